"""Counts by place and period, and what a plain window of place and time would merge."""

import csv
import datetime as dt
import io
import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recordkit import PLACES, Clock, entry, fill, incident
from tocsin.model.incident import Incident
from tocsin.record.memory import MemoryRecord

pytest.importorskip("numpy", reason="numpy is not installed")
from tocsin.errors import SettingError
from tocsin.run.browse.aggregate import aggregate, aggregate_csv
from tocsin.run.browse.catalogue import Catalogue
from tocsin.run.browse.catalogue_read import read_catalogue
from tocsin.run.browse.match_window import match_window

Told = tuple[str | None, dt.date | None, str]  # place, day, verb


def made_of(told: Sequence[Told]) -> tuple[MemoryRecord, Catalogue]:
    record = MemoryRecord(Clock())
    entries = [entry(n, place=place, day=day, verb=verb, killed=2) for n, (place, day, verb) in enumerate(told)]
    fill(record, entries)
    record.append_incidents([incident(f"i{n:03}", [one.coded.mentions[0]], killed=2) for n, one in enumerate(entries)])
    return record, read_catalogue(record)


def months(counts: Sequence[int], place: str = "Ankara") -> list[Told]:
    return [(place, dt.date(2015, n + 1, 1 + k), "bomb") for n, count in enumerate(counts) for k in range(count)]


def test_every_place_has_every_period_and_its_average_before() -> None:
    record, catalogue = made_of([*months([1, 2, 3, 8]), *months([0, 0, 0, 1], "Lima")])
    made = aggregate(record, catalogue, catalogue.is_current, "country", "month")
    assert [(one["place"], one["start"][:7], one["incidents"], one["average"]) for one in made["rows"]] == [
        ("PER", "2015-01", 0, None),
        ("PER", "2015-02", 0, None),
        ("PER", "2015-03", 0, None),
        ("PER", "2015-04", 1, 0.0),
        ("TUR", "2015-01", 1, None),
        ("TUR", "2015-02", 2, None),
        ("TUR", "2015-03", 3, None),
        ("TUR", "2015-04", 8, 2.0),
    ]
    newest = made["rows"][-1]
    assert (newest["change"], newest["against_average"], newest["killed_low"], newest["reports"]) == (6.0, 4.0, 16, 9)
    assert made["rows"][3]["against_average"] is None


@given(
    st.lists(
        st.tuples(
            st.sampled_from([*PLACES, None]),
            st.one_of(st.none(), st.dates(dt.date(2015, 1, 1), dt.date(2015, 12, 31))),
            st.sampled_from(("bomb", "raid")),
        ),
        max_size=12,
    ),
    st.sampled_from(("country", "province")),
    st.sampled_from(("day", "week", "month", "year", "auto")),
)
@settings(max_examples=30, deadline=None)
def test_rows_and_what_is_left_out_add_up(told: list[Told], by: str, bucket: str) -> None:
    record, catalogue = made_of(told)
    made = aggregate(record, catalogue, catalogue.is_current, by, bucket)
    counted = sum(one["incidents"] for one in made["rows"])
    assert counted + made["not_dated"] + made["not_placed"] + made["spanning"] == made["total"] == len(told)


def test_a_table_to_take_along_says_the_same() -> None:
    record, catalogue = made_of(months([1, 2, 3, 8]))
    made = aggregate(record, catalogue, catalogue.is_current, "country", "month")
    rows = list(csv.DictReader(io.StringIO(aggregate_csv(made))))
    assert [(one["place"], one["incidents"], one["average"]) for one in rows] == [
        ("TUR", "1", ""),
        ("TUR", "2", ""),
        ("TUR", "3", ""),
        ("TUR", "8", "2.0"),
    ]


def test_too_many_rows_are_refused_with_what_to_do() -> None:
    record, catalogue = made_of([("Ankara", dt.date(1500, 1, 1), "bomb"), ("Lima", dt.date(1999, 1, 1), "bomb")])
    with pytest.raises(SettingError, match="take a wider bucket"):
        aggregate(record, catalogue, catalogue.is_current, "country", "day")


# --- the window -----------------------------------------------------------------------------------------------------


Spot = tuple[float, float, int, str]  # lat, lon, day of the year, verb


def spots(several: Sequence[Spot]) -> Catalogue:
    record = MemoryRecord(Clock())
    entries = [entry(n, day=dt.date(2015, 1, 1) + dt.timedelta(days=s[2]), verb=s[3]) for n, s in enumerate(several)]
    fill(record, entries)
    record.append_incidents(
        [
            _at(incident(f"i{n:03}", [one.coded.mentions[0]]), s)
            for n, (one, s) in enumerate(zip(entries, several, strict=True))
        ]
    )
    return read_catalogue(record)


def _at(made: Incident, spot: Spot) -> Incident:
    assert made.place is not None
    return replace(made, place=replace(made.place, value=replace(PLACES["Ankara"], lat=spot[0], lon=spot[1])))


def test_a_window_joins_what_is_near_and_leaves_the_rest() -> None:
    catalogue = spots(
        [(39.92, 32.85, 0, "bomb"), (39.93, 32.86, 1, "bomb"), (39.93, 32.86, 1, "raid"), (39.0, 32.0, 0, "bomb")]
    )
    mask = catalogue.is_current
    assert match_window(catalogue, mask, 5, 1, True)["left"] == 3
    assert match_window(catalogue, mask, 5, 1, False)["left"] == 2
    assert match_window(catalogue, mask, 5, 0, True)["left"] == 4
    assert match_window(catalogue, mask, 0.5, 1, False)["left"] == 3
    (pair,) = match_window(catalogue, mask, 5, 1, True)["pairs"]
    assert (pair["left"], pair["right"], pair["days"]) == ("i000", "i001", 1)


def test_the_date_line_parts_nobody() -> None:
    catalogue = spots([(-17.0, 179.99, 0, "bomb"), (-17.0, -179.99, 0, "bomb")])
    assert match_window(catalogue, catalogue.is_current, 5, 0, True)["left"] == 1


def test_what_has_no_exact_day_or_place_stands_for_itself() -> None:
    _, catalogue = made_of([("Sahel", dt.date(2015, 1, 1), "bomb"), (None, None, "bomb"), ("Ankara", None, "bomb")])
    made = match_window(catalogue, catalogue.is_current, 100, 31, False)
    assert (made["compared"], made["not_compared"], made["left"]) == (0, 3, 3)


@given(
    st.lists(
        st.tuples(st.floats(30, 30.2), st.floats(10, 10.2), st.integers(0, 3), st.sampled_from(("bomb", "raid"))),
        max_size=8,
    ),
    st.floats(0, 20),
    st.integers(0, 2),
    st.booleans(),
)
@settings(max_examples=30, deadline=None)
def test_pairs_are_those_that_comparing_all_finds(several: list[Spot], km: float, days: int, same: bool) -> None:
    catalogue = spots(several)
    made = match_window(catalogue, catalogue.is_current, km, days, same)
    expected = 0
    for n, one in enumerate(several):
        for other in several[:n]:
            first, last = math.radians(one[0]), math.radians(other[0])
            turn = math.radians(one[1] - other[1])
            half = math.sin((last - first) / 2) ** 2 + math.cos(first) * math.cos(last) * math.sin(turn / 2) ** 2
            apart = 2 * 6371.0088 * math.asin(math.sqrt(half))
            is_type = one[3] == other[3] or not same
            expected += apart <= km and abs(one[2] - other[2]) <= days and is_type
    assert made["pairs_found"] == expected
    assert made["left"] + made["merged_away"] == made["total"] == len(several)


def test_the_routes_answer(api: Any) -> None:
    made = api.get("/api/v1/aggregate", params={"by": "country", "bucket": "year"}).json()
    table = api.get("/api/v1/aggregate.csv", params={"by": "country", "bucket": "year"}).text
    assert len(table.splitlines()) == len(made["rows"]) + 1
    assert api.get("/api/v1/match-window", params={"km": 5, "days": 2}).json()["total"] == made["total"]
    assert api.get("/api/v1/match-window", params={"km": 5000}).status_code == 422
