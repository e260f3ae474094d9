"""Where messages may go, and how long they may take."""

import time
from collections.abc import Callable

import pytest

from tocsin.errors import SettingError
from tocsin.run.alerts.outside import check_addresses, checked_address, post
from webhookkit import receiving

pytest.importorskip("httpcore2", reason="the extra alerts is not installed")


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/hook",
        "https://example.org:8443/hook?team=1",
        "http://127.0.0.1:9000/hook",
        "http://localhost/hook",
        "http://[::1]:9000/",
    ],
)
def test_messages_go_over_https_and_over_http_to_this_computer(url: str) -> None:
    assert checked_address(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/hook",
        "http://127.0.0.1.example.org/hook",
        "http://0x7f000001/hook",
        "http://2130706433/",
        "ftp://example.org/",
        "file:///etc/passwd",
        "//example.org/hook",
        "example.org/hook",
        "https://name:word@example.org/",
        "https://",
        "https://example.org:99999/",
        "https://exa mple.org/",
        "https://bücher.example/",
        "",
    ],
)
def test_other_addresses_are_refused_before_anything_is_sent(url: str) -> None:
    with pytest.raises(SettingError):
        checked_address(url)


INNER = (
    *("127.0.0.1", "127.8.9.1", "0.0.0.0", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1"),
    *("224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "::", "::1", "fe80::1", "fe80::1%eth0"),
    *("fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:169.254.169.254", "2002:7f00:1::", "64:ff9b::7f00:1"),
    *("64:ff9b::a9fe:a9fe", "2001:0:4136:e378:8000:63bf:80ff:fffe", "2001:db8::1"),
)


@pytest.mark.parametrize("address", INNER)
def test_a_name_that_stands_for_an_inner_address_is_refused(address: str) -> None:
    with pytest.raises(SettingError, match="no message is sent"):
        check_addresses("example.org", [address])
    with pytest.raises(SettingError):
        check_addresses("example.org", ["93.184.215.14", address])


def test_addresses_of_the_own_network_need_a_word_and_metadata_servers_are_never_allowed() -> None:
    assert check_addresses("hooks.lan", ["192.168.1.7"], in_private_network=True) == ["192.168.1.7"]
    for address in ("169.254.169.254", "127.0.0.1", "::1", "fe80::1", "::ffff:127.0.0.1"):
        with pytest.raises(SettingError):
            check_addresses("hooks.lan", [address], in_private_network=True)


def test_public_addresses_are_allowed_and_no_address_is_none() -> None:
    public = ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"]
    assert check_addresses("example.org", public) == public
    with pytest.raises(SettingError, match="no address"):
        check_addresses("example.org", [])


def test_the_connection_goes_to_the_address_that_was_checked_and_the_name_is_asked_once() -> None:
    asked = []

    def once_public(host: str, _port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["10.0.0.1"]

    with receiving() as receiver:
        answer = post(f"http://localhost:{receiver.port}/hook", b"{}", {}, resolve=once_public)
    assert answer.is_taken
    assert asked == ["localhost"]
    assert receiver.seen[0]["headers"]["Host"] == f"localhost:{receiver.port}"


def test_a_name_that_turns_inward_is_never_connected_to() -> None:
    with receiving() as receiver, pytest.raises(SettingError):
        post(f"https://example.org:{receiver.port}/", b"{}", {}, resolve=lambda *_: ["127.0.0.1"])
    assert receiver.seen == []


@pytest.mark.parametrize("behaviour", ["slow", "drop", "garbage", "500", "429", "404", "410", "redirect"])
def test_whatever_a_receiver_does_there_is_an_answer_in_time(behaviour: str) -> None:
    with receiving(behaviour) as receiver:
        began = time.monotonic()
        answer = post(receiver.url, b"{}", {}, seconds=1.0)
        took = time.monotonic() - began
    assert not answer.is_taken
    assert answer.why
    assert took < 8  # the receiver would drip for ten seconds
    assert [one["path"] for one in receiver.seen] == ["/hook"]  # no redirect is followed
    assert answer.is_worth_again == (behaviour not in ("404", "410", "redirect"))


def test_a_receiver_that_is_not_there_or_not_known_is_an_answer_too() -> None:
    with receiving() as receiver:
        gone = receiver.url

    def unknown(*_: object) -> list[str]:
        raise OSError("no such name")

    resolvers: tuple[Callable[..., list[str]], ...] = (lambda *_: ["127.0.0.1"], unknown)
    for resolve in resolvers:
        answer = post(gone, b"{}", {}, resolve=resolve, seconds=2.0)
        assert (answer.status, answer.is_worth_again) == (None, True)


def test_no_proxy_of_the_environment_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    with receiving() as receiver:
        assert post(receiver.url, b"{}", {}).is_taken
