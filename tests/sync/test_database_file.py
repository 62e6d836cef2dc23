"""Merging the database file of another desk."""

import shutil
import uuid
from collections.abc import Iterator
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


@pytest.fixture
def headquarters(tmp_path: Path) -> Iterator[OpenDesk]:
    with a_desk_of(tmp_path, "HQ", "hq") as desk:
        yield desk


@pytest.fixture
def almaty(tmp_path: Path) -> Iterator[OpenDesk]:
    with a_desk_of(tmp_path, "ALM") as desk:
        yield desk


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


def test_records_of_the_other_desk_come_over(headquarters: OpenDesk, almaty: OpenDesk) -> None:
    event = logged(almaty)
    found = merged(headquarters, almaty)
    assert (found.report.count(Outcome.ADDED), found.needs_person) == (1, False)
    assert (found.other_code, found.other_uid) == ("ALM", almaty.uid)
    assert title_of(headquarters, event.uid) == "A raid in Almaty"
    assert check_desk(headquarters).is_sound


def test_a_second_merge_changes_nothing(headquarters: OpenDesk, almaty: OpenDesk) -> None:
    logged(almaty)
    merged(headquarters, almaty)
    before = revisions_of(headquarters)
    found = merged(headquarters, almaty)
    assert (found.report.revisions, found.report.records) == (0, {})
    assert revisions_of(headquarters) == before


def test_a_plan_tells_what_a_merge_does_and_changes_nothing(
    headquarters: OpenDesk, almaty: OpenDesk
) -> None:
    logged(almaty)
    before = revisions_of(headquarters)
    planned = merged(headquarters, almaty, plan_only=True)
    assert revisions_of(headquarters) == before
    assert planned.report.records == merged(headquarters, almaty).report.records


def test_a_lone_database_is_merged_with_its_keys_beside_it_or_named(
    headquarters: OpenDesk, almaty: OpenDesk, tmp_path: Path
) -> None:
    logged(almaty)
    almaty.close()
    lone, keys = tmp_path / "mail" / "almaty.db", tmp_path / "stick" / "k.json"
    for target, source in ((lone, almaty.folder.database), (keys, almaty.folder.keys)):
        target.parent.mkdir()
        shutil.copy(source, target)
    with pytest.raises(DatabaseFileError, match=r"keys\.json .* is missing"):
        merged(headquarters, lone)
    found = merge_database_file(headquarters, found_at(lone, keys), unlock)
    assert found.report.count(Outcome.ADDED) == 1
    shutil.copy(keys, lone.with_name("keys.json"))
    assert merged(headquarters, lone).report.revisions == 0


def test_the_original_is_not_touched_and_the_copy_is_removed(
    headquarters: OpenDesk, almaty: OpenDesk
) -> None:
    logged(almaty)
    almaty.close()
    before = {path: path.stat().st_mtime_ns for path in sorted(almaty.folder.path.rglob("*"))}
    merged(headquarters, almaty)
    with pytest.raises(WrongPassphraseError):
        merge_database_file(headquarters, almaty.folder.path, lambda keys: keys.unlock("wrong"))
    after = {path: path.stat().st_mtime_ns for path in sorted(almaty.folder.path.rglob("*"))}
    assert after == before
    assert list(headquarters.folder.staging.iterdir()) == []


def test_what_headquarters_changed_too_waits_for_a_decision(
    headquarters: OpenDesk, almaty: OpenDesk
) -> None:
    event = logged(almaty)
    merged(headquarters, almaty)
    edited(headquarters, event.uid, title="As headquarters says")
    edited(almaty, event.uid, title="As Almaty says")
    found = merged(headquarters, almaty)
    assert found.report.records == {event.uid: Outcome.CONFLICT}
    assert found.needs_person
    assert title_of(headquarters, event.uid) == "As headquarters says"


def test_two_field_desks_of_one_office_merge_and_the_merging_one_writes_the_question(
    almaty: OpenDesk, tmp_path: Path
) -> None:
    with a_desk_of(tmp_path, "AST") as astana:
        event = logged(almaty)
        merged(astana, almaty)
        edited(astana, event.uid, title="As Astana says")
        edited(almaty, event.uid, title="As Almaty says")
        assert merged(astana, almaty).report.records == {event.uid: Outcome.CONFLICT}
        assert title_of(astana, event.uid) == "As Astana says"
        with astana.database.snapshot() as session:
            assert len(session.scalars(select(Conflict)).all()) == 1
        assert check_desk(astana).is_sound


def test_a_field_desk_follows_the_file_of_its_headquarters(
    headquarters: OpenDesk, almaty: OpenDesk
) -> None:
    pair_both(headquarters, almaty)
    seen, unseen = logged(almaty), logged(almaty)
    merged(headquarters, almaty)
    edited(headquarters, seen.uid, title="As headquarters says")
    edited(headquarters, unseen.uid, title="As headquarters says")
    edited(almaty, unseen.uid, title="As Almaty says")
    merged(almaty, headquarters)
    assert title_of(almaty, seen.uid) == "As headquarters says"
    assert title_of(almaty, unseen.uid) == "As Almaty says"
    with almaty.database.snapshot() as session:
        assert len(session.scalars(select(OwnPending)).all()) == 1
    assert check_desk(almaty).is_sound


def pair_both(headquarters: OpenDesk, almaty: OpenDesk) -> None:
    add_keeper(headquarters.database, KEEPER, "The keeper")
    taken(headquarters, card_of(almaty))
    taken(almaty, card_of(headquarters))


def test_headquarters_notes_who_holds_the_records(headquarters: OpenDesk, almaty: OpenDesk) -> None:
    event = logged(almaty)
    merged(headquarters, almaty)
    with headquarters.database.snapshot() as session:
        assert session.get(SharedRecord, (almaty.uid, event.uid)) is not None


def test_what_became_of_the_file_is_kept(headquarters: OpenDesk, almaty: OpenDesk) -> None:
    logged(almaty)
    merged(headquarters, almaty)
    with headquarters.database.snapshot() as session:
        log = session.scalars(select(BundleLog)).one()
    assert (log.peer_uid, log.file_name, log.state) == (almaty.uid, "ALM.hrdesk", "imported")
    assert log.report["added"] == 1


def test_a_deletion_comes_over(headquarters: OpenDesk, almaty: OpenDesk) -> None:
    event = logged(almaty)
    merged(headquarters, almaty)
    with almaty.database.transaction("delete") as session:
        delete_event(session, event.uid, "logged twice")
    assert merged(headquarters, almaty).report.count(Outcome.DELETED) == 1


def test_a_file_that_would_delete_many_records_waits_for_a_yes(
    headquarters: OpenDesk, almaty: OpenDesk
) -> None:
    events = [logged(almaty) for _number in range(6)]
    merged(headquarters, almaty)
    with almaty.database.transaction("delete") as session:
        for event in events:
            delete_event(session, event.uid, "gone")
    before = revisions_of(headquarters)
    with pytest.raises(StoppedError):
        merged(headquarters, almaty)
    assert revisions_of(headquarters) == before
    assert merged(headquarters, almaty, is_confirmed=True).report.count(Outcome.DELETED) == 6


def test_this_desk_is_copied_first(headquarters: OpenDesk, almaty: OpenDesk) -> None:
    merged(headquarters, almaty, plan_only=True)
    assert not headquarters.folder.snapshots.exists()
    merged(headquarters, almaty)
    assert len(list(headquarters.folder.snapshots.iterdir())) == 1


def test_contents_of_attachments_come_along(headquarters: OpenDesk, almaty: OpenDesk) -> None:
    event = with_files(almaty, b"a letter", b"a photo")
    found = merged(headquarters, almaty)
    assert (found.files_added, found.files_to_come) == (2, 0)
    store = FileStore(headquarters.folder)
    with headquarters.database.snapshot() as session:
        contents = {b"".join(store.read(session, part.sha256)) for part in event.attachments}
    assert contents == {b"a letter", b"a photo"}


def test_a_damaged_content_stays_to_come(headquarters: OpenDesk, almaty: OpenDesk) -> None:
    with_files(almaty, b"a letter", b"a photo")
    files = sorted(almaty.folder.files.iterdir())
    files[0].write_bytes(b"\0" + files[0].read_bytes()[1:])
    found = merged(headquarters, almaty)
    assert (found.files_added, found.files_to_come) == (1, 1)
    assert len(list(headquarters.folder.files.iterdir())) == 1


def test_a_content_that_is_not_what_its_row_says_stays_to_come(
    headquarters: OpenDesk, almaty: OpenDesk, tmp_path: Path
) -> None:
    event = with_files(almaty, b"a letter", b"a photo")
    first, second = (part.sha256 for part in event.attachments)
    swap = (
        f"UPDATE stored_file SET sha256 = CASE sha256 WHEN '{first}' THEN 'x' ELSE '{first}' END"  # noqa: S608  hex
        f" WHERE sha256 IN ('{first}', '{second}')"
    )
    found = merged(headquarters, altered(almaty, tmp_path, swap))
    assert (found.files_added, found.files_to_come) == (0, 2)
    assert list(headquarters.folder.files.iterdir()) == []


def with_files(desk: OpenDesk, *contents: bytes) -> Event:
    event = an_event(vocabulary_of(desk))
    store = FileStore(desk.folder)
    for content in contents:
        sealed = store.seal([content])
        with desk.database.local_transaction() as session:
            store.add(session, sealed)
        event.attachments.append(new_attachment(sealed, "file"))
    return saved(desk, event)


def test_a_file_of_the_first_version_is_merged(
    headquarters: OpenDesk, almaty: OpenDesk, tmp_path: Path
) -> None:
    logged(almaty)
    older = altered(
        almaty,
        tmp_path,
        "UPDATE alembic_version SET version_num = '0001'",
        "ALTER TABLE revision DROP COLUMN signature",
        "ALTER TABLE desk DROP COLUMN line_of",
        "DROP TABLE stored_file",
        "DROP TABLE erased",
    )
    assert merged(headquarters, older).report.count(Outcome.ADDED) == 1
    with headquarters.database.snapshot() as session:
        signatures = session.scalars(
            select(Revision.signature).join(Desk, Desk.id == Revision.desk_id)
        )
        assert all(signatures)


def test_of_a_newer_file_what_is_known_is_taken(
    headquarters: OpenDesk, almaty: OpenDesk, tmp_path: Path
) -> None:
    logged(almaty)
    newer = altered(
        almaty,
        tmp_path,
        "UPDATE alembic_version SET version_num = '0099'",
        "ALTER TABLE revision ADD COLUMN mood TEXT",
        "CREATE TABLE tomorrow (id INTEGER PRIMARY KEY)",
    )
    found = merged(headquarters, newer)
    assert (found.report.count(Outcome.ADDED), found.is_newer) == (1, True)


def test_a_newer_file_without_the_tables_of_now_asks_for_an_update(
    headquarters: OpenDesk, almaty: OpenDesk, tmp_path: Path
) -> None:
    newer = altered(
        almaty,
        tmp_path,
        "UPDATE alembic_version SET version_num = '0099'",
        "ALTER TABLE change RENAME COLUMN base TO bases",
    )
    with pytest.raises(DatabaseFileError, match="newer HRD Desk"):
        merged(headquarters, newer)


@pytest.mark.parametrize("is_copy", [False, True])
def test_a_desk_does_not_take_in_itself(almaty: OpenDesk, tmp_path: Path, is_copy: bool) -> None:
    path = altered(almaty, tmp_path) if is_copy else almaty.folder.path
    with pytest.raises(DatabaseFileError, match="this very desk"):
        merged(almaty, path)


def test_unsigned_work_of_a_third_desk_is_refused(
    headquarters: OpenDesk, almaty: OpenDesk, tmp_path: Path
) -> None:
    with a_desk_of(tmp_path, "AST") as astana:
        logged(astana)
        merged(almaty, astana)
    unsigned = "UPDATE revision SET signature = NULL WHERE desk_id <> 1"
    before = revisions_of(headquarters)
    with pytest.raises(UnsoundRevisionError):
        merged(headquarters, altered(almaty, tmp_path, unsigned))
    assert revisions_of(headquarters) == before
    assert merged(headquarters, almaty).report.count(Outcome.ADDED) == 1


def test_a_file_that_takes_the_name_of_a_known_desk_needs_its_key(
    headquarters: OpenDesk, almaty: OpenDesk, tmp_path: Path
) -> None:
    merged(headquarters, almaty)
    with a_desk_of(tmp_path, "AST") as astana:
        logged(astana)
        name = f"UPDATE desk SET uid = x'{almaty.uid.hex}' WHERE is_own"  # noqa: S608  hex
        with pytest.raises(DatabaseFileError, match="another key"):
            merged(headquarters, altered(astana, tmp_path, name))


def test_a_file_that_only_claims_a_key_is_refused(
    headquarters: OpenDesk, almaty: OpenDesk, tmp_path: Path
) -> None:
    other = "UPDATE secret SET value = zeroblob(32) WHERE name = 'signing-key'"
    with pytest.raises(DatabaseFileError, match="whose desk"):
        merged(headquarters, altered(almaty, tmp_path, other))


def test_a_revoked_desk_is_refused(headquarters: OpenDesk, almaty: OpenDesk) -> None:
    pair_both(headquarters, almaty)
    revoke(headquarters.database, "ALM")
    with pytest.raises(DatabaseFileError, match="revoked or replaced"):
        merged(headquarters, almaty)


def test_after_new_keys_the_new_card_lets_the_file_in(
    headquarters: OpenDesk, almaty: OpenDesk
) -> None:
    pair_both(headquarters, almaty)
    logged(almaty)
    replace_keys(almaty.database)
    with pytest.raises(DatabaseFileError, match="new card"):
        merged(headquarters, almaty)
    taken(headquarters, card_of(almaty))
    assert merged(headquarters, almaty).report.count(Outcome.ADDED) == 1


def test_another_headquarters_cannot_decide_here(headquarters: OpenDesk, tmp_path: Path) -> None:
    with (
        a_desk_of(tmp_path, "HQ2", "hq") as stranger,
        pytest.raises(DatabaseFileError, match="another headquarters"),
    ):
        merged(headquarters, stranger)


def test_a_cancelled_merge_leaves_nothing(headquarters: OpenDesk, almaty: OpenDesk) -> None:
    for _number in range(120):
        logged(almaty)
    before = revisions_of(headquarters)
    seen: list[int] = []

    def cancel(done: int, total: int) -> None:
        seen.append(done)
        if len(seen) > 5:
            raise CancelledError

    with pytest.raises(CancelledError):
        merge_database_file(headquarters, almaty.folder.path, unlock, progress=cancel)
    assert revisions_of(headquarters) == before
    assert list(headquarters.folder.staging.iterdir()) == []


def test_a_full_disk_is_told_before_anything_is_copied(
    headquarters: OpenDesk, almaty: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DeskFolder, "free_bytes", lambda _folder: 1_000_000)
    with pytest.raises(DeskUnavailableError, match="disk is full"):
        merged(headquarters, almaty)
    assert list(headquarters.folder.staging.iterdir()) == []


def test_a_copy_of_a_desk_that_was_used_beside_it_is_kept_as_a_second_line(
    headquarters: OpenDesk, almaty: OpenDesk, tmp_path: Path
) -> None:
    copy = altered(almaty, tmp_path)
    with ExitStack() as open_desks:
        second = open_desks.enter_context(reopened(copy, "ALM"))
        logged(almaty, "By the one")
        saved(second, an_event(vocabulary_of(second), start_date="2022-01-05"))
        merged(headquarters, almaty)
        found = merged(headquarters, second)
    assert found.report.forked_desks == ["ALM"]
    assert found.needs_person
    assert check_desk(headquarters).is_sound
