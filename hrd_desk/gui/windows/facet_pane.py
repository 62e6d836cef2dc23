"""What was found, counted by country, violation, year and so on; a line narrows the search."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QListWidgetItem, QWidget
from typing_extensions import override

from hrd_desk.gui.generated.ui_facet_pane import Ui_FacetPane
from hrd_desk.gui.widgets.count_lines import COUNT_ROLE, DEPTH_ROLE, SHARE_ROLE, CountLines
from hrd_desk.gui.widgets.mirrored import mirror_margins
from hrd_desk.i18n import _, grouped, language
from hrd_desk.model.query import Query
from hrd_desk.storage.dimensions import TITLES, Dimension, missing_query
from hrd_desk.storage.facets import FACETS, Facet
from hrd_desk.vocabulary.vocabulary import Vocabulary

_QUERY = Qt.ItemDataRole.UserRole
HEIGHT_PX, LEAST_HEIGHT_PX = 238, 104


class FacetPane(QWidget):
    """Lines of one dimension at a time; `wanted` and `unwanted` tell what a person chose."""

    wanted = Signal(object)
    unwanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_FacetPane()
        self.ui.setupUi(self)
        mirror_margins(self)
        self.setMinimumHeight(LEAST_HEIGHT_PX)
        self.setMaximumHeight(HEIGHT_PX)
        self._facets: dict[Dimension, Facet] = {}
        self._vocabulary: Vocabulary | None = None
        self.ui.lines.setItemDelegate(CountLines(self))
        self.ui.lines.setUniformItemSizes(True)
        self.ui.lines.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        for dimension in FACETS:
            item = QListWidgetItem(_(TITLES[dimension]), self.ui.dimensions)
            item.setData(_QUERY, dimension.value)
        self.ui.dimensions.setCurrentRow(FACETS.index(Dimension.VIOLATION))
        self.ui.dimensions.currentRowChanged.connect(lambda _row: self._show_lines())
        self.ui.lines.itemClicked.connect(self._choose)
        self.ui.lines.itemActivated.connect(self._choose)
        for key in (Qt.Key.Key_Delete, Qt.Key.Key_Minus):
            shortcut = QShortcut(QKeySequence(key), self.ui.lines)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self._leave_out)

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HEIGHT_PX)

    def show_facets(self, facets: Sequence[Facet], vocabulary: Vocabulary) -> None:
        """Show these counts; the dimension that a person looks at stays."""
        self._facets = {facet.dimension: facet for facet in facets}
        self._vocabulary = vocabulary
        self._show_lines()

    def say(self, words: str) -> None:
        """Show words instead of counts."""
        self.ui.lines.clear()
        item = QListWidgetItem(words, self.ui.lines)
        item.setFlags(Qt.ItemFlag.NoItemFlags)

    def dimension(self) -> Dimension:
        """Return the dimension that is shown."""
        return Dimension(self.ui.dimensions.currentItem().data(_QUERY))

    def _show_lines(self) -> None:
        facet = self._facets.get(self.dimension())
        if facet is None or self._vocabulary is None:
            return
        self.ui.lines.clear()
        most = max([facet.missing, *(line.count for line in facet.lines)], default=0)
        for line in facet.lines:
            label = line.group.label(self._vocabulary, language())
            self._add(label, line.count, most, line.group.query(), line.group.depth)
        if facet.missing:
            query = missing_query(facet.dimension)
            self._add(_("(not recorded)"), facet.missing, most, query)
        if not self.ui.lines.count():
            self.say(_("Nothing was found."))

    def _add(self, label: str, count: int, most: int, query: Query | None, depth: int = 0) -> None:
        item = QListWidgetItem(label, self.ui.lines)
        item.setData(_QUERY, query)
        item.setData(COUNT_ROLE, grouped(count))
        item.setData(SHARE_ROLE, count / most if most else 0)
        item.setData(DEPTH_ROLE, depth)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{label}: {grouped(count)}")
        sentence = _(
            "{what}: {count}. A click or Enter leaves only these; − or Del leaves them out."  # noqa: RUF001  the key
        )
        item.setToolTip(sentence.format(what=label, count=grouped(count)))

    def _choose(self, item: QListWidgetItem) -> None:
        query = item.data(_QUERY)
        if query is not None:
            self.wanted.emit(query)

    def _leave_out(self) -> None:
        item = self.ui.lines.currentItem()
        if item is not None and item.data(_QUERY) is not None:
            self.unwanted.emit(item.data(_QUERY))
