"""What a report as a whole says about the actors in it: whose names are shared, and whose "the army" is."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from tocsin.model.actor import Actor, ActorKind
from tocsin.model.identity import ActorId
from tocsin.model.report import Report
from tocsin.resolve.actor_base import ActorBase
from tocsin.resolve.actor_scan import Item, Part, Scan
from tocsin.resolve.actor_vocabulary import ASIDE, AUTHORITIES, FORCES, MODIFIERS

_GROUPS = (ActorKind.ARMED_GROUP, ActorKind.CRIMINAL_GROUP)
NAMED_KINDS = (ActorKind.ARMED_GROUP, ActorKind.CRIMINAL_GROUP, ActorKind.POLITICAL_GROUP)
_SURE_SHARE = 0.8


@dataclass(slots=True)
class Context:
    """What is known of a report while its expressions are read in order.

    `countries` counts how often each country is named; `seen` are the actors
    called by a name that is only theirs; `home` is the country that a bare
    "police" belongs to, if the report leaves no doubt, `seat` that of a bare
    "government". `last_group` is what
    "the group" means, `last_end` where a group was last named, `last_coalition`
    what "the coalition" means.
    """

    base: ActorBase
    report: Report
    countries: Counter[str]
    year: int | None = None
    seen: frozenset[ActorId] = frozenset()
    home: str | None = None
    seat: str | None = None
    last_group: Actor | None = None
    last_end: int = 0
    last_coalition: Actor | None = None

    def choose(self, item: Item) -> Actor | None:
        """Choose among the actors that share a name; None where nothing decides.

        First the one written just so, then the one that lived then, then the
        one that the report also calls by a name of its own, then the one whose
        country the report names most, then the preference of the table.
        """
        aliases = item.aliases
        if len(aliases) > 1:
            raw = self.report.text[item.start : item.end]
            aliases = tuple(a for a in aliases if a.words == raw) or aliases
        actors = [self.base.actor(named) for named in dict.fromkeys(a.actor for a in aliases)]
        if len(actors) > 1:
            actors = [a for a in actors if _lived(a, self.year)] or actors
        seen = [a for a in actors if a.id in self.seen]
        if len(seen) == 1:
            return seen[0]
        weights = [self.countries[a.country_iso3 or ""] for a in actors]
        most = max(weights)
        if most and (len(actors) == 1 or weights.count(most) == 1):
            return actors[weights.index(most)]
        sure = {a.actor for a in aliases if not a.is_weak}
        strong = [a for a in actors if a.id in sure]
        return strong[0] if len(strong) == 1 else None

    def note_group(self, actor: Actor, before: str, end: int) -> None:
        """Note that a group was named; one named aside ("allegiance to X") is not what "the group" goes on about."""
        if actor.kind in _GROUPS:
            if self.last_group is None or before not in ASIDE:
                self.last_group = actor
            self.last_end = end
        elif "coalition" in actor.name.casefold():
            self.last_coalition = actor


def _lived(actor: Actor, year: int | None) -> bool:
    """Say whether an actor was there in a year or the year before; where no year is known, whether it still is."""
    if year is None:
        return actor.ended is None
    return (actor.founded or year) <= year and (actor.ended or year) >= year - 1


def read_context(report: Report, scans: Iterable[Scan], base: ActorBase) -> Context:
    """Give what the scans of a report's sentences say before any expression is made."""
    countries: Counter[str] = Counter()
    places: Counter[str] = Counter()
    seen: set[ActorId] = set()
    forces: set[str] = set()
    authorities: set[str] = set()
    for scan in scans:
        for i, item in enumerate(scan.items):
            if item.part is Part.COUNTRY:
                countries[item.iso3] += 1
                places[item.iso3] += item.use in ("name", "capital")
            elif item.part is Part.NAME and len({a.actor for a in item.aliases}) == 1:
                seen |= {a.actor for a in item.aliases if not a.is_weak}
            elif item.part is Part.NOUN and item.noun is not None and item.noun.force in FORCES:
                forces |= _country_before(scan, i)
            elif item.part is Part.NOUN and item.noun is not None and item.noun.force in AUTHORITIES:
                authorities |= _country_before(scan, i)
    published = report.published.interval.end or report.published.interval.start
    year = published.year if published else None
    both = forces | authorities
    home = _most_named(both, countries) if both else _only_country(countries, places)
    if home is not None and not places[home]:
        home = None  # named by adjectives alone: "U.S. advisers" are seldom at home
    seat = home if home in authorities else None
    return Context(base, report, countries, year, frozenset(seen), home, seat)


def _country_before(scan: Scan, at: int) -> set[str]:
    i = at - 1
    while i >= 0 and at - i < 4 and scan.items[i].key in MODIFIERS:
        i -= 1
    is_country = i >= 0 and scan.items[i].part is Part.COUNTRY and scan.items[i].use != "people" and scan.touches(i)
    return {scan.items[i].iso3} if is_country else set()


def _most_named(owners: set[str], countries: Counter[str]) -> str | None:
    """Give the one country whose forces or authorities are named, if no other country is named as often."""
    (top, most), *others = countries.most_common(2)
    return top if owners == {top} and (not others or others[0][1] < most) else None


def _only_country(countries: Counter[str], places: Counter[str]) -> str | None:
    """Give the country that nearly all country words are about, if it is named as a place more than once."""
    if not countries:
        return None
    top, most = countries.most_common(1)[0]
    return top if places[top] > 1 and most >= _SURE_SHARE * countries.total() else None
