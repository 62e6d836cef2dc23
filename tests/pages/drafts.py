"""What a person does with the list of drafts, which stands where no record is shown."""

from PySide6.QtCore import Qt

from tests.pages.event_form import EventFormPage
from tests.pages.keyboard import focused, press


def drafts_waiting(page: EventFormPage) -> list[list[str]]:
    """Return the rows of the list: title, record, time; empty where it is not shown."""
    rows = page.window.editor.offers.list.form.drafts
    model, shown = rows.model(), range(rows.topLevelItemCount() if rows.isVisible() else 0)
    return [[str(model.index(row, column).data()) for column in range(3)] for row in shown]


def continue_draft(page: EventFormPage, row: int = 0) -> None:
    """Go on with a draft of the list, by keyboard."""
    _go_to(page, row)
    press(Qt.Key.Key_Return)


def discard_draft(page: EventFormPage, row: int = 0) -> None:
    """Discard a draft of the list, by keyboard."""
    _go_to(page, row)
    press(Qt.Key.Key_Delete)


def _go_to(page: EventFormPage, row: int) -> None:
    rows = page.window.editor.offers.list.form.drafts
    assert focused() is rows, "the list of drafts has not the keyboard"
    rows.setCurrentIndex(rows.model().index(row, 0))
