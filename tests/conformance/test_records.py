"""Every record keeps the same promises, whatever it is stored in."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from recordkit import PLACES, Clock, coded, entry, fill, incident, judge, many, outcomes
from tocsin.errors import NotFoundError, SettingError
from tocsin.model.claim import ClaimType, Relation
from tocsin.model.copies import CopyKeys
from tocsin.model.identity import ClaimId, IncidentId, MentionId, ReportId, RunId
from tocsin.model.incident import IncidentState, SetAside
from tocsin.model.interval import Interval, parse_interval
from tocsin.model.judgement import Decision
from tocsin.model.mention import EventType, Stage
from tocsin.model.outcome import InputState, Outcome
from tocsin.model.report import Report
from tocsin.model.review import Review, ReviewDecision, ReviewTarget, TargetKind
from tocsin.record.base import ClaimFilter, Counts, Entry, IncidentFilter, Record
from tocsin.record.memory import MemoryRecord
from tocsin.record.sqlite import SqliteRecord

Maker = Callable[[], Record]
NOON = dt.datetime(2024, 5, 1, 12, tzinfo=dt.UTC)


@pytest.fixture(params=["memory", "sqlite"])
def make(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Maker]:
    made: list[Record] = []

    def one() -> Record:
        clock = Clock()
        path = tmp_path / f"{len(made)}.db"
        is_memory = request.param == "memory"
        made.append(
            MemoryRecord(clock) if is_memory else SqliteRecord.open(path, create=True, writing=True, clock=clock)
        )
        return made[-1]

    yield one
    for record in made:
        record.close()


@pytest.fixture
def record(make: Maker) -> Record:
    return make()


def ask_review(
    kind: TargetKind, target: str, decision: ReviewDecision, at: dt.datetime = NOON, field: str | None = None
) -> Review:
    return Review(ReviewTarget(kind, target, field), decision, "seen with my own eyes", "ada", at, old="1", new="2")


# --- adding ------------------------------------------------------------------------------------------------------


def test_a_report_comes_back_as_it_went_in(record: Record) -> None:
    one = entry(1)
    fill(record, [one])
    assert record.coded(one.coded.report.id) == one.coded
    assert record.report(one.coded.report.id) == one.coded.report
    assert record.copy_keys(one.coded.report.id) == one.copies
    assert record.has_report(one.coded.report.id)


def test_what_is_not_there_is_none(record: Record) -> None:
    assert record.report(ReportId("rpt_x")) is None
    assert record.coded(ReportId("rpt_x")) is None
    assert record.mention(MentionId("men_x")) is None
    assert record.claim(ClaimId("clm_x")) is None
    assert record.copy_keys(ReportId("rpt_x")) is None
    assert record.incident_of(MentionId("men_x")) is None
    assert record.mentions_of(ReportId("rpt_x")) == ()
    assert record.counts() == Counts()


def test_adding_a_report_twice_changes_nothing(record: Record) -> None:
    entries = many(20)
    fill(record, entries)
    before, counts = record.digest(), record.counts()
    (added,) = fill(record, entries)
    assert added.new_reports == ()
    assert added.count(InputState.ALREADY_THERE) == 20
    assert record.digest() == before
    assert (record.counts().reports, record.counts().mentions) == (counts.reports, counts.mentions)


def test_a_report_twice_in_one_batch_is_stored_once(record: Record) -> None:
    run = record.begin_run("add")
    added = record.add([entry(1), entry(1)], outcomes([entry(1), entry(1)]), run)
    assert [one.state for one in added.outcomes] == [InputState.STORED, InputState.ALREADY_THERE]
    assert record.counts().reports == 1


def test_the_coding_of_a_report_that_is_there_stays(record: Record) -> None:
    one = entry(1)
    fill(record, [one])
    fill(record, [Entry(replace(one.coded, mentions=(), claims=(), relations=()))])
    assert record.coded(one.coded.report.id) == one.coded


def test_the_accounting_of_a_run_adds_up(record: Record) -> None:
    run = record.begin_run("add folder")
    refused = Outcome("b.txt", InputState.REFUSED, code="no_text", reason="no text")
    failed = Outcome("c.jsonl", InputState.FAILED, position=7, code="took_too_long", reason="too long")
    record.add([entry(1)], [*outcomes([entry(1)]), refused, failed, *outcomes([entry(1)])], run)
    ended = record.end_run(run, 4)
    assert (ended.stored, ended.already_there, ended.refused, ended.failed) == (1, 1, 1, 1)
    assert ended.adds_up
    assert record.runs() == (ended,)
    assert list(record.outcomes(run))[1:3] == [refused, failed]
    assert record.verify() == ()


def test_a_run_whose_numbers_do_not_add_up_is_found(record: Record) -> None:
    run = record.begin_run("add")
    record.end_run(run, 3)
    assert [(one.check, one.is_error) for one in record.verify()] == [("accounting", True)]


def test_a_run_that_was_cut_off_is_worth_knowing_but_no_error(record: Record) -> None:
    record.begin_run("add")
    assert [(one.check, one.is_error) for one in record.verify()] == [("accounting", False)]


def test_outcomes_and_reports_must_fit_together(record: Record) -> None:
    run = record.begin_run("add")
    with pytest.raises(ValueError, match="without an outcome"):
        record.add([entry(1)], [], run)
    with pytest.raises(ValueError, match="no report"):
        record.add([], outcomes([entry(1)]), run)
    record.end_run(run, 0)
    with pytest.raises(ValueError, match="never begun or has ended"):
        record.add([entry(1)], outcomes([entry(1)]), run)
    with pytest.raises(ValueError, match="never begun or has ended"):
        record.end_run(RunId("none"), 0)
    assert record.counts().reports == 0


def test_evidence_that_is_not_in_the_text_is_never_stored(record: Record) -> None:
    good = coded(1)
    other = Report.of("Another text altogether, long enough to point into, with many more words in it. And on it goes.")
    bad = replace(good, report=replace(good.report, text=other.text))
    run = record.begin_run("add")
    with pytest.raises(ValueError, match="the text has no"):
        record.add([entry(2), Entry(bad)], outcomes([entry(2), Entry(bad)]), run)
    assert record.counts().reports == 0


@pytest.mark.parametrize("text", ["a\0b bomb", "half \ud800 pair bomb", "\u202e\u2066bomb", "💣 bomb", "x" * 100_000])
def test_any_text_comes_back_code_point_for_code_point(record: Record, text: str) -> None:
    report = Report.of(text, title=text[:50])
    one = Entry(replace(coded(1), report=report, mentions=(), claims=(), relations=(), problems=()))
    fill(record, [one])
    assert record.report(report.id) == report
    assert record.verify() == ()


def test_names_of_odd_bytes_and_marks_are_no_trouble(record: Record) -> None:
    run = record.begin_run("add \udcff\0")
    record.add([], [Outcome("odd\udcff\0.txt", InputState.REFUSED, code="x\ud800", reason="\udcff")], run)
    record.end_run(run, 1)
    record.note("ada\ud800", "say", "\0", "\udfff")
    record.append_reviews([ask_review(TargetKind.CLAIM, "clm_\udcff", ReviewDecision.ACCEPT)])
    for asked in ("\udcff", "a\0"):
        assert record.report(ReportId(asked)) is None
        assert record.incident_of(MentionId(asked)) is None
        with pytest.raises(NotFoundError):
            record.incident(asked)
        assert record.incidents(IncidentFilter(country=asked)).items == ()
    assert record.verify() == ()
    assert len(record.digest()) == 64


# --- reports, mentions, claims -------------------------------------------------------------------------------------


def test_pages_of_reports_hold_each_report_once_in_the_order_of_ids(record: Record) -> None:
    fill(record, many(25))
    seen, cursor = [], None
    while True:
        page = record.reports(limit=7, cursor=cursor)
        seen += [one.id for one in page.items]
        cursor = page.next
        if cursor is None:
            break
    assert seen == sorted(one.coded.report.id for one in many(25))


def test_mentions_between_two_days_are_those_that_can_have_happened_then(record: Record) -> None:
    days = [dt.date(2015, 1, 1), dt.date(2015, 1, 5), dt.date(2015, 2, 1), None]
    entries = [entry(number, day=day) for number, day in enumerate(days)]
    fill(record, entries)
    found = record.mentions_between(dt.date(2015, 1, 1), dt.date(2015, 1, 31))
    assert [one.id for one in found] == [entries[n].coded.mentions[0].id for n in (0, 1)]


def test_mentions_near_a_point_come_nearest_first(record: Record) -> None:
    entries = [entry(number, place=place) for number, place in enumerate([*PLACES, None])]
    fill(record, entries)
    found = [one.place.value.name for one in record.mentions_near(39.0, 33.0, 1000) if one.place]
    assert found == ["Ankara", "Şırnak"]


def test_the_last_meridian_is_no_border(record: Record) -> None:
    fill(record, [entry(number, place=place) for number, place in enumerate(PLACES)])
    found = [one.place.value.name for one in record.mentions_near(-16.0, -179.5, 1000) if one.place]
    assert found == ["Suva", "Apia"]


def test_a_circle_around_a_pole_holds_all_meridians(record: Record) -> None:
    fill(record, [entry(number, place=place) for number, place in enumerate(PLACES)])
    assert len(list(record.mentions_near(-89.0, 0.0, 12_000))) == 3


def test_what_is_unknown_keeps_no_mention_out_of_a_meeting(record: Record) -> None:
    entries = {
        "same": entry(1, place="Ankara", day=dt.date(2015, 10, 10)),
        "undated": entry(2, place="Ankara", day=None),
        "no place": entry(3, place=None, day=dt.date(2015, 10, 10)),
        "no point": entry(4, place="Sahel", day=dt.date(2015, 10, 10)),
        "far": entry(5, place="Lima", day=dt.date(2015, 10, 10)),
        "later": entry(6, place="Ankara", day=dt.date(2015, 10, 12)),
    }
    fill(record, list(entries.values()))
    name_by_id = {one.coded.mentions[0].id: name for name, one in entries.items()}
    day = Interval.day(dt.date(2015, 10, 10))

    def names(days: Interval | None, lat: float | None, lon: float | None) -> set[str]:
        return {name_by_id[one.id] for one in record.mentions_meeting(days, lat, lon, 50)}

    assert names(day, 39.9, 32.9) == {"same", "undated", "no place", "no point"}
    assert names(None, 39.9, 32.9) == {"same", "undated", "no place", "no point", "later"}
    assert names(day, None, None) == {"same", "undated", "no place", "no point", "far"}
    assert names(parse_interval("2015-10-12/.."), 39.9, 32.9) == {"undated", "later"}


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        (ClaimFilter(), 8),
        (ClaimFilter(speaker="ozel"), 3),
        (ClaimFilter(speaker="ÖZEL deputy"), 3),
        (ClaimFilter(speaker="zel"), 0),
        (ClaimFilter(types=(ClaimType.WARNING,)), 4),
        (ClaimFilter(text="red column"), 4),
        (ClaimFilter(text="red", speaker="ruiz"), 1),
        (ClaimFilter(report=ReportId("rpt_x")), 0),
        (ClaimFilter(about=IncidentId("one")), 2),
        (ClaimFilter(about=IncidentId("none")), 0),
        (ClaimFilter(relations=(Relation.SUPPORTS, Relation.REPEATS)), 8),
        (ClaimFilter(relations=(Relation.CONTRADICTS,)), 0),
        (ClaimFilter(is_figure=True), 0),
    ],
)
def test_claims_are_found_by_what_they_are_about(record: Record, wanted: ClaimFilter, count: int) -> None:
    entries = [entry(1), entry(2), entry(3), entry(4, speaker="Governor Ruiz")]
    fill(record, entries)
    record.append_incidents([incident("one", [one.coded.mentions[0] for one in entries[:2]])])
    assert len(record.claims(wanted).items) == count


def test_pages_of_claims_hold_each_claim_once(record: Record) -> None:
    fill(record, many(9))
    seen, cursor = [], None
    while cursor is not None or not seen:
        page = record.claims(limit=4, cursor=cursor)
        seen += [(one.report, one.id) for one in page.items]
        cursor = page.next
        if cursor is None:
            break
    assert [one for one, _ in seen] == sorted(one for one, _ in seen)
    assert len(set(seen)) == 18


def test_problems_and_relations_stay_with_their_report(record: Record) -> None:
    entries = many(3)
    fill(record, entries)
    first = entries[0].coded
    assert [one.problem for one in record.problems(first.report.id)] == list(first.problems)
    assert len(list(record.problems())) == 3
    assert record.relations_of(first.report.id) == first.relations


def test_copies_are_candidates_if_they_share_a_band_of_one_version(record: Record) -> None:
    entries = [entry(1, "x"), entry(2, "x"), entry(3, "y")]
    fill(record, entries)
    ids = sorted(one.coded.report.id for one in entries[:2])
    assert [one.report for one in record.copy_candidates(CopyKeys(("x", "z"), (), "test-1"))] == ids
    assert record.copy_candidates(CopyKeys(("x",), (), "test-2")) == ()
    assert record.copy_candidates(CopyKeys((), (), "test-1")) == ()


# --- full text -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("sirnak", {1}),
        ("ŞIRNAK", {1}),
        ("bomb ankara", {0}),
        ('"hit ankara"', {0}),
        ('"ankara hit"', set()),
        ("column red", {0, 1}),
        ("", set()),
        ("***", set()),
    ],
)
def test_reports_are_found_by_their_words(record: Record, words: str, numbers: set[int]) -> None:
    entries = [entry(0, place="Ankara"), entry(1, place="Şırnak")]
    fill(record, entries)
    hits = {hit.report.id for hit in record.search(words)}
    assert hits == {entries[number].coded.report.id for number in numbers}


HOSTILE_QUERIES = (
    '"',
    '""',
    "'",
    "*",
    "a*",
    "(",
    ")",
    "NEAR(",
    "NEAR(a b, 5)",
    "a AND",
    "OR",
    "NOT a",
    "text:a",
    "title : {a",
    "^a",
    "a + b",
    "-a",
    "{}",
    "[]",
    "; DROP TABLE report",
    "' OR 1=1 --",
    "\0",
    "a\0b",
    "\ud800",
    "%_",
    "\\",
    "﷽",
    "💣",
    "a" * 100_000,
    "a " * 10_000,
    '"' * 9_999,
    "\u202e",
    "ı" * 50,
)


@pytest.mark.parametrize("words", HOSTILE_QUERIES)
def test_any_string_may_be_asked(record: Record, words: str) -> None:
    one = entry(1)
    fill(record, [one])
    record.append_incidents([incident("one", one.coded.mentions)])
    record.search(words)
    for wanted in (IncidentFilter(text=words), IncidentFilter(place=words), IncidentFilter(actor=words)):
        record.incidents(wanted)
    record.claims(ClaimFilter(speaker=words, text=words))
    assert record.counts().reports == 1


def test_a_hit_points_at_the_words_in_the_text(record: Record) -> None:
    fill(record, [entry(1, place="Şırnak")])
    (hit,) = record.search('sirnak "red column"')
    assert [one.exact for one in hit.passages] == ["Şırnak", "Red Column"]


# --- incidents -----------------------------------------------------------------------------------------------------


def test_an_incident_that_changes_gets_a_new_revision_and_keeps_the_old(record: Record) -> None:
    members = entry(1).coded.mentions
    fill(record, [entry(1)])
    (first,) = record.append_incidents([incident("abc", members)])
    (second,) = record.append_incidents([replace(first, reports=2)])
    (third,) = record.append_incidents([replace(first, reports=2)])
    assert (first.revision, second.revision, third.revision) == (1, 2, 2)
    assert record.incident("abc") == second
    assert [one.incident for one in record.revisions(IncidentId("abc"))] == [first, second]
    assert record.counts().revisions == 2


def test_an_incident_is_shown_as_it_was_known_on_a_day(make: Maker) -> None:
    record = make()
    fill(record, [entry(1)])
    clock = record._clock  # type: ignore[attr-defined]
    clock.now = dt.datetime(2024, 3, 5, 23, 59, 58, tzinfo=dt.UTC)
    record.append_incidents([incident("abc", entry(1).coded.mentions, killed=3)])
    clock.now = dt.datetime(2024, 3, 7, tzinfo=dt.UTC)
    record.append_incidents([incident("abc", entry(1).coded.mentions, killed=9)])
    known = [record.incident_as_known(IncidentId("abc"), dt.date(2024, 3, day)) for day in (4, 5, 6, 7)]
    figures = [one.quantities[0].value.range.best if one else None for one in known]
    assert figures == [None, 3, 3, 9]


def test_an_incident_is_found_by_the_beginning_of_its_id(record: Record) -> None:
    entries = many(3)
    fill(record, entries)
    record.append_incidents(
        [incident(name, one.coded.mentions) for name, one in zip(("abc1", "abc", "abd"), entries, strict=True)]
    )
    assert record.incident("abd").id == "abd"
    assert record.incident("abc").id == "abc"
    assert record.incident("abc1").id == "abc1"
    with pytest.raises(NotFoundError, match="abc, abc1, abd"):
        record.incident("ab")
    for wanted in ("x", "", "%", "a_"):
        with pytest.raises(NotFoundError):
            record.incident(wanted)


def test_a_merged_incident_leads_to_the_one_that_holds_its_mentions(record: Record) -> None:
    entries = many(2)
    mentions = [one.coded.mentions[0] for one in entries]
    fill(record, entries)
    record.append_incidents([incident("left", mentions[:1]), incident("right", mentions[1:])])
    record.append_incidents(
        [incident("right", mentions), incident("left", mentions[:1], IncidentState.MERGED, merged_into="right")]
    )
    assert record.incident("left").id == "right"
    assert record.incident_of(mentions[0].id) == "right"
    assert [one.id for one in record.incidents().items] == ["right"]
    assert [one.id for one in record.incidents(IncidentFilter(states=(IncidentState.MERGED,))).items] == ["left"]
    assert record.counts().incidents == 1
    assert record.verify() == ()


def test_a_circle_of_merges_ends_with_words(record: Record) -> None:
    members = entry(1).coded.mentions
    fill(record, [entry(1)])
    record.append_incidents(
        [
            incident("a", members, IncidentState.MERGED, merged_into="b"),
            incident("b", members, IncidentState.MERGED, merged_into="a"),
        ]
    )
    with pytest.raises(NotFoundError):
        record.incident("a")


def test_an_incident_of_mentions_that_are_not_there_is_never_stored(record: Record) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - each record says it in its own words
        record.append_incidents([incident("abc", entry(1).coded.mentions)])
    assert record.counts().incidents == 0


def test_incidents_are_found_for_which_something_was_set_aside(record: Record) -> None:
    told = entry(1, place="Ankara", killed=12)
    fill(record, [told])
    mention = told.coded.mentions[0]
    plain = incident("plain", [mention], killed=12)
    aside = SetAside(plain.quantities[0].value, mention.id, "another figure")
    disputed = replace(
        incident("disputed", [mention], killed=12), quantities=(replace(plain.quantities[0], set_aside=(aside,)),)
    )
    record.append_incidents([plain, disputed])
    assert [one.id for one in record.incidents(IncidentFilter(has_set_aside=True)).items] == ["disputed"]
    assert {one.id for one in record.incidents(IncidentFilter()).items} == {"plain", "disputed"}


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (IncidentFilter(), "lima ankara sirnak undated"),
        (IncidentFilter(country="TUR"), "ankara sirnak"),
        (IncidentFilter(since=dt.date(2015, 10, 10)), "ankara sirnak"),
        (IncidentFilter(until=dt.date(2015, 10, 10)), "lima ankara"),
        (IncidentFilter(types=(EventType.BOMBING,)), "ankara undated"),
        (IncidentFilter(types=(EventType.BOMBING, EventType.ARMED_CLASH)), "lima ankara undated"),
        (IncidentFilter(stages=(Stage.THWARTED,)), "sirnak"),
        (IncidentFilter(place="sirnak province"), "sirnak"),
        (IncidentFilter(place="irnak"), ""),
        (IncidentFilter(actor="red col"), "lima ankara sirnak undated"),
        (IncidentFilter(actor="grp_red_column"), "lima ankara sirnak undated"),
        (IncidentFilter(actor="blue"), ""),
        (IncidentFilter(text="lima"), "lima"),
        (IncidentFilter(text="ruiz"), "lima"),
        (IncidentFilter(states=(IncidentState.CONFIRMED,)), "ankara"),
        (IncidentFilter(country="TUR", types=(EventType.BOMBING,), since=dt.date(2016, 1, 1)), ""),
    ],
)
def test_incidents_are_found_by_what_they_are(record: Record, wanted: IncidentFilter, names: str) -> None:
    entries = {
        "ankara": entry(1, place="Ankara", day=dt.date(2015, 10, 10)),
        "sirnak": entry(2, place="Şırnak", day=dt.date(2016, 2, 1), verb="raid", stage=Stage.THWARTED),
        "lima": entry(3, place="Lima", day=dt.date(1992, 7, 16), verb="clash", speaker="Governor Ruiz"),
        "undated": entry(4, place=None, day=None),
    }
    fill(record, list(entries.values()))
    states = {"ankara": IncidentState.CONFIRMED}
    record.append_incidents(
        [incident(name, one.coded.mentions, states.get(name, IncidentState.CANDIDATE)) for name, one in entries.items()]
    )
    assert [one.id for one in record.incidents(wanted).items] == names.split()


def test_pages_of_incidents_hold_each_incident_once_in_one_order(record: Record) -> None:
    entries = many(23)
    fill(record, entries)
    record.append_incidents([incident(f"i{n}", one.coded.mentions) for n, one in enumerate(entries)])
    seen, cursor = [], None
    while True:
        page = record.incidents(limit=5, cursor=cursor)
        seen += [one.id for one in page.items]
        cursor = page.next
        if cursor is None:
            break
    assert seen == [one.id for one in record.incidents(limit=1000).items]
    assert len(set(seen)) == 23


@pytest.mark.parametrize("cursor", ["x", "1", ":", "a:b", ":3", "a:-1", "a:" + "9" * 40])
def test_a_cursor_that_is_none_is_a_wrong_setting(record: Record, cursor: str) -> None:
    with pytest.raises(SettingError):
        record.incidents(cursor=cursor)


# --- decisions -----------------------------------------------------------------------------------------------------


def test_a_persons_judgement_outranks_a_rules_for_ever(record: Record) -> None:
    left, right = (one.coded.mentions[0] for one in many(2))
    fill(record, many(2))
    by_rule, by_person = judge(left, right), judge(left, right, Decision.DIFFERENT, "person:ada", NOON)
    assert record.append_judgements([by_rule, by_person]) == 2
    assert record.append_judgements([judge(left, right, score=0.99)]) == 1
    assert record.judgement(right.id, left.id) == by_person
    assert list(record.judgements()) == [by_person]
    assert list(record.judgements(left.id)) == [by_person]


def test_among_equals_the_newest_judgement_counts(record: Record) -> None:
    left, right = (one.coded.mentions[0] for one in many(2))
    fill(record, many(2))
    first, second = judge(left, right), judge(left, right, Decision.UNSURE)
    for one in (first, second, first):
        assert record.append_judgements([one]) == 1
        assert record.judgement(left.id, right.id) == one
        assert record.append_judgements([one]) == 0


def test_taking_a_decision_back_restores_what_was(record: Record) -> None:
    left, right = (one.coded.mentions[0] for one in many(2))
    fill(record, many(2))
    by_rule, by_person = judge(left, right), judge(left, right, Decision.DIFFERENT, "person:ada", NOON)
    record.append_judgements([by_rule])
    before = record.digest()
    record.append_judgements([by_person])
    decided = record.digest()
    taken_back = ask_review(TargetKind.JUDGEMENT, by_person.id, ReviewDecision.REJECT)
    record.append_reviews([taken_back])
    assert record.judgement(left.id, right.id) == by_rule
    record.append_reviews([ask_review(TargetKind.REVIEW, taken_back.id, ReviewDecision.UNDO)])
    assert record.judgement(left.id, right.id) == by_person
    assert record.digest() == decided != before


def test_a_review_is_kept_once_and_found_by_its_target(record: Record) -> None:
    one = ask_review(TargetKind.MENTION, "men_1", ReviewDecision.EDIT, field="date")
    other = ask_review(TargetKind.MENTION, "men_1", ReviewDecision.EDIT, field="place")
    assert record.append_reviews([one, one, other]) == 2
    assert record.append_reviews([one]) == 0
    assert record.reviews() == (one, other)
    assert record.reviews(one.target) == (one,)


def test_undoing_a_review_gives_the_digest_of_before(record: Record) -> None:
    fill(record, many(2))
    before = record.digest()
    one = ask_review(TargetKind.MENTION, many(2)[0].coded.mentions[0].id, ReviewDecision.REJECT)
    record.append_reviews([one])
    assert record.digest() != before
    record.append_reviews([ask_review(TargetKind.REVIEW, one.id, ReviewDecision.UNDO)])
    assert record.digest() == before


# --- itself --------------------------------------------------------------------------------------------------------


def test_every_step_is_a_link_of_the_audit_chain(record: Record) -> None:
    fill(record, many(2), batch=1)
    record.note("ada", "unmask names", "export.csv", "court order 7")
    entries = list(record.audit())
    assert [one.action for one in entries] == ["begin run", "add", "add", "end run", "unmask names"]
    assert [one.seq for one in entries] == [1, 2, 3, 4, 5]
    assert entries[-1].target == "export.csv: court order 7"
    assert list(record.audit(after=4)) == entries[4:]
    assert record.verify(head=entries[2].hash) == ()
    assert [one.check for one in record.verify(head="0" * 64)] == ["audit"]


def test_the_digest_does_not_depend_on_order_batches_ids_or_clock(make: Maker) -> None:
    entries = many(12)
    mentions = [one.coded.mentions[0] for one in entries]
    digests = set()
    for batch, order, prefix in ((1, 1, "a"), (5, -1, "b"), (100, 1, "zz")):
        record = make()
        fill(record, entries[::order], batch)
        record.append_incidents([incident(f"{prefix}{n}", mentions[n : n + 2]) for n in range(0, 12, 2)][::order])
        at = NOON + dt.timedelta(days=batch)
        record.append_judgements([judge(mentions[0], mentions[1]), judge(*mentions[2:4], made_by="person:x", at=at)])
        named = record.incident_of(mentions[4].id) or ""
        record.append_reviews([ask_review(TargetKind.INCIDENT, named, ReviewDecision.ACCEPT, at)])
        digests.add(record.digest())
    assert len(digests) == 1


def test_the_digest_changes_with_anything_that_is_known(make: Maker) -> None:
    entries = many(3)
    mentions = [one.coded.mentions[0] for one in entries]
    record = make()
    seen = [record.digest()]
    for step in (
        lambda: fill(record, entries[:1]),
        lambda: fill(record, entries),
        lambda: record.append_incidents([incident("a", mentions[:2])]),
        lambda: record.append_incidents([incident("a", mentions[:2], killed=4)]),
        lambda: record.append_judgements([judge(mentions[0], mentions[1], made_by="person:x", at=NOON)]),
        lambda: record.append_reviews([ask_review(TargetKind.INCIDENT, "a", ReviewDecision.ACCEPT)]),
    ):
        step()  # type: ignore[no-untyped-call]
        seen.append(record.digest())
    assert len(set(seen)) == len(seen)


def test_both_records_give_one_digest(tmp_path: Path) -> None:
    found = []
    for record in (MemoryRecord(Clock()), SqliteRecord.open(tmp_path / "r.db", create=True, writing=True)):
        with record:
            fill(record, many(10))
            mentions = [one.coded.mentions[0] for one in many(10)]
            record.append_incidents([incident("a", mentions[:3]), incident("b", mentions[3:])])
            record.append_judgements([judge(mentions[0], mentions[1])])
            record.append_reviews([ask_review(TargetKind.INCIDENT, "a", ReviewDecision.ACCEPT)])
            found.append(record.digest())
    assert found[0] == found[1]
