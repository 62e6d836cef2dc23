"""The terms of one scheme as a tree: label with a check box, code, records that use it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont
from typing_extensions import override

from hrd_desk.i18n import _, language
from hrd_desk.vocabulary.folding import fold
from hrd_desk.vocabulary.terms import Term
from hrd_desk.vocabulary.vocabulary import Vocabulary

Index = QModelIndex | QPersistentModelIndex
LABEL, CODE, USED = range(3)
_NOWHERE = QModelIndex()


@dataclass(slots=True, eq=False)
class _Node:
    """A term with its place among those shown."""

    term: Term | None
    parent: "_Node | None"
    row: int
    children: "list[_Node]" = field(default_factory=list)


class TermTreeModel(QAbstractItemModel):
    """Shows the terms that fit a search, with everything above them.

    A click on a check box changes nothing here: `switch_requested(term, is_on)` asks for it.
    """

    switch_requested = Signal(object, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._vocabulary = Vocabulary([])
        self._scheme = ""
        self._search = ""
        self._counts: dict[str, int] | None = None
        self._root = _Node(None, None, 0)

    def show_scheme(self, vocabulary: Vocabulary, scheme: str, search: str = "") -> None:
        """Show the terms of `scheme` that fit `search` in a label, a synonym or the code."""
        self.beginResetModel()
        self._vocabulary, self._scheme, self._search = vocabulary, scheme, fold(search)
        self._root = _Node(None, None, 0)
        self._grow(self._root, None)
        self.endResetModel()

    def _grow(self, node: _Node, code: str | None) -> bool:
        """Add what fits below `node`; return whether anything does."""
        for term in self._vocabulary.narrower(self._scheme, code):
            child = _Node(term, node, len(node.children))
            is_found = _fits(term, self._search)
            if is_found:
                # What lies below a term that fits is shown with it.
                kept, self._search = self._search, ""
                self._grow(child, term.code)
                self._search = kept
            if is_found or self._grow(child, term.code):
                node.children.append(child)
        return bool(node.children)

    def show_counts(self, counts: dict[str, int] | None) -> None:
        """Show how many records use each code; None for not known."""
        self._counts = counts
        self.layoutChanged.emit()

    def term_at(self, index: Index) -> Term | None:
        """Return the term at `index`, if there is one."""
        return self._node(index).term

    def index_of(self, code: str) -> QModelIndex:
        """Return the index of the term with `code`; an invalid one if it is not shown."""
        return self._first(lambda term: term.code == code)

    def first_found(self, preferred: str | None = None) -> QModelIndex:
        """Return the first term that fits the search itself; `preferred` (a code) if it fits."""
        wanted = self._first(lambda term: term.code == preferred and _fits(term, self._search))
        return wanted if wanted.isValid() else self._first(lambda term: _fits(term, self._search))

    def _first(self, is_wanted: Callable[[Term], bool]) -> QModelIndex:
        found = (node for node in self._walk(self._root) if node.term and is_wanted(node.term))
        node = next(found, None)
        return QModelIndex() if node is None else self.createIndex(node.row, LABEL, node)

    def _walk(self, node: _Node) -> Iterator[_Node]:
        for child in node.children:
            yield child
            yield from self._walk(child)

    def _node(self, index: Index) -> _Node:
        node = index.internalPointer() if index.isValid() else self._root
        return node if isinstance(node, _Node) else self._root

    @override
    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, self._node(parent).children[row])

    @override
    def parent(self, index: Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]  # the overload without index is QObject's
        node = self._node(index).parent
        if node is None or node.term is None:
            return QModelIndex()
        return self.createIndex(node.row, LABEL, node)

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return len(self._node(parent).children) if parent.column() <= 0 else 0

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 3

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (_("Term"), _("Code"), _("Records"))[section]
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        term = self.term_at(index)
        if term is None:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        can_switch = term.is_selectable and term.replaced_by is None
        if can_switch and index.column() == LABEL:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        term = self.term_at(index)
        if term is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(term, index.column())
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == LABEL:
            return self._check_state(term)
        if role == Qt.ItemDataRole.FontRole and index.column() == LABEL:
            return _font(term)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == USED:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _words(self, term: Term, column: int) -> str:
        if column == CODE:
            return term.code
        if column == USED:
            is_counted = self._counts is not None and self._check_state(term) is not None
            return f"{(self._counts or {}).get(term.code, 0):n}" if is_counted else ""
        label = term.label(language())
        if term.replaced_by is None:
            return label
        now = self._vocabulary.current(term).label(language())
        return _("{label} (now {other})").format(label=label, other=now)

    def _check_state(self, term: Term) -> Qt.CheckState | None:
        if not term.is_selectable or term.replaced_by is not None:
            return None
        return Qt.CheckState.Checked if term.is_enabled else Qt.CheckState.Unchecked

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        term = self.term_at(index)
        if role != Qt.ItemDataRole.CheckStateRole or term is None:
            return False
        self.switch_requested.emit(term, Qt.CheckState(value) == Qt.CheckState.Checked)
        return True


def _fits(term: Term, search: str) -> bool:
    names = [term.code, *term.labels.values()]
    names += [name for group in term.alt_labels.values() for name in group]
    return all(any(word in fold(name) for name in names) for word in search.split())


def _font(term: Term) -> QFont | None:
    font = QFont()
    if term.replaced_by is not None:
        font.setStrikeOut(True)
    elif not term.is_selectable:
        font.setBold(True)
    elif not term.is_enabled:
        font.setItalic(True)
    else:
        return None
    return font
