"""The failure catalogue, part H: attachments, as far as one desk and no exchange are concerned."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from hrd_desk.errors import NotFoundError
from hrd_desk.model.event import Event
from hrd_desk.model.file_names import safe_file_name
from hrd_desk.model.file_words import to_come_words
from hrd_desk.model.parts import Attachment
from hrd_desk.storage.events import load_event
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.stored_files import (
    FileStore,
    SealedContent,
    new_attachment,
    stored_file_findings,
    write_copy,
)
from tests.builders import a_desk, saved

PHOTO = b"\xff\xd8\xff\xe0\0\x10JFIF" + bytes(range(256)) * 100


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[OpenDesk]:
    with a_desk(tmp_path) as desk:
        yield desk


def stored(desk: OpenDesk, content: bytes) -> SealedContent:
    """Store a content."""
    store = FileStore(desk.folder)
    sealed = store.seal([content])
    with desk.database.local_transaction() as session:
        store.add(session, sealed)
    return sealed


def with_file(desk: OpenDesk, event: Event, name: str, content: bytes) -> Event:
    """Attach a content to an event under a name, and save it."""
    event.attachments.append(new_attachment(stored(desk, content), name))
    return saved(desk, event)


def content_of(desk: OpenDesk, sha256: str) -> bytes:
    with desk.database.snapshot() as session:
        return b"".join(FileStore(desk.folder).read(session, sha256))


def stored_names(desk: OpenDesk) -> list[str]:
    return [path.name for path in desk.folder.files.iterdir()]


def test_s77_two_photos_of_one_name_are_both_kept(desk: OpenDesk) -> None:
    event = with_file(desk, Event(title="A raid"), "IMG_0001.jpg", PHOTO)
    event = with_file(desk, event, "IMG_0001.jpg", PHOTO[::-1])
    assert [part.name for part in event.attachments] == ["IMG_0001.jpg"] * 2
    assert [content_of(desk, part.sha256) for part in event.attachments] == [PHOTO, PHOTO[::-1]]


def test_s78_the_same_photo_of_three_events_is_stored_once(desk: OpenDesk) -> None:
    events = [
        with_file(desk, Event(title=name), name, PHOTO) for name in ("a.jpg", "b.jpg", "c.jpg")
    ]
    assert len(stored_names(desk)) == 1
    digests = {part.sha256 for event in events for part in event.attachments}
    assert digests == {hashlib.sha256(PHOTO).hexdigest()}
    event = events[0]
    event.attachments.clear()
    saved(desk, event)
    with desk.database.local_transaction() as session:
        assert FileStore(desk.folder).drop_unused(session) == 0
    assert content_of(desk, digests.pop()) == PHOTO


def test_s79_a_record_whose_video_has_not_come_is_usable_and_says_so(desk: OpenDesk) -> None:
    video, store = PHOTO * 3, FileStore(desk.folder)
    sha256 = hashlib.sha256(video).hexdigest()
    part = Attachment(sha256=sha256, size_bytes=40 * 1024**2, name="raid.mp4")
    event = saved(desk, Event(title="A raid", attachments=[part]))
    event.title = "A raid on the market"
    event = saved(desk, event)
    with desk.database.snapshot() as session:
        missing = store.missing(session, event.uid)
        assert to_come_words(len(missing)) == "1 file still to come"
        assert [(item.sha256, item.record_uid) for item in missing] == [(sha256, event.uid)]
        assert list(stored_file_findings(session, desk.folder)) == []
        with pytest.raises(NotFoundError, match="still to come"):
            store.read(session, sha256)
    stored(desk, video)
    with desk.database.snapshot() as session:
        assert store.missing(session) == []
        assert load_event(session, event.uid).title == "A raid on the market"
    assert content_of(desk, sha256) == video


def test_s80_a_file_changed_twice_over_is_kept_in_both_versions(desk: OpenDesk) -> None:
    event = with_file(desk, Event(title="A raid"), "list.xlsx", b"PK\x03\x04 first")
    first = event.attachments[0].sha256
    del event.attachments[0]
    event = with_file(desk, event, "list.xlsx", b"PK\x03\x04 changed in the field")
    event = with_file(desk, event, "list.xlsx", b"PK\x03\x04 changed at headquarters")
    assert len({part.uid for part in event.attachments}) == 2
    with desk.database.local_transaction() as session:
        FileStore(desk.folder).drop_unused(session)
    assert [content_of(desk, part.sha256)[5:] for part in event.attachments] == [
        b"changed in the field",
        b"changed at headquarters",
    ]
    assert content_of(desk, first).endswith(b"first")


@pytest.mark.parametrize(
    "name",
    [
        "../../../etc/cron.d/x",
        "..\\..\\Startup\\x.bat",
        "/etc/passwd",
        "C:\\Windows\\win.ini",
        "\\\\server\\share\\x",
        "NUL",
        "com1.jpg",
        "a" * 300 + ".jpg",
        "x\0.jpg",
        "..",
        "",
    ],
)
def test_s81_a_name_never_leads_out_of_the_store(desk: OpenDesk, tmp_path: Path, name: str) -> None:
    event = with_file(desk, Event(title="A raid"), name, PHOTO)
    # A record from elsewhere may hold any name at all.
    event.attachments[0].name = name.replace("\0", "")[:255]
    part = saved(desk, event).attachments[0]
    (stored_name,) = stored_names(desk)
    assert len(bytes.fromhex(stored_name)) == 16
    folder = tmp_path / "copies"
    folder.mkdir()
    with desk.database.snapshot() as session:
        pieces = FileStore(desk.folder).read(session, part.sha256)
    write_copy(folder / safe_file_name(part.name), pieces)
    (copy,) = folder.iterdir()
    assert copy.read_bytes() == PHOTO
    assert {path.name for path in tmp_path.iterdir()} == {"copies", "desk.hrdesk"}
