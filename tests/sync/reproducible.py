"""The same seed does the same things: chance and time of the whole program come from the seed."""

import contextlib
import datetime
import os
import random
import time
from collections.abc import Iterator
from unittest.mock import patch

from hrd_desk.clock import SystemClock

BEGINNING = datetime.datetime(2026, 1, 1, 12, tzinfo=datetime.UTC)


class MadeTime:
    """A clock that moves on a little at each look; every desk has one that is wrong in its way."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._passed = datetime.timedelta()

    def now_utc(self) -> datetime.datetime:
        """Return a moment some milliseconds after the last one."""
        self._passed += datetime.timedelta(milliseconds=self._chance.randrange(3))
        return BEGINNING + self._passed


class WrongTime:
    """The same time as another clock's, off by a fixed span."""

    def __init__(self, right: MadeTime, off: datetime.timedelta) -> None:
        self._right, self._off = right, off

    def now_utc(self) -> datetime.datetime:
        """Return the moment that this clock shows."""
        return self._right.now_utc() + self._off


def wrong_time(right: MadeTime, chance: random.Random) -> WrongTime:
    """Return the clock of somebody's computer: minutes off, now and then years."""
    minutes = chance.uniform(-83, 83)
    years = chance.choices((0, -2, 1), (8, 1, 1))[0]
    return WrongTime(right, datetime.timedelta(minutes=minutes, days=365 * years))


@contextlib.contextmanager
def reproducible(seed: str) -> Iterator[MadeTime]:
    """Let uids, salts and moments follow from `seed` alone; give the time."""
    made = MadeTime(random.Random(f"time {seed}"))
    randomness = random.Random(f"bytes {seed}")
    with (
        patch.object(os, "urandom", randomness.randbytes),
        patch.object(random, "_urandom", randomness.randbytes),  # what `secrets` draws from
        patch.object(SystemClock, "now_utc", lambda _self: made.now_utc()),
        patch.object(time, "time_ns", lambda: int(made.now_utc().timestamp() * 1000) * 1_000_000),
    ):
        yield made
