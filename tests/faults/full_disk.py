"""Fill the disk under an open desk, and under everything else that writes."""

import sys
import tempfile
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from hrd_desk.errors import DeskUnavailableError
from hrd_desk.model.event import Event
from hrd_desk.storage.backup import back_up
from hrd_desk.storage.check import check_desk
from hrd_desk.storage.desk_folder import RESERVE_BYTES
from hrd_desk.storage.event_lists import EventFilter, Sort, event_page
from hrd_desk.storage.events import load_event
from hrd_desk.storage.opening import OpenDesk, create_desk, open_desk
from tests.builders import CODE, PASSPHRASE, an_event, cheap_cost, saved, vocabulary_of
from tests.faults.disks import small_disk
from tests.figures import tell

DISK_MB = 40
ROOM_BYTES = 9 * 1024 * 1024
TEXT = "Waters rose. " * 4_000


@dataclass(slots=True)
class Outcome:
    """What a full disk did to a desk."""

    acknowledged: int = 0
    saved_on_reserve: int = 0
    lost: int = 0
    sentences: list[str] = field(default_factory=list)
    findings: list[str] = field(default_factory=list)
    is_read_while_full: bool = False
    is_reserve_back: bool = False


def run() -> Outcome:
    """Save until a disk of `DISK_MB` is full, close, reopen, free space, save again."""
    outcome = Outcome()
    with (
        tempfile.TemporaryDirectory(prefix="hrd-desk-full-") as folder,
        small_disk(Path(folder), DISK_MB) as disk,
    ):
        path = disk.path / "desk.hrdesk"
        desk, _words = create_desk(path, PASSPHRASE, CODE, cost=cheap_cost())
        disk.fill(leave_bytes=ROOM_BYTES)
        with desk:
            uids = _save_until_full(desk, outcome)
            outcome.is_read_while_full = _is_read(desk, uids)
        with open_desk(path, PASSPHRASE) as desk:
            outcome.lost = sum(not _is_kept(desk, uid) for uid in uids)
            disk.fill()  # closing gave back the room of the write-ahead log
            outcome.sentences.append(sentence_of(lambda: saved(desk, _large_event(desk))))
        disk.free()
        with open_desk(path, PASSPHRASE) as desk:
            saved(desk, _large_event(desk))
            desk.idle()
            outcome.is_reserve_back = desk.folder.reserve.stat().st_size == RESERVE_BYTES
            outcome.findings += check_desk(desk).findings
    return outcome


def _save_until_full(desk: OpenDesk, outcome: Outcome) -> list[uuid.UUID]:
    uids: list[uuid.UUID] = []
    while True:
        event = _large_event(desk)
        try:
            uids.append(saved(desk, event).uid)
        except DeskUnavailableError as error:
            outcome.sentences.append(error.sentence)
            outcome.acknowledged = len(uids)
            return uids
        outcome.saved_on_reserve += desk.database.is_space_low


def _large_event(desk: OpenDesk) -> Event:
    return an_event(vocabulary_of(desk), description=TEXT)


def _is_read(desk: OpenDesk, uids: list[uuid.UUID]) -> bool:
    with desk.database.snapshot() as session:
        page = event_page(session, EventFilter(words="waters"), Sort(), None, 1000)
        return {row.uid for row in page} == set(uids)


def _is_kept(desk: OpenDesk, uid: uuid.UUID) -> bool:
    with desk.database.snapshot() as session:
        event = load_event(session, uid)
    return event.description == TEXT and bool(event.places and event.counts and event.citations)


def sentence_of(action: Callable[[], object]) -> str:
    """Return what a person is told when `action` cannot be done, "" if it was done."""
    try:
        action()
    except DeskUnavailableError as error:
        return error.sentence
    return ""


def refused_backup(folder: Path) -> tuple[str, list[Path]]:
    """Back a desk up to a disk that fills half-way; return the sentence and what is left there."""
    desk, _words = create_desk(folder / "large", PASSPHRASE, CODE, cost=cheap_cost())
    with desk, small_disk(folder, DISK_MB) as disk:
        for _number in range(7):
            saved(desk, an_event(vocabulary_of(desk), description="x" * 3_000_000))
        sentence = sentence_of(lambda: back_up(desk, disk.path / "copy"))
        return sentence, list(disk.path.iterdir())


def refused_passphrase(folder: Path) -> tuple[str, list[str]]:
    """Change a passphrase on a full disk; return the sentence and the files that are there."""
    with small_disk(folder, DISK_MB) as disk:
        path = disk.path / "desk.hrdesk"
        desk, _words = create_desk(path, PASSPHRASE, CODE, cost=cheap_cost())
        with desk:
            disk.fill()
            new = "another passphrase"
            told = sentence_of(lambda: desk.change_passphrase(PASSPHRASE, new, cheap_cost()))
            disk.free()
        open_desk(path, PASSPHRASE).close()
        return told, sorted(file.name for file in path.iterdir())


def refused_desk(folder: Path) -> tuple[str, list[Path]]:
    """Create a desk where there is no room; return the sentence and what is left there."""
    with small_disk(folder, 8) as disk:
        told = sentence_of(
            lambda: create_desk(disk.path / "new", PASSPHRASE, CODE, cost=cheap_cost())
        )
        return told, list(disk.path.iterdir())


def main() -> int:
    """Run from the command line; return 1 if anything was lost."""
    outcome = run()
    context = f"tmpfs of {DISK_MB} MB, events of {len(TEXT) // 1000} kB"
    tell("full-disk.acknowledged", outcome.acknowledged, "saves", context)
    tell("full-disk.saved-on-reserve", outcome.saved_on_reserve, "saves", context)
    tell("full-disk.lost", outcome.lost, "saves", context)
    tell("full-disk.findings", len(outcome.findings), "findings", context)
    return int(bool(outcome.lost or outcome.findings))


if __name__ == "__main__":
    sys.exit(main())
