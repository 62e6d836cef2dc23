"""A file that was shown is not written once a record or a term in it is not what it was."""

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

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
from hrd_desk.storage.terms import add_own_term, merge_term, rename_term, set_enabled
from hrd_desk.vocabulary.terms import Term
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


def renamed(session: Session, term: Term) -> None:
    rename_term(session, term.uid, "en", "Raid on a house")


def merged(session: Session, term: Term) -> None:
    into = next(iter(session.scalars(select(Term).where(Term.code == "surveillance"))))
    merge_term(session, term.uid, into.uid)


def moved(session: Session, term: Term) -> None:
    session.scalars(select(Term).where(Term.uid == term.uid)).one().broader = "killing"


TERM_CHANGES = {"renamed": renamed, "merged": merged, "moved": moved}
FILES = {"pdf": FileFormat.PDF, "docx": FileFormat.DOCX, "xlsx": FileFormat.XLSX}


@pytest.mark.parametrize(
    ("kind", "ending", "code"),
    list(zip(TERM_CHANGES, itertools.cycle(FILES), ("en", "ru", "ar"), strict=False)),
)
def test_a_term_in_a_file_that_is_called_otherwise_now_stops_it(
    alm: OpenDesk, tmp_path: Path, kind: str, ending: str, code: str
) -> None:
    with alm.database.transaction("a term") as session:
        term = add_own_term(session, "violation", None, "en", "Raid of Aigerim's house")
    saved(alm, an_event(vocabulary_of(alm), violations=[term.code], confidentiality="public"))
    kept, order = KeptRecords(alm.database), Order(format=FILES[ending], language=code)
    path = tmp_path / f"brief.{ending}"
    made = make_file(kept.prepared(EventFilter(), order, silent))
    with alm.database.transaction("the list") as session:
        TERM_CHANGES[kind](session, term)
    with pytest.raises(HrdDeskError, match="Make the file again"):
        put(made, path, noting_in(alm.database))
    assert not path.exists()
    again = make_file(kept.prepared(EventFilter(), order, silent))
    assert put(again, path, noting_in(alm.database)).size_bytes == path.stat().st_size


def test_what_changes_no_word_of_a_file_does_not_stop_it(alm: OpenDesk, tmp_path: Path) -> None:
    saved(alm, an_event(vocabulary_of(alm), confidentiality="public"))
    made = make_file(KeptRecords(alm.database).prepared(EventFilter(), Order(), silent))
    with alm.database.transaction("the list") as session:
        add_own_term(session, "violation", None, "en", "A raid")
        raid = session.scalars(select(Term).where(Term.code == "raid")).one()
        set_enabled(session, raid.uid, is_enabled=False)
    assert put(made, tmp_path / "brief.pdf", noting_in(alm.database)).pages


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
