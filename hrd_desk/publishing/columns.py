"""How wide the columns of a table are: as wide as their longest words, where there is room."""

import re
from collections.abc import Sequence
from heapq import nlargest

from hrd_desk.publishing.fitting import least_width_pt
from hrd_desk.publishing.set_lines import Span
from hrd_desk.publishing.setting import Setter
from hrd_desk.publishing.styles import CELL, COLUMN
from hrd_desk.publishing.tables import PADDING_PT, Column

_WORDS = re.compile(r"\b\d\d? \S+|\S+")
"""A small number stays with its month."""

_PROSE_SHARE = 0.27
"""A column with a larger part of the table holds sentences: it gives, and is not measured."""

_MOST_MEASURED = 80
"""So many of the longest words are measured: among them is the widest."""

_LEAST_PROSE_SHARE = 0.75
_MOST_SHARE = 0.22
"""One column takes at most so much for the sake of a long word."""


def fitted(
    setter: Setter, columns: Sequence[Column], rows: Sequence[Sequence[str]]
) -> list[Column]:
    """Return columns that are as wide together, so that as few words as can be are cut.

    Where headings of figures have no room beside each other they are turned.
    """
    cells = [dict.fromkeys(row[place] for row in rows) for place in range(len(columns))]
    pairs = list(zip(columns, cells, strict=True))
    needs_pt = [_least_pt(setter, column, found, columns) for column, found in pairs]
    heads_pt = [_padded(setter, column.heading, is_head=True) for column in columns]
    wanted_pt = [max(pair) for pair in zip(needs_pt, heads_pt, strict=True)]
    is_turned = _lack_pt(columns, wanted_pt) > 0
    if is_turned:
        wanted_pt = [
            need if column.has_figures else wanted
            for column, need, wanted in zip(columns, needs_pt, wanted_pt, strict=True)
        ]
    widths_pt = _shared(columns, wanted_pt)
    return [
        column._replace(
            width_pt=width_pt,
            figures_pt=_figures_pt(setter, found) if column.has_figures else 0.0,
            is_turned=is_turned and column.has_figures,
        )
        for (column, found), width_pt in zip(pairs, widths_pt, strict=True)
    ]


def _least_pt(
    setter: Setter, column: Column, cells: dict[str, None], columns: Sequence[Column]
) -> float:
    """Return the least width of a column with these texts."""
    whole_pt = sum(other.width_pt for other in columns)
    if not column.has_figures and column.width_pt > _PROSE_SHARE * whole_pt:
        return _LEAST_PROSE_SHARE * column.width_pt
    # In their order, as everything that is set: what a letter's code is depends on it.
    words = dict.fromkeys(word for text in cells for word in _WORDS.findall(text))
    longest = nlargest(_MOST_MEASURED, words, key=len)
    widths_pt = (_padded(setter, word) for word in longest)
    # A word that is longer yet is cut anyway: it takes no room from others.
    return max((pt for pt in widths_pt if pt <= _MOST_SHARE * whole_pt), default=0.0)


def _padded(setter: Setter, text: str, *, is_head: bool = False) -> float:
    return least_width_pt(setter, Span(text, COLUMN if is_head else CELL)) + 2 * PADDING_PT + 0.1


def _figures_pt(setter: Setter, cells: dict[str, None]) -> float:
    longest = nlargest(_MOST_MEASURED, cells, key=len)
    return max((setter.width_pt(Span(text, CELL)) for text in longest), default=0.0) + 0.1


def _lack_pt(columns: Sequence[Column], wanted_pt: Sequence[float]) -> float:
    return sum(wanted_pt) - sum(column.width_pt for column in columns)


def _shared(columns: Sequence[Column], wanted_pt: Sequence[float]) -> list[float]:
    """Return widths: what some columns lack comes from those that have more than they need."""
    spare = [max(c.width_pt - w, 0.0) for c, w in zip(columns, wanted_pt, strict=True)]
    lack = [max(w - c.width_pt, 0.0) for c, w in zip(columns, wanted_pt, strict=True)]
    if not sum(lack) or not sum(spare):
        return [column.width_pt for column in columns]
    moved_pt = min(sum(lack), sum(spare))
    return [
        column.width_pt + moved_pt * (less / sum(lack) - more / sum(spare))
        for column, less, more in zip(columns, lack, spare, strict=True)
    ]
