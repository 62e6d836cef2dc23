"""The grid over the earth by which the nearest places are found: cells of a quarter degree."""

import math

CELLS_A_DEGREE = 4
COLUMNS = 360 * CELLS_A_DEGREE
ROWS = 180 * CELLS_A_DEGREE
EARTH_RADIUS_KM = 6371.009
KM_A_DEGREE = 111.195


def row_of(latitude_deg: float) -> int:
    """Return the row of a latitude, from the south pole on."""
    return min(int((latitude_deg + 90) * CELLS_A_DEGREE), ROWS - 1)


def column_of(longitude_deg: float) -> int:
    """Return the column of a longitude, from the antimeridian on."""
    return int((longitude_deg + 180) * CELLS_A_DEGREE) % COLUMNS


def cell_of(latitude_deg: float, longitude_deg: float) -> int:
    """Return the number of the cell that holds a point."""
    return row_of(latitude_deg) * COLUMNS + column_of(longitude_deg)


def distance_km(from_lat: float, from_lon: float, to_lat: float, to_lon: float) -> float:
    """Return the great-circle distance between two points in degrees (haversine formula)."""
    first, second = math.radians(from_lat), math.radians(to_lat)
    half_lat = math.sin((second - first) / 2)
    half_lon = math.sin(math.radians(to_lon - from_lon) / 2)
    chord = half_lat**2 + math.cos(first) * math.cos(second) * half_lon**2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(chord)))
