"""The terms that a desk uses most, counted from its own records."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hrd_desk.model.event import CODED_CHOICES, Event
from hrd_desk.model.parts import TermUse
from hrd_desk.vocabulary.terms import Term

RECENT = 3000
"""So many of the newest records are counted: what somebody works on now, at any desk's size."""


def common_codes(session: Session, most: int = 9) -> dict[str, list[str]]:
    """Return for each scheme that codes events its commonest codes, the commonest first."""
    newest = (
        select(Event.id)
        .where(Event.deleted_version.is_(None))
        .order_by(Event.id.desc())
        .limit(RECENT)
        .subquery()
    )
    uses = (
        select(Term.scheme, Term.code, func.count().label("uses"))
        .join(TermUse, TermUse.term_id == Term.id)
        .where(TermUse.event_id.in_(select(newest.c.id)))
        .group_by(Term.scheme, Term.code)
    )
    counted: list[tuple[str, str | None, int]] = [
        (scheme, code, count) for scheme, code, count in session.execute(uses)
    ]
    for name, scheme in CODED_CHOICES.items():
        column = getattr(Event, name)
        query = select(column, func.count()).where(Event.id.in_(select(newest.c.id)))
        counted += [
            (scheme, code, count) for code, count in session.execute(query.group_by(column))
        ]
    found: dict[str, list[str]] = {}
    for scheme, code, _uses in sorted(counted, key=lambda row: (-row[2], row[1] or "")):
        codes = found.setdefault(scheme, [])
        if code and len(codes) < most:
            codes.append(code)
    return found
