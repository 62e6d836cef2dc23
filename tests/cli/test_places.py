"""`geocode`, `reverse`, `online`; `find --near` a place by name; the problem of a stray point."""

import json
from pathlib import Path

import pytest

from hrd_desk.geocoding.online_settings import OnlineSettings, write_online_settings
from hrd_desk.model.own_place import OwnPlace
from hrd_desk.storage.opening import open_desk
from hrd_desk.storage.own_places import save_own_place
from hrd_desk.storage.sent_lookups import load_lookups
from tests.builders import PASSPHRASE
from tests.cli.program import REFERENCE, a_desk_with_seed, is_one_sentence, run, start
from tests.geocoding.playing import ALMATY, answer, closed_port, playing

STRAY = '{"title": "Kyrgyzstan: arrest", "country": "KG", "places": [{"lat": 51.17, "lon": 71.43}]}'


def keep_camp(desk: Path) -> None:
    with open_desk(desk, PASSPHRASE) as opened, opened.database.transaction("keep") as session:
        save_own_place(session, OwnPlace("Camp 4", 21.2091, 92.1333, "exact", "BD"))


def allow_online(desk: Path, server: str) -> None:
    settings = OnlineSettings(is_on=True, server=server)
    with open_desk(desk, PASSPHRASE) as opened, opened.database.transaction("settings") as session:
        write_online_settings(session, settings)


def sent(desk: Path) -> list[str]:
    with open_desk(desk, PASSPHRASE) as opened, opened.database.snapshot() as session:
        return [f"{lookup.host} {lookup.query}" for lookup in load_lookups(session)]


# --- geocode --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "first"),
    [
        (["Almaty"], "43.25249, 76.91150  locality  Almaty, Kazakhstan (Алматы)"),
        (["Алматы"], "43.25249, 76.91150  locality  Almaty, Kazakhstan (Алматы)"),
        (["Teknaf", "--country", "BD"], "Teknāf, Cox's Bazar, Chittagong, Bangladesh"),
        (["Teknaf", "--country", "Bangladesh"], "Teknāf"),
        (["Dili", "--country", "Timor-Leste"], "Timor"),
        (["Kachin", "State"], "admin1    Kachin State, Myanmar"),
        (["Almatty", "--country", "kz"], "[similar name]"),
        (["Xyzzyville,", "Teknaf,", "Bangladesh"], "[only the larger place was found]"),
    ],
)
def test_a_place_is_found_by_name(arguments: list[str], first: str) -> None:
    ended = run("geocode", *arguments)
    assert ended.status == 0
    assert first in ended.out.splitlines()[0]


def test_json_has_what_a_program_needs() -> None:
    (found,) = run("geocode", "Teknaf", "--country", "BD", "--limit", "1", "--json").json["places"]
    assert found == {
        "name": "Teknāf",
        "native_name": None,
        "asked_name": "Teknaf",
        "district": "Cox's Bazar",
        "region": "Chittagong",
        "country": "Bangladesh",
        "country_code": "BD",
        "lat": pytest.approx(20.858, abs=0.01),
        "lon": pytest.approx(92.298, abs=0.01),
        "precision": "locality",
        "population": found["population"],
        "match": "exact",
        "found_by": "gazetteer",
        "geonames": 1185095,
    }


def test_nothing_found_is_said() -> None:
    ended = run("geocode", "qqqqzzzzxxxx")
    assert (ended.status, ended.out) == (0, "")
    assert "No place is called like that" in ended.err
    assert run("geocode", "qqqqzzzzxxxx", "--json").json == {"places": []}


def test_coordinates_are_read_too_and_said() -> None:
    ended = run("geocode", "43.2242 N 76.9288 E", "--limit", "1")
    assert ended.out.endswith("Almaty, Kazakhstan (Алматы)\n")
    assert "Read as latitude 43.2242, longitude 76.9288." in ended.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["geocode", "Osh", "--country", "Atlantis"], "No country is called"),
        (["geocode", "95, 200"], "latitude is out of range"),
        (["geocode", "Osh", "--online", "photon"], "Name a desk"),
        (["reverse", "Almaty"], "That is no point"),
        (["reverse", "95", "200"], "latitude is out of range"),
        (["reverse", "43.2"], "That is no point"),
        (["reverse", "43.2", "76.9", "--online", "pelias"], "Name a desk"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(arguments: list[str], words: str) -> None:
    ended = run(*arguments)
    assert (ended.status, ended.out) == (1, "")
    assert words in ended.err
    assert is_one_sentence(ended.err)


@pytest.mark.parametrize(
    "arguments", [["geocode"], ["geocode", "A", "--limit", "0"], ["reverse"]], ids=str
)
def test_wrong_usage_has_status_2(arguments: list[str]) -> None:
    assert run(*arguments).status == 2


def test_own_places_of_a_desk_come_first(desk: Path) -> None:
    keep_camp(desk)
    ended = run("geocode", "camp 4", "--desk", desk)
    assert ended.out.splitlines()[0].startswith("21.20910, 92.13330  exact     Camp 4, Bangladesh")
    assert "[own place]" in ended.out


# --- reverse --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "point",
    [
        ["43.224209880467825", "76.92875417789561"],
        ["43.224209880467825,76.92875417789561"],
        ["geo:43.2242,76.9288"],
    ],
)
def test_a_point_is_told_with_its_distance(point: list[str]) -> None:
    ended = run("reverse", *point)
    assert (ended.status, ended.out) == (0, "3.4 km from Almaty, Kazakhstan\n")
    assert "Read as latitude 43.224" in ended.err
    assert "The digits tell points" in ended.err


def test_negative_numbers_are_no_options() -> None:
    assert "Timor Leste" in run("reverse", "-8.55", "125.57").out
    assert "Fiji" in run("reverse", "-16.8", "179.9").out


def test_json_of_a_point() -> None:
    told = run("reverse", "43.2242", "76.9288", "--json").json
    assert (told["lat"], told["lon"], told["country_code"]) == (43.2242, 76.9288, "KZ")
    assert told["nearest"]["name"] == "Almaty"
    assert told["nearest"]["distance_km"] == pytest.approx(3.4, abs=0.1)
    assert run("reverse", "0", "-30", "--json").json["nearest"] is None


# --- online ---------------------------------------------------------------------------------------


def test_online_is_off_and_nothing_is_sent(desk: Path) -> None:
    ended = run("geocode", "Almaty", "--desk", desk, "--online", "nominatim", "--yes")
    assert (ended.status, ended.out) == (1, "")
    assert "Online lookup is off" in ended.err
    told = run("online", desk)
    assert "Online lookup is off" in told.out
    assert "Nothing was sent" in told.out


def test_the_switch_is_kept_and_addresses_are_checked(desk: Path) -> None:
    proxy = "socks5h://127.0.0.1:9050"
    told = run("online", desk, "--switch", "on", "--provider", "photon", "--proxy", proxy)
    assert "photon at photon.komoot.io" in told.out
    assert proxy in told.out
    settings = run("online", desk, "--json").json["settings"]
    assert (settings["is_on"], settings["provider"]) == (True, "photon")
    assert settings["asks_each_time"] is True
    for wrong in (["--server", "http://places.example.org"], ["--proxy", "socks5://127.0.0.1:1"]):
        ended = run("online", desk, *wrong)
        assert ended.status == 1
        assert is_one_sentence(ended.err)
    assert run("online", desk, "--json").json["settings"] == settings
    assert "is off" in run("online", desk, "--switch", "off").out


@pytest.mark.usefixtures("loopback")
def test_a_question_is_sent_only_when_confirmed_and_stands_in_the_log(desk: Path) -> None:
    with playing(answer([ALMATY])) as server:
        allow_online(desk, server.address)
        asked = ["geocode", "Almaty", "--desk", desk, "--online", "nominatim"]
        ended = run(*asked)
        assert (ended.status, ended.out) == (1, "")
        assert "will be sent to 127.0.0.1" in ended.err
        assert server.asked == []
        ended = run(*asked, "--yes")
        assert ended.out.startswith("43.23639, 76.94573  locality  Almaty, Kazakhstan")
        point = ["reverse", "43.224209880467825", "76.92875417789561"]
        run(*point, "--desk", desk, "--online", "nominatim", "--yes")
        assert len(server.asked) == 2
    assert sent(desk) == ["127.0.0.1 43.22, 76.93", "127.0.0.1 Almaty"]
    told = run("online", desk)
    assert "127.0.0.1  Almaty" in told.out
    assert [entry["query"] for entry in run("online", desk, "--json").json["sent"]] == [
        "43.22, 76.93",
        "Almaty",
    ]
    assert "Nothing was sent" in run("online", desk, "--clear-log").out


@pytest.mark.usefixtures("loopback")
def test_a_server_that_is_not_there_is_one_sentence(desk: Path) -> None:
    allow_online(desk, f"http://127.0.0.1:{closed_port()}")
    ended = run("geocode", "Almaty", "--desk", desk, "--online", "nominatim", "--yes")
    assert ended.status == 1
    assert "cannot be reached" in ended.err
    assert is_one_sentence(ended.err)


# --- other commands -------------------------------------------------------------------------------


def test_find_takes_a_place_by_name(desk: Path) -> None:
    ended = run("find", desk, "--near", "Almaty,10")
    assert REFERENCE in ended.out
    assert "Around 43.25249, 76.91150" in ended.err
    assert run("find", desk, "--near", "Астана,10").out == ""
    assert REFERENCE in run("find", desk, "--near", "Almaty, Kazakhstan,10").out
    keep_camp(desk)
    assert "Camp 4" in run("find", desk, "--near", "camp 4,5").err
    ended = run("find", desk, "--near", "qqqqzzzzxxxx,5")
    assert ended.status == 1
    assert "No place is called" in ended.err


def test_a_point_outside_its_country_is_a_problem_of_log_and_show(tmp_path: Path) -> None:
    desk = a_desk_with_seed(tmp_path)
    file = tmp_path / "stray.json"
    file.write_text(STRAY, encoding="utf-8")
    ended = run("log", desk, file, "--json")
    (saved,) = ended.json["saved"]
    codes = [problem["code"] for problem in saved["problems"]]
    assert "place-outside-country" in codes
    assert "A point lies in Kazakhstan" in ended.err
    assert "A point lies in Kazakhstan" in run("show", desk, saved["reference"]).err
    assert "place-outside-country" not in run("show", desk, REFERENCE).err


def test_the_first_use_says_that_it_takes_a_while(tmp_path: Path) -> None:
    cache = {"HRD_DESK_CACHE": str(tmp_path / "cache")}
    first, second = start("geocode", "Almaty", **cache), start("geocode", "Almaty", **cache)
    assert "this happens once" in first.err
    assert second.err == ""
    assert json.dumps(first.out) == json.dumps(second.out)
