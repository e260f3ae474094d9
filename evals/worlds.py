"""Real events told by several short reports (corpus/worlds), coded and linked as one record, beside other ways to join.

    python -m evals.linking worlds            figures of the part that may be tuned on, with every fault
    python -m evals.linking worlds --test     figures of the test part only, without its faults

All reports of all events are linked together in both cases.
"""

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpus.world_notation import Event, Figure, Happening, Telling, WorldReport, is_for_test, read_worlds

from evals.cluster_scores import ClusterScores, score_clusters
from evals.peers import peers, train_splink
from evals.splink_peer import SplinkModel
from tocsin.link.linking import link
from tocsin.link.telling import tell
from tocsin.model.coding import CodedReport
from tocsin.model.identity import MentionId, ReportId
from tocsin.model.incident import Incident
from tocsin.model.interval import Interval
from tocsin.model.mention import Mention
from tocsin.model.quantity import Population, Range
from tocsin.model.report import Publication, PublicationBasis, Report, Section, SectionName

_SENTENCE_END = re.compile(r"(?<=[a-z0-9)\"'][.!?])\s+(?=[A-Z\"'])|\n+")
_POPULATIONS = (Population.TOTAL, Population.CIVILIANS, Population.CHILDREN, Population.OTHER)
_COUNTED_BY = {
    "killed": r"kill|dead|die|death|toll|victim|bodies|lives|lost",
    "wounded": r"wound|injur|hurt",
    "detained": r"arrest|detain|held|custody",
    "abducted": r"abduct|kidnap|taken|hostage|seiz",
    "released": r"releas|free",
    "convicted": r"convict|guilty|jail|sentenc",
    "missing": r"missing",
}
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAY_OR_YEAR = re.compile(rf"\b\d{{1,2}} (?:{_MONTH})(?: \d{{4}})?|(?:{_MONTH}) \d{{4}}|\b(?:in|of) (?:19|20)\d\d\b")
_NUMBER = re.compile(r"\d[\d,]*")


@dataclass(frozen=True, slots=True)
class Item:
    """The mention that tells a happening in a report; None where our coding found none."""

    report: str
    happening: str
    mention: MentionId | None

    @property
    def name(self) -> str:
        """Give what to call it in lists."""
        return f"{self.happening}@{self.report.rpartition('-')[2]}"


def to_report(report: WorldReport) -> Report:
    """Give a report of the worlds as our reader would."""
    return Report(
        id=ReportId(f"rpt_{report.id}"),
        text=report.text,
        title=report.title,
        source=report.outlet,
        published=Publication(Interval.day(report.published), PublicationBasis.METADATA),
        language="en",
        external_id=report.id,
        sections=(Section(SectionName.TITLE, 0, len(report.title)),),
    )


def find_items(event: Event, coded: Mapping[str, CodedReport]) -> list[Item]:
    """Give for each happening that a report tells the mention that tells it: by words, type, day and country.

    Each mention tells one happening at most. A happening whose type no mention of the report can have is not found.
    """
    by_key = {happening.key: happening for happening in event.happenings}
    items = []
    for report in event.reports:
        mentions = coded[report.id].mentions
        ranked = sorted(
            (_fit(report, telling, by_key[telling.key], mention), number, telling.key, mention.id)
            for number, telling in enumerate(report.tells)
            for mention in mentions
            if mention.type in by_key[telling.key].types
        )
        found: dict[str, MentionId] = {}
        for _, _, key, mention_id in ranked:
            if key not in found and mention_id not in found.values():
                found[key] = mention_id
        items += [Item(report.id, telling.key, found.get(telling.key)) for telling in report.tells]
    return items


def _fit(report: WorldReport, telling: Telling, happening: Happening, mention: Mention) -> tuple[bool, int, int, int]:
    """Rank a mention for a happening, the best lowest: its words, day and country, its type, its place in the text."""
    days = mention.date.value if mention.date else None
    misses = days is not None and (
        (days.end is not None and days.end < happening.first)
        or (days.start is not None and days.start > happening.last)
    )
    abroad = mention.place is not None and mention.place.value.country_iso3 not in (None, happening.country)
    is_said = telling.words is None or _says(report.text, telling.words, mention)
    return (not is_said, misses + abroad, happening.types.index(mention.type), mention.triggers[0].start)


def _says(text: str, words: str, mention: Mention) -> bool:
    """Say whether a trigger of the mention stands in a sentence with the words."""
    ends = [0, *(found.end() for found in _SENTENCE_END.finditer(text)), len(text)]
    sentences = [(first, last) for first, last in itertools.pairwise(ends) if words in text[first:last]]
    return any(first <= trigger.start < last for first, last in sentences for trigger in mention.triggers)


# --- figures ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FigureScore:
    """A known figure, and the one that its incident says in the end; None where it says none."""

    happening: str
    subject: str
    known: str
    found: Range | None
    is_equal: bool
    is_held: bool


def score_figures(events: Iterable[Event], items: Iterable[Item], incidents: Iterable[Incident]) -> list[FigureScore]:
    """Compare the final figures of incidents with the known ones, for each figure that some report gives as known.

    A happening's incident is the one that holds most of its mentions, at a tie the first one told.
    """
    home = {mention: incident for incident in incidents for mention in incident.mentions}
    held: dict[str, list[Incident]] = {}
    for item in items:
        if item.mention in home:
            held.setdefault(item.happening, []).append(home[item.mention])
    scores = []
    for event in events:
        for happening in event.happenings:
            told = [r.text for r in event.reports for telling in r.tells if telling.key == happening.key]
            homes = held.get(happening.key, [])
            incident = max(homes, key=lambda one: (homes.count(one), -homes.index(one))) if homes else None
            for figure in happening.figures:
                if not any(_gives(text, figure) for text in told):
                    continue
                known = " ".join(f"{a}" if a == b else f"{a}..{b}" for a, b in figure.ranges)
                found = _figure_of(incident, figure.subject) if incident else None
                scores.append(
                    FigureScore(
                        happening.key,
                        figure.subject,
                        known,
                        found,
                        found is not None and found.best is not None and figure.holds(found.best),
                        found is not None and figure.meets(found.low or 0, found.high),
                    )
                )
    return scores


def _gives(text: str, figure: Figure) -> bool:
    """Say whether a sentence of a text has a right number, in digits, beside a word for what is counted."""
    return any(
        figure.holds(int(number.replace(",", "")))
        for sentence in _SENTENCE_END.split(text)
        if re.search(_COUNTED_BY[figure.subject], sentence, re.IGNORECASE)
        for number in _NUMBER.findall(_DAY_OR_YEAR.sub("", sentence))
    )


def _figure_of(incident: Incident, subject: str) -> Range | None:
    of_all = {q.value.population: q.value.range for q in incident.quantities if q.value.subject == subject}
    return next((of_all[p] for p in _POPULATIONS if p in of_all), next(iter(of_all.values()), None))


# --- the run ----------------------------------------------------------------------------------------------------


def measure(coded: Mapping[str, CodedReport], events: Sequence[Event], for_test: bool) -> None:
    """Link everything and print the figures of one part."""
    tolds = [tell(one.report, mention) for one in coded.values() for mention in one.mentions]
    result = link(tolds)
    part = part_of(events, for_test)
    names = {report.id for event in part for report in event.reports}
    items = [item for event in part for item in find_items(event, coded)]
    bare = {told.id for told in tolds if told.mention.reference_only}
    told_items = [item for item in items if item.mention is not None and item.mention not in bare]
    tied = {reference.mention: reference.incident for reference in result.references}
    print(
        f"worlds, {'test part' if for_test else 'part for tuning'}: {len(part)} events, {len(names)} reports,"
        f" {len({item.happening for item in items})} happenings told {len(items)} times; {len(tolds)} mentions of all"
        f" events made {len(result.incidents)} incidents"
    )
    missing = [item for item in items if item.mention is None]
    references = [item for item in items if item.mention in bare]
    print(
        f"  found {len(told_items)}, as bare references {len(references)}"
        f" ({sum(item.mention in tied for item in references)} tied), not found {len(missing)}"
    )
    kept = {item.mention for item in told_items}
    found = [[m for m in incident.mentions if m in kept] for incident in result.incidents]
    truth = groups_of(told_items)
    for name, groups in (
        ("tocsin", found),
        *peers([told for told in tolds if told.id not in bare], tuned_splink(coded, events)),
    ):
        of_part = [kept_of for group in groups if (kept_of := [m for m in group if m in kept])]
        print(f"  {name:10} {describe(score_clusters(truth, of_part), len(of_part))}")
    figures = score_figures(part, told_items, result.incidents)
    equal, held = sum(f.is_equal for f in figures), sum(f.is_held for f in figures)
    print(
        f"  figures: {len(figures)} known and told; equal to the known {equal / len(figures):.3f},"
        f" known inside the range {held / len(figures):.3f}"
    )
    if not for_test:
        _list_faults(told_items, missing, found, figures)


def part_of(events: Sequence[Event], for_test: bool) -> list[Event]:
    """Give the events of one part."""
    return [event for number, event in enumerate(events) if is_for_test(number) == for_test]


def tuned_splink(coded: Mapping[str, CodedReport], events: Sequence[Event]) -> SplinkModel | None:
    """Give splink with weights learned from the part for tuning; None where it is not installed."""
    items = [item for event in part_of(events, for_test=False) for item in find_items(event, coded)]
    kept = {item.mention for item in items}
    tolds = [tell(one.report, m) for one in coded.values() for m in one.mentions if m.id in kept]
    tolds = [told for told in tolds if not told.mention.reference_only]
    known = {told.id for told in tolds}
    return train_splink(tolds, groups_of(item for item in items if item.mention in known))


def groups_of(items: Iterable[Item]) -> list[list[MentionId]]:
    """Give the true groups of the mentions found."""
    truth: dict[str, list[MentionId]] = {}
    for item in items:
        if item.mention is not None:
            truth.setdefault(item.happening, []).append(item.mention)
    return list(truth.values())


def describe(scores: ClusterScores, groups: int) -> str:
    """Give the figures of a grouping in one line."""
    return (
        f"{groups:4} groups  B3 {scores.b3}  CoNLL F1 {scores.conll:.3f}"
        f"  false {scores.false_pairs} pairs, missed {scores.missed_pairs} of {scores.true_pairs}"
    )


def _list_faults(
    items: Sequence[Item], missing: Sequence[Item], found: Sequence[Sequence[MentionId]], figures: Sequence[FigureScore]
) -> None:
    name = {item.mention: item.name for item in items}
    truth = {item.mention: item.happening for item in items}
    home = {mention: number for number, group in enumerate(found) for mention in group}
    for group in found:
        told: dict[str, list[str]] = {}
        for mention in group:
            told.setdefault(truth[mention], []).append(name[mention])
        if len(told) > 1:
            print(f"  false merge: {' | '.join(', '.join(part) for part in told.values())}")
    split: dict[str, dict[int, list[str]]] = {}
    for item in items:
        if item.mention is not None:
            split.setdefault(item.happening, {}).setdefault(home[item.mention], []).append(item.name)
    for parts in split.values():
        if len(parts) > 1:
            print(f"  missed merge: {' | '.join(', '.join(part) for part in parts.values())}")
    for score in figures:
        if not score.is_equal or not score.is_held:
            held = "held" if score.is_held else "not held"
            print(f"  figure: {score.happening} {score.subject} {score.known}, {held} by {score.found}")
    print("  not found: " + ", ".join(item.name for item in missing))


def code_worlds() -> tuple[tuple[Event, ...], dict[str, CodedReport]]:
    """Give the events and their reports as we code them."""
    from tocsin.run.code import code_report
    from tocsin.run.settings import Settings
    from tocsin.run.wire import load_parts

    events = read_worlds()
    parts = load_parts(Settings())
    return events, {r.id: code_report(to_report(r), parts) for event in events for r in event.reports}


def run(for_test: bool) -> None:
    """Code all reports and print the figures of one part."""
    events, coded = code_worlds()
    measure(coded, events, for_test)
