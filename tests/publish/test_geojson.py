"""A map shows points only where the reports name a spot."""

import io
import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.publish.dossier import Dossier
from tocsin.publish.geojson import circle, write_geojson
from tocsin.publish.mask import Mask


@pytest.fixture
def features(dossiers: list[Dossier]) -> list[dict]:
    out = io.StringIO()
    write_geojson([(dossier, Mask()) for dossier in dossiers], out)
    collection = json.loads(out.getvalue())
    assert collection["type"] == "FeatureCollection"
    return collection["features"]


def test_a_town_is_a_point_with_longitude_first(features: list[dict]) -> None:
    assert features[0]["geometry"] == {"type": "Point", "coordinates": [-3.25, 41.5]}
    assert features[0]["properties"]["geometry_is"] == "point"


def test_a_province_is_a_circle_and_carries_its_precision(features: list[dict]) -> None:
    assert features[1]["geometry"]["type"] == "Polygon"
    assert features[1]["properties"]["place_precision"] == "admin1"
    assert features[1]["properties"]["uncertainty_km"] == 60.0


def test_a_country_has_no_geometry(features: list[dict]) -> None:
    assert features[2]["geometry"] is None
    assert features[2]["properties"]["geometry_is"] == "none"


def test_an_export_of_nothing_is_an_empty_collection() -> None:
    out = io.StringIO()
    assert write_geojson([], out) == 0
    assert json.loads(out.getvalue())["features"] == []


@given(st.floats(-90, 90), st.floats(-180, 180), st.floats(0, 1000))
def test_a_ring_is_closed_counter_clockwise_and_on_the_map(lat: float, lon: float, radius_km: float) -> None:
    ring = circle(lat, lon, radius_km)
    if not ring:
        return
    assert ring[0] == ring[-1]
    assert all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in ring)
    if radius_km > 0.01:
        area = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))
        assert area > 0 or abs(area) < 1e-6
