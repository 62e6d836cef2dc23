"""A folder that another program copies between computers, such as Syncthing or Nextcloud.

Nothing in it is ever changed or removed: files of paired desks are taken in once they are whole,
and bundles of this desk are added.
"""

import contextlib
import os
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import pyrage
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hrd_desk.clock import SystemClock, milliseconds
from hrd_desk.errors import InvalidInputError, NotFoundError
from hrd_desk.i18n import _, reason_of
from hrd_desk.progress import Progress, silent
from hrd_desk.storage.database import Database
from hrd_desk.storage.journal.own_desk import own_desk
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.settings import read_setting, write_setting
from hrd_desk.storage.sync_tables import BundleLog, Peer
from hrd_desk.sync.bundle_names import is_bundle_name
from hrd_desk.sync.bundle_reader import Trust, UnreadableFileError, peek, read_part
from hrd_desk.sync.keys import own_keys
from hrd_desk.sync.ledger import FileState, trust_in
from hrd_desk.sync.manifest import Manifest, Piece
from hrd_desk.sync.pairing import PAIRED
from hrd_desk.sync.receiving import Received, receive
from hrd_desk.sync.refusals import Refusal, RefusedError
from hrd_desk.sync.sending import SentBundle, send
from hrd_desk.sync.unsent import peers_with_unsent
from hrd_desk.whole_files import is_folder

EVERY_MINUTES = 15
"""A bundle is written at most this often, so that a day of typing is not a hundred files."""
SETTLED_MS = 60_000
"""A file that does not read and was written to within this time may still be on its way."""
MOST_FILES = 100_000
"""In a watched folder; each is remembered by name, length and time."""
WATCHED, DONE = "watched-folder", "watched-files"
_OF_OTHERS = (Refusal.NOT_FOR_US, Refusal.UNKNOWN_SENDER, Refusal.REPLACED_KEY)
_PERHAPS_HALF = (Refusal.TRUNCATED, Refusal.DAMAGED, Refusal.NOT_A_BUNDLE)

Identities = Sequence[pyrage.x25519.Identity]


@dataclass(frozen=True, slots=True)
class Watched:
    """The folder that a desk sends and receives by, and how often it may write there."""

    folder: str
    every_minutes: int = EVERY_MINUTES


def watched(session: Session) -> Watched | None:
    """Return the watched folder of this desk, None where none was chosen."""
    kept = read_setting(session, WATCHED)
    return Watched(**kept) if kept else None


def choose_watched(database: Database, choice: Watched | None) -> None:
    """Keep which folder is watched; None for no longer."""
    with database.local_transaction() as session:
        write_setting(session, WATCHED, {} if choice is None else asdict(choice))


def require_apart(desk: OpenDesk, folder: Path) -> None:
    """Raise `InvalidInputError` where the desk itself would be copied along with the folder.

    Two computers that write one database destroy it.
    """
    own, shared = desk.folder.path.resolve(), folder.resolve()
    if own.is_relative_to(shared) or shared.is_relative_to(own):
        sentence = _(
            "The desk itself lies in this folder, and must never be copied by another program. "
            "Choose a folder for the files alone."
        )
        raise InvalidInputError("folder", sentence)


def look_once(
    desk: OpenDesk,
    folder: Path,
    *,
    every_minutes: int = EVERY_MINUTES,
    wrote: Callable[[SentBundle], None] | None = None,
    progress: Progress = silent,
) -> list[Received]:
    """Take in what is new in `folder`, then write what is due there; return what came of each file.

    Only new files are named. What would delete too much stops and is left for a person. `wrote` is
    told of each bundle that was written. Raises `NotFoundError` if the folder is not there, and
    what `require_apart`, `receive` and `send` raise.
    """
    if not is_folder(folder):
        sentence = _("The folder “{path}” is not there. Connect its disk, or choose another one.")
        raise NotFoundError(sentence.format(path=folder))
    require_apart(desk, folder)
    received = _take_new(desk, folder, progress)
    for peer in due_peers(desk, every_minutes):
        # By its uid: two desks may have one code.
        sent = send(desk, folder, code=str(peer.desk_uid), progress=progress)
        if wrote is not None:
            wrote(sent)
    return received


# --- files that came ------------------------------------------------------------------------------


@dataclass(slots=True)
class FoundFile:
    """A file that looks like a bundle, and what its beginning says."""

    path: Path
    manifest: Manifest | None = None
    refusal: RefusedError | None = None
    is_own: bool = False

    @property
    def is_sealed_for_others(self) -> bool:
        """Whether no key of this desk opens it."""
        return self.refusal is not None and self.refusal.code is Refusal.NOT_FOR_US

    @property
    def is_of_others(self) -> bool:
        """Whether it is sealed for somebody else or comes from nobody who signs so by now."""
        return self.refusal is not None and self.refusal.code in _OF_OTHERS


def bundles_in(folder: Path) -> list[Path]:
    """Return the files of a folder that look like bundles; raises `UnreadableFileError`."""
    try:
        with os.scandir(folder) as entries:
            return sorted(
                path
                for entry in entries
                if is_bundle_name(path := folder / entry.name) and _may_be_file(entry)
            )
    except OSError as error:
        sentence = _("The folder “{path}” cannot be read: {reason}.")
        reason = reason_of(error)
        raise UnreadableFileError(sentence.format(path=folder, reason=reason)) from error


def _may_be_file(entry: "os.DirEntry[str]") -> bool:
    """Say whether an entry is a file, or one that the disk does not give: taking it in says so."""
    try:
        return entry.is_file()
    except OSError:
        return True


def oldest_first(
    desk: OpenDesk,
    paths: Sequence[Path],
    identities: Identities = (),
    progress: Progress = silent,
) -> list[FoundFile]:
    """Return files in the order in which they were written, those that do not tell it last.

    `identities` are further keys that may open them, of a key keeper. Names say nothing: they are
    changed on the way. Progress counts files.
    """
    reading, found = _Reading(desk, identities), []
    for number, path in enumerate(paths):
        progress(number, len(paths))
        found.append(reading.found(path))
    return sorted(found, key=_order)


def _order(found: FoundFile) -> tuple[Any, ...]:
    manifest = found.manifest
    if manifest is None:
        return (1, found.path.name)
    return (0, manifest.sender_uid, manifest.epoch, manifest.number, manifest.part, found.path.name)


class _Reading:
    """Reads files without taking them in; knows this desk's own ones."""

    def __init__(self, desk: OpenDesk, identities: Identities = ()) -> None:
        self._database = desk.database
        with desk.database.local_transaction() as session:
            keys, self._own_uid = own_keys(session), own_desk(session).uid
        self._verify_key = keys.verify_key
        self._identities = [keys.identity, *keys.earlier_identities, *identities]

    def found(self, path: Path) -> FoundFile:
        """Return what the beginning of a file says."""
        try:
            manifest = peek(path, self._identities, self._trust)
        except RefusedError as refusal:
            return FoundFile(path, refusal=refusal)
        except UnreadableFileError:  # taking it in says so
            return FoundFile(path)
        return FoundFile(path, manifest, is_own=manifest.sender_uid == self._own_uid)

    def is_whole(self, path: Path) -> bool:
        """Read a file to its end and say whether it verifies."""
        try:
            read_part(path, self._identities, self._trust, _Nothing())
        except RefusedError as refusal:
            return refusal.code not in _PERHAPS_HALF
        except UnreadableFileError:
            return False
        return True

    def _trust(self, verify_key: bytes) -> Trust:
        if verify_key == self._verify_key:
            return Trust(self._own_uid)
        with self._database.snapshot() as session:
            trust = trust_in(session, verify_key)
        # Own files from before this desk had new keys are own files.
        return Trust(self._own_uid) if trust.desk_uid == self._own_uid else trust


class _Nothing:
    """Takes the content of a file and keeps none of it."""

    def begin_piece(self, piece: Piece) -> None:
        """Begin a piece."""

    def write(self, data: bytes) -> None:
        """Take data."""

    def end_piece(self) -> None:
        """End a piece."""


@dataclass(slots=True)
class _Done:
    """The files of the watched folder that need no other look: length and time of each.

    `passed` are those of others, looked at again once another desk is paired. `half` are those
    that did not read, with the moment in which they were first seen so by this desk's clock.
    """

    folder: str
    peers: list[str]
    files: dict[str, list[int]] = field(default_factory=dict)
    passed: dict[str, list[int]] = field(default_factory=dict)
    half: dict[str, list[int]] = field(default_factory=dict)


def _take_new(desk: OpenDesk, folder: Path, progress: Progress) -> list[Received]:
    stamps = _stamps(folder)
    before = _done(desk.database)
    done = _still_done(desk.database, folder, before, stamps)
    known = done.files | done.passed
    new = [path for path in stamps if _key(path) not in known]
    received = []
    try:
        reading = _Reading(desk) if new else None
        for found in oldest_first(desk, new, progress=progress) if reading else ():
            key, stamp = _key(found.path), stamps[found.path]
            if found.is_of_others:
                done.passed[key] = stamp
                continue
            if reading and _is_on_its_way(reading, found, stamp, done.half):
                continue
            done.half.pop(key, None)
            if not found.is_own:
                received.append(_taken(desk, found.path, progress))
            done.files[key] = stamp
    finally:
        if done != before:
            with desk.database.local_transaction() as session:
                write_setting(session, DONE, asdict(done))
    return received


def _key(path: Path) -> str:
    """Return the name that a file is remembered by: its own, or one that a database takes."""
    return path.name.encode(errors="backslashreplace").decode()


def _stamps(folder: Path) -> dict[Path, list[int]]:
    """Return length and time of change of every file that looks like a bundle."""
    stamps, paths = {}, bundles_in(folder)
    if len(paths) > MOST_FILES:
        sentence = _(
            "More than {count} files lie in the folder “{path}”. Move old ones out of it, so that "
            "new ones are seen."
        )
        raise InvalidInputError("folder", sentence.format(count=MOST_FILES, path=folder))
    for path in paths:
        with contextlib.suppress(OSError):  # renamed or removed in between: next time
            status = path.stat()
            stamps[path] = [status.st_size, status.st_mtime_ns]
    return stamps


def _done(database: Database) -> _Done | None:
    with database.snapshot() as session:
        kept = read_setting(session, DONE)
    return None if kept is None else _Done(**kept)


def _still_done(
    database: Database, folder: Path, before: _Done | None, found: Mapping[Path, list[int]]
) -> _Done:
    """Return what holds still: of the same folder, for files that did not change."""
    with database.snapshot() as session:
        keys = session.scalars(select(Peer.verify_key).where(Peer.state == PAIRED))
        peers = sorted(key.hex() for key in keys)
    done = _Done(str(folder), peers)
    stamps = {_key(path): stamp for path, stamp in found.items()}
    if before is not None and before.folder == done.folder:
        done.files = {name: s for name, s in before.files.items() if stamps.get(name) == s}
        done.half = {name: s for name, s in before.half.items() if stamps.get(name) == s[:2]}
        if before.peers == peers:
            done.passed = {name: s for name, s in before.passed.items() if stamps.get(name) == s}
    return done


def _is_on_its_way(
    reading: _Reading, found: FoundFile, stamp: list[int], half: dict[str, list[int]]
) -> bool:
    """Say whether a file is not whole, and was written to so lately that the rest may come.

    The time in the file may be of a clock that is years off; then what counts is how long this
    desk has seen the file as it is.
    """
    now_ms = milliseconds(SystemClock().now_utc())
    if now_ms - stamp[1] // 1_000_000 >= SETTLED_MS or reading.is_whole(found.path):
        return False
    *_stamp, since_ms = half.setdefault(_key(found.path), [*stamp, now_ms])
    return 0 <= now_ms - since_ms < SETTLED_MS


def _taken(desk: OpenDesk, path: Path, progress: Progress) -> Received:
    try:
        return receive(desk, path, progress=progress)
    except UnreadableFileError as error:
        return Received(path, FileState.REFUSED, error.sentence)


# --- bundles to write -----------------------------------------------------------------------------


def due_peers(desk: OpenDesk, every_minutes: int = EVERY_MINUTES) -> list[Peer]:
    """Return the peers for whom there is something that was not sent yet.

    A peer for whom a bundle was written within `every_minutes` has to wait.
    """
    now_ms = milliseconds(SystemClock().now_utc())
    with desk.database.snapshot() as session:
        role = own_desk(session).role
        query = select(Peer).where(Peer.state == PAIRED, Peer.role != role).order_by(Peer.code)
        rested = [
            peer
            for peer in session.scalars(query)
            if not 0 <= now_ms - _last_written_ms(session, peer.desk_uid) < every_minutes * 60_000
        ]
        unsent = peers_with_unsent(session, [p for p in rested if not p.is_receipt_due])
        return [peer for peer in rested if peer.is_receipt_due or peer.desk_uid in unsent]


def _last_written_ms(session: Session, peer_uid: uuid.UUID) -> int:
    query = select(func.max(BundleLog.noted_at_ms)).where(
        BundleLog.is_outgoing,
        BundleLog.peer_uid == peer_uid,
        BundleLog.state != FileState.WRITING,
    )
    return int(session.scalar(query) or 0)
