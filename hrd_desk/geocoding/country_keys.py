"""All keys of one country, so that a misspelt name is compared with every one of them."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

from hrd_desk.geocoding.gazetteer import AFTER_EVERY_KEY, Gazetteer, How
from hrd_desk.geocoding.similarity import ONE_EDIT, nearest_texts, similarity

_KEPT_COUNTRIES = 32
_LETTERS_AN_EDIT, _MOST_EDITS = 3, 4


@dataclass(frozen=True, slots=True)
class ByLength:
    """Texts with their numbers, the short ones first: only those of like length can be similar."""

    texts: list[str]
    numbers: list[int]
    starts: list[int]

    @classmethod
    def of(cls, texts: Sequence[str], numbers: Sequence[int]) -> Self:
        """Return `texts` in the order of their lengths."""
        order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
        ordered = [texts[at] for at in order]
        longest = len(ordered[-1]) if ordered else 0
        starts = [bisect_left(ordered, length, key=len) for length in range(longest + 2)]
        return cls(ordered, [numbers[at] for at in order], starts)

    def similar_to(self, asked: str, limit: int) -> list[int]:
        """Return the numbers of the texts most similar to `asked`."""
        edits = min(max(len(asked) // _LETTERS_AN_EDIT, 1), _MOST_EDITS)
        last = len(self.starts) - 1
        first = self.starts[min(max(len(asked) - edits, 1), last)]
        after = self.starts[min(len(asked) + edits + 1, last)]
        found = nearest_texts(asked, self.texts[first:after], limit, edits)
        return [self.numbers[first + at] for at in found]


@dataclass(frozen=True, slots=True)
class CountryKeys:
    """The keys of a country in alphabetical order, and by the lengths of keys and skeletons."""

    numbers: list[int]
    keys: list[str]
    by_letters: ByLength
    by_sound: ByLength

    def beginning_with(self, prefix: str) -> list[int]:
        """Return the numbers of the keys that begin with `prefix`."""
        first = bisect_left(self.keys, prefix)
        after = bisect_left(self.keys, prefix + AFTER_EVERY_KEY, lo=first)
        return self.numbers[first:after]

    def similar_to(self, asked: str, bones: str, limit: int) -> Iterable[int]:
        """Return the numbers of the keys most similar to `asked`, in letters or in sound."""
        found = dict.fromkeys(self.by_letters.similar_to(asked, limit))
        is_near = any(similarity(asked, self._key(number)) >= ONE_EDIT for number in found)
        if len(bones) > 1 and not is_near:
            found |= dict.fromkeys(self.by_sound.similar_to(bones, limit))
        return found

    def _key(self, number: int) -> str:
        return self.keys[bisect_left(self.numbers, number)]


class KeysOfCountries:
    """Makes the keys of a country on first use (China: 0.2 s), and keeps some."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Read from `gazetteer`."""
        self._gazetteer = gazetteer
        self._countries = bytes(gazetteer.columns["posting.country"])
        self.of = lru_cache(maxsize=_KEPT_COUNTRIES)(self._read)

    def _read(self, code: str) -> CountryKeys:
        columns, keys = self._gazetteer.columns, self._gazetteer.keys
        number = bytes([self._gazetteer.countries.index(code)])
        hows, key_of = columns["posting.how"], columns["posting.key"]
        places = [match.start() for match in re.finditer(re.escape(number), self._countries)]
        found = {key_of[at]: None for at in places if hows[at] != How.CODE}
        numbers = list(found)  # in the order of the postings, which is that of the keys
        bones, bones_of = self._gazetteer.skeletons, columns["key.skeleton"]
        told = [bones_of[number] for number in numbers]
        spelled = [keys[number] for number in numbers]
        sounds = [bones[at - 1] if at else "" for at in told]
        return CountryKeys(
            numbers, spelled, ByLength.of(spelled, numbers), ByLength.of(sounds, numbers)
        )
