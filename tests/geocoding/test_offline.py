"""The gazetteer as a geopy geocoder: geopy's calls, results and errors, and no network."""

import json
import subprocess
import sys
from typing import Any

import pytest
from geopy.exc import GeocoderQueryError, GeocoderUnavailable
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point

from hrd_desk.geocoding.offline import NoNetworkAdapter, OfflineGazetteer
from tests.geocoding.finder import finder


@pytest.fixture(scope="module")
def geocoder() -> OfflineGazetteer:
    return OfflineGazetteer(finder())


def test_it_is_a_geocoder_and_returns_locations(geocoder: OfflineGazetteer) -> None:
    assert isinstance(geocoder, Geocoder)
    found = geocoder.geocode("Алматы")
    assert isinstance(found, Location)
    assert found.address == "Almaty, Kazakhstan"
    assert (found.latitude, found.longitude) == pytest.approx((43.25249, 76.9115))
    assert found.raw["precision"] == "locality"
    assert found.raw["country_code"] == "KZ"
    json.dumps(found.raw)


def test_several_are_a_list_and_none_is_none(geocoder: OfflineGazetteer) -> None:
    several = geocoder.geocode("San Fernando", exactly_one=False, limit=4, country_codes="PH")
    assert len(several) == 4
    assert {location.raw["country_code"] for location in several} == {"PH"}
    assert geocoder.geocode("qqqqzzzzxxxx") is None
    assert geocoder.geocode("qqqqzzzzxxxx", exactly_one=False) is None
    assert geocoder.geocode("Almaty", language="ru").address == "Алматы, Казахстан"


@pytest.mark.parametrize(
    "query", [(43.2242, 76.9288), "43.2242, 76.9288", Point(43.2242, 76.9288), [43.2242, 76.9288]]
)
def test_reverse_takes_points_as_geopys_own_do(geocoder: OfflineGazetteer, query: Any) -> None:
    found = geocoder.reverse(query)
    assert found.address == "Almaty, Kazakhstan"
    assert found.raw["distance_km"] == pytest.approx(3.44, abs=0.05)
    assert len(geocoder.reverse(query, exactly_one=False, limit=3)) == 3
    assert geocoder.reverse((0, -30)) is None


def test_errors_are_geopys_own(geocoder: OfflineGazetteer) -> None:
    with pytest.raises(GeocoderQueryError):
        geocoder.geocode({"city": "Almaty"})  # type: ignore[arg-type]  # a mistake, on purpose
    with pytest.warns(UserWarning, match="Latitude"), pytest.raises(ValueError, match="Latitude"):
        geocoder.reverse((143.0, 76.0))


def test_the_adapter_refuses_every_request(geocoder: OfflineGazetteer) -> None:
    assert isinstance(geocoder.adapter, NoNetworkAdapter)
    for ask in (geocoder.adapter.get_json, geocoder.adapter.get_text):
        with pytest.raises(GeocoderUnavailable):
            ask("https://example.org/", timeout=1, headers={})


def test_the_program_starts_without_any_of_it() -> None:
    program = (
        "import sys\n"
        "import hrd_desk.gui.application, hrd_desk.cli.app\n"
        "heavy = {'geopy', 'rapidfuzz', 'anyascii', 'requests', 'zstandard', 'socks'}\n"
        "print(sorted(heavy & {name.partition('.')[0] for name in sys.modules}))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True
    )
    loaded = set(json.loads(done.stdout.replace("'", '"')))
    assert loaded <= {"zstandard"}, "zstandard belongs to the exchange"
