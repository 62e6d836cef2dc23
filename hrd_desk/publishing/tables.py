"""Tables that run over pages: cells broken with their rows, the head repeated on each page."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from hrd_desk.publishing.paper import LEFT_PT, Paper
from hrd_desk.publishing.rows import Block, Row, Rule, kept_from_splitting, rows_of, together
from hrd_desk.publishing.setting import Span
from hrd_desk.publishing.sketch import WHOLE, Sketch, Spot
from hrd_desk.publishing.styles import CELL, COLUMN, GREY
from hrd_desk.publishing.tagging import Element

PADDING_PT = 3.0
_AIR_PT = 2.0
_TOP, _END = Rule(0.8, GREY, at_top=True), Rule(0.8, GREY)
_BELOW_HEAD, _BETWEEN = Rule(0.5, GREY), Rule(0.3)
_SHORT_ROW = 12
"""A row of so many lines moves to the next page whole."""

_HEAD_MOST_PT = 92.0
"""A heading that runs upwards is wrapped at this height."""

Content = str | Span | Sequence[Span]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its width in points; figures stand at its end.

    `figures_pt` is the width of the widest figure: where lines run from right to left, units stand
    below units all the same. `has_headlines`: the first line of a cell is bold. `is_turned`: the
    heading runs upwards.
    """

    heading: str
    width_pt: float
    has_figures: bool = False
    figures_pt: float = 0.0
    has_headlines: bool = False
    is_turned: bool = False


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
    head = _head(paper, columns, table.add("TR"))
    # The head keeps with the first row: it never stands alone at the foot of a page.
    yield from (replace(row, stays_with_next=True) for row in head)
    # A row that goes on from the page before brings no rule of its own.
    heads = (*(_repeated(row) for row in head), Row((), 0.0, rule=_BELOW_HEAD))
    yield from _with_neighbours(_body_rows(paper, columns, body, table, heads))
    yield Row((), 0.0, rule=_END)


def _body_rows(
    paper: Paper,
    columns: Sequence[Column],
    body: Iterable[Sequence[Content]],
    table: Element,
    heads: tuple[Row, ...],
) -> Iterator[list[Row]]:
    rule = _BELOW_HEAD
    for contents in body:
        line = table.add("TR")
        blocks = [
            _block(paper, column, content, line.add("TD"), x_pt)
            for (column, x_pt), content in zip(_places(columns), contents, strict=True)
        ]
        rows = _aired(rows_of(blocks, heads=heads), rule)
        yield together(rows) if len(rows) <= _SHORT_ROW else kept_from_splitting(rows)
        rule = _BETWEEN


def _with_neighbours(bodies: Iterable[list[Row]]) -> Iterator[Row]:
    """Yield the rows of a table: of the first and the last two none is alone on a page."""
    waiting: list[list[Row]] = []
    is_first = True
    for rows in bodies:
        waiting.append(rows)
        if len(waiting) > 2:  # noqa: PLR2004  the last two are not known before
            yield from _joined(waiting.pop(0)) if is_first else waiting.pop(0)
            is_first = False
    for rows in waiting[:-1]:
        yield from _joined(rows)
    for rows in waiting[-1:]:
        yield from rows


def _joined(rows: list[Row]) -> list[Row]:
    """Return the rows of a short cell kept on the page of the next one."""
    return [*rows[:-1], rows[-1].staying()] if len(rows) <= _SHORT_ROW else rows


def _head(paper: Paper, columns: Sequence[Column], line: Element) -> list[Row]:
    if any(column.is_turned for column in columns):
        return [_turned_head(paper, columns, line)]
    blocks = []
    for column, x_pt in _places(columns):
        span = Span(column.heading, COLUMN)
        cell = line.add("TH", scope="Column")
        inner_pt = column.width_pt - 2 * PADDING_PT
        blocks.append(paper.block(span, cell, x_pt + PADDING_PT, inner_pt, ends=column.has_figures))
    return _aired(rows_of(blocks), _TOP)


def _turned_head(paper: Paper, columns: Sequence[Column], line: Element) -> Row:
    """Return the head with headings that run upwards, where words would have to be cut."""
    sketch, places, settings = Sketch(paper, WHOLE, line), list(_places(columns)), []
    for column, _x_pt in places:
        inner_pt = _HEAD_MOST_PT if column.is_turned else column.width_pt - 2 * PADDING_PT
        cell = line.add("TH", scope="Column")
        settings.append((cell, sketch.set(column.heading, COLUMN, inner_pt, cell)))
    height_pt = 2 * _AIR_PT + max(
        max(item.width_pt for item in setting.lines) if column.is_turned else setting.height_pt
        for (column, _x_pt), (_cell, setting) in zip(places, settings, strict=True)
    )
    for (column, x_pt), (cell, setting) in zip(places, settings, strict=True):
        begin_pt = x_pt - LEFT_PT + PADDING_PT
        if column.is_turned:
            end_pt = begin_pt + column.width_pt - 2 * PADDING_PT
            spot = Spot(end_pt - setting.height_pt, height_pt - _AIR_PT, setting.height_pt)
            sketch.turned(setting, spot, cell)
        else:
            y_pt = height_pt - _AIR_PT - setting.height_pt
            sketch.words(setting, Spot(begin_pt, y_pt, column.width_pt), cell)
    return Row((), height_pt, rule=_TOP, drawings=(sketch.drawing(is_picture=False),))


def _places(columns: Sequence[Column]) -> Iterator[tuple[Column, float]]:
    x_pt = LEFT_PT
    for column in columns:
        yield column, x_pt
        x_pt += column.width_pt


def _block(paper: Paper, column: Column, content: Content, element: Element, x_pt: float) -> Block:
    span = _spans(column, content) if isinstance(content, str) else content
    inner_pt = column.width_pt - 2 * PADDING_PT
    if column.figures_pt and paper.nature.is_right:
        begin_pt = x_pt + PADDING_PT + inner_pt - column.figures_pt
        return paper.block(span, element, begin_pt, column.figures_pt)
    block = paper.block(span, element, x_pt + PADDING_PT, inner_pt, ends=column.has_figures)
    if column.has_headlines and paper.nature.is_right:
        # Texts of another direction begin at their own edge, long ones and short ones.
        block.ends = not block.setting.is_right
    return block


def _spans(column: Column, content: str) -> Span | list[Span]:
    if not column.has_headlines:
        return Span(content, CELL)
    headline, line_end, rest = content.partition("\n")
    bold = Span(headline + line_end, COLUMN)
    return [bold, Span(rest, CELL)] if rest else bold


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
