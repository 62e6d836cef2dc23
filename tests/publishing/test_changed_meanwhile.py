"""A file that was shown is not written once one of its records is not what it was."""

from collections.abc import Callable
from pathlib import Path

import pytest

from hrd_desk.errors import HrdDeskError
from hrd_desk.model.event import Event
from hrd_desk.progress import silent
from hrd_desk.publishing.exporting import make_file, put
from hrd_desk.publishing.kept import KeptRecords
from hrd_desk.publishing.noting import noting_in
from hrd_desk.publishing.orders import BriefKind, FileFormat, Order
from hrd_desk.storage.erasing import erase_record
from hrd_desk.storage.event_lists import EventFilter
from hrd_desk.storage.events import delete_event, load_event
from hrd_desk.storage.exports import load_exports
from hrd_desk.storage.opening import OpenDesk
from tests.builders import an_event, saved, vocabulary_of


def changed(**fields: str) -> Callable[[OpenDesk, Event], None]:
    def change(desk: OpenDesk, event: Event) -> None:
        for field, value in fields.items():
            setattr(event, field, value)
        saved(desk, event)

    return change


def deleted(desk: OpenDesk, event: Event) -> None:
    with desk.database.transaction("delete") as session:
        delete_event(session, event.uid, "a person's wish")


def erased(desk: OpenDesk, event: Event) -> None:
    deleted(desk, event)
    with desk.database.local_transaction() as session:
        erase_record(session, desk.folder, event.uid)


CHANGES = {
    "deleted": deleted,
    "erased": erased,
    "never unencrypted": changed(confidentiality="sensitive"),
    "inside": changed(confidentiality="internal"),
    "withdrawn": changed(record_status="withdrawn"),
    "reworded": changed(summary="The police came."),
    "a new secret": changed(remarks="Her name is Aigerim Testova"),
}


@pytest.mark.parametrize("kind", CHANGES)
def test_a_record_in_the_middle_of_a_digest_stops_it(
    alm: OpenDesk, tmp_path: Path, kind: str
) -> None:
    vocabulary = vocabulary_of(alm)
    public = {"confidentiality": "public", "record_status": "verified"}
    uids = [saved(alm, an_event(vocabulary, **public)).uid for _number in range(3)]
    order = Order(kind=BriefKind.DIGEST, format=FileFormat.HTML)
    made = make_file(KeptRecords(alm.database).prepared(EventFilter(), order, silent))
    path = tmp_path / "digest.html"
    with alm.database.snapshot() as session:
        event = load_event(session, uids[1])
    CHANGES[kind](alm, event)
    with pytest.raises(HrdDeskError, match="Make the file again"):
        put(made, path, noting_in(alm.database))
    assert list(tmp_path.glob("*.html")) == list(tmp_path.glob(".*part")) == []
    with alm.database.snapshot() as session:
        assert load_exports(session) == []
    again = make_file(KeptRecords(alm.database).prepared(EventFilter(), order, silent))
    assert put(again, path, noting_in(alm.database)).size_bytes == path.stat().st_size
    assert len(again.prepared.records) == (3 if kind in {"reworded", "a new secret"} else 2)
