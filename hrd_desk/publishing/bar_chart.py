"""Counts as horizontal bars, the longest first: each with its label, its number and its share."""

from collections.abc import Sequence
from dataclasses import dataclass

from hrd_desk.i18n import number_words
from hrd_desk.publishing.colours import of_luminance
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
from hrd_desk.publishing.setting import Setting
from hrd_desk.publishing.sketch import Align, Spot
from hrd_desk.publishing.speech import share_words
from hrd_desk.publishing.styles import FIGURE_LABEL, FIGURE_NUMBER, FIGURE_SHARE, INK, Colour

_BAR_PT, _BETWEEN_PT = 9.5, 6.0
_LABELS_SHARE = 0.42
"""The labels take at most so much of the width; longer ones are wrapped."""
_LABELS_LEAST = 0.2
_BESIDE_PT = 6.0
_LIGHT = 0.29
"""Luminance of the bars that are not the longest."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A label and its count, None for one that is withheld.

    One that `is_rest` (others, not recorded) stands below all.
    """

    label: str
    count: int | None
    is_rest: bool = False


def bar_chart(
    paper: Paper,
    bars: Sequence[Bar],
    caption: Caption,
    look: Look = PLAIN,
    *,
    space_pt: float = 18.0,
) -> list[Row]:
    """Return the rows of a bar chart, sorted by count and then as given.

    With `caption.count` each bar says its share of it too. Bars begin at zero; the longest but
    what is not known has the brand's colour, the others a lighter step of it. Raises `ValueError`
    for a count below 0.
    """
    if any(bar.count is not None and bar.count < 0 for bar in bars):
        raise ValueError("A bar cannot show less than nothing.")
    language = paper.nature.language
    lines = [_Line(bar, caption.count, language, place) for place, bar in enumerate(bars)]
    lines.sort(key=_order)
    chart = _Chart(Figure(paper, caption, look, (line.told for line in lines)))
    if lines:
        chart.draw(lines)
    else:
        chart.figure.add_nothing(chart.figure.translate(NO_RECORDS))
    has_withheld = any(bar.count is None for bar in bars)
    note = chart.figure.translate(WITHHELD_NOTE).format(mark=WITHHELD) if has_withheld else ""
    return chart.figure.rows(note, space_pt=space_pt)


def other_bars(look: Look) -> Colour:
    """Return the colour of the bars that are not the longest."""
    return of_luminance(look.brand, _LIGHT)


@dataclass(frozen=True, slots=True)
class _Line:
    """A bar, what it has a share of, the language of its words, and its place as it was given."""

    bar: Bar
    whole: int | None
    language: str
    place: int

    @property
    def number(self) -> str:
        count = self.bar.count
        return WITHHELD if count is None else number_words(count, self.language)

    @property
    def share(self) -> str:
        count = self.bar.count
        return (
            share_words(count, self.whole, self.language)
            if count is not None and self.whole
            else ""
        )

    @property
    def told(self) -> str:
        share = f" ({self.share})" if self.share else ""
        return f"{self.bar.label}: {self.number}{share}"


def _order(line: _Line) -> tuple[bool, bool, int]:
    count = line.bar.count
    return line.bar.is_rest, count is None, -(count or 0)


@dataclass(frozen=True, slots=True)
class _Chart:
    figure: Figure

    def draw(self, lines: Sequence[_Line]) -> None:
        sketch, width_pt = self.figure.sketch(), self.figure.look.frame.width_pt
        numbers = [sketch.set(line.number, FIGURE_NUMBER) for line in lines]
        shares = [sketch.set(line.share, FIGURE_SHARE) for line in lines]
        behind_pt = _widest(numbers) + _widest(shares) + 2 * _BESIDE_PT
        widest_pt = width_pt * _LABELS_SHARE
        labels = [sketch.set(line.bar.label, FIGURE_LABEL, widest_pt) for line in lines]
        start_pt = max(_widest(labels), width_pt * _LABELS_LEAST) + _BESIDE_PT
        longest = max(line.bar.count or 0 for line in lines)
        # What is not known leads nothing, however much it is.
        leading = max((line.bar.count or 0 for line in lines if not line.bar.is_rest), default=0)
        colours = {True: self.figure.look.strong, False: other_bars(self.figure.look)}
        for line, *words in zip(lines, labels, numbers, shares, strict=True):
            share = (line.bar.count or 0) / longest if longest else 0.0
            length_pt = share * (width_pt - start_pt - behind_pt)
            colour = colours[not line.bar.is_rest and line.bar.count == leading]
            self._draw_bar(words, start_pt, length_pt, colour, line.place)

    def _draw_bar(
        self,
        words: Sequence[Setting],
        start_pt: float,
        length_pt: float,
        colour: Colour,
        place: int,
    ) -> None:
        label, number, share = words
        height_pt = max(label.height_pt, number.height_pt, share.height_pt, _BAR_PT) + _BETWEEN_PT
        sketch, middle_pt = self.figure.sketch(), height_pt / 2
        sketch.mark((0, 0, self.figure.look.frame.width_pt, height_pt), place)
        if length_pt:
            sketch.fill((start_pt, middle_pt - _BAR_PT / 2, length_pt, _BAR_PT), colour)
        sketch.line((start_pt, 0), (start_pt, height_pt), INK, 0.6)
        label_pt = start_pt - _BESIDE_PT
        top_pt = middle_pt - label.height_pt / 2
        sketch.words(label, Spot(0, top_pt, label_pt, Align.END))
        x_pt = start_pt + length_pt + _BESIDE_PT - 2
        for setting in (number, share):
            top_pt = middle_pt - setting.height_pt / 2
            width_pt = _widest([setting])
            sketch.words(setting, Spot(x_pt, top_pt, width_pt))
            x_pt += width_pt + 3
        self.figure.add(sketch, height_pt)


def _widest(settings: Sequence[Setting]) -> float:
    return max(line.width_pt for setting in settings for line in setting.lines)
