"""Codings by hand without the words of the reports: offsets and values, tied to a text by its hash.

    python -m training.standoff export --codings FOLDER --shared DIR     write training/codings/ID.json
    python -m training.standoff join --shared DIR --out FOLDER           put the words back, from the public data

The articles belong to their publishers, so that no word of theirs is kept: what a coder quoted is kept as the place where
it stands. `join` finds every text in DIR/data again, checks its hash, and says how many it could not find.
"""

import argparse
import gzip
import hashlib
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

Json = Any
HERE = Path(__file__).parent / "codings"
QUOTED = frozenset({"exact"})  # follows from start and end
NAMED = frozenset("name speaker blamer unit site".split())  # words that may be the report's
LISTS = frozenset({"aliases", "speaker_aliases"})  # other words for the same; those that the text has not are left out
LIST_OF = {"name": "aliases", "speaker": "speaker_aliases"}
VALUES = frozenset(
    {"unit", "site"}
)  # kept as the coder wrote them where the text has other words; so are names of places
DROPPED = frozenset("note proposition scope_note expression".split())  # free words of the coder
SOURCES = {
    "wn": "wikinews/wikinews.jsonl.gz", "nc": "fivew/news_clusters.jsonl.gz", "fw": "fivew/fivew_gold.jsonl.gz",
    "gwn": "geoparsing/geowebnews.jsonl.gz", "re3d": "re3d/re3d.jsonl.gz", "muc": "muc4/muc4_docs.jsonl.gz",
}  # fmt: skip


def without_words(plain: Json) -> Json:
    """Give a coding without any word of its report; the text is named by its hash and its length."""
    report = plain["report"]
    text: str = report["text"]
    made = {key: _stripped(plain.get(key) or [], text) for key in ("mentions", "claims", "claim_relations")}
    capitals = [i for i, c in enumerate(text) if c != c.lower()] if plain["x_source"] == "muc" else None
    head = {
        "id": report["id"], "sha256": hashlib.sha256(text.encode()).hexdigest(), "length": len(text),
        "published": report["published"], "x_source": plain["x_source"], "x_split": plain["x_split"],
    }  # fmt: skip
    return head | ({"capitals": capitals} if capitals is not None else {}) | made


def _stripped(value: Json, text: str) -> Json:
    if isinstance(value, list):
        return [_stripped(inner, text) for inner in value]
    if not isinstance(value, dict):
        return value
    made: dict[str, Json] = {}
    for name, inner in value.items():
        if name in LISTS:
            made[name] = [place for words in inner for place in [_place(words, text)] if place is not None]
        elif name in NAMED and isinstance(inner, str):
            place = _place(inner, text)
            others = (_place(words, text) for words in value.get(LIST_OF.get(name, ""), ()))
            is_value = name in VALUES or (name == "name" and "precision" in value)
            made[name] = place or next((p for p in others if p), None) or (inner if is_value else None)
        elif name not in QUOTED | DROPPED:
            made[name] = _stripped(inner, text)
    return made


def _place(words: str, text: str) -> Json:
    """Give where words stand in a text, case ignored where they do not stand as they are; None if nowhere."""
    at = text.find(words)
    at = at if at >= 0 else text.lower().find(words.lower())
    return {"at": [at, at + len(words)]} if at >= 0 else None


def with_words(standoff: Json, text: str, title: str | None) -> Json:
    """Give the whole coding again, in the shape of coding.schema.json."""
    report = {
        "id": standoff["id"], "title": title, "url": None, "language": "en", "text": text,
        "published": standoff["published"],
    }  # fmt: skip
    made = {key: _filled(standoff[key], text) for key in ("mentions", "claims", "claim_relations")}
    own = {"x_source": standoff["x_source"], "x_split": standoff["x_split"]}
    return {"schema_version": "1.0", "report": report} | made | {"problems": []} | own


def _filled(value: Json, text: str) -> Json:
    if isinstance(value, dict):
        if value.keys() == {"at"}:
            return text[value["at"][0] : value["at"][1]]
        made = {name: _filled(inner, text) for name, inner in value.items()}
        if "start" in made and "end" in made and isinstance(made["start"], int):
            made["exact"] = text[made["start"] : made["end"]]
        return made
    return [_filled(inner, text) for inner in value] if isinstance(value, list) else value


def texts_of(shared: Path, source: str) -> Iterator[tuple[str, str, str | None]]:
    """Give every text of a source as it was coded: white space at its ends cut, its title on top; with the title."""
    with gzip.open(shared / "data" / SOURCES[source], "rt", encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            text, title = record["text"], record.get("title")
            if source == "muc":
                yield record["id"], re.sub(r"\n(?!\n|\s)", " ", text), None
                continue
            text = text.replace("\r\n", "\n").strip()
            if title and not text.startswith(title.strip()[:40]):
                text = title.strip() + "\n\n" + text
            yield str(record["id"]), text, title


def join(folder: Path, shared: Path) -> Iterator[Json]:
    """Give every coding of a folder whose text is found in the public data, with its words."""
    wanted = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]
    for source in SOURCES:
        by_hash = {row["sha256"]: row for row in wanted if row["x_source"] == source}
        recase = _recaser(list(by_hash.values())) if source == "muc" else None
        for name, text, title in texts_of(shared, source) if by_hash else ():
            text = recase(name, text) if recase else text
            row = by_hash.get(hashlib.sha256(text.encode()).hexdigest())
            if row is not None:
                yield with_words(row, text, title)


def _recaser(rows: list[Json]) -> Callable[[str, str], str]:
    """Give what writes a text in capitals as it was shown to the coder: capitals only where the coding says so."""
    capitals = {row["id"].removeprefix("muc-"): frozenset(row["capitals"]) for row in rows}

    def recase(name: str, text: str) -> str:
        kept = capitals.get(name, frozenset())
        return "".join(c if i in kept else c.lower() for i, c in enumerate(text))

    return recase


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("export", "join"))
    parser.add_argument("--codings", type=Path, help="the folder with whole codings, for export")
    parser.add_argument("--shared", type=Path, required=True, help="the folder with data/")
    parser.add_argument("--out", type=Path, help="where to write; for export training/codings")
    options = parser.parse_args(argv)
    count = 0
    if options.what == "export":
        out = options.out or HERE
        out.mkdir(parents=True, exist_ok=True)
        for path in sorted(options.codings.glob("*.json")):
            made = without_words(json.loads(path.read_text(encoding="utf-8")))
            (out / path.name).write_text(
                json.dumps(made, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8"
            )
            count += 1
        print(f"{count} codings written to {out}")
        return 0
    options.out.mkdir(parents=True, exist_ok=True)
    for plain in join(HERE, options.shared):
        (options.out / f"{plain['report']['id']}.json").write_text(
            json.dumps(plain, ensure_ascii=False), encoding="utf-8"
        )
        count += 1
    missing = len(list(HERE.glob("*.json"))) - count
    print(f"{count} codings joined with their texts, {missing} not found in {options.shared / 'data'}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
