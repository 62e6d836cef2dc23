"""Readers of single JSON values: each checks the kind and range and names the field."""

import re
from collections.abc import Callable
from typing import Any

from hrd_desk.errors import InvalidInputError, NotFoundError
from hrd_desk.i18n import _
from hrd_desk.model.dates import parse_edtf
from hrd_desk.model.file_kinds import UNKNOWN
from hrd_desk.vocabulary.vocabulary import Vocabulary

Reader = Callable[[str, Any, Vocabulary], Any]

_SURROGATE = re.compile("[\ud800-\udfff]")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_MEDIA_TYPE = re.compile(r"[a-z0-9]+/[A-Za-z0-9!#$&^_.+-]+")
_LONGEST_MEDIA_TYPE = 100
_LARGEST_SIZE = 2**63 - 1


def text_field(longest: int | None = None, empty: str | None = "") -> Reader:
    """Return a reader of texts of at most `longest` characters; `empty` stands for none."""

    def read(field: str, value: Any, _vocabulary: Vocabulary) -> str | None:
        if value is None or value == "":
            return empty
        if not isinstance(value, str):
            raise InvalidInputError(field, _("{field} must be a text.").format(field=field))
        if "\0" in value or _SURROGATE.search(value):
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


def sha256_field(field: str, value: Any, _vocabulary: Vocabulary) -> str:
    """Read the SHA-256 of a content; without one nobody knows which content is meant."""
    if not isinstance(value, str) or not _SHA256.fullmatch(value):
        sentence = _("{field} must be a SHA-256: 64 digits and small letters from a to f.")
        raise InvalidInputError(field, sentence.format(field=field))
    return value


def size_field(field: str, value: Any, _vocabulary: Vocabulary) -> int:
    """Read the size of a content in bytes."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= _LARGEST_SIZE:
        sentence = _("{field} must be a number of bytes, 0 or more.")
        raise InvalidInputError(field, sentence.format(field=field))
    return value


def media_type_field(field: str, value: Any, _vocabulary: Vocabulary) -> str:
    """Read a media type; left out, the kind of the content is not known."""
    if value is None or value == "":
        return UNKNOWN
    is_short = isinstance(value, str) and len(value) <= _LONGEST_MEDIA_TYPE
    if not is_short or not _MEDIA_TYPE.fullmatch(value):
        sentence = _("{field} must be a media type, like “image/jpeg”.")
        raise InvalidInputError(field, sentence.format(field=field))
    return str(value)
