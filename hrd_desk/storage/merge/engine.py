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
from hrd_desk.storage.journal.own_desk import own_desk
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
    `FollowerMerge`. What is known already changes nothing. A large file goes in parts, as if each
    were a file of its own, so that memory does not grow with it. Raises `UnsoundRevisionError` and
    `DeskUnavailableError`, with nothing taken in.
    """
    report = MergeReport()
    with database.merging() as merging:
        session = merging.session
        begin_staging(session.connection())
        stage = Stage(session, sender, report, now_ms)
        for desk in incoming.desks:
            stage.meet(desk)
        show = Showing(merging, sender, report, now_ms, progress)
        revisions = iter(incoming.revisions)
        while stage.take(revisions, progress):
            show.staged(incoming.told())
            merging.end_own()
        show.staged(incoming.told())
        show.end(incoming.told())
        if afterwards is not None:
            afterwards(session, report)
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
        connection = merging.session.connection()
        begin_staging(connection)
        release(connection, records)
        show = Showing(merging, Sender(None, is_authority=True), report, now_ms, progress)
        show.staged(None)
        show.end(None)
    return report


class Showing:
    """Shows what is staged, part by part; what belongs to the whole file follows at its end.

    Without `told` it is what a person lets go, come what may.
    """

    def __init__(
        self,
        merging: Merging,
        sender: Sender,
        report: MergeReport,
        now_ms: int,
        progress: Progress,
    ) -> None:
        self._merging = merging
        self._connection = merging.session.connection()
        self._sender = sender
        self._report = report
        self._now_ms = now_ms
        self._progress = progress
        self._touched = Touched()
        self._version = 0
        register_functions(self._connection)

    def staged(self, told: Told | None) -> None:
        """Answer what is staged with a revision of this desk, past all that it was told."""
        connection = self._connection
        self._version = self._merging.write_own("receive")
        context = self._context(told)
        while True:
            came = index_staged(connection)
            pass_over_known_terms(connection, came)
            blank_incoming(connection)
            if told is not None:
                hold_back(connection, self._now_ms)
            self._apply(context, came)
            begin_staging(connection)
            if told is None or not release(connection):
                break

    def end(self, told: Told | None) -> None:
        """Show what the sender says of the whole, and settle the tables around the records."""
        if told is not None and not self._sender.is_authority:
            context = self._context(told)
            self._touched.add(root.bytes for root in show_what_headquarters_has(context))
            self._touched.add(root.bytes for root in leave_aside(context, told.left_aside))
        _note_held(self._connection, self._report)
        with self._merging.replaying():
            self._merging.touched = settle_tables(
                self._merging.session, self._touched, self._version, self._progress
            )

    def _context(self, told: Told | None) -> Context:
        session, sender = self._merging.session, self._sender
        own = own_desk(session)
        if told is not None and not sender.is_authority:
            epoch, sequence = _seen(session, sender, own, told)
            sender = replace(sender, seen_epoch=epoch, seen_sequence=sequence)
        return Context(
            connection=RawSql(self._connection),
            rows=Rows(self._connection),
            sender=sender,
            report=self._report,
            replaying=self._merging.replaying,
            frontier=lambda root: frontier(session, root),
            own_desk_id=own.id,
        )

    def _apply(self, context: Context, came: Came) -> None:
        """Show what is staged by the rules, and note the records that it concerns."""
        connection, touched = self._connection, self._touched
        find_slow_records(connection, came, is_authority=context.sender.is_authority)
        with context.replaying():
            apply_fast(connection, came, self._version)
        for root, is_new, has_new_words, is_stamped in taken_fast(connection, indexed_groups()):
            outcome = Outcome.ADDED if is_new else Outcome.UPDATED
            context.report.note(uuid.UUID(bytes=root), outcome)
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
            "SELECT i.root_uid FROM temp.incoming i"
            " CROSS JOIN temp.slow s ON s.root_uid = i.root_uid"
            f" WHERE i.state = {TO_DO}"
            " GROUP BY i.root_uid ORDER BY min(i.kind <> 'term'), min(i.n)"
        ).scalars()
        for number, root in enumerate(roots := slow.all()):
            if number % 20 == 0:
                self._progress(number, 0)
            root_uid = uuid.UUID(bytes=root)
            merge_of(context, root_uid).take_all(chains_of(context.connection, root_uid))
        touched.add(map(bytes, roots))
        clashes = connection.exec_driver_sql("SELECT DISTINCT root_uid FROM temp.clash")
        touched.add((bytes(root) for (root,) in clashes), has_new_words=False)


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


def _note_held(connection: Connection, report: MergeReport) -> None:
    for (root,) in connection.exec_driver_sql("SELECT DISTINCT root_uid FROM held"):
        report.note(uuid.UUID(bytes=root), Outcome.HELD)
