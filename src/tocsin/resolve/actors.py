"""Who is named: actors of the knowledge base, forces of a country, and nameless groups, in the words of a report.

Named groups come from tables; forces and authorities of any country from a
country word and a noun ("Turkish police", "the army of Myanmar"). Nameless
groups ("gunmen") stay nameless: no rule here turns them into a named one,
except "the group" and "the militants", whose rule says that it is only by
what came before.
"""

from collections import Counter
from dataclasses import dataclass, field

from tocsin.model.actor import Actor, ActorKind
from tocsin.model.draft import ActorExpression
from tocsin.model.identity import ActorId
from tocsin.model.report import Report
from tocsin.model.sentence import Sentence
from tocsin.resolve.actor_base import ActorBase
from tocsin.resolve.actor_scan import Item, Part, Scan, scan_sentence

# Words between a country and its force, or before a noun, that belong to the noun phrase.
_MODIFIERS = frozenset(
    "masked armed unidentified unknown suspected alleged heavily islamist jihadist jihadi militant separatist rebel extremist"
    " radical insurgent terrorist muslim hardline maoist marxist leftist rightist communist nationalist secular anti terror"
    " terrorism counter counterterrorism riot federal national military special elite regular paramilitary state local"
    " government pro regime opposition border joint combined security main led dissident breakaway renegade rogue"
    " ultrarightist ultraleftist extreme right left wing far urban rural guerrilla criminal drug tribal ethnic self styled"
    " young male female lone foreign home grown homegrown would be active duty retired senior top plainclothes uniformed"
    " interim transitional caretaker democratic civilian".split()
)
_LINKED = frozenset(
    "linked affiliated aligned backed inspired allied trained supported funded sponsored controlled held".split()
)
_GROUP_NOUNS = frozenset(
    "group movement organisation organization militia network outfit faction cartel gang cell party alliance front".split()
)
_GROUP_WORDS = frozenset(
    "militant terror terrorist rebel extremist armed islamist jihadist insurgent separatist guerrilla paramilitary radical"
    " shadowy palestinian shia sunni banned outlawed same leftist maoist marxist clandestine".split()
)
_MEMBERS = frozenset(
    "militants rebels insurgents fighters guerrillas jihadists separatists extremists terrorists".split()
)
_HEADS = frozenset(
    "militants militant fighters fighter insurgents insurgent rebels rebel guerrillas guerrilla gunmen gunman terrorists"
    " terrorist jihadists jihadist extremists extremist members member group movement organisation organization forces"
    " force militia militiamen militias troops soldiers separatists supporters followers sympathisers sympathizers"
    " operatives cell cells commandos column detachment network faction attackers bombers combatants elements".split()
)
_ADJECTIVES = ("adjective", "either")
_NAMES = ("name", "either")
_NAMED_KINDS = (ActorKind.ARMED_GROUP, ActorKind.CRIMINAL_GROUP, ActorKind.POLITICAL_GROUP)
# What a country or capital does when its government is meant.
_STATE_VERBS = frozenset(
    "said says launched carried bombed struck attacked invaded denied denies accused accuses blamed blames warned warns"
    " condemned condemns announced announces vowed vows fears retaliated shelled accepted rejected rejects insists insisted"
    " deported expelled arrested detained sentenced executed released supports supported backs backed sent deployed".split()
)


@dataclass(slots=True)
class _Context:
    """What the report as a whole says: which countries it names, and what was named so far."""

    base: ActorBase
    report: Report
    year: int | None
    countries: Counter[str]
    seen: frozenset[ActorId] = frozenset()  # actors called by a name that is only theirs
    forces: dict[str, set[str]] = field(default_factory=dict)  # class of force -> countries whose force is named
    last_group: Actor | None = None
    last_end: int = 0


def find_actors(report: Report, sentences: tuple[Sentence, ...], base: ActorBase) -> tuple[ActorExpression, ...]:
    """Give every expression that names an actor or a nameless group, in the order of the text.

    Longest names win; a name that two actors share goes to the one whose
    country the report names, else to the table's preference, else to none.
    """
    scans = [scan_sentence(report.text, s.start, s.end, base) for s in sentences]
    countries = Counter(item.iso3 for scan in scans for item in scan.items if item.part is Part.COUNTRY)
    published = report.published.interval.end or report.published.interval.start
    seen = frozenset(
        item.aliases[0].actor
        for scan in scans
        for item in scan.items
        if len(item.aliases) == 1 and not item.aliases[0].is_weak
    )
    context = _Context(base, report, published.year if published else None, countries, seen)
    for scan in scans:
        _note_forces(scan, context)
    found: list[ActorExpression] = []
    for scan in scans:
        found += _expressions(scan, context)
    return tuple(found)


def resolve_actor(words: str, base: ActorBase, countries: tuple[str, ...] = ()) -> ActorExpression | None:
    """Give what a phrase that names an actor means ("suspected Taliban fighters"), or None.

    `countries` are those that its report names: they settle names that two
    actors share. A long name may have a slip of spelling.
    """
    report = Report.of(words)
    scan = scan_sentence(words, 0, len(words), base)
    known = Counter(countries) + Counter(i.iso3 for i in scan.items if i.part is Part.COUNTRY)
    context = _Context(base, report, None, known)
    found = _expressions(scan, context)
    named = [e for e in found if e.actor is not None]
    return (named or found or [None])[0]


def _expressions(scan: Scan, context: _Context) -> list[ActorExpression]:
    found: list[ActorExpression] = []
    at = 0
    while at < len(scan.items):
        made, at = _at(scan, at, context)
        found += made
    return found


def _at(scan: Scan, at: int, context: _Context) -> tuple[list[ActorExpression], int]:
    """Give what begins at an item, and the index of the item to go on with."""
    item = scan.items[at]
    if item.part is Part.NAME:
        return _named(scan, at, context)
    if item.part is Part.COUNTRY:
        return _of_country(scan, at, context)
    if item.part is Part.NOUN:
        return _noun(scan, at, at, context, ())
    if item.key == "the":
        made = _anaphor(scan, at, context)
        if made is not None:
            return made
    if item.key in _MODIFIERS:
        return _modified(scan, at, context)
    return [], at + 1


def _touches(scan: Scan, left: int, context: _Context) -> bool:
    """Say whether an item is followed by the next one with at most a space, a hyphen or a possessive between."""
    if left + 1 >= len(scan.items):
        return False
    gap = context.report.text[scan.items[left].end : scan.items[left + 1].start]
    return len(gap) <= 4 and not any(c in ',.;:()[]!?\n—–|"“”' for c in gap)


def _named(scan: Scan, at: int, context: _Context) -> tuple[list[ActorExpression], int]:
    item = scan.items[at]
    text, follows = context.report.text, at + 1
    actor = _choose(item, context)
    rule, end = "actor.alias", item.end
    if _touches(scan, at, context) and not item.is_possessive:
        after = scan.items[at + 1]
        if after.key in _LINKED and text[item.end : after.start] != " ":
            rule = "actor.linked"
        elif after.key in _HEADS and after.part in (Part.OTHER, Part.NOUN):
            end, follows = after.end, at + 2
            rule = "actor.members"
    evidence = context.report.evidence(item.start, end)
    if actor is None:
        kinds = {context.base.actor(a.actor).kind for a in item.aliases}
        kind = kinds.pop() if len(kinds) == 1 else ActorKind.OTHER
        name = text[item.start : item.end]
        return [ActorExpression(evidence, name, kind, "actor.shared_name")], follows
    if actor.kind in _NAMED_KINDS and rule != "actor.linked":
        context.last_group, context.last_end = actor, end
    return [ActorExpression(evidence, actor.name, actor.kind, rule, actor)], follows


def _choose(item: Item, context: _Context) -> Actor | None:
    """Choose among the actors that share a name; None where nothing decides.

    First the one that the report also calls by a name that is only its own,
    then the one whose country the report names most, then the preference of
    the table.
    """
    aliases = item.aliases
    if len(aliases) > 1:
        raw = context.report.text[item.start : item.end]
        aliases = tuple(a for a in aliases if a.words == raw) or aliases
    actors = [context.base.actor(a.actor) for a in aliases]
    if len(actors) > 1 and context.year is not None:
        actors = [a for a in actors if a.founded is None or a.founded <= context.year] or actors
    seen = [a for a in actors if a.id in context.seen]
    if len(seen) == 1:
        return seen[0]
    weight = {a.id: context.countries[a.country_iso3 or ""] for a in actors}
    most = max(weight.values())
    if most and (len(actors) == 1 or list(weight.values()).count(most) == 1):
        return next(a for a in actors if weight[a.id] == most)
    weak = {a.actor for a in aliases if a.is_weak}
    strong = [a for a in actors if a.id not in weak]
    if len(strong) == 1:
        return strong[0]
    return actors[0] if not strong and len(actors) == 1 and actors[0].country_iso3 is None else None


def _of_country(scan: Scan, at: int, context: _Context) -> tuple[list[ActorExpression], int]:
    """Read "Turkish police", "Turkey's army", "US and Afghan forces", "Palestinian militants", "Israel said"."""
    countries, head = _country_list(scan, at, context)
    made, follows = _noun_after(scan, at, head, context, countries)
    if made:
        return made, follows
    item = scan.items[at]
    if item.use in ("name", "either", "capital") and _is_state_subject(scan, at, context):
        actor = context.base.force_of(item.iso3, "government")
        evidence = context.report.evidence(item.start, item.end)
        return [ActorExpression(evidence, actor.name, actor.kind, f"actor.country.{item.use}", actor)], at + 1
    return [], at + 1


def _country_list(scan: Scan, at: int, context: _Context) -> tuple[tuple[str, ...], int]:
    """Give the countries of "US, British and Afghan", and the index of what follows them."""
    items, text = scan.items, context.report.text
    countries, i = [items[at].iso3], at + 1
    if items[at].use == "people":
        return tuple(countries), i
    while i < len(items):
        joined = items[i].key in ("and", "or") and i + 1 < len(items) and items[i + 1].part is Part.COUNTRY
        if joined and items[i + 1].use in _ADJECTIVES:
            countries.append(items[i + 1].iso3)
            i += 2
        elif (
            items[i].part is Part.COUNTRY
            and items[i].use in _ADJECTIVES
            and text[items[i - 1].end : items[i].start].strip() in (",", "-", "–", "/")
        ):
            countries.append(items[i].iso3)
            i += 1
        else:
            break
    return tuple(countries), i


def _noun_after(
    scan: Scan, start: int, head: int, context: _Context, countries: tuple[str, ...]
) -> tuple[list[ActorExpression], int]:
    """Read modifiers and a noun from `head` on, as one phrase with what began at `start`."""
    items = scan.items
    for i in range(head, min(head + 4, len(items))):
        if not _touches(scan, i - 1, context):
            break
        if items[i].part is Part.NOUN:
            if i + 1 < len(items) and items[i + 1].part is Part.NOUN and _touches(scan, i, context):
                continue  # "Turkish riot police" is one noun; "army rebels" takes the last
            return _noun(scan, start, i, context, countries)
        if items[i].key not in _MODIFIERS:
            break
    return [], head


def _noun(
    scan: Scan, start: int, at: int, context: _Context, countries: tuple[str, ...]
) -> tuple[list[ActorExpression], int]:
    """Make the expressions of a noun that ends a phrase begun at `start`."""
    items, report = scan.items, context.report
    noun = items[at].noun
    assert noun is not None
    if not countries and not noun.is_bare:
        return [], at + 1
    evidence = report.evidence(items[start].start, items[at].end)
    follows = at + 1
    if not countries:
        of = _country_behind(scan, at, context)
        if of is not None:
            countries, follows = (items[of].iso3,), of + 1
            evidence = report.evidence(items[start].start, items[of].end)
    if noun.force is None:
        return [ActorExpression(evidence, evidence.exact, noun.kind, _generic_rule(countries))], follows
    if not countries:
        named = context.forces.get(noun.force, set())
        if len(named) == 1:
            actor = context.base.force_of(next(iter(named)), noun.force)
            return [ActorExpression(evidence, evidence.exact, noun.kind, "actor.force.report", actor)], follows
        return [ActorExpression(evidence, evidence.exact, noun.kind, "actor.force.bare")], follows
    actors = [context.base.force_of(iso3, noun.force) for iso3 in dict.fromkeys(countries)]
    return [ActorExpression(evidence, a.name, a.kind, "actor.force", a) for a in actors], follows


def _generic_rule(countries: tuple[str, ...]) -> str:
    return "actor.generic.country" if countries else "actor.generic"


def _country_behind(scan: Scan, at: int, context: _Context) -> int | None:
    """Give the index of the country in "the army of Myanmar" or "police in Turkey"."""
    items = scan.items
    i = at + 1
    if i >= len(items) or items[i].key not in ("of", "in") or not _touches(scan, at, context):
        return None
    i += 1
    if i < len(items) and items[i].key == "the":
        i += 1
    if i < len(items) and items[i].part is Part.COUNTRY and items[i].use in _NAMES and not items[i].is_possessive:
        return i
    return None


def _modified(scan: Scan, at: int, context: _Context) -> tuple[list[ActorExpression], int]:
    """Read a phrase that begins with a modifier: "masked Turkish police", "suspected Taliban fighters"."""
    items = scan.items
    i = at + 1
    while i < len(items) and i - at < 4 and items[i].key in _MODIFIERS and items[i].part is Part.OTHER:
        i += 1
    if i >= len(items) or not all(_touches(scan, j, context) for j in range(at, i)):
        return [], i
    if items[i].part is Part.COUNTRY:
        countries, head = _country_list(scan, i, context)
        made, follows = _noun_after(scan, at, head, context, countries)
        return (made, follows) if made else ([], i)
    if items[i].part is Part.NOUN:
        made, follows = _noun_after(scan, at, i, context, ())
        return (made, follows) if made else ([], i)
    return [], i


def _anaphor(scan: Scan, at: int, context: _Context) -> tuple[list[ActorExpression], int] | None:
    """Read "the group", "the militant group" or "the militants" as the group last named in the report."""
    items, actor = scan.items, context.last_group
    if actor is None:
        return None
    i = at + 1
    while i < len(items) and items[i].key in _GROUP_WORDS and items[i].part is Part.OTHER:
        i += 1
    if i >= len(items) or not _touches(scan, i - 1, context):
        return None
    words = items[i].key.split()
    follows = items[i + 1].key if i + 1 < len(items) else ""
    if words[-1] in _GROUP_NOUNS and follows != "of" and all(w in _GROUP_WORDS for w in words[:-1]):
        if i + 1 < len(items) and items[i + 1].part is Part.NAME and _touches(scan, i, context):
            return None  # "the militant group Boko Haram" names it
        rule = "actor.anaphor"
    elif words == words[-1:] and words[0] in _MEMBERS and items[i].start - context.last_end < 600:
        rule = "actor.anaphor.members"
    else:
        return None
    evidence = context.report.evidence(items[at].start, items[i].end)
    return [ActorExpression(evidence, actor.name, actor.kind, rule, actor)], i + 1


def _is_state_subject(scan: Scan, at: int, context: _Context) -> bool:
    items = scan.items
    if not _touches(scan, at, context) or items[at].is_possessive:
        return False
    before = items[at - 1].key if at else ""
    if before in ("in", "of", "from", "at", "near", "to", "for", "and", "with", "on"):
        return False
    after = items[at + 1].key
    if after in ("has", "had", "also", "have"):
        after = items[at + 2].key if at + 2 < len(items) else ""
    return after in _STATE_VERBS


def _note_forces(scan: Scan, context: _Context) -> None:
    """Note which countries' forces the report names, so that a bare "police" can be tied to the only ones."""
    items = scan.items
    for i, item in enumerate(items):
        if item.part is not Part.NOUN or item.noun is None or item.noun.force is None:
            continue
        j = i - 1
        while j >= 0 and i - j < 4 and items[j].key in _MODIFIERS:
            j -= 1
        if j >= 0 and items[j].part is Part.COUNTRY and items[j].use != "people" and _touches(scan, j, context):
            context.forces.setdefault(item.noun.force, set()).add(items[j].iso3)
