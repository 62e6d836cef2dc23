"""What lies in a layout, without a look at its items.

Qt makes an item for each widget in a layout and deletes it without a word. What Python once saw of
one stays behind in shiboken 6.11, passes for whatever lies at its address next, and the program
ends when that goes. Python sees an item by `itemAt` and `takeAt`, and all items of a layout that is
put into another one when it is filled already. So neither is done anywhere but here; forms are
compiled accordingly (`packaging/compile_forms.py`).
"""

from PySide6.QtWidgets import QBoxLayout, QLayout, QLayoutItem, QWidget
from shiboken6 import createdByPython, getAllValidWrappers, invalidate

from hrd_desk.gui.workers import delete_later


def placed_in(layout: QLayout) -> list[tuple[int, QWidget | QLayout]]:
    """Return the widgets and layouts that lie in `layout`, each with its place, in their order.

    Gaps have places, too, and are left out. The layout belongs to a widget.
    """
    holder = layout.parentWidget()
    parts: list[tuple[int, QWidget | QLayout]] = [
        (layout.indexOf(child), child)
        for child in (*(holder.children() if holder is not None else ()), *layout.children())
        if isinstance(child, QWidget | QLayout) and child is not layout
    ]
    return sorted((part for part in parts if part[0] >= 0), key=lambda part: part[0])


def take_out(layout: QLayout, part: QWidget | QLayout) -> None:
    """Take a widget or a layout out of `layout`, which forgets it; a widget keeps its parent."""
    if isinstance(part, QWidget):
        layout.removeWidget(part)
    else:
        layout.removeItem(part)


def remove(layout: QLayout, widget: QWidget) -> None:
    """Take a widget out of `layout` and delete it; it is out of sight at once."""
    layout.removeWidget(widget)
    widget.hide()
    delete_later(widget)


def empty(layout: QLayout) -> None:
    """Delete the widgets that lie in `layout` itself."""
    for widget in widgets_in(layout):
        remove(layout, widget)


def add_filled(column: QBoxLayout, row: QLayout, stretch: int = 0) -> None:
    """Put `row`, in which widgets lie already, at the end of `column`."""
    column.addLayout(row, stretch)
    for item in known_items():
        invalidate(item)


def known_items() -> list[QLayoutItem]:
    """Return the items that Qt made and Python saw; there should be none at any time."""
    return [
        seen
        for seen in getAllValidWrappers()
        if isinstance(seen, QLayoutItem)
        and not isinstance(seen, QLayout)
        and not createdByPython(seen)
    ]


def widgets_in(layout: QLayout) -> list[QWidget]:
    """Return the widgets that lie in `layout` itself, in their order."""
    return [part for _place, part in placed_in(layout) if isinstance(part, QWidget)]
