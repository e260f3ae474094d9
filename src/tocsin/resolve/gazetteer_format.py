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
import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Final

from tocsin.resolve.base import AreaKind, NamedArea, NameKind
from tocsin.resolve.gazetteer_fold import fold_name

MAGIC: Final = b"TOCSINGZ"
VERSION: Final = 2
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
SOUND_MARK: Final = "~"  # before the keys of names by ear
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
    sounds: tuple[str, ...] = ()


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


def sort_key(area: NamedArea) -> int:
    """Give the rank of an area as one number: by kind, then by people, then by id or by a hash of the rest."""
    tie = area.geonames_id or key_hash(f"{area.country_iso3}|{area.name}|{area.lat}|{area.lon}") & 0xFFFFFFFF
    people = 0xFFFFFFFF - min(area.population, 0xFFFFFFFF)
    return KINDS.index(area.kind) << 64 | people << 32 | (tie & 0xFFFFFFFF)


class GazetteerWriter:
    """Collects entries in little memory, numbers them by rank, and writes them as one file.

    The same entries in the same order give the same bytes.
    """

    def __init__(self) -> None:
        self._texts = _Texts()
        self._admins = _Numbers()
        self._countries = _Numbers()
        self._days: list[tuple[int, int]] = [(0, 0)]
        self._rows = bytearray()
        self._ranks: list[int] = []
        self._hashes = array("Q")  # a key's hash and how the name is meant
        self._owners = array("I")  # whose name it is, in the order of coming
        self._own: dict[int, int] = {}
        self._capitals: dict[int, int] = {}

    def __len__(self) -> int:
        return len(self._ranks)

    def add(self, entry: Entry) -> None:
        """Take one entry in."""
        area, number = entry.area, len(self._ranks)
        self._rows += self._pack(area)
        self._ranks.append(sort_key(area))
        country = self._countries.number(area.country_iso3)
        if area.kind is AreaKind.COUNTRY:
            self._own.setdefault(country, number)
        if area.is_capital:
            self._capitals.setdefault(country, number)
        kinds = {key_hash(SOUND_MARK + sound): NameKind.SIMILAR for sound in entry.sounds}
        for kind, names in (
            (NameKind.DEMONYM, entry.demonyms),
            (NameKind.ALTERNATE, entry.names),
            (NameKind.MAIN, (fold_name(area.name),)),
        ):
            kinds |= {key_hash(name): kind for name in names}
        for hashed, kind in kinds.items():
            self._hashes.append(hashed << 2 | NAME_KINDS.index(kind))
            self._owners.append(number)

    def write(self, path: Path, about: Mapping[str, object]) -> int:
        """Write the file and give its size."""
        order = sorted(range(len(self._ranks)), key=self._ranks.__getitem__)
        rank = array("I", bytes(4 * len(order)))
        for new, old in enumerate(order):
            rank[old] = new
        admin_texts = [self._texts.number(name) for name in self._admins.all]
        buckets, keys, postings, lists = self._index(rank)
        parts: dict[str, bytes] = {
            "about": json.dumps(about, sort_keys=True, ensure_ascii=False).encode(),
            "areas": b"".join(bytes(self._rows[old * AREA.size : (old + 1) * AREA.size]) for old in order),
            "texts": bytes(self._texts.blob),
            "buckets": _u32(buckets),
            "keys": _u32(keys),
            "postings": _u32(postings),
            "lists": _u32(lists),
            "admins": _u32(admin_texts),
            "countries": b"".join(self._pack_countries(rank)),
            "days": b"".join(struct.pack("<II", *pair) for pair in self._days),
        }
        return _write(path, parts)

    def _pack(self, area: NamedArea) -> bytes:
        dates = (_ordinal(area.valid_from), _ordinal(area.valid_to))
        if dates not in self._days:
            self._days.append(dates)
        return AREA.pack(
            self._texts.number(area.name),
            round(area.lat * DEGREE),
            round(area.lon * DEGREE),
            min(area.population, 0xFFFFFFFF),
            area.geonames_id or 0,
            self._admins.number(area.admin1),
            self._admins.number(area.admin2),
            self._countries.number(area.country_iso3) if area.country_iso3 else NO_COUNTRY,
            KINDS.index(area.kind),
            min(round(area.radius_km * KM), 0xFFFF),
            self._days.index(dates),
        )

    def _pack_countries(self, rank: Sequence[int]) -> Iterator[bytes]:
        for number, iso3 in enumerate(self._countries.all):
            own, capital = self._own.get(number), self._capitals.get(number)
            yield COUNTRY.pack(
                iso3.encode(), NO_AREA if own is None else rank[own], NO_AREA if capital is None else rank[capital]
            )

    def _index(self, rank: Sequence[int]) -> tuple[Sequence[int], Sequence[int], Sequence[int], Sequence[int]]:
        """Sort all names by hash, then by how they are meant, then by rank, and pack them."""
        named = sorted(
            hashed << NAME_SHIFT | rank[owner] for hashed, owner in zip(self._hashes, self._owners, strict=True)
        )
        buckets = [0] * 65537
        keys, postings, lists = array("I"), array("I"), array("I")
        mask = (1 << (NAME_SHIFT + 2)) - 1
        for hashed, group in groupby(named, key=lambda one: one >> (NAME_SHIFT + 2)):
            packed = [one & mask for one in group]
            buckets[(hashed >> 32) + 1] += 1
            keys.append(hashed & 0xFFFFFFFF)
            if len(packed) == 1:
                postings.append(packed[0])
            else:
                postings.append(IS_LIST | len(lists))
                lists.append(len(packed))
                lists.extend(packed)
        for bucket in range(65536):
            buckets[bucket + 1] += buckets[bucket]
        return buckets, keys, postings, lists


def write_gazetteer(path: Path, entries: Iterable[Entry], about: Mapping[str, object]) -> int:
    """Write entries as one file and give its size."""
    writer = GazetteerWriter()
    for entry in entries:
        writer.add(entry)
    return writer.write(path, about)


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day else 0


def _u32(numbers: Sequence[int]) -> bytes:
    packed = numbers if isinstance(numbers, array) else array("I", numbers)
    if sys.byteorder == "big":
        packed = array("I", packed)
        packed.byteswap()
    return packed.tobytes()


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
