"""What both sides changed is merged together as it would be merged record by record."""

import contextlib
import random
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from hrd_desk.model.conflicts import ConflictKind
from hrd_desk.model.event import Event
from hrd_desk.model.parts import Citation
from hrd_desk.model.release import released_as
from hrd_desk.storage.events import load_event, save_event
from hrd_desk.storage.journal.check import records_standing
from hrd_desk.storage.merge.engine import Incoming, merge
from hrd_desk.storage.merge.incoming import MergeReport, Sender
from hrd_desk.storage.merge.outgoing import Scope, outgoing_desks, outgoing_revisions
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.sync_tables import Unfit
from tests.sync.exchanging import FAR, both_ways, logged, now_ms
from tests.sync.identities import a_field_desk, a_headquarters, paired

RECORDS = 40
CHOICES: dict[str, tuple[Any, ...]] = {
    "title": ("A raid", "A raid ", "A “raid”", "A trial"),
    "country_code": ("KZ", "KG", "UZ"),
    "start_date": ("2023-05-01", "2023-05", "2023-05~", None),
    "end_date": (None, "2023-06", "2023-07"),
    "description": ("One.\n\nTwo.", "One.\n\nTwo.\n\nThree.", "Nought.\n\nOne.\n\nTwo.", "One."),
    "remarks": ("", "Seen.", "Heard.\n\nSeen."),
    "description_released": (None, released_as("One."), released_as("One.\n\nTwo.")),
    "confidentiality": ("public", "internal", "restricted", "sensitive"),
    "record_status": ("draft", "submitted"),
    "monitoring_status": (None, "pending", "active"),
}


class _SeenError(Exception):
    """Ends a merge whose outcome was read; everything is rolled back."""


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[tuple[OpenDesk, OpenDesk]]:
    with a_headquarters(tmp_path) as headquarters, a_field_desk(tmp_path) as field:
        paired([field], headquarters)
        yield field, headquarters


def test_the_outcome_is_that_of_one_by_one(desks: tuple[OpenDesk, OpenDesk]) -> None:
    field, headquarters = desks
    uids = [logged(field, places=[]) for _number in range(RECORDS)]
    both_ways(field, headquarters)
    chance = random.Random(7)
    for uid in uids:
        for desk in chance.choices(desks, k=4):
            edit(desk, uid, chance)
    together = outcome(field, headquarters)
    look_at_one_by_one(headquarters, uids)
    one_by_one = outcome(field, headquarters)
    assert together == one_by_one
    kinds = [row[2] for row in together["conflict"]]
    assert {ConflictKind.EDIT.value, ConflictKind.STRICTER.value} <= set(kinds)
    assert len(together["parked"]) > RECORDS


def edit(desk: OpenDesk, uid: uuid.UUID, chance: random.Random) -> None:
    """Change some values of a record and of its source."""
    with desk.database.transaction("save") as session:
        event = load_event(session, uid)
        session.expunge_all()
        for name in chance.sample(sorted(CHOICES), 3):
            setattr(event, name, chance.choice(CHOICES[name]))
        change_source(event, chance)
        save_event(session, event)


def change_source(event: Event, chance: random.Random) -> None:
    if event.citations and chance.random() < 0.5:
        event.citations[0].excerpt = chance.choice(("They came.", "They came.\n\nThey left.", ""))
    elif chance.random() < 0.2:
        event.citations.append(Citation(source_name="A witness"))


def look_at_one_by_one(headquarters: OpenDesk, uids: list[uuid.UUID]) -> None:
    """Give each record a reason to be looked at closely, which changes nothing else."""
    with headquarters.database.local_transaction() as session:
        revision = session.scalar(text("SELECT min(id) FROM revision"))
        for uid in uids:
            session.add(Unfit(revision_id=revision, root_uid=uid, reason="Once.", noted_at_ms=0))


def outcome(field: OpenDesk, headquarters: OpenDesk) -> dict[str, Any]:
    """Take in what the field desk has, read everything that came of it, and take it back."""
    found: dict[str, Any] = {}

    def read(session: Session, report: MergeReport) -> None:
        version = session.scalar(text("SELECT hrd_version()"))
        found["records"] = {uid.hex: kept(rows) for uid, rows in records_standing(session)}
        found["reported"] = {uid.hex: each for uid, each in report.records.items()}
        for table, columns in TABLES.items():
            rows = session.execute(text(f"SELECT {columns} FROM {table} ORDER BY 1, 2, 3"))  # noqa: S608  our own names
            found[table] = [
                tuple("own" if value == version else value for value in row) for row in rows
            ]
        found["words"] = list(
            session.scalars(text("SELECT rowid FROM fts WHERE fts MATCH 'trial'"))
        )
        raise _SeenError

    with field.database.snapshot() as session, contextlib.suppress(_SeenError):
        scope = Scope(headquarters.uid, 0, FAR, is_everything=True)
        merge(
            headquarters.database,
            Incoming(list(outgoing_desks(session, scope)), outgoing_revisions(session, scope)),
            Sender(field.uid, is_authority=True),
            now_ms=now_ms(),
            afterwards=read,
        )
    return found


TABLES = {
    "conflict": "uid, row_uid, kind, group_number, first_version, waiting_version, shown_version",
    "parked": "change_id, why, 0",
    "group_version": "uid, group_number, version",
    "tombstone": "root_uid, uid, version",
}


def kept(rows: Any) -> dict[str, Any]:
    """Return the rows of a record by name; questions are compared as a table."""
    return {f"{kind} {uid}": row for (kind, uid), row in rows.items() if kind != "conflict"}
