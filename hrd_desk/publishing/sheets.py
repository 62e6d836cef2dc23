"""Statistics as sheets: labelled numbers with what finds the records behind each, and as CSV."""

import csv
import datetime
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from hrd_desk.i18n import N_
from hrd_desk.model.query import Query, all_of, has_typed_words, of_event, of_found
from hrd_desk.publishing.joining import told_apart
from hrd_desk.publishing.open_order import in_open_order
from hrd_desk.publishing.speech import Speech
from hrd_desk.publishing.suppression import withheld_cells
from hrd_desk.publishing.table_files import harmless
from hrd_desk.storage.counted_places import CountedPlace
from hrd_desk.storage.dimensions import TITLES, Dimension, Group, missing_query
from hrd_desk.storage.people import People
from hrd_desk.storage.statistics import Crossing, Line, Statistics, Table, Unit
from hrd_desk.vocabulary.vocabulary import Vocabulary

NOT_RECORDED = N_("(not recorded)")
_NO_SENSITIVE_PLACES = N_(
    "Places and records that may be passed on only encrypted are not on the map."
)
UNITS = {
    Unit.EVENTS: N_("Events"),
    Unit.VIOLATIONS: N_("Violations"),
    Unit.PEOPLE: N_("People"),
}


class Shape(Enum):
    """How a sheet is drawn."""

    BARS = auto()
    MONTHS = auto()
    HEAT = auto()
    MAP = auto()


@dataclass(frozen=True, slots=True)
class Cell:
    """A number, the largest it may be where that differs, and what finds its records.

    `is_open`: there may be more. `is_withheld`: it is not shown, to protect people in small groups.
    `query` finds `records`: more than are counted where they update or repeat others.
    """

    count: int
    at_most: int | None = None
    is_open: bool = False
    query: Query | None = None
    is_withheld: bool = False
    records: int = 0


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A label and its numbers; `depth` is how far a narrower term stands in.

    `point` is where a place lies: latitude and longitude in degrees, rounded.
    """

    label: str
    cells: tuple[Cell, ...]
    depth: int = 0
    is_rest: bool = False
    key: str = ""
    point: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of numbers under heads, the first of which is that of the labels.

    `total` is counted by itself, because rows may overlap: it is what shares are of. `notes` say
    what was counted and what was left out. Where `is_split` the rows add up to the total.
    """

    title: str
    subtitle: str
    heads: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    total: Cell
    notes: tuple[str, ...]
    shape: Shape
    is_split: bool = False
    has_totals: bool = False
    has_shares: bool = True
    countries: tuple[str, ...] = ()
    """What a map is about: codes of ISO 3166-1."""


class SheetMaker:
    """Words statistics in one language; numbers from 1 below `smallest` are withheld."""

    def __init__(
        self,
        statistics: Statistics,
        vocabulary: Vocabulary,
        speech: Speech,
        smallest: int = 0,
        *,
        asked: str = "",
        day: datetime.date | None = None,
    ) -> None:
        """`asked` is the search of the statistics as it is typed, `day` that of the count."""
        self._asked, self._day = asked, day
        self._statistics = statistics
        self._vocabulary = vocabulary
        self._speech = speech
        self._smallest = smallest

    def table(self, table: Table) -> Sheet:
        """Return numbers by one dimension."""
        rows = [self._row(line.group, (line,)) for line in table.lines]
        if table.missing.count or (table.missing.people and table.missing.people.known):
            rows.append(self._row(None, (table.missing,), table.dimension))
        by_time = table.dimension in (Dimension.MONTH, Dimension.YEAR)
        is_months = table.dimension is Dimension.MONTH and len(table.lines) > 1
        is_by_size = not by_time and not any(row.depth for row in rows)
        if is_by_size:
            rows.sort(key=lambda row: (row.is_rest, -row.cells[0].count))
        head = self._say(TITLES[table.dimension])
        unit = self._say(UNITS[table.unit])
        sheet = Sheet(
            title=self._say(
                N_("{unit} by {what}"), unit=self._unit(table.unit, table.role), what=head.lower()
            ),
            subtitle=self._subtitle(table.unit, is_split=table.is_split),
            heads=(head, unit),
            rows=tuple(rows),
            total=_cell(table.total, self._statistics.query),
            notes=self.notes(table.unit, table.total),
            shape=Shape.MONTHS if is_months else Shape.BARS,
            is_split=table.is_split,
        )
        sheet = self._protected(sheet)
        return _told_first(sheet) if is_by_size else sheet

    def crossing(self, crossing: Crossing, down: Dimension, across: Dimension) -> Sheet:
        """Return numbers by two dimensions, with totals that are counted, not added up."""
        if self._smallest > 1:
            crossing = in_open_order(crossing, (down, across), self._label)
        own = self._statistics.query
        columns = [_group_query(group, across) for group in crossing.columns]
        rows = []
        for group, cells, total in zip(
            crossing.rows, crossing.cells, crossing.row_totals, strict=True
        ):
            query = _group_query(group, down)
            lines = [
                _cell(line, _behind(own, line, query, column))
                for line, column in zip(cells, columns, strict=True)
            ]
            last = _cell(total, _behind(own, total, query))
            rows.append(self._labelled(group, (*lines, last)))
        totals = [
            _cell(line, _behind(own, line, column))
            for line, column in zip(crossing.column_totals, columns, strict=True)
        ]
        whole = _cell(crossing.total, own)
        rows.append(SheetRow(self._say(N_("All")), (*totals, whole), is_rest=True, key="total"))
        names = [self._label(group) for group in crossing.columns]
        title = self._say(
            N_("{unit} by {rows} and {columns}"),
            unit=self._unit(crossing.unit, crossing.role),
            rows=self._say(TITLES[down]).lower(),
            columns=self._say(TITLES[across]).lower(),
        )
        sheet = Sheet(
            title=title,
            subtitle=self._subtitle(crossing.unit, is_split=False),
            heads=(self._say(TITLES[down]), *names, self._say(UNITS[crossing.unit])),
            rows=tuple(rows),
            total=whole,
            notes=self.notes(crossing.unit, crossing.total),
            shape=Shape.HEAT,
            has_totals=True,
        )
        return self._protected(sheet)

    def named(
        self,
        title: str,
        unit: Unit,
        lines: Iterable[tuple[str, Line, Query | None]],
        total: Line,
    ) -> Sheet:
        """Return numbers that have names of their own; the queries ask among what was found."""
        own = self._statistics.query
        rows = [
            SheetRow(label, (_cell(line, _behind(own, line, query)),))
            for label, line, query in lines
        ]
        sheet = Sheet(
            title=title,
            subtitle=self._subtitle(unit, is_split=False),
            heads=(title, self._say(UNITS[unit])),
            rows=tuple(rows),
            total=_cell(total, self._statistics.query),
            notes=self.notes(unit, total),
            shape=Shape.BARS,
            has_shares=False,
        )
        return self._protected(sheet)

    def places(self) -> Sheet:
        """Return where the events took place, for a map."""
        found = self._statistics
        places = found.places()
        rows = [
            SheetRow(
                name,
                (_cell(_line_of(place), _both(found.query, place.query())),),
                point=(place.latitude_deg, place.longitude_deg),
            )
            for name, place in zip(_told_apart(places, self._speech), places, strict=True)
        ]
        whole = found.whole(Unit.EVENTS)
        countries = [group.code for group in found.groups(Dimension.COUNTRY)]
        title = self._say(N_("Where events took place"))
        sheet = Sheet(
            title=title,
            subtitle=self._say(
                N_("Circles by the number of events; points rounded to 0.1 degree, about 11 km.")
            ),
            heads=(self._say(N_("Place")), self._say(UNITS[Unit.EVENTS])),
            rows=tuple(rows),
            total=_cell(whole, found.query),
            notes=(*self.notes(Unit.EVENTS, whole), self._say(_NO_SENSITIVE_PLACES)),
            shape=Shape.MAP,
            countries=tuple(countries),
        )
        return _told_first(self._protected(sheet))

    def totals(self, role: str) -> Sheet:
        """Return the three numbers of everything that was found."""
        found = self._statistics
        lines = [(unit, found.whole(unit, role)) for unit in Unit]
        rows = tuple(
            SheetRow(self._say(UNITS[unit]), (_cell(line, found.query),), key=unit)
            for unit, line in lines
        )
        title = self._say(N_("All that was found"))
        sheet = Sheet(
            title=title,
            subtitle=self._say(N_("Three numbers of three things: they are never added up.")),
            heads=(title, self._say(N_("Number"))),
            rows=rows,
            total=rows[0].cells[0],
            notes=self.notes(Unit.PEOPLE, lines[-1][1]),
            shape=Shape.BARS,
            has_shares=False,
        )
        return self._protected(sheet)

    # --- words --------------------------------------------------------------------------------

    def _say(self, message: str, **fields: object) -> str:
        return self._speech.say(message, **fields)

    def _label(self, group: Group | None) -> str:
        if group is None:
            return self._say(NOT_RECORDED)
        if group.dimension is Dimension.MONTH:
            return self._speech.month(group.code)
        return group.path(self._vocabulary, self._speech.language)

    def _labelled(self, group: Group | None, cells: tuple[Cell, ...]) -> SheetRow:
        if group is None:
            return SheetRow(self._say(NOT_RECORDED), cells, is_rest=True)
        return SheetRow(self._label(group), cells, group.depth, key=group.code)

    def _row(
        self, group: Group | None, lines: Sequence[Line], dimension: Dimension | None = None
    ) -> SheetRow:
        query = _group_query(group, dimension)
        own = self._statistics.query
        cells = tuple(_cell(line, _behind(own, line, query)) for line in lines)
        return self._labelled(group, cells)

    def _unit(self, unit: Unit, role: str) -> str:
        """Return what is counted; of people in which role, because a title stands alone."""
        if unit is not Unit.PEOPLE:
            return self._say(UNITS[unit])
        words = self._vocabulary.path_text("count-role", role, self._speech.language)
        return self._say(N_("People ({role})"), role=words.lower())

    def _subtitle(self, unit: Unit, *, is_split: bool) -> str:
        if unit is Unit.VIOLATIONS:
            return self._say(N_("Violations: each kind once for each event. Not people."))
        if unit is Unit.PEOPLE:
            return self._say(N_("People at least; a range where sources differ."))
        if is_split:
            return self._say(N_("Events. Each event stands in one line."))
        return self._say(N_("Events. One event can stand in several lines: they do not add up."))

    def notes(self, unit: Unit, total: Line) -> tuple[str, ...]:
        """Return what was counted, what was left out, and what no count can tell."""
        speech, found = self._speech, self._statistics
        told = [
            self.plural("{count} record found", "{count} records found", found.records),
            self.plural("{count} event", "{count} events", found.events.bit_count()),
        ]
        if found.left_out:
            told.append(
                speech.plural(
                    "{count} record updates or repeats another one and is not counted again",
                    "{count} records update or repeat others and are not counted again",
                    found.left_out,
                )
            )
        if unit is Unit.PEOPLE and total.people is not None and total.people.unknown:
            told.append(
                self.plural(
                    "{count} event tells no number of people, so nobody of it is counted",
                    "{count} events tell no number of people, so nobody of them is counted",
                    total.people.unknown,
                )
            )
        if self._asked:
            told.append(_search_words(self._asked, found.query, speech))
        if self._day is not None:
            told.append(self._say(N_("Counted on {day}"), day=self._speech.day(self._day)))
        bias = self._say(
            N_("What is counted is what was documented, not everything that happened.")
        )
        return (*told, bias)

    # --- small numbers ------------------------------------------------------------------------

    def plural(self, singular: str, plural: str, count: int) -> str:
        """Return a number in a sentence; one that is withheld from tables as "<3"."""
        speech, smallest = self._speech, self._smallest
        if not 0 < count < smallest:
            return speech.plural(singular, plural, count)
        form = str(speech.ngettext(singular, plural, smallest))
        return form.format(count=f"<{speech.number(smallest)}")

    def _protected(self, sheet: Sheet) -> Sheet:
        return protected(sheet, self._smallest)


def _search_words(asked: str, query: Query | None, speech: Speech) -> str:
    """Return what was searched for; no words, which may be a person's name in a file to come."""
    if has_typed_words(query):
        return speech.say(N_("Search: by words or a point that are not told here"))
    return speech.say(N_("Search: {words}"), words=asked)


def protected(sheet: Sheet, smallest: int) -> Sheet:
    """Return the sheet without numbers from 1 below `smallest`, nor those that would tell them."""
    if smallest <= 1:
        return sheet
    counts = [[cell.count for cell in row.cells] for row in sheet.rows]
    if not sheet.has_totals:
        counts = [[line[0] for line in counts]]  # one line, so that its sum hides nothing
    hidden = withheld_cells(counts, smallest, has_totals=sheet.has_totals)
    if not sheet.has_totals:
        hidden = {(column, row) for row, column in hidden}
    rows = [
        replace(
            row,
            cells=tuple(
                Cell(0, is_withheld=True) if (number, place) in hidden else cell
                for place, cell in enumerate(row.cells)
            ),
        )
        for number, row in enumerate(sheet.rows)
    ]
    return replace(sheet, rows=tuple(rows))


def _told_first(sheet: Sheet) -> Sheet:
    """Return the sheet with withheld rows behind the others: their order would tell numbers."""

    def place(row: SheetRow) -> tuple[bool, bool, str]:
        is_withheld = row.cells[0].is_withheld
        return row.is_rest, is_withheld, row.label.casefold() if is_withheld else ""

    return replace(sheet, rows=tuple(sorted(sheet.rows, key=place)))


def _told_apart(places: Sequence[CountedPlace], speech: Speech) -> Iterator[str]:
    points = [(place.name, place.latitude_deg, place.longitude_deg) for place in places]
    return told_apart(points, speech.say(N_("(no name)")), speech.language)


def _line_of(place: CountedPlace) -> Line:
    return Line(None, place.count, records=place.records)


def _cell(line: Line, query: Query | None) -> Cell:
    people: People | None = line.people
    if people is None:
        return Cell(line.count, query=query, records=line.records)
    is_range = people.at_most is not None and people.at_most > people.at_least
    return Cell(
        people.at_least,
        people.at_most if is_range else None,
        is_open=people.at_most is None,
        query=query,
        records=line.records,
    )


def _group_query(group: Group | None, dimension: Dimension | None) -> Query | None:
    if group is not None:
        return group.query()
    return None if dimension is None else missing_query(dimension)


def _behind(own: Query | None, line: Line, *queries: Query | None) -> Query | None:
    """Return what finds the records behind a number, among those that were counted."""
    asked = _both(*queries)
    if asked is not None and line.is_of_event:
        asked = of_event(asked) if own is None else of_found(asked)
    return _both(own, asked)


def _both(*queries: Query | None) -> Query | None:
    return all_of(query for query in queries if query is not None)


def cell_words(cell: Cell, speech: Speech) -> str:
    """Return a number as it is shown: a range where sources differ, a dot where it is withheld."""
    if cell.is_withheld:
        return "\N{BULLET}"
    words = speech.number(cell.count)
    if cell.at_most is not None:
        return f"{words}\N{EN DASH}{speech.number(cell.at_most)}"
    return f"{words}+" if cell.is_open and cell.count else words


def as_csv(sheet: Sheet) -> bytes:
    """Return a sheet as CSV with a byte order mark, which Excel needs; numbers without marks.

    Of people the smallest and the largest number stand side by side. A withheld number is empty.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    has_ranges = any(c.at_most is not None or c.is_open for row in sheet.rows for c in row.cells)
    heads = [sheet.heads[0]]
    for head in sheet.heads[1:]:
        heads += [head, f"{head} (max)"] if has_ranges else [head]
    writer.writerow(map(harmless, heads))
    for row in sheet.rows:
        values: list[object] = [harmless(row.label)]
        for cell in row.cells:
            values.append("" if cell.is_withheld else cell.count)
            if has_ranges:
                is_told = not (cell.is_withheld or cell.is_open)
                values.append(cell.at_most or cell.count if is_told else "")
        writer.writerow(values)
    for note in sheet.notes:
        writer.writerow([f"# {note}"])
    return b"\xef\xbb\xbf" + text.getvalue().encode()
