"""Numbers said in words, one figure after the other, as figures: of points and telephones."""

import re
from collections.abc import Iterator
from itertools import pairwise

from hrd_desk.model.number_words import ONES, TENS

_IN_HUNDREDS = "сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот"
_HUNDREDS = {word: 100 * number for number, word in enumerate(_IN_HUNDREDS.split(), 1)}
_FIGURES = {"oh": 0, "nought": 0, "нуль": 0, **ONES}
_POINTS = frozenset({"point", "dot", "comma", "точка", "запятая", "целых", "целая", "целые"})
_BESIDE = frozenset({"and", "и"})
_AGAIN = {"double": 2, "triple": 3}
_LEAST = 5
"""Words of numbers in a row that are no count of people."""

_WORD = re.compile(r"[^\W\d_]+")
_TEN = 10


def in_figures(text: str) -> str:
    """Return the numbers that are said in words in `text`, as figures; "" where there are none."""
    words = _WORD.findall(text.casefold())
    if not _AGAIN.keys().isdisjoint(words):
        words = [word for pair in pairwise(("", *words)) for word in _again(*pair)]
    if sum(map(_ALL.__contains__, words)) < _LEAST:
        return ""
    return "\n".join(_written(run) for run in _runs(words))


def _again(before: str, word: str) -> list[str]:
    """Return a figure as often as the word before it says: "double four"."""
    return [] if word in _AGAIN else [word] * _AGAIN.get(before, 1)


def _runs(words: list[str]) -> Iterator[list[str]]:
    """Yield the words that say numbers, where enough stand in a row."""
    run: list[str] = []
    for word in (*words, ""):
        if word in _ALL:
            run.append(word)
        elif word not in _BESIDE:
            if len(run) >= _LEAST:
                yield run
            run = []


def _written(run: list[str]) -> str:
    """Return words as figures: tens take in one more, hundreds tens; those behind a dot are one."""
    pieces: list[str] = []
    is_behind_point = False
    room = 0
    for word in run:
        if word in _POINTS:
            pieces.append(".")
            is_behind_point, room = True, 0
            continue
        value = int(_value(word))
        if room > value > 0:
            pieces[-1] = str(int(pieces[-1]) + value)
        else:
            is_apart = not (is_behind_point and (value < _TEN or pieces[-1] == "."))
            is_behind_point = is_behind_point and not is_apart
            pieces += [" ", str(value)] if is_apart else [str(value)]
        room = _room_behind(value)
    return "".join(pieces)


def _room_behind(value: int) -> int:
    """Return below what the next number belongs to this one: 20 takes a figure, 200 tens."""
    if value and value % 100 == 0:
        return 100
    return _TEN if value > _TEN and value % _TEN == 0 else 0


def _value(word: str) -> float:
    return _FIGURES.get(word) or TENS.get(word) or _HUNDREDS.get(word) or 0


_ALL = frozenset({*_FIGURES, *TENS, *_HUNDREDS, *_POINTS})
