"""A person at the keyboard: types where the focus is, and answers questions by their buttons."""

from typing import Self

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from hrd_desk.gui.widgets.plain_text import MessageBox


def focused() -> QWidget:
    """Return the widget that takes the keys now."""
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the focus"
    return widget


def type_text(text: str) -> None:
    """Type `text`; other letters come as from an input method, or Qt would abort."""
    if text.isascii() and text.isprintable():
        QTest.keyClicks(focused(), text)
        return
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(focused(), event)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    QTest.keyClick(focused(), key, modifier)


def tab_to(name: str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press Tab until the widget called `name` has the focus."""
    for _turn in range(80):
        if focused().objectName() == name:
            return
        press(Qt.Key.Key_Tab, modifier)
    message = f"Tab never reaches {name}"
    raise AssertionError(message)


def ctrl_tab_to(name: str) -> None:
    """Press Ctrl+Tab, which visits every control of the form, until `name` has the focus."""
    tab_to(name, Qt.KeyboardModifier.ControlModifier)


_shown: list[QWidget] = []


def keep(window: QWidget) -> None:
    """Hold a window without a parent until Qt has deleted it at the end of its test.

    Else Python's collector would delete it whenever it runs, even in the middle of its events.
    """
    _shown[:] = [widget for widget in _shown if isValid(widget)]
    _shown.append(window)


def show(qtbot: QtBot, window: QWidget) -> None:
    """Show `window` and wait until it takes keys."""
    qtbot.addWidget(window)
    keep(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def enter(field: str, text: str) -> None:
    """Tab to a field and replace what is in it."""
    tab_to(field)
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_Delete)
    type_text(text)


def come_back(qtbot: QtBot, window: QWidget) -> None:
    """Go on in `window` after a dialog over it: offscreen no window manager leads back."""
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow() and QApplication.focusWidget() is not None)


class Answers:
    """Answers the next message box by the name of its button and keeps what it said."""

    def __init__(self, *names: str) -> None:
        """Press the buttons `names`, one for each box that comes."""
        self.said: list[str] = []
        self._names = list(names)
        self._timer = QTimer()
        self._timer.timeout.connect(self._look)
        self._timer.start(5)

    def __enter__(self) -> Self:
        """Wait for the boxes of the block."""
        return self

    def __exit__(self, kind: type[BaseException] | None, *_error: object) -> None:
        """Stop, and say if a box that was expected never came."""
        self._timer.stop()
        if kind is None:
            assert not self._names, f"nothing asked for {self._names}"

    def _look(self) -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, MessageBox) or not self._names:
            return
        self.said.append(box.accessibleName())
        button = box.findChild(QAbstractButton, self._names.pop(0))
        assert isinstance(button, QAbstractButton)
        button.click()
