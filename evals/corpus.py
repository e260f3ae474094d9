"""The sample reports: our codings of them beside those written by hand, and the incidents that they make.

    python -m evals.corpus             figures, then every value missed or false, report by report
    python -m evals.corpus --brief     figures only

Needs nothing but the repository. The hand codings are in corpus/, made by `python -m corpus.make`.
"""

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from evals.cluster_scores import ClusterScores, score_clusters
from evals.corpus_score import Scores, TypeTree, score
from evals.corpus_values import Plain
from evals.gold import coded_report_from_json
from tocsin.link.linking import link
from tocsin.link.telling import tell
from tocsin.model.codec import coded_report_to_json
from tocsin.model.coding import CodedReport
from tocsin.run.code import code_report
from tocsin.run.reading import read_all
from tocsin.run.schema import coding_schema
from tocsin.run.settings import Settings
from tocsin.run.wire import load_parts

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "corpus"
SAMPLES = ROOT / "samples" / "reports"


@dataclass(frozen=True, slots=True)
class LinkFault:
    """Two mentions that are joined though they tell two happenings, or not joined though they tell one."""

    kind: str  # wrong merge, missed merge
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class LinkScores:
    """How well a grouping of mentions agrees with the happenings, and where it does not."""

    clusters: ClusterScores
    faults: tuple[LinkFault, ...]
    incidents: int  # made of all mentions, those that tell nothing included


def read_hand_codings(folder: Path = CORPUS) -> dict[str, Plain]:
    """Give the hand codings by report."""
    plain = (json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json")))
    return {coding["report"]["id"]: coding for coding in plain if "report" in coding}


def read_happenings(folder: Path = CORPUS) -> dict[str, str]:
    """Give the happening that each hand-coded mention ("ankara-1/m1") tells."""
    happenings = json.loads((folder / "incidents.json").read_text(encoding="utf-8"))
    return {mention: name for name, mentions in happenings.items() for mention in mentions}


def code_samples(folder: Path = SAMPLES) -> dict[str, CodedReport]:
    """Code the sample reports, by their names."""
    parts = load_parts(Settings())
    return {
        result.report.external_id or Path(result.name).stem: code_report(result.report, parts, result.problems)
        for result in read_all([folder], published=None)
        if result.report is not None
    }


def score_codings(codings: Mapping[str, Plain], coded: Mapping[str, CodedReport]) -> Scores:
    """Compare our codings with the hand codings."""
    names = sorted(codings)
    ours = [coded_report_to_json(coded[name]) for name in names]
    return score([codings[name] for name in names], ours, TypeTree.of(coding_schema()))


def score_linking(
    coded: Sequence[CodedReport], told_by: Mapping[str, str], happenings: Mapping[str, str]
) -> LinkScores:
    """Link the mentions that tell a hand-coded one (`told_by`, by mention id) and compare with the happenings.

    A mention that tells none is left out: it is a fault of coding, and is counted there.
    """
    tolds = [tell(one.report, mention) for one in coded for mention in one.mentions]
    incidents = link(tolds).incidents
    groups = [
        [told_by[mention] for mention in incident.mentions if told_by.get(mention, "") in happenings]
        for incident in incidents
    ]
    found = [group for group in groups if group]
    told = {mention for group in found for mention in group}
    truth: dict[str, list[str]] = {}
    for mention in sorted(told):
        truth.setdefault(happenings[mention], []).append(mention)
    joined = {frozenset(pair) for group in found for pair in combinations(group, 2)}
    faults = []
    for left, right in combinations(sorted(told), 2):
        is_joined, is_one = frozenset((left, right)) in joined, happenings[left] == happenings[right]
        if is_joined != is_one:
            faults.append(LinkFault("wrong merge" if is_joined else "missed merge", left, right))
    return LinkScores(score_clusters(list(truth.values()), found), tuple(faults), len(incidents))


def link_as_coded_by_hand(codings: Mapping[str, Plain], happenings: Mapping[str, str]) -> LinkScores:
    """Link what the hand codings tell: what linking alone is worth."""
    coded = [coded_report_from_json(coding) for coding in codings.values()]
    return score_linking(coded, {mention: mention for mention in happenings}, happenings)


def main(argv: list[str] | None = None) -> int:
    """Print the figures and the faults."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--brief", action="store_true", help="figures only")
    options = parser.parse_args(argv)
    codings, happenings, coded = read_hand_codings(), read_happenings(), code_samples()
    scores = score_codings(codings, coded)
    linking = score_linking(list(coded.values()), scores.pairs, happenings)
    core = {
        happenings[f"{name}/{mention['id']}"]
        for name, coding in codings.items()
        for mention in coding["mentions"]
        if not mention.get("optional") and not mention["reference_only"]
    }
    print(f"{len(codings)} sample reports, {len(core)} happenings, {linking.incidents} incidents made of our codings\n")
    _print_fields(scores)
    _print_linking("linking our codings ", linking)
    by_hand = link_as_coded_by_hand(codings, happenings)
    _print_linking("linking hand codings", by_hand)
    if not options.brief:
        _print_faults(scores)
        _print_link_faults("linking our codings", linking)
        _print_link_faults("linking hand codings", by_hand)
    return 0


def _print_fields(scores: Scores) -> None:
    print(f"{'':14}{'P':>7}{'R':>7}{'F1':>7}{'right':>7}{'false':>7}{'missed':>7}")
    for name, tally in scores.tallies.items():
        shares = f"{tally.precision:7.3f}{tally.recall:7.3f}{tally.f1:7.3f}"
        print(f"{name:14}{shares}{tally.right:7}{tally.false:7}{tally.missed:7}")
    print()


def _print_linking(what: str, linking: LinkScores) -> None:
    clusters = linking.clusters
    pairs = f"wrong merges {clusters.false_pairs}, missed {clusters.missed_pairs} of {clusters.true_pairs} pairs"
    print(f"{what}  B3 {clusters.b3}  CoNLL {clusters.conll:.3f}  {pairs}")


def _print_faults(scores: Scores) -> None:
    report = None
    for fault in scores.faults:
        if fault.report != report:
            report = fault.report
            print(f"\n{report}")
        print(f"  {fault.kind:6} {fault.field:12} {fault.value}")


def _print_link_faults(what: str, linking: LinkScores) -> None:
    print(f"\n{what}")
    for wrong in linking.faults:
        print(f"  {wrong.kind}: {wrong.left} and {wrong.right}")


if __name__ == "__main__":
    raise SystemExit(main())
