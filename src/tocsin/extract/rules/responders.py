"""Who answered an attack: the forces that fought, stopped, shot or freed, by a table of cues (CODEBOOK 8, responder)."""

import re
from dataclasses import dataclass

from tocsin.extract.rules.clause import Span, Tagged, head_of, phrase_after, phrase_before
from tocsin.extract.rules.tables.nouns import AGENT_KINDS
from tocsin.model.actor import ActorKind


@dataclass(frozen=True, slots=True)
class _Cue:
    """One row: words, and where the responder stands beside them."""

    id: str
    pattern: str
    where: str  # before, after


_DOER = (
    r"(?:the |an? |that |one |two |three |suspected |alleged |armed )*"
    r"(?:attackers?|assailants?|gunm[ae]n|(?:suicide )?bombers?|shooters?|suspects?|drivers?|hijackers?|perpetrators?|knifem[ae]n|terrorists?|him|them)\b"
)
_STOP = r"(?:shot|killed|confronted|overpowered|subdued|tackled|disarmed|neutrali[sz]ed|surrounded|engaged|chased|cornered|arrested|captured|restrained|detained)"
_ROWS = tuple(
    (cue, re.compile(rf"\b(?:{cue.pattern})"))
    for cue in (
        _Cue("fought_with", r"(?:shoot-?out|gun ?battle|gun ?fight|firefight|stand-?off|battling|exchang(?:ed|ing) (?:gun)?fire|traded (?:gun)?fire) with", "after"),
        _Cue("stopped_by", rf"(?:{_STOP}|shot (?:dead|and killed)|being (?:overpowered|shot|tackled|subdued)) by", "after"),
        _Cue("stops", rf"(?:\w+ly )?{_STOP}(?: dead| and (?:killed|wounded|arrested))? {_DOER}", "before"),
        _Cue("came", r"(?:responded(?: to)?|arrived(?= (?:and|at|on|within)\b)|rushed to|stormed|cordoned off|sealed off|secured|evacuated|repelled|repulsed|fought (?:back|with|off)|opened fire on (?:the )?(?:attackers?|gunm[ae]n)|exchanged fire with)", "before"),
        _Cue("freed", r"(?:rescued|freed) (?=(?:the |all |some |most |\w+ )*(?:hostages?|captives?|hundreds|dozens|people)\b)", "before"),
    )
)  # fmt: skip
_GATE = re.compile(
    r"shoot|shot|battle|battling|fight|fire|stand-?off|kill|confront|overpower|subdu|tackl|disarm|neutrali|surround|engag|chas|corner"
    r"|arrest|captur|restrain|detain|respond|arriv|rush|storm|cordon|seal|secur|evacuat|repel|repuls|rescu|freed|fought"
)
_FORCES = frozenset({ActorKind.STATE_FORCE})
_BYSTANDERS = frozenset("public passers-by passersby bystanders passengers citizens residents".split())


@dataclass(frozen=True, slots=True)
class FoundResponder:
    """A phrase that names a responder; offsets are those of the phrase."""

    start: int
    end: int
    kind: ActorKind
    rule: str


def find_responders(low: str, tagged: Tagged) -> tuple[FoundResponder, ...]:
    """Give the forces that a sentence tells to have answered an attack, in the order of the text."""
    first, last = tagged.sentence.start, tagged.sentence.end
    sentence = low[first:last]
    if not _GATE.search(sentence):
        return ()
    found: dict[int, FoundResponder] = {}
    for cue, pattern in _ROWS:
        for match in pattern.finditer(sentence):
            start, end = first + match.start(), first + match.end()
            if cue.where == "after":
                span = phrase_after(tagged, tagged.index_at(end - 1) + 1)
            else:
                span = phrase_before(tagged, tagged.index_at(start))
            if span is not None and (kind := _kind(tagged, span)) is not None:
                made = FoundResponder(
                    tagged.words[span[0]].start, tagged.words[span[1] - 1].end, kind, f"responder.{cue.id}"
                )
                found.setdefault(made.start, made)
    return tuple(found[start] for start in sorted(found))


def _kind(tagged: Tagged, span: Span) -> ActorKind | None:
    """Say what sort of responder a phrase names; None where it names none."""
    head = head_of(tagged, span)
    kind = AGENT_KINDS.get(head)
    if kind in _FORCES:
        return kind
    words = tagged.lower[span[0] : span[1]]
    return ActorKind.CIVILIANS if any(word in _BYSTANDERS for word in words) else None
