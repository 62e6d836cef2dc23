"""Several new records typed side by side: cells of text, read by the rules of imports and forms."""

import datetime
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from sqlalchemy.orm import Session

from hrd_desk.errors import InvalidInputError
from hrd_desk.exchange.record_json import Json, read_record
from hrd_desk.i18n import _, language
from hrd_desk.model.checks import check_event
from hrd_desk.model.event import FIRST_STATUS, Event
from hrd_desk.model.plain_event import EventValues, PlainEvent
from hrd_desk.model.problems import Level
from hrd_desk.progress import Progress, silent
from hrd_desk.storage.events import save_new_events
from hrd_desk.storage.pairs import note_suspicions
from hrd_desk.storage.settings import read_setting, write_setting
from hrd_desk.storage.similar import Sought, similar, sought
from hrd_desk.storage.terms import load_vocabulary
from hrd_desk.tables.profile import Profile
from hrd_desk.tables.rows_in import RowReader
from hrd_desk.tables.sources import SourceRow
from hrd_desk.tables.targets import label_of
from hrd_desk.tables.told_faults import column_of, in_words_of_columns
from hrd_desk.tables.updating import new_record
from hrd_desk.vocabulary.term_names import TermNames
from hrd_desk.vocabulary.vocabulary import Vocabulary

PLACE = "places.1.locality"
COLUMNS = (
    *("title", "country", "start_date", PLACE, "affected", "genders", "hrd_types"),
    *("violations", "rights", "perpetrators_state", "perpetrators_non_state"),
    *("source_links", "description", "summary"),
)
"""The columns that are always there, in the order in which a record is entered."""
_SETTING = "entry.batch"
SAVED_AT_ONCE = 200
SUGGESTED = 2

Cells = Mapping[str, str]
"""What stands in one row, by column; no cell is empty. Cells of columns not shown count too."""


def beside(cells: Cells, path: str) -> dict[str, str]:
    """Return the cells that came with the one at `path`: the point and the region of a place."""
    if path != PLACE:
        return {}
    begin = PLACE.rpartition(".")[0] + "."
    return {name: text for name, text in cells.items() if name.startswith(begin) and name != path}


class Mark(StrEnum):
    """What a cell is marked as: not readable, so that the row cannot be saved, or doubtful."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


_MARKS = {
    Level.ERROR_BEFORE_SUBMISSION: Mark.WARNING,
    Level.ERROR_BEFORE_PUBLICATION: Mark.INFO,
    Level.WARNING: Mark.WARNING,
    Level.INFO: Mark.INFO,
}


@dataclass(frozen=True, slots=True)
class Note:
    """What is to be said of a cell."""

    mark: Mark
    sentence: str


@dataclass(slots=True)
class BatchRow:
    """A row as it was read: its values, None where a cell cannot be read, and notes by column.

    `sought` is what records like it are looked for by, None where too little is known.
    """

    values: EventValues | None = None
    notes: dict[str, Note] = field(default_factory=dict)
    sought: Sought | None = None


class BatchReader:
    """Reads rows with the terms of one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.names = TermNames(vocabulary, language())
        self._readers: dict[tuple[str, ...], RowReader] = {}

    def checked(self, cells: Cells, today: datetime.date) -> BatchRow:
        """Return what a row holds, checked as the form checks it on the day `today`."""
        found = self.read(cells)
        if found.values is not None:
            event = found.values.write_into(Event(uid=found.values.uid))
            for problem in check_event(event, self.vocabulary, today):
                note = Note(_MARKS[problem.level], problem.sentence)
                found.notes.setdefault(_shown_at(problem.field, cells), note)
            found.sought = sought(event)
        return found

    def read(self, cells: Cells) -> BatchRow:
        """Return what a row holds, with a note for each cell that cannot be read."""
        paths = tuple(cells)
        if paths not in self._readers:
            profile = Profile({path: path for path in paths})
            self._readers[paths] = RowReader(paths, profile, self.names)
        read = self._readers[paths].read(SourceRow(1, tuple(cells.values())))
        found = BatchRow()
        for problem in read.problems:
            sentence = problem.sentence
            if problem.scheme:
                sentence += self._perhaps(problem.scheme, problem.written)
            found.notes.setdefault(problem.heading, Note(Mark.ERROR, sentence))
        if not found.notes:
            read.record.setdefault("monitoring_status", FIRST_STATUS)
            self._take(found, cells, new_record(read.record))
        return found

    def _take(self, found: BatchRow, cells: Cells, record: Json) -> None:
        try:
            found.values = read_record(record, self.vocabulary)
        except InvalidInputError as error:
            sentence = in_words_of_columns(error, {path: label_of(path) for path in cells})
            found.notes[_shown_at(error.field, cells)] = Note(Mark.ERROR, sentence)

    def _perhaps(self, scheme: str, written: str) -> str:
        found = self.names.suggestions(scheme, written, SUGGESTED)
        words = " / ".join(suggestion.words for suggestion in found)
        return " " + _("Perhaps {terms}?").format(terms=words) if words else ""


def _shown_at(field: str, cells: Cells) -> str:
    """Return the column in which a fault is told: the place's for its latitude."""
    shown = [path for path in cells if path not in beside(cells, PLACE)]
    return column_of(field, (*COLUMNS, *shown)) or field


def like_rows(
    session: Session, wanted: Mapping[int, Sought], progress: Progress = silent
) -> dict[int, Note]:
    """Return for each key of `wanted` what is to be said of the record most like it, if any is."""
    notes: dict[int, Note] = {}
    for done, (key, one) in enumerate(wanted.items()):
        progress(done, len(wanted))
        for found in similar(session, one)[:1]:
            sentence = _("Perhaps the same event as {reference}: {title}")
            words = sentence.format(reference=found.reference, title=found.title)
            notes[key] = Note(Mark.WARNING, words)
    return notes


def save_batch(
    session: Session, rows: Sequence[Cells], progress: Progress = silent
) -> list[uuid.UUID]:
    """Save rows that can be read as new records, and note which others they resemble.

    Returns their uids. Raises `InvalidInputError` for the first row that cannot be saved; nothing
    may be kept then.
    """
    reader = BatchReader(load_vocabulary(session))
    events = list(_events(reader, rows))
    for begin in range(0, len(events), SAVED_AT_ONCE):
        progress(begin, len(events))
        save_new_events(session, events[begin : begin + SAVED_AT_ONCE])
    uids = [event.uid for event in events]
    note_suspicions(session, uids)
    return uids


def _events(reader: BatchReader, rows: Sequence[Cells]) -> Iterator[PlainEvent]:
    for cells in rows:
        read = reader.read(cells)
        if read.values is None:
            column, note = next(iter(read.notes.items()))
            raise InvalidInputError(column, note.sentence)
        yield read.values.plain()


# --- kept until it is saved -----------------------------------------------------------------------


def load_batch(session: Session) -> list[Cells]:
    """Return the rows that were typed and not saved."""
    return [dict(row) for row in read_setting(session, _SETTING, [])]


def keep_batch(session: Session, rows: Sequence[Cells]) -> None:
    """Keep rows instead of those that were kept; they stay on this desk."""
    write_setting(session, _SETTING, [dict(row) for row in rows])
