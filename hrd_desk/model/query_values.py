"""What stands behind the colon of an operator, read into the condition that it means."""

import datetime
import difflib
import functools
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from weakref import WeakKeyDictionary

from hrd_desk.errors import InvalidInputError
from hrd_desk.i18n import _, listed
from hrd_desk.model.date_reading import read_date
from hrd_desk.model.query import (
    Around,
    AtDesk,
    Box,
    Coded,
    Dated,
    FromSource,
    Has,
    InRegion,
    OnMap,
    Query,
    Within,
    Words,
    any_of,
    not_of,
)
from hrd_desk.model.query_tokens import values_of
from hrd_desk.model.query_words import WHERE, Operator, operator_word, part_names, parts_by_name
from hrd_desk.vocabulary.folding import fold
from hrd_desk.vocabulary.terms import Term
from hrd_desk.vocabulary.vocabulary import Vocabulary

DEFAULT_RADIUS_KM = 25.0
LEAST_RADIUS_KM, MOST_RADIUS_KM = 0.05, 20_040.0
DECIMALS = 6
"""Degrees are kept to a tenth of a metre."""
_NUMBER = r"[-+]?[0-9]+(?:\.[0-9]+)?"
_RADIUS = re.compile(r"(?P<where>.*?)(?:/\s*(?P<radius>[0-9]+(?:[.,][0-9]+)?)\s*(?P<unit>\w*))?")
_POINT = re.compile(rf"\s*({_NUMBER})\s*[,;]\s*({_NUMBER})\s*")
_UNITS_KM = {"": 1.0, "km": 1.0, "км": 1.0, "m": 0.001, "м": 0.001, "mi": 1.609344}
_WORD = re.compile(r"[^\W_]")
_HALF_CIRCLE_DEG, _QUARTER_CIRCLE_DEG = 180.0, 90.0


class NamedPoint(NamedTuple):
    """A place that was found by its name (WGS 84, degrees)."""

    name: str
    latitude_deg: float
    longitude_deg: float


@dataclass(frozen=True)
class Meaning:
    """What words stand for on this desk: its terms, its desks, and places by their names."""

    vocabulary: Vocabulary
    language: str = "en"
    desks: tuple[str, ...] = ()
    find_place: Callable[[str], NamedPoint | None] = field(default=lambda _name: None)


def read_value(operator: Operator, text: str, meaning: Meaning) -> Query:
    """Return what `operator` with the value `text` looks for; raises `InvalidInputError`."""
    values = values_of(text)
    if not values:
        sentence = _("Write what to look for right behind “{name}:”, without a space.")
        raise InvalidInputError(operator.name, sentence.format(name=_word(operator, meaning)))
    if operator.schemes:
        return _coded(operator, [value for value, _is_quoted in values], meaning)
    if operator.name in _WHOLE:
        return _WHOLE[operator.name](text.replace('"', "").strip(), meaning)
    if operator.name in WHERE:
        found = [Words(has_words(v), is_quoted, WHERE[operator.name]) for v, is_quoted in values]
        return _any(found)
    read = _SINGLE[operator.name]
    return _any(read(value, meaning) for value, _is_quoted in values)


def _any(queries: Iterable[Query]) -> Query:
    found = any_of(queries)
    assert found is not None  # noqa: S101  there is at least one
    return found


def has_words(text: str) -> str:
    """Return `text` in one line; raises `InvalidInputError` where nothing in it can be found."""
    if not _WORD.search(text):
        sentence = _("“{text}” has no letters and no figures to look for.")
        raise InvalidInputError("words", sentence.format(text=text))
    return " ".join(text.split())


# --- terms ----------------------------------------------------------------------------------------


def _coded(operator: Operator, values: list[str], meaning: Meaning) -> Coded:
    terms: list[Term] = []
    for value in values:
        found = terms_named(meaning.vocabulary, operator.schemes, value)
        if not found:
            raise _no_term(operator, value, meaning)
        terms += found
    return coded(meaning.vocabulary, terms)


def coded(vocabulary: Vocabulary, terms: Iterable[Term]) -> Coded:
    """Return the condition for any of `terms`; one below another of them is not named twice."""
    codes = {(term.scheme, term.code) for term in terms}
    inner = {
        (narrower.scheme, narrower.code)
        for scheme, code in codes
        for narrower in vocabulary.walk(scheme, code)
    }
    return Coded(tuple(sorted(codes - inner)))


def terms_named(vocabulary: Vocabulary, schemes: Iterable[str], written: str) -> list[Term]:
    """Return the terms of `schemes` with this code, label or other name, in any language.

    Without one, those with a name in which every word of `written` begins a word.
    """
    scheme, colon, rest = written.partition(":")
    schemes = tuple(schemes)
    if colon and scheme in schemes:
        found = vocabulary.find(scheme, rest)
        return [found] if found else []
    wanted = _spaced(fold(written))
    exact = _by_name(vocabulary, schemes).get(wanted, [])
    if exact or not _WORD.search(wanted):
        return list(exact)
    words = _words(wanted)
    terms = [term for scheme in schemes for term in vocabulary.walk(scheme)]
    return [term for term in terms if any(_begin_words(words, name) for name in _names(term))]


_ByName = dict[str, list[Term]]
_NAMED: WeakKeyDictionary[Vocabulary, dict[tuple[str, ...], _ByName]] = WeakKeyDictionary()
"""The terms of lists by each of their names, as long as their vocabulary is used."""


def _by_name(vocabulary: Vocabulary, schemes: tuple[str, ...]) -> _ByName:
    lists = _NAMED.setdefault(vocabulary, {})
    if schemes not in lists:
        named: _ByName = {}
        for scheme in schemes:
            for term in vocabulary.walk(scheme):
                for name in dict.fromkeys(_names(term)):
                    named.setdefault(name, []).append(term)
        lists[schemes] = named
    return lists[schemes]


def _names(term: Term) -> Iterator[str]:
    yield _folded(term.code)
    yield from map(_folded, term.labels.values())
    for names in term.alt_labels.values():
        yield from map(_folded, names)


@functools.lru_cache(maxsize=30_000)  # every name of every term, compared with each word typed
def _folded(name: str) -> str:
    return _spaced(fold(name))


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


def _begin_words(wanted: list[str], name: str) -> bool:
    words = _words(name)
    return all(any(word.startswith(begin) for word in words) for begin in wanted)


def _no_term(operator: Operator, value: str, meaning: Meaning) -> InvalidInputError:
    names = {
        name: term.label(meaning.language)
        for scheme in operator.schemes
        for term in meaning.vocabulary.walk(scheme)
        for name in _names(term)
    }
    close = difflib.get_close_matches(fold(value), names, 3, 0.6)
    if close:
        sentence = _("No term of “{name}:” is called “{value}”. Close to it: {terms}.")
        terms = listed(dict.fromkeys(names[name] for name in close))
        text = sentence.format(name=_word(operator, meaning), value=value, terms=terms)
        return InvalidInputError(operator.name, text)
    sentence = _("No term of “{name}:” is called “{value}”. Look it up in the vocabularies.")
    text = sentence.format(name=_word(operator, meaning), value=value)
    return InvalidInputError(operator.name, text)


def _word(operator: Operator, meaning: Meaning) -> str:
    return operator_word(operator.name, meaning.language).rstrip(":")


# --- days -----------------------------------------------------------------------------------------


def _dated(text: str, meaning: Meaning) -> Dated:
    first, dots, last = text.partition("..")
    if not dots or "/" in text:  # EDTF writes open ends with two dots, too
        date = read_date(text, "date")
        return Dated(date.earliest, date.latest)
    if not first.strip() and not last.strip():
        raise InvalidInputError("date", _("Write at least one day: date:2023-05..2023-06."))
    start = read_date(first, "date").earliest if first.strip() else None
    end = read_date(last, "date").latest if last.strip() else None
    if start and end and start > end:
        sentence = _("This period ends before it begins. Put the earlier date first.")
        raise InvalidInputError("date", sentence)
    return Dated(start, end)


def _within(text: str, meaning: Meaning) -> Query:
    dated = _dated(text, meaning)
    return Within(dated.first, dated.last)


def _from(text: str, meaning: Meaning) -> Query:
    return Dated(_known(read_date(text, "from").earliest), None)


def _to(text: str, meaning: Meaning) -> Query:
    return Dated(None, _known(read_date(text, "to").latest))


def _known(day: datetime.date | None) -> datetime.date:
    if day is None:
        raise InvalidInputError("date", _("This date has no such end. Write a day or a month."))
    return day


# --- places ---------------------------------------------------------------------------------------


def _around(text: str, meaning: Meaning) -> Query:
    match = _RADIUS.fullmatch(text)
    unit = match["unit"].casefold() if match and match["unit"] else ""
    if match is None or unit not in _UNITS_KM or not match["where"].strip():
        raise InvalidInputError("near", _near_sentence())
    radius_km = DEFAULT_RADIUS_KM
    if match["radius"]:
        radius_km = round(float(match["radius"].replace(",", ".")) * _UNITS_KM[unit], 3)
    if not LEAST_RADIUS_KM <= radius_km <= MOST_RADIUS_KM:
        raise InvalidInputError("near", _("The radius must lie between 50 m and 20,040 km."))
    where = " ".join(match["where"].split())
    if point := _POINT.fullmatch(where):
        latitude, longitude = (round(float(number), DECIMALS) for number in point.groups())
        if abs(latitude) > _QUARTER_CIRCLE_DEG or abs(longitude) > _HALF_CIRCLE_DEG:
            raise InvalidInputError("near", _near_sentence())
        return Around(latitude, longitude, radius_km)
    found = meaning.find_place(where)
    if found is None:
        sentence = _("No place is called “{name}”. Write latitude and longitude instead.")
        raise InvalidInputError("near", sentence.format(name=where))
    latitude, longitude = round(found.latitude_deg, DECIMALS), round(found.longitude_deg, DECIMALS)
    return Around(latitude, longitude, radius_km, where)


def _near_sentence() -> str:
    return _("Write a place or a point, and kilometres: near:Almaty/25km or near:43.2,76.9/25km.")


def _on_map(text: str, meaning: Meaning) -> Query:
    box = _box(text, meaning)
    return OnMap(box.south_deg, box.west_deg, box.north_deg, box.east_deg)


def _box(text: str, meaning: Meaning) -> Box:
    numbers = [part.strip() for part in text.split(",")]
    sentence = _("Write south, west, north and east in degrees: box:43,76.5,43.5,77.2.")
    if len(numbers) != len(Box.__slots__) or not all(re.fullmatch(_NUMBER, n) for n in numbers):
        raise InvalidInputError("box", sentence)
    south, west, north, east = (round(float(number), DECIMALS) for number in numbers)
    is_on_earth = max(abs(south), abs(north)) <= _QUARTER_CIRCLE_DEG
    if not is_on_earth or south > north or max(abs(west), abs(east)) > _HALF_CIRCLE_DEG:
        raise InvalidInputError("box", sentence)
    return Box(south, west, north, east)


# --- what is left ---------------------------------------------------------------------------------


def _part(value: str, meaning: Meaning) -> Has:
    part = parts_by_name(meaning.language).get(fold(value))
    if part is None:
        names = part_names(meaning.language)
        sentence = _("A record cannot have “{value}”. It can have: {names}.")
        raise InvalidInputError("has", sentence.format(value=value, names=names))
    return Has(part)


def _desk(value: str, meaning: Meaning) -> Query:
    found = next((code for code in meaning.desks if fold(code) == fold(value)), None)
    if found is None:
        sentence = _("No desk is called “{value}”. Known here: {desks}.")
        text = sentence.format(value=value, desks=listed(meaning.desks))
        raise InvalidInputError("desk", text)
    return AtDesk(found)


_WHOLE: dict[str, Callable[[str, Meaning], Query]] = {
    "date": _dated,
    "within": _within,
    "from": _from,
    "to": _to,
    "near": _around,
    "box": _box,
    "map": _on_map,
}
"""Their values are read whole: a comma in them does not separate."""

_SINGLE: dict[str, Callable[[str, Meaning], Query]] = {
    "region": lambda value, _meaning: InRegion(" ".join(has_words(value).split())),
    "source": lambda value, _meaning: FromSource(has_words(value)),
    "desk": _desk,
    "has": _part,
    "missing": lambda value, meaning: not_of(_part(value, meaning)),
}
