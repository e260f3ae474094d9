"""What later reports leave out or add: the town that only the title names, one death more, a bare plural."""

from dataclasses import replace

import pytest
from telling_of import figure, person, target, told

from tocsin.link.block import block_keys
from tocsin.link.compare import counts, kind, where
from tocsin.link.facts import facts_of
from tocsin.link.figures import reconcile_figures
from tocsin.link.linking import link
from tocsin.link.voices import tellings_of
from tocsin.model.evidence import Sourced
from tocsin.model.judgement import Decision
from tocsin.model.mention import EventType
from tocsin.model.place import Place, PlacePrecision
from tocsin.model.quantity import Qualifier, Quantity, Range, Subject
from tocsin.model.told import Told


def killed_in(*members: Told) -> tuple[int | None, int | None, int | None, str]:
    (found,) = (f for f in reconcile_figures(tellings_of(members)) if f.value.subject is Subject.KILLED)
    reach: Range = found.value.range
    return reach.low, reach.best, reach.high, found.rule


def in_area(report: str, name: str, precision: PlacePrecision, lat: float) -> Told:
    one = told(report, day="2024-05-14", place="Kesh", killed="9")
    assert one.mention.place is not None
    place = Place(name, precision, "VRN", lat, 30.0)
    changed = Sourced(place, one.mention.place.basis, one.mention.place.evidence, one.mention.place.rule)
    return replace(one, mention=replace(one.mention, place=changed))


def test_an_act_without_a_place_meets_the_one_whose_town_its_title_names() -> None:
    placed = told("r1", day="2024-05-14", place="Kesh", published="2024-05-14", killed="41", words="northgate depot")
    verdict = told("r2", day="2024-05", published="2025-11-03", killed="41", title="kesh bomber sentenced")
    elsewhere = told("r3", day="2024-05", published="2025-11-03", killed="41", title="olma bomber sentenced")
    assert where.compare(facts_of(placed), facts_of(verdict)) == where.IN_WORDS
    assert where.compare(facts_of(verdict), facts_of(placed)) == where.IN_WORDS
    assert where.compare(facts_of(placed), facts_of(elsewhere)) is None
    assert block_keys(placed).stored & block_keys(verdict).asked
    assert block_keys(verdict).stored & block_keys(placed).asked
    assert len(link([placed, verdict]).incidents) == 1


def test_two_provinces_of_one_name_are_nearly_one_place() -> None:
    one, other = (in_area(r, "Vern", PlacePrecision.ADMIN1, 40.0) for r in ("r1", "r2"))
    assert where.compare(facts_of(one), facts_of(other)) == where.SAME_AREA
    assert len(link([one, other]).incidents) == 1


def test_a_vague_region_of_the_country_contradicts_no_town_of_it() -> None:
    north = in_area("r1", "the north", PlacePrecision.REGION, 45.0)
    near, far = (
        in_area(r, name, PlacePrecision.POPULATED_PLACE, lat)
        for r, name, lat in (("r2", "Kesh", 40.0), ("r3", "Sud", 30.0))
    )
    assert where.compare(facts_of(north), facts_of(near)) == where.IN_COUNTRY
    assert where.compare(facts_of(north), facts_of(far)) == where.APART


def test_the_places_of_one_release_may_lie_far_apart() -> None:
    def tellings(kind: EventType) -> list[Told]:
        places = (("r1", "Kesh"), ("r2", "Dorn"), ("r3", "VRN"))
        return [told(r, kind=kind, day="2024-05-14", place=p, words="schoolgirl red cross") for r, p in places]

    assert len(link(tellings(EventType.RELEASE)).incidents) == 1
    assert len(link(tellings(EventType.BOMBING)).incidents) == 2


@pytest.mark.parametrize(
    ("one", "finding"), [(EventType.RELEASE, kind.SAME_RARE_TYPE), (EventType.BOMBING, kind.SAME_TYPE)]
)
def test_a_rare_type_says_more_than_a_common_one(one: EventType, finding: str) -> None:
    assert kind.compare(facts_of(told("r1", kind=one)), facts_of(told("r2", kind=one))) == finding


def test_street_clashes_can_be_told_as_a_riot() -> None:
    riot, clash = (facts_of(told("r1", kind=k)) for k in (EventType.PROTEST_OR_RIOT, EventType.ARMED_CLASH))
    assert kind.can_be_one(riot, clash)


def test_a_bare_plural_agrees_with_any_figure() -> None:
    some = told("r1", published="2024-05-14")
    bare = told("r2", published="2024-05-15")
    assert counts.compare(facts_of(told("r3", published="2024-05-14", killed="21")), facts_of(_counted(bare))) is None
    assert counts.compare(facts_of(some), facts_of(bare)) is None


def _counted(one: Told) -> Told:
    plural = figure(Subject.KILLED, "2", str(one.report))
    plural = replace(plural, value=Quantity(Subject.KILLED, Range(2, None, None, Qualifier.PLURAL)))
    return replace(one, mention=replace(one.mention, quantities=(plural,)))


def test_one_death_more_is_not_the_toll() -> None:
    many = told("r1", source="Courier", published="2024-05-14", killed="32")
    one = told("r2", source="Post", published="2024-05-29", killed="1")
    assert killed_in(many, one)[:3] == (32, 32, 32)
    few = told("r3", source="Herald", published="2024-05-14", killed="4")
    assert killed_in(few, one)[:3] == (1, 1, 4)


def test_more_than_140_does_not_replace_148_told_before() -> None:
    exact = told("r1", source="Courier", published="2024-05-14", killed="148")
    open_end = told("r2", source="Post", published="2025-05-14", killed="140+")
    low, best, high, rule = killed_in(exact, open_end)
    assert (low, best, high, rule) == (148, 148, 148, "figure.exact_within_newest")
    wild = told("r3", source="Desk", published="2024-05-14", killed="4000")
    assert killed_in(wild, open_end)[1] == 140


def test_a_growing_toll_of_four_voices_is_believed() -> None:
    tolls = [
        told(f"r{n}", source=f"Source {n}", published=day, killed=toll)
        for n, (day, toll) in enumerate(
            [("2024-05-14", "9+"), ("2024-05-15", "40"), ("2024-05-17", "50"), ("2024-06-02", "1")]
        )
    ]
    assert killed_in(*tolls)[1] == 50


def test_where_no_day_is_fixed_a_high_sum_is_enough() -> None:
    dated = told("r1", day="2024-05-14", place="Kesh", published="2024-05-14", killed="7", title="kesh market")
    undated = told("r2", place="Kesh", published="2024-05-16", killed="8", title="kesh market")
    assert len(link([dated, undated]).incidents) == 1


def test_sixty_tellings_of_one_act_stay_one_until_a_person_parts_two() -> None:
    many = [
        told(
            f"r{n:02}", day="2024-05-14", place="Kesh", published="2024-05-14", killed="9", words="northgate depot bus"
        )
        for n in range(60)
    ]
    assert [len(i.mentions) for i in link(many).incidents] == [60]
    parted = link(many, [person(many[3], many[40], Decision.DIFFERENT)])
    home = {m: i.id for i in parted.incidents for m in i.mentions}
    assert home[many[3].id] != home[many[40].id]


def test_two_tellings_of_one_persons_assassination_meet_years_apart_without_a_place() -> None:
    victim = target("Nadia Verrin", "r")
    first = told(
        "r1", kind=EventType.ASSASSINATION, day="2017-12-27", place="Kesh", published="2017-12-28",
        participants=(victim,), words="verrin rally", title="verrin",
    )  # fmt: skip
    verdict = told(
        "r2", kind=EventType.ASSASSINATION, day="2017-12", published="2021-08-31",
        participants=(victim,), words="verrin rally officer", title="verrin",
    )  # fmt: skip
    assert len(link([first, verdict]).incidents) == 1
    other = told(
        "r3", kind=EventType.ASSASSINATION, day="2017-12", published="2021-08-31",
        participants=(target("Omar Dessin", "r3"),), words="dessin rally officer", title="dessin",
    )  # fmt: skip
    assert len(link([first, other]).incidents) == 2


def test_a_report_that_comes_back_to_what_it_told_is_one_telling_of_it() -> None:
    day, out = "2024-05-14", "2024-05-15"
    main = told("r1", day=day, place="Kesh", published=out, killed="12", words="depot northgate")
    again = told("r1", name="m2", day=day, published=out, killed="2+", words="depot northgate")
    other = told("r2", day=day, place="Kesh", published=out, killed="12", words="depot northgate")
    assert len(link([main, again, other]).incidents) == 1


def test_a_second_act_with_its_own_figure_or_place_in_one_report_stays_apart() -> None:
    day, out = "2024-05-14", "2024-05-15"
    main = told("r1", day=day, place="Kesh", published=out, killed="12", words="depot northgate")
    for second in (
        told("r1", name="m2", day=day, place="Kesh", published=out, killed="3", words="depot northgate"),
        told("r1", name="m2", day=day, place="Olma", published=out, words="depot northgate"),
        told("r1", name="m2", day=day, published=out, wounded="7", words="depot northgate"),
    ):
        assert len(link([main, second]).incidents) == 2
