"""What files would change, or changed: a line for each file, and the records by what became."""

import uuid
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from hrd_desk.gui.widgets.plain_text import tool_tip
from hrd_desk.gui.windows.exchange_words import OUTCOMES, STATES
from hrd_desk.i18n import _
from hrd_desk.storage.merge.incoming import MergeReport, Outcome
from hrd_desk.sync.ledger import FileState
from hrd_desk.sync.receiving import MOST_NAMED, Names, Received

_NAME_PX, _STATE_PX, _REFERENCE_PX = 190, 150, 190


def united(reports: Sequence[MergeReport | None]) -> MergeReport:
    """Return one report of several files: what needs a person outweighs what does not.

    Files of one desk repeat each other until the first of them is confirmed.
    """
    whole = MergeReport()
    for report in filter(None, reports):
        for uid, outcome in report.records.items():
            whole.note(uid, outcome)
    return whole


def set_up_files(tree: QTreeWidget) -> None:
    """Give a list of files its columns."""
    tree.setHeaderLabels([_("File"), _("State"), _("What it means")])
    tree.setRootIsDecorated(False)
    tree.setWordWrap(True)
    tree.setTextElideMode(Qt.TextElideMode.ElideMiddle)
    tree.setColumnWidth(0, _NAME_PX)
    tree.setColumnWidth(1, _STATE_PX)


def fill_files(tree: QTreeWidget, files: Sequence[Received], *, is_plan: bool) -> None:
    """Show a line for each file."""
    tree.clear()
    for file in files:
        state = _(STATES[file.state]) if file.state in STATES else str(file.state)
        if is_plan and file.state is FileState.IMPORTED:
            state = _("From {code}").format(code=file.peer_code)
        item = QTreeWidgetItem(tree, [file.path.name, state, file.sentence])
        for column in range(tree.columnCount()):
            item.setToolTip(column, tool_tip(item.text(column)))
            item.setTextAlignment(column, Qt.AlignmentFlag.AlignTop)
    _mark_first(tree)


def set_up_records(tree: QTreeWidget) -> None:
    """Give a list of records its columns."""
    tree.setHeaderLabels([_("What becomes of it"), _("Title")])
    tree.setUniformRowHeights(True)
    tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
    tree.header().setMinimumSectionSize(_REFERENCE_PX)


def fill_records(tree: QTreeWidget, report: MergeReport, names: Names) -> None:
    """Show the records that a merge changes under what becomes of them."""
    tree.clear()
    by_outcome: dict[Outcome, list[uuid.UUID]] = {outcome: [] for outcome in OUTCOMES}
    for uid, outcome in report.records.items():
        if outcome in by_outcome:
            by_outcome[outcome].append(uid)
    for outcome, uids in by_outcome.items():
        if uids:
            _add_group(tree, outcome, uids, names)
    _mark_first(tree)


def _add_group(
    tree: QTreeWidget, outcome: Outcome, uids: Sequence[uuid.UUID], names: Names
) -> None:
    group = QTreeWidgetItem(tree, [f"{_(OUTCOMES[outcome])} ({len(uids):,})"])
    font = group.font(0)
    font.setBold(True)
    group.setFont(0, font)
    group.setFirstColumnSpanned(True)
    named = sorted(names[uid] for uid in uids[:MOST_NAMED] if uid in names)
    for reference, title in named:
        item = QTreeWidgetItem(group, [reference or "–", title])  # noqa: RUF001  a dash
        item.setToolTip(1, tool_tip(title))
    if len(named) < len(uids):
        more = _("and {count} more").format(count=f"{len(uids) - len(named):,}")
        QTreeWidgetItem(group, [more])
    group.setExpanded(True)


def _mark_first(tree: QTreeWidget) -> None:
    if tree.topLevelItemCount():
        tree.setCurrentItem(tree.topLevelItem(0))
