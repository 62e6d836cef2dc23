"""Tables as text: commas, semicolons or tabs, in any encoding that can be told."""

import codecs
import csv
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from hrd_desk.i18n import _
from hrd_desk.tables.cells import unguarded
from hrd_desk.tables.sources import ReadingOptions, SourceRow, fitted, headings, refusal
from hrd_desk.tables.targets import are_own

DELIMITERS = (",", ";", "\t")
LONGEST_CELL = 1_000_000
LONGEST_LINE = 4_000_000

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LOOKED_AT = 2**16


class CsvSource:
    """A text file of rows; its first row holds the names of the columns."""

    holds_records = False
    notes: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()

    def __init__(self, path: Path, options: ReadingOptions) -> None:
        """Read the headings; raises `InvalidInputError`."""
        self._path = path
        self._size = path.stat().st_size
        self._read = 0
        self._encoding = _encoding(path, options.encoding)
        self._delimiter = options.delimiter or self._likely_delimiter()
        first = next(self._records(), None)
        if first is None:
            raise refusal(_("The file is empty."))
        self.headers = headings(first[1])
        self._is_own = are_own(self.headers)

    def rows(self) -> Iterator[SourceRow]:
        """Yield the rows below the headings; empty ones are passed over."""
        for number, cells in self._records():
            if number > 1 and any(cells):
                # Only our own tables are known to have been guarded.
                texts = [unguarded(cell) for cell in cells] if self._is_own else cells
                yield fitted(number, texts, len(self.headers))

    def position(self) -> tuple[int, int]:
        """Return how much was read, in characters, and how many bytes there are."""
        return self._read, self._size

    def _records(self) -> Iterator[tuple[int, list[str]]]:
        csv.field_size_limit(LONGEST_CELL)
        reader = csv.reader(self._lines(), delimiter=self._delimiter, strict=True)
        number = 0
        while True:
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                raise refusal(_csv_words(str(error), number + 1)) from error
            number += 1
            yield number, cells

    def _lines(self) -> Iterator[str]:
        with self._path.open(encoding=self._encoding, newline="") as text:
            number = 0
            while line := self._line(text, number + 1):
                number += 1
                self._read += len(line)
                yield line

    def _line(self, text: TextIO, number: int) -> str:
        try:
            line = text.readline(LONGEST_LINE)
        except UnicodeError as error:
            raise refusal(_undecodable(self._encoding, number)) from error
        if "\0" in line:
            sentence = _(
                "Line {line} holds characters that are no text (U+0000). Save the table as"
                " CSV in UTF-8."
            )
            raise refusal(sentence.format(line=number))
        if len(line) >= LONGEST_LINE:
            sentence = _("Line {line} is too long to be a row of a table.")
            raise refusal(sentence.format(line=number))
        return line

    def _likely_delimiter(self) -> str:
        line = next(self._lines(), "")
        outside = "".join(line.split('"')[::2])
        return max(DELIMITERS, key=outside.count)


def _encoding(path: Path, wanted: str) -> str:
    with path.open("rb") as file:
        begin = file.read(_LOOKED_AT)
    marked = next((name for mark, name in _MARKS if begin.startswith(mark)), "")
    if marked:
        return marked
    if not wanted:
        return "utf-8"
    try:
        return codecs.lookup(wanted).name
    except LookupError as error:
        sentence = _("No encoding is called “{name}”. Use utf-8, utf-16, cp1252 or cp1251.")
        raise refusal(sentence.format(name=wanted)) from error


def _undecodable(encoding: str, line: int) -> str:
    if encoding.startswith("utf-8"):
        sentence = _(
            "Near line {line} this is no text in UTF-8. Save the table as “CSV UTF-8”, or say which"
            " encoding it has."
        )
        return sentence.format(line=line)
    sentence = _("Near line {line} this is no text in {encoding}. Choose another encoding.")
    return sentence.format(line=line, encoding=encoding)


def _csv_words(reason: str, row: int) -> str:
    if "field larger" in reason:
        sentence = _(
            "Row {row} has a cell of more than {limit} characters; perhaps a quotation mark is"
            " missing before it."
        )
        return sentence.format(row=row, limit=LONGEST_CELL)
    sentence = _("Row {row} cannot be read: a quotation mark stands where none may, or one lacks.")
    return sentence.format(row=row)
