"""Which records a field desk holds, and how far one desk holds another's revisions."""

import uuid

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from hrd_desk.storage.journal.tables import Desk, Revision


def share_touched(session: Session, peer_uid: uuid.UUID, after_position: int) -> None:
    """Note that a peer holds the records that it changed behind `after_position`.

    Those it made itself are not sent back whole (-1): it gets what happens from now on.
    """
    session.execute(
        text(
            "INSERT OR IGNORE INTO shared_record (peer_uid, record_uid, sent_number)"
            " SELECT :peer, c.root_uid, CASE WHEN min(c.base) = 0 THEN -1 ELSE 0 END FROM desk d"
            " CROSS JOIN revision r ON r.desk_id = d.id"
            " CROSS JOIN change c ON c.revision_id = r.id"
            " WHERE (d.uid = :peer OR d.line_of = :peer) AND r.id > :after"
            " AND c.kind NOT IN ('term', 'withheld') GROUP BY c.root_uid"
        ),
        {"peer": peer_uid.bytes, "after": after_position},
    )


def held_sequences(session: Session, desk_uid: uuid.UUID) -> dict[int, int]:
    """Return for each epoch of a desk the number up to which its revisions are here, gapless."""
    desk = select(Desk.id).where(Desk.uid == desk_uid)
    found = session.execute(
        select(Revision.epoch, func.max(Revision.sequence), func.count())
        .where(Revision.desk_id.in_(desk))
        .group_by(Revision.epoch)
    )
    return {
        epoch: newest if newest == count else _first_gap(session, desk_uid, epoch)
        for epoch, newest, count in found
    }


def _first_gap(session: Session, desk_uid: uuid.UUID, epoch: int) -> int:
    query = (
        select(Revision.sequence)
        .join(Desk, Desk.id == Revision.desk_id)
        .where(Desk.uid == desk_uid, Revision.epoch == epoch)
        .order_by(Revision.sequence)
    )
    last = 0
    for sequence in session.scalars(query):
        if sequence != last + 1:
            break
        last = sequence
    return last
