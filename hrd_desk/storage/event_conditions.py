"""What a query lets through, as a condition on events that SQL can answer."""

import json
from collections.abc import Iterable, Sequence
from typing import Any, cast

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Select,
    and_,
    bindparam,
    exists,
    false,
    func,
    literal_column,
    not_,
    or_,
    select,
    text,
    true,
)
from sqlalchemy.orm import InstrumentedAttribute, Session

from hrd_desk.model.event import CODED_LISTS, UNKNOWN_DAY, Event
from hrd_desk.model.parts import Attachment, Citation, Count, EventLink, Place, TermUse
from hrd_desk.model.query import (
    All,
    AnyOf,
    Around,
    AtDesk,
    Box,
    Coded,
    Dated,
    FromSource,
    Has,
    InRegion,
    Not,
    OfEvent,
    OfFound,
    OnMap,
    Part,
    Query,
    Within,
    has_scope,
)
from hrd_desk.storage.bitsets import bits_of, ids_of
from hrd_desk.storage.chains import Chains
from hrd_desk.storage.event_level import EventLevel
from hrd_desk.storage.full_text import (
    full_text,
    match_of,
    match_of_all,
    matching,
    most_looked_up,
    one_of,
)
from hrd_desk.storage.journal.recording import NODE_BITS
from hrd_desk.storage.journal.tables import Desk
from hrd_desk.storage.search_text import match_expression, tokens_in
from hrd_desk.storage.where_and_when import (
    dated_within,
    ids_around,
    in_box,
    in_regions_named,
    with_place,
)
from hrd_desk.vocabulary.terms import Term
from hrd_desk.vocabulary.vocabulary import Vocabulary

FREQUENT = 20_000
"""A term used more often is asked of each row, of a rarer one its events are listed first."""

CHOICES: dict[str, InstrumentedAttribute[Any]] = {
    "country": Event.country_code,
    "record-status": Event.record_status,
    "verification": Event.verification,
    "monitoring-status": Event.monitoring_status,
    "confidentiality": Event.confidentiality,
}
"""The schemes of which an event has one term, in a column of its own."""

PERPETRATORS = (CODED_LISTS["perpetrators_state"], CODED_LISTS["perpetrators_non_state"])


def condition_of(
    session: Session, query: Query, scope: ColumnElement[bool] | None = None
) -> ColumnElement[bool]:
    """Return the condition that `query` puts on rows of `event`; it is true or false, never null.

    `scope` is what conditions before it ask. Raises `NotFoundError` for a term that this desk does
    not know.
    """
    match query:
        case Not(part):
            return not_(condition_of(session, part, scope))
        case OfEvent(part) | OfFound(part):
            return _of_event(session, part, scope if isinstance(query, OfFound) else None)
        case All(parts):
            return _all_conditions(session, parts, scope)
    expression = match_of(query)
    if expression is not None:
        return matching(session, expression)
    if isinstance(query, AnyOf):
        return or_(*(condition_of(session, part, scope) for part in query.parts))
    return _leaf(session, query)


def is_of_columns(query: Query | None) -> bool:
    """Return whether `query` asks of nothing but columns that indexes of lists may hold."""
    match query:
        case Coded(terms):
            return all(scheme in CHOICES for scheme, _code in terms)
        case All(parts):
            return all(map(is_of_columns, parts))
    return query is None or isinstance(query, Dated | Within)


def _all_conditions(
    session: Session, parts: Sequence[Query], scope: ColumnElement[bool] | None
) -> ColumnElement[bool]:
    """Return the condition to fit all; what stands before a part is what it may ask of."""
    if not any(map(has_scope, parts)):
        expression, others = match_of_all(parts)
        found = [] if expression is None else [matching(session, expression)]
        return and_(*(condition_of(session, part) for part in others), *found)
    before: list[ColumnElement[bool]] = []
    for part in parts:
        within = and_(true(), *before, *([] if scope is None else [scope]))
        before.append(condition_of(session, part, within))
    return and_(*before)


def _leaf(session: Session, query: Query) -> ColumnElement[bool]:  # noqa: PLR0911  one for each kind
    match query:
        case Coded():
            return _coded(session, query)
        case Dated() | Within():
            return dated_within(query)
        case Around(latitude, longitude, radius, _name):
            return is_one_of(ids_around(session, latitude, longitude, radius))
        case Box() | OnMap():
            return _listed(session, with_place(in_box(query)))
        case InRegion(name):
            return _listed(session, with_place(in_regions_named(session, name)))
        case FromSource(words):
            return _from_source(session, words)
        case AtDesk(code):
            return _at_desk(session, code)
        case Has(part):
            return has_condition(session, part)
    raise TypeError(query)


def _of_event(
    session: Session, part: Query, scope: ColumnElement[bool] | None
) -> ColumnElement[bool]:
    """Return the records of events that fit: those of several records are looked at here.

    Of these events no other records than those of `scope` say anything.
    """
    chains = Chains(session)
    known = select(Event.id, Event.start_earliest).where(is_one_of(chains.of))
    days = {n: day if day > UNKNOWN_DAY else None for n, day in session.execute(known)}

    def matching(query: Query) -> int:
        found = select(Event.id).where(is_one_of(chains.of), condition_of(session, query))
        return bits_of(session.scalars(found).all())

    among = None
    if scope is not None:
        among = bits_of(session.scalars(select(Event.id).where(is_one_of(chains.of), scope)).all())
    fitting = EventLevel(chains, days.get, matching, among).fitting(part)
    alone = and_(not_(is_one_of(chains.of)), condition_of(session, part))
    return or_(alone, is_one_of(ids_of(fitting)))


# --- words ----------------------------------------------------------------------------------------


def _from_source(session: Session, words: str) -> ColumnElement[bool]:
    """Return the events with a source of these words: the full text narrows, the source decides."""
    expression = match_expression(words)
    if not expression:
        return false()
    found = full_text(f"other : ({expression})")
    query = select(Citation.event_id, Citation.source_name, Citation.title).where(
        Citation.event_id.in_(found.columns(literal_column("rowid")))
    )
    return is_one_of(
        event_id
        for event_id, name, title in session.execute(query)
        if tokens_in(words, f"{name} {title}")
    )


# --- terms ----------------------------------------------------------------------------------------


def _coded(session: Session, coded: Coded) -> ColumnElement[bool]:
    by_scheme: dict[str, list[str]] = {}
    for scheme, code in coded.terms:
        by_scheme.setdefault(scheme, []).append(code)
    conditions: list[ColumnElement[bool]] = []
    ids: list[int] = []
    for scheme, codes in by_scheme.items():
        column = CHOICES.get(scheme)
        if column is not None:
            conditions.append(_chosen(column, codes))
        else:
            ids += term_ids(session, scheme, codes)
    if ids:
        conditions.append(_with_terms(session, ids))
    return or_(*conditions) if len(conditions) > 1 else conditions[0]


def _chosen(column: InstrumentedAttribute[Any], codes: Sequence[str]) -> ColumnElement[bool]:
    is_one = column == codes[0] if len(codes) == 1 else column.in_(codes)
    is_nullable = bool(column.property.columns[0].nullable)
    return and_(column.is_not(None), is_one) if is_nullable else is_one


# What a tree of terms is walked by: whole terms cost twice as much, for each search that is typed.
_TREE_OF_LIST = select(
    *(Term.id, Term.uid, Term.scheme, Term.code, Term.broader, Term.position, Term.replaced_by)
).where(Term.scheme == bindparam("scheme"))


def term_ids(session: Session, scheme: str, codes: Iterable[str]) -> list[int]:
    """Return the local ids of these terms and of all narrower ones."""
    # Only this list's terms: reading every list takes longer than most pages do.
    rows = session.execute(_TREE_OF_LIST, {"scheme": scheme})
    terms = Vocabulary(cast("Iterable[Term]", rows))
    return sorted({term.id for code in codes for term in terms.within(scheme, code)})


def _with_terms(session: Session, ids: Sequence[int]) -> ColumnElement[bool]:
    uses: Select[Any] = select(literal_column("1")).where(TermUse.term_id.in_(ids)).limit(FREQUENT)
    used = session.scalar(select(func.count()).select_from(uses.subquery())) or 0
    if used < FREQUENT:
        events = select(TermUse.event_id).where(TermUse.term_id.in_(ids))
        return one_of(events, is_looked_up=used < most_looked_up(session))
    return _exists(TermUse.event_id == Event.id, TermUse.term_id.in_(ids))


def _listed(session: Session, ids: Select[Any]) -> ColumnElement[bool]:
    """Return the condition to be one of what a query of local ids finds."""
    most = most_looked_up(session)
    some = select(func.count()).select_from(ids.limit(most).subquery())
    return one_of(ids, is_looked_up=(session.scalar(some) or 0) < most)


def is_one_of(ids: Iterable[int]) -> ColumnElement[bool]:
    """Return the condition to be one of these, in one value however many there are."""
    value: BindParameter[str] = bindparam("ids", json.dumps(sorted(set(ids))), unique=True)
    listed = text("SELECT value FROM json_each(:ids)").bindparams(value)
    return Event.id.in_(listed.columns(literal_column("value")))


def _at_desk(session: Session, code: str) -> ColumnElement[bool]:
    nodes = session.scalars(select(Desk.node).where(Desk.code == code)).all()
    return Event.version.op("&")((1 << NODE_BITS) - 1).in_(nodes)


# --- what a record has ----------------------------------------------------------------------------


def _same_until(letters: int) -> ColumnElement[bool]:
    """Return the events of which the begin of the day is sure, as it is stored."""
    first, last = (
        func.substr(day, 1, letters) for day in (Event.start_earliest, Event.start_latest)
    )
    return and_(Event.start_latest > UNKNOWN_DAY, first == last)


_ROWS: dict[Part, tuple[InstrumentedAttribute[Any], tuple[ColumnElement[bool], ...]]] = {
    Part.ATTACHMENT: (Attachment.event_id, ()),
    Part.SOURCE: (Citation.event_id, ()),
    Part.PLACE: (Place.event_id, ()),
    Part.POINT: (Place.event_id, (Place.latitude_deg.is_not(None),)),
    Part.REGION: (Place.event_id, (Place.region != "",)),
    Part.LINK: (EventLink.event_id, ()),
    Part.COUNT: (Count.event_id, ()),
}
_FILLED: dict[Part, ColumnElement[bool]] = {
    Part.DATE: Event.start_earliest > UNKNOWN_DAY,
    Part.YEAR: _same_until(len("2023")),
    Part.MONTH: _same_until(len("2023-05")),
    Part.COUNTRY: Event.country_code != "",
    Part.DESCRIPTION: Event.description != "",
    Part.SUMMARY: Event.summary != "",
    Part.VERIFICATION: Event.verification.is_not(None),
    Part.MONITORING: Event.monitoring_status.is_not(None),
}
SCHEMES_OF: dict[Part, tuple[str, ...]] = {
    Part.VIOLATION: (CODED_LISTS["violations"],),
    Part.RIGHT: (CODED_LISTS["rights"],),
    Part.HRD_TYPE: (CODED_LISTS["hrd_types"],),
    Part.GENDER: (CODED_LISTS["genders"],),
    Part.PERPETRATOR: PERPETRATORS,
}


def has_condition(session: Session, part: Part) -> ColumnElement[bool]:
    """Return the events that have something of this kind."""
    if part in _FILLED:
        return _FILLED[part]
    if part in _ROWS:
        column, conditions = _ROWS[part]
        return _exists(column == Event.id, *conditions)
    ids = select(Term.id).where(Term.scheme.in_(SCHEMES_OF[part]))
    return _exists(TermUse.event_id == Event.id, TermUse.term_id.in_(ids))


def _exists(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """Return whether an event of the query around it has a row of its own of this kind."""
    return exists().where(*conditions).correlate(Event)
