"""Appendices as CSV and XLSX; no program that opens them finds a formula or a link to follow."""

import csv
import datetime
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from unicodedata import east_asian_width

from hrd_desk.publishing.appendix import Appendix, Cell, Sheet
from hrd_desk.publishing.bidi import runs_right_to_left
from hrd_desk.publishing.orders import Order, PaperSize
from hrd_desk.publishing.zipped import zipped_again

FORMULA = re.compile(r"'*[\s\u200b-\u200f]*[=+\-@\uff0b\uff0d\uff1d\uff20]")
"""How a cell begins that a spreadsheet may take for a formula, in any width, guarded or not."""

_INNER_FORMULA = r"[^\S\r\n\t]*[=+\-@\uff0b\uff0d\uff1d\uff20](?=[^;\t\r\n]*[(|!])"
INNER_FORMULA = re.compile(rf"(?<=[;\t\r\n])(?='*[\u200b-\u200f]*{_INNER_FORMULA})")
"""Where one begins inside of a cell for programs that part cells by semicolons or tabs, as in most
languages: these see no quotes there. Only what calls something, so that lists stay lists."""

GUARD_OF_INNER = re.compile(rf"(?<=[;\t\r\n])'(?='*[\u200b-\u200f]*{_INNER_FORMULA})")
"""The apostrophe that was put before such a one."""

LONGEST_CELL = 32_767
"""Characters that a cell of XLSX can hold."""

_LONGEST_NAME = 31
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_FIRST_OF_WORKBOOKS = datetime.date(1900, 3, 1)
"""Before it the days of a workbook are no days of the calendar."""

_NO_TIME = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
_WIDEST = 60
_LINE_PT, _MOST_LINES = 15, 27
"""A line of a cell; more lines than these a row cannot hold."""
_OF_A_PAGE = 130
"""Columns that are so wide together are printed on pages side by side."""
_PAPERS = {PaperSize.A4: 9, PaperSize.LETTER: 1}


def csv_file(appendix: Appendix) -> bytes:
    """Return the first table as CSV in UTF-8, told apart by its first bytes; counts in one.

    A file of counts has one line for each count: table, row, column and number.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerows([harmless(cell) for cell in row] for row in _csv_rows(appendix))
    return stream.getvalue().encode("utf-8-sig")


def harmless(cell: Cell) -> str:
    """Return a cell that no spreadsheet runs: an apostrophe stands before what looks like one."""
    if cell is None:
        return ""
    if not isinstance(cell, str):
        return str(cell)
    text = INNER_FORMULA.sub("'", cell)
    return f"'{text}" if FORMULA.match(text) else text


def _csv_rows(appendix: Appendix) -> Iterator[Iterable[Cell]]:
    first = appendix.sheets[0]
    if not first.note:
        yield first.columns
        yield from first.rows
        return
    yield appendix.count_columns
    counts = [sheet for sheet in appendix.sheets if sheet.note]
    for sheet in counts:
        for row in sheet.rows:
            for heading, cell in zip(sheet.columns[1:], row[1:], strict=True):
                yield sheet.note, row[0], heading, cell


def xlsx_file(appendix: Appendix, order: Order) -> bytes:
    """Return a workbook with one sheet for each table; the same tables give the same bytes."""
    import xlsxwriter  # noqa: PLC0415  loaded by those who need it

    stream = io.BytesIO()
    # Its temporary files would lie unencrypted on the disk.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(stream, {**options, "strings_to_numbers": False})
    book.set_properties(
        {
            "title": appendix.title[:255],
            "author": order.metadata.author[:255],
            "keywords": order.metadata.keywords[:255],
            "created": _NO_TIME,
        }
    )
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    words = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    # Away from the words beside it, on whichever side these begin.
    aside = {"align": "right", "indent": 1}
    number = book.add_format({"valign": "top", "num_format": "0", **aside})
    day = book.add_format({"valign": "top", "num_format": "yyyy-mm-dd", **aside})
    taken: set[str] = set()
    for sheet in appendix.sheets:
        page = book.add_worksheet(_sheet_name(sheet.name, taken))
        if runs_right_to_left(appendix.language):
            page.right_to_left()
        page.set_paper(_PAPERS[order.paper])
        _fill(page, sheet, (head, words, number, day))
    book.close()
    return zipped_again(stream.getvalue())


MARGIN_OF_COLUMNS = 1e-6 - 5 / 7
"""Makes a width a whole number in the file: 23.7109375 is a latitude of Dhaka to the last look."""


def _fill(page: Any, sheet: Sheet, formats: tuple[Any, ...]) -> None:
    head, words, number, day = formats
    top = 0
    widths = list(_widths(sheet))
    for column, width in enumerate(widths):
        page.set_column(column, column, width + MARGIN_OF_COLUMNS)
    if sheet.note:
        page.write_string(0, 0, _cut(sheet.note))
        top = 2
    for column, heading in enumerate(sheet.columns):
        page.write_string(top, column, _cut(heading), head)
    _make_high(page, top, sheet.columns, widths)
    _set_pages(page, top, widths)
    page.freeze_panes(top + 1, 1)
    if sheet.rows:
        page.autofilter(top, 0, top + len(sheet.rows), len(sheet.columns) - 1)
    for place, row in enumerate(sheet.rows, start=top + 1):
        _make_high(page, place, row, widths)
        for column, cell in enumerate(row):
            if isinstance(cell, int):
                page.write_number(place, column, cell, number)
            elif isinstance(cell, datetime.date) and cell >= _FIRST_OF_WORKBOOKS:
                page.write_datetime(place, column, cell, day)
            elif cell:
                page.write_string(place, column, _cut(str(cell)), words)


def _make_high(page: Any, place: int, row: Iterable[Cell], widths: Iterable[int]) -> None:
    """Give a row the height of its longest cell: not every program does when it opens a file."""
    cells = zip(row, widths, strict=True)
    lines = max((_lines(str(cell), width) for cell, width in cells if cell), default=1)
    if lines > 1:
        page.set_row(place, min(lines, _MOST_LINES) * _LINE_PT)


def _lines(text: str, width: int) -> int:
    """Return about how many lines a text has in a column; words leave some room at the ends."""
    room = width - 1 if width < _WIDEST else width - 6
    return sum(max(1, -(-_letters(line) // room)) for line in _cut(text).split("\n"))


def _letters(line: str) -> int:
    """Return how wide a line is; letters of Chinese, Japanese and Korean count twice."""
    wide = 0 if line.isascii() else sum(east_asian_width(letter) in "WF" for letter in line)
    return len(line) + wide


def _set_pages(page: Any, top: int, widths: Sequence[int]) -> None:
    """Have pages begin with the headings; those of wide tables with the first column as well."""
    page.repeat_rows(top)
    if sum(widths) > _OF_A_PAGE:
        page.set_landscape()
        page.repeat_columns(0)
    else:
        page.fit_to_pages(1, 0)


def _sheet_name(name: str, taken: set[str]) -> str:
    """Return a name that a workbook takes, unlike those that are there."""
    plain = (
        " ".join(_NOT_IN_NAMES.sub(" ", name).split()).strip("' ")[:_LONGEST_NAME].strip("' ")
        or "1"
    )
    found, number = plain, 2
    while found.casefold() in taken:
        end = f" {number}"
        found, number = plain[: _LONGEST_NAME - len(end)] + end, number + 1
    taken.add(found.casefold())
    return found


def _widths(sheet: Sheet) -> Iterator[int]:
    for column, heading in enumerate(sheet.columns):
        cells = (str(row[column] or "") for row in sheet.rows)
        longest = max((_letters(line) for cell in cells for line in cell.split("\n")), default=0)
        yield min(_WIDEST, max(10, longest + 2, min(len(heading) + 2, 24)))


def _cut(text: str) -> str:
    """Return what fits into a cell; a sign tells that more was there."""
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - 3] + "[…]"
