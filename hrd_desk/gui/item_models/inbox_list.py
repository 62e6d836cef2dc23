"""The entries of the inbox, narrowed to a kind and a desk; all of them held in memory."""

import datetime
from collections import Counter
from collections.abc import Sequence

from babel.dates import format_timedelta
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from hrd_desk.i18n import N_, _, beside, language
from hrd_desk.sync.inbox import InboxItem
from hrd_desk.sync.inbox_entries import InboxKind

Index = QModelIndex | QPersistentModelIndex
ItemRole = Qt.ItemDataRole.UserRole
KIND_WORDS = {
    InboxKind.FORKED: N_("Two copies of a desk"),
    InboxKind.UNFIT: N_("Cannot be applied"),
    InboxKind.FILE: N_("File"),
    InboxKind.CONFLICT: N_("Two values"),
    InboxKind.REMOVAL: N_("Removed and changed"),
    InboxKind.STRICTER: N_("The stricter one holds"),
    InboxKind.QUERY: N_("Headquarters asks"),
    InboxKind.PROPOSAL: N_("Proposal"),
    InboxKind.CHECK: N_("Please check"),
    InboxKind.DUPLICATE: N_("Same event?"),
    InboxKind.CHANGED_AFTER_REVIEW: N_("Changed after review"),
    InboxKind.WAITS_FOR_HQ: N_("Waits for headquarters"),
    InboxKind.HELD: N_("Waits for another file"),
}
"""Every kind in a word or two, the gravest first."""


def age_words(item: InboxItem, now_utc: datetime.datetime) -> str:
    """Return how long an entry has waited: "3 days"; empty where nobody knows."""
    if item.noted_at_utc is None:
        return ""
    age = max(now_utc - item.noted_at_utc, datetime.timedelta(minutes=1))
    return format_timedelta(age, granularity="minute", locale=language())


def record_words(item: InboxItem) -> str:
    """Return reference and title of the record; empty for a file or a desk."""
    return "  ".join(part for part in (item.reference, item.title) if part)


class InboxListModel(QAbstractListModel):
    """Rows are entries; `ItemRole` holds the `InboxItem`, painted by the window's delegate."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[InboxItem] = []
        self._shown: list[InboxItem] = []
        self._kind: InboxKind | None = None
        self._desk_code: str | None = None
        self.now_utc = datetime.datetime.min.replace(tzinfo=datetime.UTC)

    # --- what to show ---------------------------------------------------------------------------

    def put(self, items: Sequence[InboxItem], now_utc: datetime.datetime) -> bool:
        """Hold `items`; return whether other rows are shown now, after a reset."""
        self._all = list(items)
        self.now_utc = now_utc
        return self._narrow()

    def narrow(self, kind: InboxKind | None, desk_code: str | None) -> bool:
        """Show one kind and what comes from one desk, None for all; return as `put` does."""
        self._kind, self._desk_code = kind, desk_code
        return self._narrow()

    def _narrow(self) -> bool:
        wanted = [
            item
            for item in self._all
            if self._kind in (None, item.kind) and self._desk_code in (None, item.desk_code)
        ]
        if wanted == self._shown:
            if wanted:
                self.dataChanged.emit(self.index(0), self.index(len(wanted) - 1))
            return False
        self.beginResetModel()
        self._shown = wanted
        self.endResetModel()
        return True

    # --- what there is --------------------------------------------------------------------------

    @property
    def total(self) -> int:
        """How many entries there are, shown or not."""
        return len(self._all)

    def kinds(self) -> dict[InboxKind, int]:
        """Return how many entries there are of each kind that has any, the gravest kind first."""
        counts = Counter(item.kind for item in self._all)
        return {kind: counts[kind] for kind in KIND_WORDS if counts[kind]}

    def desk_codes(self) -> dict[str, int]:
        """Return how many entries come from each desk."""
        return dict(sorted(Counter(item.desk_code for item in self._all).items()))

    def item(self, row: int) -> InboxItem | None:
        """Return the entry in `row`; None outside the list."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def row_of(self, kind: InboxKind, key: str) -> int | None:
        """Return the row of an entry; None if it is not shown."""
        for row, item in enumerate(self._shown):
            if item.kind is kind and item.key == key:
                return row
        return None

    # --- what Qt asks ---------------------------------------------------------------------------

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self._shown)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> InboxItem | str | None:
        item = self._shown[index.row()]
        if role == ItemRole:
            return item
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            age = age_words(item, self.now_utc)
            parts = (_(KIND_WORDS[item.kind]), record_words(item), item.desk_code, age)
            return beside(filter(None, (*parts, item.sentence)), " · ")
        return None
