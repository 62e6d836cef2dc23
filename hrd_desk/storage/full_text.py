"""Searching the full-text index: which records have words, how many, and which have them best."""

import json
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
_MOST_FORMS = 12
_STAR, _NOT = '"*', " NOT "
_LISTED_US, _ASKED_US = 0.1, 4
"""What one more hit costs to be listed, and one record to be asked, in microseconds."""
_UNFINISHED = re.compile('"([^"]+)"[*]')
_ONE_FORM = re.compile("[0-9a-z\u0430-\u044f\u0621-\u064a]+")
"""Small letters that the index keeps as they are: words of them are words of the index."""
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


def words_apart(query: Query | None) -> tuple[str, Query | None]:
    """Return the expression of the words that every record must have, and what else is asked.

    The expression is empty where words are not all that stands beside other conditions.
    """
    if isinstance(query, All) and not any(map(has_scope, query.parts)):
        expression, others = match_of_all(query.parts)
        return expression or "", all_of(others)
    return (match_of(query) or "" if query is not None else ""), None


def finished(session: Session, expression: str, most: int = 1, *, is_for_some: bool = False) -> str:
    """Return a full-text expression with unfinished words as the words of the index they begin.

    As long as these are `most` or fewer; `is_for_some`: else the first of them, which finds some.
    For a star the index gathers who has any of them before it says anything, also for one record.
    More than one change the rank.
    """

    def whole(star: re.Match[str]) -> str:
        word = star[1].lower()
        terms = _begun_words(session, word, most + 1) if _ONE_FORM.fullmatch(word) else []
        if not terms or (len(terms) > most and not is_for_some):
            return star[0]
        forms = " OR ".join(f'"{term}"' for term in terms)
        return forms if len(terms) == 1 else f"({forms})"

    return _UNFINISHED.sub(whole, expression)


def _begun_words(session: Session, begin: str, most: int) -> list[str]:
    """Return the first words of the index that begin so."""
    found: list[str] = []
    following, first = "SELECT term FROM fts_words WHERE term >= ? LIMIT 1", begin
    while len(found) < most:
        row = raw_rows(session, following, (first,)).fetchone()
        if row is None or not row[0].startswith(begin):
            break
        found.append(row[0])
        first = row[0] + _FIRST_LETTER
    return found


def full_text(expression: str) -> TextClause:
    """Return the query for the local ids of who has the words."""
    # A name of its own for each: several searches may stand in one statement.
    return text(_FOUND).bindparams(bindparam("words", expression, unique=True))


def matching(session: Session, expression: str) -> ColumnElement[bool]:
    """Return the condition to have the words of a full-text expression."""
    if not expression:
        return false()
    expression = finished(session, expression, _MOST_FORMS)
    hits = full_text(expression).columns(literal_column("rowid"))
    most = most_looked_up(session)
    return one_of(hits, is_looked_up=not _has_at_least(session, expression, most))


def _has_at_least(session: Session, expression: str, most: int) -> bool:
    """Return whether so many events have these words."""
    if _STAR in expression and _NOT not in expression:
        # Mostly some of its words tell it already, without all of them being gathered.
        some = finished(session, expression, _MOST_FORMS, is_for_some=True)
        if _STAR not in some and count_up_to(session, some, most) >= most:
            return True
    return count_up_to(session, expression, most) >= most


def asked_of_each(session: Session, expression: str, limit: int) -> tuple[str, int]:
    """Return the expression by which `having` asks each record of a list for words.

    With it of how many records `limit` should have them. The expression is empty where it takes
    less time to list who has them: where that are few, or there are many words or a star in it.
    """
    expression = finished(session, expression, _MOST_FORMS)
    if not expression or _STAR in expression:
        return "", 0
    most = most_looked_up(session)
    some = (
        f"SELECT count(*), max(rowid) FROM (SELECT rowid FROM fts WHERE fts MATCH ? LIMIT {most})"
    )
    ((count, last),) = raw_rows(session, some, (expression,))
    if count < most:
        return "", 0
    asked = limit * last / count
    listed_us = _LISTED_US * most * most * count / last  # `most` is the root of all records
    asked_us = _ASKED_US * (expression.count('"') / 2) ** 1.5 * asked
    return (expression, round(asked)) if asked_us < listed_us else ("", 0)


def having(session: Session, expression: str, ids: Sequence[int]) -> set[int]:
    """Return which of these events have the words of an expression without a star."""
    asked = "SELECT rowid FROM fts WHERE fts MATCH ? AND rowid IN (SELECT value FROM json_each(?))"
    return {number for (number,) in raw_rows(session, asked, (expression, json.dumps(ids)))}


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
    counted = finished(session, expression, _MOST_FORMS)
    if _has_at_least(session, counted, MOST_RANKED):
        return None
    ranked = f"SELECT {_RANK}, rowid FROM fts WHERE fts MATCH ?"
    return sorted(raw_rows(session, ranked, (finished(session, expression),)))
