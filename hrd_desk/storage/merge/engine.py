"""Take in what other desks did: one transaction, the same result whatever came twice or late."""

import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from hrd_desk.progress import Progress, silent
from hrd_desk.storage.database import Database, Merging
from hrd_desk.storage.erasing import blank_incoming
from hrd_desk.storage.frontier import frontier
from hrd_desk.storage.journal.tables import Desk, Revision
from hrd_desk.storage.merge.authority import AuthorityMerge
from hrd_desk.storage.merge.clashes import take_clashes
from hrd_desk.storage.merge.fast_path import (
    apply_fast,
    find_slow_records,
    pass_over_known_terms,
    taken_fast,
)
from hrd_desk.storage.merge.follower import FollowerMerge, show_what_headquarters_has
from hrd_desk.storage.merge.holding import hold_back, release
from hrd_desk.storage.merge.incoming import (
    IncomingDesk,
    IncomingRevision,
    MergeReport,
    Outcome,
    Sender,
    Told,
)
from hrd_desk.storage.merge.left_aside import leave_aside
from hrd_desk.storage.merge.raw_sql import RawSql
from hrd_desk.storage.merge.record_merge import Context, chains_of
from hrd_desk.storage.merge.row_sql import register_functions
from hrd_desk.storage.merge.rows import Rows
from hrd_desk.storage.merge.settling import Touched, settle_tables
from hrd_desk.storage.merge.staging import TO_DO, Came, Stage, begin_staging, index_staged
from hrd_desk.storage.search_index import indexed_groups


@dataclass(frozen=True, slots=True)
class Incoming:
    """What one file brings: the desks it speaks of, then their revisions in the sender's order.

    `told` is asked once they were read; it is of use where the sender decides.
    """

    desks: Iterable[IncomingDesk]
    revisions: Iterable[IncomingRevision]
    told: Callable[[], Told] = Told


Afterwards = Callable[[Session, MergeReport], None]
"""Writes what belongs into the same transaction: receipts, the log of files."""


def merge(
    database: Database,
    incoming: Incoming,
    sender: Sender,
    *,
    now_ms: int,
    afterwards: Afterwards | None = None,
    progress: Progress = silent,
) -> MergeReport:
    """Take in revisions of other desks and return what became of them.

    Everything is journaled as it came; what is shown follows the rules of `AuthorityMerge` or
    `FollowerMerge`. What is known already changes nothing. Raises `UnsoundRevisionError` and
    `DeskUnavailableError`, with nothing taken in.
    """
    report = MergeReport()
    with database.merging() as merging:
        connection = merging.session.connection()
        begin_staging(connection)
        stage = Stage(merging.session, sender, report, now_ms)
        for desk in incoming.desks:
            stage.meet(desk)
        stage.take(incoming.revisions, progress)
        _merge_staged(merging, sender, report, now_ms, progress, incoming.told())
        if afterwards is not None:
            afterwards(merging.session, report)
    return report


def accept_held(
    database: Database,
    records: Iterable[uuid.UUID],
    *,
    now_ms: int,
    progress: Progress = silent,
) -> MergeReport:
    """Let what is held of these records go, although what it builds on never came.

    This desk decides as headquarters does; nothing else that is held goes along.
    """
    report = MergeReport()
    with database.merging() as merging:
        begin_staging(merging.session.connection())
        release(merging.session.connection(), records)
        sender = Sender(None, is_authority=True)
        _merge_staged(merging, sender, report, now_ms, progress, None)
    return report


def _merge_staged(
    merging: Merging,
    sender: Sender,
    report: MergeReport,
    now_ms: int,
    progress: Progress,
    told: Told | None,
) -> None:
    """Show what is staged. Without `told` it is what a person lets go, come what may."""
    is_forced = told is None
    session = merging.session
    connection = session.connection()
    register_functions(connection)
    version = merging.write_own("receive")
    own = session.scalars(select(Desk).where(Desk.is_own)).one()
    if told is not None and not sender.is_authority:
        epoch, sequence = _seen(session, sender, own, told)
        sender = replace(sender, seen_epoch=epoch, seen_sequence=sequence)
    context = Context(
        connection=RawSql(connection),
        rows=Rows(connection),
        sender=sender,
        report=report,
        replaying=merging.replaying,
        frontier=lambda root: frontier(session, root),
        own_desk_id=own.id,
    )
    touched = Touched()
    while True:
        came = index_staged(connection)
        pass_over_known_terms(connection, came)
        blank_incoming(connection)
        if not is_forced:
            hold_back(connection, now_ms)
        _apply(connection, context, came, touched, version, progress)
        begin_staging(connection)
        if is_forced or not release(connection):
            break
    if told is not None and not sender.is_authority:
        touched.add(root.bytes for root in show_what_headquarters_has(context))
        touched.add(root.bytes for root in leave_aside(context, told.left_aside))
    _note_held(connection, report)
    with merging.replaying():
        merging.touched = settle_tables(session, touched, version, progress)


def _seen(session: Session, sender: Sender, own: Desk, told: Told) -> tuple[int, int]:
    """Return how far the sender has this desk's own revisions: what it has it names by its hash.

    Its receipt may name a file of a copy of this desk, and then says less.
    """
    found = session.execute(
        select(Revision.epoch, Revision.sequence).where(
            Revision.desk_id == own.id, Revision.hash.in_(told.seen)
        )
    )
    return max([(sender.seen_epoch, sender.seen_sequence), *((e, s) for e, s in found)])


def _apply(
    connection: Connection,
    context: Context,
    came: Came,
    touched: Touched,
    version: int,
    progress: Progress,
) -> None:
    """Show what is staged by the rules; note in `touched` the records it concerns."""
    find_slow_records(connection, came, is_authority=context.sender.is_authority)
    with context.replaying():
        apply_fast(connection, came, version)
    for root, is_new, has_new_words, is_stamped in taken_fast(connection, indexed_groups()):
        context.report.note(uuid.UUID(bytes=root), Outcome.ADDED if is_new else Outcome.UPDATED)
        touched.add((root,), has_new_words=has_new_words, is_stamped=is_stamped)
    touched.add(take_clashes(context, connection))
    # Nothing counts as shown before it was decided upon.
    connection.exec_driver_sql(
        "INSERT OR IGNORE INTO parked (change_id, why) SELECT i.change_id, 'superseded'"
        " FROM temp.slow s CROSS JOIN temp.incoming i ON i.root_uid = s.root_uid"
        f" WHERE i.state = {TO_DO}"
    )
    merge_of = AuthorityMerge if context.sender.is_authority else FollowerMerge
    slow = connection.exec_driver_sql(
        "SELECT i.root_uid FROM temp.incoming i CROSS JOIN temp.slow s ON s.root_uid = i.root_uid"
        f" WHERE i.state = {TO_DO} GROUP BY i.root_uid ORDER BY min(i.kind <> 'term'), min(i.n)"
    ).scalars()
    for number, root in enumerate(roots := slow.all()):
        if number % 20 == 0:
            progress(number, 0)
        root_uid = uuid.UUID(bytes=root)
        merge_of(context, root_uid).take_all(chains_of(context.connection, root_uid))
    touched.add(map(bytes, roots))
    clashes = connection.exec_driver_sql("SELECT DISTINCT root_uid FROM temp.clash")
    touched.add((bytes(root) for (root,) in clashes), has_new_words=False)


def _note_held(connection: Connection, report: MergeReport) -> None:
    for (root,) in connection.exec_driver_sql("SELECT DISTINCT root_uid FROM held"):
        report.note(uuid.UUID(bytes=root), Outcome.HELD)
