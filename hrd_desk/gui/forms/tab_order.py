"""Tab goes through a form as the eye does: in the order in which its layouts are filled."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QLayout, QScrollArea, QWidget


def chain_tabs(form: QWidget) -> None:
    """Make Tab visit the controls of `form` in their order on the screen.

    Call it again when controls were added: Qt puts new ones at the end, wherever they stand.
    """
    before: QWidget | None = None
    for control in _controls(form):
        # Qt would move what stands for a control instead of the control, and Tab then returns
        # to where the control was left behind.
        proxy = control.focusProxy()
        control.setFocusProxy(None)
        if before is not None:
            QWidget.setTabOrder(before, control)
        control.setFocusProxy(proxy)
        before = control


def _controls(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusProxy() or widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    if isinstance(widget, QScrollArea):
        yield from _controls(widget.widget())
    elif not isinstance(widget, QAbstractScrollArea) and widget.layout() is not None:
        yield from _in_layout(widget.layout())


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield from _controls(widget)
        elif inner is not None:
            yield from _in_layout(inner)
