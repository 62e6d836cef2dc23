"""Searching and counting a large desk, beside the same questions in SQL, Datasette and pandas.

`python -m tests.bench.finding [EVENTS ...]` measures desks of these sizes alone.
"""

import json
import sqlite3
import statistics
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from hrd_desk.model.query import Query
from hrd_desk.model.query_reading import read_query
from hrd_desk.model.query_values import Meaning
from hrd_desk.storage.columns import EventColumns
from hrd_desk.storage.dimensions import Dimension
from hrd_desk.storage.event_lists import EventFilter, Sort, SortColumn, event_page
from hrd_desk.storage.facets import facets
from hrd_desk.storage.found import found_events
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.statistics import Statistics, Unit
from hrd_desk.vocabulary.vocabulary import Vocabulary
from tests.bench.building import built_desk
from tests.bench.forms import plain_copy
from tests.bench.peers import told_by_peers
from tests.bench.population import FREQUENT_WORD, RARE_WORD, Population
from tests.bench.timing import Action, in_turn, tell_beside
from tests.builders import vocabulary_of
from tests.figures import tell

SIZES = (10_000, 100_000, 1_000_000)
PAGE, ROUNDS = 200, 5
TEXTS = (
    *(FREQUENT_WORD, RARE_WORD, f"{FREQUENT_WORD} country:KZ", f"{RARE_WORD} OR {FREQUENT_WORD}"),
    *(f"-{FREQUENT_WORD} {RARE_WORD}", f"{RARE_WORD} violation:killing", "title:kaz", "的一"),
    *(f"{FREQUENT_WORD} date:2015..2016", f"{FREQUENT_WORD} by:police status:published"),
)
"""Searches with words: frequent and rare ones, begun, in another script, with conditions."""
LATIN, CYRILLIC, ARABIC, THAI, BURMESE, CHINESE = range(6)
FILTER = "country:TR violation:arrest-detention date:2015..2018"

COUNTED = (
    "SELECT u.term_id, count(*) FROM term_use u JOIN event e ON e.id = u.event_id"
    " WHERE e.deleted_version IS NULL GROUP BY u.term_id"
)
SINGLE = (
    "SELECT country_code, count(*) FROM event WHERE deleted_version IS NULL GROUP BY country_code",
    "SELECT record_status, count(*) FROM event WHERE deleted_version IS NULL GROUP BY 1",
    "SELECT substr(start_earliest, 1, 4), count(*) FROM event GROUP BY 1",
    "SELECT region, count(DISTINCT event_id) FROM place WHERE region > '' GROUP BY region",
)
CROSSED = (
    "SELECT u.term_id, substr(e.start_earliest, 1, 4), count(*) FROM term_use u"
    " JOIN event e ON e.id = u.event_id JOIN term t ON t.id = u.term_id"
    " WHERE e.deleted_version IS NULL AND t.scheme = 'violation' GROUP BY 1, 2"
)
FILTERED = (
    "SELECT id, uid, reference, title FROM event e WHERE deleted_version IS NULL"
    " AND country_code = 'TR' AND start_latest >= '2015-01-01' AND start_earliest <= '2018-12-31'"
    " AND EXISTS (SELECT 1 FROM term_use u JOIN term t ON t.id = u.term_id"
    " WHERE u.event_id = e.id AND t.code = 'arrest-detention')"
    " ORDER BY start_earliest DESC, id DESC LIMIT 200"
)


def measure(desk: OpenDesk, events: int) -> None:
    """Tell the figures of searches, facets and cross-tables over one desk."""
    vocabulary = vocabulary_of(desk)
    meaning = Meaning(vocabulary)
    context = f"{events} events, encrypted"
    cpu = time.process_time()
    columns, load_s = _loaded(desk)
    cpu = time.process_time() - cpu
    told = f"{context}; once, in a job; {cpu:.3g} s of processor"
    tell("find.columns.load", load_s, "s", told)
    _measure_texts(desk, meaning, context)
    _measure_catching_up(desk, columns, context)
    copy = plain_copy(desk, events)
    with closing(sqlite3.connect(copy)) as plain, closing(sqlcipher.connect(str(copy))) as own:
        for connection in (plain, own):
            connection.execute("PRAGMA cache_size = -65536")
        by_hand: dict[str, Action] = {
            "find.facets": lambda _n: [_all(plain, q) for q in (COUNTED, *SINGLE)],
            "find.cross-table": lambda _n: _all(plain, CROSSED),
            "find.filtered-page": lambda _n: _all(plain, FILTERED),
        }
        ours = _ours(desk, columns, vocabulary, meaning)
        for name, action in ours.items():
            rivals = {"ours": action, "sqlite3": by_hand[name]}
            tell_beside(name, rivals, ROUNDS, f"{context}; sqlite3 on an unencrypted copy")
    _tell_peers(ours, copy, context)


def _loaded(desk: OpenDesk) -> tuple[EventColumns, float]:
    begun = time.perf_counter()
    with desk.database.snapshot() as session:
        columns = EventColumns().bring_up(session)
    return columns, time.perf_counter() - begun


def _measure_texts(desk: OpenDesk, meaning: Meaning, context: str) -> None:
    """Tell the median and the 95th percentile of first pages of searches with words."""
    lists = {"find.text": TEXTS, "find.text.kinds": _kinds(Population(vocabulary_of(desk)))}
    for name, texts in lists.items():
        queries = [read_query(typed, meaning).query for typed in texts]
        for order, sort in (("", Sort()), (".best", Sort(SortColumn.BEST))):
            spent = [_pages(desk, query, sort) for query in queries]
            told = f"{context}; first {PAGE} rows of {len(texts)} searches, {ROUNDS} times each"
            for kind, place in (("", 0), (".cpu", 1)):
                times = [each[place] for pages in spent for each in pages]
                tell(f"{name}{order}.median{kind}", statistics.median(times), "ms", told)
                tell(f"{name}{order}.p95{kind}", statistics.quantiles(times, n=20)[-1], "ms", told)
            medians = [statistics.median(cpu for _wall, cpu in pages) for pages in spent]
            worst = max(medians)
            told += f"; {texts[medians.index(worst)]}"
            tell(f"{name}{order}.worst.cpu", worst, "ms", told)


def _kinds(made: Population) -> list[str]:
    """Return searches of every kind, with words of all frequencies in six scripts."""
    latin = [made.word(LATIN, rank) for rank in (0, 1, 2, 30, 100, 300, 1000, 3000, 10_000)]
    scripts = [made.word(s, rank) for s in (CYRILLIC, ARABIC, THAI, BURMESE) for rank in (0, 50)]
    chinese = made.word(CHINESE, 0)
    first, second, third = latin[:3]
    return [
        *latin,
        *scripts,
        *(chinese, chinese[:2]),
        *(FREQUENT_WORD[:2], FREQUENT_WORD[:3], FREQUENT_WORD[:4], f"{first} {FREQUENT_WORD}"),
        *(f"{first} {second}", f"{first} {second} {third}", f"{latin[5]} {FREQUENT_WORD}"),
        *(f'"{first} {second}"', f'"{first} {latin[4]}"', f"title:{first}", f"place:{first}"),
        *(f"{first} OR {second} OR {third}", f"-{FREQUENT_WORD}", f"{latin[4]} -{FREQUENT_WORD}"),
        *(f"{first} country:MN", f"{latin[4]} country:MN", f"{FREQUENT_WORD} country:MN"),
        *(f"{FREQUENT_WORD} violation:killing", f"{FREQUENT_WORD} violation:arrest-detention"),
        *(f"{latin[4]} violation:arrest-detention", f"{FREQUENT_WORD} date:2005"),
        *(f"{FREQUENT_WORD} OR country:MN", f"{FREQUENT_WORD} has:region", "KZ-2015"),
    ]


def _pages(desk: OpenDesk, query: Query | None, sort: Sort) -> list[tuple[float, float]]:
    """Return wall and processor time of each round, in milliseconds, after one not counted."""
    found = []
    for number in range(ROUNDS + 1):
        cpu, wall = time.process_time(), time.perf_counter()
        with desk.database.snapshot() as session:
            event_page(session, EventFilter(query=query), sort, None, PAGE)
        if number:
            found.append((1000 * (time.perf_counter() - wall), 1000 * (time.process_time() - cpu)))
    return found


def _measure_catching_up(desk: OpenDesk, columns: EventColumns, context: str) -> None:
    """Tell how long the columns take to follow one changed record."""
    number = next(iter(columns.terms))  # any id that is there

    def follow(_round: int) -> None:
        with desk.database.snapshot() as session:
            columns._drop([number])  # noqa: SLF001  what a changed record costs, without one
            columns._read(session, [number], lambda _done, _total: None)  # noqa: SLF001

    spent = in_turn({"one": follow}, ROUNDS)["one"]
    tell("find.columns.follow", spent.wall_ms, "ms", f"{context}; after a save of one record")


def _ours(
    desk: OpenDesk, columns: EventColumns, vocabulary: Vocabulary, meaning: Meaning
) -> dict[str, Action]:
    filtered = read_query(FILTER, meaning).query

    def count(_round: int) -> object:
        with desk.database.snapshot() as session:
            columns.bring_up(session)
            return facets(columns, vocabulary, found_events(session, columns, None))

    def cross(_round: int) -> object:
        with desk.database.snapshot() as session:
            found = Statistics(session, columns.bring_up(session), vocabulary, None)
            return found.cross(Unit.EVENTS, Dimension.VIOLATION, Dimension.YEAR)

    def page(_round: int) -> object:
        with desk.database.snapshot() as session:
            return event_page(session, EventFilter(query=filtered), Sort(), None, PAGE)

    return {"find.facets": count, "find.cross-table": cross, "find.filtered-page": page}


def _all(connection: Any, query: str) -> list[Any]:
    rows: list[Any] = connection.execute(query).fetchall()
    return rows


def _tell_peers(ours: dict[str, Action], copy: Path, context: str) -> None:
    """Tell the same questions in pandas and Datasette, measured in their own Python."""
    asked = json.dumps({"rounds": ROUNDS, "crossed": CROSSED})
    told = told_by_peers("find", "finding_peers.py", str(copy), asked=asked)
    for name, spent in told.items():
        question, _at, peer = name.partition("@")
        action = ours.get(question)
        if action is None:
            tell(name.replace("@", "."), spent, "ms", context)
            continue
        mine = in_turn({"ours": action}, ROUNDS)["ours"].wall_ms
        ratio = mine / max(spent, 1e-6)
        words = f"{context}; {peer} {spent:.3g} ms on an unencrypted copy; ours {mine:.3g} ms"
        words += "; one after the other, not in turn"
        tell(f"{question}.over-{peer}", ratio, "x", words)


def main() -> int:
    """Measure desks of the sizes that are asked for."""
    for events in map(int, sys.argv[1:] or map(str, SIZES)):
        with built_desk(events) as desk:
            measure(desk, events)
    return 0


if __name__ == "__main__":
    sys.exit(main())
