"""Tables in the window: taken in by keyboard, answered, taken back; written for readers."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from hrd_desk.gui.windows.export_dialog import ExportTablesDialog
from hrd_desk.gui.windows.import_columns import mark_first
from hrd_desk.gui.windows.import_dialog import ImportDialog
from hrd_desk.storage.event_lists import EventFilter, count_events
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.tables.order import TableFormat
from tests.builders import an_event, saved, vocabulary_of
from tests.pages.exchange import ExchangePage, main_window, on_dialog
from tests.pages.keyboard import Answers, come_back, enter, focused, press, tab_to, type_text
from tests.tables.trading import a_csv, a_workbook, csv_in, exported, json_in, stored

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
HEAD = ("Heading", "Country", "Date", "Rights", "Colour")


@pytest.fixture
def page(qtbot: QtBot, desk: OpenDesk) -> ExchangePage:
    return ExchangePage(qtbot, ImportDialog(desk.database))


def count(desk: OpenDesk) -> int:
    with desk.database.snapshot() as session:
        return count_events(session, EventFilter())


def opened(page: ExchangePage, path: Path) -> ImportDialog:
    dialog = page.dialog
    assert isinstance(dialog, ImportDialog)
    dialog.ui.file.setText(str(path))
    page.press("go_on")
    return dialog


def choose(page: ExchangePage, name: str, words: str) -> None:
    """Type into a list that can be searched, and take the line."""
    tab_to(name)
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_text(words)
    press(Qt.Key.Key_Return)
    come_back(page._qtbot, page.dialog)  # noqa: SLF001  from the list of what fits


def until(page: ExchangePage, is_so: Callable[[], bool]) -> None:
    page.wait()
    page._qtbot.waitUntil(is_so)  # noqa: SLF001  the page waits with it


def test_a_table_goes_in_by_keyboard_alone(
    page: ExchangePage, desk: OpenDesk, tmp_path: Path
) -> None:
    path = a_csv(
        tmp_path,
        HEAD,
        ("A", "Kazakhstan", "25/5/2023", "Free speach", "red"),
        ("B", "KZ", "1/6/2023", "Right to Protest", ""),
    )
    dialog = page.dialog
    assert isinstance(dialog, ImportDialog)
    enter("file", str(path))
    press(Qt.Key.Key_Return)
    until(page, dialog.ui.columns_page.isVisible)
    assert focused() is dialog.ui.columns
    assert dialog.ui.date_order.currentData() == "dmy"
    press(Qt.Key.Key_Home)
    choose(page, "leads_to", "Title")
    assert page.rows("columns")[0][2] == "Title"
    assert page.rows("columns")[4][2] == "left out"
    enter("keep_as", "field")
    press(Qt.Key.Key_Return)
    until(page, dialog.ui.trial_page.isVisible)
    assert count(desk) == 0
    assert focused() is dialog.ui.questions
    (question,) = page.rows("questions")
    assert question[:3] == ["Free speach", "Rights", "1"]
    assert question[3].startswith("perhaps ")
    choose(page, "term", "Freedom of expression > Offline")
    assert page.rows("questions")[0][3] == "Freedom of expression > Offline"
    press(Qt.Key.Key_Return)
    until(page, lambda: "would be added: 2" in page.said("summary"))
    tab_to("go_on")
    press(Qt.Key.Key_Return)
    until(page, dialog.ui.done_page.isVisible)
    assert page.said("heading") == "The table was taken in"
    assert page.said("done_words") == "Rows read: 2; added: 2."
    assert stored(desk, "KZ-2023-ALM-0001").codes("rights") == ["expression-offline"]
    with Answers("yes"):
        tab_to("undo")
        press(Qt.Key.Key_Space)
    until(page, lambda: page.said("heading") == "The import was taken back")
    assert count(desk) == 0
    come_back(page._qtbot, dialog)  # noqa: SLF001  from the question
    press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_what_was_kept_is_offered_for_the_next_table(
    qtbot: QtBot, page: ExchangePage, desk: OpenDesk, tmp_path: Path
) -> None:
    dialog = opened(page, a_workbook(tmp_path, ["What"], ["A"]))
    dialog.columns.lead("What", "title")
    dialog.ui.keep_as.setText("field")
    page.press("go_on")
    page.press("go_on")
    again = ExchangePage(qtbot, ImportDialog(desk.database))
    assert isinstance(again.dialog, ImportDialog)
    again.dialog.ui.profile.setCurrentText("field")
    second = opened(again, a_workbook(tmp_path, ["What"], ["B"], name="second.xlsx"))
    assert second.columns.profile().columns == {"What": "title"}


def test_changes_of_known_records_are_ticked_one_by_one(
    page: ExchangePage, desk: OpenDesk, tmp_path: Path
) -> None:
    event = saved(desk, an_event(vocabulary_of(desk), remarks="old"))
    path = a_csv(tmp_path, ("Reference", "Title", "Remarks"), (event.reference, "New", "new"))
    dialog = opened(page, path)
    page.press("go_on")
    assert not dialog.ui.go_on.isEnabled()
    rows = page.rows("changes")
    assert [row[1:] for row in rows] == [
        ["Title", event.title, "New"],
        ["Remarks", "old", "new"],
    ]
    item = dialog.ui.changes.topLevelItem(1)
    assert item is not None
    dialog.ui.changes.setCurrentItem(item)
    dialog.ui.changes.setFocus()
    press(Qt.Key.Key_Space)
    assert dialog.ui.go_on.isEnabled()
    page.press("go_on")
    after = stored(desk, event.reference)
    assert (after.title, after.remarks) == (event.title, "new")


def test_rows_that_stay_out_are_named_with_the_reason(
    page: ExchangePage, desk: OpenDesk, tmp_path: Path
) -> None:
    path = a_csv(tmp_path, ("Title", "Date"), ("A", "2023"), ("B", "31 June 2023"))
    dialog = opened(page, path)
    page.press("go_on")
    assert page.rows("problems")[0][:3] == ["3", "Date", "31 June 2023"]
    page.press("go_on")
    assert count(desk) == 1
    assert dialog.ui.left.count() == 1
    assert dialog.ui.left.item(0).text().startswith("Row 3, Date: ")


def test_an_earlier_import_says_again_what_became_of_it(
    qtbot: QtBot, page: ExchangePage, desk: OpenDesk, tmp_path: Path
) -> None:
    opened(page, a_csv(tmp_path, ("Title", "Date"), ("A", "2023"), ("B", "31 June 2023")))
    page.press("go_on")
    page.press("go_on")
    again = ExchangePage(qtbot, ImportDialog(desk.database))
    dialog = again.dialog
    assert isinstance(dialog, ImportDialog)
    mark_first(dialog.ui.earlier)
    again.press("show_report")
    assert again.said("done_words") == "Rows read: 2; added: 1; stayed out: 1."
    assert dialog.ui.left.item(0).text().startswith("Row 3, Date: ")
    with Answers("yes"):
        dialog.ui.undo.click()
    until(again, lambda: again.said("heading") == "The import was taken back")
    again.press("back")
    mark_first(dialog.ui.earlier)
    assert not dialog.ui.take_back.isEnabled()
    again.press("show_report")
    assert again.said("done_remarks") == "This import was taken back."
    assert not again.is_shown("undo")


def test_a_term_that_is_proposed_is_taken_with_one_key(
    page: ExchangePage, desk: OpenDesk, tmp_path: Path
) -> None:
    dialog = opened(page, a_csv(tmp_path, ("Title", "Rights"), ("A", "Freedom of asembly")))
    page.press("go_on")
    assert page.rows("questions")[0][3] == "perhaps Freedom of assembly?"
    page.press("take_it")
    assert page.rows("questions")[0][3] == "Freedom of assembly"
    page.press("again")
    assert "would be added: 1" in page.said("summary")
    assert dialog.ui.tabs.isHidden()


def test_changes_are_told_in_words_beside_the_record_as_it_is_here(
    page: ExchangePage, desk: OpenDesk, tmp_path: Path
) -> None:
    here = "The police came at night. " * 6
    event = saved(desk, an_event(vocabulary_of(desk), title="Here", description=here))
    path = a_csv(
        tmp_path,
        ("Reference", "Title", "Country", "Date", "Violation", "Impact", "Description"),
        (event.reference, "New", "KG", "2023-05-02", "Raid", "7", here.replace("came", "left")),
        (event.reference, "New", "KG", "2023-05-02", "Raid", "7", f"{here}And left."),
    )
    opened(page, path)
    page.press("go_on")
    rows = {row[1]: row for row in page.rows("changes")}
    assert rows["Title"][0] == f"{event.reference}  Here"
    assert rows["Country"][2:] == ["Kazakhstan", "Kyrgyzstan"]
    assert rows["Violations"][2:] == ["(Arbitrary) Arrest and Detention", "Raid"]
    assert rows["Initial date"][2:] == ["1 May 2023", "2 May 2023"]
    assert rows["People"][3].startswith("Affected: 7")
    assert "left" in rows["Event description"][3]


def test_a_linked_record_is_named_in_the_changes(
    page: ExchangePage, desk: OpenDesk, tmp_path: Path
) -> None:
    vocabulary = vocabulary_of(desk)
    other = saved(desk, an_event(vocabulary, title="Raid on the market"))
    saved(desk, an_event(vocabulary, title="Arrests after the raid"))
    path, _report = exported(desk, tmp_path, TableFormat.JSON)
    records = json.loads(path.read_text("utf-8"))
    for record in records:
        if record["title"] == "Arrests after the raid":
            record["related_events"] = [{"event": str(other.uid), "type": "follows", "note": ""}]
    path.write_text(json.dumps(records), "utf-8")
    opened(page, path)
    ((_record, _field, here, there),) = page.rows("changes")
    assert here == "—"
    assert there.endswith(f": {other.reference} Raid on the market")


def test_records_of_ours_need_no_columns(
    page: ExchangePage, desk: OpenDesk, tmp_path: Path
) -> None:
    saved(desk, an_event(vocabulary_of(desk)))
    path, _report = exported(desk, tmp_path, TableFormat.JSON)
    dialog = opened(page, path)
    assert dialog.ui.trial_page.isVisible()
    assert page.said("summary") == "Rows read: 1; are here already: 1."
    page.press("back")
    assert dialog.ui.file_page.isVisible()


def test_a_file_that_is_no_table_is_said_in_the_dialog(page: ExchangePage, tmp_path: Path) -> None:
    path = tmp_path / "broken.xlsx"
    path.write_bytes(b"PK\x03\x04nothing")
    dialog = opened(page, path)
    assert "damaged" in page.said("problem")
    assert dialog.ui.file_page.isVisible()
    dialog.ui.file.clear()
    page.press("go_on")
    assert page.said("problem") == "Choose a file first."


def test_an_earlier_import_is_taken_back_from_the_list(
    qtbot: QtBot, page: ExchangePage, desk: OpenDesk, tmp_path: Path
) -> None:
    opened(page, a_csv(tmp_path, ("Title",), ("A",)))
    page.press("go_on")
    page.press("go_on")
    again = ExchangePage(qtbot, ImportDialog(desk.database))
    assert isinstance(again.dialog, ImportDialog)
    (row,) = again.rows("earlier")
    assert row[2:] == ["in.csv", "1 added, 0 changed, 0 left out"]
    again.dialog.ui.earlier.setFocus()
    press(Qt.Key.Key_Home)
    with Answers("yes"):
        again.press("take_back")
    assert count(desk) == 0
    again.press("back")
    assert again.rows("earlier")[0][3].startswith("taken back")


def test_cancel_stops_the_import_and_the_dialog_stays(
    page: ExchangePage, desk: OpenDesk, tmp_path: Path
) -> None:
    rows = [(f"A{number}", "2023") for number in range(400)]
    dialog = opened(page, a_csv(tmp_path, ("Title", "Date"), *rows))
    page.press("go_on")
    dialog.ui.go_on.click()
    assert dialog.is_working
    assert dialog.ui.busy.isVisible()
    press(Qt.Key.Key_Escape)
    page.wait()
    assert count(desk) == 0
    assert dialog.ui.trial_page.isVisible()


# --- out ------------------------------------------------------------------------------------------


def test_the_list_is_written_for_others_and_it_is_said_what_is_not_in_it(
    qtbot: QtBot, desk: OpenDesk, tmp_path: Path
) -> None:
    vocabulary = vocabulary_of(desk)
    saved(desk, an_event(vocabulary, confidentiality="public", remarks="secret of ours"))
    saved(desk, an_event(vocabulary, title="Inside"))
    dialog = ExportTablesDialog(desk.database, EventFilter(), (), 2)
    page = ExchangePage(qtbot, dialog)
    choose_line(dialog.ui.format, "Records (JSON)")
    choose_line(dialog.ui.audience, "The public")
    path = tmp_path / "out.json"
    enter("file", str(path))
    press(Qt.Key.Key_Return)
    until(page, dialog.ui.done_page.isVisible)
    assert page.said("done_words") == "1 record is in “out.json”."
    assert "is not in it" in dialog.ui.told.item(0).text()
    assert [record["title"] for record in json_in(path)] == ["Kazakhstan: demonstrators arrested"]
    assert "secret of ours" not in path.read_text("utf-8")


def choose_line(box: QComboBox, words: str) -> None:
    """Choose a line of a list with the keys."""
    tab_to(box.objectName())
    press(Qt.Key.Key_Home)
    while box.currentText() != words:
        press(Qt.Key.Key_Down)


def test_a_file_that_is_there_is_replaced_only_when_asked(
    qtbot: QtBot, desk: OpenDesk, tmp_path: Path
) -> None:
    saved(desk, an_event(vocabulary_of(desk)))
    path = tmp_path / "out.csv"
    path.write_text("old", encoding="utf-8")
    dialog = ExportTablesDialog(desk.database, EventFilter(), (), 1)
    page = ExchangePage(qtbot, dialog)
    dialog.ui.format.setCurrentIndex(1)
    dialog.ui.file.setText(str(path))
    with Answers("cancel"):
        page.press("write")
    assert path.read_text(encoding="utf-8") == "old"
    with Answers("yes"):
        page.press("write")
    assert len(csv_in(path)) == 1


def test_the_proposed_name_tells_nothing_and_follows_the_kind(qtbot: QtBot, desk: OpenDesk) -> None:
    dialog = ExportTablesDialog(desk.database, EventFilter(words="Aigerim"), (), 1)
    ExchangePage(qtbot, dialog)
    assert Path(dialog.ui.file.text()).name.endswith("_records.xlsx")
    dialog.ui.format.setCurrentIndex(3)
    assert Path(dialog.ui.file.text()).suffix == ".geojson"
    assert "Aigerim" not in dialog.ui.file.text()


def test_both_dialogs_open_from_the_main_window_by_their_keys(
    qtbot: QtBot, desk: OpenDesk, tmp_path: Path
) -> None:
    saved(desk, an_event(vocabulary_of(desk)))
    with main_window(qtbot, desk, tmp_path) as window:
        for key, kind in ((Qt.Key.Key_I, ImportDialog), (Qt.Key.Key_X, ExportTablesDialog)):
            with on_dialog(lambda dialog: dialog.reject()) as seen:
                press(key, CTRL_SHIFT)
            assert isinstance(seen[0], kind)
            come_back(qtbot, window)


def test_the_sheet_and_the_row_of_the_headings_are_found_and_can_be_changed(
    page: ExchangePage, tmp_path: Path
) -> None:
    from openpyxl import load_workbook  # noqa: PLC0415  for this test alone

    path = a_workbook(tmp_path, ["Report of 2023"])
    book = load_workbook(path)
    table = book.create_sheet("Data")
    for row in (["Incidents"], ["Title", "Country"], ["Heading", "Country"], ["A", "KZ"]):
        table.append(row)
    book.save(path)
    dialog = opened(page, path)
    until(page, lambda: dialog.page is dialog.ui.columns_page)
    assert (dialog.ui.sheet.currentText(), dialog.ui.heading_row.value()) == ("Data", 2)
    dialog.ui.heading_row.setValue(3)
    page.wait()
    heads = [dialog.ui.columns.topLevelItem(row) for row in range(2)]
    assert [head.text(0) for head in heads if head is not None] == ["Heading", "Country"]
    assert (dialog.ui.sheet.currentText(), dialog.ui.heading_row.value()) == ("Data", 3)
