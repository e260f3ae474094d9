"""The coded reports of the corpus, made from the sample reports and what is written about them in codings/.

python -m corpus.make            write corpus/ID.json for every sample report, and corpus/incidents.json
python -m corpus.make --check    say whether they are as they would be written; exit status 1 if not
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from corpus.notation import CodingInWords, Line, NotationError, read_codings, read_days, read_figure
from corpus.words import find_words, sentences_with
from tocsin.model.codec import coded_report_to_json
from tocsin.model.coding import CodedReport
from tocsin.model.report import Report
from tocsin.run.reading import read_all

HERE = Path(__file__).parent
SAMPLES = HERE.parent / "samples" / "reports"
Plain = dict[str, Any]

SUBJECTS = frozenset(
    "killed wounded killed_or_wounded detained abducted released missing displaced convicted perpetrators fighters"
    " weapons other".split()
)
POPULATIONS = frozenset(
    "total civilians security_forces armed_group perpetrators children foreign_nationals other".split()
)
DOERS = frozenset("perpetrator perpetrator_organisation actor".split())
ROLES = DOERS | frozenset("target victim responder supporter".split())
FLAGS = frozenset({"optional"})


def read_samples(folder: Path = SAMPLES) -> dict[str, Report]:
    """Give the sample reports as our reader gives them, by their names."""
    found: dict[str, Report] = {}
    for result in read_all([folder], published=None):
        if result.report is None:
            raise NotationError(f"{result.name} was not read: {result.outcome}")
        name = result.report.external_id or Path(result.name).stem
        if name in found:
            raise NotationError(f"two sample reports are called {name}")
        found[name] = result.report
    return found


def read_words(folder: Path = HERE / "codings") -> dict[str, CodingInWords]:
    """Give what is written about each report, by the report's name."""
    found: dict[str, CodingInWords] = {}
    for path in sorted(folder.glob("*.txt")):
        for coding in read_codings(path.read_text(encoding="utf-8"), path.name):
            if coding.report in found:
                raise NotationError(f"{path.name}: {coding.report} is coded twice")
            found[coding.report] = coding
    return found


def read_places(path: Path = HERE / "places.txt") -> dict[str, Plain]:
    """Give the places of the corpus by their keys."""
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    return dict(
        read_place(line, f"{path.name}:{number}") for number, line in lines if line.strip() and not line.startswith("#")
    )


def read_place(line: str, where: str) -> tuple[str, Plain]:
    """Give the key and the values of "key: name | precision | country | latitude | longitude"."""
    key, _, rest = line.partition(": ")
    parts = [part.strip() for part in rest.split("|")]
    if len(parts) != 5:
        raise NotationError(f"{where}: a place is `key: name | precision | country | latitude | longitude`")
    name, precision, country, lat, lon = parts
    place = {"name": name, "precision": precision, "country_iso3": country, "lat": float(lat), "lon": float(lon)}
    return key, place


def make_coding(name: str, report: Report, coding: CodingInWords, places: dict[str, Plain]) -> Plain:
    """Give the coded report: words found in the text, what silence means filled in."""
    made = coded_report_to_json(CodedReport(report))
    plain = {key: value for key, value in made["report"].items() if key != "x_report_id"} | {"id": name}
    maker = _Maker(report.text, places)
    mentions = [line for line in coding.lines if line.key == "mention"]
    claims = [line for line in coding.lines if line.key == "claim"]
    relations = [line for line in coding.lines if line.key == "relation"]
    if unknown := [line for line in coding.lines if line.key not in ("mention", "claim", "relation")]:
        raise NotationError(f"{unknown[0].where}: {unknown[0].key!r} is no mention, claim or relation")
    return {
        "schema_version": "1.0",
        "report": plain,
        "mentions": [maker.mention(f"m{n}", line) for n, line in enumerate(mentions, 1)],
        "claims": [maker.claim(f"c{n}", line) for n, line in enumerate(claims, 1)],
        "claim_relations": [maker.relation(line) for line in relations],
        "problems": [],
    }


class _Maker:
    """Makes the parts of one report's coding; holds its text and the places."""

    def __init__(self, text: str, places: dict[str, Plain]) -> None:
        self._text = text
        self._places = places

    def mention(self, name: str, line: Line) -> Plain:
        kind, _, happening = line.rest.partition(" @")
        plain: Plain = {
            "id": name, "type": kind, "stage": "accomplished", "thwarted_at": None, "factuality": "asserted",
            "reference_only": False, "date": None, "place": None, "quantities": [], "participants": [], "weapons": [],
            "triggers": self._spans(line), "stage_evidence": [],
        }  # fmt: skip
        if happening:
            plain["x_incident"] = happening
        self._attributes(plain, line, ())
        for below in line.below:
            self._add(plain, below)
        if not plain["reference_only"]:
            plain["evidence"] = sentences_with(self._text, list(_spans_in(plain)))
        return plain

    def _add(self, plain: Plain, line: Line) -> None:
        key = line.key
        if key == "or":
            plain.setdefault("alternatives", []).append(_override(line.rest))
        elif key == "reference":
            plain["reference_only"] = True
        elif key in FLAGS:
            plain[key] = True
        elif key == "stage":
            plain["stage"], _, thwarted = line.rest.partition(" ")
            plain["thwarted_at"] = thwarted or None
            plain["stage_evidence"] = self._spans(line)
        elif key == "factuality":
            plain["factuality"] = line.rest
        elif key == "modes":
            plain["modes"] = line.rest.split()
        elif key in ("date", "planned_date"):
            plain[key] = self._date(line)
        elif key == "place":
            plain["place"] = self._place(line)
        elif key in SUBJECTS:
            plain["quantities"].append(self._figure(line))
        elif key in ROLES:
            plain["participants"].append(self._participant(line))
        elif key == "weapon":
            kind, _, status = line.rest.partition(" ")
            weapon = {"type": kind, "status": status or "used", "evidence": self._spans(line)}
            plain["weapons"].append(self._attributes(weapon, line, ()))
        else:
            raise NotationError(f"{line.where}: {key!r} is no field of a mention")

    def claim(self, name: str, line: Line) -> Plain:
        attributes = dict(part.split("=", 1) for part in line.attributes if "=" in part and not part.startswith("or "))
        speaker = attributes.get("by")
        kind = attributes.get("kind", "named" if speaker else "narrator")
        speech = {"narrator": "narrator", "unspecified": "passive"}.get(kind, "indirect")
        about = attributes.get("about")
        cue = attributes.get("cue")
        plain: Plain = {
            "id": name, "claim_type": line.rest, "speaker": speaker, "speaker_kind": kind,
            "speech": attributes.get("speech", speech),
            "cue": [find_words(self._text, cue, line.where)] if cue else [], "content": self._spans(line),
            "quantity": None, "place": None, "date": None, "about_mention": f"m{about}" if about else None,
            "modality": attributes.get("modality", "asserted"), "polarity": attributes.get("polarity", "positive"),
        }  # fmt: skip
        if "alias" in attributes:
            plain["speaker_aliases"] = attributes["alias"].split(", ")
        for part in line.attributes:
            if part in FLAGS:
                plain[part] = True
            elif part.startswith("or content="):
                wider = find_words(self._text, part.removeprefix("or content="), line.where)
                plain.setdefault("alternatives", []).append({"content": [wider]})
            elif part.startswith("or "):
                plain.setdefault("alternatives", []).append(_override(part[3:]))
        for below in line.below:
            if below.key in SUBJECTS:
                plain["quantity"] = self._figure(below)
            elif below.key == "place":
                plain["place"] = self._place(below)
            elif below.key == "date":
                plain["date"] = self._date(below)
            else:
                raise NotationError(f"{below.where}: {below.key!r} is no field of a claim")
        return plain

    def relation(self, line: Line) -> Plain:
        first, kind, second = line.rest.split(" ")
        return self._attributes({"from": first, "to": second, "relation": kind}, line, ())

    def _date(self, line: Line) -> Plain:
        spans = self._spans(line)
        year = line.rest[:4]
        basis = "stated" if any(year in span["exact"] for span in spans) else "anchored"
        plain = {**read_days(line.rest), "basis": basis, "evidence": spans}
        return self._attributes(plain, line, (), read_days)

    def _place(self, line: Line) -> Plain:
        if line.rest not in self._places:
            raise NotationError(f"{line.where}: {line.rest!r} is not in places.txt")
        plain = {**self._places[line.rest], "basis": "stated", "evidence": self._spans(line)}
        return self._attributes(plain, line, (), lambda key: self._places[key])

    def _figure(self, line: Line) -> Plain:
        figure, _, population = line.rest.partition(" ")
        if population and population not in POPULATIONS:
            raise NotationError(f"{line.where}: {population!r} is no population")
        plain = {"subject": line.key, "population": population or "total", **read_figure(figure)}
        is_word = figure in ("plural", "many", "all") or plain["qualifier"] == "word_range"
        plain |= {"basis": "word_table" if is_word else "stated"}
        return self._attributes(plain | {"evidence": self._spans(line)}, line, (), read_figure)

    def _participant(self, line: Line) -> Plain:
        name, first, *_ = (line.rest, *line.attributes, "")
        is_doer = line.key in DOERS
        plain: Plain = {"name": name, "role": line.key, "attribution": None, "target_type": None}
        own = first if first and "=" not in first and first not in FLAGS else None
        if own is None and line.key not in ("responder", "supporter"):
            raise NotationError(f"{line.where}: say the attribution or the type of target after the name")
        if own:
            plain["attribution" if is_doer else "target_type"] = own
        plain["evidence"] = self._spans(line)
        return self._attributes(plain, line, (own,) if own else ())

    def _attributes(self, plain: Plain, line: Line, known: tuple[str, ...], read_other: Any = None) -> Plain:
        for part in line.attributes:
            if part in known:
                continue
            if part in FLAGS:
                plain[part] = True
            elif part.startswith("or "):
                other = part[3:]
                right = _override(other) if "=" in other or read_other is None else read_other(other)
                plain.setdefault("alternatives", []).append(right)
            elif part.startswith("alias="):
                plain["aliases"] = part[6:].split(", ")
            elif "=" in part:
                key, _, value = part.partition("=")
                plain[key] = value
            else:
                raise NotationError(f"{line.where}: {part!r} is no attribute")
        return plain

    def _spans(self, line: Line) -> list[Plain]:
        return [find_words(self._text, words, line.where) for words in line.words]


def _override(words: str) -> Plain:
    pairs = (pair.split("=", 1) for pair in words.split(", "))
    return {key: None if value == "null" else value for key, value in pairs}


def _spans_in(value: Any) -> Iterator[Plain]:
    if isinstance(value, dict):
        if "exact" in value:
            yield value
        for inner in value.values():
            yield from _spans_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _spans_in(inner)


def make_all() -> dict[str, Plain]:
    """Give all coded reports by name; every sample report must be coded, if only as holding nothing."""
    samples, words, places = read_samples(), read_words(), read_places()
    if wrong := sorted(samples.keys() ^ words.keys()):
        raise NotationError(f"a sample without a coding or a coding without a sample: {', '.join(wrong)}")
    made, wrong = {}, []
    for name in sorted(samples):
        try:
            made[name] = make_coding(name, samples[name], words[name], places)
        except NotationError as error:
            wrong.append(str(error))
    if wrong:
        raise NotationError("\n".join(wrong))
    return made


def happenings(codings: dict[str, Plain]) -> dict[str, list[str]]:
    """Give the mentions ("ankara-1/m1") of each happening, by its name."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, coding in codings.items():
        for mention in coding["mentions"]:
            if "x_incident" in mention:
                found[mention["x_incident"]].append(f"{name}/{mention['id']}")
    return dict(sorted(found.items()))


def files() -> dict[str, str]:
    """Give the files of the corpus as they are written, by name."""
    codings = make_all()
    named: dict[str, Any] = {f"{name}.json": coding for name, coding in codings.items()}
    named["incidents.json"] = happenings(codings)
    return {name: json.dumps(value, ensure_ascii=False, indent=1) + "\n" for name, value in named.items()}


def main(argv: list[str]) -> int:
    made = files()
    on_disk = {path.name: path.read_text(encoding="utf-8") for path in HERE.glob("*.json")}
    if "--check" in argv:
        stale = sorted(name for name in made.keys() | on_disk.keys() if made.get(name) != on_disk.get(name))
        print("\n".join(f"{name} is not as it would be made" for name in stale) or f"{len(made)} files are as made")
        return 1 if stale else 0
    for name in on_disk.keys() - made.keys():
        (HERE / name).unlink()
    for name, text in made.items():
        (HERE / name).write_text(text, encoding="utf-8")
    print(f"{len(made)} files written")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
