"""What the window of statistics does in the database lane: count, draw, find what is clicked."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRectF

from hrd_desk.clock import SystemClock
from hrd_desk.gui.widgets.chart_view import ChartSpot
from hrd_desk.i18n import _, grouped, language, ngettext
from hrd_desk.model.query import Query
from hrd_desk.model.query_showing import shown
from hrd_desk.model.query_values import Meaning
from hrd_desk.publishing.chart_files import as_png
from hrd_desk.publishing.chart_files import drawn as drawn_chart
from hrd_desk.publishing.chart_spots import Place, chart_spots, query_of
from hrd_desk.publishing.ready_reports import Report, report_query, report_sheets
from hrd_desk.publishing.sheets import Cell, Sheet, SheetMaker, cell_words
from hrd_desk.publishing.speech import Speech
from hrd_desk.storage.columns import EventColumns
from hrd_desk.storage.dimensions import Dimension
from hrd_desk.storage.statistics import Statistics, Unit
from hrd_desk.vocabulary.vocabulary import Vocabulary

_PIXELS_A_POINT = 2.4
_MOST_TOLD = 40


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be counted: of which records, what, by what."""

    query: Query | None
    unit: Unit
    role: str
    down: Dimension
    across: Dimension | None
    report: Report | None
    smallest: int
    language: str


@dataclass(frozen=True, slots=True)
class Counted:
    """The sheets of an answer."""

    sheets: tuple[Sheet, ...]


@dataclass(frozen=True, slots=True)
class Target:
    """What a click on a part of a chart leads to: the cells of the table, and their search."""

    places: tuple[Place, ...]
    query: Query | None


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart as a picture, its size in points, and what its parts lead to, one for each spot."""

    png: bytes
    size_pt: tuple[float, float]
    spots: tuple[ChartSpot, ...]
    targets: tuple[Target, ...]
    title: str
    words: str


def counted(session: Any, columns: EventColumns, vocabulary: Vocabulary, asked: Asked) -> Counted:
    """Return the sheets that `asked` is about; `columns` are those of `session`."""
    speech = Speech(asked.language)
    query = report_query(asked.report, asked.query) if asked.report else asked.query
    found = Statistics(session, columns, vocabulary, query)
    if asked.report is not None:
        sheets = report_sheets(asked.report, found, vocabulary, speech, asked.smallest)
        return Counted(tuple(sheets))
    day = SystemClock().now_utc().date()
    words = shown(query, Meaning(vocabulary, asked.language))
    maker = SheetMaker(found, vocabulary, speech, asked.smallest, asked=words, day=day)
    if asked.across is None or asked.across is asked.down:
        return Counted((maker.table(found.table(asked.unit, asked.down, asked.role)),))
    crossing = found.cross(asked.unit, asked.down, asked.across, asked.role)
    return Counted((maker.crossing(crossing, asked.down, asked.across),))


def drawn(sheet: Sheet, code: str) -> Drawn:
    """Return the picture of a sheet in a language."""
    chart = drawn_chart(sheet, code)
    speech = Speech(code)
    told = "; ".join(
        f"{row.label}: {cell_words(row.cells[-1], speech)}" for row in sheet.rows[:_MOST_TOLD]
    )
    png = as_png(chart, _PIXELS_A_POINT)
    found = list(chart_spots(sheet, chart))
    spots = [ChartSpot(QRectF(*spot.box), _spot_words(sheet, spot.places)) for spot in found]
    targets = [Target(spot.places, query_of(_cells(sheet, spot.places))) for spot in found]
    words = f"{sheet.title}. {told}"
    return Drawn(png, chart.size_pt, tuple(spots), tuple(targets), sheet.title, words)


def _cells(sheet: Sheet, places: tuple[Place, ...]) -> list[Cell]:
    return [sheet.rows[row].cells[cell] for row, cell in places]


def _spot_words(sheet: Sheet, places: tuple[Place, ...]) -> str:
    """Return what a part of a chart counts, and where a click leads."""
    row, cell = places[0]
    label = sheet.rows[row].label
    if len(places) > 1:
        label = _("{place} and {count} more").format(place=label, count=len(places) - 1)
    elif len(sheet.heads) > 2:  # noqa: PLR2004  a table of two questions
        label = _("{row}, {column}").format(row=label, column=sheet.heads[cell + 1])
    if len(places) > 1:
        return _("{what}. Click, or press Enter, to list the records.").format(what=label)
    number = sheet.rows[row].cells[cell]
    sentence = ngettext(
        "{what}: {number}. Click, or press Enter, to list its {records} record.",
        "{what}: {number}. Click, or press Enter, to list its {records} records.",
        number.records,
    )
    told = cell_words(number, Speech(language()))
    return sentence.format(what=label, number=told, records=grouped(number.records))
