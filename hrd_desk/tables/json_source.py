"""Files of records in JSON, read one by one however long the list is.

A list, objects one after the other (JSON lines) or one object. Objects of other programs are rows
of a table, whose columns are the names in them.
"""

import codecs
import json
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, TextIO

from hrd_desk.errors import InvalidInputError
from hrd_desk.exchange.json_text import read_json
from hrd_desk.exchange.record_json import KNOWN_FIELDS
from hrd_desk.i18n import _
from hrd_desk.tables.cells import SEPARATOR
from hrd_desk.tables.encodings import encoding_of
from hrd_desk.tables.sources import MOST_COLUMNS, Cell, SourceRow, refusal

LONGEST_RECORD = 16 * 2**20
LOOKED_AT = 1000
"""So many objects of another program say which columns there are."""
_READ_AT_ONCE = 2**18
_NO_SPACE = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder()
_GEOJSON = re.compile(r'"type"\s*:\s*"Feature(?:Collection)?"')


def looks_like_json(begin: bytes) -> bool:
    """Return whether a file may hold JSON, by its first bytes."""
    for mark in (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        begin = begin.removeprefix(mark)
    # In UTF-16 every other byte of a bracket and a space is zero.
    return begin.replace(b"\0", b"").lstrip()[:1] in (b"[", b"{")


class JsonSource:
    """One record, or many; their numbers count from 1."""

    heading_row = 0
    sheet = ""
    notes: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()

    def __init__(self, path: Path) -> None:
        """Look whether the first objects are records of ours; raises `InvalidInputError`."""
        self._path = path
        self._size = path.stat().st_size
        self._read = 0
        first = [row.record for row in islice(self._records(), LOOKED_AT)]
        objects = [record for record in first if isinstance(record, dict)]
        self.holds_records = not objects or any(map(_is_ours, objects))
        self.headers: tuple[str, ...] = ()
        if not self.holds_records:
            names = dict.fromkeys(name for one in objects for name in _flat(one))
            self.headers = tuple(islice(names, MOST_COLUMNS))

    def position(self) -> tuple[int, int]:
        """Return how much was read, in characters, and how many bytes there are."""
        return self._read, self._size

    def rows(self) -> Iterator[SourceRow]:
        """Yield the records; one that breaks a rule of JSON has a fault instead."""
        for row in self._records():
            if self.holds_records or row.faults:
                yield row
            elif not isinstance(row.record, dict):
                sentence = _("A record must be a JSON object, like {…}.")
                yield SourceRow(row.number, faults=((-1, sentence),))
            else:
                cells = _flat(row.record)
                beyond = cells.keys() - set(self.headers)
                sentence = _("This row has more cells than there are columns.")
                faults = ((-1, sentence),) if beyond else ()
                yield SourceRow(row.number, tuple(map(cells.get, self.headers)), faults=faults)

    def _records(self) -> Iterator[SourceRow]:
        for number, text in enumerate(self._texts(), 1):
            try:
                record = read_json(text.encode("utf-8", "surrogatepass"))
            except InvalidInputError as error:
                yield SourceRow(number, faults=((-1, error.sentence),))
            else:
                _refuse_other_formats(record)
                yield SourceRow(number, record=record)

    def _texts(self) -> Iterator[str]:
        encoding = encoding_of(self._path, "")
        encoding = "utf-8-sig" if encoding == "utf-8" else encoding
        with self._path.open(encoding=encoding, newline="") as file:
            text = _Text(file)
            is_list = text.peek() == "["
            if is_list:
                text.take()
            while text.peek() not in ("]", ""):
                yield text.value()
                self._read = text.read
                following = text.peek()
                if is_list and following == ",":
                    text.take()
                elif following != ("]" if is_list else "{") and following:
                    raise text.broken()
            if is_list and text.peek() != "]":
                raise text.broken()
            text.take()
            if text.peek():
                raise text.broken()


def _is_ours(record: dict[str, Any]) -> bool:
    """Return whether an object is meant as a record of ours: its names are those of the format."""
    return "format" in record or 2 * len(record.keys() & set(KNOWN_FIELDS)) >= len(record)


def _flat(value: dict[str, Any], before: str = "") -> dict[str, Cell]:
    """Return an object of another program as cells; names within objects follow a point."""
    cells: dict[str, Cell] = {}
    for name, one in value.items():
        if isinstance(one, dict):
            cells |= _flat(one, f"{before}{name}.")
        elif isinstance(one, list):
            parts = [_words(part) for part in one]
            cells[f"{before}{name}"] = f" {SEPARATOR} ".join(part for part in parts if part)
        else:
            cells[f"{before}{name}"] = one if isinstance(one, int | float) else _words(one)
    return cells


def _words(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        # Other programs keep the words of a choice beside its code.
        known = (value.get(name) for name in ("label", "name", "title", "value", "url"))
        return next((str(one) for one in known if isinstance(one, str) and one), "")
    if isinstance(value, list):
        return ", ".join(filter(None, map(_words, value)))
    return "" if value is None else str(value)


class _Text:
    """JSON text that is read as far as the next value needs."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._buffer = ""
        self._at = 0
        self._values = 0
        self.read = 0

    def peek(self) -> str:
        """Return the next character that is no space; "" at the end."""
        while True:
            self._at = _NO_SPACE.match(self._buffer, self._at).end()  # type: ignore[union-attr]  # matches anything
            if self._at < len(self._buffer) or not self._more():
                return self._buffer[self._at : self._at + 1]

    def take(self) -> None:
        """Pass over the next character."""
        self._at += 1

    def value(self) -> str:
        """Return the text of the next value."""
        self.peek()
        self._values += 1
        while (end := _end_of_value(self._buffer, self._at)) is None:
            if len(self._buffer) - self._at > LONGEST_RECORD:
                if _GEOJSON.search(self._buffer, self._at, self._at + _READ_AT_ONCE):
                    raise _no_geojson()
                sentence = _("Record {number} is too long to be a record.")
                raise refusal(sentence.format(number=self._values))
            if not self._more():
                raise self.broken()
        begin, self._at = self._at, end
        return self._buffer[begin:end]

    def broken(self) -> InvalidInputError:
        """Return the refusal of a text that is no JSON here."""
        sentence = _("This is no JSON from record {number} on. Export it again.")
        return refusal(sentence.format(number=max(1, self._values)))

    def _more(self) -> bool:
        """Read on: as much as is waiting already, so that a long value is not tried often."""
        waiting = self._buffer[self._at :]
        try:
            text = self._stream.read(max(_READ_AT_ONCE, len(waiting)))
        except UnicodeError as error:
            raise refusal(_("This is no text in UTF-8. Save it in that encoding.")) from error
        self.read += len(text)
        self._buffer, self._at = waiting + text, 0
        return bool(text)


def _end_of_value(text: str, begin: int) -> int | None:
    """Return where the value ends that begins there; None if it is not whole.

    A number could go on where the reading stopped; records are objects, which cannot.
    """
    try:
        _value, end = _DECODER.raw_decode(text, begin)
    except RecursionError as error:
        raise refusal(_("This JSON is nested too deeply to be a record.")) from error
    except json.JSONDecodeError:
        return None
    except ValueError as error:  # Python refuses whole numbers of thousands of digits
        raise refusal(_("This JSON holds a number that is too long.")) from error
    return end


def _refuse_other_formats(record: Any) -> None:
    if isinstance(record, dict) and record.get("type") in ("FeatureCollection", "Feature"):
        raise _no_geojson()
    if isinstance(record, dict) and len(record) == 1:
        ((name, held),) = record.items()
        if isinstance(held, list) and name not in KNOWN_FIELDS:
            sentence = _(
                "The records stand inside “{name}” in this file. Save that list alone, as a file"
                " that begins with [."
            )
            raise refusal(sentence.format(name=name))


def _no_geojson() -> InvalidInputError:
    return refusal(
        _(
            "This is GeoJSON, which is made for maps and holds no whole records. Import CSV, XLSX"
            " or JSON."
        )
    )
