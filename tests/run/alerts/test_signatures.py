"""Signatures: the published example, and what a receiver must refuse."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.errors import SettingError
from tocsin.run.alerts.signature import is_signed, new_secret, secrets_from, signed_headers

NOW = 1_700_000_000


def test_the_signature_is_that_of_the_published_example() -> None:
    # The example of the Standard Webhooks documents and their reference libraries.
    secrets = secrets_from("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "here", "")
    found = signed_headers(secrets, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, b'{"test": 2432232314}')
    assert found["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


@given(body=st.binary(max_size=200), at=st.integers(0, 2**33))
def test_what_was_signed_is_known_again_for_five_minutes_only(body: bytes, at: int) -> None:
    secrets = secrets_from(new_secret(), "here", "")
    headers = signed_headers(secrets, "msg_1", at, body)
    assert is_signed(secrets, headers, body, at + 299)
    assert not is_signed(secrets, headers, body, at + 301)
    assert not is_signed(secrets, headers, body + b" ", at)
    assert not is_signed(secrets, headers | {"webhook-id": "msg_2"}, body, at)
    assert not is_signed(secrets_from(new_secret(), "here", ""), headers, body, at)


def test_while_a_secret_is_being_replaced_both_sign() -> None:
    old, new = new_secret(), new_secret()
    headers = signed_headers(secrets_from(f"{new} {old}", "here", ""), "msg_1", NOW, b"{}")
    assert is_signed(secrets_from(old, "here", ""), headers, b"{}", NOW)
    assert is_signed(secrets_from(new, "here", ""), headers, b"{}", NOW)


@pytest.mark.parametrize(
    "words", ["", " ", "whsec_", "whsec_c2hvcnQ=", "secret", "whsec_not base64!", "whsec_" + "A" * 100]
)
def test_what_is_no_secret_is_refused_without_being_shown(words: str) -> None:
    with pytest.raises(SettingError) as refused:
        secrets_from(words, "the variable HOOK", "make one")
    assert "the variable HOOK" in str(refused.value)
    assert len(words) < 8 or words not in str(refused.value)


@pytest.mark.parametrize("stamp", ["", "soon", "-5", "1e9", "9" * 30, "１７"])
def test_a_timestamp_that_is_none_is_refused(stamp: str) -> None:
    secrets = (base64.b64decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),)
    headers = signed_headers(secrets, "msg_1", NOW, b"{}") | {"webhook-timestamp": stamp}
    assert not is_signed(secrets, headers, b"{}", NOW)
