"""Which verb has a figure as its subject: the walk from a noun phrase to its predicate."""

from dataclasses import dataclass

from tocsin.model.quantity import Subject
from tocsin.resolve.quantities_line import Line, Tag
from tocsin.resolve.quantities_phrase import Kind, Phrase
from tocsin.resolve.tables.quantities_cues import LINKS, SELF_LINKS, SUBORDINATORS, Form
from tocsin.resolve.tables.quantities_nouns import CUE_NOUNS, PLURAL_PEOPLE, SURE_CUE_NOUNS

_BUDGET = 40  # words looked at
_ASIDE = 30  # words between two commas
_SHORT_ASIDE = 12  # words after which a second comma is looked for
_CLOSING = {"(": ")", "[": "]"}


@dataclass(frozen=True, slots=True)
class Found:
    """What the walk met: a cue that binds, or a verb whose doer those counted are."""

    subject: Subject | None
    cue_start: int
    cue_end: int
    is_bound: bool
    is_agent: bool = False
    is_weak: bool = False
    is_unharmed: bool = False
    also: tuple[Subject, ...] = ()


def predicate_after(line: Line, phrase: Phrase, phrases: dict[int, Phrase]) -> Found | None:
    """Find the predicate of a figure: "109 people were killed", "two of those who were hurt died"."""
    return _Walk(line, phrases, phrase).run()


class _Walk:
    """One walk; its state is what has been passed since the noun."""

    def __init__(self, line: Line, phrases: dict[int, Phrase], phrase: Phrase) -> None:
        self.line = line
        self.phrases = phrases
        self.at = phrase.end
        self.start = phrase.end
        self.is_plural = phrase.kind is Kind.PLURAL
        self.has_be = False
        self.is_bare = True  # nothing but adverbs since the noun
        self.in_prepositional = False
        self.in_relative = False
        self.has_have = False
        self.has_passed = False
        self.kept: Found | None = None
        self.is_inner = _follows_preposition(line, phrase.start)

    def run(self) -> Found | None:
        line = self.line
        stop = min(len(line), self.start + _BUDGET)
        while self.at < stop:
            if self.at in line.cue_at:
                found = self._take_cue()
                if found is not None:
                    return found
                if self.has_passed or (self.in_relative and self.kept is not None):
                    self.has_passed = False
                    continue
                return self.kept
            step = self._step()
            if step is None:
                return self.kept
            self.at = step
        return self.kept

    def _take_cue(self) -> Found | None:
        """Judge a cue on the way: a passive or intransitive one binds, an active one has a doer."""
        line, begin = self.line, self.at
        cue, end = line.cue_at[begin], line.cue_end[begin]
        # "soldiers shot into the crowd": they shot, as if an object followed.
        has_object = _has_object(line, end) or (cue.is_weak and end < len(line) and line.low[end] in {"into", "on"})
        bound = False
        if cue.form is Form.INTRANSITIVE:
            bound = not self.is_inner or self.in_relative
        elif cue.form in {Form.STATE, Form.UNHARMED}:
            bound = self.has_be or self.is_bare or begin == self.start
        elif cue.form in {Form.PAST, Form.PARTICIPLE}:
            bound = self.has_be or not (has_object or self.has_have or (self.is_plural and self.in_prepositional))
        if self.in_prepositional and not self.has_be and cue.form is not Form.INTRANSITIVE and not bound:
            self.at = end
        found = Found(
            cue.subject, begin, end, bound, is_agent=not bound and cue.form is not Form.STATE, is_weak=cue.is_weak,
            is_unharmed=cue.form is Form.UNHARMED, also=_joined(line, end) if bound else (),
        )  # fmt: skip
        if self.in_prepositional and not bound and cue.form is Form.ACTIVE:
            self.at = end  # "with gunshot wounds": a noun
            self.has_passed = True
            return None
        if self.in_relative or (bound and not self.has_be and cue.form is not Form.INTRANSITIVE):
            if self.kept is None:
                self.kept = found
            self.at = end
            self.has_be = False
            self.in_relative = True
            self.in_prepositional = True
            self.is_bare = False
            return None
        if self.kept is not None and not bound:
            return self.kept
        return found

    def _step(self) -> int | None:
        """Give where the walk goes on, or None where the clause of the figure has ended."""
        line, at = self.line, self.at
        tag, word = line.tags[at], line.low[at]
        if (
            self.is_inner
            and not self.in_relative
            and tag in {Tag.BE, Tag.HAVE, Tag.MODAL}
            and word not in {"being", "having"}
        ):
            return None  # "the daughter of the two envoys was hurt": the verb is another's
        if tag is Tag.BE:
            self.has_be, self.is_bare, self.has_have = True, False, False
            self.in_prepositional = False
            if self.in_relative and self.kept is not None:
                self.in_relative = False
            return at + 1
        if tag in {Tag.HAVE, Tag.MODAL}:
            self.in_prepositional = False
            self.has_have = tag is Tag.HAVE
            if self.in_relative and self.kept is not None:
                self.in_relative = False
            self.is_bare = False
            return at + 1
        if tag in {Tag.ADVERB, Tag.QUOTE}:
            return at + 1
        if word == "among" and self.has_be:
            return self._among(at)
        if (word in LINKS and self.has_be) or word in SELF_LINKS:
            self.has_be, self.is_bare = True, False
            return at + 1
        if word == "to" and self.has_be:
            return at + 1
        if tag is Tag.RELATIVE:
            if self.in_prepositional and self.is_plural and self._follows_people(at):
                return None  # "friends of those who were killed"
            self.in_relative, self.has_be, self.is_bare = True, False, False
            self.in_prepositional = False
            return at + 1
        if tag in {Tag.COMMA, Tag.DASH} or word in _CLOSING:
            return self._aside(at)
        if tag is Tag.CONJUNCTION:
            return self._joined_noun(at)
        return self._other(at, tag, word)

    def _follows_people(self, at: int) -> bool:
        word = self.line.low[at - 1]
        return word == "those" or word in PLURAL_PEOPLE or self.line.is_name(at - 1)

    def _other(self, at: int, tag: Tag, word: str) -> int | None:
        if word in SUBORDINATORS and not (word == "than" and self.line.low[at - 1] in {"more", "less", "fewer"}):
            return None
        if tag is Tag.PREPOSITION:
            self.in_prepositional, self.is_bare = True, False
            return at + 1
        if (
            tag is Tag.VERB
            and self.is_bare
            and word.endswith(("ed", "en"))
            and _is_preposition(line=self.line, at=at + 1)
        ):
            self.in_prepositional, self.is_bare = True, False  # "12 people trapped in the hall died"
            return at + 1
        if word in _SAYING:
            return None
        if word == "aged" and self.line.low[at + 1 : at + 2]:
            return at + 2
        if self.in_prepositional and tag is Tag.VERB and self.line.tags[at - 1] is Tag.DETERMINER:
            return at + 1  # "from the armed forces"
        if self.in_prepositional and tag is Tag.VERB and word.endswith("ing"):
            return at + 1  # "charged with carrying out the raid"
        if self.in_prepositional and tag in {Tag.WORD, Tag.DETERMINER, Tag.PRONOUN}:
            return at + 1
        if self.in_relative:
            self.in_prepositional = True
            return at + 1
        return None

    def _aside(self, at: int) -> int | None:
        """Step over what stands between commas, dashes or brackets, when a verb follows it."""
        line = self.line
        closing = _CLOSING.get(line.low[at])
        self.is_bare = False
        for end in range(at + 1, min(at + _ASIDE, len(line))):
            is_end = line.low[end] == closing if closing is not None else line.tags[end] is line.tags[at]
            if is_end:
                if self._verb_follows(end + 1):
                    self.in_prepositional = False
                    return end + 1
                if closing is not None:
                    return end + 1
                if line.tags[end] is not Tag.COMMA or end - at >= _SHORT_ASIDE:
                    return None
            elif line.tags[end] is Tag.END and closing is None:
                return None
        return None

    def _verb_follows(self, at: int) -> bool:
        """Say whether the predicate goes on at a word, adverbs aside."""
        line = self.line
        while at < len(line) and line.tags[at] in {Tag.ADVERB, Tag.QUOTE}:
            at += 1
        if at >= len(line):
            return False
        if line.tags[at] in {Tag.BE, Tag.HAVE, Tag.MODAL} or line.low[at] in SELF_LINKS:
            return True
        cue = line.cue_at.get(at)
        if cue is None:
            return False
        is_participle = cue.form in {Form.PAST, Form.PARTICIPLE} and not _has_object(line, line.cue_end[at])
        return cue.form is Form.INTRANSITIVE or is_participle

    def _among(self, at: int) -> int | None:
        """Read "were among the dead", "were among the 84 people killed"."""
        line = self.line
        for step in range(at + 1, min(at + 8, len(line))):
            word = line.low[step]
            cue = line.cue_at.get(step)
            if cue is not None and not cue.is_weak:
                self.kept = Found(cue.subject, step, line.cue_end[step], is_bound=True)
                return None
            if word in SURE_CUE_NOUNS:
                self.kept = Found(CUE_NOUNS[word], step, step + 1, is_bound=True)
                return None
            if line.tags[step] in {Tag.COMMA, Tag.END, Tag.BE, Tag.PREPOSITION}:
                return None
        return None

    def _is_name(self, at: int) -> bool:
        return self.line.tags[at] is Tag.WORD and (self.line.is_name(at) or self.line.is_shouted)

    def _joined_noun(self, at: int) -> int | None:
        """Step over the next noun phrase: "12 people and two soldiers were killed"."""
        after = at + 1
        while after < len(self.line) and self.line.low[after] in {"the", "his", "her", "their", "also"}:
            after += 1
        for start in (at + 1, after, after + 1):
            following = self.phrases.get(start)
            if following is not None and following.kind is not Kind.ZERO:
                self.is_bare = False
                return following.end
        if self.in_prepositional and after < len(self.line) and self._is_name(after):
            return after
        return None


_SAYING = frozenset("said says say told tells claimed claims reported reports announced added warned confirmed".split())


def _follows_preposition(line: Line, start: int) -> bool:
    """Say whether a phrase hangs on a preposition, so that it is no subject of a clause."""
    at = start - 1
    while at >= 0 and line.low[at] in {"the", "a", "an", "his", "her", "their", "its"}:
        at -= 1
    if at <= 0 or line.low[at] not in _PHRASAL:
        return False
    return line.low[at] != "of" or line.low[at - 1] not in {
        "family",
        "group",
        "crew",
        "team",
        "patrol",
        "band",
        "number",
    }


_PHRASAL = frozenset("of in on at by with for from near against to into between among behind inside outside"
                     " toward towards"
                     " across through under".split())  # fmt: skip


def _is_preposition(line: Line, at: int) -> bool:
    return at < len(line) and line.tags[at] is Tag.PREPOSITION


def _has_object(line: Line, at: int) -> bool:
    """Say whether a noun phrase follows a verb, so that it is active."""
    while at < len(line) and line.tags[at] is Tag.ADVERB:
        at += 1
    if at >= len(line):
        return False
    tag, word = line.tags[at], line.low[at]
    if word in {"himself", "themselves", "herself"}:
        return False
    if at in line.cue_at:
        return False
    if tag in {Tag.DETERMINER, Tag.PRONOUN}:
        return word not in {"there", "who", "which", "that", "this", "each", "all"}
    if tag is Tag.WORD:
        return word not in _AFTER_PASSIVE
    if tag is Tag.QUOTE:
        return False
    return word in {"about", "around", "over", "up", "at", "under", "between"} and at + 1 < len(line) and (
        line.low[at + 1][0].isdecimal() or (line.low[at + 1] in {"least", "to", "most"} and word != "over")
        or line.low[at + 1] in _SMALL
    )  # fmt: skip


_SMALL = frozenset("two three four five six seven eight nine ten twelve twenty thirty forty fifty a dozens".split())
_AFTER_PASSIVE = frozenset("friday monday tuesday wednesday thursday saturday sunday january february march"
                           " april may june july august"
                           " september october november december jan feb mar apr jun jul aug sep sept oct nov dec last"
                           " earlier late early ago nationwide alike next home abroad outright"
                           " execution-style".split())  # fmt: skip


def _joined(line: Line, at: int) -> tuple[Subject, ...]:
    """Give what else happened to them: "were kidnapped and later killed"."""
    if at >= len(line) or line.low[at] not in {"and", "or"}:
        return ()
    step = at + 1
    while step < len(line) and (line.tags[step] is Tag.ADVERB or line.tags[step] is Tag.BE):
        step += 1
    cue = line.cue_at.get(step)
    if cue is None or cue.form not in {Form.PAST, Form.PARTICIPLE} or cue.is_weak:
        return ()
    if _has_object(line, line.cue_end[step]):
        return ()
    return (cue.subject,)
