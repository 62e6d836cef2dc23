"""Tables of violations and of people in a brief: what is summed, and what no reader finds out."""

import itertools
import re
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
from hrd_desk.publishing.documents import (
    Bars,
    Block,
    Document,
    MonthColumns,
    Points,
    TableBlock,
)
from hrd_desk.publishing.exporting import make_file
from hrd_desk.publishing.facts import Facts
from hrd_desk.publishing.finished import read_finished
from hrd_desk.publishing.number_audit import Name, Numbers, audit
from hrd_desk.publishing.orders import BriefKind, FileFormat, Order, OwnTable
from hrd_desk.publishing.own_tables import own_table, own_table_named, table_title
from hrd_desk.publishing.preparing import prepare
from hrd_desk.storage.dimensions import Dimension
from hrd_desk.storage.people import Bounds
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
    counts: dict[str, Bounds] = {"affected": (people, people)} if people else {}
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
    elif block.title == "People (affected) by violation and year":
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
        is_sum = cell.isdigit() and count and name[0] in ("people", "violations")
        if is_sum and world.get((f"some {name[0]}", *name[1:]), 0) < SMALLEST:
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


# --- what is told ---------------------------------------------------------------------------------


def titled_as(words: str) -> str:
    return table_title(own_table_named(words), lambda told, **fields: told.format(**fields))


def test_people_and_violations_are_named_and_asked_for() -> None:
    assert own_table_named("people/killed:country,year") == OwnTable(
        "country", "year", "people", "killed"
    )
    assert own_table_named("Violations:region").unit == "violations"
    assert titled_as("people:hrd") == "People (affected) by type of defender"
    assert titled_as("violations:month") == "Number of violations by month"
    # Each kind counts once for each event, so violations of a kind are events with it.
    by_kind = own_table(Dimension.VIOLATION, Dimension.YEAR, Unit.VIOLATIONS)
    assert by_kind == OwnTable("violation", "year")
    for words, reason in (
        ("victims:country", "nothing to count"),
        ("violations/killed:country", "nothing to count"),
        ("people/hurt:country", "no role"),
        ("people:status", "work of the desk"),
        ("people:", "by two"),
        ("map", "has its map already"),
    ):
        with pytest.raises(InvalidInputError, match=reason):
            own_table_named(words)


def titled(body: Iterable[Block], title: str) -> Block:
    found = (b for b in body if isinstance(b, Bars | MonthColumns | TableBlock))
    return next(block for block in found if block.title == title)


def test_a_digest_tells_every_sum_and_how_it_was_made() -> None:
    added = ("people:country", "violations:country", "people:region,year")
    cases = many_cases(40, BriefKind.DIGEST, *added)
    body = digest(cases).body
    people = titled(body, "People (affected) by country")
    assert isinstance(people, Bars)
    expected: Counter[str] = Counter()
    violations: Counter[str] = Counter()
    for event in cases.counting.events:
        lows = [record.counts["affected"][0] or 0 for record in event if record.counts]
        country = next(record.country for record in event if record.country)
        expected[cases.label("country_code", country)] += max(lows, default=0)
        kinds = {code for record in event for code in record.coded["violations"]}
        violations[cases.label("country_code", country)] += len(kinds)
    assert {label: count for label, count, _rest in people.bars} == expected
    assert people.total == expected.total() > 0
    assert people.unit == "People at least"
    assert people.subtitle.startswith("People (affected): the smallest numbers of the records")
    counted = titled(body, "Number of violations by country")
    assert isinstance(counted, Bars)
    assert {label: count for label, count, _rest in counted.bars} == violations
    assert "Each" not in counted.subtitle
    crossed = titled(body, "People (affected) by region and year")
    assert isinstance(crossed, TableBlock)
    assert crossed.columns[-1].heading == "People at least"
    assert "do not add up" in crossed.subtitle


def test_a_country_without_any_number_of_people_is_not_said_to_have_none() -> None:
    events = list(many_events(30))
    for event in events:
        if event.country_code == "TH":
            event.counts = []
    order = Order(kind=BriefKind.DIGEST, tables=(own_table_named("people:country"),))
    content = prepare(events, shipped_vocabulary(), order).content
    assert isinstance(content, Document)
    people = titled(content.body, "People (affected) by country")
    assert isinstance(people, Bars)
    assert {label for label, _count, _rest in people.bars} == {"Kazakhstan", "Myanmar"}
    assert "no number is recorded" in people.subtitle


@pytest.mark.parametrize("file_format", list(FileFormat))
@pytest.mark.parametrize("language", ["en", "ar"])
def test_sums_and_reports_stand_in_every_kind_of_file(
    file_format: FileFormat, language: str
) -> None:
    asked = ("people:region", "violations:month", "sdg-16.10.1", "defending-in-numbers", "monthly")
    order = Order(
        kind=BriefKind.STATISTICS,
        language=language,
        format=file_format,
        tables=tuple(map(own_table_named, asked)),
    )
    prepared = prepare(many_events(30), shipped_vocabulary(), order)
    found = read_finished(make_file(prepared).content).texts
    words = " ".join(" ".join(text for _place, text in found).split())
    if language == "en":
        for title in (
            "People (affected) by region",
            "Number of violations by month",
            "Verified cases by category",
            "Cases of loss of life",
            "People killed, at least",
            "Events by country and month",
        ):
            assert title in words


def test_a_sum_over_few_events_is_hidden_however_large_it_is() -> None:
    facts = [a_fact((ONE,), "2023", 1) for _number in range(6)]
    facts += [a_fact((ONE,), "2024", 400), *(a_fact((ONE,), "2024", 0) for _number in range(4))]
    tables = AnnexTables(cases_of(facts, "people:year"))
    told = ("people affected", "years", "2024")
    assert told in tables.verdict.hidden
    # And the other year with the total, or the total alone, does not bring it back.
    assert tables.verdict.hidden & {("people affected",), ("people affected", "years", "2023")}


def test_sums_can_differ_by_a_tenth_at_least() -> None:
    numbers = Numbers(true={("n",): 130, ("a",): 120, ("b",): 2, ("c",): 8, ("d",): 0})
    numbers.known.add(("n",))
    numbers.printed["table"] = [("a",), ("b",), ("c",), ("d",)]
    numbers.split(("n",), numbers.printed["table"])
    numbers.few.add(("a",))
    # With 2 alone, 120 would be 120 or 121: another sum goes with it.
    assert audit(numbers, SMALLEST).hidden == {("a",), ("b",), ("c",)}


@pytest.mark.parametrize("count", [12, 25, 40])
def test_no_sum_is_the_only_solution(count: int) -> None:
    added = ("people:country,year", "violations:region", "people/killed:month", "sdg-16.10.1")
    tables = AnnexTables(many_cases(count, BriefKind.STATISTICS, *added, "defending-in-numbers"))
    numbers, verdict = tables.numbers, tables.verdict
    left = [names for table, names in numbers.printed.items() if table not in verdict.left_out]
    names = set(itertools.chain(*left))
    known = numbers.known | (names - verdict.hidden)
    secret = {n for n in names if 0 < numbers.true[n] < SMALLEST or n in numbers.few}
    assert secret
    assert secret <= verdict.hidden
    equalities = [
        {name: sign for name, sign in rule.signs if name not in known}
        for rule in numbers.rules
        if rule.is_equal
    ]
    assert not set(determined(equalities)) & secret
    # What ties numbers together is true of the true numbers: nothing is judged by a false rule.
    for rule in numbers.rules:
        total = sum(sign * numbers.true[name] for name, sign in rule.signs)
        assert total == 0 if rule.is_equal else total <= 0, rule


# --- the indicator --------------------------------------------------------------------------------

KILLED, JOURNALIST = "killing", "media-worker"
OF_REPORT = list(itertools.product((False, True), (False, True), range(7)))
"""An event by whether somebody was killed, whether a journalist, and how many people."""


def a_case(is_killing: bool, is_journalist: bool, people: int) -> Facts:
    made = a_fact((KILLED,) if is_killing else (), "2023", people)
    types = (JOURNALIST,) if is_journalist else ()
    return replace(made, coded={**made.coded, "hrd_types": types}, is_verified=True)


@cache
def report_worlds(size: int) -> tuple[dict[Name, int], ...]:
    found = []
    for kinds in itertools.combinations_with_replacement(OF_REPORT, size):
        counter: Counter[Name] = Counter()
        for is_killing, is_journalist, people in kinds:
            counter["silent",] += not people
            counter["violation",] += is_killing
            counter["type",] += is_journalist
            counter["both",] += is_killing and is_journalist
            for group in ("all", *(["journalists"] if is_journalist else [])):
                if is_killing:
                    counter["cases", group] += 1
                    counter["people", group] += people
                    counter["some", group] += bool(people)
        found.append(dict(counter))
    return tuple(found)


@given(st.lists(st.sampled_from([k for k in OF_REPORT if k[2] < 3]), min_size=3, max_size=4))
@settings(max_examples=25, deadline=None)
def test_a_reader_of_the_indicator_cannot_name_a_small_number(
    kinds: list[tuple[bool, bool, int]],
) -> None:
    cases = cases_of([a_case(*kind) for kind in kinds], "sdg-16.10.1")
    labels = {cases.label("violations", KILLED), cases.label("hrd_types", JOURNALIST)}
    seen: dict[Name, str] = {}
    document = annex(cases)
    for words in itertools.chain(*(b.items for b in document.opening if isinstance(b, Points))):
        if words.startswith("People are the sum"):
            _see_silent(words, seen.__setitem__)
    for block in document.body:
        if isinstance(block, TableBlock) and block.rows:
            if block.title.endswith("by category"):
                unit = "people" if block.title.startswith("People") else "cases"
                row = next(row for row in block.rows if row[0] == "Killing")
                seen[unit, "all"], seen[unit, "journalists"] = row[1], row[2]
            elif block.title in ("Violations", "Type of HRD"):
                name: Name = ("violation" if block.title == "Violations" else "type",)
                seen.update((name, row[1]) for row in block.rows if row[0] in labels)
            elif block.title == "Violations by type of HRD" and block.columns[1].heading in labels:
                seen["both",] = block.rows[0][1]
    possible = [
        world
        for world in report_worlds(len(kinds))
        if all(fits(cell, world.get(name, 0)) for name, cell in seen.items())
        and all(
            world.get(("some", name[1]), 0) >= SMALLEST
            for name, cell in seen.items()
            if name[0] == "people" and cell.isdigit()
        )
    ]
    assert possible, seen
    for name, cell in seen.items():
        if cell == "<3":
            assert len({world.get(name, 0) for world in possible}) > 1, (name, seen)
