"""What the program is, what it protects, and what it does not."""

from PySide6.QtWidgets import QDialog, QTextEdit, QWidget

from hrd_desk import __version__
from hrd_desk.gui.generated.ui_about_dialog import Ui_AboutDialog
from hrd_desk.i18n import _


def protected_things() -> list[str]:
    """Return what the program protects, one sentence each (security study, section 7)."""
    return [
        _("A computer that is switched off, or on which the desk is locked, keeps its records."),
        _("A lost memory stick with a desk or its backup shows nothing without the passphrase."),
        _("A desk left alone locks itself, and its words are gone from the computer's memory."),
        _("A record that somebody alters behind your back does not go unseen: check the desk."),
        _("People whom a record names stay out of print while you keep to the normal settings."),
        _("What was saved stays saved when the power, the disk or the program fails."),
    ]


def unprotected_things() -> list[str]:
    """Return what the program does not protect, one sentence each, at the same length."""
    return [
        _("While the desk is open, everybody who holds the computer can read all of it."),
        _("A program that watches your keyboard or your screen learns what you learn."),
        _("If you are made to type the passphrase, or to say it, nothing here can help."),
        _("Copies that you printed, exported or pasted elsewhere are no longer in its care."),
        _("Old copies on sticks and disks still open with the passphrase of their time."),
        _("That you use this program can be seen, and lost keys cannot be replaced."),
    ]


class AboutDialog(QDialog):
    """Name, version, licence, and the two columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_AboutDialog()
        self.ui.setupUi(self)
        self.ui.heading.setText(f"HRD Desk {__version__}")
        self.ui.licence.setText(
            _(
                "Free software under the GNU General Public License, version 3 or later. It asks "
                "the network for nothing, unless you let it look up places."
            )
        )
        _write(self.ui.protects, protected_things())
        _write(self.ui.leaves, unprotected_things())
        self.ui.close_button.clicked.connect(self.accept)
        self.ui.close_button.setFocus()


def _write(field: QTextEdit, sentences: list[str]) -> None:
    field.setPlainText("\n\n".join(sentences))
    field.document().setDocumentMargin(14)
