"""JSON files that people and other programs wrote: read strictly, refused in one sentence."""

import json
from typing import Any, NoReturn

from hrd_desk.errors import InvalidInputError
from hrd_desk.i18n import _

FIELD = "file"
"""Stands for the field in errors that concern a whole file."""


def read_json(content: bytes) -> Any:
    """Return the value in a UTF-8 JSON text; a byte order mark is passed over.

    Stricter than the standard library: no NaN, no infinity, no name twice in one object. Raises
    `InvalidInputError` with the place where reading ended.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _refusal(_("This is no text in UTF-8. Save it in that encoding.")) from error
    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        sentence = _("This is no JSON: line {line}, column {column} cannot be read.")
        raise _refusal(sentence.format(line=error.lineno, column=error.colno)) from error
    except RecursionError as error:
        raise _refusal(_("This JSON is nested too deeply to be a record.")) from error
    except ValueError as error:  # Python refuses whole numbers of thousands of digits
        raise _refusal(_("This JSON holds a number that is too long.")) from error


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _value in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        sentence = _("The field “{name}” stands twice in one object. Keep one of them.")
        raise InvalidInputError(twice, sentence.format(name=twice))
    return found


def _refuse_constant(name: str) -> NoReturn:
    sentence = _("This JSON holds {name}, which is no number. Leave the field out instead.")
    raise _refusal(sentence.format(name=name))


def _refusal(sentence: str) -> InvalidInputError:
    return InvalidInputError(FIELD, sentence)
