"""Counts of two things at once, such as violations by region: figures on steps of one hue."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from hrd_desk.i18n import N_
from hrd_desk.publishing.colours import scale, words_on
from hrd_desk.publishing.figures import (
    NO_RECORDS,
    PLAIN,
    WITHHELD,
    WITHHELD_NOTE,
    Caption,
    Figure,
    Look,
)
from hrd_desk.publishing.paper import Paper
from hrd_desk.publishing.rows import Row
from hrd_desk.publishing.sketch import Align, Sketch, Spot, coloured
from hrd_desk.publishing.styles import CELL, COLUMN, GREY, TOTAL, WHITE, Colour
from hrd_desk.publishing.suppression import Place, withheld_cells
from hrd_desk.publishing.tagging import Element

_LABELS_SHARES = (0.34, 0.28, 0.23)
"""The labels of rows take at most so much of the width: less where the heads then fit."""
_COLUMN_LEAST_PT, _COLUMN_MOST_PT = 22.0, 62.0
_ROW_PT, _AIR_PT, _GAP_PT = 15.0, 3.0, 0.75
_HEAD_MOST_PT = 92.0
"""A head that runs upwards is wrapped at this height."""


@dataclass(frozen=True, slots=True)
class HeatTable:
    """Labels of rows and columns, and their counts, row by row.

    `row_totals` and `column_totals` are given, not added up: a record may be in several cells.
    `withheld_below` is the least number that is printed; smaller ones but 0 are withheld, with as
    many others as it takes that none can be worked out. Or the caller tells which are: None.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: tuple[tuple[int | None, ...], ...]
    row_totals: tuple[int | None, ...] = ()
    column_totals: tuple[int | None, ...] = ()
    total: int | None = None
    withheld_below: int = 0

    def __post_init__(self) -> None:
        shape = {len(self.columns)} if self.rows else set()
        if len(self.counts) != len(self.rows) or {len(line) for line in self.counts} - shape:
            raise ValueError("Every row and column needs a label.")
        totals = (len(self.row_totals), len(self.column_totals))
        if totals not in {(0, 0), (len(self.rows), len(self.columns))} or (
            bool(self.row_totals) != (self.total is not None)
        ):
            raise ValueError("Totals are given of all rows and columns and of the whole, or not.")
        cells = [count for line in self.whole() for count in line]
        if any(count is not None and count < 0 for count in cells):
            raise ValueError("A cell cannot hold less than nothing.")
        if self.withheld_below and None in cells:
            raise ValueError("Numbers are withheld here or by the caller, not by both.")

    @property
    def has_totals(self) -> bool:
        """Whether the totals stand at the end of rows and columns."""
        return self.total is not None

    def whole(self) -> list[list[int | None]]:
        """Return all numbers, with the totals as the last column and the last row."""
        if self.total is None:
            return [list(line) for line in self.counts]
        lines = [[*line, last] for line, last in zip(self.counts, self.row_totals, strict=True)]
        return [*lines, [*self.column_totals, self.total]]

    def withheld(self) -> set[Place]:
        """Return the places in `whole` whose numbers are not printed."""
        whole = self.whole()
        told = {
            (row, column)
            for row, line in enumerate(whole)
            for column, count in enumerate(line)
            if count is None
        }
        counted = [[count or 0 for count in line] for line in whole]
        return told | withheld_cells(counted, self.withheld_below, has_totals=self.has_totals)


def heat_table(
    paper: Paper,
    table: HeatTable,
    caption: Caption,
    look: Look = PLAIN,
    *,
    space_pt: float = 18.0,
) -> list[Row]:
    """Return the rows of a heat table: a number in every cell, the stronger the larger.

    Heads that are too wide run upwards. More columns than fit go on below, with their labels
    again; more rows than a page holds go on over the page, with their heads again.
    """
    drawn = _Table(Figure(paper, caption, look, _told(table)), table)
    if table.rows and table.columns:
        drawn.draw()
    else:
        drawn.figure.add_nothing(drawn.figure.translate(NO_RECORDS))
    notes = []
    if table.withheld():
        notes = [drawn.figure.translate(WITHHELD_NOTE).format(mark=WITHHELD)]
    return drawn.figure.rows(*notes, space_pt=space_pt)


def _told(table: HeatTable) -> Iterator[str]:
    hidden = table.withheld()
    for row, (label, counts) in enumerate(zip(table.rows, table.counts, strict=True)):
        values = ", ".join(
            f"{name} {WITHHELD if (row, column) in hidden else count}"
            for column, (name, count) in enumerate(zip(table.columns, counts, strict=True))
            if count != 0
        )
        yield f"{label}: {values or 0}"


class _Table:
    """A table in the making."""

    def __init__(self, figure: Figure, table: HeatTable) -> None:
        self.figure = figure
        self._table = table
        self._whole = [[count or 0 for count in line] for line in table.whole()]
        self._hidden = table.withheld()
        self._steps = scale(figure.look.brand)
        shown = [
            count or 0
            for row, line in enumerate(table.counts)
            for column, count in enumerate(line)
            if (row, column) not in self._hidden
        ]
        self._most = max(shown, default=0)
        self._total_word = figure.translate(N_("Total"))
        self._labels_pt = self._labels_width_pt() if self._whole else 0.0

    def draw(self) -> None:
        for places in self._panels():
            self._draw_panel(places)

    def _labels_width_pt(self) -> float:
        frame_pt, widest_pt, found = self.figure.look.frame.width_pt, self._widest_head_pt(), []
        for share in _LABELS_SHARES:
            settings = [
                self.figure.sketch().set(label, CELL, frame_pt * share)
                for label in (*self._table.rows, self._total_word)
            ]
            labels_pt = max(line.width_pt for setting in settings for line in setting.lines) + 8
            found.append(labels_pt)
            if widest_pt <= (frame_pt - labels_pt) / max(len(self._whole[0]), 1) - _AIR_PT:
                return labels_pt
        return found[0]

    def _widest_head_pt(self) -> float:
        """Return how wide the longest word of the heads is."""
        sketch = self.figure.sketch()
        words = [word for head in self._table.columns for word in head.split()]
        return max((sketch.set(word, COLUMN).lines[0].width_pt for word in words), default=0.0)

    def _panels(self) -> Iterator[range]:
        """Yield as many columns at a time as fit; the last ones are the totals."""
        room_pt = self.figure.look.frame.width_pt - self._labels_pt
        count = len(self._whole[0])
        most = max(int(room_pt / self._least_pt()), 1)
        size = -(-count // -(-count // most))
        for start in range(0, count, size):
            yield range(start, min(start + size, count))

    def _least_pt(self) -> float:
        sketch = self.figure.sketch()
        widths = [
            sketch.set(self._number(row, column), TOTAL).lines[0].width_pt
            for row, line in enumerate(self._whole)
            for column in range(len(line))
        ]
        return max(_COLUMN_LEAST_PT, max(widths) + 2 * _AIR_PT)

    def _number(self, row: int, column: int) -> str:
        if (row, column) in self._hidden:
            return WITHHELD
        count = self._whole[row][column]
        return self.figure.number(count) if count else "\N{EN DASH}"

    # --- a panel ------------------------------------------------------------------------------

    def _draw_panel(self, places: range) -> None:
        room_pt = self.figure.look.frame.width_pt - self._labels_pt
        width_pt = min(room_pt / len(places), _COLUMN_MOST_PT)
        element = self.figure.element.add("Table")
        head = self._head(element, places, width_pt)
        heads = (replace(head, is_repeated=True),)
        body = [
            self._line(element, row, places, width_pt, heads) for row in range(len(self._whole))
        ]
        last = replace(body[-1], height_pt=body[-1].height_pt + 8)
        self.figure.add_rows([head, *body[:-1], last])

    def _is_total(self, row: int, column: int) -> bool:
        table = self._table
        return row >= len(table.rows) or column >= len(table.columns)

    def _head(self, table: Element, places: range, width_pt: float) -> Row:
        element = table.add("TR")
        names = [*self._table.columns, self._total_word]
        words = [names[column] for column in places]
        sketch = self.figure.sketch(element)
        is_turned = any(self._is_too_wide(word, width_pt) for word in words)
        limit_pt = _HEAD_MOST_PT if is_turned else width_pt - _AIR_PT
        cells = [element.add("TH", scope="Column") for _word in words]
        settings = [
            sketch.set(word, COLUMN, limit_pt, cell)
            for word, cell in zip(words, cells, strict=True)
        ]
        if is_turned:
            height_pt = max(line.width_pt for item in settings for line in item.lines) + 2 * _AIR_PT
        else:
            height_pt = max(setting.height_pt for setting in settings) + 2 * _AIR_PT
        for index, (setting, cell) in enumerate(zip(settings, cells, strict=True)):
            x_pt = self._labels_pt + index * width_pt
            if is_turned:
                sketch.turned(setting, Spot(x_pt, height_pt - _AIR_PT, width_pt), cell)
            else:
                y_pt = height_pt - _AIR_PT - setting.height_pt
                sketch.words(setting, Spot(x_pt, y_pt, width_pt, Align.MIDDLE), cell)
        end_pt = self._labels_pt + len(places) * width_pt
        sketch.line((0, height_pt - 0.4), (end_pt, height_pt - 0.4), GREY, 0.5)
        return Row((), height_pt, drawings=(sketch.drawing(is_picture=False),))

    def _is_too_wide(self, words: str, width_pt: float) -> bool:
        sketch = self.figure.sketch()
        return any(
            sketch.set(word, COLUMN).lines[0].width_pt > width_pt - _AIR_PT
            for word in words.split()
        )

    def _line(
        self, table: Element, row: int, places: range, width_pt: float, heads: tuple[Row, ...]
    ) -> Row:
        element = table.add("TR")
        is_total = row >= len(self._table.rows)
        label = self._total_word if is_total else self._table.rows[row]
        sketch, name = self.figure.sketch(element), element.add("TH", scope="Row")
        style = TOTAL if is_total else CELL
        setting = sketch.set(label, style, self._labels_pt - 8, name)
        height_pt = max(_ROW_PT, setting.height_pt + 2 * _AIR_PT)
        y_pt = (height_pt - setting.height_pt) / 2
        for index, column in enumerate(places):
            x_pt = self._labels_pt + index * width_pt
            box = (x_pt, 0.0, width_pt, height_pt)
            self._draw_cell(sketch, row, column, box, element.add("TD"))
        sketch.words(setting, Spot(0, y_pt, self._labels_pt - 8), name)
        if is_total:
            end_pt = self._labels_pt + len(places) * width_pt
            sketch.line((0, 0), (end_pt, 0), GREY, 0.8)
        return Row((), height_pt, heads=heads, drawings=(sketch.drawing(is_picture=False),))

    def _draw_cell(
        self,
        sketch: Sketch,
        row: int,
        column: int,
        box: tuple[float, float, float, float],
        element: Element,
    ) -> None:
        x_pt, _y_pt, width_pt, height_pt = box
        sketch.mark(box, row, column)
        ground = self._ground(row, column)
        if ground != WHITE:
            inner = (x_pt + _GAP_PT, _GAP_PT, width_pt - 2 * _GAP_PT, height_pt - 2 * _GAP_PT)
            sketch.fill(inner, ground)
        style = TOTAL if self._is_total(row, column) else CELL
        style = coloured(style, words_on(ground))
        setting = sketch.set(self._number(row, column), style, element=element)
        y_pt = (height_pt - setting.height_pt) / 2
        spot = Spot(x_pt, y_pt, width_pt, Align.MIDDLE)
        sketch.words(setting, spot, element)

    def _ground(self, row: int, column: int) -> Colour:
        count = self._whole[row][column]
        if self._is_total(row, column) or (row, column) in self._hidden or not count:
            return WHITE
        return self._steps[min(count * len(self._steps) // (self._most + 1), len(self._steps) - 1)]
