"""Pages of plain texts, printed for the tests of typesetting."""

from collections.abc import Iterable
from pathlib import Path

from hrd_desk.publishing.bidi import runs_right_to_left
from hrd_desk.publishing.cleaning import cleaned
from hrd_desk.publishing.paper import LEFT_PT, Nature, Paper, print_pages
from hrd_desk.publishing.rows import Row, kept_from_splitting, rows_of
from hrd_desk.publishing.set_lines import Span
from hrd_desk.publishing.setting import Setter
from hrd_desk.publishing.shaping import Shaper
from hrd_desk.publishing.styles import BODY

FONTS = Path(__file__).parents[1] / "data" / "fonts"
"""A person's own folder of fonts: a few characters of Chinese, Japanese and Korean."""


def a_paper(language: str = "en", *, marks_unprintable: bool = False) -> Paper:
    """Return a new document whose reader has the fonts of `FONTS`."""
    is_right = runs_right_to_left(language)
    shaper = Shaper(language, FONTS)
    setter = Setter(shaper, is_right=is_right, marks_unprintable=marks_unprintable)
    return Paper(Nature("A page", language, is_right), setter)


def no_furniture(_paper: Paper, _number: int, _count: int) -> None:
    """Leave head and foot empty."""


def page_of(paper: Paper, *texts: str, width_pt: float = 300) -> bytes:
    """Return a PDF of paragraphs, cleaned like what people type."""
    return finished(paper, rows_of_texts(paper, texts, width_pt))


def rows_of_texts(paper: Paper, texts: Iterable[str], width_pt: float = 300) -> Iterable[Row]:
    """Yield the rows of paragraphs."""
    for text in texts:
        element = paper.tree.root.add("P")
        block = paper.block(Span(cleaned(text), BODY), element, LEFT_PT, width_pt)
        yield from kept_from_splitting(rows_of([block], space_pt=6))


def finished(paper: Paper, rows: Iterable[Row]) -> bytes:
    """Return the PDF of rows without head and foot."""
    return print_pages(paper, rows, no_furniture)
