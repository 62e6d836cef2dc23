"""Asking online through the window: off, told, noted, and of no harm whatever the server does."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hrd_desk.geocoding.online_settings import (
    OnlineSettings,
    Provider,
    read_online_settings,
    write_online_settings,
)
from hrd_desk.gui.windows.online_ask_dialog import OnlineAskDialog
from hrd_desk.gui.windows.online_settings_dialog import OnlineSettingsDialog
from hrd_desk.gui.workers import database_lane, finish_jobs
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.sent_lookups import load_lookups
from tests.geocoding.playing import ALMATY, Handler, Play, answer, closed_port, playing, socks_proxy
from tests.pages.event_form import EventFormPage
from tests.pages.keyboard import Answers, come_back, show
from tests.pages.places import PlacesPage

WAIT_MS = 8_000


def allow(desk: OpenDesk, server: str, *, proxy: str = "", asks: bool = True) -> None:
    settings = OnlineSettings(is_on=True, server=server, proxy=proxy, asks_each_time=asks)
    with desk.database.local_transaction() as session:
        write_online_settings(session, settings)


def sent(desk: OpenDesk) -> list[str]:
    with desk.database.snapshot() as session:
        return [lookup.query for lookup in load_lookups(session)]


@pytest.fixture
def page(qtbot: QtBot, desk: OpenDesk, tmp_path: Path) -> Iterator[Callable[[], PlacesPage]]:
    opened: list[EventFormPage] = []

    def open_page() -> PlacesPage:
        page = EventFormPage(qtbot, desk, tmp_path)
        opened.append(page)
        page.new()
        places = PlacesPage(page)
        places.add()
        return places

    yield open_page
    for page in opened:
        page.close()


def with_dialog(qtbot: QtBot, places: PlacesPage, act: Callable[[OnlineAskDialog], None]) -> None:
    """Press "Ask online" and let `act` use the dialog; fail if it is left open."""
    used: list[OnlineAskDialog] = []

    def use() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, OnlineAskDialog)
        used.append(dialog)
        try:
            act(dialog)
        finally:  # or the test would wait for ever
            if dialog.isVisible():
                dialog.reject()

    QTimer.singleShot(0, use)
    places.field.ask_online.click()
    assert used
    come_back(qtbot, places.page.window)


def test_while_off_nothing_leaves_whatever_one_does(
    page: Callable[[], PlacesPage], desk: OpenDesk, opened_sockets: list[str]
) -> None:
    places = page()
    assert not places.field.ask_online.isVisible()
    places.wait_until_ready()
    places.type("Zzyqx")
    places.field.ask_online.click()
    places.page.window.places.ask_online("Zzyqx")
    places.page.window.record.check()
    assert QApplication.activeModalWidget() is None
    assert sent(desk) == []
    assert opened_sockets == []


def test_the_dialog_says_who_learns_what_and_sends_nothing_by_itself(
    qtbot: QtBot, page: Callable[[], PlacesPage], desk: OpenDesk, opened_sockets: list[str]
) -> None:
    allow(desk, "https://places.example.org")
    places = page()
    assert places.field.ask_online.isVisible()
    places.type("Hpakant camp")

    def look(dialog: OnlineAskDialog) -> None:
        assert "“Hpakant camp” will be sent to places.example.org" in dialog.ui.disclosure.text()
        dialog.ui.query.setText("Hpakant")
        assert "“Hpakant” will be sent" in dialog.ui.disclosure.text()

    with_dialog(qtbot, places, look)
    assert sent(desk) == []
    assert opened_sockets == []
    assert places.entered()[0].locality == "Hpakant camp"


@pytest.mark.usefixtures("loopback")
def test_an_answer_is_taken_over_and_the_question_is_noted(
    qtbot: QtBot, page: Callable[[], PlacesPage], desk: OpenDesk
) -> None:
    with playing(answer([ALMATY])) as server:
        allow(desk, server.address)
        places = page()
        places.type("Almaty")

        def take(dialog: OnlineAskDialog) -> None:
            dialog.ui.ask.click()
            qtbot.waitUntil(dialog.ui.take.isVisible, timeout=WAIT_MS)
            assert "Almaty" in dialog.ui.found.item(0).text()
            dialog.ui.take.click()

        with_dialog(qtbot, places, take)
    (place,) = places.entered()
    assert (place.latitude_deg, place.longitude_deg) == (43.2363924, 76.9457275)
    assert (place.found_by, place.country_code) == ("online", "KZ")
    assert "found online" in places.said()
    assert sent(desk) == ["Almaty"]
    assert len(server.asked) == 1


def limited(handler: Handler) -> None:
    answer({}, 429)(handler)


@pytest.mark.usefixtures("loopback")
@pytest.mark.parametrize(
    ("play", "sentence"),
    [
        (limited, "wants no more questions for now"),
        (answer({}, 503), "refused or failed|cannot be reached|did not answer"),
        (answer(b"<html>Log in</html>"), "not with places"),
        (answer([{**ALMATY, "lat": "912"}]), "not with places"),
        (answer({}, 302, Location="http://127.0.0.1:1/"), "points to another address"),
        (answer([]), "knows no place of that name"),
    ],
    ids=["limited", "failing", "hotel", "lying", "redirecting", "empty"],
)
def test_a_server_that_fails_or_lies_gives_one_sentence_and_the_form_goes_on(
    qtbot: QtBot, page: Callable[[], PlacesPage], desk: OpenDesk, play: Play, sentence: str
) -> None:
    with playing(play) as server:
        allow(desk, server.address)
        places = page()
        places.type("Almaty")

        def fail(dialog: OnlineAskDialog) -> None:
            dialog.ui.ask.click()
            qtbot.waitUntil(dialog.ui.problem.isVisible, timeout=WAIT_MS)
            assert any(part in dialog.ui.problem.text() for part in sentence.split("|"))
            assert not dialog.ui.take.isVisible()
            assert dialog.ui.ask.isEnabled()

        with_dialog(qtbot, places, fail)
    (place,) = places.entered()
    assert (place.locality, place.latitude_deg) == ("Almaty", None)
    places.page.save()
    assert places.page.stored().places[0].locality == "Almaty"


@pytest.mark.usefixtures("loopback")
def test_nobody_need_wait_for_a_slow_server(
    qtbot: QtBot, page: Callable[[], PlacesPage], desk: OpenDesk
) -> None:
    is_left = threading.Event()

    def slow(handler: Handler) -> None:
        is_left.wait(WAIT_MS / 1000)
        answer([ALMATY])(handler)

    with playing(slow) as server:
        allow(desk, server.address)
        places = page()
        places.type("Almaty")

        def leave(dialog: OnlineAskDialog) -> None:
            dialog.ui.ask.click()
            qtbot.waitUntil(lambda: server.asked != [], timeout=WAIT_MS)
            dialog.ui.cancel.click()
            assert not dialog.isVisible()

        with_dialog(qtbot, places, leave)
        # What reads and writes the desk does not stand behind a server that has not answered.
        assert database_lane.waitForDone(WAIT_MS // 4)
        places.page.save()
        assert places.page.stored().places[0].latitude_deg is None
        is_left.set()
        finish_jobs()
    assert sent(desk) == ["Almaty"]


@pytest.mark.usefixtures("loopback")
def test_a_proxy_that_is_down_stops_everything(
    qtbot: QtBot, page: Callable[[], PlacesPage], desk: OpenDesk
) -> None:
    with playing(answer([ALMATY])) as server:
        allow(desk, server.address, proxy=f"socks5h://127.0.0.1:{closed_port()}")
        places = page()
        places.type("Almaty")

        def fail(dialog: OnlineAskDialog) -> None:
            assert "through your proxy" in dialog.ui.disclosure.text()
            dialog.ui.ask.click()
            qtbot.waitUntil(dialog.ui.problem.isVisible, timeout=WAIT_MS)
            assert "proxy cannot be reached" in dialog.ui.problem.text()

        with_dialog(qtbot, places, fail)
    assert server.asked == []


@pytest.mark.usefixtures("loopback")
def test_the_proxy_looks_up_the_names(
    qtbot: QtBot, page: Callable[[], PlacesPage], desk: OpenDesk
) -> None:
    with playing(answer([ALMATY])) as server, socks_proxy(server) as (port, names):
        allow(desk, "http://places.onion", proxy=f"socks5h://127.0.0.1:{port}", asks=False)
        places = page()
        places.type("Almaty")

        def wait(dialog: OnlineAskDialog) -> None:  # confirmed once and for all: sent at once
            qtbot.waitUntil(dialog.ui.take.isVisible, timeout=WAIT_MS)
            dialog.ui.take.click()

        with_dialog(qtbot, places, wait)
    assert names == ["places.onion"]
    assert places.entered()[0].found_by == "online"


# --- the settings ---------------------------------------------------------------------------------


@pytest.fixture
def settings(qtbot: QtBot, desk: OpenDesk) -> OnlineSettingsDialog:
    dialog = OnlineSettingsDialog(desk.database)
    show(qtbot, dialog)
    return dialog


def stored(desk: OpenDesk) -> OnlineSettings:
    with desk.database.snapshot() as session:
        return read_online_settings(session)


def test_it_is_off_until_somebody_switches_it_on(
    settings: OnlineSettingsDialog, desk: OpenDesk
) -> None:
    assert not settings.ui.is_on.isChecked()
    assert "no question leaves this computer" in settings.ui.disclosure.text()
    settings.ui.save.click()
    assert stored(desk) == OnlineSettings()


def test_switching_on_says_who_learns_what(settings: OnlineSettingsDialog, desk: OpenDesk) -> None:
    settings.ui.is_on.click()
    assert "will be sent to nominatim.openstreetmap.org" in settings.ui.disclosure.text()
    assert "your address" in settings.ui.disclosure.text()
    settings.ui.proxy.setText("socks5h://127.0.0.1:9050")
    assert "through your proxy" in settings.ui.disclosure.text()
    settings.ui.save.click()
    assert stored(desk) == OnlineSettings(is_on=True, proxy="socks5h://127.0.0.1:9050")


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("server", "http://places.example.org", "must begin with https://"),
        ("server", "https://[", "cannot be read"),
        ("proxy", "socks5://127.0.0.1:9050", "Write socks5h://"),
    ],
)
def test_addresses_that_would_leak_are_refused(
    settings: OnlineSettingsDialog, desk: OpenDesk, field: str, text: str, sentence: str
) -> None:
    settings.ui.is_on.click()
    getattr(settings.ui, field).setText(text)
    settings.ui.save.click()
    assert settings.isVisible()
    assert sentence in settings.ui.problem.text()
    assert not stored(desk).is_on


def test_a_kind_without_a_public_server_wants_one(
    settings: OnlineSettingsDialog, desk: OpenDesk
) -> None:
    settings.ui.is_on.click()
    settings.ui.provider.setCurrentIndex(settings.ui.provider.findData(Provider.PELIAS))
    assert "needs the address of a server" in settings.ui.disclosure.text()
    settings.ui.save.click()
    assert settings.isVisible()
    settings.ui.is_on.click()
    settings.ui.save.click()
    assert not settings.isVisible()
    assert not stored(desk).is_on


@pytest.mark.usefixtures("loopback")
def test_what_was_sent_is_listed_and_forgotten_on_demand(
    qtbot: QtBot, page: Callable[[], PlacesPage], desk: OpenDesk
) -> None:
    with playing(answer([])) as server:
        allow(desk, server.address)
        places = page()
        places.type("Almaty")

        def send(dialog: OnlineAskDialog) -> None:
            dialog.ui.ask.click()
            qtbot.waitUntil(dialog.ui.problem.isVisible, timeout=WAIT_MS)

        with_dialog(qtbot, places, send)
    dialog = OnlineSettingsDialog(desk.database)
    show(qtbot, dialog)
    assert "127.0.0.1  ·  Almaty" in dialog.ui.sent.item(0).text()
    with Answers("yes"):
        dialog.ui.clear.click()
    assert "Nothing was sent" in dialog.ui.sent.item(0).text()
    assert sent(desk) == []
