"""Tables, structure, bookmarks and the dress of the file, read back by other programs."""

import io
import json
import re
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf.pdfa import check
from PIL import Image, ImageCms, ImageOps
from reportlab.pdfgen.canvas import Canvas

from hrd_desk.publishing.colour_profile import srgb_profile
from hrd_desk.publishing.paper import (
    BOTTOM_PT,
    LEFT_PT,
    PAGE_HEIGHT_PT,
    PAGE_WIDTH_PT,
    RIGHT_PT,
    TOP_PT,
    Paper,
    print_pages,
)
from hrd_desk.publishing.rows import Bookmark, Row, pages_of, rows_of
from hrd_desk.publishing.set_lines import Span
from hrd_desk.publishing.styles import BODY, LINK, SMALL
from hrd_desk.publishing.tables import Column, table_rows
from tests.publishing.pages import a_paper, finished, no_furniture, page_of
from tests.publishing.reading import poppler_text, streams_of, text_of_pages

ROOT = Path(__file__).resolve().parents[2]
TEXTS = json.loads((ROOT / "tests" / "data" / "udhr.json").read_text("utf-8"))
COLUMNS = (Column("Reference", 60), Column("Summary", 340), Column("People", 71, has_figures=True))
PRINT_A_PAGE = """
import sys
from pathlib import Path
from tests.publishing.pages import a_paper, page_of
texts = ("Almaty", "حرية التعبير", "स्वतन्त्रता", "ကျွန်ုပ်", "ნება", "👍")
Path(sys.argv[1]).write_bytes(page_of(a_paper(), *texts))
"""


def a_list(count: int) -> list[tuple[str, str, str]]:
    return [
        (f"KZ-{number:04}", f"Arrested in case {number}. " * (number % 9 + 1), str(number * 7))
        for number in range(count)
    ]


def structure(pdf: Path) -> str:
    command = ["pdfinfo", "-struct-text", str(pdf)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def ink_box(content: bytes, page: int = 0) -> tuple[float, float, float, float]:
    """Return left, bottom, right and top of what is printed on a page, in points."""
    document = pypdfium2.PdfDocument(content)
    image = document[page].render(scale=2).to_pil().convert("L")
    document.close()
    left, top, right, bottom = ImageOps.invert(image).getbbox() or (0, 0, 0, 0)
    return left / 2, PAGE_HEIGHT_PT - bottom / 2, right / 2, PAGE_HEIGHT_PT - top / 2


# --- tables ---------------------------------------------------------------------------------------


def test_a_table_runs_over_pages_with_its_head_on_each() -> None:
    paper = a_paper()
    pages = text_of_pages(finished(paper, table_rows(paper, COLUMNS, a_list(120))))
    assert len(pages) > 2
    assert all(page.count("Reference") == 1 for page in pages)
    assert [page.split()[:3] for page in pages] == [["Reference", "Summary", "People"]] * len(pages)
    found = re.findall(r"KZ-(\d{4})", " ".join(pages))
    assert [int(number) for number in found] == list(range(120))


def test_nothing_is_printed_outside_of_the_area_or_over_something_else() -> None:
    paper = a_paper()
    content = finished(paper, table_rows(paper, COLUMNS, a_list(120)))
    for page in range(len(text_of_pages(content))):
        left_pt, bottom_pt, right_pt, top_pt = ink_box(content, page)
        assert left_pt >= LEFT_PT - 1
        assert bottom_pt >= BOTTOM_PT - 2
        assert right_pt <= RIGHT_PT + 1
        assert top_pt <= TOP_PT + 1


def test_a_row_higher_than_a_page_is_broken_and_loses_no_word() -> None:
    words = [f"word{number}" for number in range(4000)]
    paper = a_paper()
    content = finished(paper, table_rows(paper, COLUMNS, [("A", " ".join(words), "1")]))
    pages = text_of_pages(content)
    assert len(pages) > 1
    assert re.findall(r"word\d+", " ".join(pages)) == words


def test_the_head_is_ruled_off_from_a_row_that_goes_on() -> None:
    paper = a_paper()
    rows = list(table_rows(paper, COLUMNS, [("A", "word " * 4000, "1")]))
    later = list(pages_of(rows, 600))[1]
    assert [row.is_repeated for row in later[:3]] == [True, False, False]
    assert [row.rule is not None for row in later[:3]] == [True, True, False]


def test_an_empty_table_is_its_head() -> None:
    paper = a_paper()
    (page,) = text_of_pages(finished(paper, table_rows(paper, COLUMNS, [])))
    assert page.split() == ["Reference", "Summary", "People"]


def test_figures_stand_at_the_end_of_their_column() -> None:
    paper = a_paper()
    rows = list(table_rows(paper, COLUMNS, [("A", "x", "7"), ("B", "y", "1234")]))
    blocks = [cell.block for row in rows for cell in row.cells]
    blocks += [block for row in rows for block in row.blocks]
    blocks = [block for block in blocks if block.ends]
    assert len(blocks) == 3
    assert {block.x_pt + block.width_pt for block in blocks} == {LEFT_PT + 60 + 340 + 71 - 3}


def test_a_table_from_right_to_left_begins_at_the_right() -> None:
    left, right = a_paper("en"), a_paper("ar")
    columns = (Column("A", 100),)
    boxes = [
        ink_box(print_pages(paper, table_words(paper, columns), no_furniture))
        for paper in (left, right)
    ]
    assert boxes[0][0] == pytest.approx(PAGE_WIDTH_PT - boxes[1][2], abs=2)


def table_words(paper: Paper, columns: tuple[Column, ...]) -> list[Row]:
    rows = list(table_rows(paper, columns, [("x",)]))
    return [row for row in rows if row.cells]


# --- structure ------------------------------------------------------------------------------------


def test_readers_are_told_what_is_heading_paragraph_and_table(tmp_path: Path) -> None:
    paper = a_paper()
    root = paper.tree.root
    rows = rows_of([paper.block(Span("Arrests in May", BODY), root.add("H1"))])
    rows += table_rows(paper, COLUMNS, a_list(60))
    link = root.add("P").add("Link")
    address = "https://news.example/a"
    rows += rows_of([paper.block(Span(address, LINK, address), link)])
    file = tmp_path / "page.pdf"
    file.write_bytes(finished(paper, rows))
    told = structure(file)
    assert 'H1 (block)\n    "Arrests in May"' in told
    assert told.count("      TH") == 3
    assert "/Scope /Column" in told
    assert told.count("      TD") == 180
    assert told.count('"Reference"') == 1, "a head that stands again is decoration"
    assert re.search(r"Link \(inline\)\s+\"https://news.example/a\"\s+Object \d+ 0", told)


def test_isolates_of_ours_are_told_to_nobody() -> None:
    paper = a_paper("ar")
    span = Span("\u2068حرية\u2069 \u2068Almaty\u2069", BODY)
    content = finished(paper, rows_of([paper.block(span, paper.tree.root.add("P"))]))
    told = re.findall(rb"(?:ActualText ?<feff|> <)([0-9a-f]+)>", streams_of(content))
    texts = [bytes.fromhex(text.decode()).decode("utf-16-be", "replace") for text in told]
    assert "حرية Almaty" in texts
    assert not {"\u2068", "\u2069"} & set("".join(texts))


def test_text_in_another_order_is_told_as_it_was_typed(tmp_path: Path) -> None:
    file = tmp_path / "page.pdf"
    file.write_bytes(page_of(a_paper("ar"), "حرية التعبير"))
    told = "حرية التعبير".encode("utf-16-be").hex().encode()
    assert b"/ActualText <feff" + told + b">" in streams_of(file.read_bytes())


def test_a_picture_says_what_it_shows() -> None:
    paper = a_paper()
    figure = paper.tree.root.add("Figure", alt="Bar chart: 27 arrests")
    content = finished(paper, rows_of([paper.block(Span("27", BODY), figure)]))
    told = "Bar chart: 27 arrests".encode("utf-16-be").hex().encode()
    assert b"/S /Figure" in streams_of(content)
    assert b"/Alt <feff" + told + b">" in streams_of(content)


def test_bookmarks_lead_to_their_headings() -> None:
    paper = a_paper()
    element = paper.tree.root.add("H1")
    first, *others = rows_of([paper.block(Span("One\n" * 80 + "Two", BODY), element)])
    marked = [
        Row(first.cells, first.height_pt, first.ascent_pt, bookmark=Bookmark("Қазақстан")),
        *others[:-1],
        Row(others[-1].cells, 14, 10, bookmark=Bookmark("حرية", 1)),
    ]
    document = pypdfium2.PdfDocument(finished(paper, marked))
    found = [
        (mark.level, mark.get_title(), mark.get_dest().get_index()) for mark in document.get_toc()
    ]
    document.close()
    assert found == [(0, "Қазақстан", 0), (1, "حرية", 1)]


def test_every_page_says_its_number_and_how_many_there_are() -> None:
    def foot(paper: Paper, number: int, count: int) -> None:
        paper.draw_words(Span(f"Page {number} of {count}", SMALL), LEFT_PT, 40)

    paper = a_paper()
    pages = text_of_pages(print_pages(paper, table_rows(paper, COLUMNS, a_list(80)), foot))
    assert [f"Page {n} of {len(pages)}" in page for n, page in enumerate(pages, 1)] == [True] * len(
        pages
    )


def test_a_link_is_one_rectangle_a_line_and_only_over_its_words() -> None:
    paper = a_paper()
    address = "https://news.example/" + "/".join(["a-long-way"] * 12)
    spans = [Span("See ", BODY), Span(address, LINK, address), Span(" for it", BODY)]
    block = paper.block(spans, paper.tree.root.add("P"))
    content = finished(paper, rows_of([block]))
    boxes = re.findall(rb"/Rect \[\s*([\d. \n]+)\]", streams_of(content))
    rectangles = sorted(tuple(map(float, box.split())) for box in boxes)
    assert len(rectangles) == len(block.setting.lines)
    assert all(LEFT_PT <= left < right <= RIGHT_PT + 1 for left, _b, right, _t in rectangles)
    assert max(rectangle[0] for rectangle in rectangles) > LEFT_PT + 10


# --- the file -------------------------------------------------------------------------------------


def test_the_file_is_dressed_for_archives() -> None:
    content = streams_of(page_of(a_paper(), "Almaty"))
    for wanted in (
        *(b"%PDF-1.7", b"/OutputIntents", b"GTS_PDFA1", b"<pdfaid:part>2</pdfaid:part>"),
        *(b"<pdfaid:conformance>B</pdfaid:conformance>", b"/DisplayDocTitle true", b"/Lang"),
        *(b"/MarkInfo", b"/StructTreeRoot", b"/Tabs /S", srgb_profile()),
    ):
        assert wanted in content
    for unwanted in (b"Helvetica", b"reportlab", b"ReportLab", b"/JavaScript", b"/OpenAction"):
        assert unwanted not in content


def findings_in(content: bytes) -> list[str]:
    """Return what a validator that knows the standard by an allow-list finds."""
    with pikepdf.open(io.BytesIO(content)) as document:
        return [str(finding) for finding in check(document, "2b").findings]


def test_a_validator_finds_nothing_in_any_script() -> None:
    for language in ("en", "ar"):
        texts = [text["first"] for text in TEXTS.values()]
        assert findings_in(page_of(a_paper(language), *texts)) == []


def test_a_validator_finds_nothing_in_tables_links_marks_and_bookmarks() -> None:
    def furniture(page: Paper, number: int, _count: int) -> None:
        page.draw_words(Span(f"Page {number}", SMALL), LEFT_PT, 40)
        page.draw_mark("DRAFT", RIGHT_PT, PAGE_HEIGHT_PT - 46)

    paper = a_paper()
    address = "https://news.example/a?b=(c)"
    block = paper.block(Span(address, LINK, address), paper.tree.root.add("P").add("Link"))
    (first, *others) = rows_of([block])
    rows = [replace(first, bookmark=Bookmark("Қазақстан")), *others]
    rows += table_rows(paper, COLUMNS, a_list(60))
    assert findings_in(print_pages(paper, rows, furniture)) == []


def test_the_validator_can_find_something() -> None:
    content = io.BytesIO()
    canvas = Canvas(content, invariant=1)
    canvas.drawString(9, 9, "x")
    canvas.save()
    assert findings_in(content.getvalue()) != []


def test_our_red_green_and_blue_are_those_of_the_standard() -> None:
    profile = ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile()))
    standard = ImageCms.createProfile("sRGB")
    change = ImageCms.buildTransform(profile, standard, "RGB", "RGB")
    image = Image.new("RGB", (1, 3))
    for row, colour in enumerate(((200, 10, 30), (12, 128, 250), (255, 255, 255))):
        image.putpixel((0, row), colour)
    changed = ImageCms.applyTransform(image, change)
    assert changed is not None
    assert changed.tobytes() == image.tobytes()


def test_two_processes_write_the_same_bytes_in_every_script(tmp_path: Path) -> None:
    contents = set()
    for seed in ("1", "2"):
        path = tmp_path / f"{seed}.pdf"
        command = [sys.executable, "-c", PRINT_A_PAGE, str(path)]
        subprocess.run(command, cwd=ROOT, env={"PYTHONHASHSEED": seed}, check=True)
        contents.add(path.read_bytes())
    assert len(contents) == 1


def test_a_document_before_leaves_no_trace_in_the_next() -> None:
    alone = page_of(a_paper(), "ကျွန်ုပ်")
    page_of(a_paper(), "လူတိုင်းသည် တူညီ")
    assert page_of(a_paper(), "ကျွန်ုပ်") == alone


def test_pages_in_many_scripts_have_ink_where_their_lines_stand(tmp_path: Path) -> None:
    """No line of a tall script reaches into the one above it."""
    for language, text in (("ur", "تمام انسان آزاد"), ("bo", "འགྲོ་བ་མིའི"), ("my", "ကြွက်ကြီး")):
        paper = a_paper(language)
        block = paper.block(Span("\n".join([text] * 2), BODY), paper.tree.root.add("P"))
        content = finished(paper, rows_of([block]))
        document = pypdfium2.PdfDocument(content)
        image = ImageOps.invert(document[0].render(scale=4).to_pil().convert("L"))
        document.close()
        rows = [any(image.crop((0, y, image.width, y + 1)).tobytes()) for y in range(image.height)]
        lines = sum(is_ink and not was_ink for was_ink, is_ink in pairwise(rows))
        assert lines >= 2, language
        assert poppler_text_of(content, tmp_path).count(text.split()[0]) == 2 or language == "ur"


def poppler_text_of(content: bytes, folder: Path) -> str:
    file = folder / "page.pdf"
    file.write_bytes(content)
    return poppler_text(file)
