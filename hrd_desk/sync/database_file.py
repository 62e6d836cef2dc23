"""Merge the database file of another desk, as people carry it about, into this one.

The file is never opened where it lies: its copy is read in a cage (`sync.database_cage`), and
what its journal holds goes the way of everything that comes from elsewhere.
"""

import contextlib
import json
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from nacl.signing import SigningKey
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from hrd_desk.clock import SystemClock, milliseconds
from hrd_desk.errors import CancelledError, DeskUnavailableError, InvalidInputError
from hrd_desk.i18n import _
from hrd_desk.model.decisions import Decision, DecisionKind
from hrd_desk.progress import Progress, silent
from hrd_desk.storage.backup import begin_epoch
from hrd_desk.storage.erasing import apply_erase_orders, leave_no_copy, ordered_erasures
from hrd_desk.storage.journal.chain import sign_revision
from hrd_desk.storage.journal.journaled import WITHHELD
from hrd_desk.storage.journal.recording import SALT_SIZE
from hrd_desk.storage.journal.tables import Desk, Revision
from hrd_desk.storage.keys import KEY_SIZE
from hrd_desk.storage.merge.engine import Incoming, merge
from hrd_desk.storage.merge.incoming import (
    WAITING,
    IncomingChange,
    IncomingDesk,
    IncomingRevision,
    MergeReport,
    Outcome,
    Sender,
)
from hrd_desk.storage.merge.outgoing import withheld
from hrd_desk.storage.merge.sharing import share_brought
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.sealed_files import DamagedFileError, read_sealed
from hrd_desk.storage.stored_files import FileStore
from hrd_desk.storage.sync_tables import BundleLog, Peer, PeerKey
from hrd_desk.sync.database_cage import Cage, DatabaseFileError, caged
from hrd_desk.sync.database_copy import DatabaseSource, Unlock, found_at, key_of, sha256_of, staged
from hrd_desk.sync.inbox_entries import tell_what_waits
from hrd_desk.sync.keys import SIGNING_KEY
from hrd_desk.sync.ledger import HEADQUARTERS, FileState, last_position
from hrd_desk.sync.looking_again import note_to_look_at
from hrd_desk.sync.preview import Names, told_with_erased, without_titles_of_erased
from hrd_desk.sync.receiving import (
    look_again_and_tell,
    require_few_deletions,
)
from hrd_desk.sync.snapshots import snapshot_before

MOST_DESKS = 10_000


@dataclass(frozen=True, slots=True)
class DatabaseFileReport:
    """What became of a database file.

    `gap`: the file ends at the first number, and its desk had announced the second one.
    `files_added` contents of attachments came along, `files_to_come` are missing on this desk.
    `is_newer`: a newer version of the program made the file; what is known here was taken in.
    `names` are reference and title of the first records of each outcome. `remark` is a sentence
    about what was stopped, or "".
    """

    report: MergeReport
    other_uid: uuid.UUID
    other_code: str
    gap: tuple[int, int] | None
    is_newer: bool
    files_added: int
    files_to_come: int
    names: Names
    remark: str = ""

    @property
    def needs_person(self) -> bool:
        """Whether something came that does not settle itself."""
        is_waiting = any(self.report.count(outcome) for outcome in WAITING)
        return is_waiting or self.gap is not None or bool(self.report.forked_desks)


class _PlannedError(Exception):
    """Ends the transaction of a plan, which is rolled back."""


def merge_database_file(
    desk: OpenDesk,
    other: Path | DatabaseSource,
    unlock: Unlock,
    *,
    is_confirmed: bool = False,
    progress: Progress = silent,
    plan_only: bool = False,
) -> DatabaseFileReport:
    """Take in what the desk at `other` did, and return what became of it.

    `other` is the folder of a desk or a lone `main.db` with its key file beside it; `found_at`
    names another key file. `is_confirmed`: a person said yes to deleting many records.
    `plan_only` does everything and undoes it. Nothing of `other` is changed, and nothing of this
    desk where something is raised: `DatabaseFileError`, `WrongPassphraseError`, `StoppedError`,
    `UnsoundRevisionError` and `DeskUnavailableError`, each with one sentence.
    """
    source = found_at(other) if isinstance(other, Path) else other
    if source.database.resolve() == desk.folder.database.resolve():
        raise DatabaseFileError(_("This is this very desk. Choose the folder of another one."))
    with staged(desk.folder, source, progress) as copy, key_of(copy, unlock) as key:
        file_hash = sha256_of(copy.database)
        with caged(copy.database, key, progress) as cage:
            merging = _Merging(desk, cage, (source.name, file_hash), progress)
            report = merging.run(plan_only=plan_only, is_confirmed=is_confirmed)
            if plan_only:
                return report
            added, hindrance = _bring_files(desk, source.files, cage, progress)
            remark = look_again_and_tell(
                desk, report.report, progress, is_looking=desk.role == HEADQUARTERS
            )
            to_come = len(_files_to_come(desk))
            remark = f"{hindrance} {remark}".strip()
            return replace(report, files_added=added, files_to_come=to_come, remark=remark)


# --- who it is ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Other:
    """The desk that a database file belongs to, by its own words, and its key to sign with."""

    id: int
    uid: uuid.UUID
    code: str
    role: str
    verify_key: bytes
    signing_key: bytes
    epoch: int


def _owner(cage: Cage) -> _Other:
    """Return whose file this is; only who has the desk's secret key is believed."""
    found = list(
        cage.rows(
            "SELECT id, uid, code, role, verify_key, epoch FROM desk WHERE is_own = 1 LIMIT 2"
        )
    )
    keys = list(cage.rows("SELECT value FROM secret WHERE name = ?", (SIGNING_KEY,)))
    if len(found) == 1 and len(keys) == 1 and len(keys[0][0]) == KEY_SIZE:
        local_id, uid, code, role, verify_key, epoch = found[0]
        if bytes(SigningKey(keys[0][0]).verify_key) == verify_key:
            named = (local_id, uuid.UUID(bytes=uid), code, role)
            return _Other(*named, verify_key, keys[0][0], epoch)
    raise DatabaseFileError(
        _("The database file does not prove whose desk it is. Ask its owner for a backup instead.")
    )


def _require_trusted(session: Session, desk: OpenDesk, other: _Other) -> None:
    """Refuse this desk itself, a key that was given up, and a key that is not the desk's."""
    if other.uid == desk.uid and desk.role != HEADQUARTERS:
        raise DatabaseFileError(
            _("This is a copy of this very desk, which cannot take in itself. Merge it elsewhere.")
        )
    key = session.get(PeerKey, other.verify_key)
    if key is not None and key.revoked_at_ms is not None:
        sentence = _(
            "The keys in this file of {code} were revoked or replaced. Nothing was taken in; speak "
            "with its owner before anything of it is used."
        )
        raise DatabaseFileError(sentence.format(code=other.code))
    known = session.scalar(select(Desk.verify_key).where(Desk.uid == other.uid))
    if known is not None and known != other.verify_key:
        sentence = _(
            "The file says that it is {code}, but it has another key than {code} has here. Take "
            "the new card of {code} first, and let its owner read out the words."
        )
        raise DatabaseFileError(sentence.format(code=other.code))


def _require_one_headquarters(session: Session, named: list[IncomingDesk]) -> None:
    """Refuse desks that would decide here and are not the headquarters that this desk knows."""
    known = set(session.scalars(select(Desk.uid).where(Desk.role == HEADQUARTERS)))
    strangers = {desk.uid for desk in named if desk.role == HEADQUARTERS} - known
    if known and strangers:
        raise DatabaseFileError(
            _(
                "The file comes from another headquarters than the one of this desk, or from its "
                "desks. Nothing was taken in."
            )
        )


# --- what it holds --------------------------------------------------------------------------------


def _is_order(kind: str, new: str | None) -> bool:
    """Say whether a change of an erased record is the order itself, which must travel."""
    if kind != Decision.__tablename__ or new is None:
        return False
    with contextlib.suppress(ValueError):  # what is no decision is withheld like the rest
        said = json.loads(new)
        return isinstance(said, dict) and said.get("kind") == DecisionKind.ERASE
    return False


class _Reader:
    """Reads the journal of another desk in the order in which it came to be there."""

    def __init__(self, cage: Cage, other: _Other) -> None:
        self._cage = cage
        self._other = other
        line_of = "line_of" if "desk.line_of" in cage.later else "NULL"
        query = f"SELECT id, uid, {line_of}, code, role, node, verify_key FROM desk ORDER BY id"  # noqa: S608  no value
        self._names: dict[int, uuid.UUID] = {}
        self.desks: list[IncomingDesk] = []
        for local_id, uid, line, code, role, node, verify_key in cage.rows(query):
            name = uuid.UUID(bytes=line or uid)
            self._names[local_id] = name
            self.desks.append(IncomingDesk(name, code, role, node, verify_key))
            if len(self.desks) > MOST_DESKS:
                raise DatabaseFileError(_("The database file speaks of too many desks."))

    def revisions(self) -> Iterator[IncomingRevision]:
        """Yield all revisions; each one's changes must be read before the next."""
        signature = "signature" if "revision.signature" in self._cage.later else "NULL"
        query = (
            "SELECT id, desk_id, epoch, sequence, version, author, noted_at_ms, action, reason,"  # noqa: S608  no value
            f" previous_hash, hash, {signature} FROM revision ORDER BY id"
        )
        for local_id, desk_id, *facts, signed in self._cage.rows(query):
            if desk_id not in self._names:
                raise DatabaseFileError(_("The database file names a desk that it does not know."))
            if desk_id == self._other.id:
                # As the desk itself would when sending: versions before the exchange left it out.
                signed = sign_revision(self._other.signing_key, facts[-1])  # noqa: PLW2901
            row: tuple[Any, ...] = (self._names[desk_id], *facts, signed, self._changes(local_id))
            yield IncomingRevision(*row)

    def _changes(self, revision_id: int) -> Iterator[IncomingChange]:
        erased = (
            "EXISTS (SELECT 1 FROM erased e WHERE e.root_uid = c.root_uid)"
            if "erased" in self._cage.later
            else "0"
        )
        query = (
            f"SELECT kind, root_uid, uid, group_number, base, old, new, seal, {erased}"  # noqa: S608  no value
            " FROM change c INDEXED BY ix_change_revision_id WHERE revision_id = ? ORDER BY id"
        )
        for kind, root_uid, uid, *content, seal, is_erased in self._cage.rows(
            query, (revision_id,)
        ):
            if kind == WITHHELD or (is_erased and not _is_order(kind, content[-1])):
                yield withheld(seal[SALT_SIZE:])
            else:
                row_uids = (uuid.UUID(bytes=root_uid), uuid.UUID(bytes=uid))
                row: tuple[Any, ...] = (kind, *row_uids, *content, seal)
                yield IncomingChange(*row)

    def seen_of(self, uid: uuid.UUID) -> tuple[int, int]:
        """Return how far the journal holds a desk without a gap: its newest epoch, the number."""
        epoch = last = 0
        query = (
            "SELECT r.epoch, r.sequence FROM desk d CROSS JOIN revision r ON r.desk_id = d.id"
            " WHERE d.uid = ? ORDER BY r.epoch, r.sequence"
        )
        for number, sequence in self._cage.rows(query, (uid.bytes,)):
            if number != epoch:
                epoch, last = number, 0
            if sequence == last + 1:
                last = sequence
        return epoch, last

    def last_sequence(self, epoch: int) -> int:
        """Return the newest number of the file's own desk in an epoch, 0 if there is none."""
        query = "SELECT max(sequence) FROM revision WHERE desk_id = ? AND epoch = ?"
        return next(self._cage.rows(query, (self._other.id, epoch)))[0] or 0


# --- merging --------------------------------------------------------------------------------------


class _Merging:
    """One database file on its way in."""

    def __init__(
        self, desk: OpenDesk, cage: Cage, named: tuple[str, bytes], progress: Progress
    ) -> None:
        self._desk = desk
        self._named = named
        self._progress = progress
        self._is_newer = cage.is_newer
        self._other = _owner(cage)
        self._now_ms = milliseconds(SystemClock().now_utc())
        with desk.database.snapshot() as session:
            _require_trusted(session, desk, self._other)
            self._reader = _Reader(cage, self._other)
            _require_one_headquarters(session, self._reader.desks)
            self._sender = self._as_sender(session)
            self._gap = self._gap_now(session)
            self._position = last_position(session)

    def _as_sender(self, session: Session) -> Sender:
        """Decide as headquarters does, unless it is the file of this desk's headquarters."""
        peer = session.get(Peer, self._other.uid)
        if self._desk.role == HEADQUARTERS or peer is None or peer.role != HEADQUARTERS:
            return Sender(self._other.uid, is_authority=True)
        seen = self._reader.seen_of(self._desk.uid)
        return Sender(self._other.uid, False, *seen)

    def _gap_now(self, session: Session) -> tuple[int, int] | None:
        peer = session.get(Peer, self._other.uid)
        if peer is None:
            return None
        epoch = peer.received_epoch or self._other.epoch
        last = self._reader.last_sequence(epoch)
        here = session.scalar(
            select(func.max(Revision.sequence))
            .join(Desk, Desk.id == Revision.desk_id)
            .where(Desk.uid == self._other.uid, Revision.epoch == epoch)
        )
        is_missing = max(last, here or 0) < peer.announced_sequence
        return (last, peer.announced_sequence) if is_missing else None

    def run(self, *, plan_only: bool, is_confirmed: bool) -> DatabaseFileReport:
        """Take the file in, after a copy of this desk's database; a plan is rolled back."""
        planned: list[MergeReport] = []
        names: Names = {}
        erased: list[uuid.UUID] = []

        def afterwards(session: Session, report: MergeReport) -> None:
            names.update(told_with_erased(session, report))
            if plan_only:
                tell_what_waits(session, report)
                planned.append(report)
                raise _PlannedError
            if not is_confirmed:
                # What is erased does not come back: of strangers it needs a yes.
                erased_here = 0 if self._is_ruled(session) else len(ordered_erasures(session))
                require_few_deletions(session, report, self._position, erased=erased_here)
            erased.extend(apply_erase_orders(session, self._desk.folder))
            names.update(without_titles_of_erased(names, report))
            self._note(session, report)

        copied = (
            contextlib.nullcontext() if plan_only else snapshot_before(self._desk, self._progress)
        )
        try:
            with copied:
                report = merge(
                    self._desk.database,
                    Incoming(self._reader.desks, self._reader.revisions()),
                    self._sender,
                    now_ms=self._now_ms,
                    afterwards=afterwards,
                    progress=self._progress,
                )
        except _PlannedError:
            report = planned[0]
        except IntegrityError as error:
            raise DatabaseFileError(
                _(
                    "The database file contradicts what this desk has: two revisions have one "
                    "number. Nothing was taken in; ask where the file comes from."
                )
            ) from error
        if erased:
            leave_no_copy(self._desk.database, self._desk.folder)
        other = self._other
        told = (other.uid, other.code, self._gap, self._is_newer)
        return DatabaseFileReport(report, *told, files_added=0, files_to_come=0, names=names)

    def _is_ruled(self, session: Session) -> bool:
        """Say whether this desk is headquarters or paired with one, whose orders alone count."""
        ruling = select(Peer.desk_uid).where(Peer.role == HEADQUARTERS)
        return self._desk.role == HEADQUARTERS or session.scalar(ruling) is not None

    def _note(self, session: Session, report: MergeReport) -> None:
        """Keep what became of the file for ever, and at headquarters who holds which records."""
        if self._desk.role == HEADQUARTERS:
            if self._other.uid == self._desk.uid:
                self._outlive(session)
            else:
                share_brought(session, self._other.uid, report.brought)
            note_to_look_at(session, report)
        tell_what_waits(session, report)
        name, file_hash = self._named
        counts: dict[str, object] = {str(outcome): report.count(outcome) for outcome in Outcome}
        session.add(
            BundleLog(
                is_outgoing=False,
                peer_uid=self._other.uid,
                file_name=name[-255:],
                file_hash=file_hash,
                noted_at_ms=self._now_ms,
                state=FileState.IMPORTED if self._gap is None else FileState.GAP,
                report=counts | {"gap": self._gap and list(self._gap)},
            )
        )

    def _outlive(self, session: Session) -> None:
        """Count past another computer of this headquarters: field desks follow the latest epoch."""
        if self._other.epoch >= self._desk.epoch:
            self._desk.epoch = begin_epoch(session, self._other.epoch)


# --- contents of attachments ----------------------------------------------------------------------


def _files_to_come(desk: OpenDesk) -> set[str]:
    with desk.database.snapshot() as session:
        return {file.sha256 for file in FileStore(desk.folder).missing(session)}


def _bring_files(desk: OpenDesk, files: Path, cage: Cage, progress: Progress) -> tuple[int, str]:
    """Store what this desk's records lack and the other one has.

    Return how many contents, and what hindered the rest, or "". Whoever stops it keeps the
    records: the contents are asked for with the next bundle.
    """
    if "stored_file" not in cage.later:
        return 0, ""
    wanted = sorted(_files_to_come(desk))
    added = 0
    for number, sha256 in enumerate(wanted):
        try:
            progress(number, len(wanted))
        except CancelledError:
            return added, ""
        query = 'SELECT file_uid, "key" FROM stored_file WHERE sha256 = ?'
        for file_uid, key in list(cage.rows(query, (sha256,))):
            name = uuid.UUID(bytes=file_uid)
            try:
                added += _bring_file(desk, files / name.hex, sha256, (name, key))
            except DeskUnavailableError as error:  # the records are in all the same
                return added, error.sentence
    return added, ""


def _bring_file(desk: OpenDesk, path: Path, sha256: str, opener: tuple[uuid.UUID, bytes]) -> bool:
    """Store one content under a key of this desk, unless it is damaged or another one."""
    file_uid, key = opener
    store = FileStore(desk.folder)
    try:
        if not path.is_file():  # a pipe would be waited for
            return False
    except OSError:  # a stick that was pulled: it is asked for with the next bundle
        return False
    try:
        sealed = store.seal(read_sealed(path, key, file_uid))
    except (DamagedFileError, InvalidInputError):
        return False
    with contextlib.ExitStack() as unless_added:
        unless_added.callback(store.discard, sealed)
        if sealed.sha256 != sha256:
            return False
        with desk.database.local_transaction() as session:
            store.add(session, sealed)
        unless_added.pop_all()
    return True
