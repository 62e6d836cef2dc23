"""Everything that waits for a person, in one list: on headquarters' screen and in the field."""

import datetime
import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from hrd_desk.clock import moment_of
from hrd_desk.errors import NotFoundError
from hrd_desk.i18n import N_, _, ngettext
from hrd_desk.model.conflicts import Conflict, ConflictKind, ConflictState
from hrd_desk.model.decisions import DecisionKind
from hrd_desk.model.event import Event
from hrd_desk.model.pairs import PairVerdict, RecordPair
from hrd_desk.storage.authorship import writers
from hrd_desk.storage.decisions import HEADQUARTERS, QUESTIONS, UNSETTLED, last_reviews
from hrd_desk.storage.events import event_titles
from hrd_desk.storage.journal.tables import Desk, Revision
from hrd_desk.storage.sync_tables import BundleLog, Held, OwnPending, Peer, Unfit
from hrd_desk.storage.terms import load_vocabulary
from hrd_desk.sync.conflicts import broken_rules, group_label
from hrd_desk.sync.ledger import FileState, own_desk
from hrd_desk.vocabulary.terms import Term
from hrd_desk.vocabulary.vocabulary import Vocabulary

PUT_AWAY = "is_put_away"
"""In the report of a file: a person saw it and wants to be reminded no more."""


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


@dataclass(frozen=True, slots=True)
class InboxItem:
    """One entry. `key` names it among those of its kind: of a question, what `settle` takes.

    `desk_code` is the desk that it comes from, "" where nobody knows.
    """

    kind: InboxKind
    key: str
    record_uid: uuid.UUID | None
    reference: str
    title: str
    desk_code: str
    noted_at_utc: datetime.datetime | None
    severity: Severity
    sentence: str


def inbox(
    session: Session,
    *,
    kinds: Iterable[InboxKind] | None = None,
    desk_code: str | None = None,
) -> list[InboxItem]:
    """Return what waits for a person: the gravest first, the oldest of them first."""
    wanted = set(InboxKind) if kinds is None else set(kinds)
    found = [
        item
        for source, its_kinds in _SOURCES.items()
        if wanted & its_kinds
        for item in source(session)
        if item.kind in wanted and desk_code in (None, item.desk_code)
    ]
    never = datetime.datetime.min.replace(tzinfo=datetime.UTC)
    named = _named(session, found)
    return sorted(named, key=lambda item: (item.severity, item.noted_at_utc or never, item.key))


def inbox_counts(session: Session) -> dict[InboxKind, int]:
    """Return how many entries there are of each kind that has any; far cheaper than the list."""
    counts: Counter[InboxKind] = Counter()
    kinds = session.execute(
        select(Conflict.kind, func.count()).where(*_open_questions()).group_by(Conflict.kind)
    )
    for kind, count in kinds:
        counts[_question_kind(kind)] += count
    for kind, query in (
        (InboxKind.WAITS_FOR_HQ, select(func.count()).select_from(OwnPending)),
        (InboxKind.HELD, select(func.count(func.distinct(Held.root_uid)))),
        (InboxKind.UNFIT, select(func.count()).select_from(Unfit)),
        (InboxKind.FORKED, select(func.count(Desk.id)).where(Desk.line_of.is_not(None))),
        (InboxKind.FILE, select(func.count(BundleLog.id)).where(*_troubled_files())),
        (InboxKind.DUPLICATE, _open_pairs(select(func.count(RecordPair.id)))),
    ):
        counts[kind] = session.scalar(query) or 0
    counts.update(item.kind for item in (*_reviews(session), *_unfit_there(session)))
    return {kind: count for kind, count in counts.items() if count}


def put_file_away(session: Session, key: str) -> None:
    """Take the entry of a file out of the inbox; the log keeps it. Raises `NotFoundError`."""
    log = session.get(BundleLog, int(key)) if key.isascii() and key.isdigit() else None
    if log is None:
        raise NotFoundError(_("There is no such file in the log."))
    log.report = log.report | {PUT_AWAY: True}
    session.flush()


# --- questions ------------------------------------------------------------------------------------


def _question_kind(kind: str) -> InboxKind:
    known = {question.value: entry for question, entry in QUESTION_KINDS.items()}
    return known.get(kind, InboxKind.CONFLICT)


def _open_questions() -> tuple[ColumnElement[bool], ...]:
    """Return the conditions of questions that wait; those of deleted records are covered."""
    is_covered = exists().where(
        Event.uid == Conflict.record_uid, Event.deleted_version.is_not(None)
    )
    return (Conflict.state.in_(UNSETTLED), ~is_covered)


def _questions(session: Session) -> Iterator[InboxItem]:
    conflicts = session.scalars(select(Conflict).where(*_open_questions())).all()
    versions = [version for c in conflicts for version in (c.version, c.waiting_version)]
    by = writers(session, versions)
    is_checked = any(conflict.kind == ConflictKind.CHECK for conflict in conflicts)
    vocabulary = load_vocabulary(session) if is_checked else Vocabulary([])
    for conflict in conflicts:
        author, asked = by.get(conflict.waiting_version), by.get(conflict.version)
        code = author.desk_code if author else ""
        yield _item(
            _question_kind(conflict.kind),
            str(conflict.uid),
            conflict.record_uid,
            " ".join(broken_rules(session, conflict, vocabulary))
            if conflict.kind == ConflictKind.CHECK
            else _question_sentence(conflict, code),
            (code, asked.noted_at_utc if asked else None),
        )


_QUESTIONS = {
    ConflictKind.EDIT: N_("{field}: two values; the one of {desk} waits."),
    ConflictKind.REMOVAL: N_("{field}: {desk} removed what somebody else changed."),
    ConflictKind.STRICTER: N_("{field}: the stricter one of two holds until you decide."),
    ConflictKind.PROPOSAL: N_("{field}: {desk} proposes a change."),
}


def _question_sentence(conflict: Conflict, desk_code: str) -> str:
    sentences = {kind.value: sentence for kind, sentence in _QUESTIONS.items()}
    sentence = _(sentences.get(conflict.kind, _QUESTIONS[ConflictKind.EDIT]))
    field = group_label(conflict.row_kind, conflict.group_number)
    filled = sentence.format(field=field, desk=desk_code or "?")
    if conflict.state == ConflictState.ASKED:
        return filled + " " + _("The field was asked.")
    return filled


# --- what waits for something else ----------------------------------------------------------------


def _pending(session: Session) -> Iterator[InboxItem]:
    rows = session.scalars(select(OwnPending)).all()
    by = writers(session, [row.headquarters_version for row in rows])
    sentence = _(
        "{field}: headquarters has another value. Yours is shown until headquarters has seen it."
    )
    for row in rows:
        written = by.get(row.headquarters_version)
        yield _item(
            InboxKind.WAITS_FOR_HQ,
            f"{row.row_uid}/{row.group_number}",
            row.root_uid,
            sentence.format(field=group_label(row.kind, row.group_number)),
            (written.desk_code, written.noted_at_utc) if written else ("", None),
        )


def _held(session: Session) -> Iterator[InboxItem]:
    """Yield one entry for each record: however much of it waits, it waits for the same file."""
    query = (
        select(Held.root_uid, func.min(Held.since_ms), func.min(Desk.code), func.count())
        .join(Revision, Revision.id == Held.revision_id)
        .join(Desk, Desk.id == Revision.desk_id)
        .group_by(Held.root_uid)
    )
    for root_uid, since_ms, code, count in session.execute(query):
        sentence = ngettext(
            "{count} change of {desk} waits for an earlier one that has not come.",
            "{count} changes of {desk} wait for earlier ones that have not come.",
            count,
        )
        filled = sentence.format(count=count, desk=code)
        yield _item(InboxKind.HELD, str(root_uid), root_uid, filled, (code, moment_of(since_ms)))


def _unfit(session: Session) -> Iterator[InboxItem]:
    query = (
        select(Unfit, Desk.code)
        .join(Revision, Revision.id == Unfit.revision_id)
        .join(Desk, Desk.id == Revision.desk_id)
    )
    for unfit, code in session.execute(query):
        sentence = _("A change of {desk} cannot be applied. {reason}")
        yield _item(
            InboxKind.UNFIT,
            f"{unfit.revision_id}/{unfit.root_uid}",
            unfit.root_uid,
            sentence.format(desk=code, reason=unfit.reason),
            (code, moment_of(unfit.noted_at_ms)),
        )


def _unfit_there(session: Session) -> Iterator[InboxItem]:
    """Yield what a peer's newest bundle says it could not apply of this desk's."""
    newest = select(func.max(BundleLog.id)).where(
        ~BundleLog.is_outgoing, BundleLog.peer_uid.is_not(None), BundleLog.number > 0
    )
    query = (
        select(BundleLog, Peer.code)
        .join(Peer, Peer.desk_uid == BundleLog.peer_uid)
        .where(BundleLog.id.in_(newest.group_by(BundleLog.peer_uid)))
    )
    sentence = _("{desk} cannot apply a change that was made here. {reason}")
    for log, code in session.execute(query):
        for root, reason in log.report.get("unfit_there", {}).items():
            filled = sentence.format(desk=code, reason=reason)
            where = (code, moment_of(log.noted_at_ms))
            yield _item(InboxKind.UNFIT, f"there/{root}", uuid.UUID(root), filled, where)


# --- files and desks ------------------------------------------------------------------------------


def _troubled_files() -> tuple[ColumnElement[bool], ...]:
    """Return the conditions of files that are not in, and that no later file made up for."""
    later, sender = aliased(BundleLog), aliased(Peer)
    came_later = exists().where(
        later.file_hash == BundleLog.file_hash, later.state == FileState.IMPORTED
    )
    unread = BundleLog.state.in_((FileState.REFUSED, FileState.TOO_NEW))
    unfinished = BundleLog.state.in_((FileState.GAP, FileState.PARTS, FileState.STOPPED))
    is_behind = exists().where(
        sender.desk_uid == BundleLog.peer_uid, sender.received_number >= BundleLog.number
    )
    return (
        BundleLog.is_outgoing.is_(False),
        or_(and_(unread, ~came_later), and_(unfinished, ~is_behind)),
        BundleLog.report[PUT_AWAY].as_boolean().is_(None),
    )


_FILES = {
    FileState.REFUSED: N_("The file “{file}” was refused. {reason}"),
    FileState.TOO_NEW: N_("The file “{file}” needs a newer version of the program."),
    FileState.GAP: N_("The file “{file}” is in, but one of {desk} before it has not come."),
    FileState.PARTS: N_("Of file {number} of {desk} some parts have not come."),
    FileState.STOPPED: N_("The file “{file}” would delete many records and waits for your yes."),
}


def _files(session: Session) -> Iterator[InboxItem]:
    query = select(BundleLog, Peer.code).outerjoin(Peer, Peer.desk_uid == BundleLog.peer_uid)
    for log, peer_code in session.execute(query.where(*_troubled_files())):
        code = peer_code or ""
        sentence = _(_FILES[FileState(log.state)]).format(
            file=log.file_name,
            desk=code or "?",
            number=log.number,
            reason=log.report.get("sentence", ""),
        )
        at = moment_of(log.noted_at_ms)
        yield _item(InboxKind.FILE, str(log.id), None, sentence.strip(), (code, at))


def _forked(session: Session) -> Iterator[InboxItem]:
    for desk in session.scalars(select(Desk).where(Desk.line_of.is_not(None))):
        first_ms = session.scalar(
            select(Revision.noted_at_ms)
            .where(Revision.desk_id == desk.id)
            .order_by(Revision.epoch, Revision.sequence)
            .limit(1)
        )
        sentence = _(
            "Two copies of desk {desk} were used side by side. Both are kept; ask {desk} to give "
            "one of them an identity of its own."
        )
        at = None if first_ms is None else moment_of(first_ms)
        filled = sentence.format(desk=desk.code)
        yield _item(InboxKind.FORKED, str(desk.uid), None, filled, (desk.code, at))


# --- pairs and decisions --------------------------------------------------------------------------


def _open_pairs(query: Select[Any]) -> Select[Any]:
    """Narrow a query to pairs that somebody must look at, of records that are both here."""
    one, other = aliased(Event), aliased(Event)
    return (
        query.join(one, one.uid == RecordPair.record_uid)
        .join(other, other.uid == RecordPair.other_uid)
        .where(
            RecordPair.verdict.in_((PairVerdict.SUSPECTED, PairVerdict.PROPOSED)),
            one.deleted_version.is_(None),
            other.deleted_version.is_(None),
        )
    )


def _duplicates(session: Session) -> Iterator[InboxItem]:
    pairs = session.scalars(_open_pairs(select(RecordPair))).all()
    by = writers(session, [pair.version for pair in pairs])
    names = event_titles(session, [pair.other_uid for pair in pairs])
    for pair in pairs:
        written = by.get(pair.version)
        reference, title = names[pair.other_uid]
        sentence = (
            _("May be the same event as {reference}, “{title}”; the field would merge them.")
            if pair.verdict == PairVerdict.PROPOSED
            else _("May be the same event as {reference}, “{title}” ({score} of 100).")
        )
        yield _item(
            InboxKind.DUPLICATE,
            str(pair.uid),
            pair.record_uid,
            sentence.format(reference=reference, title=title, score=pair.score),
            (written.desk_code, written.noted_at_utc) if written else ("", None),
        )


_OVERTAKEN = {
    DecisionKind.VERIFY: N_("Changed after it was verified."),
    DecisionKind.REJECT: N_("Changed after it was returned."),
    DecisionKind.PUBLISH: N_("Changed after it was published."),
    DecisionKind.QUERY: N_("Changed after headquarters asked."),
}


def _reviews(session: Session) -> Iterator[InboxItem]:
    """Yield records changed after review and, in the field, what headquarters asks."""
    is_field = own_desk(session).role != HEADQUARTERS
    for view in last_reviews(session):
        where = (view.desk_code, view.noted_at_utc)
        kind = DecisionKind(view.kind)
        if view.is_overtaken:
            sentence = _(_OVERTAKEN[kind])
            yield _item(
                InboxKind.CHANGED_AFTER_REVIEW, str(view.uid), view.record_uid, sentence, where
            )
        elif is_field and kind in QUESTIONS:
            text = (
                _("Headquarters asks: {comment}")
                if kind is DecisionKind.QUERY
                else _("Headquarters returned this record: {comment}")
            )
            filled = text.format(comment=view.comment)
            yield _item(InboxKind.QUERY, str(view.uid), view.record_uid, filled, where)


# --- entries --------------------------------------------------------------------------------------


Source = Callable[[Session], Iterator[InboxItem]]

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


def _item(
    kind: InboxKind,
    key: str,
    record_uid: uuid.UUID | None,
    sentence: str,
    where: tuple[str, datetime.datetime | None],
) -> InboxItem:
    return InboxItem(kind, key, record_uid, "", "", *where, SEVERITY[kind], sentence)


UIDS_AT_ONCE = 500


def _named(session: Session, items: list[InboxItem]) -> list[InboxItem]:
    """Give the entries reference and title of their records, or list and label of their terms."""
    uids = sorted({item.record_uid for item in items if item.record_uid is not None})
    names: dict[uuid.UUID, tuple[str, str]] = {}
    for begin in range(0, len(uids), UIDS_AT_ONCE):
        some = uids[begin : begin + UIDS_AT_ONCE]
        names |= event_titles(session, some)
        for term in session.scalars(select(Term).where(Term.uid.in_(some))):
            names[term.uid] = (f"{term.scheme}/{term.code}", term.label())
    return [
        replace(item, reference=names[item.record_uid][0], title=names[item.record_uid][1])
        if item.record_uid in names
        else item
        for item in items
    ]
