"""The one function that shows an error a person can act on."""

from PySide6.QtWidgets import QWidget

from hrd_desk.errors import CancelledError, HrdDeskError
from hrd_desk.gui.widgets.plain_text import tell


def show_error(parent: QWidget | None, error: HrdDeskError) -> None:
    """Show the error's sentence as plain text; a cancelled piece of work is shown to nobody."""
    if not isinstance(error, CancelledError):
        tell(parent, error.sentence)
