"""How a gazetteer is laid out in one file that is mapped, not read.

    header    magic, version, sizes, SHA-256 of the rest, SHA-256 of the header itself
    about     JSON: what it was made of
    areas     one 30-byte record an entry, most important first
    texts     all texts once, each a length byte and UTF-8
    buckets   65,537 numbers: where the keys begin whose hash starts with these 16 bits
    keys      the next 32 bits of each key's hash, sorted in its bucket
    postings  for each key the entry it names, or where its list in `lists` starts
    lists     for keys of several entries: how many, then the entries
    admins    numbers of the texts of first- and second-level areas
    countries for each country its code, its entry and its capital
    days      pairs of proleptic ordinals, 0 for none

A key is a folded name; of its BLAKE2b hash 48 bits are kept and the name itself
is not, so that an unknown name is taken for a known one about once in 4 x 10^8
times. All numbers are little-endian.
"""

import hashlib
import json
import struct
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from tocsin.resolve.base import AreaKind, NamedArea, NameKind
from tocsin.resolve.gazetteer_fold import fold_name

MAGIC: Final = b"TOCSINGZ"
VERSION: Final = 1
SECTIONS: Final = ("about", "areas", "texts", "buckets", "keys", "postings", "lists", "admins", "countries", "days")
HEADER: Final = struct.Struct(f"<8sII{2 * len(SECTIONS)}Q32s")
HEADER_SIZE: Final = HEADER.size + 32
AREA: Final = struct.Struct(
    "<IiiIIHHBBHH"
)  # text, lat, lon, population, GeoNames id, admin1, admin2, country, kind, radius, days
COUNTRY: Final = struct.Struct("<3sxII")
KINDS: Final = tuple(AreaKind)
NAME_KINDS: Final = tuple(NameKind)
DEGREE: Final = 100_000  # stored steps in a degree
KM: Final = 5  # stored steps in a kilometre
NOTHING: Final = 0xFFFF
NO_COUNTRY: Final = 0xFF
NO_AREA: Final = 0xFFFFFFFF
IS_LIST: Final = 1 << 31
NAME_SHIFT: Final = 24
AREA_MASK: Final = (1 << NAME_SHIFT) - 1


def key_hash(folded: str) -> int:
    """Hash a folded name to 48 bits."""
    return int.from_bytes(hashlib.blake2b(folded.encode("utf-8", "replace"), digest_size=6).digest(), "big")


@dataclass(frozen=True, slots=True)
class Entry:
    """An area on its way into a file, with the folded names it has beside its own."""

    area: NamedArea
    names: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()


def sort_entries(entries: Iterable[Entry]) -> list[Entry]:
    """Number entries by kind, then by people, then by name: the order in which candidates are given."""

    def rank(entry: Entry) -> tuple[int, int, int, str, str, float, float]:
        area = entry.area
        return (
            KINDS.index(area.kind),
            -area.population,
            area.geonames_id or 0,
            area.country_iso3 or "",
            area.name,
            area.lat,
            area.lon,
        )

    ordered = sorted(entries, key=rank)
    return [replace(entry, area=replace(entry.area, id=number)) for number, entry in enumerate(ordered)]


class _Texts:
    """All texts, each once; a text's number is its offset."""

    def __init__(self) -> None:
        self.blob = bytearray()
        self._known: dict[str, int] = {}

    def number(self, text: str) -> int:
        if text not in self._known:
            encoded = text.encode()[:255]
            while True:
                try:
                    encoded.decode()
                    break
                except UnicodeDecodeError:
                    encoded = encoded[:-1]
            self._known[text] = len(self.blob)
            self.blob += bytes([len(encoded)]) + encoded
        return self._known[text]


class _Numbers:
    """Texts numbered from 0 as they come, for fields of 16 bits."""

    def __init__(self) -> None:
        self.all: list[str] = []
        self._known: dict[str, int] = {}

    def number(self, text: str | None) -> int:
        if text is None:
            return NOTHING
        if text not in self._known:
            if len(self.all) >= NOTHING:
                return NOTHING
            self._known[text] = len(self.all)
            self.all.append(text)
        return self._known[text]


def write_gazetteer(path: Path, entries: Iterable[Entry], about: Mapping[str, object]) -> int:
    """Write entries as one file and give its size; the same entries give the same bytes."""
    ordered = sort_entries(entries)
    texts, admins = _Texts(), _Numbers()
    countries = sorted({e.area.country_iso3 for e in ordered if e.area.country_iso3})
    country_number = {iso3: number for number, iso3 in enumerate(countries)}
    days: list[tuple[int, int]] = [(0, 0)]
    areas = bytearray()
    for entry in ordered:
        areas += _pack_area(entry.area, texts, admins, country_number, days)
    admin_texts = [texts.number(name) for name in admins.all]
    buckets, keys, postings, lists = _index(ordered)
    parts: dict[str, bytes] = {
        "about": json.dumps(about, sort_keys=True, ensure_ascii=False).encode(),
        "areas": bytes(areas),
        "texts": bytes(texts.blob),
        "buckets": _u32(buckets),
        "keys": _u32(keys),
        "postings": _u32(postings),
        "lists": _u32(lists),
        "admins": _u32(admin_texts),
        "countries": b"".join(_pack_countries(ordered, countries)),
        "days": b"".join(struct.pack("<II", *pair) for pair in days),
    }
    return _write(path, parts)


def _pack_area(
    area: NamedArea, texts: _Texts, admins: _Numbers, country_number: Mapping[str, int], days: list[tuple[int, int]]
) -> bytes:
    dates = (_ordinal(area.valid_from), _ordinal(area.valid_to))
    if dates not in days:
        days.append(dates)
    return AREA.pack(
        texts.number(area.name),
        round(area.lat * DEGREE),
        round(area.lon * DEGREE),
        min(area.population, 0xFFFFFFFF),
        area.geonames_id or 0,
        admins.number(area.admin1),
        admins.number(area.admin2),
        country_number[area.country_iso3] if area.country_iso3 else NO_COUNTRY,
        KINDS.index(area.kind),
        min(round(area.radius_km * KM), 0xFFFF),
        days.index(dates),
    )


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day else 0


def _pack_countries(ordered: list[Entry], countries: list[str]) -> Iterator[bytes]:
    own = {e.area.country_iso3: e.area.id for e in ordered if e.area.kind is AreaKind.COUNTRY}
    capitals = {e.area.country_iso3: e.area.id for e in ordered if e.area.is_capital}
    for iso3 in countries:
        yield COUNTRY.pack(iso3.encode(), own.get(iso3, NO_AREA), capitals.get(iso3, NO_AREA))


def _index(ordered: list[Entry]) -> tuple[list[int], list[int], list[int], list[int]]:
    found: dict[int, dict[int, int]] = {}
    for entry in ordered:
        groups = zip(NAME_KINDS, ((entry.area.name,), entry.names, entry.demonyms), strict=True)
        for number, (_kind, names) in enumerate(groups):
            for name in names:
                found.setdefault(key_hash(fold_name(name) if number == 0 else name), {}).setdefault(
                    entry.area.id, number
                )
    buckets = [0] * 65537
    keys: list[int] = []
    postings: list[int] = []
    lists: list[int] = []
    for hashed in sorted(found):
        buckets[(hashed >> 32) + 1] += 1
        keys.append(hashed & 0xFFFFFFFF)
        hits = sorted((kind, area) for area, kind in found[hashed].items())
        packed = [kind << NAME_SHIFT | area for kind, area in hits]
        if len(packed) == 1:
            postings.append(packed[0])
        else:
            postings.append(IS_LIST | len(lists))
            lists += [len(packed), *packed]
    for bucket in range(65536):
        buckets[bucket + 1] += buckets[bucket]
    return buckets, keys, postings, lists


def _u32(numbers: list[int]) -> bytes:
    return struct.pack(f"<{len(numbers)}I", *numbers)


def _write(path: Path, parts: Mapping[str, bytes]) -> int:
    at, spans, body = HEADER_SIZE, [], bytearray()
    for name in SECTIONS:
        padding = -at % 4
        body += b"\0" * padding + parts[name]
        spans += [at + padding, len(parts[name])]
        at += padding + len(parts[name])
    header = HEADER.pack(MAGIC, VERSION, at, *spans, hashlib.sha256(body).digest())
    temporary = path.with_name(path.name + ".part")
    with temporary.open("wb") as file:
        file.write(header + hashlib.sha256(header).digest())
        file.write(body)
    temporary.replace(path)
    return at
