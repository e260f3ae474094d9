"""MUC-4 in the simplified view (incident type and five roles): our codings as its templates, scored by its four metrics.

    python -m evals.muc --shared DIR --split dev [--limit 200] [--out FILE] [--show 3]

The scorer is DIR/score/muc_view.py; data is DIR/data/muc4. Work on dev; tst1 and tst2 tune; tst3 is reported once.
"""

import argparse
import gzip
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tocsin.model.actor import ActorKind
from tocsin.model.coding import CodedReport
from tocsin.model.interval import parse_interval
from tocsin.model.mention import EventType, Mention, Participant, TargetType, TypeGroup
from tocsin.model.report import Publication, PublicationBasis, Report, report_id
from tocsin.read.sections import find_sections
from tocsin.run.code import code_report
from tocsin.run.settings import Settings
from tocsin.run.wire import load_parts

Json = dict[str, Any]
T = EventType
_TYPES = {
    T.KIDNAPPING: "kidnapping", T.HOSTAGE_TAKING: "kidnapping", T.HIJACKING: "kidnapping",
    T.INFRASTRUCTURE_OR_ARSON_ATTACK: "arson", T.ROBBERY_OR_LOOTING: "robbery",
}  # fmt: skip
_SITES = frozenset(
    {TargetType.BUSINESS, TargetType.UTILITY, TargetType.AVIATION, TargetType.TRANSPORT, TargetType.MARITIME,
     TargetType.SCHOOL, TargetType.HEALTH_FACILITY, TargetType.RELIGIOUS_SITE, TargetType.DIPLOMAT, TargetType.GOVERNMENT,
     TargetType.MILITARY, TargetType.POLICE, TargetType.CIVILIANS}
)  # fmt: skip
_PLACE_NOUNS = re.compile(
    r"\b(?:embassy|consulate|office|offices|building|buildings|headquarters|station|stations|house|houses|home|homes|residence|bank|banks"
    r"|vehicle|vehicles|car|cars|bus|buses|truck|trucks|bridge|bridges|pipeline|pipelines|plant|plants|tower|towers|pylon|pylons|base"
    r"|barracks|garrison|airport|hotel|hotels|restaurant|restaurants|store|stores|market|church|churches|cathedral|school|schools"
    r"|university|hospital|newspaper|line|lines|substation|refinery|helicopter|plane|aircraft|ship|boat|town|city|village|theater|theatre"
    r"|club|center|company|factory|farm|ranch|ministry|palace|court|post|posts|facilities|facility|installations|branch|pumping|dam"
    r"|railroad|train|cars?|motorcade|convoy|institute|laboratory|supermarket|shop|shops|mansion|complex|farms|estate)\b"
)
_VERBAL = re.compile(r"(?:ed|ing|up|shot|fired|shooting)$")


def read_documents(shared: Path, split: str) -> Iterator[Json]:
    """Give the documents of a split, as they came."""
    with gzip.open(shared / "data/muc4/muc4_docs.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            document = json.loads(line)
            if document["split"] == split:
                yield document


def to_report(document: Json) -> Report:
    """Make a report of a document: its text verbatim, its dateline a section, its date the day of publication."""
    published = Publication.unknown()
    if document.get("date"):
        published = Publication(parse_interval(document["date"]), PublicationBasis.METADATA)
    text = document["text"]
    return Report(
        report_id(text, external_id=document["id"]), text, published=published, language="en",
        external_id=document["id"], sections=find_sections(text, None),
    )  # fmt: skip


def to_templates(coded: CodedReport) -> list[Json]:
    """Give the templates of a coded report: attacks only, each with the words of its five roles."""
    return [
        _template(m)
        for m in coded.mentions
        if m.type.family == "attack" and m.type is not T.RELEASE and not m.reference_only
    ]


def _template(mention: Mention) -> Json:
    people = [p for p in mention.participants if p.role.is_receiver]
    sites = [p for p in people if _is_site(p)]
    doers = [p for p in mention.participants if p.role.is_doer]
    kind = _TYPES.get(mention.type) or ("bombing" if _is_bombing(mention) else "attack")
    return {
        "incident_type": kind,
        "PerpInd": [[_words(p)] for p in doers if _is_individual(p)],
        "PerpOrg": [[_words(p)] for p in doers if not _is_individual(p)],
        "Target": [[_words(p)] for p in sites],
        "Victim": [[_words(p)] for p in people if p not in sites],
        "Weapon": [[w] for w in _weapon_words(mention)],
    }


def _is_bombing(mention: Mention) -> bool:
    return mention.type.group is TypeGroup.EXPLOSIVE and mention.type is not T.AIR_OR_DRONE_STRIKE


def _is_individual(participant: Participant) -> bool:
    return participant.actor is None and participant.kind is not ActorKind.ARMED_GROUP


def _is_site(participant: Participant) -> bool:
    return participant.target_type in _SITES and bool(_PLACE_NOUNS.search((participant.name or "").lower()))


def _words(participant: Participant) -> str:
    if participant.actor is not None and participant.aliases:
        return min(participant.aliases, key=len).lower()
    return (participant.name or "").lower()


def _weapon_words(mention: Mention) -> list[str]:
    words = {e.exact.lower() for w in mention.weapons for e in w.evidence[:1]}
    return sorted(w for w in words if not _VERBAL.search(w))


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True, help="the folder with data/ and score/")
    parser.add_argument("--split", default="dev", choices=("dev", "tst1", "tst2", "tst3"))
    parser.add_argument("--limit", type=int, default=0, help="only so many documents; 0 for all")
    parser.add_argument("--out", type=Path, default=Path("evals/out/muc.jsonl"))
    parser.add_argument("--show", type=int, default=0, help="print so many templates")
    options = parser.parse_args(argv)
    parts = load_parts(Settings())
    options.out.parent.mkdir(parents=True, exist_ok=True)
    documents = list(read_documents(options.shared, options.split))[: options.limit or None]
    with options.out.open("w", encoding="utf-8") as out:
        for number, document in enumerate(documents):
            templates = to_templates(code_report(to_report(document), parts))
            out.write(json.dumps({"id": document["id"], "templates": templates}) + "\n")
            if number < options.show:
                print(document["id"], json.dumps(templates, indent=1))
    scorer = options.shared / "score/muc_view.py"
    command = [sys.executable, str(scorer), "--pred", str(options.out), "--split", options.split]
    print(f"MUC-4 {options.split}, {len(documents)} documents, rules; published on tst3: GTT gtt 46.5, IterX gtt 51.7")
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
