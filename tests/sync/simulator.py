"""A deterministic organisation with unreliable mail: the same seed does the same things.

One headquarters and one to five field desks log, edit, delete, merge terms, send and receive real
bundles. The carrier drops, repeats, reorders, truncates and delays them; desks are restored from
backups and copied. `run(seed)` ends by delivering everything and returns what broke the
invariants of the exchange:

1. every revision that a desk has is at headquarters, once;
2. tables and journal agree on every desk;
3. what desks share is the same on all of them, and nothing of theirs is left aside;
4. every coded value resolves to a term;
5. a question stands only where both sides changed the same value;
6. after each file, what is told of it, the counter and the list of the inbox are one.
"""

import atexit
import functools
import random
import shutil
import sys
import tempfile
import uuid
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from unittest import mock

from sqlalchemy import func, select

from hrd_desk.clock import Clock
from hrd_desk.errors import NotFoundError
from hrd_desk.model.conflicts import Conflict, ConflictKind
from hrd_desk.model.pairs import RecordPair
from hrd_desk.storage.backup import begin_epoch
from hrd_desk.storage.check import check_desk
from hrd_desk.storage.journal.check import Key, records_standing
from hrd_desk.storage.journal.tables import Desk, Revision
from hrd_desk.storage.merge import staging
from hrd_desk.storage.merge.incoming import WAITING
from hrd_desk.storage.merge.rows import RowName, Rows, Values
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.sync_tables import Held, OwnPending, SharedRecord, Unfit, UnknownTermUse
from hrd_desk.sync.inbox import InboxItem, inbox
from hrd_desk.sync.inbox_entries import OUTCOMES, InboxKind, entries, inbox_counts
from hrd_desk.sync.receiving import Received, receive
from hrd_desk.sync.sending import send
from hrd_desk.sync.standing import MarkFolder, say_copied
from hrd_desk.sync.telling import tell_together
from tests.figures import tell
from tests.sync.identities import (
    a_closed_field_desk,
    a_closed_headquarters,
    card_of,
    copied,
    paired,
    reopened,
    taken,
)
from tests.sync.reproducible import reproducible, wrong_time
from tests.sync.simulated import Edits, Person, decide_something, merge_terms, settle_something
from tests.sync.simulated_keys import Locksmith, meet_again
from tests.sync.simulated_terms import Librarian, erase_something

CODES = ("ALM", "BIS", "OSH", "DUS", "ASH")
STEPS = 45
MOST_ROUNDS = 8
"""In which everything must have been said to everyone."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did, and what it broke: nothing, if the exchange is right."""

    broken: list[str]
    done: Counter[str]


@dataclass(slots=True)
class Letter:
    """A bundle on its way."""

    path: Path
    to: str


@dataclass(slots=True)
class Simulation:
    """The desks of one run, by code, and the mail between them."""

    folder: Path
    chance: random.Random
    desks: dict[str, OpenDesk]
    clocks: Mapping[str, Clock]
    mail: list[Letter] = field(default_factory=list)
    backups: dict[str, Path] = field(default_factory=dict)
    done: Counter[str] = field(default_factory=Counter)
    edits: Edits = field(default_factory=Edits)
    copies: int = 0
    told: list[str] = field(default_factory=list)
    has_decisions: bool = False
    has_terms: bool = False
    has_keys: bool = False

    # --- one step ---------------------------------------------------------------------------------

    def step(self) -> None:
        """Let one thing happen."""
        happenings = [self.work, self.post, self.carry, self.back_up, self.restore, self.copy]
        happenings, weights = [*happenings, self.merge], [60, 14, 14, 3, 2, 1, 2]
        if self.has_decisions:
            happenings, weights = [*happenings, self.settle, self.decide], [*weights, 8, 2]
        if self.has_terms:
            happenings, weights = [*happenings, self.edit_terms, self.erase], [*weights, 40, 1]
        if self.has_keys:
            happenings, weights = [*happenings, self.change_keys], [*weights, 20]
        happening = self.chance.choices(happenings, weights)[0]
        happening()

    def work(self) -> None:
        """Somebody edits something."""
        desk = self.chance.choice(list(self.desks.values()))
        Person(desk, self.chance, self.edits).act()

    def merge(self) -> None:
        """Headquarters merges two terms."""
        merge_terms(self.desks["HQ"], self.chance)

    def edit_terms(self) -> None:
        """Somebody edits the list of violations, or codes with it."""
        desk = self.chance.choice(list(self.desks.values()))
        Librarian(desk, self.chance, self.edits).act()

    def erase(self) -> None:
        """Headquarters orders that a record is erased."""
        erase_something(self.desks["HQ"], self.chance, self.edits)

    def change_keys(self) -> None:
        """Somebody changes a key, or hears that somebody did."""
        Locksmith(self.desks, self.chance, self.edits).act()

    def settle(self) -> None:
        """Headquarters settles a question."""
        settle_something(self.desks["HQ"], self.chance, self.edits)

    def decide(self) -> None:
        """Headquarters decides about a record."""
        decide_something(self.desks["HQ"], self.chance, self.edits)

    def post(self) -> None:
        """Somebody sends a bundle."""
        code = self.chance.choice([code for code in self.desks if code != "HQ"])
        sender, to = (code, "HQ") if self.chance.random() < 0.5 else ("HQ", code)
        try:
            self.mail.append(self.letter(sender, to))
        except NotFoundError:  # it was revoked
            self.done["not sent"] += 1
        else:
            self.done["sent"] += 1

    def letter(self, sender: str, to: str) -> Letter:
        """Write a bundle into a folder of its own."""
        outbox = Path(tempfile.mkdtemp(dir=self.folder))
        sent = send(self.desks[sender], outbox, code=self.desks[to].code)
        return Letter(sent.paths[0], to)

    def carry(self) -> None:
        """Let a letter come whole, damaged, twice or never."""
        if not self.mail:
            return
        letter = self.mail[self.chance.randrange(len(self.mail))]
        fate = self.chance.choices(("whole", "lost", "cut", "again"), (55, 20, 10, 15))[0]
        self.done[fate] += 1
        if fate != "again":
            self.mail.remove(letter)
        if fate == "cut":
            content = letter.path.read_bytes()
            letter.path.write_bytes(content[: self.chance.randrange(len(content))])
        if fate != "lost" and letter.to in self.desks:
            self.deliver(letter)

    def deliver(self, letter: Letter) -> bool:
        """Take a letter in; say whether it brought anything."""
        desk = self.desks[letter.to]
        with desk.database.snapshot() as session:
            before = {(entry.kind, entry.key) for entry in entries(session)}
        received = receive(desk, letter.path, is_confirmed=True)
        self.done[received.state.value] += 1
        self.told += told_apart(desk, received, before)
        return received.report is not None and received.report.revisions > 0

    # --- restores and copies ----------------------------------------------------------------------

    def back_up(self) -> None:
        """Somebody puts a copy of the desk aside."""
        is_hq_lost = self.has_terms or self.has_keys  # which most desks never see
        code = self.chance.choice([code for code in self.desks if code != "HQ" or is_hq_lost])
        backup = Path(tempfile.mkdtemp(dir=self.folder)) / f"{code}.hrdesk"
        self._close_and_copy(code, backup)
        self.backups[code] = backup
        self.done["backup"] += 1

    def restore(self) -> None:
        """Lose a desk and put its backup in its place."""
        if not self.backups:
            return
        code = self.chance.choice(sorted(self.backups))
        desk = self.desks[code]
        path = desk.folder.path
        desk.close()
        shutil.rmtree(path)
        copied(self.backups[code], path)
        restored = self._reopened(code, path)
        with restored.database.local_transaction() as session:
            restored.epoch = begin_epoch(session)
        self.desks[code] = restored
        self.done["restore"] += 1

    def copy(self) -> None:
        """Somebody copies a desk to a second computer, which is noticed there or only later."""
        code = self.chance.choice([c for c in CODES if c in self.desks])
        if self.copies:
            return
        self.copies += 1
        path = Path(tempfile.mkdtemp(dir=self.folder)) / f"{code}.hrdesk"
        self._close_and_copy(code, path)
        self.desks["COPY"] = self._reopened(code, path)
        self.done["copy"] += 1

    def settle_copy(self) -> None:
        """Notice the copy in the end and make it a desk of its own."""
        copy = self.desks.get("COPY")
        if copy is not None:
            say_copied(copy, MarkFolder(self.folder / "marks"))
            taken(self.desks["HQ"], card_of(copy))

    def _close_and_copy(self, code: str, target: Path) -> None:
        path = self.desks[code].folder.path
        self.desks[code].close()
        copied(path, target)
        self.desks[code] = self._reopened(code, path)

    def _reopened(self, code: str, path: Path) -> OpenDesk:
        return opened(path, self.clocks[code])

    # --- the end ----------------------------------------------------------------------------------

    def deliver_everything(self) -> None:
        """Let every desk and headquarters exchange until there is nothing new."""
        self.settle_copy()
        if self.has_keys:
            meet_again(self.desks)
        fields = [code for code in self.desks if code != "HQ"]
        ways = [(code, "HQ") for code in fields] + [("HQ", code) for code in fields]
        for _round in range(MOST_ROUNDS):
            brought = [self.deliver(self.letter(*way)) for way in ways]
            if not any(brought) and not any(map(self._waits_for_word, fields)):
                return
        self.done["restless"] += 1

    def _waits_for_word(self, code: str) -> bool:
        """Say whether a desk still shows a value of its own until headquarters has seen it.

        A desk that was copied counts its files behind those of the copy for a while.
        """
        with self.desks[code].database.snapshot() as session:
            return session.scalar(select(OwnPending).limit(1)) is not None

    def broken(self) -> Iterator[str]:
        """Yield every invariant that does not hold."""
        yield from self.told
        if self.done["restless"]:
            yield f"after {MOST_ROUNDS} rounds there is still something to be said"
        for code, desk in self.desks.items():
            yield from (f"{code}: {finding}" for finding in check_desk(desk).findings)
            yield from self._left_aside(code, desk)
        for code in self.desks:
            if code != "HQ":
                yield from self._differences(code)
        yield from self._needless_questions()

    def _left_aside(self, code: str, desk: OpenDesk) -> Iterator[str]:
        with desk.database.snapshot() as session:
            for table in (OwnPending, Held, Unfit, UnknownTermUse):
                count = session.scalar(select(func.count()).select_from(table))
                if count:
                    yield f"{code}: {count} rows are left in {table.__tablename__}"

    def _differences(self, code: str) -> Iterator[str]:
        desk, headquarters = self.desks[code], self.desks["HQ"]
        with desk.database.snapshot() as here, headquarters.database.snapshot() as there:
            written = here.scalars(select(Revision.hash).join(Desk).where(Desk.is_own)).all()
            known = Counter(there.scalars(select(Revision.hash)))
            if lacking := sum(known[revision] != 1 for revision in written):
                yield f"{code}: of its {len(written)} revisions {lacking} are not there once"
            shared = set(
                there.scalars(
                    select(SharedRecord.record_uid).where(SharedRecord.peer_uid == desk.uid)
                )
            )
            theirs = dict(records_standing(there))
            for uid, rows in records_standing(here):
                if ("event", uid) in rows and uid not in shared:
                    yield f"{code}: headquarters does not know that it has {uid}"
                yield from _differing(code, uid, rows, theirs.get(uid, {}))

    def _needless_questions(self) -> Iterator[str]:
        with self.desks["HQ"].database.snapshot() as session:
            rows = Rows(session.connection())
            for question in session.scalars(select(Conflict)):
                name = RowName(question.row_kind, question.record_uid, question.row_uid)
                if question.kind != ConflictKind.EDIT:
                    continue
                if question.shown_version == question.waiting_version:
                    yield f"HQ: a question about one and the same version of {name}"
                if rows.changed(name, question.group_number, question.waiting_version) is None:
                    yield f"HQ: the value that waits in {name} is nowhere"


def entries_on(desk: OpenDesk) -> dict[tuple[str, str], InboxItem]:
    """Return what the inbox of a desk lists, by kind and key."""
    with desk.database.snapshot() as session:
        return {(item.kind, item.key): item for item in inbox(session)}


def told_apart(
    desk: OpenDesk, received: Received, before: Collection[tuple[str, str]]
) -> Iterator[str]:
    """Yield where a person is told of a file something else than the inbox shows after it."""
    listed = entries_on(desk)
    told = tell_together(desk.database, [received])
    with desk.database.snapshot() as session:
        counted = sum(inbox_counts(session).values())
    if not told.inbox == counted == len(listed):
        yield f"{desk.code}: told {told.inbox}, counted {counted}, listed {len(listed)}"
    if received.report is None:
        return
    asked = {uid for uid, outcome in received.report.records.items() if outcome in WAITING}
    about = {entry: _records(desk, item) for entry, item in listed.items()}
    for uid in asked.difference(*about.values()):
        yield f"{desk.code}: told that {uid} needs somebody, and the inbox knows nothing of it"
    for entry in listed.keys() - set(before):
        is_told = listed[entry].kind in OUTCOMES and about[entry]
        if is_told and asked.isdisjoint(about[entry]):
            yield f"{desk.code}: a new entry of the inbox was not told: {listed[entry]}"


def _records(desk: OpenDesk, item: InboxItem) -> set[uuid.UUID]:
    """Return the records that an entry is about: both of a pair, none for a file."""
    if item.kind is not InboxKind.DUPLICATE:
        return set() if item.record_uid is None else {item.record_uid}
    with desk.database.snapshot() as session:
        uid = uuid.UUID(item.key)
        pair = session.scalars(select(RecordPair).where(RecordPair.uid == uid)).one()
        return {pair.record_uid, pair.other_uid}


def _differing(
    code: str, uid: uuid.UUID, here: Mapping[Key, Values], there: Mapping[Key, Values]
) -> Iterator[str]:
    for key in sorted(here.keys() | there.keys(), key=str):
        one, other = (_shown(rows.get(key)) for rows in (here, there))
        if one != other:
            yield f"{code}: {key[0]} of {uid} is {one} here, {other} at HQ"


def _shown(row: Values | None) -> Values | None:
    """Return a row as people see it: which of two deletions came first is no matter.

    Whether a term is offered for new records, each desk says for itself.
    """
    if row is None or "deleted_version" not in row:
        return row and {name: value for name, value in row.items() if name != "is_enabled"}
    kept = {name: value for name, value in row.items() if not name.startswith("deletion_")}
    return kept | {"deleted_version": row["deleted_version"] is not None}


@functools.cache
def _organisation(fields: int) -> Path:
    """Return a folder with closed desks that are paired and have exchanged their first bundles."""
    folder = Path(tempfile.mkdtemp(prefix="hrd-desk-simulation-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    with reproducible("organisation"), tempfile.TemporaryDirectory() as stick:
        headquarters = reopened(a_closed_headquarters(folder, has_all_terms=False), "HQ", "hq")
        desks = [
            reopened(a_closed_field_desk(folder, code, has_all_terms=False), code)
            for code in CODES[:fields]
        ]
        paired(desks, headquarters)
        for desk in desks:
            receive(headquarters, send(desk, Path(stick)).paths[0])
            receive(desk, send(headquarters, Path(stick), code=desk.code).paths[0])
        for desk in (headquarters, *desks):
            desk.close()
    return folder


def opened(path: Path, clock: Clock) -> OpenDesk:
    """Open the desk in a folder that bears its code."""
    return reopened(path, path.stem, "hq" if path.stem == "HQ" else "field", clock)


def run(
    seed: int,
    steps: int = STEPS,
    *,
    has_decisions: bool = False,
    has_terms: bool = False,
    has_keys: bool = False,
    in_parts: bool = False,
) -> Outcome:
    """Run one seed in a temporary folder; return what it did and what it broke.

    `has_decisions`: headquarters settles questions, too, and judges and locks records.
    `has_terms`: desks add, merge, switch and rename terms, too, records are erased, and
    headquarters is restored from backups.
    `has_keys`: keys are replaced and revoked, key keepers come and go, profiles are handed out, and
    who is to hear of it hears late or never; headquarters is restored from backups.
    `in_parts`: each revision of a bundle is merged before the next, as in bundles of gigabytes.
    """
    if in_parts:
        with mock.patch.object(staging, "CHANGES_AT_ONCE", 1):
            options = {"has_decisions": has_decisions, "has_terms": has_terms}
            return run(seed, steps, has_keys=has_keys, **options)
    chance = random.Random(seed)
    fields = chance.choice((1, 2, 2, 2, 3))
    organisation = _organisation(fields)
    with (
        tempfile.TemporaryDirectory(prefix="hrd-desk-run-") as name,
        reproducible(str(seed)) as now,
    ):
        folder = Path(name)
        clocks = {code: wrong_time(now, chance) for code in ("HQ", *CODES, "COPY")}
        desks = {
            code: opened(copied(organisation / f"{code}.hrdesk", folder / f"{code}.hrdesk"), clock)
            for code, clock in islice(clocks.items(), fields + 1)
        }
        simulation = Simulation(folder, chance, desks, clocks)
        simulation.has_decisions, simulation.has_terms = has_decisions, has_terms
        simulation.has_keys = has_keys
        try:
            for desk in desks.values():
                Person(desk, chance, simulation.edits).log()
            for _number in range(steps):
                simulation.step()
            simulation.deliver_everything()
            return Outcome(
                list(simulation.broken()), simulation.done + Counter(simulation.edits.done)
            )
        finally:
            for desk in simulation.desks.values():
                desk.close()


def tell_seeds(first: int, last: int, **options: bool) -> int:
    """Run seeds with `options` of `run`, tell what each one broke; return how many did."""
    done: Counter[str] = Counter()
    broken = 0
    for seed in range(first, last + 1):
        outcome = run(seed, **options)
        done += outcome.done
        broken += bool(outcome.broken)
        for line in outcome.broken:
            print(f"seed {seed}: {line}")  # noqa: T201  a tool for the terminal
    tell("simulator.broken", broken, "seeds", f"{first} to {last}; {dict(done)}")
    return broken


def main() -> int:
    """Run the seeds of the command line: FIRST, LAST if there are more, and what is to happen."""
    first, *rest = (int(number) for number in sys.argv[1:] if number.isdigit())
    broken = tell_seeds(
        first,
        rest[0] if rest else first,
        has_decisions="--decisions" in sys.argv,
        has_terms="--terms" in sys.argv,
        has_keys="--keys" in sys.argv,
        in_parts="--parts" in sys.argv,
    )
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
