"""What this desk hands to another: revisions in the order in which they came to be here."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, or_, select, union
from sqlalchemy.orm import Session

from hrd_desk.storage.journal.chain import sign_revision
from hrd_desk.storage.journal.journaled import WITHHELD
from hrd_desk.storage.journal.recording import SALT_SIZE
from hrd_desk.storage.journal.tables import Change, Desk, Revision
from hrd_desk.storage.local_tables import Secret
from hrd_desk.storage.merge.incoming import IncomingChange, IncomingDesk, IncomingRevision
from hrd_desk.storage.sync_tables import SharedRecord

REVISIONS_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Scope:
    """What a peer is to get: revisions behind `after` up to `to` (positions of this desk).

    `is_everything`: headquarters gets all there is. A field desk gets the vocabulary and what
    concerns the records shared with it; of other records only digests. `holds` are the peer's own
    revisions that it still has, by epoch: what a restored backup lacks goes back to it.
    """

    peer_uid: uuid.UUID
    after: int
    to: int
    is_everything: bool
    holds: dict[int, int] = field(default_factory=dict)


def outgoing_desks(session: Session, scope: Scope) -> Iterator[IncomingDesk]:
    """Yield the desks whose revisions are handed over."""
    wanted = _revision_ids(scope).subquery()
    used = select(Revision.desk_id).where(Revision.id.in_(select(wanted.c.id)))
    for desk in session.scalars(select(Desk).where(Desk.id.in_(used)).order_by(Desk.id)):
        yield IncomingDesk(
            uid=desk.name_uid,
            code=desk.code,
            role=desk.role,
            node=desk.node,
            verify_key=desk.verify_key,
        )


def outgoing_revisions(session: Session, scope: Scope) -> Iterator[IncomingRevision]:
    """Yield the revisions with their changes; memory stays flat however many there are."""
    key = session.get_one(Secret, "signing-key").value
    shared = None if scope.is_everything else _shared(session, scope)
    ids = session.scalars(_revision_ids(scope).order_by("id")).all()
    for begin in range(0, len(ids), REVISIONS_AT_ONCE):
        some = ids[begin : begin + REVISIONS_AT_ONCE]
        rows = session.execute(
            select(Revision, Desk)
            .join(Desk, Desk.id == Revision.desk_id)
            .where(Revision.id.in_(some))
            .order_by(Revision.id)
        ).all()
        for revision, desk in rows:
            if desk.name_uid == scope.peer_uid and (
                revision.sequence <= scope.holds.get(revision.epoch, 1 << 62)
            ):
                continue
            signature = revision.signature
            if signature is None and desk.is_own:
                signature = sign_revision(key, revision.hash)
            yield IncomingRevision(
                desk_uid=desk.name_uid,
                epoch=revision.epoch,
                sequence=revision.sequence,
                version=revision.version,
                author=revision.author,
                noted_at_ms=revision.noted_at_ms,
                action=revision.action,
                reason=revision.reason,
                previous_hash=revision.previous_hash,
                hash=revision.hash,
                signature=signature,
                changes=_changes(session, revision.id, shared),
            )
        session.expunge_all()


def _revision_ids(scope: Scope) -> Select[Any]:
    """Return the query of the local ids of the revisions to hand over."""
    revision_id = Revision.id.label("id")
    later = select(revision_id).where(Revision.id > scope.after, Revision.id <= scope.to)
    if scope.is_everything:
        return later
    shared = select(SharedRecord.record_uid).where(SharedRecord.peer_uid == scope.peer_uid)
    concerns = exists().where(
        Change.revision_id == Revision.id, or_(Change.kind == "term", Change.root_uid.in_(shared))
    )
    fresh = shared.where(SharedRecord.sent_number == 0)
    earlier = select(Change.revision_id.label("id")).where(
        Change.root_uid.in_(fresh), Change.revision_id <= scope.to
    )
    own = select(revision_id).where(
        Revision.id <= scope.to, or_(*_lost_conditions(scope))
    )
    queries = [later.where(concerns), earlier]
    if scope.holds:
        queries.append(own)
    every = union(*queries).subquery()
    return select(every.c.id.label("id"))


def _lost_conditions(scope: Scope) -> list[ColumnElement[bool]]:
    peer = select(Desk.id).where(or_(Desk.uid == scope.peer_uid, Desk.line_of == scope.peer_uid))
    return [
        (Revision.desk_id.in_(peer)) & (Revision.epoch == epoch) & (Revision.sequence > sequence)
        for epoch, sequence in scope.holds.items()
    ]


def _shared(session: Session, scope: Scope) -> set[uuid.UUID]:
    query = select(SharedRecord.record_uid).where(SharedRecord.peer_uid == scope.peer_uid)
    return set(session.scalars(query))


def _changes(
    session: Session, revision_id: int, shared: set[uuid.UUID] | None
) -> Iterator[IncomingChange]:
    query = select(Change).where(Change.revision_id == revision_id).order_by(Change.id)
    for change in session.scalars(query.execution_options(yield_per=1000)):
        is_told = shared is None or change.kind == "term" or change.root_uid in shared
        if is_told and change.kind != WITHHELD:
            yield IncomingChange(
                kind=change.kind,
                root_uid=change.root_uid,
                uid=change.uid,
                group_number=change.group_number,
                base=change.base,
                old=change.old,
                new=change.new,
                seal=change.seal,
            )
        else:
            yield withheld(change.seal[SALT_SIZE:])
        session.expunge(change)


def withheld(digest: bytes) -> IncomingChange:
    """Return what stands for a change whose content is not told: its 32-byte digest alone."""
    nobody = uuid.UUID(int=0)
    return IncomingChange(WITHHELD, nobody, nobody, 0, 0, None, None, digest)
