"""How texts of a publication look."""

from typing import NamedTuple

from hrd_desk.publishing.typefaces import BOLD, ITALIC, REGULAR

Colour = tuple[float, float, float]
INK: Colour = (0.09, 0.11, 0.14)
GREY: Colour = (0.36, 0.39, 0.43)
LINE: Colour = (0.75, 0.75, 0.75)
BRAND: Colour = (0.05, 0.27, 0.40)
ALERT: Colour = (0.73, 0.24, 0.07)
WHITE: Colour = (1.0, 1.0, 1.0)


class Style(NamedTuple):
    """Weight, size and least distance of base lines in points, colour.

    Lines stand further apart where a script needs it: see `setting.Setting.leading_pt`.
    """

    weight: str
    size_pt: float
    leading_pt: float
    colour: Colour = INK


TITLE = Style(BOLD, 21, 26.5)
WHEN = Style(BOLD, 11, 15.5, BRAND)
LEAD = Style(REGULAR, 12, 18.5)
LONG_LEAD = Style(REGULAR, 10.5, 15.5)
SECTION = Style(BOLD, 9, 13, BRAND)
LABEL = Style(REGULAR, 9, 14, GREY)
STORY = Style(REGULAR, 10, 15)
BODY = Style(REGULAR, 10, 14)
LINK = Style(REGULAR, 8.5, 12, BRAND)
NOTE = Style(ITALIC, 9.5, 14, GREY)
SMALL = Style(REGULAR, 8, 11, GREY)
HEADING = Style(BOLD, 9, 12, BRAND)
MARK = Style(BOLD, 8.5, 12, WHITE)
COLUMN = Style(BOLD, 7.5, 9.5)
CELL = Style(REGULAR, 7.5, 9.5)
FIGURE_TITLE = Style(BOLD, 9, 11.5)
FIGURE_NOTE = Style(REGULAR, 7, 9, GREY)
FIGURE_LABEL = Style(REGULAR, 8, 9.6)
FIGURE_NUMBER = Style(BOLD, 8, 9.6)
FIGURE_SHARE = Style(REGULAR, 7.5, 9.6, GREY)
TOTAL = Style(BOLD, 7.5, 9.5)
