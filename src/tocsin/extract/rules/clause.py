"""How the words of a sentence hang together: word classes, noun phrases, voice."""

import re
from dataclasses import dataclass
from functools import lru_cache

from tocsin.extract.rules.tables.words import (
    ADVERBS,
    AUXILIARIES,
    BE_FORMS,
    CONJUNCTIONS,
    DETERMINERS,
    HEADLINE_VERBS,
    IRREGULAR_PAST,
    MODALS,
    NOT_VERBS,
    NUMBER_WORDS,
    PREPOSITIONS,
    PRONOUNS,
    REPORTING_VERBS,
)
from tocsin.model.sentence import Sentence, Word, split_words

_QUOTES = frozenset("\"“”‘’'«»")
_WORD_CLASSES = (  # the first that holds a word gives its class
    ("NEG", frozenset({"not", "n't", "never"})),
    ("DET", DETERMINERS),
    ("NUM", NUMBER_WORDS),
    ("PRON", PRONOUNS),
    ("AUX", AUXILIARIES),
    ("MODAL", MODALS),
    ("CONJ", CONJUNCTIONS),
    ("PREP", PREPOSITIONS),
    ("ADV", ADVERBS),
)
_VERBS = frozenset({"V", "VED", "VING"})
_CLASS_OF = {word: name for name, words in reversed(_WORD_CLASSES) for word in words}
_POSSESSIVES = ("'s", "’s")
PHRASE = frozenset({"N", "NUM", "DET", "POSS", "ADJ"})


_AS_SPACES = str.maketrans("\n\r\t\xa0", "    ")


def lower(text: str) -> str:
    """Lower a text without moving any offset: a letter whose lower form is longer stays as it is.

    The end of a line becomes a space, so that words of one pattern may stand on two lines.
    """
    text = text.translate(_AS_SPACES)
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


@dataclass(frozen=True, slots=True)
class Tagged:
    """A sentence with its words, their lowered forms and their classes, all of one length.

    In a sentence all in capitals a capital marks no name.
    """

    sentence: Sentence
    words: tuple[Word, ...]
    lower: tuple[str, ...]
    tags: tuple[str, ...]
    is_capitals: bool = False

    def index_at(self, offset: int) -> int:
        """Give the index of the first word that ends after a text offset."""
        low, high = 0, len(self.words)
        while low < high:
            middle = (low + high) // 2
            if self.words[middle].end <= offset:
                low = middle + 1
            else:
                high = middle
        return low


def tag_sentence(text: str, sentence: Sentence) -> Tagged:
    """Give every word of a sentence a class: N for names, nouns and adjectives, V, VED, VING for verbs, and so on."""
    words = split_words(text, sentence.start, sentence.end)
    lowered = tuple(lower(word.text).replace("’", "'") for word in words)
    tags = [_first_guess(form) for form in lowered]
    is_capitals = len(words) > 3 and not any(word.text[-1].islower() for word in words if len(word.text) > 2)
    for i, form in enumerate(lowered):
        before = tags[i - 1] if i else "START"
        after = tags[i + 1] if i + 1 < len(tags) else "END"
        if tags[i] in _VERBS and not is_capitals and words[i].text[0].isupper() and before not in ("START", "QUOTE"):
            tags[i] = "N"  # a capital inside a sentence marks a name: "Sayed", "United"
        elif tags[i] == "MODAL" and not is_capitals and words[i].text[0].isupper() and before == "N":
            tags[i] = "N"  # "Theresa May"
        elif tags[i] == "ADV" and form.endswith("ly") and not is_capitals and _is_surname(words, tags, i):
            tags[i] = "N"  # "Raymond Kelly"
        if form == "us" and _is_country_name(words[i].text, is_capitals):
            tags[i] = "N"
        if form == "'s" and before in ("N", "NUM"):
            tags[i] = "POSS"
        elif tags[i] in ("VED", "VING") and before in ("DET", "POSS", "ADJ") and after in ("N", "VED", "VING"):
            tags[i] = "ADJ"
        elif tags[i] == "VING" and before in ("DET", "POSS"):
            tags[i] = "N"
        elif form in HEADLINE_VERBS and tags[i] == "N" and _is_headline_verb(before, after, i):
            tags[i] = "V"
    return Tagged(sentence, words, lowered, tuple(tags), is_capitals)


def _is_surname(words: tuple[Word, ...], tags: list[str], i: int) -> bool:
    return words[i].text[0].isupper() and i > 0 and tags[i - 1] == "N" and words[i - 1].text[0].isupper()


def _is_country_name(word: str, is_capitals: bool) -> bool:
    """Say whether a word is the country and not the pronoun: "US troops"."""
    return word == "US" and not is_capitals


def _is_headline_verb(before: str, after: str, index: int) -> bool:
    if index == 0 or before in ("DET", "POSS", "ADJ", "PREP", "START", "PUNCT"):
        return before == "MODAL"
    if before in ("MODAL", "PRON", "NEG"):
        return True
    return before in ("N", "NUM") and after in ("DET", "NUM", "N", "PRON", "POSS", "ADV", "ADJ")


@lru_cache(maxsize=20_000)
def _first_guess(form: str) -> str:
    if form[0].isdigit():
        return "NUM"
    if not form[0].isalpha() and form != "'s":
        return "QUOTE" if form in _QUOTES else "PUNCT"
    if form == "to":
        return "TO"
    known = _CLASS_OF.get(form)
    if known:
        return known
    if form in NOT_VERBS:
        return "N"
    if form in IRREGULAR_PAST or form in REPORTING_VERBS or (form.endswith("ed") and len(form) > 4):
        return "VED"
    if form.endswith("ing") and len(form) > 5:
        return "VING"
    if form.endswith("ly") and len(form) > 4 and form not in ("family", "assembly", "italy", "july", "ally", "supply"):
        return "ADV"
    return "N"


# --- noun phrases ---------------------------------------------------------------------------------------------------

Span = tuple[int, int]  # half-open, in word indices


def phrase_before(tagged: Tagged, index: int) -> Span | None:
    """Give the noun phrase that ends just before a word, as the subject of a verb does.

    Adverbs and auxiliaries between are passed over, so is a bracket ("(IS)") and
    an inserted clause between commas ("…, who is 22, …").
    """
    end = index
    tags = tagged.tags
    while end > 0 and tags[end - 1] in ("ADV", "AUX", "NEG", "MODAL", "TO"):
        end -= 1
    end = _before_insertion(tagged, end)
    if end > 1 and tags[end - 1] == "QUOTE" and tags[end - 2] == "N":
        end -= 1
    start = end
    while start > 0 and _continues_left(tagged, start, end):
        start -= 1
    return _trim(tagged, start, end)


def _before_insertion(tagged: Tagged, end: int) -> int:
    lowered = tagged.lower
    if end > 0 and lowered[end - 1] == ")":
        for at in range(end - 2, max(-1, end - 10), -1):
            if lowered[at] == "(":
                return at
    if end > 1 and lowered[end - 1] == ",":
        for at in range(end - 2, max(0, end - 25), -1):
            if lowered[at] == ",":
                return at
    if end > 0 and lowered[end - 1] in ("who", "which", "that"):
        return end - 2 if end > 1 and lowered[end - 2] == "," else end - 1
    return end


def _continues_left(tagged: Tagged, start: int, end: int) -> bool:
    tag, form = tagged.tags[start - 1], tagged.lower[start - 1]
    if tag in PHRASE:
        if start < end - 1 and tagged.tags[start] == "NUM" and tag == "N" and "N" in tagged.tags[start + 1 : end]:
            return False  # "in Kesh two men were shot": the number opens a phrase
        # A determiner opens a phrase: nothing left of it belongs to it, unless "of" or "and" ties it on.
        return not (start < end and tagged.tags[start] == "DET" and tag in ("N", "NUM") and form not in ("all", "of"))
    if form == "of" and start < end and start > 1 and tagged.tags[start - 2] in ("N", "NUM"):
        return True
    if form in ("and", "or") and start < end and start > 1 and tagged.tags[start - 2] in ("N", "NUM"):
        return tagged.tags[start] in ("N", "DET", "NUM", "ADJ")
    return form == "-" and start < end


def phrase_after(tagged: Tagged, index: int) -> Span | None:
    """Give the noun phrase that begins at or just after a word index, as the object of a verb does."""
    start = index
    tags, lowered = tagged.tags, tagged.lower
    size = len(tags)
    while start < size and (
        tags[start] in ("ADV", "QUOTE") or lowered[start] in ("at", "least", "about", "more", "than")
    ):
        if lowered[start] == "at" and (start + 1 >= size or lowered[start + 1] != "least"):
            break
        start += 1
    end = start
    while end < size:
        tag, form = tags[end], lowered[end]
        if tag == "DET" and end > start and tags[end - 1] in ("N", "NUM") and lowered[end - 1] not in ("all", "both"):
            break
        if (
            tag in PHRASE
            or (tag == "ADV" and end == start)
            or (form == "of" and end > start and end + 1 < size and tags[end + 1] in ("N", "DET", "NUM", "ADJ"))
            or (form in ("and", "or") and end > start and _joins_nouns(tagged, end))
        ):
            end += 1
        elif form == "[" and end > start and (behind := _behind_bracket(tagged, end)) is not None:
            end = behind
        else:
            break
    return _trim(tagged, start, end)


_BRACKETED = 12  # words that an editor puts between two nouns of one phrase: "GRL [Grey Lions] director Eva Rhee"


def _behind_bracket(tagged: Tagged, at: int) -> int | None:
    """Give the index behind a square bracket if a noun of the same phrase follows it."""
    for close in range(at + 1, min(len(tagged.words) - 1, at + _BRACKETED)):
        if tagged.lower[close] == "]":
            return close + 1 if tagged.tags[close + 1] == "N" else None
    return None


def behind_bracket(tagged: Tagged, span: Span) -> Span:
    """Give the part of a phrase behind what an editor put into it, the whole where there is no such thing."""
    for at in range(span[1] - 2, span[0], -1):
        if tagged.lower[at] == "]":
            return at + 1, span[1]
    return span


def _joins_nouns(tagged: Tagged, at: int) -> bool:
    """Say whether "and" joins two noun phrases rather than two clauses: no verb follows the second."""
    after = at + 1
    tags = tagged.tags
    if after >= len(tags) or tags[after] not in ("N", "DET", "NUM", "ADJ"):
        return False
    if tagged.lower[after] in ("wounded", "injured", "killed"):
        return False  # "killed nine people and wounded ten"
    while after < len(tags) and tags[after] in PHRASE:
        after += 1
    return after >= len(tags) or tags[after] not in ("VED", "V", "AUX", "MODAL")


_NO_START = frozenset({"CONJ", "PUNCT", "QUOTE", "PREP", "POSS", "ADV"})
_NO_END = frozenset(
    "more late early yesterday today tomorrow dead alive monday tuesday wednesday thursday friday saturday sunday".split()
)


def _cannot_end(tagged: Tagged, start: int, end: int) -> bool:
    if tagged.tags[end - 1] in ("CONJ", "PUNCT", "QUOTE", "PREP", "DET", "POSS", "ADV"):
        return True
    return end - start > 1 and tagged.lower[end - 1] in _NO_END


def _trim(tagged: Tagged, start: int, end: int) -> Span | None:
    while start < end and (tagged.tags[start] in _NO_START or tagged.lower[start] in ("least", "more", "than", "most")):
        start += 1
    while end > start and _cannot_end(tagged, start, end):
        end -= 1
    start = behind_date(tagged, start, end)
    return (start, end) if any(tag in ("N", "NUM", "ADJ") for tag in tagged.tags[start:end]) else None


_DATE_WORDS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october"
    " november december morning afternoon evening night".split()
)
_YEAR = re.compile(r"(?:19|20)\d\d$")


def behind_date(tagged: Tagged, start: int, end: int) -> int:
    """Give where a phrase begins behind a date that only stands before it: "on Friday evening armed men"."""
    at = start
    before = tagged.lower[start - 1] if start else ""
    if at < end - 1 and _YEAR.match(tagged.lower[at]) and (before in _DATE_WORDS or before == "in"):
        at += 1
    elif at < end - 1 and tagged.tags[at] == "NUM" and tagged.lower[at + 1] in _DATE_WORDS:
        at += 1  # "11 March"
    while at < end - 1 and (tagged.lower[at] in _DATE_WORDS or (_YEAR.match(tagged.lower[at]) and at > start)):
        at += 1
    return at if at > start and tagged.tags[at] in ("N", "NUM", "DET", "ADJ") else start


def head_of(tagged: Tagged, span: Span) -> str:
    """Give the lowered head noun of a phrase: the last noun before any "of"."""
    start, end = behind_bracket(tagged, span)
    for at in range(start, end):
        if tagged.lower[at] == "of" and at > start:
            if tagged.tags[at - 1] == "NUM" or tagged.lower[at - 1] in _PARTITIVES:
                start = at + 1
                break
            end = at
            break
    for at in range(end - 1, start - 1, -1):
        if tagged.tags[at] == "N":
            return tagged.lower[at]
    return tagged.lower[end - 1]


_PARTITIVES = frozenset("group groups number members member crowd dozens hundreds scores thousands some band".split())


# --- voice ----------------------------------------------------------------------------------------------------------


_PAST_OF_COURTS = frozenset("sentenced jailed imprisoned convicted acquitted condemned indicted charged".split())
_AFTER_VERDICT = frozenset("to of for over with after in on".split())  # "killer sentenced to life"
_INTRANSITIVE = frozenset("clashed died exploded rallied protested marched rioted battled fled surrendered".split())


# Past forms that a preposition makes active: "fired on a march" is no passive, "shot at a bar" can be one.
_AIMED_AT = {"fired": ("on", "at", "into", "upon"), "shot": ("into",)}


_THERE = frozenset({"there", "here"})  # "the 45 people killed there"


def is_passive(tagged: Tagged, index: int) -> bool:
    """Say whether the past form at a word index is passive: "was shot", "girls abducted by", "50 killed in"."""
    tags, lowered = tagged.tags, tagged.lower
    if lowered[index].endswith("ing"):
        return False  # "were holding hostages"
    at = index - 1
    while at >= 0 and index - at <= 5 and tags[at] in ("ADV", "NEG"):
        at -= 1
    if at >= 0 and lowered[at] in BE_FORMS:
        return True
    if at >= 0 and (lowered[at] in AUXILIARIES or tags[at] in ("MODAL", "TO")):
        return False
    if lowered[index].endswith(("ing", "s")) or (tags[index] == "V") or lowered[index] in _INTRANSITIVE:
        return False
    after = index + 1
    while after < len(tags) and (
        lowered[after] in _THERE or (tags[after] == "ADV" and lowered[after] not in ("yesterday", "today"))
    ):
        after += 1
    if after >= len(tags):
        return True
    if lowered[after] == "by" or (lowered[index] in _PAST_OF_COURTS and lowered[after] in _AFTER_VERDICT):
        return True
    if lowered[after] == "at" and lowered[index] in ("struck", "fired", "shot"):
        return False
    if lowered[after] == "to":
        return False  # "threatened to attack"
    if lowered[after] in _AIMED_AT.get(lowered[index], ()):
        return False
    if tags[after] in ("DET", "N", "NUM", "PRON", "POSS", "ADJ", "QUOTE"):
        return False
    if lowered[after] in ("at", "more", "up", "about", "over") and after + 1 < len(tags):
        return not (lowered[after + 1] in ("least", "than", "to") or tags[after + 1] == "NUM")
    return True


def agent_after(tagged: Tagged, index: int, reach: int = 12) -> Span | None:
    """Give the noun phrase after "by" that follows a passive verb, within a few words and the clause."""
    for at in range(index + 1, min(len(tagged.words), index + 1 + reach)):
        form = tagged.lower[at]
        if form == "by":
            span = phrase_after(tagged, at + 1)
            return None if span and tagged.tags[span[0]] == "VING" else span
        if form in (";", ":", ".") or (tagged.tags[at] in ("CONJ",) and form not in ("and", "or")):
            return None
    return None


_CLAUSE_MARKS = re.compile(r"[;:—]")
_CLAUSE_OPENERS = frozenset(
    "who which that when where while after before since as but because although though if".split()
)


def clause_bounds(tagged: Tagged, index: int) -> Span:
    """Give the stretch of words around one word that has no clause opener or heavy mark in it."""
    start, end = index, index + 1
    while start > 0 and not _breaks(tagged, start - 1):
        start -= 1
    while end < len(tagged.words) and not _breaks(tagged, end):
        end += 1
    return start, end


def _breaks(tagged: Tagged, at: int) -> bool:
    form = tagged.lower[at]
    if _CLAUSE_MARKS.match(form) or form in _CLAUSE_OPENERS:
        return True
    if form == "and" and at + 1 < len(tagged.words):
        return tagged.tags[at + 1] in ("VED", "V", "PRON", "AUX")
    return False
