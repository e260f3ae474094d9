"""The other members of a list of nouns: "the bank, the school and the mill", "Eva Rhee; Ada Voss, a nurse; and Ole Marr"."""

from tocsin.extract.rules.clause import Span, Tagged, phrase_after, phrase_before
from tocsin.extract.rules.tables.nouns import AGENT_KINDS, PUBLIC_TITLES, SITE_NOUNS, SITE_TYPES, TARGET_TYPES
from tocsin.extract.rules.tables.words import NOT_VERBS, TITLES

_JOINTS = frozenset({",", ";", "and", "as", "well", "including"})
_VERBS = frozenset({"V", "VED", "AUX", "MODAL", "VING"})
_LONGEST = 40  # words of a phrase that is still cut at its "and"s
_MOST = 12  # members of one list
_REACH = 14  # words that say who a member is ("…, secretary of the union; …") before the next member


def members_after(tagged: Tagged, span: Span) -> tuple[Span, ...]:
    """Give the members of a list that begins with a phrase, without that phrase, in the order of the text."""
    found: list[Span] = []
    is_site = is_site_phrase(tagged, span) and not is_name(tagged, span)
    last, at = span[1], span[1]
    while at < len(tagged.words) and at - last <= _REACH and len(found) < _MOST:
        if tagged.lower[at] not in _JOINTS:
            if not found and not _describes(tagged, at):
                break
            at += 1
            continue
        is_site = is_site and tagged.lower[at + 1 : at + 2] != ("including",)  # "six nurses, including Eva Rhee"
        member = phrase_after(tagged, _after_joints(tagged, at))
        if member is None or member[0] > _after_joints(tagged, at) + 1:
            at = _after_joints(tagged, at)
            continue
        if _starts_a_clause(tagged, member):
            break
        if is_site_phrase(tagged, member) if is_site else is_name(tagged, member):
            found.append(member)
            last = member[1]
        elif is_site:
            break
        at = member[1]
    return tuple(found)


def members_before(tagged: Tagged, span: Span) -> tuple[Span, ...]:
    """Give the members of a list that ends with a phrase, without that phrase: the subjects of a plural verb."""
    found: list[Span] = []
    start = span[0]
    while start > 1 and tagged.lower[start - 1] in _JOINTS and len(found) < _MOST:
        end = start - 1
        while end > 0 and tagged.lower[end - 1] in _JOINTS:
            end -= 1
        member = phrase_before(tagged, end)
        if member is None or member[1] < end - 1:
            break
        if is_name(tagged, member):
            found.append(member)
        start = member[0]
    return tuple(reversed(found))


def members_in(tagged: Tagged, span: Span) -> tuple[Span, ...]:
    """Cut a phrase at its "and" where two names or two buildings are joined; else give it whole."""
    if span[1] - span[0] > _LONGEST:
        return (span,)
    for at in range(span[1] - 2, span[0], -1):
        if tagged.lower[at] == "and":
            left, right = (span[0], at), (at + 1, span[1])
            if all(is_name(tagged, part) for part in (left, right)):
                return (*members_in(tagged, left), right)
            if all(is_site_phrase(tagged, part) for part in (left, right)):
                return (*members_in(tagged, left), right)
    return (span,)


def is_site_phrase(tagged: Tagged, span: Span) -> bool:
    """Say whether a phrase names a building, a vehicle or another spot."""
    words = tagged.lower[span[0] : span[1]]
    return any(TARGET_TYPES.get(word) in SITE_TYPES or word in SITE_NOUNS for word in words)


def is_name(tagged: Tagged, span: Span) -> bool:
    """Say whether a phrase ends in a person's name of two words or more, maybe behind an office."""
    name = name_part(tagged, span)
    return name[1] - name[0] >= 2 and name[1] - name[0] <= 5


def name_part(tagged: Tagged, span: Span) -> Span:
    """Give the words of a phrase that are a name: those at its end that no table knows as a common noun."""
    start = span[1]
    while start > span[0] and can_be_name(tagged, start - 1):
        start -= 1
    while start < span[1] and tagged.lower[start] in _PARTICLES:
        start += 1
    return start, span[1]


_PARTICLES = frozenset("de la del van von bin al el".split())
_COMMON = frozenset(TARGET_TYPES) | frozenset(AGENT_KINDS) | PUBLIC_TITLES | TITLES | SITE_NOUNS | frozenset(
    "former late legal advisor engineer dr msgr monsignor father reverend union companion leftist national local"
    " american salvadoran colombian peruvian guatemalan honduran chilean bolivian nicaraguan system report reports"
    " department province region district area canton cantons town county zone hill river road jurisdiction north south"
    " east west northern southern eastern western january february march april may june july august september october"
    " november december today yesterday tonight night day week month year hours occasion engineers missionaries nuns"
    " sister brother comrade comrades citizens inspector corporal agent union front booth booths line lines line"
    " explosives rifles weapons front brains communists meeting show".split()
)  # fmt: skip


def can_be_name(tagged: Tagged, at: int) -> bool:
    """Say whether a word can be part of a name: a capitalised noun that no table knows as a common one."""
    form, word = tagged.lower[at], tagged.words[at].text
    if form in _PARTICLES:
        return True
    if (
        tagged.tags[at] != "N"
        or form in _COMMON
        or form in NOT_VERBS
        or not word.replace("-", "").replace("'", "").isalpha()
    ):
        return False
    return word[:1].isupper()


def _after_joints(tagged: Tagged, at: int) -> int:
    while at < len(tagged.words) and tagged.lower[at] in _JOINTS:
        at += 1
    return at


def _describes(tagged: Tagged, at: int) -> bool:
    """Say whether a word may stand between a name and the next joint: "Eva Rhee of Kesh, …"."""
    return tagged.tags[at] in ("N", "NUM", "DET", "ADJ", "POSS") or tagged.lower[at] in ("of", "in", "(", ")", "from")


def _starts_a_clause(tagged: Tagged, member: Span) -> bool:
    return member[1] < len(tagged.words) and tagged.tags[member[1]] in _VERBS
