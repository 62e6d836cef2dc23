"""The failure catalogue, part I: the database file itself, sent away and merged."""

import shutil
from pathlib import Path

import pytest
from sqlalchemy import func, select

from hrd_desk.storage.check import check_desk
from hrd_desk.storage.connections import connect
from hrd_desk.storage.drafts import drop_draft, save_draft
from hrd_desk.storage.keys import KeyFile
from hrd_desk.storage.merge.incoming import Outcome
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.sync_tables import BundleLog, Peer
from hrd_desk.sync.database_cage import DatabaseFileError
from tests.faults.hostile_desks import refused
from tests.sync.test_database_file import altered, logged, merged, pair_both, revisions_of, unlock
from tests.sync.test_hostile_desks import attacked, refusal

WITNESS = "Aigerim the witness"


def announced(hq: OpenDesk, alm: OpenDesk, sequence: int) -> None:
    """Let headquarters know, as a bundle would, how far the desk had got."""
    with hq.database.local_transaction() as session:
        peer = session.get_one(Peer, alm.uid)
        peer.received_epoch, peer.announced_sequence = 1, sequence


def test_s84_a_file_copied_while_the_program_was_open_is_merged_and_its_gap_told(
    hq: OpenDesk, alm: OpenDesk, tmp_path: Path
) -> None:
    pair_both(hq, alm)
    logged(alm, "In the file")
    alm.idle()
    ends_at = revisions_of(alm)
    logged(alm, "Only in the write-ahead log")
    announced(hq, alm, revisions_of(alm))
    mailed = tmp_path / "mailed"
    mailed.mkdir()
    for path in (alm.folder.database, alm.folder.keys):
        shutil.copy(path, mailed / path.name)
    assert (alm.folder.path / "main.db-wal").stat().st_size > 0
    found = merged(hq, mailed / "main.db")
    assert found.report.count(Outcome.ADDED) == 1
    assert found.gap == (ends_at, ends_at + 1)
    assert found.needs_person
    with hq.database.snapshot() as session:
        log = session.scalars(select(BundleLog)).one()
    assert (log.state, log.report["gap"]) == ("gap", [ends_at, ends_at + 1])


def test_s84_with_its_log_beside_it_the_file_has_no_gap(hq: OpenDesk, alm: OpenDesk) -> None:
    pair_both(hq, alm)
    alm.idle()
    logged(alm, "Only in the write-ahead log")
    announced(hq, alm, revisions_of(alm))
    found = merged(hq, alm)
    assert (found.report.count(Outcome.ADDED), found.gap) == (1, None)


def test_s84_what_came_before_by_another_way_is_no_gap(
    hq: OpenDesk, alm: OpenDesk, tmp_path: Path
) -> None:
    pair_both(hq, alm)
    older = altered(alm, tmp_path)
    logged(alm)
    merged(hq, alm)
    announced(hq, alm, revisions_of(alm))
    assert merged(hq, older).gap is None


@pytest.mark.parametrize("name", ["view for a table", "endless view", "table of other columns"])
def test_s85_a_file_with_other_things_in_the_place_of_tables_is_refused(
    hq: OpenDesk, alm: OpenDesk, name: str
) -> None:
    logged(alm)
    alm.close()
    error = refusal(hq, attacked(alm.folder, refused()[name]))
    assert isinstance(error, DatabaseFileError)
    assert check_desk(hq).is_sound


def test_s85_triggers_of_a_file_never_run(hq: OpenDesk, alm: OpenDesk, tmp_path: Path) -> None:
    logged(alm)
    harm = "CREATE TRIGGER harm AFTER INSERT ON revision BEGIN DELETE FROM change; END"
    assert merged(hq, altered(alm, tmp_path, harm)).report.count(Outcome.ADDED) == 1
    assert check_desk(hq).is_sound


def test_s86_a_deleted_name_is_not_in_a_copy_of_the_database(alm: OpenDesk, tmp_path: Path) -> None:
    """The copy is made by `VACUUM INTO`: new pages, no free ones; deleting overwrites besides."""
    event = logged(alm)
    with alm.database.local_transaction() as session:
        save_draft(session, event.uid, {"record": {"remarks": WITNESS * 500}}, 1)
    alm.database.copy_to(tmp_path / "before.db")
    with alm.database.local_transaction() as session:
        drop_draft(session, event.uid)
        assert session.connection().exec_driver_sql("PRAGMA secure_delete").scalar_one() == 1
    alm.database.copy_to(tmp_path / "after.db")
    key = unlock(KeyFile.read(alm.folder.keys, alm.folder.keys_copy))
    assert WITNESS in everything_in(tmp_path / "before.db", key)
    assert WITNESS not in everything_in(tmp_path / "after.db", key)


def everything_in(path: Path, key: bytearray) -> str:
    """Return all there is in a database: every value of every table; it has no free pages."""
    raw = connect(path, key)
    assert raw.execute("PRAGMA freelist_count").fetchone() == (0,)
    tables = raw.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0")
    texts = [str(raw.execute(f'SELECT * FROM "{name}"').fetchall()) for (name,) in tables]  # noqa: S608  ours
    raw.close()
    return "".join(texts)


def test_s88_the_file_is_written_in_place_with_a_journal(alm: OpenDesk) -> None:
    """Nothing is rewritten on closing: pages go in place, through a write-ahead log.

    The case is that of a container (an office document with a database in it) which is written
    anew as a whole when the program closes, so that a crash there loses the session or the file.
    """
    before = alm.folder.database.stat()
    logged(alm)
    with alm.database.snapshot() as session:
        mode = session.connection().exec_driver_sql("PRAGMA journal_mode").scalar_one()
        assert mode == "wal"
        assert session.scalar(select(func.count()).select_from(BundleLog)) == 0
    alm.close()
    after = alm.folder.database.stat()
    assert after.st_ino == before.st_ino
    assert after.st_mtime_ns > before.st_mtime_ns
