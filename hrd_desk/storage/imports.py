"""The book of imports: which table was taken in when, and which records it made or changed.

It stays on this desk.
"""

import datetime
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from hrd_desk.clock import milliseconds, moment_of
from hrd_desk.errors import NotFoundError
from hrd_desk.i18n import _
from hrd_desk.model.event import Event
from hrd_desk.storage.local_tables import ImportedRecord, TableImport

AT_ONCE = 500
SHOWN_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Import:
    """A table that was taken in; `number` is 0 until it is noted.

    `file_name` is without its folder; `version` is the revision that holds all its records.
    `details` is the report in JSON's types.
    """

    made_at_utc: datetime.datetime
    author: str
    file_name: str
    sha256: str
    system: str
    version: int
    details: dict[str, Any] = field(default_factory=dict)
    undone_at_utc: datetime.datetime | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class RowInImport:
    """What a row became: its record, its id elsewhere, and whether the import made the record."""

    record_uid: uuid.UUID
    row_number: int
    external_id: str = ""
    is_new: bool = True


def note_import(session: Session, noted: Import) -> int:
    """Note an import and return its number; called in the transaction that takes it in."""
    row = TableImport(
        made_at_ms=milliseconds(noted.made_at_utc),
        author=noted.author,
        file_name=noted.file_name,
        sha256=noted.sha256,
        system=noted.system,
        version=noted.version,
        details=noted.details,
    )
    session.add(row)
    session.flush()
    return row.id


def note_rows(session: Session, number: int, rows: Sequence[RowInImport]) -> None:
    """Note what some rows of an import became."""
    values = [
        {
            "import_id": number,
            "record_uid": row.record_uid,
            "row_number": row.row_number,
            "external_id": row.external_id,
            "is_new": row.is_new,
        }
        for row in rows
    ]
    if values:
        session.execute(insert(ImportedRecord), values)


def note_details(session: Session, number: int, details: dict[str, Any]) -> None:
    """Note the report of an import once it is known."""
    session.get_one(TableImport, number).details = details
    session.flush()


def note_undone(session: Session, number: int, at_utc: datetime.datetime) -> None:
    """Note that an import was taken back."""
    session.get_one(TableImport, number).undone_at_ms = milliseconds(at_utc)
    session.flush()


def load_imports(session: Session, limit: int = SHOWN_AT_ONCE) -> list[Import]:
    """Return the newest imports, newest first."""
    newest = select(TableImport).order_by(TableImport.id.desc()).limit(limit)
    return [_import(row) for row in session.scalars(newest)]


def load_import(session: Session, number: int) -> Import:
    """Return one import; raises `NotFoundError`."""
    row = session.get(TableImport, number)
    if row is None:
        sentence = _("No import has the number {number}. List them with `hrd-desk imports`.")
        raise NotFoundError(sentence.format(number=number))
    return _import(row)


def _import(row: TableImport) -> Import:
    return Import(
        made_at_utc=moment_of(row.made_at_ms),
        author=row.author,
        file_name=row.file_name,
        sha256=row.sha256,
        system=row.system,
        version=row.version,
        details=row.details,
        undone_at_utc=None if row.undone_at_ms is None else moment_of(row.undone_at_ms),
        number=row.id,
    )


def rows_of_import(session: Session, number: int) -> list[RowInImport]:
    """Return what the rows of an import became, in their order."""
    columns = (
        *(ImportedRecord.record_uid, ImportedRecord.row_number),
        *(ImportedRecord.external_id, ImportedRecord.is_new),
    )
    query = select(*columns).where(ImportedRecord.import_id == number)
    return [RowInImport(*row) for row in session.execute(query.order_by(columns[1]))]


def records_with_external_ids(
    session: Session, system: str, external_ids: Iterable[str]
) -> dict[str, uuid.UUID]:
    """Return the records that came under these ids of `system`; deleted ones, too."""
    wanted = list(dict.fromkeys(external_ids))
    found: dict[str, uuid.UUID] = {}
    for begin in range(0, len(wanted), AT_ONCE):
        query = (
            select(ImportedRecord.external_id, ImportedRecord.record_uid)
            .join(TableImport, TableImport.id == ImportedRecord.import_id)
            .join(Event, Event.uid == ImportedRecord.record_uid)
            .where(
                TableImport.system == system,
                ImportedRecord.external_id.in_(wanted[begin : begin + AT_ONCE]),
            )
            .order_by(ImportedRecord.import_id)
        )
        found |= dict(session.execute(query).all())
    return found


def external_ids_of(
    session: Session, system: str, uids: Sequence[uuid.UUID]
) -> dict[uuid.UUID, str]:
    """Return under which id of `system` records came, of those that came from there."""
    found: dict[uuid.UUID, str] = {}
    for begin in range(0, len(uids), AT_ONCE):
        query = (
            select(ImportedRecord.record_uid, ImportedRecord.external_id)
            .join(TableImport, TableImport.id == ImportedRecord.import_id)
            .where(
                TableImport.system == system,
                ImportedRecord.external_id != "",
                ImportedRecord.record_uid.in_(uids[begin : begin + AT_ONCE]),
            )
            .order_by(ImportedRecord.import_id)
        )
        found |= dict(session.execute(query).all())
    return found
