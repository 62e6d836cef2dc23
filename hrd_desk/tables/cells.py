"""Cells of tables: how what a table needs is written, and read back as it was."""

import math
import re
from collections.abc import Iterable

from hrd_desk.publishing.table_files import FORMULA, GUARD_OF_INNER

SEPARATOR = "|"
"""Stands between the terms of one cell; no term may hold it."""

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def unguarded(text: str) -> str:
    """Return the text that `harmless` guarded with an apostrophe."""
    if text.startswith("'") and FORMULA.match(text):
        text = text[1:]
    return GUARD_OF_INNER.sub("", text)


def joined(words: Iterable[str]) -> str:
    """Return terms as one cell."""
    return f" {SEPARATOR} ".join(words)


def copied(rows: Iterable[Iterable[str]]) -> str:
    """Return cells as spreadsheets take them from the clipboard."""
    return "\n".join("\t".join(map(_quoted, cells)) for cells in rows)


def _quoted(text: str) -> str:
    if any(mark in text for mark in '\t\n"'):
        return '"' + text.replace('"', '""') + '"'
    return text


def number_words(number: float) -> str:
    """Return a number that reads back as the same one."""
    return str(int(number)) if number == int(number) and abs(number) < 2**53 else repr(number)


def unescaped(text: str) -> str:
    """Return a text of a workbook without the codes that stand for characters XML cannot hold."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def is_whole(number: float) -> bool:
    """Return whether a number of a workbook has no fraction."""
    return math.isfinite(number) and number == int(number)
