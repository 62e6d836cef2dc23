"""The same days a year earlier, for a digest to be compared with: numbers alone, no event is told.

Docs: docs/formats/brief.md.
"""

import datetime
import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from hrd_desk.errors import HrdDeskError, InvalidInputError
from hrd_desk.i18n import _
from hrd_desk.model.event import Event
from hrd_desk.model.query import All, AnyOf, Dated, Not, OfEvent, OfFound, Query, Within, all_of
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.counting import Counting, months
from hrd_desk.publishing.disclosure import refuse_unless_admitted
from hrd_desk.publishing.facts import facts_of
from hrd_desk.publishing.number_audit import Name, Numbers, audit
from hrd_desk.publishing.orders import Order
from hrd_desk.storage.event_lists import EventFilter, event_uids
from hrd_desk.storage.events import first_days, read_events
from hrd_desk.vocabulary.vocabulary import Vocabulary

_TOTAL: Name = ("events",)


@dataclass(frozen=True)
class Earlier:
    """The first and the last day, and the events that began from the one to the other."""

    first: datetime.date
    last: datetime.date
    counting: Counting

    def month_counts(self, wanted: Sequence[str], smallest: int) -> tuple[int | None, ...]:
        """Return the count of each month (YYYY-MM, of the later year), None where it is hidden.

        The events of these numbers are not told, so small ones are hidden, and what tells them.
        Nothing of few events: which months have any would tell how many there were in each.
        """
        if self.counting.total < smallest:
            return ()
        tally = self.counting.tally(months, is_split=True)
        counts = dict(tally.counts)
        rest = tally.total - sum(counts.values())
        earlier = [f"{int(month[:4]) - 1:04}{month[4:]}" for month in wanted]
        names: list[Name] = [("month", month) for month in earlier]
        true = {name: counts.get(name[1], 0) for name in names}
        others = rest + sum(count for month, count in counts.items() if month not in earlier)
        numbers = Numbers({_TOTAL: tally.total, ("others",): others} | true, known={_TOTAL})
        numbers.printed["months"] = names
        numbers.split(_TOTAL, [*names, ("others",)])
        verdict = audit(numbers, smallest)
        if verdict.left_out:
            return ()
        return tuple(None if name in verdict.hidden else true[name] for name in names)


EarlierEvents = tuple[datetime.date, datetime.date, Iterable[Event]]
"""The first and the last day, and the events that began between them."""


def counted(
    earlier: EarlierEvents,
    vocabulary: Vocabulary,
    audience: Audience,
    hold: Callable[[Event], str | None],
) -> Earlier:
    """Count events as those of the digest are: what its readers may not know is not counted."""
    first, last, events = earlier
    facts = []
    for event in events:
        try:
            refuse_unless_admitted(event, vocabulary, audience)
        except HrdDeskError:  # not for these readers, so not counted either
            continue
        if not hold(event):
            facts.append(facts_of(event, vocabulary, audience))
    return Earlier(first, last, Counting(facts))


def a_year_before(day: datetime.date) -> datetime.date:
    """Return the same day of the year before; 28 February for the 29th."""
    leaps = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if leaps else day.day)


def earlier_events(
    session: Session, wanted: EventFilter, order: Order, uids: Sequence[uuid.UUID]
) -> EarlierEvents | None:
    """Return the days to compare with and their events; None where no day is known.

    The days are those ordered, or those of the records `uids` that `wanted` lets through. Raises
    `InvalidInputError` for more than a year: it would overlap with the one before.
    """
    known = first_days(session, uids)
    first, last = order.period.first or known[0], order.period.last or known[1]
    if first is None or last is None:
        return None
    if (last - first).days > 366:  # noqa: PLR2004  a leap year
        sentence = _("More than a year cannot be compared with the year before. Narrow it down.")
        raise InvalidInputError("compare", sentence)
    first, last = a_year_before(first), a_year_before(last)
    query = wanted.as_query()
    moved = [_moved(query)] if query is not None else []
    earlier = replace(EventFilter(), query=all_of([*moved, Dated(first, last)]))
    return first, last, read_events(session, event_uids(session, earlier))


def _moved(query: Query) -> Query:
    """Return the same question a year earlier."""
    match query:
        case Dated():
            first, last = query.first, query.last
            return Dated(first and a_year_before(first), last and a_year_before(last))
        case Within():
            first, last = query.first, query.last
            return Within(first and a_year_before(first), last and a_year_before(last))
        case Not() | OfEvent() | OfFound():
            return type(query)(_moved(query.part))
        case All():
            return All(tuple(map(_moved, query.parts)))
        case AnyOf():
            return AnyOf(tuple(map(_moved, query.parts)))
        case _:
            return query
