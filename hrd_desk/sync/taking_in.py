"""What belongs into the same transaction as the merge of a bundle: receipt, log, files, marks."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from hrd_desk.errors import DeskUnavailableError
from hrd_desk.storage.desk_folder import DeskFolder, disk_errors
from hrd_desk.storage.erasing import apply_erase_orders, leave_no_copy
from hrd_desk.storage.journal.chain import is_mark_valid
from hrd_desk.storage.journal.tables import Desk, Mark, Revision
from hrd_desk.storage.local_tables import StoredFile
from hrd_desk.storage.merge.incoming import MergeReport, Outcome
from hrd_desk.storage.merge.sharing import share_brought
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.settings import read_setting, write_setting
from hrd_desk.storage.stored_files import FileStore
from hrd_desk.storage.sync_tables import Peer, PeerKey
from hrd_desk.sync.envelope import file_sha256
from hrd_desk.sync.file_log import KnownFile, file_row, known_manifest, taken_bundle
from hrd_desk.sync.inbox_entries import tell_what_waits
from hrd_desk.sync.kept_parts import forget_older_parts, forget_parts, kept_path
from hrd_desk.sync.ledger import FileState, take_position, take_receipt
from hrd_desk.sync.lines import Remarks
from hrd_desk.sync.looking_again import note_to_look_at
from hrd_desk.sync.manifest import Manifest, manifest_hash
from hrd_desk.sync.refusals import Refusal, RefusedError
from hrd_desk.sync.sending import FILES_TO_COME, MOST_WANTED, note_asked
from hrd_desk.sync.unpacking import Unpacked

MOST_REPORTED = 5000


class TakenAlreadyError(Exception):
    """The same bundle was taken in while this one was read; the transaction is rolled back."""

    def __init__(self, known: KnownFile) -> None:
        super().__init__()
        self.known = known


@dataclass(slots=True)
class Arrival:
    """A bundle on its way in; `position` is that of this desk before it."""

    unpacked: Unpacked
    file_hash: bytes
    remarks: Remarks
    path: Path
    position: int
    now_ms: int
    state: FileState = FileState.IMPORTED
    has_erased: bool = False
    lacks_files: bool = False

    @property
    def named_unfit(self) -> list[uuid.UUID]:
        """The records of this desk that the sender cannot apply a change to."""
        return [note.record_uid for note in self.remarks.notes]


def settle_arrival(
    session: Session,
    folder: DeskFolder,
    arrival: Arrival,
    report: MergeReport,
    *,
    is_authority: bool,
) -> None:
    """Note everything that a bundle's being taken in means, before the transaction commits."""
    manifest = arrival.unpacked.manifest
    known = known_manifest(session, manifest)
    if known is not None and arrival.unpacked.is_complete and manifest.parts == 1:
        raise TakenAlreadyError(known)
    peer = session.get_one(Peer, manifest.sender_uid)
    take_receipt(session, peer, manifest, arrival.now_ms)
    if not take_position(peer, manifest, manifest_hash(arrival.unpacked.first)):
        arrival.state = FileState.GAP
    if report.revisions:
        peer.is_receipt_due = True
    if report.forked_desks:
        peer.acknowledged_number = peer.acknowledged_position = 0
    if is_authority:
        share_brought(session, peer.desk_uid, report.brought)
        note_to_look_at(session, report)
    _take_marks(session, arrival.remarks)
    note_asked(session, peer.desk_uid, arrival.remarks.wanted_files)
    arrival.has_erased = bool(apply_erase_orders(session, folder))
    tell_what_waits(session, report, arrival.named_unfit)
    settle_files(session, folder, arrival, _report_facts(report, arrival))


def settle_files(
    session: Session, folder: DeskFolder, arrival: Arrival, facts: dict[str, object]
) -> None:
    """Take the contents in that came, and keep `facts` of the file in the log for ever."""
    manifest = arrival.unpacked.manifest
    store = FileStore(folder)
    came = [content.sha256 for content in arrival.unpacked.contents]
    new = {sha256 for sha256 in came if session.get(StoredFile, sha256) is None}
    for content in arrival.unpacked.contents:
        store.add(session, content)
    # Of a record that was erased here its late files are not kept either.
    store.drop_unused(session, among=new)
    missing = sorted({file.sha256 for file in store.missing(session)})
    write_setting(session, FILES_TO_COME, missing[:MOST_WANTED])
    arrival.lacks_files = bool(missing)
    session.add(
        file_row(
            *(arrival.path, arrival.file_hash, arrival.state, manifest, arrival.now_ms),
            facts | {"bundle": manifest.bundle_uid.hex, "epoch": manifest.epoch},
        )
    )


def taken_before(desk: OpenDesk, manifest: Manifest) -> tuple[FileState | None, set[str] | None]:
    """Return as what the bundle of a part was taken in, and which files this desk lacks then.

    Both are None as long as its changes have not come, or where there are no other parts.
    """
    if manifest.parts == 1:
        return None, None
    with desk.database.snapshot() as session:
        state = taken_bundle(session, manifest)
        missing = FileStore(desk.folder).missing(session) if state is not None else ()
    return state, None if state is None else {file.sha256 for file in missing}


def is_wanted_again(
    desk: OpenDesk, path: Path, file_hash: bytes, peek: Callable[[Path], Manifest | None]
) -> bool:
    """Say whether the part at `path`, which came before, is needed once more.

    This desk lacks a file of it, and the copy that was kept is gone or no longer what came.
    """
    with desk.database.snapshot() as session:
        is_all_here = not read_setting(session, FILES_TO_COME, [])
    manifest = None if is_all_here else peek(path)
    if manifest is None:
        return False
    _state, lacking = taken_before(desk, manifest)
    if not lacking or lacking.isdisjoint(piece.sha256 for piece in manifest.pieces):
        return False
    kept = kept_path(desk.folder, manifest)
    return not kept.is_file() or file_sha256(kept) != file_hash


def tidy_up(desk: OpenDesk, arrival: Arrival, peek: Callable[[Path], Manifest | None]) -> str:
    """Remove what must not or need not lie here any longer; return what hinders it, or "".

    The bundle is in, whatever the disk says now.
    """
    folder, manifest = desk.folder, arrival.unpacked.manifest
    try:
        with disk_errors():
            if arrival.has_erased:
                leave_no_copy(desk.database, folder)
            if arrival.unpacked.is_complete:
                forget_parts(folder, manifest)
                if arrival.state is FileState.IMPORTED and not arrival.lacks_files:
                    forget_older_parts(folder, manifest, peek)
    except DeskUnavailableError as error:
        return error.sentence
    return ""


def emptied_records(session: Session, position: int) -> int:
    """Return how many events had a title, description or summary emptied behind `position`."""
    query = text(
        "SELECT count(DISTINCT c.root_uid) FROM change c WHERE c.revision_id > :position"
        " AND c.kind = 'event' AND c.group_number IN (2, 6, 9)"
        # What could not be applied may be no JSON at all.
        " AND CASE WHEN json_valid(c.new) AND ifnull(json_valid(c.old), 1)"
        " THEN '' IN (json_extract(c.new, '$.title'), json_extract(c.new, '$.description'),"
        " json_extract(c.new, '$.summary'))"
        " AND '' NOT IN (ifnull(json_extract(c.old, '$.title'), '-'),"
        " ifnull(json_extract(c.old, '$.description'), '-'),"
        " ifnull(json_extract(c.old, '$.summary'), '-')) END"
    )
    return int(session.scalar(query, {"position": position}) or 0)


def _take_marks(session: Session, remarks: Remarks) -> None:
    """Keep the sender's marks, so that a chain that was cut or rewritten later is noticed."""
    for mark in remarks.marks:
        found = session.execute(
            select(Revision, Desk)
            .join(Desk, Desk.id == Revision.desk_id)
            .where(
                Desk.uid == mark.desk_uid,
                Revision.epoch == mark.epoch,
                Revision.sequence == mark.sequence,
            )
        ).first()
        if found is None:
            continue
        revision, desk = found
        # A mark from before the desk got new keys is signed with the old one.
        former = session.scalars(
            select(PeerKey.verify_key).where(PeerKey.desk_uid == mark.desk_uid)
        )
        if not any(
            is_mark_valid(key, mark.sequence, mark.hash, mark.signature)
            for key in (desk.verify_key, *former)
        ):
            raise RefusedError(Refusal.BAD_CONTENT)
        is_kept = session.scalar(select(Mark.id).where(Mark.revision_id == revision.id))
        if revision.hash == mark.hash and is_kept is None:
            session.add(Mark(revision_id=revision.id, hash=mark.hash, signature=mark.signature))


def _report_facts(report: MergeReport, arrival: Arrival) -> dict[str, object]:
    """Return what the log keeps of a merge for ever: each record with what became of it."""
    records = list(report.records.items())[:MOST_REPORTED]
    return {
        "revisions": report.revisions,
        "counts": {outcome.value: report.count(outcome) for outcome in Outcome},
        "records": {uid.hex: outcome.value for uid, outcome in records},
        "unfit": {uid.hex: reason for uid, reason in list(report.unfit.items())[:MOST_REPORTED]},
        "unfit_there": {
            note.record_uid.hex: note.reason for note in arrival.remarks.notes[:MOST_REPORTED]
        },
        "forked": report.forked_desks,
        "newer_fields": report.newer_fields + arrival.remarks.newer_lines,
    }
