"""How many names of actors are resolved, and how well the doers of the gold reports are found.

    python -m evals.actors --shared DIR [--sample N] [--seed N] [--texts N]

UCDP: every `side_a` and `side_b` of the sample of GED rows; an alliance is cut
at its commas. MUC-4: every organisation of the keys of dev, tst1 and tst2, each
alternative by itself. Each name is given to the resolver with the country of
its row or template. The samples are for a person to go through: what was
resolved wrong shows only to the eye. Gold: the doers (perpetrator, organisation,
actor) whose name matches an expression found in the report, by the name rule
of the scorer in DIR. With --texts, a sample of resolved expressions in their
sentences, from Wikinews, re3d and MUC-4 (tst1, tst2). No data is copied anywhere.
"""

import argparse
import gzip
import importlib.util
import json
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tocsin.model.actor import ActorKind
from tocsin.model.draft import ActorExpression
from tocsin.model.report import Report
from tocsin.model.sentence import split_sentences
from tocsin.resolve.actor_base import ActorBase, load_actors
from tocsin.resolve.actor_words import fold_phrases
from tocsin.resolve.actors import find_actors, resolve_actor

Named = tuple[str, tuple[str, ...]]  # a name, and the countries of its row
DOERS = frozenset({"perpetrator", "perpetrator_organisation", "actor"})
_NAMELESS = (ActorKind.UNIDENTIFIED_ARMED_GROUP, ActorKind.CIVILIANS, ActorKind.PERSON)


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Read a compressed file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def iso3_of(country: str, base: ActorBase) -> tuple[str, ...]:
    """Give the code of a country by its name, if the tables know it."""
    known = base.country_words.get(fold_phrases([country])[0])
    return (known[0],) if known else ()


def ucdp_names(shared: Path, base: ActorBase) -> Iterator[Named]:
    """Give the sides of the UCDP rows; an alliance gives its members."""
    for row in rows(shared / "data" / "ucdp" / "ucdp_ged_sample.jsonl.gz"):
        for side in (row["side_a"], row["side_b"]):
            for name in side.split(", "):
                yield name.strip(), iso3_of(row["country"], base)


def muc_names(shared: Path, base: ActorBase) -> Iterator[Named]:
    """Give the organisations of the MUC-4 keys, never those of tst3."""
    for row in rows(shared / "data" / "muc4" / "muc4_templates.jsonl.gz"):
        organisations, places = row["slots"]["perp_org"], row["slots"]["incident_location"]
        if row["split"] == "tst3" or not isinstance(organisations, list):
            continue
        countries = {c for fill in places for parsed in fill.get("parsed") or [] for c in parsed["country"]}
        codes = tuple(code for country in sorted(countries) for code in iso3_of(country, base))
        for fill in organisations:
            for name in fill["alts"]:
                yield name, codes


def print_names(title: str, names: list[Named], base: ActorBase, sample: int, seed: int) -> None:
    """Print how many names are resolved, how fast, and a sample for the eye."""
    started = time.perf_counter()
    resolved = [resolve_actor(name, base, countries) for name, countries in names]
    seconds = time.perf_counter() - started
    counts = Counter(state_of(e) for e in resolved)
    kinds = {name: state_of(e) for (name, _), e in zip(names, resolved, strict=True)}
    print(f"\n{title}: {len(names)} names, {len(kinds)} different, {len(names) / seconds:,.0f} a second")
    for state, count in counts.most_common():
        different = sum(k == state for k in kinds.values())
        print(
            f"  {state:<12} {count:5d} {count / len(names):7.1%}   of the different ones {different / len(kinds):6.1%}"
        )
    print(f"  unresolved: {'; '.join(sorted(n for n, k in kinds.items() if k == 'unresolved'))}")
    pairs = zip(names, resolved, strict=True)
    hits = sorted({(n, e.actor.name, e.rule) for (n, _), e in pairs if e is not None and e.actor is not None})
    picked = sorted(random.Random(seed).sample(hits, min(sample, len(hits))))
    print(f"  sample of {len(picked)} of {len(hits)} different resolved names:")
    for name, actor, rule in picked:
        print(f"    {name}  ->  {actor}  [{rule}]")


def state_of(expression: ActorExpression | None) -> str:
    """Say what became of a name."""
    if expression is None:
        return "unresolved"
    if expression.actor is not None:
        return "resolved"
    return "nameless" if expression.kind in _NAMELESS else "no country"


def print_gold(shared: Path, base: ActorBase) -> None:
    """Print the share of the gold doers that are found, by role and by kind."""
    match = _name_rule(shared)
    found: Counter[tuple[str, str]] = Counter()
    total: Counter[tuple[str, str]] = Counter()
    missed: list[str] = []
    for path in sorted((shared / "gold").glob("*.json")):
        plain = json.loads(path.read_text(encoding="utf-8"))
        published = (plain["report"].get("published") or {}).get("start")
        report = Report.of(plain["report"]["text"], published=published)
        names = {
            name
            for e in find_actors(report, split_sentences(report), base)
            for name in (e.name, e.evidence.exact, *((e.actor.name, *e.actor.aliases) if e.actor else ()))
        }
        for mention in plain["mentions"]:
            for doer in mention.get("participants", []):
                if doer["role"] not in DOERS or doer.get("optional") or not doer.get("name"):
                    continue
                wanted = [doer["name"], *(doer.get("aliases") or [])]
                hit = any(match(w, n) for w in wanted for n in names)
                for key in (("role", doer["role"]), ("kind", doer.get("kind") or "-"), ("all", "")):
                    total[key] += 1
                    found[key] += hit
                if not hit:
                    missed.append(f"{path.stem}: {doer['name']}")
    print("\nGold doers whose name is found in their report")
    for key in sorted(total):
        print(f"  {key[0]} {key[1]:<28} {found[key]:4d} of {total[key]:4d} {found[key] / total[key]:7.1%}")
    print("  missed: " + "; ".join(missed))


def print_texts(shared: Path, base: ActorBase, sample: int, seed: int) -> None:
    """Print resolved expressions in their context, for a person to go through, and the speed in running text."""
    found: list[tuple[str, str]] = []
    seconds, characters = 0.0, 0
    for name, wanted in (("wikinews/wikinews", ()), ("re3d/re3d", ()), ("muc4/muc4_docs", ("tst1", "tst2"))):
        for row in rows(shared / "data" / f"{name}.jsonl.gz"):
            if wanted and row["split"] not in wanted:
                continue
            report = Report.of(row["text"], published=(row.get("date") or "")[:10] or None)
            started = time.process_time()
            expressions = find_actors(report, split_sentences(report), base)
            seconds += time.process_time() - started
            characters += len(report.text)
            found += [(e.rule, _in_context(report.text, e)) for e in expressions if e.actor is not None]
    speed = f"{len(found) / seconds:,.0f} a second, {characters / seconds / 1e6:.2f} MB/s"
    print(f"\nIn texts: {len(found)} resolved, {speed}")
    for rule, count in Counter(rule for rule, _ in found).most_common():
        print(f"  {rule:<24} {count:6d}")
    for rule, words in random.Random(seed).sample(found, min(sample, len(found))):
        print(f"    [{rule}] {words}")


def _in_context(text: str, expression: ActorExpression) -> str:
    start, end = expression.evidence.start, expression.evidence.end
    named = expression.actor.name if expression.actor is not None else "-"
    words = f"{text[max(0, start - 80) : start]}<<{text[start:end]}>>{text[end : end + 50]}"
    return f"{named}: {' '.join(words.split())}"


def _name_rule(shared: Path) -> Callable[[str, str], bool]:
    spec = importlib.util.spec_from_file_location("score", shared / "score" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    rule: Callable[[str, str], bool] = module.names_match
    return rule


def print_base(base: ActorBase) -> None:
    """Print how much the knowledge base holds and how long it takes to load."""
    times = []
    for _ in range(9):
        load_actors.cache_clear()
        started = time.process_time()
        load_actors()
        times.append(time.process_time() - started)
    kinds = Counter(row[2] for row in base.rows.values())
    print(f"{len(base)} actors, {len(base.index)} different names; loaded in {min(times) * 1000:.1f} ms (best of 9)")
    print("  " + ", ".join(f"{kind} {count}" for kind, count in kinds.most_common()))


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True, help="folder with data/, gold/ and score/")
    parser.add_argument("--sample", type=int, default=200, help="resolved names to print for the eye")
    parser.add_argument("--seed", type=int, default=20171115)
    parser.add_argument("--texts", type=int, default=0, help="expressions in their sentences to print for the eye")
    options = parser.parse_args()
    base = load_actors()
    print_base(base)
    print_names("UCDP sides", list(ucdp_names(options.shared, base)), base, options.sample, options.seed)
    print_names("MUC-4 organisations", list(muc_names(options.shared, base)), base, options.sample, options.seed)
    print_gold(options.shared, base)
    if options.texts:
        print_texts(options.shared, base, options.texts, options.seed)


if __name__ == "__main__":
    main()
