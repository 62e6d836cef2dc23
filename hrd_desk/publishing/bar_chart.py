"""Counts as horizontal bars, the longest first: each with its label, its number and its share."""

from collections.abc import Sequence
from dataclasses import dataclass

from hrd_desk.publishing.colours import of_luminance
from hrd_desk.publishing.figures import NO_RECORDS, PLAIN, Caption, Figure, Look, share_words
from hrd_desk.publishing.paper import Paper
from hrd_desk.publishing.rows import Row
from hrd_desk.publishing.setting import Setting
from hrd_desk.publishing.sketch import Align, Spot
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
    """A label and its count; one that `is_rest` (others, not recorded) stands below all."""

    label: str
    count: int
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

    With `caption.count` each bar says its share of it too. Bars begin at zero; the longest has
    the brand's colour, the others a lighter step of it. Raises `ValueError` for a count below 0.
    """
    if any(bar.count < 0 for bar in bars):
        raise ValueError("A bar cannot show less than nothing.")
    ordered = sorted(bars, key=lambda bar: (bar.is_rest, -bar.count))
    language = paper.nature.language
    whole = caption.count
    lines = [
        _Line(bar, share_words(bar.count, whole, language) if whole else "") for bar in ordered
    ]
    chart = _Chart(Figure(paper, caption, look, (line.told for line in lines)))
    if lines:
        chart.draw(lines)
    else:
        chart.figure.add_nothing(chart.figure.translate(NO_RECORDS))
    return chart.figure.rows(space_pt=space_pt)


def other_bars(look: Look) -> Colour:
    """Return the colour of the bars that are not the longest."""
    return of_luminance(look.brand, _LIGHT)


@dataclass(frozen=True, slots=True)
class _Line:
    bar: Bar
    share: str

    @property
    def told(self) -> str:
        share = f" ({self.share})" if self.share else ""
        return f"{self.bar.label}: {self.bar.count}{share}"


@dataclass(frozen=True, slots=True)
class _Chart:
    figure: Figure

    def draw(self, lines: Sequence[_Line]) -> None:
        sketch, width_pt = self.figure.sketch(), self.figure.look.frame.width_pt
        numbers = [sketch.set(self.figure.number(line.bar.count), FIGURE_NUMBER) for line in lines]
        shares = [sketch.set(line.share, FIGURE_SHARE) for line in lines]
        behind_pt = _widest(numbers) + _widest(shares) + 2 * _BESIDE_PT
        widest_pt = width_pt * _LABELS_SHARE
        labels = [sketch.set(line.bar.label, FIGURE_LABEL, widest_pt) for line in lines]
        start_pt = max(_widest(labels), width_pt * _LABELS_LEAST) + _BESIDE_PT
        longest = max(line.bar.count for line in lines)
        colours = {True: self.figure.look.strong, False: other_bars(self.figure.look)}
        for line, *words in zip(lines, labels, numbers, shares, strict=True):
            share = line.bar.count / longest if longest else 0.0
            length_pt = share * (width_pt - start_pt - behind_pt)
            self._draw_bar(words, start_pt, length_pt, colours[line.bar.count == longest])

    def _draw_bar(
        self, words: Sequence[Setting], start_pt: float, length_pt: float, colour: Colour
    ) -> None:
        label, number, share = words
        height_pt = max(label.height_pt, number.height_pt, share.height_pt, _BAR_PT) + _BETWEEN_PT
        sketch, middle_pt = self.figure.sketch(), height_pt / 2
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
