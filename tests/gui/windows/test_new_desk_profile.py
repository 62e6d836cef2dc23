"""A new desk that a profile of headquarters sets up: seen first, its words heard, or refused."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from hrd_desk.gui.windows.main_window import MainWindow
from hrd_desk.organisation.making import make_profile
from hrd_desk.organisation.profile import Choices, Profile, load_profile, save_profile
from hrd_desk.publishing.house import keep_house, read_house
from hrd_desk.publishing.orders import House
from hrd_desk.sync.pairing import peers
from tests.pages.create_desk import CreateDeskPage
from tests.pages.keyboard import press
from tests.pages.running import running_application
from tests.sync.identities import a_headquarters

PASSPHRASE = "seven tired horses"
HOUSE = House(name="House of Records", footer="Bishkek", licence="CC BY 4.0")


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hq")
    path = folder / "house.hrdprofile"
    with a_headquarters(folder) as desk:
        with desk.database.local_transaction() as session:
            keep_house(session, HOUSE)
        save_profile(path, make_profile(desk.database, Choices(idle_minutes=3)))
    return path


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[CreateDeskPage]:
    page = CreateDeskPage(qtbot)
    yield page
    if page.dialog.result_desk is not None:
        page.dialog.result_desk.close()


def shown_in(page: CreateDeskPage) -> list[tuple[str, str]]:
    """Return the rows of what the profile sets, as they stand on the screen."""
    table = page.dialog.profile_form.ui.settings
    cells = [[table.item(row, column) for column in (0, 1)] for row in range(table.rowCount())]
    assert all(cell is not None for row in cells for cell in row)
    return [(label.text(), words.text()) for label, words in cells if label and words]


def everything_said(page: CreateDeskPage) -> str:
    labels = page.dialog.findChildren(QLabel) + page.dialog.findChildren(QLineEdit)
    return " ".join([*(part.text() for part in labels), *map(" ".join, shown_in(page))])


def heard(path: Path) -> Profile:
    """Return what headquarters, on the telephone, knows of its profile."""
    return load_profile(path)


def test_a_profile_is_seen_heard_and_sets_up_the_desk(
    page: CreateDeskPage, profile: Path, tmp_path: Path, qapp: QApplication
) -> None:
    page.name_desk(tmp_path, code="osh", profile=profile)
    assert page.dialog.ui.step.text() == "Step 2 of 4"
    assert "“House of Records”, signed by HQ on " in page.dialog.profile_form.ui.origin.text()
    rows = shown_in(page)
    assert {("Footer", "Bishkek"), ("Locks without input after", "3 minutes")} <= set(rows)
    assert ("Asking for places online", "not allowed") in rows
    told = heard(profile)
    assert told.words not in everything_said(page), "who reads them here has heard nothing"
    page.hear("six other words that nobody said")
    assert "not the words of the headquarters" in page.problem
    assert page.step == 2
    page.hear(told.words)
    page.choose_passphrase(PASSPHRASE)
    page.confirm_words(page.wait_for_words())
    assert not page.dialog.isVisible()
    with page.desk.database.snapshot() as session:
        assert [peer.code for peer in peers(session)] == ["HQ"]
        assert read_house(session) == HOUSE
    with running_application(qapp, tmp_path) as application:
        application.enter(page.desk, is_new=True)
        window = application.window
        assert isinstance(window, MainWindow)
        assert "Make its card now" in window.form.notice.sentence()
        assert application.preferences.idle_minutes == 3


def test_one_can_go_back_from_a_profile_and_do_without(
    page: CreateDeskPage, profile: Path, tmp_path: Path
) -> None:
    page.name_desk(tmp_path, profile=profile)
    assert page.dialog.focusWidget().objectName() == "words"
    page.dialog.ui.back.click()
    assert page.step == 1
    page.dialog.ui.profile.clear()
    press(Qt.Key.Key_Return)
    assert page.dialog.ui.step.text() == "Step 2 of 3"
    assert page.dialog.ui.heading.text() == "Its passphrase"
    page.dialog.reject()
    assert not list(tmp_path.iterdir())


def test_words_that_were_not_heard_are_asked_for(
    page: CreateDeskPage, profile: Path, tmp_path: Path
) -> None:
    page.name_desk(tmp_path, profile=profile)
    press(Qt.Key.Key_Return)
    assert page.problem == "Type the six words, or the digits, that HQ reads out by voice."


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "cannot be read"),
        (b"%PDF-1.7", "This file is no profile. Choose one that ends in .hrdprofile."),
        (b"cut", "This profile is damaged. Ask headquarters to send it again."),
    ],
)
def test_a_file_that_is_no_profile_is_told_in_place(
    page: CreateDeskPage, profile: Path, tmp_path: Path, content: bytes | None, sentence: str
) -> None:
    path = tmp_path / "other.hrdprofile"
    if content is not None:
        path.write_bytes(profile.read_bytes()[:-9] if content == b"cut" else content)
    page.name_desk(tmp_path, profile=path)
    assert sentence in page.problem
    assert page.step == 1
    assert page.dialog.focusWidget().objectName() == "profile"
