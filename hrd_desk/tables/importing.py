"""A table into the desk: tried first, taken in as one step that can be taken back.

A dry run is the import itself, rolled back at the end: it cannot say anything else.
"""

import datetime
import hashlib
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from hrd_desk.clock import SystemClock
from hrd_desk.errors import InvalidInputError
from hrd_desk.exchange.record_json import Json, event_from_json, event_to_json, read_record
from hrd_desk.i18n import _, language, ngettext
from hrd_desk.model.event import Event
from hrd_desk.model.plain_event import PlainEvent
from hrd_desk.progress import Progress, silent
from hrd_desk.storage.database import Database
from hrd_desk.storage.events import event_titles, restore_event, save_event, save_new_events
from hrd_desk.storage.imports import Import, RowInImport, note_details, note_import, note_rows
from hrd_desk.storage.pairs import note_suspicions, suspicious_pairs
from hrd_desk.storage.terms import load_vocabulary
from hrd_desk.tables.matching import Known, Matched, match_rows
from hrd_desk.tables.profile import Profile
from hrd_desk.tables.relating import relate
from hrd_desk.tables.report import (
    MOST_CHANGES,
    Asking,
    FieldChange,
    ImportReport,
    LookAlike,
    kept_details,
)
from hrd_desk.tables.rows_in import Problem, ReadRow, RowReader
from hrd_desk.tables.sources import Source, SourceRow, refuse_too_many, sha256_of
from hrd_desk.tables.told_faults import column_of, faults_of, in_words_of_columns
from hrd_desk.tables.updating import accepted, differences, new_record, updated
from hrd_desk.vocabulary.term_names import TermNames
from hrd_desk.vocabulary.vocabulary import Vocabulary

ROWS_AT_ONCE = 300
MOST_LOOK_ALIKES = 500
COMPARED_AT_ONCE = 2000

AcceptedFields = Mapping[uuid.UUID, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Choices:
    """What the person decided: which values of records that are here already are replaced.

    `all_updates`: all that differ; otherwise those named by record and field of the record format.
    `left_out`: numbers of rows that are not taken in.
    """

    all_updates: bool = False
    updates: AcceptedFields = field(default_factory=dict)
    left_out: frozenset[int] = frozenset()


def nowhere() -> str:
    """Return the sentence for a table of which nothing would be read."""
    return _(
        "No column of this table leads to a field of the record. One of its first rows must hold"
        " the names of the columns; lead one of them somewhere."
    )


class _RolledBackError(Exception):
    """Ends a dry run; never leaves this module."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A table to be taken in: the file, opened, how it is read and what the person decided."""

    path: Path
    source: Source
    profile: Profile
    choices: Choices = Choices()


def import_table(
    database: Database,
    incoming: Incoming,
    *,
    is_dry_run: bool = False,
    progress: Progress = silent,
) -> ImportReport:
    """Take in the rows of a table, the good ones whole, the others not at all; say what became.

    Everything is one revision, and `undoing.undo_import` takes it back. A row that was taken in
    before is not taken in again. Raises `HrdDeskError` where the file cannot be read on, and
    `CancelledError`; then nothing was changed.
    """
    try:
        with database.transaction("import") as session:
            taking = _Taking(session, incoming, is_dry_run=is_dry_run)
            number = note_import(session, _noted(database.author, session, incoming))
            report = taking.take_all(number, progress)
            if is_dry_run or not (report.added or report.changed):
                raise _RolledBackError  # noqa: TRY301  the block must end with it
            report.number = number
            note_details(session, number, kept_details(report))
    except _RolledBackError:
        pass
    return report


def _noted(author: str, session: Session, incoming: Incoming) -> Import:
    return Import(
        made_at_utc=SystemClock().now_utc(),
        author=author,
        file_name=incoming.path.name,
        sha256=sha256_of(incoming.path),
        system=incoming.profile.system,
        version=session.connection().info["version"],
    )


class _Taking:
    """One import on its way."""

    def __init__(self, session: Session, incoming: Incoming, *, is_dry_run: bool) -> None:
        source, profile = incoming.source, incoming.profile
        self._session, self._source, self._profile = session, source, profile
        self._choices = incoming.choices
        self._vocabulary: Vocabulary = load_vocabulary(session)
        names = TermNames(self._vocabulary, language())
        self._reader = RowReader(source.headers, profile, names)
        self._asking = Asking(names)
        self._known = Known()
        self._report = ImportReport(is_dry_run, notes=list(source.notes))
        self._rows_of: dict[uuid.UUID, tuple[int, str]] = {}
        self._happened: dict[uuid.UUID, tuple[str, datetime.date]] = {}
        self._titles: list[tuple[int, uuid.UUID, list[str]]] = []
        self._number = 0
        self._headings = {path: heading for heading, path in profile.columns.items() if path}

    def take_all(self, number: int, progress: Progress) -> ImportReport:
        """Take in every row and return the report."""
        self._number = number
        if not self._source.holds_records and not self._reader.leads_anywhere:
            raise InvalidInputError("columns", nowhere())
        rows: list[ReadRow] = []
        for row in self._source.rows():
            if row.number in self._choices.left_out:
                continue
            progress(*self._source.position())
            self._report.rows += 1
            refuse_too_many(self._report.rows)
            rows.append(self._read(row))
            if len(rows) == ROWS_AT_ONCE:
                self._take(rows)
                rows = []
        self._take(rows)
        self._finish(progress)
        return self._report

    def _read(self, row: SourceRow) -> ReadRow:
        if not self._source.holds_records:
            read = self._reader.read(row)
            read.external_id = read.external_id or _fingerprint(row)
            return read
        read = ReadRow(row.number)
        read.problems = [Problem(row.number, "", "", fault) for _place, fault in row.faults]
        if isinstance(row.record, dict):
            read.record = row.record
        elif not read.problems:
            sentence = _("A record must be a JSON object, like {…}.")
            read.problems.append(Problem(row.number, "", "", sentence))
        return read

    def _take(self, rows: list[ReadRow]) -> None:
        good = []
        for row in rows:
            if row.problems:
                self._refuse([*row.problems, *self._faults(row)])
            else:
                good.append(row)
        new: list[tuple[ReadRow, PlainEvent]] = []
        for matched in match_rows(self._session, good, self._profile.system, self._known):
            if matched.problem is not None:
                self._refuse([matched.problem])
            elif matched.event is None:
                self._make(matched.row, new)
            elif matched.is_same_row and not matched.is_taken_back:
                self._report.known += 1
            else:
                self._update(matched)
        self._save(new)
        self._session.flush()
        self._session.expunge_all()

    def _refuse(self, problems: list[Problem]) -> None:
        self._report.bad += 1
        self._asking.add(self._report, problems)

    def _make(self, row: ReadRow, new: list[tuple[ReadRow, PlainEvent]]) -> None:
        try:
            new.append((row, read_record(new_record(row.record), self._vocabulary).plain()))
        except InvalidInputError:
            self._refuse(self._faults(row))

    def _faults(self, row: ReadRow) -> list[Problem]:
        """Return what keeps a row from being a record, besides cells that cannot be read."""
        faults = faults_of(new_record(row.record), self._vocabulary)
        # A latitude lacks its longitude where that is the cell that cannot be read.
        told = (fault for fault in faults if not (row.problems and fault.field.endswith("]")))
        return [self._problem(row, fault) for fault in told]

    def _save(self, new: list[tuple[ReadRow, PlainEvent]]) -> None:
        try:
            self._save_together(new)
        except InvalidInputError:
            # One of them is at fault: each is tried by itself, so that it alone stays out.
            for row, event in new:
                try:
                    self._save_together([(row, event)])
                except InvalidInputError as error:
                    self._refuse([self._problem(row, error)])

    def _save_together(self, new: list[tuple[ReadRow, PlainEvent]]) -> None:
        if not new:
            return
        save_new_events(self._session, [event for _row, event in new])
        self._note([(row, event.uid) for row, event in new])
        for row, event in new:
            self._remember(row, event)
        self._report.added += len(new)

    def _remember(self, row: ReadRow, event: Event | PlainEvent) -> None:
        self._rows_of[event.uid] = (row.number, event.title)
        self._happened[event.uid] = (event.country_code, event.start_earliest)

    def _note(self, became: list[tuple[ReadRow, uuid.UUID]], *, is_new: bool = True) -> None:
        noted = [RowInImport(uid, row.number, row.external_id, is_new) for row, uid in became]
        note_rows(self._session, self._number, noted)
        for row, uid in became:
            if row.titles:
                self._titles.append((row.number, uid, row.titles))

    def _problem(self, row: ReadRow, error: InvalidInputError) -> Problem:
        """Return a fault of the record as one of the column that it came from."""
        if self._source.holds_records:
            return Problem(row.number, error.field, "", error.sentence)
        column = column_of(error.field, self._headings)
        sentence = in_words_of_columns(error, self._headings)
        return Problem(row.number, self._headings.get(column, ""), "", sentence)

    # --- records that are here already ------------------------------------------------------------

    def _update(self, matched: Matched) -> None:
        row, event = matched.row, matched.event
        assert event is not None  # noqa: S101  the caller looked
        before = event_to_json(event, self._vocabulary)
        wanted = updated(before, row.record)
        try:
            self._refuse_reference_of_another(before, wanted)
            event_from_json(wanted, self._vocabulary, into=event)
        except InvalidInputError as error:
            known = list(faults_of(wanted, self._vocabulary))
            self._refuse([self._problem(row, fault) for fault in known or [error]])
            return
        after = event_to_json(event, self._vocabulary)
        found = list(differences(before, after))
        fields = self._accepted(event.uid, [name for name, _old, _new in found])
        if matched.is_taken_back:
            fields = {name for name, _old, _new in found}
        named = (event.uid, before["reference"] or "", before["title"] or "")
        if fields or matched.is_taken_back:
            try:
                self._replace(matched, accepted(before, after, fields))
            except InvalidInputError as error:
                self._session.expunge_all()
                self._refuse([self._problem(row, error)])
                return
        elif found:
            self._report.proposed += 1
        else:
            self._report.known += 1
        self._propose(row, named, found, fields)

    def _refuse_reference_of_another(self, before: Json, wanted: Json) -> None:
        reference = wanted["reference"]
        if reference == before["reference"]:
            return
        query = select(Event.uid).where(Event.reference == reference)
        if self._session.scalar(query) is not None:
            sentence = _("The reference “{reference}” is that of another record. Correct it.")
            raise InvalidInputError("reference", sentence.format(reference=reference))

    def _accepted(self, uid: uuid.UUID, fields: list[str]) -> set[str]:
        if self._choices.all_updates:
            return set(fields)
        return set(fields) & self._choices.updates.get(uid, frozenset())

    def _propose(
        self,
        row: ReadRow,
        named: tuple[uuid.UUID, str, str],
        found: list[tuple[str, Any, Any]],
        fields: set[str],
    ) -> None:
        for name, old, new in found:
            if len(self._report.changes) < MOST_CHANGES:
                change = FieldChange(row.number, *named, name, old, new, name in fields)
                self._report.changes.append(change)

    def _replace(self, matched: Matched, after: Json) -> None:
        event = matched.event
        assert event is not None  # noqa: S101  the caller looked
        session = self._session
        session.expunge_all()
        if matched.is_taken_back:
            restore_event(session, event.uid)
            session.expunge_all()
        loaded = next(iter(matched.again(session)))
        event_from_json(after, self._vocabulary, into=loaded)
        save_event(session, loaded)
        session.expunge_all()
        self._note([(matched.row, event.uid)], is_new=False)
        if matched.is_taken_back:
            self._report.added += 1
            self._remember(matched.row, event)
        else:
            self._report.changed += 1

    # --- what follows -----------------------------------------------------------------------------

    def _finish(self, progress: Progress) -> None:
        if not self._report.rows:
            is_list = self._source.holds_records
            nothing = _("The table has no rows below the names of its columns.")
            self._report.notes.append(_("There is no record in this file.") if is_list else nothing)
        for heading, count in self._reader.links_lost.items():
            sentence = ngettext(
                "{count} link behind words of “{column}” is not read; lead that column to sources.",
                "{count} links behind words of “{column}” are not read; lead that column to"
                " sources.",
                count,
            )
            self._report.notes.append(sentence.format(count=count, column=heading))
        self._report.notes += relate(self._session, self._titles)
        self._compare_with_others(progress)
        self._report.look_alikes = list(self._look_alikes())
        linked = set().union(*(change.linked for change in self._report.changes))
        self._report.titles = event_titles(self._session, linked)
        self._report.questions = self._asking.questions()
        self._report.problems.sort(key=lambda problem: problem.row)

    def _compare_with_others(self, progress: Progress) -> None:
        """Note look-alikes, in parts whose records happened near one another."""
        near = sorted(self._rows_of, key=lambda uid: self._happened[uid])
        for begin in range(0, len(near), COMPARED_AT_ONCE):
            progress(begin, len(near))
            note_suspicions(self._session, near[begin : begin + COMPARED_AT_ONCE])

    def _look_alikes(self) -> Iterator[LookAlike]:
        found = suspicious_pairs(self._session, self._rows_of)
        self._report.alike = len(found)
        for uid, suspicion in found[:MOST_LOOK_ALIKES]:
            row, title = self._rows_of[uid]
            yield LookAlike(uid, row, title, suspicion)


def _fingerprint(row: SourceRow) -> str:
    """Return what stands for the id of a row that has none: the same row gives the same one."""
    text = "\0".join("" if cell is None else str(cell) for cell in row.cells)
    return "#" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:24]
