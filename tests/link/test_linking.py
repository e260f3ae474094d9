"""Reports of one happening become one incident, others do not."""

from collections.abc import Sequence

from telling_of import doer, person, target, told

from tocsin.link.linking import link, neighbourhood
from tocsin.link.pairs import KeyIndex
from tocsin.model.identity import MentionId
from tocsin.model.incident import ChangeKind, IncidentState
from tocsin.model.judgement import Decision, Judgement
from tocsin.model.mention import Attribution, EventType, Factuality, Stage, TargetType
from tocsin.model.quantity import Subject
from tocsin.model.told import Told


def groups(tolds: Sequence[Told], people: Sequence[Judgement] = ()) -> set[frozenset[MentionId]]:
    return {frozenset(i.mentions) for i in link(tolds, people).incidents}


def ids(*tolds: Told) -> frozenset[MentionId]:
    return frozenset(t.id for t in tolds)


KESH = (
    told("r1", day="2024-05-14", place="Kesh", published="2024-05-14", killed="4+", words="northgate depot bus"),
    told("r2", day="2024-05-14", place="Kesh", published="2024-05-14", killed="6", words="northgate depot ticket"),
    told("r3", place="Kesh", published="2024-05-15", killed="9", words="northgate bus timetable"),
    told("r4", day="2024-05", place="Kesh", published="2024-05-16", killed="11", words="northgate depot mourners"),
    told(
        "r5",
        day="2024-05-14",
        place="VRN",
        published="2024-05-17",
        kind=EventType.ATTACK_UNSPECIFIED,
        killed="11",
        words="northgate depot inquiry",
    ),
)


def test_five_reports_with_growing_tolls_are_one_incident() -> None:
    result = link(KESH)
    assert [set(i.mentions) for i in result.incidents] == [ids(*KESH)]
    incident = result.incidents[0]
    assert incident.type.value is EventType.BOMBING
    killed = next(q.value.range for q in incident.quantities if q.value.subject is Subject.KILLED)
    assert (killed.low, killed.best, killed.high) == (6, 11, 11)


def test_two_bombs_in_one_town_on_one_day_told_apart_by_a_report_are_two() -> None:
    market = told("r1", day="2024-05-14", place="Kesh", killed="3", words="market fishmonger stall")
    station = told("r1", name="m2", day="2024-05-14", place="Kesh", killed="12", words="railway platform commuter")
    other = told("r2", day="2024-05-14", place="Kesh", killed="12", words="railway platform train")
    assert groups([market, station, other]) == {ids(market), ids(station, other)}


def test_one_town_a_year_apart_is_two() -> None:
    first = told("r1", day="2023-05-14", place="Kesh", published="2023-05-15", killed="9", words="northgate depot bus")
    second = told("r2", day="2024-05-14", place="Kesh", published="2024-05-15", killed="9", words="northgate depot bus")
    assert groups([first, second]) == {ids(first), ids(second)}


def test_an_anniversary_report_meets_the_act_and_not_a_later_one() -> None:
    act = told("r1", day="2015-10-10", place="Kesh", published="2015-10-11", killed="95", words="rally railway peace")
    later = told("r2", day="2016-07-02", place="Kesh", published="2016-07-03", killed="3", words="bus patrol")
    anniversary = told("r3", day="2015", place="Kesh", published="2017-10-10", killed="95", words="rally peace wreath")
    assert groups([act, later, anniversary]) == {ids(act, anniversary), ids(later)}


def test_a_foiled_plot_and_a_later_attack_are_two() -> None:
    plot = told("r1", day="2024-05-10", place="Kesh", stage=Stage.THWARTED, words="mall shopper")
    act = told("r2", day="2024-05-12", place="Kesh", words="mall shopper", killed="2")
    assert groups([plot, act]) == {ids(plot), ids(act)}


def test_an_arrest_and_a_trial_are_not_the_attack() -> None:
    same = {"day": "2024-05-14", "place": "Kesh", "words": "northgate depot bus driver"}
    attack = told("r1", **same)
    arrest = told("r2", kind=EventType.ARREST, **same)
    trial = told("r3", kind=EventType.TRIAL_OR_CONVICTION, **same)
    assert groups([attack, arrest, trial]) == {ids(attack), ids(arrest), ids(trial)}


def test_a_thwarted_act_told_as_an_attempt_is_one() -> None:
    from tocsin.model.mention import ThwartedAt

    attempt = told("r1", day="2024-05-14", place="Kesh", stage=Stage.ATTEMPTED, words="harbour fuse gate")
    stopped = told("r2", day="2024-05-14", place="Kesh", words="harbour fuse guard", stage=Stage.ATTEMPTED)
    from dataclasses import replace

    stopped = replace(stopped, mention=replace(stopped.mention, stage=Stage.THWARTED, thwarted_at=ThwartedAt.SCENE))
    assert groups([attempt, stopped]) == {ids(attempt, stopped)}


def test_towns_in_two_countries_are_two() -> None:
    here = told("r1", day="2024-05-14", place="Kesh", killed="30", words="market grocer")
    there = told("r2", day="2024-05-14", place="Teth", killed="30", words="market grocer")
    assert groups([here, there]) == {ids(here), ids(there)}


def test_a_bare_reference_makes_no_incident_and_attaches_to_the_one_it_names() -> None:
    act = told("r1", day="2024-05-14", place="Kesh", words="depot", participants=(target("Northgate depot", "r1"),))
    named = told("r9", published="2024-08-01", reference_only=True, trigger="since Northgate")
    result = link([act, named])
    assert [i.mentions for i in result.incidents] == [(act.id,)]
    assert [(r.mention, r.incident) for r in result.references] == [(named.id, result.incidents[0].id)]


def test_a_reference_that_fits_two_incidents_attaches_to_none() -> None:
    first = told("r1", day="2023-01-02", place="Kesh", participants=(target("Northgate depot", "r1"),))
    second = told("r2", day="2024-05-14", place="Kesh", participants=(target("Northgate station", "r2"),))
    named = told("r9", published="2024-08-01", reference_only=True, trigger="since Northgate")
    assert link([first, second, named]).references == ()


def test_what_every_report_denies_is_no_incident() -> None:
    denied = told("r1", day="2024-05-14", place="Kesh", factuality=Factuality.NEGATED)
    assert link([denied]).incidents == ()


def test_a_denial_does_not_change_the_values_of_what_others_tell() -> None:
    told_once = told("r1", day="2024-05-14", place="Kesh", killed="5", words="market stall grocer")
    denied = told(
        "r2", day="2024-05-14", place="Kesh", killed="0", words="market stall grocer", factuality=Factuality.NEGATED
    )
    (incident,) = link([told_once, denied]).incidents
    assert set(incident.mentions) == ids(told_once, denied)
    assert [q.value.range.best for q in incident.quantities] == [5]


def test_a_person_outranks_a_rule_both_ways() -> None:
    one, other = KESH[0], KESH[1]
    far = told("r8", day="2024-05-14", place="Olma")
    assert groups([one, other], [person(one, other, Decision.DIFFERENT)]) == {ids(one), ids(other)}
    assert groups([one, far], [person(one, far, Decision.SAME)]) == {ids(one, far)}


def test_undoing_a_decision_restores_what_was() -> None:
    before = link(KESH)
    split = link(KESH, [person(KESH[0], KESH[1], Decision.DIFFERENT)], before.incidents)
    after = link(KESH, [], (*split.incidents, *split.retired))
    assert [i.mentions for i in after.incidents] == [i.mentions for i in before.incidents]
    assert after.incidents[0].id == before.incidents[0].id


def test_of_two_decisions_on_one_pair_the_newer_counts() -> None:
    one, other = KESH[0], KESH[1]
    people = [
        person(one, other, Decision.DIFFERENT, "2024-06-01T12:00:00+00:00"),
        person(one, other, Decision.SAME, "2024-06-02T12:00:00+00:00"),
    ]
    assert groups([one, other], people) == {ids(one, other)}


def test_linking_again_gives_the_very_same_incidents() -> None:
    before = link(KESH).incidents
    assert link(KESH, (), before).incidents[0] is before[0]


def test_a_merge_keeps_the_older_id_and_leaves_a_redirect() -> None:
    first = told("r1", day="2024-05-14", place="Kesh", published="2024-05-14", killed="7", words="northgate depot bus")
    stray = told("r2", place="VRN", published="2024-05-20", words="commuter mourner")
    old = link([first, stray]).incidents
    assert len(old) == 2
    result = link([first, stray], [person(first, stray, Decision.SAME)], old)
    (kept,) = result.incidents
    assert kept.id == min(i.id for i in old)
    assert [(c.kind, c.new) for c in result.changes] == [(ChangeKind.MERGED, kept.id)]
    assert [(i.state, i.merged_into) for i in result.retired] == [(IncidentState.MERGED, kept.id)]


def test_a_split_says_which_part_kept_the_id() -> None:
    old = link(KESH).incidents
    people = [person(KESH[4], one, Decision.DIFFERENT) for one in KESH[:4]]
    result = link(KESH, people, old)
    kept = next(i for i in result.incidents if i.id == old[0].id)
    assert set(kept.mentions) == ids(*KESH[:4])
    assert [(c.kind, c.old, c.mentions) for c in result.changes] == [(ChangeKind.SPLIT, old[0].id, (KESH[4].id,))]


def test_a_new_report_meets_only_its_neighbourhood() -> None:
    far = [told(f"f{n}", day="2024-05-14", place="Teth", killed="3", words="ferry quay") for n in range(5)]
    index = KeyIndex([*KESH[:4], *far])
    assert {t.id for t in neighbourhood(KESH[4:], index.sharing)} == ids(*KESH)


def test_four_hundred_copies_are_one_independent_source() -> None:
    copies = [
        told(f"c{n:03}", day="2024-05-14", place="Kesh", killed="120", words="granary silo", source=f"s{n}", copies="x")
        for n in range(400)
    ]
    (incident,) = link(copies).incidents
    assert (incident.reports, incident.independent_sources) == (400, 1)


def test_the_same_actors_hand_and_target_join_undated_tellings_of_one_week() -> None:
    def one(report: str, published: str) -> Told:
        cast = (
            doer("Grey Lions", report, Attribution.CLAIMED),
            target("Varnian consulate", report, TargetType.DIPLOMAT),
        )
        return told(report, place="Kesh", published=published, participants=cast, words="consulate lorry wall")

    assert len(link([one("r1", "2024-05-14"), one("r2", "2024-05-15")]).incidents) == 1


def test_an_old_report_published_again_is_left_to_a_person() -> None:
    from dataclasses import replace

    from tocsin.model.evidence import Basis

    old = told("r1", day="2011-01-24", place="Kesh", published="2011-01-25", killed="37", words="arrivals hall luggage")
    new = told("r2", day="2024-05-14", place="Kesh", published="2024-05-14", killed="37", words="arrivals hall luggage")
    assert new.mention.date is not None
    anchored = replace(new, mention=replace(new.mention, date=replace(new.mention.date, basis=Basis.ANCHORED)))
    result = link([old, anchored])
    assert len(result.incidents) == 2
    assert [(j.decision, j.made_by) for j in result.judgements] == [(Decision.UNSURE, "rule:recycled")]


def test_what_a_mention_held_together_is_grouped_again_once_it_is_taken_away() -> None:
    """A doubtful telling bridges two components; without it, nothing leads from one of them to the other."""
    day = {"day": "2024-05-14", "place": "Kesh"}
    assault, suicide = EventType.ARMED_ASSAULT, EventType.SUICIDE_BOMBING
    rest = [
        told("r0", published="2024-06-01", words="bus grocer", **day),
        told("r2", published="2024-06-01", kind=assault, words="depot market northgate", **day),
        told(
            "r3",
            day="2024-05",
            place="Kesh",
            kind=assault,
            killed="2-9",
            published="2024-06-01",
            words="depot grocer market",
        ),
        told("r5", published="2024-05-16", kind=suicide, killed="2-9", words="depot grocer", **day),
    ]
    bridge = told(
        "r7",
        day="2024-05-18",
        place="Kesh",
        published="2024-06-01",
        kind=EventType.ATTACK_UNSPECIFIED,
        words="depot grocer northgate",
    )
    before = link([*rest, bridge]).incidents
    assert {frozenset(i.mentions) for i in before} == {ids(rest[0]), ids(*rest[1:]), ids(bridge)}
    index = KeyIndex([*rest, bridge])
    held = [one for one in neighbourhood([bridge], index.sharing) if one is not bridge]
    after = link(neighbourhood([], KeyIndex(rest).sharing, held=held), (), before)
    assert {frozenset(i.mentions) for i in after.incidents} == groups(rest) == {ids(*rest)}
