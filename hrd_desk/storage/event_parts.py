"""How an event is loaded whole."""

from sqlalchemy.orm import selectinload
from sqlalchemy.orm.interfaces import ORMOption

from hrd_desk.model.event import Event
from hrd_desk.model.parts import TermUse

PARTS = (
    *(Event.term_uses, Event.counts, Event.places),
    *(Event.citations, Event.links, Event.attachments),
)


def with_parts() -> tuple[ORMOption, ...]:
    """Return the options that load an event whole: seven queries however many events."""
    terms = selectinload(Event.term_uses).joinedload(TermUse.term)
    return (terms, *(selectinload(part) for part in PARTS[1:]))


def with_parts_of_many() -> tuple[ORMOption, ...]:
    """Return the options for hundreds of events, which share their terms: each is read once."""
    terms = selectinload(Event.term_uses).selectinload(TermUse.term)
    return (terms, *(selectinload(part) for part in PARTS[1:]))
