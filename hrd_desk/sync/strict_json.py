"""JSON from other desks, read so that nothing odd in it can surprise what comes after."""

import itertools
import json
import math
from typing import Any, NoReturn

MAX_DEPTH = 32
_SMALLEST, _LARGEST = -(2**63), 2**63 - 1
"""What a column of the database holds."""
_MOST_DIGITS = 20


def write_object(value: dict[str, Any]) -> bytes:
    """Return an object as UTF-8 JSON without blanks."""
    return _write(value).encode()


def read_object(text: bytes) -> dict[str, Any]:
    """Return the JSON object in a UTF-8 text.

    Raises `ValueError` for anything else, and for what the standard library would let pass: a name
    twice in one object, NaN and infinities, whole numbers over 63 bits, halves of a character,
    objects nested deeper than `MAX_DEPTH`.
    """
    as_written = _as_written(text)
    return _strictly(text) if as_written is None else as_written


def _as_written(text: bytes) -> dict[str, Any] | None:
    """Return a flat object if the text is to the byte how it would be written, else None.

    Nothing odd survives being written again, and this takes a third of the time of looking at each
    part; most lines of a file are such objects.
    """
    try:
        value = _read(text.decode())
        if not isinstance(value, dict) or write_object(value) != text:
            return None
    except (ValueError, RecursionError):
        return None
    is_plain = all(
        _SMALLEST <= member <= _LARGEST
        if isinstance(member, int)
        else not isinstance(member, dict | list)
        for member in value.values()
    )
    return value if is_plain else None


def _strictly(text: bytes) -> dict[str, Any]:
    try:
        value = json.loads(
            text.decode(),
            object_pairs_hook=_object,
            parse_int=_whole_number,
            parse_float=_number,
            parse_constant=_refuse_constant,
        )
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    if not isinstance(value, dict):
        raise ValueError("no object")  # noqa: TRY004  the text is wrong, not the call
    _require_depth(text, value)
    if b"\\ud" in text or b"\\uD" in text:
        json.dumps(value, ensure_ascii=False).encode()  # halves of a character cannot be encoded
    return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name stands twice")
    return found


def _whole_number(digits: str) -> int:
    # Measured before it is read: reading a long number takes time that grows with its square.
    if len(digits) > _MOST_DIGITS or not _SMALLEST <= int(digits) <= _LARGEST:
        raise ValueError("a number is too large")
    return int(digits)


def _number(digits: str) -> float:
    number = float(digits)
    if math.isinf(number):
        raise ValueError("a number is too large")
    return number


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError("no number")


_write = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_read = json.JSONDecoder(parse_constant=_refuse_constant).decode


def _require_depth(text: bytes, value: Any) -> None:
    if text.count(b"{") + text.count(b"[") <= MAX_DEPTH:
        return
    level = [value]
    for _depth in range(MAX_DEPTH):
        level = list(itertools.chain.from_iterable(map(_inside, level)))
        if not level:
            return
    raise ValueError("nested too deeply")


def _inside(value: Any) -> list[Any]:
    members = value.values() if isinstance(value, dict) else value
    return [member for member in members if isinstance(member, dict | list)]
