"""The list of events as Qt asks for it: any length, any order, never the whole table at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from hrd_desk.exchange.record_json import Json, read_record
from hrd_desk.gui.item_models.event_list import PAGE_ROWS, PAGES_KEPT, EventListModel
from hrd_desk.gui.workers import finish_jobs
from hrd_desk.model.event import Event
from hrd_desk.model.plain_event import PlainEvent
from hrd_desk.storage.event_lists import EventFilter
from hrd_desk.storage.events import delete_event, load_event, save_event, save_new_events
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.vocabulary.vocabulary import Vocabulary
from tests.builders import a_desk, vocabulary_of

EVENTS = 2_500


@pytest.fixture(scope="module")
def full_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenDesk]:
    with a_desk(tmp_path_factory.mktemp("full")) as desk:
        vocabulary = vocabulary_of(desk)
        with desk.database.transaction("save") as session:
            save_new_events(session, [made(number, vocabulary) for number in range(EVENTS)])
        yield desk
        finish_jobs()


def made(number: int, vocabulary: Vocabulary) -> PlainEvent:
    day = f"{2000 + number % 25}-{number % 12 + 1:02}-{number % 28 + 1:02}"
    facts: Json = {"title": f"Event number {number:05}", "country": "KZ", "start_date": day}
    return read_record(facts, vocabulary).plain()


def listed(qtbot: QtBot, desk: OpenDesk) -> EventListModel:
    model = EventListModel(desk.database, vocabulary_of(desk))
    with qtbot.waitSignal(model.counted):
        model.reload()
    return model


def test_qt_finds_no_fault_and_the_last_row_is_there(
    qtbot: QtBot, full_desk: OpenDesk, qtmodeltester: ModelTester
) -> None:
    model = listed(qtbot, full_desk)
    assert model.rowCount() == EVENTS
    assert model.index(EVENTS - 1, 2).data().startswith("Event number")
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt says no types


@pytest.mark.parametrize("column", range(5))
@pytest.mark.parametrize("order", list(Qt.SortOrder))
def test_every_page_joins_the_one_before(
    qtbot: QtBot, full_desk: OpenDesk, column: int, order: Qt.SortOrder
) -> None:
    model = listed(qtbot, full_desk)
    with qtbot.waitSignal(model.counted, raising=False, timeout=3000):
        model.sort(column, order)
        if (column, order) == (0, Qt.SortOrder.DescendingOrder):
            model.reload()
    rows = [model.row_at(row) for row in range(EVENTS)]
    assert len({row.uid for row in rows if row is not None}) == EVENTS


def test_a_saved_event_is_found_in_every_order(qtbot: QtBot, full_desk: OpenDesk) -> None:
    model = listed(qtbot, full_desk)
    for column, order in ((2, Qt.SortOrder.AscendingOrder), (0, Qt.SortOrder.DescendingOrder)):
        with qtbot.waitSignal(model.counted):
            model.sort(column, order)
        for place in (0, 199, 200, 1_777, EVENTS - 1):
            row = model.row_at(place)
            assert row is not None
            with full_desk.database.snapshot() as session:
                event = load_event(session, row.uid)
            assert model.row_of(event) == place


def test_few_pages_are_kept(qtbot: QtBot, full_desk: OpenDesk) -> None:
    model = listed(qtbot, full_desk)
    for row in range(0, EVENTS, PAGE_ROWS):
        model.row_at(row)
    assert len(model._pages) <= PAGES_KEPT  # noqa: SLF001  a promise about memory, unseen outside


def test_a_filter_shows_what_has_the_words(qtbot: QtBot, full_desk: OpenDesk) -> None:
    model = listed(qtbot, full_desk)
    with qtbot.waitSignal(model.counted):
        model.show_matching(EventFilter(words="00042"))
    assert model.rowCount() == 1
    assert model.index(0, 2).data() == "Event number 00042"
    with qtbot.waitSignal(model.counted):
        model.show_matching(EventFilter())
    assert model.rowCount() == EVENTS


def test_words_stand_in_the_cells(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        with desk.database.transaction("save") as session:
            save_event(session, Event(title="Raid", country_code="KZ", start_date="2023-05~"))
        model = listed(qtbot, desk)
        cells = [model.index(0, column).data() for column in range(5)]
        assert cells[0] == "about May 2023"
        assert cells[2:] == ["Raid", "Kazakhstan", "Draft"]
        heads = [
            model.headerData(column, Qt.Orientation.Horizontal)
            for column in range(model.columnCount())
        ]
        assert heads == ["Date", "Reference", "Title", "Country", "Status"]
        finish_jobs()


def test_a_list_that_shrinks_shows_empty_cells_until_it_is_read_again(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(tmp_path) as desk:
        with desk.database.transaction("save") as session:
            events = [save_event(session, Event(title=f"Event {n}")) for n in range(3)]
        model = EventListModel(desk.database, vocabulary_of(desk))
        with qtbot.waitSignal(model.counted):
            model.reload()
        with desk.database.transaction("delete") as session:
            delete_event(session, events[0].uid)
        model._pages.clear()  # noqa: SLF001  as after many other pages
        assert [model.index(row, 2).data() for row in range(3)].count("") == 1
        with qtbot.waitSignal(model.counted):
            model.reload()
        assert model.rowCount() == 2
        finish_jobs()


def test_the_first_page_is_there_before_the_list_is_counted(
    qtbot: QtBot, full_desk: OpenDesk
) -> None:
    model = EventListModel(full_desk.database, vocabulary_of(full_desk))
    lengths: list[int] = []
    model.modelReset.connect(lambda: lengths.append(model.rowCount()))
    with qtbot.waitSignal(model.counted):
        model.reload()
    assert lengths == [PAGE_ROWS]
    assert model.rowCount() == EVENTS
