"""The gazetteer in memory: records by position, keys by spelling. Docs: docs/formats/gazetteer.md.

Reading is safe from any thread. A place is a position, a small integer; `Gazetteer` tells its
facts, `searching` and `reverse` find positions.
"""

import math
import struct
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from enum import IntEnum
from itertools import chain, pairwise, repeat
from typing import Any, Self

from hrd_desk.geocoding.columns import ColumnsError, ReadyColumns
from hrd_desk.geocoding.grid import cell_of
from hrd_desk.geocoding.kinds import Kind
from hrd_desk.geocoding.readying import Columns, PlacesUnavailableError, open_columns
from hrd_desk.geocoding.spelling import KEY_VERSION
from hrd_desk.i18n import _
from hrd_desk.progress import Progress, silent

DEGREE_PARTS = 100_000
AFTER_EVERY_KEY = "\x7f"
_WEIGHT_STEPS = 8


class How(IntEnum):
    """How a key is a name of its place; the numbers stand in the shipped file."""

    MAIN = 0
    OTHER = 1
    STRIPPED = 2
    CODE = 3


class Texts:
    """A column of texts, read by number."""

    def __init__(self, columns: ReadyColumns, name: str) -> None:
        """Take the two columns `NAME.text` and `NAME.end`."""
        self._text = columns[f"{name}.text"]
        self._end = columns[f"{name}.end"]

    def __len__(self) -> int:
        return len(self._end)

    def __getitem__(self, number: int) -> str:
        start = self._end[number - 1] if number else 0
        return str(self._text[start : self._end[number]], "utf-8")

    def range(self, start: int, stop: int) -> list[str]:
        """Return the texts from one number to before another; they are all ASCII."""
        if start >= stop:
            return []
        begin = self._end[start - 1] if start else 0
        whole = str(self._text[begin : self._end[stop - 1]], "ascii")
        ends = [end - begin for end in self._end[start:stop]]
        return [whole[a:b] for a, b in zip([0, *ends], ends, strict=False)]


class Gazetteer:
    """Records and keys of all places, read from a memory map."""

    def __init__(self, columns: ReadyColumns) -> None:
        """Wrap ready columns; `Gazetteer.open` finds them."""
        header = columns.header
        self.attribution: str = header["attribution"]
        self.profile: str = header["profile"]
        self.countries: list[str] = header["countries"]
        self.locality_count: int = header["localities"]
        self.keys = Texts(columns, "key")
        self.skeletons = Texts(columns, "skeleton")
        self.columns = columns
        self._first_country: int = header["first_country"]
        self._languages: list[str] = header["languages"]
        self._spoken: dict[str, str] = header["spoken"]
        self._names = Texts(columns, "names")
        self._codes = Texts(columns, "code")
        self._tagged = Texts(columns, "tagged")
        self._latitude, self._longitude = columns["latitude"], columns["longitude"]
        self._population, self._kind = columns["population"], columns["kind"]
        self._country = columns["country"]

    @classmethod
    def open(cls, progress: Progress = silent) -> Self:
        """Open the shipped gazetteer; the first time it is unpacked, in a few seconds at most.

        Raises `PlacesUnavailableError` if it is missing or damaged.
        """
        columns = open_columns("places", derived, progress)
        if columns.header.get("key_version") != KEY_VERSION:
            raise PlacesUnavailableError(_("The list of places is of another version of HRD Desk."))
        return cls(columns)

    # --- facts of one place -------------------------------------------------------------------

    def point(self, place: int) -> tuple[float, float]:
        """Return latitude and longitude in degrees."""
        return self._latitude[place] / DEGREE_PARTS, self._longitude[place] / DEGREE_PARTS

    def population(self, place: int) -> int:
        """Return how many people live there, 0 if the source does not say."""
        return self._population[place]

    def kind(self, place: int) -> Kind:
        """Return what the record stands for."""
        return Kind(self._kind[place])

    def country_code(self, place: int) -> str:
        """Return the ISO 3166-1 code (XK for Kosovo)."""
        return self.countries[self._country[place]]

    def country(self, code: str) -> int | None:
        """Return the record of a country."""
        at = bisect_left(self.countries, code)
        is_known = at < len(self.countries) and self.countries[at] == code
        return self._first_country + at if is_known else None

    def languages_of(self, country_code: str) -> list[str]:
        """Return the codes of the languages of a country, the first one first."""
        return self._spoken.get(country_code, "").split()

    def parent(self, place: int, level: Kind) -> int | None:
        """Return the record of the district, province or country that a place lies in."""
        if level is Kind.COUNTRY:
            return self._first_country + self._country[place]
        column = "admin1" if level is Kind.ADMIN1 else "admin2"
        found = self.columns[column][place]
        return found - 1 if found else None

    def code(self, place: int) -> str:
        """Return GeoNames' code of a unit, like MM.04; "" for a locality."""
        return self._codes[place]

    def number(self, place: int) -> int:
        """Return GeoNames' number of a locality or country; 0 where the source has none."""
        return self.columns["number"][place]

    def name(self, place: int) -> str:
        """Return the main name, in Latin letters."""
        return self._names[place].partition("\n")[0]

    def names(self, place: int) -> list[str]:
        """Return all names, the main one first."""
        return self._names[place].split("\n")

    def name_in(self, place: int, language: str) -> str | None:
        """Return the name in a language (a code like ru or zh), if the sources tag one."""
        return self.tagged_names(place).get(language)

    def tagged_names(self, place: int) -> dict[str, str]:
        """Return names by language code."""
        places = self.columns["tagged.place"]
        first, last = bisect_left(places, place), bisect_right(places, place)
        numbers = self.columns["tagged.language"]
        return {self._languages[numbers[at]]: self._tagged[at] for at in range(first, last)}

    def with_number(self, number: int) -> int | None:
        """Return the record with a number of GeoNames."""
        wanted, column = struct.pack("=I", number), bytes(self.columns["number"])
        at = column.find(wanted)
        while at >= 0 and at % 4:
            at = column.find(wanted, at + 1)
        return at // 4 if at >= 0 else None

    def with_code(self, code: str) -> int | None:
        """Return the record of a country (`MM`), province (`MM.04`) or district."""
        if "." not in code:
            return self.country(code)
        low = self.locality_count
        span = range(low, self._first_country)
        districts = bisect_left(span, int(Kind.ADMIN1), key=self._kind.__getitem__) + low
        for start, stop in ((low, districts), (districts, self._first_country)):
            at = bisect_left(range(start, stop), code, key=self.code) + start
            if at < stop and self.code(at) == code:
                return at
        return None

    # --- keys ---------------------------------------------------------------------------------

    def find_key(self, key: str) -> int | None:
        """Return the number of a key."""
        at = self.key_range(key)[0]
        return at if at < len(self.keys) and self.keys[at] == key else None

    def key_range(self, prefix: str) -> tuple[int, int]:
        """Return the first key that begins with `prefix`, and the first one after them."""
        return self._range(self.keys, prefix)

    @staticmethod
    def _range(texts: Texts, prefix: str) -> tuple[int, int]:
        numbers = range(len(texts))
        first = bisect_left(numbers, prefix, key=texts.__getitem__)
        after = bisect_left(numbers, prefix + AFTER_EVERY_KEY, lo=first, key=texts.__getitem__)
        return first, after

    def places_of(self, key: int) -> Iterator[tuple[int, How]]:
        """Yield the places that a key names, the most populous first, and how."""
        starts = self.columns["key.start"]
        places, hows = self.columns["posting.place"], self.columns["posting.how"]
        for at in range(starts[key], starts[key + 1]):
            yield places[at], How(hows[at])

    def keys_with_skeleton(self, bones: str) -> "memoryview[int]":
        """Return the numbers of all keys with a skeleton."""
        numbers = range(len(self.skeletons))
        at = bisect_left(numbers, bones, key=self.skeletons.__getitem__)
        starts = self.columns["skeleton.start"]
        if at == len(numbers) or self.skeletons[at] != bones:
            return self.columns["skeleton.key"][:0]
        return self.columns["skeleton.key"][starts[at] : starts[at + 1]]


def derived(header: dict[str, Any], columns: Columns) -> Columns:
    """Return the columns that are cheaper to make on first use than to ship."""
    starts, places = columns["key.start"], columns["posting.place"]
    weights = [round(_WEIGHT_STEPS * math.log2(people + 1)) for people in columns["population"]]
    countries = columns["country"]
    cells, cell_starts = _cells(columns, header["localities"])
    counts = (after - before for before, after in pairwise(starts))
    key_skeletons = array("I", bytes(4 * (len(starts) - 1)))
    bones_starts, members = columns["skeleton.start"], columns["skeleton.key"]
    for number, (first, after) in enumerate(pairwise(bones_starts), 1):
        for key in members[first:after]:
            key_skeletons[key] = number
    return {
        # One more than the number of the key's skeleton; 0 for none.
        "key.skeleton": key_skeletons,
        # Of the most populous place that the key names.
        "key.weight": array(
            "B", [weights[place] for place in map(places.__getitem__, starts[:-1])]
        ),
        "posting.country": array("B", [countries[place] for place in places]),
        "posting.key": array("I", chain.from_iterable(map(repeat, range(len(starts) - 1), counts))),
        "cell": cells,
        "cell.start": cell_starts,
    }


def _cells(columns: Columns, localities: int) -> "tuple[array[int], array[int]]":
    latitudes, longitudes = columns["latitude"], columns["longitude"]
    cells, starts, before = array("I"), array("I"), -1
    for place in range(localities):
        cell = cell_of(latitudes[place] / DEGREE_PARTS, longitudes[place] / DEGREE_PARTS)
        if cell < before:
            raise ColumnsError("order")
        if cell != before:
            cells.append(cell)
            starts.append(place)
            before = cell
    starts.append(localities)
    return cells, starts
