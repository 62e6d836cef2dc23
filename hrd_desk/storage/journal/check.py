"""Prove that the journal is whole and that the tables are what it says."""

import json
import uuid
from collections.abc import Iterator
from itertools import islice
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from hrd_desk.merge_groups import EXISTENCE
from hrd_desk.progress import Progress, silent
from hrd_desk.storage.journal.chain import FIRST_HASH, is_mark_valid, revision_hash
from hrd_desk.storage.journal.journaled import JOURNALED, Journaled
from hrd_desk.storage.journal.recording import SALT_SIZE, Content, seal
from hrd_desk.storage.journal.tables import Change, Desk, Mark, Revision

MOST_FINDINGS = 20
ROOTS_AT_ONCE = 500
Key = tuple[str, uuid.UUID]


def journal_findings(session: Session, progress: Progress = silent) -> Iterator[str]:
    """Yield a line for each break of a desk's chain, its seals or its signed marks."""
    for desk in session.scalars(select(Desk)):
        yield from _chain_findings(session, desk, progress)
    query = select(Mark, Revision, Desk).join(Revision, Revision.id == Mark.revision_id)
    for mark, revision, desk in session.execute(query.join(Desk, Desk.id == Revision.desk_id)):
        if mark.hash != revision.hash or not is_mark_valid(
            desk.verify_key, revision.sequence, mark.hash, mark.signature
        ):
            yield f"revision {revision.sequence} of {desk.code}: the signed mark does not fit"


def _chain_findings(session: Session, desk: Desk, progress: Progress) -> Iterator[str]:
    previous, sequence, epoch = FIRST_HASH, 0, 0
    query = (
        select(Revision)
        .where(Revision.desk_id == desk.id)
        .order_by(Revision.epoch, Revision.sequence)
    )
    for number, revision in enumerate(session.scalars(query.execution_options(yield_per=1000))):
        progress(number, 0)
        name = f"revision {revision.sequence} of {desk.code}"
        expected = 1 if revision.epoch != epoch else sequence + 1
        if revision.sequence != expected:
            yield f"{name}: revision {expected} is missing"
        if revision.previous_hash != previous:
            yield f"{name}: does not follow the one before it"
        seals = []
        changes = select(Change).where(Change.revision_id == revision.id).order_by(Change.id)
        for change in session.scalars(changes.execution_options(yield_per=1000)):
            seals.append(change.seal)
            if not _is_sealed(change):
                yield f"{name}: the change of a {change.kind} does not fit its seal"
            session.expunge(change)
        if revision_hash(revision, desk.uid, seals) != revision.hash:
            yield f"{name}: its hash does not fit"
        previous, sequence, epoch = revision.hash, revision.sequence, revision.epoch


def _is_sealed(change: Change) -> bool:
    content = Content(
        kind=change.kind,
        root_uid=change.root_uid.bytes,
        uid=change.uid.bytes,
        group_number=change.group_number,
        base=change.base,
        old=change.old,
        new=change.new,
    )
    return seal(change.seal[:SALT_SIZE], content) == change.seal


def projection_findings(session: Session, progress: Progress = silent) -> Iterator[str]:
    """Yield a line for each row of the tables that differs from what the journal says.

    Both sides are read record by record in the order of their uids, so memory stays flat.
    """
    said = _records_said(session)
    standing = _records_standing(session)
    number = 0
    left, right = next(said, None), next(standing, None)
    while left is not None or right is not None:
        progress(number := number + 1, 0)
        if right is None or (left is not None and left[0].bytes < right[0].bytes):
            assert left is not None  # noqa: S101  narrows the type for the checker
            yield from _differences(left[0], left[1], {})
            left = next(said, None)
        elif left is None or right[0].bytes < left[0].bytes:
            yield from _differences(right[0], {}, right[1])
            right = next(standing, None)
        else:
            yield from _differences(left[0], left[1], right[1])
            left, right = next(said, None), next(standing, None)


def _differences(
    root: uuid.UUID, said: dict[Key, dict[str, Any]], standing: dict[Key, dict[str, Any]]
) -> Iterator[str]:
    for key in sorted(said.keys() | standing.keys()):
        if said.get(key) != standing.get(key):
            yield f"record {root}: a {key[0]} differs from what the journal says"


def _records_said(session: Session) -> Iterator[tuple[uuid.UUID, dict[Key, dict[str, Any]]]]:
    query = select(Change).order_by(Change.root_uid, Change.id)
    root: uuid.UUID | None = None
    rows: dict[Key, dict[str, Any]] = {}
    for change in session.scalars(query.execution_options(yield_per=1000)):
        if change.root_uid != root:
            if root is not None:
                yield root, rows
            root, rows = change.root_uid, {}
        _replay(rows, change)
        session.expunge(change)
    if root is not None:
        yield root, rows


def _replay(rows: dict[Key, dict[str, Any]], change: Change) -> None:
    key = (change.kind, change.uid)
    if change.new is None:
        rows.pop(key, None)
    elif change.group_number == EXISTENCE:
        rows[key] = json.loads(change.new)
    else:
        rows.setdefault(key, {}).update(json.loads(change.new))


def _records_standing(session: Session) -> Iterator[tuple[uuid.UUID, dict[Key, dict[str, Any]]]]:
    """Yield the rows of each aggregate in the tables, in the order of their uids."""
    roots = _root_uids(session)
    while batch := list(islice(roots, ROOTS_AT_ONCE)):
        found: dict[bytes, dict[Key, dict[str, Any]]] = {root: {} for root in batch}
        for journaled in JOURNALED:
            rows = session.connection().exec_driver_sql(
                _rows_query(journaled, len(batch)), tuple(batch)
            )
            for root, uid, content in rows:
                found[root][journaled.kind, uuid.UUID(bytes=uid)] = json.loads(content)
        for root, standing in found.items():
            yield uuid.UUID(bytes=root), standing


def _root_uids(session: Session) -> Iterator[bytes]:
    tables = [journaled.table.name for journaled in JOURNALED if journaled.is_root]
    query = " UNION ALL ".join(f"SELECT uid FROM {table}" for table in tables)
    # Each table's own index gives its uids in order, so nothing is sorted as a whole.
    rows = session.connection().exec_driver_sql(f"{query} ORDER BY uid")
    return (row[0] for row in rows)


def _rows_query(journaled: Journaled, roots: int) -> str:
    content = journaled.json_object(journaled.content_columns, "r")
    root, uid = journaled.root.format(row="r"), journaled.uid.format(row="r")
    wanted = f"IN ({', '.join('?' * roots)})"
    where = (
        f"r.event_id IN (SELECT id FROM event WHERE uid {wanted})"
        if journaled.is_part
        else f"{root} {wanted}"
    )
    return f"SELECT {root}, {uid}, {content} FROM {journaled.table.name} AS r WHERE {where}"
