"""Forms and records meet by name: a control's objectName is the record's field."""

from collections.abc import Iterator, Mapping
from typing import Any

from PySide6.QtWidgets import QLabel, QLineEdit, QSizePolicy, QWidget

from hrd_desk.errors import InvalidInputError
from hrd_desk.gui.widgets.date_edit import UncertainDateEdit
from hrd_desk.gui.widgets.field import Field, TypedField
from hrd_desk.model.event import CODED_LISTS, Event

Fields = Mapping[str, Field]


def record_fields(record_class: type[Any]) -> frozenset[str]:
    """Return the names of a record's columns, and of an event's coded lists."""
    columns = frozenset(record_class.__mapper__.column_attrs.keys())
    return columns | frozenset(CODED_LISTS) if record_class is Event else columns


def fields_of(form: object, record_class: type[Any]) -> Iterator[tuple[str, Field]]:
    """Yield each control of a compiled form that is bound to a field of the record.

    After a date come the words that it was entered in, where the record keeps them.
    """
    names = record_fields(record_class)
    for name, control in vars(form).items():
        if name in names and isinstance(control, Field):
            yield name, control
        if f"{name}_entered" in names and isinstance(control, UncertainDateEdit):
            yield f"{name}_entered", control.entered_words


def show(fields: Fields, record: Any) -> None:
    """Fill every field from the record."""
    for name, field in fields.items():
        field.set_value(stored(record, name))


def refresh(fields: Fields, record: Any) -> None:
    """Fill only the fields that differ from the record, so that cursors stay where they are."""
    for name, field in fields.items():
        try:
            is_same = _blank(field.value()) == _blank(stored(record, name))
        except InvalidInputError:
            is_same = False
        if not is_same:
            field.set_value(stored(record, name))


def read(fields: Fields, record: Any) -> list[InvalidInputError]:
    """Write every field that differs into the record; return what cannot be read."""
    unreadable = []
    for name, field in fields.items():
        try:
            _assign(record, name, field.value())
        except InvalidInputError as error:
            unreadable.append(error)
    return unreadable


def typed_texts(fields: Fields) -> dict[str, str]:
    """Return the texts of those fields that cannot be read as they stand."""
    texts = {}
    for name, field in fields.items():
        try:
            field.value()
        except InvalidInputError:
            if isinstance(field, TypedField):
                texts[name] = field.typed()
    return texts


def set_typed_texts(fields: Fields, texts: Mapping[str, str]) -> None:
    """Put unreadable texts of a draft back."""
    for name, text in texts.items():
        field = fields.get(name)
        if isinstance(field, TypedField):
            field.set_typed(text)


def stored(record: Any, name: str) -> Any:
    """Return the record's value of a field as the field's `set_value` takes it."""
    return record.terms(name) if name in CODED_LISTS else getattr(record, name)


def clear(record: Any, name: str) -> None:
    """Take the value of a field out of the record."""
    _assign(record, name, None)


def _blank(value: Any) -> Any:
    if isinstance(value, list):
        return sorted(term.id for term in value)
    return None if value == "" else value


def _assign(record: Any, name: str, value: Any) -> None:
    if _blank(value) == _blank(stored(record, name)):
        return
    if name in CODED_LISTS:
        record.code_with(name, value)
        return
    if value in (None, "") and not isinstance(value, bool | int | float):
        value = None if type(record).__table__.c[name].nullable else ""
    setattr(record, name, value)


def name_fields(form: object) -> None:
    """Give each labelled control its label's words for screen readers, and align the labels."""
    line_height = QLineEdit().sizeHint().height()
    for label in vars(form).values():
        buddy = label.buddy() if isinstance(label, QLabel) else None
        if buddy is None:
            continue
        label.setMinimumHeight(line_height)
        label.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
        label.setWordWrap(False)
        words = label.text().replace("&", "")
        buddy.setAccessibleName(words)
        focus_target(buddy).setAccessibleName(words)


def focus_target(widget: QWidget) -> QWidget:
    """Return the widget that takes the keyboard for `widget`."""
    proxy = widget.focusProxy()
    return focus_target(proxy) if proxy is not None else widget
