"""MUC-4 in the simplified view (incident type and five roles): our codings as its templates, by its four metrics.

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

from tocsin.extract.rules.tables.nouns import AGENT_KINDS, PUBLIC_TITLES, TARGET_TYPES
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
# Words that name the act or what it did rather than a thing in somebody's hands.
_VERBAL = re.compile(
    r"(?:ed|ing|ings|up|shot|fired|explosions?|blasts?|gunfire|bombings?|shootings?|arson|torched|fire to|on fire|fired \w+|firefight)$|strike|attack|detonat|explod|ablaze|gunm[ae]n"
)


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
    """Give the templates of a coded report: attacks only, each with the words of its five roles.

    The task leaves out clashes of armed groups with soldiers, and this view
    leaves out human targets without a name; a template without any role says
    nothing that could be scored.
    """
    text = coded.report.text.lower()
    made = [_template(m, text) for m in coded.mentions if _is_relevant(m)]
    return [t for t in made if any(t[role] for role in ROLES)]


ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")


def _is_relevant(mention: Mention) -> bool:
    if mention.reference_only or mention.type.family != "attack" or mention.type in (T.RELEASE, T.ARMED_CLASH):
        return False
    receivers = [p for p in mention.participants if p.role.is_receiver]
    return not receivers or any(p.target_type is not TargetType.ARMED_GROUP for p in receivers)


def _template(mention: Mention, text: str) -> Json:
    people = [p for p in mention.participants if p.role.is_receiver]
    sites = [p for p in people if _is_site(p)]
    doers = [p for p in mention.participants if p.role.is_doer]
    kind = _TYPES.get(mention.type) or ("bombing" if _is_bombing(mention) else "attack")
    named = [name for p in people if p not in sites for name in _person_names(p)]
    return {
        "incident_type": kind,
        "PerpInd": [[_words(p, text)] for p in doers if _is_individual(p)],
        "PerpOrg": [[_words(p, text)] for p in doers if not _is_individual(p)],
        "Target": [[piece] for p in sites for piece in _pieces(_words(p, text))],
        "Victim": [[name] for name in named],
        "Weapon": [[w] for w in _weapon_words(mention)],
    }


def _pieces(words: str) -> list[str]:
    """Cut a list of targets ("stores and electric towers") into its members."""
    return [piece.strip() for piece in re.split(r",| and ", words) if piece.strip()]


_DESCRIBES = frozenset(TARGET_TYPES) | frozenset(AGENT_KINDS) | PUBLIC_TITLES | frozenset(
    "former local leftist rightist political social democratic well-known outstanding engineer lawyer dr mr mrs jr sr retired"
    " salvadoran colombian peruvian guatemalan honduran chilean bolivian american us u.s. nicaraguan argentine brazilian panamanian"
    " spanish communist liberal conservative union trade labor peasant human rights national divison division defense interior"
    " justice army air force navy police attorney vice first second deputy prominent important one two three four five six seven"
    " eight nine ten several many some other others whose his her their no jesuit catholic christian presidential military"
    " civilian innocent unarmed young old year-old identified unidentified unknown foreign citizen citizens members member"
    " the of a an at least more than and or in for from by with who by".split()
)  # fmt: skip


def _person_names(participant: Participant) -> list[str]:
    """Give the names in a phrase, without offices and descriptions: "former minister Eva Rhee" gives "eva rhee"."""
    names = []
    for piece in _pieces((participant.name or "").lower()):
        words = piece.split()
        while words and (words[0].strip(".") in _DESCRIBES or words[0][0].isdigit()):
            words.pop(0)
        if 2 <= len(words) <= 6 and not any(w in _DESCRIBES for w in words if w not in ("de", "la")):
            names.append(" ".join(words))
    return names


def _is_bombing(mention: Mention) -> bool:
    return mention.type.group is TypeGroup.EXPLOSIVE and mention.type is not T.AIR_OR_DRONE_STRIKE


def _is_individual(participant: Participant) -> bool:
    return participant.actor is None and participant.kind is not ActorKind.ARMED_GROUP


def _is_site(participant: Participant) -> bool:
    return participant.target_type in _SITES and bool(_PLACE_NOUNS.search((participant.name or "").lower()))


def _words(participant: Participant, text: str) -> str:
    """Give the longest name of a participant that the document itself has."""
    names = [n.lower() for n in (participant.name or "", *participant.aliases) if n and n.lower() in text]
    return max(names, key=len) if names and participant.actor is not None else (participant.name or "").lower()


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
