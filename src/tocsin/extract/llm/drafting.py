"""From a model's answer to a draft: each value is kept only where the report's own words carry it.

What is dropped is counted by its reason. The values are of closed lists
already; what is checked here is that quotes stand in the text, that the words
of an act can name one, and that nobody is made a doer without words that tie
them to it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Final

from tocsin.extract.llm.quotes import Quotes
from tocsin.extract.rules.participants import is_private_name
from tocsin.extract.rules.triggers import can_name_act
from tocsin.model.actor import ActorKind
from tocsin.model.claim import ClaimType, Modality, Polarity, SpeakerKind, Speech
from tocsin.model.draft import ClaimExpression, ParticipantExpression, Trigger, WeaponExpression
from tocsin.model.evidence import Evidence
from tocsin.model.mention import (
    Attribution,
    EventType,
    Factuality,
    Role,
    Stage,
    TargetType,
    ThwartedAt,
    WeaponStatus,
    WeaponType,
)

ACT_RULE, PARTICIPANT_RULE, WEAPON_RULE, CLAIM_RULE = "llm.act", "llm.participant", "llm.weapon", "llm.claim"
NOT_IN_TEXT: Final = "not_in_text"
NOT_AN_ACT: Final = "not_an_act"
TOO_LONG: Final = "too_long"
UNTIED: Final = "untied"
TWICE: Final = "twice"
WHY = {
    NOT_IN_TEXT: "quoted words that do not stand in the report",
    NOT_AN_ACT: "acts whose words name none",
    TOO_LONG: "phrases too long to name an act, an actor or a weapon",
    UNTIED: "doers whom no words tie to the act",
    TWICE: "acts whose words were named already",
}
_LONGEST_PHRASE = 160  # characters of an act, a participant or a weapon
_NEAR = 600  # characters between an act and a doer of it
Plain = Mapping[str, Any]


class Drafting:
    """The parts of a draft as they are taken out of one answer, and how many were dropped for which reason."""

    def __init__(self, quotes: Quotes) -> None:
        self._quotes = quotes
        self.triggers: list[Trigger] = []
        self.participants: list[ParticipantExpression] = []
        self.weapons: list[WeaponExpression] = []
        self.claims: list[ClaimExpression] = []
        self.dropped: Counter[str] = Counter()

    def take(self, answer: Plain) -> None:
        """Take what holds out of an answer that fits the schema; acts come in the order of the text."""
        found = [(words, act) for act in answer["acts"] if (words := self._act_words(act)) is not None]
        for words, act in sorted(found, key=lambda pair: (pair[0].start, pair[0].end)):
            self._take_act(words, act)
        self.claims = sorted(
            (claim for one in answer["claims"] if (claim := self._claim(one)) is not None),
            key=lambda claim: claim.content[0].start,
        )

    def _act_words(self, act: Plain) -> Evidence | None:
        words = self._short(act)
        if words is not None and not can_name_act(words.exact.lower()):
            self.dropped[NOT_AN_ACT] += 1
            return None
        if words is None:
            # Who did and suffered an act that is not there falls with it.
            self.dropped[NOT_IN_TEXT] += len(act["participants"]) + len(act["weapons"])
        return words

    def _take_act(self, words: Evidence, act: Plain) -> None:
        sentence = self._quotes.sentence_at(words)
        if sentence is None or any(words.overlaps(other.evidence) for other in self.triggers):
            self.dropped[TWICE] += 1
            return
        kind, stage = EventType(act["type"]), Stage(act["stage"])
        if kind is EventType.THREAT:
            stage = Stage.THREATENED
        cue = None if stage is Stage.ACCOMPLISHED else act["stage_quote"]
        stage_words = self._words(act["sentence"], cue, words.start)
        stopped = ThwartedAt(act["thwarted_at"]) if act["thwarted_at"] else ThwartedAt.UNKNOWN
        self.triggers.append(
            Trigger(
                words,
                kind,
                stage,
                sentence,
                ACT_RULE,
                thwarted_at=stopped if stage is Stage.THWARTED else None,
                factuality=Factuality.ATTRIBUTED if act["is_attributed"] else Factuality.ASSERTED,
                is_nominal=act["is_noun"],
                stage_evidence=stage_words,
            )
        )
        index = len(self.triggers) - 1
        self.participants += self._kept(self._participant(one, index, words) for one in act["participants"])
        for one in act["weapons"]:
            found = self._short(one, words.start)
            if found is not None:
                self.weapons.append(
                    WeaponExpression(found, WeaponType(one["type"]), WeaponStatus(one["status"]), WEAPON_RULE, index)
                )

    def _kept(self, made: Iterable[ParticipantExpression | None]) -> list[ParticipantExpression]:
        kept: list[ParticipantExpression] = []
        for one in made:
            if one is not None and not any(one.evidence == k.evidence and one.role is k.role for k in kept):
                kept.append(one)
        return kept

    def _participant(self, one: Plain, trigger: int, act: Evidence) -> ParticipantExpression | None:
        words = self._short(one, act.start)
        if words is None:
            return None
        role, kind = Role(one["role"]), ActorKind(one["kind"])
        attribution = Attribution(one["attribution"]) if one["attribution"] and role.is_doer else None
        blamer = one["blamer"] if role.is_doer else None
        if blamer is not None:
            said = self._words(one["sentence"], blamer, words.start)
            if not said:  # counted by the search: blame whose speaker nobody can point at is no blame
                return None
            blamer = _name(said[0])
        if role.is_doer and (attribution is None or abs(words.start - act.start) > _NEAR):
            self.dropped[UNTIED] += 1
            return None
        target = TargetType(one["target_type"]) if one["target_type"] and role.is_receiver else None
        private = kind is ActorKind.PERSON and not one["is_public_figure"]
        private = private or (
            kind is ActorKind.PERSON and is_private_name(words.exact, words.exact.split()[-1].lower())
        )
        return ParticipantExpression(
            words, _name(words), role, trigger, PARTICIPANT_RULE, kind, attribution, blamer, target, private
        )  # fmt: skip

    def _claim(self, one: Plain) -> ClaimExpression | None:
        kind = SpeakerKind(one["speaker_kind"])
        content = self._words(one["sentence"], one["content"])
        if not content:
            return None
        at = content[0].start
        speaker = self._words(one["sentence"], one["speaker"], at)
        if kind.has_name != bool(speaker):
            if kind.has_name and one["speaker"] is None:
                self.dropped[UNTIED] += 1
            return None
        cue = self._words(one["sentence"], one["cue"], at)
        return ClaimExpression(
            ClaimType(one["type"]),
            _name(speaker[0]) if speaker else None,
            kind,
            Speech(one["speech"]),
            content,
            CLAIM_RULE,
            cue,
            speaker,
            is_private=kind is SpeakerKind.NAMED and not one["is_public_figure"],
            modality=Modality(one["modality"]),
            polarity=Polarity(one["polarity"]),
        )

    def _short(self, one: Plain, at: int | None = None) -> Evidence | None:
        """Give where the quote of a phrase stands; what is no phrase or not there is counted."""
        if len(one["quote"]) > _LONGEST_PHRASE:
            self.dropped[TOO_LONG] += 1
            return None
        found = self._words(one["sentence"], one["quote"], at)
        return found[0] if found else None

    def _words(self, sentence: float, quote: str | None, at: int | None = None) -> tuple[Evidence, ...]:
        """Give the one place where a quote stands; nothing where there is none, which is counted if there was a quote."""
        found = None if quote is None else self._quotes.find(quote, sentence, at)
        if found is None:
            self.dropped[NOT_IN_TEXT] += quote is not None
            return ()
        return (found,)


def _name(words: Evidence) -> str:
    return " ".join(words.exact.split())
