"""Files that the system hands to the program while it runs, as macOS does with every file."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication
from typing_extensions import override

if TYPE_CHECKING:
    from hrd_desk.gui.application import Application

ASK_AGAIN_MS = 400


class DeskApplication(QApplication):
    """Tells of files that are opened with the program; elsewhere they come as its argument."""

    file_opened = Signal(object)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file():
            self.file_opened.emit(Path(event.file()))
            return True
        return super().event(event)


class OpenedFiles(QObject):
    """Opens files one after the other, each as soon as nobody is being asked something."""

    def __init__(self, program: "Application") -> None:
        """Open in `program` what its Qt application hears of."""
        super().__init__(program)
        self._program = program
        self._waiting: list[Path] = []
        self._is_taking = False
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._hand_over)
        if isinstance(program.qt, DeskApplication):
            program.qt.file_opened.connect(self._add)

    def stop(self) -> None:
        """Hear of no more files."""
        self._pause.stop()
        if isinstance(self._program.qt, DeskApplication):
            self._program.qt.file_opened.disconnect(self._add)

    def _add(self, path: Path) -> None:
        self._waiting.append(path)
        self._pause.start(0)  # whoever is at work in this moment ends first

    def _hand_over(self) -> None:
        if not self._waiting or self._is_taking:  # a file that is taken asks its own questions
            return
        self._is_taking = True
        try:
            is_taken = self._is_taken(self._waiting[0])
        finally:
            self._is_taking = False
        if is_taken:
            self._waiting.pop(0)
        if self._waiting:
            self._pause.start(0 if is_taken else ASK_AGAIN_MS)

    def _is_taken(self, path: Path) -> bool:
        """Open a desk or a bundle; return False while somebody is being asked something."""
        from hrd_desk.sync.bundle_names import SUFFIX as BUNDLE_SUFFIX  # noqa: PLC0415

        is_bundle = path.suffix == BUNDLE_SUFFIX
        is_asked = self._program.qt.activeModalWidget() is not None
        if self._program.desk is None:
            if is_asked and is_bundle:
                self._program.keep_for_desk(path)  # the one that is just being opened
            elif not is_asked:
                self._program.open_path(path)
            return is_bundle or not is_asked
        return not is_asked and self._is_taken_beside(path, is_bundle=is_bundle)

    def _is_taken_beside(self, path: Path, *, is_bundle: bool) -> bool:
        """Let the open desk take a bundle in, or close it for another desk if the person agrees."""
        main, desk = self._program.main, self._program.desk
        if main is None or desk is None:
            return False
        main.activateWindow()
        if is_bundle:
            is_allowed = main.form.exchange_receive.isEnabled()
            if is_allowed:
                main.exchange.receive([path])
            return is_allowed
        if path != desk.folder.path and main.may_close():
            self._program.leave()
            self._program.open_path(path)
        return True
