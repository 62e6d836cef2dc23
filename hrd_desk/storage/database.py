"""The only way to the tables: snapshots to read, transactions to write, news of what changed."""

import contextlib
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, bindparam, func, select
from sqlalchemy.orm import Session

from hrd_desk.clock import Clock, milliseconds
from hrd_desk.errors import CancelledError, DeskUnavailableError
from hrd_desk.progress import Progress, silent
from hrd_desk.storage.connections import CACHE_KIB, MERGE_CACHE_KIB, desk_errors
from hrd_desk.storage.desk_folder import DeskFolder
from hrd_desk.storage.journal.chain import FIRST_HASH, revision_hash, sign_mark, sign_revision
from hrd_desk.storage.journal.own_desk import own_desk
from hrd_desk.storage.journal.recording import Recording, next_version
from hrd_desk.storage.journal.tables import Change, Desk, Mark, Revision
from hrd_desk.storage.local_tables import Secret

STEPS_AT_ONCE = 100_000
"""Steps of SQLite's machine between two looks at whether the person cancelled."""
EVERYTHING = 500
"""A revision that touches more records than this is announced as a change of everything."""


# What every transaction asks, built once.
_LAST_ID = select(func.max(Revision.id))
_NEWEST_VERSION = select(func.max(Revision.version))
_NEWEST_OF_DESK = (
    select(Revision)
    .where(Revision.desk_id == bindparam("desk_id"))
    .order_by(Revision.epoch.desc(), Revision.sequence.desc())
    .limit(1)
)
_OF_REVISION = Change.revision_id == bindparam("revision_id")
_SEALS = select(Change.seal).where(_OF_REVISION).order_by(Change.id)
_TOUCHED = select(Change.root_uid, Change.kind).where(_OF_REVISION).distinct().limit(8 * EVERYTHING)


@dataclass(frozen=True, slots=True)
class Announcement:
    """What a commit changed: `(kind, uid)` of whole records; None when it was too many to list."""

    records: frozenset[tuple[str, uuid.UUID]] | None

    def touches(self, kind: str, uid: uuid.UUID | None = None) -> bool:
        """Return whether records of `kind` changed, or the one with `uid`."""
        if self.records is None:
            return True
        return any(kind == k and uid in (None, u) for k, u in self.records)


Listener = Callable[[Announcement], None]


class Merging:
    """A transaction in which changes of other desks are applied first, and answered then."""

    def __init__(self, session: Session, begin: Callable[[str, str], Revision]) -> None:
        """Wrap the open transaction; `Database.merging` makes these."""
        self.session = session
        self.revision: Revision | None = None
        self.touched: frozenset[tuple[str, uuid.UUID]] | None = None
        self._begin = begin

    def write_own(self, action: str, reason: str = "") -> int:
        """From here on write a revision of this desk as usual; return its version.

        It is past every version of the changes that were applied.
        """
        self.session.flush()
        self.revision = self._begin(action, reason)
        _recording(self.session.connection()).is_replaying = False
        return self.revision.version

    def end_own(self) -> None:
        """End the revision that `write_own` began, if any: more from other desks may follow."""
        self.session.flush()
        connection = self.session.connection()
        _recording(connection).is_replaying = True
        if self.revision is not None:
            _seal(connection, self.revision)
        self.revision = None

    @contextlib.contextmanager
    def replaying(self) -> Iterator[None]:
        """Apply a change of another desk after `write_own`: nothing is journaled meanwhile."""
        recording = _recording(self.session.connection())
        before, recording.is_replaying = recording.is_replaying, True
        try:
            yield
        finally:
            recording.is_replaying = before


class Database:
    """Begins, commits and rolls back; nobody else does.

    Sessions that it hands out never outlive their block; records that they loaded stay usable,
    detached. Listeners are called after each commit, in the thread that committed.
    """

    def __init__(self, engine: Engine, folder: DeskFolder, clock: Clock, author: str) -> None:
        """Wrap `engine`; `author` names the person in every revision."""
        self._engine = engine
        self._folder = folder
        self._clock = clock
        self.author = author
        self.is_space_low = False
        self._listeners: list[Listener] = []

    @contextlib.contextmanager
    def snapshot(self) -> Iterator[Session]:
        """Read one consistent state; raises `DeskUnavailableError` if it cannot be read."""
        with (
            desk_errors(),
            self._engine.connect() as connection,
            connection.begin(),
            _session(connection) as session,
        ):
            yield session

    @contextlib.contextmanager
    def transaction(self, action: str, reason: str = "") -> Iterator[Session]:
        """Write one revision: commits at the end, or rolls everything back.

        `action` names what the person did ("save", "delete"); a block that changes no journaled
        row leaves no revision. Raises `DeskUnavailableError` (disk full, damaged, in use) and
        `StaleRecordError`.
        """
        with self._writing() as connection:
            revision = self._begin_revision(connection, action, reason)
            with _session(connection) as session:
                yield session
                session.flush()
            announcement = _seal(connection, revision)
        if announcement is not None:
            self._announce(announcement)

    @contextlib.contextmanager
    def _writing(self) -> Iterator[Connection]:
        self.is_space_low = self._folder.make_room() or self.is_space_low
        with desk_errors(), self._engine.connect() as plain:
            connection = plain.execution_options(begin="BEGIN IMMEDIATE")
            try:
                with connection.begin():
                    yield connection
            finally:
                recording = _recording(connection)
                recording.revision_id, recording.is_replaying = 0, False

    def _begin_revision(self, connection: Connection, action: str, reason: str) -> Revision:
        with Session(connection) as session:
            desk = own_desk(session)
            # One query each: two largest values at once would read every revision.
            last_id = session.scalar(_LAST_ID)
            newest = session.scalar(_NEWEST_VERSION)
            before = session.scalars(_NEWEST_OF_DESK, {"desk_id": desk.id}).first()
            session.expunge_all()
        now_ms = milliseconds(self._clock.now_utc())
        revision = Revision(
            id=(last_id or 0) + 1,
            desk_id=desk.id,
            epoch=desk.epoch,
            sequence=before.sequence + 1 if before and before.epoch == desk.epoch else 1,
            version=next_version(newest or 0, now_ms, desk.node),
            author=self.author,
            noted_at_ms=now_ms,
            action=action,
            reason=reason,
            previous_hash=before.hash if before else FIRST_HASH,
        )
        recording = _recording(connection)
        recording.revision_id, recording.version = revision.id, revision.version
        connection.info["version"] = revision.version
        return revision

    @contextlib.contextmanager
    def merging(self) -> Iterator["Merging"]:
        """Apply what other desks did, in one transaction: commits at the end, or rolls back.

        Until `Merging.write_own` nothing that is written to the records is journaled, because
        the changes of other desks bring their own journal rows.
        """
        with self._writing() as connection, _session(connection) as session:
            recording = _recording(connection)
            recording.is_replaying = True
            merging = Merging(session, lambda *named: self._begin_revision(connection, *named))
            with _large_cache(connection):
                yield merging
            merging.end_own()
        self._announce(Announcement(merging.touched))

    @contextlib.contextmanager
    def local_transaction(self) -> Iterator[Session]:
        """Write what only this desk keeps (drafts, settings); a journaled write fails."""
        with self._writing() as connection, _session(connection) as session:
            yield session
            session.flush()

    def listen(self, listener: Listener) -> None:
        """Call `listener` after every commit that changed records."""
        self._listeners.append(listener)

    def forget(self, listener: Listener) -> None:
        """Stop calling `listener`."""
        self._listeners.remove(listener)

    def _announce(self, announcement: Announcement) -> None:
        for listener in list(self._listeners):
            listener(announcement)

    def checkpoint(self) -> None:
        """Bring all commits into the main file, so that a copy of it alone is whole."""
        self._execute_alone("PRAGMA wal_checkpoint(TRUNCATE)")

    def copy_to(self, path: Path, progress: Progress = silent) -> None:
        """Write one consistent copy to the new file `path`, under the same key.

        The copy holds no remains of deleted content. Raises `DeskUnavailableError`.
        """
        self._execute_alone("VACUUM INTO ?", (str(path),), progress)

    def _execute_alone(
        self, statement: str, values: tuple[str, ...] = (), progress: Progress = silent
    ) -> None:
        """Run a statement that may not stand in a transaction."""
        with desk_errors(), self._engine.connect() as connection:
            raw: Any = connection.connection.dbapi_connection
            stopped: list[CancelledError] = []
            raw.set_progress_handler(lambda: _is_stopped(progress, stopped), STEPS_AT_ONCE)
            try:
                raw.execute(statement, values)
            except sqlcipher.OperationalError:
                if stopped:
                    raise stopped[0] from None
                raise
            finally:
                raw.set_progress_handler(None, 0)

    def sign_mark(self) -> None:
        """Sign the chain as it stands, unless its end is signed already."""
        with self._writing() as connection, Session(connection) as session:
            own = select(Desk.id).where(Desk.is_own).scalar_subquery()
            last = session.scalars(
                select(Revision)
                .where(Revision.desk_id == own)
                .order_by(Revision.id.desc())
                .limit(1)
            ).first()
            marked = session.scalar(select(func.max(Mark.revision_id)))
            if last is None or marked == last.id:
                return
            key = session.get_one(Secret, "signing-key").value
            signature = sign_mark(key, last.sequence, last.hash)
            session.add(Mark(revision_id=last.id, hash=last.hash, signature=signature))
            session.flush()

    def close(self) -> None:
        """Sign the journal, checkpoint and close every connection.

        A desk that cannot be written any more (full disk, damage) closes without the first two:
        the saves are in the file already, and the next opening makes up for it.
        """
        try:
            for last_step in (self.sign_mark, self.checkpoint):
                with contextlib.suppress(DeskUnavailableError):  # told when the person met it
                    last_step()
        finally:
            self._engine.dispose()


def _is_stopped(progress: Progress, stopped: list[CancelledError]) -> bool:
    try:
        progress(0, 0)
    except CancelledError as cancelled:
        stopped.append(cancelled)
    return bool(stopped)


@contextlib.contextmanager
def _large_cache(connection: Connection) -> Iterator[None]:
    """Keep what a merge looks at in memory until it is written."""
    connection.exec_driver_sql(f"PRAGMA cache_size = -{MERGE_CACHE_KIB}")
    try:
        yield
    finally:
        connection.exec_driver_sql(f"PRAGMA cache_size = -{CACHE_KIB}")


def _session(connection: Connection) -> Session:
    return Session(connection, expire_on_commit=False)


def _recording(connection: Connection) -> Recording:
    return cast("Recording", connection.info["recording"])


def _seal(connection: Connection, revision: Revision) -> Announcement | None:
    seals = connection.scalars(_SEALS, {"revision_id": revision.id}).all()
    if not seals:
        return None
    with Session(connection) as session:
        desk = session.get_one(Desk, revision.desk_id)
        revision.hash = revision_hash(revision, desk.name_uid, seals)
        signing_key = session.get_one(Secret, "signing-key").value
        revision.signature = sign_revision(signing_key, revision.hash)
        session.add(revision)
        session.flush()
    kinds = connection.execute(_TOUCHED, {"revision_id": revision.id}).all()
    if len({uid for uid, _kind in kinds}) > EVERYTHING:
        return Announcement(None)
    records = ((("term" if kind == "term" else "event"), uid) for uid, kind in kinds)
    return Announcement(frozenset(records))
