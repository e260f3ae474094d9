"""How well mentions are joined to incidents, beside exact-key and rounding dedupe, and how fast.

python -m evals.linking gold --shared DIR       coded reports: linking alone
python -m evals.linking samples                 our sample reports as coded by hand: linking alone
python -m evals.linking news --shared DIR       raw articles: all steps together
python -m evals.linking worlds [--test]         real events in our own short reports, all steps together
python -m evals.linking synthetic --mentions N  invented crowded worlds, false and missed merges
python -m evals.linking growth --largest N      seconds against mentions, and the next mention
"""

import argparse
import gzip
import json
import math
import resource
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from evals.cluster_scores import score_clusters
from evals.corpus import read_hand_codings, read_happenings
from evals.gold import coded_report_from_json, read_gold
from evals.peers import peers, train_splink
from evals.splink_peer import SplinkModel
from evals.synthetic_incidents import World, make_world
from evals.worlds import code_worlds, tuned_splink
from evals.worlds import run as run_worlds
from tocsin.link.figures import reconcile_figures
from tocsin.link.linking import link, neighbourhood
from tocsin.link.pairs import KeyIndex
from tocsin.link.telling import tell
from tocsin.link.voices import tellings_of
from tocsin.model.coding import CodedReport
from tocsin.model.identity import MentionId, ReportId
from tocsin.model.incident import Incident
from tocsin.model.interval import parse_interval
from tocsin.model.judgement import Decision
from tocsin.model.quantity import Subject
from tocsin.model.report import Publication, PublicationBasis, Report, Section, SectionName
from tocsin.model.told import Told

CASES = Path(__file__).parent / "cases"
_TO_LEARN_FROM = 2_000  # mentions of another invented world that splink learns from
Groups = list[list[MentionId]]


def main() -> None:
    """Run one of the measurements and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=tuple(_MEASUREMENTS))
    parser.add_argument("--shared", type=Path, help="folder with gold/ and data/")
    parser.add_argument("--mentions", type=int, default=10_000)
    parser.add_argument("--largest", type=int, default=100_000)
    parser.add_argument("--test", action="store_true", help="worlds: the test part, which nothing was tuned on")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if options.what in ("gold", "news") and options.shared is None:
        parser.error("--shared names the folder with gold/ and data/")
    _MEASUREMENTS[options.what](options)


# --- coded reports ----------------------------------------------------------------------------------------------


def _gold(options: argparse.Namespace) -> None:
    case = json.loads((CASES / "linking_gold.json").read_text(encoding="utf-8"))
    everyone = [tell(coded.report, m) for coded in read_gold(options.shared / "gold") for m in coded.mentions]
    tolds = [told for told in everyone if not told.mention.reference_only]
    listed = {mention for group in case["incidents"] for mention in group}
    truth = case["incidents"] + [[told.id] for told in tolds if told.id not in listed]
    result = link(everyone)
    print(f"gold: {len(tolds)} mentions of {len(truth)} incidents, {len(case['incidents'])} told by several reports")
    _compare(truth, result.incidents, tolds, _splink_of_worlds())
    _wrong_pairs(truth, [list(i.mentions) for i in result.incidents])
    home = {mention: incident.id for incident in result.incidents for mention in incident.mentions}
    tied = {reference.mention: reference.incident for reference in result.references}
    for reference, member in case["references"].items():
        wanted, found = home.get(member) if member else None, tied.get(reference)
        print(f"  reference {reference}: {'right' if wanted == found else f'wanted {member}, got {found}'}")


def _samples(options: argparse.Namespace) -> None:
    happenings = read_happenings()
    told_by: dict[MentionId, str] = {}
    tolds = []
    for name, coding in read_hand_codings().items():
        coded = coded_report_from_json(coding)
        for mention in coded.mentions:
            key = f"{name}/{mention.id}" if f"{name}/{mention.id}" in happenings else str(mention.id)
            if key in happenings and not mention.reference_only:
                told = tell(coded.report, mention)
                tolds.append(told)
                told_by[told.id] = happenings[key]
    truth: dict[str, list[str]] = {}
    for mention_id, happening in told_by.items():
        truth.setdefault(happening, []).append(mention_id)
    print(f"samples, coded by hand: {len(tolds)} mentions of {len(truth)} happenings")
    _compare(list(truth.values()), link(tolds).incidents, tolds, _splink_of_worlds())


def _splink_of_worlds() -> SplinkModel | None:
    events, coded = code_worlds()
    return tuned_splink(coded, events)


def _compare(
    truth: Sequence[Iterable[str]], incidents: Sequence[Incident], tolds: Sequence[Told], splink: SplinkModel | None
) -> None:
    rows: list[tuple[str, Groups]] = [
        ("tocsin", [list(incident.mentions) for incident in incidents]),
        *peers(tolds, splink),
    ]
    for name, groups in rows:
        found = score_clusters(truth, groups)
        print(
            f"  {name:10} {len(groups):6} groups  B3 {found.b3}  CoNLL F1 {found.conll:.3f}"
            f"  false merges {found.false_pairs} pairs, missed {found.missed_pairs} of {found.true_pairs}"
        )


def _wrong_pairs(truth: Sequence[Sequence[str]], found: Groups, names: Mapping[MentionId, str] | None = None) -> None:
    """List wrong joins and splits; `names` gives what to call mentions instead of their ids."""
    for title, wanted, given in (("false merge", found, truth), ("missed merge", truth, found)):
        home = {mention: number for number, group in enumerate(given) for mention in group}
        for group in wanted:
            parts: dict[int | None, list[str]] = {}
            for mention in group:
                name = names[MentionId(mention)] if names else mention
                parts.setdefault(home.get(MentionId(mention)), []).append(name)
            if len(parts) > 1:
                print(f"  {title}: {' | '.join(', '.join(part) for part in parts.values())}")


# --- raw articles -----------------------------------------------------------------------------------------------


def _news(options: argparse.Namespace) -> None:
    events = json.loads((CASES / "linking_news_clusters.json").read_text(encoding="utf-8"))["events"]
    path = options.shared / "data" / "fivew" / "news_clusters.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    coded = list(_code(articles))
    tolds = [tell(report.report, mention) for report in coded for mention in report.mentions]
    result = link(tolds)
    items = {item: a["event"] for a, c in zip(articles, coded, strict=True) if (item := _item(a, c, events))}
    wanted = [a for a in articles if a["event"] in events]
    names = {mention.id: str(c.report.id) for c in coded for mention in c.mentions}
    print(
        f"news_clusters: {len(articles)} articles, {len(tolds)} mentions, {len(result.incidents)} incidents;"
        f" {len(wanted)} articles on {len(events)} events of political violence, the event found in {len(items)}"
    )
    truth: dict[str, list[MentionId]] = {}
    for item, event in items.items():
        truth.setdefault(event, []).append(item)
    found = [[m for m in incident.mentions if m in items] for incident in result.incidents]
    events_told = [told for told in tolds if not told.mention.reference_only]
    for name, groups in (("tocsin", found), *peers(events_told, _splink_of_worlds())):
        of_events = [kept for group in groups if (kept := [m for m in group if m in items])]
        scores = score_clusters(list(truth.values()), of_events)
        print(
            f"  {name:10} {len(of_events):4} groups  B3 {scores.b3}  CoNLL F1 {scores.conll:.3f}"
            f"  false {scores.false_pairs} pairs, missed {scores.missed_pairs} of {scores.true_pairs}"
        )
    _wrong_pairs(list(truth.values()), [group for group in found if group], names)


def _code(articles: Iterable[dict[str, Any]]) -> Iterator[CodedReport]:
    from tocsin.run.code import code_report
    from tocsin.run.settings import Settings
    from tocsin.run.wire import load_parts

    parts = load_parts(Settings())
    for article in articles:
        title, text = article["title"], article["text"]
        if not text.startswith(title):
            text = f"{title}\n\n{text}"
        day = article.get("date")
        published = Publication(parse_interval(day), PublicationBasis.METADATA) if day else Publication.unknown()
        yield code_report(
            Report(
                id=ReportId(article["id"]),
                text=text,
                title=title,
                source=article["domain"],
                published=published,
                language="en",
                sections=(Section(SectionName.TITLE, 0, len(title)),),
            ),
            parts,
        )


def _item(article: dict[str, Any], coded: CodedReport, events: dict[str, Any]) -> MentionId | None:
    """Give the mention of the event that the article is about: the first in the text that can be it."""
    event = events.get(article["event"])
    if event is None:
        return None
    fits = [
        m
        for m in coded.mentions
        if m.type in event["types"]
        and not m.reference_only
        and (m.place is None or m.place.value.country_iso3 in (None, event["country"]))
    ]
    return min(fits, key=lambda m: m.triggers[0].start).id if fits else None


def _worlds(options: argparse.Namespace) -> None:
    run_worlds(options.test)


# --- invented worlds --------------------------------------------------------------------------------------------


def _synthetic(options: argparse.Namespace) -> None:
    world = make_world(options.mentions, options.seed)
    seconds = time.process_time()
    result = link(world.tolds)
    seconds = time.process_time() - seconds
    unsure = sum(judgement.decision is Decision.UNSURE for judgement in result.judgements)
    print(f"synthetic, seed {options.seed}: {len(world.tolds)} mentions of {len(world.incidents)} incidents")
    print(f"  linked in {seconds:.1f} s of processor time; {unsure} pairs left unsure")
    few = make_world(_TO_LEARN_FROM, options.seed + 1)
    _compare(world.incidents, result.incidents, world.tolds, train_splink(few.tolds, few.incidents))
    _figures(world)


def _figures(world: World) -> None:
    """Say how often the reconciled dead are the true ones; figures of the first two days are told too low."""
    told_by_id = {told.id: told for told in world.tolds}
    right = held = total = 0
    for group in world.incidents:
        members = [told_by_id[name] for name in group]
        figures = reconcile_figures(tellings_of(members))
        killed = next((f.value.range for f in figures if f.value.subject is Subject.KILLED), None)
        if killed is None or len(members) < 3:
            continue
        true = world.killed[world.truth[group[0]]]
        total += 1
        right += killed.best == true
        held += (killed.low or 0) <= true and (killed.high is None or true <= killed.high)
    print(f"  dead of {total} incidents told 3 times or more: best {right / total:.3f}, in range {held / total:.3f}")


def _growth(options: argparse.Namespace) -> None:
    sizes = [n for n in (1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000) if n <= options.largest]
    points: list[tuple[int, float]] = []
    print("growth: processor seconds of one core; the next mention is the median of 200")
    for size in sizes:
        world = make_world(size, options.seed)
        seconds = time.process_time()
        incidents = link(world.tolds).incidents
        seconds = time.process_time() - seconds
        points.append((len(world.tolds), seconds))
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        next_ms, worst_ms = _next_mention(world.tolds, incidents)
        print(
            f"  {len(world.tolds):8} mentions {seconds:8.1f} s  peak {memory:6.0f} MB"
            f"  next {next_ms:.1f} ms (95th percentile {worst_ms:.1f} ms)"
        )
    if len(points) > 1:
        (few, short), (many, long) = points[-2], points[-1]
        print(f"  exponent of the last step: {math.log(long / short) / math.log(many / few):.2f}")


def _next_mention(tolds: Sequence[Told], incidents: Sequence[Incident]) -> tuple[float, float]:
    """Give the median and 95th percentile of the time in ms to link one mention that the rest does not hold yet."""
    held = tolds[:: max(1, len(tolds) // 200)]
    out = {told.id for told in held}
    index = KeyIndex(told for told in tolds if told.id not in out)
    home = {mention: incident for incident in incidents for mention in incident.mentions}
    times = []
    for told in held:
        start = time.process_time()
        index.add(told)
        touched = neighbourhood([told], index.sharing, (), index.by_id)
        old = {home[t.id].id: home[t.id] for t in touched if t.id in home}
        link(touched, (), list(old.values()))
        times.append(1000 * (time.process_time() - start))
    times.sort()
    return times[len(times) // 2], times[len(times) * 95 // 100]


_MEASUREMENTS = {
    "gold": _gold,
    "samples": _samples,
    "news": _news,
    "worlds": _worlds,
    "synthetic": _synthetic,
    "growth": _growth,
}


if __name__ == "__main__":
    main()
