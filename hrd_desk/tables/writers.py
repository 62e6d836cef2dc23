"""The writers of tables: each takes records one by one and keeps none of them."""

import csv
import datetime
import io
import json
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from hrd_desk.errors import InvalidInputError
from hrd_desk.i18n import N_, _, translator
from hrd_desk.model.field_labels import field_label
from hrd_desk.publishing.bidi import runs_right_to_left
from hrd_desk.publishing.table_files import LONGEST_CELL, MARGIN_OF_COLUMNS, harmless
from hrd_desk.tables.disclosing import Told
from hrd_desk.tables.rows_out import Cell, RowWriter
from hrd_desk.tables.targets import MARKS, label_of

MOST_ROWS, MOST_COLUMNS = 1_048_575, 16_384
_NO_TIME = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
_WIDTH = 18


class TableWriter(Protocol):
    """Takes what is told of records, in their order, and then ends the file."""

    def add(self, told: Told) -> None:
        """Write one record."""

    def finish(self) -> dict[str, int]:
        """End the file; return what it could not carry: a kind of loss and how often."""

    def abandon(self) -> None:
        """Let go of what is open, where the file is not ended."""


class Lines:
    """A text file over a binary one, in UTF-8."""

    def __init__(self, file: BinaryIO, *, with_mark: bool = False) -> None:
        encoding = "utf-8-sig" if with_mark else "utf-8"
        self._wrapper = io.TextIOWrapper(file, encoding=encoding, newline="", write_through=False)
        self.write = self._wrapper.write

    def finish(self) -> None:
        """Write what is waiting and leave the binary file open."""
        self._wrapper.detach()


class CsvWriter:
    """Comma-separated values (RFC 4180); no spreadsheet finds a formula in them."""

    def __init__(
        self, file: BinaryIO, headings: Sequence[str], rows: RowWriter, *, with_mark: bool
    ) -> None:
        self._lines = Lines(file, with_mark=with_mark)
        self._csv = csv.writer(self._lines)
        self._rows = rows
        self._csv.writerow(map(harmless, headings))
        self._width = len(headings)

    def add(self, told: Told) -> None:
        """Write one record."""
        row = [_plain(cell) for cell in self._rows.row(told.record)]
        if len(row) < self._width:
            row.append(harmless("; ".join(told.marks)))
        self._csv.writerow(row)

    def finish(self) -> dict[str, int]:
        """End the file."""
        self._lines.finish()
        return {}

    def abandon(self) -> None:
        """Leave the file as it is."""
        self._lines.finish()


def _plain(cell: Cell) -> str:
    return repr(cell) if isinstance(cell, float) else harmless(cell)


class XlsxWriter:
    """A workbook: the records, what the columns mean, what the codes mean."""

    def __init__(
        self, file: BinaryIO, paths: Sequence[str], rows: RowWriter, language: str, folder: Path
    ) -> None:
        """Write to `file`; what waits meanwhile lies in a folder of its own in `folder`."""
        import xlsxwriter  # noqa: PLC0415  loaded by those who need it

        self._waiting = tempfile.TemporaryDirectory(prefix=".", suffix=".part", dir=folder)
        options = {"constant_memory": True, "tmpdir": self._waiting.name, "use_zip64": True}
        options |= {"strings_to_formulas": False, "strings_to_urls": False}
        self._book = xlsxwriter.Workbook(file, {**options, "strings_to_numbers": False})
        self._book.set_properties({"created": _NO_TIME})
        self._head = self._book.add_format({"bold": True, "bottom": 1, "valign": "top"})
        self._words = self._book.add_format({"valign": "top", "num_format": "@"})
        self._say = translator(language)
        self._is_right = runs_right_to_left(language)
        self._paths, self._rows = paths, rows
        self._cut = 0
        self._page = self._sheet(N_("Events"), [*self._headings(), *self._marks()])
        self._number = 0

    def _marks(self) -> list[str]:
        return [] if "uid" in self._paths else [self._say(MARKS)]

    def _headings(self) -> list[str]:
        return [label_of(path, self._say) for path in self._paths]

    def _sheet(self, name: str, headings: Sequence[str]) -> Any:
        page = self._book.add_worksheet(self._say(name))
        if self._is_right:
            page.right_to_left()
        page.freeze_panes(1, 1)
        page.set_column(0, max(0, len(headings) - 1), _WIDTH + MARGIN_OF_COLUMNS)
        for column, heading in enumerate(headings):
            page.write_string(0, column, heading, self._head)
        return page

    def add(self, told: Told) -> None:
        """Write one record."""
        self._number += 1
        row = self._rows.row(told.record)
        marks = ["; ".join(told.marks)] if self._marks() else []
        self._fill(self._page, self._number, [*row, *marks])

    def _fill(self, page: Any, number: int, row: Iterable[Cell]) -> None:
        for column, cell in enumerate(row):
            if isinstance(cell, int | float):
                page.write_number(number, column, cell)
            elif cell:
                self._cut += len(cell) > LONGEST_CELL
                page.write_string(number, column, cell[:LONGEST_CELL], self._words)

    def finish(self) -> dict[str, int]:
        """Write the two sheets that explain the first, and end the file."""
        say = self._say
        page = self._sheet(N_("Columns"), [say(N_("Column")), say(N_("Name"))])
        for number, path in enumerate(self._paths, 1):
            self._fill(page, number, [label_of(path, say), path])
        headings = [say(N_("Field")), say(N_("List")), say(N_("Code")), say(N_("Meaning"))]
        page = self._sheet(N_("Codebook"), headings)
        for number, (key, words) in enumerate(sorted(self._rows.used.items()), 1):
            name, scheme, code = key
            self._fill(page, number, [field_label(name, say), scheme, code, words])
        self._book.close()
        self._waiting.cleanup()
        return {"cut": self._cut} if self._cut else {}

    def abandon(self) -> None:
        """Remove what was waiting for the end of the file."""
        for page in self._book.worksheets():
            page.row_data_fh.close()
        self._waiting.cleanup()


class JsonWriter:
    """A list of records in our format, one a line."""

    def __init__(self, file: BinaryIO) -> None:
        self._lines = Lines(file)
        self._begin = "[\n"

    def add(self, told: Told) -> None:
        """Write one record."""
        self._lines.write(self._begin + json.dumps(told.record, ensure_ascii=False))
        self._begin = ",\n"

    def finish(self) -> dict[str, int]:
        """End the list."""
        self._lines.write("[]\n" if self._begin == "[\n" else "\n]\n")
        self._lines.finish()
        return {}

    def abandon(self) -> None:
        """Leave the file as it is."""
        self._lines.finish()


class GeoJsonWriter:
    """A FeatureCollection (RFC 7946): one feature for each record, at its main place."""

    def __init__(self, file: BinaryIO, paths: Sequence[str], rows: RowWriter) -> None:
        self._lines = Lines(file)
        self._begin = '{"type": "FeatureCollection", "features": [\n'
        self._paths, self._rows = paths, rows
        self._without_point = 0

    def add(self, told: Told) -> None:
        """Write one record; without coordinates it has no geometry, and is there all the same."""
        cells = zip(self._paths, self._rows.row(told.record), strict=True)
        feature: dict[str, Any] = {"type": "Feature"}
        if "uid" in told.record:
            feature["id"] = told.record["uid"]
        point = _main_point(told.record.get("places") or [])
        self._without_point += point is None
        feature["geometry"] = point
        properties: dict[str, Any] = {path: cell for path, cell in cells if cell is not None}
        if told.marks:
            properties["marks"] = "; ".join(told.marks)
        feature["properties"] = properties
        self._lines.write(self._begin + json.dumps(feature, ensure_ascii=False))
        self._begin = ",\n"

    def finish(self) -> dict[str, int]:
        """End the collection."""
        head = '{"type": "FeatureCollection", "features": ['
        self._lines.write(f"{head}]}}\n" if self._begin.startswith("{") else "\n]}\n")
        self._lines.finish()
        return {"without-point": self._without_point} if self._without_point else {}

    def abandon(self) -> None:
        """Leave the file as it is."""
        self._lines.finish()


def _main_point(places: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    with_point = [place for place in places if place.get("lat") is not None]
    main = next((place for place in with_point if place.get("primary")), None)
    main = main or next(iter(with_point), None)
    return main and {"type": "Point", "coordinates": [main["lon"], main["lat"]]}


def refuse_too_large(rows: int, columns: int) -> None:
    """Raise `InvalidInputError` where a workbook cannot hold a table."""
    if rows > MOST_ROWS or columns > MOST_COLUMNS:
        sentence = _(
            "A workbook holds {rows} rows and {columns} columns at most. Choose CSV or JSON,"
            " or export fewer records."
        )
        raise InvalidInputError("format", sentence.format(rows=MOST_ROWS, columns=MOST_COLUMNS))
