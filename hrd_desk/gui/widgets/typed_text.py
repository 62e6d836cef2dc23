"""Longer texts of a dialog that are kept nowhere else."""

from PySide6.QtWidgets import QDialog

from hrd_desk.gui.widgets.plain_text import ask
from hrd_desk.gui.widgets.text_area import TextArea
from hrd_desk.i18n import _


def may_lose_text(dialog: QDialog) -> bool:
    """Ask where a longer text was typed into `dialog`; return whether it may be closed."""
    typed = [area for area in dialog.findChildren(TextArea) if area.value()]
    if not any(area.document().isModified() for area in typed):
        return True
    question = _("What you typed here is kept nowhere.")
    return ask(dialog, question, _("Close and lose it"), is_destructive=True)
