"""The book of exports: what was published when, for whom, from which versions of which records.

It stays on this desk. No withheld text stands in it: of each field its name, what became of it
and why.
"""

import datetime
import uuid
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session
from typing_extensions import override

from hrd_desk.clock import milliseconds, moment_of
from hrd_desk.errors import NotFoundError
from hrd_desk.i18n import _
from hrd_desk.model.event import Event
from hrd_desk.storage.local_tables import ExportedFile, ExportedRecord
from hrd_desk.storage.packed_uids import Packed, PackedUids

SHOWN_AT_ONCE = 500
NOTED_AT_ONCE = 5000

Line = tuple[str, str, str]
"""A field, what became of it (`published`, `generalised`, `withheld`), and why, in a sentence."""


@dataclass(frozen=True, slots=True)
class RecordInExport:
    """A record as it stood in a file. `reference` is "" for one that is no longer here."""

    uid: uuid.UUID
    revised: int
    disclosure: tuple[Line, ...]
    reference: str = ""


class PackedRecords(Packed[RecordInExport]):
    """Records of a file that may hold a million: each is put together when it is asked for.

    What became of their fields is kept as it is given, so it should be one object for all alike.
    """

    def __init__(self) -> None:
        """Begin without records."""
        self.uids = PackedUids()
        self._revised = array("q")
        self._disclosures: list[tuple[Line, ...]] = []

    def append(self, uid: uuid.UUID, revised: int, disclosure: tuple[Line, ...]) -> None:
        """Add a record as it stands in the file."""
        self.uids.append(uid)
        self._revised.append(revised)
        self._disclosures.append(disclosure)

    @override
    def __len__(self) -> int:
        return len(self._revised)

    @override
    def _at(self, place: int) -> RecordInExport:
        return RecordInExport(self.uids[place], self._revised[place], self._disclosures[place])


@dataclass(frozen=True, slots=True)
class Export:
    """A file that left this desk; `number` is 0 until it is noted.

    `file_name` is without its folder. `details` holds what the report says of the whole file, in
    JSON's types. `left_out`: reference and reason of each record that was asked for in vain.
    """

    made_at_utc: datetime.datetime
    author: str
    file_name: str
    kind: str
    audience: str
    language: str
    sha256: str
    size_bytes: int
    pages: int
    records: Sequence[RecordInExport]
    left_out: tuple[tuple[str, str], ...] = ()
    details: dict[str, Any] = field(default_factory=dict)
    number: int = 0


def note_export(session: Session, export: Export) -> int:
    """Note an export and return its number; called in the transaction that puts the file there."""
    row = ExportedFile(
        made_at_ms=milliseconds(export.made_at_utc),
        author=export.author,
        file_name=export.file_name,
        kind=export.kind,
        audience=export.audience,
        language=export.language,
        sha256=export.sha256,
        size_bytes=export.size_bytes,
        pages=export.pages,
        details=export.details,
        left_out=[list(pair) for pair in export.left_out],
    )
    session.add(row)
    session.flush()
    for begin in range(0, len(export.records), NOTED_AT_ONCE):
        some = export.records[begin : begin + NOTED_AT_ONCE]
        session.execute(insert(ExportedRecord), [_noted(row.id, record) for record in some])
    session.flush()
    return row.id


def _noted(export_id: int, record: RecordInExport) -> dict[str, Any]:
    return {
        "export_id": export_id,
        "record_uid": record.uid,
        "revised": record.revised,
        "disclosure": [list(line) for line in record.disclosure],
    }


def load_exports(session: Session, limit: int = SHOWN_AT_ONCE) -> list[Export]:
    """Return the newest exports, newest first."""
    newest = select(ExportedFile).order_by(ExportedFile.made_at_ms.desc(), ExportedFile.id.desc())
    return _exports(session, session.scalars(newest.limit(limit)).all())


def exports_of(session: Session, record_uid: uuid.UUID) -> list[Export]:
    """Return the exports in which a record stood, newest first."""
    query = (
        select(ExportedFile)
        .join(ExportedRecord, ExportedRecord.export_id == ExportedFile.id)
        .where(ExportedRecord.record_uid == record_uid)
        .order_by(ExportedFile.made_at_ms.desc(), ExportedFile.id.desc())
    )
    return _exports(session, session.scalars(query).all())


def exports_of_size(
    session: Session, kinds: Iterable[str], audiences: Iterable[str], sizes: range
) -> Iterator[tuple[str, datetime.datetime, dict[uuid.UUID, int]]]:
    """Yield name, time and the records with their versions of exports, newest first.

    Only those of such kinds and readers that hold so many records.
    """
    found = session.execute(
        select(ExportedFile.id, ExportedFile.file_name, ExportedFile.made_at_ms)
        .join(ExportedRecord, ExportedRecord.export_id == ExportedFile.id)
        .where(ExportedFile.kind.in_(map(str, kinds)))
        .where(ExportedFile.audience.in_(map(str, audiences)))
        .group_by(ExportedFile.id)
        .having(func.count().between(sizes.start, sizes.stop - 1))
        .order_by(ExportedFile.made_at_ms.desc(), ExportedFile.id.desc())
    ).all()
    for number, name, made_at_ms in found:
        records = session.execute(
            select(ExportedRecord.record_uid, ExportedRecord.revised).where(
                ExportedRecord.export_id == number
            )
        )
        yield name, moment_of(made_at_ms), dict(records.all())


def load_export(session: Session, number: int) -> Export:
    """Return one export; raises `NotFoundError`."""
    row = session.get(ExportedFile, number)
    if row is None:
        sentence = _("No export has the number {number}. List them with `hrd-desk exports`.")
        raise NotFoundError(sentence.format(number=number))
    return _exports(session, [row])[0]


def _exports(session: Session, rows: Sequence[ExportedFile]) -> list[Export]:
    records = _records_of(session, [row.id for row in rows])
    return [
        Export(
            made_at_utc=moment_of(row.made_at_ms),
            author=row.author,
            file_name=row.file_name,
            kind=row.kind,
            audience=row.audience,
            language=row.language,
            sha256=row.sha256,
            size_bytes=row.size_bytes,
            pages=row.pages,
            records=tuple(records.get(row.id, ())),
            left_out=tuple((reference, why) for reference, why in row.left_out),
            details=row.details,
            number=row.id,
        )
        for row in rows
    ]


def _records_of(session: Session, numbers: Iterable[int]) -> dict[int, list[RecordInExport]]:
    query = (
        select(ExportedRecord, Event.reference)
        .outerjoin(Event, Event.uid == ExportedRecord.record_uid)
        .where(ExportedRecord.export_id.in_(list(numbers)))
        .order_by(Event.reference, ExportedRecord.record_uid)
    )
    found: dict[int, list[RecordInExport]] = {}
    for row, reference in session.execute(query):
        lines = tuple((name, outcome, why) for name, outcome, why in row.disclosure)
        record = RecordInExport(row.record_uid, row.revised, lines, reference or "")
        found.setdefault(row.export_id, []).append(record)
    return found
