"""Loads what a desk needs behind the first window, while it is read or the passphrase is typed.

An old computer takes seconds for all of it; whoever has typed a passphrase waits for none.
"""

from functools import partial
from importlib import import_module

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hrd_desk.gui.windows.warming import Warming

_WINDOWS = "hrd_desk.gui.windows"
FOR_DESK = (
    *("asyncio", "sqlalchemy", "sqlalchemy.orm", "sqlalchemy.dialects.postgresql"),
    *("hrd_desk.model.event", "hrd_desk.storage.database", "hrd_desk.storage.opening"),
    *("hrd_desk.model.counts_text", "hrd_desk.model.query_values", "hrd_desk.publishing.drafting"),
    *("hrd_desk.gui.forms.event_form", f"{_WINDOWS}.record_pane", f"{_WINDOWS}.list_pane"),
    *(f"{_WINDOWS}.editor", "hrd_desk.sync.receiving", f"{_WINDOWS}.exchange_control"),
    *(f"{_WINDOWS}.finding_control", f"{_WINDOWS}.main_window", f"{_WINDOWS}.unlock_dialog"),
    *(f"{_WINDOWS}.create_desk_dialog", f"{_WINDOWS}.sample_desk_dialog"),
)
"""What the lower ones need comes first, in steps as short as modules allow (the longest, of
SQLAlchemy, 0.2 s of processor): keys are taken between them."""
BEGIN_MS = 50


class Loading(QObject):
    """Loads one module at a time, once for the program."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._warming = Warming(self, begin_ms=BEGIN_MS)
        self._is_begun = False

    def begin_behind(self, window: QWidget) -> None:
        """Load everything, one after the other, once `window` was painted."""
        if not self._is_begun:
            window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            if not self._is_begun:
                self._is_begun = True
                self._warming.begin(partial(import_module, name) for name in FOR_DESK)
        return False

    def stop(self) -> None:
        """Load nothing more beforehand."""
        self._warming.stop()
