"""How others join mentions to incidents: by an exact key, by rounding place and time, and with a record linker."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from importlib.util import find_spec

from evals.splink_peer import SplinkModel, train
from tocsin.link.facts import facts_of
from tocsin.model.identity import MentionId
from tocsin.model.told import Told

ROUND_KM, ROUND_DAYS = 50.0, 7
_KM_OF_DEGREE = 111.0


def peers(tolds: Sequence[Told], splink: SplinkModel | None) -> list[tuple[str, list[list[MentionId]]]]:
    """Give what each of the others makes of these mentions, by its name."""
    found = [("exact key", by_exact_key(tolds)), ("rounding", by_rounding(tolds))]
    return found if splink is None else [*found, ("splink", splink.group(tolds))]


def train_splink(tolds: Sequence[Told], truth: Sequence[Sequence[MentionId]]) -> SplinkModel | None:
    """Give splink with weights and a threshold learned from the true groups; None where it is not installed."""
    return train(tolds, truth) if find_spec("splink") else None


def by_exact_key(tolds: Sequence[Told]) -> list[list[MentionId]]:
    """Join what has the same date, place, actor and type: the one-a-day rule of the Phoenix data."""
    return _by_key((told, _exact_key(told)) for told in tolds)


def _exact_key(told: Told) -> Hashable | None:
    mention = told.mention
    if mention.date is None or mention.place is None:
        return None
    days = mention.date.value
    doers = sorted(str(p.actor or p.name) for p in mention.participants if p.role.is_doer)
    return (days.start, days.end, mention.place.value.name.casefold(), doers[0] if doers else None, mention.type)


def by_rounding(tolds: Sequence[Told]) -> list[list[MentionId]]:
    """Join what falls into one cell of 50 km and 7 days and is of one type group, as dashboards do."""
    return _by_key((told, _rounded(told)) for told in tolds)


def _rounded(told: Told) -> Hashable | None:
    facts = facts_of(told)
    if not facts.is_dated or facts.first is None or facts.lat is None or facts.lon is None:
        return None
    step = ROUND_KM / _KM_OF_DEGREE
    return (facts.first // ROUND_DAYS, round(facts.lat / step), round(facts.lon / step), facts.type.group)


def _by_key(keyed: Iterable[tuple[Told, Hashable | None]]) -> list[list[MentionId]]:
    groups: dict[Hashable, list[MentionId]] = defaultdict(list)
    for told, key in keyed:
        groups[("alone", told.id) if key is None else key].append(told.id)
    return list(groups.values())
