"""Degrees of latitude and longitude as people read them."""

from collections.abc import Callable

from hrd_desk.i18n import in_one_piece

DEGREES = frozenset(("latitude_deg", "longitude_deg"))
"""The columns that hold degrees."""

DECIMALS = 5
"""Decimals that are shown at most: a metre. More of them come from reckoning, not from devices."""


def degree_words(degrees: float) -> str:
    """Return degrees with five decimals at most and no zeros at the end: 43.23895, 76.9, 43.

    The point stays a point in every language, and a minus a hyphen: coordinates are copied from
    one program into another.
    """
    words = f"{degrees:.{DECIMALS}f}".rstrip("0").rstrip(".")
    return "0" if words == "-0" else words


def point_words(
    latitude_deg: float, longitude_deg: float, degrees: Callable[[float], str] = degree_words
) -> str:
    """Return a point (WGS 84) in one line: 43.23895, 76.9, in every language from the left."""
    return in_one_piece(f"{degrees(latitude_deg)}, {degrees(longitude_deg)}")
