"""Charts and maps in a document, beside reportlab's own bars: time and bytes of one more."""

import io
import statistics
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from hrd_desk.publishing.bar_chart import bar_chart
from hrd_desk.publishing.heat_table import heat_table
from hrd_desk.publishing.month_chart import month_chart
from hrd_desk.publishing.paper import Paper
from hrd_desk.publishing.point_map import point_map
from hrd_desk.publishing.rows import Row
from tests.figures import tell
from tests.publishing import sheets
from tests.publishing.pages import a_paper, finished

ROOT = Path(__file__).resolve().parents[2]
MORE, ROUNDS = 10, 5
Make = Callable[[Paper], list[Row]]


def measure() -> None:
    """Tell the time and the bytes of each, and how many times as long the rival takes."""
    words = sheets.WORDS["en"]
    by_type, by_month, by_region, by_place = sheets.captions(words)
    table, borders = sheets.a_heat_table(words), sheets.shipped_borders()
    kinds: dict[str, Make] = {
        "bars": lambda paper: bar_chart(paper, sheets.bars(words), by_type),
        "months": lambda paper: month_chart(paper, sheets.months(), by_month),
        "table": lambda paper: heat_table(paper, table, by_region),
        "map": lambda paper: point_map(paper, sheets.a_map(words), borders, by_place),
    }
    context = f"one more in a document, tagged and described; median of {ROUNDS}"
    for kind, make in kinds.items():
        took_ms, size_kb = _one_more(partial(_document, make))
        tell(f"chart.{kind}", took_ms, "ms", context)
        tell(f"chart.{kind}.size", size_kb, "kB", context)
        if kind == "bars":
            theirs_ms, theirs_kb = _one_more(_theirs)
            told = f"{context}; reportlab.graphics {theirs_ms:.2f} ms, {theirs_kb:.2f} kB, unshaped"
            tell("chart.bars.reportlab-over-ours", theirs_ms / took_ms, "x", told)


def _one_more(printed: Callable[[int], bytes]) -> tuple[float, float]:
    """Return the milliseconds and kilobytes of one chart more."""
    printed(1)  # loads what is loaded once
    times, sizes = [], []
    for _round in range(ROUNDS):
        spans = []
        for count in (1, 1 + MORE):
            start = time.perf_counter()
            sizes.append(len(printed(count)))
            spans.append(time.perf_counter() - start)
        times.append((spans[1] - spans[0]) / MORE)
    return 1000 * statistics.median(times), (sizes[1] - sizes[0]) / MORE / 1000


def _document(make: Make, count: int) -> bytes:
    paper = a_paper()
    return finished(paper, [row for _chart in range(count) for row in make(paper)])


def _theirs(count: int) -> bytes:
    """Print bars with reportlab's own charts, the labels in the same font."""
    from reportlab.graphics import renderPDF  # noqa: PLC0415
    from reportlab.graphics.charts.barcharts import HorizontalBarChart  # noqa: PLC0415
    from reportlab.graphics.shapes import Drawing  # noqa: PLC0415
    from reportlab.lib.colors import HexColor  # noqa: PLC0415
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415

    font = ROOT / "resources" / "fonts" / "NotoSans-Regular.ttf"
    pdfmetrics.registerFont(TTFont("Bench", str(font)))
    bars = sorted(sheets.bars(sheets.WORDS["en"]), key=lambda bar: bar.count or 0)
    content = io.BytesIO()
    canvas = Canvas(content, pageCompression=1, invariant=1)
    for number in range(count):
        chart, drawing = HorizontalBarChart(), Drawing(470, 150)
        chart.x, chart.y, chart.width, chart.height = 190, 10, 240, 130
        chart.data = [[bar.count for bar in bars]]
        chart.categoryAxis.categoryNames = [bar.label for bar in bars]
        chart.valueAxis.valueMin, chart.valueAxis.visible = 0, 0
        for labels in (chart.categoryAxis.labels, chart.barLabels):
            labels.fontName, labels.fontSize = "Bench", 8
        chart.barLabelFormat, chart.barLabels.nudge = "%d", 8
        chart.bars[0].fillColor, chart.bars[0].strokeColor = HexColor("#0d4566"), None
        drawing.add(chart)
        renderPDF.draw(drawing, canvas, 60, 620 - number % 3 * 200)
        if number % 3 == 2:  # three on a page, as ours
            canvas.showPage()
    canvas.showPage()
    canvas.save()
    return content.getvalue()
