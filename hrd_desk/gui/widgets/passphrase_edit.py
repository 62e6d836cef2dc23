"""A line for a passphrase: hidden until asked for, telling of Caps Lock and the keyboard."""

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from hrd_desk.i18n import _

_SECRET = (
    Qt.InputMethodHint.ImhHiddenText
    | Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)


class PassphraseEdit(QLineEdit):
    """Hides what is typed; `keyboard_noticed` carries a sentence on how the keyboard is set."""

    keyboard_noticed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._has_caps_lock = False
        self.show_typing(False)

    def show_typing(self, is_shown: bool) -> None:
        """Show or hide what is typed."""
        mode = QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password
        self.setEchoMode(mode)
        self.setInputMethodHints(_SECRET)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text()
        if len(letter) == 1 and letter.lower() != letter.upper():
            # Qt cannot ask for Caps Lock, but a capital without Shift gives it away.
            has_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._has_caps_lock = letter.isupper() != has_shift
        elif event.key() == Qt.Key.Key_CapsLock:
            self._has_caps_lock = False
        self.keyboard_noticed.emit(self._sentence())
        super().keyPressEvent(event)

    def _sentence(self) -> str:
        if self._has_caps_lock:
            return _("Caps Lock seems to be on.")
        keyboard = QGuiApplication.inputMethod().locale()
        if keyboard.language() == QLocale.Language.C:
            return ""
        return _("Keyboard: {language}").format(language=keyboard.nativeLanguageName())
