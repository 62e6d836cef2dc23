"""Rows of a foreign table as records in our format; every fault is named, nothing is guessed."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from hrd_desk.exchange.record_json import Json
from hrd_desk.i18n import _
from hrd_desk.tables.cell_values import READERS, CellFault, is_nothing, text_of
from hrd_desk.tables.cells import SEPARATOR
from hrd_desk.tables.dates_in import date_in
from hrd_desk.tables.profile import Profile, language_of
from hrd_desk.tables.sources import Cell, LinkedText, SourceRow
from hrd_desk.tables.targets import Kind, Target, target
from hrd_desk.vocabulary.term_names import TermNames, folded

LONGEST_SHOWN = 80
MATCH = "#match"
"""In an entry of a list: the value by which an entry that is there already is found."""
NUMBER = "#number"
"""In an entry of a list: the number in the headings of its columns."""

_SPACED = f" {SEPARATOR} "
_MOST_CELLS_KEPT = 5000
_SURE_MARKS = (";", "\n", "؛")
_BETWEEN_TERMS = [
    re.compile(mark) for mark in (*_SURE_MARKS, "[,،]", "[/+&]", r"(?:[,،/+&]|\s(?:and|и|و\s?))\s*")
]
"""What stands between the terms of a cell; all but the sure marks may stand in a name."""
_SUMS = frozenset(
    {
        *("total", "totals", "sum", "grand total", "subtotal"),
        *("итого", "всего", "сумма", "المجموع", "الإجمالي", "المجموع الكلي"),
    }
)
_KEEP_LINKS = (Kind.LINKS, Kind.ADDRESS)


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
        self.links_lost: Counter[str] = Counter()

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
            if isinstance(cell, LinkedText) and column.target.kind not in _KEEP_LINKS:
                self.links_lost[column.heading] += 1
            self._take(read, parts, column, cell)
        if _is_sum(cells) and not {"country", "start_date"} & read.record.keys():
            sentence = _("This row seems to be the sum of the others, no record.")
            return ReadRow(row.number, problems=[Problem(row.number, "", "", sentence)])
        for part, entries in parts.items():
            read.record[part] = [_numbered(entries[number], number) for number in sorted(entries)]
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
            value = self._value(read, leads_to, cell)
        except CellFault as fault:
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

    def _value(self, read: ReadRow, column: Target, cell: Cell) -> Any:
        match column.kind:
            case Kind.CODE:
                return self._code(column.scheme, text_of(cell))
            case Kind.CODES:
                return self._codes(column.scheme, text_of(cell))
            case Kind.DATE:
                edtf, words = date_in(cell, self._profile.date_order, column.path)
                if words and column.part is None:
                    read.record[f"{column.path}_entered"] = words
                return edtf or None
            case _:
                return None if is_nothing(column.kind, cell) else READERS[column.kind](cell)

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
            for mark in _BETWEEN_TERMS:
                pieces = [piece.strip() for piece in mark.split(cell) if piece.strip()]
                known = [self._terms(scheme, piece) is not None for piece in pieces]
                is_list = mark.pattern in _SURE_MARKS and any(known)
                if len(pieces) > 1 and (all(known) or is_list):
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

    def _question(self, scheme: str, written: str) -> CellFault:
        several = self._names.find(scheme, written)
        sentence = _("No term is called “{written}”.")
        if several:
            sentence = _("“{written}” is the name of several terms.")
        shown = shortened(written.strip())
        return CellFault(sentence.format(written=shown), scheme, written)


def _is_sum(cells: Sequence[Cell]) -> bool:
    """Return whether a row begins as the last one of many sheets does: "Total"."""
    first = next((cell for cell in cells if cell not in (None, "")), None)
    return isinstance(first, str) and folded(first).strip(" :.") in _SUMS


def shortened(cell: Cell) -> str:
    """Return what stands in a cell, short enough for a message."""
    text = " ".join(str(cell if cell is not None else "").split(" "))
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"


# --- values that go into lists of the record ------------------------------------------------------


_Parts = dict[str, dict[int, Json]]
_AFTER_ALL = 1000


def _numbered(entry: Json, number: int) -> Json:
    return entry if MATCH in entry else {**entry, NUMBER: number}


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
