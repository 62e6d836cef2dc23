"""Searching in the window: typed, clicked, saved; mistakes beside the field; numbers to records."""

import csv
import io
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QScrollArea
from pytestqt.qtbot import QtBot

from hrd_desk.gui.preferences import Preferences
from hrd_desk.gui.spoken import speak
from hrd_desk.gui.widgets.small_screens import fit_to_screen
from hrd_desk.gui.windows import statistics_files
from hrd_desk.gui.windows.main_window import MainWindow
from hrd_desk.gui.windows.statistics_window import StatisticsWindow
from hrd_desk.gui.workers import finish_jobs
from hrd_desk.i18n import LANGUAGES
from hrd_desk.publishing.chart_files import ChartFormat
from hrd_desk.publishing.finished import read_finished
from hrd_desk.publishing.orders import BriefKind, OwnTable
from hrd_desk.publishing.ready_reports import Report
from hrd_desk.storage.columns import EventColumns
from hrd_desk.storage.dimensions import Dimension
from hrd_desk.storage.event_lists import EventFilter
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.statistics import Unit
from hrd_desk.vocabulary.vocabulary import Vocabulary
from tests.builders import an_event, saved, vocabulary_of
from tests.pages.event_list import EventListPage
from tests.pages.keyboard import come_back, press

SMALL = QSize(675, 352)
"""What a panel of 1366x768 has for a window where everything is shown at 200 %."""
NAMES = ("Raid on the market", "Полиция задержала двоих", "Lawyer shot", "Journalist detained")


@pytest.fixture
def window(
    qtbot: QtBot, desk: OpenDesk, vocabulary: Vocabulary, tmp_path: Path
) -> Iterator[MainWindow]:
    coded = (["raid"], ["arrest-detention"], ["killing"], ["arrest-detention", "raid"])
    for number, (title, violations) in enumerate(zip(NAMES, coded, strict=True)):
        event = an_event(vocabulary, title=title, violations=violations, summary="")
        event.start_date, event.country_code = f"202{number}-05-0{number + 1}", "KZ"
        event.country_code = "KG" if number == 2 else "KZ"
        saved(desk, event)
    window = MainWindow(desk, Preferences(tmp_path / "window.ini"))
    qtbot.addWidget(window)
    window.show()
    yield window
    window.wind_up()


@pytest.fixture
def rows(qtbot: QtBot, window: MainWindow) -> EventListPage:
    page = EventListPage(qtbot, window.list)
    page.wait_for(4)
    return page


def facet_lines(window: MainWindow) -> dict[str, str]:
    lines, role = window.finding.facets.ui.lines, Qt.ItemDataRole.AccessibleTextRole
    names = [str(lines.item(row).data(role) or "") for row in range(lines.count())]
    return {name.rpartition(": ")[0]: name.rpartition(": ")[2] for name in names if name}


def click(window: MainWindow, label: str) -> None:
    lines = window.finding.facets.ui.lines
    (item,) = lines.findItems(label, Qt.MatchFlag.MatchExactly)
    lines.setCurrentItem(item)
    lines.itemClicked.emit(item)


def test_conditions_are_typed_among_the_words(rows: EventListPage) -> None:
    rows.filter_by("violation:arrest date:2023", 1)
    assert rows.titles() == ["Journalist detained"]
    rows.filter_by("country:KZ -raid", 2)
    rows.wait_for_found("2 found")


def test_a_mistake_stands_beside_the_field_and_the_rest_is_searched(rows: EventListPage) -> None:
    rows.filter_by("countri:KZ shot", 1)
    problem = rows.pane.form.problem
    assert not problem.isHidden()
    assert "“countri:” is nothing to search by" in problem.text()
    rows.filter_by("", 4)
    assert problem.isHidden()


def test_a_line_of_the_facets_narrows_the_search_and_widens_it_again(
    qtbot: QtBot, window: MainWindow, rows: EventListPage
) -> None:
    window.form.show_facets.trigger()
    arrest = "(Arbitrary) Arrest and Detention"
    qtbot.waitUntil(lambda: facet_lines(window).get(arrest) == "2")
    assert facet_lines(window)["Raid"] == "2"
    click(window, arrest)
    rows.wait_for(2)
    assert rows.pane.form.filter.text() == f'violation:"{arrest}"'
    qtbot.waitUntil(lambda: facet_lines(window).get("Raid") == "1")
    click(window, arrest)
    rows.wait_for(4)
    assert rows.pane.form.filter.text() == ""


def test_a_line_can_be_left_out(qtbot: QtBot, window: MainWindow, rows: EventListPage) -> None:
    window.form.show_facets.trigger()
    qtbot.waitUntil(lambda: "Raid" in facet_lines(window))
    lines = window.finding.facets.ui.lines
    lines.setCurrentItem(lines.findItems("Raid", Qt.MatchFlag.MatchExactly)[0])
    lines.setFocus()
    press(Qt.Key.Key_Delete)
    rows.wait_for(2)
    assert "-violation:Raid" in rows.pane.form.filter.text()


def test_facets_follow_a_save(
    qtbot: QtBot, window: MainWindow, rows: EventListPage, desk: OpenDesk, vocabulary: Vocabulary
) -> None:
    window.form.show_facets.trigger()
    qtbot.waitUntil(lambda: facet_lines(window).get("Killing") == "1")
    saved(desk, an_event(vocabulary, violations=["killing"]))
    rows.wait_for(5)
    qtbot.waitUntil(lambda: facet_lines(window).get("Killing") == "2")


def test_a_search_is_saved_in_the_desk_and_found_again(
    qtbot: QtBot, window: MainWindow, rows: EventListPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows.filter_by("country:KG", 1)
    monkeypatch.setattr(QInputDialog, "getText", lambda *_asked: ("Kyrgyzstan", True))
    window.finding.save_search()
    rows.filter_by("", 4)
    menu = rows.pane.form.searches.menu()
    menu.aboutToShow.emit()
    (action,) = (action for action in menu.actions() if action.text() == "Kyrgyzstan")
    action.trigger()
    rows.wait_for(1)
    assert rows.titles() == ["Lawyer shot"]


def test_best_hits_come_first_when_asked_for(window: MainWindow, rows: EventListPage) -> None:
    rows.filter_by("raid OR journalist", 2)
    window.list.model.rank(is_best_first=True)
    rows.wait_for(2)
    window.list.model.rank(is_best_first=False)
    rows.wait_for_titles("Journalist detained", "Raid on the market")


# --- statistics -----------------------------------------------------------------------------------


@pytest.mark.qt_log_ignore("propagateSizeHints")
@pytest.mark.parametrize("spoken", LANGUAGES)
def test_choices_and_buttons_of_statistics_stay_in_sight(
    qtbot: QtBot, desk: OpenDesk, spoken: str
) -> None:
    speak(spoken)
    try:
        dialog = StatisticsWindow(desk.database, EventColumns())
        qtbot.addWidget(dialog)
        dialog.use(vocabulary_of(desk))
        dialog.ui.report.setCurrentIndex(1)
        dialog.show_matching(EventFilter())
        dialog.show()
        qtbot.waitUntil(lambda: dialog.sheet is not None)
        fit_to_screen(dialog, SMALL)
        QApplication.processEvents()
        assert dialog.size().boundedTo(SMALL) == dialog.size()
        assert dialog.findChild(QScrollArea, "small_screen") is None
        for widget in (dialog.ui.down, dialog.ui.report, dialog.ui.smallest, dialog.ui.save):
            assert widget.visibleRegion().boundingRect() == widget.rect(), widget.objectName()
        dialog.ui.splitter.bring_forward(dialog.ui.chart_area)
        QApplication.processEvents()
        assert dialog.ui.chart.height() > dialog.ui.chart_area.height()  # large enough to be read
        dialog.close()
        finish_jobs()
    finally:
        speak(LANGUAGES[0])


@pytest.fixture
def statistics(qtbot: QtBot, window: MainWindow, rows: EventListPage) -> StatisticsWindow:
    window.form.show_statistics.trigger()
    opened = window.finding.window
    assert opened is not None
    qtbot.waitUntil(lambda: bool(numbers(opened)))
    return opened


def numbers(statistics: StatisticsWindow) -> dict[str, list[str]]:
    table = statistics.ui.numbers
    found = {}
    for row in range(table.rowCount()):
        items = [table.item(row, column) for column in range(table.columnCount())]
        label, *cells = [item.text() for item in items if item is not None]
        found[label.strip()] = cells
    return found


def choose(box: object, value: object) -> None:
    box.setCurrentIndex(box.findData(value))  # type: ignore[attr-defined]


def test_numbers_follow_the_list_and_lead_to_their_records(
    qtbot: QtBot, window: MainWindow, rows: EventListPage, statistics: StatisticsWindow
) -> None:
    assert numbers(statistics)["Raid"] == ["2"]
    rows.filter_by("country:KG", 1)
    qtbot.waitUntil(lambda: "Raid" not in numbers(statistics))
    assert numbers(statistics)["Killing"] == ["1"]
    rows.filter_by("", 4)
    qtbot.waitUntil(lambda: "Raid" in numbers(statistics))
    table = statistics.ui.numbers
    (item,) = table.findItems("Raid", Qt.MatchFlag.MatchContains)
    table.itemActivated.emit(item)
    rows.wait_for(2)
    assert rows.pane.form.filter.text() == "violation:Raid"


def test_a_click_on_a_bar_shows_its_records(
    qtbot: QtBot, window: MainWindow, rows: EventListPage, statistics: StatisticsWindow
) -> None:
    choose(statistics.ui.down, Dimension.COUNTRY)
    qtbot.waitUntil(lambda: "Kyrgyzstan" in numbers(statistics))
    click_part(qtbot, statistics, "Kyrgyzstan: 1.")
    rows.wait_for(1)
    assert rows.pane.form.filter.text() == "country:Kyrgyzstan"
    assert statistics.ui.back.isVisible()
    statistics.ui.back.click()
    rows.wait_for(4)
    assert statistics.ui.back.isHidden()


def part(qtbot: QtBot, statistics: StatisticsWindow, words: str) -> int:
    """Return the number of the part of the chart of which this is said, once it is drawn."""
    chart = statistics.ui.chart

    def found() -> list[int]:
        return [n for n, spot in enumerate(chart.spots) if spot.words.startswith(words)]

    qtbot.waitUntil(lambda: len(found()) == 1)
    return found()[0]


def click_part(qtbot: QtBot, statistics: StatisticsWindow, words: str) -> None:
    chart, number = statistics.ui.chart, part(qtbot, statistics, words)
    where = chart.middle_of(number)
    no_button, no_key = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    at = chart.mapToGlobal(where)
    moved = QMouseEvent(QEvent.Type.MouseMove, where, at, no_button, no_button, no_key)
    QApplication.sendEvent(chart, moved)
    assert chart.cursor().shape() == Qt.CursorShape.PointingHandCursor
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, no_key, where.toPoint())


def test_a_month_and_a_cell_of_a_heat_table_lead_to_their_records(
    qtbot: QtBot, rows: EventListPage, statistics: StatisticsWindow
) -> None:
    choose(statistics.ui.down, Dimension.MONTH)
    click_part(qtbot, statistics, "May 2023: 1.")
    rows.wait_for_titles("Journalist detained")
    assert rows.pane.form.filter.text() == "within:2023-05"
    statistics.ui.back.click()
    rows.wait_for(4)
    choose(statistics.ui.down, Dimension.VIOLATION)
    choose(statistics.ui.across, Dimension.COUNTRY)
    click_part(qtbot, statistics, "Raid, Kazakhstan: 2.")
    rows.wait_for(2)
    assert rows.pane.form.filter.text() == "violation:Raid country:Kazakhstan"


def test_keys_alone_go_over_the_chart_to_the_records(
    qtbot: QtBot, rows: EventListPage, statistics: StatisticsWindow
) -> None:
    choose(statistics.ui.across, Dimension.COUNTRY)
    chart = statistics.ui.chart
    wanted = part(qtbot, statistics, "Killing, Kyrgyzstan: 1.")
    chart.setFocus()
    press_on = partial(QTest.keyClick, chart)
    press_on(Qt.Key.Key_Home)
    assert chart.current == 0
    aim = chart.spots[wanted].box
    while chart.spots[chart.current].box.top() != aim.top():
        before = chart.current
        press_on(Qt.Key.Key_Down)
        assert chart.current != before
    while chart.spots[chart.current].box.left() != aim.left():
        is_left = chart.spots[chart.current].box.left() > aim.left()
        press_on(Qt.Key.Key_Left if is_left else Qt.Key.Key_Right)
    assert chart.current == wanted
    press_on(Qt.Key.Key_Return)
    rows.wait_for_titles("Lawyer shot")


def test_two_things_cross_and_people_have_a_role(
    qtbot: QtBot, statistics: StatisticsWindow, tmp_path: Path
) -> None:
    choose(statistics.ui.across, Dimension.YEAR)
    qtbot.waitUntil(lambda: numbers(statistics).get("All", [])[-1:] == ["4"])
    assert numbers(statistics)["Raid"] == ["1", "0", "0", "1", "2"]
    statistics.write(tmp_path / "crossed.csv")
    lines = list(csv.reader(io.StringIO((tmp_path / "crossed.csv").read_text("utf-8-sig"))))
    assert lines[0] == ["Violation", "2020", "2021", "2022", "2023", "Events"]
    choose(statistics.ui.unit, Unit.PEOPLE)
    assert statistics.ui.role.isVisible()
    choose(statistics.ui.role, "killed")
    qtbot.waitUntil(lambda: shown_title(statistics).startswith("People (killed) by"))
    choose(statistics.ui.role, "affected")
    qtbot.waitUntil(lambda: numbers(statistics).get("All", [])[-1:] == ["4"])


def test_a_file_does_not_tell_what_was_searched_for_in_words(
    qtbot: QtBot, rows: EventListPage, statistics: StatisticsWindow, tmp_path: Path
) -> None:
    """What was typed may be a witness's name; codes and days say what was counted."""

    def written(typed: str, records: int) -> str:
        rows.filter_by("", 4)
        qtbot.waitUntil(lambda: "Search:" not in statistics.ui.notes.text())
        rows.filter_by(typed, records)
        qtbot.waitUntil(lambda: f"“{typed}”" in statistics.ui.asked.text())
        qtbot.waitUntil(lambda: "Search:" in statistics.ui.notes.text())
        texts = []
        for name in ("a.csv", "a.svg", "a.pdf"):
            statistics.write(tmp_path / name)
            texts += [text for _place, text in read_finished((tmp_path / name).read_bytes()).texts]
        return "\n".join(texts)

    assert "Search: country:Kyrgyzstan" in written("country:KG", 1)
    for typed, records in {
        "shot": 1,
        "title:shot": 1,
        "-source:shot": 4,
        "shot OR shotx": 1,
    }.items():
        text = written(typed, records)
        assert "shot" not in text.casefold(), typed
        assert "not told here" in text
    assert "no-such" not in written("country:KG violation:no-such", 1)


def test_a_chart_lies_beside_a_desk_and_over_no_file_unasked(
    statistics: StatisticsWindow, desk: OpenDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(statistics_files, "ask", lambda _w, words, *_a, **_k: asked.append(words))
    monkeypatch.setattr(statistics_files, "show_error", lambda _w, e: asked.append(e.sentence))
    (tmp_path / "mine.csv").write_text("mine", "utf-8")
    statistics.write(tmp_path / "mine", ChartFormat.CSV)
    assert (tmp_path / "mine.csv").read_text("utf-8") == "mine"
    statistics.write(desk.folder.path / "chart.png")
    assert not (desk.folder.path / "chart.png").exists()
    assert ["exists already" in asked[0], "the folder of a desk" in asked[1]] == [True, True]
    statistics.write(tmp_path / "chart", ChartFormat.PNG)
    assert (tmp_path / "chart.png").exists()
    assert "readers outside" in statistics.ui.asked.text()


def shown_title(statistics: StatisticsWindow) -> str:
    sheet = statistics.sheet
    return "" if sheet is None else sheet.title


def test_people_and_a_report_go_into_a_brief(
    qtbot: QtBot, window: MainWindow, statistics: StatisticsWindow
) -> None:
    choose(statistics.ui.down, Dimension.COUNTRY)
    choose(statistics.ui.unit, Unit.PEOPLE)
    choose(statistics.ui.role, "killed")
    statistics.ui.add_to_brief.click()
    choose(statistics.ui.report, Report.SDG)
    statistics.ui.add_to_brief.click()
    publishing = window.publishing.window
    assert publishing is not None
    added = publishing.ui.tables
    assert [added.item(row).text() for row in range(added.count())] == [
        "People (killed) by country",
        "SDG indicator 16.10.1: verified cases",
    ]
    people, report = publishing.choices.order().tables
    assert (people.unit, people.role, report.report) == ("people", "killed", "sdg-16.10.1")
    qtbot.waitUntil(lambda: not publishing.is_making)


def test_a_table_goes_into_a_brief_and_out_again(
    qtbot: QtBot, window: MainWindow, statistics: StatisticsWindow
) -> None:
    button = statistics.ui.add_to_brief
    choose(statistics.ui.down, Dimension.STATUS)
    assert not button.isEnabled()
    assert "work of the desk" in button.toolTip()
    choose(statistics.ui.down, Dimension.VIOLATION)
    choose(statistics.ui.unit, Unit.PEOPLE)
    assert button.isEnabled()
    choose(statistics.ui.report, Report.MAP)
    assert "has its map already" in button.toolTip()
    choose(statistics.ui.report, None)
    choose(statistics.ui.unit, Unit.EVENTS)
    choose(statistics.ui.across, Dimension.COUNTRY)
    button.click()
    publishing = window.publishing.window
    assert publishing is not None
    added = publishing.ui.tables
    assert [added.item(row).text() for row in range(added.count())] == [
        "Events by violation and country"
    ]
    assert added.isVisible()
    assert publishing.choices.order().kind is BriefKind.DIGEST
    assert publishing.choices.order().tables == (OwnTable("violation", "country"),)
    button.click()
    assert added.count() == 1
    added.setCurrentRow(0)
    come_back(qtbot, publishing)
    added.setFocus()
    press(Qt.Key.Key_Delete)
    assert publishing.choices.order().tables == ()
    assert added.isHidden()
    qtbot.waitUntil(lambda: not publishing.is_making)
