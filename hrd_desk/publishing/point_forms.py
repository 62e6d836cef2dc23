"""An exact point in its written forms: decimals, minutes and seconds, codes of places."""

import re
from bisect import bisect_left, insort
from collections.abc import Iterator
from dataclasses import dataclass

from hrd_desk.model.number_words import ascii_digits
from hrd_desk.publishing.grid_references import grid_point

# Each begins with a figure, which is quick to find, and looks back from there.
_NUMBER = re.compile(r"([0-9](?<!\d.)(?<!\d\..)[0-9]{0,2})([.,\u066b])([0-9]{3,})(?!\d)(?!\.\d)")
_END = r"(?![^\W\d_])"
_DEGREES = (
    rf"\u00b0|\u00ba|deg(?:rees?{_END}|\.)?|d{_END}|grad\w*|grau\w*|degr\w*|derece|"
    r"\u0433\u0440\u0430\u0434\w*\.?|\u062f\u0631\u062c\w*"
)
_MINUTES = (
    rf"['\u2032\u2019\u2018]|min[^\W\d_]*\.?|m{_END}|dak\w*|\u043c\u0438\u043d\w*\.?|"
    r"\u062f\u0642[\u064a\u0627]\w*"
)
_SECONDS = (
    r"\"|\u2033|\u201d|''|\u2032\u2032|s(?:ec|eg|an)[^\W\d_]*\.?|s|\u0441\u0435\u043a\w*\.?|"
    r"\u062b[\u0627\u0648]\w*"
)
"""Signs and words of many languages: English, Russian, Arabic, Spanish, Portuguese, Turkish."""

_SEXAGESIMAL = re.compile(
    rf"([0-9](?<!\d.)\d{{0,2}})\s*(?:{_DEGREES})[\s,]*(\d{{1,2}}(?:[.,]\d+)?)"
    rf"\s*(?:{_MINUTES})[\s,]*(?:(\d{{1,2}}(?:[.,]\d+)?)\s*(?:{_SECONDS}))?",
    re.IGNORECASE,
)
_PAIR = re.compile(
    r"(?<![\d.,])(\d{1,3}[.,\u066b]\d\d)\u00b0?(?:\s?[NSEW])?\s*[,;/|\s]\s*[NSEW]?\s?"
    r"(-?\d{1,3}[.,\u066b]\d\d)(?![\d.])"
)
"""Both halves of a point to a kilometre, one beside the other."""

_BARE_SEXAGESIMAL = re.compile(
    r"([0-9](?<![\d.,].)\d{0,2})[ :\u00a0]+(\d{1,2}[.,]\d{2,}|\d{1,2})"
    r"(?:[ :\u00a0]+(\d{1,2}(?:[.,]\d+)?))?"
)
_PACKED_SEXAGESIMAL = re.compile(r"[+-](\d{2,3})(?:(\d{2}\.\d{2,})|(\d{2})(\d{2}(?:\.\d+)?))(?!\d)")
"""ISO 6709: +431327.2+0765543.5/"""

_OF_RECEIVERS = re.compile(r"(?<![\d.])(\d{2,3})(\d{2}\.\d{3,})\s*,?\s*[NSEW](?!\w)")
"""NMEA 0183: 4313.4526,N,07655.7250,E"""

_PARTS_OF_ONE = re.compile(r"[0-9](?<!\d.)[0-9]{6,9}(?!\d)")
_DIGIT = re.compile("[0-9]")
_THOUSANDS = 3
_BESIDE = 40
"""Characters in which the other half of a point is expected."""

_METRES_110 = 0.001
_METRES_190 = 0.0017
_METRES_10 = 0.0001
_KILOMETRE = 0.00999
"""Two decimals may be cut off or rounded."""

_DIGITS_OF_METRES = 6
"""Near the equator the way north is as short as any number."""

_LETTERS, _FIGURES = "ABCDEFGHIJKLMNOPQRSTUVWX", "0123456789"
_PLUS_DIGITS = "23456789CFGHJMPQRVWX"
_OF_WHOLE_DEGREES = "2222+22"
_GEOHASH_DIGITS = "0123456789bcdefghjkmnpqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Degree:
    """A number that can be a degree as precise as a street, without its sign.

    `is_doubtful`: three digits after a comma can be thousands as well.
    """

    value: float
    tolerance_deg: float
    position: int
    is_doubtful: bool = False


def degrees_in(text: str) -> Iterator[Degree]:
    """Yield every number of `text` that can be such a degree."""
    text = ascii_digits(text)
    if _DIGIT.search(text) is None:
        return
    for found in _NUMBER.finditer(text):
        whole, point, fraction = found.groups()
        is_doubtful = point == "," and len(fraction) == _THOUSANDS
        yield Degree(float(f"{whole}.{fraction}"), _METRES_110, found.start(), is_doubtful)
    for found in _SEXAGESIMAL.finditer(text):
        whole, minutes, seconds = found.groups()
        if seconds or not minutes.isdecimal():
            fine = _number(minutes) / 60 + _number(seconds or "0") / 3600
            tolerance_deg = _METRES_110 if seconds else _METRES_190
            yield Degree(int(whole) + fine, tolerance_deg, found.start())
    for found in _BARE_SEXAGESIMAL.finditer(text):
        whole, minutes, seconds = found.groups()
        if seconds or not minutes.isdecimal():
            yield _doubtful(found, whole, minutes, seconds or "0")
    yield from _packed_degrees(text)


def _packed_degrees(text: str) -> Iterator[Degree]:
    """Yield degrees that are written without a sign between their parts, as programs do."""
    for found in _PACKED_SEXAGESIMAL.finditer(text):
        whole, with_parts, minutes, seconds = found.groups()
        yield _doubtful(found, whole, with_parts or minutes, seconds or "0")
    for found in _OF_RECEIVERS.finditer(text):
        yield _doubtful(found, found[1], found[2], "0")
    for found in _PARTS_OF_ONE.finditer(text):  # millionths, and ten-millionths as telephones do
        for parts in (1e6, 1e7):
            yield Degree(int(found[0]) / parts, _METRES_10, found.start(), is_doubtful=True)


def _doubtful(found: re.Match[str], whole: str, minutes: str, seconds: str) -> Degree:
    fine = _number(minutes) / 60 + _number(seconds) / 3600
    return Degree(int(whole) + fine, _METRES_190, found.start(), is_doubtful=True)


def _number(written: str) -> float:
    return float(written.replace(",", "."))


class Degrees:
    """Degrees of points that may not be told, found in texts whatever form they have there."""

    def __init__(self) -> None:
        self._sorted: list[float] = []
        self._other_half: dict[float, set[float]] = {}

    def add_point(self, latitude_deg: float, longitude_deg: float) -> None:
        """Look for both halves from now on; one without three decimals tells no street."""
        halves = abs(latitude_deg), abs(longitude_deg)
        for half, other in (halves, halves[::-1]):
            if abs(round(half, 2) - half) > 1e-9:  # noqa: PLR2004
                if half not in self._other_half:
                    insort(self._sorted, half)
                self._other_half.setdefault(half, set()).add(other)

    def found_in(self, text: str) -> Iterator[float]:
        """Yield the degrees that stand in `text`, as they were added, without sign.

        A number that can be something else counts where the other half of its point stands beside
        it: in a long digest two numbers of records are near some degree by chance.
        """
        if not self._sorted:
            return
        text = ascii_digits(text)
        if _DIGIT.search(text) is None:
            return
        yield from self._pairs_in(text)
        hits = [(degree, near) for degree in degrees_in(text) if (near := self._near(degree))]
        for degree, near in hits:
            if not degree.is_doubtful:
                yield near[0]
                continue
            beside = {
                half
                for other, halves in hits
                if other is not degree and abs(other.position - degree.position) <= _BESIDE
                for half in halves
            }
            yield from (half for half in near if self._other_half[half] & beside)

    def _pairs_in(self, text: str) -> Iterator[float]:
        """Yield halves of points of which both halves are told with two decimals."""
        for pair in _PAIR.findall(text):
            first, second = (
                Degree(abs(_number(half.replace("\u066b", "."))), _KILOMETRE, 0) for half in pair
            )
            others = set(self._near(second))
            yield from (half for half in self._near(first) if self._other_half[half] & others)

    def _near(self, degree: Degree) -> list[float]:
        first = bisect_left(self._sorted, degree.value - degree.tolerance_deg)
        end = bisect_left(self._sorted, degree.value + degree.tolerance_deg)
        return self._sorted[first:end]


def place_codes(latitude_deg: float, longitude_deg: float) -> tuple[str, ...]:
    """Return the point as plus codes (14 m, 275 m), geohashes (5 km-5 m), in metres and in fields.

    A plus code is told beside a town without its first four letters, too; not where a point on
    whole degrees has figures alone, as tables do. A short geohash without a figure is left out: it
    can be a word.
    """
    geohash = _geohash(latitude_deg, longitude_deg, 9)
    hashes = [geohash[:length] for length in (7, 8, 9)]
    hashes += [short for short in (geohash[:5], geohash[:6]) if _DIGIT.search(short)]
    plus_code = _plus_code(latitude_deg, longitude_deg)
    fields = _locator(latitude_deg, longitude_deg)
    codes = (*fields, *_grid_codes(latitude_deg, longitude_deg))
    short = [plus_code[4:]] if plus_code[4:] != _OF_WHOLE_DEGREES else []
    return (plus_code, plus_code[:8], *hashes, *short, *codes)


def _locator(latitude_deg: float, longitude_deg: float) -> tuple[str, str]:
    """Return the fields of the Maidenhead system, as radio amateurs tell them: 5 km, 500 m."""
    ways = [(longitude_deg + 180) / 20, (latitude_deg + 90) / 10]
    signs = ""
    for base, alphabet in ((18, _LETTERS), (10, _FIGURES), (24, _LETTERS), (10, _FIGURES)):
        signs += "".join(alphabet[min(int(way), base - 1)] for way in ways)
        next_base = 24 if alphabet is _FIGURES else 10
        ways = [(way - int(way)) * next_base for way in ways]
    return signs[:6], signs


def _grid_codes(latitude_deg: float, longitude_deg: float) -> Iterator[str]:
    """Yield the point as MGRS (1 km-1 m), and its way north in metres, which no other point has."""
    point = grid_point(latitude_deg, longitude_deg)
    if point is not None:
        yield from point.mgrs((2, 3, 4, 5))
        north_m = {round(point.north_m), int(point.north_m), round(point.north_m, -1)}
        for metres in sorted(int(metres) for metres in north_m):
            if len(str(metres)) >= _DIGITS_OF_METRES:
                yield f"{metres:,}".replace(",", " ")  # found with or without its spaces


def _plus_code(latitude_deg: float, longitude_deg: float) -> str:
    """Return the ten digits; the algorithm is Google's Open Location Code, Apache 2.0."""
    north = min(int((latitude_deg + 90) * 8000), 180 * 8000 - 1)
    east = int((longitude_deg + 180) * 8000) % (360 * 8000)
    digits = ""
    for _pair in range(5):
        digits = _PLUS_DIGITS[north % 20] + _PLUS_DIGITS[east % 20] + digits
        north, east = north // 20, east // 20
    return f"{digits[:8]}+{digits[8:]}"


def _geohash(latitude_deg: float, longitude_deg: float, length: int) -> str:
    bits = length * 5
    east = _spread(_half(longitude_deg, 180, (bits + 1) // 2))
    north = _spread(_half(latitude_deg, 90, bits // 2))
    both = east | north << 1 if bits % 2 else east << 1 | north
    return "".join([_GEOHASH_DIGITS[both >> at & 31] for at in range(bits - 5, -1, -5)])


_SPREAD = tuple(int(f"{byte:b}", 4) for byte in range(0x100))
"""The bits of a byte with room for one more beside each."""


def _spread(bits: int) -> int:
    return _SPREAD[bits & 0xFF] | _SPREAD[bits >> 8 & 0xFF] << 16 | _SPREAD[bits >> 16 & 0xFF] << 32


def _half(degree: float, most: int, bits: int) -> int:
    """Return in which half of a half of the globe a degree lies, and so on: 1 is east or north."""
    end: int = 2**bits
    return min(int((degree + most) / (2 * most) * end), end - 1)
