"""The gazetteers: one mapped from a compiled file, one made of a few entries in memory."""

import hashlib
import json
import mmap
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import cast

from tocsin.errors import MissingPartError
from tocsin.resolve import gazetteer_format as layout
from tocsin.resolve.base import AreaKind, Gazetteer, Named, NamedArea, NameKind
from tocsin.resolve.gazetteer_fold import fold_name, sound_name, without_article

SHIPPED = Path(__file__).parent / "tables" / "gazetteer.bin"

__all__ = ["SHIPPED", "CompiledGazetteer", "Gazetteer", "MemoryGazetteer", "fold_name", "load_gazetteer"]


class CompiledGazetteer:
    """A gazetteer in one file, mapped into memory: what is not asked for is not read."""

    def __init__(self, path: Path) -> None:
        """Open a file; its header, format version and length are checked, its body by `verify`."""
        self.path = path
        try:
            with path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            raise _broken(path, "cannot be opened") from error
        header = self._map[: layout.HEADER_SIZE]
        sealed = header[: layout.HEADER.size]
        if len(header) < layout.HEADER_SIZE or not header.startswith(layout.MAGIC):
            raise _broken(path, "is no gazetteer")
        _, version, size, *spans, self._sha256 = layout.HEADER.unpack(sealed)
        if version != layout.VERSION:
            raise _broken(path, f"has format {version}, this version reads {layout.VERSION}")
        if hashlib.sha256(sealed).digest() != header[layout.HEADER.size :] or size != len(self._map):
            raise _broken(path, "is damaged")
        whole = memoryview(self._map)
        self._parts = {
            name: whole[spans[2 * i] : spans[2 * i] + spans[2 * i + 1]] for i, name in enumerate(layout.SECTIONS)
        }
        self._texts = self._parts["texts"]
        self._areas = self._parts["areas"]
        self._buckets = _numbers(self._parts["buckets"])
        self._keys = _numbers(self._parts["keys"])
        self._postings = _numbers(self._parts["postings"])
        self._lists = _numbers(self._parts["lists"])
        self._admins = _numbers(self._parts["admins"])
        self._days = _numbers(self._parts["days"])
        rows = [layout.COUNTRY.unpack(row) for row in _rows(self._parts["countries"], layout.COUNTRY.size)]
        self._codes = [code.decode() for code, _, _ in rows]
        self._country_ids = {code.decode(): (own, capital) for code, own, capital in rows}
        self._capitals = {capital for _, _, capital in rows}
        self.area = lru_cache(maxsize=16384)(self._read_area)
        self.named = lru_cache(maxsize=16384)(self._find)

    def __len__(self) -> int:
        return len(self._areas) // layout.AREA.size

    @property
    def about(self) -> dict[str, object]:
        """Say what the file was made of."""
        return cast(dict[str, object], json.loads(bytes(self._parts["about"])))

    @property
    def sha256(self) -> str:
        """Give the SHA-256 of all after the header, as the header has it."""
        return cast(bytes, self._sha256).hex()

    def verify(self) -> bool:
        """Read the whole file and say whether it is as it was written."""
        body = memoryview(self._map)[layout.HEADER_SIZE :]
        return hashlib.sha256(body).hexdigest() == self.sha256

    def country(self, iso3: str) -> NamedArea | None:
        """Give a country by its ISO 3166-1 alpha-3 code."""
        own, _ = self._country_ids.get(iso3, (layout.NO_AREA, layout.NO_AREA))
        return None if own == layout.NO_AREA else self.area(own)

    def capital(self, iso3: str) -> NamedArea | None:
        """Give a country's capital, where it is known."""
        _, capital = self._country_ids.get(iso3, (layout.NO_AREA, layout.NO_AREA))
        return None if capital == layout.NO_AREA else self.area(capital)

    def similar(self, name: str) -> tuple[Named, ...]:
        """Give entries whose name sounds like this one."""
        return self._unpack(self._lookup(layout.SOUND_MARK + sound_name(fold_name(name))))

    def _find(self, name: str) -> tuple[Named, ...]:
        folded = fold_name(name)
        packed = self._lookup(folded)
        if not packed and (bare := without_article(folded)):
            packed = self._lookup(bare)
        return self._unpack(packed)

    def _unpack(self, packed: Sequence[int]) -> tuple[Named, ...]:
        return tuple(Named(self.area(p & layout.AREA_MASK), layout.NAME_KINDS[p >> layout.NAME_SHIFT]) for p in packed)

    def _lookup(self, folded: str) -> Sequence[int]:
        hashed = layout.key_hash(folded)
        low, high = self._buckets[hashed >> 32], self._buckets[(hashed >> 32) + 1]
        wanted = hashed & 0xFFFFFFFF
        at = bisect_left(self._keys, wanted, low, high)
        if at == high or self._keys[at] != wanted:
            return ()
        posting = self._postings[at]
        if not posting & layout.IS_LIST:
            return (posting,)
        start = posting & ~layout.IS_LIST
        return self._lists[start + 1 : start + 1 + self._lists[start]].tolist()

    def _read_area(self, number: int) -> NamedArea:
        text, lat, lon, people, geonames_id, admin1, admin2, country, kind, radius, days = layout.AREA.unpack_from(
            self._areas, number * layout.AREA.size
        )
        return NamedArea(
            number,
            self._text(text),
            layout.KINDS[kind],
            lat / layout.DEGREE,
            lon / layout.DEGREE,
            radius / layout.KM,
            None if country == layout.NO_COUNTRY else self._codes[country],
            self._admin(admin1),
            self._admin(admin2),
            people,
            geonames_id or None,
            _day(self._days[2 * days]),
            _day(self._days[2 * days + 1]),
            number in self._capitals,
        )

    def _admin(self, number: int) -> str | None:
        return None if number == layout.NOTHING else self._text(self._admins[number])

    def _text(self, at: int) -> str:
        return bytes(self._texts[at + 1 : at + 1 + self._texts[at]]).decode()


class MemoryGazetteer:
    """A gazetteer of the entries it is given."""

    def __init__(self, entries: Iterable[layout.Entry]) -> None:
        given = sorted(entries, key=lambda entry: layout.sort_key(entry.area))
        ordered = [replace(entry, area=replace(entry.area, id=number)) for number, entry in enumerate(given)]
        self._countries = {e.area.country_iso3: e.area for e in ordered if e.area.kind is AreaKind.COUNTRY}
        self._capitals = {e.area.country_iso3: e.area for e in ordered if e.area.is_capital}
        found: dict[str, dict[int, Named]] = {}
        for entry in ordered:
            for kind, names in zip(NameKind, ((entry.area.name,), entry.names, entry.demonyms, ()), strict=True):
                for name in names:
                    found.setdefault(fold_name(name), {}).setdefault(entry.area.id, Named(entry.area, kind))
        self._similar: dict[str, tuple[Named, ...]] = {}
        for entry in ordered:
            for sound in entry.sounds:
                self._similar[sound] = (*self._similar.get(sound, ()), Named(entry.area, NameKind.SIMILAR))
        order = list(NameKind)
        self._named = {
            name: tuple(sorted(hits.values(), key=lambda hit: (order.index(hit.by), hit.area.id)))
            for name, hits in found.items()
        }

    def similar(self, name: str) -> tuple[Named, ...]:
        """Give entries whose name sounds like this one."""
        return self._similar.get(sound_name(fold_name(name)), ())

    def named(self, name: str) -> tuple[Named, ...]:
        """Give all entries with this name, demonyms too."""
        folded = fold_name(name)
        hits = self._named.get(folded, ())
        if not hits and (bare := without_article(folded)):
            hits = self._named.get(bare, ())
        return hits

    def country(self, iso3: str) -> NamedArea | None:
        """Give a country by its ISO 3166-1 alpha-3 code."""
        return self._countries.get(iso3)

    def capital(self, iso3: str) -> NamedArea | None:
        """Give a country's capital, where it is known."""
        return self._capitals.get(iso3)


@lru_cache(maxsize=4)
def load_gazetteer(path: Path | None = None) -> CompiledGazetteer:
    """Open the gazetteer that comes with Tocsin, or another file of its format; each is opened once."""
    return CompiledGazetteer(path or SHIPPED)


def _broken(path: Path, why: str) -> MissingPartError:
    return MissingPartError(
        f"the gazetteer {path}", f"it {why}; make it with: python -m tocsin.resolve.gazetteer_build"
    )


def _numbers(part: memoryview) -> memoryview:
    return part.cast("I")


def _rows(part: memoryview, size: int) -> Iterable[memoryview]:
    return (part[at : at + size] for at in range(0, len(part), size))


def _day(ordinal: int) -> date | None:
    return date.fromordinal(ordinal) if ordinal else None
