"""What the window of statistics does in the database lane: count, draw, write."""

from dataclasses import dataclass
from typing import Any

from hrd_desk.clock import SystemClock
from hrd_desk.model.query import Query
from hrd_desk.publishing.chart_files import as_png, bar_bands
from hrd_desk.publishing.chart_files import drawn as drawn_chart
from hrd_desk.publishing.ready_reports import Report, report_query, report_sheets
from hrd_desk.publishing.sheets import Sheet, SheetMaker, cell_words
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
    said: str
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
class Drawn:
    """A chart as a picture, its size in points, and which heights belong to which row."""

    png: bytes
    size_pt: tuple[float, float]
    bands: tuple[tuple[float, float, int], ...]
    title: str
    words: str

    def row_at(self, y_pt: float) -> int | None:
        """Return the row of the sheet that is drawn at a height; None beside them."""
        return next((row for top, bottom, row in self.bands if top <= y_pt < bottom), None)


def counted(session: Any, columns: EventColumns, vocabulary: Vocabulary, asked: Asked) -> Counted:
    """Return the sheets that `asked` is about; `columns` are those of `session`."""
    speech = Speech(asked.language)
    query = report_query(asked.report, asked.query) if asked.report else asked.query
    found = Statistics(session, columns, vocabulary, query)
    if asked.report is not None:
        sheets = report_sheets(asked.report, found, vocabulary, speech, asked.smallest)
        return Counted(tuple(sheets))
    day = SystemClock().now_utc().date()
    maker = SheetMaker(found, vocabulary, speech, asked.smallest, asked=asked.said, day=day)
    if asked.across is None or asked.across is asked.down:
        return Counted((maker.table(found.table(asked.unit, asked.down, asked.role)),))
    crossing = found.cross(asked.unit, asked.down, asked.across, asked.role)
    return Counted((maker.crossing(crossing, asked.down, asked.across),))


def drawn(sheet: Sheet, language: str) -> Drawn:
    """Return the picture of a sheet."""
    chart = drawn_chart(sheet, language)
    speech = Speech(language)
    told = "; ".join(
        f"{row.label}: {cell_words(row.cells[-1], speech)}" for row in sheet.rows[:_MOST_TOLD]
    )
    png = as_png(chart, _PIXELS_A_POINT)
    return Drawn(
        png, chart.size_pt, tuple(bar_bands(sheet, chart)), sheet.title, f"{sheet.title}. {told}"
    )
