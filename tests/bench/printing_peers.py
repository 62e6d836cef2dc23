"""Run by tests/bench/printing.py with a Python that has the peers: cases in, what they took out.

`printing_peers.py WAY KIND FONTS` reads the cases as JSON from its input, prints them with fpdf2,
WeasyPrint, Typst or Chromium, and tells milliseconds, of processor too, megabytes of the largest
process, kilobytes, the number of pages, and milliseconds of processor for a small document once
more, as JSON. It imports nothing of ours.
"""

import html
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

Told = dict[str, Any]
"""Heads and widths of the list in points; of each case title, facts, summary, text, url, row."""

FEW = 10
_STYLE = """
@font-face {{ font-family: Bench; src: url('{fonts}/NotoSans-Regular.ttf'); }}
@font-face {{ font-family: Bench; font-weight: bold; src: url('{fonts}/NotoSans-Bold.ttf'); }}
@page {{ size: A4; margin: 78pt 62pt;
  @bottom-left {{ content: 'Page ' counter(page) ' of ' counter(pages); font: 8pt Bench; }} }}
body {{ font: 10pt/14pt Bench; margin: 0; color: #171c24; }}
h2 {{ font: bold 11pt/15.5pt Bench; margin: 8pt 0 0; color: #0d4466; break-after: avoid; }}
p {{ margin: 0; orphans: 2; widows: 2; }}
.s {{ font-size: 8pt; line-height: 11pt; color: #5c636e; }}
.l {{ font-size: 8.5pt; line-height: 12pt; }} a {{ color: #0d4466; text-decoration: none; }}
table {{ border-collapse: collapse; table-layout: fixed; width: 471pt;
  font-size: 7.5pt; line-height: 9.5pt; }}
td, th {{ padding: 2pt 3pt; border-bottom: 0.3pt solid #bbb; vertical-align: top;
  text-align: left; overflow-wrap: anywhere; }}
"""


def _page(kind: str, told: Told, fonts: str) -> str:
    """Return the document as HTML."""
    safe = html.escape
    style = _STYLE.format(fonts=Path(fonts).as_uri())
    head = f"<!doctype html><html lang=en><meta charset=utf-8><title>Digest</title><style>{style}"
    if kind == "digest":
        body = "".join(
            f"<h2>{safe(case['title'])}</h2><p class=s>{safe(case['facts'])}</p>"
            f"<p>{safe(case['summary'])}</p><p>{safe(case['text'])}</p>"
            f"<p class=l><a href='{case['url']}'>{case['url']}</a></p>"
            for case in told["cases"]
        )
        return f"{head}</style><body>{body}"
    columns = "".join(f"<col style='width:{width}pt'>" for width in told["widths"])
    heads = "".join(f"<th>{safe(name)}</th>" for name in told["heads"])
    rows = "".join(
        "<tr>" + "".join(f"<td>{safe(text)}</td>" for text in case["row"]) + "</tr>"
        for case in told["cases"]
    )
    return f"{head}</style><body><table>{columns}<thead><tr>{heads}</tr></thead>{rows}</table>"


def by_fpdf2(kind: str, told: Told, fonts: str) -> bytes:
    """Print with fpdf2 as it comes: without shaping, and without tags."""
    from fpdf import FPDF  # type: ignore[import-untyped]  # noqa: PLC0415

    class Document(FPDF):  # type: ignore[misc]
        def footer(self) -> None:
            self.set_xy(62, -54)
            self.set_font("Bench", size=8)
            self.cell(0, 11, f"Page {self.page_no()} of {{nb}}")

    pdf = Document(unit="pt", format="A4")
    pdf.add_font("Bench", "", f"{fonts}/NotoSans-Regular.ttf")
    pdf.add_font("Bench", "B", f"{fonts}/NotoSans-Bold.ttf")
    pdf.set_margins(62, 78, 62)
    pdf.set_auto_page_break(auto=True, margin=78)
    pdf.add_page()
    below: dict[str, Any] = {"align": "L", "new_x": "LMARGIN", "new_y": "NEXT"}

    def put(text: str, weight: str, size: float, leading: float, colour: int) -> None:
        pdf.set_font("Bench", weight, size)
        pdf.set_text_color(colour >> 16, colour >> 8 & 255, colour & 255)
        pdf.multi_cell(0, leading, text, **below)

    if kind == "digest":
        for case in told["cases"]:
            pdf.ln(8)
            pdf.start_section(case["title"])
            put(case["title"], "B", 11, 15.5, 0x0D4466)
            put(case["facts"], "", 8, 11, 0x5C636E)
            put(case["summary"], "", 10, 14, 0x171C24)
            put(case["text"], "", 10, 14, 0x171C24)
            pdf.set_font("Bench", "", 8.5)
            pdf.set_text_color(13, 68, 102)
            pdf.cell(0, 12, case["url"], link=case["url"], new_x="LMARGIN", new_y="NEXT")
    else:
        pdf.set_font("Bench", "", 7.5)
        widths = tuple(told["widths"])
        look: dict[str, Any] = {"line_height": 9.5, "text_align": "LEFT", "padding": (2, 3)}
        look["borders_layout"] = "HORIZONTAL_LINES"
        with pdf.table(col_widths=widths, width=sum(widths), **look) as table:
            for row in (told["heads"], *(case["row"] for case in told["cases"])):
                table.row(row)
    return bytes(pdf.output())


def by_weasyprint(kind: str, told: Told, fonts: str) -> bytes:
    """Print with WeasyPrint as it comes: shaped by Pango, without tags."""
    import weasyprint  # type: ignore[import-not-found]  # noqa: PLC0415

    return bytes(weasyprint.HTML(string=_page(kind, told, fonts)).write_pdf())


def by_typst(kind: str, told: Told, fonts: str) -> bytes:
    """Print with Typst as it comes: shaped, tagged."""
    import typst  # type: ignore[import-not-found]  # noqa: PLC0415

    def quoted(text: str) -> str:
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'

    source = [
        '#set page(paper: "a4", margin: (x: 62pt, y: 78pt))',
        "#let n = counter(page)",
        "#set page(footer: context text(size: 8pt)[Page #n.display() of #n.final().first()])",
        '#set text(font: "Noto Sans", size: 10pt, fill: rgb("#171c24"))',
        "#set text(top-edge: 0.8em, bottom-edge: -0.2em)",
        "#set par(leading: 4pt, spacing: 4pt)",
        '#show heading: set text(size: 11pt, fill: rgb("#0d4466"))',
        "#show heading: set block(above: 12pt, below: 4pt)",
    ]
    if kind == "digest":
        source += (
            f"#heading({quoted(case['title'])})\n\n"
            f'#text(size: 8pt, fill: rgb("#5c636e"), {quoted(case["facts"])})\n\n'
            f"#text({quoted(case['summary'])})\n\n#text({quoted(case['text'])})\n\n"
            f"#text(size: 8.5pt, link({quoted(case['url'])}))\n"
            for case in told["cases"]
        )
    else:
        widths = ", ".join(f"{width}pt" for width in told["widths"])
        heads = ", ".join(f"strong({quoted(name)})" for name in told["heads"])
        rows = ",\n".join(", ".join(map(quoted, case["row"])) for case in told["cases"])
        source.append("#set text(size: 7.5pt)\n#set par(leading: 2pt)")
        look = 'stroke: (bottom: 0.3pt + rgb("#bbbbbb")), inset: (x: 3pt, y: 2pt)'
        source.append(f"#table(columns: ({widths}), {look}, table.header({heads}),\n{rows})")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "bench.typ"
        file.write_text("\n".join(source), encoding="utf-8")
        return bytes(typst.compile(str(file), font_paths=[fonts], ignore_system_fonts=True))


def by_chromium(kind: str, told: Told, fonts: str) -> bytes:
    """Print with Chromium's print-to-PDF: shaped, tagged, with bookmarks of the headings."""
    with tempfile.TemporaryDirectory() as folder:
        page, printed = Path(folder) / "bench.html", Path(folder) / "bench.pdf"
        page.write_text(_page(kind, told, fonts), encoding="utf-8")
        command = [
            *("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"),
            *("--generate-pdf-document-outline", f"--user-data-dir={folder}/profile"),
            *("--timeout=3600000", f"--print-to-pdf={printed}", page.as_uri()),
        ]
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        if not printed.exists():
            raise RuntimeError(done.stderr[-400:])
        return printed.read_bytes()


PRINTERS: dict[str, Callable[[str, Told, str], bytes]] = {
    "fpdf2": by_fpdf2,
    "weasyprint": by_weasyprint,
    "typst": by_typst,
    "chromium": by_chromium,
}


def _spent() -> float:
    usages = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def _pages(content: bytes) -> int:
    """Return the number of pages, as poppler counts them."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(content)
        file.flush()
        done = subprocess.run(
            ["/usr/bin/env", "pdfinfo", file.name], check=True, capture_output=True, text=True
        )
    found = re.search(r"^Pages:\s+(\d+)", done.stdout, re.MULTILINE)
    return int(found[1]) if found else 0


def main() -> None:
    """Print one document and tell what it took."""
    way, kind, fonts = sys.argv[1:]
    told = json.load(sys.stdin)
    wall, cpu = time.perf_counter(), _spent()
    content = PRINTERS[way](kind, told, fonts)
    wall, cpu = time.perf_counter() - wall, _spent() - cpu
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    peak = max(resource.getrusage(one).ru_maxrss for one in who) / 1024
    again = other = 0.0
    if len(told["cases"]) <= FEW:  # what is left when libraries and fonts are loaded
        begin = _spent()
        PRINTERS[way](kind, told, fonts)
        middle = _spent()
        PRINTERS[way](kind, told | {"cases": told["others"]}, fonts)
        again, other = middle - begin, _spent() - middle
    told = {
        "wall_ms": 1000 * wall,
        "cpu_ms": 1000 * cpu,
        "peak_mb": peak,
        "size_kb": len(content) / 1000,
        "pages": _pages(content),
        "again_ms": 1000 * again,
        "other_ms": 1000 * other,
    }
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
