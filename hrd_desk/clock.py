"""The time, passed in as an object so that tests can set it."""

import datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time in UTC."""

    def now_utc(self) -> datetime.datetime:
        """Return the present moment, aware, in UTC."""
        ...


class SystemClock:
    """The computer's own clock."""

    def now_utc(self) -> datetime.datetime:
        """Return the present moment, aware, in UTC."""
        return datetime.datetime.now(datetime.UTC)


def milliseconds(moment: datetime.datetime) -> int:
    """Return milliseconds since 1970 of an aware `moment`."""
    return int(moment.timestamp() * 1000)


def moment_of(milliseconds_utc: int) -> datetime.datetime:
    """Return the aware UTC moment of milliseconds since 1970."""
    return datetime.datetime.fromtimestamp(milliseconds_utc / 1000, datetime.UTC)
