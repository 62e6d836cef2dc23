"""A sheet of statistics as a chart of its own: PDF, PNG or SVG, drawn by the engine of the briefs.

The page is as large as the chart. The SVG holds the same paths, and words as words.
"""

import datetime
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path

from hrd_desk.errors import HrdDeskError, InvalidInputError
from hrd_desk.i18n import N_, _, reason_of
from hrd_desk.publishing.bar_chart import Bar, bar_chart
from hrd_desk.publishing.figures import PLAIN, Caption, Look
from hrd_desk.publishing.heat_table import HeatTable, heat_table
from hrd_desk.publishing.month_chart import Months, month_chart
from hrd_desk.publishing.months import MONTHS, month_after, months_between
from hrd_desk.publishing.paper import (
    A4_PT,
    LEFT_PT,
    PAGE_WIDTH_PT,
    WIDTH_PT,
    Nature,
    Paper,
    print_pages,
)
from hrd_desk.publishing.rows import Row
from hrd_desk.publishing.setting import setter_for
from hrd_desk.publishing.sheets import Cell, Shape, Sheet, SheetRow, as_csv
from hrd_desk.publishing.speech import Speech
from hrd_desk.storage.desk_folder import refuse_inside_desk
from hrd_desk.whole_files import write_whole

MOST_BARS, MOST_MONTHS, MOST_ACROSS, MOST_DOWN = 40, 12, 12, 40
"""More than that nobody reads in a picture; the CSV has everything."""
EDGE_PT = 12.0
MOST_PLACES, MOST_COUNTRIES = 400, 30
_AROUND_PT = 78.0
"""The margins above and below the area of the text, which pages of any size keep."""
_PROLOGUE = '<?xml version="1.0" encoding="UTF-8"?>\n'
_PIXELS_A_POINT = 3.0


class ChartFormat(StrEnum):
    """A kind of file."""

    PNG = "png"
    SVG = "svg"
    PDF = "pdf"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart as a PDF of one page; `crop_pt` are left, bottom, right, top of what is drawn.

    `size_pt` is the width and height of that part, `rows` what is drawn on it.
    """

    pdf: bytes
    crop_pt: tuple[float, float, float, float]
    size_pt: tuple[float, float]
    rows: tuple[Row, ...]


def chart_file(sheet: Sheet, language: str, file_format: ChartFormat, source: str = "") -> bytes:
    """Return a file with the chart of a sheet, or its numbers."""
    if file_format is ChartFormat.CSV:
        return as_csv(sheet)
    chart = drawn(sheet, language, source)
    if file_format is ChartFormat.PDF:
        return chart.pdf
    if file_format is ChartFormat.PNG:
        return as_png(chart)
    from hrd_desk.publishing.svg import as_svg  # noqa: PLC0415  few are asked for

    return f"{_PROLOGUE}{as_svg(chart.rows, sheet.title)}\n".encode()


def write_chart(sheet: Sheet, path: Path, language: str) -> None:
    """Write a chart or its numbers, by the end of the name; raises `HrdDeskError` if it cannot.

    Nothing is written into the folder of a desk.
    """
    refuse_inside_desk(path)
    content = chart_file(sheet, language, format_of(path.name))
    try:
        write_whole(path, content)
    except OSError as error:
        sentence = _("The file could not be written there ({reason}). Choose another folder.")
        reason = reason_of(error)
        raise HrdDeskError(sentence.format(reason=reason)) from error


def format_of(name: str) -> ChartFormat:
    """Return the kind of file by the end of its name; raises `InvalidInputError`."""
    ending = name.rpartition(".")[2].casefold()
    try:
        return ChartFormat(ending)
    except ValueError as error:
        sentence = _("Charts are written as .png, .svg, .pdf or .csv. Choose such a name.")
        raise InvalidInputError("out", sentence) from error


def drawn(sheet: Sheet, language: str, source: str = "", look: Look = PLAIN) -> Chart:
    """Return the chart of a sheet; the same sheet gives the same bytes."""

    def rows(paper: Paper) -> list[Row]:
        return _rows(paper, sheet, language, source, look)

    return chart_of(partial(_paper, sheet, language), rows)


def chart_of(
    make_paper: Callable[[tuple[float, float]], Paper], rows_on: Callable[[Paper], list[Row]]
) -> Chart:
    """Return the rows of a figure on a page as large as it is; the first paper only measures."""
    height_pt = _height_pt(rows_on(make_paper(A4_PT)))
    size_pt = (PAGE_WIDTH_PT, height_pt + 2 * _AROUND_PT + 1)
    paper = make_paper(size_pt)
    rows = tuple(rows_on(paper))
    pdf = print_pages(paper, rows, lambda _paper, _number, _count: None)
    top_pt = size_pt[1] - _AROUND_PT + EDGE_PT
    crop_pt = (
        LEFT_PT - EDGE_PT,
        top_pt - height_pt - 2 * EDGE_PT,
        LEFT_PT + WIDTH_PT + EDGE_PT,
        top_pt,
    )
    return Chart(pdf, crop_pt, (crop_pt[2] - crop_pt[0], crop_pt[3] - crop_pt[1]), rows)


def _paper(sheet: Sheet, language: str, size_pt: tuple[float, float]) -> Paper:
    setter = setter_for(language, marks_unprintable=True)
    nature = Nature(setter.printable(sheet.title), language, setter.is_right, size_pt)
    return Paper(nature, setter)


def _height_pt(rows: list[Row]) -> float:
    first = rows[0].space_pt if rows else 0.0
    return sum(row.height_pt + row.space_pt for row in rows) - first


def as_png(chart: Chart, pixels_a_point: float = _PIXELS_A_POINT) -> bytes:
    """Return the picture of a chart on white."""
    import pypdfium2  # noqa: PLC0415  slow to load

    document = pypdfium2.PdfDocument(chart.pdf)
    try:
        page = document[0]
        width_pt, height_pt = page.get_size()
        left, bottom, right, top = chart.crop_pt
        crop = (left, bottom, width_pt - right, height_pt - top)
        image = page.render(scale=pixels_a_point, crop=crop).to_pil()
    finally:
        document.close()
    content = io.BytesIO()
    dots = round(72 * pixels_a_point)
    image.save(content, "PNG", dpi=(dots, dots), optimize=True)
    return content.getvalue()


# --- figures --------------------------------------------------------------------------------------


def _rows(paper: Paper, sheet: Sheet, language: str, source: str, look: Look) -> list[Row]:
    speech = Speech(language)
    notes = " · ".join((*sheet.notes, *([source] if source else [])))
    if sheet.shape is Shape.MAP:
        return _map(paper, sheet, notes, look)
    if sheet.shape is Shape.HEAT:
        return _heat(paper, sheet, speech, notes, look)
    if is_of_months(sheet):
        months = months_of(sheet)
        if months is not None:
            caption = Caption(sheet.title, _cut(sheet, speech, months_shown=True), notes)
            return month_chart(paper, months, caption, look, space_pt=0)
    shown = largest(sheet.rows, MOST_BARS)
    bars = [Bar(row.label, number_of(row.cells[0]), row.is_rest) for row in shown]
    whole = sheet.total.count if sheet.has_shares else None
    caption = Caption(sheet.title, _cut(sheet, speech), notes, whole)
    return bar_chart(paper, bars, caption, look, space_pt=0)


def number_of(cell: Cell) -> int | None:
    """Return a number as it is drawn: None where it is withheld."""
    return None if cell.is_withheld else cell.count


def is_of_months(sheet: Sheet) -> bool:
    """Whether a sheet is drawn as columns of months: no number of it is withheld."""
    is_whole = not any(row.cells[0].is_withheld for row in sheet.rows)
    return sheet.shape is Shape.MONTHS and is_whole


def largest(rows: Sequence[SheetRow], most: int) -> list[SheetRow]:
    """Return the rows that are drawn of too many, in their order."""
    if len(rows) <= most:
        return list(rows)
    kept = sorted(rows, key=lambda row: (not row.is_rest, -row.cells[-1].count))[:most]
    names = {id(row) for row in kept}
    return [row for row in rows if id(row) in names]


def _cut(sheet: Sheet, speech: Speech, *, months_shown: bool = False) -> str:
    """Return the subtitle, which says so where not every row is drawn."""
    most = MOST_DOWN if sheet.shape is Shape.HEAT else MOST_BARS
    left_out = len(sheet.rows) - most
    if months_shown:
        left_out = sum(1 for row in sheet.rows if row.key) - MOST_MONTHS
        words = N_("The last {count} months.")
        return (
            f"{sheet.subtitle} {speech.say(words, count=MOST_MONTHS)}"
            if left_out > 0
            else (sheet.subtitle)
        )
    if left_out <= 0:
        return sheet.subtitle
    words = N_("The {count} largest of {total}.")
    cut = speech.say(words, count=most, total=speech.number(len(sheet.rows)))
    return f"{sheet.subtitle} {cut}"


def months_of(sheet: Sheet) -> Months | None:
    """Return the last year's months beside those of the year before; None where none is known."""
    counts = {row.key: row.cells[0].count for row in sheet.rows if row.key}
    if not counts:
        return None
    span = month_span(sheet)
    before = tuple(_before(key, counts) for key in span)
    compared = before if any(count is not None for count in before) else ()
    begin = datetime.date.fromisoformat(f"{span[0]}-01")
    return Months(begin, tuple(counts.get(key, 0) for key in span), compared)


def month_span(sheet: Sheet) -> list[str]:
    """Return the months that are drawn, as YYYY-MM."""
    keys = [row.key for row in sheet.rows if row.key]
    if not keys:
        return []
    last = max(keys)
    return months_between([max(min(keys), month_after(last, 1 - MOST_MONTHS)), last])


def _before(key: str, counts: dict[str, int]) -> int | None:
    earlier = month_after(key, -MONTHS)
    return counts.get(earlier, 0) if earlier >= min(counts) else None


def _map(paper: Paper, sheet: Sheet, notes: str, look: Look) -> list[Row]:
    """Return a map; places whose number is withheld are not on it."""
    from hrd_desk.geocoding.borders import Borders  # noqa: PLC0415  few charts are maps
    from hrd_desk.publishing.point_map import MapPlace, PointMap, point_map  # noqa: PLC0415

    places = tuple(
        MapPlace(row.label, *row.point, row.cells[0].count)
        for row in map_rows(sheet)
        if row.point is not None
    )
    caption = Caption(sheet.title, sheet.subtitle, notes)
    shown = PointMap(sheet.countries[:MOST_COUNTRIES], places)
    return point_map(paper, shown, Borders.open(), caption, look, space_pt=0)


def map_rows(sheet: Sheet) -> list[SheetRow]:
    """Return the rows that stand on a map."""
    told = [row for row in sheet.rows if row.point and not row.cells[0].is_withheld]
    return told[:MOST_PLACES]


def heat_parts(sheet: Sheet) -> tuple[list[SheetRow], SheetRow, list[int]]:
    """Return the rows of a heat table, that of its totals, and the places of its columns.

    Of many columns those with the largest totals are drawn, in their order.
    """
    *rows, totals = sheet.rows
    places = range(len(sheet.heads) - 2)
    kept = sorted(places, key=lambda place: -totals.cells[place].count)[:MOST_ACROSS]
    return largest(rows, MOST_DOWN), totals, sorted(kept)


def _heat(paper: Paper, sheet: Sheet, speech: Speech, notes: str, look: Look) -> list[Row]:
    rows, totals, kept = heat_parts(sheet)
    table = HeatTable(
        rows=tuple("    " * row.depth + row.label for row in rows),
        columns=tuple(sheet.heads[place + 1] for place in kept),
        counts=tuple(tuple(number_of(row.cells[place]) for place in kept) for row in rows),
        row_totals=tuple(number_of(row.cells[-1]) for row in rows),
        # Where nothing was counted there are no rows, and totals of them say nothing.
        column_totals=tuple(number_of(totals.cells[place]) for place in kept) if rows else (),
        total=(number_of(totals.cells[-1]) or 0) if rows else None,
    )
    caption = Caption(sheet.title, _cut(sheet, speech), notes)
    return heat_table(paper, table, caption, look, space_pt=0)
