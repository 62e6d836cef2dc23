"""Text in a normal form of Unicode, in time that grows with its length, whatever was typed."""

import re
import unicodedata
from typing import Literal

MOST_ON_ONE = 30
"""Marks on one letter, after Unicode's Stream-Safe Text Format: no language needs as many."""

_HEAP = re.compile(rf"[^\w\s\x00-\x7f]{{{MOST_ON_ONE + 1},}}")


def normal(form: Literal["NFC", "NFKC", "NFD", "NFKD"], text: str) -> str:
    """Return `text` in a normal form, with thirty marks on one letter at the most.

    Putting marks into their order takes time by the square of their number: minutes for a megabyte
    of nothing else, which anybody may type or send.
    """
    return unicodedata.normalize(form, _HEAP.sub(_lowered, text))


def is_heaped(text: str) -> bool:
    """Return whether more marks stand on one letter than `normal` keeps."""
    return any(_lowered(heap) != heap[0] for heap in _HEAP.finditer(text))


def _lowered(heap: re.Match[str]) -> str:
    kept, height = [], 0
    for character in heap[0]:
        height = height + 1 if unicodedata.combining(character) else 0
        if height <= MOST_ON_ONE:
            kept.append(character)
    return "".join(kept)
