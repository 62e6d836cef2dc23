"""Two versions of a text, word by word: what is the same, what went, what came."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hrd_desk.model.text_marks import Mark, MarkKind, marked

_WORDS = re.compile(r"\s+|\w+|[^\w\s]")
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
    return list(_joined(_run(mark) for mark in marked(before, after)))


def _run(mark: Mark) -> Run:
    before = "" if mark.kind is MarkKind.ADDED else mark.text
    after = "" if mark.kind is MarkKind.REMOVED else mark.text
    return Run(before, after, mark.kind is MarkKind.SAME)


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
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
