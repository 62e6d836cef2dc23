"""Moments and days of the program's own doings, as readers of the present language write them."""

import datetime

from hrd_desk.i18n import language


def moment_words(moment_utc: datetime.datetime) -> str:
    """Return a moment in local time: "30 Nov 2026, 18:11"."""
    return clock_words(moment_utc.astimezone(), "d MMM y", "HH:mm")


def clock_words(moment: datetime.datetime, day: str, time: str) -> str:
    """Return a moment in the zone that it has; `day` and `time` are patterns of Unicode's CLDR."""
    from babel.dates import format_datetime  # noqa: PLC0415  slow; the first window tells none

    comma = "،" if language() == "ar" else ","
    return str(format_datetime(moment, f"{day}{comma} {time}", locale=language()))


def moment_day_words(moment_utc: datetime.datetime) -> str:
    """Return the local day of a moment."""
    return day_words(moment_utc.astimezone().date())


def day_words(day: datetime.date) -> str:
    """Return a day: "30 November 2026"."""
    from babel.dates import format_date  # noqa: PLC0415  as above

    return str(format_date(day, "d MMMM y", locale=language()))
