"""Which entries the inbox has: the one question behind its list, its counter and every report.

`hrd_desk.sync.inbox` spells out what is found here and adds nothing, so that nobody is told of a
decision that then stands nowhere.
"""

import uuid
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from enum import IntEnum, StrEnum
from typing import Any, NamedTuple

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Select,
    and_,
    bindparam,
    exists,
    func,
    or_,
    select,
)
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from hrd_desk.model.conflicts import Conflict, ConflictKind
from hrd_desk.model.decisions import DecisionKind
from hrd_desk.model.event import Event
from hrd_desk.model.pairs import PairVerdict, RecordPair
from hrd_desk.storage.decisions import HEADQUARTERS, QUESTIONS, UNSETTLED, last_reviews
from hrd_desk.storage.journal.own_desk import own_desk
from hrd_desk.storage.journal.tables import Desk, Revision
from hrd_desk.storage.merge.incoming import MergeReport, Outcome
from hrd_desk.storage.settings import read_setting
from hrd_desk.storage.sync_tables import BundleLog, Held, OwnPending, Peer, Unfit
from hrd_desk.sync.ledger import FileState

PUT_AWAY = "is_put_away"
"""In the report of a file: a person saw it and wants to be reminded no more."""

FORKS_PUT_AWAY = "forks-put-away"
"""Second lines of desks that a person took out of the inbox, up to which revision of them."""

MOST_NAMED = 500
"""So many records are named in a query; of more, all entries are read and looked through."""


class InboxKind(StrEnum):
    """What the entry is."""

    CONFLICT = "conflict"
    REMOVAL = "removal"
    STRICTER = "stricter"
    PROPOSAL = "proposal"
    CHECK = "check"
    WAITS_FOR_HQ = "waits-for-hq"
    HELD = "held"
    FILE = "file"
    UNFIT = "unfit"
    DUPLICATE = "duplicate"
    CHANGED_AFTER_REVIEW = "changed-after-review"
    QUERY = "query"
    FORKED = "forked"


class Severity(IntEnum):
    """How much an entry matters; the gravest first."""

    LOSS = 1  # something of somebody's work is not shown, or nobody knows whose it is
    DECISION = 2  # a person must choose
    LOOK = 3  # a person should look
    WAIT = 4  # nothing to do but to know it


SEVERITY = {
    **dict.fromkeys((InboxKind.FORKED, InboxKind.UNFIT, InboxKind.FILE), Severity.LOSS),
    **dict.fromkeys(
        (InboxKind.CONFLICT, InboxKind.REMOVAL, InboxKind.STRICTER, InboxKind.QUERY),
        Severity.DECISION,
    ),
    **dict.fromkeys((InboxKind.PROPOSAL, InboxKind.CHECK, InboxKind.DUPLICATE), Severity.LOOK),
    InboxKind.CHANGED_AFTER_REVIEW: Severity.LOOK,
    **dict.fromkeys((InboxKind.WAITS_FOR_HQ, InboxKind.HELD), Severity.WAIT),
}

QUESTION_KINDS = {
    ConflictKind.EDIT: InboxKind.CONFLICT,
    ConflictKind.REMOVAL: InboxKind.REMOVAL,
    ConflictKind.STRICTER: InboxKind.STRICTER,
    ConflictKind.PROPOSAL: InboxKind.PROPOSAL,
    ConflictKind.CHECK: InboxKind.CHECK,
}


OUTCOMES = {
    InboxKind.UNFIT: Outcome.UNFIT,
    **dict.fromkeys((InboxKind.CONFLICT, InboxKind.REMOVAL), Outcome.CONFLICT),
    **dict.fromkeys((InboxKind.STRICTER, InboxKind.PROPOSAL, InboxKind.QUERY), Outcome.CONFLICT),
    **dict.fromkeys((InboxKind.WAITS_FOR_HQ, InboxKind.HELD), Outcome.HELD),
}
"""What an entry makes of a record in the report of a file; the others leave it what it became."""


class Entry(NamedTuple):
    """One entry: `key` names it among those of its kind, `facts` are what its words are made of.

    `records` are those that it is about: one, both of a pair, or none for a file or a desk.
    """

    kind: InboxKind
    key: str
    records: tuple[uuid.UUID, ...]
    facts: Any


class Wanted(NamedTuple):
    """Entries of which kinds are wanted, and about which records; None for all of these."""

    kinds: frozenset[InboxKind]
    about: frozenset[uuid.UUID] | None

    def has(self, entry: Entry) -> bool:
        """Return whether an entry is one of them."""
        is_about = self.about is None or not self.about.isdisjoint(entry.records)
        return entry.kind in self.kinds and is_about


def entries(
    session: Session,
    *,
    kinds: Collection[InboxKind] | None = None,
    about: Collection[uuid.UUID] | None = None,
) -> Iterator[Entry]:
    """Yield what waits for a person, each once, in no order; of `about` those about its records."""
    wanted = Wanted(
        frozenset(InboxKind if kinds is None else kinds),
        None if about is None else frozenset(about),
    )
    for source, its_kinds in _SOURCES.items():
        if wanted.kinds & its_kinds:
            yield from filter(wanted.has, source(session, wanted))


def inbox_counts(session: Session) -> dict[InboxKind, int]:
    """Return how many entries there are of each kind that has any; cheaper than the list."""
    return dict(Counter(entry.kind for entry in entries(session)))


def tell_what_waits(
    session: Session, report: MergeReport, also: Collection[uuid.UUID] = ()
) -> None:
    """Let a report of a merge say of its records, and of `also`, what the inbox says of them.

    What was asked while the merge went on may be settled by the same file. A new record that only
    should be looked at is told as a new one; the number of entries tells of the look.
    """
    waiting: dict[uuid.UUID, Outcome] = {}
    wanted = {*report.records, *also}
    for entry in entries(session, kinds=OUTCOMES.keys(), about=wanted):
        outcome = OUTCOMES[entry.kind]
        for uid in wanted.intersection(entry.records):
            known = waiting.get(uid, outcome)
            waiting[uid] = min(known, outcome, key=_GRAVEST.index)
    report.tell(waiting)


_GRAVEST = (Outcome.UNFIT, Outcome.CONFLICT, Outcome.HELD)


class _Question:
    """A query of records and the same of some of them, built once: both are asked after each file.

    `columns` are those that name the records.
    """

    def __init__(
        self, of_all: Select[*tuple[Any, ...]], *columns: InstrumentedAttribute[uuid.UUID]
    ) -> None:
        about: BindParameter[uuid.UUID] = bindparam("about", expanding=True)
        self.of_all = of_all
        self.of_some = of_all.where(or_(*(column.in_(about) for column in columns)))

    def rows(self, session: Session, wanted: Wanted) -> Iterator[Any]:
        """Yield the rows about the wanted records; of too many to be named, about all."""
        if wanted.about is not None and len(wanted.about) <= MOST_NAMED:
            return iter(session.execute(self.of_some, {"about": list(wanted.about)}))
        return iter(session.execute(self.of_all))


# --- questions ------------------------------------------------------------------------------------


_CONFLICTS = _Question(
    select(
        *(Conflict.uid, Conflict.record_uid, Conflict.kind, Conflict.state, Conflict.note),
        *(Conflict.row_kind, Conflict.group_number, Conflict.version, Conflict.waiting_version),
    ).where(
        Conflict.state.in_(UNSETTLED),
        ~exists().where(Event.uid == Conflict.record_uid, Event.deleted_version.is_not(None)),
    ),
    Conflict.record_uid,
)


def _questions(session: Session, wanted: Wanted) -> Iterator[Entry]:
    """Yield the questions that wait; those of deleted records are covered."""
    known = {question.value: kind for question, kind in QUESTION_KINDS.items()}
    for row in _CONFLICTS.rows(session, wanted):
        kind = known.get(row.kind, InboxKind.CONFLICT)
        yield Entry(kind, str(row.uid), (row.record_uid,), row)


# --- what waits for something else ----------------------------------------------------------------


_OWN_PENDING = _Question(
    select(
        *(OwnPending.root_uid, OwnPending.row_uid, OwnPending.group_number),
        *(OwnPending.kind, OwnPending.headquarters_version),
    ),
    OwnPending.root_uid,
)


def _pending(session: Session, wanted: Wanted) -> Iterator[Entry]:
    for row in _OWN_PENDING.rows(session, wanted):
        key = f"{row.row_uid}/{row.group_number}"
        yield Entry(InboxKind.WAITS_FOR_HQ, key, (row.root_uid,), row)


_HELD = _Question(
    select(
        Held.root_uid,
        func.min(Held.since_ms).label("since_ms"),
        func.min(Desk.code).label("code"),
        func.count().label("changes"),
    )
    .join(Revision, Revision.id == Held.revision_id)
    .join(Desk, Desk.id == Revision.desk_id)
    .group_by(Held.root_uid),
    Held.root_uid,
)


def _held(session: Session, wanted: Wanted) -> Iterator[Entry]:
    """Yield one entry for each record: however much of it waits, it waits for the same file."""
    for row in _HELD.rows(session, wanted):
        yield Entry(InboxKind.HELD, str(row.root_uid), (row.root_uid,), row)


_UNFIT = _Question(
    select(Unfit.revision_id, Unfit.root_uid, Unfit.reason, Unfit.noted_at_ms, Desk.code)
    .join(Revision, Revision.id == Unfit.revision_id)
    .join(Desk, Desk.id == Revision.desk_id),
    Unfit.root_uid,
)


def _unfit(session: Session, wanted: Wanted) -> Iterator[Entry]:
    for row in _UNFIT.rows(session, wanted):
        yield Entry(InboxKind.UNFIT, f"{row.revision_id}/{row.root_uid}", (row.root_uid,), row)


class UnfitThere(NamedTuple):
    """What a peer's newest bundle says that it could not apply of this desk's."""

    code: str
    noted_at_ms: int
    reason: str


_NEWEST_OF_PEERS = (
    select(BundleLog.report, BundleLog.noted_at_ms, Peer.code)
    .join(Peer, Peer.desk_uid == BundleLog.peer_uid)
    .where(
        BundleLog.id.in_(
            select(func.max(BundleLog.id))
            .where(~BundleLog.is_outgoing, BundleLog.peer_uid.is_not(None), BundleLog.number > 0)
            .group_by(BundleLog.peer_uid)
        )
    )
)


def _unfit_there(session: Session, _wanted: Wanted) -> Iterator[Entry]:
    for report, noted_at_ms, code in session.execute(_NEWEST_OF_PEERS):
        for root, reason in report.get("unfit_there", {}).items():
            facts = UnfitThere(code, noted_at_ms, reason)
            yield Entry(InboxKind.UNFIT, f"there/{root}", (uuid.UUID(root),), facts)


# --- files and desks ------------------------------------------------------------------------------


def _files_left() -> Select[*tuple[Any, ...]]:
    later, sender = aliased(BundleLog), aliased(Peer)
    came_later = exists().where(
        later.file_hash == BundleLog.file_hash, later.state == FileState.IMPORTED
    )
    unread = BundleLog.state.in_((FileState.REFUSED, FileState.TOO_NEW))
    unfinished = BundleLog.state.in_((FileState.GAP, FileState.PARTS, FileState.STOPPED))
    is_behind = exists().where(
        sender.desk_uid == BundleLog.peer_uid, sender.received_number >= BundleLog.number
    )
    query = (
        select(BundleLog, Peer.code)
        .outerjoin(Peer, Peer.desk_uid == BundleLog.peer_uid)
        .where(
            BundleLog.is_outgoing.is_(False),
            or_(and_(unread, ~came_later), and_(unfinished, ~is_behind)),
            BundleLog.report[PUT_AWAY].as_boolean().is_(None),
        )
    )
    return query.order_by(BundleLog.id)


_FILES_LEFT = _files_left()


def _files(session: Session, wanted: Wanted) -> Iterator[Entry]:
    """Yield the files that are not in, and that no later file made up for."""
    if wanted.about is not None:
        return
    bundles = set()
    for row in session.execute(_FILES_LEFT):
        log = row[0]
        if log.state == FileState.PARTS:
            # However many of its parts came, one bundle waits for the others.
            if (log.peer_uid, log.number) in bundles:
                continue
            bundles.add((log.peer_uid, log.number))
        yield Entry(InboxKind.FILE, str(log.id), (), row)


_FORKED = (
    select(
        *(Desk.id, Desk.uid, Desk.code, Desk.role),
        func.coalesce(func.max(Revision.id), 0).label("newest"),
    )
    .outerjoin(Revision, Revision.desk_id == Desk.id)
    .where(Desk.line_of.is_not(None))
    .group_by(Desk.id)
)


def _forked(session: Session, wanted: Wanted) -> Iterator[Entry]:
    """Yield the second lines of desks; those that were put away, once there is more of them."""
    if wanted.about is not None:
        return
    put_away = read_setting(session, FORKS_PUT_AWAY, {})
    for row in session.execute(_FORKED):
        if row.newest <= put_away.get(row.uid.hex, -1):
            continue
        yield Entry(InboxKind.FORKED, str(row.uid), (), row)


# --- pairs and decisions --------------------------------------------------------------------------


def _pairs() -> _Question:
    one, other = aliased(Event), aliased(Event)
    columns: list[ColumnElement[Any] | InstrumentedAttribute[Any]] = [
        *(RecordPair.uid, RecordPair.record_uid, RecordPair.other_uid),
        *(RecordPair.version, RecordPair.verdict, RecordPair.score),
    ]
    query = (
        select(*columns)
        .join(one, one.uid == RecordPair.record_uid)
        .join(other, other.uid == RecordPair.other_uid)
        .where(
            RecordPair.verdict.in_((PairVerdict.SUSPECTED, PairVerdict.PROPOSED)),
            one.deleted_version.is_(None),
            other.deleted_version.is_(None),
        )
    )
    return _Question(query, RecordPair.record_uid, RecordPair.other_uid)


_PAIRS = _pairs()


def _duplicates(session: Session, wanted: Wanted) -> Iterator[Entry]:
    """Yield the pairs that somebody must look at, of records that are both here."""
    for row in _PAIRS.rows(session, wanted):
        both = (row.record_uid, row.other_uid)
        yield Entry(InboxKind.DUPLICATE, str(row.uid), both, row)


def _reviews(session: Session, wanted: Wanted) -> Iterator[Entry]:
    """Yield records changed after review and, in the field, what headquarters asks."""
    is_field = own_desk(session).role != HEADQUARTERS
    if not is_field and InboxKind.CHANGED_AFTER_REVIEW not in wanted.kinds:
        return  # what headquarters asks waits in the field
    for view in last_reviews(session, wanted.about):
        if view.is_overtaken:
            kind = InboxKind.CHANGED_AFTER_REVIEW
        elif is_field and DecisionKind(view.kind) in QUESTIONS:
            kind = InboxKind.QUERY
        else:
            continue
        yield Entry(kind, str(view.uid), (view.record_uid,), view)


Source = Callable[[Session, Wanted], Iterator[Entry]]

_SOURCES: dict[Source, frozenset[InboxKind]] = {
    _questions: frozenset(QUESTION_KINDS.values()),
    _pending: frozenset({InboxKind.WAITS_FOR_HQ}),
    _held: frozenset({InboxKind.HELD}),
    _unfit: frozenset({InboxKind.UNFIT}),
    _unfit_there: frozenset({InboxKind.UNFIT}),
    _files: frozenset({InboxKind.FILE}),
    _forked: frozenset({InboxKind.FORKED}),
    _duplicates: frozenset({InboxKind.DUPLICATE}),
    _reviews: frozenset({InboxKind.CHANGED_AFTER_REVIEW, InboxKind.QUERY}),
}
