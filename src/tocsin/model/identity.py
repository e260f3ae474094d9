"""Which names things have: content hashes for what was read, ULIDs for what is made."""

import hashlib
import json
from typing import NewType

ReportId = NewType("ReportId", str)
MentionId = NewType("MentionId", str)
ClaimId = NewType("ClaimId", str)
IncidentId = NewType("IncidentId", str)
ActorId = NewType("ActorId", str)
ReviewId = NewType("ReviewId", str)
JudgementId = NewType("JudgementId", str)
RunId = NewType("RunId", str)


def content_hash(*parts: object) -> str:
    """Give 16 hexadecimal digits that name these parts: the same parts, the same digits.

    Parts are strings, numbers, None or lists of these; text is hashed as UTF-8
    with lone surrogates kept apart.

    >>> content_hash("a", 1) == content_hash("a", 1) != content_hash("a1")
    True
    """
    words = json.dumps(parts, ensure_ascii=True, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(words.encode("ascii")).hexdigest()[:16]
