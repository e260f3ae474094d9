"""The shape that a model's answer must have, as JSON Schema: closed lists, quotes with the number of their sentence."""

from enum import StrEnum
from typing import Any

from tocsin.model.actor import ActorKind
from tocsin.model.claim import ClaimType, Modality, Polarity, SpeakerKind, Speech
from tocsin.model.mention import (
    Attribution,
    EventType,
    Role,
    Stage,
    TargetType,
    ThwartedAt,
    WeaponStatus,
    WeaponType,
)

LONGEST_QUOTE = 1000  # characters
_MOST_ACTS, _MOST_INSIDE, _MOST_CLAIMS = 60, 30, 80


def _one_of(values: type[StrEnum], *, or_null: bool = False) -> dict[str, Any]:
    names: list[str | None] = [str(value) for value in values]
    if or_null:
        return {"type": ["string", "null"], "enum": [*names, None]}
    return {"type": "string", "enum": names}


def _object(**properties: dict[str, Any]) -> dict[str, Any]:
    """Give an object all of whose parts must be there, and no others: what strict endpoints ask for."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(items: dict[str, Any], most: int) -> dict[str, Any]:
    return {"type": "array", "items": items, "maxItems": most}


_WORDS = {"type": "string", "minLength": 1, "maxLength": LONGEST_QUOTE}
_WORDS_OR_NULL = {"type": ["string", "null"], "minLength": 1, "maxLength": LONGEST_QUOTE}
_NUMBER = {"type": "integer", "minimum": 0}
_YES_OR_NO = {"type": "boolean"}

_PARTICIPANT = _object(
    sentence=_NUMBER,
    quote=_WORDS,
    role=_one_of(Role),
    kind=_one_of(ActorKind),
    attribution=_one_of(Attribution, or_null=True),
    blamer=_WORDS_OR_NULL,
    target_type=_one_of(TargetType, or_null=True),
    is_public_figure=_YES_OR_NO,
)
_WEAPON = _object(sentence=_NUMBER, quote=_WORDS, type=_one_of(WeaponType), status=_one_of(WeaponStatus))
_ACT = _object(
    sentence=_NUMBER,
    quote=_WORDS,
    is_noun=_YES_OR_NO,
    type=_one_of(EventType),
    stage=_one_of(Stage),
    stage_quote=_WORDS_OR_NULL,
    thwarted_at=_one_of(ThwartedAt, or_null=True),
    is_attributed=_YES_OR_NO,
    participants=_list(_PARTICIPANT, _MOST_INSIDE),
    weapons=_list(_WEAPON, _MOST_INSIDE),
)
_CLAIM = _object(
    sentence=_NUMBER,
    type=_one_of(ClaimType),
    content=_WORDS,
    speaker=_WORDS_OR_NULL,
    speaker_kind=_one_of(SpeakerKind),
    cue=_WORDS_OR_NULL,
    speech=_one_of(Speech),
    modality=_one_of(Modality),
    polarity=_one_of(Polarity),
    is_public_figure=_YES_OR_NO,
)
SCHEMA: dict[str, Any] = _object(acts=_list(_ACT, _MOST_ACTS), claims=_list(_CLAIM, _MOST_CLAIMS))
