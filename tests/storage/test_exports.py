"""The book of exports: what left the desk, with which version of which records."""

import dataclasses
import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from hrd_desk.errors import NotFoundError
from hrd_desk.storage.exports import (
    Export,
    RecordInExport,
    exports_of,
    load_export,
    load_exports,
    note_export,
)
from hrd_desk.storage.journal.tables import Revision
from hrd_desk.storage.opening import OpenDesk
from tests.builders import a_desk, an_event, saved, vocabulary_of

NOON = datetime.datetime(2026, 5, 1, 12, tzinfo=datetime.UTC)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[OpenDesk]:
    with a_desk(tmp_path) as desk:
        yield desk


def an_export(*records: RecordInExport, hour: int = 0) -> Export:
    return Export(
        made_at_utc=NOON + datetime.timedelta(hours=hour),
        author="A person",
        file_name="brief.pdf",
        kind="event",
        audience="public",
        language="en",
        sha256="ab" * 32,
        size_bytes=12345,
        pages=1,
        records=records,
        left_out=(("KZ-2023-0009", "It is marked internal."),),
        details={"is_sealed": False},
    )


def test_what_is_noted_is_read_back_with_the_record_as_it_is_called_now(desk: OpenDesk) -> None:
    event = saved(desk, an_event(vocabulary_of(desk)))
    lines = (("title", "published", ""), ("remarks", "withheld", "No brief tells this field."))
    export = an_export(RecordInExport(event.uid, event.revised, lines))
    with desk.database.local_transaction() as session:
        number = note_export(session, export)
    with desk.database.snapshot() as session:
        found = load_export(session, number)
        assert exports_of(session, event.uid) == [found]
    record = RecordInExport(event.uid, event.revised, lines, event.reference)
    assert found == dataclasses.replace(export, number=number, records=(record,))


def test_the_newest_comes_first_and_others_are_not_the_records(desk: OpenDesk) -> None:
    event = saved(desk, an_event(vocabulary_of(desk)))
    other = saved(desk, an_event(vocabulary_of(desk), title="Another"))
    with desk.database.local_transaction() as session:
        first = note_export(session, an_export(RecordInExport(event.uid, event.revised, ())))
        both = (RecordInExport(e.uid, e.revised, ()) for e in (event, other))
        last = note_export(session, an_export(*both, hour=1))
    with desk.database.snapshot() as session:
        assert [export.number for export in load_exports(session)] == [last, first]
        assert [export.number for export in load_exports(session, limit=1)] == [last]
        assert [export.number for export in exports_of(session, other.uid)] == [last]
        assert exports_of(session, event.uid)[0].number == last


def test_an_unknown_number_is_refused(desk: OpenDesk) -> None:
    with desk.database.snapshot() as session, pytest.raises(NotFoundError, match="number 7"):
        load_export(session, 7)


def test_exports_are_not_journaled(desk: OpenDesk) -> None:
    event = saved(desk, an_event(vocabulary_of(desk)))
    with desk.database.snapshot() as session:
        before = session.scalars(select(Revision.id)).all()
    with desk.database.local_transaction() as session:
        note_export(session, an_export(RecordInExport(event.uid, event.revised, ())))
    with desk.database.snapshot() as session:
        assert session.scalars(select(Revision.id)).all() == before
