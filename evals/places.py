"""How well places are found and placed, on public corpora.

    python -m evals.places --shared DIR [--set NAME ...] [--part dev|test|all] [--errors N] [--gazetteer FILE]

GeoVirus and GeoWebNews are cut in halves by a hash of the document's id: work
is done on `dev`, and `test` is scored at the end. Recognition counts exact
spans. "End to end" counts found gold names within 161 km over all gold names;
"given" gives the resolver the gold names. UCDP's rows are written as "in PLACE,
PROVINCE, COUNTRY" and read like any sentence. No data is copied anywhere.
"""

import argparse
import gzip
import hashlib
import importlib.util
import json
import math
import statistics
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tocsin.model.draft import PlaceExpression, PlaceUse
from tocsin.model.place import Place
from tocsin.model.report import Report
from tocsin.model.sentence import split_sentences
from tocsin.resolve.gazetteer import CompiledGazetteer, load_gazetteer
from tocsin.resolve.places import find_places, resolve_spots
from tocsin.resolve.places_scan import Spot, read_text

NEAR_KM = 161.0
# GeoWebNews marks that name a place and carry its point; adjectives and parts of other names are left out of
# recognition (found or not, they count neither way).
GWN_PLACES = frozenset({"Literal", "Metonymic", "Mixed", "Literal_Modifier", "Coercion"})
PLACE_USES = frozenset({PlaceUse.LOCATION, PlaceUse.ORIGIN, PlaceUse.METONYM, PlaceUse.DATELINE})


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Read a compressed file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Give the great-circle distance."""
    p, q = math.radians(lat1), math.radians(lat2)
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(h)))


def is_in_part(name: str, part: str) -> bool:
    """Say whether a document belongs to the half."""
    is_test = hashlib.sha256(name.encode()).digest()[0] % 2 == 1
    return part == "all" or is_test == (part == "test")


def read(text: str, gazetteer: CompiledGazetteer, published: str | None = None) -> tuple[PlaceExpression, ...]:
    """Find the places of a bare text."""
    report = Report.of(text, published=published)
    return find_places(report, split_sentences(report), gazetteer)[0]


def read_given(
    text: str, spans: Iterable[tuple[int, int]], gazetteer: CompiledGazetteer
) -> dict[tuple[int, int], Place]:
    """Resolve the names that stand at given spans."""
    report = Report.of(text)
    whole = read_text(report, split_sentences(report))
    spots, at = [], 0
    for start, end in sorted(set(spans)):
        while at < len(whole.words) and whole.words[at].end <= start:
            at += 1
        last = at
        while last < len(whole.words) and whole.words[last].start < end:
            last += 1
        hits = gazetteer.named(text[start:end])
        if hits and last > at:
            spots.append(Spot(start, end, at, last, whole.sentence_of[at], hits))
    found, _ = resolve_spots(whole, spots, gazetteer, are_sure=True)
    return {(e.evidence.start, e.evidence.end): e.candidates[0] for e in found if e.candidates}


def score_names(
    label: str, documents: list[dict[str, Any]], kinds: frozenset[str] | None, gazetteer: CompiledGazetteer, errors: int
) -> None:
    """Print recognition, and accuracy within 161 km end to end and given the names."""
    tp = fp = fn = near = near_given = total = exact = answered = 0
    wrong: Counter[str] = Counter()
    distances: list[float] = []
    for document in documents:
        text = document["text"]
        gold = {(t["start"], t["end"]): t for t in document["toponyms"] if t.get("offset_ok", True)}
        wanted = {s: t for s, t in gold.items() if t.get("lat") is not None and (kinds is None or t["type"] in kinds)}
        found = {
            (e.evidence.start, e.evidence.end): e for e in read(text, gazetteer) if not e.rule.startswith("place.role")
        }
        for span, one in found.items():
            if one.use not in PLACE_USES:
                continue
            if span in wanted:
                tp += 1
            elif not any(s < span[1] and span[0] < t for s, t in gold):
                fp += 1
                wrong[f"spurious {one.evidence.exact} ({one.use})"] += 1
        given = read_given(text, wanted, gazetteer)
        for span, t in wanted.items():
            total += 1
            e = found.get(span)
            if e is None or e.use not in PLACE_USES:
                fn += 1
                wrong[f"missed {t['text']} ({e.use if e else '-'}, {t.get('type', '')})"] += 1
            elif e.value is not None and (p := e.value.value).lat is not None and p.lon is not None:
                distance = km(p.lat, p.lon, t["lat"], t["lon"])
                near += distance <= NEAR_KM
                if distance > NEAR_KM:
                    wrong[
                        f"far {t['text']} {distance:.0f} km: {_told(p)} {e.value.rule}, truth {t['lat']:.0f} {t['lon']:.0f}"
                    ] += 1
            if (g := given.get(span)) is not None and g.lat is not None and g.lon is not None:
                answered += 1
                distance = km(g.lat, g.lon, t["lat"], t["lon"])
                distances.append(distance)
                near_given += distance <= NEAR_KM
                exact += distance <= 20
    precision, recall = tp / max(1, tp + fp), tp / max(1, tp + fn)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print(f"{label}: {len(documents)} documents, {total} names")
    print(f"  recognition P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")
    print(f"  end to end within 161 km {near / total:.3f} of all, {near / max(1, tp):.3f} of found")
    print(
        f"  given names: {near_given / total:.3f} of all, {near_given / max(1, answered):.3f} of {answered} answered, "
        f"{exact / max(1, answered):.3f} within 20 km, median {statistics.median(distances):.1f} km"
    )
    for words, count in wrong.most_common(errors):
        print("   ", count, words)


def score_ucdp(path: Path, gazetteer: CompiledGazetteer, errors: int) -> None:
    """Print distances to UCDP's points, and how often they lie within our own radius."""
    distances, held, shown = [], [], []
    by_precision: dict[str, list[float]] = {}
    by_code: dict[int, list[float]] = {}
    for row in rows(path):
        country = row["country"].split(" (")[0]
        parts = [row["where_coordinates"], row["adm_1"], country]
        text = "It happened in " + ", ".join(dict.fromkeys(p for p in parts if p)) + "."
        found = [e for e in read(text, gazetteer) if e.value is not None and e.use is not PlaceUse.NAME_PART]
        place = found[0].value.value if found and found[0].value else None
        if place is None or place.lat is None or place.lon is None:
            distances.append(1e5)
            shown.append((1e5, text, "-"))
            continue
        distance = km(place.lat, place.lon, row["latitude"], row["longitude"])
        distances.append(distance)
        by_precision.setdefault(place.precision.value, []).append(distance)
        by_code.setdefault(row["where_prec"], []).append(distance)
        held.append((place.precision.value, distance <= (place.uncertainty_km or 0)))
        if distance > 25:
            shown.append(
                (
                    distance,
                    text,
                    f"{_told(place)} {found[0].value.rule if found[0].value else ''} code {row['where_prec']}",
                )
            )
    share = sum(d <= 25 for d in distances) / len(distances)
    print(f"UCDP: {len(distances)} rows, within 25 km {share:.3f}, median {statistics.median(distances):.1f} km")
    for name, own in sorted(by_precision.items()):
        inside = [h for p, h in held if p == name]
        print(
            f"  {name}: {len(own)}, within 25 km {sum(d <= 25 for d in own) / len(own):.3f}, "
            f"median {statistics.median(own):.1f} km, truth within uncertainty_km {sum(inside) / len(inside):.3f}"
        )
    for code, own in sorted(by_code.items()):
        print(
            f"  where_prec {code}: {len(own)}, within 25 km {sum(d <= 25 for d in own) / len(own):.3f}, "
            f"median {statistics.median(own):.1f} km"
        )
    print(f"  all: truth within uncertainty_km {sum(h for _, h in held) / len(held):.3f}")
    for item in sorted(shown, key=lambda i: hashlib.sha256(i[1].encode()).digest())[:errors]:
        print(f"    {item[0]:.0f} km {item[1]} -> {item[2]}")


def score_muc(shared: Path, gazetteer: CompiledGazetteer, errors: int) -> None:
    """Print how often the country of a development template's location is among ours, and is our first choice."""
    texts = {d["id"]: d for d in rows(shared / "data/muc4/muc4_docs.jsonl.gz") if d["split"] == "dev"}
    read_texts: dict[str, tuple[PlaceExpression, ...]] = {}
    total = among = first = named = named_right = 0
    wrong: Counter[str] = Counter()
    for template in rows(shared / "data/muc4/muc4_templates.jsonl.gz"):
        fills = template["slots"].get("incident_location") or []
        if template["split"] != "dev" or fills == "*" or not fills or "parsed" not in fills[0]:
            continue
        truth = {iso for p in fills[0]["parsed"] for c in p["country"] for iso in _iso3(c, gazetteer)}
        if not truth:
            continue
        document = texts[template["doc_id"]]
        if template["doc_id"] not in read_texts:
            read_texts[template["doc_id"]] = read(document["text"], gazetteer, document.get("date"))
        found = read_texts[template["doc_id"]]
        total += 1
        votes: Counter[str] = Counter()
        for e in found:
            if e.value is not None and e.value.value.country_iso3:
                votes[e.value.value.country_iso3] += {PlaceUse.LOCATION: 4, PlaceUse.DATELINE: 2}.get(e.use, 1)
        among += bool(truth & set(votes))
        first += bool(votes) and votes.most_common(1)[0][0] in truth
        if not truth & set(votes):
            wrong[f"{template['doc_id']} {fills[0]['alts'][0]}: {dict(votes.most_common(3))}"] += 1
        names = {lv["name"].casefold() for p in fills[0]["parsed"] for level in p["levels"] for lv in level}
        for e in found:
            if e.evidence.exact.casefold() in names and e.use is not PlaceUse.NAME_PART:
                named += 1
                right = e.candidates[0].country_iso3 in truth
                named_right += right
                if not right:
                    wrong[
                        f"{e.evidence.exact} -> {e.candidates[0].name} {e.candidates[0].country_iso3}, truth {truth}"
                    ] += 1
    print(
        f"MUC-4 dev: {total} located templates, country among ours {among / total:.3f}, "
        f"our first choice {first / total:.3f}; "
        f"names of the key found in the text {named}, in the right country {named_right / max(1, named):.3f}"
    )
    for words, count in wrong.most_common(errors):
        print("   ", count, words)


def _iso3(name: str, gazetteer: CompiledGazetteer) -> set[str]:
    return {h.area.country_iso3 for h in gazetteer.named(name)[:1] if h.area.country_iso3}


def score_gold(shared: Path, gazetteer: CompiledGazetteer, errors: int) -> None:
    """Print the share of gold mentions' places that one of our location expressions gets right."""
    spec = importlib.util.spec_from_file_location("score", shared / "score" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    total = right = tied = 0
    wrong = []
    for path in sorted((shared / "gold").glob("*.json")):
        document = json.loads(path.read_text("utf-8"))
        report = document["report"]
        found = read(report["text"], gazetteer, (report.get("published") or {}).get("start"))
        usable = [e for e in found if e.use is PlaceUse.LOCATION and e.value is not None]
        for mention in document["mentions"]:
            gold = mention.get("place")
            if not gold or mention.get("optional") or mention.get("reference_only"):
                continue
            total += 1
            wanted = [g for m in score.variants(mention) if m.get("place") for g in score.variants(m["place"])]
            hits = [
                e
                for e in usable
                if e.value is not None and any(score.place_right(g, _flat(e.value.value)) for g in wanted)
            ]
            right += bool(hits)
            spans = [(s["start"], s["end"]) for s in gold["evidence"]]
            own = any(a < e.evidence.end and e.evidence.start < b for e in hits for a, b in spans)
            tied += own
            if not hits or not own:
                near = [
                    f"{e.evidence.exact}={e.value.value.name if e.value else None} {e.use}"
                    for e in found
                    if any(a < e.evidence.end and e.evidence.start < b for a, b in spans)
                ]
                wrong.append(
                    f"{'MISSED' if not hits else 'elsewhere'} {path.stem} {gold['name']} "
                    f"{[s['exact'] for s in gold['evidence']]} ours there: {near}"
                )
    print(
        f"gold articles: {total} places, right among our locations {right / total:.3f}, "
        f"in the gold's own words {tied / total:.3f}"
    )
    for words in wrong[:errors]:
        print("   ", words)


def _told(place: Place) -> str:
    return f"{place.name} {place.precision} {place.country_iso3} {place.admin1}"


def _flat(place: Place) -> dict[str, Any]:
    return {
        "name": place.name, "precision": place.precision.value, "country_iso3": place.country_iso3,
        "lat": place.lat, "lon": place.lon, "geonames_id": place.geonames_id,
    }  # fmt: skip


def main() -> None:
    """Run the chosen scores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--set", nargs="*", default=["geovirus", "geowebnews", "ucdp", "muc", "gold"])
    parser.add_argument("--part", default="dev", choices=["dev", "test", "all"])
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--gazetteer", type=Path)
    options = parser.parse_args()
    gazetteer = load_gazetteer(options.gazetteer)
    started = time.perf_counter()
    geo = options.shared / "data/geoparsing"
    if "geovirus" in options.set:
        documents = [d for d in rows(geo / "geovirus.jsonl.gz") if is_in_part(d["url"], options.part)]
        score_names(f"GeoVirus {options.part}", documents, None, gazetteer, options.errors)
    if "geowebnews" in options.set:
        documents = [d for d in rows(geo / "geowebnews.jsonl.gz") if is_in_part(d["id"], options.part)]
        score_names(f"GeoWebNews {options.part}", documents, GWN_PLACES, gazetteer, options.errors)
    if "ucdp" in options.set:
        score_ucdp(options.shared / "data/ucdp/ucdp_ged_sample.jsonl.gz", gazetteer, options.errors)
    if "muc" in options.set:
        score_muc(options.shared, gazetteer, options.errors)
    if "gold" in options.set:
        score_gold(options.shared, gazetteer, options.errors)
    print(f"{time.perf_counter() - started:.1f} s")


if __name__ == "__main__":
    main()
