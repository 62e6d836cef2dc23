"""What files would change, or changed: a line for each file, and the records by what became."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from hrd_desk.gui.widgets.plain_text import tool_tip
from hrd_desk.gui.windows.exchange_words import STATES
from hrd_desk.i18n import _
from hrd_desk.storage.merge.incoming import MergeReport
from hrd_desk.sync.bundle_names import shown_name
from hrd_desk.sync.ledger import FileState
from hrd_desk.sync.preview import Fate, Names, fates
from hrd_desk.sync.receiving import Received

_FILE_WIDTHS_PX = (170, 120)
_LEAST_SENTENCE_PX = 240
_REFERENCE_PX = 190
_CELL_PX = 6
_TALLEST_PX = 170


def set_up_files(tree: QTreeWidget) -> None:
    """Give a list of files its columns."""
    tree.setHeaderLabels([_("File"), _("State"), _("What it means")])
    tree.setRootIsDecorated(False)
    tree.setWordWrap(True)
    tree.setTextElideMode(Qt.TextElideMode.ElideNone)
    for column, width in enumerate(_FILE_WIDTHS_PX):
        tree.setColumnWidth(column, width)


def fill_files(tree: QTreeWidget, files: Sequence[Received], *, is_plan: bool) -> None:
    """Show a line for each file, with its whole sentence, in a list as tall as it needs to be."""
    tree.clear()
    height = tree.header().sizeHint().height() + 2 * tree.frameWidth()
    # Before it was laid out a list is a few letters wide.
    shown = tree.viewport().width() - sum(_FILE_WIDTHS_PX)
    widths = (*_FILE_WIDTHS_PX, max(_LEAST_SENTENCE_PX, shown))
    for file in files:
        state = _(STATES[file.state]) if file.state in STATES else str(file.state)
        if is_plan and file.state is FileState.IMPORTED:
            state = _("From {code}").format(code=file.peer_code)
        item = QTreeWidgetItem(tree, [shown_name(file.path), state, file.sentence])
        room = QSize(0, 0)
        for column, width in enumerate(widths):
            item.setTextAlignment(column, Qt.AlignmentFlag.AlignTop)
            room = room.expandedTo(_room_for(tree, item.text(column), width))
        item.setSizeHint(len(widths) - 1, room)
        height += room.height()
    tree.setFixedHeight(min(height + 1, _TALLEST_PX))
    mark_first(tree)


def _room_for(tree: QTreeWidget, text: str, width: int) -> QSize:
    """Return what wrapped text needs in a column; the list itself would cut it off."""
    frame = QRect(0, 0, width - 2 * _CELL_PX, 10_000)
    wrapped = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere
    needed = tree.fontMetrics().boundingRect(frame, wrapped, text)
    return QSize(0, needed.height() + _CELL_PX)


def set_up_records(tree: QTreeWidget) -> None:
    """Give a list of records its columns."""
    tree.setHeaderLabels([_("What becomes of it"), _("Title")])
    tree.setUniformRowHeights(True)
    tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
    tree.header().setMinimumSectionSize(_REFERENCE_PX)


def fill_records(tree: QTreeWidget, report: MergeReport, names: Names) -> None:
    """Show the records that a merge changes under what becomes of them."""
    tree.clear()
    for fate in fates(report, names):
        _add_group(tree, fate)
    mark_first(tree)


def _add_group(tree: QTreeWidget, fate: Fate) -> None:
    group = QTreeWidgetItem(tree, [fate.heading])
    font = group.font(0)
    font.setBold(True)
    group.setFont(0, font)
    group.setFirstColumnSpanned(True)
    for reference, title in fate.named:
        item = QTreeWidgetItem(group, [reference or "–", title])  # noqa: RUF001  a dash
        item.setToolTip(1, tool_tip(title))
    if fate.rest:
        QTreeWidgetItem(group, [fate.rest])
    group.setExpanded(True)


def mark_first(tree: QTreeWidget) -> None:
    """Put the keyboard's mark on the first line, if there is one."""
    first = tree.topLevelItem(0)
    if first is not None:
        tree.setCurrentItem(first)
