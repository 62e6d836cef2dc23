"""Tables that a person adds to a brief: counted anew by its rules, judged with all its numbers."""

import itertools
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hrd_desk.errors import InvalidInputError
from hrd_desk.publishing.annex import AnnexTables, annex
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.cases import Case, Cases
from hrd_desk.publishing.digest import digest
from hrd_desk.publishing.documents import Bars, Block, MonthColumns, TableBlock
from hrd_desk.publishing.exporting import make_file
from hrd_desk.publishing.facts import Facts, facts_of
from hrd_desk.publishing.finished import read_finished
from hrd_desk.publishing.number_audit import Name
from hrd_desk.publishing.orders import BriefKind, FileFormat, Order, OwnTable
from hrd_desk.publishing.own_tables import own_table, own_table_named
from hrd_desk.publishing.preparing import prepare
from hrd_desk.publishing.redact import redact
from hrd_desk.storage.dimensions import Dimension
from tests.builders import shipped_vocabulary
from tests.publishing.many import many_events
from tests.publishing.samples import seed_event
from tests.publishing.test_small_numbers import SMALLEST, fact, fits

ONE, OTHER = "arrest-detention", "surveillance"
VIOLATIONS = ((), (ONE,), (OTHER,), (ONE, OTHER))
TIMES = (
    *(("", ""), ("", "2023"), ("2023-01", "2023"), ("2023-02", "2023")),
    *(("", "2024"), ("2024-01", "2024")),
)
KINDS = list(itertools.product(VIOLATIONS, TIMES))
"""An event by its violations, its month and its year."""
ADDED = ("violation,year", "year,violation", "month,violation", "year", "violation")


def a_fact(violations: tuple[str, ...], time: tuple[str, str]) -> Facts:
    return replace(fact(violations, time[0]), year=time[1])


def cases_of(facts: list[Facts], *tables: str, kind: BriefKind = BriefKind.STATISTICS) -> Cases:
    vocabulary = shipped_vocabulary()
    brief = redact(seed_event(confidentiality="public"), vocabulary, Audience.PUBLIC, "en")
    asked = tuple(map(own_table_named, tables))
    order = Order(kind=kind, smallest_count=SMALLEST, tables=asked)
    return Cases([Case(brief, one) for one in facts], vocabulary, order)


def many_cases(count: int, kind: BriefKind, *tables: str) -> Cases:
    vocabulary, public = shipped_vocabulary(), Audience.PUBLIC
    order = Order(kind=kind, smallest_count=SMALLEST, tables=tuple(map(own_table_named, tables)))
    cases = [
        Case(redact(event, vocabulary, public, "en"), facts_of(event, vocabulary, public))
        for event in many_events(count)
    ]
    return Cases(cases, vocabulary, order)


# --- small numbers --------------------------------------------------------------------------------


@cache
def worlds(size: int) -> tuple[dict[Name, int], ...]:
    """Return the numbers behind everything that could have happened in so many events."""
    found = []
    for kinds in itertools.combinations_with_replacement(KINDS, size):
        counter: Counter[Name] = Counter()
        for violations, (month, year) in kinds:
            counter["Month", month] += 1
            counter["Year", year] += 1
            for code in violations or ("",):
                counter["Violations", code] += 1
                counter[code, "Month", month] += 1
                counter[code, "Year", year] += 1
        found.append(dict(counter))
    return tuple(found)


def printed(cases: Cases) -> dict[Name, str]:
    """Return what a reader sees of all tables and charts, under the names of this test."""
    seen: dict[Name, str] = {}
    labels = {cases.label("violations", code): code for code in (ONE, OTHER)}
    labels |= {cases.speech.month(month): month for month in ("2023-01", "2023-02", "2024-01")}
    labels |= {f"{month}.{year}": f"{year}-{month}" for year, month in [("2023", "01")]}
    labels |= {"02.2023": "2023-02", "01.2024": "2024-01", "2023": "2023", "2024": "2024"}

    def see(name: Name, cell: str) -> None:
        assert seen.setdefault(name, cell) == cell, (name, "two numbers for one thing")

    for block in annex(cases).body:
        match block:
            case Bars():
                assert block.title == "Events by violation"
                for words, count, _is_rest in block.bars:
                    in_table = seen.get(("Violations", labels.get(words, "")))
                    assert in_table == str(count) or (count is None and in_table in ("<3", "*"))
            case TableBlock() if block.title in ("Violations", "Month"):
                for words, told, *_share in block.rows:
                    see((block.title, labels.get(words, "")), told)
            case TableBlock() if block.title == "Events by year":
                for words, told in block.rows:
                    see(("Year", labels.get(words, "")), told)
            case TableBlock() if " by " in block.title:
                _see_crossed(block, labels, see)
    return seen


def _see_crossed(block: TableBlock, labels: Mapping[str, str], see: object) -> None:
    assert callable(see)
    time = "Year" if "year" in block.title else "Month"
    if block.title in ("Violations by type of HRD", "Violations by perpetrator"):
        return
    is_turned = block.title.startswith("Events by " + time.lower())
    heads = [column.heading for column in block.columns[1:]]
    for words, *cells in block.rows:
        for head, cell in zip(heads, cells, strict=True):
            row, column = labels.get(words, ""), labels.get(head, "")
            if head == "Events":
                see((time, row) if is_turned else ("Violations", row), cell)
            elif is_turned:
                see((column, time, row), cell)
            else:
                see((row, time, column), cell)


@given(st.lists(st.sampled_from(KINDS), min_size=3, max_size=4))
@settings(max_examples=15, deadline=None)
def test_a_reader_who_adds_tables_cannot_name_a_small_number(
    kinds: list[tuple[tuple[str, ...], tuple[str, str]]],
) -> None:
    cases = cases_of([a_fact(*kind) for kind in kinds], *ADDED)
    seen = printed(cases)
    possible = [
        world
        for world in worlds(len(kinds))
        if all(fits(cell, world.get(name, 0)) for name, cell in seen.items())
    ]
    assert possible, "what is printed is true"
    for name, cell in seen.items():
        if cell == "<3":
            assert len({world[name] for world in possible}) > 1, (name, seen)


def test_a_number_is_the_same_in_every_table_that_prints_it() -> None:
    added = ("violation,hrd", "hrd,violation", "violation,year", "country,violation", "region,hrd")
    tables = AnnexTables(many_cases(40, BriefKind.STATISTICS, *added))
    titles = [cross.title for cross in tables.own.crossed]
    # Violations by type of HRD, and by month, are in every annex; the other way round as well.
    assert titles == [
        "Events by violation and year",
        "Events by country and violation",
        "Events by region and type of defender",
    ]
    small = [n for n, count in tables.numbers.true.items() if n in tables.verdict.hidden]
    assert small


# --- what is told ---------------------------------------------------------------------------------


def added_blocks(body: tuple[Block, ...]) -> list[Block]:
    titles = ("Events by ",)
    return [
        block
        for block in body
        if isinstance(block, Bars | MonthColumns | TableBlock) and block.title.startswith(titles)
    ]


def test_a_digest_holds_the_tables_with_every_number() -> None:
    added = ("by", "month", "country,year", "by,violation")
    cases = many_cases(40, BriefKind.DIGEST, *added)
    bars, months, crossed, turned = added_blocks(digest(cases).body)[-4:]
    assert isinstance(bars, Bars)
    assert all(count is not None for _label, count, _is_rest in bars.bars)
    assert isinstance(months, MonthColumns)
    assert sum(months.counts) == 40
    assert isinstance(crossed, TableBlock)
    heads = [column.heading for column in crossed.columns]
    assert heads == ["Country", "2023", "Not known or not told", "Events"]
    assert sum(int(row[-1]) for row in crossed.rows) == 40
    assert isinstance(turned, TableBlock)
    assert turned.title == "Events by violation and perpetrator"


@pytest.mark.parametrize("file_format", list(FileFormat))
def test_the_tables_stand_in_every_kind_of_file(file_format: FileFormat) -> None:
    order = Order(
        kind=BriefKind.STATISTICS,
        format=file_format,
        tables=tuple(map(own_table_named, ("region,right", "hrd", "gender"))),
    )
    prepared = prepare(many_events(30), shipped_vocabulary(), order)
    found = read_finished(make_file(prepared).content).texts
    words = " ".join(" ".join(text for _place, text in found).split())
    assert "Events by region and right concerned" in words
    assert "Almaty Region" in words


def test_a_brief_tells_no_work_of_the_desk() -> None:
    with pytest.raises(InvalidInputError, match="work of the desk"):
        own_table(Dimension.VIOLATION, Dimension.STATUS)
    with pytest.raises(InvalidInputError, match="by two"):
        own_table_named("violation,year,country")
    assert own_table(Dimension.PERPETRATOR, Dimension.YEAR) == OwnTable("year", "by")
    assert own_table(Dimension.YEAR, Dimension.YEAR) == OwnTable("year")
