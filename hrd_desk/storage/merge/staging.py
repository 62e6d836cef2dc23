"""Revisions of other desks enter the journal, and stand in a table for the merge to work on."""

import uuid
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from hrd_desk.i18n import _
from hrd_desk.merge_groups import EXISTENCE
from hrd_desk.progress import Progress
from hrd_desk.storage.journal.chain import revision_hash
from hrd_desk.storage.journal.journaled import BY_KIND, WITHHELD, known_columns
from hrd_desk.storage.journal.recording import COUNTER_BITS, NODE_BITS, SALT_SIZE, Content, seal
from hrd_desk.storage.journal.tables import Change, Desk, Revision
from hrd_desk.storage.merge.desk_lines import DeskLines
from hrd_desk.storage.merge.incoming import (
    IncomingChange,
    IncomingDesk,
    IncomingRevision,
    MergeReport,
    Outcome,
    Sender,
    UnsoundRevisionError,
)
from hrd_desk.storage.merge.proofs import Claim, Proofs
from hrd_desk.storage.merge.validity import fault, unreadable
from hrd_desk.storage.sync_tables import Unfit

TO_DO, IS_PARKED = 0, 1
Came = frozenset[tuple[str, int, bool]]
"""Kinds and merge groups of which something is to be applied, and whether it is a removal.

Most files bring few of them, and what did not come need not be asked about.
"""
ROWS_AT_ONCE = 2000
CHANGES_AT_ONCE = 200_000
"""What stands in the memory to be merged, some 60 MB; what a larger file brings goes in parts."""
EARLIEST_MS = 1_735_689_600_000
"""The year 2025, before there was this program: a clock that says so is wrong."""
LATEST_MS = 4_102_444_800_000
"""The year 2100: a later version would use up the numbers there are. No clock is asked here."""

TABLE = """
CREATE TEMP TABLE incoming (
    n INTEGER PRIMARY KEY, change_id INTEGER, revision_id INTEGER, desk_id INTEGER,
    is_hq INTEGER, version INTEGER, kind TEXT, root_uid BLOB, uid BLOB, group_number INTEGER,
    base INTEGER, is_removal INTEGER, state INTEGER, row_version INTEGER, current INTEGER
)
"""
INDEXES = (
    "CREATE INDEX temp.incoming_root ON incoming (root_uid, uid, group_number, state)",
    "CREATE INDEX temp.incoming_kind ON incoming (kind, group_number, is_removal, state)",
)
_RECORDS = """
CREATE TEMP TABLE record (
    root_uid BLOB PRIMARY KEY, id INTEGER, version INTEGER, is_deleted INTEGER
) WITHOUT ROWID
"""
_FILL_RECORDS = """
INSERT INTO temp.record SELECT i.root_uid, e.id, e.version, e.deleted_version IS NOT NULL
FROM (SELECT DISTINCT root_uid FROM temp.incoming) i LEFT JOIN event e ON e.uid = i.root_uid
"""
_REVISION = (
    "INSERT INTO revision (id, desk_id, epoch, sequence, version, author, noted_at_ms, action,"
    " reason, previous_hash, hash, signature) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_CHANGE = (
    "INSERT INTO change (id, revision_id, kind, root_uid, uid, group_number, base, old, new, seal)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
STAGE = (
    "INSERT INTO temp.incoming (change_id, revision_id, desk_id, is_hq, version, kind, root_uid,"
    " uid, group_number, base, is_removal, state) SELECT c.id, c.revision_id, r.desk_id,"
    " d.role = 'hq', r.version, c.kind, c.root_uid, c.uid, c.group_number, c.base, c.new IS NULL,"
    f" CASE WHEN c.id IN (SELECT change_id FROM parked) THEN {IS_PARKED} ELSE {TO_DO} END"
    " FROM {changes} CROSS JOIN revision r ON r.id = c.revision_id"
    " CROSS JOIN desk d ON d.id = r.desk_id"
)
"""Stages journaled changes; `changes` tells which, as something that can be joined, with `c`."""
_PARKED = "INSERT OR REPLACE INTO parked (change_id, why) VALUES (?, ?)"


def begin_staging(connection: Connection) -> None:
    """Make the empty table of what comes, `temp.incoming`."""
    connection.exec_driver_sql("DROP TABLE IF EXISTS temp.incoming")
    connection.exec_driver_sql(TABLE)


def index_staged(connection: Connection) -> Came:
    """Make `temp.incoming` quick to look through, once it is filled; return what it holds.

    `temp.record` has the records that something came for, and what is here of those events.
    """
    connection.exec_driver_sql("DROP TABLE IF EXISTS temp.record")
    for statement in (*INDEXES, _RECORDS, _FILL_RECORDS):
        connection.exec_driver_sql(statement)
    found = connection.exec_driver_sql(
        f"SELECT DISTINCT kind, group_number, is_removal FROM temp.incoming WHERE state = {TO_DO}"
    )
    return frozenset((str(kind), int(group), bool(removal)) for kind, group, removal in found)


class Stage:
    """Takes revisions into the journal, one after the other, and remembers what it took."""

    def __init__(self, session: Session, sender: Sender, report: MergeReport, now_ms: int) -> None:
        """Begin; `now_ms` only tells absurd versions."""
        self._session = session
        self._connection = session.connection()
        self._sender = sender
        self._report = report
        self._now_ms = now_ms
        self._taken = self._revision_id = self._change_id = self._staged_id = 0
        self._lines = DeskLines(session, self._flush, report, is_authority=sender.is_authority)
        self._changes: list[tuple[Any, ...]] = []
        self._parked: list[tuple[int, str]] = []
        self._unfit: dict[tuple[int, uuid.UUID], str] = {}
        self._revisions: list[tuple[Any, ...]] = []
        self._line: Desk | None = None
        self._line_id, self._line_uid = 0, uuid.UUID(int=0)
        self._keys: list[bytes] = []
        self._root_uid: uuid.UUID | None = None

    def meet(self, desk: IncomingDesk) -> None:
        """Hear of a desk; its identity is kept once a revision of it comes."""
        self._lines.meet(desk)

    def take(self, revisions: Iterator[IncomingRevision], progress: Progress) -> bool:
        """Take the next of `revisions` in, in the order in which the sender had them.

        Returns whether so many have come that they are to be merged before the rest, which another
        call takes. Raises `UnsoundRevisionError`, after which the transaction must be rolled back.
        """
        # Behind the last rows of the journal, where this desk may have answered a part.
        self._revision_id = int(self._session.scalar(select(func.max(Revision.id))) or 0)
        begun = int(self._session.scalar(select(func.max(Change.id))) or 0)
        self._staged_id = self._change_id = begun
        goes_in_parts = not self._lines.speaks_of_own
        is_enough = False
        with Proofs() as self._proofs:
            while not is_enough and (revision := next(revisions, None)) is not None:
                self._taken += 1
                if self._taken % 100 == 0:
                    progress(self._taken, 0)
                self._take(revision)
                is_enough = goes_in_parts and self._change_id - begun >= CHANGES_AT_ONCE
            self._flush()
            self._proofs.require_all()
        return is_enough

    def _take(self, revision: IncomingRevision) -> None:
        line = self._lines.following(revision)
        if line is None:
            line = self._lines.line(revision)
            known = self._lines.known(line, revision)
            if known is not None:
                self._report.known_revisions += 1
                self._uncover(known, line, revision)
                return
        if line is not self._line:
            self._line, self._line_id, self._line_uid = line, line.id, line.name_uid
            self._keys = self._lines.keys_of(line)
        self._require_sane(line, revision)
        self._revision_id += 1
        self._revisions.append(_columns(revision, self._revision_id, self._line_id))
        seals = (self._stage(change, line, revision) for change in revision.changes)
        self._require_signed(line, revision, seals)
        self._lines.go_on(line, revision)
        self._report.revisions += 1

    # --- whether it can be believed ---------------------------------------------------------------

    def _require_sane(self, line: Desk, revision: IncomingRevision) -> None:
        moment_ms = revision.version >> (COUNTER_BITS + NODE_BITS)
        ahead_ms = revision.noted_at_ms - self._now_ms
        self._report.clock_ahead_ms = max(self._report.clock_ahead_ms, ahead_ms)
        self._report.is_clock_behind |= revision.noted_at_ms < EARLIEST_MS
        if moment_ms > LATEST_MS or revision.version <= 0:
            raise UnsoundRevisionError(line.code, revision.sequence)

    def _require_signed(
        self, line: Desk, revision: IncomingRevision, seals: Iterable[bytes]
    ) -> None:
        if revision_hash(revision, self._line_uid, seals) != revision.hash:
            raise UnsoundRevisionError(line.code, revision.sequence)
        if not self._sender.is_authority and self._sender.desk_uid == self._line_uid:
            return  # headquarters signed the whole file, and nobody gets it from here
        self._proofs.add(
            Claim(self._keys, revision.hash, revision.signature, line.code, revision.sequence)
        )

    # --- its changes ------------------------------------------------------------------------------

    def _stage(self, change: IncomingChange, line: Desk, revision: IncomingRevision) -> bytes:
        if len(self._changes) >= ROWS_AT_ONCE:
            self._flush()
        self._change_id += 1
        content, sealed, root_uid = _content(change), change.seal, change.root_uid
        if change.kind == WITHHELD:
            sealed = bytes(SALT_SIZE) + sealed
        else:
            _require_sealed(content, sealed, line, revision)
            if root_uid is not self._root_uid and change.kind != "term":
                self._root_uid = root_uid
                self._report.brought.add(root_uid)
        self._changes.append((self._change_id, self._revision_id, *content, sealed))
        self._report.changes += 1
        self._park(change, line, self._change_id, self._revision_id)
        return sealed

    def _park(self, change: IncomingChange, line: Desk, change_id: int, revision_id: int) -> None:
        """Note a change that cannot be applied here."""
        why = self._why_parked(change, line)
        if why is not None:
            self._parked.append((change_id, why[0]))
            if why[1]:
                self._unfit[revision_id, change.root_uid] = why[1]

    def _why_parked(self, change: IncomingChange, line: Desk) -> tuple[str, str] | None:
        if change.kind == WITHHELD:
            return WITHHELD, ""
        if not known_columns(change.kind, change.group_number):
            self._report.newer_fields += 1
            return "newer", ""
        reason = why_unfit(change, line.role)
        return None if reason is None else ("unfit", reason)

    def _uncover(self, revision_id: int, line: Desk, revision: IncomingRevision) -> None:
        """Take in what a known revision did to records that were withheld when it came first."""
        hidden = {
            seal_now[SALT_SIZE:]: change_id
            for change_id, seal_now in self._session.execute(
                select(Change.id, Change.seal).where(
                    Change.revision_id == revision_id, Change.kind == WITHHELD
                )
            )
        }
        for change in revision.changes:
            if change.kind not in (WITHHELD, "term"):
                self._report.brought.add(change.root_uid)
            if not hidden or change.kind == WITHHELD:
                continue
            content = _content(change)
            _require_sealed(content, change.seal, line, revision)
            change_id = hidden.pop(change.seal[SALT_SIZE:], None)
            if change_id is None:
                continue
            self._connection.exec_driver_sql(
                "UPDATE change SET kind = ?, root_uid = ?, uid = ?, group_number = ?, base = ?,"
                " old = ?, new = ?, seal = ? WHERE id = ?",
                (*content, change.seal, change_id),
            )
            self._connection.exec_driver_sql("DELETE FROM parked WHERE change_id = ?", (change_id,))
            self._park(change, line, change_id, revision_id)
            self._flush()
            self._connection.exec_driver_sql(
                STAGE.format(changes="change c") + " WHERE c.id = ?", (change_id,)
            )

    def _flush(self) -> None:
        for statement, rows in (
            (_REVISION, self._revisions),
            (_CHANGE, self._changes),
            (_PARKED, self._parked),
        ):
            if rows:
                self._insert(statement, rows)
                rows.clear()
        self._connection.exec_driver_sql(
            STAGE.format(changes="change c") + " WHERE c.id > ? AND c.kind <> ? ORDER BY c.id",
            (self._staged_id, WITHHELD),
        )
        self._staged_id = self._change_id
        for (revision_id, root_uid), reason in self._unfit.items():
            self._report.unfit[root_uid] = reason
            self._report.note(root_uid, Outcome.UNFIT)
            unfit = Unfit(
                revision_id=revision_id,
                root_uid=root_uid,
                reason=reason,
                noted_at_ms=self._now_ms,
            )
            self._session.merge(unfit)
        self._unfit.clear()

    def _insert(self, statement: str, rows: list[tuple[Any, ...]]) -> None:
        try:
            self._connection.exec_driver_sql(statement, list(rows))
        except IntegrityError as error:
            # Two revisions claim one version, which not even a copied desk brings about.
            raise UnsoundRevisionError("?", 0) from error


def _columns(revision: IncomingRevision, row_id: int, desk_id: int) -> tuple[Any, ...]:
    return (
        *(row_id, desk_id, revision.epoch, revision.sequence, revision.version, revision.author),
        *(revision.noted_at_ms, revision.action, revision.reason),
        *(revision.previous_hash, revision.hash, revision.signature),
    )


def why_unfit(change: IncomingChange, role: str) -> str | None:
    """Return why a change of a known group cannot be applied, or None; `role` is its writer's."""
    if change.kind == "decision" and role != "hq":
        return "Only headquarters decides."
    return (
        _contradiction(change)
        or fault(change.kind, change.group_number, change.new)
        or unreadable(change.old)
    )


def _contradiction(change: IncomingChange) -> str | None:
    """Return why a change cannot be what it says, or None."""
    journaled = BY_KIND[change.kind]
    if change.group_number != EXISTENCE and change.new is None:
        return _("A value is removed instead of its row.")
    if journaled.is_root and change.root_uid != change.uid:
        return _("A record is said to belong to another one.")
    return None


def _content(change: IncomingChange) -> Content:
    """Return what the seal of a change covers."""
    kind, root_uid, uid, group_number, base, old, new, _seal = change
    return Content(kind, root_uid.bytes, uid.bytes, group_number, base, old, new)


def _require_sealed(
    content: Content, sealed: bytes, line: Desk, revision: IncomingRevision
) -> None:
    if seal(sealed[:SALT_SIZE], content) != sealed:
        raise UnsoundRevisionError(line.code, revision.sequence)
