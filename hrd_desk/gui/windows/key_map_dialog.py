"""Every key of the main window, gathered from what is bound to it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QMenuBar, QVBoxLayout, QWidget

from hrd_desk.gui.forms.carried_marks import CARRIED_KEYS
from hrd_desk.gui.forms.entry_flow import FLOW_KEYS
from hrd_desk.gui.forms.event_form import SECTIONS
from hrd_desk.gui.forms.parts_form import PARTS_KEYS
from hrd_desk.gui.generated.ui_key_map_dialog import Ui_KeyMapDialog
from hrd_desk.gui.widgets.plain_text import PlainLabel
from hrd_desk.gui.widgets.term_line import TERM_KEYS
from hrd_desk.gui.widgets.term_picker import CHIP_KEYS
from hrd_desk.gui.windows.command_palette import keys_of, menu_actions, plain
from hrd_desk.gui.windows.source_panel import SOURCE_KEYS
from hrd_desk.i18n import _

Group = tuple[str, list[tuple[str, str]]]

_LETTERS_IN_LINE = 40
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
    """The groups in columns, as they are bound now."""

    def __init__(self, menus: QMenuBar, parent: QWidget | None) -> None:
        """Show the keys of `menus` and of the form."""
        super().__init__(parent)
        self.ui = Ui_KeyMapDialog()
        self.ui.setupUi(self)
        self.resize(_WIDTH_PX, _HEIGHT_PX)
        for column in _in_columns(list(key_groups(menus))):
            self._add_column(column)
        self.ui.close_button.clicked.connect(self.accept)
        self.ui.close_button.setFocus()

    def texts(self) -> list[str]:
        """Return everything that stands on the page."""
        return [label.text() for label in self.ui.page.findChildren(PlainLabel)]

    def _add_column(self, groups: list[Group]) -> None:
        column = QVBoxLayout()
        column.setSpacing(7)
        for name, keys in groups:
            column.addLayout(self._grid_of(name, keys))
        column.addStretch(1)
        self.ui.columns.addLayout(column, 1)

    def _grid_of(self, name: str, keys: list[tuple[str, str]]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(1)
        grid.setColumnMinimumWidth(0, _KEYS_WIDTH_PX)
        grid.setColumnStretch(1, 1)
        heading = PlainLabel(self.ui.page, name)
        font = heading.font()
        font.setBold(True)
        heading.setFont(font)
        grid.addWidget(heading, 0, 0, 1, 2)
        for row, (key, words) in enumerate(keys, 1):
            for place, text in enumerate((key, words)):
                label = PlainLabel(self.ui.page, text)
                label.setWordWrap(place == 1)
                label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
                grid.addWidget(label, row, place)
        return grid


def _in_columns(groups: list[Group]) -> list[list[Group]]:
    """Return the groups in their order, in columns of which the longest is as short as can be."""
    ends = range(len(groups) + 1)
    cuts = [(0, first, second, len(groups)) for first in ends for second in ends if first <= second]
    ways = [[groups[begin:end] for begin, end in pairwise(cut)] for cut in cuts]
    return min(ways, key=lambda way: max(map(_lines, way)))


def _lines(column: list[Group]) -> float:
    """Return about how many lines a column takes; long words take two."""
    words = [text for _name, keys in column for _key, text in keys]
    return len(words) + sum(len(text) > _LETTERS_IN_LINE for text in words) + 1.5 * len(column)
