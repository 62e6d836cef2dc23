"""Ways of printing the same made-up digests and case lists: our engine, reportlab's paragraphs.

Each document is printed in a process of its own, so that its peak memory is its own:
`python -m tests.bench.printing_ways WAY KIND COUNT` prints one and tells milliseconds, of processor
too, megabytes, kilobytes, the number of pages, and milliseconds of processor for a small document
once more, and for another one of as many events.
"""

import io
import random
import resource
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"

FEW = 10
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


def cases(count: int, seed: int = 1) -> list[Case]:
    """Return made-up events of 120 words or so, the same for the same count and seed."""
    chance = random.Random(seed)
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
    """Return the line of facts below a title."""
    return f"{case.date} · {case.place} · {case.violation} · {case.perpetrator}"


def cells(case: Case) -> tuple[str, ...]:
    """Return the row of a case in the list."""
    return (
        *(case.reference, case.date, case.place, case.violation, case.perpetrator),
        case.summary,
    )


# --- ways of printing -----------------------------------------------------------------------------


def by_engine(kind: str, told: list[Case]) -> bytes:
    """Print with our own engine, tagged and dressed for archives as always."""
    from hrd_desk.publishing.paper import LEFT_PT, Nature, Paper, print_pages  # noqa: PLC0415
    from hrd_desk.publishing.rows import (  # noqa: PLC0415
        Bookmark,
        Row,
        kept_from_splitting,
        rows_of,
        together,
    )
    from hrd_desk.publishing.set_lines import Span  # noqa: PLC0415
    from hrd_desk.publishing.setting import setter_for  # noqa: PLC0415
    from hrd_desk.publishing.styles import BODY, LINK, SMALL, WHEN  # noqa: PLC0415
    from hrd_desk.publishing.tables import Column, table_rows  # noqa: PLC0415

    paper = Paper(Nature("Digest", "en"), setter_for("en"))
    root = paper.tree.root

    def digest() -> Iterator[Row]:
        for case in told:
            title = paper.block(Span(case.title, WHEN), root.add("H2"))
            first, *others = together(rows_of([title], space_pt=8))
            yield replace(first, bookmark=Bookmark(case.title))
            yield from others
            for text, style in (
                (meta(case), SMALL),
                (case.summary, BODY),
                (case.description, BODY),
            ):
                block = paper.block(Span(text, style), root.add("P"))
                yield from kept_from_splitting(rows_of([block]))
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
            link = f'<link href="{case.url}" color="#0d4466">{escape(case.url)}</link>'
            story += [
                Paragraph(escape(case.title), styles["title"]),
                Paragraph(escape(meta(case)), styles["small"]),
                Paragraph(escape(case.summary), styles["body"]),
                Paragraph(escape(case.description), styles["body"]),
                Paragraph(link, styles["link"]),
            ]
    else:
        rows = [HEADS, *map(cells, told)]
        filled = [[Paragraph(escape(text), styles["cell"]) for text in row] for row in rows]
        whole = ((0, 0), (-1, -1))
        sides = (("LEFT", 3), ("RIGHT", 3), ("TOP", 2), ("BOTTOM", 2))
        padding = [(f"{side}PADDING", *whole, width_pt) for side, width_pt in sides]
        lines = TableStyle([("LINEBELOW", *whole, 0.3, "#bbbbbb"), *padding])
        story = [LongTable(filled, colWidths=WIDTHS_PT, repeatRows=1, style=lines)]
    content = io.BytesIO()

    class Document(SimpleDocTemplate):  # type: ignore[misc]
        """Bookmarks titles, as the library's manual does it."""

        def afterFlowable(self, flowable: Any) -> None:  # noqa: N802  the library's name
            if isinstance(flowable, Paragraph) and flowable.style.name == "title":
                key = f"b{id(flowable)}"
                self.canv.bookmarkPage(key)
                self.canv.addOutlineEntry(flowable.getPlainText(), key, 0)

    def foot(canvas: Any, document: Any) -> None:
        canvas.setFont("Bench", 8)
        canvas.drawString(62, 44, f"Page {document.page}")

    margins = {"leftMargin": 62, "rightMargin": 62, "topMargin": 78, "bottomMargin": 78}
    Document(content, **margins).build(story, onFirstPage=foot, onLaterPages=foot)
    return content.getvalue()


def _platypus_styles(*, is_shaped: bool) -> dict[str, Any]:
    from reportlab.lib.styles import ParagraphStyle  # noqa: PLC0415
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415

    for name, weight in (("Bench", "Regular"), ("BenchBold", "Bold")):
        pdfmetrics.registerFont(TTFont(name, str(FONTS / f"NotoSans-{weight}.ttf")))
    shapes = {
        "title": (11, 15.5, "#0d4466"),
        "small": (8, 11, "#5c636e"),
        "body": (10, 14, "#171c24"),
        "link": (8.5, 12, "#0d4466"),
        "cell": (7.5, 9.5, "#171c24"),
    }
    return {
        name: ParagraphStyle(
            name,
            fontName="BenchBold" if name == "title" else "Bench",
            fontSize=size_pt,
            leading=leading_pt,
            textColor=colour,
            spaceBefore=8 if name == "title" else 0,
            shaping=int(is_shaped),
        )
        for name, (size_pt, leading_pt, colour) in shapes.items()
    }


PRINTERS: dict[str, Callable[[str, list[Case]], bytes]] = {
    "engine": by_engine,
    "platypus": by_platypus,
    "platypus-shaped": lambda kind, told: by_platypus(kind, told, is_shaped=True),
}


def main() -> int:
    """Print one document and tell what it took."""
    way, kind, count = sys.argv[1:]
    told = cases(int(count))
    wall, cpu = time.perf_counter(), time.process_time()
    content = PRINTERS[way](kind, told)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    again = other = 0.0
    if len(told) <= FEW:  # what is left when libraries and fonts are loaded
        further = cases(len(told), seed=2)
        begin = time.process_time()
        PRINTERS[way](kind, told)
        middle = time.process_time()
        PRINTERS[way](kind, further)
        again, other = middle - begin, time.process_time() - middle
    import pypdfium2  # noqa: PLC0415  measured before

    pages = len(pypdfium2.PdfDocument(content))
    small = 1000 * again, 1000 * other
    print(1000 * wall, 1000 * cpu, peak, len(content) / 1000, pages, *small)
    return 0


if __name__ == "__main__":
    sys.exit(main())
