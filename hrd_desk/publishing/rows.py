"""Rows of text fill pages: what a row is, what stays together, what is repeated."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from hrd_desk.publishing.setting import Line, Setting
from hrd_desk.publishing.styles import LINE, Colour
from hrd_desk.publishing.tagging import Element


@dataclass(frozen=True, slots=True)
class Block:
    """A set text in its place: how far from the edge where lines begin, and how wide, in points.

    `element` is the part of the document that it is; `ends` puts its lines at the far edge.
    """

    x_pt: float
    width_pt: float
    setting: Setting
    element: Element
    ends: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One line of a block."""

    block: Block
    line: Line


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the text area; `at_top`: also above the first row of a page."""

    thickness_pt: float = 0.4
    colour: Colour = LINE
    at_top: bool = False


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline; headings inside others have a higher level."""

    words: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """One line across the page. `space_pt` above it falls away at the top of a page.

    `rule` is drawn above it; `stays_with_next` keeps it on the page of the row below; `heads` are
    repeated above it where it begins a page. `is_repeated`: it stands elsewhere already, so it is
    decoration here.
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


def rows_of(
    blocks: Sequence[Block], *, space_pt: float = 0.0, heads: tuple[Row, ...] = ()
) -> list[Row]:
    """Return the lines of `blocks`, which stand side by side, as rows; base lines agree."""
    count = max((len(block.setting.lines) for block in blocks), default=0)
    height_pt = max((block.setting.leading_pt for block in blocks), default=0.0)
    ascent_pt = max((block.setting.ascent_pt for block in blocks), default=0.0)
    lacking_pt = max((b.setting.leading_pt - b.setting.ascent_pt for b in blocks), default=0.0)
    height_pt = max(height_pt, ascent_pt + lacking_pt)
    return [
        Row(
            tuple(
                Cell(block, block.setting.lines[index])
                for block in blocks
                if index < len(block.setting.lines)
            ),
            height_pt,
            ascent_pt,
            space_pt=0.0 if index else space_pt,
            heads=heads,
        )
        for index in range(count)
    ]


def together(rows: Sequence[Row]) -> list[Row]:
    """Return rows that move to the next page as one."""
    return [*(replace(row, stays_with_next=True) for row in rows[:-1]), *rows[-1:]]


def kept_from_splitting(rows: Sequence[Row]) -> list[Row]:
    """Return the rows of one paragraph so that no page begins or ends with a single line of it."""
    kept = list(rows)
    if len(rows) > 1:
        for index in {0, len(rows) - 2}:
            kept[index] = replace(rows[index], stays_with_next=True)
    return kept


def pages_of(rows: Iterator[Row] | Sequence[Row], height_pt: float) -> list[list[Row]]:
    """Return `rows` filled into pages of `height_pt`.

    Rows that belong together move to a new page together; more of them than a page holds are
    broken where it ends.
    """
    pages: list[list[Row]] = [[]]
    left_pt = height_pt
    for group in _groups(rows):
        need_pt = sum(row.height_pt + row.space_pt for row in group)
        if pages[-1] and need_pt > left_pt:
            left_pt = _new_page(pages, group[0], height_pt)
        for row in group:
            if row.height_pt > left_pt and pages[-1]:
                left_pt = _new_page(pages, row, height_pt)
            left_pt -= row.height_pt + (row.space_pt if pages[-1] else 0)
            pages[-1].append(row)
    return pages


def _new_page(pages: list[list[Row]], first: Row, height_pt: float) -> float:
    """Begin a page on which `first` is the first row; return what is left of its height."""
    pages.append(list(first.heads))
    return height_pt - sum(row.height_pt for row in first.heads)


def _groups(rows: Iterator[Row] | Sequence[Row]) -> Iterator[list[Row]]:
    group: list[Row] = []
    for row in rows:
        group.append(row)
        if not row.stays_with_next:
            yield group
            group = []
    if group:
        yield group
