"""Records are found in three ways that must agree: by SQL, in memory, and by looking at each."""

import datetime
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from hrd_desk.model.event import Event
from hrd_desk.model.query import (
    AtDesk,
    Box,
    Coded,
    Dated,
    FromSource,
    Has,
    InRegion,
    OnMap,
    Part,
    Query,
    Within,
    Words,
    all_of,
    any_of,
    not_of,
    of_event,
    of_found,
)
from hrd_desk.storage.bitsets import bits_of, ids_of, mask_of
from hrd_desk.storage.chains import Chains
from hrd_desk.storage.columns import EventColumns
from hrd_desk.storage.dimensions import missing_query
from hrd_desk.storage.event_lists import EventFilter, count_events, event_uids
from hrd_desk.storage.events import delete_event, load_event, restore_event, save_event
from hrd_desk.storage.facets import FACETS, facets
from hrd_desk.storage.found import found_events
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.vocabulary.vocabulary import Vocabulary
from tests.builders import CODE, a_desk, vocabulary_of
from tests.storage.counted import a_filled_desk, fill, fits, records_of

LEAVES: tuple[Query, ...] = (
    Coded((("country", "KZ"),)),
    Coded((("country", "KZ"), ("country", "MM"))),
    Coded((("violation", "killing"),)),
    Coded((("violation", "arrest-detention"), ("violation", "raid"))),
    Coded((("right", "expression"),)),
    Coded((("perpetrator-state", "police"),)),
    Coded((("record-status", "verified"), ("verification", "confirmed"))),
    Coded((("confidentiality", "internal"),)),
    Dated(datetime.date(2023, 1, 3), datetime.date(2023, 5, 31)),
    Dated(datetime.date(2023, 5, 2), None),
    Dated(None, datetime.date(2022, 12, 31)),
    Dated(datetime.date(2023, 1, 1), datetime.date(2023, 12, 31)),
    Within(datetime.date(2023, 5, 1), datetime.date(2023, 5, 31)),
    Within(datetime.date(2022, 1, 1), datetime.date(2022, 12, 31)),
    Within(datetime.date(2022, 12, 2), datetime.date(2023, 5, 20)),
    Within(datetime.date(2023, 1, 1), None),
    Within(None, datetime.date(2023, 1, 5)),
    OnMap(40, 70, 45, 80),
    OnMap(-20, 170, 70, -170),
    InRegion("mangystau"),
    InRegion("Nowhere"),
    Box(40, 70, 45, 80),
    Box(-20, 170, 70, -170),
    AtDesk(CODE),
    AtDesk("HQ"),
    Words("market"),
    Words("记者"),
    Words("raid on the", is_phrase=True),
    *(Has(part) for part in (Part.SOURCE, Part.PLACE, Part.POINT, Part.REGION, Part.LINK)),
    *(Has(part) for part in (Part.YEAR, Part.MONTH)),
    *(Has(part) for part in (Part.COUNT, Part.DATE, Part.COUNTRY, Part.SUMMARY, Part.VIOLATION)),
    *(Has(part) for part in (Part.RIGHT, Part.PERPETRATOR, Part.VERIFICATION)),
)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenDesk]:
    with a_filled_desk(tmp_path_factory.mktemp("found"), 90, seed=3, deleted=4) as desk:
        yield desk


def a_query(chance: random.Random, depth: int = 3) -> Query:
    kind = chance.randrange(5) if depth else 4
    if kind == 0:
        return not_of(a_query(chance, depth - 1))
    if kind in (1, 2):
        parts = [a_query(chance, depth - 1) for _part in range(chance.randrange(2, 4))]
        found = (all_of if kind == 1 else any_of)(parts)
        assert found is not None
        return found
    return chance.choice(LEAVES)


def test_sets_of_ids_keep_their_ids() -> None:
    chance = random.Random(1)
    for count in (0, 1, 500, 600, 5000):
        ids = sorted(chance.sample(range(10_000), count))
        bits = bits_of(ids)
        assert list(ids_of(bits)) == ids
        assert bits.bit_count() == count
        assert sum(mask_of(bits)) == count


@pytest.mark.parametrize("seed", range(4))
def test_sql_and_memory_find_what_fits(filled: OpenDesk, seed: int) -> None:
    chance, vocabulary, columns = random.Random(seed), vocabulary_of(filled), EventColumns()
    events = records_of(filled)
    queries = [*LEAVES, *(a_query(chance) for _query in range(40))]
    with filled.database.snapshot() as session:
        columns.bring_up(session)
        for query in queries:
            expected = {event.uid for event in events if fits(event, query, vocabulary, CODE)}
            assert set(event_uids(session, EventFilter(query=query))) == expected, query
            found = set(ids_of(found_events(session, columns, query)))
            assert found == {event.id for event in events if event.uid in expected}, query
            assert count_events(session, EventFilter(query=query)) == len(expected)


def test_records_of_an_event_are_found_together_by_sql_and_in_memory(filled: OpenDesk) -> None:
    chance, columns = random.Random(9), EventColumns()
    with filled.database.snapshot() as session:
        columns.bring_up(session)
        chains = Chains(session)
        for query in [*LEAVES, *(a_query(chance) for _query in range(10))]:
            asked = of_event(query)
            found = found_events(session, columns, asked)
            ids = session.scalars(select(Event.uid).where(Event.id.in_(list(ids_of(found))))).all()
            assert set(event_uids(session, EventFilter(query=asked))) == set(ids), query
            for group in chains.groups(chains.of):
                assert len({found >> number & 1 for number in group}) == 1
            alone = columns.shown & ~chains.members
            assert found & alone == found_events(session, columns, query) & alone


def test_what_was_found_before_decides_alike_by_sql_and_in_memory(filled: OpenDesk) -> None:
    chance, columns = random.Random(4), EventColumns()
    with filled.database.snapshot() as session:
        columns.bring_up(session)
        chains = Chains(session)
        for _query in range(40):
            before, asked = a_query(chance, 1), a_query(chance, 1)
            query = all_of([before, of_found(asked)])
            assert query is not None
            found = found_events(session, columns, query)
            rows = session.scalars(select(Event.uid).where(Event.id.in_(list(ids_of(found)))))
            assert set(event_uids(session, EventFilter(query=query))) == set(rows.all()), query
            within = found_events(session, columns, before)
            for group in chains.groups(ids_of(within & chains.members)):
                assert len({found >> number & 1 for number in group}) == 1, "all that were found"
            # Whatever narrows the list further does not change what was asked before it.
            further = all_of([query, Coded((("country", "KZ"),))])
            narrowed = found & found_events(session, columns, Coded((("country", "KZ"),)))
            assert found_events(session, columns, further) == narrowed
            assert count_events(session, EventFilter(query=further)) == narrowed.bit_count()


def test_a_source_is_found_by_its_name(filled: OpenDesk) -> None:
    with filled.database.snapshot() as session:
        found = count_events(session, EventFilter(query=FromSource("reut")))
        sources = count_events(session, EventFilter(query=Has(Part.SOURCE)))
        assert found == sources > 0
        assert count_events(session, EventFilter(query=FromSource("market"))) == 0


@pytest.mark.parametrize("query", [None, Coded((("country", "KZ"),)), InRegion("Nowhere")])
def test_facets_count_each_record_once_in_every_group(
    filled: OpenDesk, query: Query | None
) -> None:
    vocabulary, columns = vocabulary_of(filled), EventColumns()
    events = [event for event in records_of(filled) if fits(event, query, vocabulary, CODE)]
    with filled.database.snapshot() as session:
        columns.bring_up(session)
        found = facets(columns, vocabulary, found_events(session, columns, query))
    assert [facet.dimension for facet in found] == list(FACETS)
    for facet in found:
        for line in facet.lines:
            fitting = [e for e in events if fits(e, line.group.query(), vocabulary, CODE)]
            assert line.count == len(fitting) > 0, line
        missing = missing_query(facet.dimension)
        without = [e for e in events if missing and fits(e, missing, vocabulary, CODE)]
        assert facet.missing == len(without), facet.dimension
    violation = next(facet for facet in found if facet.dimension.value == "violation")
    without = [event for event in events if not event.terms("violations")]
    assert violation.missing == len(without)


def test_a_parent_counts_the_records_of_its_children_once(
    desk: OpenDesk, vocabulary: Vocabulary
) -> None:
    from tests.builders import an_event, saved  # noqa: PLC0415

    saved(desk, an_event(vocabulary, rights=["expression-online", "expression-offline"]))
    saved(desk, an_event(vocabulary, rights=["expression-online"]))
    columns = EventColumns()
    with desk.database.snapshot() as session:
        columns.bring_up(session)
        (right,) = (
            facet
            for facet in facets(columns, vocabulary, columns.shown)
            if facet.dimension.value == "right"
        )
    counted = {line.group.code: (line.count, line.group.depth) for line in right.lines}
    parent = counted["expression"]
    assert parent[0] == 2
    assert counted["expression-online"] == (2, parent[1] + 1)
    assert counted["expression-offline"] == (1, parent[1] + 1)


def test_columns_follow_saves_deletions_and_returns(tmp_path: Path) -> None:
    with a_desk(tmp_path, "following") as desk:
        fill(desk, 12, seed=5)
        columns, vocabulary = EventColumns(), vocabulary_of(desk)
        uids = [event.uid for event in records_of(desk)]

        def check() -> None:
            fresh = EventColumns()
            with desk.database.snapshot() as session:
                columns.bring_up(session)
                fresh.bring_up(session)
            for name in ("shown", "months", "years", "desks", "choices", "terms", "first_day"):
                assert _known(getattr(columns, name)) == _known(getattr(fresh, name)), name
            assert _regions(columns) == _regions(fresh)

        check()
        fill(desk, 3, seed=6)
        check()
        with desk.database.snapshot() as session:
            event = load_event(session, uids[0])
        event.code_with("violations", [vocabulary.term("violation", "torture")])
        event.start_date, event.places = "2019-03", []
        with desk.database.transaction("save") as session:
            save_event(session, event)
        check()
        with desk.database.transaction("delete") as session:
            delete_event(session, uids[1])
        check()
        with desk.database.transaction("restore") as session:
            restore_event(session, uids[1])
        check()


def _known(value: object) -> object:
    """Return sets without the empty ones, which stand for nothing."""
    if isinstance(value, dict):
        known = {key: _known(inner) for key, inner in value.items()}
        return {key: inner for key, inner in known.items() if inner not in (0, {})}
    return value


def _regions(columns: EventColumns) -> list[set[str]]:
    names = columns.region_names
    return [
        {names[region].casefold() for region in columns.more_regions.get(number, (first,))}
        for number, first in enumerate(columns.regions)
    ]
