"""Readers of single JSON values: each checks the kind and range and names the field."""

from collections.abc import Callable
from typing import Any

from hrd_desk.errors import InvalidInputError, NotFoundError
from hrd_desk.i18n import _
from hrd_desk.model.dates import parse_edtf
from hrd_desk.vocabulary.vocabulary import Vocabulary

Reader = Callable[[str, Any, Vocabulary], Any]


def text_field(longest: int | None = None, empty: str | None = "") -> Reader:
    """Return a reader of texts of at most `longest` characters; `empty` stands for none."""

    def read(field: str, value: Any, _vocabulary: Vocabulary) -> str | None:
        if value is None or value == "":
            return empty
        if not isinstance(value, str):
            raise InvalidInputError(field, _("{field} must be a text.").format(field=field))
        if "\0" in value or any("\ud800" <= letter <= "\udfff" for letter in value):
            sentence = _("{field} holds a character that is no text. Remove it.")
            raise InvalidInputError(field, sentence.format(field=field))
        if longest is not None and len(value) > longest:
            sentence = _("{field} is too long: {count} characters, {longest} at most.")
            filled = sentence.format(field=field, count=len(value), longest=longest)
            raise InvalidInputError(field, filled)
        return value

    return read


def code_field(scheme: str, empty: str | None = None) -> Reader:
    """Return a reader of a term's code of `scheme`; a merged term gives the one it went into."""

    def read(field: str, value: Any, vocabulary: Vocabulary) -> str | None:
        if value is None or value == "":
            return empty
        if not isinstance(value, str):
            raise InvalidInputError(field, _("{field} must be a code.").format(field=field))
        try:
            term = vocabulary.current(vocabulary.term(scheme, value))
        except NotFoundError as error:
            raise InvalidInputError(field, f"{field}: {error.sentence}") from error
        if not term.is_selectable:
            sentence = _("{field}: “{code}” is only a heading. Choose a term below it.")
            raise InvalidInputError(field, sentence.format(field=field, code=value))
        return term.code

    return read


def date_field(field: str, value: Any, _vocabulary: Vocabulary) -> str | None:
    """Read an EDTF date; returns its canonical form or None."""
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        sentence = _("{field} must be a date in quotes, like “2023-05-01”.")
        raise InvalidInputError(field, sentence.format(field=field))
    return parse_edtf(value, field).edtf


def whole_number_field(field: str, value: Any, _vocabulary: Vocabulary) -> int | None:
    """Read a number of people, 0 or more, or None."""
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 2**31:
        sentence = _("{field} must be a whole number, 0 or more.")
        raise InvalidInputError(field, sentence.format(field=field))
    return value


def number_field(smallest: float, largest: float) -> Reader:
    """Return a reader of a number between two bounds, never clamped."""

    def read(field: str, value: Any, _vocabulary: Vocabulary) -> float | None:
        if value is None:
            return None
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        # Comparing refuses NaN, infinities and whole numbers that no float can hold.
        if not is_number or not smallest <= value <= largest:
            sentence = _("{field} must be a number from {smallest} to {largest}.")
            filled = sentence.format(field=field, smallest=smallest, largest=largest)
            raise InvalidInputError(field, filled)
        return float(value)

    return read


def yes_no_field(field: str, value: Any, _vocabulary: Vocabulary) -> bool:
    """Read true or false; left out means false."""
    if value is None:
        return False
    if not isinstance(value, bool):
        sentence = _("{field} must be true or false.")
        raise InvalidInputError(field, sentence.format(field=field))
    return value
