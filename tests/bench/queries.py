"""The lists of a large desk, each beside the same query by hand on an unencrypted copy."""

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from hrd_desk.storage.event_lists import (
    Anchor,
    EventFilter,
    PageAnchors,
    Sort,
    event_page,
    page_anchors,
)
from hrd_desk.storage.opening import OpenDesk
from tests.bench.forms import plain_copy
from tests.bench.population import FREQUENT_WORD, RARE_WORD, frequencies
from tests.bench.timing import Action, tell_beside
from tests.builders import vocabulary_of

PAGE = 200
ROUNDS, FEW_ROUNDS = 15, 3
COLUMNS = (
    "id, uid, reference, title, country_code, start_date, start_earliest, record_status, revised"
)
NEWEST = f"ORDER BY start_earliest DESC, id DESC LIMIT {PAGE}"
SHOWN = f"SELECT {COLUMNS} FROM event WHERE deleted_version IS NULL"  # noqa: S608  our own words
FOUND = "SELECT rowid FROM fts WHERE fts MATCH ?"
CODED = "SELECT event_id FROM term_use WHERE term_id IN"


@dataclass(frozen=True, slots=True)
class Question:
    """A list that a person asks for, and the same asked by hand."""

    name: str
    wanted: EventFilter
    by_hand: str
    values: tuple[Any, ...] = ()
    is_search: bool = False


def measure(desk: OpenDesk, events: int) -> None:
    """Tell the figures of every list query."""
    copy = plain_copy(desk, events)
    with closing(sqlcipher.connect(str(copy))) as plain, closing(sqlite3.connect(copy)) as own:
        for connection in (plain, own):
            connection.execute("PRAGMA cache_size = -65536")
        context = f"{events} events, page of {PAGE}"
        for question in _questions(desk):
            rivals = {"ours": _asked(desk, question.wanted, lambda _round: None)}
            rivals["plain"] = _by_hand(plain, question)
            if not question.is_search:  # the library's own version is too old for our index
                rivals["stdlib"] = _by_hand(own, question)
            tell_beside(f"list.{question.name}", rivals, ROUNDS, context)
        _measure_pages(desk, [("plain", plain), ("stdlib", own)], context)


def _questions(desk: OpenDesk) -> list[Question]:
    frequent, rare = _violations()
    return [
        Question("first-page", EventFilter(), f"{SHOWN} {NEWEST}"),
        Question(
            "country-and-status",
            EventFilter(country="TR", status="ready"),
            f"{SHOWN} AND country_code = ? AND record_status = ? {NEWEST}",
            ("TR", "ready"),
        ),
        _words("frequent-word", FREQUENT_WORD),
        _words("rare-word", RARE_WORD),
        _coded(desk, "frequent-violation", frequent),
        _coded(desk, "rare-violation", rare),
    ]


def _violations() -> tuple[str, str]:
    found = sorted(
        (n, code) for (scheme, code), n in frequencies().items() if scheme == "violation"
    )
    return found[-1][1], found[0][1]


def _words(name: str, word: str) -> Question:
    by_hand = f"{SHOWN} AND id IN ({FOUND}) {NEWEST}"
    return Question(name, EventFilter(words=word), by_hand, (f'"{word}"*',), is_search=True)


def _coded(desk: OpenDesk, name: str, code: str) -> Question:
    ids = [term.id for term in vocabulary_of(desk).within("violation", code)]
    marks = ", ".join("?" * len(ids))
    by_hand = f"{SHOWN} AND id IN ({CODED} ({marks})) {NEWEST}"
    return Question(name, EventFilter(terms=(("violation", code),)), by_hand, tuple(ids))


def _asked(desk: OpenDesk, wanted: EventFilter, after: Callable[[int], Anchor | None]) -> Action:
    def ask(number: int) -> object:
        with desk.database.snapshot() as session:
            return event_page(session, wanted, Sort(), after(number), PAGE)

    return ask


def _by_hand(connection: Any, question: Question) -> Action:
    return lambda _round: connection.execute(question.by_hand, question.values).fetchall()


def _measure_pages(desk: OpenDesk, peers: list[tuple[str, Any]], context: str) -> None:
    scans: dict[str, Action] = {"ours": lambda _round: _anchors(desk)}
    scans |= {name: _scan(connection) for name, connection in peers}
    tell_beside("list.page-anchors", scans, FEW_ROUNDS, f"{context}, all pages")
    anchors = _anchors(desk).anchors
    places = {"middle-page": [len(anchors) // 2] * (ROUNDS + 1)}
    chance = random.Random(1)
    places["jump"] = [chance.randrange(1, len(anchors)) for _round in range(ROUNDS + 1)]
    for name, pages in places.items():
        rivals = {"ours": _asked(desk, EventFilter(), lambda n, p=pages: anchors[p[n]])}  # type: ignore[misc]  # binds the pages of this turn
        rivals |= {peer: _page_by_hand(c, [anchors[page] for page in pages]) for peer, c in peers}
        tell_beside(f"list.{name}", rivals, ROUNDS, context)


def _anchors(desk: OpenDesk) -> PageAnchors:
    with desk.database.snapshot() as session:
        return page_anchors(session, EventFilter(), Sort(), PAGE)


def _scan(connection: Any) -> Action:
    by_hand = (
        "SELECT start_earliest, id FROM event WHERE deleted_version IS NULL "
        "ORDER BY start_earliest DESC, id DESC"
    )
    return lambda _round: connection.execute(by_hand).fetchall()[PAGE - 1 :: PAGE]


def _page_by_hand(connection: Any, anchors: list[Anchor | None]) -> Action:
    by_hand = f"{SHOWN} AND (start_earliest, id) < (?, ?) {NEWEST}"

    def ask(number: int) -> object:
        day, row_id = anchors[number] or ("9999-12-31", 0)
        return connection.execute(by_hand, (str(day), row_id)).fetchall()

    return ask
