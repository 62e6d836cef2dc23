"""A first bundle from a field desk to headquarters: bytes, time and memory for each event.

Then both change the same events, and headquarters says what it left aside.
"""

import resource
import tempfile
import time
from pathlib import Path
from typing import Any
from unittest import mock

from hrd_desk.storage.merge import engine, left_aside
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.sync.receiving import receive
from hrd_desk.sync.sending import send
from tests.bench.building import CHUNK, insert_events
from tests.bench.population import Population
from tests.builders import vocabulary_of
from tests.figures import tell
from tests.sync.identities import a_field_desk, a_headquarters, paired

MOST_CLASHING = 10_000


def measure(events: int) -> None:
    """Tell what it takes to send `events` new events in one bundle, and to take them in."""
    with tempfile.TemporaryDirectory(prefix="hrd-desk-exchange-") as name:
        folder = Path(name)
        with a_headquarters(folder) as headquarters, a_field_desk(folder, "ALM") as desk:
            paired([desk], headquarters)
            _fill(desk, events)
            context = f"first bundle of {events} events, {CHUNK} a revision, sealed and signed"
            begun = time.perf_counter()
            sent = send(desk, folder)
            tell("exchange.send", events / (time.perf_counter() - begun), "events/s", context)
            tell("exchange.size", sent.size_bytes / events, "bytes/event", context)
            before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            begun = time.perf_counter()
            received = receive(headquarters, sent.paths[0])
            seconds = time.perf_counter() - begun
            grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
            words = f"{context}; {received.sentence}"
            tell("exchange.receive", events / seconds, "events/s", words)
            tell("exchange.receive-memory", grown / 1024, "MiB", f"{words} Growth of the peak")
            _tell_clashing(desk, headquarters, folder, min(MOST_CLASHING, events))


def _tell_clashing(desk: OpenDesk, headquarters: OpenDesk, folder: Path, events: int) -> None:
    """Tell what it takes that both sides changed the same titles, there and back."""
    receive(desk, send(headquarters, folder, code="ALM").paths[0])
    for one, words in ((desk, " (there)"), (headquarters, " (here)")):
        with one.database.transaction("bench") as session:
            statement = "UPDATE event SET title = title || ? WHERE id <= ?"
            session.connection().exec_driver_sql(statement, (words, events))
    up = send(desk, folder)
    context = f"{events} titles changed on both sides"
    begun = time.perf_counter()
    received = receive(headquarters, up.paths[0])
    seconds = time.perf_counter() - begun
    tell(
        "exchange.clashes.receive", events / seconds, "events/s", f"{context}; {received.sentence}"
    )
    down = send(headquarters, folder, code="ALM")
    spent = [0.0]
    whole = left_aside.leave_aside

    def timed(*arguments: Any) -> Any:
        begun = time.perf_counter()
        try:
            return whole(*arguments)
        finally:
            spent[0] += time.perf_counter() - begun

    with mock.patch.object(engine, "leave_aside", timed):
        begun = time.perf_counter()
        received = receive(desk, down.paths[0])
    seconds = time.perf_counter() - begun
    tell("exchange.back.receive", events / seconds, "events/s", f"{context}; {received.sentence}")
    words = f"{context}; headquarters names what it left aside"
    tell("exchange.back.aside", 1e6 * spent[0] / events, "us/event", words)


def _fill(desk: OpenDesk, events: int) -> None:
    population = Population(vocabulary_of(desk))
    for first in range(1, events + 1, CHUNK):
        made = population.events(first, min(CHUNK, events + 1 - first))
        with desk.database.transaction("bench") as session:
            insert_events(session, made)
