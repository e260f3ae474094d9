"""Whether a view is unusual for its own history, and when that cannot be said."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recordkit import Clock, entry, fill, incident

pytest.importorskip("numpy", reason="numpy is not installed")
from tocsin.errors import SettingError
from tocsin.record.memory import MemoryRecord
from tocsin.record.sqlite import SqliteRecord
from tocsin.run.browse.catalogue_read import read_catalogue
from tocsin.run.browse.threshold import Threshold, in_words, threshold

END = dt.date(2016, 12, 31)
Measure = Callable[..., dict[str, Any]]


@pytest.fixture
def measure(tmp_path: Path) -> Iterator[Measure]:
    """Measure a record with so many incidents a window of ten days, the newest window first."""
    made: list[SqliteRecord] = []

    def measured(counts: Sequence[int], killed: int = 2, loaded: int = 1, **asked: Any) -> dict[str, Any]:
        record = SqliteRecord.open(tmp_path / f"{len(made)}.db", create=True, writing=True, clock=Clock())
        made.append(record)
        days = [END - dt.timedelta(days=10 * back + n % 10) for back, count in enumerate(counts) for n in range(count)]
        told = [entry(n, day=day, killed=killed) for n, day in enumerate(days)]
        empty = [entry(1000 + back, day=END - dt.timedelta(days=10 * back)) for back in range(len(counts)) if loaded]
        fill(record, [*told, *empty])
        record.append_incidents(
            [incident(f"i{n:04}", [one.coded.mentions[0]], killed=killed) for n, one in enumerate(told)]
        )
        catalogue = read_catalogue(record)
        mask = catalogue.is_current
        return threshold(record, catalogue, mask, END, Threshold(days=10, **{"windows": 12, **asked}))

    yield measured
    for record in made:
        record.close()


def test_many_more_than_ever_before_are_above(measure: Measure) -> None:
    found = measure([9, 9, 1, 2, 1, 0, 2, 1, 1, 2, 1, 0, 1])
    assert found["state"] == "above"
    assert found["mean"] == pytest.approx(12 / 11, abs=0.01)  # the window before the newest is left out
    assert found["limit"] == pytest.approx(found["mean"] + 3 * found["spread"], abs=0.02)
    assert "more than the limit" in in_words(found)


def test_as_many_as_always_are_within(measure: Measure) -> None:
    found = measure([5, 5, 5, 4, 6, 5, 5, 4, 6, 5])
    assert found["state"] == "within"
    assert found["window"] == {"start": "2016-12-22", "end": "2016-12-31", "count": 5, "spanning": 0, "reports": 6}


def test_few_are_never_unusual_even_where_nothing_ever_happened(measure: Measure) -> None:
    quiet = [0] * 12
    assert measure([2, *quiet])["state"] == "within"
    assert measure([3, *quiet])["state"] == "above"
    assert measure([3, *quiet], at_least=4)["state"] == "within"


def test_an_even_rate_is_measured_by_what_chance_makes_of_it(measure: Measure) -> None:
    # Nine earlier windows of exactly four: their spread is none, that of chance is two.
    found = measure([9, 0, *[4] * 9])
    assert (found["mean"], found["spread"], found["limit"], found["state"]) == (4.0, 2.0, 10.0, "within")


def test_too_little_history_is_said_and_nothing_is_guessed(measure: Measure) -> None:
    found = measure([9, 1, 1, 1])
    assert found["state"] == "too_little_history"
    assert found["mean"] is found["limit"] is None
    assert "2 earlier windows with reports, 7 are needed" in in_words(found)


def test_windows_of_which_no_report_was_loaded_are_no_history_of_quiet(measure: Measure) -> None:
    found = measure([4, 0, 1, 0, 0, 1, 0, 0, 0, 0, 1, 0, 1], loaded=0)
    assert found["state"] == "too_little_history"
    assert found["windows_known"] == 4


def test_where_nothing_was_loaded_nothing_is_said(measure: Measure) -> None:
    found = measure([0, 2, 2, 2, 2, 2, 2, 2, 2], loaded=0)
    assert found["state"] == "nothing_loaded"
    assert "nothing can be said" in in_words(found)


def test_people_killed_can_be_counted_instead(measure: Measure) -> None:
    found = measure([4, 0, *[1] * 8], killed=10, counted="killed")
    assert found["window"]["count"] == 40
    assert found["mean"] == 10.0


@pytest.mark.parametrize("asked", [{"days": 0}, {"windows": 6}, {"at_least": 0}, {"counted": "fear"}, {"days": True}])
def test_what_cannot_be_measured_is_refused(asked: dict[str, Any]) -> None:
    with pytest.raises(SettingError):
        Threshold(**asked)


@given(on=st.dates(), days=st.integers(1, 366), windows=st.integers(7, 520))
@settings(max_examples=40, deadline=None)
def test_any_day_of_the_calendar_can_be_looked_back_from(on: dt.date, days: int, windows: int) -> None:
    with MemoryRecord(Clock()) as record:
        catalogue = read_catalogue(record)
        found = threshold(record, catalogue, catalogue.is_current, on, Threshold(days, windows))
    assert found["state"] == "nothing_loaded"
    assert len(found["history"]) <= windows
    ends = [one["end"] for one in found["history"]]
    assert ends == sorted(ends, reverse=True)


def test_the_route_says_it_in_words_too(api: Any) -> None:
    found = api.get("/api/v1/threshold", params={"country": "TR", "on": "2016-06-30", "days": 30})
    assert found.status_code == 200
    assert found.json()["state"] in ("within", "above", "too_little_history", "nothing_loaded")
    assert found.json()["words"]
    assert api.get("/api/v1/threshold", params={"windows": 3}).status_code == 422
    assert api.get("/api/v1/threshold", params={"on": "soon"}).status_code == 422
