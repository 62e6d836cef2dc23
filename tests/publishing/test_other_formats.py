"""Word, web page, CSV and XLSX: read back by other programs, hostile texts, the same bytes."""

import csv
import datetime
import io
import re
import zipfile
from collections.abc import Iterable
from html.parser import HTMLParser
from pathlib import Path

import docx
import openpyxl
import pytest
from typing_extensions import override

from hrd_desk.errors import CancelledError, InvalidInputError
from hrd_desk.model.event import Event
from hrd_desk.model.parts import EventLink, Place
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.exporting import make_file, write
from hrd_desk.publishing.finished import read_finished
from hrd_desk.publishing.orders import BriefKind, FileFormat, Metadata, Order, PaperSize
from hrd_desk.publishing.preparing import Prepared, prepare
from hrd_desk.publishing.table_files import harmless
from tests.builders import shipped_vocabulary
from tests.publishing.samples import a_citation, seed_event

FORMULA = '=HYPERLINK("http://evil.example","open") +1'
MARKUP = "<script>alert(1)</script> & <img src=x onerror=y> ]]> {{7*7}}"
CONTROLS = "a\x00b\x1b[31m \ufffe\uffff\ud800 end"
SECRET = "The driver was told by Perizat Qorghan of the blue gate"
OTHERS = [kind for kind in FileFormat if kind is not FileFormat.PDF]
TEXTS = [FileFormat.DOCX, FileFormat.HTML]
TABLES = [FileFormat.CSV, FileFormat.XLSX]


def an_event(number: int = 1, **changes: object) -> Event:
    usual: dict[str, object] = {
        "reference": f"KZ-2023-000{number}",
        "confidentiality": "public",
        "citations": [a_citation()],
        "remarks": SECRET,
    }
    return seed_event(**(usual | changes))


def prepared(events: Iterable[Event], **order: object) -> Prepared:
    return prepare(events, shipped_vocabulary(), Order(**order))  # type: ignore[arg-type]


def made(events: Iterable[Event], **order: object) -> bytes:
    return make_file(prepared(events, **order)).content


class Page(HTMLParser):
    """What a browser would find in a page."""

    def __init__(self, content: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.words = ""
        self.feed(content.decode("utf-8"))

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    @override
    def handle_data(self, data: str) -> None:
        self.words += data


def word_texts(content: bytes) -> str:
    document = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def lines(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


# --- what stands in them --------------------------------------------------------------------------


def test_a_word_file_has_headings_table_and_sources_as_styles() -> None:
    content = made([an_event()], format=FileFormat.DOCX)
    document = docx.Document(io.BytesIO(content))
    styles = {
        str(paragraph.style and paragraph.style.name): paragraph.text
        for paragraph in document.paragraphs
    }
    event = an_event()
    assert styles["Title"] == event.title
    assert styles["Lead"].startswith("1 May 2023 · ")
    assert event.summary
    assert event.summary[:60] in word_texts(content)
    labels = [row.cells[0].text for row in document.tables[0].rows]
    assert "Violations" in labels
    targets = [rel.target_ref for rel in document.part.rels.values() if rel.is_external]
    assert targets == [a_citation().url]
    section = document.sections[0]
    assert section.page_width is not None
    assert round(section.page_width.mm) == 210


def test_a_word_file_breaks_no_row_and_leaves_no_line_of_place_alone() -> None:
    events = [an_event(number) for number in range(1, 4)]
    listed = docx.Document(
        io.BytesIO(made(events, kind=BriefKind.CASE_LIST, format=FileFormat.DOCX))
    )
    rows = listed.tables[-1].rows
    assert len(listed.element.body.xpath("//w:tbl[last()]/w:tr/w:trPr/w:cantSplit")) >= len(rows)
    told = rows[1].cells[-1].paragraphs[0]
    assert told.runs[0].text == events[0].title
    assert told.runs[0].font.bold
    assert "".join(run.text for run in told.runs).startswith(f"{events[0].title}\nOn 1 May")
    digest = docx.Document(io.BytesIO(made(events, kind=BriefKind.DIGEST, format=FileFormat.DOCX)))
    asides = [part for part in digest.paragraphs if "KZ-2023-000" in part.text]
    assert asides
    assert all(part.paragraph_format.keep_with_next for part in asides)


@pytest.mark.parametrize("kind", TEXTS)
def test_two_places_of_one_name_are_told_apart(kind: FileFormat) -> None:
    event = an_event()
    event.places = [
        Place(locality="Almaty", country_code="KZ", latitude_deg=north, longitude_deg=76.9)
        for north in (43.2, 43.4)
    ]
    content = made([event], kind=BriefKind.DIGEST, format=kind)
    told = word_texts(content) if kind is FileFormat.DOCX else Page(content).words
    assert "Almaty (43.2, 76.9)" in told
    assert "Almaty (43.4, 76.9)" in told


def test_a_word_file_has_the_paper_that_was_ordered() -> None:
    content = made([an_event()], format=FileFormat.DOCX, paper=PaperSize.LETTER)
    width = docx.Document(io.BytesIO(content)).sections[0].page_width
    assert width is not None
    assert round(width.inches, 1) == 8.5


def test_a_web_page_needs_nothing_outside_itself() -> None:
    page = Page(made([an_event(), an_event(2)], kind=BriefKind.DIGEST, format=FileFormat.HTML))
    assert {"script", "link", "img", "iframe", "object", "base"}.isdisjoint(page.tags)
    loaded = [value for _tag, name, value in page.attributes if name in ("src", "srcset", "data")]
    assert loaded == []
    addresses = {value for tag, name, value in page.attributes if (tag, name) == ("a", "href")}
    assert addresses == {a_citation().url}
    assert ("html", "lang", "en") in page.attributes
    assert {"h1", "h2", "table", "caption"} <= set(page.tags)
    assert "url(" not in page.words
    assert "@import" not in page.words


def test_a_case_list_as_a_web_page_keeps_references_whole_and_headlines_bold() -> None:
    page = Page(made([an_event()], kind=BriefKind.CASE_LIST, format=FileFormat.HTML))
    assert ("td", "class", "whole") in page.attributes
    assert page.tags.count("strong") >= 1


def test_a_page_that_runs_from_right_to_left_says_so() -> None:
    title = "اعتقال متظاهرين في ألماتي"
    event = an_event(title=title)
    page = Page(made([event], format=FileFormat.HTML, language="ar"))
    assert ("html", "dir", "rtl") in page.attributes
    assert ("h1", "dir", "rtl") in page.attributes
    content = made([event], format=FileFormat.DOCX, language="ar")
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        body = package.read("word/document.xml").decode()
    assert "<w:bidi/>" in body
    assert "<w:rtl/>" in body
    assert "<w:bidiVisual" in body


def test_latin_fields_do_not_turn_arabic_lines_around() -> None:
    order = {"language": "ar", "kind": BriefKind.DIGEST}
    page = Page(made([an_event(title="\u2068typed")], **order, format=FileFormat.HTML))
    assert "\u2068Radio Free Asia\u2069" in page.words
    assert "\u2068typed" not in page.words
    content = made([an_event()], **order, format=FileFormat.DOCX)
    lines = [paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs]
    assert any("\u200f\u200eRadio Free Asia\u200e\u200f" in line for line in lines)
    assert not re.search("[\u2066-\u2069]", "".join(lines))


def test_an_account_below_a_headline_of_another_direction_has_its_own() -> None:
    events = [an_event(title="اعتقال متظاهرين", summary="Arrested in Almaty (2023).")]
    order = {"kind": BriefKind.CASE_LIST}
    page = made(events, **order, format=FileFormat.HTML).decode()
    headline = '<span dir="rtl"><strong>اعتقال متظاهرين</strong></span>'
    assert f'{headline}\n<span dir="ltr">Arrested in Almaty (2023).</span>' in page
    document = docx.Document(io.BytesIO(made(events, **order, format=FileFormat.DOCX)))
    cell = document.tables[-1].rows[-1].cells[-1]
    told = [(p.text, "w:bidi" in p.paragraph_format.element.xml) for p in cell.paragraphs]
    assert told == [("اعتقال متظاهرين", True), ("Arrested in Almaty (2023).", False)]
    assert cell.paragraphs[0].runs[0].font.bold


@pytest.mark.parametrize("kind", TABLES)
def test_a_table_has_a_row_for_each_event_with_codes_and_labels(kind: FileFormat) -> None:
    events = [an_event(1), an_event(2, start_date="2023-04")]
    content = made(events, kind=BriefKind.CASE_LIST, format=kind)
    if kind is FileFormat.CSV:
        assert content.startswith(b"\xef\xbb\xbf")
        rows: list[list[object]] = [list(line) for line in lines(content)]
    else:
        sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    table = {str(head): [row[place] for row in rows[1:]] for place, head in enumerate(rows[0])}
    assert table["Reference"] == ["KZ-2023-0001", "KZ-2023-0002"]
    assert table["Date"] == ["1 May 2023", "April 2023"]
    assert table["Month"] == ["2023-05", "2023-04"]
    assert [str(year) for year in table["Year"]] == ["2023", "2023"]
    assert table["Country code"] == ["KZ", "KZ"]
    assert "Arrest" in str(table["Violations"][0])
    assert "arrest-detention" in str(table["Violations (codes)"][0])


def test_a_workbook_explains_its_codes_and_what_it_leaves_out() -> None:
    hidden = an_event(2, confidentiality="internal")
    content = made([an_event(), hidden], kind=BriefKind.CASE_LIST, format=FileFormat.XLSX)
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["Events", "Codebook", "About"]
    codes = [[cell.value for cell in row] for row in book["Codebook"].iter_rows(min_row=2)]
    assert ["Country", "KZ", "Kazakhstan"] in codes
    about = {row[0].value: row[1].value for row in book["About"].iter_rows(min_row=2)}
    assert (about["Records"], about["Events"]) == (1, 1)
    assert "Records left out" not in about, "other readers are not told how many"
    assert "Remarks" in str(about["Not in this file"])
    years = [cell for row in book["Events"].iter_rows(min_row=2) for cell in row]
    assert any(cell.data_type == "n" and cell.value == 2023 for cell in years)


@pytest.mark.parametrize("kind", TABLES)
def test_statistics_hold_counts_alone_small_ones_hidden(kind: FileFormat) -> None:
    content = made([an_event(), an_event(2)], kind=BriefKind.STATISTICS, format=kind)
    told = "\n".join(text for _place, text in read_finished(content).texts)
    assert "KZ-2023-0001" not in told
    assert "<3" in told


def test_a_submission_is_no_table() -> None:
    with pytest.raises(InvalidInputError, match="letter"):
        prepared([an_event()], kind=BriefKind.SUBMISSION, format=FileFormat.CSV)


# --- hostile texts --------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", OTHERS)
@pytest.mark.parametrize("text", [FORMULA, MARKUP, CONTROLS, "-2+3", "@SUM(A1)", "\t=1+1", "＝1+1"])
def test_hostile_texts_stay_words(kind: FileFormat, text: str) -> None:
    event = an_event(title=text, summary=text)
    content = made([event, an_event(2)], kind=BriefKind.DIGEST, format=kind)
    match kind:
        case FileFormat.HTML:
            page = Page(content)
            assert {"script", "img"}.isdisjoint(page.tags)
            assert "\x00" not in page.words
        case FileFormat.DOCX:
            assert "end" in word_texts(content) or text.strip() in word_texts(content)
        case FileFormat.CSV:
            starts = {cell[:1] for line in lines(content) for cell in line}
            assert starts.isdisjoint("=+-@\t＝")
        case FileFormat.XLSX:
            book = openpyxl.load_workbook(io.BytesIO(content))
            cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
            assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]


def test_what_looks_like_a_formula_gets_an_apostrophe_and_numbers_do_not() -> None:
    assert harmless("=1") == "'=1"
    assert harmless(" \u200b+1") == "' \u200b+1"
    assert harmless("word = word") == "word = word"
    assert harmless(-3) == "-3"


def test_a_text_longer_than_a_cell_is_cut_with_a_sign() -> None:
    event = an_event(summary="word " * 10_000)
    content = made([event], format=FileFormat.XLSX)
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    longest = max((str(cell.value) for row in sheet.iter_rows() for cell in row), key=len)
    assert len(longest) <= 32_767
    assert longest.endswith("[…]")


# --- safety ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", OTHERS)
def test_nothing_withheld_is_in_any_part_of_the_file(kind: FileFormat) -> None:
    content = made([an_event(), an_event(2)], kind=BriefKind.DIGEST, format=kind)
    told = "\n".join(text for _place, text in read_finished(content).texts)
    assert "Kazakhstan" in told
    assert "Qorghan" not in told
    assert "driver" not in told


def test_the_widths_of_columns_are_no_coordinates() -> None:
    """23.7109375 is how wide 23 letters are, and how far north Dhaka lies."""
    events = [an_event(), an_event(2)]
    for event in events:
        event.places = [
            Place(country_code="BD", latitude_deg=width + 0.7109, longitude_deg=90.4074)
            for width in range(8, 61)
        ]
    content = made(events, kind=BriefKind.STATISTICS, format=FileFormat.XLSX)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheets = [archive.read(name).decode() for name in archive.namelist() if "sheet" in name]
    widths = re.findall(r'<col [^>]*width="([^"]*)"', "".join(sheets))
    assert widths
    assert all(width.isdecimal() for width in widths)


@pytest.mark.parametrize("kind", OTHERS)
def test_a_planted_secret_stops_the_file(kind: FileFormat, tmp_path: Path) -> None:
    """As if a writer had slipped: the words get past the gate, the last reading finds them."""
    ready = prepared([an_event()], format=kind, metadata=Metadata())
    whole = make_file(ready)
    event = an_event(2, remarks=whole_phrase(whole.content, kind))
    ready.secrets.keep(event, shipped_vocabulary(), Audience.PUBLIC)
    with pytest.raises(InvalidInputError, match="The file was not written"):
        write(ready, tmp_path / f"leak.{kind}")
    assert list(tmp_path.iterdir()) == []


def test_rows_are_as_high_as_their_texts_and_pages_begin_with_the_headings() -> None:
    long = an_event(2, summary="A sentence of some words that goes on. " * 20)
    ended = an_event(3, summary="One.\n\nTwo.", title="короткий")
    endless = an_event(4, summary="Word " * 9_000)
    book = openpyxl.load_workbook(
        io.BytesIO(made([long, ended, endless], kind=BriefKind.DIGEST, format=FileFormat.XLSX))
    )
    events = book["Events"]
    heights = [events.row_dimensions[row].height for row in (2, 3, 4)]
    assert heights == [15 * 15, 3 * 15, 27 * 15], "as many lines as there are, or fit into a row"
    assert events.print_title_rows == "$1:$1"
    assert events.print_title_cols == "$A:$A"
    counts = book.worksheets[2]
    assert counts.print_title_rows == "$3:$3"
    assert (counts.page_setup.fitToWidth, counts.page_setup.fitToHeight) in {(None, 0), (1, 0)}


def test_sources_of_an_entry_are_not_numbered_through_all_of_them() -> None:
    events = [an_event(), an_event(2)]
    content = made(events, kind=BriefKind.DIGEST, format=FileFormat.DOCX)
    styles = [
        paragraph.style.name
        for paragraph in docx.Document(io.BytesIO(content)).paragraphs
        if "Radio Free Asia" in paragraph.text and paragraph.style is not None
    ]
    assert styles == ["List Bullet", "List Bullet"]
    page = made(events, kind=BriefKind.DIGEST, format=FileFormat.HTML).decode()
    assert "<ol>" not in page


def about(*events: Event, **order: object) -> dict[object, object]:
    content = made(list(events), kind=BriefKind.DIGEST, format=FileFormat.XLSX, **order)
    rows = openpyxl.load_workbook(io.BytesIO(content))["About"].iter_rows(min_row=2)
    return {row[0].value: row[1].value for row in rows}


def test_a_workbook_counts_records_and_events_as_its_tables_do() -> None:
    first, update = an_event(), an_event(2)
    update.links = [EventLink(target_uid=first.uid, link_type="update-of", note="")]
    told = about(
        first, update, an_event(3, confidentiality="sensitive"), audience=Audience.INTERNAL
    )
    assert (told["Records"], told["Events"], told["Records left out"]) == (2, 1, 1)


def whole_phrase(content: bytes, kind: FileFormat) -> str:
    """Return five words that stand in every file and come from no record."""
    if kind in (FileFormat.DOCX, FileFormat.HTML):  # a label and the words that follow it
        told = " ".join(text for _place, text in read_finished(content).texts)
        return " ".join(told[told.index("Rights concerned") :].split()[:5])
    return {
        FileFormat.CSV: "Reference Title Date Began at",
        FileFormat.XLSX: "About this file Records Events",
    }[kind]


@pytest.mark.parametrize("kind", OTHERS)
def test_the_same_content_gives_the_same_bytes(
    kind: FileFormat, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = made([an_event(), an_event(2)], kind=BriefKind.DIGEST, format=kind)
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    monkeypatch.setenv("TZ", "Asia/Almaty")
    assert made([an_event(), an_event(2)], kind=BriefKind.DIGEST, format=kind) == first


@pytest.mark.parametrize("kind", [FileFormat.DOCX, FileFormat.XLSX])
def test_properties_tell_what_was_chosen_and_nothing_else(kind: FileFormat) -> None:
    content = made([an_event()], format=kind, metadata=Metadata("The desk", "arrest"))
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert {member.date_time for member in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert "docProps/thumbnail.jpeg" not in package.namelist()
        core = package.read("docProps/core.xml").decode()
        app = package.read("docProps/app.xml").decode()
    assert "The desk" in core
    assert "arrest" in core
    assert "python-docx" not in core + app
    assert f"{datetime.date.today()}" not in core  # noqa: DTZ011
    plain = made([an_event()], format=kind)
    with zipfile.ZipFile(io.BytesIO(plain)) as package:
        assert "The desk" not in package.read("docProps/core.xml").decode()


def test_a_case_list_that_must_be_sealed_is_sent_to_pdf() -> None:
    with pytest.raises(InvalidInputError, match="Choose PDF and give a passphrase"):
        made(
            [an_event()],
            kind=BriefKind.CASE_LIST,
            format=FileFormat.CSV,
            audience=Audience.INTERNAL,
        )


def test_a_word_file_can_be_cancelled_while_it_is_made(tmp_path: Path) -> None:
    ready = prepared([an_event(), an_event(2)], kind=BriefKind.DIGEST, format=FileFormat.DOCX)
    steps = []

    def stop(done: int, total: int) -> None:
        steps.append((done, total))
        if done == 5:
            raise CancelledError

    with pytest.raises(CancelledError):
        write(ready, tmp_path / "digest.docx", stop)
    assert len(steps) > 3
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", OTHERS)
def test_only_a_pdf_is_sealed(kind: FileFormat) -> None:
    with pytest.raises(InvalidInputError, match="Only a PDF"):
        made([an_event()], format=kind, passphrase="six short words")


@pytest.mark.parametrize("kind", TEXTS)
def test_characters_without_a_font_of_ours_are_left_to_the_readers(kind: FileFormat) -> None:
    content = made([an_event(title="A march ᚠ")], format=kind)
    told = word_texts(content) if kind is FileFormat.DOCX else Page(content).words
    assert "A march ᚠ" in told
