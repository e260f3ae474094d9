"""Who is named: actors of the knowledge base, forces of a country, and nameless groups, in the words of a report.

Named groups come from tables; forces and authorities of any country from a
country word and a noun ("Turkish police", "the army of Myanmar"). Nameless
groups ("gunmen") stay nameless: no rule here turns them into a named one,
except "the group" and "the militants", whose rule says that it is only by
what came before.
"""

from collections import Counter

from tocsin.model.draft import ActorExpression
from tocsin.model.report import Report
from tocsin.model.sentence import Sentence
from tocsin.resolve.actor_base import ActorBase
from tocsin.resolve.actor_context import Context, read_context
from tocsin.resolve.actor_phrases import read_phrase
from tocsin.resolve.actor_scan import Part, Scan, scan_sentence
from tocsin.resolve.actor_spelling import near_actor
from tocsin.resolve.actor_unknown import may_begin, may_hold_unknown, read_unknown
from tocsin.resolve.actor_vocabulary import MODIFIERS

_OPENERS = MODIFIERS | {"the"}  # other words that a phrase can begin with


def find_actors(report: Report, sentences: tuple[Sentence, ...], base: ActorBase) -> tuple[ActorExpression, ...]:
    """Give every expression that names an actor or a nameless group, in the order of the text.

    Longest names win; a name that two actors share goes to the one whose
    country the report names, else to the table's preference, else to none. The
    rule says how each was found; "actor.anaphor" ("the group") and
    "actor.force.report" ("the army", of the one country whose forces the
    report names) are the least certain.
    """
    scans = [scan_sentence(report.text, s.start, s.end, base) for s in sentences]
    context = read_context(report, scans, base)
    return tuple(expression for scan in scans for expression in _expressions(scan, context))


def resolve_actor(words: str, base: ActorBase, countries: tuple[str, ...] = ()) -> ActorExpression | None:
    """Give what a phrase that names an actor means ("suspected Taliban fighters"), or None.

    `countries` are those that its report names, or the one where the act was:
    they settle names that two actors share, and a single one also says whose
    "the army" is. A nameless group or force must be all that the phrase says.
    """
    scan = scan_sentence(words, 0, len(words), base)
    own = {i.iso3 for i in scan.items if i.part is Part.COUNTRY}
    context = Context(base, Report.of(words), Counter([*own, *own, *countries]))
    if not own and len(set(countries)) == 1:
        context.home = context.seat = countries[0]
    found = _expressions(scan, context)
    named = [e for e in found if e.actor is not None and e.rule != "actor.force.report"]
    if not named:
        near = near_actor(" ".join(i.key for i in scan.items if i.key != "the"), base)
        if near is not None:
            return ActorExpression(context.report.evidence(0, len(words)), near.name, near.kind, "actor.spelling", near)
    whole = [e for e in found if _says_all(scan, e)]
    return next(iter(named or whole), None)


def _expressions(scan: Scan, context: Context) -> list[ActorExpression]:
    found: list[ActorExpression] = []
    at = 0
    items, may_be_unknown = scan.items, may_hold_unknown(scan)
    while at < len(items):
        unknown = read_unknown(scan, at, context) if may_be_unknown and may_begin(scan, at) else None
        if unknown is None and items[at].part is Part.OTHER and items[at].key not in _OPENERS:
            at += 1
            continue
        made, at = unknown or read_phrase(scan, at, context)
        found += made
    return found


def _says_all(scan: Scan, expression: ActorExpression) -> bool:
    start, end = expression.evidence.start, expression.evidence.end
    rest = [i.key for i in scan.items if i.end <= start or i.start >= end]
    return all(key in MODIFIERS or key in ("the", "a", "an", "some") for key in rest)
