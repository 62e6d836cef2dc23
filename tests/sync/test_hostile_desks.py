"""Hostile and damaged database files: one sentence, or the honest rows; never anything else."""

import os
import random
import shutil
import sqlite3
import uuid
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import select

from hrd_desk.errors import HrdDeskError, WrongPassphraseError
from hrd_desk.storage.connections import connect
from hrd_desk.storage.desk_folder import DeskFolder
from hrd_desk.storage.journal.chain import revision_hash
from hrd_desk.storage.journal.tables import Revision
from hrd_desk.storage.keys import KeyFile
from hrd_desk.storage.merge.incoming import Outcome
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.sync.database_cage import DamagedDatabaseFileError, DatabaseFileError
from hrd_desk.sync.database_file import merge_database_file
from tests.cli.program import is_one_sentence
from tests.faults import hostile_desks
from tests.organisation import a_desk_of
from tests.sync.test_database_file import logged, merged, revisions_of, unlock


@pytest.fixture
def headquarters(tmp_path: Path) -> Iterator[OpenDesk]:
    with a_desk_of(tmp_path, "HQ", "hq") as desk:
        yield desk


@pytest.fixture
def almaty(tmp_path: Path) -> DeskFolder:
    """Return the closed desk of somebody who then turns hostile."""
    with a_desk_of(tmp_path, "ALM") as desk:
        logged(desk)
    return desk.folder


def attacked(desk: DeskFolder, attack: hostile_desks.Attack) -> Path:
    key = unlock(KeyFile.read(desk.keys, desk.keys_copy))
    raw = connect(desk.database, key)
    for (name,) in raw.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        raw.execute(f'DROP TRIGGER "{name}"')
    attack(raw)
    raw.close()
    return desk.path


def refusal(desk: OpenDesk, other: Path) -> HrdDeskError:
    """Return how a file was refused; nothing of the desk may have changed."""
    before = revisions_of(desk)
    with pytest.raises(HrdDeskError) as refused:
        merged(desk, other)
    assert is_one_sentence(refused.value.sentence)
    assert revisions_of(desk) == before
    assert list(desk.folder.staging.iterdir()) == []
    return refused.value


@pytest.mark.parametrize("name", hostile_desks.refused())
def test_a_hostile_file_is_refused(headquarters: OpenDesk, almaty: DeskFolder, name: str) -> None:
    refusal(headquarters, attacked(almaty, hostile_desks.refused()[name]))


@pytest.mark.parametrize("name", hostile_desks.harmless())
def test_what_lies_beside_the_journal_does_nothing(
    headquarters: OpenDesk, almaty: DeskFolder, name: str
) -> None:
    path = attacked(almaty, hostile_desks.harmless()[name])
    assert merged(headquarters, path).report.count(Outcome.ADDED) == 1


def test_a_hundred_damaged_files_are_refused_or_read_as_they_were(
    headquarters: OpenDesk, almaty: DeskFolder
) -> None:
    content = almaty.database.read_bytes()
    refused = 0
    key = unlock(KeyFile.read(almaty.keys, almaty.keys_copy))
    for broken in hostile_desks.damaged(content, seed=7, cases=100):
        almaty.database.write_bytes(broken)
        try:
            found = merge_database_file(
                headquarters, almaty.path, lambda _keys: bytearray(key), plan_only=True
            )
        except DatabaseFileError:
            refused += 1
        else:
            assert broken == content or found.report.count(Outcome.ADDED) == 1
    assert refused > 80


def test_of_a_damaged_file_the_tables_that_can_be_read_are_named(
    headquarters: OpenDesk, almaty: DeskFolder
) -> None:
    key = unlock(KeyFile.read(almaty.keys, almaty.keys_copy))
    raw = connect(almaty.database, key)
    (page,) = raw.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'citation'").fetchone()
    raw.close()
    with almaty.database.open("r+b") as file:
        file.seek((page - 1) * 4096 + 100)
        file.write(b"\0" * 8)
    refused = refusal(headquarters, almaty.path)
    assert isinstance(refused, DamagedDatabaseFileError)
    assert {"desk", "revision", "change", "event"} <= set(refused.readable)
    assert "citation" not in refused.readable
    assert "revision" in refused.sentence


def test_a_wrong_passphrase_is_told_apart_from_damage(
    headquarters: OpenDesk, almaty: DeskFolder
) -> None:
    with pytest.raises(WrongPassphraseError):
        merge_database_file(headquarters, almaty.path, lambda keys: keys.unlock("wrong one"))


@pytest.mark.parametrize(
    "content",
    [b"", b"not a database", b"\0" * 100_000, random.Random(1).randbytes(100_000)],
    ids=["empty", "text", "zeros", "noise"],
)
def test_what_is_no_database_is_refused(
    headquarters: OpenDesk, almaty: DeskFolder, content: bytes
) -> None:
    almaty.database.write_bytes(content)
    refusal(headquarters, almaty.path)


def test_a_database_without_encryption_is_refused(
    headquarters: OpenDesk, almaty: DeskFolder
) -> None:
    almaty.database.unlink()
    plain = sqlite3.connect(almaty.database)
    plain.execute("CREATE TABLE revision (id INTEGER PRIMARY KEY)")
    plain.close()
    assert "not encrypted" in refusal(headquarters, almaty.path).sentence


def test_the_database_of_other_keys_is_refused(
    headquarters: OpenDesk, almaty: DeskFolder, tmp_path: Path
) -> None:
    a_desk_of(tmp_path, "AST").close()
    shutil.copy(tmp_path / "AST.hrdesk" / "main.db", almaty.database)
    assert "belong together" in refusal(headquarters, almaty.path).sentence


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"[" * 4000, b'{"body": ' * 400, b"{}" + b" " * 100_000],
    ids=["empty", "no slots", "deep", "cut", "long"],
)
def test_a_bad_key_file_is_refused(
    headquarters: OpenDesk, almaty: DeskFolder, content: bytes
) -> None:
    almaty.keys.write_bytes(content)
    almaty.keys_copy.write_bytes(content)
    assert "key file" in refusal(headquarters, almaty.path).sentence


def test_the_second_key_file_is_enough(headquarters: OpenDesk, almaty: DeskFolder) -> None:
    almaty.keys.write_bytes(b"")
    assert merged(headquarters, almaty.path).report.count(Outcome.ADDED) == 1


def test_a_key_that_is_none_is_refused(headquarters: OpenDesk, almaty: DeskFolder) -> None:
    with pytest.raises(DatabaseFileError, match="key file"):
        merge_database_file(headquarters, almaty.path, lambda _keys: bytearray(16))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are of POSIX systems")
def test_a_pipe_in_the_place_of_a_file_stops_nothing(
    headquarters: OpenDesk, almaty: DeskFolder
) -> None:
    almaty.database.unlink()
    os.mkfifo(almaty.database)
    with pytest.raises(DatabaseFileError, match="no database"):
        merged(headquarters, almaty.path)


def test_a_folder_that_is_no_desk_is_refused(headquarters: OpenDesk, tmp_path: Path) -> None:
    with pytest.raises(DatabaseFileError, match="no database"):
        merged(headquarters, tmp_path)


def test_a_version_that_another_revision_has_is_refused(
    headquarters: OpenDesk, almaty: DeskFolder, tmp_path: Path
) -> None:
    with a_desk_of(tmp_path, "AST") as astana:
        logged(astana)
        merged(headquarters, astana)
        with astana.database.snapshot() as session:
            taken = session.scalars(select(Revision).order_by(Revision.id.desc())).first()
    assert taken is not None
    refusal(headquarters, attacked(almaty, lambda raw: forge(raw, taken.version)))


def forge(raw: Any, version: int) -> None:
    """Give the desk's last revision another version, with the hash that fits."""
    (last,) = raw.execute("SELECT max(id) FROM revision").fetchone()
    raw.execute("UPDATE revision SET version = ? WHERE id = ?", (version, last))
    rows = raw.execute("SELECT * FROM revision WHERE id = ?", (last,))
    names = [column[0] for column in rows.description]
    revision = SimpleNamespace(**dict(zip(names, rows.fetchone(), strict=True)))
    (uid,) = raw.execute("SELECT uid FROM desk").fetchone()
    seals = raw.execute("SELECT seal FROM change WHERE revision_id = ? ORDER BY id", (last,))
    new = revision_hash(revision, uuid.UUID(bytes=uid), [seal for (seal,) in seals])
    raw.execute("UPDATE revision SET hash = ? WHERE id = ?", (new, last))
