"""Queries over the vocabulary: load it, take in the shipped terms, edit terms."""

import re
import unicodedata
import uuid
from typing import Any

from sqlalchemy import exists, func, select, union, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from hrd_desk.errors import InvalidInputError
from hrd_desk.i18n import _
from hrd_desk.mapping import new_uid
from hrd_desk.model.event import CODED_CHOICES, Event
from hrd_desk.model.parts import Citation, Count, EventLink, Place, TermUse
from hrd_desk.storage.journal.own_desk import own_desk
from hrd_desk.vocabulary.shipped import shipped_term
from hrd_desk.vocabulary.starter import starter_schemes
from hrd_desk.vocabulary.terms import LONGEST_LABEL, OWN, Term
from hrd_desk.vocabulary.vocabulary import Vocabulary

PART_CHOICES: tuple[tuple[InstrumentedAttribute[Any], str], ...] = (
    (Count.role, "count-role"),
    (Place.precision, "place-precision"),
    (Place.country_code, "country"),
    (Place.confidentiality, "confidentiality"),
    (Citation.source_type, "source-type"),
    (Citation.connection, "source-connection"),
    (Citation.reliability, "reliability"),
    (Citation.confidentiality, "confidentiality"),
    (EventLink.link_type, "event-link"),
)
"""The columns of an event's parts that hold one term's code, and the scheme of each."""

EVENTS_AT_ONCE = 500


_EVERY_TERM = select(Term)


def load_vocabulary(session: Session) -> Vocabulary:
    """Return every term, detached, as a `Vocabulary`."""
    session.flush()
    # A session of their own lets go of all at once; one by one, it costs a third of reading them.
    with Session(session.connection()) as own:
        return Vocabulary(own.scalars(_EVERY_TERM).all())


def add_shipped_terms(session: Session) -> int:
    """Add the shipped terms that the desk lacks; return how many. Known terms stay as they are."""
    known = {(scheme, code) for scheme, code in session.execute(select(Term.scheme, Term.code))}
    added = [
        shipped_term(scheme.id, term)
        for scheme in starter_schemes()
        for term in scheme.terms
        if (scheme.id, term.code) not in known
    ]
    session.add_all(added)
    return len(added)


def term_counts(session: Session, scheme: str) -> dict[str, int]:
    """Return for each code of `scheme` how many records that are not deleted use it."""
    choice = next((name for name, s in CODED_CHOICES.items() if s == scheme), None)
    if choice is not None:
        column = getattr(Event, choice)
        query = select(column, func.count()).where(Event.deleted_version.is_(None))
        return {code: count for code, count in session.execute(query.group_by(column)) if code}
    parts = [column for column, of_scheme in PART_CHOICES if of_scheme == scheme]
    if parts:
        return _part_counts(session, parts)
    query = (
        select(Term.code, func.count().label("events"))
        .join(TermUse, TermUse.term_id == Term.id)
        .join(Event, Event.id == TermUse.event_id)
        .where(Term.scheme == scheme, Event.deleted_version.is_(None))
        .group_by(Term.code)
    )
    counts = {row.code: row.events for row in session.execute(query)}
    return counts | _merged_counts(session, scheme, counts)


def _merged_counts(session: Session, scheme: str, counts: dict[str, int]) -> dict[str, int]:
    """Return the counts of terms that late uses of terms merged into them count under."""
    merged = dict(
        session.execute(
            select(Term.code, Term.replaced_by).where(
                Term.scheme == scheme, Term.replaced_by.is_not(None)
            )
        ).all()
    )
    found: dict[str, set[str]] = {}
    for code in merged.keys() & counts.keys():
        target, passed = code, {code}
        while (following := merged.get(target)) is not None and following not in passed:
            target = following
            passed.add(target)
        found.setdefault(target, {target}).update({code})
    return {code: 0 for codes in found.values() for code in codes} | {
        target: _events_coded(session, scheme, codes) for target, codes in found.items()
    }


def _events_coded(session: Session, scheme: str, codes: set[str]) -> int:
    query = (
        select(func.count(func.distinct(TermUse.event_id)))
        .join(Term, Term.id == TermUse.term_id)
        .join(Event, Event.id == TermUse.event_id)
        .where(Term.scheme == scheme, Term.code.in_(codes), Event.deleted_version.is_(None))
    )
    return session.scalar(query) or 0


def _part_counts(session: Session, columns: list[InstrumentedAttribute[Any]]) -> dict[str, int]:
    uses = union(*(select(column.label("code"), column.class_.event_id) for column in columns))
    coded = uses.subquery()
    query = (
        select(coded.c.code, func.count().label("events"))
        .join(Event, Event.id == coded.c.event_id)
        .where(coded.c.code.is_not(None), Event.deleted_version.is_(None))
        .group_by(coded.c.code)
    )
    return {row.code: row.events for row in session.execute(query)}


def set_enabled(session: Session, term_uid: uuid.UUID, *, is_enabled: bool) -> None:
    """Switch a term on or off for new records; records that use it keep it."""
    _term(session, term_uid).is_enabled = is_enabled
    _touch(session, term_uid)


def rename_term(session: Session, term_uid: uuid.UUID, language: str, label: str) -> None:
    """Give a term another label in `language`; the code and what was coded stay.

    Raises `InvalidInputError` for an empty or long label, one with a pipe, one of a sibling.
    """
    term = _term(session, term_uid)
    label = _checked_label(session, term.scheme, term.broader, language, label, term.code)
    term.labels = term.labels | {language: label}
    _touch(session, term_uid)


def add_own_term(
    session: Session, scheme: str, broader: str | None, language: str, label: str
) -> Term:
    """Add a term of this desk's own below `broader` and return it.

    Its code begins with the desk's code, so that two desks can never mint the same one.
    """
    label = _checked_label(session, scheme, broader, language, label, None)
    desk = own_desk(session)
    position = session.scalar(select(func.max(Term.position)).where(Term.scheme == scheme)) or 0
    term = Term(
        uid=new_uid(),
        scheme=scheme,
        code=_free_code(session, scheme, f"{desk.code.lower()}-{_slug(label)}"),
        broader=broader,
        position=position + 1,
        is_selectable=True,
        is_enabled=True,
        origin=OWN,
        labels={language: label},
        alt_labels={},
        scope_notes={},
        matches={},
    )
    session.add(term)
    session.flush()
    return term


def merge_term(session: Session, term_uid: uuid.UUID, into_uid: uuid.UUID) -> int:
    """Let records coded with one term follow into another; return how many records moved.

    The merged term stays known, switched off and replaced; the journal keeps what was coded.
    Raises `InvalidInputError` if the two cannot be merged.
    """
    term, into = _term(session, term_uid), _term(session, into_uid)
    if term.uid == into.uid or term.scheme != into.scheme:
        raise InvalidInputError("into", _("Choose another term of the same list to merge into."))
    if into.replaced_by is not None:
        sentence = _("“{label}” was merged itself. Choose the term it was merged into.")
        raise InvalidInputError("into", sentence.format(label=into.label()))
    if not into.is_selectable:
        sentence = _("“{label}” is only a heading and cannot be coded. Choose another term.")
        raise InvalidInputError("into", sentence.format(label=into.label()))
    moved = _move_uses(session, term, into) + _move_choices(session, term, into)
    term.replaced_by, term.is_enabled = into.code, False
    for narrower in session.scalars(
        select(Term).where(Term.scheme == term.scheme, Term.broader == term.code)
    ):
        if narrower.uid != into.uid:
            narrower.broader = into.code
        else:
            narrower.broader = term.broader
    _touch(session, term_uid)
    return moved


def _move_uses(session: Session, term: Term, into: Term) -> int:
    uses = session.scalars(select(TermUse).where(TermUse.term_id == term.id)).all()
    for use in uses:
        doubled = exists().where(TermUse.event_id == use.event_id, TermUse.term_id == into.id)
        if not session.scalar(select(doubled)):
            moved = TermUse(event_id=use.event_id, term_id=into.id, label_coded=use.label_coded)
            session.add(moved)
        session.delete(use)
        session.flush()
    if uses:
        touched = [use.event_id for use in uses]
        _touch_events(session, touched)
    return len(uses)


def _move_choices(session: Session, term: Term, into: Term) -> int:
    moved = 0
    for name, scheme in CODED_CHOICES.items():
        if scheme == term.scheme:
            column = getattr(Event, name)
            ids = list(session.scalars(select(Event.id).where(column == term.code)))
            session.execute(
                update(Event).where(column == term.code).values({name: into.code}),
                execution_options={"synchronize_session": False},
            )
            _touch_events(session, ids)
            moved += len(ids)
    for part_column, scheme in PART_CHOICES:
        if scheme == term.scheme:
            part = part_column.class_
            ids = list(session.scalars(select(part.event_id).where(part_column == term.code)))
            session.execute(
                update(part).where(part_column == term.code).values({part_column: into.code}),
                execution_options={"synchronize_session": False},
            )
            _touch_events(session, ids)
            moved += len(set(ids))
    return moved


def _touch_events(session: Session, ids: list[int]) -> None:
    version = session.connection().info["version"]
    for begin in range(0, len(ids), EVENTS_AT_ONCE):
        some = ids[begin : begin + EVENTS_AT_ONCE]
        session.execute(
            update(Event).where(Event.id.in_(some)).values(revised=version),
            execution_options={"synchronize_session": False},
        )


def _touch(session: Session, term_uid: uuid.UUID) -> None:
    term = _term(session, term_uid)
    if session.is_modified(term):
        term.revised = session.connection().info["version"]


def _term(session: Session, uid: uuid.UUID) -> Term:
    return session.scalars(select(Term).where(Term.uid == uid)).one()


def _checked_label(
    session: Session,
    scheme: str,
    broader: str | None,
    language: str,
    label: str,
    own_code: str | None,
) -> str:
    label = " ".join(unicodedata.normalize("NFC", label).split())
    if not label:
        raise InvalidInputError("label", _("Give the term a name."))
    if len(label) > LONGEST_LABEL:
        sentence = _("The name of a term has at most {count} letters. Write a shorter one.")
        raise InvalidInputError("label", sentence.format(count=LONGEST_LABEL))
    if "|" in label:
        raise InvalidInputError("label", _("A term's name cannot hold “|”. Leave it out."))
    siblings = session.scalars(select(Term).where(Term.scheme == scheme, Term.broader == broader))
    for sibling in siblings:
        same = sibling.labels.get(language, "").casefold() == label.casefold()
        if same and sibling.code != own_code:
            sentence = _("There is a term “{label}” here already. Use it, or choose another name.")
            raise InvalidInputError("label", sentence.format(label=label))
    return label


def _slug(label: str) -> str:
    plain = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:40].strip("-") or "term"


def _free_code(session: Session, scheme: str, wanted: str) -> str:
    taken = set(session.scalars(select(Term.code).where(Term.scheme == scheme)))
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return wanted if wanted not in taken else next(code for code in numbered if code not in taken)
