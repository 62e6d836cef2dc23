"""Content that is no content: set aside, and everything else goes on, at once and later."""

import itertools
import uuid
from pathlib import Path

import pytest
from sqlalchemy import select

from hrd_desk.storage.answers import answers
from hrd_desk.storage.check import check_desk
from hrd_desk.storage.erasing import order_erasure
from hrd_desk.storage.events import save_event
from hrd_desk.storage.history import record_history
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.stored_files import FileStore, new_attachment
from hrd_desk.storage.sync_tables import SharedRecord, Unfit
from hrd_desk.sync.database_file import merge_database_file
from hrd_desk.sync.sending import send
from tests.sync.exchanging import edited, event_on, logged
from tests.sync.forging import forged
from tests.sync.identities import a_field_desk, a_headquarters, paired, reopened
from tests.sync.test_database_file import unlock
from tests.sync.test_hostile_desks import attacked

TITLE = 2
ODD = {
    "nothing": "",
    "no object": "17",
    "two objects": "{}{}",
    "half an object": '{"title": "A',
    "a name twice": '{"title": "A", "title": "B"}',
    "no number": '{"title": NaN}',
    "half a character": r'{"title": "\ud800"}',
    "no end": "[" * 1500 + "]" * 1500,
}
ODD_FILE = {"a hash that is a list": '{"sha256": ["a"], "size_bytes": 1}'}


def attach(desk: OpenDesk, uid: uuid.UUID) -> None:
    store, event = FileStore(desk.folder), event_on(desk, uid)
    sealed = store.seal([b"content"])
    with desk.database.transaction("attach") as session:
        store.add(session, sealed)
        event.attachments.append(new_attachment(sealed, "raid.jpg"))
        save_event(session, event)


def annotate(desk: OpenDesk, uid: uuid.UUID) -> None:
    event = event_on(desk, uid)
    event.attachments[0].note = "Taken by a neighbour."
    with desk.database.transaction("save") as session:
        save_event(session, event)


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        *itertools.product(("title", "whole record", "attachment"), ODD),
        *itertools.product(("attachment",), ODD_FILE),
    ],
)
def test_content_of_nonsense_is_set_aside_and_stops_nothing(
    tmp_path: Path, kind: str, name: str
) -> None:
    with a_field_desk(tmp_path) as alm, a_headquarters(tmp_path) as hq:
        paired([alm], hq)
        uid = logged(alm, title="One")
        attach(alm, uid)
        if kind == "attachment":
            annotate(alm, uid)
        else:
            edited(alm, uid, title="Two")
    attacked(
        alm.folder, lambda raw: forged(raw, TITLE if kind == "title" else 0, (ODD | ODD_FILE)[name])
    )
    with reopened(hq.folder.path, "HQ", "hq") as hq:
        told = merge_database_file(hq, alm.folder.path, unlock)
        assert list(told.report.unfit) == [uid]
        with hq.database.snapshot() as session:
            assert session.scalars(select(Unfit.root_uid)).all() == [uid]
        assert event_on(hq, uid).title == "One"
        assert check_desk(hq).findings == ()
    with reopened(hq.folder.path, "HQ", "hq") as hq:  # opening looks for files that nobody needs
        with hq.database.snapshot() as session:
            assert len(record_history(session, uid)) >= 3
            assert answers(session, [uid]) == []
        with hq.database.local_transaction() as session:
            session.merge(SharedRecord(peer_uid=alm.uid, record_uid=uid, sent_number=0))
        send(hq, tmp_path)
        order_erasure(hq.database, hq.folder, uid)
        assert list(hq.folder.files.iterdir()) == []
        assert check_desk(hq).findings == ()
