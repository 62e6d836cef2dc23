"""The fields of the grid of new events: made for a column, filled with a cell's text, read back."""

from collections.abc import Mapping
from typing import Any

from hrd_desk.errors import InvalidInputError
from hrd_desk.exchange.record_json import PART_FIELDS
from hrd_desk.gui.widgets.count_edit import CountEdit
from hrd_desk.gui.widgets.date_edit import UncertainDateEdit, as_typed
from hrd_desk.gui.widgets.place_edit import PlaceEdit
from hrd_desk.gui.widgets.term_line import OneTermPicker, term_text
from hrd_desk.gui.widgets.term_picker import TermPicker
from hrd_desk.gui.widgets.text_area import TextArea
from hrd_desk.gui.widgets.text_line import TextLine
from hrd_desk.i18n import language
from hrd_desk.tables.batch import PLACE, BatchReader, Cells
from hrd_desk.tables.cells import SEPARATOR, joined, number_words
from hrd_desk.tables.targets import Kind, target

LONG = ("description", "summary", "source_links")
"""The columns whose texts may have several lines."""
_LEAST_LINES, _MOST_LINES = 4, 10

CellField = (
    TermPicker | OneTermPicker | UncertainDateEdit | CountEdit | PlaceEdit | TextArea | TextLine
)


def make_field(path: str, reader: BatchReader) -> CellField:
    """Return the field of the form for a column."""
    column = target(path)
    if column.kind in (Kind.CODES, Kind.CODE):
        picker = TermPicker() if column.kind is Kind.CODES else OneTermPicker()
        picker.offer_scheme(reader.vocabulary, column.scheme)
        return picker
    if column.kind is Kind.DATE:
        return UncertainDateEdit()
    if column.kind is Kind.PEOPLE:
        count = CountEdit()
        count.setFocusProxy(count.line)
        return count
    if path == PLACE:
        return PlaceEdit()
    if path not in LONG:
        return TextLine()
    text = TextArea()
    text.grow_between(_LEAST_LINES, _MOST_LINES)
    return text


def fill(field: CellField, path: str, text: str, reader: BatchReader) -> None:
    """Show the text of a cell in its field."""
    names = reader.names
    if isinstance(field, TermPicker):
        pieces = [piece.strip() for piece in text.split(SEPARATOR) if piece.strip()]
        found = [(piece, names.find(target(path).scheme, piece)) for piece in pieces]
        field.set_value([terms[0] for _piece, terms in found if len(terms) == 1])
        field.line.setText("; ".join(piece for piece, terms in found if len(terms) != 1))
    elif isinstance(field, OneTermPicker):
        terms = names.find(target(path).scheme, text) if text else []
        field.set_value(terms[0].code if len(terms) == 1 else None)
        if len(terms) != 1:
            field.setText(text)
    elif isinstance(field, UncertainDateEdit):
        field.set_typed(text)
    elif isinstance(field, CountEdit):
        field.line.setText(text)
    elif isinstance(field, PlaceEdit | TextArea | TextLine):
        field.set_value(text)


def text_of(field: CellField, path: str, reader: BatchReader) -> str:
    """Return what a field holds as the text of its cell."""
    if isinstance(field, TermPicker):
        words = [reader.names.words(term, language()) for term in field.value()]
        left = field.line.text().strip()
        return joined([*words, left] if left else words)
    if isinstance(field, OneTermPicker):
        return _one_term(field, path, reader)
    if isinstance(field, UncertainDateEdit):
        return _date_text(field)
    if isinstance(field, CountEdit):
        return field.line.text().strip()
    if isinstance(field, PlaceEdit):
        return field.name_kept or _value_or_typed(field)
    assert isinstance(field, TextArea | TextLine)  # noqa: S101  there is no other field
    return field.value() or ""


def _one_term(field: OneTermPicker, path: str, reader: BatchReader) -> str:
    code, typed = field.value(), field.text().strip()
    vocabulary = reader.vocabulary
    term = vocabulary.find(target(path).scheme, code) if code else None
    if term is None or typed != term_text(vocabulary, term):
        return typed  # half typed, or no term
    return reader.names.words(term, language())


def _value_or_typed(field: PlaceEdit) -> str:
    try:
        return field.value()
    except InvalidInputError:
        return field.typed()


def _date_text(field: UncertainDateEdit) -> str:
    """Return the date so that it reads as the one that was meant; what cannot be read as typed."""
    try:
        value = field.value()
    except InvalidInputError:
        return field.typed().strip()
    if value is None:
        return ""
    return field.entered() or as_typed(value)


def place_cells(fields: Mapping[str, Any]) -> Cells:
    """Return the fields of a place as cells, by column."""
    names = {column: name for name, (column, _reader) in PART_FIELDS["places"][2].items()}
    cells = {}
    for column, value in fields.items():
        text = number_words(value) if isinstance(value, float) else str(value or "")
        if text:
            cells[f"places.1.{names[column]}"] = text
    return cells
