"""What no bundle has carried yet: how much for one peer, and which of many peers it is for."""

import uuid
from collections.abc import Collection
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    CompoundSelect,
    Select,
    and_,
    exists,
    func,
    or_,
    select,
    union,
)
from sqlalchemy.orm import Session

from hrd_desk.storage.journal.tables import Change, Desk, Revision
from hrd_desk.storage.merge.outgoing import Scope, outgoing_count
from hrd_desk.storage.sync_tables import Peer, SharedRecord
from hrd_desk.sync.ledger import HEADQUARTERS, last_position
from hrd_desk.vocabulary.terms import Term


def unsent_revisions(session: Session, peer: Peer) -> int:
    """Return how many revisions a peer is to get that no bundle has carried yet."""
    return outgoing_count(session, _scope(session, peer))


def peers_with_unsent(session: Session, peers: Collection[Peer]) -> set[uuid.UUID]:
    """Return the uids of the peers for whom `unsent_revisions` is not 0.

    The journal is read once for all field desks, from where the one is that got least: asked for
    each of them it would be read hundreds of times.
    """
    field = {peer.desk_uid: peer for peer in peers if peer.role != HEADQUARTERS}
    found = {
        peer.desk_uid
        for peer in peers
        if peer.role == HEADQUARTERS and unsent_revisions(session, peer)
    }
    new = {uid for uid, peer in field.items() if peer.sent_position == 0}
    if new and session.scalar(_HAS_OWN_TERMS):
        # What a new peer lacks is plain, and the whole journal need not be read for it.
        found |= new
        field = {uid: peer for uid, peer in field.items() if uid not in new}
    if field:
        late = _late(min(peer.sent_position for peer in field.values()))
        ready: CompoundSelect[Any] = union(_of_records(late), _of_terms(late), _FRESH)
        found.update(field.keys() & set(session.scalars(ready)))
    return found


def _scope(session: Session, peer: Peer) -> Scope:
    return Scope(
        peer_uid=peer.desk_uid,
        after=peer.sent_position,
        to=last_position(session),
        is_everything=peer.role == HEADQUARTERS,
        acknowledged_number=peer.sent_number,
    )


def _late(after: int) -> CTE:
    """Return the query of what changed behind `after`: root, desk, if a term, last position."""
    is_term = or_(Change.kind == "term", Change.root_uid.in_(select(Term.uid)))
    return (
        select(
            Change.root_uid.label("root"),
            Revision.desk_id.label("desk_id"),
            func.max(is_term).label("is_term"),
            func.max(Change.revision_id).label("position"),
        )
        .join(Revision, Revision.id == Change.revision_id)
        .where(Change.revision_id > after)
        .group_by(Change.root_uid, Revision.desk_id)
        .cte("late")
    )


def _of_records(late: CTE) -> Select[Any]:
    """Return the query of the peers that hold a record which somebody else changed."""
    return (
        select(Peer.desk_uid)
        .join(SharedRecord, SharedRecord.peer_uid == Peer.desk_uid)
        .join(late, late.c.root == SharedRecord.record_uid)
        .where(*_is_news(late.c.position, late.c.desk_id))
    )


def _of_terms(late: CTE) -> Select[Any]:
    """Return the query of the peers that lack what somebody else made of a term."""
    newest = (
        select(late.c.desk_id, func.max(late.c.position).label("position"))
        .where(late.c.is_term)
        .group_by(late.c.desk_id)
        .subquery()
    )
    return select(Peer.desk_uid).join(newest, and_(*_is_news(newest.c.position, newest.c.desk_id)))


def _is_news(
    position: ColumnElement[int], desk_id: ColumnElement[int]
) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions as in `Scope.going`: behind what was sent, and not the peer's own."""
    own = select(Desk.id).where(Desk.uid == Peer.desk_uid).correlate(Peer)
    is_forked = exists().where(Desk.line_of == Peer.desk_uid).correlate(Peer)
    return position > Peer.sent_position, or_(desk_id.not_in(own), is_forked)


_FRESH = (
    select(Peer.desk_uid)
    .join(SharedRecord, SharedRecord.peer_uid == Peer.desk_uid)
    .where(
        or_(SharedRecord.sent_number == 0, SharedRecord.sent_number > Peer.sent_number),
        exists().where(Change.root_uid == SharedRecord.record_uid),
    )
)
"""The peers that get the whole history of a record."""

_HAS_OWN_TERMS = select(
    exists().where(
        Change.kind == "term",
        Change.revision_id == Revision.id,
        Revision.desk_id == Desk.id,
        Desk.is_own,
    )
)
"""Whether this desk wrote terms, as its first revision does: they go to every field desk."""
