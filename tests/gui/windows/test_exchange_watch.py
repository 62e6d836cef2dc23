"""The watched folder: chosen once, then looked into without a word unless something happens."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from hrd_desk.errors import HrdDeskError
from hrd_desk.gui.widgets.notice_bar import NoticeBar
from hrd_desk.gui.windows.exchange_watch import ExchangeWatchDialog, FolderWatch
from hrd_desk.gui.workers import finish_jobs
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.sync.receiving import receive
from hrd_desk.sync.watching import Watched, choose_watched, look_once, watched
from tests.pages.exchange import ExchangePage, logged


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    folder = tmp_path / "shared"
    folder.mkdir()
    return folder


@pytest.fixture
def parent(qapp: object) -> Iterator[QObject]:
    parent = QObject()
    yield parent
    parent.deleteLater()


def choice_of(desk: OpenDesk) -> Watched | None:
    with desk.database.snapshot() as session:
        return watched(session)


def test_a_folder_is_chosen_and_given_up(qtbot: QtBot, almaty: OpenDesk, shared: Path) -> None:
    dialog = ExchangeWatchDialog(almaty)
    page = ExchangePage(qtbot, dialog)
    dialog.ui.is_on.setChecked(True)
    page.press("keep")
    assert page.said("problem") == "Choose a folder or a stick first."
    dialog.ui.folder.setText(str(shared))
    page.press("keep")
    assert choice_of(almaty) == Watched(str(shared))
    dialog = ExchangeWatchDialog(almaty)
    page = ExchangePage(qtbot, dialog)
    assert dialog.ui.is_on.isChecked()
    dialog.ui.is_on.setChecked(False)
    page.press("keep")
    assert choice_of(almaty) is None


def test_a_folder_with_the_desk_in_it_is_not_watched(
    qtbot: QtBot, almaty: OpenDesk, tmp_path: Path
) -> None:
    dialog = ExchangeWatchDialog(almaty)
    page = ExchangePage(qtbot, dialog)
    dialog.ui.is_on.setChecked(True)
    for folder in (almaty.folder.path, almaty.folder.path.parent, almaty.folder.path / "files"):
        folder.mkdir(exist_ok=True)
        dialog.ui.folder.setText(str(folder))
        page.press("keep")
        assert page.said("problem").startswith("The desk itself lies in this folder")
        with pytest.raises(HrdDeskError, match="desk itself"):
            look_once(almaty, folder)
    assert choice_of(almaty) is None


def test_what_a_look_did_is_said_quietly(
    qtbot: QtBot, almaty: OpenDesk, hq: OpenDesk, shared: Path, parent: QObject
) -> None:
    logged(almaty, "Raid on the market")
    choose_watched(almaty.database, Watched(str(shared)))
    choose_watched(hq.database, Watched(str(shared)))
    notice, other = NoticeBar(), NoticeBar()
    qtbot.addWidget(notice)
    qtbot.addWidget(other)
    look = FolderWatch(almaty, notice, parent)
    with qtbot.waitSignal(look.looked, timeout=20_000):
        look.look()
    assert notice.sentence() == "Watched folder: 1 file written."
    there = FolderWatch(hq, other, parent)
    with qtbot.waitSignals([there.looked, there.taken_in], timeout=20_000):
        there.look()
    assert "ALM: 1 new" in other.sentence()
    (path,) = shared.glob("ALM-*.hrdx")
    assert receive(hq, path).sentence.startswith("This file of ALM was taken in")


def test_a_sentence_waits_until_the_bar_is_free(
    qtbot: QtBot, almaty: OpenDesk, parent: QObject
) -> None:
    notice = NoticeBar()
    qtbot.addWidget(notice)
    notice.say("“Raid” was typed and not saved.", {"Continue": lambda: None})
    look = FolderWatch(almaty, notice, parent)
    look.say("The desk lies in a copied folder.")
    assert notice.sentence().startswith("“Raid”")
    notice.close_bar()
    look.look()
    assert notice.sentence() == "The desk lies in a copied folder."
    finish_jobs()


def test_what_could_not_be_told_for_long_is_counted(
    qtbot: QtBot, almaty: OpenDesk, parent: QObject
) -> None:
    notice = NoticeBar()
    qtbot.addWidget(notice)
    notice.say("Somebody reads this.")
    look = FolderWatch(almaty, notice, parent)
    for number in range(1, 6):
        look.say(f"File {number} came in.")
    notice.close_bar()
    look.look()
    said = "File 3 came in. File 4 came in. File 5 came in. and 2 more."
    assert notice.sentence() == said
    finish_jobs()


def test_a_folder_that_is_gone_is_told_once(
    qtbot: QtBot, almaty: OpenDesk, shared: Path, parent: QObject
) -> None:
    choose_watched(almaty.database, Watched(str(shared / "gone")))
    notice = NoticeBar()
    qtbot.addWidget(notice)
    look = FolderWatch(almaty, notice, parent)
    look.look()
    qtbot.waitUntil(lambda: "is not there" in notice.sentence(), timeout=20_000)
    notice.close_bar()
    finish_jobs()
    look.look()
    finish_jobs()
    assert notice.sentence() == ""
