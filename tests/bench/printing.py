"""Digests and case lists on paper, beside reportlab's own paragraphs, plain and shaped.

Each document is printed in a process of its own, so that its peak memory is its own:
`python -m tests.bench.printing WAY KIND COUNT` prints one and tells milliseconds, of processor too,
megabytes and kilobytes.
"""

import io
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from tests.figures import tell

ROOT = Path(__file__).resolve().parents[2]
WAYS = ("engine", "platypus", "platypus-shaped")
LONG, SHORT = (10, 1_000, 10_000), (10, 200)
SHAPED_AT_MOST = 1_000
"""With more, reportlab's own shaping takes minutes; its figures are then of this many."""

HEADS = ("Reference", "Date", "Place", "Violation", "Perpetrator", "Summary")
WIDTHS_PT = (56, 52, 70, 90, 55, 148)
SYLLABLES = (
    *("ka", "ri", "mo", "te", "sha", "lu", "ven", "dor", "ai", "ni", "bek", "zha", "nur", "to"),
    *("sal", "vi", "dra", "pun", "rat", "hem"),
)
PLACES = ("Almaty", "Hà Nội", "Şymkent", "Davao", "Jaffna", "Mandalay", "Алматы", "Ұлытау")
VIOLATIONS = (
    *("(Arbitrary) Arrest and Detention", "Judicial Harassment", "Intimidation and Threats"),
    *("Physical Violence", "Killing", "Online Attack and Harassment", "Travel Restriction"),
)
PERPETRATORS = ("Police", "Military", "Government", "Judiciary", "Corporation", "Unknown")


@dataclass(frozen=True, slots=True)
class Case:
    """What is printed of one event."""

    reference: str
    date: str
    place: str
    violation: str
    perpetrator: str
    title: str
    summary: str
    description: str
    url: str


def cases(count: int) -> list[Case]:
    """Return made-up events of 120 words or so, the same for the same count."""
    chance = random.Random(1)
    words = ["".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _word in range(6000)]

    def sentence(length: int) -> str:
        return " ".join(chance.choices(words, k=length)).capitalize() + "."

    return [
        Case(
            f"KZ-2023-{number:05}",
            f"2023-{1 + number % 12:02}-{1 + number % 28:02}",
            chance.choice(PLACES),
            chance.choice(VIOLATIONS),
            chance.choice(PERPETRATORS),
            sentence(6)[:-1],
            f"On 1 May 2023, {sentence(24)}",
            " ".join(sentence(chance.randint(9, 24)) for _part in range(5)),
            f"https://news.example/2023/05/{number}",
        )
        for number in range(count)
    ]


def meta(case: Case) -> str:
    return f"{case.date} · {case.place} · {case.violation} · {case.perpetrator}"


def cells(case: Case) -> tuple[str, ...]:
    return (
        *(case.reference, case.date, case.place, case.violation, case.perpetrator),
        case.summary,
    )


# --- ways of printing -----------------------------------------------------------------------------


def by_engine(kind: str, told: list[Case]) -> bytes:
    """Print with our own engine, tagged and dressed as always."""
    from hrd_desk.publishing.paper import LEFT_PT, Nature, Paper, print_pages  # noqa: PLC0415
    from hrd_desk.publishing.rows import Row, kept_from_splitting, rows_of, together  # noqa: PLC0415
    from hrd_desk.publishing.setting import Span, setter_for  # noqa: PLC0415
    from hrd_desk.publishing.styles import BODY, LINK, SMALL, WHEN  # noqa: PLC0415
    from hrd_desk.publishing.tables import Column, table_rows  # noqa: PLC0415

    paper = Paper(Nature("Digest", "en"), setter_for("en"))
    root = paper.tree.root

    def digest() -> Iterator[Row]:
        for case in told:
            title = paper.block(Span(case.title, WHEN), root.add("H2"))
            yield from together(rows_of([title], space_pt=8))
            for text, style in (
                (meta(case), SMALL),
                (case.summary, BODY),
                (case.description, BODY),
            ):
                yield from kept_from_splitting(
                    rows_of([paper.block(Span(text, style), root.add("P"))])
                )
            link = Span(case.url, LINK, case.url)
            yield from rows_of([paper.block(link, root.add("P").add("Link"))])

    def foot(page: Paper, number: int, count: int) -> None:
        page.draw_words(Span(f"Page {number} of {count}", SMALL), LEFT_PT, 44)

    columns = [Column(head, width) for head, width in zip(HEADS, WIDTHS_PT, strict=True)]
    rows = digest() if kind == "digest" else table_rows(paper, columns, map(cells, told))
    return print_pages(paper, rows, foot)


def by_platypus(kind: str, told: list[Case], *, is_shaped: bool = False) -> bytes:
    """Print with reportlab's paragraphs, as most programs do; `is_shaped` with its own shaping."""
    from reportlab.platypus import (  # noqa: PLC0415
        LongTable,
        Paragraph,
        SimpleDocTemplate,
        TableStyle,
    )

    styles = _platypus_styles(is_shaped=is_shaped)
    story: list[Any] = []
    if kind == "digest":
        for case in told:
            link = f'<link href="{case.url}" color="#1f4e79">{escape(case.url)}</link>'
            story += [
                Paragraph(escape(case.title), styles["title"]),
                Paragraph(escape(meta(case)), styles["small"]),
                Paragraph(escape(case.summary), styles["body"]),
                Paragraph(escape(case.description), styles["body"]),
                Paragraph(link, styles["small"]),
            ]
    else:
        rows = [HEADS, *map(cells, told)]
        filled = [[Paragraph(escape(text), styles["cell"]) for text in row] for row in rows]
        lines = TableStyle([("LINEBELOW", (0, 0), (-1, -1), 0.3, "#bbbbbb")])
        story = [LongTable(filled, colWidths=WIDTHS_PT, repeatRows=1, style=lines)]
    content = io.BytesIO()

    def foot(canvas: Any, document: Any) -> None:
        canvas.setFont("Bench", 8)
        canvas.drawString(62, 44, f"Page {document.page}")

    margins = {"leftMargin": 62, "rightMargin": 62, "topMargin": 78, "bottomMargin": 78}
    SimpleDocTemplate(content, **margins).build(story, onFirstPage=foot, onLaterPages=foot)
    return content.getvalue()


def _platypus_styles(*, is_shaped: bool) -> dict[str, Any]:
    from reportlab.lib.styles import ParagraphStyle  # noqa: PLC0415
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415

    fonts = ROOT / "resources" / "fonts"
    for name, weight in (("Bench", "Regular"), ("BenchBold", "Bold")):
        pdfmetrics.registerFont(TTFont(name, str(fonts / f"NotoSans-{weight}.ttf")))
    shapes = {"title": (11, 15.5), "small": (8, 11), "body": (10, 14), "cell": (7.5, 9.5)}
    return {
        name: ParagraphStyle(
            name,
            fontName="BenchBold" if name == "title" else "Bench",
            fontSize=size_pt,
            leading=leading_pt,
            shaping=int(is_shaped),
        )
        for name, (size_pt, leading_pt) in shapes.items()
    }


PRINTERS: dict[str, Callable[[str, list[Case]], bytes]] = {
    "engine": by_engine,
    "platypus": by_platypus,
    "platypus-shaped": lambda kind, told: by_platypus(kind, told, is_shaped=True),
}

# --- measuring ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Printed:
    """What one document took."""

    wall_ms: float
    cpu_ms: float
    peak_mb: float
    size_kb: float


def measure(*, is_short: bool) -> None:
    """Tell what our engine takes, and how many times as long the others take."""
    for kind in ("digest", "list"):
        for count in SHORT if is_short else LONG:
            _compare(kind, count)


def _compare(kind: str, count: int) -> None:
    ours = _in_a_process("engine", kind, count)
    name, words = f"print.{kind}.{count}", f"{count} events, one process each, in turn"
    tell(name, ours.wall_ms, "ms", f"{words}; {ours.cpu_ms:.0f} ms of processor")
    tell(f"{name}.peak", ours.peak_mb, "MB", words)
    tell(f"{name}.size", ours.size_kb, "kB", words)
    for way in WAYS[1:]:
        at_most = SHAPED_AT_MOST if way == "platypus-shaped" else count
        if count > at_most:
            continue
        theirs = _in_a_process(way, kind, count)
        told = f"{theirs.wall_ms:.0f} ms, {theirs.peak_mb:.0f} MB, {theirs.size_kb:.0f} kB"
        context = f"{words}; processor time; {way} {told}"
        tell(f"{name}.{way}-over-ours", theirs.cpu_ms / ours.cpu_ms, "x", context)


def _in_a_process(way: str, kind: str, count: int) -> Printed:
    command = [sys.executable, "-m", "tests.bench.printing", way, kind, str(count)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return Printed(*map(float, done.stdout.split()))


def main() -> int:
    """Print one document and tell what it took."""
    way, kind, count = sys.argv[1:]
    told = cases(int(count))
    wall, cpu = time.perf_counter(), time.process_time()
    content = PRINTERS[way](kind, told)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(1000 * wall, 1000 * cpu, peak, len(content) / 1000)
    return 0


if __name__ == "__main__":
    sys.exit(main())
