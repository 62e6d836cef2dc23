"""Forms in which a name or a telephone number comes again: inflected, in part, from elsewhere."""

import re
from collections.abc import Iterator

from hrd_desk.publishing.matching import digits_of

SHORTEST_PART = 5
"""Letters from which a part of a name is looked for by itself."""

_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010'\u2019][^\W\d_]+)*")
_PART = re.compile(r"[^\W\d_]+")

_LEAST_DIGITS, _NATIONAL_DIGITS = 9, 7
_LONGEST_CODE = 3
"""Digits of the code of a country."""

_TRUNKS = ("", "0", "8")
"""What is dialled before a number inside of a country; 8 where it was Soviet."""


def parts_of(name: str) -> Iterator[str]:
    """Yield the parts of a person's name by which one is known; none where it is no name.

    "Interview with a lawyer" is no name; two or more words with capitals are one, and so are two
    in a script that has no capitals.
    """
    words = _WORD.findall(name)
    if len(words) < 2 or not all(_begins_a_name(word) for word in words):  # noqa: PLR2004
        return
    parts = (part for word in words for part in _PART.findall(word))
    yield from (part for part in parts if len(part) >= SHORTEST_PART and part.istitle())


def _begins_a_name(word: str) -> bool:
    return all(part.istitle() for part in _PART.findall(word))


def other_numbers(number: str) -> Iterator[str]:
    """Yield a telephone number as it is dialled inside of its country and from outside.

    Which of its digits are the code of the country is not known: each length is tried.
    """
    digits = digits_of(number)
    if len(digits) < _LEAST_DIGITS:
        return
    if number.lstrip().startswith("+") or digits.startswith("00"):
        digits = digits.removeprefix("00")
        yield from (digits, f"00{digits}")
        rests = [digits[length:] for length in range(1, _LONGEST_CODE + 1)]
    else:
        rests = [digits[1:]] if digits[0] in "08" else [digits]
        yield f"7{digits[1:]}"
    for rest in rests:
        if len(rest) >= _NATIONAL_DIGITS:
            yield from (f"{trunk}{rest}" for trunk in _TRUNKS)
