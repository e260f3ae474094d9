"""Which capitalised words name a group that the tables do not know, or know in another spelling."""

from tocsin.model.actor import ActorKind
from tocsin.model.draft import ActorExpression
from tocsin.resolve.actor_context import Context
from tocsin.resolve.actor_scan import Part, Scan
from tocsin.resolve.actor_spelling import SHORTEST, near_actor
from tocsin.resolve.actor_vocabulary import FIGHTERS, NAME_HEADS, NAME_LINKS, NAME_SIGNS
from tocsin.resolve.actor_words import Case

Found = tuple[list[ActorExpression], int]
_LONGEST = 9  # items of a name
_NEVER_FIRST = frozenset("the of for and in a an men members fighters leaders commanders units supporters some".split())
_COMMON = NAME_HEADS | NAME_SIGNS | NAME_LINKS  # "the Liberation Front" alone may be any
_SIGNALS = NAME_HEADS | FIGHTERS


def read_unknown(scan: Scan, at: int, context: Context) -> Found | None:
    """Read a capitalised name that is built like a group's ("Varn Liberation Front") or stands before its fighters.

    The first kind is a group of no known actor, unless it is a slip of the
    spelling of one; before "militants" or "rebels" only such a slip counts,
    because most capitalised words there are places.
    """
    end = _run(scan, at)
    words = [i.key for i in scan.items[at:end]]
    is_built = words[-1] in NAME_HEADS and not NAME_SIGNS.isdisjoint(words) and not _COMMON.issuperset(words)
    is_before = end < len(scan.items) and scan.touches(end - 1) and scan.key(end).rpartition(" ")[2] in FIGHTERS
    key = " ".join(words)
    if not (is_built or is_before) or len(key) < SHORTEST:
        return None
    actor = near_actor(key, context.base)
    end += is_before and actor is not None
    evidence = context.report.evidence(scan.items[at].start, scan.items[end - 1].end)
    if actor is not None:
        context.note_group(actor, scan.key(at - 1), evidence.end)
        return [ActorExpression(evidence, actor.name, actor.kind, "actor.spelling", actor)], end
    if not is_built:
        return None
    kind = ActorKind.CRIMINAL_GROUP if words[-1] == "cartel" else ActorKind.ARMED_GROUP
    return [ActorExpression(evidence, evidence.exact, kind, "actor.unknown_name")], end


def may_hold_unknown(scan: Scan) -> bool:
    """Say whether a sentence has a word that such a name ends with or stands before, and case to tell names by."""
    return scan.case is Case.MIXED and any(i.key.rpartition(" ")[2] in _SIGNALS for i in scan.items)


def may_begin(scan: Scan, at: int) -> bool:
    """Say whether a name may begin at an item: a capital, with none before it."""
    item = scan.items[at]
    if item.part is Part.NAME or not scan.text[item.start].isupper() or item.key in _NEVER_FIRST:
        return False
    before = scan.items[at - 1] if at else None
    is_inside = before is not None and scan.text[before.start].isupper() and before.key not in _NEVER_FIRST
    return not (is_inside and scan.touches(at - 1))


def _run(scan: Scan, at: int) -> int:
    """Give the index after the last of the capitalised items that begin at one, with "of" and "the" between them."""
    end = i = at + 1
    while i < len(scan.items) and i - at < _LONGEST and scan.touches(i - 1):
        item = scan.items[i]
        if item.part is Part.NAME:
            break
        if scan.text[item.start].isupper():
            end = i + 1
        elif item.key not in NAME_LINKS:
            break
        i += 1
    return end
