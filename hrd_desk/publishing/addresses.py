"""A street with the number of a house, in whatever order, script and case it is written."""

# ruff: noqa: RUF001  words of many languages

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Generic, TypeVar

from hrd_desk.model.number_words import ascii_digits
from hrd_desk.publishing.heard_names import is_heard_as, sounds_of

_DIGIT = re.compile(r"\d")
_TOKEN = re.compile(r"\d+|[^\W\d_]+(?:['\u2019-][^\W\d_]+)*|,")
_WRITTEN_FLATS = (
    "flat apt apartment unit room floor office кв квартира офис оф комната этаж пәтер piso apto"
    " daire kat شقة"
)
_FLATS = frozenset(_WRITTEN_FLATS.split())
_WRITTEN_KINDS = (
    "street st str road rd avenue ave av lane ln square sq boulevard blvd house building bldg no"
    " nr number block ul ulitsa prospekt pr dom the of on at in ул улица улице улицы улицу"
    " просп проспект проспекте пр переулок пер площадь пл бульвар бул шоссе дом доме дома д"
    " стр строение корпус корп на по в у көшесі көше даңғылы үй вулиця вул буд"
    " мкр мкрн микрорайон calle avenida carrera cra número num rua rue sokak sok"
    " caddesi cad mahallesi mah jalan jl ko thanon soi"
    " شارع طريق حي بناية عمارة مبنى رقم منزل بيت في"
)
_KINDS = frozenset(_WRITTEN_KINDS.split())
_SHORTEST_WORD = 2
_MOST_BETWEEN = 3

T = TypeVar("T")


class Addresses(Generic[T]):
    """Addresses with a number, found where street and number stand beside each other."""

    def __init__(self) -> None:
        self._by_number: dict[str, list[tuple[tuple[str, ...], T]]] = {}

    def add(self, address: str, meaning: T) -> None:
        """Look for the street and the house of `address` from now on, if it tells both."""
        found = _street_and_number(address) if _DIGIT.search(address) else None
        if found is not None:
            street, number = found
            self._by_number.setdefault(number, []).append((street, meaning))

    def found_in(self, text: str) -> Iterator[T]:
        """Yield the meaning of each address that stands in `text`."""
        if not self._by_number or _DIGIT.search(text) is None:
            return
        text = ascii_digits(text)
        if not any(number in text for number in self._by_number):
            return
        tokens = _TOKEN.findall(text)
        for place, sign in enumerate(tokens):
            for street, meaning in self._by_number.get(sign, ()):
                if _stands_beside(street, tokens, place):
                    yield meaning


def is_of_a_street(word: str) -> bool:
    """Return whether a word says that an address is a street, a square or a part of one."""
    return word.strip(".").casefold() in _KINDS


@lru_cache(maxsize=512)  # each is asked for twice: among all, and in its own record
def _street_and_number(address: str) -> tuple[tuple[str, ...], str] | None:
    """Return the street as it is heard and the number of the house, without town and flat."""
    tokens = _TOKEN.findall(ascii_digits(address))
    parts: list[list[str]] = [[]]
    for place, sign in enumerate(tokens):
        is_of_flat = place > 0 and tokens[place - 1].casefold() in _FLATS
        if sign == ",":
            parts.append([])
        elif not is_of_flat and sign.casefold() not in _FLATS:
            parts[-1].append(sign)
    for place, part in enumerate(parts):
        number = next((token for token in part if token.isdecimal()), None)
        if number is not None:
            street = _names(part) or (_names(parts[place - 1]) if place else ())
            heard = tuple(sounds_of(word)[0] for word in street)
            return (heard, number) if heard else None
    return None


def _names(part: Sequence[str]) -> tuple[str, ...]:
    return tuple(
        word
        for word in part
        if not word.isdecimal() and len(word) >= _SHORTEST_WORD and word.casefold() not in _KINDS
    )


def _stands_beside(street: Sequence[str], tokens: Sequence[str], place: int) -> bool:
    size = len(street)
    before, behind = place - 1, place + 1
    for _step in range(_MOST_BETWEEN):
        if before >= 0 and _is_between(tokens[before]):
            before -= 1
        if behind < len(tokens) and _is_between(tokens[behind]):
            behind += 1
    runs = (tokens[max(0, before - size + 1) : before + 1], tokens[behind : behind + size])
    return any(_is_street(run, street) for run in runs)


def _is_between(sign: str) -> bool:
    return sign == "," or sign.casefold() in _KINDS


def _is_street(words: Sequence[str], street: Sequence[str]) -> bool:
    return len(words) == len(street) and all(
        not word.isdecimal() and word != "," and is_heard_as(word, wanted, may_have_ending=True)
        for word, wanted in zip(words, street, strict=True)
    )
