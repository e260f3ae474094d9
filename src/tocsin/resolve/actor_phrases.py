"""Which noun phrases name an actor: each reader takes a scan and where a phrase begins, and gives what it found.

A reader returns its expressions and the index of the item to go on with.
"""

import re

from tocsin.model.actor import ActorKind
from tocsin.model.draft import ActorExpression
from tocsin.resolve.actor_context import NAMED_KINDS, Context
from tocsin.resolve.actor_scan import Part, Scan
from tocsin.resolve.actor_vocabulary import (
    ADJECTIVAL,
    AFTER_PERSON,
    AUTHORITIES,
    FORCES,
    GROUP_NOUNS,
    GROUP_WORDS,
    HEADS,
    LINKED,
    MEMBERS,
    MODIFIERS,
    PLACING,
    STATE_VERBS,
    THINGS,
)
from tocsin.resolve.actor_words import Case

Found = tuple[list[ActorExpression], int]
_ADJECTIVES = ("adjective", "either")
_NAMES = ("name", "either")
_WITH_MEMBERS = (*NAMED_KINDS, ActorKind.STATE_FORCE, ActorKind.GOVERNMENT)
_ARTICLE = re.compile(r"the[\s\"'“‘]+", re.IGNORECASE)
_AGAINST = ("anti", "counter", "pro", "non")
_CONTINENTS = ("central", "latin", "south", "north", "pan")
_HYPHENS = "-‐‑–"
_MOST_COUNTRIES = 8  # before one noun
_REACH = 600  # characters over which "the rebels" still means the group named last
_LONG_REACH = 1500  # the same for "the group"


def read_phrase(scan: Scan, at: int, context: Context) -> Found:
    """Read the phrase that begins at an item, if one does."""
    item = scan.items[at]
    if item.part is Part.NAME:
        return read_name(scan, at, context)
    if item.part is Part.COUNTRY:
        return read_country(scan, at, context)
    if item.part is Part.NOUN:
        made, follows = read_to_noun(scan, at, at, context, ())
        return made, max(follows, at + 1)
    if item.key == "the":
        return read_anaphor(scan, at, context) or ([], at + 1)
    if item.key in MODIFIERS:
        return read_modified(scan, at, context)
    return [], at + 1


def read_name(scan: Scan, at: int, context: Context) -> Found:
    """Read a name of the tables, with the noun behind it ("PKK members")."""
    item, text = scan.items[at], scan.text
    actor = context.choose(item)
    if actor is None and all(a.is_weak for a in item.aliases):
        # A weak name outside its country: "Amal" is a person, "the Secret Service" another country's.
        return read_noun(scan, at, at, context, ()) if item.noun is not None else ([], at + 1)
    rule, end, follows = "actor.alias", item.end, at + 1
    if scan.touches(at) and not item.is_possessive:
        after = scan.items[at + 1]
        if after.key in LINKED and text[item.end : after.start] != " ":
            rule = "actor.linked"
        elif after.key in HEADS and actor is not None and actor.kind in _WITH_MEMBERS and after.part is not Part.NAME:
            rule, end, follows = "actor.members", after.end, at + 2
    if scan.key(at - 1) in _AGAINST and scan.touches(at - 1):
        rule = "actor.linked"  # "anti-Houthi fighters"
    article = _ARTICLE.match(text, item.start, item.end)
    start = article.end() if article else item.start
    evidence = context.report.evidence(start, end)
    if actor is None:
        kinds = {context.base.actor(a.actor).kind for a in item.aliases}
        kind = kinds.pop() if len(kinds) == 1 else ActorKind.OTHER
        return [ActorExpression(evidence, text[start : item.end], kind, "actor.shared_name")], follows
    if rule != "actor.linked":
        context.note_group(actor, scan.key(at - 1), end)
    return [ActorExpression(evidence, actor.name, actor.kind, rule, actor)], follows


def read_country(scan: Scan, at: int, context: Context) -> Found:
    """Read "Turkish police", "Turkey's army", "US and Afghan forces", "Palestinian militants", "Israel said"."""
    if scan.key(at - 1) in _CONTINENTS and scan.items[at].iso3 == "USA":
        return [], at + 1  # "Central American"
    countries, head = _country_list(scan, at)
    made, follows = read_to_noun(scan, at, head, context, countries)
    if made:
        return made, follows
    item = scan.items[at]
    if item.use in (*_NAMES, "capital") and _is_state(scan, at):
        actor = context.base.force_of(item.iso3, "government")
        evidence = context.report.evidence(item.start, item.end)
        return [ActorExpression(evidence, actor.name, actor.kind, f"actor.country.{item.use}", actor)], at + 1
    return [], at + 1


def read_to_noun(scan: Scan, start: int, head: int, context: Context, countries: tuple[str, ...]) -> Found:
    """Read modifiers and a noun from `head` on, as one phrase with what began at `start`; nothing if no noun comes."""
    items = scan.items
    for i in range(head, min(head + 5, len(items))):
        if i > start and not scan.touches(i - 1):
            break
        if items[i].part is Part.NOUN:
            if scan.follows(i, Part.NOUN) and not items[i].is_possessive:
                continue  # "the army chief", "military police": the last noun says what it is
            return read_noun(scan, start, i, context, countries)
        if items[i].key not in MODIFIERS:
            break
    return [], head


def read_noun(scan: Scan, start: int, at: int, context: Context, countries: tuple[str, ...]) -> Found:
    """Make the expressions of a noun that ends a phrase begun at `start`."""
    items, report, noun = scan.items, context.report, scan.items[at].noun
    if noun is None or (not countries and not noun.is_bare) or _is_adjective(scan, at):
        return [], at + 1
    evidence, follows = report.evidence(items[start].start, items[at].end), at + 1
    if noun.force is None:
        members = _members_of(scan, start, at, context)
        if members is not None:
            return members
        if items[at].key.rpartition(" ")[2] in GROUP_NOUNS and scan.follows(at, Part.NAME):
            return [], follows  # "the militant group Boko Haram": the name follows
        rule = "actor.generic.country" if countries else "actor.generic"
        return [ActorExpression(evidence, evidence.exact, noun.kind, rule)], follows
    if not countries:
        of = _country_behind(scan, at)
        if of is not None:
            countries, follows = (items[of].iso3,), of + 1
            evidence = report.evidence(items[start].start, items[of].end)
    if countries:
        actors = [context.base.force_of(iso3, noun.force) for iso3 in dict.fromkeys(countries)]
        return [ActorExpression(evidence, a.name, a.kind, "actor.force", a) for a in actors], follows
    owner = context.home if noun.force in FORCES else context.seat if noun.force in AUTHORITIES else None
    if owner is not None and not _is_somebodys(scan, start, at):
        actor = context.base.force_of(owner, noun.force)
        return [ActorExpression(evidence, evidence.exact, noun.kind, "actor.force.report", actor)], follows
    return [ActorExpression(evidence, evidence.exact, noun.kind, "actor.force.bare")], follows


def read_modified(scan: Scan, at: int, context: Context) -> Found:
    """Read a phrase that begins with a modifier: "masked Turkish police", "heavily armed attackers"."""
    items, i = scan.items, at + 1
    while i < len(items) and i - at < 4 and items[i].key in MODIFIERS and items[i].part is Part.OTHER:
        i += 1
    if i >= len(items) or not all(scan.touches(j) for j in range(at, i)):
        return [], min(i, len(items))
    if items[i].part is Part.COUNTRY:
        countries, head = _country_list(scan, i)
        made, follows = read_to_noun(scan, at, head, context, countries)
    else:
        made, follows = read_to_noun(scan, at, i, context, ())
    return (made, follows) if made else ([], i)


def read_anaphor(scan: Scan, at: int, context: Context) -> Found | None:
    """Read "the group", "the militant group" or "the militants" as the group last named in the report."""
    items, actor, i = scan.items, context.last_group, at + 1
    if scan.key(i) == "coalition" and context.last_coalition is not None:
        actor = context.last_coalition
        evidence = context.report.evidence(items[at].start, items[i].end)
        return [ActorExpression(evidence, actor.name, actor.kind, "actor.anaphor", actor)], i + 1
    if actor is None:
        return None
    while i < len(items) and items[i].key in GROUP_WORDS and items[i].part is Part.OTHER:
        i += 1
    if i >= len(items) or not scan.touches(i - 1):
        return None
    *before, last = items[i].key.split()
    if last in GROUP_NOUNS and scan.key(i + 1) != "of" and all(w in GROUP_WORDS for w in before):
        if scan.follows(i, Part.NAME) or (at and items[at - 1].part is Part.NAME):
            return [], i + 1  # "the militant group Boko Haram", "ISIS, the terror group": named beside it
        if items[i].start - context.last_end > _LONG_REACH:
            return None
        rule = "actor.anaphor"
    elif not before and last in MEMBERS and items[i].start - context.last_end < _REACH:
        rule = "actor.anaphor.members"
    else:
        return None
    evidence = context.report.evidence(items[at].start, items[i].end)
    return [ActorExpression(evidence, actor.name, actor.kind, rule, actor)], i + 1


def _is_somebodys(scan: Scan, start: int, at: int) -> bool:
    """Say whether a bare force is another one, or only tells what a thing is: "Varn officials", "military aid"."""
    if scan.key(at) == "military" and scan.touches(at) and not _acts(scan.key(at + 1)):
        return True
    if any(scan.key(i) == "foreign" for i in range(start, at)):
        return True
    before = scan.items[start - 1] if start else None
    if before is None or not (before.is_possessive or scan.touches(start - 1)):
        return False
    raw = scan.text[before.start : before.end]
    is_name = scan.case is Case.MIXED and before.key != "the" and (raw[0].isupper() if start > 1 else raw.isupper())
    return before.is_possessive or is_name or before.key in ("other", "lower", "european", "his", "her", "its")


def _country_list(scan: Scan, at: int) -> tuple[tuple[str, ...], int]:
    """Give the countries of "Afghan" or "US, British and Afghan", and the index of what follows them."""
    items, text = scan.items, scan.text
    countries, i, done = [items[at].iso3], at + 1, (1, at + 1)
    if items[at].use not in (*_ADJECTIVES, "name"):
        return tuple(countries), i
    while i < len(items) and len(countries) < _MOST_COUNTRIES:
        joined = items[i].key in ("and", "or")
        i += joined
        is_listed = joined or text[items[i - 1].end : items[i].start].strip() in (",", "/")
        if i >= len(items) or not is_listed or items[i].part is not Part.COUNTRY or items[i].use not in _ADJECTIVES:
            break
        countries.append(items[i].iso3)
        i += 1
        if joined:
            done = (len(countries), i)
    # A comma alone does not make a list: "In Paris, French police".
    return tuple(countries[: done[0]]), done[1]


def _country_behind(scan: Scan, at: int) -> int | None:
    """Give the index of the country in "the army of Myanmar" or "police in Turkey"."""
    if scan.key(at + 1) not in ("of", "in") or not scan.touches(at):
        return None
    i = scan.after_article(at + 2)
    if not scan.follows(i - 1, Part.COUNTRY) or scan.items[i].use not in _NAMES or scan.items[i].is_possessive:
        return None
    return i


def _members_of(scan: Scan, start: int, at: int, context: Context) -> Found | None:
    """Read "fighters from the Islamic State" or "rebels of the FARC" as the group that is named."""
    if scan.key(at + 1) not in ("of", "from") or not scan.touches(at):
        return None
    i = scan.after_article(at + 2)
    if not scan.follows(i - 1, Part.NAME) or scan.key(at).rpartition(" ")[2] in GROUP_NOUNS:
        return None  # "a splinter group of the X" is another group
    made, follows = read_name(scan, i, context)
    if not made or made[0].kind not in NAMED_KINDS or made[0].rule == "actor.linked":
        return None
    named = made[0]
    evidence = context.report.evidence(scan.items[start].start, named.evidence.end)
    return [ActorExpression(evidence, named.name, named.kind, "actor.members", named.actor)], follows


def _is_adjective(scan: Scan, at: int) -> bool:
    """Say whether a noun only tells what a thing is: "police station", "rebel-held", "anti-terrorist"."""
    item = scan.items[at]
    if scan.key(at - 1) in _AGAINST and " " not in item.key:
        return scan.text[item.start - 1] in _HYPHENS
    if item.key.rpartition(" ")[2] not in ADJECTIVAL or not scan.touches(at) or item.is_possessive:
        return False
    after = scan.key(at + 1)
    if item.noun is not None and item.noun.kind is ActorKind.PERSON:
        return after in LINKED or not _acts(after)  # "a militant was held", not "militant violence"
    return after in THINGS or after in LINKED


def _acts(after: str) -> bool:
    """Say whether a word after a noun shows that somebody is named and does something."""
    return after in AFTER_PERSON or after.endswith("ed")


def _is_state(scan: Scan, at: int) -> bool:
    """Say whether a country or capital stands for its government: "Ankara warned", "blamed Iran"."""
    if scan.items[at].is_possessive:
        return False
    before = scan.key(at - 1)
    if before in ("blamed", "blames", "blaming", "accused", "accuses", "accusing"):
        return not scan.follows(at, Part.NOUN)
    is_inside = at > 1 and scan.touches(at - 1) and scan.text[scan.items[at - 1].start].isupper() and before != "the"
    if before in PLACING or not scan.touches(at) or (is_inside and scan.case is Case.MIXED):
        return False  # "in Kenya", "Equality Coalition Kenya"
    after = scan.key(at + 1)
    return (scan.key(at + 2) if after in ("has", "had", "also", "have") else after) in STATE_VERBS
