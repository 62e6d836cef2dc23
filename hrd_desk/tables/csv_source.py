"""Tables as text: commas, semicolons or tabs, in any encoding that can be told."""

import csv
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TextIO

from hrd_desk.i18n import _
from hrd_desk.tables.cells import unguarded
from hrd_desk.tables.encodings import encoding_of, undecodable
from hrd_desk.tables.heading_row import LOOKED_AT, found_headings, heading_notes, names_known
from hrd_desk.tables.sources import ReadingOptions, SourceRow, fitted, refusal
from hrd_desk.tables.targets import are_own

DELIMITERS = (",", ";", "\t")
LONGEST_CELL = 1_000_000
LONGEST_LINE = 4_000_000

_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?\s*', re.IGNORECASE)


class CsvSource:
    """A text file of rows; one of the first holds the names of the columns."""

    holds_records = False
    sheet = ""
    sheets: tuple[str, ...] = ()

    def __init__(self, path: Path, options: ReadingOptions) -> None:
        """Read the headings; raises `InvalidInputError`."""
        self._path = path
        self._size = path.stat().st_size
        self._read = 0
        self._encoding = encoding_of(path, options.encoding)
        line = next(self._lines(), "")
        said = _SEPARATOR_LINE.fullmatch(line)
        self._passed_over = int(said is not None)  # Excel's own line, "sep=;"
        self._delimiter = options.delimiter or (said[1] if said else self._likely_delimiter(line))
        first = list(islice(self._records(), self._passed_over, LOOKED_AT))
        if not first:
            raise refusal(_("The file is empty."))
        self.heading_row, self.headers = found_headings(first, options.heading_row)
        self.notes = tuple(heading_notes(self.heading_row - self._passed_over))
        self._is_own = are_own(self.headers)

    def rows(self) -> Iterator[SourceRow]:
        """Yield the rows below the headings; empty ones are passed over."""
        for number, cells in self._records():
            if number > self.heading_row and any(cells):
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
            raise undecodable(self._path, self._encoding, number) from error
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

    def _likely_delimiter(self, line: str) -> str:
        """Return what makes most known names of the first lines, else stands most in the first."""
        lines = list(islice(self._lines(), LOOKED_AT))
        outside = "".join(line.split('"')[::2])
        return max(
            DELIMITERS, key=lambda mark: (names_known(_parted(lines, mark)), outside.count(mark))
        )


def _parted(lines: list[str], delimiter: str) -> list[list[str]]:
    try:
        return list(csv.reader(lines, delimiter=delimiter))
    except csv.Error:
        return []


def _csv_words(reason: str, row: int) -> str:
    if "field larger" in reason:
        sentence = _(
            "Row {row} has a cell of more than {limit} characters; perhaps a quotation mark is"
            " missing before it."
        )
        return sentence.format(row=row, limit=LONGEST_CELL)
    sentence = _("Row {row} cannot be read: a quotation mark stands where none may, or one lacks.")
    return sentence.format(row=row)
