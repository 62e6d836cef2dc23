"""Pages of searches with words, beside a plain scan of all records with BM25 written out."""

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from sqlalchemy import text

from hrd_desk.model.event import Event
from hrd_desk.model.query import (
    All,
    AnyOf,
    Coded,
    Not,
    Query,
    Where,
    Words,
    all_of,
    any_of,
    not_of,
)
from hrd_desk.storage import event_conditions, full_text
from hrd_desk.storage.event_lists import (
    EventFilter,
    Sort,
    SortColumn,
    count_events,
    event_page,
    event_uids,
    page_anchors,
)
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.search_index import index_row
from hrd_desk.storage.search_text import match_expression
from hrd_desk.vocabulary.vocabulary import Vocabulary
from tests.builders import CODE, a_desk, an_event, saved, vocabulary_of
from tests.storage.counted import fits, records_of

RECORDS, PAGE = 130, 7
LATIN = ("raid", "raids", "market", "river", "court", "на", "рынке", "рынок", "суд")
UNSPACED = ("警察逮捕了记者", "记者在市场", "ตำรวจจับนักข่าว")
RUNS = ("记者", "逮捕", "市场", "นักข่าว")
WEIGHTS = {"title": 8, "reference": 10, "place": 4, "description": 1, "summary": 3, "other": 1}
CODED = (Coded((("country", "KZ"),)), Coded((("violation", "raid"),)))
"""A term in a column, and one that is used."""


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenDesk]:
    with a_desk(tmp_path_factory.mktemp("words")) as desk:
        vocabulary, chance = vocabulary_of(desk), random.Random(5)
        for _record in range(RECORDS):
            saved(desk, _a_record(vocabulary, chance))
        yield desk


def _a_record(vocabulary: Vocabulary, chance: random.Random) -> Event:
    return an_event(
        vocabulary,
        title=" ".join(chance.choices(LATIN, k=2)),
        summary=" ".join(chance.choices((*LATIN, *UNSPACED), k=chance.randrange(1, 6))),
        description=" ".join(chance.choices(LATIN, range(1, len(LATIN) + 1), k=8)),
        country_code=chance.choice(["KZ", "MM"]),
        violations=chance.sample(["raid", "killing"], chance.randrange(3)),
        start_date=chance.choice([None, "2022", "2023-05", "2023-05-05", "2024-01-01"]),
    )


def a_query(chance: random.Random) -> Query:
    """Return some words, with other words, without words, or coded with a term."""
    parts: list[Query] = [_some_words(chance) for _part in range(chance.choice([1, 1, 2]))]
    if chance.random() < 0.3:
        # One word each: FTS5 does not say what it counts of several where the other side is had.
        found = any_of([Words(chance.choice(LATIN)), Words(chance.choice(RUNS))])
        assert found is not None
        parts[0] = found
    if chance.random() < 0.3:
        parts.append(not_of(_some_words(chance)))
    if chance.random() < 0.4:
        parts.append(chance.choice(CODED))
    chance.shuffle(parts)
    query = all_of(parts)
    assert query is not None
    return query


def _some_words(chance: random.Random) -> Words:
    if chance.random() < 0.25:
        return Words(chance.choice(RUNS))
    where = chance.choice([Where.ANYWHERE, Where.ANYWHERE, Where.TITLE, Where.SUMMARY])
    if chance.random() < 0.2:
        return Words(" ".join(chance.choices(LATIN, k=2)), is_phrase=True, where=where)
    words = chance.choices(LATIN, k=chance.choice([1, 1, 2]))
    return Words(" ".join(words)[: chance.choice([2, 99])], where=where)


@dataclass(frozen=True, slots=True)
class Record:
    """A record and the words of each column of the index."""

    event: Event
    columns: dict[str, list[str]]

    def counts(self, words: Words) -> list[float]:
        """Return how often each phrase of a search stands here, weighed by column."""
        return [
            sum(
                WEIGHTS[name] * _times(phrase, tokens)
                for name, tokens in self.columns.items()
                if words.where in (Where.ANYWHERE, name)
            )
            for phrase in _phrases(words)
        ]


Phrase = tuple[tuple[str, ...], bool]
"""Tokens that stand one after the other, and whether the last one may be unfinished."""


def _phrases(words: Words) -> list[Phrase]:
    tokens = words.text.split()
    if words.is_phrase:
        return [(tuple(tokens), False)]
    last = len(tokens) - 1
    return [
        (tuple(_pairs(token)), False) if token in RUNS else ((token,), place == last)
        for place, token in enumerate(tokens)
    ]


def _pairs(run: str) -> list[str]:
    (row,) = index_row_of(run)
    return row.split()[:-1]


def index_row_of(run: str) -> list[str]:
    """Return a run as the index holds it: the tokenizer has tests of its own."""
    event = Event(title=run, summary="", description="", reference="")
    return [str(index_row(event)["title"])]


def _times(phrase: Phrase, tokens: list[str]) -> int:
    wanted, is_open = phrase
    size = len(wanted)
    found = 0
    for begin in range(len(tokens) - size + 1):
        stands = tuple(tokens[begin : begin + size])
        begins = is_open and stands[:-1] == wanted[:-1] and stands[-1].startswith(wanted[-1])
        found += stands == wanted or begins
    return found


def _has(record: Record, query: Query, vocabulary: Vocabulary) -> bool:
    match query:
        case Words():
            return all(record.counts(query))
        case Not(part):
            return not _has(record, part, vocabulary)
        case All(parts):
            return all(_has(record, part, vocabulary) for part in parts)
        case AnyOf(parts):
            return any(_has(record, part, vocabulary) for part in parts)
    return fits(record.event, query, vocabulary, CODE)


def _ranked_words(query: Query) -> list[Words]:
    match query:
        case Words():
            return [query]
        case All(parts) | AnyOf(parts):
            return [words for part in parts for words in _ranked_words(part)]
    return []


def _ranks(query: Query, records: list[Record]) -> dict[int, float]:
    """Return BM25 as FTS5 defines it (k1 1.2, b 0.75), negative, by local id."""
    lengths = {r.event.id: sum(map(len, r.columns.values())) for r in records}
    average = sum(lengths.values()) / len(records)
    ranks = dict.fromkeys(lengths, 0.0)
    for words in _ranked_words(query):
        counts = {r.event.id: r.counts(words) for r in records}
        for place in range(len(_phrases(words))):
            having = sum(1 for each in counts.values() if each[place])
            rarity = math.log((len(records) - having + 0.5) / (having + 0.5))
            rarity = rarity if rarity > 0 else 1e-6
            for number, each in counts.items():
                often, length = each[place], lengths[number] / average
                ranks[number] -= rarity * often * 2.2 / (often + 1.2 * (0.25 + 0.75 * length))
    return ranks


def _expected(query: Query, records: list[Record], vocabulary: Vocabulary) -> list[Event]:
    found = [record.event for record in records if _has(record, query, vocabulary)]
    return sorted(found, key=lambda event: (event.start_earliest, event.id), reverse=True)


@pytest.mark.parametrize(
    ("least_looked_up", "frequent", "most_ranked", "asked_us"),
    [(1, 5, 5_000, 4), (1, 20_000, 30, 0), (10_000, 5, 30, 4), (1, 20_000, 5_000, 0)],
)
def test_pages_are_those_of_a_plain_scan_however_they_are_found(
    filled: OpenDesk,
    monkeypatch: pytest.MonkeyPatch,
    least_looked_up: int,
    frequent: int,
    most_ranked: int,
    asked_us: float,
) -> None:
    monkeypatch.setattr(full_text, "LEAST_LOOKED_UP", least_looked_up)
    monkeypatch.setattr(full_text, "MOST_RANKED", most_ranked)
    monkeypatch.setattr(full_text, "_ASKED_US", asked_us)
    monkeypatch.setattr(event_conditions, "FREQUENT", frequent)
    vocabulary, chance = vocabulary_of(filled), random.Random(f"{least_looked_up} {frequent}")
    records = [
        Record(event, {name: str(row[name]).replace("-", " ").split() for name in WEIGHTS})
        for event in records_of(filled)
        for row in [index_row(event)]
    ]
    found_some = 0
    for _query in range(40):
        query = a_query(chance)
        expected = _expected(query, records, vocabulary)
        found_some += len(expected) > PAGE
        assert _pages(filled, query, Sort()) == [event.id for event in expected], query
        best = _pages(filled, query, Sort(SortColumn.BEST))
        ranks = _ranks(query, records)
        words = all_of(_worded(query))
        assert words is not None
        having = sum(_has(record, words, vocabulary) for record in records)
        if having < most_ranked:
            expected.sort(key=lambda event: (float(f"{ranks[event.id]:.10g}"), event.id))
        assert best == [event.id for event in expected], query
    assert found_some > 10


def test_a_star_goes_where_one_word_begins_so(desk: OpenDesk, vocabulary: Vocabulary) -> None:
    saved(desk, an_event(vocabulary, title="raid raids market", summary="рынок рынка Суд"))
    with desk.database.snapshot() as session:
        for typed, expected in {
            "raid": '"raid"*',
            "Raids": '"raids"',
            "mark": '"market"',
            "raid MARKET": '"raid" AND "market"',
            "рын": '"рын"*',
            "суд": '"суд"',
            "суды": '"суды"*',
            "marké": '"marké"*',
            "": "",
        }.items():
            assert full_text.finished(session, match_expression(typed)) == expected
        forms = full_text.finished(session, match_expression("raid"), most=2)
        assert forms == '("raid" OR "raids")'
        assert full_text.finished(session, '"r"*', most=1, is_for_some=True).count("OR") == 1


def test_the_letters_of_words_that_are_known_to_the_index_are_kept_as_they_are(
    desk: OpenDesk, vocabulary: Vocabulary
) -> None:
    letters = [chr(n) for n in range(0x3000) if full_text._ONE_FORM.fullmatch(chr(n))]  # noqa: SLF001
    saved(
        desk, an_event(vocabulary, title="t", summary=" ".join(f"{one}x{one}" for one in letters))
    )
    with desk.database.snapshot() as session:
        known = set(session.scalars(text("SELECT term FROM fts_words")))
        first = session.scalar(text("SELECT min(term) FROM fts_words"))
    assert {f"{one}x{one}" for one in letters} <= known
    assert len(letters) > 100
    assert first >= "0"


def _worded(query: Query) -> list[Query]:
    """Return the parts of a query that rank its hits."""
    parts = query.parts if isinstance(query, All) else (query,)
    return [part for part in parts if isinstance(part, Words | AnyOf)]


def _pages(desk: OpenDesk, query: Query, sort: Sort) -> list[int]:
    wanted = EventFilter(query=query)
    with desk.database.snapshot() as session:
        found = page_anchors(session, wanted, sort, PAGE)
        rows = [
            row
            for anchor in found.anchors
            for row in event_page(session, wanted, sort, anchor, PAGE)
        ]
        assert found.total == count_events(session, wanted) == len(rows)
        assert set(event_uids(session, wanted)) == {row.uid for row in rows}
    return [row.id for row in rows]
