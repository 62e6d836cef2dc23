"""Pictures of the publish window, for people to look at; see `tests.screens`."""

import uuid

from PySide6.QtWidgets import QApplication

from hrd_desk.gui.preferences import Preferences
from hrd_desk.gui.windows.history_dialog import HistoryDialog
from hrd_desk.gui.windows.main_window import MainWindow
from hrd_desk.gui.windows.publish_answers import AnswersDialog
from hrd_desk.gui.windows.publish_drafts import draft_of
from hrd_desk.gui.windows.publish_house import HouseDialog
from hrd_desk.model.event import Event
from hrd_desk.progress import silent
from hrd_desk.publishing.exporting import put
from hrd_desk.publishing.noting import noting_in
from hrd_desk.publishing.orders import Order
from hrd_desk.storage.events import save_event
from hrd_desk.storage.opening import OpenDesk
from tests.builders import an_event, vocabulary_of
from tests.studio import Picture

WIDTH, HEIGHT = 1366, 768


def take_publishing(picture: Picture, desk: OpenDesk, preferences: Preferences) -> None:
    """Take the window with a record, a digest, an obstacle, a table, and the answers."""
    events = _logged(desk)
    main = MainWindow(desk, preferences)
    main.show()
    main.list.filter_by("march")
    _settle(main)
    main.editor.open(events[0].uid)
    main.publishing.show()
    window = main.publishing.window
    assert window is not None
    window.resize(WIDTH, HEIGHT)

    def take(name: str) -> None:
        _settle(main)
        window.ui.report.setCurrentIndex(window.report.model.index(2, 0))
        _settle(main)
        picture(name, window)
        window.show()

    take("publish-event")
    main.list.form.table.also_choose([2, 4])
    _settle(main)
    picture("list-chosen", main)
    main.show()
    take("publish-chosen")
    window.ui.records.setCurrentIndex(2)
    take("publish-digest")
    window.choices.choose("kind", "statistics")
    take("publish-statistics")
    window.choices.choose("kind", "digest")
    window.choices.choose("format", "xlsx")
    take("publish-table")
    window.choices.choose("format", "pdf")
    window.ui.records.setCurrentIndex(0)
    window.choices.choose("kind", "submission")
    take("publish-submission")
    picture("publish-answers", AnswersDialog({"requests": "Release them at once."}))
    picture("publish-house", _dressed(desk))
    history = HistoryDialog(desk.database, vocabulary_of(desk), _published(desk, events[0]))
    picture("history-exports", history)
    main.wind_up()
    main.deleteLater()


def _dressed(desk: OpenDesk) -> HouseDialog:
    dialog = HouseDialog(desk.database)
    dialog.ui.name.setText("Human Rights Monitor")
    dialog.ui.brand.setText("7a1f5c")
    dialog.ui.alert.setText("ffb300")
    dialog.ui.licence.setText("CC BY-SA 4.0")
    return dialog


def _published(desk: OpenDesk, event: Event) -> uuid.UUID:
    """Write a brief of `event`, so that the book of exports has something to show."""
    draft = draft_of(desk.database, (event.uid,), Order(), silent)
    assert draft.made is not None
    put(draft.made, desk.folder.path.parent / "march.pdf", noting_in(desk.database))
    return event.uid


def _logged(desk: OpenDesk) -> list[Event]:
    vocabulary = vocabulary_of(desk)
    events = []
    with desk.database.transaction("import") as session:
        for number in range(1, 9):
            event = an_event(vocabulary, title=f"March number {number} stopped by the police")
            event.start_date = f"2023-05-{number:02}"
            event.confidentiality = "internal" if number == 8 else "public"
            event.summary = (
                f"On {number} May 2023, {number + 4} protesters were stopped by the police on their"
                " way to the square and taken to a station, where they were held until the evening."
            )
            event.remarks = "The colleague in the north saw it herself."
            events.append(save_event(session, event))
    return events


def _settle(main: MainWindow) -> None:
    from PySide6.QtCore import QDeadlineTimer  # noqa: PLC0415

    from hrd_desk.gui.workers import database_lane  # noqa: PLC0415

    deadline, longest = QDeadlineTimer(1500), QDeadlineTimer(60_000)
    is_making = False
    while not deadline.hasExpired() or (is_making and not longest.hasExpired()):
        QApplication.processEvents()
        window = main.publishing.window
        is_making = window is not None and window.is_making
        if not is_making:
            database_lane.waitForDone(20)
