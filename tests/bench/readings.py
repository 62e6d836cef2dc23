"""Reading what people type and paste: dates of every calendar, counts, a whole article."""

import datetime
import random
import statistics
import time
from collections.abc import Callable

from hrd_desk.geocoding.finding import PlaceFinder
from hrd_desk.model.calendar_reading import read_calendar_date
from hrd_desk.model.calendars import CALENDARS, Calendar
from hrd_desk.model.checks import check_event
from hrd_desk.model.count_entry import read_entry
from hrd_desk.model.date_reading import understand_date
from hrd_desk.reading.source import SourceReader
from tests.builders import an_event, shipped_vocabulary
from tests.figures import tell
from tests.model.test_counts_text import SEED_DESCRIPTION

TODAY = datetime.date(2026, 11, 29)
DAY = datetime.date(2023, 5, 2)
DATES = 10_000
ARTICLE = 10_000
ROUNDS = 15
_TYPED = {
    "gregorian": "1 May 2023",
    "two-ways": "1/5/23",
    "night": "night of 1 May",
    "persian": "11 Ordibehesht 1402",
}


def measure(*, is_short: bool) -> None:
    """Tell how many dates go there and back, and what reading costs."""
    for calendar in CALENDARS:
        _measure_calendar(calendar, DATES // 10 if is_short else DATES)
    for name, text in _TYPED.items():
        cost = _microseconds(lambda text=text: understand_date(text, TODAY))  # type: ignore[misc]
        tell(f"readings.date.{name}", cost, "µs", f"{text!r} understood, names of months loaded")
    cost = _microseconds(lambda: read_entry("about one hundred and twenty people"))
    tell("readings.count", cost, "µs", "'about one hundred and twenty people'")
    _measure_checks()
    _measure_source()


def _measure_checks() -> None:
    vocabulary = shipped_vocabulary()
    event = an_event(vocabulary)
    event.summary = "On 2 May 2023, police arrested twenty people at a rally in the old town."
    cost = _microseconds(lambda: check_event(event, vocabulary, TODAY))
    tell("readings.checks", cost, "µs", "a record whose summary does not name its country")


def _measure_calendar(calendar: Calendar, dates: int) -> None:
    chance, lost, begun = random.Random(1), 0, time.perf_counter()
    days = [datetime.date.fromordinal(chance.randrange(710_000, 745_000)) for _ in range(dates)]
    for day in days:
        year, month, number = calendar.fields(day)
        lost += year in calendar.years and calendar.day(year, month, number) != day
    cost = (time.perf_counter() - begun) / dates * 1e6
    context = f"{dates} random days of 1944 to 2040 there and back, seed 1"
    tell(f"readings.calendar.{calendar.code}.lost", lost, "dates", context)
    tell(f"readings.calendar.{calendar.code}", cost, "µs", context)
    lost = 0
    for day in days[: dates // 10]:
        typed = calendar.in_words(day, "en") + " BE" * (calendar.code == "buddhist")
        found = read_calendar_date(typed)
        lost += calendar.fields(day)[0] in calendar.years and (
            found is None or found.first != day or found.calendar is not calendar
        )
    context = f"{dates // 10} of them typed in words and read"
    tell(f"readings.calendar.{calendar.code}.typed-lost", lost, "dates", context)


def _measure_source() -> None:
    text = "\n".join([SEED_DESCRIPTION] * 8)[:ARTICLE]
    begun = time.perf_counter()
    reader = SourceReader(shipped_vocabulary(), PlaceFinder.open())
    spans = reader.read(text, DAY)
    cold = (time.perf_counter() - begun) * 1e3
    context = f"{len(text)} characters, {len(spans)} spans; the seed's description again and again"
    tell("readings.source.first", cold, "ms", f"{context}; reader made, gazetteer opened")
    times = [_milliseconds(reader, text) for _round in range(ROUNDS)]
    tell("readings.source", statistics.median(times), "ms", f"{context}; warm, median of {ROUNDS}")


def _milliseconds(reader: SourceReader, text: str) -> float:
    begun = time.perf_counter()
    reader.read(text, DAY)
    return (time.perf_counter() - begun) * 1e3


def _microseconds(work: Callable[[], object]) -> float:
    work()
    times = []
    for _round in range(200):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return statistics.median(times) * 1e6
