"""Files of records in our own format, read one by one however long the list is."""

import codecs
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

from hrd_desk.errors import InvalidInputError
from hrd_desk.exchange.json_text import read_json
from hrd_desk.i18n import _
from hrd_desk.tables.sources import SourceRow, refusal

LONGEST_RECORD = 16 * 2**20
_READ_AT_ONCE = 2**18
_NO_SPACE = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder()


def looks_like_json(begin: bytes) -> bool:
    """Return whether a file may hold JSON, by its first bytes."""
    return begin.removeprefix(codecs.BOM_UTF8).lstrip()[:1] in (b"[", b"{")


class JsonSource:
    """One record, or a list of records; their numbers count from 1."""

    holds_records = True
    headers: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()

    def __init__(self, path: Path) -> None:
        self._path = path
        self._size = path.stat().st_size
        self._read = 0

    def position(self) -> tuple[int, int]:
        """Return how much was read, in characters, and how many bytes there are."""
        return self._read, self._size

    def rows(self) -> Iterator[SourceRow]:
        """Yield the records; one that breaks a rule of JSON has a fault instead."""
        for number, text in enumerate(self._texts(), 1):
            try:
                record = read_json(text.encode("utf-8", "surrogatepass"))
            except InvalidInputError as error:
                yield SourceRow(number, faults=((-1, error.sentence),))
            else:
                _refuse_other_formats(record)
                yield SourceRow(number, record=record)

    def _texts(self) -> Iterator[str]:
        with self._path.open(encoding="utf-8-sig", newline="") as file:
            text = _Text(file)
            is_list = text.peek() == "["
            if not is_list:
                yield text.value()
            else:
                text.take()
            while is_list and text.peek() != "]":
                yield text.value()
                self._read = text.read
                if text.peek() == ",":
                    text.take()
                elif text.peek() != "]":
                    raise text.broken()
            if is_list:
                text.take()
            if text.peek():
                raise text.broken()


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
    except ValueError:
        return None
    return end


def _refuse_other_formats(record: Any) -> None:
    if isinstance(record, dict) and record.get("type") == "FeatureCollection":
        sentence = _(
            "This is GeoJSON, which is made for maps and holds no whole records. Import CSV, XLSX"
            " or JSON."
        )
        raise refusal(sentence)
