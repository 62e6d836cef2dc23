"""Which side of the main window is seen where there is room for one alone: list or record."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject
from PySide6.QtWidgets import QToolButton

from hrd_desk.gui.preferences import Preferences
from hrd_desk.i18n import _
from hrd_desk.model.event import Event

if TYPE_CHECKING:
    from hrd_desk.gui.windows.main_window import MainWindow

_ONE_PANE = "one-pane"


class PaneControl(QObject):
    """Brings list or record forward as the keyboard goes there.

    On a small screen, or where the person wants it at any width, only one of them is shown. A
    record that is gone to in the list by the arrow keys leaves the list in front: Enter or a click
    goes on to it.
    """

    def __init__(self, window: "MainWindow", preferences: Preferences) -> None:
        """Lead the splitter of `window`, whose panes stand at its sides."""
        super().__init__(window)
        self._form, self._splitter = window.form, window.form.splitter
        self._side, self._list, self._record = window.side, window.list, window.record
        self._preferences, self._similar = preferences, window.similar.panel
        self._forward = (self._list.form.forward, window.source.panel.form.forward)
        self._list.wanted.connect(self.show_side)
        self._list.record_wanted.connect(self._go_on)
        self._side.wanted.connect(self.show_side)
        self._record.event_form.wanted.connect(self.show_record)
        self._similar.told.connect(self._offer_ways)
        window.editor.record_shown.connect(self._on_record_shown)
        window.editor.offers.continued.connect(lambda _record: self.show_record())
        self._form.show_facets.toggled.connect(lambda is_on: self.show_side() if is_on else None)
        self._record.form.back.clicked.connect(self._side.take_keys)
        for button in self._forward:
            _name(button, "{pane} \u203a", _("Record"))
            button.clicked.connect(self._form.go_to_form.trigger)
        is_one = not preferences.shape(_ONE_PANE).isEmpty()
        self._form.one_pane.setChecked(is_one)
        self._form.one_pane.toggled.connect(self._choose)
        self._splitter.folded.connect(lambda _is_folded: self._offer_ways())
        self._splitter.fold(is_wanted=is_one)
        self._offer_ways()

    def show_side(self) -> None:
        """Bring the list, or what stands in its place, to the front."""
        self._splitter.bring_forward(self._side)
        self._offer_ways()

    def show_record(self) -> None:
        """Bring the record to the front."""
        self._splitter.bring_forward(self._record)
        self._offer_ways()

    def _choose(self, is_one: bool) -> None:
        self._preferences.remember_shape(_ONE_PANE, QByteArray(b"1" if is_one else b""))
        self._splitter.fold(is_wanted=is_one)

    def _go_on(self, by_key: bool) -> None:
        if self._record.record is not None and (by_key or self._splitter.is_folded):
            self._form.go_to_form.trigger()

    def _on_record_shown(self, event: Event | None) -> None:
        if event is None:
            self.show_side()
        elif not self._list.form.table.hasFocus():
            self.show_record()
        self._offer_ways()

    def _offer_ways(self) -> None:
        is_folded, is_open = self._splitter.is_folded, self._record.record is not None
        back = self._record.form.back
        where = _("List") if self._side.is_first_shown else _("Source text")
        count = self._similar.form.count.text() if not self._similar.isHidden() else ""
        _name(back, "\u2039 {pane}", f"{where}  ·  {count}" if count else where)
        back.setVisible(is_folded)
        for button in self._forward:
            button.setVisible(is_folded and is_open)


def _name(button: QToolButton, mark: str, pane: str) -> None:
    """Say where a button leads; the mark turns by itself where the language runs to the left."""
    button.setText(mark.format(pane=pane))
    button.setAccessibleName(pane)
