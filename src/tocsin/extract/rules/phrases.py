"""Which phrases stand where an act's words have their doer and their receiver."""

from tocsin.extract.rules.clause import Span, Tagged, agent_after, behind_date, is_passive, phrase_after, phrase_before
from tocsin.extract.rules.lists import is_name
from tocsin.extract.rules.nominal import beside_noun
from tocsin.extract.rules.tables.words import BE_FORMS
from tocsin.extract.rules.triggers import FoundAct
from tocsin.model.mention import EventType


def phrases_beside(tagged: Tagged, act: FoundAct) -> tuple[Span | None, Span | None, str]:
    """Give the phrases of doer and receiver beside an act, None where there is none, and the rule that found them."""
    after = tagged.index_at(act.end - 1) + 1
    if act.act.kind == "noun":
        return beside_noun(tagged, act, after)
    if act.act.kind == "agent":
        start = tagged.index_at(act.start)
        while start > 0 and tagged.tags[start - 1] in ("N", "NUM", "ADJ", "DET") and tagged.tags[start] != "DET":
            start -= 1
        return (behind_date(tagged, start, after), after), None, "participant.agent"
    first = tagged.index_at(act.start)
    if act.act.id == "toll.effect":
        return None, None, "participant.toll"
    if act.act.id == "died.effect":
        died = tagged.lower[first] == "died"
        return None, _subject(tagged, first) if died else None, "participant.passive"
    if act.act.id.startswith("ram."):
        start = after - 1
        while start > first and tagged.tags[start - 1] in ("N", "NUM", "ADJ", "DET"):
            start -= 1
        return phrase_before(tagged, first), (start, after), "participant.ram"
    if tagged.lower[first] in BE_FORMS or (act.type in _TELL_OF_OTHERS and tagged.lower[first] in _SUFFERED):
        return agent_after(tagged, after - 1, 3), _subject(tagged, first), "participant.passive"
    verb = _verb_index(tagged, first, after)
    if first > 0 and tagged.tags[first - 1] == "POSS" and tagged.lower[verb].endswith("ing"):
        return agent_after(tagged, after - 1), phrase_before(tagged, first - 1), "participant.possessed"
    if act.act.id in _INTRANSITIVE and tagged.lower[verb - 1] not in BE_FORMS:
        return _planter(tagged, first), None, "participant.active"
    if is_passive(tagged, verb) or tagged.lower[verb] in _BEFORE_COURT:
        receiver = _struck_later(tagged, after) if act.act.id in _SENT else _subject(tagged, first)
        return agent_after(tagged, after - 1), receiver, "participant.passive"
    if act.act.id in _HOLDS_OBJECT:
        inside = first + (2 if tagged.lower[first + 1 : first + 2] in (("up",), ("fire",), ("down",)) else 1)
        return _doing(tagged, first), phrase_after(tagged, inside), "participant.active"
    if act.act.id in _HOLDS_WEAPON:
        verb = _verb_index(tagged, first, after)
        if is_passive(tagged, verb):
            return agent_after(tagged, after - 1), None, "participant.passive"
        return _doing(tagged, first), None, "participant.active"
    following = phrase_after(tagged, after) if _object_may_follow(tagged, after) else None
    # "a blast in Kesh that killed nine", "rammed the gate, killing two": the blast did it, not the town or the gate.
    is_bare = act.act.kind == "effect" and (_follows_that(tagged, first) or tagged.lower[verb].endswith("ing"))
    doing = None if is_bare else _doing(tagged, first)
    return doing, following, "participant.active"


def _follows_that(tagged: Tagged, verb: int) -> bool:
    at = verb
    while at > 0 and tagged.tags[at - 1] in ("ADV", "AUX"):
        at -= 1
    return at > 0 and tagged.lower[at - 1] in ("that", "which")


# "Two men gave themselves up", "the nurses regained their freedom": the subject is the one who was held or let go.
_TELL_OF_OTHERS = frozenset({EventType.ARREST, EventType.RELEASE, EventType.KIDNAPPING})
_SUFFERED = frozenset("gave gives turned remains remained regained recovered won gained walked vanished".split())
_INTRANSITIVE = frozenset({"explode.verb"})  # what explodes is the weapon
_SENT = frozenset(
    {"rockets.fired", "drones.sent", "bombs.dropped", "mine.laid"}
)  # rows whose words hold a weapon on its way
_STRIKES = frozenset("hit struck destroyed damaged wrecked killed wounded injured".split())
_STRUCK_REACH = 10  # words between "a rocket fired by" and the verb that says what it hit


def _planter(tagged: Tagged, verb: int) -> Span | None:
    """Give who had placed what exploded: "a bomb planted by rebels exploded"."""
    span = phrase_before(tagged, verb)
    if span is None or span[0] < 2 or tagged.lower[span[0] - 1] != "by" or tagged.tags[span[0] - 2] != "VED":
        return None
    return span


def _struck_later(tagged: Tagged, after: int) -> Span | None:
    """Give what a weapon hit that somebody sent: "a rocket fired by rebels hit a clinic"."""
    for at in range(after, min(len(tagged.words), after + _STRUCK_REACH)):
        if tagged.lower[at] in (";", ":", ".", "but", "which"):
            return None
        if tagged.lower[at] in _STRIKES:
            return phrase_after(tagged, at + 1)
    return None


# Verbs whose subject is the defendant.
_BEFORE_COURT = frozenset("appeared appears appearing pleaded pleads plead pleading stood stands stand".split())
_SHARED_REACH = 30  # words between a subject and the second of its verbs: "Two men came …, and shot …"


def _doing(tagged: Tagged, verb: int) -> Span | None:
    """Give the subject of an active verb: the phrase before it, or that of the verb which "and" joins it to."""
    at = verb
    while at > 0 and tagged.tags[at - 1] in ("ADV", "AUX"):
        at -= 1
    if at < 2 or tagged.lower[at - 1] != "and" or tagged.tags[verb] not in ("VED", "V"):
        return _before_place(tagged, phrase_before(tagged, verb))
    for before in range(at - 2, max(0, at - _SHARED_REACH), -1):
        if tagged.lower[before] in (";", ":", "said", "reported", "that", "who", "which"):
            return None
        if tagged.tags[before] in ("VED", "V") and tagged.tags[before - 1] in ("N", "ADV", "AUX"):
            return phrase_before(tagged, before) if not is_passive(tagged, before) else None
    return None


def _before_place(tagged: Tagged, span: Span | None) -> Span | None:
    """Give the phrase before "in Kesh" where a phrase only says where somebody acted: "gunmen in Kesh"."""
    if span is None or span[0] < 2 or tagged.lower[span[0] - 1] not in _WHERE or tagged.tags[span[0] - 2] != "N":
        return span
    return phrase_before(tagged, span[0] - 1) or span


_HOLDS_OBJECT = frozenset(
    {"pylon.verb", "arson.object", "beat.object"}
)  # rows whose words hold what was hit: "blew up two pylons"
_HOLDS_WEAPON = frozenset(
    {"bomb.placed", "bomb.was_placed", "cbrn.used"}
)  # rows whose words hold the weapon, not what was hit
_WHERE = frozenset("in at near from outside inside".split())  # "a school in Kesh was attacked": not Kesh
_APPOSED = 3  # phrases between a name and its verb: "Eva Rhee, mayor of Kesh, in the north, who was …"


def _subject(tagged: Tagged, verb: int) -> Span | None:
    """Give who a passive verb speaks of: the name before offices and places between commas, else the phrase before it."""
    span = phrase_before(tagged, verb)
    for _ in range(_APPOSED):
        if span is None or span[0] < 2:
            break
        before = span[0] - 1
        if (tagged.tags[before] == "PREP" and tagged.lower[before - 1] == ",") or (
            tagged.lower[before] == "by" and tagged.tags[before - 1] == "VED"
        ):
            earlier = phrase_before(tagged, before - 1)
        elif tagged.lower[before] in _WHERE and tagged.tags[before - 1] == "N":
            earlier = phrase_before(tagged, before)
        elif tagged.lower[before] == "," and not is_name(tagged, span):
            earlier = phrase_before(tagged, before)
            earlier = earlier if earlier is not None and is_name(tagged, earlier) else None
        else:
            break
        if earlier is None:
            break
        span = earlier
    return span


def verb_at(tagged: Tagged, act: FoundAct) -> tuple[int, int]:
    """Give the word index of the verb among an act's words, and that of the word behind them."""
    first, after = tagged.index_at(act.start), tagged.index_at(act.end - 1) + 1
    return _verb_index(tagged, first, after), after


def _verb_index(tagged: Tagged, first: int, after: int) -> int:
    for at in range(first, after):
        if tagged.tags[at] in ("VED", "V", "VING"):
            return at
    return first


def _object_may_follow(tagged: Tagged, after: int) -> bool:
    if after >= len(tagged.words):
        return False
    form = tagged.lower[after]
    return tagged.tags[after] not in ("PREP", "CONJ", "PUNCT", "TO", "AUX") or form in (
        "at",
        "about",
        "over",
        "on",
        "into",
        "up",
    )
