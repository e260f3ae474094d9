"""Which words of a report name an act: the trigger table applied, with guards."""

import re
from dataclasses import dataclass

from tocsin.extract.rules.clause import Tagged
from tocsin.extract.rules.stages import Staging, stage_of
from tocsin.extract.rules.tables.acts import ACTS, Act
from tocsin.model.mention import EventType, Stage, ThwartedAt

_CONTEXT = 60  # characters on each side in which an `unless` pattern can stand
_GATE = re.compile(
    r"attack|assault|bomb|blast|explo|deton|kill|murder|shoot|shot|gun|fir(?:e|ing)|stab|knife|behead|massacre|ambush|clash|assassin"
    r"|ramm?|plow|plough|drov|driv|mow|smash|crash|ran |beat|slap|lynch|tortur|rape|sexual|poison|gas|chemical|chlorine|sarin|nerve|kidnap|abduct"
    r"|captiv|hostage|hijack|releas|freed|rescu|escap|torch|arson|sabot|loot|rob|arrest|detain|custody|raid|search|seiz|weapon"
    r"|defus|deploy|curfew|emergency|deport|expel|sentenc|convict|guilty|indict|charg|acquit|trial|court|jail|warrant|threat"
    r"|vow|riot|protest|unrest|tear|rubber|stone|violence|storm|air|drone|rocket|missile|mortar|shell|grenade|mine|wound|injur"
    r"|suicide|strike|struck|execut|slay|slain|rampage|terror|burn|set |blew|blow|captur|alert|prosecut|imprison|lives?\b|died|dead"
    r"|prison|swap|battle|skirmish|bombard|dynamit|strafe|hack|swerv|careen|zigzag|accelerat|thr[eo]w|hurl|pelt|punch|kick|manhunt"
    r"|crackdown|operation|went off|go(?:es|ing)? off|ied|incursion|bloodshed|carnage|atrocit|onslaught|hurt|riddl|maimed|taken|rounded|rounding|rounds up|picked up|appear|in for q|posted|stationed|drafted|held|hold|caught|cleared|let |free|lock|curfew|under arrest|behind bars|verdict|jur(?:y|ors)|condemn"
    r"|given|remand|arraign|sentence|vanish|bundled|hoax|slaughter|bloodbath|throat|raked|emptied|indoors|stay (?:at|in)|clos|shut|sel(?:f|ves) (?:up|in)|swoop"
)


@dataclass(frozen=True, slots=True)
class FoundAct:
    """An act's words in one sentence: offsets in the report's text, the index of the head word, the row, the stage."""

    act: Act
    start: int
    end: int
    head: int
    staging: Staging

    @property
    def type(self) -> EventType:
        """The type that the row gives."""
        return self.act.type

    @property
    def stage(self) -> Stage:
        """The stage: a threat is always threatened, whatever stands around it."""
        return Stage.THREATENED if self.act.type is EventType.THREAT else self.staging.stage

    @property
    def thwarted_at(self) -> ThwartedAt | None:
        """When it was stopped, for a thwarted act."""
        return self.staging.thwarted_at if self.stage is Stage.THWARTED else None


@dataclass(frozen=True, slots=True)
class _Row:
    act: Act
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None


_ROWS = tuple(
    _Row(act, re.compile(rf"\b{act.pattern}"), re.compile(act.unless) if act.unless else None) for act in ACTS
)


def can_name_act(low: str) -> bool:
    """Say whether some word of a lowered phrase begins with a stem that rows of the table name acts by."""
    return _STEM.search(low) is not None


_STEM = re.compile(rf"\b(?:{_GATE.pattern})")


def find_acts(low: str, tagged: Tagged) -> tuple[FoundAct, ...]:
    """Give the acts of one sentence in the order of the text; `low` is the lowered text of the whole report.

    Overlapping matches: the longest wins, then the first row.
    """
    first, last = tagged.sentence.start, tagged.sentence.end
    sentence = low[first:last]
    if not _GATE.search(sentence):
        return ()
    matches: list[tuple[int, int, int, int]] = []
    for number, row in enumerate(_ROWS):
        for found in row.pattern.finditer(sentence):
            start, end = found.start(), found.start() + len(found.group().rstrip())
            if end > start and not _is_something_else(row, sentence, start, end):
                matches.append((start - end, number, start, end))
    taken: list[tuple[int, int, Act]] = []
    for _, number, start, end in sorted(matches):
        if all(end <= left or right <= start for left, right, _ in taken):
            taken.append((start, end, _ROWS[number].act))
    return tuple(
        _found(low, tagged, act, first + start, first + end) for start, end, act in sorted(taken, key=lambda t: t[:2])
    )


def _is_something_else(row: _Row, sentence: str, start: int, end: int) -> bool:
    if row.unless is None:
        return False
    return row.unless.search(sentence[max(0, start - _CONTEXT) : end + _CONTEXT]) is not None


def _found(low: str, tagged: Tagged, act: Act, start: int, end: int) -> FoundAct:
    staging = stage_of(low, start, end, (tagged.sentence.start, tagged.sentence.end))
    head = tagged.index_at(end - 1) if act.kind in ("noun", "agent") else tagged.index_at(start)
    return FoundAct(act, start, end, min(head, len(tagged.words) - 1), staging)
