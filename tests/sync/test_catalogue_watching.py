"""The failure catalogue: shared folders, too many deletions, and what is said of an import."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from hrd_desk.model.event import Event
from hrd_desk.storage.check import check_desk
from hrd_desk.storage.event_lists import EventFilter, count_events
from hrd_desk.storage.events import delete_event
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.sync_tables import BundleLog, Peer
from hrd_desk.storage.synced_folders import synced_folder_warning
from hrd_desk.sync.ledger import FileState, only_here
from hrd_desk.sync.receiving import receive
from hrd_desk.sync.sending import send
from hrd_desk.sync.watching import look_once
from tests.builders import an_event, saved, vocabulary_of
from tests.sync.identities import a_field_desk, a_headquarters, paired

DELETED = 6


@pytest.fixture
def hq(tmp_path: Path) -> Iterator[OpenDesk]:
    with a_headquarters(tmp_path) as desk:
        yield desk


@pytest.fixture
def almaty(tmp_path: Path, hq: OpenDesk) -> Iterator[OpenDesk]:
    """Return a paired field desk with as many records as one file may not delete unasked."""
    with a_field_desk(tmp_path) as desk:
        paired([desk], hq)
        for number in range(DELETED):
            saved(desk, an_event(vocabulary_of(desk), title=f"Record {number}"))
        yield desk


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "shared"
    path.mkdir()
    return path


def shown(desk: OpenDesk) -> int:
    with desk.database.snapshot() as session:
        return count_events(session, EventFilter())


def is_sound(*desks: OpenDesk) -> bool:
    return not any(check_desk(desk).findings for desk in desks)


def test_s11_a_copy_under_another_name_is_known_by_what_is_inside(
    almaty: OpenDesk, hq: OpenDesk, folder: Path
) -> None:
    first = send(almaty, folder).paths[0]
    for name in ("x (1).hrdx", "x (conflicted copy 2026-05-01).hrdx", "x.sync-conflict.hrdx"):
        shutil.copy(first, folder / name)
    first.rename(folder / "renamed.hrdx")
    received = look_once(hq, folder)
    states = [file.state for file in received]
    assert states == [FileState.IMPORTED, *[FileState.DUPLICATE] * 3]
    assert not any(file.needs_person for file in received)
    assert shown(hq) == DELETED
    assert len(list(folder.glob("*.hrdx"))) == 5  # and the receipt
    assert look_once(hq, folder) == []
    assert is_sound(almaty, hq)


def test_s41_a_file_that_would_delete_much_stops_and_a_person_decides(
    almaty: OpenDesk, hq: OpenDesk, folder: Path
) -> None:
    receive(hq, send(almaty, folder).paths[0])
    snapshots = len(list(hq.folder.snapshots.iterdir()))
    with almaty.database.snapshot() as session:
        uids = session.scalars(select(Event.uid)).all()
    for uid in uids:
        with almaty.database.transaction("delete") as session:
            delete_event(session, uid)
    sent = send(almaty, folder).paths[0]
    (stopped,) = [file for file in look_once(hq, folder) if file.path == sent]
    assert (stopped.state, stopped.needs_person) == (FileState.STOPPED, True)
    assert str(DELETED) in stopped.sentence
    assert shown(hq) == DELETED
    assert not any(file.path == sent for file in look_once(hq, folder))
    assert receive(hq, sent).state is FileState.STOPPED
    assert len(list(hq.folder.snapshots.iterdir())) == snapshots
    assert receive(hq, sent, is_confirmed=True).state is FileState.IMPORTED
    assert len(list(hq.folder.snapshots.iterdir())) > snapshots
    assert shown(hq) == 0
    assert is_sound(almaty, hq)


def test_s42_an_empty_folder_means_nothing_new(
    almaty: OpenDesk, hq: OpenDesk, folder: Path
) -> None:
    receive(hq, send(almaty, folder).paths[0])
    look_once(hq, folder, every_minutes=0)
    for path in folder.iterdir():
        path.unlink()
    assert look_once(hq, folder, every_minutes=0) == []
    assert look_once(almaty, folder) == []
    assert (shown(almaty), shown(hq)) == (DELETED, DELETED)


@pytest.mark.parametrize(
    ("name", "mark"),
    [
        ("Dropbox", ".dropbox.cache/"),
        ("Dropbox", ".dropbox"),
        ("OneDrive", ".849C9593-D756-4E56-8D6E-42412F2A707B"),
        ("Nextcloud", ".sync_0f1e2d3c4b5a.db"),
        ("Nextcloud", ".nextcloudsync.log"),
        ("Syncthing", ".stfolder/"),
        ("a cloud", ".tmp.driveupload/"),
    ],
)
def test_s83_a_desk_in_a_folder_that_a_cloud_copies_is_warned_of(
    tmp_path: Path, name: str, mark: str
) -> None:
    desk = tmp_path / "shared" / "work" / "desk.hrdesk"
    desk.mkdir(parents=True)
    assert synced_folder_warning(desk) == ""
    marker = tmp_path / "shared" / mark
    if mark.endswith("/"):
        marker.mkdir()
    else:
        marker.write_bytes(b"")
    warning = synced_folder_warning(desk)
    assert f"{name} copies" in warning
    assert "move it" in warning


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("OneDrive - Office", "OneDrive"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("iCloudDrive", "iCloud"),
        ("Library/CloudStorage/Box-Box", "a cloud"),
    ],
)
def test_s83_clouds_are_known_by_the_names_of_their_folders(
    tmp_path: Path, folder: str, name: str
) -> None:
    assert f"{name} copies" in synced_folder_warning(tmp_path / folder / "desk.hrdesk")


def test_s83_the_settings_of_dropbox_in_the_home_folder_are_no_dropbox(tmp_path: Path) -> None:
    (tmp_path / ".dropbox").mkdir()
    assert synced_folder_warning(tmp_path / "desk.hrdesk") == ""


@pytest.mark.parametrize(
    ("kind", "is_warned"), [("cifs", True), ("nfs4", True), ("fuse.sshfs", True), ("ext4", False)]
)
def test_s83_a_desk_on_a_network_disk_is_warned_of(
    tmp_path: Path, kind: str, *, is_warned: bool
) -> None:
    place = tmp_path / "our office"
    mounts = tmp_path / "mounts"
    point = str(place).replace(" ", "\\040")
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\n//server/x {point} {kind} rw 0 0\n")
    assert ("another computer" in synced_folder_warning(place / "a.hrdesk", mounts)) == is_warned
    assert synced_folder_warning(tmp_path / "b.hrdesk", mounts) == ""


def test_s90_what_an_import_did_is_kept_record_by_record(
    almaty: OpenDesk, hq: OpenDesk, folder: Path
) -> None:
    received = receive(hq, send(almaty, folder).paths[0])
    assert received.report is not None
    with hq.database.snapshot() as session:
        log = session.scalars(select(BundleLog).where(~BundleLog.is_outgoing)).one()
    assert (log.state, log.number, log.file_name) == (FileState.IMPORTED, 1, received.path.name)
    assert log.report["counts"]["added"] == DELETED
    assert log.report["records"] == {uid.hex: "added" for uid in received.report.records}
    assert len(log.report["records"]) == DELETED


def test_s91_confirmed_means_that_a_receipt_came(
    almaty: OpenDesk, hq: OpenDesk, folder: Path
) -> None:
    def confirmed() -> tuple[bool, int]:
        with almaty.database.snapshot() as session:
            peer = session.get_one(Peer, hq.uid)
            return peer.confirmed_at_ms is not None, only_here(session).records

    sent = send(almaty, folder).paths[0]
    assert confirmed() == (False, DELETED)
    receive(hq, sent)
    assert confirmed() == (False, DELETED)
    receipt = send(hq, folder).paths[0]
    whole = receipt.read_bytes()
    receipt.write_bytes(whole[:-100])
    assert receive(almaty, receipt).state is FileState.REFUSED
    assert confirmed() == (False, DELETED)
    receipt.write_bytes(whole)
    assert receive(almaty, receipt).state is FileState.IMPORTED
    assert confirmed() == (True, 0)
