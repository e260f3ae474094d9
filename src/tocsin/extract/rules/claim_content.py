"""Which words of a sentence were said: what stands beside speaker and cue, cut into one stretch for each figure."""

import re
from dataclasses import replace

from tocsin.extract.rules.claim_said import MIN_CONTENT, Said, is_quoted, opens_quote, speech_of, strip
from tocsin.extract.rules.claim_types import gives_harm, type_of
from tocsin.extract.rules.clause import Tagged, phrase_after
from tocsin.model.claim import ClaimType, Speech


def in_figures(text: str, low: str, said: Said) -> list[Said]:
    if len(said.content) > 1:
        return [said]
    pieces = [piece for span in said.content for piece in _figures_apart(text, low, *span)]
    return [replace(said, speech=speech_of(text, span), content=(span,)) for span in pieces]


def quoted_stretches(text: str, start: int, end: int, *, is_open: bool) -> list[tuple[int, int]]:
    """Give the stretches of a sentence in quotation marks that close in it."""
    stretches: list[tuple[int, int]] = []
    opened = start - 1 if is_open else None
    for at in range(start, end):
        mark = text[at]
        if mark in "“«" or (mark == '"' and opened is None):
            opened = at
        elif mark in '”»"' and opened is not None:
            stretches.append((opened, at))
            opened = None
    return stretches


def is_proposition(text: str, tagged: Tagged, at: int, span: tuple[int, int]) -> bool:
    """Say whether a stretch tells something, not only whom or what the speaking was about."""
    form = tagged.lower[at]
    first, after = tagged.index_at(span[0]), tagged.index_at(span[1] - 1) + 1
    if form in ("called", "calls", "commented", "calling") and tagged.lower[at + 1 : at + 2] in (("for",), ("on",)):
        return False
    if form.startswith(_OF_OBJECTS) or is_quoted(text, *span):
        return True
    has_verb = any(tag in ("AUX", "MODAL", "V", "VED", "VING") for tag in tagged.tags[first:after])
    is_adjunct = tagged.lower[first] in _ADJUNCT and not has_verb
    is_bare = after - first <= _BARE and not has_verb and "PRON" not in tagged.tags[first:after]
    return not is_adjunct and not is_bare


_OF_OBJECTS = (
    "claim",
    "accus",
    "blam",
    "den",
    "warn",
    "reject",
    "dismiss",
    "threat",
    "critic",
    "descri",
    "disput",
    "call",
)
_ADJUNCT = frozenset("of for on against with in at by during".split())
_BARE = 6  # words without a verb that make no proposition: "its formation", "minister for trade"


def without_tail(text: str, low: str, span: tuple[int, int], cue: str, *, is_object: bool = False) -> tuple[int, int]:
    """Leave out what the report goes on to say itself: "claimed the shooting, believed to be the deadliest"."""
    if is_quoted(text, *span):
        tail = _AFTER_QUOTE.search(low, span[0] + 1, span[1]) if is_object else None
        return strip(text, span[0], tail.start()) if tail else span
    ends = _OWN_VERB if is_object else _OWN_WORDS if cue.startswith(_OF_BLAME) else _SEMICOLON
    tail = ends.search(low, span[0] + MIN_CONTENT, span[1])
    return strip(text, span[0], tail.start()) if tail else span


_OF_BLAME = ("claim", "accus", "blam", "deni", "deny")
_AFTER_QUOTE = re.compile(
    r"[\"”](?:,| and| but| while| after| as)\s"
)  # what follows a quoted object is the report's own
_SEMICOLON = re.compile(r";\s")
_OWN_WORDS = re.compile(r";\s|, (?:believed|with|which|who|but|as|after|though|although|while)\b")
_OWN_VERB = re.compile(rf"{_OWN_WORDS.pattern}|, and (?!(?:\w+ )?\d)")


def apart_at_that(text: str, low: str, span: tuple[int, int]) -> list[tuple[int, int]]:
    """Cut words said at "and that", which begins a second proposition: "he had fled and that police sought him"."""
    cuts = [span[0]]
    ends: list[int] = []
    for joint in _AND_THAT.finditer(low, span[0], span[1]):
        is_inside = text.count("“", cuts[0], joint.start()) > text.count("”", cuts[0], joint.start())
        if not is_inside and joint.start() - cuts[-1] >= MIN_CONTENT and span[1] - joint.end() >= MIN_CONTENT:
            ends.append(joint.start())
            cuts.append(joint.end())
    return [strip(text, a, b) for a, b in zip(cuts, [*ends, span[1]], strict=True)] if ends else [span]


_AND_THAT = re.compile(r",? (?:and|but) that (?!of\b|is\b|was\b)")


def cut_before(text: str, said: Said, at: int) -> Said:
    """End what was said where the next speaker or cue begins, without the word that joins them."""
    start, end = said.content[-1]
    if not start < at < end:
        return said
    joined = _JOINED.search(text[start:at])
    return replace(said, content=(*said.content[:-1], strip(text, start, start + joined.start() if joined else at)))


_JOINED = re.compile(r"[\s,;–—-]*\b(?:while|and|but|although|though|whereas|however)?[\s,;–—-]*\Z")


_JOINT = re.compile(r",? (?:and |while )|,? (?=(?:killing|wounding|injuring|leaving|causing|including)\b)")


def _figures_apart(text: str, low: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut words that give several figures into one stretch for each: two figures are two claims."""
    joints = [m.span() for m in _JOINT.finditer(low, start, end)]
    stretches = zip((start, *(b for _, b in joints)), (*(a for a, _ in joints), end), strict=True)
    pieces: list[tuple[int, int]] = []
    for a, b in stretches:
        is_outcome = _OUTCOME.match(low, a) is not None and low[a - 2 : a] == ", "
        both = pieces and gives_harm(low, *pieces[-1]) and (gives_harm(low, a, b) or low.startswith("that ", a))
        if pieces and not both and not (is_outcome and gives_harm(low, a, b)):
            pieces[-1] = (pieces[-1][0], b)
        elif a < b:
            pieces.append((a, b))
    if len(pieces) > 1 and not gives_harm(low, *pieces[0]) and not _lays_blame(low, *pieces[0]):
        pieces = pieces[1:]  # the plain telling of the act that had this outcome
    return [strip(text, *p) for p in pieces] if pieces[1:] or pieces[0][0] > start else [(start, end)]


def _lays_blame(low: str, start: int, end: int) -> bool:
    return type_of(low[start:end], "", Speech.INDIRECT) is ClaimType.ATTRIBUTION


_OUTCOME = re.compile(r"(?:killing|wounding|injuring|leaving|causing) ")  # told apart from the act: "…, killing nine"


def content_of(text: str, tagged: Tagged, at: int, first: int, after: int) -> tuple[tuple[int, int], ...]:
    """Give the stretches of a sentence that were said: what stands before and after speaker and cue.

    Words before the speaker count when a quotation mark closes them, or when
    nothing is said after the cue: "Two died, police said."
    """
    words, sentence = tagged.words, tagged.sentence
    cut = words[first].start if first < len(words) else sentence.end
    left = strip(text, sentence.start, cut)
    closes = text[max(sentence.start, cut - 3) : cut].rstrip()[-1:]
    right = strip(text, _after_cue(tagged, after), sentence.end)
    is_tail = _is_tail(tagged, after) and not (
        tagged.lower[at].startswith(_OF_BLAME) and tagged.lower[after : after + 1] != (",",)
    )
    says_more = right[1] - right[0] >= MIN_CONTENT and (opens_quote(text, right[0]) or not is_tail)
    has_left = left[1] - left[0] >= MIN_CONTENT and closes in ',”"“’'
    if has_left and is_inserted(tagged, first, after):
        return (left, right)
    if has_left and (closes != "," or not says_more or is_quoted(text, *left)):
        return (left, right) if says_more else (left,)
    return (right,) if right[1] - right[0] >= MIN_CONTENT else ()


def is_inserted(tagged: Tagged, first: int, after: int) -> bool:
    """Say whether speaker and cue stand between commas inside one clause: "The guards, he added, had fled"."""
    if not (first > 0 and tagged.lower[first - 1] == "," and tagged.lower[after : after + 1] == (",",)):
        return False
    goes_on = tagged.tags[after + 1 : after + 2] in (("AUX",), ("MODAL",), ("VED",), ("V",))
    return goes_on and not any(tag in ("AUX", "MODAL") for tag in tagged.tags[: first - 1])


def _is_tail(tagged: Tagged, after: int) -> bool:
    """Say whether what follows a closing "X said" is about the saying: ", a doctor", "on Friday", "in a statement"."""
    if after >= len(tagged.words):
        return True
    return tagged.lower[after] in (
        ",",
        "in",
        "on",
        "at",
        "of",
        "to",
        "during",
        "late",
        "early",
        ".",
        "who",
        "from",
        "when",
        "after",
    ) or (tagged.tags[after] in ("N", "DET"))


_ADDRESSEE = frozenset("that : , in on late early earlier yesterday today reporters".split())


def _after_cue(tagged: Tagged, after: int) -> int:
    """Pass over whom it was told to and when, up to the words said."""
    words = tagged.words
    limit = min(len(words), after + 14)
    if tagged.lower[after - 1] in ("held", "holds", "hold"):
        return words[after].start if after < len(words) else tagged.sentence.end
    if tagged.lower[after : after + 1] in (["responsibility"], ["credit"], ("responsibility",), ("credit",)):
        limit = after  # its "that" tells which act: "claimed responsibility for the attacks that killed 31"
    for at in range(after, limit):
        if tagged.lower[at] == "that" or tagged.lower[at] in (":", "“", '"'):
            return words[at].end
        if tagged.tags[at] in ("VED", "V", "VING", "AUX", "MODAL"):
            break
    if after < len(words) and tagged.lower[after - 1] in ("told", "tells"):
        span = phrase_after(tagged, after)
        after = span[1] if span else after
    while after < len(words) and tagged.tags[after] in ("PUNCT",):
        after += 1
    return words[after].start if after < len(words) else tagged.sentence.end
