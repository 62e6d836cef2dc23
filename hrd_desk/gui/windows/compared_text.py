"""Two versions of a text, word by word: what is the same, what went, what came."""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass

_WORDS = re.compile(r"\s+|\w+|[^\w\s]")
_MOST_WORDS = 4000
"""Longer texts are one change: comparing them would hold up the window."""
_KEPT = 24
_GAP = " […] "


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of both texts; `is_same` where they agree."""

    before: str
    after: str
    is_same: bool


def compared(before: str, after: str) -> list[Run]:
    """Return the runs that make up both texts, in order."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if not (old and new) or len(old) + len(new) > _MOST_WORDS:
        return [Run(before, after, before == after)]
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    runs = (
        Run("".join(old[a:b]), "".join(new[c:d]), tag == "equal")
        for tag, a, b, c, d in matcher.get_opcodes()
    )
    return list(_joined(runs))


def _joined(runs: Iterator[Run]) -> Iterator[Run]:
    """Join changes that only a space parts: people replace phrases, not single words."""
    waiting: list[Run] = []
    for run in runs:
        if run.is_same and run.before.strip():
            yield from _one(waiting)
            waiting = []
            yield run
        else:
            waiting.append(run)
    yield from _one(waiting)


def _one(runs: list[Run]) -> Iterator[Run]:
    before, after = ("".join(getattr(run, side) for run in runs) for side in ("before", "after"))
    if before or after:
        yield Run(before, after, before == after)


def shortened(text: str) -> str:
    """Return `text` with the middle of a long one left out."""
    words = _WORDS.findall(text)
    if len(words) <= 3 * _KEPT:
        return text
    return "".join(words[:_KEPT]).rstrip() + _GAP + "".join(words[-_KEPT:]).lstrip()
