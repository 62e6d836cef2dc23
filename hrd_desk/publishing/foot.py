"""Where head and foot of a page stand, and the words at its foot."""

from hrd_desk.publishing.fitting import shortened
from hrd_desk.publishing.paper import LEFT_PT, WIDTH_PT, Paper
from hrd_desk.publishing.set_lines import Span
from hrd_desk.publishing.styles import SMALL

HEADER_BELOW_PT = 46.0
"""How far below the upper edge of the page the base line of its head is."""

FOOTER_PT = 44.0
_ROOM_OF_NUMBER_PT = 90.0
_BETWEEN, _MOST_LINES = " · ", 2


def draw_foot(paper: Paper, words: str) -> None:
    """Draw the words at the foot of a page, in two lines if they need them."""
    room_pt = WIDTH_PT - _ROOM_OF_NUMBER_PT
    lines = [""]
    for part in words.split(_BETWEEN) if words else []:
        longer = _BETWEEN.join(filter(None, (lines[-1], part)))
        if lines[-1] and len(lines) < _MOST_LINES and not _fits(paper, longer, room_pt):
            lines.append(part)
        else:
            lines[-1] = longer
    for number, line in enumerate(filter(None, lines)):
        shown = shortened(paper.setter, Span(line, SMALL), room_pt)
        paper.draw_words(Span(shown, SMALL), LEFT_PT, FOOTER_PT - number * SMALL.leading_pt)


def _fits(paper: Paper, words: str, room_pt: float) -> bool:
    return paper.setter.width_pt(Span(words, SMALL)) <= room_pt
