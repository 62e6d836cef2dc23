"""One entry of the inbox: the values side by side, and a button for each thing that can be done."""

import math

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from hrd_desk.gui.generated.ui_inbox_detail import Ui_InboxDetail
from hrd_desk.gui.item_models.inbox_list import KIND_WORDS, record_words
from hrd_desk.gui.layouts import empty
from hrd_desk.gui.widgets.chips import FlowLayout
from hrd_desk.gui.widgets.fitting_button import FittingButton
from hrd_desk.gui.widgets.plain_text import PlainLabel
from hrd_desk.gui.widgets.small_screens import let_scroll
from hrd_desk.gui.windows.inbox_choices import Choice, choices
from hrd_desk.gui.windows.inbox_facts import Head, ItemFacts
from hrd_desk.i18n import _, beside, listed, ngettext
from hrd_desk.sync.inbox import InboxItem

_BOLD = 600
_LEAST_WIDTH_PX = 520
_LOW_PX = 240
"""With less height the heads would take half of the room."""


class InboxDetail(QWidget):
    """Shows `ItemFacts`; `chosen(Choice)` tells what a person wants done."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_InboxDetail()
        self.ui.setupUi(self)
        self.facts: ItemFacts | None = None
        self._selected = 0
        self._others = FlowLayout(fills_last=False)
        self._others.setContentsMargins(0, 0, 0, 0)
        self._others.setSpacing(8)
        self._others.wrap_px = _LEAST_WIDTH_PX
        self.ui.others.addLayout(self._others, 1)
        self.setMinimumWidth(_LEAST_WIDTH_PX)
        self._choices: dict[str, QPushButton] = {}
        self._area = let_scroll(self.ui.layout_1, self.ui.sentence, self.ui.merged_names)
        self.ui.layout_1.addStretch(0)
        self.ui.merged.toggled.connect(self._fold)
        self.ui.values.document().documentLayout().documentSizeChanged.connect(self._give_height)
        self.ui.values.cursorPositionChanged.connect(self._follow_cursor)
        self._bar_px = self.ui.values.verticalScrollBar().sizeHint().width()
        self.ui.choices.setContentsMargins(*self._sides(0, self._bar_px))
        self._give_height()
        self.clear()

    def _sides(self, before: int, behind: int) -> tuple[int, int, int, int]:
        """Return margins before and behind a line in the direction of reading."""
        return (behind, 0, before, 0) if self.isRightToLeft() else (before, 0, behind, 0)

    # --- where there is little room -------------------------------------------------------------

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_height()

    def _give_height(self) -> None:
        """Let the values scroll below their heads, or with them where so little would be seen."""
        values = self.ui.values
        is_low = self._area.height() < _LOW_PX
        whole = values.document().size().height() + 2 * values.frameWidth()
        values.setMinimumHeight(math.ceil(whole) if is_low else 0)
        policy = Qt.ScrollBarPolicy
        values.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if is_low else policy.ScrollBarAlwaysOn
        )
        self.ui.heads.setContentsMargins(*self._sides(0, 0 if is_low else self._bar_px))

    def _follow_cursor(self) -> None:
        values, inside = self.ui.values, self._area.widget()
        if values.hasFocus() and inside is not None:
            place = values.mapTo(inside, values.cursorRect().center())
            self._area.ensureVisible(place.x(), place.y(), 0, values.cursorRect().height())

    # --- what is shown --------------------------------------------------------------------------

    def clear(self) -> None:
        """Show nothing."""
        self.facts = None
        ui = self.ui
        for widget in (ui.record, ui.sentence, ui.values, ui.advice, ui.merged, ui.merged_names):
            widget.hide()
        self._clear_choices()
        empty(ui.heads)

    def announce(self, item: InboxItem) -> None:
        """Show what is known of an entry before its values are read."""
        self.facts = None
        self._clear_choices()
        empty(self.ui.heads)
        self.ui.values.clear()
        for widget in (self.ui.advice, self.ui.merged, self.ui.merged_names):
            widget.hide()
        self._name(item)

    def _name(self, item: InboxItem) -> None:
        _say(self.ui.record, record_words(item) or _(KIND_WORDS[item.kind]))
        _say(self.ui.sentence, item.sentence)

    def show_facts(self, facts: ItemFacts) -> None:
        """Show an entry."""
        self.facts = facts
        ui = self.ui
        self._name(facts.item)
        self._show_heads(facts.heads)
        ui.values.setVisible(bool(facts.rows))
        ui.values.show_rows(facts.rows, beside=facts.beside)
        _say(ui.advice, facts.advice)
        self._show_merged(facts)
        self._show_choices(facts)
        ui.layout_1.setStretchFactor(self._area, 1 if facts.rows else 0)
        ui.layout_1.setStretch(ui.layout_1.count() - 1, 0 if facts.rows else 1)
        self._area.verticalScrollBar().setValue(0)

    def _show_heads(self, heads: tuple[Head, ...]) -> None:
        grid = self.ui.heads
        empty(grid)
        for column, head in enumerate(heads):
            grid.setColumnStretch(column, 1)
            parts = (head.side, head.place)
            side = PlainLabel(self, beside(filter(None, parts)))
            font = side.font()
            font.setWeight(font.Weight(_BOLD))
            side.setFont(font)
            who = PlainLabel(self, head.who)
            who.setWordWrap(True)
            who.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            for row, label in enumerate((side, who)):
                label.setContentsMargins(*self._sides(8, 4))
                label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
                grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)
        for column in range(len(heads), grid.columnCount()):
            grid.setColumnStretch(column, 0)

    def _show_merged(self, facts: ItemFacts) -> None:
        names = facts.detail.merged_groups if facts.detail else ()
        ui = self.ui
        ui.merged.setVisible(bool(names))
        ui.merged.setChecked(False)
        ui.merged.setText(
            ngettext(
                "{count} other field merged automatically",
                "{count} other fields merged automatically",
                len(names),
            ).format(count=len(names))
        )
        ui.merged_names.setText(listed(names))
        self._fold(False)

    def _fold(self, is_open: bool) -> None:
        is_mirrored = self.isRightToLeft()
        closed = Qt.ArrowType.LeftArrow if is_mirrored else Qt.ArrowType.RightArrow
        self.ui.merged.setArrowType(Qt.ArrowType.DownArrow if is_open else closed)
        self.ui.merged_names.setVisible(is_open and not self.ui.merged.isHidden())

    # --- what can be done -----------------------------------------------------------------------

    def _clear_choices(self) -> None:
        self._choices.clear()
        empty(self.ui.choices)
        empty(self._others)

    def _show_choices(self, facts: ItemFacts) -> None:
        self._clear_choices()
        grid, others = self.ui.choices, self._others
        before: QWidget = self.ui.merged
        taken: set[int] = set()
        for choice in choices(facts, self._selected):
            button = self._button(choice)
            if choice.column is None:
                others.addWidget(button)
            else:
                button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
                grid.addWidget(button, 0, choice.column)
                taken.add(choice.column)
            QWidget.setTabOrder(before, button)
            before = button
        for column in range(max(grid.columnCount(), len(facts.heads))):
            is_used = column < len(facts.heads)
            grid.setColumnStretch(column, 1 if is_used else 0)
            if is_used and column not in taken:
                # Holds the place, so that each button stands below its column.
                grid.addWidget(QWidget(self), 0, column)

    def _button(self, choice: Choice) -> QPushButton:
        words = choice.words.replace("&", "&&")
        button = FittingButton(f"{choice.key}   {words}", self)
        button.setObjectName(f"choice_{choice.act}")
        button.setAccessibleName(choice.words)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: self.chosen.emit(choice))
        self._choices[choice.key] = button
        return button

    def take_focus(self) -> None:
        """Give the keyboard to what is compared; to no button, which one more Enter would press."""
        (self.ui.values if self.ui.values.isVisible() else self).setFocus()

    def note_selected(self, count: int) -> None:
        """Offer to settle `count` questions that are selected together; 0 if one is alone."""
        if count != self._selected:
            self._selected = count
            if self.facts is not None:
                self._show_choices(self.facts)

    def press(self, key: str) -> None:
        """Do what stands on the button with this key; nothing where there is none."""
        button = self._choices.get(key)
        if button is not None and button.isEnabled():
            button.click()

    def words(self) -> dict[str, str]:
        """Return what the buttons say, by their keys."""
        return {key: button.accessibleName() for key, button in self._choices.items()}


def _say(label: PlainLabel, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))
