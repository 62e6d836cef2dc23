"""A pasted article beside the form, with what it offers underlined, and as chips with digits."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import QWidget

from hrd_desk.gui.forms.source_taking import DESCRIPTION, EXCERPT, SUMMARY, TITLE
from hrd_desk.gui.generated.ui_source_panel import Ui_SourcePanel
from hrd_desk.gui.layouts import empty
from hrd_desk.gui.widgets.chips import FlowLayout
from hrd_desk.gui.widgets.marks import mark_colour
from hrd_desk.gui.widgets.mirrored import mirror_margins
from hrd_desk.gui.widgets.offer_chip import OfferChip
from hrd_desk.gui.widgets.plain_text import PlainLabel
from hrd_desk.i18n import N_, _
from hrd_desk.model.event import CODED_LISTS
from hrd_desk.model.field_labels import field_label
from hrd_desk.reading.spans import Span, distinct

MOST_OFFERS = 40
FIELDS = ("start_date", "country_code", "places", "counts", *CODED_LISTS)
"""The fields that are offered something, in their order below the text."""
DIGITS = 9
_LEAST_HEIGHT_PX = 56
TEXT_KEYS = {"F2": TITLE, "F3": DESCRIPTION, "F4": SUMMARY, "F6": EXCERPT}
SOURCE_KEYS = (
    ("1 … 9", N_("Takes what the source offers under this digit")),
    ("Alt+1 … 9", N_("The same, from the form")),
    ("F2 F3 F4", N_("Puts what is marked into title, description, summary")),
    ("F6", N_("Puts the text, or what is marked, into a source of the record")),
)
"""The keys of the panel, for the key map."""


class SourcePanel(QWidget):
    """Tells what a person takes; knows neither the form nor who reads the text."""

    taken = Signal(object)
    text_taken = Signal(str, str)
    text_replaced = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_SourcePanel()
        self.form.setupUi(self)
        mirror_margins(self)
        self._chips: list[tuple[OfferChip, Span]] = []
        self._numbered: dict[int, Span] = {}
        form = self.form
        form.text.say_when_empty(
            _(
                "Paste an article (Ctrl+V). Dates, places, numbers and terms in it are underlined "
                "and offered below. Nothing goes into the record unless you take it."
            )
        )
        for area in (form.text, form.scroll):
            area.setMinimumHeight(_LEAST_HEIGHT_PX)
        for label in (form.keys, form.state):
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        form.keys.setText(
            _("Marked text: F2 title · F3 description · F4 summary · F6 excerpt of a source")
        )
        form.text.replaced.connect(self._on_replaced)
        form.text.digit_pressed.connect(self.take_numbered)
        form.paste.clicked.connect(form.text.paste_all)
        form.keep.clicked.connect(lambda: self._take_text(EXCERPT))
        form.offers.setColumnStretch(1, 1)
        for keys, field in TEXT_KEYS.items():
            self._bind(keys, partial(self._take_text, field))
        self.put([], lambda _span: False)

    def _bind(self, keys: str, act: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    def text(self) -> str:
        """Return the text."""
        return str(self.form.text.toPlainText())

    def say(self, sentence: str) -> None:
        """Say below the text how far the reading is; "" for nothing."""
        self.form.state.setText(sentence)
        self.form.state.setVisible(bool(sentence))

    def _on_replaced(self) -> None:
        self.put([], lambda _span: False)
        self.text_replaced.emit(self.text())

    def _take_text(self, field: str) -> None:
        text = self.form.text.marked() or (self.text() if field == EXCERPT else "")
        if text.strip():
            self.text_taken.emit(field, text)

    # --- offers ---------------------------------------------------------------------------------

    def put(self, spans: Sequence[Span], has: Callable[[Span], bool]) -> None:
        """Offer `spans`, best first; `has` says which of them the record has already."""
        empty(self.form.offers)
        self._chips.clear()
        offers = distinct(spans)[:MOST_OFFERS]
        by_field = {field: [span for span in offers if span.field == field] for field in FIELDS}
        for row, (field, found) in enumerate(by_field.items()):
            if found:
                self._add_row(row, field, found)
        self.form.offers.setRowStretch(len(by_field), 1)
        self._chips.sort(key=lambda pair: offers.index(pair[1]))
        self._underline(spans)
        self.tick(has)

    def _add_row(self, row: int, field: str, spans: Sequence[Span]) -> None:
        page = self.form.page
        label = PlainLabel(page, field_label(field))
        label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        label.setContentsMargins(0, 7, 0, 0)
        box = QWidget(page)
        flow = FlowLayout(box, fills_last=False)
        for span in spans:
            chip = OfferChip(box, span.words)
            chip.clicked.connect(lambda _on=False, span=span: self.taken.emit(span))
            flow.addWidget(chip)
            self._chips.append((chip, span))
        self.form.offers.addWidget(label, row, 0)
        self.form.offers.addWidget(box, row, 1)

    def tick(self, has: Callable[[Span], bool]) -> None:
        """Tick what the record has, and number what it has not."""
        self._numbered = {}
        for chip, span in self._chips:
            is_taken = has(span)
            digit = len(self._numbered) + 1 if not is_taken else 0
            if 1 <= digit <= DIGITS:
                self._numbered[digit] = span
            chip.show_state(digit if digit <= DIGITS else 0, is_taken=is_taken)

    def take_numbered(self, digit: int) -> None:
        """Take what stands under a digit."""
        if digit in self._numbered:
            self.taken.emit(self._numbered[digit])

    def offers(self) -> list[tuple[str, str]]:
        """Return the chips as they read, best first: digit or tick, and words."""
        return [(chip.mark, chip.words) for chip, _span in self._chips]

    def _underline(self, spans: Sequence[Span]) -> None:
        self.form.text.underline((span.start, span.end, self._colour(span)) for span in spans)

    def _colour(self, span: Span) -> QColor:
        is_coded = span.field not in ("start_date", "places", "counts")
        return mark_colour(self.palette(), "warning" if is_coded else "info")
