"""The log of files made and seen, and the folders for those that cannot be taken in."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from hrd_desk.clock import SystemClock, milliseconds
from hrd_desk.storage.database import Database
from hrd_desk.storage.desk_folder import DeskFolder
from hrd_desk.storage.sync_tables import BundleLog, Peer
from hrd_desk.sync.bundle_names import shown_name
from hrd_desk.sync.bundle_reader import copy_file, file_bytes
from hrd_desk.sync.ledger import FileState
from hrd_desk.sync.manifest import Manifest, manifest_hash

LARGEST_KEPT_BYTES = 256 * 1024 * 1024
"""A refused file that is larger stays where it lies instead of being copied."""
_TAKEN = (FileState.IMPORTED, FileState.GAP)


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file that was taken in before: whose, which, and when (milliseconds since 1970)."""

    peer_code: str
    number: int
    noted_at_ms: int


def known_file(database: Database, file_hash: bytes) -> KnownFile | None:
    """Return the file with these bytes if it was taken in already."""
    with database.snapshot() as session:
        return _known(session, BundleLog.file_hash == file_hash)


def known_manifest(session: Session, manifest: Manifest) -> KnownFile | None:
    """Return the part with this very manifest if it was taken in already."""
    return _known(session, BundleLog.manifest_hash == manifest_hash(manifest))


def taken_bundle(session: Session, manifest: Manifest) -> FileState | None:
    """Return as what the changes of a bundle in parts were taken in, None if they were not."""
    query = select(BundleLog.state).where(
        ~BundleLog.is_outgoing,
        BundleLog.peer_uid == manifest.sender_uid,
        BundleLog.number == manifest.number,
        BundleLog.state.in_(_TAKEN),
        func.json_extract(BundleLog.report, "$.bundle") == manifest.bundle_uid.hex,
    )
    state = session.scalar(query.limit(1))
    return None if state is None else FileState(state)


def _known(session: Session, condition: Any) -> KnownFile | None:
    # A part that waits for others is no news, but it is not taken in either.
    is_over = and_(BundleLog.state == FileState.PARTS, Peer.received_number >= BundleLog.number)
    query = (
        select(BundleLog, Peer.code)
        .outerjoin(Peer, Peer.desk_uid == BundleLog.peer_uid)
        .where(~BundleLog.is_outgoing, condition, or_(BundleLog.state.in_(_TAKEN), is_over))
    )
    row = session.execute(query.limit(1)).first()
    if row is None:
        return None
    log, code = row
    return KnownFile(code or "", log.number, log.noted_at_ms)


def file_row(
    path: Path,
    file_hash: bytes,
    state: FileState,
    manifest: Manifest | None,
    now_ms: int,
    report: dict[str, Any],
) -> BundleLog:
    """Return the row of the log for a file that came."""
    return BundleLog(
        is_outgoing=False,
        peer_uid=manifest.sender_uid if manifest else None,
        number=manifest.number if manifest else 0,
        file_name=shown_name(path),
        file_hash=file_hash,
        manifest_hash=manifest_hash(manifest) if manifest else bytes(32),
        from_position=manifest.from_position if manifest else 0,
        to_position=manifest.to_position if manifest else 0,
        noted_at_ms=now_ms,
        state=state,
        report=report,
    )


def log_file(
    database: Database,
    path: Path,
    file_hash: bytes,
    state: FileState,
    manifest: Manifest | None = None,
    *,
    reason: str = "",
) -> None:
    """Note a file that was not taken in; the same file in the same state is noted once."""
    now_ms = milliseconds(SystemClock().now_utc())
    with database.local_transaction() as session:
        same = select(BundleLog.id).where(
            BundleLog.file_hash == file_hash, BundleLog.state == state, ~BundleLog.is_outgoing
        )
        if session.scalar(same.limit(1)) is None:
            report = {"sentence": reason} if reason else {}
            session.add(file_row(path, file_hash, state, manifest, now_ms, report))


def set_aside(folder: DeskFolder, path: Path, file_hash: bytes, *, is_newer: bool) -> Path | None:
    """Keep a copy of a file that cannot be taken in now; return it, None for a huge one."""
    if file_bytes(path) > LARGEST_KEPT_BYTES and not is_newer:
        return None
    target_folder = folder.waiting if is_newer else folder.quarantine
    target_folder.mkdir(exist_ok=True)
    target = target_folder / f"{file_hash.hex()[:32]}.hrdx"
    if not target.exists():
        temporary = target.with_suffix(".part")
        copy_file(path, temporary)
        temporary.replace(target)
    return target
