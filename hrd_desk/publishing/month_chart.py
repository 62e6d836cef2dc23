"""Counts of months beside those of the same months a year earlier, as pairs of columns."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from hrd_desk.publishing.colours import of_luminance
from hrd_desk.publishing.figures import NO_RECORDS, PLAIN, Caption, Figure, Look
from hrd_desk.publishing.paper import Paper
from hrd_desk.publishing.rows import Row
from hrd_desk.publishing.sketch import Align, Sketch, Spot
from hrd_desk.publishing.styles import (
    FIGURE_LABEL,
    FIGURE_NUMBER,
    FIGURE_SHARE,
    GREY,
    INK,
    SMALL,
)

_HEIGHT_PT = 104.0
_ABOVE_PT, _BELOW_PT, _LEGEND_PT, _KEY_PT = 14.0, 15.0, 15.0, 7.0
_COLUMN_MOST_PT, _COLUMN_SHARE = 26.0, 0.36
_NUMBER_AIR_PT = 2.0
_MOST_IN_A_BAND, _LEAST_IN_A_BAND = 12, 3
_MONTHS = 12
EARLIER = of_luminance(GREY, 0.72)
"""The colour of the year before, whose columns have an outline besides."""


@dataclass(frozen=True, slots=True)
class Months:
    """Counts from the month of `first` on, and those of the same months a year earlier.

    `before` may hold None for a month of which nothing is known; it may be empty altogether.
    """

    first: datetime.date
    counts: tuple[int, ...]
    before: tuple[int | None, ...] = ()

    def __post_init__(self) -> None:
        known = [count for count in self.before if count is not None]
        if self.before and len(self.before) != len(self.counts):
            raise ValueError("Both years must have the same months.")
        if min([*self.counts, *known], default=0) < 0:
            raise ValueError("A month cannot have less than nothing.")

    @property
    def compares(self) -> bool:
        """Whether there is a year before."""
        return bool(self.before)

    def pairs(self) -> list[tuple[int, int | None]]:
        """Return this count and that of the year before for each month."""
        return list(zip(self.counts, self.before or (None,) * len(self.counts), strict=True))

    def month(self, index: int) -> datetime.date:
        """Return the first day of a month of the period."""
        months = self.first.year * _MONTHS + self.first.month - 1 + index
        return datetime.date(months // _MONTHS, months % _MONTHS + 1, 1)


def month_chart(
    paper: Paper,
    months: Months,
    caption: Caption,
    look: Look = PLAIN,
    *,
    space_pt: float = 18.0,
) -> list[Row]:
    """Return the rows of a chart of months; more than fit beside each other go on below.

    Every column has its number. The years told apart by strength and outline, not by hue alone.
    """
    names = _Names(months, paper.nature.language)
    chart = _Chart(Figure(paper, caption, look, names.told()), months, names)
    if months.counts:
        chart.draw()
    else:
        chart.figure.add_nothing(chart.figure.translate(NO_RECORDS))
    return chart.figure.rows(space_pt=space_pt)


class _Names:
    """Months and periods in words."""

    def __init__(self, months: Months, language: str) -> None:
        self._months = months
        self._language = language.replace("-", "_")

    def of_month(self, index: int) -> str:
        return self._format(self._months.month(index), "LLL")

    def year(self, index: int) -> str:
        return self._format(self._months.month(index), "y")

    def period(self, years_back: int) -> str:
        """Return the year of the period, or its first and last month."""
        first, last = self._months.month(0), self._months.month(len(self._months.counts) - 1)
        first, last = (day.replace(year=day.year - years_back) for day in (first, last))
        if first.year == last.year:
            return self._format(first, "y")
        ends = [self._format(day, "LLL y") for day in (first, last)]
        return "\N{EN DASH}".join(ends)

    def told(self) -> Iterator[str]:
        for index, (count, before) in enumerate(self._months.pairs()):
            day = self._months.month(index)
            earlier = "" if before is None else f" ({day.year - 1}: {before})"
            yield f"{self._format(day, 'LLL y')}: {count}{earlier}"

    def _format(self, day: datetime.date, pattern: str) -> str:
        from babel.dates import format_date  # noqa: PLC0415  slow; many starts print nothing

        return str(format_date(day, pattern, locale=self._language))


@dataclass(frozen=True)
class _Chart:
    figure: Figure
    months: Months
    names: _Names

    def draw(self) -> None:
        self._draw_legend()
        count = len(self.months.counts)
        most = self._most_in_a_band()
        bands = -(-count // most)
        size = -(-count // bands)
        for start in range(0, count, size):
            self._draw_band(range(start, min(start + size, count)), size)

    @property
    def _width_pt(self) -> float:
        return self.figure.look.frame.width_pt

    @cached_property
    def _widest_pt(self) -> float:
        """The width of the widest number."""
        sketch, widest_pt = self.figure.sketch(), 0.0
        for count, before in self.months.pairs():
            for value, style in ((count, FIGURE_NUMBER), (before, FIGURE_SHARE)):
                if value is not None:
                    setting = sketch.set(self.figure.number(value), style)
                    widest_pt = max(widest_pt, setting.lines[0].width_pt)
        return widest_pt

    def _most_in_a_band(self) -> int:
        """Return beside how many months the numbers have room."""
        columns = 2 if self.months.compares else 1
        fitting = int(self._width_pt / (columns * (self._widest_pt + _NUMBER_AIR_PT) + 2))
        return min(max(fitting, _LEAST_IN_A_BAND), _MOST_IN_A_BAND)

    def _draw_legend(self) -> None:
        if not self.months.compares:
            return
        sketch, x_pt = self.figure.sketch(), 0.0
        for words, is_now in ((self.names.period(1), False), (self.names.period(0), True)):
            setting = sketch.set(words, SMALL)
            self._draw_column(sketch, (x_pt, 2.5, _KEY_PT, _KEY_PT), is_now=is_now)
            x_pt += _KEY_PT + 4
            width_pt = setting.lines[0].width_pt
            sketch.words(setting, Spot(x_pt, 0, width_pt))
            x_pt += width_pt + 14
        self.figure.add(sketch, _LEGEND_PT)

    def _draw_band(self, places: range, size: int) -> None:
        sketch = self.figure.sketch()
        step_pt = self._width_pt / max(size, _LEAST_IN_A_BAND)
        base_pt = _ABOVE_PT + _HEIGHT_PT
        for index in places:
            middle_pt = step_pt * (index - places.start + 0.5)
            self._draw_month(sketch, index, middle_pt, step_pt)
            setting = sketch.set(self._label(index, places), FIGURE_LABEL, step_pt)
            sketch.words(setting, Spot(middle_pt - step_pt / 2, base_pt + 3, step_pt, Align.MIDDLE))
        sketch.line((0, base_pt), (self._width_pt, base_pt), INK, 0.7)
        lines = 2 if self._has_years else 1
        self.figure.add(sketch, base_pt + _BELOW_PT + (lines - 1) * FIGURE_LABEL.leading_pt)

    def _label(self, index: int, places: range) -> str:
        """Return the month, with its year where one begins, if there are several."""
        month, day = self.names.of_month(index), self.months.month(index)
        is_told = index == places.start or day.month == 1
        return f"{month}\n{self.names.year(index)}" if is_told and self._has_years else month

    @property
    def _has_years(self) -> bool:
        return self.months.month(len(self.months.counts) - 1).year > self.months.first.year

    def _draw_month(self, sketch: Sketch, index: int, middle_pt: float, step_pt: float) -> None:
        count, before = self.months.pairs()[index]
        width_pt = min(_COLUMN_MOST_PT, step_pt * _COLUMN_SHARE)
        if self.months.compares:  # two numbers stand side by side, each above its column
            width_pt = min(max(width_pt, self._widest_pt), step_pt / 2 - _NUMBER_AIR_PT)
        left_pt = middle_pt - (width_pt + 1 if self.months.compares else width_pt / 2)
        room_pt = step_pt / 2 if self.months.compares else step_pt
        self._mark(sketch, index, middle_pt - step_pt / 2, room_pt)
        values = [(before, False, FIGURE_SHARE)] if self.months.compares else []
        for value, is_now, style in [*values, (count, True, FIGURE_NUMBER)]:
            if value is not None:
                height_pt = _HEIGHT_PT * value / max(self._highest, 1)
                top_pt = _ABOVE_PT + _HEIGHT_PT - height_pt
                box = (left_pt, top_pt, width_pt, height_pt)
                self._draw_column(sketch, box, is_now=is_now)
                setting = sketch.set(self.figure.number(value), style)
                x_pt = left_pt + width_pt / 2 - room_pt / 2
                y_pt = top_pt - setting.height_pt - 0.5
                sketch.words(setting, Spot(x_pt, y_pt, room_pt, Align.MIDDLE))
            left_pt += width_pt + 2

    def _mark(self, sketch: Sketch, index: int, left_pt: float, room_pt: float) -> None:
        """Mark where the number of a month stands: 0 behind its index, 1 that of a year before."""
        height_pt = _ABOVE_PT + _HEIGHT_PT + _BELOW_PT
        for years_back in (1, 0) if self.months.compares else (0,):
            sketch.mark((left_pt, 0, room_pt, height_pt), index, years_back)
            left_pt += room_pt

    @property
    def _highest(self) -> int:
        known = chain(self.months.counts, self.months.before)
        return max(count for count in known if count is not None)

    def _draw_column(
        self, sketch: Sketch, box: tuple[float, float, float, float], *, is_now: bool
    ) -> None:
        if box[3] < 1:
            return
        if is_now:
            sketch.fill(box, self.figure.look.strong)
        else:
            sketch.outline(box, GREY, EARLIER)
