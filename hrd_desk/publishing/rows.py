"""Rows of text fill pages: what a row is, what stays together, what is repeated."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from hrd_desk.publishing.set_lines import AnyLine
from hrd_desk.publishing.setting import Setting
from hrd_desk.publishing.styles import LINE, Colour
from hrd_desk.publishing.tagging import Element

MOST_TOGETHER = 12
"""Texts side by side of so many lines move to the next page whole."""


@dataclass(slots=True, eq=False)
class Block:
    """A set text in its place: how far from the edge where lines begin, and how wide, in points.

    `element` is the part of the document that it is; `ends` puts its lines at the far edge.
    """

    x_pt: float
    width_pt: float
    setting: Setting
    element: Element
    ends: bool = False


@dataclass(slots=True, eq=False)
class Cell:
    """One line of a block."""

    block: Block
    line: AnyLine


class Rule(NamedTuple):
    """A line across the text area; `at_top`: also above the first row of a page."""

    thickness_pt: float = 0.4
    colour: Colour = LINE
    at_top: bool = False


class Bookmark(NamedTuple):
    """An entry of the outline; headings inside others have a higher level; `key` names it."""

    words: str
    level: int = 0
    key: str = ""


class Placed(NamedTuple):
    """A line of text in a drawing: from the left edge of the page, its base line above the top.

    `is_turned`: it runs upwards. `element` is the part of the document that it is.
    """

    line: AnyLine
    x_pt: float
    y_pt: float
    element: Element
    is_turned: bool = False


class Area(NamedTuple):
    """A rectangle of a drawing that shows one number, so that a click finds its records.

    `box` is x from the left edge of the page, y below the top of the row, width and height;
    `key` is what the figure calls the number.
    """

    box: tuple[float, float, float, float]
    key: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes and words below the top of a row; what is lower has a smaller `y`.

    `operators` draw from the left edge of the page and the top of the row. They are decoration
    unless they are `element`, a picture. `areas` draw nothing.
    """

    operators: str
    words: tuple[Placed, ...]
    element: Element | None = None
    areas: tuple[Area, ...] = ()

    def lowered(self, by_pt: float) -> "Drawing":
        """Return the same so much further down."""
        if not by_pt:
            return self
        words = tuple(word._replace(y_pt=word.y_pt - by_pt) for word in self.words)
        moved = f"q 1 0 0 1 0 {-by_pt:.2f} cm\n{self.operators}\nQ" if self.operators else ""
        return replace(self, operators=moved, words=words, areas=())


@dataclass(slots=True, eq=False)
class Row:
    """One line across the page; never changed, `replace` makes another.

    `blocks` stand in it whole, side by side: their lines are `leading_pt` apart.

    `space_pt` above it falls away at the top of a page. `rule` is drawn above
    it; `stays_with_next` keeps it on the page of the row below; `heads` are repeated above it
    where it begins a page. `is_repeated`: it stands elsewhere already, so it is decoration here.
    `drawings` lie under the text. A picture that begins with a row which `may_wait` lets another
    one that follows it go first, where it has no room on the page and the other has.
    """

    cells: tuple[Cell, ...]
    height_pt: float
    ascent_pt: float = 0.0
    space_pt: float = 0.0
    rule: Rule | None = None
    stays_with_next: bool = False
    heads: tuple["Row", ...] = ()
    bookmark: Bookmark | None = None
    is_repeated: bool = False
    drawings: tuple[Drawing, ...] = ()
    may_wait: bool = False
    blocks: tuple[Block, ...] = ()
    leading_pt: float = 0.0

    def staying(self) -> "Row":
        """Return the same row, kept on the page of the row below."""
        return Row(
            self.cells,
            self.height_pt,
            self.ascent_pt,
            self.space_pt,
            self.rule,
            True,
            self.heads,
            self.bookmark,
            self.is_repeated,
            self.drawings,
            self.may_wait,
            self.blocks,
            self.leading_pt,
        )


def rows_of(
    blocks: Sequence[Block], *, space_pt: float = 0.0, heads: tuple[Row, ...] = ()
) -> list[Row]:
    """Return the lines of `blocks`, which stand side by side, as rows; base lines agree."""
    if len(blocks) == 1:
        return _lines_of(blocks[0], space_pt, heads)
    count, height_pt, ascent_pt = _measures(blocks)
    rows = []
    for index in range(count):
        cells = [
            Cell(block, block.setting.lines[index])
            for block in blocks
            if index < len(block.setting.lines)
        ]
        rows.append(Row(tuple(cells), height_pt, ascent_pt, space_pt, heads=heads))
        space_pt = 0.0
    return rows


def labelled_rows(label: Block, value: Block) -> list[Row]:
    """Return a label and its value as rows; the label stands again where a page goes on with it."""
    rows, count = rows_of([label, value]), len(label.setting.lines)
    if len(rows) <= count:
        return rows
    height_pt, ascent_pt = rows[0].height_pt, rows[0].ascent_pt
    again = tuple(
        Row((Cell(label, line),), 0.0, ascent_pt + number * height_pt, is_repeated=True)
        for number, line in enumerate(label.setting.lines)
    )
    return [*rows[:count], *(replace(row, heads=again) for row in rows[count:])]


def whole_row(blocks: Sequence[Block], air_pt: float, **more: Any) -> Row | None:
    """Return `blocks`, which stand side by side, as one row that no page breaks.

    None if they have more lines than it is good to keep together. `air_pt` is left free above and
    below; `more` is as in `Row`.
    """
    count, leading_pt, ascent_pt = _measures(blocks)
    if count > MOST_TOGETHER:
        return None
    height_pt = count * leading_pt + 2 * air_pt
    whole = tuple(blocks)
    return Row((), height_pt, ascent_pt + air_pt, blocks=whole, leading_pt=leading_pt, **more)


def _measures(blocks: Sequence[Block]) -> tuple[int, float, float]:
    """Return how many lines they have, how far apart, and how high the first one reaches."""
    count, leading_pt, ascent_pt, below_pt = 0, 0.0, 0.0, 0.0
    for block in blocks:
        setting = block.setting
        count = max(count, len(setting.lines))
        leading_pt = max(leading_pt, setting.leading_pt)
        ascent_pt = max(ascent_pt, setting.ascent_pt)
        below_pt = max(below_pt, setting.leading_pt - setting.ascent_pt)
    return count, max(leading_pt, ascent_pt + below_pt), ascent_pt


def _lines_of(block: Block, space_pt: float, heads: tuple[Row, ...]) -> list[Row]:
    height_pt, ascent_pt = block.setting.leading_pt, block.setting.ascent_pt
    rows = []
    for line in block.setting.lines:
        rows.append(Row((Cell(block, line),), height_pt, ascent_pt, space_pt, heads=heads))
        space_pt = 0.0
    return rows


def together(rows: Sequence[Row]) -> list[Row]:
    """Return rows that move to the next page as one."""
    return [*(row.staying() for row in rows[:-1]), *rows[-1:]]


def kept_from_splitting(rows: Sequence[Row]) -> list[Row]:
    """Return the rows of one paragraph so that no page begins or ends with a single line of it."""
    kept = list(rows)
    if len(rows) > 1:
        for index in {0, len(rows) - 2}:
            kept[index] = rows[index].staying()
    return kept


def pages_of(rows: Iterable[Row], height_pt: float) -> Iterator[list[Row]]:
    """Yield `rows` filled into pages of `height_pt`, at least one.

    Rows that belong together move to a new page together; more of them than a page holds are
    broken where it ends.
    """
    page = _Page(height_pt)
    waiting = deque[list[Row]]()
    groups = _groups(rows)
    while (group := waiting.popleft() if waiting else next(groups, None)) is not None:
        if page.rows and _height_pt(group) > page.left_pt:
            if group[0].may_wait and (other := _that_fits(waiting, groups, page.left_pt)):
                waiting.appendleft(group)
                for row in other:
                    page.add(row)
                continue
            yield page.rows
            page = _Page(height_pt, group[0].heads)
        tail = _tail(group, height_pt)
        for place, row in enumerate(group):
            if page.rows and (row.height_pt > page.left_pt or place == tail):
                yield page.rows
                page = _Page(height_pt, row.heads)
            page.add(row)
    yield page.rows


_LEAST_TAIL = 4
"""So many rows at least of what is higher than a page stand on the last one of its pages."""


def _tail(group: list[Row], height_pt: float) -> int | None:
    """Return where to end the last page but one of rows that one page does not hold, if early."""
    if _height_pt(group) <= height_pt:
        return None
    page, begins = _Page(height_pt, group[0].heads), 0
    before = begins
    for place, row in enumerate(group):
        if page.rows and row.height_pt > page.left_pt:
            page, before, begins = _Page(height_pt, row.heads), begins, place
        page.add(row)
    tail = len(group) - _LEAST_TAIL
    return tail if before < tail < begins else None


def _height_pt(group: list[Row]) -> float:
    return sum(row.height_pt + row.space_pt for row in group)


def _that_fits(
    waiting: deque[list[Row]], groups: Iterator[list[Row]], left_pt: float
) -> list[Row] | None:
    """Return the picture right behind one that has no room, if it has; else it waits as well."""
    follower = waiting.popleft() if waiting else next(groups, None)
    if follower is None:
        return None
    if follower[0].may_wait and _height_pt(follower) <= left_pt:
        return follower
    waiting.appendleft(follower)
    return None


class _Page:
    """A page that is being filled."""

    def __init__(self, height_pt: float, heads: tuple[Row, ...] = ()) -> None:
        self.rows: list[Row] = []
        self.left_pt = height_pt
        for row in heads:
            self.add(row)

    def add(self, row: Row) -> None:
        self.left_pt -= row.height_pt + (row.space_pt if self.rows else 0)
        self.rows.append(row)


def _groups(rows: Iterable[Row]) -> Iterator[list[Row]]:
    group: list[Row] = []
    for row in rows:
        group.append(row)
        if not row.stays_with_next:
            yield group
            group = []
    if group:
        yield group
