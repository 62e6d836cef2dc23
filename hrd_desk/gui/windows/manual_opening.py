"""Opens the manual; the start of a window does not pay for it."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from hrd_desk.gui.windows.manual_window import ManualWindow


def open_manual(window: QWidget, page: str = "") -> "ManualWindow":
    """Show the manual of `window`, the one that is open already if there is one."""
    from hrd_desk.gui.windows.manual_window import ManualWindow  # noqa: PLC0415  as above

    manual = window.findChild(ManualWindow) or ManualWindow(window)
    if page:
        manual.show_page(page)
    manual.show()
    manual.raise_()
    manual.activateWindow()
    return manual
