"""Puts what a source text offers into the form, as typing does; nothing is put there unasked."""

from collections.abc import Callable

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit

from hrd_desk.errors import InvalidInputError
from hrd_desk.geocoding.found_place import FoundPlace
from hrd_desk.gui.forms.counts_form import ALWAYS_SHOWN
from hrd_desk.gui.forms.event_form import EventForm
from hrd_desk.gui.widgets.date_edit import UncertainDateEdit
from hrd_desk.gui.widgets.term_line import OneTermPicker
from hrd_desk.gui.widgets.term_picker import TermPicker
from hrd_desk.gui.widgets.text_area import TextArea
from hrd_desk.gui.widgets.text_line import TextLine
from hrd_desk.model.event import CODED_LISTS
from hrd_desk.reading.spans import PeopleCount, Span, SpanKind
from hrd_desk.vocabulary.vocabulary import Vocabulary

TITLE, DESCRIPTION, SUMMARY, EXCERPT = "title", "description", "summary", "excerpt"
TEXTS = (TITLE, DESCRIPTION, SUMMARY, EXCERPT)
"""The fields that marked text goes to."""


class SourceTaking:
    """Takes offers and marked text into one form. The keyboard stays where it was."""

    def __init__(self, form: EventForm) -> None:
        """Take into `form`."""
        self._form = form
        self._vocabulary = Vocabulary([])
        self._take: dict[SpanKind, Callable[[Span], None]] = {
            SpanKind.DATE: self._take_date,
            SpanKind.COUNTRY: self._take_choice,
            SpanKind.PLACE: self._take_place,
            SpanKind.COUNT: self._take_count,
            SpanKind.TERM: self._take_term,
        }

    def use(self, vocabulary: Vocabulary) -> None:
        """Find terms in `vocabulary` from now on."""
        self._vocabulary = vocabulary

    def take(self, span: Span) -> None:
        """Put what `span` offers into its field. A second date becomes the final one."""
        focused = QApplication.focusWidget()
        self._take[span.kind](span)
        if focused is not None and QApplication.focusWidget() is not focused:
            focused.setFocus()

    def has(self, span: Span) -> bool:
        """Return whether the form says already what `span` offers."""
        value = span.value
        if isinstance(value, FoundPlace):
            names = {place.locality.casefold() for place in self._form.event_as_entered().places}
            return value.name.casefold() in names
        if isinstance(value, PeopleCount):
            line = self._form.counts.lines().get(value.role or ALWAYS_SHOWN)
            return line is not None and line.text().strip() == value.words.strip()
        if span.kind is SpanKind.DATE:
            return value in (self._value("start_date"), self._value("end_date"))
        picker = self._form.fields[span.field]
        if isinstance(picker, TermPicker):
            return value in {term.code for term in picker.value()}
        return self._value(span.field) == value

    def _value(self, field: str) -> object:
        try:
            value: object = self._form.fields[field].value()
        except InvalidInputError:
            return None
        return value

    # --- offers ---------------------------------------------------------------------------------

    def _take_date(self, span: Span) -> None:
        is_second = self._value("start_date") and not self._value("end_date")
        edit = self._form.fields["end_date" if is_second else "start_date"]
        assert isinstance(edit, UncertainDateEdit)  # noqa: S101  the form draws it so
        before = edit.typed()
        edit.set_value(str(span.value))
        words = edit.typed()
        edit.set_typed(before)
        _replace(edit.line, words)
        edit.edited.emit()

    def _take_choice(self, span: Span) -> None:
        picker = self._form.fields[span.field]
        assert isinstance(picker, OneTermPicker)  # noqa: S101  as above
        picker.set_value(str(span.value))
        picker.edited.emit()

    def _take_term(self, span: Span) -> None:
        picker = self._form.fields[span.field]
        term = self._vocabulary.find(CODED_LISTS[span.field], str(span.value))
        assert isinstance(picker, TermPicker)  # noqa: S101  as above
        if term is not None and all(term.code != other.code for other in picker.value()):
            picker.set_value([*picker.value(), term])
            picker.edited.emit()

    def _take_place(self, span: Span) -> None:
        places = self._form.places
        if self._is_place_filled():
            places.add()
        assert isinstance(span.value, FoundPlace)  # noqa: S101  narrows the type for the checker
        if not self._is_place_filled():  # else the marked place cannot be left as it is typed
            places.take_place(span.value)

    def _is_place_filled(self) -> bool:
        row, known = self._form.places.form.parts.currentRow(), self._form.event_as_entered().places
        place = known[row] if 0 <= row < len(known) else None
        return place is not None and bool(place.locality or place.latitude_deg is not None)

    def _take_count(self, span: Span) -> None:
        assert isinstance(span.value, PeopleCount)  # noqa: S101  as above
        role = span.value.role or ALWAYS_SHOWN
        if role not in self._form.counts.lines():
            self._form.counts.add_role(role)
        line = self._form.counts.lines()[role]
        _replace(line, span.value.words)
        line.edited.emit()

    # --- marked text ----------------------------------------------------------------------------

    def take_text(self, field: str, text: str) -> None:
        """Put text into a field of `TEXTS`: a title is replaced, the others go on below."""
        if field == TITLE:
            line = self._form.form.title
            assert isinstance(line, TextLine)  # noqa: S101  as above
            _replace(line, " ".join(text.split()))
            line.edited.emit()
            return
        form = self._form.citations.form if field == EXCERPT else self._form.form
        area = getattr(form, field)
        assert isinstance(area, TextArea)  # noqa: S101  as above
        _append(area, text.strip())


def _replace(line: QLineEdit, text: str) -> None:
    """Put `text` in the place of the line's, so that one undo brings the old one back."""
    line.selectAll()
    line.insert(text)


def _append(area: TextArea, text: str) -> None:
    cursor = area.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.insertText(f"\n\n{text}" if area.toPlainText().strip() else text)
