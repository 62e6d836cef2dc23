"""All keys of one country, so that a misspelt name is compared with every one of them."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from hrd_desk.geocoding.gazetteer import AFTER_EVERY_KEY, Gazetteer, How
from hrd_desk.geocoding.similarity import ONE_EDIT, most_similar, similarity

_KEPT_COUNTRIES = 12
_LEAST_EDITS_SIMILARITY, _LEAST_BONES_SIMILARITY = 0.6, 0.72


@dataclass(frozen=True, slots=True)
class CountryKeys:
    """The keys of a country in alphabetical order, their numbers and their skeletons."""

    numbers: list[int]
    keys: list[str]
    bones: list[str]

    def beginning_with(self, prefix: str) -> list[int]:
        """Return the numbers of the keys that begin with `prefix`."""
        first = bisect_left(self.keys, prefix)
        after = bisect_left(self.keys, prefix + AFTER_EVERY_KEY, lo=first)
        return self.numbers[first:after]

    def similar_to(self, asked: str, bones: str, limit: int) -> Iterable[int]:
        """Return the numbers of the keys most similar to `asked`, in letters or in sound."""
        found = dict.fromkeys(most_similar(asked, self.keys, limit, _LEAST_EDITS_SIMILARITY))
        is_near = any(similarity(asked, self.keys[place]) >= ONE_EDIT for place in found)
        if len(bones) > 1 and not is_near:
            found |= dict.fromkeys(most_similar(bones, self.bones, limit, _LEAST_BONES_SIMILARITY))
        return [self.numbers[place] for place in found]


class KeysOfCountries:
    """Makes the keys of a country on first use (China: about 0.1 s), and keeps some."""

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
        return CountryKeys(
            numbers,
            [keys[number] for number in numbers],
            [bones[at - 1] if at else "" for at in told],
        )
