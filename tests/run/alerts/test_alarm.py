"""Alerts end to end: to a receiver that misbehaves, nothing is lost and nothing is told twice."""

import datetime as dt
import json
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import tocsin
from tocsin.errors import RecordBusyError, SettingError
from tocsin.record.lock import WriterLock

pytest.importorskip("numpy", reason="the extra alerts is not installed")
pytest.importorskip("httpcore2", reason="the extra alerts is not installed")
from tocsin.run.alerts.alarm import Sender, Told, list_alerts, run_alerts, try_alert
from tocsin.run.alerts.book import Alert, load_alerts, wanted_of_view
from tocsin.run.alerts.cursors import cursors_path
from tocsin.run.alerts.outside import Answer, post
from tocsin.run.alerts.signature import is_signed, new_secret, secrets_from
from tocsin.run.browse.threshold import Threshold
from webhookkit import Receiver, receiving

DAY = dt.date(2016, 8, 1)
SECRET = new_secret()
TOWNS = ("Ankara", "Izmir", "Adana", "Bursa", "Konya", "Gaziantep", "Mersin", "Trabzon")


def told_by(
    number: int, killed: int = 3, day: str = "2016-07-20", source: str = "Sample Wire (sample)"
) -> dict[str, Any]:
    town = TOWNS[number % len(TOWNS)]
    text = f"A bomb killed {killed} people in {town} on {day}, the governor said. It was attack {number} of the year."
    return {"text": text, "published": "2016-07-21", "source": source, "title": f"Bomb in {town}"}


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "record.db"
    add(path, *(told_by(n) for n in range(3)))
    return path


def add(path: Path, *reports: dict[str, Any]) -> None:
    with tocsin.open(path) as record:
        record.add(reports)


def alert(receiver: Receiver, **more: Any) -> Alert:
    made = Alert("turkey", wanted_of_view("country=TR"), receiver.url, "HOOK_SECRET", begins_at_start=True)
    return replace(made, **more)


def sender(waits: list[float] | None = None, send: Callable[..., Answer] = post) -> Sender:
    def quick(*words: Any, **more: Any) -> Answer:
        return send(*words, **{"seconds": 1.0, **more})

    kept = waits if waits is not None else []
    return Sender(sleep=kept.append, environment={"HOOK_SECRET": SECRET}, post=quick)


def run(path: Path, *alerts: Alert, **more: Any) -> list[Told]:
    return list(run_alerts(path, alerts, DAY, more.pop("sender", None) or sender(), **more))


def told_ids(receiver: Receiver) -> list[tuple[str, int]]:
    """Give what a receiver knows that keeps messages once by their id, as it should."""
    once = {one["headers"]["webhook-id"]: one["plain"] for one in receiver.took}
    return [
        (one["incident"]["id"], one["incident"]["revision"])
        for plain in once.values()
        for one in plain["data"]["items"]
    ]


def test_a_message_is_signed_and_says_what_is_new(record: Path) -> None:
    with receiving() as receiver:
        (told,) = run(record, alert(receiver, page="https://records.example.org/"))
    assert (told.messages, told.incidents, told.failed) == (1, 3, None)
    (came,) = receiver.took
    assert is_signed(secrets_from(SECRET, "", ""), came["headers"], came["body"], dt.datetime.now().timestamp())
    assert came["plain"]["type"] == "tocsin.incidents"
    assert {one["what"] for one in came["plain"]["data"]["items"]} == {"new"}
    for one in came["plain"]["data"]["items"]:
        assert one["url"] == f"https://records.example.org/incident/{one['incident']['id']}"
        assert "3 killed" in one["text"]


def test_what_was_told_is_not_told_again(record: Path) -> None:
    with receiving() as receiver:
        run(record, alert(receiver))
        assert run(record, alert(receiver))[0].note == "nothing new"
        add(record, told_by(5))
        (told,) = run(record, alert(receiver))
    assert told.incidents == 1
    assert len(receiver.seen) == 2
    assert len(set(told_ids(receiver))) == len(told_ids(receiver)) == 4


def test_a_change_says_what_it_changed_since_the_receiver_last_heard(record: Path) -> None:
    with receiving() as receiver:
        run(record, alert(receiver))
        later = "Seven people died in the bombing in Izmir on 20 July 2016, the hospital said on Friday."
        add(record, {"text": later, "published": "2016-07-22", "source": "Sample Post (sample)"})
        run(record, alert(receiver))
    (item,) = receiver.took[-1]["plain"]["data"]["items"]
    assert item["what"] == "changed"
    assert "killed" in {one["field"] for one in item["changes"]}


def test_what_was_rejected_is_withdrawn_and_what_was_never_told_is_not(record: Path) -> None:
    with receiving() as receiver:
        run(record, alert(receiver))
        add(record, told_by(6))
        with tocsin.open(record) as store:
            told = receiver.took[0]["plain"]["data"]["items"][0]["incident"]["id"]
            new = next(one.id for one in store.incidents(place="Mersin"))
            for one in (told, new):
                store.decide(one, "reject", by="ada", why="no such act")
        run(record, alert(receiver))
    (item,) = receiver.took[-1]["plain"]["data"]["items"]
    assert (item["what"], item["incident"]["id"], item["incident"]["state"]) == ("withdrawn", told, "rejected")


def test_a_new_alert_begins_with_what_changes_from_now_on(record: Path) -> None:
    with receiving() as receiver:
        (told,) = run(record, alert(receiver, begins_at_start=False))
        assert "begins now" in told.note
        assert receiver.seen == []
        add(record, told_by(4))
        (told,) = run(record, alert(receiver, begins_at_start=False))
    assert told.incidents == 1


@pytest.mark.parametrize("behaviour", ["500", "503", "429", "drop", "slow", "garbage"])
def test_a_receiver_that_fails_for_a_while_is_tried_again_with_the_same_message(record: Path, behaviour: str) -> None:
    waits: list[float] = []
    with receiving(behaviour, behaviour, "ok") as receiver:
        (told,) = run(record, alert(receiver), sender=sender(waits))
    assert told.failed is None
    assert len({one["headers"]["webhook-id"] for one in receiver.seen}) == 1
    assert len(receiver.seen) == 3
    assert waits == ([7.0, 7.0] if behaviour == "429" else [1.0, 5.0])
    assert len(told_ids(receiver)) == 3


@pytest.mark.parametrize("behaviour", ["500", "drop", "slow", "404", "redirect"])
def test_what_a_receiver_did_not_take_waits_for_the_next_run(record: Path, behaviour: str) -> None:
    with receiving(behaviour) as receiver:
        (told,) = run(record, alert(receiver))
        assert told.failed
        assert told.incidents == 0
        (listed,) = list_alerts(record, [alert(receiver)])
        assert (listed["waits"], listed["failures"], listed["failed"]) == (True, 1, told.failed)
        assert len(receiver.seen) == (3 if behaviour in ("500", "drop", "slow") else 1)
        add(record, told_by(5))
        receiver.behaviours = ["ok"]
        (told,) = run(record, alert(receiver))
    assert told.failed is None
    assert len({one["headers"]["webhook-id"] for one in receiver.seen}) == 2  # the waiting one, and one for the newest
    assert len(set(told_ids(receiver))) == len(told_ids(receiver)) == 4
    (listed,) = list_alerts(record, [alert(receiver)])
    assert (listed["waits"], listed["failed"]) == (False, None)


def test_an_answer_that_is_lost_gives_the_same_message_again_and_not_another(record: Path) -> None:
    with receiving("took_and_dropped", "took_and_dropped", "took_and_dropped", "ok") as receiver:
        assert run(record, alert(receiver))[0].failed
        assert run(record, alert(receiver))[0].failed is None
    assert len(receiver.took) == 4
    assert len({one["headers"]["webhook-id"] for one in receiver.took}) == 1
    assert len({one["body"] for one in receiver.took[:3]}) == 1


def test_many_incidents_come_in_several_messages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tocsin.run.alerts.alarm.MOST_ITEMS", 3)
    path = tmp_path / "record.db"
    add(path, *(told_by(n) for n in range(7)))
    with receiving("ok", "ok", "500") as receiver:
        (told,) = run(path, alert(receiver))
        assert (told.messages, told.incidents) == (2, 6)
        assert told.failed
        receiver.behaviours = ["ok"]
        run(path, alert(receiver))
    assert [one["plain"]["data"]["has_more"] for one in receiver.took] == [True, True, False]
    assert len(set(told_ids(receiver))) == len(told_ids(receiver)) == 7


@pytest.mark.parametrize("seed", range(4))
def test_whatever_a_receiver_does_in_the_end_it_knows_the_newest_of_everything(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    path = tmp_path / "record.db"
    with receiving() as receiver:
        for round_ in range(5):
            add(
                path,
                *(told_by(chance.randrange(8), killed=3 + round_, source=f"Sample {round_} (sample)") for _ in "ab"),
            )
            receiver.behaviours = [chance.choice(["ok", "500", "drop", "took_and_dropped", "404"]) for _ in range(3)]
            run(path, alert(receiver))
        receiver.behaviours = ["ok"]
        run(path, alert(receiver))
    newest: dict[str, int] = {}
    for incident, revision in told_ids(receiver):
        newest[incident] = max(revision, newest.get(incident, 0))
    with tocsin.open(path) as store:
        assert newest == {one.id: one.revision for one in store.incidents(country="TR")}


def test_a_receiver_that_fails_holds_up_no_other(record: Path) -> None:
    with receiving("500") as bad, receiving() as good:
        alerts = [replace(alert(bad), name="bad"), replace(alert(good), secret_env="UNSET", name="unset"), alert(good)]
        told = run(record, *alerts)
        assert [one.failed is None for one in told] == [False, False, True]
        assert "UNSET" in (told[1].failed or "")
        assert len(good.took) == 1
        assert [one.alert for one in run(record, *alerts, only=["turkey"])] == ["turkey"]
        with pytest.raises(SettingError, match="no alert 'other'"):
            run(record, *alerts, only=["other"])


def test_two_runs_at_once_are_refused(record: Path) -> None:
    lock = WriterLock(cursors_path(record))
    with receiving() as receiver, pytest.raises(RecordBusyError):
        run(record, alert(receiver))
    lock.release()
    assert receiver.seen == []


def test_cursors_of_another_record_or_damaged_ones_are_refused(record: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    add(other, told_by(7))
    with receiving() as receiver:
        run(record, alert(receiver))
        cursors_path(other).write_bytes(cursors_path(record).read_bytes())
        with pytest.raises(SettingError, match="belongs to another record"):
            run(other, alert(receiver))
        for words in ("", "[]", "{}", '{"version": 2, "record": "", "alerts": {}}', '{"alerts": {"a": 1}}'):
            cursors_path(other).write_text(words)
            with pytest.raises(SettingError, match="move it away"):
                run(other, alert(receiver))


def test_a_test_message_says_nothing_and_moves_nothing(record: Path) -> None:
    with receiving() as receiver:
        assert try_alert(alert(receiver), sender()).is_taken
        assert receiver.took[0]["plain"]["type"] == "tocsin.test"
        assert run(record, alert(receiver))[0].incidents == 3


def test_private_names_stay_out_of_messages(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    text = 'A bomb killed Emre Kavak, a shopkeeper, in Ankara on 20 July 2016, police said. "We ran," said Elif Demir, a student.'
    add(path, {"text": text, "published": "2016-07-21", "source": "Sample Wire (sample)"})
    with receiving() as receiver:
        run(path, alert(receiver))
    assert receiver.took
    assert b"Kavak" not in receiver.took[0]["body"]


def test_a_threshold_is_told_once_until_it_was_not_so(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    quiet = [told_by(n, day=f"2016-0{1 + n % 6}-10") | {"published": f"2016-0{1 + n % 6}-11"} for n in range(6)]
    early = [{"text": f"The council met in session {n}.", "published": f"2015-{n:02}-15"} for n in range(8, 13)]
    rise = [told_by(n, day=f"2016-07-{10 + n}") for n in range(8)]
    unusual = Threshold(days=30, windows=9, at_least=3)
    add(path, *quiet, *early, *({"text": f"Note {n}.", "published": f"2016-0{n}-20"} for n in range(1, 8)))
    with receiving() as receiver:
        watching = alert(receiver, threshold=unusual)
        assert run(path, watching)[0].messages == 0
        add(path, *rise)
        receiver.behaviours = ["500", "500", "500", "ok"]
        assert run(path, watching)[0].failed
        assert run(path, watching)[0].messages == 1
        assert run(path, watching)[0].messages == 0
    (came,) = receiver.took
    assert came["plain"]["type"] == "tocsin.threshold"
    assert came["plain"]["data"]["window"]["count"] > came["plain"]["data"]["limit"]
    assert came["plain"]["data"]["rule"] == "ears_c2"


# --- the file -----------------------------------------------------------------------------------------------------------


BOOK = """
[[alert]]
name = "istanbul"
view = "http://127.0.0.1:8765/?country=TR&province=Istanbul&family=attack&from=2016&bars=week&sort=-killed"
webhook = "https://example.org/hooks/tocsin"
secret_env = "HOOK_SECRET"

[[alert]]
name = "rise"
view = "country=TR&min_killed=1"
webhook = "http://127.0.0.1:9000/"
secret_file = "hook.secret"
threshold = { days = 7, windows = 26, counted = "killed", at_least = 5 }
"""


def test_the_file_takes_views_as_they_stand_in_the_address(tmp_path: Path) -> None:
    (tmp_path / "alerts.toml").write_text(BOOK)
    (tmp_path / "hook.secret").write_text(SECRET + "\n")
    first, second = load_alerts(tmp_path / "alerts.toml")
    assert (first.wanted.countries, first.wanted.provinces, first.wanted.families) == (
        ("TUR",),
        ("Istanbul",),
        ("attack",),
    )
    assert first.wanted.since == dt.date(2016, 1, 1)
    assert (second.wanted.min_killed, second.threshold) == (1, Threshold(7, 26, "killed", 5))
    assert second.secrets() == secrets_from(SECRET, "", "")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('name = "istanbul"', 'name = "Istan bul"', "small letters"),
        ('name = "istanbul"', 'name = "rise"', "two alerts are called rise"),
        ("country=TR&province", "country=Narnia&province", "Narnia"),
        ("&bars=week", "&colour=red", "'colour' is no filter"),
        ("min_killed=1", "min_killed=many", "is no number"),
        ("https://example.org", "http://example.org", "over https"),
        ("https://example.org", "https://me:word@example.org", "no name and password"),
        ('secret_env = "HOOK_SECRET"', "", "secret_env"),
        ('secret_env = "HOOK_SECRET"', 'secret_env = "A"\nsecret_file = "b"', "one of secret_env"),
        ('secret_env = "HOOK_SECRET"', 'secret = "whsec_x"', "'secret' is nothing"),
        ('secret_env = "HOOK_SECRET"', 'secret_env = "A"\nbegin = "soon"', "begin is"),
        ('secret_env = "HOOK_SECRET"', 'secret_env = "A"\nprivate_network = "yes"', "true or false"),
        ("days = 7", "days = 0", "from 1 to 366"),
        ("days = 7", "hours = 7", "hours"),
        ("windows = 26", "windows = 3", "from 7 to 520"),
        ('counted = "killed"', 'counted = "fear"', "counted is one of"),
        ("[[alert]]", "[alert]", "cannot be read"),
        ("[[alert]]", "[[alarm]]", "holds [[alert]] tables"),
    ],
)
def test_what_cannot_be_used_in_the_file_is_said_with_the_name_of_its_alert(
    tmp_path: Path, old: str, new: str, says: str
) -> None:
    path = tmp_path / "alerts.toml"
    path.write_text(BOOK.replace(old, new, 1))
    with pytest.raises(SettingError) as refused:
        load_alerts(path)
    assert says in str(refused.value)


def test_a_secret_is_never_in_what_is_kept(record: Path) -> None:
    with receiving() as receiver:
        run(record, alert(receiver))
    kept = cursors_path(record).read_text()
    assert SECRET not in kept
    assert json.loads(kept)["alerts"]["turkey"]["after"] > 0
