"""Which records a field desk holds, and how far one desk holds another's revisions."""

import uuid
from collections.abc import Iterable

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from hrd_desk.storage.journal.tables import Desk, Revision


def share_brought(session: Session, peer_uid: uuid.UUID, records: Iterable[uuid.UUID]) -> None:
    """Note that a peer holds the records it spoke of, so that it gets what happens to them.

    Those it made itself are not sent back whole (-1); a copied desk brings records of the first
    one and gets their whole history.
    """
    connection = session.connection()
    connection.exec_driver_sql("DROP TABLE IF EXISTS temp.brought")
    connection.exec_driver_sql("CREATE TEMP TABLE brought (uid BLOB PRIMARY KEY) WITHOUT ROWID")
    rows = [(uid.bytes,) for uid in records]
    if not rows:
        return
    connection.exec_driver_sql("INSERT OR IGNORE INTO temp.brought VALUES (?)", rows)
    connection.exec_driver_sql(
        "INSERT OR IGNORE INTO shared_record (peer_uid, record_uid, sent_number)"
        " SELECT ?1, b.uid, CASE WHEN EXISTS (SELECT 1 FROM event e"
        " CROSS JOIN revision r ON r.version = e.version CROSS JOIN desk d ON d.id = r.desk_id"
        " WHERE e.uid = b.uid AND ?1 IN (d.uid, d.line_of)) THEN -1 ELSE 0 END"
        " FROM temp.brought b WHERE EXISTS (SELECT 1 FROM change c WHERE c.root_uid = b.uid)",
        (peer_uid.bytes,),
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


def newest_sequences(session: Session, desk_uid: uuid.UUID) -> dict[int, int]:
    """Return for each epoch of a desk the newest number that is here, be there gaps before it."""
    found = session.execute(
        select(Revision.epoch, func.max(Revision.sequence))
        .join(Desk, Desk.id == Revision.desk_id)
        .where(Desk.uid == desk_uid)
        .group_by(Revision.epoch)
    )
    return {int(epoch): int(newest) for epoch, newest in found}


def newest_held(session: Session, desk_uid: uuid.UUID) -> list[bytes]:
    """Return the hash of the newest revision of each of a desk's lines, where none is missing.

    Each hash covers all before it, so it says of which of two copies of the desk this is known.
    """
    ends = session.execute(
        select(Revision.desk_id, Revision.epoch, func.max(Revision.sequence))
        .join(Desk, Desk.id == Revision.desk_id)
        .where(or_(Desk.uid == desk_uid, Desk.line_of == desk_uid))
        .group_by(Revision.desk_id, Revision.epoch)
        .having(func.max(Revision.sequence) - func.min(Revision.sequence) + 1 == func.count())
    ).all()
    return [
        session.scalars(
            select(Revision.hash).where(
                Revision.desk_id == desk_id,
                Revision.epoch == epoch,
                Revision.sequence == sequence,
            )
        ).one()
        for desk_id, epoch, sequence in ends
    ]


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
