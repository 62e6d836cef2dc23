"""The projection of the map: Web Mercator, in units of which the world is 256 wide at zoom 0.

At zoom z a unit is 2**z pixels. `y` grows southwards, as on a screen.
"""

import math

WORLD = 256.0
HIGHEST_DEG = 85.0511
"""The latitude at which the map is as high as it is wide."""
EQUATOR_M = 40_075_016.686


def x_of(longitude_deg: float) -> float:
    """Return how far east a longitude lies: 0 at the antimeridian."""
    return (longitude_deg + 180.0) / 360.0 * WORLD


def y_of(latitude_deg: float) -> float:
    """Return how far south a latitude lies; beyond 85 degrees the edge of the map."""
    held = min(max(latitude_deg, -HIGHEST_DEG), HIGHEST_DEG)
    return WORLD / 2 - math.asinh(math.tan(math.radians(held))) * WORLD / (2 * math.pi)


def longitude_of(x: float) -> float:
    """Return the longitude of `x`, from -180 to 180 wherever the map has been turned to."""
    return (x / WORLD) % 1.0 * 360.0 - 180.0


def latitude_of(y: float) -> float:
    """Return the latitude of `y`."""
    return math.degrees(math.atan(math.sinh((WORLD / 2 - y) * 2 * math.pi / WORLD)))


def metres_a_unit(latitude_deg: float) -> float:
    """Return how many metres a unit of the map is at a latitude."""
    return EQUATOR_M * math.cos(math.radians(latitude_deg)) / WORLD
