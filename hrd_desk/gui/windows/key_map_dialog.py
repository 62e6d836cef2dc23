"""Every key of the main window, gathered from what is bound to it."""

from collections.abc import Iterator, Sequence
from itertools import combinations_with_replacement, pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QMenuBar, QVBoxLayout, QWidget
from typing_extensions import override

from hrd_desk.gui.forms.carried_marks import CARRIED_KEYS
from hrd_desk.gui.forms.entry_flow import FLOW_KEYS
from hrd_desk.gui.forms.event_form import SECTIONS
from hrd_desk.gui.forms.parts_form import PARTS_KEYS
from hrd_desk.gui.generated.ui_key_map_dialog import Ui_KeyMapDialog
from hrd_desk.gui.layouts import take_out, widgets_in
from hrd_desk.gui.widgets.plain_text import PlainLabel
from hrd_desk.gui.widgets.term_line import TERM_KEYS
from hrd_desk.gui.widgets.term_picker import CHIP_KEYS
from hrd_desk.gui.windows.command_palette import keys_of, menu_actions, plain
from hrd_desk.gui.windows.source_panel import SOURCE_KEYS
from hrd_desk.i18n import _

Group = tuple[str, list[tuple[str, str]]]

_MOST_COLUMNS = 3
_COLUMN_PX = 360
"""What a column has at least; where there is less, there are fewer of them."""
_KEYS_WIDTH_PX = 118
_WIDTH_PX, _HEIGHT_PX = 1280, 716


def key_groups(menus: QMenuBar) -> Iterator[Group]:
    """Yield each group of keys: its name, and keys with what they do."""
    yield _("In the form"), _worded(FLOW_KEYS)
    yield _("In a field for terms"), _worded((*TERM_KEYS, *CHIP_KEYS))
    yield _("In a field that was carried over"), _worded(CARRIED_KEYS)
    yield _("In a list of places, sources or files"), _worded(PARTS_KEYS)
    yield _("In the source text"), _worded(SOURCE_KEYS)
    sections = [
        (QKeySequence.mnemonic(_(words)).toString(_NATIVE), plain(_(words)))
        for words in SECTIONS.values()
    ]
    yield _("Sections of the form"), sections
    bound: dict[str, list[tuple[str, str]]] = {}
    for menu, action in menu_actions(menus):
        bound.setdefault(menu, []).append((keys_of(action), plain(action.text())))
    yield from bound.items()


_NATIVE = QKeySequence.SequenceFormat.NativeText


def _worded(keys: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(_(key), _(words)) for key, words in keys]


class KeyMapDialog(QDialog):
    """The groups in columns, as they are bound now; in fewer where the screen is narrow."""

    def __init__(self, menus: QMenuBar, parent: QWidget | None) -> None:
        """Show the keys of `menus` and of the form."""
        super().__init__(parent)
        self.ui = Ui_KeyMapDialog()
        self.ui.setupUi(self)
        self._blocks = [self._block_of(name, keys) for name, keys in key_groups(menus)]
        self._columns: list[QVBoxLayout] = []
        for _number in range(_MOST_COLUMNS):
            column = QVBoxLayout()
            self.ui.columns.addLayout(column, 1)
            column.setSpacing(7)
            column.addStretch(1)
            self._columns.append(column)
        self.ui.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.ui.close_button.clicked.connect(self.accept)
        self.ui.close_button.setFocus()
        self.resize(_WIDTH_PX, _HEIGHT_PX)
        self._share_out()

    def texts(self) -> list[str]:
        """Return everything that stands on the page."""
        return [label.text() for label in self.ui.page.findChildren(PlainLabel)]

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        """Put the groups into as many columns as there is room for, all about as long."""
        margins, bar = self.contentsMargins(), self.ui.scroll.verticalScrollBar().sizeHint().width()
        outer = self.layout()
        if outer is not None:
            margins = outer.contentsMargins()
        room, gap = self.width() - margins.left() - margins.right() - bar, self.ui.columns.spacing()
        count = max(1, min(_MOST_COLUMNS, (room + gap) // (_COLUMN_PX + gap)))
        width = (room - gap * (count - 1)) // count
        heights = [_height(block, width) for block in self._blocks]
        cuts = (*_cuts(heights, count), *[len(heights)] * (_MOST_COLUMNS - count))
        for number, (column, (begin, end)) in enumerate(
            zip(self._columns, pairwise(cuts), strict=True)
        ):
            for block in widgets_in(column):
                take_out(column, block)
            for place, block in enumerate(self._blocks[begin:end]):
                column.insertWidget(place, block)
            self.ui.columns.setStretch(number, 1 if number < count else 0)

    def _block_of(self, name: str, keys: list[tuple[str, str]]) -> QWidget:
        block = QWidget(self.ui.page)
        grid = QGridLayout(block)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(1)
        grid.setColumnMinimumWidth(0, _KEYS_WIDTH_PX)
        grid.setColumnStretch(1, 1)
        heading = PlainLabel(block, name)
        font = heading.font()
        font.setBold(True)
        heading.setFont(font)
        grid.addWidget(heading, 0, 0, 1, 2)
        for row, (key, words) in enumerate(keys, 1):
            for place, text in enumerate((key, words)):
                label = PlainLabel(block, text)
                label.setWordWrap(place == 1)
                label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
                grid.addWidget(label, row, place)
        return block


def _height(block: QWidget, width: int) -> int:
    layout = block.layout()
    return layout.totalHeightForWidth(width) if layout is not None else 0


def _cuts(heights: list[int], count: int) -> tuple[int, ...]:
    """Return where `count` columns begin and the last one ends; the longest is short as can be."""
    ends = range(len(heights) + 1)
    ways = [(0, *cut, len(heights)) for cut in combinations_with_replacement(ends, count - 1)]
    return min(ways, key=lambda way: max(sum(heights[a:b]) for a, b in pairwise(way)))
