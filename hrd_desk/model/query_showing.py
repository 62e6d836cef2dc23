"""A query as a person would type it: read again, it is the same query."""

import calendar
import datetime

from hrd_desk.i18n import translator
from hrd_desk.model.query import (
    All,
    AnyOf,
    Around,
    AtDesk,
    Box,
    Code,
    Coded,
    Dated,
    FromSource,
    Has,
    InRegion,
    Not,
    OfEvent,
    OfFound,
    OnMap,
    Query,
    Where,
    Within,
    Words,
)
from hrd_desk.model.query_tokens import quoted
from hrd_desk.model.query_values import Meaning, terms_named
from hrd_desk.model.query_words import OPERATORS, OR, operator_word, part_word

_SIGNS: dict[type, str] = {Not: "-", OfEvent: "~", OfFound: "~~"}


def shown(query: Query | None, meaning: Meaning) -> str:
    """Return `query` in the words of `meaning.language`; nothing for everything."""
    match query:
        case None:
            return ""
        case All(parts):
            return " ".join(_inside(part, meaning, AnyOf) for part in parts)
        case AnyOf(parts):
            word = f" {translator(meaning.language)(OR)} "
            return word.join(_inside(part, meaning, All) for part in parts)
        case Not(Has(part)):
            return _typed("missing", part_word(part, meaning.language), meaning)
        case Not(part) | OfEvent(part) | OfFound(part):
            return _SIGNS[type(query)] + _inside(part, meaning, All | AnyOf)
    return _leaf(query, meaning)


def _inside(query: Query, meaning: Meaning, bracketed: object) -> str:
    words = shown(query, meaning)
    is_several = isinstance(query, Words) and not query.is_phrase and " " in query.text
    is_apart = isinstance(query, bracketed) or (is_several and bracketed is not AnyOf)  # type: ignore[arg-type]  # a class or a union of them
    return f"({words})" if is_apart else words


def _leaf(query: Query, meaning: Meaning) -> str:
    match query:
        case Words():
            return _words(query, meaning)
        case Coded(terms):
            return _coded(terms, meaning)
        case Dated() | Within():
            return _dated(query, meaning)
        case Around() | Box() | OnMap():
            return _placed(query, meaning)
    return _named(query, meaning)


def _words(words: Words, meaning: Meaning) -> str:
    typed = f'"{words.text}"' if words.is_phrase else words.text
    is_narrow = words.where is not Where.ANYWHERE
    return operator_word(words.where, meaning.language) + typed if is_narrow else typed


def _placed(query: Around | Box | OnMap, meaning: Meaning) -> str:
    if isinstance(query, Box | OnMap):
        numbers = (query.south_deg, query.west_deg, query.north_deg, query.east_deg)
        name = "map" if isinstance(query, OnMap) else "box"
        return operator_word(name, meaning.language) + ",".join(map(_degrees, numbers))
    where = query.name or f"{_degrees(query.latitude_deg)},{_degrees(query.longitude_deg)}"
    return _typed("near", f"{where}/{_number(query.radius_km)}km", meaning)


def _named(query: Query, meaning: Meaning) -> str:
    match query:
        case InRegion(name):
            return _typed("region", name, meaning)
        case FromSource(words):
            return _typed("source", words, meaning)
        case AtDesk(code):
            return _typed("desk", code, meaning)
        case Has(part):
            return _typed("has", part_word(part, meaning.language), meaning)
    raise TypeError(query)


def _typed(name: str, value: str, meaning: Meaning) -> str:
    return operator_word(name, meaning.language) + quoted(value)


def _degrees(number: float) -> str:
    return f"{number:.6f}".rstrip("0").rstrip(".")


def _number(number: float) -> str:
    return f"{number:.3f}".rstrip("0").rstrip(".")


def _coded(terms: tuple[Code, ...], meaning: Meaning) -> str:
    scheme = terms[0][0]
    operator = next(operator for operator in OPERATORS if scheme in operator.schemes)
    values = [quoted(_term_words(term, operator.schemes, meaning)) for term in terms]
    return operator_word(operator.name, meaning.language) + ",".join(values)


def _term_words(term: Code, schemes: tuple[str, ...], meaning: Meaning) -> str:
    """Return the shortest thing that names this term and no other."""
    scheme, code = term
    found = meaning.vocabulary.find(scheme, code)
    for words in (found.label(meaning.language) if found else code, code):
        named = terms_named(meaning.vocabulary, schemes, words)
        if [(one.scheme, one.code) for one in named] == [term] and '"' not in words:
            return words
    return f"{scheme}:{code}"


def _dated(dated: Dated | Within, meaning: Meaning) -> str:
    first, last = dated.first, dated.last
    if isinstance(dated, Within):
        days = _period(first, last) if first and last else f"{first or ''}..{last or ''}"
        return operator_word("within", meaning.language) + days
    if first is None or last is None:
        name, day = ("to", last) if first is None else ("from", first)
        return _typed(name, str(day), meaning)
    return operator_word("date", meaning.language) + _period(first, last)


def _period(first: datetime.date, last: datetime.date) -> str:
    """Return a year, a month or a day where it is just that."""
    if first == last:
        return first.isoformat()
    ends_month = last.day == calendar.monthrange(last.year, last.month)[1]
    if first.day == 1 and ends_month:
        if (first.year, first.month) == (last.year, last.month):
            return first.isoformat()[:7]
        if first.year == last.year and (first.month, last.month) == (1, 12):
            return first.isoformat()[:4]
        return f"{first.isoformat()[:7]}..{last.isoformat()[:7]}"
    return f"{first.isoformat()}..{last.isoformat()}"
