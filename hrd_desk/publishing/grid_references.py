"""A point as surveyors and armies write it: in metres of the grid UTM, and as MGRS.

The formulas are Krueger's series to the third order, on the ellipsoid of WGS 84: millimetres.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

_BANDS = "CDEFGHJKLMNPQRSTUVWXX"
_COLUMNS = ("ABCDEFGH", "JKLMNPQR", "STUVWXYZ")
_ROWS = ("ABCDEFGHJKLMNPQRSTUV", "FGHJKLMNPQRSTUVABCDE")
_SQUARE_M = 100_000
_FLATTENING = 1 / 298.257223563
_N = _FLATTENING / (2 - _FLATTENING)
_RADIUS_M = 6_378_137 / (1 + _N) * (1 + _N**2 / 4 + _N**4 / 64)
_ALPHA = (
    _N / 2 - 2 / 3 * _N**2 + 5 / 16 * _N**3,
    13 / 48 * _N**2 - 3 / 5 * _N**3,
    61 / 240 * _N**3,
)
_SCALE, _FALSE_EAST_M, _FALSE_NORTH_M = 0.9996, 500_000, 10_000_000
_LEAST_DEG, _MOST_DEG = -80.0, 84.0
"""The latitudes that the grid covers."""


@dataclass(frozen=True, slots=True)
class GridPoint:
    """Zone and band of the grid, and metres east and north in it."""

    zone: int
    band: str
    east_m: float
    north_m: float

    def mgrs(self, lengths: Iterable[int]) -> list[str]:
        """Return the reference with so many digits for each way, by length: five tell a metre."""
        east_m, north_m = int(self.east_m), int(self.north_m)
        column = _COLUMNS[(self.zone - 1) % 3][east_m // _SQUARE_M - 1]
        row = _ROWS[(self.zone - 1) % 2][north_m // _SQUARE_M % 20]
        east, north = f"{east_m % _SQUARE_M:05}", f"{north_m % _SQUARE_M:05}"
        square = f"{self.zone}{self.band} {column}{row}"
        return [f"{square} {east[:digits]} {north[:digits]}" for digits in lengths]


def grid_point(latitude_deg: float, longitude_deg: float) -> GridPoint | None:
    """Return the point in the grid; None near the poles. Zones widened in the north are not."""
    if not _LEAST_DEG <= latitude_deg < _MOST_DEG:
        return None
    zone = int((longitude_deg + 180) % 360 // 6) + 1
    middle = math.radians(zone * 6 - 183)
    sine, eccentricity = math.sin(math.radians(latitude_deg)), 2 * math.sqrt(_N) / (1 + _N)
    t = math.sinh(math.atanh(sine) - eccentricity * math.atanh(eccentricity * sine))
    xi = math.atan2(t, math.cos(math.radians(longitude_deg) - middle))
    eta = math.atanh(math.sin(math.radians(longitude_deg) - middle) / math.sqrt(1 + t * t))
    north, east = xi, eta
    for order, alpha in enumerate(_ALPHA, 1):
        north += alpha * math.sin(2 * order * xi) * math.cosh(2 * order * eta)
        east += alpha * math.cos(2 * order * xi) * math.sinh(2 * order * eta)
    north_m = _SCALE * _RADIUS_M * north + (_FALSE_NORTH_M if latitude_deg < 0 else 0)
    band = _BANDS[int((latitude_deg + 80) // 8)]
    return GridPoint(zone, band, _FALSE_EAST_M + _SCALE * _RADIUS_M * east, north_m)
