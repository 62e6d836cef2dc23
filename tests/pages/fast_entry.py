"""A person who enters records with the keyboard alone, and what that costs in keys."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from tests.pages.keyboard import focused, press, type_text
from tests.stalls import StallWatch

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
_MOUSE = (
    *(QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease),
    *(QEvent.Type.MouseButtonDblClick, QEvent.Type.Wheel),
)


class NoMouse(QObject):
    """Notes what a mouse did anywhere in the program."""

    def __init__(self) -> None:
        """Begin to watch."""
        super().__init__()
        self.seen: list[str] = []
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOUSE:
            self.seen.append(f"{event.type().name} at {watched.objectName()}")
        return False

    def stop(self) -> None:
        """Watch no longer."""
        application = QApplication.instance()
        assert application is not None
        application.removeEventFilter(self)


class FastEntry:
    """Counts every key: those that code the record, and those that tell it in words.

    `pause_ms` is how long a person takes between two keys; the window works meanwhile.
    """

    def __init__(self, watch: StallWatch, pause_ms: int = 0) -> None:
        """Let `watch` time each key."""
        self._watch = watch
        self._pause_ms = pause_ms
        self.coded = 0
        self.told = 0

    def begin_count(self) -> None:
        """Count from nothing again."""
        self.coded = self.told = 0

    def key(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press a key."""
        self.coded += 1
        self._time(f"{key.name} at {self.where()}", lambda: press(key, modifier))

    def type(self, text: str) -> None:
        """Type letters, one key each."""
        for letter in text:
            self.coded += 1
            self._time(f"{letter} at {self.where()}", lambda letter=letter: type_text(letter))

    def tell(self, text: str) -> None:
        """Type the words of a title or a summary."""
        before = self.coded
        self.type(text)
        self.told += self.coded - before
        self.coded = before

    def paste(self, text: str) -> None:
        """Paste what was copied elsewhere."""
        QApplication.clipboard().setText(text)
        self.key(Qt.Key.Key_V, CTRL)

    def tab(self) -> None:
        """Go on."""
        self.key(Qt.Key.Key_Tab)

    def where(self) -> str:
        """Return what people call the field that has the keyboard."""
        return focused().accessibleName() or focused().objectName()

    def _time(self, name: str, action: object) -> None:
        assert callable(action)
        self._watch.time_key(name, action)
        if self._pause_ms:
            self._watch.rest(self._pause_ms)
