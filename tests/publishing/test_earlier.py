"""A digest beside the same days of the year before: numbers alone, and no small ones."""

import datetime
from collections.abc import Iterator

import pytest

from hrd_desk.errors import InvalidInputError
from hrd_desk.model.query import Coded, Dated, all_of
from hrd_desk.publishing.counting import Counting
from hrd_desk.publishing.documents import Document, MonthColumns, Points
from hrd_desk.publishing.earlier import Earlier, a_year_before, earlier_events
from hrd_desk.publishing.orders import BriefKind, Order, Period
from hrd_desk.publishing.preparing import Prepared, prepare
from hrd_desk.storage.event_lists import EventFilter, event_uids
from hrd_desk.storage.events import read_events
from hrd_desk.storage.opening import OpenDesk
from tests.builders import a_desk, an_event, saved, shipped_vocabulary, vocabulary_of
from tests.publishing.test_small_numbers import fact

DIGEST = Order(kind=BriefKind.DIGEST, compares=True)
COUNTS = {"2022-01": 5, "2022-02": 1, "2022-03": 4, "2023-01": 3, "2023-02": 4, "2023-03": 3}
SECRET_TITLE = "Told to nobody in this digest"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenDesk]:
    with a_desk(tmp_path_factory.mktemp("earlier")) as opened:
        vocabulary = vocabulary_of(opened)
        for month, count in COUNTS.items():
            for day in range(1, count + 1):
                title = SECRET_TITLE if month.startswith("2022") else f"Raid {month} {day}"
                event = an_event(vocabulary, title=title, confidentiality="public")
                event.start_date = f"{month}-{day:02}"
                saved(opened, event)
        hidden = an_event(vocabulary, title=SECRET_TITLE, confidentiality="internal")
        hidden.start_date = "2022-03-20"
        saved(opened, hidden)
        yield opened


def compared(desk: OpenDesk, wanted: EventFilter, order: Order = DIGEST) -> Prepared:
    with desk.database.snapshot() as session:
        uids = event_uids(session, wanted)
        earlier = earlier_events(session, wanted, order, uids)
        events = read_events(session, uids)
        return prepare(events, shipped_vocabulary(), order, earlier=earlier)


YEAR_DAYS = (datetime.date(2023, 1, 1), datetime.date(2023, 3, 31))
YEAR = EventFilter(query=Dated(*YEAR_DAYS))


def content(prepared: Prepared) -> Document:
    assert isinstance(prepared.content, Document)
    return prepared.content


def words_of(document: Document) -> str:
    points = (block for block in document.blocks() if isinstance(block, Points))
    return "\n".join(item for block in points for item in block.items)


def test_the_same_days_a_year_earlier_stand_beside_the_numbers(desk: OpenDesk) -> None:
    document = content(compared(desk, YEAR))
    words = words_of(document)
    # The record that is not public is counted by nobody.
    assert "A year earlier, from 1 January 2022 to 3 March 2022: 9 events" in words.replace(
        "\N{NO-BREAK SPACE}", " "
    ), words
    assert "The year before is counted by the same rules" in words
    assert SECRET_TITLE not in repr(document)


def test_small_numbers_of_the_year_before_are_hidden_with_what_tells_them(desk: OpenDesk) -> None:
    order = Order(kind=BriefKind.DIGEST, compares=True, period=Period(*YEAR_DAYS))
    document = content(compared(desk, YEAR, order))
    (columns,) = (block for block in document.blocks() if isinstance(block, MonthColumns))
    assert columns.counts == (3, 4, 3)
    assert columns.before[1] is None
    assert columns.before.count(None) == 2


def test_a_question_with_days_in_it_is_asked_a_year_earlier(desk: OpenDesk) -> None:
    raids = Coded((("violation", "raid"),))
    wanted = EventFilter(query=all_of([raids, Dated(*YEAR_DAYS)]))
    with desk.database.snapshot() as session:
        found = earlier_events(session, wanted, DIGEST, event_uids(session, YEAR))
        assert found is not None
        first, last, events = found
        assert (first, last) == (datetime.date(2022, 1, 1), datetime.date(2022, 3, 3))
        assert list(events) == [], "none of them is coded as a raid"


def test_without_a_year_before_it_says_so(desk: OpenDesk) -> None:
    wanted = EventFilter(query=Dated(datetime.date(2022, 1, 1), datetime.date(2022, 3, 31)))
    document = content(compared(desk, wanted))
    assert "too few events to be compared" in words_of(document)
    (columns,) = (block for block in document.blocks() if isinstance(block, MonthColumns))
    assert columns.before == ()


def test_more_than_a_year_is_refused(desk: OpenDesk) -> None:
    with pytest.raises(InvalidInputError, match="More than a year"):
        compared(desk, EventFilter())


def test_a_leap_day_has_a_day_before_it() -> None:
    assert a_year_before(datetime.date(2024, 2, 29)) == datetime.date(2023, 2, 28)


def before_of(counts: dict[str, int]) -> tuple[int | None, ...]:
    """Return what stands beside January to March 2023 of the months before."""
    facts = [fact((), month) for month, count in counts.items() for _number in range(count)]
    days = (datetime.date(2022, 1, 1), datetime.date(2022, 3, 31))
    return Earlier(*days, Counting(facts)).month_counts(["2023-01", "2023-02", "2023-03"], 3)


@pytest.mark.parametrize(
    "counts",
    [
        {"2022-01": 1},
        {"2022-01": 1, "2022-02": 1},  # too few in two months: one in each
        {"2022-01": 1, "2022-02": 1, "2022-03": 1},  # and three in three
    ],
)
def test_which_months_have_events_does_not_tell_how_many(counts: dict[str, int]) -> None:
    assert before_of(counts) == ()
