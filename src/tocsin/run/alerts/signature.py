"""Who sent a message, and when: signatures as Standard Webhooks lays them down.

https://www.standardwebhooks.com: the headers webhook-id, webhook-timestamp and
webhook-signature; signed is "ID.TIMESTAMP.BODY" by HMAC-SHA256, in base64 after
"v1,"; a secret is "whsec_" and 24 to 64 random bytes in base64.
"""

import base64
import binascii
import hashlib
import hmac
import secrets as random
from collections.abc import Mapping

from tocsin.errors import SettingError

Secrets = tuple[bytes, ...]
PREFIX = "whsec_"
TOLERANCE_SECONDS = 300
_SHORTEST, _LONGEST, _MADE = 24, 64, 32  # bytes


def new_secret() -> str:
    """Make a secret to sign messages with."""
    return PREFIX + base64.b64encode(random.token_bytes(_MADE)).decode("ascii")


def secrets_from(words: str, where: str, remedy: str) -> Secrets:
    """Read one secret, or several parted by spaces while an old one is still being replaced.

    Raises:
        SettingError: there is none, or one is not in the shape of a secret; the message never shows it.
    """
    found = []
    for one in words.split():
        try:
            held = base64.b64decode(one.removeprefix(PREFIX), validate=True)
        except (binascii.Error, ValueError):
            held = b""
        if not one.startswith(PREFIX) or not _SHORTEST <= len(held) <= _LONGEST:
            raise SettingError(f"{where} holds no secret such as {PREFIX}...; {remedy}")
        found.append(held)
    if not found:
        raise SettingError(f"{where} is empty or not set; {remedy}")
    return tuple(found)


def signed_headers(secrets: Secrets, message: str, timestamp: int, body: bytes) -> dict[str, str]:
    """Give the headers that say what message this is, when it was sent (seconds since 1970), and by whom."""
    signatures = " ".join(f"v1,{_signature(secret, message, timestamp, body)}" for secret in secrets)
    return {"webhook-id": message, "webhook-timestamp": str(timestamp), "webhook-signature": signatures}


def is_signed(secrets: Secrets, headers: Mapping[str, str], body: bytes, now: float) -> bool:
    """Say, for a receiver, whether a message was signed with one of these secrets and within the last five minutes."""
    held = {name.lower(): value for name, value in headers.items()}
    message, stamp, given = (held.get(f"webhook-{part}", "") for part in ("id", "timestamp", "signature"))
    if not stamp.isascii() or not stamp.isdigit() or len(stamp) > 12 or abs(now - int(stamp)) > TOLERANCE_SECONDS:
        return False
    right = [f"v1,{_signature(secret, message, int(stamp), body)}".encode() for secret in secrets]
    return any(hmac.compare_digest(one.encode(), own) for one in given.split() for own in right)


def _signature(secret: bytes, message: str, timestamp: int, body: bytes) -> str:
    signed = f"{message}.{timestamp}.".encode() + body
    return base64.b64encode(hmac.new(secret, signed, hashlib.sha256).digest()).decode("ascii")
