"""The Python client asks a server as one asks a file."""

from typing import Any

import pytest

from tocsin.client import Connection, Refused, connect
from tocsin.errors import ChangedMeanwhileError, NotFoundError, SettingError

REPORT = {"text": "A bomb killed four soldiers in Ankara on 3 March 2016.", "published": "2016-03-04"}


@pytest.fixture
def own(own_api: Any) -> Connection:
    return Connection("http://127.0.0.1:8765", client=own_api)


def test_all_incidents_come_page_by_page(api: Any) -> None:
    record = Connection("", client=api)
    found = list(record.incidents())
    assert len(found) == record.status()["record"]["counts"]["incidents"]
    assert [card["id"] for card in record.incidents(limit=3)] == [card["id"] for card in found[:3]]
    assert list(record.incidents(country="TR", since="2016", until="2016"))
    assert record.incident(found[0]["id"])["card"] == found[0]


def test_reports_claims_and_words_are_found(api: Any) -> None:
    record = Connection("", client=api)
    line = next(record.reports(limit=1))
    assert record.report(line["id"])["report"]["title"] == line["title"]
    assert list(record.claims(limit=5))
    assert record.search("ankara")


def test_what_is_added_is_accounted_for_and_can_be_decided(own: Connection) -> None:
    assert [one["state"] for one in own.add([REPORT, REPORT])] == ["stored", "already_there"]
    assert own.code(**REPORT)["mentions"]
    (card,) = own.incidents()
    made = own.decide(card["id"], "accept", by="amina", why="read it")
    with pytest.raises(ChangedMeanwhileError):
        own.decide(card["id"], "reject", by="berat", why="not so", expected="0" * 16)
    own.undo(made["review"], by="amina", why="too early")
    assert [one["holds"] for one in own.incident(card["id"])["reviews"]][-1] is False


def test_what_a_server_refuses_is_told(own: Connection) -> None:
    with pytest.raises(NotFoundError):
        own.incident("none")
    with pytest.raises(Refused, match="ISO code"):
        list(own.incidents(country="Atlantis"))
    with pytest.raises(SettingError):
        connect("record.db")
