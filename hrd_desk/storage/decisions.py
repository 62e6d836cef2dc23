"""Decisions of headquarters: taken, read, and what they make of a record.

Decisions are ordered by their version, which follows the sequence numbers of headquarters; in
which order they arrived means nothing.
"""

import datetime
import uuid
from collections.abc import Container, Iterator
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Select, bindparam, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from hrd_desk.errors import InvalidInputError
from hrd_desk.i18n import _, ngettext
from hrd_desk.model.conflicts import Conflict, ConflictKind, ConflictState
from hrd_desk.model.decisions import Decision, DecisionKind
from hrd_desk.model.event import CODED_CHOICES, Event
from hrd_desk.model.parts import DUPLICATE, EventLink
from hrd_desk.storage.authorship import Written, writers
from hrd_desk.storage.events import delete_event, load_event
from hrd_desk.storage.frontier import frontier
from hrd_desk.storage.journal.tables import Desk
from hrd_desk.storage.stamping import stamp_record
from hrd_desk.vocabulary.terms import Term

HEADQUARTERS = "hq"
REVIEWS = (DecisionKind.VERIFY, DecisionKind.REJECT, DecisionKind.PUBLISH, DecisionKind.QUERY)
"""The decisions that judge content, so that a later edit is a change after review."""
MERGES = (DecisionKind.MERGE_INTO, DecisionKind.SEPARATE)
"""The decisions that say which record stands for this one: the last of them holds."""
QUESTIONS = (DecisionKind.QUERY, DecisionKind.REJECT)
"""The decisions that ask the field to do something."""
UNSETTLED = (ConflictState.OPEN, ConflictState.ASKED)
_COMMENT_NEEDED = (DecisionKind.QUERY, DecisionKind.REJECT)
_CODED = {
    DecisionKind.VERIFY: "verification",
    DecisionKind.STATUS: "monitoring_status",
}


@dataclass(frozen=True, slots=True)
class DecisionView:
    """One decision as people read it. `kind` is a `DecisionKind`, or one of a newer version.

    `overtaken_by` is the newest version in the record that was not judged, 0 if all was.
    """

    uid: uuid.UUID
    record_uid: uuid.UUID
    version: int
    kind: str
    value: str
    comment: str
    author: str
    desk_code: str
    noted_at_utc: datetime.datetime | None
    overtaken_by: int

    @property
    def is_overtaken(self) -> bool:
        """Whether the record has content now that was not judged."""
        return self.overtaken_by > 0


class ReviewState(StrEnum):
    """Where a record stands with headquarters."""

    UNREVIEWED = "unreviewed"
    VERIFIED = "verified"
    RETURNED = "returned"
    PUBLISHED = "published"
    ASKED = "asked"
    CHANGED = "changed-after-review"


_STATES = {
    DecisionKind.VERIFY: ReviewState.VERIFIED,
    DecisionKind.REJECT: ReviewState.RETURNED,
    DecisionKind.PUBLISH: ReviewState.PUBLISHED,
    DecisionKind.QUERY: ReviewState.ASKED,
}


# --- deciding -------------------------------------------------------------------------------------


def decide(
    session: Session,
    record_uid: uuid.UUID,
    kind: DecisionKind,
    *,
    comment: str = "",
    value: str = "",
) -> uuid.UUID:
    """Take a decision about an event, with its effect in the same revision; return its uid.

    `value` is the code of a status or verification, or the uid of the record to merge into. An
    order to erase is only written down here; `storage.erasing` carries it out. Raises
    `InvalidInputError` where it cannot be taken and `NotFoundError`.
    """
    require_headquarters(session)
    if kind is DecisionKind.SEPARATE:
        raise InvalidInputError("kind", _("This record is merged into no other one."))
    event = load_event(session, record_uid)
    _require_decidable(session, event, kind)
    _require_words(session, kind, comment, value)
    keep = _target(session, record_uid, value) if kind is DecisionKind.MERGE_INTO else None
    decision = Decision(
        record_uid=record_uid,
        kind=kind.value,
        value=value if keep is None else str(keep.uid),
        comment=comment.strip(),
        judged=frontier(session, record_uid),
    )
    session.add(decision)
    session.flush()
    if keep is not None:
        _merge_into(session, event, keep)
    else:
        _take_effect(event, kind, value)
    stamp_record(session, record_uid)
    return decision.uid


def require_headquarters(session: Session) -> None:
    """Raise `InvalidInputError` unless this desk is headquarters."""
    if not _is_headquarters(session):
        sentence = _("Only headquarters decides about a record. Ask headquarters to do it.")
        raise InvalidInputError("kind", sentence)


def _is_headquarters(session: Session) -> bool:
    return session.scalar(select(Desk.role).where(Desk.is_own)) == HEADQUARTERS


def _require_decidable(session: Session, event: Event, kind: DecisionKind) -> None:
    if kind is DecisionKind.ERASE:
        return
    into = merged_into(session, event.uid)
    if into is not None:
        sentence = _("This record was merged into {reference}. Decide about that one.")
        raise InvalidInputError("kind", sentence.format(reference=_reference(session, into)))
    if event.is_deleted:
        sentence = _("This record was deleted. Bring it back before you decide about it.")
        raise InvalidInputError("kind", sentence)
    obstacle = publication_obstacle(session, event.uid) if kind is DecisionKind.PUBLISH else None
    if obstacle is not None:
        raise InvalidInputError("kind", obstacle)


def _reference(session: Session, uid: uuid.UUID) -> str:
    return session.scalar(select(Event.reference).where(Event.uid == uid)) or str(uid)


def _require_words(session: Session, kind: DecisionKind, comment: str, value: str) -> None:
    if kind in _COMMENT_NEEDED and not comment.strip():
        sentence = (
            _("Write the question as the comment.")
            if kind is DecisionKind.QUERY
            else _("Say in the comment what the field is to do.")
        )
        raise InvalidInputError("comment", sentence)
    field = _CODED.get(kind)
    if field is None or (not value and kind is DecisionKind.VERIFY):
        return
    known = select(Term.id).where(Term.scheme == CODED_CHOICES[field], Term.code == value)
    if session.scalar(known) is None:
        sentence = _("“{value}” is no code of this list. Choose one of its terms.")
        raise InvalidInputError("value", sentence.format(value=value))


def _take_effect(event: Event, kind: DecisionKind, value: str) -> None:
    if kind is DecisionKind.VERIFY:
        event.record_status, event.verification = "verified", value or "confirmed"
    elif kind is DecisionKind.REJECT:
        event.record_status = "returned"
    elif kind is DecisionKind.PUBLISH:
        event.record_status = "published"
    elif kind is DecisionKind.STATUS:
        event.monitoring_status = value


def _target(session: Session, record_uid: uuid.UUID, value: str) -> Event:
    """Return the record to merge into, which must stay: not merged or deleted itself."""
    uid = _uid(value)
    if uid is None:
        raise InvalidInputError("value", _("Name the record to merge into by its uid."))
    keep = load_event(session, uid)
    if uid == record_uid:
        raise InvalidInputError("value", _("A record cannot be merged into itself."))
    into = merged_into(session, uid)
    if into is not None:
        sentence = _("That record was merged into {reference} itself. Nothing was changed.")
        raise InvalidInputError("value", sentence.format(reference=_reference(session, into)))
    if keep.is_deleted:
        sentence = _("The record to merge into was deleted. Bring it back first.")
        raise InvalidInputError("value", sentence)
    return keep


def _merge_into(session: Session, event: Event, keep: Event) -> None:
    """Take `event` away and link it from `keep`.

    The link is also what `keep` is protected by: whoever deleted it elsewhere has not seen it.
    """
    delete_event(session, event.uid, _("merged into {reference}").format(reference=keep.reference))
    if not any(link.target_uid == event.uid for link in keep.links):
        link = EventLink(target_uid=event.uid, link_type=DUPLICATE, position=len(keep.links))
        keep.links.append(link)
    stamp_record(session, keep.uid)


# --- reading --------------------------------------------------------------------------------------


def decisions_of(session: Session, record_uid: uuid.UUID) -> list[DecisionView]:
    """Return the decisions about a record, the newest of headquarters first."""
    query = select(Decision).where(Decision.record_uid == record_uid)
    found = session.scalars(query.order_by(Decision.version.desc())).all()
    if not found:
        return []
    unjudged = set(frontier(session, record_uid)) - {decision.version for decision in found}
    written = writers(session, [decision.version for decision in found])
    return [_view(d, written.get(d.version), unjudged - set(d.judged)) for d in found]


def _view(decision: Decision, written: Written | None, unjudged: set[int]) -> DecisionView:
    return DecisionView(
        uid=decision.uid,
        record_uid=decision.record_uid,
        version=decision.version,
        kind=decision.kind,
        value=decision.value,
        comment=decision.comment,
        author=written.author if written else "",
        desk_code=written.desk_code if written else "",
        noted_at_utc=written.noted_at_utc if written else None,
        overtaken_by=max(unjudged, default=0),
    )


def review_state(session: Session, record_uid: uuid.UUID) -> ReviewState:
    """Return what headquarters said last about the content of a record, and if it still holds."""
    reviews = [view for view in decisions_of(session, record_uid) if view.kind in REVIEWS]
    if not reviews:
        return ReviewState.UNREVIEWED
    if reviews[0].is_overtaken:
        return ReviewState.CHANGED
    return _STATES[DecisionKind(reviews[0].kind)]


def _reviews_to_look_at() -> Select[Decision]:
    later = aliased(Decision)
    is_superseded = exists().where(
        later.record_uid == Decision.record_uid,
        later.version > Decision.version,
        later.kind.in_(REVIEWS),
    )
    return (
        select(Decision)
        .join(Event, Event.uid == Decision.record_uid)
        .where(
            Decision.kind.in_(REVIEWS),
            Event.deleted_version.is_(None),
            # What nobody touched since is not overtaken; that needs no look at its versions.
            or_(Decision.kind.in_(QUESTIONS), Event.revised > Decision.version),
            ~is_superseded,
        )
    )


_REVIEWS_TO_LOOK_AT = _reviews_to_look_at()
_VERSIONS = select(Decision.version).where(Decision.record_uid == bindparam("record_uid"))


def last_reviews(
    session: Session, about: Container[uuid.UUID] | None = None
) -> Iterator[DecisionView]:
    """Yield the last review of each record that asks something or may be overtaken.

    Records that were deleted are left out and, where `about` names some, all others.
    """
    reviews = session.scalars(_REVIEWS_TO_LOOK_AT)
    found = [d for d in reviews if about is None or d.record_uid in about]
    written = writers(session, [decision.version for decision in found])
    for decision in found:
        versions = session.scalars(_VERSIONS, {"record_uid": decision.record_uid})
        judged = {*decision.judged, *versions}
        unjudged = set(frontier(session, decision.record_uid)) - judged
        yield _view(decision, written.get(decision.version), unjudged)


def is_locked(session: Session, record_uid: uuid.UUID) -> bool:
    """Return whether only headquarters may change the record."""
    kinds = (DecisionKind.LOCK, DecisionKind.UNLOCK)
    query = select(Decision.kind).where(Decision.record_uid == record_uid, Decision.kind.in_(kinds))
    return session.scalar(query.order_by(Decision.version.desc()).limit(1)) == DecisionKind.LOCK


def lock_notice(session: Session, record_uid: uuid.UUID) -> str:
    """Return what a form of this record says first; empty where edits simply count."""
    if _is_headquarters(session) or not is_locked(session, record_uid):
        return ""
    return _(
        "Headquarters has locked this record. What you change is sent as a proposal, and nothing "
        "that is published changes before headquarters agrees."
    )


def merged_into(session: Session, record_uid: uuid.UUID) -> uuid.UUID | None:
    """Return the record that this one was merged into in the end; None if it was not."""
    seen = {record_uid}
    into, uid = None, record_uid
    while (following := _next(session, uid)) is not None and following not in seen:
        into = uid = following
        seen.add(uid)
    return into


def _next(session: Session, uid: uuid.UUID) -> uuid.UUID | None:
    query = select(Decision.kind, Decision.value).where(
        Decision.record_uid == uid, Decision.kind.in_(MERGES)
    )
    found = session.execute(query.order_by(Decision.version.desc()).limit(1)).first()
    if found is None or found.kind != DecisionKind.MERGE_INTO:
        return None
    return _uid(found.value)


def _uid(value: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(value)
    except ValueError:
        return None


def publication_obstacle(session: Session, record_uid: uuid.UUID) -> str | None:
    """Return why the record must not be published yet; None if nothing stands in the way.

    Open questions never block anything else. A proposal is none: what headquarters said holds.
    """
    count = session.scalar(
        select(func.count()).where(Conflict.record_uid == record_uid, *_OPEN_QUESTION)
    )
    return _obstacle_of(count) if count else None


def publication_obstacles(session: Session) -> dict[uuid.UUID, str]:
    """Return what `publication_obstacle` says of each record that has an open question."""
    query = select(Conflict.record_uid, func.count()).where(*_OPEN_QUESTION)
    found = session.execute(query.group_by(Conflict.record_uid))
    return {record_uid: _obstacle_of(count) for record_uid, count in found}


_OPEN_QUESTION = (Conflict.state.in_(UNSETTLED), Conflict.kind != ConflictKind.PROPOSAL)


def _obstacle_of(count: int) -> str:
    sentence = ngettext(
        "{count} question about this record is open. Settle it before you publish the record.",
        "{count} questions about this record are open. Settle them before you publish the record.",
        count,
    )
    return sentence.format(count=count)
