"""Which incident a bare reference names ("since Northgate", "after the July bombing")."""

from collections import Counter
from collections.abc import Sequence

from tocsin.link.facts import facts_of
from tocsin.link.rules import find_rule
from tocsin.link.telling import telling_words
from tocsin.model.incident import Incident, Reference
from tocsin.model.mention import Mention
from tocsin.model.place import PlacePrecision
from tocsin.model.told import Told

_NAMED_PLACES = frozenset({PlacePrecision.SITE, PlacePrecision.POPULATED_PLACE, PlacePrecision.NEAR})
_MEMBERS_ASKED = 5


def words_of_reference(mention: Mention) -> frozenset[str]:
    """Give the words by which a bare reference names an incident."""
    return telling_words([e.exact for e in mention.triggers])


def names_of_mention(mention: Mention) -> frozenset[str]:
    """Give the words by which a reference can name what a mention tells: its place, site and targets."""
    texts = [p.name or "" for p in mention.participants if p.role.is_receiver]
    if mention.place is not None and mention.place.value.precision in _NAMED_PLACES:
        texts += [mention.place.value.name, mention.place.value.site or ""]
    return telling_words(texts)


def attach_references(
    references: Sequence[Told], groups: Sequence[tuple[Incident, Sequence[Told]]]
) -> tuple[Reference, ...]:
    """Tie each reference to the one incident whose place, site or target it names; two that fit tie to none."""
    named: dict[str, list[int]] = {}
    if references:
        for number, (incident, _) in enumerate(groups):
            for word in _names(incident):
                named.setdefault(word, []).append(number)
    found = (_attach(told, groups, named) for told in sorted(references, key=lambda t: t.id))
    return tuple(one for one in found if one is not None)


def _attach(
    told: Told, groups: Sequence[tuple[Incident, Sequence[Told]]], named: dict[str, list[int]]
) -> Reference | None:
    words = words_of_reference(told.mention)
    fits = Counter(number for word in words for number in named.get(word, ()))
    able = {n: shared for n, shared in fits.items() if _can_name(told, *groups[n])}
    if not able:
        return None
    most = max(able.values())
    best = [number for number, shared in able.items() if shared == most]
    if len(best) > 1:
        return None
    incident = groups[best[0]][0]
    shared_words = ", ".join(sorted(words & _names(incident)))
    return Reference(told.id, incident.id, float(most), f"names {shared_words}, which only this incident has")


def _can_name(told: Told, incident: Incident, members: Sequence[Told]) -> bool:
    """Say whether a report can look back on the incident.

    Another report tells it, it is not yet to come, and no rule tells it apart
    from what the reference says of type, stage and day.
    """
    if any(told.report == member.report for member in members):
        return False
    last, day = told.published.end, incident.date.value.start if incident.date is not None else None
    if last is not None and day is not None and day > last:
        return False
    facts = facts_of(told)
    return all(find_rule(facts, facts_of(member)) is None for member in members[:_MEMBERS_ASKED])


def _names(incident: Incident) -> frozenset[str]:
    texts = []
    if incident.place is not None and incident.place.value.precision in _NAMED_PLACES:
        texts += [incident.place.value.name, incident.place.value.site or ""]
    texts += [p.value.name or "" for p in incident.participants if p.value.role.is_receiver]
    return telling_words(texts)
