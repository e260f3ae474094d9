"""Which figures are parts of others, which share a verb, and which add up?"""

from dataclasses import dataclass, replace
from itertools import pairwise

from tocsin.model.evidence import Basis
from tocsin.model.quantity import IncludesPerpetrators, Population, Qualifier, Range, Subject
from tocsin.resolve.quantities_binding import Binding
from tocsin.resolve.quantities_line import Line, Tag
from tocsin.resolve.quantities_nouns import NounPhrase, member_population, read_noun_phrase
from tocsin.resolve.quantities_phrase import ONE, Kind, Phrase
from tocsin.resolve.tables.quantities_cues import BE, Form
from tocsin.resolve.tables.quantities_nouns import CUE_NOUNS, PERPETRATOR_NOUNS


@dataclass(eq=False, slots=True)
class Counted:
    """A phrase and what it counts; `part_of` is the figure of which it is a part.

    Lives inside one sentence only, while figures are still being related.
    """

    phrase: Phrase
    binding: Binding | None
    part_of: "Counted | None" = None
    includes_perpetrators: IncludesPerpetrators | None = None
    own_population: Population | None = None
    is_shared: bool = False

    @property
    def population(self) -> Population:
        """Who is counted: attackers counted as attackers are simply all of them."""
        found = self.own_population or self.phrase.noun.population
        if self.binding is not None and self.binding.subject in {Subject.PERPETRATORS, Subject.FIGHTERS}:
            return Population.TOTAL
        return found


_PART_WORDS = frozenset("including among included includes".split())
_JOINS = frozenset(("and", ",", "or", "&", "plus", "with"))
_BETWEEN = _JOINS | frozenset("the also another a an his her their as well along".split())


def relate(line: Line, counted: list[Counted]) -> list[Counted]:
    """Tie the figures of one sentence to each other, drop those that stay bare, and add up what is joined."""
    _name_the_dead(line, counted)
    _name_the_members(line, counted)
    _tie_parts(line, counted)
    _share_verbs(line, counted)
    _gapped(line, counted)
    kept = [c for c in counted if _stays(c)]
    return _add_up(line, kept)


def _stays(one: Counted) -> bool:
    if (
        one.phrase.range == ONE
        and one.phrase.kind is Kind.NUMBER
        and (one.phrase.noun.has_of or one.part_of is not None)
    ):
        subject = None if one.binding is None else one.binding.subject
        return subject not in {None, Subject.OTHER, Subject.FIGHTERS, Subject.WEAPONS}
    if one.binding is not None:
        return True
    if one.phrase.kind in {Kind.SINGULAR, Kind.PLURAL}:
        return False
    noun = one.phrase.noun
    if noun.is_pronoun and one.phrase.range != ONE:
        return True
    return one.part_of is not None or (noun.is_people and one.phrase.kind in {Kind.NUMBER, Kind.ALL})


# --- parts ---------------------------------------------------------------------------------------------------------


def _tie_parts(line: Line, counted: list[Counted]) -> None:
    for index, one in enumerate(counted):
        whole = _whole(line, counted, index)
        if whole is None:
            continue
        if whole.binding is not None and (one.binding is None or one.binding.side == "noun"):
            if _is_perpetrator(line, one) and whole.binding.subject is Subject.KILLED:
                whole.includes_perpetrators = IncludesPerpetrators.YES
            one.binding = replace(whole.binding, side="part", also=())
            one.part_of = whole
        elif whole.binding is not None and one.binding is not None and one.binding.subject is whole.binding.subject:
            if _is_perpetrator(line, one):
                whole.includes_perpetrators = IncludesPerpetrators.YES
            one.part_of = whole
        elif whole.binding is None or one.phrase.noun.is_pronoun:
            one.part_of = whole


def _is_perpetrator(line: Line, one: Counted) -> bool:
    head = one.phrase.noun.head
    return head is not None and line.low[head] in PERPETRATOR_NOUNS


def _whole(line: Line, counted: list[Counted], index: int) -> Counted | None:
    """Find the figure of which this one is a part: before "including", "among them" or "three of them"."""
    one = counted[index]
    if index + 1 < len(counted) and _is_among_next(line, one.phrase, counted[index + 1].phrase):
        return counted[index + 1]
    before = _opens_part(line, one.phrase)
    if before is None:
        return _joined_part(line, counted, index)
    for other in reversed(counted[:index]):
        if (
            other.part_of is None
            and other.phrase.kind in {Kind.NUMBER, Kind.PLURAL, Kind.ALL}
            and _is_larger(other, one)
        ):
            return other
    return None


def _is_among_next(line: Line, part: Phrase, whole: Phrase) -> bool:
    """Ead "three children among 11 killed", "two were among the 84 dead"."""
    between = line.low[part.end : whole.start]
    opens = between[:1] == ("among",) or (between[1:2] == ("among",) and between[0] in BE)
    return opens and len(between) <= 4 and "them" not in between and whole.kind is Kind.NUMBER


def _is_larger(whole: Counted, part: Counted) -> bool:
    top, low = whole.phrase.range, part.phrase.range
    if top is None or low is None:
        return False
    return top.high is None or low.low is None or low.low <= top.high


def _opens_part(line: Line, phrase: Phrase) -> int | None:
    if phrase.noun.is_pronoun:
        return phrase.start
    at = phrase.start - 1
    while at >= 0 and (
        line.tags[at] in {Tag.ADVERB, Tag.DETERMINER, Tag.QUOTE}
        or line.low[at] in {"them", "whom", "were", "was", "are"}
    ):
        at -= 1
    if at < 0 or line.low[at] not in _PART_WORDS:
        return None
    if line.low[at] == "among" and at > 0 and line.tags[at - 1] is Tag.BE:
        return None  # "were among the 84 people killed": the 84 are the whole
    return at


def _joined_part(line: Line, counted: list[Counted], index: int) -> Counted | None:
    """Find "and three women" after "including two children"."""
    if index == 0:
        return None
    before, one = counted[index - 1], counted[index]
    if before.part_of is None or not _is_joined(line, before.phrase, one.phrase):
        return None
    if one.binding is not None and one.binding.side in {"left", "right", "inside"}:
        return None
    return before.part_of


def _is_joined(line: Line, left: Phrase, right: Phrase) -> bool:
    between = [line.low[at] for at in range(left.end, right.start)]
    return 0 < len(between) <= 4 and any(w in _JOINS for w in between) and all(w in _BETWEEN for w in between)


# --- shared verbs --------------------------------------------------------------------------------------------------


def _name_the_dead(line: Line, counted: list[Counted]) -> None:
    """Ead who they were in "eleven of the dead were children", "six deaths were of children"."""
    for one in counted:
        at = one.phrase.end
        head = one.phrase.noun.head
        if head is None or line.low[head] not in CUE_NOUNS or line.tags[at : at + 1] != (Tag.BE,):
            continue
        at += 2 if line.low[at + 1 : at + 2] in {("of",), ("among",)} else 1
        who = read_noun_phrase(line, at)
        if who.head is not None and who.is_known:
            one.own_population = who.population


def _name_the_members(line: Line, counted: list[Counted]) -> None:
    """Read who they were in "seventeen from the armed forces", "two each from the coast guard"."""
    for one in counted:
        if one.phrase.noun.head is None and one.phrase.kind is Kind.NUMBER:
            at = one.phrase.end + (line.low[one.phrase.end : one.phrase.end + 1] == ("each",))
            one.own_population = member_population(line, at)


def _share_verbs(line: Line, counted: list[Counted]) -> None:
    """Give a joined figure the verb of its neighbour: "killed three soldiers and two civilians"."""
    for left, right in pairwise(counted):
        if left.binding is None or right.part_of is not None or not _needs(right):
            continue
        if _has_own_verb(line, right.phrase):
            continue
        if left.binding.side in {"left", "shared"} and _is_joined(line, left.phrase, right.phrase):
            right.binding = replace(left.binding, side="shared" if left.binding.side == "shared" else "left", also=())
            right.part_of = left.part_of
    for right, left in zip(reversed(counted), reversed(counted[:-1]), strict=False):
        if right.binding is None or not _needs(left) or right.part_of is not None:
            continue
        if right.binding.side == "right" and _is_joined(line, left.phrase, right.phrase) and _is_somebody(left):
            if line.low[left.phrase.end : right.phrase.start] == (",",) and not right.is_shared:
                continue  # "between the two blasts, at least 20 were killed"
            left.is_shared = True
            left.binding = replace(right.binding, also=())


def _has_own_verb(line: Line, phrase: Phrase) -> bool:
    """Say whether those counted begin a clause of their own: "killed 12 and two men fled"."""
    at = phrase.end
    while at < len(line) and line.tags[at] is Tag.ADVERB:
        at += 1
    if at >= len(line):
        return False
    cue = line.cue_at.get(at)
    is_verb = line.tags[at] in {Tag.BE, Tag.HAVE, Tag.MODAL, Tag.VERB}
    return is_verb or (cue is not None and cue.form is Form.INTRANSITIVE)


def _is_somebody(one: Counted) -> bool:
    noun = one.phrase.noun
    return noun.is_people or (noun.head is None and not noun.is_misfit)


def _needs(one: Counted) -> bool:
    return one.binding is None or one.binding.side == "noun"


def _gapped(line: Line, counted: list[Counted]) -> None:
    """Give "five in Herat" the verb of "12 were killed in Kabul and"; "as were seventeen" that of what came before."""
    last: Counted | None = None
    for one in counted:
        if one.binding is None and last is not None and _is_gap(line, one.phrase):
            one.binding = replace(last.binding, side="gapped", also=()) if last.binding else None
        if one.binding is not None and one.binding.side != "noun":
            last = one


def _is_gap(line: Line, phrase: Phrase) -> bool:
    before = line.low[max(0, phrase.start - 2) : phrase.start]
    after = line.low[phrase.end : phrase.end + 1]
    if before in {("as", "were"), ("as", "was"), ("so", "were")}:
        return True
    if phrase.noun.head is not None and line.low[phrase.noun.head] != "others":
        return False
    opens = bool(before) and before[-1] in {"and", ",", ";"}
    return opens and after in {("in",), ("at",), ("from",), ("near",), ("on",), ("each",)}


# --- sums ----------------------------------------------------------------------------------------------------------


_ADDED = frozenset({Population.TOTAL, Population.OTHER, Population.CHILDREN})


def _add_up(line: Line, counted: list[Counted]) -> list[Counted]:
    """Add the sum before the parts where joined figures count private people: "a man and two women were killed"."""
    made: list[Counted] = []
    at = 0
    while at < len(counted):
        run = _run_from(line, counted, at)
        total = _sum(line, run) if len(run) > 1 else None
        if total is not None:
            made.append(total)
            for part in run:
                part.part_of = total
        made += run
        at += len(run)
    return made


def _run_from(line: Line, counted: list[Counted], at: int) -> list[Counted]:
    run = [counted[at]]
    while at + len(run) < len(counted):
        following = counted[at + len(run)]
        if not _same_event(run[-1], following) or not _is_joined(line, run[-1].phrase, following.phrase):
            break
        run.append(following)
    return run


def _same_event(left: Counted, right: Counted) -> bool:
    one, two = left.binding, right.binding
    return (
        one is not None and two is not None and one.subject is two.subject and one.cue_start == two.cue_start
        and one.cue_start is not None and left.part_of is right.part_of is None
    )  # fmt: skip


def _sum(line: Line, run: list[Counted]) -> Counted | None:
    ranges = [c.phrase.range for c in run]
    if any(r is None or r.qualifier is not Qualifier.EXACT for r in ranges):
        return None
    if not all(c.population in _ADDED or _is_rest(line, c) for c in run) and not any(_is_rest(line, c) for c in run):
        return None
    if any(c.phrase.kind is Kind.NAMED and c.phrase.rule == "figure.pronoun" for c in run):
        return None
    n = sum(r.low or 0 for r in ranges if r is not None)
    first, last = run[0].phrase, run[-1].phrase
    end = max(last.number_end, last.end)
    noun = NounPhrase(end, is_people=True)
    phrase = Phrase(
        first.start, end, end, Kind.NUMBER, Range(n, n, n, Qualifier.EXACT), Basis.COMPUTED, "figure.sum", noun
    )
    return Counted(phrase, run[0].binding)


def _is_rest(line: Line, one: Counted) -> bool:
    head = one.phrase.noun.head
    return (head is not None and line.low[head] == "others") or one.phrase.noun.has_more
