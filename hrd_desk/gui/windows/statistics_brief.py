"""The way of a table of the statistics into a brief, or why it has none."""

from PySide6.QtWidgets import QPushButton

from hrd_desk.errors import InvalidInputError
from hrd_desk.gui.windows.statistics_work import Asked
from hrd_desk.i18n import _
from hrd_desk.publishing.orders import OwnTable
from hrd_desk.publishing.own_tables import own_table, report_table


def brief_table(asked: Asked) -> OwnTable:
    """Return what is counted as a table of a brief; raises `InvalidInputError` with the reason."""
    if asked.report is not None:
        return report_table(asked.report)
    return own_table(asked.down, asked.across, asked.unit, asked.role)


def show_brief_button(button: QPushButton, asked: Asked) -> None:
    """Let the button be pressed where there is a way; else it says why not."""
    try:
        brief_table(asked)
    except InvalidInputError as reason:
        button.setEnabled(False)
        button.setToolTip(reason.sentence)
        return
    button.setEnabled(True)
    button.setToolTip(
        _(
            "The brief asks the same of its own records: what its readers may not know is not "
            "counted, and small numbers are hidden by its rules"
        )
    )
