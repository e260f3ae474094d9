"""Pairs of texts that differ in one thing: the codings may differ in that thing alone.

    python -m evals.metamorphic             rate that holds per kind of change, per actor kind, and every broken pair
    python -m evals.metamorphic --brief     rates only
    python -m evals.metamorphic --later     the same for pairs that were written after the others had been mended
    python -m evals.metamorphic --json      the same as JSON

A pair holds if the two codings are equal after the changed words have been taken out: same mentions with the same type,
stage, factuality, day, place, figures, people in their roles with the same attribution, weapons, and the same claims. A
changed town, day or figure must come out as the new one. Silence on both sides would be equal too, so it is counted apart
how many texts give exactly one mention of the type that was meant.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from evals import metamorphic_texts as texts
from tocsin.model.codec import coded_report_to_json
from tocsin.model.interval import parse_interval
from tocsin.read.report import make_report
from tocsin.run.code import Parts, code_report
from tocsin.run.reading import limits_today
from tocsin.run.settings import Settings
from tocsin.run.wire import load_parts

Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Side:
    """One text of a pair; `words` are those that differ, `place`, `day` and `number` what they must be read as."""

    text: str
    words: str = ""
    place: tuple[str, str] | None = None
    day: str | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts, the kind of change between them, and the type that both must be given."""

    id: str
    change: str
    type: str
    left: Side
    right: Side


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one pair: the parts that differ, with what each side says."""

    pair: Pair
    differs: tuple[tuple[str, str, str], ...]
    is_right: tuple[bool, bool]  # one mention of the type that was meant, on each side

    @property
    def holds(self) -> bool:
        """Say whether nothing differs."""
        return not self.differs


def fill(text: str, **slots: str) -> str:
    """Put words into the slots of a text; a slot with a capital begins a sentence."""
    given = {"doer": "rebels", "town": "Mosul", "day": texts.DAY, "n": texts.NUMBER, "group": "", "person": ""} | slots
    capital = {key.capitalize(): word[:1].upper() + word[1:] for key, word in given.items()}
    return text.format(**given, **capital)


def pairs() -> tuple[Pair, ...]:
    """Give all pairs, in a fixed order."""
    made = (_doers(), _words(), _armed(), _towns(), _groups(), _persons(), _outlets(), _order(), _days(), _numbers())
    return tuple(pair for kind in made for pair in kind)


def later_pairs() -> tuple[Pair, ...]:
    """Give the pairs of the acts that were written last, changed in the ways that ask most."""
    acts = texts.LATER
    return tuple(pair for kind in (_doers(acts), _words(acts), _towns(acts), _order(acts)) for pair in kind)


def _doers(acts: Sequence[texts.Act] = texts.ACTS) -> Iterator[Pair]:
    for act in acts:
        for state, armed in texts.DOERS:
            left, right = (Side(fill(act.text, doer=words), words) for words in (state, armed))
            yield Pair(f"doer/{act.id}/{state}/{armed}", "doer", act.type, left, right)


def _words(acts: Sequence[texts.Act] = (*texts.ACTS, *texts.STAGED)) -> Iterator[Pair]:
    for act in acts:
        for neutral, loaded in texts.WORDS:
            left, right = (Side(fill(act.text, doer=words), words) for words in (neutral, loaded))
            yield Pair(f"words/{act.id}/{neutral}/{loaded}", "words", act.type, left, right)


def _armed() -> Iterator[Pair]:
    for act in texts.ACTS:
        left, right = (Side(fill(act.text, doer=words), words) for words in texts.ARMED)
        yield Pair(f"armed/{act.id}/{'/'.join(texts.ARMED)}", "armed", act.type, left, right)


def _towns(acts: Sequence[texts.Act] = texts.ACTS) -> Iterator[Pair]:
    first, *others = texts.TOWNS
    for number, act in enumerate(acts):
        for other in (others[number % len(others)], others[(number + 3) % len(others)]):
            left, right = (Side(fill(act.text, town=t[0]), t[0], (t[1], t[2])) for t in (first, other))
            yield Pair(f"town/{act.id}/{first[0]}/{other[0]}", "town", act.type, left, right)


def _groups() -> Iterator[Pair]:
    first, *others = texts.GROUPS
    for act in texts.NAMED:
        for other in others:
            left, right = (Side(fill(act.text, group=name), name.removeprefix("the ")) for name in (first, other))
            yield Pair(f"group/{act.id}/{first}/{other}", "group", act.type, left, right)


def _persons() -> Iterator[Pair]:
    first, *others = texts.PERSONS
    for act in texts.SPOKEN:
        for other in others:
            left, right = (Side(fill(act.text, person=name), name) for name in (first, other))
            yield Pair(f"person/{act.id}/{first}/{other}", "person", act.type, left, right)


def _outlets() -> Iterator[Pair]:
    for number, act in enumerate(texts.ACTS):
        for before, after in (texts.OUTLETS[1 + number % 2], texts.OUTLETS[3 + number % 2]):
            left, right = Side(fill(act.text)), Side(before + fill(act.text) + after)
            yield Pair(f"outlet/{act.id}/{before or after}".rstrip(), "outlet", act.type, left, right)


def _order(acts: Sequence[texts.Act] = (*texts.ACTS, *texts.NAMED)) -> Iterator[Pair]:
    """Turn round the sentences outside the event, and put two of them before it."""
    for number, act in enumerate(acts):
        asides = [texts.ASIDES[(number + i) % len(texts.ASIDES)] for i in range(4)]
        told = fill(act.text, group="the Grey Lions")
        left = Side(" ".join((told, *asides)))
        yield Pair(f"order/{act.id}/turned", "order", act.type, left, Side(" ".join((told, *asides[::-1]))))
        led = " ".join((*asides[:2], told, *asides[2:]))
        yield Pair(f"order/{act.id}/before", "order", act.type, left, Side(led))


def _days() -> Iterator[Pair]:
    first, *others = texts.DAYS
    for number, act in enumerate(texts.ACTS):
        other = others[number % len(others)]
        left, right = (Side(fill(act.text, day=words), words, day=day) for words, day in (first, other))
        yield Pair(f"day/{act.id}/{first[0]}/{other[0]}", "day", act.type, left, right)


def _numbers() -> Iterator[Pair]:
    first, *others = texts.NUMBERS
    for number, act in enumerate(a for a in texts.ACTS if "{n}" in a.text.lower()):
        other = others[number % len(others)]
        left, right = (Side(fill(act.text, n=words), words, number=n) for words, n in (first, other))
        yield Pair(f"number/{act.id}/{first[0]}/{other[0]}", "number", act.type, left, right)


# --- comparing --------------------------------------------------------------------------------------------------------


def code(text: str, parts: Parts) -> Plain:
    """Code one text."""
    report = make_report(text, "text", limits_today(), given=parse_interval(texts.PUBLISHED))
    return coded_report_to_json(code_report(report, parts))


def compare(pair: Pair, parts: Parts) -> Outcome:
    """Code both texts of a pair and give what differs beyond the change."""
    left, right = code(pair.left.text, parts), code(pair.right.text, parts)
    if pair.change == _ADDS_GUN:
        left, right = _as_armed(left), _as_armed(right)
    seen, other = _view(left, pair.left), _view(right, pair.right)
    differs = tuple(
        (part, json.dumps(seen[part]), json.dumps(other[part])) for part in seen if seen[part] != other[part]
    )
    kind = _MORE_TELLING.get(pair.type, pair.type) if pair.change == _ADDS_GUN else pair.type
    is_right = _has_type(left, kind), _has_type(right, kind)
    return Outcome(pair, differs, is_right)


def _has_type(coding: Plain, kind: str) -> bool:
    return [mention["type"] for mention in coding["mentions"]] == [kind]


_ADDS_GUN = "armed"
_MORE_TELLING = {"attack_unspecified": "armed_assault"}  # what "gunmen" may make of a type


def _as_armed(coding: Plain) -> Plain:
    """Give a coding as it is once a firearm is known: what "gunmen" says more than "militants"."""
    mentions = [
        m
        | {
            "type": _MORE_TELLING.get(m["type"], m["type"]),
            "weapons": [w for w in m["weapons"] if w["type"] != "firearm"],
        }
        for m in coding["mentions"]
    ]
    return coding | {"mentions": mentions}


def _view(coding: Plain, side: Side) -> dict[str, list[Any]]:
    """Give what a coding says, part by part, the changed words taken out."""
    mentions = coding["mentions"]
    return {
        "types": [m["type"] for m in mentions],
        "stages": [[m["stage"], m["thwarted_at"], m["factuality"], m["reference_only"]] for m in mentions],
        "days": [_day(m["date"], side) for m in mentions],
        "places": [_place(m["place"], side) for m in mentions],
        "figures": [sorted(_figure(q, side) for q in m["quantities"]) for m in mentions],
        "people": [sorted(_person(p, side) for p in m["participants"]) for m in mentions],
        "weapons": [sorted([w["type"], w["status"]] for w in m["weapons"]) for m in mentions],
        "claims": sorted(_claim(c, side) for c in coding["claims"]),
    }


def _day(date: Plain | None, side: Side) -> Any:
    if date is None:
        return None
    days = [date["start"], date["end"], date["precision"]]
    return ["<day>" if side.day and day == side.day else day for day in days]


def _place(place: Plain | None, side: Side) -> Any:
    if place is None:
        return None
    found = (place["name"], place["country_iso3"])
    return ["<town>", place["precision"]] if side.place == found else [*found, place["precision"]]


def _figure(quantity: Plain, side: Side) -> list[str]:
    figure = [quantity[key] for key in ("low", "best", "high")]
    told = ["<n>" if side.number is not None and n == side.number else str(n) for n in figure]
    return [quantity["subject"], quantity["population"], *told, quantity["qualifier"]]


def _person(person: Plain, side: Side) -> list[str]:
    is_changed = any(_holds(side.words, evidence["exact"]) for evidence in person["evidence"]) and (
        _holds(side.words, person["name"]) or person["role"] in ("perpetrator", "perpetrator_organisation", "actor")
    )
    name = "<words>" if is_changed else _without(person["name"], side)
    return [name, person["role"], str(person["attribution"]), str(person["target_type"])]


def _claim(claim: Plain, side: Side) -> list[str]:
    content = _without(" … ".join(span["exact"] for span in claim["content"]), side)
    figure = "" if claim["quantity"] is None else " ".join(_figure(claim["quantity"], side))
    speaker = _without(claim["speaker"] or "", side)
    return [claim["claim_type"], speaker, claim["speaker_kind"], claim["modality"], figure, content]


def _holds(words: str, text: str) -> bool:
    return bool(words) and words.lower() in text.lower()


def _without(text: str, side: Side) -> str:
    return text.lower().replace(side.words.lower(), "<words>") if side.words else text.lower()


# --- reporting --------------------------------------------------------------------------------------------------------


@cache
def _parts() -> Parts:
    return load_parts(Settings())


def run(chosen: Sequence[Pair]) -> tuple[Outcome, ...]:
    """Compare the pairs given."""
    return tuple(compare(pair, _parts()) for pair in chosen)


def summary(outcomes: Sequence[Outcome]) -> Plain:
    """Give the rates per kind of change, per part of a coding, and per actor kind."""
    kinds: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        kinds[outcome.pair.change].append(outcome)
    by_doer = kinds.get("doer", [])
    typed = [o for o in by_doer if all(part not in ("types", "stages") for part, *_ in o.differs)]
    return {
        "pairs": len(outcomes),
        "hold": sum(o.holds for o in outcomes),
        "changes": {
            kind: {
                "pairs": len(found),
                "hold": sum(o.holds for o in found),
                "right_type": sum(sum(o.is_right) for o in found),
                "breaks": dict(Counter(part for o in found for part, *_ in o.differs)),
            }
            for kind, found in kinds.items()
        },
        "actors": {
            "state": {"texts": len(by_doer), "right_type": sum(o.is_right[0] for o in by_doer)},
            "armed group": {"texts": len(by_doer), "right_type": sum(o.is_right[1] for o in by_doer)},
            "typed_alike": len(typed),
        },
    }


def main(argv: list[str] | None = None) -> int:
    """Print rates and broken pairs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--brief", action="store_true", help="rates only")
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.add_argument("--later", action="store_true", help="the pairs that were written last")
    parser.add_argument("--change", help="one kind of change only")
    options = parser.parse_args(argv)
    outcomes = run(
        [pair for pair in (later_pairs() if options.later else pairs()) if options.change in (None, pair.change)]
    )
    found = summary(outcomes)
    broken = [o for o in outcomes if not o.holds]
    if options.json:
        listed = [{"id": o.pair.id, "differs": o.differs} for o in broken]
        print(json.dumps(found | {"broken": listed}, indent=1))
        return 0
    print(f"{found['hold']} of {found['pairs']} pairs hold\n\nchange    pairs  hold   rate  right type  what breaks")
    for kind, row in found["changes"].items():
        breaks = ", ".join(f"{part} {n}" for part, n in sorted(row["breaks"].items(), key=lambda b: -b[1]))
        rate, right = row["hold"] / row["pairs"], row["right_type"] / (2 * row["pairs"])
        print(f"{kind:8} {row['pairs']:6} {row['hold']:5}  {rate:.3f}       {right:.3f}  {breaks}")
    if by_doer := found["actors"]["state"]["texts"]:
        print(f"\ntyped and staged alike, state and armed group: {found['actors']['typed_alike']} of {by_doer}")
        for actor in ("state", "armed group"):
            print(f"  one mention of the type meant, {actor}: {found['actors'][actor]['right_type']} of {by_doer}")
    if not options.brief:
        for outcome in broken:
            print(f"\n{outcome.pair.id}\n  {outcome.pair.left.text}\n  {outcome.pair.right.text}")
            for part, left, right in outcome.differs:
                print(f"    {part}: {left}\n    {' ' * len(part)}  {right}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
