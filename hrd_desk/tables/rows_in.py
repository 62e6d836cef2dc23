"""Rows of a foreign table as records in our format; every fault is named, nothing is guessed."""

import datetime
import math
import re
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from hrd_desk.errors import HrdDeskError, InvalidInputError
from hrd_desk.exchange.record_json import Json
from hrd_desk.geocoding.coordinates import read_coordinates
from hrd_desk.i18n import _
from hrd_desk.model.counts_text import read_count
from hrd_desk.model.date_reading import read_date, understand_date
from hrd_desk.tables.cells import SEPARATOR, number_words
from hrd_desk.tables.profile import Profile, language_of
from hrd_desk.tables.sources import Cell, SourceRow
from hrd_desk.tables.targets import Kind, Target, target
from hrd_desk.vocabulary.term_names import TermNames

LONGEST_SHOWN = 80
MATCH = "match"
"""In an entry of a list: the value by which an entry that is there already is found."""

_YES = frozenset({"yes", "true", "1", "x", "да", "y"})
_NO = frozenset({"no", "false", "0", "", "нет", "n"})
_NUMERIC_DATE = re.compile(r"([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{2}|[0-9]{4})")
_FROM_TO = re.compile(r"([0-9]{4}[-/0-9]*)[~:]([0-9]{4}[-/0-9]*)")
_MARKDOWN_LINK = re.compile(r"\[((?:[^\]\\]|\\.)*)\]\(([^)\s]*)\)")
_BARE_LINK = re.compile(r"https?://\S+")
_ESCAPE = re.compile(r"\\([\\\[\]])")
_SPACED = f" {SEPARATOR} "
_LARGEST = 2**31
_MOST_CELLS_KEPT = 5000
_LONGEST_WORDS = 100
_ANY_DAY = datetime.date(2000, 1, 1)
"""Stands for today where a date was read that does not depend on it."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in a row: its number, the heading ("" for the row), what stands there, why.

    `scheme` is the list of terms where a term is not known or not clear.
    """

    row: int
    heading: str
    written: str
    sentence: str
    scheme: str = ""


@dataclass(slots=True)
class ReadRow:
    """A row as it was read; `record` holds only what the table has a value for."""

    number: int
    record: Json = field(default_factory=dict)
    external_id: str = ""
    titles: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


class _Fault(Exception):  # noqa: N818  no error of the program: caught where cells are read
    def __init__(self, sentence: str, scheme: str = "", written: str = "") -> None:
        super().__init__(sentence)
        self.sentence, self.scheme, self.written = sentence, scheme, written


@dataclass(frozen=True, slots=True)
class _Column:
    """A column that is read: its heading and place, where it leads, and the part it is of."""

    heading: str
    place: int
    target: Target
    part: tuple[str, int, str] | None


class RowReader:
    """Reads the rows of one table by a profile."""

    def __init__(self, headers: Sequence[str], profile: Profile, names: TermNames) -> None:
        self._columns = [
            _Column(heading, place, target(path), target(path).part)
            for place, heading in enumerate(headers)
            for path in [profile.columns.get(heading, "")]
            if path
        ]
        self._known: dict[tuple[str, str], tuple[str, ...]] = {}
        self._headers = headers
        self._profile = profile
        self._names = names

    @property
    def leads_anywhere(self) -> bool:
        """Whether some column leads to a field of the record."""
        return bool(self._columns)

    def read(self, row: SourceRow) -> ReadRow:
        """Return the row as a record, with everything that is wrong with it."""
        read = ReadRow(row.number)
        for place, sentence in row.faults:
            heading = self._headers[place] if place >= 0 else ""
            if place < 0 or self._profile.columns.get(heading):
                read.problems.append(Problem(row.number, heading, "", sentence))
        faulty = {place for place, _sentence in row.faults}
        parts: dict[str, dict[int, Json]] = {}
        cells = row.cells
        for column in self._columns:
            place = column.place
            cell = cells[place] if place < len(cells) else None
            if cell is None or cell == "" or place in faulty:
                continue
            self._take(read, parts, column, cell)
        for part, entries in parts.items():
            read.record[part] = [entries[number] for number in sorted(entries)]
        if not (read.record or read.titles or read.problems):
            sentence = _("Nothing stands in the columns that lead to a field of the record.")
            read.problems.append(Problem(row.number, "", "", sentence))
        return read

    def _take(
        self,
        read: ReadRow,
        parts: dict[str, dict[int, Json]],
        column: _Column,
        cell: Cell,
    ) -> None:
        leads_to, heading = column.target, column.heading
        try:
            value = self._value(leads_to, cell)
        except _Fault as fault:
            written = shortened(fault.written or cell)
            read.problems.append(
                Problem(read.number, heading, written, fault.sentence, fault.scheme)
            )
            return
        if value is None:
            return
        if column.part is not None:
            part, number, name = column.part
            parts.setdefault(part, {}).setdefault(number, {})[name] = value
        elif leads_to.kind in _SPECIAL_TAKERS:
            _SPECIAL_TAKERS[leads_to.kind](read, parts, value)
        elif leads_to.kind is Kind.DATE:
            _take_date(read, leads_to.path, (cell, value))
        elif leads_to.path in read.record and language_of(heading):
            self._compare(read, heading, leads_to, value)
        else:
            read.record[leads_to.path] = value

    def _compare(self, read: ReadRow, heading: str, column: Target, value: Any) -> None:
        """Note where the languages of one value say different things; texts have one language."""
        known = read.record[column.path]
        is_same = set(value) == set(known) if isinstance(value, list) else value == known
        if column.kind is not Kind.TEXT and not is_same:
            sentence = _("The columns of this field for several languages differ.")
            read.problems.append(Problem(read.number, heading, shortened(str(value)), sentence))

    def _value(self, column: Target, cell: Cell) -> Any:
        match column.kind:
            case Kind.CODE:
                return self._code(column.scheme, _text(cell))
            case Kind.CODES:
                return self._codes(column.scheme, _text(cell))
            case Kind.DATE:
                return self._date(column, cell)
            case _:
                return _READERS[column.kind](cell)

    def _date(self, column: Target, cell: Cell) -> str:
        if isinstance(cell, datetime.date):
            return cell.isoformat()
        text = _text(cell).strip()
        text = in_order(text, self._profile.date_order)
        if match := _FROM_TO.fullmatch(text):
            text = f"{match[1]}/{match[2]}"
        try:
            return read_date(text, column.path).edtf
        except InvalidInputError as error:
            raise _Fault(error.sentence) from error

    # --- terms ------------------------------------------------------------------------------------

    def _code(self, scheme: str, written: str) -> str | None:
        found = self._terms(scheme, written)
        if found is None:
            raise self._question(scheme, written)
        return found or None

    def _codes(self, scheme: str, cell: str) -> list[str] | None:
        """Return the codes of a cell; tables say the same few things again and again."""
        key = (scheme, cell)
        if key not in self._known:
            if len(self._known) >= _MOST_CELLS_KEPT:
                self._known.clear()
            self._known[key] = self._read_codes(scheme, cell)
        return list(self._known[key]) or None

    def _read_codes(self, scheme: str, cell: str) -> tuple[str, ...]:
        codes: dict[str, None] = {}
        for written in self._pieces(scheme, cell):
            found = self._terms(scheme, written)
            if found is None:
                raise self._question(scheme, written)
            codes |= {found: None} if found else {}
        return tuple(codes)

    def _pieces(self, scheme: str, cell: str) -> list[str]:
        """Return the terms that stand in one cell, with their outer spaces."""
        if SEPARATOR in cell:
            pieces = cell.split(_SPACED if _SPACED in cell else SEPARATOR)
            return [piece for piece in pieces if piece.strip()]
        if self._terms(scheme, cell) is None:
            for mark in (";", "\n", ","):
                pieces = [piece.strip() for piece in cell.split(mark) if piece.strip()]
                known = [self._terms(scheme, piece) is not None for piece in pieces]
                if len(pieces) > 1 and (all(known) or (mark != "," and any(known))):
                    return pieces
        return [cell]

    def _terms(self, scheme: str, written: str) -> str | None:
        """Return the code that is meant; "" where the answer was to leave it out, None: ask."""
        answers = self._profile.answers.get(scheme, {})
        for known in (written, written.strip()):
            if known in answers:
                return answers[known]
        found = self._names.find(scheme, written)
        return found[0].code if len(found) == 1 else None

    def _question(self, scheme: str, written: str) -> _Fault:
        several = self._names.find(scheme, written)
        sentence = _("No term is called “{written}”.")
        if several:
            sentence = _("“{written}” is the name of several terms.")
        shown = shortened(written.strip())
        return _Fault(sentence.format(written=shown), scheme, written)


def in_order(text: str, order: str) -> str:
    """Return three numbers, like 1/5/2023, as a date whose order ("dmy", "mdy") is known.

    Any other text, and any text where `order` is "", comes back as it is.
    """
    match = _NUMERIC_DATE.fullmatch(text)
    if match is None or not order:
        return text
    day, month = (match[1], match[2]) if order == "dmy" else (match[2], match[1])
    return f"{day}.{month}.{match[3]}"


def shortened(cell: Cell) -> str:
    """Return what stands in a cell, short enough for a message."""
    text = " ".join(str(cell if cell is not None else "").split(" "))
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"


# --- single values --------------------------------------------------------------------------------


def _text(cell: Cell) -> str:
    return number_words(cell) if isinstance(cell, int | float) else str(cell)


def _whole(cell: Cell) -> int:
    text = _text(cell).strip()
    if not re.fullmatch(r"[0-9]{1,10}", text) or int(text) >= _LARGEST:
        raise _Fault(_("This must be a whole number, 0 or more."))
    return int(text)


def _number(cell: Cell) -> float:
    if isinstance(cell, int | float):
        return float(cell)
    text = _text(cell).strip().replace("\u2212", "-")
    if text.count(",") == 1 and "." not in text:
        text = text.replace(",", ".")
    try:
        number = float(text)
    except ValueError as error:
        raise _Fault(_("This must be a number, like 43.25.")) from error
    if not math.isfinite(number):
        raise _Fault(_("This must be a number, like 43.25."))
    return number


def _yes_no(cell: Cell) -> bool:
    text = _text(cell).strip().casefold()
    if text not in _YES | _NO:
        raise _Fault(_("This must be yes or no."))
    return text in _YES


def _uid(cell: Cell) -> str:
    try:
        return str(uuid.UUID(_text(cell).strip()))
    except ValueError as error:
        raise _Fault(_("This is no identifier of a record of HRD Desk.")) from error


def _external_id(cell: Cell) -> str:
    text = _text(cell).strip()
    if len(text) > 200:  # noqa: PLR2004  as long as the desk keeps it
        raise _Fault(_("This is too long to be an identifier."))
    return text


def _people(cell: Cell) -> Json:
    try:
        found = read_count(_text(cell))
    except InvalidInputError as error:
        raise _Fault(error.sentence) from error
    bounds = {"min": found.minimum, "max": found.maximum}
    entry = {"role": "affected", **bounds, "words": found.words}
    return {name: value for name, value in entry.items() if value not in (None, "")}


def _point(cell: Cell) -> tuple[float, float]:
    text = _text(cell).strip()
    pair = text.split(SEPARATOR)
    if len(pair) == 2:  # noqa: PLR2004  latitude, longitude
        latitude, longitude = _number(pair[0]), _number(pair[1])
        if abs(latitude) <= 90 and abs(longitude) <= 180:  # noqa: PLR2004  degrees
            return latitude, longitude
        raise _Fault(_("These degrees lie on no globe: latitude first, from -90 to 90."))
    try:
        found = read_coordinates(text)
    except HrdDeskError as error:
        raise _Fault(error.sentence) from error
    if found is None:
        raise _Fault(_("These are no coordinates. Write them like 43.25, 76.95."))
    return found.latitude_deg, found.longitude_deg


def _links(cell: Cell) -> list[Json]:
    """Return the sources in a text: markdown links, bare addresses, lines of words."""
    text, sources = _text(cell), []
    for line in text.splitlines():
        found = _MARKDOWN_LINK.findall(line)
        for words, url in found:
            sources.append({"source_name": _ESCAPE.sub(r"\1", words), "url": url})
        rest = _MARKDOWN_LINK.sub(" ", line)
        sources += [{"url": url.rstrip(".,;)")} for url in _BARE_LINK.findall(rest)]
        rest = _BARE_LINK.sub(" ", rest).strip(" \t,;|-*•")
        if rest and not found:
            sources.append({"source_name": _ESCAPE.sub(r"\1", rest)})
    return [{name: value for name, value in one.items() if value} for one in sources]


def _titles(cell: Cell) -> list[str]:
    return [title.strip() for title in _text(cell).split(SEPARATOR) if title.strip()]


_READERS: dict[Kind, Callable[[Cell], Any]] = {
    Kind.TEXT: _text,
    Kind.WHOLE: _whole,
    Kind.NUMBER: _number,
    Kind.YES_NO: _yes_no,
    Kind.UID: _uid,
    Kind.EXTERNAL_ID: _external_id,
    Kind.PEOPLE: _people,
    Kind.POINT: _point,
    Kind.LINKS: _links,
    Kind.TITLES: _titles,
}


# --- values that go into lists of the record ------------------------------------------------------


def _take_date(read: ReadRow, path: str, given: tuple[Cell, str]) -> None:
    """Keep the words of a date beside it where they say more: another calendar, the night."""
    cell, edtf = given
    read.record[path] = edtf
    if isinstance(cell, str) and any(letter.isalpha() for letter in cell):
        reading = understand_date(cell, _ANY_DAY, path)
        words = " ".join(cell.split())
        if (reading.calendar or reading.says_more) and len(words) <= _LONGEST_WORDS:
            read.record[f"{path}_entered"] = words


_Parts = dict[str, dict[int, Json]]
_AFTER_ALL = 1000


def _append(parts: _Parts, part: str, entry: Json) -> None:
    entries = parts.setdefault(part, {})
    entries[max(_AFTER_ALL, *entries, 0) + 1] = entry


def _take_people(_read: ReadRow, parts: _Parts, entry: Json) -> None:
    _append(parts, "counts", {**entry, MATCH: "role"})


def _take_point(_read: ReadRow, parts: _Parts, point: tuple[float, float]) -> None:
    first = parts.setdefault("places", {}).setdefault(1, {"primary": True})
    first |= {"lat": point[0], "lon": point[1]}


def _take_links(_read: ReadRow, parts: _Parts, sources: list[Json]) -> None:
    for source in sources:
        _append(parts, "citations", {**source, MATCH: "url" if "url" in source else "source_name"})


def _take_titles(read: ReadRow, _parts: _Parts, titles: list[str]) -> None:
    read.titles += titles


def _take_external_id(read: ReadRow, _parts: _Parts, external_id: str) -> None:
    read.external_id = external_id


_SPECIAL_TAKERS: dict[Kind, Callable[[ReadRow, _Parts, Any], None]] = {
    Kind.PEOPLE: _take_people,
    Kind.POINT: _take_point,
    Kind.LINKS: _take_links,
    Kind.TITLES: _take_titles,
    Kind.EXTERNAL_ID: _take_external_id,
}
