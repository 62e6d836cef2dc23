"""Lists of terms in the window: looked at before anything is written, taken back as one step."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidget
from pytestqt.qtbot import QtBot

from hrd_desk.gui.windows.lists_export_dialog import ListsExportDialog
from hrd_desk.gui.windows.lists_import_dialog import ListsImportDialog
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.vocabulary.starter import starter_schemes
from tests.builders import vocabulary_of
from tests.pages.exchange import ExchangePage
from tests.pages.keyboard import Answers, enter, press
from tests.tables.trading import a_csv, csv_in

SCHEMES = {scheme.id: scheme.labels["en"] for scheme in starter_schemes()}
VIOLATION = next(scheme for scheme in starter_schemes() if scheme.id == "violation")


@pytest.fixture
def page(qtbot: QtBot, desk: OpenDesk) -> ExchangePage:
    return ExchangePage(qtbot, ListsImportDialog(desk.database, SCHEMES, VIOLATION))


def compared(page: ExchangePage, path: Path) -> ListsImportDialog:
    dialog = page.dialog
    assert isinstance(dialog, ListsImportDialog)
    enter("file", str(path))
    press(Qt.Key.Key_Return)
    page.wait()
    return dialog


def titles(dialog: ListsImportDialog) -> list[str]:
    return [dialog.ui.tabs.tabText(index) for index in range(dialog.ui.tabs.count())]


def untick(tree: QTreeWidget, name: str) -> None:
    (item,) = tree.findItems(name, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
    item.setCheckState(0, Qt.CheckState.Unchecked)


def test_a_list_is_looked_at_and_taken_in_by_keyboard(
    page: ExchangePage, desk: OpenDesk, tmp_path: Path
) -> None:
    path = a_csv(
        tmp_path,
        ("English", "Russian", "Colour"),
        ("Zoo ban", "Запрет зоопарка", "red"),
        ("- Lions", "- Львы", ""),
        ("Raid", "Облава", ""),
        ("Torture", "", ""),
        ("A|B", "", ""),
    )
    dialog = compared(page, path)
    assert titles(dialog) == ["New (2)", "Other names (1)", "Problems (1)", "Here already (2)"]
    summary = "Rows read: 5; new: 2; here already: 2; of these with other names: 1; stay out: 1."
    assert dialog.ui.summary.text() == summary
    assert "Colour" in dialog.ui.remark.text()
    assert vocabulary_of(desk).find("violation", "alm-zoo-ban") is None
    press(Qt.Key.Key_Return)
    page.wait()
    assert "2 terms were added." in dialog.sentence
    lions = vocabulary_of(desk).term("violation", "alm-lions")
    assert (lions.broader, lions.labels["ru"]) == ("alm-zoo-ban", "Львы")
    assert vocabulary_of(desk).term("violation", "raid").labels["ru"] != "Облава"


def test_what_is_unticked_stays_out_with_all_below_it(
    page: ExchangePage, desk: OpenDesk, tmp_path: Path
) -> None:
    rows = (("Zoo ban",), ("- Lions",), ("- Bears",), ("Other ban",))
    dialog = compared(page, a_csv(tmp_path, ("English",), *rows))
    untick(dialog.ui.new_terms, "Other ban")
    untick(dialog.ui.new_terms, "Lions")
    page.press("go_on")
    page.wait()
    vocabulary = vocabulary_of(desk)
    assert vocabulary.find("violation", "alm-bears") is not None
    assert vocabulary.find("violation", "alm-lions") is None
    assert vocabulary.find("violation", "alm-other-ban") is None


def test_a_parent_without_a_tick_takes_its_children_along(
    page: ExchangePage, tmp_path: Path
) -> None:
    dialog = compared(page, a_csv(tmp_path, ("English",), ("Zoo ban",), ("- Lions",)))
    untick(dialog.ui.new_terms, "Zoo ban")
    assert not dialog.ui.go_on.isEnabled()


def test_other_names_are_given_where_they_are_ticked(
    page: ExchangePage, desk: OpenDesk, tmp_path: Path
) -> None:
    dialog = compared(page, a_csv(tmp_path, ("English", "Thai"), ("Raid", "การบุกค้น")))
    assert not dialog.ui.go_on.isEnabled()
    dialog.ui.tick_all.click()
    page.press("go_on")
    page.wait()
    assert "1 name was taken over" in dialog.sentence
    assert vocabulary_of(desk).term("violation", "raid").labels["th"] == "การบุกค้น"


def test_a_file_that_is_no_list_is_refused_in_place(page: ExchangePage, tmp_path: Path) -> None:
    dialog = compared(page, a_csv(tmp_path, ("Colour",), ("red",)))
    assert "No column of this table holds labels" in page.said("problem")
    assert dialog.ui.file_page.isVisible()


def test_lists_are_written_into_a_folder(qtbot: QtBot, desk: OpenDesk, tmp_path: Path) -> None:
    dialog = ListsExportDialog(desk.database, SCHEMES, VIOLATION)
    page = ExchangePage(qtbot, dialog)
    dialog.ui.folder.setText(str(tmp_path))
    dialog.ui.tick_none.click()
    page.press("write")
    assert page.said("problem") == "Tick a list first."
    (item,) = dialog.ui.schemes.findItems("Gender", Qt.MatchFlag.MatchStartsWith)
    item.setCheckState(Qt.CheckState.Checked)
    (russian,) = dialog.ui.languages.findItems("Russian", Qt.MatchFlag.MatchExactly)
    russian.setCheckState(Qt.CheckState.Checked)
    page.press("write")
    page.wait()
    assert "1 list is in" in dialog.ui.done_words.text()
    rows = csv_in(tmp_path / "gender.csv")
    assert {"English": "Woman", "Russian": "Женщина"} in rows
    page.press("back")
    with Answers("yes") as asked:
        page.press("write")
    page.wait()
    assert "gender.csv" in asked.said[0]
