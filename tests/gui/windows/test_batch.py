"""Several events are entered in a grid: typed, pasted, filled down, saved, undone, never lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from hrd_desk.gui.windows.batch_paste_dialog import BatchPasteDialog
from hrd_desk.gui.windows.batch_window import BatchWindow
from hrd_desk.gui.windows.place_lookup import PlaceLookup
from hrd_desk.gui.workers import finish_jobs
from hrd_desk.model.event import Event
from hrd_desk.storage.event_lists import EventFilter, Sort, event_page
from hrd_desk.storage.events import load_event
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.tables.batch import PLACE, load_batch
from hrd_desk.vocabulary.vocabulary import Vocabulary
from tests.builders import an_event, saved
from tests.pages.dialogs import in_dialog
from tests.pages.event_form import CTRL, EventFormPage
from tests.pages.keyboard import come_back, focused, press, show, type_text

SHIFT = Qt.KeyboardModifier.ShiftModifier
COPIED = (
    "What\tWhere\tDate\tViolation\tVictims\tTown\n"
    "Twelve arrested at a rally\tKazakhstan\t25/5/2023\tKilling\tabout a dozen\tAlmaty\n"
    '"Lawyer beaten ""outside"" a court"\tKyrgyzstan\t1/6/2023\tRaid\t1\tOsh\n'
    "Raid on an office\tKazachstan\tMay 2023\tRaid\t20+\tMandalay\n"
)


class Grid:
    """The grid as a person sees it."""

    def __init__(self, qtbot: QtBot, desk: OpenDesk) -> None:
        """Open the window."""
        self.qtbot, self.desk = qtbot, desk
        self.lookup = PlaceLookup(desk.database)
        self.window = BatchWindow(desk.database, self.lookup)
        show(qtbot, self.window)
        self.table = self.window.ui.cells

    def go(self, row: int, path: str) -> None:
        """Go to a cell."""
        self.table.setCurrentIndex(self.window.rows.index(row, self.window.rows.paths.index(path)))

    def at(self) -> tuple[int, str]:
        """Return where the cursor is."""
        index = self.table.currentIndex()
        return index.row(), self.window.rows.paths[index.column()]

    def text(self, row: int, path: str) -> str:
        """Return what a cell shows."""
        column = self.window.rows.paths.index(path)
        return str(self.window.rows.index(row, column).data())

    def note(self) -> str:
        """Return what is said of the cell."""
        return self.window.ui.note.text()

    def type(self, text: str, *keys: Qt.Key) -> None:
        """Type into the cell, letter by letter, and press keys."""
        for letter in text:
            type_text(letter)
        for key in keys:
            press(key)

    def settle(self) -> str:
        """Wait until all rows are read; return what is said of them."""
        self.qtbot.waitUntil(lambda: not self.window.rows.is_reading)
        return self.window.ui.state.text()

    def save(self) -> None:
        """Press Ctrl+Enter and wait."""
        self.settle()
        press(Qt.Key.Key_Return, CTRL)
        self.qtbot.waitUntil(lambda: not self.window.is_working)


@pytest.fixture
def grid(qtbot: QtBot, desk: OpenDesk) -> Iterator[Grid]:
    grid = Grid(qtbot, desk)
    yield grid
    grid.window.close()
    finish_jobs()


def stored(desk: OpenDesk) -> list[Event]:
    with desk.database.snapshot() as session:
        rows = event_page(session, EventFilter(), Sort(), None, 50)
        return sorted((load_event(session, row.uid) for row in rows), key=lambda e: e.title)


def test_two_events_are_typed_by_keys_alone(grid: Grid, desk: OpenDesk) -> None:
    grid.type("Twelve arrested", Qt.Key.Key_Tab)
    grid.type("kazakh", Qt.Key.Key_Tab)
    grid.type("night of 1 May 2023", Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    grid.type("about a dozen", Qt.Key.Key_Tab)
    assert grid.at() == (0, "genders")
    grid.go(0, "violations")
    grid.type("kil", Qt.Key.Key_Return)
    grid.type("arb", Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert grid.at() == (1, "violations")
    grid.go(1, "title")
    grid.type("Another", Qt.Key.Key_Return)
    assert grid.at() == (2, "title")
    assert grid.settle() == "2 events ready"
    grid.save()
    assert not grid.window.isVisible()
    second, first = stored(desk)
    assert (first.title, first.country_code, first.start_date) == (
        "Twelve arrested",
        "KZ",
        "2023-05-01/2023-05-02",
    )
    assert first.start_date_entered == "night of 1 May 2023"
    assert first.monitoring_status == "pending"
    assert first.counts[0].minimum == 12
    assert set(first.codes("violations")) == {"killing", "arrest-detention"}
    assert second.title == "Another"


def test_rows_of_a_spreadsheet_are_pasted_after_their_columns_were_seen(
    grid: Grid, desk: OpenDesk
) -> None:
    QApplication.clipboard().setText(COPIED)
    seen: list[list[str]] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, BatchPasteDialog)
        assert dialog.ui.has_headings.isChecked()
        tree = dialog.ui.columns
        items = [tree.topLevelItem(row) for row in range(tree.topLevelItemCount())]
        seen.extend([item.text(0), item.text(2)] for item in items if item is not None)
        press(Qt.Key.Key_Return)

    in_dialog(grid.qtbot, lambda: press(Qt.Key.Key_V, CTRL), look)
    assert seen == [
        ["What", "Title (a guess)"],
        ["Where", "Country (a guess)"],
        ["Date", "Initial date"],
        ["Violation", "Violations"],
        ["Victims", "People affected"],
        ["Town", "Place 1: Town or village"],
    ]
    come_back(grid.qtbot, grid.window)
    assert grid.settle() == "2 events ready  ·  1 cannot be read"
    assert grid.text(1, "title") == 'Lawyer beaten "outside" a court'
    press(Qt.Key.Key_F8)
    assert grid.at() == (2, "country")
    assert grid.note() == "No term is called “Kazachstan”. Perhaps Kazakhstan / Kyrgyzstan?"
    grid.save()
    assert [event.title for event in stored(desk)] == [
        'Lawyer beaten "outside" a court',
        "Twelve arrested at a rally",
    ]
    assert stored(desk)[1].start_date == "2023-05-25"
    assert grid.window.isVisible()
    assert grid.text(0, "title") == "Raid on an office"
    grid.go(0, "country")
    grid.type("myan", Qt.Key.Key_Return)
    grid.save()
    assert stored(desk)[1].country_code == "MM"
    assert not grid.window.isVisible()


def test_cells_are_filled_down_copied_emptied_and_all_of_it_undone(grid: Grid) -> None:
    for row, title in enumerate(("A", "B", "C")):
        grid.go(row, "title")
        grid.type(title, Qt.Key.Key_Return)
    grid.go(0, "country")
    grid.type("kazakh", Qt.Key.Key_Return)
    grid.go(0, "country")
    press(Qt.Key.Key_Down, SHIFT)
    press(Qt.Key.Key_Down, SHIFT)
    press(Qt.Key.Key_D, CTRL)
    assert [grid.text(row, "country") for row in range(3)] == ["Kazakhstan"] * 3
    press(Qt.Key.Key_C, CTRL)
    assert QApplication.clipboard().text() == "Kazakhstan\nKazakhstan\nKazakhstan"
    grid.go(1, "country")
    press(Qt.Key.Key_Delete)
    assert [grid.text(row, "country") for row in range(3)] == ["Kazakhstan", "", "Kazakhstan"]
    press(Qt.Key.Key_Delete, CTRL)
    assert [grid.text(row, "title") for row in range(3)] == ["A", "C", ""]
    for _step in range(3):
        press(Qt.Key.Key_Z, CTRL)
    assert [grid.text(row, "title") for row in range(3)] == ["A", "B", "C"]
    assert [grid.text(row, "country") for row in range(3)] == ["Kazakhstan", "", ""]
    press(Qt.Key.Key_Y, CTRL)
    assert grid.text(2, "country") == "Kazakhstan"


def test_what_is_typed_is_there_again_after_a_crash(
    grid: Grid, qtbot: QtBot, desk: OpenDesk
) -> None:
    grid.type("Typed and never saved", Qt.Key.Key_Tab)
    grid.type("nowher")

    def kept() -> list[dict[str, str]]:
        with desk.database.snapshot() as session:
            return [dict(row) for row in load_batch(session)]

    wanted = {"title": "Typed and never saved", "country": "nowher"}
    qtbot.waitUntil(lambda: kept() == [wanted])
    again = Grid(qtbot, desk)
    assert again.text(0, "title") == "Typed and never saved"
    assert again.text(0, "country") == "nowher"
    assert again.settle() == "0 events ready  ·  1 cannot be read"
    again.window.close()


def test_a_chosen_place_brings_its_point_and_a_typed_name_none(grid: Grid, desk: OpenDesk) -> None:
    grid.lookup.prepare()
    grid.qtbot.waitUntil(lambda: grid.lookup.finder is not None, timeout=30_000)
    for row, title in enumerate(("A", "B")):
        grid.go(row, "title")
        grid.type(title, Qt.Key.Key_Return)
        grid.go(row, PLACE)
        grid.type("Bishkek", Qt.Key.Key_Return)
        assert grid.at() == (row + 1, PLACE)
    grid.go(1, PLACE)
    grid.type("Nowhereville", Qt.Key.Key_Tab)
    for row, title in ((2, "C"), (3, "D")):
        grid.go(row, "title")
        grid.type(title, Qt.Key.Key_Return)
    grid.go(0, PLACE)
    for _row in range(3):
        press(Qt.Key.Key_Down, SHIFT)
    press(Qt.Key.Key_D, CTRL)
    grid.go(3, PLACE)
    press(Qt.Key.Key_Delete)
    grid.go(1, PLACE)
    grid.type("Nowhereville", Qt.Key.Key_Tab)
    grid.save()
    (chosen,), (typed,), (filled,), emptied = (event.places for event in stored(desk))
    assert emptied == []
    assert (filled.locality, filled.latitude_deg) == (chosen.locality, chosen.latitude_deg)
    assert (chosen.locality, chosen.country_code, round(chosen.latitude_deg or 0)) == (
        "Bishkek",
        "KG",
        43,
    )
    assert (typed.locality, typed.latitude_deg) == ("Nowhereville", None)


def test_escape_leaves_a_cell_as_it_was(grid: Grid) -> None:
    grid.type("Kept", Qt.Key.Key_Return)
    grid.go(0, "title")
    grid.type("Dropped", Qt.Key.Key_Escape)
    assert grid.text(0, "title") == "Kept"
    assert grid.window.isVisible()
    assert focused() is grid.table


@pytest.mark.parametrize(
    ("copied", "sentence"),
    [
        ("", "There is no table on the clipboard. Copy one first."),
        ("a\tb\n" * 2001, "These are more than 2,000 rows. Import them as a file (Ctrl+Shift+I)."),
    ],
)
def test_what_cannot_be_pasted_is_told_in_a_sentence(
    grid: Grid, copied: str, sentence: str
) -> None:
    QApplication.clipboard().setText(copied)
    press(Qt.Key.Key_V, CTRL)
    assert grid.window.ui.problem.text() == sentence
    assert grid.window.rows.rows() == []


def test_the_title_stays_in_sight_while_the_columns_are_scrolled(grid: Grid) -> None:
    table = grid.table
    grid.go(0, "title")
    grid.type("Twelve arrested", Qt.Key.Key_Return)
    frozen = table.frozen
    assert frozen is not None
    assert frozen.isHidden()
    grid.window.resize(800, 500)
    grid.go(0, "summary")
    grid.qtbot.waitUntil(frozen.isVisible)
    shown = frozen.indexAt(frozen.rect().center() - frozen.rect().center())
    assert str(shown.data()) == "Twelve arrested"
    for path in reversed(grid.window.rows.paths[1:]):
        grid.go(0, path)
        cell = table.visualRect(table.currentIndex())
        assert cell.left() >= frozen.covered_px, f"{path} lies beneath the title"
    grid.go(0, "title")
    assert frozen.isHidden()
    grid.type("Thirteen", Qt.Key.Key_Return)
    assert grid.text(0, "title") == "Thirteen"


def test_an_open_field_leaves_the_columns_where_a_person_scrolls_them(grid: Grid) -> None:
    table, bar = grid.table, grid.table.horizontalScrollBar()
    grid.window.resize(800, 500)
    grid.go(0, "summary")
    grid.type("Twelve")
    opened_at = bar.value()
    card = focused().parentWidget()
    assert card is not None
    assert table.viewport().rect().contains(card.geometry())  # opening brought it into sight
    bar.setValue(bar.minimum())
    assert bar.value() < opened_at
    table.doItemsLayout()
    QApplication.processEvents()
    assert bar.value() == bar.minimum()
    assert card.x() == table.visualRect(table.currentIndex()).x()  # it went with its cell
    grid.type(" arrested", Qt.Key.Key_Tab)
    assert grid.text(0, "summary") == "Twelve arrested"


def test_a_row_that_looks_like_a_known_record_is_marked(
    qtbot: QtBot, desk: OpenDesk, vocabulary: Vocabulary
) -> None:
    known = an_event(
        vocabulary,
        title="Kazakhstan: twelve oil workers arrested at a rally",
        start_date="2023-05-25",
        country_code="KZ",
    )
    saved(desk, known)
    grid = Grid(qtbot, desk)
    QApplication.clipboard().setText(
        "Title\tCountry\tDate\n"
        "Twelve oil workers arrested at a rally\tKazakhstan\t2023-05-25\n"
        "A lawyer questioned in court\tKazakhstan\t2021-01-03\n"
    )
    take_pasted(grid)
    grid.settle()
    grid.go(0, "title")
    qtbot.waitUntil(lambda: "Perhaps the same event as" in grid.note())
    grid.go(1, "title")
    assert "Perhaps" not in grid.note()
    assert "2 events ready" in grid.settle(), "it is never in the way"
    grid.window.close()
    finish_jobs()


def take_pasted(grid: Grid) -> None:
    """Paste what is on the clipboard, columns as they are proposed."""
    in_dialog(
        grid.qtbot,
        lambda: press(Qt.Key.Key_V, CTRL),
        lambda _dialog: press(Qt.Key.Key_Return),
    )
    come_back(grid.qtbot, grid.window)


HOSTILE = {
    "breaks": '"Title"\t"Description"\n"Two\nlines of a title"\t"He said ""no""\n\nand left"\n',
    "empty rows": "Title\tCountry\n\n\nRaid on an office\tKazakhstan\n\t\n\n",
    "merged headings": "Title\t\tDate\nRaid on an office\tKazakhstan\t2023-05-01\n",
    "ragged": "Title\tDate\nRaid on an office\t2023-05-01\tmore\tand more\nAnother\n",
    "right to left": "العنوان\tالبلد\nاعتقال محامٍ\tKazakhstan\n",
    "one quote": 'Title\tCountry\nThe "raid\tKazakhstan\n"never closed\tKazakhstan\n',
    "formulas": "Title\tDate\n=HYPERLINK(1)\t2023-05-01\n+1+1\t#REF!\n",
    "zeros and marks": "\ufeffTitle\tDate\r\nRaid\0 on\t2023-05-01\r\nBell\x07\t2023-05-02\r\n",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_tables_are_pasted_without_a_loss_or_refused(grid: Grid, kind: str) -> None:
    QApplication.clipboard().setText(HOSTILE[kind])
    take_pasted(grid)
    rows = grid.window.rows.rows()
    assert rows, kind
    grid.settle()
    words = " ".join(text for row in rows for text in row.values())
    for said in {"breaks": ["and left", "lines of a title"], "merged headings": ["Kazakhstan"]}.get(
        kind, []
    ):
        assert said in words
    press(Qt.Key.Key_Z, CTRL)
    assert grid.window.rows.rows() == []


def test_one_undo_takes_all_back_in_the_main_window(
    qtbot: QtBot, desk: OpenDesk, tmp_path: Path
) -> None:
    page = EventFormPage(qtbot, desk, tmp_path)

    def enter(dialog: QDialog) -> None:
        assert isinstance(dialog, BatchWindow)
        for title in ("A", "B"):
            type_text(title)
            press(Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: dialog.ui.save.isEnabled() and not dialog.rows.is_reading)
        press(Qt.Key.Key_Return, CTRL)

    in_dialog(qtbot, page.window.form.enter_several.trigger, enter)
    assert page.notice() == "2 events saved."
    assert len(stored(desk)) == 2
    page.window.undoing.refresh()
    assert page.window.form.edit_undo.text() == "Undo: save of 2 events"
    page.answer("Undo")
    assert stored(desk) == []
    page.close()


def test_the_cell_that_is_typed_into_stays_in_sight_in_a_smaller_window(grid: Grid) -> None:
    grid.go(0, "summary")
    grid.window.resize(675, 352)
    QApplication.processEvents()
    cell = grid.table.visualRect(grid.table.currentIndex())
    assert grid.table.viewport().rect().contains(cell)
