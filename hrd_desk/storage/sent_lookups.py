"""The log of what left this computer to an online geocoder. It stays on this desk."""

import datetime
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from hrd_desk.clock import milliseconds, moment_of
from hrd_desk.storage.local_tables import SentLookup

SHOWN_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Lookup:
    """One question that was sent: to which host, of which provider, when, and its words."""

    host: str
    provider: str
    query: str
    sent_at_utc: datetime.datetime


def log_lookup(session: Session, lookup: Lookup) -> None:
    """Note a question; called before it is sent, so that nothing leaves that is not noted."""
    session.add(
        SentLookup(
            sent_at_ms=milliseconds(lookup.sent_at_utc),
            host=lookup.host,
            provider=lookup.provider,
            query=lookup.query,
        )
    )


def load_lookups(session: Session, limit: int = SHOWN_AT_ONCE) -> list[Lookup]:
    """Return what was sent, newest first."""
    newest = select(SentLookup).order_by(SentLookup.sent_at_ms.desc(), SentLookup.id.desc())
    return [
        Lookup(row.host, row.provider, row.query, moment_of(row.sent_at_ms))
        for row in session.scalars(newest.limit(limit))
    ]


def clear_lookups(session: Session) -> None:
    """Forget what was sent: the log itself tells which places a desk asked about."""
    session.execute(delete(SentLookup))
