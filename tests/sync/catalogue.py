"""The stage of the failure catalogue: headquarters, field desks, a stick, and what always holds.

`Site` is a desk with what a person does there; `Organisation` brings files from site to site and
ends each test with what must hold whatever happened (`Organisation.end`).
"""

import atexit
import datetime
import functools
import json
import shutil
import tempfile
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pyrage
from sqlalchemy import select, text

from hrd_desk.clock import Clock
from hrd_desk.merge_groups import EXISTENCE
from hrd_desk.model.conflicts import Conflict, ConflictState, Settlement
from hrd_desk.model.event import CODED_LISTS, Event
from hrd_desk.storage.check import check_desk
from hrd_desk.storage.database import Database
from hrd_desk.storage.desk_folder import RESERVE_BYTES, DeskFolder
from hrd_desk.storage.events import delete_event, load_event, restore_event, save_event
from hrd_desk.storage.journal.journaled import JOURNALED, WITHHELD
from hrd_desk.storage.journal.tables import Change, Desk, Revision
from hrd_desk.storage.merge.rows import RowName, Rows
from hrd_desk.storage.opening import create_desk, open_desk_with_words
from hrd_desk.storage.sync_tables import Erased, Parked, Peer, SharedRecord, Unfit
from hrd_desk.storage.terms import load_vocabulary
from hrd_desk.sync.envelope import file_sha256
from hrd_desk.sync.file_log import known_file
from hrd_desk.sync.key_keepers import add_keeper
from hrd_desk.sync.ledger import FileState, last_position
from hrd_desk.sync.receiving import Received, receive
from hrd_desk.sync.sending import SentBundle, send
from hrd_desk.vocabulary.vocabulary import Vocabulary
from tests.builders import PASSPHRASE, an_event, cheap_cost
from tests.sync.few_terms import few_terms
from tests.sync.identities import paired

MOST_ROUNDS = 6
_LOCAL_TERM_COLUMNS = ("is_enabled",)
"""Each desk decides for itself which terms it offers."""


@functools.cache
def keeper() -> Any:
    """Return the age identity of the person who can open whatever is sent to headquarters."""
    return pyrage.x25519.Identity.generate()


@functools.cache
def _new_desk(code: str, role: str, name: str) -> tuple[Path, str]:
    """Return a closed desk made once for this process, and its recovery words."""
    folder = Path(tempfile.mkdtemp(prefix="hrd-desk-catalogue-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    author = f"Tester of {code}"
    with few_terms("torture", "life", "fair-trial"):  # the tests of terms use all
        desk, words = create_desk(
            folder / name, PASSPHRASE, code, role=role, author=author, cost=cheap_cost()
        )
    if role == "hq":
        add_keeper(desk.database, str(keeper().to_public()), "The keeper")
    desk.close()
    return desk.folder.path, words


class Site:
    """A desk that may be closed, copied and opened again, and what a person does there."""

    def __init__(self, path: Path, words: str) -> None:
        self.path = path
        self._logged = datetime.date(2023, 5, 1)
        self.words = words
        self.desk = open_desk_with_words(path, words)
        self.acknowledged: set[bytes] = set()

    @classmethod
    def new(cls, folder: Path, code: str, role: str = "field", name: str = "") -> Self:
        """Return a desk that has met nobody yet."""
        source, words = _new_desk(code, role, name or code)
        return cls(_copied(source, folder / f"{name or code}.hrdesk"), words)

    @property
    def database(self) -> Database:
        return self.desk.database

    # --- opening and closing ----------------------------------------------------------------------

    def restart(self, clock: Clock | None = None) -> None:
        """Close the desk and open it again, on a computer with `clock`."""
        self.desk.close()
        self.desk = open_desk_with_words(self.path, self.words, clock)

    def copy(self, folder: Path) -> Path:
        """Copy the desk as a person does in a file manager."""
        self.desk.close()
        copied = _copied(self.path, folder / self.path.name)
        self.desk = open_desk_with_words(self.path, self.words)
        return copied

    def use(self, path: Path) -> Path:
        """Go on with the copy at `path` in the place of the desk; return where that lies."""
        self.desk.close()
        before, self.path = self.path, path
        self.desk = open_desk_with_words(path, self.words)
        return before

    # --- editing ----------------------------------------------------------------------------------

    def log(self, **fields: Any) -> uuid.UUID:
        """Enter an event and return its uid."""
        # Days apart, or headquarters would take them for one event.
        self._logged += datetime.timedelta(days=10)
        fields = {"start_date": self._logged.isoformat(), "summary": ""} | fields
        with self.database.transaction("save") as session:
            event = an_event(load_vocabulary(session), **fields)
            return save_event(session, event).uid

    def edit(self, uid: uuid.UUID, **fields: Any) -> None:
        """Write fields of an event; coded lists are given as codes."""

        def write(event: Event) -> None:
            for name in fields.keys() - CODED_LISTS.keys():
                setattr(event, name, fields[name])
            for name in fields.keys() & CODED_LISTS.keys():
                scheme, vocabulary = CODED_LISTS[name], self.vocabulary()
                event.code_with(name, [vocabulary.term(scheme, code) for code in fields[name]])

        self.change(uid, write)

    def change(self, uid: uuid.UUID, change: Callable[[Event], object]) -> None:
        """Let `change` do what it does to an event, and save it."""
        event = self.event(uid)
        change(event)
        with self.database.transaction("save") as session:
            save_event(session, event)

    def delete(self, uid: uuid.UUID, reason: str = "entered twice") -> None:
        with self.database.transaction("delete", reason) as session:
            delete_event(session, uid, reason)

    def restore(self, uid: uuid.UUID) -> None:
        with self.database.transaction("restore") as session:
            restore_event(session, uid)

    def settle(self, conflict: Conflict, choice: Settlement) -> None:
        """Settle a question about a value as a person does: for the one shown or the waiting."""
        name = RowName(conflict.row_kind, conflict.record_uid, conflict.row_uid)
        with self.database.transaction("settle") as session:
            rows = Rows(session.connection())
            change = rows.changed(name, conflict.group_number, conflict.waiting_version)
            if choice is Settlement.WAITING and change and change[1]:
                rows.write(name, conflict.group_number, change[1])
            found = session.get_one(Conflict, conflict.id)
            found.state, found.choice = ConflictState.SETTLED.value, choice.value

    # --- looking ----------------------------------------------------------------------------------

    def event(self, uid: uuid.UUID) -> Event:
        with self.database.snapshot() as session:
            return load_event(session, uid)

    def vocabulary(self) -> Vocabulary:
        with self.database.snapshot() as session:
            return load_vocabulary(session)

    def conflicts(self, uid: uuid.UUID) -> list[Conflict]:
        """Return the questions about an event that nobody has settled."""
        is_open = Conflict.state.in_(("open", "asked"))
        query = select(Conflict).where(Conflict.record_uid == uid, is_open)
        with self.database.snapshot() as session:
            return list(session.scalars(query.order_by(Conflict.id)))

    def waiting(self, conflict: Conflict) -> tuple[Any, Any]:
        """Return what both sides of a question began from, and the value that waits."""
        name = RowName(conflict.row_kind, conflict.record_uid, conflict.row_uid)
        with self.database.snapshot() as session:
            rows = Rows(session.connection())
            first = rows.changed(name, conflict.group_number, conflict.first_version)
            last = rows.changed(name, conflict.group_number, conflict.waiting_version)
        assert first is not None
        assert last is not None
        return first[0], last[1]

    def value(self, query: str, **values: Any) -> Any:
        """Return the first value that a query gives."""
        with self.database.snapshot() as session:
            return session.execute(text(query), values).scalar()

    def peer(self, other: "Site") -> Peer:
        with self.database.snapshot() as session:
            return session.get_one(Peer, other.desk.uid)

    def state(self) -> list[Any]:
        """Return figures of all that an import may change: the journal, what waits, the peers.

        The records themselves follow from the journal, as `check_desk` proves at the end.
        """
        queries = (
            "SELECT count(*), total(id), total(length(hash)) FROM revision",
            "SELECT count(*), total(id), total(length(kind)), total(length(new)) FROM change",
            "SELECT why, count(*), total(change_id) FROM parked GROUP BY why ORDER BY why",
            "SELECT count(*), total(revision_id), total(missing_version) FROM held",
            "SELECT count(*), total(revision_id) FROM unfit",
            "SELECT count(*), total(headquarters_version) FROM own_pending",
            "SELECT count(*), total(version) FROM unknown_term_use",
            "SELECT count(*), total(sent_number) FROM shared_record",
            "SELECT count(*) FROM erased",
            "SELECT received_number, received_position, acknowledged_position, holds FROM peer",
        )
        with self.database.snapshot() as session:
            connection = session.connection()
            return [connection.exec_driver_sql(query).all() for query in queries]

    def note_acknowledged(self) -> None:
        """Keep which own changes a receipt covers: from now on they must never be lost."""
        with self.database.snapshot() as session:
            for position in session.scalars(select(Peer.acknowledged_position)):
                self.acknowledged |= _own_seals(session, position)


def _copied(source: Path, target: Path) -> Path:
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("reserve", "lock"))
    # Holes instead of bytes, or a test run would write gigabytes of reserves.
    with DeskFolder(target).reserve.open("wb") as reserve:
        reserve.truncate(RESERVE_BYTES)
    return target


def _own_seals(session: Any, position: int) -> set[bytes]:
    query = (
        select(Change.seal)
        .join(Revision, Revision.id == Change.revision_id)
        .join(Desk, Desk.id == Revision.desk_id)
        .where(Desk.is_own, Revision.id <= position, Change.kind != WITHHELD)
    )
    return set(session.scalars(query))


@dataclass(slots=True)
class Carried:
    """A file that was written, and the site it is for."""

    to: Site
    path: Path


@functools.cache
def _organised() -> dict[str, tuple[Path, str]]:
    """Return closed desks that are paired and know each other's vocabulary, made once."""
    folder = Path(tempfile.mkdtemp(prefix="hrd-desk-organised-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    hq = Site.new(folder, "HQ", "hq")
    sites = [Site.new(folder, "ALM"), Site.new(folder, "BSK")]
    paired([site.desk for site in sites], hq.desk)
    for site in sites:
        for sender, to in ((site, hq), (hq, site), (site, hq)):
            receive(to.desk, send(sender.desk, folder, code=to.desk.code).paths[0])
    for site in (hq, *sites):
        site.desk.close()
    return {site.desk.code: (site.path, site.words) for site in (hq, *sites)}


class Organisation:
    """Headquarters, a field desk in Almaty and, once somebody asks for it, one in Bishkek."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.stick = folder / "stick"
        self.stick.mkdir()
        self.files: list[Carried] = []
        self.hq = self._site("HQ")
        self.almaty = self._site("ALM")
        self.fields = [self.almaty]

    @functools.cached_property
    def bishkek(self) -> Site:
        site = self._site("BSK")
        self.fields.append(site)
        return site

    def _site(self, code: str) -> Site:
        source, words = _organised()[code]
        return Site(_copied(source, self.folder / source.name), words)

    def join(self, site: Site) -> Site:
        """Pair one more field desk with headquarters."""
        paired([site.desk], self.hq.desk)
        self.fields.append(site)
        return site

    def lose(self, site: Site) -> None:
        """Let a desk be stolen: nothing that is for it matters any more."""
        site.desk.close()
        self.fields.remove(site)
        self.files = [carried for carried in self.files if carried.to is not site]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        for site in [self.hq, *self.fields]:
            site.desk.close()

    # --- files ------------------------------------------------------------------------------------

    def write(self, sender: Site, to: Site | None = None, **options: Any) -> SentBundle:
        """Write a file onto the stick, from a field desk to headquarters or back."""
        to = to or self.hq
        sent = send(sender.desk, self.stick, code=to.desk.code, **options)
        self.files += [Carried(to, path) for path in sent.paths]
        return sent

    def file(self, sender: Site, to: Site | None = None) -> Path:
        """Write a file onto the stick and return where it lies."""
        return self.write(sender, to).paths[0]

    def take(self, site: Site, path: Path) -> Received:
        """Take a file in at a site."""
        received = receive(site.desk, path)
        site.note_acknowledged()
        return received

    def up(self, site: Site) -> Received:
        """Bring what a field desk has to headquarters."""
        return self.take(self.hq, self.file(site))

    def down(self, site: Site) -> Received:
        """Bring what headquarters has to a field desk."""
        return self.take(site, self.file(self.hq, site))

    def exchange(self, *sites: Site) -> None:
        """Bring files there and back."""
        for site in sites or (self.almaty,):
            self.up(site)
            self.down(site)

    def shared(self, **fields: Any) -> uuid.UUID:
        """Return an event that Almaty entered and headquarters has, both knowing that."""
        uid = self.almaty.log(**fields)
        self.exchange()
        return uid

    def share(self, uid: uuid.UUID, site: Site) -> None:
        """Let headquarters send a record to one more desk."""
        row = SharedRecord(peer_uid=site.desk.uid, record_uid=uid, sent_number=0)
        with self.hq.database.local_transaction() as session:
            session.add(row)

    def deliver(self) -> None:
        """Bring files back and forth until every desk has what is for it and knows that."""
        for _round in range(MOST_ROUNDS):
            visited = [self._visit(site) for site in self.fields]
            if not any(visited):
                return
        raise AssertionError("the desks never come to an end")

    def _visit(self, site: Site) -> bool:
        if self._is_even(site):
            return False
        self.exchange(site)
        return True

    def _is_even(self, site: Site) -> bool:
        if not (_is_confirmed(site, self.hq) and _is_confirmed(self.hq, site)):
            return False
        peer = self.hq.peer(site)
        return not self.hq.value(
            "SELECT count(*) FROM shared_record WHERE peer_uid = :peer"
            " AND (sent_number = 0 OR sent_number > :number)",
            peer=site.desk.uid.bytes,
            number=peer.acknowledged_number,
        )

    # --- what always holds ------------------------------------------------------------------------

    def end(self) -> None:
        """Deliver everything, then ask of all desks what must hold after every case."""
        self.deliver()
        self._require_nothing_twice()
        self.deliver()
        self._require_no_loss()
        for site in self.fields:
            self._require_agreement(site)
        for site in [self.hq, *self.fields]:
            findings = check_desk(site.desk).findings
            assert not findings, (site.desk.code, findings)

    def _require_nothing_twice(self) -> None:
        for carried in self.files:
            site = carried.to
            was_taken = known_file(site.database, file_sha256(carried.path))
            if was_taken is None:
                self.take(site, carried.path)
            before = site.state()
            assert self.take(site, carried.path).state is FileState.DUPLICATE
            assert site.state() == before

    def _require_no_loss(self) -> None:
        with self.hq.database.snapshot() as session:
            kept = set(session.scalars(select(Change.seal).where(Change.kind != WITHHELD)))
            erased = select(Parked.change_id).where(Parked.why == "erased")
            bare = set(session.scalars(select(Change.seal).where(Change.id.in_(erased))))
        for site in self.fields:
            with site.database.snapshot() as session:
                own = _own_seals(session, last_position(session))
            lost = (own | site.acknowledged) - kept
            assert {seal[16:] for seal in lost} <= {seal[16:] for seal in bare}

    def _require_agreement(self, site: Site) -> None:
        with self.hq.database.snapshot() as session:
            query = select(SharedRecord.record_uid)
            shared = set(session.scalars(query.where(SharedRecord.peer_uid == site.desk.uid)))
            unfit = set(session.scalars(select(Unfit.root_uid)))
            # What was asked about an erased record, and blanked, need not have gone anywhere.
            erased = set(session.scalars(select(Erased.root_uid)))
        with site.database.snapshot() as session:
            unfit |= set(session.scalars(select(Unfit.root_uid)))
            assert set(session.scalars(select(Erased.root_uid))) == erased & shared
        records = shared - unfit - erased
        assert content(site, records) == content(self.hq, records)
        assert not site.value("SELECT count(*) FROM own_pending")
        assert _terms(site) == _terms(self.hq)


def _is_confirmed(sender: Site, receiver: Site) -> bool:
    """Say whether the sender knows that the receiver has all there is."""
    peer = sender.peer(receiver)
    with sender.database.snapshot() as session:
        newest = last_position(session)
    return peer.acknowledged_position >= newest and not peer.is_receipt_due


def content(site: Site, records: Iterable[uuid.UUID]) -> dict[uuid.UUID, Any]:
    """Return all rows of records as JSON objects, by kind and uid."""
    found: dict[uuid.UUID, Any] = {uid: {} for uid in records}
    with site.database.snapshot() as session:
        connection = session.connection()
        for journaled in JOURNALED:
            wanted = journaled.json_object(journaled.content_columns, "r")
            root, uid = journaled.root.format(row="r"), journaled.uid.format(row="r")
            query = f"SELECT {root}, {uid}, {wanted} FROM {journaled.table.name} r"  # noqa: S608  our own names
            for root_bytes, uid_bytes, row in connection.exec_driver_sql(query):
                rows = found.get(uuid.UUID(bytes=root_bytes))
                if rows is not None:
                    rows[journaled.kind, uid_bytes.hex()] = json.loads(row)
        for root_bytes, uid_bytes, label in connection.exec_driver_sql(
            "SELECT root_uid, term_uid, label_coded FROM unknown_term_use"
        ):
            rows = found.get(uuid.UUID(bytes=root_bytes))
            if rows is not None:
                rows["term-use", uid_bytes.hex()] = {"label_coded": label}
    return found


def _terms(site: Site) -> dict[uuid.UUID, Any]:
    term = next(journaled for journaled in JOURNALED if journaled.kind == "term")
    columns = tuple(c for c in term.content_columns if c not in _LOCAL_TERM_COLUMNS)
    query = f"SELECT uid, {term.json_object(columns, 'r')} FROM term r"  # noqa: S608  our own names
    with site.database.snapshot() as session:
        rows = session.connection().exec_driver_sql(query)
        return {uuid.UUID(bytes=uid): json.loads(row) for uid, row in rows}


# --- what only a newer version of the program would write ----------------------------------------


def write_as_newer(
    site: Site, uid: uuid.UUID, group_number: int, new: dict[str, Any], kind: str = "event"
) -> None:
    """Write a change of a group that this version does not know, as a newer desk would."""
    with site.database.transaction("save") as session:
        session.execute(
            text("INSERT INTO journal_edited VALUES (:kind, :uid, :uid, :group, 0, NULL, :new)"),
            {"kind": kind, "uid": uid.bytes, "group": group_number, "new": json.dumps(new)},
        )
        # The newer desk would show it; this one passes it over when it checks itself.
        session.execute(
            text("INSERT INTO parked (change_id, why) SELECT max(id), 'newer' FROM change")
        )


def newest_change(site: Site, uid: uuid.UUID, group_number: int = EXISTENCE) -> Change:
    """Return the last change of a group of a record that came to be at a site."""
    query = select(Change).where(Change.root_uid == uid, Change.group_number == group_number)
    with site.database.snapshot() as session:
        return session.scalars(query.order_by(Change.id.desc()).limit(1)).one()
