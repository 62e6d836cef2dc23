"""Searching the full-text index: which records have words, how many, and which have them best."""

import math
import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    TextClause,
    bindparam,
    false,
    func,
    literal_column,
    select,
    text,
)
from sqlalchemy.orm import Session

from hrd_desk.model.event import Event
from hrd_desk.model.query import All, AnyOf, Not, Query, Where, Words, all_of, has_scope
from hrd_desk.storage.columns import raw_rows
from hrd_desk.storage.search_text import match_expression, phrase_expression

MOST_RANKED = 5_000
"""Of more hits than that the best ones say nothing, and ranking takes longer than a page may."""
LEAST_LOOKED_UP = 100
_UNFINISHED = re.compile('"([^"]+)"[*]')
_ONE_FORM = re.compile("[0-9a-z\u0430-\u044f\u0621-\u064a]+")
"""Small letters that the index keeps as they are: their words are known to be its words."""
_FIRST_LETTER = "0"
"""No letter or digit comes before it."""
_FOUND = "SELECT rowid FROM fts WHERE fts MATCH :words"
_RANK = "bm25(fts, 8.0, 10.0, 4.0, 1.0, 3.0, 1.0)"
_ROW_ID = literal_column("+event.id", Integer)
"""The plus keeps SQLite from looking every hit up: it walks the list's index and asks of each."""

Hit = tuple[float, int]
"""How well an event has the words (the lower the better) and its local id."""


def match_of(query: Query) -> str | None:
    """Return the full-text expression of a query that is about words alone; empty: no hits."""
    match query:
        case Words(words, is_phrase, where):
            expression = phrase_expression(words) if is_phrase else match_expression(words)
            is_narrow = bool(expression) and where is not Where.ANYWHERE
            return f"{where} : ({expression})" if is_narrow else expression
        case AnyOf(parts):
            found = [match_of(part) for part in parts]
            if None in found:
                return None
            return " OR ".join(f"({expression})" for expression in found if expression)
    return None


def match_of_all(parts: Sequence[Query]) -> tuple[str | None, list[Query]]:
    """Return the expression of those parts of a conjunction that are about words, and the others.

    Words that must not be there belong to it where others must: the index knows how to leave them
    out without listing who has them. None where no part is about words alone.
    """
    found = [expression for part in parts if (expression := match_of(part)) is not None]
    if not found:
        return None, list(parts)
    others = [part for part in parts if match_of(part) is None]
    wanted = joined(found)
    left_out = [
        f"({match_of(part.part)})"
        for part in others
        if isinstance(part, Not) and match_of(part.part)
    ]
    if not wanted or not left_out:
        return wanted, others
    others = [part for part in others if not _is_without(part)]
    return f"({wanted}) NOT ({' OR '.join(left_out)})", others


def joined(expressions: Sequence[str]) -> str:
    """Return the expression to have all of these words; empty where one of them has no hits."""
    if len(expressions) == 1:
        return expressions[0]
    return " AND ".join(f"({each})" for each in expressions) if all(expressions) else ""


def full_text_of(query: Query | None) -> str:
    """Return the expression by which hits of `query` are ranked; empty where it has no words."""
    match query:
        case None:
            return ""
        case All(parts):
            found = [expression for part in parts if (expression := match_of(part))]
            return joined(found) if found else ""
    return match_of(query) or ""


def without_words(query: Query | None) -> Query | None:
    """Return what `query` asks besides the words of `full_text_of`; None where that is nothing."""
    if query is None or match_of(query):
        return None
    if not isinstance(query, All) or any(
        has_scope(part) or _is_without(part) for part in query.parts
    ):
        return query
    return all_of(part for part in query.parts if not match_of(part))


def _is_without(query: Query) -> bool:
    return isinstance(query, Not) and bool(match_of(query.part))


def finished(session: Session, expression: str) -> str:
    """Return a full-text expression without the stars of words that no longer word begins with.

    For a star the index gathers who has the word before it says anything, also for one record.
    """

    def whole(star: re.Match[str]) -> str:
        word = star[1].lower()
        if not _ONE_FORM.fullmatch(word):
            return star[0]
        following = "SELECT term FROM fts_words WHERE term >= ? LIMIT 1"
        (longer,) = raw_rows(session, following, (word + _FIRST_LETTER,)).fetchone() or ("",)
        return star[0] if longer.startswith(word) else star[0][:-1]

    return _UNFINISHED.sub(whole, expression)


def full_text(expression: str) -> TextClause:
    """Return the query for the local ids of who has the words."""
    # A name of its own for each: several searches may stand in one statement.
    return text(_FOUND).bindparams(bindparam("words", expression, unique=True))


def matching(session: Session, expression: str) -> ColumnElement[bool]:
    """Return the condition to have the words of a full-text expression."""
    if not expression:
        return false()
    expression = finished(session, expression)
    hits = full_text(expression).columns(literal_column("rowid"))
    most = most_looked_up(session)
    return one_of(hits, is_looked_up=count_up_to(session, expression, most) < most)


def one_of(ids: Any, *, is_looked_up: bool) -> ColumnElement[bool]:
    """Return the condition to be one of what a query of local ids finds.

    Few are looked up one by one and sorted; of more, each row of the list asks whether it is one.
    """
    return Event.id.in_(ids) if is_looked_up else _ROW_ID.in_(ids)


def most_looked_up(session: Session) -> int:
    """Return from how many records on walking the list costs less than looking each of them up.

    A page of the list stands after some hundred rows over the share of records that fit; a row of
    the list's index costs 0.1 microseconds, a record that is looked up a page to decrypt, 50.
    """
    records: Select[Any] = select(func.max(Event.id))
    return max(LEAST_LOOKED_UP, math.isqrt(session.scalar(records) or 0))


def count_up_to(session: Session, expression: str, most: int) -> int:
    """Return how many events have these words, counting no further than `most`.

    A session counts them once: for an unfinished word the index gathers all its words each time.
    """
    counted: dict[str, tuple[int, int]] = session.info.setdefault("counted words", {})
    count, limit = counted.get(expression, (0, 0))
    if count == limit < most:
        some = text(f"SELECT count(*) FROM ({_FOUND} LIMIT {most})").bindparams(words=expression)
        count = session.scalar(some) or 0
        counted[expression] = count, most
    return min(count, most)


def best_hits(session: Session, expression: str) -> list[Hit] | None:
    """Return who has the words of a full-text expression, the best first; ties by local id.

    None where so many have them that the best say nothing. A word in the title or the reference
    says more than one in a long description.
    """
    expression = finished(session, expression)
    if count_up_to(session, expression, MOST_RANKED) >= MOST_RANKED:
        return None
    ranked = f"SELECT {_RANK}, rowid FROM fts WHERE fts MATCH ?"
    return sorted(raw_rows(session, ranked, (expression,)))
