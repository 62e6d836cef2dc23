"""Take a file in, always by the same nine steps; whatever it is, it ends in a state to be seen.

1 known? 2 who signed it, for whom, 3 opened within limits, 4 a format that is read here, 5 what
it would do, 6 shown and confirmed, 7 a copy of the database first, 8 applied in one transaction,
9 the receipt goes with the next bundle.
"""

import contextlib
import uuid
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyrage
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hrd_desk.clock import SystemClock, milliseconds, moment_of
from hrd_desk.errors import CancelledError, DeskUnavailableError, HrdDeskError
from hrd_desk.i18n import _
from hrd_desk.model.event import Event
from hrd_desk.model.moment_words import moment_words
from hrd_desk.progress import Progress, silent
from hrd_desk.storage.desk_folder import disk_errors
from hrd_desk.storage.journal.own_desk import own_desk
from hrd_desk.storage.merge.engine import Incoming, merge
from hrd_desk.storage.merge.incoming import WAITING, MergeReport, Sender, UnsoundRevisionError
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.sealed_files import DamagedFileError
from hrd_desk.storage.sync_tables import Peer
from hrd_desk.sync.bundle_reader import (
    Sink,
    Trust,
    UnreadableFileError,
    file_bytes,
    peek,
    read_part,
    reading,
)
from hrd_desk.sync.envelope import file_sha256
from hrd_desk.sync.file_log import KnownFile, known_file, log_file, set_aside
from hrd_desk.sync.inbox_entries import tell_what_waits
from hrd_desk.sync.kept_parts import PartReader
from hrd_desk.sync.key_keepers import keepers
from hrd_desk.sync.keys import own_keys
from hrd_desk.sync.ledger import (
    FileState,
    is_from_before_a_restore,
    is_newer,
    knows_more_of_this_desk,
    last_position,
    require_role,
    seen_of,
    trust_in,
)
from hrd_desk.sync.lines import Lines, Remarks
from hrd_desk.sync.looking_again import look_again
from hrd_desk.sync.manifest import Manifest
from hrd_desk.sync.preview import (
    Names,
    plan_sentence,
    told_with_erased,
    without_titles_of_erased,
)
from hrd_desk.sync.refusals import Refusal, RefusedError
from hrd_desk.sync.sending import Step, no_step
from hrd_desk.sync.snapshots import snapshot_before
from hrd_desk.sync.taking_in import (
    Arrival,
    TakenAlreadyError,
    emptied_records,
    is_wanted_again,
    settle_arrival,
    settle_files,
    taken_before,
    tidy_up,
)
from hrd_desk.sync.unpacking import Unpacked, unpack

MOST_DELETED = 20
FEWEST_DELETED = 5
MOST_DELETED_SHARE = 0.02
CLOCK_AHEAD_MS = 24 * 3600 * 1000


@dataclass(frozen=True, slots=True)
class Received:
    """What became of one file: its state, one sentence, and the report if it was taken in.

    `names` are reference and title of the first records in the report. `lost_records` is how many
    records a file that was stopped would delete or empty.
    """

    path: Path
    state: FileState
    sentence: str
    peer_code: str = ""
    number: int = 0
    report: MergeReport | None = None
    names: Names = field(default_factory=dict)
    lost_records: int = 0

    @property
    def is_known(self) -> bool:
        """Whether the content is here, from this file or from one before it."""
        return self.state in (FileState.IMPORTED, FileState.DUPLICATE)

    @property
    def needs_person(self) -> bool:
        """Whether somebody has to look at something."""
        report = self.report
        return not self.is_known or (
            report is not None and any(report.count(outcome) for outcome in WAITING)
        )


class StoppedError(HrdDeskError):
    """The file would delete or empty so much that a person must say yes first."""

    def __init__(self, report: MergeReport, records: int) -> None:
        sentence = _(
            "This file would delete or empty {count} records here. Nothing was taken in; look at "
            "the plan, and confirm it if that is right."
        )
        super().__init__(sentence.format(count=records))
        self.report = report
        self.records = records


class _PlannedError(Exception):
    """Ends the transaction of a plan, which is rolled back."""

    def __init__(self, report: MergeReport) -> None:
        super().__init__()
        self.report = report


def receive(
    desk: OpenDesk,
    path: Path,
    *,
    identities: Sequence[pyrage.x25519.Identity] = (),
    is_confirmed: bool = False,
    progress: Progress = silent,
    step: Step = no_step,
) -> Received:
    """Take in the file at `path` and return what became of it; it stays where it is.

    `identities` are further keys that may open it, of a key keeper. `is_confirmed`: a person saw
    the plan and said yes to deleting many records. Raises `DeskUnavailableError` and
    `UnreadableFileError` for disks, with nothing changed.
    """
    receiving = _Receiving(desk, path, identities, progress)
    return receiving.run(is_confirmed=is_confirmed, step=step)


def plan(
    desk: OpenDesk,
    path: Path,
    *,
    identities: Sequence[pyrage.x25519.Identity] = (),
    progress: Progress = silent,
) -> Received:
    """Return what `receive` would do, without doing it."""
    return _Receiving(desk, path, identities, progress).run(is_plan=True)


def retry_waiting(desk: OpenDesk, progress: Progress = silent) -> list[Received]:
    """Take in what an older version of the program had to set aside.

    One that cannot be read stays there, and holds up no other one.
    """
    folder = desk.folder.waiting
    received = []
    for path in sorted(folder.glob("*.hrdx")) if folder.is_dir() else ():
        try:
            result = receive(desk, path, progress=progress)
        except UnreadableFileError as error:
            received.append(Received(path, FileState.TOO_NEW, error.sentence))
            continue
        if result.state is not FileState.TOO_NEW:
            path.unlink(missing_ok=True)
            received.append(result)
    return received


def look_again_and_tell(
    desk: OpenDesk,
    report: MergeReport,
    progress: Progress,
    *,
    also: Collection[uuid.UUID] = (),
    is_looking: bool,
) -> str:
    """Look for look-alikes, then let the report say what the inbox says; return a remark, or "".

    Whoever stops the looking keeps what was taken in: the rest is looked at the next time.
    """
    remark = ""
    if is_looking:
        later = _("Records that may be the same are looked for later.")
        try:
            look_again(desk.database, progress)
        except CancelledError:
            remark = later
        except DeskUnavailableError as error:  # what came is in all the same
            remark = f"{error.sentence} {later}"
    with desk.database.snapshot() as session:
        tell_what_waits(session, report, also)
    return remark


def require_few_deletions(
    session: Session, report: MergeReport, position: int, *, erased: int = 0
) -> None:
    """Raise `StoppedError` for what deletes or empties much behind `position` of the journal.

    `erased` records are lost as well; of these any is too many.
    """
    lost = report.removed_records + emptied_records(session, position)
    everything = session.scalar(select(func.count(Event.id))) or 0
    limit = min(MOST_DELETED, max(FEWEST_DELETED, int(everything * MOST_DELETED_SHARE)))
    if erased or lost > limit:
        raise StoppedError(report, lost + erased)


class _Receiving:
    """One file on its way in."""

    def __init__(
        self,
        desk: OpenDesk,
        path: Path,
        identities: Sequence[pyrage.x25519.Identity],
        progress: Progress,
    ) -> None:
        self._desk = desk
        self._path = path
        self._progress = progress
        self._now_ms = milliseconds(SystemClock().now_utc())
        self._names: Names = {}
        self._is_card_old = False
        self._is_peer_in_use_twice = self._is_in_use_twice = False
        with desk.database.local_transaction() as session:
            keys = own_keys(session)
        self._recipient = keys.recipient
        self._identities = [keys.identity, *keys.earlier_identities, *identities]

    def run(
        self, *, is_plan: bool = False, is_confirmed: bool = False, step: Step = no_step
    ) -> Received:
        """Go through the steps."""
        with disk_errors():  # of this desk's disk; what reads the file tells of that one's
            return self._run(step, is_plan=is_plan, is_confirmed=is_confirmed)

    def _run(self, step: Step, *, is_plan: bool, is_confirmed: bool) -> Received:
        file_hash = self._file_hash()
        known = known_file(self._desk.database, file_hash)
        wanted = (self._desk, self._path, file_hash, self._peeked)
        if known is not None and not is_wanted_again(*wanted):
            return self._duplicate(known)
        try:
            manifest = peek(self._path, self._identities, self._trust)
            step("verified")
            self._require_ours(manifest)
            state, lacking = taken_before(self._desk, manifest)
            reader = PartReader(self._read_part, self._peeked, self._progress)
            with unpack(self._desk.folder, self._path, manifest, reader, lacking) as unpacked:
                step("unpacked")
                if unpacked.has_changes:
                    return self._take(unpacked, file_hash, step, (is_plan, is_confirmed))
                if state is not None:
                    return self._take_files(unpacked, file_hash, state, is_plan=is_plan)
                return self._wait_for_parts(unpacked, file_hash)
        except (RefusedError, UnsoundRevisionError, DamagedFileError) as error:
            return self._refused(error, file_hash, is_plan=is_plan)
        except TakenAlreadyError as error:
            return self._duplicate(error.known)

    def _file_hash(self) -> bytes:
        file_bytes(self._path)
        with reading(self._path):
            return file_sha256(self._path, self._progress)

    # --- who, for whom ----------------------------------------------------------------------------

    def _trust(self, verify_key: bytes) -> Trust:
        with self._desk.database.snapshot() as session:
            return trust_in(session, verify_key)

    def _peeked(self, path: Path) -> Manifest | None:
        try:
            return peek(path, self._identities, self._trust)
        except (RefusedError, UnreadableFileError):
            return None  # nobody knows what it says, so it stays

    def _read_part(self, path: Path, sink: Sink) -> Manifest:
        return read_part(path, self._identities, self._trust, sink, self._progress)

    def _require_ours(self, manifest: Manifest) -> None:
        with self._desk.database.snapshot() as session:
            own = own_desk(session)
            if manifest.recipient_uid not in (own.uid, own.name_uid) and not self._is_heir(session):
                raise RefusedError(Refusal.NOT_FOR_US)

    def _is_heir(self, session: Session) -> bool:
        """Say whether this is another headquarters that a key keeper opens files on."""
        return own_desk(session).role == "hq" and len(self._identities) > 1

    def _seals_for_others(self, session: Session, peer: Peer, manifest: Manifest) -> bool:
        """Say whether the sender lacks a key keeper of now, or seals for one who was removed."""
        # Of several, an earlier key of this desk is on its way out, or a keeper opens the file.
        if len(self._identities) > 1:
            return False
        ours = {self._recipient, *(keeper.recipient for keeper in keepers(session))}
        return set(manifest.recipients) != ours | set(peer.recipients)

    def _note_sender(
        self, session: Session, peer: Peer, manifest: Manifest, *, is_authority: bool
    ) -> None:
        """Keep what people should hear of the sender, before its receipt changes anything."""
        self._is_peer_in_use_twice = is_from_before_a_restore(session, peer, manifest)
        self._is_in_use_twice = knows_more_of_this_desk(session, manifest.acknowledges)
        self._is_card_old = is_authority and self._seals_for_others(session, peer, manifest)

    # --- taking it in -----------------------------------------------------------------------------

    def _take(
        self, unpacked: Unpacked, file_hash: bytes, step: Step, choices: tuple[bool, bool]
    ) -> Received:
        is_plan, is_confirmed = choices
        manifest = unpacked.manifest
        lines = Lines(unpacked.lines())
        with self._desk.database.snapshot() as session:
            peer = session.get_one(Peer, manifest.sender_uid)
            is_authority = require_role(session, peer)
            seen = seen_of(session, manifest.acknowledges, peer)
            position = last_position(session)
            is_newest = is_newer(peer, manifest)
            self._note_sender(session, peer, manifest, is_authority=is_authority)
        arrival = Arrival(unpacked, file_hash, lines.remarks, self._path, position, self._now_ms)

        def afterwards(session: Session, report: MergeReport) -> None:
            self._names = told_with_erased(session, report)
            if is_plan:
                tell_what_waits(session, report, arrival.named_unfit)
                raise _PlannedError(report)
            if not is_confirmed:
                require_few_deletions(session, report, position)
            settle_arrival(session, self._desk.folder, arrival, report, is_authority=is_authority)
            self._names = without_titles_of_erased(self._names, report)

        sender = Sender(manifest.sender_uid, is_authority, *seen)
        incoming = Incoming(
            lines.desks(), lines.revisions(), lambda: lines.told(is_newest=is_newest)
        )
        try:
            with self._copied_first(step, is_plan=is_plan):
                if not is_plan:
                    unpacked.flush(self._progress)
                report = merge(
                    *(self._desk.database, incoming, sender),
                    now_ms=self._now_ms,
                    afterwards=afterwards,
                    progress=self._progress,
                )
                unpacked.are_contents_kept = True
        except _PlannedError as planned:
            return self._result(FileState.IMPORTED, unpacked, planned.report)
        except StoppedError as error:
            return self._stopped(error, manifest, file_hash)
        step("applied")
        tidied = tidy_up(self._desk, arrival, self._peeked)
        told = (self._desk, report, self._progress)
        later = look_again_and_tell(*told, also=arrival.named_unfit, is_looking=is_authority)
        return self._result(arrival.state, unpacked, report, tidied, later)

    @contextlib.contextmanager
    def _copied_first(self, step: Step, *, is_plan: bool) -> Iterator[None]:
        """Copy the database before the block changes it; a plan changes nothing."""
        if is_plan:
            yield
            return
        with snapshot_before(self._desk, self._progress):
            step("copied")
            yield

    def _take_files(
        self, unpacked: Unpacked, file_hash: bytes, state: FileState, *, is_plan: bool
    ) -> Received:
        """Take in the files that one more part brings: no change comes, so nothing is merged."""
        arrival = Arrival(unpacked, file_hash, Remarks(), self._path, 0, self._now_ms, state)
        if is_plan:
            return self._result(FileState.IMPORTED, unpacked, MergeReport())
        unpacked.flush(self._progress)
        with self._desk.database.local_transaction() as session:
            settle_files(session, self._desk.folder, arrival, {})
        unpacked.are_contents_kept = True
        remark = tidy_up(self._desk, arrival, self._peeked)
        return self._result(state, unpacked, MergeReport(), remark)

    # --- how it ends ------------------------------------------------------------------------------

    def _result(
        self, state: FileState, unpacked: Unpacked, report: MergeReport, *remarks: str
    ) -> Received:
        manifest = unpacked.manifest
        sentence = plan_sentence(report)
        if state is FileState.GAP:
            text = _(
                "A file of {code} before this one has not come. What needs it waits; the next file "
                "will bring it."
            )
            sentence = f"{sentence} {text.format(code=manifest.sender_code)}"
        if not unpacked.is_complete:
            text = _("{come} of {all} parts are here; the others bring attached files.")
            counts = {"come": len(unpacked.parts), "all": manifest.parts}
            sentence = f"{sentence} {text.format(**counts)}"
        if report.clock_ahead_ms > CLOCK_AHEAD_MS or report.is_clock_behind:
            text = _("The clock of {code} is wrong: check the date there.")
            sentence = f"{sentence} {text.format(code=manifest.sender_code)}"
        if self._is_card_old:
            text = _("{code} seals for other key keepers than those of now. Give it the new card.")
            sentence = f"{sentence} {text.format(code=manifest.sender_code)}"
        if self._is_in_use_twice:
            text = _(
                "{code} has work under the name of this desk from another computer. Only one of "
                "the two may go on with it."
            )
            sentence = f"{sentence} {text.format(code=manifest.sender_code)}"
        if self._is_peer_in_use_twice:
            text = _(
                "{code} is in use on two computers, of which one goes on from a backup of the "
                "other. Ask there which one is to go on alone."
            )
            sentence = f"{sentence} {text.format(code=manifest.sender_code)}"
        told = (manifest.sender_code, manifest.number, report, self._names)
        return Received(self._path, state, " ".join(filter(None, (sentence, *remarks))), *told)

    def _stopped(self, error: StoppedError, manifest: Manifest, file_hash: bytes) -> Received:
        log_file(self._desk.database, self._path, file_hash, FileState.STOPPED, manifest)
        told = (error.report, self._names, error.records)
        code, number = manifest.sender_code, manifest.number
        return Received(self._path, FileState.STOPPED, error.sentence, code, number, *told)

    def _wait_for_parts(self, unpacked: Unpacked, file_hash: bytes) -> Received:
        manifest = unpacked.manifest
        log_file(self._desk.database, self._path, file_hash, FileState.PARTS, manifest)
        missing = sorted(set(range(1, manifest.parts + 1)) - set(unpacked.parts))
        sentence = _("Part {part} of {all} is kept. Still to come: {missing}.").format(
            part=manifest.part, all=manifest.parts, missing=", ".join(map(str, missing[:20]))
        )
        return Received(
            self._path, FileState.PARTS, sentence, manifest.sender_code, manifest.number
        )

    def _duplicate(self, known: KnownFile) -> Received:
        sentence = _("This file of {code} was taken in on {when}. Nothing changed.").format(
            code=known.peer_code, when=moment_words(moment_of(known.noted_at_ms))
        )
        return Received(self._path, FileState.DUPLICATE, sentence, known.peer_code, known.number)

    def _refused(self, error: HrdDeskError, file_hash: bytes, *, is_plan: bool) -> Received:
        is_newer = isinstance(error, RefusedError) and error.code is Refusal.TOO_NEW
        state = FileState.TOO_NEW if is_newer else FileState.REFUSED
        if not is_plan:
            is_foreign = isinstance(error, RefusedError) and error.code is Refusal.NOT_A_BUNDLE
            if not is_foreign:
                set_aside(self._desk.folder, self._path, file_hash, is_newer=is_newer)
            log_file(self._desk.database, self._path, file_hash, state, reason=error.sentence)
        return Received(self._path, state, error.sentence)
