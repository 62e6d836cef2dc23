"""The way of the keyboard through the form: fields in entry order, the rest by Ctrl+Tab."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from hrd_desk.gui.forms.binding import focus_target
from hrd_desk.gui.forms.tab_order import controls_of
from hrd_desk.i18n import N_

FLOW_KEYS = (
    ("Tab, Enter", N_("Goes to the next field in entry order")),
    ("Shift+Tab", N_("Goes back to the field before")),
    ("Ctrl+Tab", N_("Goes to the next control, rarely used ones too")),
    ("Ctrl+Shift+Tab", N_("Goes back to the control before")),
)
"""The keys of the form, for the key map."""

Controls = Callable[[], list[QWidget]]


class EntryFlow(QObject):
    """Tab and Enter visit the fields that most records need; Ctrl+Tab visits every control.

    Both follow the order on the page. Who went to a rarely used field is among its neighbours:
    from there Tab visits every control too, until it comes to a field of the short way. `left`
    carries the control that somebody went on from.
    """

    left = Signal(object)

    def __init__(self, form: QWidget, fast: Controls) -> None:
        """Lead through `form`; `fast` returns the controls of the short way as they stand now."""
        super().__init__(form)
        self._form = form
        self._fast = fast
        for keys, is_forward in (("Ctrl+Tab", True), ("Ctrl+Shift+Tab", False)):
            shortcut = QShortcut(QKeySequence(keys), form)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda forward=is_forward: self.go(forward, is_fast=False))

    def go(self, is_forward: bool, *, is_fast: bool = True) -> bool:
        """Give the next control the keyboard; return False where the form does not know the way."""
        here = QApplication.focusWidget()
        # What stands for a control and the control itself are one stop.
        stops = dict.fromkeys(focus_target(control) for control in controls_of(self._form))
        order = [stop for stop in stops if _takes(stop)]
        if here not in order:
            return False
        short = set(self._fast())
        fast = short if is_fast and here in short else set(order)
        place = order.index(here)
        way = order[place + 1 :] if is_forward else order[:place][::-1]
        chosen = next((control for control in way if control in fast), None)
        if chosen is None:
            edges = (order[-1], order[0]) if is_forward else (order[0], order[-1])
            chosen = self._outside(edges[0], is_forward) or edges[1]
        reason = Qt.FocusReason.TabFocusReason if is_forward else Qt.FocusReason.BacktabFocusReason
        if is_forward:
            self.left.emit(here)
        chosen.setFocus(reason)
        if not chosen.isVisible():  # its part went with the last word that was taken out of it
            here.setFocus(reason)
        return True

    def _outside(self, edge: QWidget, is_forward: bool) -> QWidget | None:
        """Return what the Tab key reaches behind (or before) the form, if there is anything."""
        control = edge
        while True:
            following = control.nextInFocusChain if is_forward else control.previousInFocusChain
            found = following()
            if found is None or found is edge:
                return None
            control = found
            is_ours = self._form.isAncestorOf(control)
            if not is_ours and control.window() is self._form.window() and _takes(control):
                return control


def _takes(control: QWidget) -> bool:
    """Return whether the Tab key may stop at `control` now."""
    is_stop = bool(control.focusPolicy() & Qt.FocusPolicy.TabFocus) and not control.focusProxy()
    return is_stop and control.isEnabled() and control.isVisible()
