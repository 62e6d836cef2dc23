"""An order to erase reaches the bytes, on every desk that hears of it."""

import datetime
import uuid
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, select

from hrd_desk.errors import InvalidInputError
from hrd_desk.model.conflicts import Conflict
from hrd_desk.model.decisions import DecisionKind
from hrd_desk.model.parts import Attachment
from hrd_desk.progress import silent
from hrd_desk.storage.decisions import UNSETTLED, decide
from hrd_desk.storage.drafts import save_draft
from hrd_desk.storage.erasing import (
    apply_erase_orders,
    blank_incoming,
    forget_copies,
    order_erasure,
)
from hrd_desk.storage.events import restore_event, save_event
from hrd_desk.storage.exports import Export, RecordInExport, exports_of, note_export
from hrd_desk.storage.history import record_history
from hrd_desk.storage.journal.tables import Change
from hrd_desk.storage.local_tables import StoredFile
from hrd_desk.storage.merge.incoming import MergeReport, Sender
from hrd_desk.storage.merge.outgoing import Scope, outgoing_desks, outgoing_revisions
from hrd_desk.storage.merge.staging import Stage, begin_staging
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.pairs import propose_merge
from hrd_desk.storage.stored_files import FileStore, new_attachment
from hrd_desk.storage.sync_tables import Erased, Parked, Peer, SharedRecord
from hrd_desk.sync.settling import ask_field
from hrd_desk.sync.snapshots import snapshot_before
from tests.sync.catalogue import Organisation
from tests.sync.exchanging import (
    FAR,
    assert_sound,
    both_ways,
    edited,
    event_on,
    logged,
    now_ms,
    to_field,
    to_headquarters,
)

NAME = "Zarinaqul"
"""Stands in every text of the record, and nowhere else."""


def tables_naming(desk: OpenDesk, name: str = NAME) -> set[str]:
    """Return the tables with a row that holds the name, the words of the search index included."""
    found = set()
    with desk.database.snapshot() as session:
        run = session.connection().exec_driver_sql
        tables = run("SELECT name FROM sqlite_schema WHERE type = 'table'").scalars().all()
        for table in tables:
            if any(_holds(value, name) for row in run(f"SELECT * FROM {table}") for value in row):  # noqa: S608  a name of our own schema
                found.add(table)
        run("CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, fts, 'row')")
        words = run("SELECT term FROM temp.words").scalars().all()
        run("DROP TABLE temp.words")
    return found | {"fts" for word in words if name.casefold() in word}


def _holds(value: Any, name: str) -> bool:
    if isinstance(value, bytes):
        return name.encode() in value
    return isinstance(value, str) and name.casefold() in value.casefold()


def a_witness(desk: OpenDesk) -> uuid.UUID:
    """Return a record that has the name in its title, text, parts and a file."""
    uid = logged(
        desk, title=f"Kazakhstan: {NAME} arrested", description=f"{NAME} saw it.", remarks=NAME
    )
    store = FileStore(desk.folder)
    sealed = store.seal([NAME.encode() * 100])
    event = event_on(desk, uid)
    event.attachments.append(new_attachment(sealed, f"{NAME}.txt"))
    event.citations[0].title = f"What {NAME} said"
    with desk.database.transaction("attach") as session:
        store.add(session, sealed)
        session.merge(event)
    edited(desk, uid, remarks=f"{NAME} again")
    return uid


def erased_on(desk: OpenDesk) -> list[uuid.UUID]:
    with desk.database.snapshot() as session:
        return list(session.scalars(select(Erased.root_uid)))


def follow(desk: OpenDesk) -> list[uuid.UUID]:
    """Carry out the orders that came, as taking in a file does."""
    with desk.database.local_transaction() as session:
        done = apply_erase_orders(session, desk.folder)
    forget_copies(desk.folder)
    desk.database.checkpoint()
    return done


def test_nothing_of_an_erased_record_is_left_at_headquarters(hq: OpenDesk) -> None:
    uid = a_witness(hq)
    with hq.database.local_transaction() as session:
        save_draft(session, uid, {"record": {"title": NAME}}, now_ms())
    assert {"event", "change", "citation", "attachment", "draft", "fts"} <= tables_naming(hq)
    with snapshot_before(hq):
        pass
    order_erasure(hq.database, hq.folder, uid, "She is in danger.")
    assert tables_naming(hq) == set()
    assert not hq.folder.snapshots.exists()
    assert list(hq.folder.files.iterdir()) == []
    assert_sound(hq)


def test_freed_pages_are_overwritten(hq: OpenDesk) -> None:
    with hq.database.snapshot() as session:
        assert session.connection().exec_driver_sql("PRAGMA secure_delete").scalar() == 1


def test_the_order_stays_readable_and_the_record_is_gone(hq: OpenDesk) -> None:
    uid = a_witness(hq)
    reference = event_on(hq, uid).reference
    order_erasure(hq.database, hq.folder, uid, "She is in danger.")
    event = event_on(hq, uid)
    assert event.is_deleted
    assert (event.title, event.citations, event.term_uses) == ("", [], [])
    assert event.reference == reference
    with hq.database.snapshot() as session:
        entries = record_history(session, uid)
    assert [entry.action for entry in entries] == ["erase"]
    assert entries[0].differences[0].new is not None
    assert entries[0].differences[0].new["comment"] == "She is in danger."


def test_the_field_cannot_order_it(alm: OpenDesk) -> None:
    uid = a_witness(alm)
    with pytest.raises(InvalidInputError, match="Only headquarters"):
        order_erasure(alm.database, alm.folder, uid)
    assert event_on(alm, uid).title
    assert erased_on(alm) == []


def test_other_records_keep_everything_a_shared_file_included(hq: OpenDesk) -> None:
    uid = a_witness(hq)
    shared = event_on(hq, uid).attachments[0]
    other = logged(hq)
    event = event_on(hq, other)
    event.attachments.append(
        Attachment(sha256=shared.sha256, size_bytes=shared.size_bytes, name="copy.txt")
    )
    with hq.database.transaction("attach") as session:
        session.merge(event)
    before = event_on(hq, other)
    order_erasure(hq.database, hq.folder, uid)
    after = event_on(hq, other)
    assert (after.title, after.codes("violations")) == (before.title, before.codes("violations"))
    with hq.database.snapshot() as session:
        content = b"".join(FileStore(hq.folder).read(session, shared.sha256))
    assert content == NAME.encode() * 100
    assert_sound(hq)


def test_questions_decisions_and_pairs_about_it_say_nothing_any_more(
    hq: OpenDesk, alm: OpenDesk
) -> None:
    uid = a_witness(alm)
    other = logged(alm)
    both_ways(alm, hq)
    edited(alm, uid, title=f"{NAME} was hit")
    edited(hq, uid, title=f"{NAME} was beaten")
    to_headquarters(alm, hq)
    with hq.database.transaction("decide") as session:
        decide(session, uid, DecisionKind.QUERY, comment=f"Who is {NAME}?")
        propose_merge(session, uid, other)
    with hq.database.snapshot() as session:
        key = str(session.scalars(select(Conflict.uid)).one())
    ask_field(hq.database, key, f"Was {NAME} hit?")
    order_erasure(hq.database, hq.folder, uid)
    assert tables_naming(hq) == set()
    to_field(hq, alm)
    assert follow(alm) == [uid]
    assert tables_naming(alm) == set()
    assert_sound(hq, alm)


def test_the_field_follows_and_later_exchanges_go_on(hq: OpenDesk, alm: OpenDesk) -> None:
    uid, other = a_witness(alm), logged(alm)
    both_ways(alm, hq)
    edited(hq, uid, remarks=f"{NAME} at headquarters")
    order_erasure(hq.database, hq.folder, uid)
    to_field(hq, alm)
    assert follow(alm) == [uid]
    assert follow(alm) == []
    assert erased_on(alm) == erased_on(hq) == [uid]
    assert tables_naming(alm) == set()
    assert list(alm.folder.files.iterdir()) == []
    edited(alm, other, remarks="Later.")
    both_ways(alm, hq)
    assert event_on(hq, other).remarks == "Later."
    assert_sound(hq, alm)


def test_an_erased_record_is_not_brought_back_nor_drafted(hq: OpenDesk, alm: OpenDesk) -> None:
    uid = a_witness(alm)
    both_ways(alm, hq)
    draft = {"record": {"title": NAME}, "revised": 0}
    order_erasure(hq.database, hq.folder, uid)
    to_field(hq, alm)
    follow(alm)
    for desk in (hq, alm):
        with (
            pytest.raises(InvalidInputError, match="was erased"),
            desk.database.transaction("restore") as session,
        ):
            restore_event(session, uid)
        # The form was open while the order came.
        with desk.database.local_transaction() as session:
            save_draft(session, uid, draft, now_ms())
        assert tables_naming(desk) == set()
        assert event_on(desk, uid).is_deleted
    assert_sound(hq, alm)


def test_nothing_is_proposed_any_more_because_of_an_erased_record(
    hq: OpenDesk, alm: OpenDesk
) -> None:
    uid, keep = a_witness(alm), logged(alm)
    both_ways(alm, hq)
    with hq.database.transaction("decide") as session:
        decide(session, uid, DecisionKind.MERGE_INTO, value=str(keep))
    edited(alm, uid, charge=f"{NAME} is accused", remarks="")
    both_ways(alm, hq)
    assert [item.record_uid for item in open_questions(hq)] == [keep, keep]
    order_erasure(hq.database, hq.folder, uid)
    to_field(hq, alm)
    follow(alm)
    for desk in (hq, alm):
        assert open_questions(desk) == []
        assert tables_naming(desk) == set()
    both_ways(alm, hq)
    assert_sound(hq, alm)


def test_a_late_file_of_an_erased_record_is_not_kept(tmp_path: Path) -> None:
    with Organisation(tmp_path) as org:
        almaty, hq = org.almaty, org.hq
        uid, other = a_witness(almaty.desk), almaty.log(title="A trial")
        org.exchange()
        order_erasure(hq.database, hq.desk.folder, uid)
        store = FileStore(almaty.desk.folder)
        for record, content in ((uid, b"Zarinaqul was seen"), (other, b"A judgment")):
            sealed = store.seal([content])
            with almaty.database.local_transaction() as session:
                store.add(session, sealed)
            event = almaty.event(record)
            event.attachments.append(new_attachment(sealed, "scan.txt"))
            with almaty.database.transaction("save") as session:
                save_event(session, event)
        org.up(almaty)
        with hq.database.snapshot() as session:
            sizes = session.scalars(select(StoredFile.size_bytes)).all()
        assert sizes == [len(b"A judgment")]
        assert len(list(hq.desk.folder.files.iterdir())) == 1


def open_questions(desk: OpenDesk) -> list[Conflict]:
    with desk.database.snapshot() as session:
        return list(session.scalars(select(Conflict).where(Conflict.state.in_(UNSETTLED))))


def test_late_copies_are_taken_in_without_their_content(hq: OpenDesk, alm: OpenDesk) -> None:
    uid = a_witness(alm)
    to_headquarters(alm, hq)
    with hq.database.local_transaction() as session:
        session.execute(delete(SharedRecord))
    order_erasure(hq.database, hq.folder, uid)
    edited(alm, uid, description=f"{NAME} told more.")
    with hq.database.local_transaction() as session:
        session.add(_peer(alm))
    # The first copy is known already, so it would uncover itself; the edit is new.
    with hq.database.merging() as merging, alm.database.snapshot() as source:
        session = merging.session
        scope = Scope(hq.uid, 0, FAR, is_everything=True)
        begin_staging(session.connection())
        stage = Stage(session, Sender(alm.uid, is_authority=True), MergeReport(), now_ms())
        for desk in outgoing_desks(source, scope):
            stage.meet(desk)
        stage.take(outgoing_revisions(source, scope), silent)
        assert blank_incoming(session.connection()) == 10
    with hq.database.snapshot() as session:
        reasons = set(session.scalars(select(Parked.why)))
        told = session.scalars(select(SharedRecord.sent_number)).all()
        kinds = set(session.scalars(select(Change.kind).where(Change.root_uid == uid)))
    assert "erased" in reasons
    assert told == [0]
    assert kinds == {"decision"}
    assert tables_naming(hq) == set()
    with hq.database.snapshot() as session:
        assert session.scalars(select(StoredFile)).all() == []
    assert_sound(hq)


def _peer(desk: OpenDesk) -> Peer:
    return Peer(
        desk_uid=desk.uid,
        code=desk.code,
        role="field",
        verify_key=bytes(32),
        recipients=[],
        state="paired",
        paired_at_ms=0,
        holds={},
    )


def test_the_book_of_exports_forgets_the_record_and_keeps_the_file(hq: OpenDesk) -> None:
    uid = a_witness(hq)
    line = ("title", "published", NAME)
    export = Export(
        made_at_utc=datetime.datetime(2026, 5, 1, tzinfo=datetime.UTC),
        author="A person",
        file_name=f"{NAME}.pdf",
        kind="event",
        audience="public",
        language="en",
        sha256="ab" * 32,
        size_bytes=9,
        pages=1,
        records=(RecordInExport(uid, 1, (line,)),),
    )
    with hq.database.local_transaction() as session:
        note_export(session, export)
    assert "exported_file" in tables_naming(hq)
    order_erasure(hq.database, hq.folder, uid)
    assert tables_naming(hq) == set()
    with hq.database.snapshot() as session:
        (kept,) = exports_of(session, uid)
    assert (kept.sha256, kept.file_name, kept.records[0].disclosure) == ("ab" * 32, "", ())
