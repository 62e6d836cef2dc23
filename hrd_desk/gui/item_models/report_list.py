"""The report beside a publication: what is told of each record, what is kept back, and why."""

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from hrd_desk.i18n import N_, _
from hrd_desk.model.field_labels import field_label
from hrd_desk.publishing.orders import TYPED_LABELS
from hrd_desk.publishing.preparing import Prepared
from hrd_desk.publishing.rules import Outcome
from hrd_desk.publishing.taking import Obstacle, Unprintable
from hrd_desk.vocabulary.folding import fold

Index = QModelIndex | QPersistentModelIndex


class Fate(StrEnum):
    """What becomes of a field or a record; the order is the one of the report."""

    OBSTACLE = "obstacle"
    LEFT_OUT = "left-out"
    WITHHELD = "withheld"
    GENERALISED = "generalised"
    PUBLISHED = "published"


FATES: Mapping[Fate, str] = {
    Fate.OBSTACLE: N_("in the way"),
    Fate.LEFT_OUT: N_("left out"),
    Fate.WITHHELD: N_("withheld"),
    Fate.GENERALISED: N_("told in part"),
    Fate.PUBLISHED: N_("told"),
}
COLUMNS = (N_("Record"), N_("Field"), N_("Outcome"), N_("Why"))
_FATE_OF = {
    Outcome.PUBLISHED: Fate.PUBLISHED,
    Outcome.GENERALISED: Fate.GENERALISED,
    Outcome.WITHHELD: Fate.WITHHELD,
}


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A line: the record's reference ("" for the order), the field in words, its fate, why."""

    reference: str
    title: str
    field: str
    fate: Fate
    why: str


def report_rows(prepared: Prepared) -> Iterator[ReportRow]:
    """Yield the lines of a report: what stands in the way first, then record by record."""
    titles = {record.reference: record.title for record in prepared.records}
    found: Obstacle | Unprintable
    for found in itertools.chain[Obstacle | Unprintable](prepared.obstacles, prepared.unprintable):
        field = _(TYPED_LABELS[found.field]) if not found.reference else field_label(found.field)
        title = titles.get(found.reference, "")
        yield ReportRow(found.reference, title, field, Fate.OBSTACLE, found.sentence)
    for left_out in prepared.left_out:
        yield ReportRow(left_out.reference, left_out.title, "", Fate.LEFT_OUT, left_out.why)
    for record in prepared.records:
        for line in record.lines:
            field, fate = field_label(line.field), _FATE_OF[line.outcome]
            yield ReportRow(record.reference, record.title, field, fate, line.why)


class ReportModel(QAbstractTableModel):
    """Lines of one report, filtered by words and by what becomes of them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[ReportRow] = []
        self._shown: list[ReportRow] = []
        self._words: list[str] = []
        self._fate: Fate | None = None

    def show_rows(self, rows: list[ReportRow]) -> None:
        """Show another report."""
        self._all = rows
        self._filter()

    def filter_by(self, words: str, fate: Fate | None) -> None:
        """Show the lines that hold all of `words`, and of one fate only if it is not None."""
        self._words, self._fate = fold(words).split(), fate
        self._filter()

    def counts(self) -> dict[Fate, int]:
        """Return how many lines of each fate the whole report has."""
        fates = [row.fate for row in self._all]
        return {fate: fates.count(fate) for fate in Fate}

    def row_at(self, row: int) -> ReportRow | None:
        """Return a line that is shown."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def _filter(self) -> None:
        self.beginResetModel()
        self._shown = [row for row in self._all if self._is_wanted(row)]
        self.endResetModel()

    def _is_wanted(self, row: ReportRow) -> bool:
        if self._fate is not None and row.fate is not self._fate:
            return False
        if not self._words:
            return True
        text = fold(f"{row.reference} {row.title} {row.field} {row.why}")
        return all(word in text for word in self._words)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self._shown)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(COLUMNS)

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> str | None:
        is_name = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return _(COLUMNS[section]) if is_name else None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = self.row_at(index.row())
        if row is None:
            return ""
        return (row.reference, row.field, _(FATES[row.fate]), row.why)[index.column()]
