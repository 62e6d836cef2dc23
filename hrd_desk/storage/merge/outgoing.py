"""What this desk hands to another: revisions in the order in which they came to be here."""

import functools
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    Subquery,
    exists,
    func,
    or_,
    select,
    true,
    union,
)
from sqlalchemy.orm import Session

from hrd_desk.storage.journal.chain import sign_revision
from hrd_desk.storage.journal.journaled import WITHHELD, values_in
from hrd_desk.storage.journal.recording import SALT_SIZE
from hrd_desk.storage.journal.tables import Change, Desk, Revision
from hrd_desk.storage.local_tables import Secret
from hrd_desk.storage.merge.incoming import (
    LEFT,
    IncomingChange,
    IncomingDesk,
    IncomingRevision,
    LeftAside,
    Written,
)
from hrd_desk.storage.sync_tables import Parked, PeerKey, SharedRecord
from hrd_desk.vocabulary.terms import Term

REVISIONS_AT_ONCE = 200
ABOUT_RECORDS = ("conflict", "decision", "pair")


@dataclass(frozen=True)
class Scope:
    """What a peer is to get: revisions behind `after` up to `to` (positions of this desk).

    `is_everything`: headquarters gets all there is. A field desk gets the vocabulary and what
    concerns the records shared with it; of other records only digests. Of a record shared since
    bundle `acknowledged_number` it gets the whole history. `holds` are the peer's own revisions
    that it still has, by epoch: what a restored backup lacks goes back to it.
    """

    peer_uid: uuid.UUID
    after: int
    to: int
    is_everything: bool
    acknowledged_number: int = 0
    holds: dict[int, int] = field(default_factory=dict)

    @functools.cached_property
    def going(self) -> Subquery:
        """The local ids of the revisions to hand over, as a query: built once, asked of often."""
        return _revision_ids(self).subquery()


@dataclass(frozen=True, slots=True)
class OutgoingCounts:
    """How much goes to a peer."""

    revisions: int
    changes: int
    records: int


def outgoing_counts(session: Session, scope: Scope) -> OutgoingCounts:
    """Return how many revisions and changes go to the peer, and how many records they concern."""
    going = select(scope.going.c.id)
    told = Change.revision_id.in_(going) & _is_told(scope)
    is_content = Change.kind.not_in(("term", *ABOUT_RECORDS))
    changes, records = (
        session.scalar(query) or 0
        for query in (
            select(func.count()).where(Change.revision_id.in_(going)),
            select(func.count(func.distinct(Change.root_uid))).where(told, is_content),
        )
    )
    return OutgoingCounts(outgoing_count(session, scope), changes, records)


def outgoing_count(session: Session, scope: Scope) -> int:
    """Return how many revisions go to the peer; of `outgoing_counts` the cheap part."""
    return session.scalar(select(func.count()).select_from(scope.going)) or 0


def outgoing_desks(session: Session, scope: Scope) -> Iterator[IncomingDesk]:
    """Yield the desks whose revisions are handed over."""
    wanted = scope.going
    used = select(Revision.desk_id).where(Revision.id.in_(select(wanted.c.id)))
    for desk in session.scalars(select(Desk).where(Desk.id.in_(used)).order_by(Desk.id)):
        yield IncomingDesk(
            uid=desk.name_uid,
            code=desk.code,
            role=desk.role,
            node=desk.node,
            verify_key=desk.verify_key,
            former_keys=tuple(
                session.scalars(
                    select(PeerKey.verify_key).where(
                        PeerKey.desk_uid == desk.name_uid, PeerKey.verify_key != desk.verify_key
                    )
                )
            ),
        )


def outgoing_revisions(session: Session, scope: Scope) -> Iterator[IncomingRevision]:
    """Yield the revisions; each one's changes must be read before the next.

    Memory stays flat however many there are. Own ones bear the present key's signature: of a key
    that was soon replaced again the peer may never have heard.
    """
    key = session.get_one(Secret, "signing-key").value
    former = select(PeerKey).join(Desk, Desk.uid == PeerKey.desk_uid).where(Desk.is_own)
    has_new_keys = session.scalar(former.limit(1)) is not None
    shared = None
    if not scope.is_everything:
        shared = set(session.scalars(union(_shared(scope), select(Term.uid))))
    wanted = scope.going
    ids = session.scalars(select(wanted.c.id).order_by(wanted.c.id)).all()
    for begin in range(0, len(ids), REVISIONS_AT_ONCE):
        some = ids[begin : begin + REVISIONS_AT_ONCE]
        facts = {
            revision.id: (revision, desk)
            for revision, desk in session.execute(
                select(Revision, Desk)
                .join(Desk, Desk.id == Revision.desk_id)
                .where(Revision.id.in_(some))
            )
        }
        for revision_id, changes in groupby(_changes_of(session, some), lambda row: row[0]):
            revision, desk = facts[revision_id]
            signature = revision.signature
            if desk.is_own and (signature is None or has_new_keys):
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
                changes=(_change(row, shared) for row in changes),
            )
        for revision, _desk in facts.values():
            session.expunge(revision)


def outgoing_files(session: Session, scope: Scope) -> set[str]:
    """Return the SHA-256 of the attachments that the changes to hand over speak of."""
    ids = scope.going
    query = select(Change.new).where(
        Change.kind == "attachment",
        Change.new.is_not(None),
        Change.revision_id.in_(select(ids.c.id)),
        _is_told(scope),
    )
    found = (values_in(content).get("sha256") for content in session.scalars(query))
    return {sha256 for sha256 in found if isinstance(sha256, str)}


def outgoing_left_aside(session: Session, scope: Scope) -> Iterator[LeftAside]:
    """Yield what is not shown here of each record that a field desk is told of.

    Records of which everything is shown, and of which the desk gets nothing but what headquarters
    wrote, are left out.
    """
    if scope.is_everything:
        return
    ids = scope.going
    goes = Change.revision_id.in_(select(ids.c.id))
    is_new = Change.revision_id.between(scope.after + 1, scope.to)
    is_shared = Change.root_uid.in_(_shared(scope))
    by_field = select(Revision.id).join(Desk, Desk.id == Revision.desk_id).where(Desk.role != "hq")
    foreign = select(Change.root_uid).where(goes, is_shared, Change.revision_id.in_(by_field))
    told: dict[uuid.UUID, set[Written]] = {root: set() for root in session.scalars(foreign)}
    roots = select(Change.root_uid).where(or_(goes, is_new), is_shared)
    aside = (
        select(*(Change.root_uid, Change.kind, Change.uid, Change.group_number), Revision.version)
        .join(Parked, Parked.change_id == Change.id)
        .join(Revision, Revision.id == Change.revision_id)
        .where(
            Change.root_uid.in_(roots),
            Parked.why.in_(LEFT),
            Change.revision_id <= scope.to,
            Change.kind != "term",
        )
    )
    for root, kind, uid, group, version in session.execute(aside):
        told.setdefault(root, set()).add(Written(kind, uid, group, version))
    for root, changes in sorted(told.items()):
        yield LeftAside(root, frozenset(changes))


def _shared(scope: Scope) -> Select[Any]:
    return select(SharedRecord.record_uid).where(SharedRecord.peer_uid == scope.peer_uid)


def _is_told(scope: Scope) -> ColumnElement[bool]:
    if scope.is_everything:
        return true()
    of_term = Change.root_uid.in_(select(Term.uid))
    return or_(Change.kind == "term", of_term, Change.root_uid.in_(_shared(scope)))


def _revision_ids(scope: Scope) -> Select[Any]:
    """Return the query of the local ids of the revisions to hand over."""
    revision_id = Revision.id.label("id")
    peer = select(Desk.id).where(Desk.uid == scope.peer_uid)
    # Two computers that wrote under one name each lack what the other wrote.
    is_forked = exists().where(Desk.line_of == scope.peer_uid)
    later = select(revision_id).where(
        Revision.id > scope.after,
        Revision.id <= scope.to,
        or_(Revision.desk_id.not_in(peer), is_forked),
    )
    queries: list[Select[Any]] = [later]
    if not scope.is_everything:
        concerns = exists().where(Change.revision_id == Revision.id, _is_told(scope))
        fresh = _shared(scope).where(
            or_(
                SharedRecord.sent_number == 0,
                SharedRecord.sent_number > scope.acknowledged_number,
            )
        )
        earlier = select(Change.revision_id.label("id")).where(
            Change.root_uid.in_(fresh), Change.revision_id <= scope.to
        )
        queries = [later.where(concerns), earlier]
    queries += [
        select(revision_id).where(
            Revision.desk_id.in_(peer),
            Revision.id <= scope.to,
            Revision.epoch == epoch,
            Revision.sequence > sequence,
        )
        for epoch, sequence in scope.holds.items()
    ]
    every = union(*queries).subquery()
    return select(every.c.id.label("id"))


_COLUMNS = (
    *(Change.revision_id, Change.kind, Change.root_uid, Change.uid, Change.group_number),
    *(Change.base, Change.old, Change.new, Change.seal),
)


def _changes_of(session: Session, revision_ids: Sequence[int]) -> Iterator[Row[Any]]:
    query = select(*_COLUMNS).where(Change.revision_id.in_(revision_ids))
    ordered = query.order_by(Change.revision_id, Change.id)
    return iter(session.execute(ordered.execution_options(yield_per=1000)))


def _change(row: Row[Any], shared: set[uuid.UUID] | None) -> IncomingChange:
    kind, root_uid, uid, group_number, base, old, new, seal = tuple(row)[1:]
    is_told = shared is None or root_uid in shared
    if is_told and kind != WITHHELD:
        return IncomingChange(kind, root_uid, uid, group_number, base, old, new, seal)
    return withheld(seal[SALT_SIZE:])


def withheld(digest: bytes) -> IncomingChange:
    """Return what stands for a change whose content is not told: its 32-byte digest alone."""
    nobody = uuid.UUID(int=0)
    return IncomingChange(WITHHELD, nobody, nobody, 0, 0, None, None, digest)
