"""Write what a peer lacks into a bundle: everything behind its last receipt, and a receipt."""

import functools
import uuid
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from hrd_desk.clock import SystemClock, milliseconds
from hrd_desk.progress import Progress, silent
from hrd_desk.storage.desk_folder import disk_errors, refuse_inside_desk
from hrd_desk.storage.journal.chain import sign_mark
from hrd_desk.storage.journal.own_desk import own_desk
from hrd_desk.storage.journal.tables import Desk, Mark, Revision
from hrd_desk.storage.local_tables import StoredFile
from hrd_desk.storage.merge.outgoing import (
    Scope,
    outgoing_counts,
    outgoing_desks,
    outgoing_files,
    outgoing_left_aside,
    outgoing_revisions,
)
from hrd_desk.storage.merge.sharing import newest_held
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.settings import read_setting, write_setting
from hrd_desk.storage.stored_files import FileStore, damaged_words
from hrd_desk.storage.sync_tables import BundleLog, Peer, SharedRecord, Unfit
from hrd_desk.sync.bundle_writer import (
    DamagedOutgoingFileError,
    Destination,
    OutgoingFile,
    SenderKeys,
    WrittenPart,
    write_bundle,
)
from hrd_desk.sync.keys import own_keys
from hrd_desk.sync.ledger import (
    FileState,
    find_peer,
    lacks,
    last_position,
    last_sequence,
    receipt_for,
    require_role,
)
from hrd_desk.sync.lines import Mark as MarkLine
from hrd_desk.sync.lines import Note, Remarks, aside_line, desk_line, remark_lines, revision_lines
from hrd_desk.sync.manifest import Counts, Draft, manifest_hash

MOST_WANTED = 1000
FILES_TO_COME = "files-to-come"
"""Setting: SHA-256 of the files that this desk lacks, which it asks for."""
Step = Callable[[str], None]
"""Is told the name of each step that was done; tests stop the program there."""


def no_step(_name: str) -> None:
    """Take the name of a step and do nothing."""


@dataclass(frozen=True, slots=True)
class SentBundle:
    """A bundle as it lies at its destination.

    `damaged` has a sentence for each file that could not go along, because it is damaged or gone
    here; everything else did.
    """

    peer_code: str
    number: int
    paths: tuple[Path, ...]
    records: int
    revisions: int
    files: int
    size_bytes: int
    damaged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Plan:
    draft: Draft
    scope: Scope
    remarks: Remarks
    keys: SenderKeys
    log_id: int
    records: int


def send(
    desk: OpenDesk,
    folder: Path,
    *,
    code: str = "",
    part_bytes: int | None = None,
    progress: Progress = silent,
    step: Step = no_step,
) -> SentBundle:
    """Write a bundle for the peer with `code` (the only one, if there is one) into `folder`.

    It carries everything that the peer has not confirmed, so a lost file needs no special care.
    An attached file that is damaged here holds up nothing else: it stays behind and is named.
    Raises `NotFoundError` without a peer, `BundleNotWrittenError` for the disk and `HrdDeskError`
    for a folder that is a desk; then what was to be sent still counts as unsent.
    """
    refuse_inside_desk(folder / "bundle")
    desk.database.sign_mark()
    plan = _begin(desk, code)
    step("numbered")
    destination = Destination(folder, desk.folder.staging, part_bytes)
    parts, damaged = _write(desk, plan, destination, progress)
    step("written")
    _finish(desk, plan, parts)
    step("noted")
    return SentBundle(
        peer_code=_peer_code(desk, plan),
        number=plan.draft.number,
        paths=tuple(part.path for part in parts),
        records=plan.records,
        revisions=plan.draft.counts.revisions,
        files=parts[0].manifest.counts.files,
        size_bytes=sum(part.size_bytes for part in parts),
        damaged=damaged,
    )


def _begin(desk: OpenDesk, code: str) -> _Plan:
    """Give the bundle its number, which no other content ever gets, and say what it will hold."""
    with desk.database.local_transaction() as session:
        peer, own, keys = find_peer(session, code), own_desk(session), own_keys(session)
        is_authority = require_role(session, peer)
        peer.sent_number += 1
        scope = Scope(
            peer_uid=peer.desk_uid,
            after=peer.acknowledged_position,
            to=last_position(session),
            is_everything=not is_authority,
            acknowledged_number=peer.acknowledged_number,
            holds=lacks(session, peer),
        )
        counts = outgoing_counts(session, scope)
        files = len(_files(session, scope))
        draft = Draft(
            sender_uid=own.uid,
            sender_code=own.code,
            recipient_uid=peer.desk_uid,
            epoch=own.epoch,
            number=peer.sent_number,
            previous=peer.sent_hash,
            from_position=scope.after,
            to_position=scope.to,
            last_sequence=last_sequence(session, own),
            acknowledges=receipt_for(session, peer),
            counts=Counts(counts.revisions, counts.changes, files),
        )
        log = _log(draft, scope)
        session.add(log)
        session.flush()
        sender = SenderKeys(keys.signing_key, tuple(sorted({keys.recipient, *peer.recipients})))
        return _Plan(
            draft,
            scope,
            _remarks(session, peer, scope, keys.signing_key),
            sender,
            log.id,
            counts.records,
        )


def _log(draft: Draft, scope: Scope) -> BundleLog:
    return BundleLog(
        is_outgoing=True,
        peer_uid=draft.recipient_uid,
        number=draft.number,
        file_name="",
        file_hash=bytes(32),
        from_position=scope.after,
        to_position=scope.to,
        noted_at_ms=_now_ms(),
        state=FileState.WRITING,
        report={},
    )


def _remarks(session: Session, peer: Peer, scope: Scope, signing_key: bytes) -> Remarks:
    unfit = session.execute(
        select(Revision.hash, Unfit.root_uid, Unfit.reason)
        .join(Revision, Revision.id == Unfit.revision_id)
        .join(Desk, Desk.id == Revision.desk_id)
        .where(Desk.uid == peer.desk_uid)
    )
    marks = session.execute(
        select(Desk, Revision, Mark)
        .join(Revision, Revision.id == Mark.revision_id)
        .join(Desk, Desk.id == Revision.desk_id)
        .where(Desk.is_own)
        .order_by(Mark.id.desc())
        .limit(1)
    )
    return Remarks(
        marks=[
            # Signed anew, as revisions are: the peer may never have heard of a key between.
            MarkLine(
                *(desk.name_uid, revision.epoch, revision.sequence, mark.hash),
                sign_mark(signing_key, revision.sequence, mark.hash),
            )
            for desk, revision, mark in marks
        ],
        notes=[Note(revision_hash, root, reason) for revision_hash, root, reason in unfit],
        wanted_files=read_setting(session, FILES_TO_COME, [])[:MOST_WANTED],
        seen=[] if scope.is_everything else newest_held(session, peer.desk_uid),
    )


# --- what is in it --------------------------------------------------------------------------------


def _write(
    desk: OpenDesk, plan: _Plan, destination: Destination, progress: Progress
) -> tuple[list[WrittenPart], tuple[str, ...]]:
    """Write the parts; return them, and a sentence for each file that had to stay behind."""
    damaged: set[str] = set()
    with desk.database.snapshot() as session:
        while True:
            with disk_errors():
                destination.staging.mkdir(exist_ok=True)
            lines = _lines(session, plan)
            files = _outgoing_files(desk, session, plan.scope, damaged)
            try:
                parts = write_bundle(destination, plan.draft, lines, files, plan.keys, progress)
            except DamagedOutgoingFileError as error:
                # Where one is damaged others may be: all are looked at, not one at each try.
                damaged.add(error.sha256)
                damaged.update(_damaged_files(desk, session, plan.scope, progress))
            else:
                return parts, tuple(damaged_words(session, sha256) for sha256 in sorted(damaged))


def _damaged_files(
    desk: OpenDesk, session: Session, scope: Scope, progress: Progress
) -> Iterator[str]:
    store = FileStore(desk.folder)
    for stored in _files(session, scope):
        progress(0, 0)
        if not store.is_whole(session, stored.sha256):
            yield stored.sha256


def _lines(session: Session, plan: _Plan) -> Iterator[bytes]:
    for known in outgoing_desks(session, plan.scope):
        yield desk_line(known)
    # First what the receiver's work has come to, because a large file is merged in parts.
    yield from remark_lines(plan.remarks)
    for revision in outgoing_revisions(session, plan.scope):
        yield from revision_lines(revision)
    for left in outgoing_left_aside(session, plan.scope):
        yield aside_line(left)


def _outgoing_files(
    desk: OpenDesk, session: Session, scope: Scope, damaged: Collection[str]
) -> Iterator[OutgoingFile]:
    store = FileStore(desk.folder)
    for stored in _files(session, scope):
        if stored.sha256 in damaged:
            continue
        read = functools.partial(store.read, session, stored.sha256)
        yield OutgoingFile(stored.sha256, stored.size_bytes, read)


def _files(session: Session, scope: Scope) -> list[StoredFile]:
    """Return the contents that go along: those the changes speak of, and what the peer lacks.

    The changes name them, so what was attached and removed again goes with its history.
    """
    wanted = outgoing_files(session, scope) | set(read_setting(session, _asked(scope.peer_uid), []))
    found = (session.get(StoredFile, str(sha256)) for sha256 in sorted(wanted))
    return [stored for stored in found if stored is not None]


def _asked(peer_uid: uuid.UUID) -> str:
    return f"asked-{peer_uid.hex}"


def note_asked(session: Session, peer_uid: uuid.UUID, files: list[str]) -> None:
    """Keep which contents a peer lacks; they go along with the next bundle."""
    write_setting(session, _asked(peer_uid), files[:MOST_WANTED])


# --- afterwards -----------------------------------------------------------------------------------


def _finish(desk: OpenDesk, plan: _Plan, parts: list[WrittenPart]) -> None:
    first = manifest_hash(parts[0].manifest)
    with desk.database.local_transaction() as session:
        log = session.get_one(BundleLog, plan.log_id)
        log.state = FileState.WRITTEN
        log.file_name = parts[0].path.name
        log.file_hash = parts[0].sha256
        log.manifest_hash = first
        log.report = {
            "records": plan.records,
            "revisions": plan.draft.counts.revisions,
            "files": parts[0].manifest.counts.files,
            "parts": [part.path.name for part in parts],
        }
        peer = session.get_one(Peer, plan.draft.recipient_uid)
        peer.sent_position, peer.sent_hash = plan.scope.to, first
        peer.is_receipt_due = False
        session.execute(
            update(SharedRecord)
            .where(SharedRecord.peer_uid == peer.desk_uid, SharedRecord.sent_number == 0)
            .values(sent_number=plan.draft.number)
        )


def _peer_code(desk: OpenDesk, plan: _Plan) -> str:
    with desk.database.snapshot() as session:
        return session.get_one(Peer, plan.draft.recipient_uid).code


def _now_ms() -> int:
    return milliseconds(SystemClock().now_utc())
