"""What is counted of every event, in memory: a set of events for each term, country, month, desk.

Read once (some seconds for a million events), then kept up with the journal: what the revisions
since the last look touched is read again, a save as much as a merge. SQL takes 275 times as long
for the same counts (storage study 3.1).
"""

import datetime
import json
import threading
from array import array
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hrd_desk.model.event import UNKNOWN_DAY, Event
from hrd_desk.progress import Progress, silent
from hrd_desk.storage.bitsets import bits_of, bits_of_rows, bits_where_filled
from hrd_desk.storage.journal.recording import NODE_BITS
from hrd_desk.storage.journal.tables import Change, Desk, Revision
from hrd_desk.storage.people import PeopleSets
from hrd_desk.vocabulary.folding import fold
from hrd_desk.vocabulary.terms import Term

AT_ONCE = 20_000
RELOADED = 0.2
"""Where more than this share of the records changed, all of them are read again."""
_NODE = (1 << NODE_BITS) - 1

Sets = dict[str, int]
"""A set of events (`storage.bitsets`) by a key."""

_CHOICES = ("country", "record-status", "verification", "monitoring-status")
"""The schemes of the columns that `_EVENTS` reads last, in this order."""


class EventColumns:
    """The sets of one desk; `bring_up` makes them what a session sees.

    `shown` are the events that are not deleted, `terms` those coded with a term by its local id
    (narrower terms not included), `choices` those with a code by scheme, `months` (YYYY-MM) and
    `years` those that surely began in them, `desks` those first recorded at a desk. `first_day`
    and `last_day` hold by local id the ordinals of the days between which an event began, 0 where
    that is not known. `regions` has by local id a place in `region_names`, whose first is empty;
    `more_regions` the places of those events that have several.
    """

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.shown = 0
        self.terms: dict[int, int] = {}
        self.choices: dict[str, Sets] = {}
        self.months: Sets = {}
        self.years: Sets = {}
        self.desks: Sets = {}
        self.first_day, self.last_day = array("i"), array("i")
        self.regions = array("i")
        self.region_names: list[str] = [""]
        self.more_regions: dict[int, tuple[int, ...]] = {}
        self._with_region: tuple[int, int] = (-1, 0)
        self._region_totals: tuple[int, Counter[int]] = (-1, Counter())
        self._regions_by_name: dict[str, int] = {}
        self.people: dict[str, PeopleSets] = {}
        self.edition = 0
        """Goes up whenever something here changes."""
        self._revision = -1
        self._newest_term = 0
        self._by_scheme: dict[str, list[int]] = {}

    @property
    def size(self) -> int:
        """One more than the largest local id."""
        return len(self.first_day)

    def bring_up(self, session: Session, progress: Progress = silent) -> "EventColumns":
        """Read what changed since the last time, everything at the first; return the columns."""
        with self.lock:
            revision = session.scalar(select(func.max(Revision.id))) or 0
            if revision != self._revision:
                changed = self._changed(session) if self._revision >= 0 else None
                if changed is None:
                    self._forget()
                    self._read(session, None, progress)
                elif changed:
                    self._drop(changed)
                    self._read(session, changed, progress)
                self._read_new_terms(session)
                self._by_scheme = {}
                for term_id, scheme in session.execute(select(Term.id, Term.scheme)):
                    self._by_scheme.setdefault(scheme, []).append(term_id)
                self._revision = revision
                self.edition += 1
            return self

    def _changed(self, session: Session) -> list[int] | None:
        """Return the ids of events that later revisions touched; None where they are too many."""
        touched = select(Change.root_uid).where(Change.revision_id > self._revision).distinct()
        query = select(Event.id).where(Event.uid.in_(touched))
        found = list(session.scalars(query.limit(int(RELOADED * self.size) + 1000)))
        return found if len(found) < RELOADED * self.size + 1000 else None

    def _forget(self) -> None:
        self.shown, self.terms, self.choices = 0, {}, {scheme: {} for scheme in _CHOICES}
        self.months, self.years, self.desks = {}, {}, {}
        self.first_day, self.last_day, self.regions = array("i"), array("i"), array("i")
        self.region_names, self.more_regions, self._regions_by_name = [""], {}, {}
        self.people = {}

    def _drop(self, ids: Sequence[int]) -> None:
        gone = bits_of(ids)
        self.shown &= ~gone
        for people in self.people.values():
            people.drop(gone)
        everything: list[dict[Any, int]] = [*self.choices.values(), self.months, self.years]
        for sets in (*everything, self.desks, self.terms):
            for key in sets:
                sets[key] &= ~gone
        for number in ids:
            self.more_regions.pop(number, None)
            if number < self.size:
                self.first_day[number] = self.last_day[number] = self.regions[number] = 0

    @property
    def with_region(self) -> int:
        """The events that have a place in some region, worked out once after each change."""
        edition, found = self._with_region
        if edition != self.edition:
            found = bits_where_filled(self.regions)
            self._with_region = (self.edition, found)
        return found

    def region_totals(self, counted: Callable[["EventColumns", int], Counter[int]]) -> Counter[int]:
        """Return how many events each region has, `counted` once after each change."""
        edition, found = self._region_totals
        if edition != self.edition:
            found = counted(self, self.shown)
            self._region_totals = (self.edition, found)
        return found

    def of_scheme(self, scheme: str) -> int:
        """Return the events coded with any term of a list."""
        found = 0
        for term_id in self._by_scheme.get(scheme, ()):
            found |= self.terms.get(term_id, 0)
        return found

    def people_in(self, session: Session, role: str) -> PeopleSets:
        """Return the numbers of people in a role, read when they are first asked for."""
        found = self.people.get(role)
        if found is None:
            found = self.people[role] = PeopleSets()
            self._read_people(session, role, None)
        return found

    def _read_people(self, session: Session, role: str, ids: list[int] | None) -> None:
        query = f"{_PEOPLE} AND event_id IN ({_LISTED})" if ids is not None else _PEOPLE
        listed = () if ids is None else (json.dumps(ids),)
        self.people[role].add(raw_rows(session, f"{query} ORDER BY position, uid", (role, *listed)))

    # --- reading ------------------------------------------------------------------------------

    def _read(self, session: Session, ids: list[int] | None, progress: Progress) -> None:
        self._read_events(session, ids, progress)
        self._read_uses(session, ids, progress)
        for event_id, name in _rows(session, _REGIONS, "event_id", ids):
            self._take_region(event_id, name)
        for role in self.people if ids is not None else ():
            self._read_people(session, role, ids)

    def _take_region(self, event_id: int, name: str) -> None:
        region = self._regions_by_name.get(name)
        if region is None:
            region = self._regions_by_name[name] = self._region_of(name)
        first = self.regions[event_id]
        if not first:
            self.regions[event_id] = region
        elif region != first:
            known = self.more_regions.get(event_id, (first,))
            self.more_regions[event_id] = known if region in known else (*known, region)

    def _region_of(self, name: str) -> int:
        """Return the place of a region's name; one that differs by case or accents is the same."""
        key = fold(name)
        region = self._regions_by_name.get(key)
        if region is None:
            region = self._regions_by_name[key] = len(self.region_names)
            self.region_names.append(name)
        return region

    def region_named(self, name: str) -> int:
        """Return the place of a name in `region_names`; 0 where no event has it."""
        return self._regions_by_name.get(fold(name), 0)

    def _read_events(self, session: Session, ids: list[int] | None, progress: Progress) -> None:
        largest = session.scalar(select(func.max(Event.id))) or 0
        for days in (self.first_day, self.last_day, self.regions):
            days.frombytes(bytes(days.itemsize * max(0, largest + 1 - len(days))))
        nodes = {desk.node: desk.code for desk in session.scalars(select(Desk))}
        gathered = _Gathered(nodes)
        for row in _rows(session, _ALL_EVENTS if ids is None else _EVENTS, "id", ids):
            gathered.take(row, self.first_day, self.last_day)
            if not len(gathered.shown) % AT_ONCE:
                progress(len(gathered.shown), largest)
        self.shown |= bits_of(gathered.shown)
        for into, found in (
            *((self.choices[scheme], gathered.choices[scheme]) for scheme in _CHOICES),
            (self.months, gathered.months),
            (self.years, gathered.years),
            (self.desks, gathered.desks),
        ):
            _add(into, found)

    def _read_uses(self, session: Session, ids: list[int] | None, progress: Progress) -> None:
        if ids is None:
            term_ids = session.scalars(select(Term.id).order_by(Term.id)).all()
            for number, term_id in enumerate(term_ids):
                progress(number, len(term_ids))
                self._read_term(session, term_id)
            self._newest_term = max(term_ids, default=0)
            return
        found: dict[int, list[int]] = {}
        for event_id, term_id in _rows(session, _USES, "event_id", ids):
            found.setdefault(term_id, []).append(event_id)
        _add(self.terms, found)

    def _read_term(self, session: Session, term_id: int) -> None:
        query = "SELECT event_id FROM term_use WHERE term_id = ?"
        uses = raw_rows(session, query, (term_id,)).fetchall()
        if uses:
            self.terms[term_id] = bits_of_rows(uses)

    def _read_new_terms(self, session: Session) -> None:
        """Read the uses of terms that came by a merge: records that were here have them, too."""
        new = session.scalars(select(Term.id).where(Term.id > self._newest_term)).all()
        for term_id in new:
            self._read_term(session, term_id)
        self._newest_term = max([self._newest_term, *new])


class _Gathered:
    """The ids of events by what they have, while rows are read."""

    def __init__(self, nodes: dict[int, str]) -> None:
        self.shown: list[int] = []
        self.choices: dict[str, dict[str, list[int]]] = {scheme: {} for scheme in _CHOICES}
        self.months: dict[str, list[int]] = {}
        self.years: dict[str, list[int]] = {}
        self.desks: dict[str, list[int]] = {}
        self._nodes = nodes
        self._schemes = list(self.choices.values())

    def take(self, row: Any, first_day: "array[int]", last_day: "array[int]") -> None:
        """Note one event."""
        event_id, version, first, last, *codes = row
        self.shown.append(event_id)
        for ids_by_code, code in zip(self._schemes, codes, strict=True):
            if code:
                ids_by_code.setdefault(code, []).append(event_id)
        desk = self._nodes.get(version & _NODE, "")
        self.desks.setdefault(desk, []).append(event_id)
        if first > _UNKNOWN:
            first_day[event_id] = _ordinal(first)
        if last > _UNKNOWN:
            last_day[event_id] = _ordinal(last)
            if first[:4] == last[:4]:
                self.years.setdefault(first[:4], []).append(event_id)
                if first[:7] == last[:7]:
                    self.months.setdefault(first[:7], []).append(event_id)


_UNKNOWN = UNKNOWN_DAY.isoformat()
_ordinals: dict[str, int] = {}


def _ordinal(day: str) -> int:
    found = _ordinals.get(day)
    if found is None:
        found = _ordinals[day] = datetime.date.fromisoformat(day).toordinal()
    return found


def _add(into: dict[Any, int], found: dict[Any, list[int]]) -> None:
    for key, ids in found.items():
        into[key] = into.get(key, 0) | bits_of(ids)


# Rows as the driver gives them: making a million of them into objects takes longer than reading.
_LISTED = "SELECT value FROM json_each(?)"
_COUNTED = (
    "SELECT id, version, start_earliest, start_latest, country_code, record_status, verification,"
    " monitoring_status FROM event"
)
_SHOWN = "WHERE deleted_version IS NULL"
_EVENTS = f"{_COUNTED} {_SHOWN}"
_ALL_EVENTS = f"{_COUNTED} INDEXED BY ix_event_columns {_SHOWN}"
"""Left alone, SQLite takes another index and reads every text for the columns it lacks."""
_USES = "SELECT event_id, term_id FROM term_use WHERE 1"
_REGIONS = "SELECT event_id, region FROM place WHERE region > ''"
_PEOPLE = "SELECT event_id, minimum, maximum FROM people_count WHERE role = ?"


def raw_rows(session: Session, query: str, values: tuple[Any, ...] = ()) -> Any:
    """Return a cursor of the database over the rows of a query, as plain tuples."""
    raw: Any = session.connection().connection.dbapi_connection
    return raw.execute(query, values)


def _rows(session: Session, query: str, column: str, ids: list[int] | None) -> Any:
    """Return the rows of all events, or of those with these ids."""
    if ids is None:
        return raw_rows(session, query)
    return raw_rows(session, f"{query} AND {column} IN ({_LISTED})", (json.dumps(ids),))
