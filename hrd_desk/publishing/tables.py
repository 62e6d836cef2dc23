"""Tables that run over pages: cells broken with their rows, the head repeated on each page."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from hrd_desk.publishing.paper import LEFT_PT, Paper
from hrd_desk.publishing.rows import Block, Row, Rule, kept_from_splitting, rows_of, whole_row
from hrd_desk.publishing.set_lines import Span
from hrd_desk.publishing.setting import MOST_SHORT_TEXTS, SHORT_TEXT, Setting
from hrd_desk.publishing.sketch import WHOLE, Sketch, Spot
from hrd_desk.publishing.styles import CELL, COLUMN, GREY
from hrd_desk.publishing.tagging import Element

PADDING_PT = 3.0
_AIR_PT = 2.0
_TOP, _END = Rule(0.8, GREY, at_top=True), Rule(0.8, GREY)
_BELOW_HEAD, _BETWEEN = Rule(0.5, GREY), Rule(0.3)
_HEAD_MOST_PT = 92.0
"""A heading that runs upwards is wrapped at this height."""

Content = str | Span | Sequence[Span]


class Column(NamedTuple):
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
    setters = [_CellSetter(paper, *place) for place in _places(columns)]
    for contents in body:
        line = table.add("TR")
        blocks = [
            setter.block(content, line.add("TD"))
            for setter, content in zip(setters, contents, strict=True)
        ]
        whole = whole_row(blocks, _AIR_PT, rule=rule, heads=heads)
        if whole is not None:
            yield [whole]
        else:
            yield kept_from_splitting(_aired(rows_of(blocks, heads=heads), rule))
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
    """Return a row that is whole kept on the page of the next one."""
    return [rows[0].staying()] if len(rows) == 1 else rows


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


class _CellSetter:
    """Sets the cells of a column; those that say the same are set once."""

    def __init__(self, paper: Paper, column: Column, x_pt: float) -> None:
        self._paper = paper
        self._column = column
        self._is_right = paper.nature.is_right
        self._x_pt, self._width_pt = x_pt + PADDING_PT, column.width_pt - 2 * PADDING_PT
        self._ends = column.has_figures
        if column.figures_pt and self._is_right:
            self._x_pt += self._width_pt - column.figures_pt
            self._width_pt, self._ends = column.figures_pt, False
        self._kept: dict[str, Setting] = {}

    def block(self, content: Content, element: Element) -> Block:
        """Return a text as a cell of the column."""
        setting = self._kept.get(content) if isinstance(content, str) else None
        if setting is not None:
            element.awaited += len(setting.lines)
            return Block(self._x_pt, self._width_pt, setting, element, self._ends)
        span = _spans(self._column, content) if isinstance(content, str) else content
        block = self._paper.block(span, element, self._x_pt, self._width_pt, ends=self._ends)
        if self._column.has_headlines and self._is_right:
            # Texts of another direction begin at their own edge, long ones and short ones.
            block.ends = not block.setting.is_right
        elif isinstance(content, str) and self._may_come_again(content, block):
            self._kept[content] = block.setting
        return block

    def _may_come_again(self, content: str, block: Block) -> bool:
        """Return whether a text is short, and needs nothing but its lines."""
        is_short = len(content) <= SHORT_TEXT and len(self._kept) < MOST_SHORT_TEXTS
        return is_short and block.setting.is_in_order


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
