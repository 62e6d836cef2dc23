"""The numbers that stand out at the beginning of a publication."""

from collections.abc import Callable, Iterator

from hrd_desk.publishing.documents import KeyFigure, KeyFigures
from hrd_desk.publishing.paper import LEFT_PT, WIDTH_PT, Paper
from hrd_desk.publishing.rows import Row, Rule, rows_of, together
from hrd_desk.publishing.set_lines import Span
from hrd_desk.publishing.styles import BRAND, INK, SMALL, Style
from hrd_desk.publishing.typefaces import BOLD

FIGURE = Style(BOLD, 22, 27, BRAND)
FIGURE_LABEL = Style(BOLD, 8.5, 11.5)
_GUTTER_PT = 14.0
_HEAVY = Rule(0.8, INK)


def key_figure_rows(paper: Paper, block: KeyFigures) -> Iterator[Row]:
    """Yield the numbers that stand out beside each other, each as large as the widest may be."""
    figures = block.figures
    width_pt = (WIDTH_PT - _GUTTER_PT * (len(figures) - 1)) / max(len(figures), 1)
    parts = [paper.tree.root.add("P") for _figure in figures]
    yield Row((), 8.0, space_pt=14.0, stays_with_next=True)
    yield Row((), 4.0, rule=_HEAVY, stays_with_next=True)
    widest_pt = max(
        (paper.setter.width_pt(Span(figure.number, FIGURE)) for figure in figures),
        default=0.0,
    )
    smaller = min(width_pt / widest_pt, 1.0) if widest_pt else 1.0
    number_style = FIGURE._replace(size_pt=FIGURE.size_pt * smaller)
    rows: list[Row] = []
    for spans_of in (_number_of(number_style), _words_of):
        blocks = [
            paper.block(spans_of(figure), part, LEFT_PT + place * (width_pt + _GUTTER_PT), width_pt)
            for place, (figure, part) in enumerate(zip(figures, parts, strict=True))
        ]
        rows += rows_of(blocks)
    yield from together([*rows, Row((), 6.0)])
    yield Row((), 0.0, rule=_HEAVY)


def _number_of(style: Style) -> Callable[[KeyFigure], list[Span]]:
    return lambda figure: [Span(figure.number, style)]


def _words_of(figure: KeyFigure) -> list[Span]:
    label = Span(figure.label, FIGURE_LABEL)
    note = Span(figure.note, SMALL)
    return [label._replace(text=f"{label.text}\n"), note] if figure.note else [label]
