"""ECB+ as an outside check on the comparer: gold mentions by lemma, by lemma and comparer, and all steps end to end.

    python -m evals.ecb --shared DIR

ECB+ holds events of every kind, most of which are none of ours (a film award, a takeover); nothing is tuned on it. The
lemma baseline joins mentions of one stem within a topic. `Lemma and comparer` joins those of them that linking joins, by
the words of their sentences, titles and participants. End to end, a gold mention belongs to the incident whose trigger
it overlaps, and stands alone where we found none.
"""

import argparse
import gzip
import json
from collections.abc import Hashable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from evals.cluster_scores import score_clusters
from tocsin.link.linking import link
from tocsin.link.telling import tell, telling_words
from tocsin.model.actor import ActorKind
from tocsin.model.coding import CodedReport
from tocsin.model.evidence import Evidence
from tocsin.model.identity import MentionId, ReportId
from tocsin.model.mention import EventType, Mention, Participant, Role, Stage
from tocsin.model.report import Report
from tocsin.model.told import Told

Document = dict[str, Any]
_EVENTS = ("ACTION", "NEG_ACTION")
_PEOPLE = ("HUMAN", "NON_HUMAN")
_ENDINGS = ("ations", "ation", "ings", "ing", "ions", "ion", "ies", "ers", "er", "ed", "es", "s", "e", "y", "t")


def main() -> None:
    """Print the scores of the test part."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True, help="folder with data/")
    options = parser.parse_args()
    documents = list(read_documents(options.shared / "data" / "coref" / "ecbplus.jsonl.gz", "test"))
    gold: dict[str, list[Hashable]] = {}
    for document in documents:
        for mention in events_of(document):
            chain = mention["chain"] if mention["chain_kind"] == "cross" else f"{document['id']} {mention['chain']}"
            gold.setdefault(chain, []).append(name_of(document, mention))
    mentions = sum(len(chain) for chain in gold.values())
    print(f"ECB+ test: {len(documents)} documents, {mentions} event mentions in {len(gold)} chains")
    for level in ("topic", "subtopic"):
        _print(f"same stem, one {level}", list(gold.values()), by_stem(documents, level))
        _print(f"same stem and comparer, one {level}", list(gold.values()), by_comparer(documents, level))
    found, groups = end_to_end(documents)
    _print("end to end, all documents together", list(gold.values()), groups)
    print(f"  {found} of {mentions} gold mentions lie on a trigger of ours")


def read_documents(path: Path, part: str) -> Iterator[Document]:
    """Give the documents of one part."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            document = json.loads(line)
            if document["split"] == part:
                yield document


def events_of(document: Document) -> list[Any]:
    """Give the gold event mentions that published scores count: those of the sentences chosen for it."""
    scored = set(document["scored_sentences"])
    return [m for m in document["mentions"] if m["tag"].startswith(_EVENTS) and m["sent"] in scored]


def name_of(document: Document, mention: Any) -> Hashable:
    """Name a gold mention among all documents."""
    return document["id"], mention["id"]


def stem(words: str) -> str:
    """Give the beginning that forms of one word share; of several words the longest counts.

    >>> stem("charged"), stem("charges"), stem("killing"), stem("killed")
    ('charg', 'charg', 'kill', 'kill')
    """
    word = max(words.casefold().split(), key=len)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def by_stem(documents: Iterable[Document], level: str) -> list[list[Hashable]]:
    """Join mentions of one stem within a topic or subtopic."""
    groups: dict[tuple[str, str], list[Hashable]] = {}
    for document in documents:
        for mention in events_of(document):
            groups.setdefault((str(document[level]), stem(mention["text"])), []).append(name_of(document, mention))
    return list(groups.values())


def by_comparer(documents: Iterable[Document], level: str) -> list[list[Hashable]]:
    """Join of the mentions of one stem in a topic those that linking joins; one document's are joined by stem alone."""
    groups: dict[tuple[str, str], dict[str, tuple[Told, list[Hashable]]]] = {}
    for document in documents:
        for mention in events_of(document):
            of_stem = groups.setdefault((str(document[level]), stem(mention["text"])), {})
            told, names = of_stem.get(document["id"], (to_told(document, mention), []))
            of_stem[document["id"]] = (told, [*names, name_of(document, mention)])
    found = []
    for of_stem in groups.values():
        named = {told.id: names for told, names in of_stem.values()}
        incidents = link([told for told, _ in of_stem.values()]).incidents
        found += [[name for one in incident.mentions for name in named[one]] for incident in incidents]
    return found


def to_told(document: Document, mention: Any) -> Told:
    """Make a mention of ours of a gold one: its words are those of its sentence, its people those named there."""
    report = ReportId(document["id"])
    start, end = document["sentences"][mention["sent"]]
    people = [m for m in document["mentions"] if m["sent"] == mention["sent"] and m["tag"].startswith(_PEOPLE)]
    made = Mention(
        id=MentionId(f"{document['id']}-{mention['id']}"),
        report=report,
        type=EventType.ATTACK_UNSPECIFIED,
        stage=Stage.ACCOMPLISHED,
        triggers=(Evidence(report, mention["start"], mention["end"], mention["text"]),),
        participants=tuple(
            Participant(m["text"], Role.TARGET, (Evidence(report, m["start"], m["end"], m["text"]),), ActorKind.OTHER)
            for m in people
        ),
    )
    first, last = document["sentences"][min(1, len(document["sentences"]) - 1)]
    title = document["text"][first:last]
    return Told(made, words=telling_words([document["text"][start:end]]), title_words=telling_words([title]))


def end_to_end(documents: Sequence[Document]) -> tuple[int, list[list[Hashable]]]:
    """Code and link all documents; give how many gold mentions were met, and the gold mentions of each incident."""
    coded = list(_code(documents))
    tolds = [tell(one.report, mention) for one in coded for mention in one.mentions]
    home = {mention: incident.id for incident in link(tolds).incidents for mention in incident.mentions}
    groups: dict[Hashable, list[Hashable]] = {}
    found = 0
    for document, one in zip(documents, coded, strict=True):
        for mention in events_of(document):
            met = [
                home[ours.id]
                for ours in one.mentions
                for trigger in ours.triggers
                if ours.id in home and trigger.start < mention["end"] and mention["start"] < trigger.end
            ]
            found += bool(met)
            name = name_of(document, mention)
            groups.setdefault(met[0] if met else name, []).append(name)
    return found, list(groups.values())


def _code(documents: Iterable[Document]) -> Iterator[CodedReport]:
    from tocsin.run.code import code_report
    from tocsin.run.settings import Settings
    from tocsin.run.wire import load_parts

    parts = load_parts(Settings())
    for document in documents:
        yield code_report(Report(ReportId(document["id"]), document["text"], language="en"), parts)


def _print(what: str, gold: list[list[Hashable]], found: list[list[Hashable]]) -> None:
    scores = score_clusters(gold, found)
    print(
        f"  {what:42} MUC {scores.muc.f1:.3f}  B3 {scores.b3.f1:.3f}  CEAFe {scores.ceafe.f1:.3f}  CoNLL {scores.conll:.3f}"
    )


if __name__ == "__main__":
    main()
