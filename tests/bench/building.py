"""Build a desk of any size through the journal, once, and keep it."""

import hashlib
import os
import shutil
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from hrd_desk.storage.migrate import VERSIONS
from hrd_desk.storage.opening import OpenDesk, create_desk, open_desk
from hrd_desk.storage.search_text import index_text
from hrd_desk.storage.settings import read_setting, write_setting
from tests.bench.population import MadeEvent, Population, part_uid
from tests.builders import PASSPHRASE, cheap_cost, vocabulary_of
from tests.figures import tell

CHUNK = 10_000
POPULATION = 4
"""Goes up when the made-up events change, so that kept desks are built anew."""
UNKNOWN = "0001-01-01"
Values = tuple[Any, ...]


def cache_folder() -> Path:
    """Return the folder where built desks are kept (HRD_DESK_BENCH_DIR)."""
    folder = Path(os.environ.get("HRD_DESK_BENCH_DIR", "/tmp/hrd-desk-bench"))  # noqa: S108  said in docs/figures.md
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def built_desk(events: int) -> OpenDesk:
    """Return an open desk with so many made-up events; built at the first call, then reused."""
    path = cache_folder() / f"desk-{events}.hrdesk"
    if path.exists():
        desk = open_desk(path, PASSPHRASE)
        with desk.database.snapshot() as session:
            is_built = read_setting(session, "bench", "") == _recipe(events)
        if is_built:
            return desk
        desk.close()
        shutil.rmtree(path)
    desk, _words = create_desk(path, PASSPHRASE, "BIG", cost=cheap_cost())
    _build(desk, events)
    return desk


def _recipe(events: int) -> str:
    revisions = b"".join(path.read_bytes() for path in sorted(VERSIONS.glob("*.py")))
    return f"{events} {POPULATION} {hashlib.sha256(revisions).hexdigest()}"


def _build(desk: OpenDesk, events: int) -> None:
    population = Population(vocabulary_of(desk))
    rows, seconds = 0, 0.0
    for first in range(1, events + 1, CHUNK):
        made = list(population.events(first, min(CHUNK, events + 1 - first)))
        begun = time.perf_counter()
        with desk.database.transaction("bench") as session:
            rows += insert_events(session, made)
        desk.database.checkpoint()
        seconds += time.perf_counter() - begun
    with desk.database.local_transaction() as session:
        session.execute(text("INSERT INTO fts (fts) VALUES ('optimize')"))
        write_setting(session, "bench", _recipe(events))
    desk.database.checkpoint()
    context = f"{events} events, {CHUNK} a revision, encrypted, journal and full text included"
    tell("build.rows", rows / seconds, "rows/s", context)
    tell("build.events", events / seconds, "events/s", context)
    size = desk.folder.database.stat().st_size
    tell("build.size", size / events, "bytes/event", f"{context}; main.db {size // 1_000_000} MB")


def insert_events(session: Session, made: Iterable[MadeEvent], *, is_indexed: bool = True) -> int:
    """Insert events with their parts as plain rows; return how many rows of records that were."""
    made = list(made)
    version = session.connection().info["version"]
    _insert(session, "event", EVENT_COLUMNS, [_event_row(event, version) for event in made])
    uses = [(e.id, term_id, version, "coded") for e in made for term_id in e.term_ids]
    _insert(session, "term_use", ("event_id", "term_id", "version", "label_coded"), uses)
    _insert(session, "place", PLACE_COLUMNS, [_place_row(event, version) for event in made])
    counts = [_count_row(event, version) for event in made]
    _insert(session, "people_count", COUNT_COLUMNS, counts)
    if is_indexed:
        _insert(session, "fts", SEARCH_COLUMNS, map(_search_row, made))
    return 3 * len(made) + len(uses)


EVENT_COLUMNS = (
    *("id", "uid", "version", "revised", "reference", "title", "country_code", "start_date"),
    *("start_earliest", "start_latest", "end_latest", "description", "summary", "record_status"),
    *("context", "charge", "remarks", "monitoring_note", "confidentiality"),
)
PLACE_COLUMNS = (
    *("uid", "event_id", "version", "is_primary", "locality", "district", "region", "address"),
    *("latitude_deg", "longitude_deg", "position"),
)
COUNT_COLUMNS = ("uid", "event_id", "version", "role", "minimum", "maximum", "words", "position")
SEARCH_COLUMNS = ("rowid", "title", "reference", "place", "description", "summary", "other")


def _event_row(event: MadeEvent, version: int) -> Values:
    day, summary = event.day.isoformat(), event.description[:120]
    return (
        *(event.id, event.uid.bytes, version, version, event.reference, event.title),
        *(event.country_code, day, day, day, UNKNOWN, event.description, summary, event.status),
        *("", "", "", "", "internal"),
    )


def _place_row(event: MadeEvent, version: int) -> Values:
    where = (event.latitude_deg, event.longitude_deg)
    names = (event.locality, "", event.region, "")
    return (part_uid(event, 1), event.id, version, 1, *names, *where, 0)


def _count_row(event: MadeEvent, version: int) -> Values:
    low, high = event.affected
    return (part_uid(event, 2), event.id, version, "affected", low, high, f"{low}", 0)


def _search_row(event: MadeEvent) -> Values:
    place = f"{event.locality}\n{event.region}"
    texts = (event.title, event.reference, place, event.description, event.description[:120])
    return (event.id, *map(index_text, texts), f"{event.affected[0]}")


def _insert(session: Session, table: str, columns: tuple[str, ...], rows: Iterable[Values]) -> None:
    marks = ", ".join("?" * len(columns))
    statement = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608  our own names
    session.connection().exec_driver_sql(statement, list(rows))
