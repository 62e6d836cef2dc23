"""Whatever a file holds, it ends in a sentence or in rows; nothing is run, unpacked or guessed."""

import datetime
import io
import os
import resource
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest

from hrd_desk.errors import HrdDeskError
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.tables import csv_source, sources, xlsx_source
from hrd_desk.tables.profile import propose
from hrd_desk.tables.sources import ReadingOptions, Source, SourceRow, open_source
from tests.tables.trading import a_workbook, imported, records_of

TABLE = "Title,Initial date\r\nКазахстан: задержания,2023-05-01\r\n"


def a_file(folder: Path, content: bytes, name: str = "table.csv") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def rows_in(path: Path, **options: Any) -> list[SourceRow]:
    return list(open_source(path, ReadingOptions(**options)).rows())


def refused(path: Path, **options: Any) -> str:
    with pytest.raises(HrdDeskError) as refusal:
        rows_in(path, **options)
    sentence = refusal.value.sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be-sig"], ids=str)
def test_a_table_is_read_in_the_encodings_that_say_what_they_are(
    tmp_path: Path, encoding: str
) -> None:
    if encoding == "utf-16-be-sig":
        content = b"\xfe\xff" + TABLE.encode("utf-16-be")
    else:
        content = TABLE.encode(encoding)
    (row,) = rows_in(a_file(tmp_path, content))
    assert row.cells == ("Казахстан: задержания", "2023-05-01")


def test_another_encoding_is_asked_for_and_then_read(tmp_path: Path) -> None:
    path = a_file(tmp_path, TABLE.encode("cp1251"))
    assert "is no text in UTF-8" in refused(path)
    (row,) = rows_in(path, encoding="cp1251")
    assert row.cells[0] == "Казахстан: задержания"
    assert "No encoding is called" in refused(path, encoding="klingon")


@pytest.mark.parametrize("mark", [";", "\t", ","])
def test_the_separator_is_seen_in_the_first_row(tmp_path: Path, mark: str) -> None:
    text = f'"Title, short"{mark}Country\nA{mark}KZ\n'
    assert rows_in(a_file(tmp_path, text.encode()))[0].cells == ("A", "KZ")


def test_line_ends_may_be_mixed_and_empty_rows_are_passed_over(tmp_path: Path) -> None:
    content = b'Title,Remarks\r\nA,"one\ntwo"\rB,\n\r\n,\r\nC,x'
    rows = rows_in(a_file(tmp_path, content))
    assert [row.cells for row in rows] == [("A", "one\ntwo"), ("B", ""), ("C", "x")]
    assert [row.number for row in rows] == [2, 3, 6]


def test_a_row_that_is_too_wide_is_at_fault_and_a_short_one_is_filled(tmp_path: Path) -> None:
    wide, short = rows_in(a_file(tmp_path, b"a,b\n1,2,3\n1\n"))
    assert "more cells than there are columns" in wide.faults[0][1]
    assert short.cells == ("1", None)


def test_headings_are_never_empty_or_twice(tmp_path: Path) -> None:
    source = open_source(a_file(tmp_path, b"Title,,Title\n1,2,3\n"))
    assert source.headers == ("Title", "column 2", "Title (2)")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"\n\n", "must hold the names"),
        (b"Title\nA\x00B\n", "U+0000"),
        (TABLE.encode("utf-16-le"), "no text"),
        (b'Title,b\nA,"never closed\n', "quotation mark"),
        (b'Title,b\n"A"x,2\n', "quotation mark"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old kind"),
        (b"PK\x03\x04" + bytes(600), "damaged"),
        (b'[{"title": "A"}, {"title": ]', "record 2"),
        (b'[{"title": "A"}', "record 1"),
        (b'{"type": "FeatureCollection", "features": []}', "GeoJSON"),
        (b'{"type": "Feature", "properties": {}}', "GeoJSON"),
        (b'{"type": "FeatureCollection", "features": [' + b" " * (17 * 2**20), "GeoJSON"),
        (b'{"events": [{"title": "A"}]}', "stand inside \u201cevents\u201d"),
        (b'[{"title": ' + b"9" * 5000 + b"}]", "a number that is too long"),
        (b'[{"title": "A"}][{"title": "B"}]', "record 1"),
        (b"[" * 100_000, "nested too deeply"),
        (b"%PDF-1.7\n", "This is no table"),
        (b"\x1f\x8b\x08\x00", "This is no table"),
        (b" <!DOCTYPE html>\n<title>Log in</title>", "a web page"),
    ],
    ids=range(20),
)
def test_what_is_no_table_ends_in_a_sentence(tmp_path: Path, content: bytes, words: str) -> None:
    assert words in refused(a_file(tmp_path, content))


def test_a_file_that_is_gone_ends_in_a_sentence(tmp_path: Path) -> None:
    assert "cannot be read" in refused(tmp_path / "nothing.csv")
    assert "a folder or a device" in refused(tmp_path)
    os.mkfifo(tmp_path / "pipe")  # opening it would wait for ever
    assert "a folder or a device" in refused(tmp_path / "pipe")


def test_a_heading_is_guessed_at_once_among_thousands(tmp_path: Path) -> None:
    begun = time.process_time()
    names = [f"column of our own {number}" for number in range(1999)]
    assert set(propose(names).profile.columns.values()) == {""}
    assert time.process_time() - begun < 3


def test_huge_cells_lines_and_files_end_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(csv_source, "LONGEST_CELL", 1000)
    monkeypatch.setattr(csv_source, "LONGEST_LINE", 5000)
    cell = b"Title\n" + b"A" * 2000 + b"\n"
    assert "a cell of more than 1000 characters" in refused(a_file(tmp_path, cell))
    line = b"Title\n" + b"A" * 6000 + b"\n"
    assert "too long to be a row" in refused(a_file(tmp_path, line))
    monkeypatch.setattr(sources, "LARGEST_TEXT_BYTES", 2**20)
    with (path := tmp_path / "large.csv").open("wb") as file:
        file.write(b"Title\n")
        file.truncate(2**30)
    assert "larger than 1 MB" in refused(path)


@pytest.mark.parametrize(
    ("begin", "words"),
    [(b"Title\n", "U+0000"), (b'Title\nA\n"', "U+0000"), (b'[{"title": "A"}, ', "Record 2")],
    ids=["rows", "a quotation", "records"],
)
def test_a_gigabyte_of_nothing_ends_in_a_sentence_in_little_memory(
    tmp_path: Path, begin: bytes, words: str
) -> None:
    with (path := tmp_path / "large").open("wb") as file:
        file.write(begin)
        file.truncate(2**30)
    spent, held = time.process_time(), _held_mb()
    assert words in refused(path)
    assert time.process_time() - spent < 20
    assert _held_mb() - held < 100


def test_more_rows_than_an_import_takes_end_in_a_sentence_and_change_nothing(
    desk: OpenDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "MOST_ROWS", 1000)
    tables = {"table.csv": b"Title\n" + b"A\n" * 1001, "records": b'{"title": "A"}' * 1001}
    for name, content in tables.items():
        with pytest.raises(HrdDeskError) as refusal:
            imported(desk, a_file(tmp_path, content, name))
        assert "more than 1,000 rows" in refusal.value.sentence
    assert records_of(desk) == []


def _held_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def test_more_columns_than_any_table_needs_end_in_a_sentence(tmp_path: Path) -> None:
    assert "more than 2000 columns" in refused(a_file(tmp_path, b",".join([b"a"] * 2001) + b"\n"))


# --- workbooks ------------------------------------------------------------------------------------


def test_a_row_far_below_ends_in_a_sentence(tmp_path: Path, book: Path) -> None:
    far = SHEET + b'<row r="99999999999"><c t="n"><v>1</v></c></row></sheetData></worksheet>'
    path = packed(tmp_path, {"xl/worksheets/sheet1.xml": far}, book)
    assert "more rows than a workbook holds" in refused(path)


SHEET = b"""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
<row r="1"><c t="inlineStr"><is><t>Title</t></is></c></row>"""


def packed(folder: Path, replaced: dict[str, bytes], base: Path) -> Path:
    """Return a workbook in which some files are others."""
    path = folder / "hostile.xlsx"
    with zipfile.ZipFile(base) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in {*old.namelist(), *replaced}:
            new.writestr(name, replaced.get(name) or old.read(name))
    return path


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return a_workbook(tmp_path, ["Title", "Impact"], ["A", 3])


BOMB = b"""<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
<row r="1"><c t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>"""


def test_entities_and_zip_bombs_are_refused(
    tmp_path: Path, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = "xl/worksheets/sheet1.xml"
    assert "damaged" in refused(packed(tmp_path, {sheet: BOMB}, book))
    late = b"<?xml version='1.0'?><!--" + b" " * 70_000 + b"-->" + BOMB.partition(b"?>")[2]
    assert "damaged" in refused(packed(tmp_path, {sheet: late}, book))
    monkeypatch.setattr(xlsx_source, "LARGEST_UNPACKED", 2**20)
    zeros = packed(tmp_path, {"xl/media/image.png": bytes(2**21)}, book)
    assert zeros.stat().st_size < 2**16
    assert "unpacks to more" in refused(zeros)
    monkeypatch.setattr(xlsx_source, "LARGEST_BYTES", 100)
    assert "unpacks to more" in refused(book)


def test_a_workbook_that_is_cut_off_or_another_kind_of_zip_is_refused(
    tmp_path: Path, book: Path
) -> None:
    assert "damaged" in refused(a_file(tmp_path, book.read_bytes()[:-200], "cut.xlsx"))
    sheet = "xl/worksheets/sheet1.xml"
    assert "damaged" in refused(packed(tmp_path, {sheet: b"<worksheet><sheetData><row>"}, book))
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("content.xml", "<a/>")
    assert "no XLSX" in refused(a_file(tmp_path, other.getvalue(), "table.ods"))
    with zipfile.ZipFile(other, "a") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    assert "no XLSX" in refused(a_file(tmp_path, other.getvalue(), "letter.docx"))


def test_formulas_and_errors_are_named_and_never_run(tmp_path: Path) -> None:
    path = a_workbook(tmp_path, ["Title", "Impact", "Country"], ["A", "=1+1", "#REF!"])
    (row,) = rows_in(path)
    assert row.cells == ("A", None, None)
    assert [place for place, _sentence in row.faults] == [1, 2]
    assert "formula" in row.faults[0][1]
    assert "#REF!" in row.faults[1][1]
    noon = a_workbook(tmp_path, ["Title"], [datetime.time(12, 0)])
    assert "a time or a duration" in rows_in(noon)[0].faults[0][1]


def test_merged_cells_are_said(tmp_path: Path) -> None:
    from openpyxl import load_workbook  # noqa: PLC0415  for this test alone

    path = a_workbook(tmp_path, ["Title", "Country"], ["A", "KZ"], ["B", None])
    book = load_workbook(path)
    book.active.merge_cells("B2:B3")
    book.save(path)
    source: Source = open_source(path)
    assert "B2:B3" in source.notes[0]
    assert [row.cells for row in source.rows()] == [("A", "KZ"), ("B", None)]


def test_a_sheet_is_chosen_by_its_name(tmp_path: Path, book: Path) -> None:
    assert open_source(book).sheets == ("Sheet",)
    assert "has no sheet “Nope”. It has: Sheet." in refused(book, sheet="Nope")


# --- what real people's files have ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Incidents of 2023\n\nTitle,Country,Date\nA,KZ,2023\n", 3),
        ("\n,,\nTitle,Country,Date\nA,KZ,2023\n", 3),
        ("Event,,When\nTitle,Country,Date\nA,KZ,2023\n", 2),
        ("sep=;\nTitle;Country;Date\nA;KZ;2023\n", 2),
        ("Title;Date, first day;Country, or two\nA;2023;KZ\n", 1),
    ],
)
def test_the_names_of_the_columns_are_found_below_titles_and_empty_rows(
    tmp_path: Path, text: str, row: int
) -> None:
    source = open_source(a_file(tmp_path, text.encode()))
    assert (source.heading_row, source.headers[0], len(source.headers)) == (row, "Title", 3)
    assert [one.number for one in source.rows()] == [row + 1]
    has_note = any(f"stand in row {row}" in note for note in source.notes)
    assert has_note == (row > 1 and not text.startswith("sep"))


def test_the_row_with_the_names_can_be_said(tmp_path: Path) -> None:
    path = a_file(tmp_path, "โครงการ,2023\nชื่อ,ประเทศ\nA,KZ\n".encode())
    assert open_source(path).headers == ("โครงการ", "2023")
    source = open_source(path, ReadingOptions(heading_row=2))
    assert source.headers == ("ชื่อ", "ประเทศ")
    assert [row.cells for row in source.rows()] == [("A", "KZ")]
    assert "is empty" in refused(path, heading_row=9)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1251", "Заголовок;Страна\nАрест активистов;Казахстан\n"),
        ("koi8-r", "Заголовок;Страна\nАрест активистов;Казахстан\n"),
        ("cp1252", "Title;Country\nArrêté à Almaty;Kazakhstan\n"),
        ("cp1256", "العنوان;البلد\nاعتقال ناشطين;كازاخستان\n"),
        ("cp874", "ชื่อ;ประเทศ\nการจับกุม;ไทย\n"),
    ],
)
def test_the_encoding_that_a_file_probably_has_is_proposed_with_a_sample(
    tmp_path: Path, encoding: str, text: str
) -> None:
    path = a_file(tmp_path, b"Title;Country\n" * 3000 + text.encode(encoding))
    sentence = refused(path)
    assert f"choose the encoding {encoding};" in sentence
    line = 3001 if not text.isascii() and not text.startswith("Title") else 3002
    assert f"Near line {line} " in sentence
    foreign = max(text.split("\n")[line - 3001].split(";"), key=len)[:10]
    assert foreign[4:8] in sentence
    assert rows_in(path, encoding=encoding)[-1].cells == tuple(text.split("\n")[1].split(";"))


def test_a_file_in_no_likely_encoding_asks_for_one(tmp_path: Path) -> None:
    path = a_file(tmp_path, b"Title\n\x81\x8d\x8f\x90\x9d aa\xff\xfe\x00b\n".replace(b"\0", b""))
    assert "say which encoding" in refused(path)


@pytest.mark.parametrize("begin", ["<table><tr><td>Title", "<?xml version='1.0'?><Workbook/>"])
def test_web_pages_that_call_themselves_workbooks_are_said_to_be_ones(
    tmp_path: Path, begin: str
) -> None:
    assert "a web page" in refused(a_file(tmp_path, begin.encode(), "export.xls"))


def test_the_sheet_with_the_table_is_found_and_the_others_are_named(tmp_path: Path) -> None:
    from openpyxl import load_workbook  # noqa: PLC0415  for this test alone

    path = a_workbook(tmp_path, ["Report"], ["by us"])
    book = load_workbook(path)
    book.active.title = "Cover"
    for name in ("2023", "2022"):
        page = book.create_sheet(name)
        page.append(["Title", "Country"])
        page.append([name, "KZ"])
    book.save(path)
    source = open_source(path)
    assert (source.sheet, [row.cells[0] for row in source.rows()]) == ("2023", ["2023"])
    assert "The sheet “2023” is read; the workbook also has: Cover, 2022." in source.notes


def test_what_a_sheet_hides_is_said_and_links_behind_words_are_read(tmp_path: Path) -> None:
    from openpyxl import load_workbook  # noqa: PLC0415  for this test alone
    from openpyxl.comments import Comment  # noqa: PLC0415

    path = a_workbook(tmp_path, ["Title", "Source"], ["A", "Radio"], ["B", "x"])
    book = load_workbook(path)
    page = book.active
    page.row_dimensions[3].hidden = True
    page["B2"].hyperlink = "https://rfa.org/a?b=1&c=2"
    page["A2"].comment = Comment("not sure", "me")
    book.save(path)
    source = open_source(path)
    notes = " ".join(source.notes)
    assert "1 row is hidden" in notes
    assert "comments on cells" in notes
    first = next(source.rows()).cells[1]
    assert isinstance(first, sources.LinkedText)
    assert (first, first.url) == ("Radio", "https://rfa.org/a?b=1&c=2")


def test_a_sheet_that_would_fill_the_memory_is_refused(tmp_path: Path, book: Path) -> None:
    junk = SHEET + b"<x/>" * (5 * 2**20) + b"</sheetData></worksheet>"
    path = packed(tmp_path, {"xl/worksheets/sheet1.xml": junk}, book)
    assert path.stat().st_size < 2**17
    assert "unpacks to more" in refused(path)
    cell = SHEET.replace(b"Title", b"T" * (17 * 2**20)) + b"</sheetData></worksheet>"
    assert "unpacks to more" in refused(packed(tmp_path, {"xl/worksheets/sheet1.xml": cell}, book))


def test_more_texts_than_a_table_has_are_refused_before_they_are_read(
    tmp_path: Path, book: Path
) -> None:
    head = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si>'
    strings = head + b"<r/>" * 7_000_000 + b"</si></sst>"
    path = packed(tmp_path, {"xl/sharedStrings.xml": strings}, book)
    assert path.stat().st_size < 2**18
    assert "unpacks to more" in refused(path)


def test_a_workbook_of_the_strict_kind_says_how_to_save_it(tmp_path: Path, book: Path) -> None:
    names = {
        b"schemas.openxmlformats.org/spreadsheetml/2006": b"purl.oclc.org/ooxml/spreadsheetml",
        b"schemas.openxmlformats.org/officeDocument/2006": b"purl.oclc.org/ooxml/officeDocument",
    }
    strict = {}
    with zipfile.ZipFile(book) as archive:
        for part in archive.namelist():
            text = archive.read(part)
            for ours, theirs in names.items():
                text = text.replace(ours, theirs)
            strict[part] = text
    assert "Strict Open XML" in refused(packed(tmp_path, strict, book))
