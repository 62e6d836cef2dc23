"""Tables of violations and of people in a brief: what is summed, and what no reader finds out."""

import itertools
import re
import uuid
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hrd_desk.errors import InvalidInputError
from hrd_desk.publishing.annex import AnnexTables, annex
from hrd_desk.publishing.cases import Cases
from hrd_desk.publishing.digest import digest
from hrd_desk.publishing.documents import Bars, Block, MonthColumns, Points, TableBlock
from hrd_desk.publishing.exporting import make_file, prepare
from hrd_desk.publishing.facts import Facts
from hrd_desk.publishing.finished import read_finished
from hrd_desk.publishing.number_audit import Name, Numbers, audit
from hrd_desk.publishing.orders import BriefKind, FileFormat, Order, OwnTable
from hrd_desk.publishing.own_tables import own_table, own_table_named, table_title
from hrd_desk.storage.dimensions import Dimension
from hrd_desk.storage.statistics import Unit
from tests.builders import shipped_vocabulary
from tests.publishing.many import many_events
from tests.publishing.test_own_tables import ONE, OTHER, cases_of, many_cases
from tests.publishing.test_small_numbers import SMALLEST, determined, fact, fits

Kind = tuple[tuple[str, ...], str, int]
"""An event by its violations, its year, and how many people it tells of; 0: no number."""


def kinds_of(violations: Iterable[tuple[str, ...]], people: Iterable[int]) -> list[Kind]:
    return list(itertools.product(violations, ("2023", "2024"), people))


OF_PEOPLE = kinds_of(((), (ONE,)), range(7))
OF_VIOLATIONS = kinds_of(((), (ONE,), (OTHER,), (ONE, OTHER)), (0,))
TABLES = {
    "people": ("people:year", "people:violation", "people:violation,year", "year"),
    "violations": ("violations:year", "violation,year"),
    "every year": ("violations:year", "year"),
}


def a_fact(violations: tuple[str, ...], year: str, people: int) -> Facts:
    counts = {"affected": (people, people)} if people else {}
    return replace(fact(violations, ""), year=year, counts=counts)


# --- what a reader can conclude -------------------------------------------------------------------


@cache
def worlds(counted: str, size: int) -> tuple[dict[Name, int], ...]:
    """Return the numbers behind everything that could have happened in so many events."""
    possible = OF_PEOPLE if counted == "people" else OF_VIOLATIONS
    return tuple(map(numbers_of, itertools.combinations_with_replacement(possible, size)))


def numbers_of(kinds: Iterable[Kind]) -> dict[Name, int]:
    counter: Counter[Name] = Counter()
    for violations, year, people in kinds:
        keys: list[Name] = [("all",), ("year", year)]
        keys += [("violation", code) for code in violations or ("",)]
        keys += [("both", code, year) for code in violations or ("",)]
        for key in keys:
            counter["events", *key] += 1
            counter["violations", *key] += len(violations)
            counter["some violations", *key] += bool(violations)
            counter["people", *key] += people
            counter["some people", *key] += bool(people)
        counter["silent",] += not people
    return dict(counter)


def printed(cases: Cases) -> dict[Name, str]:
    """Return what a reader sees, under the names of this test."""
    seen: dict[Name, str] = {}
    labels = {cases.label("violations", code): code for code in (ONE, OTHER)}
    labels |= {year: year for year in ("2023", "2024")}

    def see(name: Name, told: str) -> None:
        assert seen.setdefault(name, told) == told, (name, "two numbers for one thing")

    document = annex(cases)
    for words in itertools.chain(*(b.items for b in document.opening if isinstance(b, Points))):
        if words.startswith("People are the sum"):
            _see_silent(words, see)
    for block in document.body:
        if not isinstance(block, Bars | TableBlock):
            continue
        unit = "people" if block.title.startswith("People") else "violations"
        if block.title.startswith(("People", "Number of")):
            told = re.search(r"n = (?:[^<*\d]?([<*\d]+)|\(hidden\))", block.subtitle)
            assert told is not None
            if told[1]:
                see((unit, "all"), told[1])
            if unit == "people":
                _see_silent(block.subtitle, see)
        for name, cell in _cells(block, labels):
            see((unit, *name) if block.title.startswith(("People", "Number")) else name, cell)
    return seen


def _see_silent(words: str, see: object) -> None:
    assert callable(see)
    told = re.search(r"For (\d+) event|without a number: [^<*\d]?([<*\d]+)", words)
    if told is not None:
        see(("silent",), told[1] or told[2])
    elif "Every event" in words:
        see(("silent",), "0")


def _cells(block: Bars | TableBlock, labels: dict[str, str]) -> Iterator[tuple[Name, str]]:
    if isinstance(block, Bars):
        for words, count, _is_rest in block.bars:
            if count is not None:
                yield ("violation", labels.get(words, "")), str(count or "\N{EN DASH}")
        return
    if block.title in ("Violations", "Events by year"):
        kind = "violation" if block.title == "Violations" else "year"
        yield from (
            (("events", kind, labels.get(words, "")), told) for words, told, *_share in block.rows
        )
    elif block.title in ("People (affected) by year", "Number of violations by year"):
        yield from ((("year", labels.get(words, "")), told) for words, told in block.rows)
    elif block.title in ("People (affected) by violation and year",):
        heads = [column.heading for column in block.columns[1:]]
        for words, *cells in block.rows:
            for head, cell in zip(heads, cells, strict=True):
                row, column = labels.get(words, ""), labels.get(head, "")
                is_whole = head == "People at least"
                yield ("violation", row) if is_whole else ("both", row, column), cell


def is_possible(world: dict[Name, int], seen: dict[Name, str]) -> bool:
    """Say whether a world has these numbers; the reader knows of how many events a sum is told."""
    for name, cell in seen.items():
        count = world.get(name, 0)
        if not fits(cell, count):
            return False
        if cell.isdigit() and count and name[0] in ("people", "violations"):
            if world.get((f"some {name[0]}", *name[1:]), 0) < SMALLEST:
                return False
    return True


def nobody_concludes(kinds: list[Kind], counted: str) -> None:
    cases, true = cases_of([a_fact(*kind) for kind in kinds], *TABLES[counted]), numbers_of(kinds)
    seen = printed(cases)
    possible = [world for world in worlds(counted, len(kinds)) if is_possible(world, seen)]
    assert possible, "what is printed is true"
    for name, cell in seen.items():
        # A sum that is hidden because few events are behind it is not to be worked out either.
        is_few = 0 < true.get((f"some {name[0]}", *name[1:]), 0) < SMALLEST
        if cell == "<3" or is_few:
            assert len({world.get(name, 0) for world in possible}) > 1, (name, seen)


@given(
    st.lists(st.sampled_from([kind for kind in OF_PEOPLE if kind[2] < 3]), min_size=3, max_size=4)
)
@settings(max_examples=25, deadline=None)
def test_a_reader_of_people_cannot_name_a_small_number(kinds: list[Kind]) -> None:
    nobody_concludes(kinds, "people")


@given(st.lists(st.sampled_from(OF_VIOLATIONS), min_size=3, max_size=6))
@settings(max_examples=50, deadline=None)
def test_a_reader_of_violations_cannot_name_a_small_number(kinds: list[Kind]) -> None:
    nobody_concludes(kinds, "violations")
    nobody_concludes(kinds, "every year")
