"""The grid keeps its rows while a save is slow, fails or is stopped, and when it is closed."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from hrd_desk.gui.windows.drafts import may_lock
from hrd_desk.gui.workers import finish_jobs, keeping_lane
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.tables.batch import Cells, load_batch
from tests.gui.windows.test_batch import Grid, stored
from tests.gui.windows.test_drafts import full_disk
from tests.pages.dialogs import in_dialog
from tests.pages.event_form import CTRL, EventFormPage
from tests.pages.keyboard import Answers, press, type_text
from tests.pages.lanes import HeldUp


@pytest.fixture
def grid(qtbot: QtBot, desk: OpenDesk) -> Iterator[Grid]:
    grid = Grid(qtbot, desk)
    yield grid
    grid.window.close()
    finish_jobs()


def kept(desk: OpenDesk) -> list[Cells]:
    with desk.database.snapshot() as session:
        return load_batch(session)


def type_a_row(grid: Grid, title: str) -> None:
    grid.type(title, Qt.Key.Key_Tab)
    grid.settle()


def test_rows_of_a_save_that_failed_are_kept_when_the_grid_is_closed(
    grid: Grid, desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_a_row(grid, "Typed just before")
    with full_disk(monkeypatch):
        grid.save()
        assert "disk is full" in grid.window.ui.problem.text()
    press(Qt.Key.Key_Escape)
    assert not grid.window.isVisible()
    assert (kept(desk), stored(desk)) == ([{"title": "Typed just before"}], [])


def test_rows_of_a_save_that_was_stopped_are_kept_when_the_grid_is_closed(
    grid: Grid, desk: OpenDesk
) -> None:
    type_a_row(grid, "Typed just before")
    with HeldUp():
        press(Qt.Key.Key_Return, CTRL)
        press(Qt.Key.Key_Escape)
    grid.qtbot.waitUntil(lambda: not grid.window.is_working)
    press(Qt.Key.Key_Escape)
    assert (kept(desk), stored(desk)) == ([{"title": "Typed just before"}], [])


def test_rows_that_were_saved_do_not_come_back_from_a_slow_disk(
    grid: Grid, qtbot: QtBot, desk: OpenDesk
) -> None:
    keeping = HeldUp(keeping_lane)
    type_a_row(grid, "Saved once")
    qtbot.waitUntil(lambda: grid.window.keeping.is_writing)
    threading.Timer(0.3, keeping.let_go).start()
    grid.save()
    qtbot.waitUntil(lambda: not grid.window.isVisible())
    keeping_lane.waitForDone()
    assert (kept(desk), [event.title for event in stored(desk)]) == ([], ["Saved once"])


def test_an_undo_while_rows_are_saved_changes_nothing(grid: Grid, desk: OpenDesk) -> None:
    type_a_row(grid, "Saved")
    with HeldUp():
        press(Qt.Key.Key_Return, CTRL)
        press(Qt.Key.Key_Z, CTRL)
        assert grid.text(0, "title") == "Saved"
    grid.qtbot.waitUntil(lambda: not grid.window.isVisible())
    assert (kept(desk), [event.title for event in stored(desk)]) == ([], ["Saved"])


def test_closing_the_grid_asks_before_losing_what_cannot_be_kept(
    grid: Grid, desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_a_row(grid, "Typed on a full disk")
    with full_disk(monkeypatch):
        with Answers("stay") as answers:
            press(Qt.Key.Key_Escape)
        assert "disk is full" in answers.said[0]
        assert grid.window.isVisible()
        assert grid.text(0, "title") == "Typed on a full disk"
    grid.window.reject()
    assert not grid.window.isVisible()
    assert kept(desk) == [{"title": "Typed on a full disk"}]


def test_a_desk_that_is_locked_under_the_grid_keeps_its_rows(
    qtbot: QtBot, desk: OpenDesk, tmp_path: Path
) -> None:
    page = EventFormPage(qtbot, desk, tmp_path)
    rows: list[Cells] = []

    def lock_at_once(dialog: QDialog) -> None:
        for letter in "Typed just before":
            type_text(letter)
        assert may_lock([page.window.batch.keep], page.window)
        rows.extend(kept(desk))
        dialog.reject()

    in_dialog(qtbot, page.window.batch.show, lock_at_once)
    page.close()
    assert rows == [{"title": "Typed just before"}]
