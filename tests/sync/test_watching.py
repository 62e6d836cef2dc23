"""The watched folder: what is taken in, what is left alone, when something is written."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from hrd_desk.errors import CancelledError, InvalidInputError, NotFoundError
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.sync_tables import BundleLog
from hrd_desk.sync import watching
from hrd_desk.sync.ledger import FileState, find_peer, send_everything_again
from hrd_desk.sync.pairing import revoke
from hrd_desk.sync.receiving import receive
from hrd_desk.sync.sending import SentBundle, send
from hrd_desk.sync.status import exchange_status
from hrd_desk.sync.watching import (
    Watched,
    choose_watched,
    due_peers,
    look_once,
    watched,
)
from tests.builders import an_event, saved, vocabulary_of
from tests.sync.catalogue import Site
from tests.sync.identities import a_field_desk, a_headquarters, card_of, paired, taken


@pytest.fixture
def hq(tmp_path: Path) -> Iterator[OpenDesk]:
    with a_headquarters(tmp_path) as desk:
        yield desk


@pytest.fixture
def almaty(tmp_path: Path, hq: OpenDesk) -> Iterator[OpenDesk]:
    """Return a paired field desk that has one record."""
    with a_field_desk(tmp_path) as desk:
        paired([desk], hq)
        saved(desk, an_event(vocabulary_of(desk)))
        yield desk


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "shared"
    path.mkdir()
    return path


def states(desk: OpenDesk, folder: Path) -> list[FileState]:
    return [received.state for received in look_once(desk, folder, every_minutes=0)]


def log_states(desk: OpenDesk) -> list[str]:
    with desk.database.snapshot() as session:
        return [log.state for log in session.query(BundleLog) if not log.is_outgoing]


def aged(path: Path) -> Path:
    """Let a file look as if nobody wrote to it for an hour."""
    now = path.stat().st_mtime
    os.utime(path, (now - 3600, now - 3600))
    return path


def test_two_desks_that_watch_one_folder_come_to_rest(
    almaty: OpenDesk, hq: OpenDesk, folder: Path
) -> None:
    for _round in range(6):
        look_once(almaty, folder, every_minutes=0)
        look_once(hq, folder, every_minutes=0)
    files = sorted(path.name for path in folder.iterdir())
    assert states(almaty, folder) == states(hq, folder) == []
    assert sorted(path.name for path in folder.iterdir()) == files
    with almaty.database.snapshot() as session:
        (peer,) = exchange_status(session, almaty.folder).peers
        assert peer.confirmed_at_utc is not None
        assert exchange_status(session, almaty.folder).only_here.records == 0


def test_bundles_wait_for_their_time(almaty: OpenDesk, folder: Path) -> None:
    written: list[str] = []
    for _round in range(3):
        look_once(almaty, folder, wrote=lambda sent: written.append(sent.peer_code))
        saved(almaty, an_event(vocabulary_of(almaty)))
    assert written == ["HQ"]
    assert due_peers(almaty) == []
    assert [peer.code for peer in due_peers(almaty, every_minutes=0)] == ["HQ"]


def test_nothing_is_written_where_nothing_is_new(hq: OpenDesk, folder: Path) -> None:
    assert states(hq, folder) == []
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    "name", [".ALM.hrdx", "~syncthing~ALM.hrdx.tmp", ".syncthing.ALM.hrdx.tmp", "ALM.hrdx.part"]
)
def test_temporary_names_are_left_alone(
    almaty: OpenDesk, hq: OpenDesk, folder: Path, tmp_path: Path, name: str
) -> None:
    shutil.copy(send(almaty, tmp_path).paths[0], folder / name)
    assert states(hq, folder) == log_states(hq) == []
    assert (folder / name).exists()


def test_a_file_that_is_still_being_copied_is_taken_in_once_it_is_whole(
    almaty: OpenDesk, hq: OpenDesk, folder: Path, tmp_path: Path
) -> None:
    whole = send(almaty, tmp_path).paths[0]
    coming = folder / whole.name
    coming.write_bytes(whole.read_bytes()[:-500])
    assert states(hq, folder) == []
    assert log_states(hq) == []
    shutil.copy(whole, coming)
    assert states(hq, folder) == [FileState.IMPORTED]
    assert states(hq, folder) == []


def test_a_file_that_stays_half_is_refused_once(
    almaty: OpenDesk, hq: OpenDesk, folder: Path
) -> None:
    half = send(almaty, folder).paths[0]
    half.write_bytes(half.read_bytes()[:-500])
    aged(half)
    assert states(hq, folder) == [FileState.REFUSED]
    assert states(hq, folder) == []
    assert half.exists()


def test_what_is_sealed_for_others_is_passed_by(
    almaty: OpenDesk, hq: OpenDesk, folder: Path, tmp_path: Path
) -> None:
    with a_field_desk(tmp_path, "BEK") as bek:
        paired([bek], hq)
        saved(bek, an_event(vocabulary_of(bek)))
        aged(send(bek, folder).paths[0])
        assert states(almaty, folder) == []
    assert log_states(almaty) == []
    assert not almaty.folder.quarantine.exists()
    assert states(hq, folder)[0] is FileState.IMPORTED


def test_files_of_a_desk_that_is_paired_later_are_taken_in_then(
    hq: OpenDesk, folder: Path, tmp_path: Path
) -> None:
    with a_field_desk(tmp_path, "BEK") as bek:
        taken(bek, card_of(hq))
        saved(bek, an_event(vocabulary_of(bek)))
        aged(send(bek, folder).paths[0])
        assert states(hq, folder) == states(hq, folder) == []
        taken(hq, card_of(bek))
        assert states(hq, folder) == [FileState.IMPORTED]


def test_what_an_older_round_left_is_not_read_again(
    almaty: OpenDesk, hq: OpenDesk, folder: Path
) -> None:
    path = aged(send(almaty, folder).paths[0])
    assert states(hq, folder) == [FileState.IMPORTED]
    length = path.stat()
    path.write_bytes(bytes(length.st_size))
    os.utime(path, ns=(length.st_mtime_ns, length.st_mtime_ns))
    assert FileState.REFUSED not in states(hq, folder)


def test_a_folder_that_is_gone_is_said(almaty: OpenDesk, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="is not there"):
        look_once(almaty, tmp_path / "unplugged")


def test_the_choice_of_a_folder_is_kept(almaty: OpenDesk, folder: Path) -> None:
    for choice in (Watched(str(folder), 30), None):
        choose_watched(almaty.database, choice)
        with almaty.database.snapshot() as session:
            assert watched(session) == choice


def test_everything_can_be_sent_again(almaty: OpenDesk, hq: OpenDesk, folder: Path) -> None:
    receive(hq, send(almaty, folder).paths[0])
    receive(almaty, send(hq, folder).paths[0])
    assert send(almaty, folder).revisions == 0
    with almaty.database.local_transaction() as session:
        send_everything_again(session, find_peer(session))
    again = send(almaty, folder)
    assert again.records == 1
    received = receive(hq, again.paths[0])
    assert (received.state, received.needs_person) == (FileState.IMPORTED, False)
    assert received.report is not None
    assert received.report.revisions == 0
    receive(almaty, send(hq, folder).paths[0])
    with almaty.database.snapshot() as session:
        assert exchange_status(session, almaty.folder).only_here.records == 0


def test_a_name_that_is_no_utf8_is_told_with_question_marks(
    hq: OpenDesk, almaty: OpenDesk, folder: Path
) -> None:
    path = send(almaty, folder).paths[0]
    path.rename(folder / os.fsdecode(b"ALM-1-\xff r\xe9sum\xe9.hrdx"))
    junk = folder / "\n\x1b[1mjunk.hrdx"
    junk.write_bytes(b"junk")
    aged(junk)
    assert states(hq, folder) == [FileState.IMPORTED, FileState.REFUSED]
    assert states(hq, folder) == []
    with hq.database.snapshot() as session:
        names = [log.file_name for log in session.query(BundleLog) if not log.is_outgoing]
    assert names == ["ALM-1-? r?sum?.hrdx", "[1mjunk.hrdx"]


def test_two_desks_of_one_code_get_a_file_each(hq: OpenDesk, tmp_path: Path, folder: Path) -> None:
    with a_field_desk(tmp_path) as almaty, Site.new(tmp_path, "ALM", name="other").desk as other:
        paired([almaty, other], hq)
        sent: list[SentBundle] = []
        look_once(hq, folder, wrote=sent.append)
        assert [bundle.peer_code for bundle in sent] == ["ALM", "ALM"]
        for desk in (almaty, other):
            assert states(desk, folder) == [FileState.IMPORTED]


def test_what_a_revoked_headquarters_confirmed_counts_as_only_here(
    almaty: OpenDesk, hq: OpenDesk, folder: Path, tmp_path: Path
) -> None:
    for _round in range(2):
        look_once(almaty, folder, every_minutes=0)
        look_once(hq, folder, every_minutes=0)

    def records() -> int:
        with almaty.database.snapshot() as session:
            return exchange_status(session, almaty.folder).only_here.records

    assert records() == 0
    revoke(almaty.database, "HQ")
    assert records() == 1
    with a_headquarters(tmp_path, "HX") as second:
        paired([almaty], second)
        assert records() == 1  # the new one has nothing yet
        receive(second, send(almaty, folder).paths[0])
        receive(almaty, send(second, folder).paths[0])
    assert records() == 0


def test_looking_at_many_files_tells_how_far_it_is_and_can_be_stopped(
    almaty: OpenDesk, folder: Path
) -> None:
    for number in range(30):
        (folder / f"OLD-{number}.hrdx").write_bytes(b"old")
    told: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        told.append((done, total))
        if done == 20:
            raise CancelledError

    with pytest.raises(CancelledError):
        look_once(almaty, folder, progress=stop)
    assert told == [(number, 30) for number in range(21)]


def test_of_more_files_than_are_remembered_none_is_passed_over_in_silence(
    almaty: OpenDesk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "MOST_FILES", 3)
    for number in range(3):
        (folder / f"OLD-{number}.hrdx").write_bytes(b"old")
    assert len(look_once(almaty, folder)) == 0  # they may be on their way still
    (folder / "ZZZ.hrdx").write_bytes(b"new")
    with pytest.raises(InvalidInputError, match="More than 3 files"):
        look_once(almaty, folder)
