"""Online lookup: off, confirmed, noted, through the given way only, and what servers may answer."""

import datetime
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hrd_desk.errors import DeskUnavailableError, InvalidInputError
from hrd_desk.geocoding.found_place import Origin
from hrd_desk.geocoding.online import (
    SECONDS_BETWEEN,
    LookupNotConfirmedError,
    OnlineLookup,
)
from hrd_desk.geocoding.online_settings import (
    LookupOffError,
    OnlineLookupError,
    OnlineSettings,
    Provider,
    read_online_settings,
    write_online_settings,
)
from hrd_desk.storage.sent_lookups import Lookup
from tests.builders import a_desk
from tests.geocoding.playing import (
    ALMATY,
    Play,
    Server,
    answer,
    closed_port,
    endless,
    feature,
    mute,
    playing,
    socks_proxy,
)

MOMENT = datetime.datetime(2026, 3, 1, 12, 0, tzinfo=datetime.UTC)


class FixedClock:
    def now_utc(self) -> datetime.datetime:
        return MOMENT


class Timer:
    """Time that passes only when somebody waits, or at each look."""

    def __init__(self, each_look_s: float = 0.0) -> None:
        self.now_s = 1000.0
        self.waits: list[float] = []
        self._each_look_s = each_look_s

    def look(self) -> float:
        self.now_s += self._each_look_s
        return self.now_s

    def wait(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now_s += seconds


def lookup_at(
    address: str,
    log: list[Lookup],
    *,
    provider: Provider = Provider.NOMINATIM,
    proxy: str = "",
    timer: Timer | None = None,
) -> OnlineLookup:
    settings = OnlineSettings(
        is_on=True, provider=provider, server=address, proxy=proxy, asks_each_time=False
    )
    timer = timer or Timer()
    return OnlineLookup(
        settings, log.append, clock=FixedClock(), now_s=timer.look, wait_s=timer.wait
    )


# --- nothing leaves -------------------------------------------------------------------------------


def test_new_settings_send_nothing_and_need_no_network() -> None:
    log: list[Lookup] = []
    lookup = OnlineLookup(OnlineSettings(), log.append)
    with pytest.raises(LookupOffError, match="Online lookup is off"):
        lookup.geocode("Almaty", is_confirmed=True)
    with pytest.raises(LookupOffError):
        lookup.reverse(43.2, 76.9, is_confirmed=True)
    assert log == []  # and the guard of conftest.py saw no socket


def test_each_question_must_be_confirmed_and_says_who_learns_what() -> None:
    log: list[Lookup] = []
    lookup = OnlineLookup(OnlineSettings(is_on=True), log.append)
    with pytest.raises(LookupNotConfirmedError) as caught:
        lookup.geocode("Hpakant")
    assert "Hpakant" in caught.value.sentence
    assert "nominatim.openstreetmap.org" in caught.value.sentence
    assert log == []


def test_what_cannot_be_noted_is_not_sent() -> None:
    def full(_lookup: Lookup) -> None:
        raise DeskUnavailableError("The disk is full.")

    settings = OnlineSettings(is_on=True, asks_each_time=False)
    with pytest.raises(DeskUnavailableError):
        OnlineLookup(settings, full).geocode("Almaty")


@pytest.mark.parametrize("name", ["", "   ", "x" * 201, "43.2242, 76.9288", "43° 13' N 76° E"])
def test_only_a_name_can_be_asked(name: str) -> None:
    log: list[Lookup] = []
    lookup = OnlineLookup(OnlineSettings(is_on=True), log.append)
    with pytest.raises(InvalidInputError):
        lookup.geocode(name, is_confirmed=True)


# --- asking ---------------------------------------------------------------------------------------


@pytest.mark.usefixtures("loopback")
def test_a_question_is_noted_then_answered_with_a_precision() -> None:
    log: list[Lookup] = []
    with playing(answer([ALMATY])) as server:
        (found,) = lookup_at(server.address, log).geocode(" Almaty \n", countries=["KZ"])
    assert (found.latitude_deg, found.longitude_deg) == (43.2363924, 76.9457275)
    assert (found.precision, found.country_code, found.origin) == ("locality", "KZ", Origin.ONLINE)
    assert log == [Lookup("127.0.0.1", "nominatim", "Almaty", MOMENT)]
    assert server.parameters()["q"] == ["Almaty"]
    assert server.parameters()["countrycodes"] == ["kz"]
    assert server.agents[0].startswith("hrd-desk/")


@pytest.mark.usefixtures("loopback")
@pytest.mark.parametrize(
    ("provider", "content", "precision"),
    [
        (Provider.PHOTON, feature(76.94, 43.23, name="Abay Street", type="street"), "street"),
        (Provider.PHOTON, feature(76.94, 43.23, name="Almaty Region", type="state"), "admin1"),
        (Provider.PELIAS, feature(76.94, 43.23, name="Almaty", layer="locality"), "locality"),
        (Provider.PELIAS, feature(76.94, 43.23, name="House", layer="address"), "exact"),
        (Provider.PELIAS, feature(76.94, 43.23, name="Odd", layer="unheard-of"), ""),
        (Provider.NOMINATIM, [{**ALMATY, "addresstype": "county"}], "admin2"),
    ],
)
def test_every_provider_says_how_precise_its_point_is(
    provider: Provider, content: Any, precision: str
) -> None:
    with playing(answer(content)) as server:
        (found,) = lookup_at(server.address, [], provider=provider).geocode("Almaty")
    assert found.precision == precision
    assert found.latitude_deg == pytest.approx(43.23, abs=0.01)


@pytest.mark.usefixtures("loopback")
def test_a_point_is_rounded_before_it_is_sent() -> None:
    log: list[Lookup] = []
    with playing(answer(ALMATY)) as server:
        lookup = lookup_at(server.address, log)
        lookup.reverse(43.224209880467825, 76.92875417789561)
        assert server.parameters()["lat"] == ["43.22"]
        assert server.parameters()["lon"] == ["76.93"]
        lookup.reverse(43.2242, 76.9287, is_exact=True)
        assert server.parameters()["lat"] == ["43.2242"]
    assert [entry.query for entry in log] == ["43.22, 76.93", "43.2242, 76.9287"]


@pytest.mark.usefixtures("loopback")
def test_nothing_found_is_an_empty_list() -> None:
    with playing(answer([])) as server:
        assert lookup_at(server.address, []).geocode("Nowhere") == []
    with playing(answer({"error": "Unable to geocode"})) as server:
        assert lookup_at(server.address, []).reverse(0, 0) == []


@pytest.mark.usefixtures("loopback")
def test_questions_keep_their_distance() -> None:
    timer = Timer()
    with playing(answer([ALMATY])) as server:
        lookup = lookup_at(server.address, [], timer=timer)
        for _question in range(3):
            lookup.geocode("Almaty")
    assert timer.waits == pytest.approx([SECONDS_BETWEEN, SECONDS_BETWEEN])


# --- servers that fail or lie ---------------------------------------------------------------------

DEEP = b"[" * 200_000


@pytest.mark.usefixtures("loopback")
@pytest.mark.parametrize(
    ("play", "words"),
    [
        (answer(b"<html><body>Log in to the hotel's network</body></html>"), "not with places"),
        (answer(b""), "not with places"),
        (answer(b"\xff\xfe\x00"), "not with places"),
        (answer(DEEP), "not with places"),
        (answer(b"null"), None),
        (answer("words"), "not with places"),
        (answer([1, 2, 3]), "not with places"),
        (answer([{"lat": "north", "lon": "east"}]), "not with places"),
        (answer([{"display_name": "Almaty"}]), "not with places"),
        (answer([{**ALMATY, "lat": "143.2"}]), "not with places"),
        (answer([{**ALMATY, "lon": "500"}]), "not with places"),
        (answer([{**ALMATY, "lat": "NaN"}]), "not with places"),
        (answer({"error": "I am a teapot"}), "refused or failed|not with places"),
        (answer([ALMATY], status=302, Location="http://127.0.0.1:1/"), "another address"),
        (answer([ALMATY], status=301, Location="https://elsewhere.example/"), "another address"),
        (answer([], status=429), "no more questions"),
        (answer([], status=403), "refused or failed"),
        (answer([], status=500), "refused or failed"),
        (answer([], status=503), "did not answer in time"),
        (answer(b"[]" + b" " * 10_000_000), "far more"),
        (endless, "far more"),
        (mute, "cannot be reached|refused or failed"),
    ],
)
def test_whatever_a_server_answers_ends_in_one_sentence(play: Play, words: str | None) -> None:
    with playing(play) as server:
        lookup = lookup_at(server.address, [])
        if words is None:
            assert lookup.geocode("Almaty") == []
            return
        with pytest.raises(OnlineLookupError, match=words) as caught:
            lookup.geocode("Almaty")
    assert "127.0.0.1" in caught.value.sentence
    assert "\n" not in caught.value.sentence
    assert len(server.asked) == 1, "it was asked again"


@pytest.mark.usefixtures("loopback")
@pytest.mark.parametrize("provider", [Provider.PHOTON, Provider.PELIAS])
@pytest.mark.parametrize(
    "content",
    [
        feature("east", "north", name="X"),
        feature(None, None, name="X"),
        feature(500, 43, name="X"),
        feature(76, 143, name="X"),
        {"features": [{"geometry": {"coordinates": [76]}, "properties": {}}]},
        {"features": [{}]},
        {"features": 7},
        [],
        {},
    ],
)
def test_lies_of_other_providers_end_in_one_sentence(provider: Provider, content: Any) -> None:
    with (
        playing(answer(content)) as server,
        pytest.raises(OnlineLookupError, match="not with places"),
    ):
        lookup_at(server.address, [], provider=provider).geocode("Almaty")


@pytest.mark.usefixtures("loopback")
def test_names_in_answers_are_cut_and_cannot_command_a_terminal() -> None:
    name = "\x1b[31m" + "A" * 5000 + "\nB"
    with playing(answer([{**ALMATY, "display_name": name}])) as server:
        (found,) = lookup_at(server.address, []).geocode("Almaty")
    assert len(found.name) <= 300
    assert found.name.isprintable()


@pytest.mark.usefixtures("loopback")
def test_a_server_that_is_not_there_is_told_in_one_sentence() -> None:
    lookup = lookup_at(f"http://127.0.0.1:{closed_port()}", [])
    with pytest.raises(OnlineLookupError, match="cannot be reached"):
        lookup.geocode("Almaty")


@pytest.mark.usefixtures("loopback")
def test_an_answer_that_trickles_past_its_time_is_given_up() -> None:
    with playing(answer([ALMATY] * 1000)) as server:
        lookup = lookup_at(server.address, [], timer=Timer(each_look_s=6.0))
        with pytest.raises(OnlineLookupError, match="in time"):
            lookup.geocode("Almaty")


# --- proxies --------------------------------------------------------------------------------------


@pytest.mark.usefixtures("loopback")
@pytest.mark.parametrize("scheme", ["http", "socks5h"])
def test_a_proxy_that_is_not_there_lets_nothing_past(scheme: str) -> None:
    with playing(answer([ALMATY])) as server:
        proxy = f"{scheme}://127.0.0.1:{closed_port()}"
        with pytest.raises(OnlineLookupError, match="Nothing was sent past it"):
            lookup_at(server.address, [], proxy=proxy).geocode("Almaty")
        assert server.asked == []


@pytest.mark.usefixtures("loopback")
def test_an_http_proxy_gets_the_question() -> None:
    with playing(answer([ALMATY])) as proxy:
        lookup = lookup_at("http://places.onion", [], proxy=proxy.address)
        (found,) = lookup.geocode("Almaty")
    assert found.country_code == "KZ"
    assert proxy.asked[0].startswith("http://places.onion/search?")


@pytest.mark.usefixtures("loopback")
def test_tor_looks_up_the_name_itself() -> None:
    with playing(answer([ALMATY])) as server, socks_proxy(server) as (port, names):
        lookup = lookup_at("http://places.onion", [], proxy=f"socks5h://127.0.0.1:{port}")
        (found,) = lookup.geocode("Almaty")
    assert names == ["places.onion"]
    assert found.country_code == "KZ"


@pytest.fixture
def _systems_proxy() -> Iterator[None]:
    names = ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY")
    before = {name: os.environ.get(name) for name in names}
    os.environ.update(dict.fromkeys(names, f"http://127.0.0.1:{closed_port()}"))
    yield
    for name, value in before.items():
        if value is None:
            del os.environ[name]
        else:
            os.environ[name] = value


@pytest.mark.usefixtures("loopback", "_systems_proxy")
def test_the_systems_proxy_is_not_taken_in_silence() -> None:
    with playing(answer([ALMATY])) as server:
        assert lookup_at(server.address, []).geocode("Almaty")
        assert len(server.asked) == 1


# --- settings -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        (OnlineSettings(provider=Provider.PELIAS), "needs the address"),
        (OnlineSettings(server="http://places.example.org"), "https://"),
        (OnlineSettings(server="places.example.org"), "looks like"),
        (OnlineSettings(server="https://user:word@places.example.org"), "looks like"),
        (OnlineSettings(server="https://places.example.org?key=1"), "looks like"),
        (OnlineSettings(server="https://places.example.org:99999"), "cannot be read"),
        (OnlineSettings(proxy="socks5://127.0.0.1:9050"), "socks5h"),
        (OnlineSettings(proxy="127.0.0.1:9050"), "looks like"),
        (OnlineSettings(proxy="ftp://127.0.0.1"), "looks like"),
    ],
)
def test_addresses_that_leak_or_fail_are_refused(settings: OnlineSettings, words: str) -> None:
    with pytest.raises(InvalidInputError, match=words):
        settings.checked()


def test_a_desk_keeps_the_settings_and_a_new_one_allows_nothing(tmp_path: Path) -> None:
    chosen = OnlineSettings(
        is_on=True, provider=Provider.PHOTON, proxy="socks5h://127.0.0.1:9050", asks_each_time=False
    )
    with a_desk(tmp_path) as desk:
        with desk.database.snapshot() as session:
            assert read_online_settings(session) == OnlineSettings()
        with desk.database.transaction("settings") as session:
            write_online_settings(session, chosen)
        with desk.database.snapshot() as session:
            assert read_online_settings(session) == chosen


def test_no_provider_whose_terms_forbid_keeping_results_is_offered() -> None:
    assert {provider.value for provider in Provider} == {"nominatim", "photon", "pelias"}


def test_the_public_servers_are_asked_encrypted() -> None:
    for provider in (Provider.NOMINATIM, Provider.PHOTON):
        settings = OnlineSettings(provider=provider).checked()
        assert settings.address.startswith("https://")
        assert settings.is_public


def test_the_played_servers_are_only_those_of_this_machine(opened_sockets: list[str]) -> None:
    assert opened_sockets == []
    assert Server("http://127.0.0.1:1", 1).asked == []
