"""The knowledge base of actors: readable tables under ``tables/actors``, indexed by folded names."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import NamedTuple

from tocsin.model.actor import Actor, ActorKind
from tocsin.model.identity import ActorId
from tocsin.resolve.actor_words import fold_phrases

COLUMNS = tuple(
    "id name kind country aliases founded ended parent successor plover_sector acled_inter source".split()
)  # the order of the tables' columns
WEAK = "~"  # stands before an alias that means this actor only where the report names its country


class Alias(NamedTuple):
    """One way to write an actor's name; a weak one counts only where the report names the actor's country."""

    words: str
    actor: ActorId
    is_weak: bool


class Country(NamedTuple):
    """A country as reports name it: by name, by adjective ("Turkish"), by people ("Turks"), by capital."""

    iso3: str
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    peoples: tuple[str, ...]
    capitals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ForceClass:
    """A kind of force or authority that every country has ("Police Forces of {country}")."""

    id: str
    template: str
    kind: ActorKind
    plover_sector: str
    acled_inter: str


class Noun(NamedTuple):
    """A noun that names a force, an authority or a nameless group; `is_bare` ones do so without a country.

    `force` is the class of force, or None for a nameless group of `kind`.
    """

    words: str
    kind: ActorKind
    force: str | None
    is_bare: bool


@dataclass(frozen=True)
class ActorBase:
    """All that is known of actors, read once; rows become `Actor` values when asked for.

    The mappings go from folded words (see `actor_words`) to what they can mean.
    `longest` gives, for a first token, how many tokens its longest phrase has.
    """

    rows: dict[ActorId, tuple[str, ...]]
    words: list[str]  # every name and alias, as the tables write it
    owners: list[ActorId]  # whose it is
    index: dict[
        str, tuple[int, ...]
    ]  # folded words -> places in `words`; several when shared or written in several ways
    countries: dict[str, Country]
    country_words: dict[str, tuple[str, str]]  # folded words -> (iso3, use), see `_index_countries`
    classes: dict[str, ForceClass]
    nouns: dict[str, Noun]
    longest: dict[str, int]
    _made: dict[str, Actor] = field(default_factory=dict, repr=False)
    _long: dict[str, list[str]] = field(default_factory=dict, repr=False)

    def __len__(self) -> int:
        return len(self.rows)

    def actor(self, named: ActorId) -> Actor:
        """Give one actor by its id.

        Raises:
            KeyError: there is none.
        """
        made = self._made.get(named)
        if made is None:
            made = self._made.setdefault(named, _actor(self.rows[named]))
        return made

    def all(self) -> Iterator[Actor]:
        """Give all actors of the tables, in their order."""
        return map(self.actor, self.rows)

    def named(self, key: str) -> tuple[Alias, ...]:
        """Give the aliases that fold to a key: several for a shared name, or one that is written in several ways."""
        return tuple(
            Alias(self.words[i].removeprefix(WEAK), self.owners[i], self.words[i].startswith(WEAK))
            for i in self.index.get(key, ())
        )

    def long_names(self, first: str, shortest: int) -> list[str]:
        """Give the folded names that begin with a letter, have at least so many characters and are not weak."""
        if not self._long:
            for key, at in self.index.items():
                if len(key) >= shortest and any(self.words[i][0] != WEAK for i in at):
                    self._long.setdefault(key[0], []).append(key)
        return self._long.get(first, [])

    def force_of(self, iso3: str, force: str) -> Actor:
        """Give the force or authority of a country: "Police Forces of Turkey"."""
        named = f"{iso3.lower()}.{force}"
        made = self._made.get(named)
        if made is None:
            kind = self.classes[force]
            country = self.countries[iso3]
            made = Actor(
                id=ActorId(named),
                name=kind.template.format(country=country.name),
                kind=kind.kind,
                country_iso3=iso3,
                plover_sector=kind.plover_sector,
                acled_inter=kind.acled_inter,
            )
            made = self._made.setdefault(named, made)
        return made


def _actor(row: tuple[str, ...]) -> Actor:
    named, name, kind, iso3, aliases, founded, ended, parent, successor, plover, acled, source = row
    return Actor(
        id=ActorId(named),
        name=name,
        kind=ActorKind(kind),
        country_iso3=iso3 or None,
        aliases=tuple(a.removeprefix(WEAK) for a in aliases.split("|")) if aliases else (),
        founded=int(founded) if founded else None,
        ended=int(ended) if ended else None,
        parent=ActorId(parent) if parent else None,
        plover_sector=plover or None,
        acled_inter=acled or None,
        successor=ActorId(successor) if successor else None,
        source=source or None,
    )


def read_table(name: str) -> list[tuple[str, ...]]:
    """Give the rows of one table, without its heading; cells are parted by tabs."""
    text = files("tocsin.resolve").joinpath("tables", name).read_text(encoding="utf-8")
    return [tuple(line.split("\t")) for line in text.split("\n")[1:] if line]


def _actor_rows() -> list[tuple[str, ...]]:
    folder = files("tocsin.resolve").joinpath("tables", "actors")
    names = sorted(f.name for f in folder.iterdir() if f.name.endswith(".tsv"))
    return list(chain.from_iterable(read_table(f"actors/{name}") for name in names))


@cache
def load_actors() -> ActorBase:
    """Give the knowledge base of actors; it is read once and shared."""
    rows = {ActorId(row[0]): row for row in _actor_rows()}
    cells = [(row[1] + "|" + row[4] if row[4] else row[1]).removeprefix("The ").split("|") for row in rows.values()]
    words = list(chain.from_iterable(cells))
    owners = [named for named, own in zip(rows, cells, strict=True) for _ in own]
    index = _index_aliases(words, owners)
    countries = {
        row[0]: Country(row[0], row[1], *(_cells(c) for c in row[2:6])) for row in read_table("actor_countries.tsv")
    }
    country_words = _index_countries(countries)
    classes = {
        row[0]: ForceClass(row[0], row[1], ActorKind(row[2]), row[3], row[4])
        for row in read_table("actor_force_classes.tsv")
    }
    nouns = _index_nouns(classes)
    longest = _longest(chain(index, country_words, nouns))
    return ActorBase(rows, words, owners, index, countries, country_words, classes, nouns, longest)


def _longest(keys: Iterable[str]) -> dict[str, int]:
    longest: dict[str, int] = {}
    for key in keys:
        spaces = key.count(" ")
        first = key[: key.index(" ")] if spaces else key
        if spaces >= longest.get(first, 0):
            longest[first] = spaces + 1
    return longest


def _cells(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def _index_aliases(words: list[str], owners: list[ActorId]) -> dict[str, tuple[int, ...]]:
    index: dict[str, tuple[int, ...]] = {}
    for i, key in enumerate(fold_phrases(words)):
        known = index.get(key)
        if known is None:
            index[key] = (i,)
        elif words[i] not in [words[k] for k in known if owners[k] == owners[i]]:
            index[key] = (*known, i)
    return index


def _index_countries(countries: dict[str, Country]) -> dict[str, tuple[str, str]]:
    """Index the words for countries; "US" and "Hong Kong" are "either", name and adjective."""
    words: list[str] = []
    means: list[tuple[str, str]] = []
    for iso3, country in countries.items():
        for use, cells in (
            ("name", (country.name, *country.names)),
            ("adjective", country.adjectives),
            ("people", country.peoples),
            ("capital", country.capitals),
        ):
            words += cells
            means += [(iso3, use)] * len(cells)
    index: dict[str, tuple[str, str]] = {}
    for key, (iso3, use) in zip(fold_phrases(words), means, strict=True):
        known = index.setdefault(key, (iso3, use))
        if known == (iso3, "name") and use == "adjective":
            index[key] = (iso3, "either")
    return index


def _index_nouns(classes: dict[str, ForceClass]) -> dict[str, Noun]:
    rows = read_table("actor_nouns.tsv")
    nouns = {}
    for key, (words, force, kind, bare) in zip(fold_phrases(r[0] for r in rows), rows, strict=True):
        of_class = classes.get(force)
        nouns[key] = Noun(words, of_class.kind if of_class else ActorKind(kind), force or None, bare == "bare")
    return nouns
