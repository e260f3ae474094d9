"""Who took part in an incident and with what, each with its attribution."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tocsin.link.telling import telling_words
from tocsin.link.voices import Telling
from tocsin.model.incident import Reconciled, SetAside
from tocsin.model.mention import Participant, WeaponStatus, WeaponType, WeaponUse

_SPECIFIC_EXPLOSIVES = frozenset(
    {WeaponType.IED, WeaponType.VEHICLE_BOMB, WeaponType.SUICIDE_DEVICE, WeaponType.MINE, WeaponType.GRENADE}
)
_STATUS_ORDER = (WeaponStatus.USED, WeaponStatus.PLANNED, WeaponStatus.SEIZED)


@dataclass(frozen=True, slots=True)
class _Part:
    """One participant as one telling gives it."""

    telling: Telling
    participant: Participant


def reconcile_participants(tellings: Sequence[Telling]) -> tuple[Reconciled[Participant], ...]:
    """Give each actor once per role, with the strongest attribution that a report gives itself.

    Known actors are one by their id; others in one role by a telling word of
    their names, by being of one kind of target, or by saying no more than
    "gunmen".
    """
    groups: list[list[_Part]] = []
    parts = [_Part(t, p) for t in tellings for p in t.told.mention.participants]
    for part in sorted(parts, key=_order):
        home = next((g for g in groups if any(_is_one(part.participant, other.participant) for other in g)), None)
        if home is None:
            groups.append([part])
        else:
            home.append(part)
    return tuple(sorted((_reconcile(g) for g in groups), key=_place_in_list))


def _order(part: _Part) -> tuple[bool, str, str, str]:
    participant = part.participant
    return (participant.actor is None, participant.role, participant.name or "", part.telling.id)


def _place_in_list(found: Reconciled[Participant]) -> tuple[int, int, str]:
    participant = found.value
    return (list(type(participant.role)).index(participant.role), -len(found.mentions), participant.name or "")


def _is_one(one: Participant, other: Participant) -> bool:
    if one.role is not other.role:
        return False
    if one.actor is not None or other.actor is not None:
        return one.actor == other.actor
    if (one.name or "").casefold() == (other.name or "").casefold():
        return True
    mine, theirs = _name_words(one), _name_words(other)
    if mine and theirs:
        return not mine.isdisjoint(theirs)
    if one.role.is_receiver:
        return one.target_type is not None and one.target_type is other.target_type
    return not mine and not theirs and one.kind is other.kind


def _name_words(participant: Participant) -> frozenset[str]:
    return telling_words([participant.name or "", *participant.aliases])


def _reconcile(parts: Sequence[_Part]) -> Reconciled[Participant]:
    strength = {id(p): p.participant.attribution.strength if p.participant.attribution else -1 for p in parts}
    names = Counter(p.participant.name for p in parts)
    best = min(parts, key=lambda p: (-strength[id(p)], -names[p.participant.name], p.telling.order))
    agreeing = [p for p in parts if p.participant.attribution is best.participant.attribution]
    aside = [
        SetAside(p.participant, p.telling.id, f"a weaker tie: {_tie(p.participant)}")
        for p in parts
        if p.participant.attribution is not best.participant.attribution
    ]
    return Reconciled(
        value=best.participant,
        rule="participant.strongest_attribution" if aside else "participant.only",
        mentions=tuple(sorted({p.telling.id for p in agreeing})),
        evidence=tuple(dict.fromkeys(e for p in agreeing for e in p.participant.evidence)),
        set_aside=tuple(sorted(aside, key=lambda a: (a.mention, a.reason))),
    )


def _tie(participant: Participant) -> str:
    words = f"{participant.attribution}" if participant.attribution else "none said"
    return f"{words} by {participant.blamer}" if participant.blamer else words


def reconcile_weapons(tellings: Sequence[Telling]) -> tuple[Reconciled[WeaponUse], ...]:
    """Give every weapon that a report names, once; a bare explosive gives way to a named one."""
    uses: dict[WeaponType, list[tuple[Telling, WeaponUse]]] = {}
    for telling in tellings:
        for weapon in telling.told.mention.weapons:
            uses.setdefault(weapon.type, []).append((telling, weapon))
    if _SPECIFIC_EXPLOSIVES & uses.keys():
        uses.pop(WeaponType.EXPLOSIVE_UNSPECIFIED, None)
    return tuple(_reconcile_weapon(uses[kind]) for kind in sorted(uses))


def _reconcile_weapon(uses: Sequence[tuple[Telling, WeaponUse]]) -> Reconciled[WeaponUse]:
    _, best = min(uses, key=lambda use: (_STATUS_ORDER.index(use[1].status), use[0].order))
    aside = [SetAside(w, t.id, f"also said to be {w.status}") for t, w in uses if w.status is not best.status]
    agreeing = [(t, w) for t, w in uses if w.status is best.status]
    return Reconciled(
        value=best,
        rule="weapon.any",
        mentions=tuple(sorted({t.id for t, _ in agreeing})),
        evidence=tuple(dict.fromkeys(e for _, w in agreeing for e in w.evidence)),
        set_aside=tuple(sorted(aside, key=lambda a: a.mention)),
    )
