"""How the exchange stands: each peer, what exists on this computer alone, what waits, and why."""

import datetime
import uuid
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from hrd_desk.clock import moment_of
from hrd_desk.storage.desk_folder import DeskFolder
from hrd_desk.storage.stored_files import FileStore
from hrd_desk.storage.sync_tables import BundleLog, Peer
from hrd_desk.sync.inbox_entries import QUESTION_KINDS, Entry, InboxKind, entries
from hrd_desk.sync.ledger import FileState, OnlyHere, only_here
from hrd_desk.sync.pairing import PAIRED, peers
from hrd_desk.sync.unsent import peers_with_unsent, unsent_revisions

_TAKEN = (FileState.IMPORTED, FileState.GAP, FileState.PARTS)


@dataclass(frozen=True, slots=True)
class PeerStatus:
    """How far the exchange with a peer is: numbers of bundles (0 for none), moments in UTC.

    `confirmed_at_utc` is when a receipt of the peer came last; nothing else counts as confirmed.
    """

    code: str
    role: str
    name: str
    is_paired: bool
    sent_number: int
    sent_at_utc: datetime.datetime | None
    confirmed_number: int
    confirmed_at_utc: datetime.datetime | None
    received_number: int
    received_at_utc: datetime.datetime | None
    unsent_revisions: int
    is_receipt_due: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """How much waits: records for what they build on, for a person or for the other side; files."""

    conflicts: int
    held_records: int
    unfit_records: int
    pending_values: int
    refused_files: int
    stopped_files: int
    too_new_files: int
    unfinished_bundles: int
    gaps: int


@dataclass(frozen=True, slots=True)
class ExchangeStatus:
    """The exchange of a desk as it stands now."""

    peers: list[PeerStatus]
    only_here: OnlyHere
    waiting: Waiting
    files_to_come: int


def exchange_status(session: Session, folder: DeskFolder) -> ExchangeStatus:
    """Return how the exchange stands."""
    known = peers(session)
    unsent = peers_with_unsent(session, [peer for peer in known if peer.state == PAIRED])
    return ExchangeStatus(
        peers=[_peer(session, peer, has_unsent=peer.desk_uid in unsent) for peer in known],
        only_here=only_here(session),
        waiting=_waiting(session, folder),
        files_to_come=len(FileStore(folder).missing(session)),
    )


def _peer(session: Session, peer: Peer, *, has_unsent: bool) -> PeerStatus:
    sent = BundleLog.is_outgoing & (BundleLog.state != FileState.WRITING)
    received = ~BundleLog.is_outgoing & BundleLog.state.in_(_TAKEN)
    return PeerStatus(
        code=peer.code,
        role=peer.role,
        name=peer.name,
        is_paired=peer.state == PAIRED,
        sent_number=peer.sent_number,
        sent_at_utc=_newest(session, peer.desk_uid, sent),
        confirmed_number=peer.acknowledged_number,
        confirmed_at_utc=None if peer.confirmed_at_ms is None else moment_of(peer.confirmed_at_ms),
        received_number=peer.received_number,
        received_at_utc=_newest(session, peer.desk_uid, received),
        unsent_revisions=unsent_revisions(session, peer) if has_unsent else 0,
        is_receipt_due=peer.is_receipt_due,
    )


def _newest(
    session: Session, peer_uid: uuid.UUID, condition: ColumnElement[bool]
) -> datetime.datetime | None:
    query = select(func.max(BundleLog.noted_at_ms)).where(BundleLog.peer_uid == peer_uid)
    noted_at_ms = session.scalar(query.where(condition))
    return None if noted_at_ms is None else moment_of(noted_at_ms)


def _waiting(session: Session, folder: DeskFolder) -> Waiting:
    found: dict[InboxKind, list[Entry]] = {}
    for entry in entries(session):
        found.setdefault(entry.kind, []).append(entry)

    def files(state: FileState) -> list[BundleLog]:
        logs = (entry.facts[0] for entry in found.get(InboxKind.FILE, ()))
        return [log for log in logs if log.state == state]

    return Waiting(
        conflicts=sum(len(found.get(kind, ())) for kind in QUESTION_KINDS.values()),
        held_records=len(found.get(InboxKind.HELD, ())),
        unfit_records=len({entry.records for entry in found.get(InboxKind.UNFIT, ())}),
        pending_values=len(found.get(InboxKind.WAITS_FOR_HQ, ())),
        refused_files=len({log.file_hash for log in files(FileState.REFUSED)}),
        stopped_files=len({log.file_hash for log in files(FileState.STOPPED)}),
        too_new_files=len(list(folder.waiting.glob("*.hrdx"))),
        unfinished_bundles=len({path.name[:32] for path in folder.incoming.glob("*.hrdx")}),
        gaps=len({log.peer_uid for log in files(FileState.GAP)}),
    )
