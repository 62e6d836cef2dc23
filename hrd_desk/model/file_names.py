"""Names of files from elsewhere: as a label in a record, and as a name that any disk takes."""

import re
import unicodedata
from collections.abc import Callable

LONGEST_LABEL = 255
_LONGEST_NAME_BYTES = 150
_LONGEST_ENDING = 12
_NAMELESS = "attachment"

_HIDDEN = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))
_UNKNOWN = frozenset(("Co", "Cn"))
_JOINERS = "\u200c\u200d"
"""Format characters that words of Persian and of Indian scripts are written with."""

_REFUSED_BY_WINDOWS = '<>:"|?*'
_NUMBERS = "123456789\u00b9\u00b2\u00b3"
_DEVICES = frozenset(("CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$")) | {
    f"{port}{number}" for port in ("COM", "LPT") for number in _NUMBERS
}


def file_label(name: str) -> str:
    """Return `name` as a record lists it: without folders and control characters, in NFC.

    Only a label: nothing is ever written under it. May be empty; 255 characters at most.
    """
    kept = "".join(
        letter
        for letter in _last_part(name)
        if unicodedata.category(letter) not in _HIDDEN or letter in _JOINERS
    )
    return _cut(_in_one_line(kept).strip(), LONGEST_LABEL, len)


def safe_file_name(name: str) -> str:
    """Return a name for a copy that Windows, macOS and Linux take as a plain file of one folder.

    Never empty, at most 150 bytes in UTF-8; the ending stays where there is one.
    """
    kept = "".join(
        letter
        for letter in _last_part(name)
        if unicodedata.category(letter) not in _HIDDEN | _UNKNOWN
        and letter not in _REFUSED_BY_WINDOWS
    )
    trimmed = _in_one_line(kept).strip(" .-")
    stem, ending = _parted(trimmed)
    if not stem.strip(" .-"):
        trimmed = _NAMELESS + ending
    if trimmed.split(".")[0].strip().upper() in _DEVICES:
        trimmed = f"_{trimmed}"
    return _cut(trimmed, _LONGEST_NAME_BYTES, lambda text: len(text.encode()))


def _last_part(name: str) -> str:
    return _in_one_line(re.split(r"[/\\]", name)[-1])


def _in_one_line(name: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", name))


def _parted(name: str) -> tuple[str, str]:
    """Return the name before its ending, and the ending with its dot, "" without one."""
    stem, dot, ending = name.rpartition(".")
    is_ending = dot and 0 < len(ending.encode()) <= _LONGEST_ENDING and " " not in ending
    return (stem, dot + ending) if is_ending else (name, "")


def _cut(name: str, longest: int, size: Callable[[str], int]) -> str:
    if size(name) <= longest:
        return name
    stem, ending = _parted(name)
    stem = stem[:longest]
    while size(stem + ending) > longest:
        stem = stem[:-1]
    return stem.rstrip(" .") + ending
