"""Plus codes, full and short, read by the public specification of Open Location Code."""

import re
from dataclasses import dataclass, replace

from hrd_desk.geocoding.claimed_precision import M_A_DEGREE

ALPHABET = "23456789CFGHJMPQRVWX"
BASE, PAIR_DIGITS, SEPARATOR_AT = 20, 10, 8
GRID_ROWS, GRID_COLUMNS = 5, 4
_CODE = re.compile(
    rf"(?<![A-Z0-9+])(?P<code>(?:[{ALPHABET}]{{2,8}}|[{ALPHABET}]{{2}}0{{6}}|[{ALPHABET}]{{4}}0{{4}}"
    rf"|[{ALPHABET}]{{6}}00)\+[{ALPHABET}]{{0,7}})(?![A-Z0-9+])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PlusCode:
    """One code in capitals, and the name written beside it."""

    text: str
    place: str = ""

    @property
    def is_full(self) -> bool:
        """Whether the code gives a place on earth by itself."""
        return self.text.index("+") == SEPARATOR_AT

    @property
    def _digits(self) -> str:
        return self.text.replace("+", "").rstrip("0")

    @property
    def _size(self) -> tuple[float, float]:
        """Height and width of the area, in degrees."""
        pairs = min(len(self._digits), PAIR_DIGITS) // 2
        fine = max(len(self._digits) - PAIR_DIGITS, 0)
        side = BASE ** (2 - pairs)
        return side / GRID_ROWS**fine, side / GRID_COLUMNS**fine

    @property
    def height_m(self) -> float:
        """Height of the area on the ground."""
        return self._size[0] * M_A_DEGREE

    def middle(self) -> tuple[float, float]:
        """Return latitude and longitude of the middle of the area of a full code."""
        south, west = -90.0, -180.0
        for place, digit in enumerate(self._digits[:PAIR_DIGITS]):
            step = BASE ** (1 - place // 2) * ALPHABET.index(digit)
            south, west = (south + step, west) if place % 2 == 0 else (south, west + step)
        height, width = BASE ** (2 - PAIR_DIGITS // 2), BASE ** (2 - PAIR_DIGITS // 2)
        for digit in self._digits[PAIR_DIGITS:]:
            row, column = divmod(ALPHABET.index(digit), GRID_COLUMNS)
            height, width = height / GRID_ROWS, width / GRID_COLUMNS
            south, west = south + row * height, west + column * width
        height, width = self._size
        # Rounded where doubles would show digits that the code does not have.
        return round(min(south + height / 2, 90.0), 10), round(west + width / 2, 10)

    def completed(self, latitude_deg: float, longitude_deg: float) -> "PlusCode":
        """Return the full code nearest to a point, as its specification recovers a short one."""
        missing = SEPARATOR_AT - self.text.index("+")
        head = _encoded(latitude_deg, longitude_deg)[:missing]
        code = replace(self, text=head + self.text)
        step = BASE ** (2 - missing / 2)
        latitude, longitude = code.middle()
        if latitude - latitude_deg > step / 2 and latitude - step > -90:  # noqa: PLR2004
            latitude_deg -= step
        elif latitude_deg - latitude > step / 2 and latitude + step < 90:  # noqa: PLR2004
            latitude_deg += step
        if longitude - longitude_deg > step / 2:
            longitude_deg -= step
        elif longitude_deg - longitude > step / 2:
            longitude_deg += step
        return replace(self, text=_encoded(latitude_deg, longitude_deg)[:missing] + self.text)


def _encoded(latitude_deg: float, longitude_deg: float) -> str:
    """Return the first eight digits of the code of a point."""
    latitude = min(max(latitude_deg, -90.0), 90.0 - 1e-9) + 90.0
    longitude = (longitude_deg + 180.0) % 360.0
    digits = ""
    for pair in range(SEPARATOR_AT // 2):
        side = BASE ** (1 - pair)
        row, latitude = divmod(latitude, side)
        column, longitude = divmod(longitude, side)
        digits += ALPHABET[int(row)] + ALPHABET[int(column)]
    return digits


def find_plus_code(text: str) -> PlusCode | None:
    """Return the plus code that a text begins or ends with, with the name beside it.

    None if there is none. A code whose first digits no latitude or longitude has is none either.
    """
    match = _CODE.search(text)
    if match is None:
        return None
    before, after = text[: match.start()].strip(" ,"), text[match.end() :].strip(" ,")
    code = PlusCode(match["code"].upper(), before or after)
    if (before and after) or len(code.text.partition("+")[2]) == 1:
        return None
    if code.text.index("+") % 2:
        return None
    if code.is_full:
        is_on_earth = ALPHABET.index(code.text[0]) < 9 and ALPHABET.index(code.text[1]) < 18  # noqa: PLR2004
        return code if is_on_earth else None
    has_letters = not code.text.replace("+", "").isdecimal()  # 43+76 is none
    return code if has_letters and "0" not in code.text and code.text[-1] != "+" else None
