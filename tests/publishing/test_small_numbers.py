"""Small numbers of one brief are hidden so that no sum of all its numbers brings them back."""

import datetime
import itertools
import uuid
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hrd_desk.model.event import CODED_LISTS
from hrd_desk.publishing.annex import AnnexTables, annex
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.cases import Case, Cases
from hrd_desk.publishing.documents import TableBlock
from hrd_desk.publishing.facts import Facts, facts_of
from hrd_desk.publishing.number_audit import Name, Numbers, audit
from hrd_desk.publishing.open_order import told_first
from hrd_desk.publishing.orders import BriefKind, Order, Period
from hrd_desk.publishing.redact import redact
from tests.builders import shipped_vocabulary
from tests.publishing.many import many_events
from tests.publishing.samples import coded, seed_event

SMALLEST = 3
ONE, OTHER = "arrest-detention", "surveillance"
JANUARY, FEBRUARY = "2023-01", "2023-02"
KINDS = list(itertools.product(((), (ONE,), (OTHER,), (ONE, OTHER)), ("", JANUARY, FEBRUARY)))
"""An event by its violations and its month."""


# --- one table ------------------------------------------------------------------------------------


def hidden_of(*counts: int) -> str:
    """Return which of the parts of a printed total are hidden."""
    names = {key: (key,) for key, _count in zip("abcdef", counts, strict=False)}
    numbers = Numbers(true={("n",): sum(counts)}, known={("n",)})
    numbers.true |= dict(zip(names.values(), counts, strict=True))
    numbers.printed["table"] = list(names.values())
    numbers.split(("n",), names.values())
    verdict = audit(numbers, SMALLEST)
    if verdict.left_out:
        return "all"
    return "".join(key for key, name in names.items() if name in verdict.hidden)


@pytest.mark.parametrize(
    ("counts", "hidden"),
    [
        ((10, 5, 4), ""),
        ((10, 0, 4), ""),
        ((10, 1, 4, 9), "bc"),  # 1 would be the total less the others
        ((10, 1, 2, 9), "bc"),  # 3 is 1 and 2 or 2 and 1
        ((10, 1, 1, 9), "bcd"),  # 2 is 1 and 1, so a third is hidden
        ((10, 2, 2, 9), "bcd"),  # and 4 is 2 and 2
        ((10, 1, 3, 9), "bcd"),  # 4 with one of at least 3 leaves 1
        ((1,), "all"),  # nothing but the total is left to hide
        ((1, 1, 1), "all"),
    ],
)
def test_what_adds_up_to_the_total(counts: tuple[int, ...], hidden: str) -> None:
    assert hidden_of(*counts) == hidden


@given(st.lists(st.integers(0, 9), min_size=1, max_size=5))
@settings(max_examples=60)
def test_no_reader_can_count_back(counts: list[int]) -> None:
    keys = dict(zip("abcde", counts, strict=False))
    hidden = hidden_of(*counts)
    if hidden == "all":
        return
    small = [key for key in hidden if keys[key] < SMALLEST]
    assert small == [key for key, count in keys.items() if 0 < count < SMALLEST]
    rest = sum(keys[key] for key in hidden)
    ranges = [range(1, SMALLEST) if key in small else range(SMALLEST, 60) for key in hidden]
    possible = [fit for fit in itertools.product(*ranges) if sum(fit) == rest]
    for key in small:
        assert len({fit[hidden.index(key)] for fit in possible}) > 1


# --- all tables of one brief ----------------------------------------------------------------------


def fact(violations: tuple[str, ...], month: str) -> Facts:
    return Facts(
        uid=uuid.uuid4(),
        reference="",
        country="KZ",
        first_day=None,
        month=month,
        year=month[:4],
        regions=(),
        points=(),
        coded={name: violations if name == "violations" else () for name in CODED_LISTS},
        counts={},
        same_as=(),
    )


def annex_of(facts: Iterable[Facts]) -> tuple[Cases, dict[str, TableBlock]]:
    """Return the tables of statistics by their titles."""
    vocabulary = shipped_vocabulary()
    brief = redact(seed_event(confidentiality="public"), vocabulary, Audience.PUBLIC, "en")
    order = Order(kind=BriefKind.STATISTICS, smallest_count=SMALLEST)
    cases = Cases([Case(brief, one) for one in facts], vocabulary, order)
    tables = [block for block in annex(cases).body if isinstance(block, TableBlock)]
    return cases, {table.title: table for table in tables}


def printed(cases: Cases, tables: Mapping[str, TableBlock]) -> dict[Name, str]:
    """Return what a reader sees of the violations and months, under the names of this test."""
    found: dict[Name, str] = {}
    labels = {cases.label("violations", code): code for code in (ONE, OTHER)}
    labels |= {"January 2023": JANUARY, "February 2023": FEBRUARY}
    for title in ("Violations", "Month"):
        for words, count, _share in tables[title].rows if title in tables else ():
            found[title, labels.get(words, "")] = count
    if "Violations by month" in tables:
        table = tables["Violations by month"]
        heads = [column.heading for column in table.columns[1:]]
        times = {"01.2023": JANUARY, "02.2023": FEBRUARY, "Not known or not told": ""}
        for words, *cells in table.rows:
            for head, cell in zip(heads, cells, strict=True):
                code = labels[words]
                name = ("Violations", code) if head == "Events" else (code, times[head])
                assert found.setdefault(name, cell) == cell, "two tables tell two numbers"
    return found


@cache
def worlds(size: int) -> tuple[dict[Name, int], ...]:
    """Return the numbers behind everything that could have happened in so many events."""
    found = []
    for kinds in itertools.combinations_with_replacement(KINDS, size):
        counter: Counter[Name] = Counter()
        for violations, month in kinds:
            counter["Month", month] += 1
            for code in violations or ("",):
                counter["Violations", code] += 1
                counter[code, month] += 1
        found.append(dict(counter))
    return tuple(found)


def fits(cell: str, count: int) -> bool:
    match cell:
        case "<3":
            return 0 < count < SMALLEST
        case "*":
            return count >= SMALLEST
        case _:
            return count == (int(cell) if cell.isdigit() else 0)


@given(st.lists(st.sampled_from(KINDS), min_size=3, max_size=6))
@settings(max_examples=40, deadline=None)
def test_a_reader_who_knows_every_table_cannot_name_a_small_number(
    kinds: list[tuple[tuple[str, ...], str]],
) -> None:
    cases, tables = annex_of(fact(*kind) for kind in kinds)
    seen = printed(cases, tables)
    possible = [
        world
        for world in worlds(len(kinds))
        if all(fits(cell, world.get(name, 0)) for name, cell in seen.items())
    ]
    assert possible, "what is printed is true"
    for name, cell in seen.items():
        if cell == "<3":
            assert len({world[name] for world in possible}) > 1, (name, seen)


TYPES = (
    *("pro-democracy", "media-worker", "lawyer", "student", "land", "indigenous"),
    *("academic", "blogger", "ngo", "whrd", "trade-unionist", "environmental"),
)


def many_cases(count: int, hrd_types: int = 0) -> Cases:
    """Return events of January to May 2023; with `hrd_types` further ones, the later the fewer."""
    vocabulary = shipped_vocabulary()
    order = Order(kind=BriefKind.STATISTICS, smallest_count=SMALLEST)
    events = list(many_events(count))
    for number, event in enumerate(events):
        if hrd_types:
            coded(event, "hrd_types", TYPES[number % (1 + number % hrd_types)])
    public = Audience.PUBLIC
    return Cases(
        [
            Case(redact(event, vocabulary, public, "en"), facts_of(event, vocabulary, public))
            for event in events
        ],
        vocabulary,
        order,
    )


def determined(equalities: Iterable[Mapping[Name, int]]) -> Iterator[Name]:
    """Yield the unknowns of which linear equations have one solution, by Gauss and Jordan."""
    rows: list[dict[Name, Fraction]] = []
    for weights in equalities:
        row = {name: Fraction(weight) for name, weight in weights.items()}
        for known in rows:
            pivot = next(iter(known))
            if pivot in row:
                row = added(row, known, -row[pivot])
        if not row:
            continue
        pivot, weight = next(iter(row.items()))
        row = {name: value / weight for name, value in row.items()}
        rows = [added(known, row, -known[pivot]) if pivot in known else known for known in rows]
        rows.append(row)
    yield from (next(iter(row)) for row in rows if len(row) == 1)


def added(
    row: dict[Name, Fraction], other: Mapping[Name, Fraction], times: Fraction
) -> dict[Name, Fraction]:
    keys = dict.fromkeys((*row, *other))
    sums = {key: row.get(key, Fraction()) + times * other.get(key, Fraction()) for key in keys}
    return {key: value for key, value in sums.items() if value}


@pytest.mark.parametrize("count", [9, 20, 40])
def test_no_hidden_number_is_the_only_solution_of_all_sums_of_the_brief(count: int) -> None:
    tables = AnnexTables(many_cases(count))
    numbers, verdict = tables.numbers, tables.verdict
    left = [names for table, names in numbers.printed.items() if table not in verdict.left_out]
    printed_names = set(itertools.chain(*left))
    known = numbers.known | (printed_names - verdict.hidden)
    equalities = [
        {name: sign for name, sign in rule.signs if name not in known}
        for rule in numbers.rules
        if rule.is_equal
    ]
    small = {name for name in printed_names if 0 < numbers.true[name] < SMALLEST}
    assert small <= verdict.hidden
    assert small
    assert not set(determined(equalities)) & small


def test_a_number_hidden_in_one_table_is_hidden_in_all() -> None:
    # Alone, the months tell that 6 less 4 is 2; together, the violations must not bring it back.
    kinds = [*[((ONE,), JANUARY)] * 4, *[((ONE,), FEBRUARY)] * 2]
    cases, tables = annex_of(fact(*kind) for kind in kinds)
    seen = printed(cases, tables)
    assert seen["Month", FEBRUARY] == seen[ONE, FEBRUARY] == "<3"
    assert seen["Month", JANUARY] == seen[ONE, JANUARY] == "*"


def test_a_large_brief_keeps_most_of_its_numbers() -> None:
    tables = AnnexTables(many_cases(60))
    names = set(itertools.chain(*tables.numbers.printed.values()))
    filled = {name for name in names if tables.numbers.true[name]}
    small = {name for name in filled if tables.numbers.true[name] < SMALLEST}
    assert not tables.verdict.left_out
    assert len(tables.verdict.hidden) <= 3 * len(small)


# --- what is no number and tells one --------------------------------------------------------------


def rows_of(table: TableBlock) -> list[tuple[str, ...]]:
    return [row[:2] for row in table.rows]


def with_genders(*genders: tuple[str, ...]) -> list[Facts]:
    """Return events with one violation each, and the genders that are told of them."""
    plain = [fact((ONE,), JANUARY) for _number in range(9)]
    return [
        *plain,
        *(
            replace(one, coded={**one.coded, "genders": told})
            for one, told in zip(plain, genders, strict=False)
        ),
    ]


def test_the_order_of_rows_tells_no_hidden_number() -> None:
    man, woman, both = ("man",), ("woman",), ("man", "woman")
    _cases, mostly = annex_of(with_genders(woman, both))
    _cases, fewer = annex_of(with_genders(man, both))
    assert rows_of(mostly["Gender of HRD"])[:2] == [("Man", "<3"), ("Woman", "<3")]
    assert rows_of(mostly["Gender of HRD"]) == rows_of(fewer["Gender of HRD"])


def test_what_is_told_keeps_its_order_and_stands_before_what_is_hidden() -> None:
    # One of the two 5 is hidden for the sake of 1: above the other it could only be 5 to 9.
    months = dict(zip((JANUARY, FEBRUARY, "2023-03", "2023-04"), (9, 5, 5, 1), strict=True))
    kinds = [((ONE,), month) for month, count in months.items() for _number in range(count)]
    places = {JANUARY: "B", FEBRUARY: "D", "2023-03": "C", "2023-04": "A"}
    facts = [replace(fact(*kind), regions=(places[kind[1]],)) for kind in kinds]
    _cases, tables = annex_of(facts)
    counts = [count for _region, count in rows_of(tables["Region"])]
    told = [int(count) for count in counts if count.isdigit()]
    assert told == sorted(told, reverse=True)
    assert counts == [*map(str, told), *sorted(counts[len(told) :])]
    assert "<3" in counts


def test_the_choice_of_columns_is_known_to_readers() -> None:
    tables = AnnexTables(many_cases(40, hrd_types=10))
    crossed = next(c.crossed for c in tables.crossed if c.crossed.name == "by type")
    assert not crossed.is_whole
    true = tables.numbers.true
    larger = {("hrd_types", key) for key in crossed.shown}
    others = {name for name in true if name[0] == "hrd_types" and len(name) == 2} - larger
    others -= {("hrd_types", "")}
    tied = {frozenset(name for name, _sign in rule.signs) for rule in tables.numbers.rules}
    for more, less in itertools.product(larger, others):
        assert any({more, less} <= names and len(names) <= 3 for names in tied), (more, less)


def kicker_and_title(*facts: Facts, period: Period | None = None) -> tuple[str, str]:
    vocabulary = shipped_vocabulary()
    brief = redact(seed_event(confidentiality="public"), vocabulary, Audience.PUBLIC, "en")
    order = Order(kind=BriefKind.STATISTICS, smallest_count=SMALLEST, period=period or Period())
    document = annex(Cases([Case(brief, one) for one in facts], vocabulary, order))
    return document.kicker.replace("\N{NO-BREAK SPACE}", " "), document.title


def on_days(*days: str) -> list[Facts]:
    dates = map(datetime.date.fromisoformat, days)
    return [replace(fact((ONE,), f"{day:%Y-%m}"), first_day=day, last_day=day) for day in dates]


def test_the_period_of_an_annex_tells_no_day_of_a_single_event() -> None:
    facts = on_days("2023-01-03", *["2023-02-10"] * 9, "2023-05-27", "2023-05-28", "2023-05-29")
    assert kicker_and_title(*facts)[0] == "January–May 2023"
    ordered = Period(datetime.date(2023, 1, 1), None)
    assert kicker_and_title(*facts, period=ordered)[0] == "1 January 2023 – May 2023"


def test_title_and_period_tell_nothing_of_what_is_left_out() -> None:
    first, second = on_days("2023-01-03", "2023-05-29")
    kicker, title = kicker_and_title(first, replace(second, country="TH"))
    assert kicker == ""
    assert title == "Violations against human rights defenders"


def test_a_table_without_lines_does_not_tell_its_columns() -> None:
    """Of one event: its month, type and perpetrator would stand at the heads."""
    (first,) = on_days("2023-01-03")
    codes = {"hrd_types": ("student",), "perpetrators_state": ("police",)}
    _cases, tables = annex_of([replace(first, coded={**first.coded, **codes})])
    assert tables == {}


def test_heads_of_columns_are_known_to_readers() -> None:
    tables = AnnexTables(many_cases(40, hrd_types=10))
    shown = next(c.crossed for c in tables.crossed if c.crossed.name == "by type").shown
    least = {
        name
        for rule in tables.numbers.rules
        if not rule.is_equal and rule.signs[0] == (("one",), 1) and len(rule.signs) == 2
        for name, _sign in rule.signs
    }
    assert {("hrd_types", key) for key in shown} <= least


def test_lines_of_nothing_stand_below_the_hidden_ones() -> None:
    """Else a chart with room for some lines would draw those of nothing alone."""
    counts = [("a", 9), ("b", 4), ("c", 1), ("d", 0)]
    ordered = told_first(counts, lambda key: key in "bc", str, SMALLEST)
    assert [key for key, _count in ordered] == ["a", "b", "c", "d"]
