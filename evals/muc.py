"""MUC-4 in the simplified view (incident type and five roles): our codings as its templates, by its four metrics.

    python -m evals.muc --shared DIR --split dev [--extractor neural] [--limit 200] [--out FILE] [--show 3]

The scorer is DIR/score/muc_view.py; data is DIR/data/muc4. Work on dev; tst1 and tst2 tune; tst3 is reported once.
"""

import argparse
import gzip
import json
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from tocsin.extract.neural.decode import Found
from tocsin.extract.neural.extractor import NeuralExtractor
from tocsin.extract.neural.labels import DESCRIBED, NAMED, ORGANISATION, PERSON, THING
from tocsin.extract.rules.tables.nouns import AGENT_KINDS, PUBLIC_TITLES, TARGET_TYPES
from tocsin.model.actor import ActorKind
from tocsin.model.coding import CodedReport
from tocsin.model.interval import parse_interval
from tocsin.model.mention import Attribution, EventType, Mention, Participant, TargetType, TypeGroup, WeaponStatus
from tocsin.model.report import Publication, PublicationBasis, Report, report_id
from tocsin.read.sections import find_sections
from tocsin.run.code import code_report
from tocsin.run.settings import Settings
from tocsin.run.wire import EXTRACTORS, load_parts

Json = dict[str, Any]
T = EventType
_TYPES = {
    T.KIDNAPPING: "kidnapping", T.HOSTAGE_TAKING: "kidnapping", T.HIJACKING: "kidnapping",
    T.RELEASE: "kidnapping",
    T.INFRASTRUCTURE_OR_ARSON_ATTACK: "arson", T.ROBBERY_OR_LOOTING: "robbery",
}  # fmt: skip
_PLACE_NOUNS = re.compile(
    r"\b(?:embassy|consulate|office|offices|building|buildings|headquarters|station|stations|house|houses|home|homes|residence|bank|banks"
    r"|vehicle|vehicles|car|cars|bus|buses|truck|trucks|bridge|bridges|pipeline|pipelines|plant|plants|tower|towers|pylon|pylons|base"
    r"|barracks|garrison|airport|hotel|hotels|restaurant|restaurants|store|stores|market|church|churches|cathedral|school|schools"
    r"|university|hospital|newspaper|line|lines|substation|refinery|helicopter|plane|aircraft|ship|boat|town|city|village|theater|theatre"
    r"|club|center|company|factory|farm|ranch|ministry|palace|court|post|posts|facilities|facility|installations|branch|pumping|dam"
    r"|railroad|train|cars?|motorcade|convoy|institute|laboratory|supermarket|shop|shops|mansion|complex|farms|estate|dealership"
    r"|warehouses?|poles?|booths?|pipes|drugstores?|pharmac(?:y|ies)|stands|structures|brothels?|apartments?|residences|monastery|hall"
    r"|presidency|properties|stadium|monument|transformers?)\b"
)
# Words that name the act or what it did rather than a thing in somebody's hands.
_VERBAL = re.compile(
    r"(?:ed|ing|ings|up|shot|fired|explosions?|blasts?|gunfire|bombings?|shootings?|arson|torched|fire to|on fire|shoot|gunned down|opene?d?s? fire|drove .*|set|set .*|air support|rampage|fired \w+|firefight)$|strike|attack|detonat|explod|ablaze|gunm[ae]n"
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


def to_templates(coded: CodedReport, spans: Sequence[Found] = ()) -> list[Json]:
    """Give the templates of a coded report: attacks only, each with the words of its five roles.

    The task leaves out clashes of armed groups with soldiers, and this view
    leaves out human targets without a name; a template without any role says
    nothing that could be scored. `spans` are those of the model: where one lies
    in the words of a participant, its kind and its words count.
    """
    text = coded.report.text.lower()
    made = [_template(m, text, spans) for m in coded.mentions if _is_relevant(m)]
    return [t for t in made if any(t[role] for role in ROLES)]


ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")


def _is_relevant(mention: Mention) -> bool:
    """Say whether the task counts a mention: no war of armies and armed groups, unless it hit named people or other spots."""
    if mention.reference_only or (mention.type.family != "attack" and mention.type is not T.RELEASE):
        return False
    receivers = [p for p in mention.participants if p.role.is_receiver]
    if any(_person_names(p) for p in receivers):
        return True
    others = [p for p in receivers if p.target_type not in _FIGHTING]
    if mention.type in (T.ARMED_CLASH, T.AIR_OR_DRONE_STRIKE, T.SHELLING_OR_ROCKET):
        return any(_sites(p) for p in others)
    return bool(others) or not receivers


_FIGHTING = (TargetType.ARMED_GROUP, TargetType.MILITARY)


def _template(mention: Mention, text: str, spans: Sequence[Found] = ()) -> Json:
    receivers = [p for p in mention.participants if p.role.is_receiver]
    doers = [p for p in mention.participants if p.role.is_doer and p.attribution not in _NOT_HELD]
    kind = _TYPES.get(mention.type) or ("bombing" if _is_bombing(mention) else "attack")
    by_rules = {
        "PerpInd": [(p, name) for p in doers for name in _individuals(p)],
        "PerpOrg": [(p, name) for p in doers for name in _groups(p, text)],
        "Target": [(p, name) for p in receivers for name in _sites(p)],
        "Victim": [(p, name) for p in receivers for name in _person_names(p)],
    }
    read = {id(p): _read_in(p, spans) for p in (*doers, *receivers)}
    made: Json = {"incident_type": kind}
    for role, label in _LABELS.items():
        people = doers if role in ("PerpInd", "PerpOrg") else receivers
        names = [
            name for p in people for found in read[id(p)] if found.label == label for name in [_words(found, text)]
        ]
        names += [name for p, name in by_rules[role] if not read[id(p)]]
        made[role] = _entities(names)
    made["Weapon"] = _entities(_weapon_words(mention))
    return made


_LABELS = {"PerpInd": PERSON, "PerpOrg": ORGANISATION, "Target": THING, "Victim": NAMED}
_SURE = 0.5  # confidence from which a span of the model counts; tuned on tst1 and tst2


def _read_in(participant: Participant, spans: Sequence[Found]) -> list[Found]:
    """Give the model's spans in the words of a participant."""
    labels = (PERSON, ORGANISATION) if participant.role.is_doer else (THING, NAMED, DESCRIBED)
    return [
        span
        for span in spans
        if span.label in labels
        and span.score >= _SURE
        and any(span.start < e.end and e.start < span.end for e in participant.evidence)
    ]


def _words(found: Found, text: str) -> str:
    return _DOUBTS.sub("", " ".join(text[found.start : found.end].split()))


def _entities(names: Iterable[str]) -> list[list[str]]:
    """Give each name once, as an entity of its own."""
    return [[name] for name in dict.fromkeys(names) if name]


def _phrases(participant: Participant) -> list[str]:
    """Give all phrases of a report for one participant, lowered, the first told first."""
    names = (
        _INSERTED.sub("", " ".join(name.lower().split())) for name in (participant.name or "", *participant.aliases)
    )
    return [name for name in names if name]


_INSERTED = re.compile(r" ?\[[^\]]*\]")  # an editor's words


def _pieces(words: str) -> list[str]:
    """Cut a list of targets ("stores and electric towers") into its members."""
    return [piece.strip() for piece in re.split(r",|;| and ", words) if piece.strip()]


# --- doers ----------------------------------------------------------------------------------------------------------

_NOT_HELD = (Attribution.DENIED, Attribution.ACQUITTED)
# Nouns for several people as a body, which the task takes as an organisation; the rest of AGENT_KINDS are individuals.
_BODIES = frozenset(
    "army police military navy government regime forces force brigade battalion regiment front movement cartel mafia"
    " party organization organisation coalition security militia militias ministry administration council".split()
)
_NAMELESS_BODIES = re.compile(
    r"(?:(?:armed|guerrilla|leftist|terrorist|same|this|any|other|alleged|repressive|security|elite|clandestine|irregular|subversive|small|large|rebel|commando) )*"
    r"(?:groups?|organi[sz]ations?|movement|units?|patrols?|commandos?|forces?|party|mob|state|cells?|column|squads?)"
)
_DOUBTS = re.compile(
    r"^(?:the |an? |alleged |suspected |presumed |supposed |some |about |at least |apparent |self-styled )+"
)
_OF_A_BODY = re.compile(
    r"(?P<people>.*?\b(?:members|elements|personnel|officers|soldiers|militants|men)) of (?:the )?(?P<body>.+)"
)
_GROUP_OF = re.compile(r"^(?:\w+ ){0,2}(?:group|band|number|gang|column) of ")
_CROWDS = re.compile(
    r"(?:attackers?|assailants?|perpetrators?|killers?|mob|crowd|people|suspects?|kidnappers?|captors|rebel|guerrilla|terrorist|militant)$"
)


def _individuals(participant: Participant) -> list[str]:
    """Give the words for the people who did it: "guerrillas" of "Grey Lions guerrillas"; a body has none."""
    best: list[str] = []
    for phrase in _told_as(participant):
        phrase = _DOUBTS.sub("", _GROUP_OF.sub("", _DOUBTS.sub("", phrase)))
        inside = _OF_A_BODY.fullmatch(phrase)
        if inside:
            best.append(phrase if inside["people"].endswith(("members", "elements")) else inside["people"])
            continue
        words = phrase.split()
        if not words or words[-1] in _BODIES or words[0].isdigit() or _NAMELESS_BODIES.fullmatch(phrase):
            continue
        head = re.split(r" (?:of|from|in|who) ", phrase)[0].split()[-1]
        is_of_people = head in AGENT_KINDS and head not in _BODIES and head not in _UNITS
        if is_of_people:
            best.append(head if participant.actor is not None and head not in ("members", "elements") else phrase)
    telling = [phrase for phrase in best if not _CROWDS.fullmatch(phrase)]
    return telling[:1]


_UNITS = frozenset("unit units patrol group groups organization movement column troops brigade battalion court".split())


def _told_as(participant: Participant) -> list[str]:
    """Give the phrases of a doer with their numbers, as the report has them, then its other names."""
    exact = [" ".join(e.exact.lower().split()) for e in participant.evidence]
    names = _phrases(participant)
    whole = [e for e in exact if any(e.endswith(name) for name in names) and len(e) < 60 and not _CUES.search(e)]
    return whole + [name for name in names if not any(e.endswith(name) for e in whole)]


_CUES = re.compile(r"\b(?:blam|accus|attribut|claim|ascrib|hold|held|work)\w*\b")


def _groups(participant: Participant, text: str) -> list[str]:
    """Give the words for the body that did it: its shortest name in the document, or the bare noun ("army")."""
    found = [name for name in map(_plain, _phrases(participant)) if name in text]
    if participant.actor is not None:
        bodies = [_DOUBTS.sub("", _body(name)) for name in found]
        bodies = [body for body in bodies if body.split()[-1] in _BODIES or body.split()[-1] not in AGENT_KINDS]
        return [min(bodies, key=len)] if bodies else []
    names = []
    for phrase in _joined_bodies(found[0]) if found else []:
        phrase = _DOUBTS.sub("", phrase)
        body = _body(phrase)
        is_group = participant.kind is ActorKind.ARMED_GROUP and body == phrase
        if (is_group or body.split()[-1] in _BODIES) and not _NAMELESS_BODIES.fullmatch(body):
            names.append(body)
    return names


def _joined_bodies(phrase: str) -> list[str]:
    """Cut "the government and the army" into its bodies; give any other phrase whole."""
    pieces = phrase.split(" and ")
    return pieces if all(piece.split() and piece.split()[-1] in _BODIES for piece in pieces) else [phrase]


def _plain(name: str) -> str:
    """Give a name without accents, as the documents of the task are written."""
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def _body(phrase: str) -> str:
    """Give the body in a phrase: "members of the police" gives "police", "Grey Lions rebels" "Grey Lions"."""
    inside = _OF_A_BODY.fullmatch(phrase)
    words = (inside["body"] if inside else phrase).split()
    while len(words) > 1 and words[-1] in AGENT_KINDS and words[-1] not in _BODIES:
        words.pop()
    return " ".join(words)


# --- receivers ------------------------------------------------------------------------------------------------------

_DESCRIBES = frozenset(TARGET_TYPES) | frozenset(AGENT_KINDS) | PUBLIC_TITLES | frozenset(
    "former local leftist rightist political social democratic well-known outstanding engineer lawyer dr mr mrs jr sr retired"
    " salvadoran colombian peruvian guatemalan honduran chilean bolivian american us u.s. nicaraguan argentine brazilian panamanian"
    " spanish communist liberal conservative union trade labor peasant human rights national divison division defense interior"
    " justice army air force navy police attorney vice first second deputy prominent important one two three four five six seven"
    " eight nine ten several many some other others whose his her their no jesuit catholic christian presidential military"
    " civilian innocent unarmed young old year-old identified unidentified unknown foreign citizen citizens members member"
    " the of a an at least more than and or in for from by with who by msgr monsignor father fr gen col lt capt maj sgt rep"
    " companion legal advisor inspector mayor-elect industrialist late captain major this these system electrical private corporal corporals agent agents engineers comrade comrades"
    " missionaries advisers adviser prisoners laboratories booths vehicles television province international stoppage brains"
    " ages radio mission president-elect indicates".split()
)  # fmt: skip


_IS_NO_NAME = re.compile(r"^(?:no|not|who|was|were|has|have|cannot|those|such|all|our|my|its|that)$|s'$|'s$|ing$|[0-9]")


def _person_names(participant: Participant) -> list[str]:
    """Give the names in the phrases of a receiver, without offices: "former minister Eva Rhee" gives "eva rhee"."""
    names = []
    for piece in (piece for phrase in _phrases(participant) for piece in _pieces(phrase)):
        words = piece.split()
        start = len(words)
        while (
            start
            and words[start - 1].strip(".'") not in _DESCRIBES - {"de", "la"}
            and not words[start - 1][0].isdigit()
        ):
            start -= 1
        name = words[start:]
        if 2 <= len(name) <= 6 and not any(map(_IS_NO_NAME.search, name)):
            names.append(" ".join(name))
    return names


_FRONT = re.compile(
    r"^(?:the )?(?:front|back|side|entrance|doors?|outskirts|gates?|windows|walls?|area|vicinity) of (?:the )?"
)


def _site_pieces(phrase: str) -> list[str]:
    """Cut a list of spots; "the ministry of justice and peace" is one."""
    pieces = _pieces(phrase)
    return pieces if all(_PLACE_NOUNS.search(piece) for piece in pieces) else [phrase]


def _sites(participant: Participant) -> list[str]:
    """Give the buildings, vehicles and the like in the phrases of a receiver."""
    pieces = (_FRONT.sub("", piece) for phrase in _phrases(participant) for piece in _site_pieces(phrase))
    return [piece for piece in pieces if _PLACE_NOUNS.search(piece) and not piece.startswith(("his ", "their "))]


def _is_bombing(mention: Mention) -> bool:
    return mention.type.group is TypeGroup.EXPLOSIVE and mention.type is not T.AIR_OR_DRONE_STRIKE


_WEAPON_VERBS = re.compile(r"^(?:placed|planted|hid) (?:an? |the )?| (?:was|were|had|has|have|fire\b|rounds?\b).*")


def _weapon_words(mention: Mention) -> list[str]:
    """Give each thing in somebody's hands once, in the first number that the report uses ("bomb", not "bombs" as well)."""
    words: dict[str, str] = {}
    for weapon in mention.weapons:
        for evidence in weapon.evidence if weapon.status is not WeaponStatus.SEIZED else ():
            word = _WEAPON_VERBS.sub("", " ".join(evidence.exact.lower().split()))
            if not _VERBAL.search(word):
                words.setdefault(word.rstrip("s"), word)
    return sorted(words.values())


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True, help="the folder with data/ and score/")
    parser.add_argument("--split", default="dev", choices=("dev", "tst1", "tst2", "tst3"))
    parser.add_argument("--extractor", default=Settings().extractor, choices=EXTRACTORS)
    parser.add_argument("--limit", type=int, default=0, help="only so many documents; 0 for all")
    parser.add_argument("--out", type=Path, default=Path("evals/out/muc.jsonl"))
    parser.add_argument("--show", type=int, default=0, help="print so many templates")
    options = parser.parse_args(argv)
    parts = load_parts(Settings(extractor=options.extractor))
    extractor = parts.extractor
    options.out.parent.mkdir(parents=True, exist_ok=True)
    documents = list(read_documents(options.shared, options.split))[: options.limit or None]
    with options.out.open("w", encoding="utf-8") as out:
        for number, document in enumerate(documents):
            report = to_report(document)
            reading = extractor.read(report)[1] if isinstance(extractor, NeuralExtractor) else None
            templates = to_templates(code_report(report, parts), reading.expressions if reading else ())
            out.write(json.dumps({"id": document["id"], "templates": templates}) + "\n")
            if number < options.show:
                print(document["id"], json.dumps(templates, indent=1))
    scorer = options.shared / "score/muc_view.py"
    command = [sys.executable, str(scorer), "--pred", str(options.out), "--split", options.split]
    print(
        f"MUC-4 {options.split}, {len(documents)} documents, {options.extractor}; published on tst3: GTT gtt 46.5, IterX gtt 51.7"
    )
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
