"""Merging the database file of another desk."""

import shutil
import uuid
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import select

from hrd_desk.errors import CancelledError, DeskUnavailableError, WrongPassphraseError
from hrd_desk.model.conflicts import Conflict
from hrd_desk.model.event import Event
from hrd_desk.storage.check import check_desk
from hrd_desk.storage.connections import connect
from hrd_desk.storage.desk_folder import DeskFolder
from hrd_desk.storage.erasing import order_erasure
from hrd_desk.storage.events import delete_event, load_event
from hrd_desk.storage.journal.tables import Desk, Revision
from hrd_desk.storage.keys import KeyFile
from hrd_desk.storage.merge.incoming import Outcome, UnsoundRevisionError
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.stored_files import FileStore, new_attachment
from hrd_desk.storage.sync_tables import BundleLog, OwnPending, SharedRecord
from hrd_desk.sync.database_cage import DatabaseFileError
from hrd_desk.sync.database_copy import found_at
from hrd_desk.sync.database_file import DatabaseFileReport, merge_database_file
from hrd_desk.sync.key_keepers import add_keeper
from hrd_desk.sync.keys import replace_keys
from hrd_desk.sync.pairing import revoke
from hrd_desk.sync.receiving import StoppedError
from tests.builders import PASSPHRASE, an_event, saved, vocabulary_of
from tests.organisation import a_desk_of, reopened
from tests.sync.identities import KEEPER, card_of, taken


def unlock(keys: KeyFile) -> bytearray:
    return keys.unlock(PASSPHRASE)


def merged(
    desk: OpenDesk,
    other: Path | OpenDesk,
    *,
    plan_only: bool = False,
    is_confirmed: bool = False,
) -> DatabaseFileReport:
    """Merge the file of a desk; an open one stays open, as it may in life."""
    path = other if isinstance(other, Path) else other.folder.path
    return merge_database_file(desk, path, unlock, plan_only=plan_only, is_confirmed=is_confirmed)


def logged(desk: OpenDesk, title: str = "A raid in Almaty") -> Event:
    return saved(desk, an_event(vocabulary_of(desk), title=title))


def edited(desk: OpenDesk, uid: uuid.UUID, **values: str) -> Event:
    with desk.database.snapshot() as session:
        event = load_event(session, uid)
    for name, value in values.items():
        setattr(event, name, value)
    return saved(desk, event)


def title_of(desk: OpenDesk, uid: uuid.UUID) -> str:
    with desk.database.snapshot() as session:
        return load_event(session, uid).title


def revisions_of(desk: OpenDesk) -> int:
    with desk.database.snapshot() as session:
        return len(session.scalars(select(Revision.id)).all())


def altered(desk: OpenDesk, folder: Path, *statements: str) -> Path:
    """Return a copy of a desk, changed behind the program's back by who has the key."""
    copy = DeskFolder(folder / "altered.hrdesk")
    shutil.copytree(desk.folder.path, copy.path, ignore=shutil.ignore_patterns("reserve", "lock"))
    key = unlock(KeyFile.read(copy.keys, copy.keys_copy))
    raw = connect(copy.database, key)
    for (name,) in raw.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        raw.execute(f'DROP TRIGGER "{name}"')
    for statement in statements:
        raw.execute(statement)
    raw.close()
    return copy.path


def test_records_of_the_other_desk_come_over(hq: OpenDesk, alm: OpenDesk) -> None:
    event = logged(alm)
    found = merged(hq, alm)
    assert (found.report.count(Outcome.ADDED), found.needs_person) == (1, False)
    assert (found.other_code, found.other_uid) == ("ALM", alm.uid)
    assert title_of(hq, event.uid) == "A raid in Almaty"
    assert check_desk(hq).is_sound


def test_a_second_merge_changes_nothing(hq: OpenDesk, alm: OpenDesk) -> None:
    logged(alm)
    merged(hq, alm)
    before = revisions_of(hq)
    found = merged(hq, alm)
    assert (found.report.revisions, found.report.records) == (0, {})
    assert revisions_of(hq) == before


def test_a_plan_tells_what_a_merge_does_and_changes_nothing(hq: OpenDesk, alm: OpenDesk) -> None:
    logged(alm)
    before = revisions_of(hq)
    planned = merged(hq, alm, plan_only=True)
    assert revisions_of(hq) == before
    assert planned.report.records == merged(hq, alm).report.records


def test_a_lone_database_is_merged_with_its_keys_beside_it_or_named(
    hq: OpenDesk, alm: OpenDesk, tmp_path: Path
) -> None:
    logged(alm)
    alm.close()
    lone, keys = tmp_path / "mail" / "almaty.db", tmp_path / "stick" / "k.json"
    for target, source in ((lone, alm.folder.database), (keys, alm.folder.keys)):
        target.parent.mkdir()
        shutil.copy(source, target)
    with pytest.raises(DatabaseFileError, match=r"keys\.json .* is missing"):
        merged(hq, lone)
    found = merge_database_file(hq, found_at(lone, keys), unlock)
    assert found.report.count(Outcome.ADDED) == 1
    shutil.copy(keys, lone.with_name("keys.json"))
    assert merged(hq, lone).report.revisions == 0


def test_the_original_is_not_touched_and_the_copy_is_removed(hq: OpenDesk, alm: OpenDesk) -> None:
    logged(alm)
    alm.close()
    before = {path: path.stat().st_mtime_ns for path in sorted(alm.folder.path.rglob("*"))}
    merged(hq, alm)
    with pytest.raises(WrongPassphraseError):
        merge_database_file(hq, alm.folder.path, lambda keys: keys.unlock("wrong"))
    after = {path: path.stat().st_mtime_ns for path in sorted(alm.folder.path.rglob("*"))}
    assert after == before
    assert list(hq.folder.staging.iterdir()) == []


def test_what_headquarters_changed_too_waits_for_a_decision(hq: OpenDesk, alm: OpenDesk) -> None:
    event = logged(alm)
    merged(hq, alm)
    edited(hq, event.uid, title="As headquarters says")
    edited(alm, event.uid, title="As Almaty says")
    found = merged(hq, alm)
    assert found.report.records == {event.uid: Outcome.CONFLICT}
    assert found.needs_person
    assert title_of(hq, event.uid) == "As headquarters says"


def test_two_field_desks_of_one_office_merge_and_the_merging_one_writes_the_question(
    alm: OpenDesk, tmp_path: Path
) -> None:
    with a_desk_of(tmp_path, "AST") as astana:
        event = logged(alm)
        merged(astana, alm)
        edited(astana, event.uid, title="As Astana says")
        edited(alm, event.uid, title="As Almaty says")
        assert merged(astana, alm).report.records == {event.uid: Outcome.CONFLICT}
        assert title_of(astana, event.uid) == "As Astana says"
        with astana.database.snapshot() as session:
            assert len(session.scalars(select(Conflict)).all()) == 1
        assert check_desk(astana).is_sound


def test_a_field_desk_follows_the_file_of_its_headquarters(hq: OpenDesk, alm: OpenDesk) -> None:
    pair_both(hq, alm)
    seen, unseen = logged(alm), logged(alm)
    merged(hq, alm)
    edited(hq, seen.uid, title="As headquarters says")
    edited(hq, unseen.uid, title="As headquarters says")
    edited(alm, unseen.uid, title="As Almaty says")
    merged(alm, hq)
    assert title_of(alm, seen.uid) == "As headquarters says"
    assert title_of(alm, unseen.uid) == "As Almaty says"
    with alm.database.snapshot() as session:
        assert len(session.scalars(select(OwnPending)).all()) == 1
    assert check_desk(alm).is_sound


def pair_both(hq: OpenDesk, alm: OpenDesk) -> None:
    add_keeper(hq.database, KEEPER, "The keeper")
    taken(hq, card_of(alm))
    taken(alm, card_of(hq))


def test_headquarters_notes_who_holds_the_records(hq: OpenDesk, alm: OpenDesk) -> None:
    event = logged(alm)
    merged(hq, alm)
    with hq.database.snapshot() as session:
        assert session.get(SharedRecord, (alm.uid, event.uid)) is not None


def test_what_became_of_the_file_is_kept(hq: OpenDesk, alm: OpenDesk) -> None:
    logged(alm)
    merged(hq, alm)
    with hq.database.snapshot() as session:
        log = session.scalars(select(BundleLog)).one()
    assert (log.peer_uid, log.file_name, log.state) == (alm.uid, "ALM.hrdesk", "imported")
    assert log.report["added"] == 1


def test_a_deletion_comes_over(hq: OpenDesk, alm: OpenDesk) -> None:
    event = logged(alm)
    merged(hq, alm)
    with alm.database.transaction("delete") as session:
        delete_event(session, event.uid, "logged twice")
    assert merged(hq, alm).report.count(Outcome.DELETED) == 1


def test_a_file_that_would_delete_many_records_waits_for_a_yes(hq: OpenDesk, alm: OpenDesk) -> None:
    events = [logged(alm) for _number in range(6)]
    merged(hq, alm)
    with alm.database.transaction("delete") as session:
        for event in events:
            delete_event(session, event.uid, "gone")
    before = revisions_of(hq)
    with pytest.raises(StoppedError):
        merged(hq, alm)
    assert revisions_of(hq) == before
    assert merged(hq, alm, is_confirmed=True).report.count(Outcome.DELETED) == 6


def test_this_desk_is_copied_first(hq: OpenDesk, alm: OpenDesk) -> None:
    merged(hq, alm, plan_only=True)
    assert not hq.folder.snapshots.exists()
    merged(hq, alm)
    assert len(list(hq.folder.snapshots.iterdir())) == 1


def test_contents_of_attachments_come_along(hq: OpenDesk, alm: OpenDesk) -> None:
    event = with_files(alm, b"a letter", b"a photo")
    found = merged(hq, alm)
    assert (found.files_added, found.files_to_come) == (2, 0)
    store = FileStore(hq.folder)
    with hq.database.snapshot() as session:
        contents = {b"".join(store.read(session, part.sha256)) for part in event.attachments}
    assert contents == {b"a letter", b"a photo"}


def test_a_damaged_content_stays_to_come(hq: OpenDesk, alm: OpenDesk) -> None:
    with_files(alm, b"a letter", b"a photo")
    files = sorted(alm.folder.files.iterdir())
    files[0].write_bytes(b"\0" + files[0].read_bytes()[1:])
    found = merged(hq, alm)
    assert (found.files_added, found.files_to_come) == (1, 1)
    assert len(list(hq.folder.files.iterdir())) == 1


def test_a_content_that_is_not_what_its_row_says_stays_to_come(
    hq: OpenDesk, alm: OpenDesk, tmp_path: Path
) -> None:
    event = with_files(alm, b"a letter", b"a photo")
    first, second = (part.sha256 for part in event.attachments)
    swap = (
        f"UPDATE stored_file SET sha256 = CASE sha256 WHEN '{first}' THEN 'x' ELSE '{first}' END"  # noqa: S608  hex
        f" WHERE sha256 IN ('{first}', '{second}')"
    )
    found = merged(hq, altered(alm, tmp_path, swap))
    assert (found.files_added, found.files_to_come) == (0, 2)
    assert list(hq.folder.files.iterdir()) == []


def with_files(desk: OpenDesk, *contents: bytes) -> Event:
    event = an_event(vocabulary_of(desk))
    store = FileStore(desk.folder)
    for content in contents:
        sealed = store.seal([content])
        with desk.database.local_transaction() as session:
            store.add(session, sealed)
        event.attachments.append(new_attachment(sealed, "file"))
    return saved(desk, event)


def test_a_file_of_the_first_version_is_merged(hq: OpenDesk, alm: OpenDesk, tmp_path: Path) -> None:
    logged(alm)
    older = altered(
        alm,
        tmp_path,
        "UPDATE alembic_version SET version_num = '0001'",
        "ALTER TABLE revision DROP COLUMN signature",
        "ALTER TABLE desk DROP COLUMN line_of",
        "DROP TABLE stored_file",
        "DROP TABLE erased",
    )
    assert merged(hq, older).report.count(Outcome.ADDED) == 1
    with hq.database.snapshot() as session:
        signatures = session.scalars(
            select(Revision.signature).join(Desk, Desk.id == Revision.desk_id)
        )
        assert all(signatures)


def test_of_a_newer_file_what_is_known_is_taken(
    hq: OpenDesk, alm: OpenDesk, tmp_path: Path
) -> None:
    logged(alm)
    newer = altered(
        alm,
        tmp_path,
        "UPDATE alembic_version SET version_num = '0099'",
        "ALTER TABLE revision ADD COLUMN mood TEXT",
        "CREATE TABLE tomorrow (id INTEGER PRIMARY KEY)",
    )
    found = merged(hq, newer)
    assert (found.report.count(Outcome.ADDED), found.is_newer) == (1, True)


def test_a_newer_file_without_the_tables_of_now_asks_for_an_update(
    hq: OpenDesk, alm: OpenDesk, tmp_path: Path
) -> None:
    newer = altered(
        alm,
        tmp_path,
        "UPDATE alembic_version SET version_num = '0099'",
        "ALTER TABLE change RENAME COLUMN base TO bases",
    )
    with pytest.raises(DatabaseFileError, match="newer HRD Desk"):
        merged(hq, newer)


@pytest.mark.parametrize("is_copy", [False, True])
def test_a_desk_does_not_take_in_itself(alm: OpenDesk, tmp_path: Path, is_copy: bool) -> None:
    path = altered(alm, tmp_path) if is_copy else alm.folder.path
    with pytest.raises(DatabaseFileError, match="this very desk"):
        merged(alm, path)


def test_unsigned_work_of_a_third_desk_is_refused(
    hq: OpenDesk, alm: OpenDesk, tmp_path: Path
) -> None:
    with a_desk_of(tmp_path, "AST") as astana:
        logged(astana)
        merged(alm, astana)
    unsigned = "UPDATE revision SET signature = NULL WHERE desk_id <> 1"
    before = revisions_of(hq)
    with pytest.raises(UnsoundRevisionError):
        merged(hq, altered(alm, tmp_path, unsigned))
    assert revisions_of(hq) == before
    assert merged(hq, alm).report.count(Outcome.ADDED) == 1


def test_a_file_that_takes_the_name_of_a_known_desk_needs_its_key(
    hq: OpenDesk, alm: OpenDesk, tmp_path: Path
) -> None:
    merged(hq, alm)
    with a_desk_of(tmp_path, "AST") as astana:
        logged(astana)
        name = f"UPDATE desk SET uid = x'{alm.uid.hex}' WHERE is_own"  # noqa: S608  hex
        with pytest.raises(DatabaseFileError, match="another key"):
            merged(hq, altered(astana, tmp_path, name))


def test_a_file_that_only_claims_a_key_is_refused(
    hq: OpenDesk, alm: OpenDesk, tmp_path: Path
) -> None:
    other = "UPDATE secret SET value = zeroblob(32) WHERE name = 'signing-key'"
    with pytest.raises(DatabaseFileError, match="whose desk"):
        merged(hq, altered(alm, tmp_path, other))


def test_a_revoked_desk_is_refused(hq: OpenDesk, alm: OpenDesk) -> None:
    pair_both(hq, alm)
    revoke(hq.database, "ALM")
    with pytest.raises(DatabaseFileError, match="revoked or replaced"):
        merged(hq, alm)


def test_after_new_keys_the_new_card_lets_the_file_in(hq: OpenDesk, alm: OpenDesk) -> None:
    pair_both(hq, alm)
    logged(alm)
    replace_keys(alm.database)
    with pytest.raises(DatabaseFileError, match="new card"):
        merged(hq, alm)
    taken(hq, card_of(alm))
    assert merged(hq, alm).report.count(Outcome.ADDED) == 1


def test_another_headquarters_cannot_decide_here(hq: OpenDesk, tmp_path: Path) -> None:
    with (
        a_desk_of(tmp_path, "HQ2", "hq") as stranger,
        pytest.raises(DatabaseFileError, match="another headquarters"),
    ):
        merged(hq, stranger)


def test_a_cancelled_merge_leaves_nothing(hq: OpenDesk, alm: OpenDesk) -> None:
    for _number in range(120):
        logged(alm)
    before = revisions_of(hq)
    seen: list[int] = []

    def cancel(done: int, total: int) -> None:
        seen.append(done)
        if len(seen) > 5:
            raise CancelledError

    with pytest.raises(CancelledError):
        merge_database_file(hq, alm.folder.path, unlock, progress=cancel)
    assert revisions_of(hq) == before
    assert list(hq.folder.staging.iterdir()) == []


def test_a_full_disk_is_told_before_anything_is_copied(
    hq: OpenDesk, alm: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DeskFolder, "free_bytes", lambda _folder: 1_000_000)
    with pytest.raises(DeskUnavailableError, match="disk is full"):
        merged(hq, alm)
    assert list(hq.folder.staging.iterdir()) == []


def test_a_copy_of_a_desk_that_was_used_beside_it_is_kept_as_a_second_line(
    hq: OpenDesk, alm: OpenDesk, tmp_path: Path
) -> None:
    copy = altered(alm, tmp_path)
    with ExitStack() as open_desks:
        second = open_desks.enter_context(reopened(copy, "ALM"))
        logged(alm, "By the one")
        saved(second, an_event(vocabulary_of(second), start_date="2022-01-05"))
        merged(hq, alm)
        found = merged(hq, second)
    assert found.report.forked_desks == ["ALM"]
    assert found.needs_person
    assert check_desk(hq).is_sound


def test_an_order_to_erase_is_carried_out_by_whoever_merges_it(hq: OpenDesk, alm: OpenDesk) -> None:
    uid = logged(alm, "A witness from Taraz").uid
    merged(hq, alm)
    order_erasure(hq.database, hq.folder, uid, "asked for")
    planned = merged(alm, hq, plan_only=True)
    assert planned.report.records == {uid: Outcome.ERASED}
    assert title_of(alm, uid) == "A witness from Taraz"
    with pytest.raises(StoppedError):  # it is not paired with this headquarters, or any
        merged(alm, hq)
    assert title_of(alm, uid) == "A witness from Taraz"
    found = merged(alm, hq, is_confirmed=True)
    assert (found.report.records, found.names[uid][1]) == ({uid: Outcome.ERASED}, "")
    assert title_of(alm, uid) == ""
    assert not alm.folder.snapshots.exists()
    assert check_desk(alm).is_sound
