"""The words around a place's name that say how it is meant: preposition, kind, distance, direction, site."""

import re
from dataclasses import dataclass, replace

from tocsin.resolve.base import AreaKind
from tocsin.resolve.places_scan import Spot, Text
from tocsin.resolve.tables.places_words import (
    COMPASS,
    KIND_WORDS,
    LOCATIVE,
    PART_OF_TOWN,
    PARTS_OF_TOWNS,
    SITE_HEADS,
    SITE_NOUNS,
)

_NEARBY = frozenset("near outside around towards toward surrounding beyond".split())
_DISTANCE = re.compile(
    r"(?P<number>\d{1,4}(?:[.,]\d{1,3})?|a few|several|some|dozens of)[\s-]*"
    r"(?P<unit>kilomet(?:re|er)s?|kms?|miles?|mi)\b(?:\s*\([^()\n]{1,30}\))?\s+(?:to the\s+)?"
    r"(?P<turn>north|south|east|west|north-?east|north-?west|south-?east|south-?west)?(?:ern)?\s*"
    r"(?:of|from|outside|away from|off)?\s*(?:the\s+)?(?:\w+\s+)?(?:capital,?\s+|(?:city|town|village) of\s+)?$",
    re.IGNORECASE,
)
_DIRECTION = re.compile(
    r"(?P<turn>north|south|east|west|north-?east|north-?west|south-?east|south-?west)\s+of\s+(?:the\s+)?(?:\w+\s+of\s+)?$",
    re.IGNORECASE,
)
_OUTSKIRTS = re.compile(
    r"(?:outskirts|edge|suburbs?|vicinity|environs|periphery|north|south|east|west)\s+of\s+(?:the\s+)?(?:\w+\s+of\s+)?$",
    re.IGNORECASE,
)
_KM = {"k": 1.0, "m": 1.609}
_VAGUE = {"a few": 4.0, "several": 6.0, "some": 5.0, "dozens of": 40.0}
_LOOK_BACK = 90


@dataclass(frozen=True, slots=True)
class Frame:
    """What the words around a name add: `start` and `end` of the phrase, kinds asked for, and how it is moved."""

    start: int
    end: int
    kinds: tuple[AreaKind, ...] = ()
    has_preposition: bool = False
    is_near: bool = False
    is_part: bool = False
    distance_km: float | None = None
    compass: str = ""
    site: str | None = None


def find_frame(text: Text, spot: Spot) -> Frame:
    """Read the words around a name."""
    frame = Frame(spot.start, spot.end)
    frame = _read_after(text, spot, frame)
    frame = _read_before(text, spot, frame)
    return _read_distance(text, spot, frame)


def _read_after(text: Text, spot: Spot, frame: Frame) -> Frame:
    low = text.low_at(spot.last, spot.sentence)
    if not low or not text.is_adjacent(spot.last - 1, spot.last):
        return frame
    if low in SITE_HEADS and low not in {"district", "quarter", "port"}:
        ends = spot.last + 1
        site = text.report.text[spot.start : text.words[ends - 1].end]
        return replace(frame, end=text.words[ends - 1].end, site=site)
    if low in KIND_WORDS:
        return replace(frame, end=text.words[spot.last].end, kinds=KIND_WORDS[low])
    return frame


def _read_before(text: Text, spot: Spot, frame: Frame) -> Frame:
    """Walk back over articles, kinds and compass words to the preposition."""
    at, start = spot.first - 1, spot.start
    steps = 0
    while at >= 0 and text.sentence_of[at] == spot.sentence and steps < 8:
        low = text.low[at]
        steps += 1
        if low in LOCATIVE or low in {"from", "against"}:
            frame = replace(frame, has_preposition=True, start=text.words[at].start, is_near=low in _NEARBY)
            return _read_site(text, spot, at, frame) if low in {"in", "at", "near", "outside", "from"} else frame
        is_kind = low in KIND_WORDS and (at + 1 == spot.first or text.low[at + 1] == "of")
        if is_kind and not (text.low[at + 1] == "of" and _is_one_of_many(text, at, spot.sentence)):
            frame = replace(frame, kinds=frame.kinds or KIND_WORDS[low])
        elif low in COMPASS and at + 1 == spot.first:
            frame = replace(frame, compass=low, is_part=True, start=text.words[at].start)
        elif low in {"of", "the", "a", "an", "'s", "’s", ","} or low in COMPASS or text.words[at].text[0].isalpha():
            if low == "," and not (
                at + 1 == spot.first and text.low_at(at - 1, spot.sentence) in {"capital", "city", "town", "village"}
            ):
                break
        else:
            break
        start = text.words[at].start
        at -= 1
    kind_start = start if frame.kinds and frame.start == spot.start else frame.start
    return replace(frame, start=min(frame.start, kind_start) if steps <= 4 else frame.start)


def _is_one_of_many(text: Text, at: int, sentence: int) -> bool:
    """Say whether a kind is a part of what it is "of": "a district of Homs", "the residential district of Homs"."""
    before = text.low_at(at - 1, sentence)
    if before in {"a", "an", "one"} or (text.low_at(at - 2, sentence) in {"a", "an"} and before.isalpha()):
        return True
    return text.low[at] in PARTS_OF_TOWNS and before in PART_OF_TOWN


def _read_site(text: Text, spot: Spot, preposition: int, frame: Frame) -> Frame:
    """Read the spot before a preposition: "at a crowded market in Kesh"."""
    if frame.site is not None or text.low_at(preposition - 1, spot.sentence) not in SITE_NOUNS:
        return frame
    at = preposition - 1
    for back in range(1, 6):
        low = text.low_at(at - back, spot.sentence)
        if low in {"a", "an", "the"}:
            site = text.report.text[text.words[at - back].start : text.words[at].end]
            start = text.words[at - back].start
            if text.low_at(at - back - 1, spot.sentence) in LOCATIVE:
                start = text.words[at - back - 1].start
            return replace(frame, site=site, start=start)
        if not low or not low[0].isalpha() or low in LOCATIVE:
            break
    return frame


def _read_distance(text: Text, spot: Spot, frame: Frame) -> Frame:
    """Read "20 km north of", "just north of", "on the outskirts of"."""
    floor = text.words[text.first_of[spot.sentence]].start
    before = text.report.text[max(floor, spot.start - _LOOK_BACK) : spot.start]
    if found := _DISTANCE.search(before):
        number = found["number"].lower()
        km = _VAGUE.get(number) or float(number.replace(",", ""))
        km *= _KM[found["unit"][0].lower()]
        start = spot.start - len(before) + found.start()
        return replace(
            frame,
            start=min(start, frame.start),
            distance_km=km,
            compass=(found["turn"] or "").lower(),
            is_near=True,
            is_part=False,
            kinds=(),
        )
    if found := _DIRECTION.search(before):
        return replace(frame, start=min(frame.start, spot.start - len(before) + found.start()), is_near=True)
    if found := _OUTSKIRTS.search(before):
        return replace(frame, start=min(frame.start, spot.start - len(before) + found.start()), is_near=True)
    return frame
