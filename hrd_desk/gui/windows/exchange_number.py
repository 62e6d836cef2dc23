"""The typed number that lets a file delete many records: nobody deletes much by one key."""

from typing import Protocol

from PySide6.QtWidgets import QLineEdit

from hrd_desk.errors import InvalidInputError
from hrd_desk.gui.widgets.plain_text import PlainLabel
from hrd_desk.i18n import _, ngettext


class NumberForm(Protocol):
    """What the compiled form of a dialog that asks for the number has."""

    warning: PlainLabel
    number_label: PlainLabel
    number: QLineEdit


def ask_for_number(form: NumberForm, count: int) -> None:
    """Say that `count` records would be deleted or emptied, and ask for that number."""
    sentence = ngettext(
        "This would delete or empty {count} record here. Nothing of it was taken in. Ask the "
        "other side whether that is meant. If it is, type the number; a copy of the desk as it "
        "is now is kept.",
        "This would delete or empty {count} records here. Nothing of it was taken in. Ask the "
        "other side whether that is meant. If it is, type the number; a copy of the desk as it "
        "is now is kept.",
        count,
    )
    form.warning.setText(sentence.format(count=count))
    form.number_label.setText(_("&Type {count} to go on").format(count=count))
    form.number.clear()


def require_number(form: NumberForm, count: int) -> None:
    """Raise `InvalidInputError`, the field focused, unless the number was typed."""
    if form.number.text().strip() == str(count):
        return
    form.number.setFocus()
    form.number.selectAll()
    sentence = _("The number is not the right one. Nothing was taken in.")
    raise InvalidInputError("number", sentence)
