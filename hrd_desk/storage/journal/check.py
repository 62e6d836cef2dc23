"""Prove that the journal is whole and that the tables are what it says."""

import uuid
from collections.abc import Iterator
from itertools import islice
from typing import Any

from sqlalchemy import Row, bindparam, exists, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from hrd_desk.mapping import from_json
from hrd_desk.merge_groups import EXISTENCE
from hrd_desk.progress import Progress, silent
from hrd_desk.storage.journal.chain import FIRST_HASH, is_mark_valid, revision_hash
from hrd_desk.storage.journal.journaled import (
    JOURNALED,
    WITHHELD,
    Journaled,
    known_columns,
)
from hrd_desk.storage.journal.recording import SALT_SIZE, Content, seal
from hrd_desk.storage.journal.tables import Change, Desk, Mark, Revision
from hrd_desk.storage.settings import read_setting
from hrd_desk.storage.sync_tables import Erased, Parked, PeerKey, UnknownTermUse

MOST_FINDINGS = 20
EPOCHS_BEGAN = "epochs-began"
"""Setting: by epoch of this desk the largest row of `revision` that was there when it began."""

ROOTS_AT_ONCE = 500
Key = tuple[str, uuid.UUID]


def journal_findings(session: Session, progress: Progress = silent) -> Iterator[str]:
    """Yield a line for each break of a desk's chain, its seals or its signed marks."""
    for desk in session.scalars(select(Desk)):
        yield from _chain_findings(session, desk, progress)
    query = select(Mark, Revision, Desk).join(Revision, Revision.id == Mark.revision_id)
    for mark, revision, desk in session.execute(query.join(Desk, Desk.id == Revision.desk_id)):
        of_desk = PeerKey.desk_uid == desk.name_uid
        former = session.scalars(select(PeerKey.verify_key).where(of_desk))
        is_signed = any(
            is_mark_valid(key, revision.sequence, mark.hash, mark.signature)
            for key in (desk.verify_key, *former)
        )
        if mark.hash != revision.hash or not is_signed:
            yield f"revision {revision.sequence} of {desk.code}: the signed mark does not fit"


def _chain_findings(session: Session, desk: Desk, progress: Progress) -> Iterator[str]:
    """Follow a desk's chain; of other desks not every revision has to be here.

    Nor what this desk lost of an epoch that is over: that it gets back as far as others have it.
    """
    previous, sequence, epoch = FIRST_HASH, 0, 0
    erased = set(session.scalars(select(Erased.root_uid)))
    query = (
        select(Revision)
        .where(Revision.desk_id == desk.id)
        .order_by(Revision.epoch, Revision.sequence)
    )
    for number, revision in enumerate(session.scalars(query.execution_options(yield_per=1000))):
        progress(number, 0)
        name = f"revision {revision.sequence} of {desk.code}"
        expected = 1 if revision.epoch != epoch else sequence + 1
        is_next = revision.sequence == expected
        if not is_next and desk.is_own and not _came_back(session, revision, desk):
            yield f"{name}: revision {expected} is missing"
        if is_next and not _follows(session, revision, desk, previous):
            yield f"{name}: does not follow the one before it"
        yield from _revision_findings(session, revision, desk, erased)
        previous, sequence, epoch = revision.hash, revision.sequence, revision.epoch


def _came_back(session: Session, revision: Revision, desk: Desk) -> bool:
    """Say whether this desk had lost one of its own revisions, which others gave it back."""
    began = read_setting(session, EPOCHS_BEGAN, {}).items()
    later = (row for epoch, row in began if int(epoch) > revision.epoch)
    return revision.epoch < desk.epoch and revision.id > min(later, default=0)


def _follows(session: Session, revision: Revision, desk: Desk, previous: bytes) -> bool:
    """Say whether a revision follows the one before it.

    The first of a later epoch follows any revision of the desk: the last of the backup that the
    epoch began with. That of another desk may not be here.
    """
    if revision.previous_hash == previous:
        return True
    if revision.sequence > 1 or revision.epoch == 1:
        return False
    known = select(Revision.id).where(
        Revision.desk_id == desk.id, Revision.hash == revision.previous_hash
    )
    return not desk.is_own or session.scalar(known.limit(1)) is not None


# Rows, because what is looked at once and let go of needs no identity in the session.
_SAID: tuple[InstrumentedAttribute[Any], ...] = (
    *(Change.id, Change.kind, Change.root_uid, Change.uid, Change.group_number),
    *(Change.base, Change.old, Change.new, Change.seal),
)
_CHANGES = (
    select(*_SAID)
    .where(Change.revision_id == bindparam("revision_id"))
    .order_by(Change.id)
    .execution_options(yield_per=1000)
)


def _revision_findings(
    session: Session, revision: Revision, desk: Desk, erased: set[uuid.UUID]
) -> Iterator[str]:
    name = f"revision {revision.sequence} of {desk.code}"
    seals = []
    for change in session.execute(_CHANGES, {"revision_id": revision.id}):
        seals.append(change.seal)
        is_bare = change.kind == WITHHELD or change.root_uid in erased
        if not is_bare and not _is_sealed(change):
            yield f"{name}: the change of a {change.kind} does not fit its seal"
    if revision_hash(revision, desk.name_uid, seals) != revision.hash:
        yield f"{name}: its hash does not fit"


def _is_sealed(change: Row[*tuple[Any, ...]]) -> bool:
    content = Content(
        kind=change.kind,
        root_uid=change.root_uid.bytes,
        uid=change.uid.bytes,
        group_number=change.group_number,
        base=change.base,
        old=change.old,
        new=change.new,
    )
    sealed: bytes = change.seal
    return seal(sealed[:SALT_SIZE], content) == sealed


def projection_findings(session: Session, progress: Progress = silent) -> Iterator[str]:
    """Yield a line for each row of the tables that differs from what the journal says.

    Both sides are read record by record in the order of their uids, so memory stays flat.
    """
    said = _records_said(session)
    standing = records_standing(session)
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
    """Yield what each record should hold: of every value the latest change that is not parked."""
    for root, changes in _changes_by_record(session):
        rows: dict[Key, dict[str, Any]] = {}
        for change in sorted(changes, key=lambda change: (change.version, change.id)):
            _replay(rows, change)
        yield root, rows


def _changes_by_record(session: Session) -> Iterator[tuple[uuid.UUID, list[Row[*tuple[Any, ...]]]]]:
    is_shown = ~exists().where(Parked.change_id == Change.id)
    is_kept = ~exists().where(Erased.root_uid == Change.root_uid)
    query = (
        select(*_SAID, Revision.version)
        .join(Revision, Revision.id == Change.revision_id)
        .where(is_shown, is_kept)
        .order_by(Change.root_uid, Change.id)
    )
    root: uuid.UUID | None = None
    found: list[Row[*tuple[Any, ...]]] = []
    for change in session.execute(query.execution_options(yield_per=1000)):
        if change.root_uid != root:
            if root is not None:
                yield root, found
            root, found = change.root_uid, []
        found.append(change)
    if root is not None:
        yield root, found


def _replay(rows: dict[Key, dict[str, Any]], change: Row[*tuple[Any, ...]]) -> None:
    key = (change.kind, change.uid)
    if change.new is None:
        rows.pop(key, None)
        return
    # A newer version may have written columns that this one does not know.
    columns = known_columns(change.kind, change.group_number)
    written = {name: v for name, v in from_json(change.new).items() if name in columns}
    if change.kind == "term-use" and key in rows:
        return  # two desks coded the same term: the first one's label stays
    if change.group_number == EXISTENCE:
        rows[key] = {name: written.get(name, columns[name]) for name in columns}
    else:
        rows.setdefault(key, {}).update(written)


_UNKNOWN_TERMS = select(UnknownTermUse).where(
    UnknownTermUse.root_uid.in_(bindparam("roots", expanding=True))
)


def records_standing(session: Session) -> Iterator[tuple[uuid.UUID, dict[Key, dict[str, Any]]]]:
    """Yield the rows of each aggregate in the tables, in the order of their uids."""
    roots = _root_uids(session)
    while batch := list(islice(roots, ROOTS_AT_ONCE)):
        found: dict[bytes, dict[Key, dict[str, Any]]] = {root: {} for root in batch}
        for journaled in JOURNALED:
            rows = session.connection().exec_driver_sql(
                _rows_query(journaled, len(batch)), tuple(batch)
            )
            for root, uid, content in rows:
                found[root][journaled.kind, uuid.UUID(bytes=uid)] = from_json(content)
        uids = [uuid.UUID(bytes=root) for root in batch]
        for use in session.scalars(_UNKNOWN_TERMS, {"roots": uids}):
            found[use.root_uid.bytes]["term-use", use.term_uid] = {"label_coded": use.label_coded}
        for root, standing in found.items():
            yield uuid.UUID(bytes=root), standing


def _root_uids(session: Session) -> Iterator[bytes]:
    tables = [journaled.table.name for journaled in JOURNALED if journaled.is_root]
    kept = "WHERE uid NOT IN (SELECT root_uid FROM erased)"
    query = " UNION ALL ".join(f"SELECT uid FROM {table} {kept}" for table in tables)
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
