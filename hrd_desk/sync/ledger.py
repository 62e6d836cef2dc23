"""How far the exchange with each peer is: what was sent, confirmed, received, and by which file.

Positions are local revision ids of the desk that numbers them (`storage.sync_tables`). A desk
believes a receipt only where it names, by its hash, a bundle that this desk made itself.
"""

import datetime
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hrd_desk.clock import moment_of
from hrd_desk.errors import HrdDeskError, NotFoundError
from hrd_desk.i18n import _
from hrd_desk.storage.journal.own_desk import own_desk
from hrd_desk.storage.journal.tables import Change, Desk, Revision
from hrd_desk.storage.merge.sharing import held_sequences, newest_sequences
from hrd_desk.storage.sync_tables import BundleLog, Peer, PeerKey
from hrd_desk.sync.bundle_reader import Trust
from hrd_desk.sync.manifest import Acknowledged, Manifest
from hrd_desk.sync.pairing import PAIRED

HEADQUARTERS = "hq"


class FileState(StrEnum):
    """What became of a file that was made or seen. The codes stand in the log for ever."""

    WRITING = "writing"
    WRITTEN = "written"
    CONFIRMED = "confirmed"
    IMPORTED = "imported"
    DUPLICATE = "duplicate"
    PARTS = "parts"
    GAP = "gap"
    TOO_NEW = "too-new"
    REFUSED = "refused"
    STOPPED = "stopped"


_LAST_POSITION = select(func.max(Revision.id))


def last_position(session: Session) -> int:
    """Return the position of the newest revision on this desk."""
    return int(session.scalar(_LAST_POSITION) or 0)


def last_sequence(session: Session, desk: Desk) -> int:
    """Return the newest own sequence number in the present epoch."""
    query = select(func.max(Revision.sequence)).where(
        Revision.desk_id == desk.id, Revision.epoch == desk.epoch
    )
    return int(session.scalar(query) or 0)


def find_peer(session: Session, code: str = "") -> Peer:
    """Return the paired desk with this code or uid, or the only one there is.

    Raises `NotFoundError`.
    """
    paired = session.scalars(select(Peer).where(Peer.state == PAIRED)).all()
    names = {code.upper(), code.lower()}
    found = [peer for peer in paired if not code or {peer.code, str(peer.desk_uid)} & names]
    if len(found) == 1:
        return found[0]
    if len(found) > 1:
        named = ", ".join(f"{peer.code} ({peer.desk_uid})" for peer in found)
        sentence = _("Several desks fit. Say which one: {desks}.")
        raise NotFoundError(sentence.format(desks=named))
    if not code:
        raise NotFoundError(_("No desk is paired with this one yet. Exchange cards first."))
    sentence = _("No desk with the code {code} is paired with this one.")
    raise NotFoundError(sentence.format(code=code))


def trust_in(session: Session, verify_key: bytes) -> Trust:
    """Return whose key signed, and whether it still holds."""
    peer = session.scalars(select(Peer).where(Peer.verify_key == verify_key)).first()
    if peer is None:
        return _former_trust(session, verify_key)
    return Trust(peer.desk_uid, is_revoked=peer.state != PAIRED)


def _former_trust(session: Session, verify_key: bytes) -> Trust:
    """Return the same for a key that this desk or a paired one had before its present one."""
    former = session.get(PeerKey, verify_key)
    peer = session.get(Peer, former.desk_uid) if former is not None else None
    if former is None or (peer is None and former.desk_uid != own_desk(session).uid):
        return Trust(None)
    is_revoked = peer is not None and peer.state != PAIRED
    return Trust(former.desk_uid, is_revoked=is_revoked, is_replaced=True)


def receipt_for(session: Session, peer: Peer) -> Acknowledged:
    """Return what this desk has of a peer's: its newest bundle without a gap, its revisions.

    It says too what it has of its own, so that the peer can give back what a backup lacked.
    """
    holds = {
        f"{uid}/{epoch}": sequence
        for uid in (peer.desk_uid, own_desk(session).uid)
        for epoch, sequence in held_sequences(session, uid).items()
    }
    return Acknowledged(
        number=peer.received_number,
        position=peer.received_position,
        hash=peer.received_hash,
        holds=holds,
    )


def lacks(session: Session, peer: Peer) -> dict[int, int]:
    """Return behind which numbers, by epoch, the peer lacks revisions of its own that are here.

    Empty as long as it said nothing of them. A restored backup lacks what was sent after it. A
    field desk has of headquarters only what concerns it, so there are gaps in what is here.
    """
    said = _held_of(peer.holds, peer.desk_uid)
    here = newest_sequences(session, peer.desk_uid)
    return {e: said.get(e, 0) for e, last in here.items() if said and said.get(e, 0) < last}


def seen_of(session: Session, receipt: Acknowledged, peer: Peer) -> tuple[int, int]:
    """Return epoch and sequence of this desk's newest revision that a peer has seen.

    What the bundle held that the receipt names, and what the peer has of earlier epochs. Of the
    present one it may have revisions of a copy of this desk under the same numbers, and name a
    bundle of that copy: then what it confirmed before still holds.
    """
    own = own_desk(session)
    held = _held_of(receipt.holds, own.uid)
    earlier = [(epoch, sequence) for epoch, sequence in held.items() if epoch < own.epoch]
    made = _bundle_of(session, receipt, peer.desk_uid)
    position = made.to_position if made else peer.acknowledged_position * bool(receipt.number)
    newest = session.execute(
        select(Revision.epoch, Revision.sequence)
        .where(Revision.desk_id == own.id, Revision.id <= position)
        .order_by(Revision.epoch.desc(), Revision.sequence.desc())
        .limit(1)
    ).first()
    return max(earlier + ([] if newest is None else [(newest[0], newest[1])]), default=(0, 0))


def _held_of(holds: Mapping[str, int], desk_uid: uuid.UUID) -> dict[int, int]:
    """Return what a receipt says of one desk: by epoch up to which number it is there."""
    prefix = f"{desk_uid}/"
    return {
        int(name.removeprefix(prefix)): sequence
        for name, sequence in holds.items()
        if name.startswith(prefix)
    }


def knows_more_of_this_desk(session: Session, receipt: Acknowledged) -> bool:
    """Say whether a peer has work under this desk's name that was done on another computer.

    A restored desk has an epoch after those that it lost, so this is not what a backup lacks.
    """
    own = own_desk(session)
    newest = max(_held_of(receipt.holds, own.uid).items(), default=(0, 0))
    return newest > (own.epoch, last_sequence(session, own))


def _bundle_of(session: Session, receipt: Acknowledged, peer_uid: uuid.UUID) -> BundleLog | None:
    """Return this desk's bundle that a receipt names by the hash of its manifest."""
    return session.scalars(
        select(BundleLog).where(
            BundleLog.is_outgoing,
            BundleLog.peer_uid == peer_uid,
            BundleLog.manifest_hash == receipt.hash,
        )
    ).first()


def is_newer(peer: Peer, manifest: Manifest) -> bool:
    """Say whether a bundle was made after every one that was taken in without a gap."""
    return (manifest.epoch, manifest.number) > (peer.received_epoch, peer.received_number)


def is_from_before_a_restore(session: Session, peer: Peer, manifest: Manifest) -> bool:
    """Say whether a peer goes on in an epoch that was over here when its receipt was written.

    Then it is in use on two computers, one of which goes on from a backup of the other.
    """
    made = _bundle_of(session, manifest.acknowledges, peer.desk_uid)
    if made is None or manifest.epoch >= peer.received_epoch:
        return False
    later = select(BundleLog.id).where(
        ~BundleLog.is_outgoing,
        BundleLog.peer_uid == peer.desk_uid,
        BundleLog.id < made.id,
        func.json_extract(BundleLog.report, "$.epoch") > manifest.epoch,
    )
    return session.scalar(later.limit(1)) is not None


def take_receipt(session: Session, peer: Peer, manifest: Manifest, now_ms: int) -> None:
    """Believe what the peer says it has, as far as this desk knows the bundle it names.

    A newer bundle of the peer may say less than an older one did: the peer was restored from a
    backup, and gets again what it lost.
    """
    receipt = manifest.acknowledges
    made = _bundle_of(session, receipt, peer.desk_uid)
    number, position = (made.number, made.to_position) if made else (0, 0)
    if made is None and receipt.number:
        return
    if is_newer(peer, manifest) or number > peer.acknowledged_number:
        peer.acknowledged_number, peer.acknowledged_position = number, position
        peer.holds = receipt.holds
    if made is not None:
        peer.confirmed_at_ms = now_ms
        _confirm_logs(session, peer, number)


def _confirm_logs(session: Session, peer: Peer, number: int) -> None:
    written = select(BundleLog).where(
        BundleLog.is_outgoing,
        BundleLog.peer_uid == peer.desk_uid,
        BundleLog.number <= number,
        BundleLog.state == FileState.WRITTEN,
    )
    for log in session.scalars(written):
        log.state = FileState.CONFIRMED


def send_everything_again(session: Session, peer: Peer) -> None:
    """Forget what the peer confirmed, so that the next bundle carries everything.

    Also what this desk has of the peer's own, which a restored peer may lack. Everything counts
    as unconfirmed until the peer's next receipt.
    """
    peer.acknowledged_number = peer.acknowledged_position = 0
    peer.confirmed_at_ms = None
    peer.holds = {
        f"{peer.desk_uid}/{epoch}": 0 for epoch in newest_sequences(session, peer.desk_uid)
    }
    peer.sent_position = 0


def take_position(peer: Peer, manifest: Manifest, manifest_hash: bytes) -> bool:
    """Note how far the peer's bundles are in; return False if one before this one is missing."""
    is_new_line = manifest.epoch > peer.received_epoch
    if manifest.from_position > peer.received_position and not is_new_line:
        return False
    if is_new_line or manifest.number > peer.received_number:
        peer.received_epoch = manifest.epoch
        peer.received_number, peer.received_hash = manifest.number, manifest_hash
        peer.received_position = manifest.to_position
        peer.announced_sequence = manifest.last_sequence
    return True


@dataclass(frozen=True, slots=True)
class OnlyHere:
    """How much of this desk's own work no receipt covers: records, and since when (UTC)."""

    records: int
    oldest_utc: datetime.datetime | None


def only_here(session: Session) -> OnlyHere:
    """Return how many records have work that exists on this computer alone.

    Without a peer that is everything this desk ever wrote. What one that was revoked confirmed may
    be lost or stolen with it.
    """
    own = own_desk(session)
    confirmed = session.scalar(
        select(func.max(Peer.acknowledged_position)).where(
            Peer.role != own.role, Peer.state == PAIRED
        )
    )
    later = (Revision.id > (confirmed or 0), Revision.desk_id == own.id)
    count, oldest = session.execute(
        select(func.count(func.distinct(Change.root_uid)), func.min(Revision.noted_at_ms))
        .join(Revision, Revision.id == Change.revision_id)
        .where(*later, Change.kind.not_in(("term", "conflict", "decision", "pair")))
    ).one()
    return OnlyHere(int(count), None if oldest is None else moment_of(oldest))


def require_role(session: Session, peer: Peer) -> bool:
    """Return whether this desk decides in the exchange with `peer`; two of a kind never meet."""
    own = own_desk(session)
    if own.role == peer.role:
        raise HrdDeskError(_("Files go between a field desk and headquarters only."))
    return own.role == HEADQUARTERS
