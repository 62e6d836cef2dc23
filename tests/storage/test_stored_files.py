"""Contents of attachments: stored once, sealed, whole or not there, gone when nobody uses them."""

import hashlib
import os
import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from hrd_desk.errors import (
    CancelledError,
    DeskUnavailableError,
    HrdDeskError,
    InvalidInputError,
    NotFoundError,
)
from hrd_desk.model.event import Event
from hrd_desk.model.parts import Attachment
from hrd_desk.storage import stored_files
from hrd_desk.storage.backup import back_up
from hrd_desk.storage.drafts import drop_draft, save_draft
from hrd_desk.storage.events import delete_event, load_event
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.sealed_files import DamagedFileError
from hrd_desk.storage.stored_files import (
    FileStore,
    StoredContent,
    file_pieces,
    new_attachment,
    stored_file_findings,
    write_copy,
)
from tests.builders import a_desk, opened, saved

SECRET = b"Perizat Qorghan was here. " * 100
LARGE = bytes(range(256)) * 10_000  # 2.4 MiB: three chunks


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[OpenDesk]:
    with a_desk(tmp_path) as desk:
        yield desk


@pytest.fixture
def store(desk: OpenDesk) -> FileStore:
    return FileStore(desk.folder)


def kept(desk: OpenDesk, *pieces: bytes) -> StoredContent:
    """Store a content in a transaction of its own."""
    with desk.database.local_transaction() as session:
        return FileStore(desk.folder).keep(session, iter(pieces))


def read(desk: OpenDesk, sha256: str) -> bytes:
    with desk.database.snapshot() as session:
        return b"".join(FileStore(desk.folder).read(session, sha256))


def attached(desk: OpenDesk, *contents: bytes, title: str = "A raid") -> Event:
    """Save an event with a file for each content."""
    store, event = FileStore(desk.folder), Event(title=title)
    for number, content in enumerate(contents):
        sealed = store.seal([content])
        with desk.database.local_transaction() as session:
            store.add(session, sealed)
        event.attachments.append(new_attachment(sealed, f"{number}.txt"))
    return saved(desk, event)


def files_of(desk: OpenDesk) -> list[Path]:
    return sorted(desk.folder.files.iterdir())


def findings(desk: OpenDesk) -> list[str]:
    with desk.database.snapshot() as session:
        return list(stored_file_findings(session, desk.folder))


# --- in and out -----------------------------------------------------------------------------------


@pytest.mark.parametrize("content", [b"", b"x", SECRET, LARGE, LARGE[: 1024 * 1024]])
def test_a_content_comes_back_as_it_was_given(desk: OpenDesk, content: bytes) -> None:
    stored = kept(desk, content)
    assert stored == StoredContent(hashlib.sha256(content).hexdigest(), len(content))
    assert read(desk, stored.sha256) == content


def test_nothing_of_a_content_can_be_read_on_the_disk(desk: OpenDesk) -> None:
    stored = kept(desk, SECRET)
    (file,) = files_of(desk)
    assert b"Perizat" not in file.read_bytes()
    assert stored.sha256[:8] not in file.name
    assert file.stat().st_mode & 0o077 == 0


def test_the_same_content_is_stored_once(desk: OpenDesk) -> None:
    first, again = kept(desk, LARGE), kept(desk, LARGE[:7], LARGE[7:])
    assert first == again
    assert len(files_of(desk)) == 1


def test_keeping_again_mends_a_damaged_content(desk: OpenDesk) -> None:
    stored = kept(desk, SECRET)
    (file,) = files_of(desk)
    file.write_bytes(file.read_bytes()[:-1])
    kept(desk, SECRET)
    assert read(desk, stored.sha256) == SECRET
    with desk.database.snapshot() as session:
        assert FileStore(desk.folder).remove_orphans(session) == 1
    assert read(desk, stored.sha256) == SECRET


def test_a_content_that_has_not_come_is_said_to_be_still_to_come(
    desk: OpenDesk, store: FileStore
) -> None:
    with desk.database.snapshot() as session:
        assert not store.has(session, "0" * 64)
        with pytest.raises(NotFoundError, match="still to come"):
            store.read(session, "0" * 64)


def test_pieces_may_be_read_after_the_transaction(desk: OpenDesk, store: FileStore) -> None:
    stored = kept(desk, LARGE)
    with desk.database.snapshot() as session:
        pieces = store.read(session, stored.sha256)
    assert b"".join(pieces) == LARGE


# --- damage ---------------------------------------------------------------------------------------


def cut(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2)


def flip(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


def empty(file: Path) -> None:
    file.write_bytes(b"")


@pytest.mark.parametrize("spoil", [cut, flip, empty, Path.unlink])
def test_a_damaged_content_is_refused_and_found(desk: OpenDesk, spoil: object) -> None:
    event = attached(desk, LARGE, SECRET)
    spoiled = event.attachments[0].sha256
    assert findings(desk) == []
    names = {file.name: file for file in files_of(desk)}
    largest = max(names.values(), key=lambda file: file.stat().st_size)
    spoil(largest)  # type: ignore[operator]  # each takes a path
    with pytest.raises(DamagedFileError):
        read(desk, spoiled)
    (finding,) = findings(desk)
    assert event.reference in finding
    assert spoiled in finding
    assert read(desk, event.attachments[1].sha256) == SECRET


def test_two_files_that_changed_places_are_both_damaged(desk: OpenDesk) -> None:
    event = attached(desk, SECRET, SECRET[::-1])
    one, other = files_of(desk)
    content = one.read_bytes()
    one.write_bytes(other.read_bytes())
    other.write_bytes(content)
    assert len(findings(desk)) == 2
    for part in event.attachments:
        with pytest.raises(DamagedFileError):
            read(desk, part.sha256)


def test_checking_can_be_stopped(desk: OpenDesk) -> None:
    kept(desk, LARGE)

    def stop(_done: int, _total: int) -> None:
        raise CancelledError

    with desk.database.snapshot() as session, pytest.raises(CancelledError):
        list(stored_file_findings(session, desk.folder, stop))


# --- what ends halfway ----------------------------------------------------------------------------


def test_a_source_that_ends_in_an_error_leaves_nothing(desk: OpenDesk, store: FileStore) -> None:
    def broken() -> Iterator[bytes]:
        yield LARGE
        raise InvalidInputError("file", "The stick was pulled.")

    with pytest.raises(InvalidInputError, match="pulled"):
        store.seal(broken())
    assert files_of(desk) == []


def test_a_failed_transaction_leaves_at_most_an_orphan(desk: OpenDesk, store: FileStore) -> None:
    def fail_behind_it() -> None:
        with desk.database.local_transaction() as session:
            store.keep(session, [SECRET])
            raise CancelledError

    with pytest.raises(CancelledError):
        fail_behind_it()
    with desk.database.snapshot() as session:
        assert not store.has(session, hashlib.sha256(SECRET).hexdigest())
        assert store.remove_orphans(session) == 1
    assert files_of(desk) == []


def test_orphans_go_and_everything_else_stays(desk: OpenDesk, store: FileStore) -> None:
    stored = kept(desk, SECRET)
    (desk.folder.files / uuid.uuid4().hex).write_bytes(b"left by a crash")
    (desk.folder.files / ".tmpabc.part").write_bytes(b"left by a crash")
    (desk.folder.files / "my letter.odt").write_bytes(b"put there by a person")
    with desk.database.snapshot() as session:
        assert store.remove_orphans(session) == 2
    assert read(desk, stored.sha256) == SECRET
    assert (desk.folder.files / "my letter.odt").exists()


def test_a_full_disk_is_told_before_nothing_is_left_for_a_save(
    desk: OpenDesk, store: FileStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage("/")._replace(free=7 * 1024 * 1024)
    with monkeypatch.context() as patched:
        patched.setattr(shutil, "disk_usage", lambda _path: usage)
        with pytest.raises(DeskUnavailableError, match="disk is full"):
            store.seal([LARGE])
    assert files_of(desk) == []


def test_a_folder_that_cannot_be_written_is_told_in_a_sentence(
    desk: OpenDesk, store: FileStore
) -> None:
    desk.folder.files.rmdir()
    with pytest.raises(DeskUnavailableError, match="could not be stored"):
        store.seal([SECRET])
    desk.folder.files.mkdir()


def test_more_than_the_limit_is_refused_while_it_is_read(
    desk: OpenDesk, store: FileStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stored_files, "LARGEST_BYTES", 2_000_000)
    with pytest.raises(InvalidInputError, match="larger than 2 GiB"):
        store.seal(LARGE[start : start + 500_000] for start in range(0, len(LARGE), 500_000))
    assert files_of(desk) == []


# --- a person's own files -------------------------------------------------------------------------


def test_a_file_is_read_in_pieces_with_progress(tmp_path: Path) -> None:
    file, told = tmp_path / "video.mp4", []
    file.write_bytes(LARGE)
    pieces = list(file_pieces(file, lambda done, total: told.append((done, total))))
    assert b"".join(pieces) == LARGE
    assert told == [(0, 2500), (1024, 2500), (2048, 2500)]


def test_what_is_no_file_is_refused_in_a_sentence(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe", Path("/dev/zero"), tmp_path / "not there"):
        with pytest.raises(InvalidInputError) as caught:
            list(file_pieces(path))
        assert path.name in caught.value.sentence


def test_a_file_beyond_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    file = tmp_path / "film.mp4"
    with file.open("wb") as sparse:
        sparse.truncate(2 * 1024**3 + 1)
    with pytest.raises(InvalidInputError, match=r"“film.mp4” is larger than 2 GiB"):
        next(file_pieces(file))


def test_an_attachment_has_the_kind_of_its_content_and_a_plain_name(store: FileStore) -> None:
    part = new_attachment(store.seal([b"%PDF-1.7\n"]), "../photo\u202egpj.exe")
    assert (part.name, part.media_type, part.size_bytes) == ("photogpj.exe", "application/pdf", 9)


def test_a_copy_is_written_whole_or_not_at_all(desk: OpenDesk, tmp_path: Path) -> None:
    stored = kept(desk, LARGE)
    target = tmp_path / "copy.bin"
    with desk.database.snapshot() as session:
        write_copy(target, FileStore(desk.folder).read(session, stored.sha256))
    assert target.read_bytes() == LARGE
    cut(files_of(desk)[0])
    with desk.database.snapshot() as session, pytest.raises(DamagedFileError):
        write_copy(target, FileStore(desk.folder).read(session, stored.sha256))
    assert target.read_bytes() == LARGE
    assert {path.name for path in tmp_path.iterdir()} == {"copy.bin", "desk.hrdesk"}


def test_a_copy_that_cannot_be_written_is_told_in_a_sentence(tmp_path: Path) -> None:
    for target in (tmp_path / "no folder" / "copy.bin", tmp_path):
        with pytest.raises(HrdDeskError, match="Choose another folder"):
            write_copy(target, [b"x"])


# --- what is missing, and what nobody uses --------------------------------------------------------


def test_attachments_without_content_are_missing_and_no_damage(
    desk: OpenDesk, store: FileStore
) -> None:
    event = attached(desk, SECRET)
    event.attachments.append(Attachment(sha256="a" * 64, size_bytes=5, name="later.mp4"))
    event = saved(desk, event)
    other = saved(desk, Event(attachments=[Attachment(sha256="b" * 64, size_bytes=7)]))
    with desk.database.snapshot() as session:
        assert [(m.record_uid, m.name, m.sha256) for m in store.missing(session)] == [
            (event.uid, "later.mp4", "a" * 64),
            (other.uid, "", "b" * 64),
        ]
        assert [m.size_bytes for m in store.missing(session, other.uid)] == [7]
    assert findings(desk) == []
    with desk.database.transaction("delete") as session:
        delete_event(session, other.uid)
    with desk.database.snapshot() as session:
        assert [m.record_uid for m in store.missing(session)] == [event.uid]


def test_a_content_that_is_gone_from_the_disk_is_missing(desk: OpenDesk, store: FileStore) -> None:
    event = attached(desk, SECRET)
    files_of(desk)[0].unlink()
    with desk.database.snapshot() as session:
        assert not store.has(session, event.attachments[0].sha256)
        assert [m.sha256 for m in store.missing(session)] == [event.attachments[0].sha256]


def dropped(desk: OpenDesk) -> int:
    with desk.database.local_transaction() as session:
        return FileStore(desk.folder).drop_unused(session)


def test_only_what_no_record_no_draft_and_no_history_uses_is_dropped(
    desk: OpenDesk, store: FileStore
) -> None:
    event = attached(desk, SECRET, LARGE)
    unused = kept(desk, b"cancelled")
    drafted = kept(desk, b"typed and not saved")
    record = {"attachments": [{"sha256": drafted.sha256}]}
    with desk.database.local_transaction() as session:
        save_draft(session, event.uid, {"record": record}, 1)
    del event.attachments[0]
    event = saved(desk, event)
    assert dropped(desk) == 1
    assert len(files_of(desk)) == 3
    with desk.database.snapshot() as session:
        assert not store.has(session, unused.sha256)
    with desk.database.local_transaction() as session:
        drop_draft(session, event.uid)
    assert dropped(desk) == 1
    assert dropped(desk) == 0
    assert findings(desk) == []


def test_a_forgotten_content_is_gone_with_its_key(desk: OpenDesk, store: FileStore) -> None:
    event = attached(desk, SECRET)
    sha256 = event.attachments[0].sha256
    with desk.database.local_transaction() as session:
        store.forget(session, sha256)
        store.forget(session, "0" * 64)
    assert files_of(desk) == []
    with desk.database.snapshot() as session:
        assert [m.sha256 for m in store.missing(session)] == [sha256]


def test_a_backup_has_the_files_too(desk: OpenDesk, tmp_path: Path) -> None:
    event = attached(desk, LARGE)
    backup = back_up(desk, tmp_path / "backup").path
    with opened(backup) as copy:
        assert findings(copy) == []
        assert read(copy, event.attachments[0].sha256) == LARGE
        with copy.database.snapshot() as session:
            assert load_event(session, event.uid).attachments[0].name == "0.txt"
