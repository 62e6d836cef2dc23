"""Charts and maps for files that have no pages of ours: as SVG for the web, as PNG for Word.

Both are made of the very page that would be printed, from the same numbers.
"""

from hrd_desk.publishing.chart_files import Chart, as_png, chart_of
from hrd_desk.publishing.documents import Picture
from hrd_desk.publishing.orders import House
from hrd_desk.publishing.paper import Nature, Paper
from hrd_desk.publishing.pictures import picture_rows
from hrd_desk.publishing.rows import Row
from hrd_desk.publishing.setting import setter_for
from hrd_desk.publishing.styles import ALERT, BRAND

_PIXELS_A_POINT = 2.5
"""180 pixels to the inch: sharp on paper, and small."""


def png_of(picture: Picture, language: str, house: House) -> tuple[bytes, str]:
    """Return the picture as a PNG file, and what it shows in words.

    A character that no font has is its code: readers' fonts have no part in pictures.
    """
    chart, alt = _drawn(picture, language, house)
    return as_png(chart, _PIXELS_A_POINT), alt


def svg_of(picture: Picture, language: str, house: House, number: int) -> str:
    """Return the picture as an element of a page; `number` keeps its names from other ones'."""
    from hrd_desk.publishing.svg import as_svg  # noqa: PLC0415  few are asked for

    chart, alt = _drawn(picture, language, house)
    return as_svg(chart.rows, alt, f"clip{number}-")


def _drawn(picture: Picture, language: str, house: House) -> tuple[Chart, str]:
    """Return a picture in the colours of `house`, and the description of what it shows."""
    alts: list[str] = []

    def paper(size_pt: tuple[float, float]) -> Paper:
        setter = setter_for(language, marks_unprintable=True)
        nature = Nature(
            title=setter.printable(picture.title),
            language=language,
            is_right=setter.is_right,
            size_pt=size_pt,
            brand=house.brand or BRAND,
            alert=house.alert or ALERT,
        )
        return Paper(nature, setter)

    def rows(paper: Paper) -> list[Row]:
        made = picture_rows(paper, picture)
        elements = (drawing.element for row in made for drawing in row.drawings)
        alts.extend(element.alt for element in elements if element is not None and element.alt)
        return made

    chart = chart_of(paper, rows)
    return chart, next(iter(alts), picture.title)
