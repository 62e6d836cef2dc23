"""Records as rows of a table."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from hrd_desk.exchange.record_json import PART_FIELDS, PLAIN_FIELDS, Json
from hrd_desk.model.event import CODED_LISTS
from hrd_desk.tables.cells import joined
from hrd_desk.tables.targets import Kind, Target, target
from hrd_desk.vocabulary.term_names import TermNames

Cell = str | int | float | None
Row = list[Cell]
Widths = Mapping[str, tuple[int, frozenset[str]]]

YES = "yes"


class RowWriter:
    """Writes records in our format as rows with the columns `paths`."""

    def __init__(
        self, paths: Sequence[str], names: TermNames, language: str, *, with_codes: bool = False
    ) -> None:
        """Write terms by their paths in `language`, or by their codes."""
        self._targets = [(target(path), target(path).part) for path in paths]
        self._term_words = _term_words(names, language, with_codes=with_codes)
        self.used: dict[tuple[str, str, str], str] = {}

    def row(self, record: Json) -> Row:
        """Return the cells of one record."""
        return [self._cell(_value(record, column, part), column) for column, part in self._targets]

    def _cell(self, value: Any, column: Target) -> Cell:
        if value is None or value in ("", []):
            return None
        if column.kind is Kind.CODES:
            return joined(self._words(column, code) for code in value)
        if column.kind is Kind.CODE:
            return self._words(column, value)
        if column.kind is Kind.YES_NO:
            return YES if value else None
        return value  # type: ignore[no-any-return]  # a text or a number

    def _words(self, column: Target, code: str) -> str:
        """Return a term as it is written, and remember it for the codebook."""
        place = column.part
        column_name = place[2] if place else column.path
        known = (column_name, column.scheme, code)
        if known not in self.used:
            self.used[known] = self._term_words(column.scheme, code)
        return self.used[known]


def _term_words(names: TermNames, language: str, *, with_codes: bool) -> Callable[[str, str], str]:
    def words(scheme: str, code: str) -> str:
        term = names.vocabulary.find(scheme, code)
        return code if with_codes or term is None else names.words(term, language)

    return words


def _value(record: Json, column: Target, of_part: tuple[str, int, str] | None) -> Any:
    if of_part is None:
        return record.get(column.path)
    part, number, name = of_part
    entries = record.get(part) or []
    return entries[number - 1].get(name) if number <= len(entries) else None


def paths_for(widths: Widths, told: Callable[[str], bool] = lambda _name: True) -> list[str]:
    """Return the columns that records of these widths need.

    `told` says of the name of a value or list whether it is in the table at all. The uids of
    parts are left out: a part is known by its place.
    """
    paths = [name for name in (*PLAIN_FIELDS, *CODED_LISTS) if told(name)]
    for part, (attribute, _record, fields) in PART_FIELDS.items():
        most, filled = widths.get(attribute, (0, frozenset()))
        if told(part):
            paths += [
                f"{part}.{number}.{name}"
                for number in range(1, most + 1)
                for name, (column, _reader) in fields.items()
                if column in filled
            ]
    return [*paths, "uid"] if told("uid") else paths
