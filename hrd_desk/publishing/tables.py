"""Tables that run over pages: cells broken with their rows, the head repeated on each page."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from hrd_desk.publishing.paper import LEFT_PT, Paper
from hrd_desk.publishing.rows import Block, Row, Rule, kept_from_splitting, rows_of, together
from hrd_desk.publishing.setting import Span
from hrd_desk.publishing.styles import CELL, COLUMN, GREY
from hrd_desk.publishing.tagging import Element

_PADDING_PT = 3.0
_AIR_PT = 2.0
_TOP, _END = Rule(0.8, GREY, at_top=True), Rule(0.8, GREY)
_BELOW_HEAD, _BETWEEN = Rule(0.5, GREY), Rule(0.3)
_SHORT_ROW = 4
"""A row of so many lines moves to the next page whole."""

Content = str | Span | Sequence[Span]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its width in points; figures stand at its end."""

    heading: str
    width_pt: float
    has_figures: bool = False


def table_rows(
    paper: Paper,
    columns: Sequence[Column],
    body: Iterable[Sequence[Content]],
    *,
    parent: Element | None = None,
) -> Iterator[Row]:
    """Yield the rows of a table as wide as its columns.

    The head stands again at the top of every page on which the table goes on. A row that is
    higher than a page is broken like a paragraph.
    """
    table = (parent or paper.tree.root).add("Table")
    line = table.add("TR")
    blocks = [
        _block(paper, column, Span(column.heading, COLUMN), line.add("TH", scope="Column"), x_pt)
        for column, x_pt in _places(columns)
    ]
    head = _aired(rows_of(blocks), _TOP)
    # The head keeps with the first row: it never stands alone at the foot of a page.
    yield from (replace(row, stays_with_next=True) for row in head)
    # A row that goes on from the page before brings no rule of its own.
    heads = (*(_repeated(row) for row in head), Row((), 0.0, rule=_BELOW_HEAD))
    rule = _BELOW_HEAD
    for contents in body:
        line = table.add("TR")
        blocks = [
            _block(paper, column, content, line.add("TD"), x_pt)
            for (column, x_pt), content in zip(_places(columns), contents, strict=True)
        ]
        rows = _aired(rows_of(blocks, heads=heads), rule)
        yield from together(rows) if len(rows) <= _SHORT_ROW else kept_from_splitting(rows)
        rule = _BETWEEN
    yield Row((), 0.0, rule=_END)


def _places(columns: Sequence[Column]) -> Iterator[tuple[Column, float]]:
    x_pt = LEFT_PT
    for column in columns:
        yield column, x_pt
        x_pt += column.width_pt


def _block(paper: Paper, column: Column, content: Content, element: Element, x_pt: float) -> Block:
    span = Span(content, CELL) if isinstance(content, str) else content
    inner_pt = column.width_pt - 2 * _PADDING_PT
    return paper.block(span, element, x_pt + _PADDING_PT, inner_pt, ends=column.has_figures)


def _aired(rows: list[Row], rule: Rule) -> list[Row]:
    """Return rows with a rule above and the air around it."""
    first = rows[0]
    rows[0] = replace(
        first, height_pt=first.height_pt + _AIR_PT, ascent_pt=first.ascent_pt + _AIR_PT, rule=rule
    )
    last = rows[-1]
    rows[-1] = replace(last, height_pt=last.height_pt + _AIR_PT)
    return rows


def _repeated(row: Row) -> Row:
    """Return a row of the head as it stands again: not read twice to those who listen."""
    return replace(row, is_repeated=True, stays_with_next=False)
