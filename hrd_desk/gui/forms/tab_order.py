"""Tab goes through a form as the eye does: in the order in which its layouts are filled."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QLayout, QScrollArea, QWidget

from hrd_desk.gui.layouts import placed_in


def chain_tabs(form: QWidget) -> None:
    """Make Tab visit the controls of `form` in their order on the screen.

    Call it again when controls were added: Qt puts new ones at the end, wherever they stand.
    """
    before: QWidget | None = None
    for control in controls_of(form):
        # Qt would move what stands for a control instead of the control, and Tab then returns
        # to where the control was left behind.
        proxy = control.focusProxy()
        control.setFocusProxy(None)  # type: ignore[arg-type]  # Qt takes none, its stubs do not say
        if before is not None:
            QWidget.setTabOrder(before, control)
        if proxy is not None:
            control.setFocusProxy(proxy)
        before = control


def controls_of(widget: QWidget | None) -> Iterator[QWidget]:
    """Yield the controls in a widget that the Tab key can stop at, in their order on the screen."""
    if widget is None:
        return
    if widget.focusProxy() or widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    if isinstance(widget, QScrollArea):
        yield from controls_of(widget.widget())
    elif not isinstance(widget, QAbstractScrollArea):
        yield from _in_layout(widget.layout())


def _in_layout(layout: QLayout | None) -> Iterator[QWidget]:
    for _place, part in placed_in(layout) if layout is not None else ():
        yield from controls_of(part) if isinstance(part, QWidget) else _in_layout(part)
