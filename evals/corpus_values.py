"""When two values of a coding say the same, and how they are shown; codings are plain JSON here."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from math import asin, cos, radians, sin, sqrt
from typing import Any

Plain = dict[str, Any]
_RIGHT_KM = {"admin2": 50.0, "admin1": 100.0, "region": 100.0, "sea_or_air": 100.0}
_EARTH_KM = 6371.0
_ROLE_GROUPS = {
    "perpetrator": "doer", "perpetrator_organisation": "doer", "actor": "doer", "target": "receiver",
    "victim": "receiver",
}  # fmt: skip
_EMPTY_WORDS = frozenset(
    "a an the of in on at and for by to his her its their our militants militant fighters fighter gunmen group state"
    " president minister prime office ministry general".split()
)


def spans(value: Any) -> list[Plain]:
    return list(_walk_spans(value))


def _walk_spans(value: Any) -> Iterator[Plain]:
    if isinstance(value, dict):
        if "exact" in value:
            yield value
        else:
            for inner in value.values():
                yield from _walk_spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _walk_spans(inner)


def letters(spans: Iterable[Plain]) -> set[int]:
    return {at for span in spans for at in range(span["start"], span["end"])}


def overlap(left: Iterable[Plain], right: Iterable[Plain]) -> float:
    one, other = letters(left), letters(right)
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def variants(value: Plain) -> list[Plain]:
    """Give a written value and what is right as well."""
    return [value, *({**value, **other} for other in value.get("alternatives", ()))]


# --- when two values say the same -----------------------------------------------------------------------------------


def same_date(wanted: Plain | None, told: Plain | None) -> bool:
    if wanted is None or told is None:
        return False
    return any(_shared_days(variant, told) >= 0.5 for variant in variants(wanted))


def _shared_days(left: Plain, right: Plain) -> float:
    first, last = _day(left["start"], date.min), _day(left["end"], date.max)
    other_first, other_last = _day(right["start"], date.min), _day(right["end"], date.max)
    shared = min(last, other_last) - max(first, other_first) + 1
    return shared / (max(last, other_last) - min(first, other_first) + 1) if shared > 0 else 0.0


def _day(words: str | None, default: date) -> int:
    return (date.fromisoformat(words) if words else default).toordinal()


def same_place(wanted: Plain | None, told: Plain) -> bool:
    if wanted is None:
        return False
    if "country" in (wanted["precision"], told["precision"]):
        return bool(wanted["precision"] == told["precision"] and wanted["country_iso3"] == told["country_iso3"])
    if told.get("lat") is None or told.get("lon") is None:
        return bool(_bare(wanted["name"]) == _bare(told["name"]))
    return distance_km(wanted, told) <= _RIGHT_KM.get(wanted["precision"], 25.0)


def distance_km(left: Plain, right: Plain) -> float:
    """Give the distance of two places over the ground."""
    (a, b), (c, d) = ((radians(place["lat"]), radians(place["lon"])) for place in (left, right))
    return 2 * _EARTH_KM * asin(sqrt(sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2))


def same_figure(wanted: Plain, told: Plain) -> float:
    if any(wanted[key] != told[key] for key in ("subject", "low", "best", "high")):
        return 0.0
    return 1.0 if wanted.get("population") == told.get("population") else 0.9


def same_participant(wanted: Plain, told: Plain) -> float:
    groups = [_ROLE_GROUPS.get(one["role"], one["role"]) for one in (wanted, told)]
    return float(groups[0] == groups[1] and _same_name(_names(wanted), _names(told)))


def same_weapon(wanted: Plain, told: Plain) -> float:
    return float(wanted["type"] == told["type"])


def same_claim(wanted: Plain, told: Plain) -> float:
    one, other = letters(wanted["content"]), letters(told["content"])
    shared = 2 * len(one & other) / (len(one) + len(other))
    speakers = [[claim["speaker"], *claim.get("speaker_aliases", ())] for claim in (wanted, told)]
    is_same = wanted["speaker"] is told["speaker"] is None or (
        wanted["speaker"] is not None and told["speaker"] is not None and _same_name(*speakers)
    )
    return shared + 0.1 * (wanted["claim_type"] == told["claim_type"]) if shared >= 0.5 and is_same else 0.0


def _names(participant: Plain) -> list[str]:
    return [name for name in (participant["name"], *participant.get("aliases", ())) if name]


def _same_name(left: Iterable[str], right: Iterable[str]) -> bool:
    """Say whether all words of one name stand in the other, small words and ranks aside."""
    return any(
        _bare(one) == _bare(other)
        or ((a := _key_words(one)) and (b := _key_words(other)) and (a <= b or b <= a))
        for one in left
        for other in right
    )  # fmt: skip


def _bare(name: str) -> str:
    return " ".join(re.findall(r"\w+", name.casefold()))


def _key_words(name: str) -> set[str]:
    return set(_bare(name.replace("'s", "")).split()) - _EMPTY_WORDS


# --- values in words ------------------------------------------------------------------------------------------------


def words(spans: Iterable[Plain]) -> str:
    return " | ".join(repr(span["exact"]) for span in spans)


def date_words(value: Plain) -> str:
    return f"{value['start']}..{value['end']} {words(value['evidence'])}"


def place_words(value: Plain) -> str:
    return f"{value['name']} ({value['precision']}, {value['country_iso3']}) {words(value['evidence'])}"


def figure_words(value: Plain) -> str:
    low, best, high = ("-" if value[key] is None else value[key] for key in ("low", "best", "high"))
    return f"{value['subject']} {low}/{best}/{high} {words(value['evidence'])}"


def participant_words(value: Plain) -> str:
    return f"{value['role']} {value['name']} {words(value['evidence'])}"


def claim_words(value: Plain) -> str:
    return f"{value['claim_type']} by {value['speaker'] or value['speaker_kind']} {words(value['content'])}"
