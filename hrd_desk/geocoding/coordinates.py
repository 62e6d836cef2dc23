"""Read coordinates as people write them, and say how precise their digits claim to be.

Pure: nothing is looked up and no link is followed. WGS 84 throughout.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from hrd_desk.errors import InvalidInputError
from hrd_desk.geocoding.claimed_precision import step_of_text
from hrd_desk.geocoding.coordinate_angles import PARTS, TWICE, Angle, grouped
from hrd_desk.geocoding.coordinate_tokens import (
    LATITUDE,
    LONGITUDE,
    AmbiguousLetterError,
    NotCoordinatesError,
    Piece,
    Sort,
    pieces_of,
    plain,
)
from hrd_desk.geocoding.map_links import is_link, read_link
from hrd_desk.geocoding.plus_codes import PlusCode, find_plus_code
from hrd_desk.i18n import _
from hrd_desk.model.degree_words import degree_words

FIELD = "coordinates"
LONGEST = 2000
MOST_DEGREES = {LATITUDE: 90.0, LONGITUDE: 180.0}
_GRID_REFERENCE = re.compile(
    r"\d{1,2} ?[C-HJ-NP-X] ?"
    r"(?:[A-HJ-NP-Z]{2} ?\d{2,5} ?\d{2,5}|\d{6}(?:\.\d+)? ?(?:m ?E?)?,? +\d{5,8}.*)",
    re.IGNORECASE,
)
_MOST_NUMBERS = 3

LatLon = tuple[float, float]
Reference = Callable[[str], LatLon | None]
"""Finds the town that a short plus code belongs to; None if there is none of that name."""


class Form(StrEnum):
    """How coordinates were written."""

    DECIMAL = "decimal"
    MINUTES = "minutes"
    SECONDS = "seconds"
    PLUS_CODE = "plus-code"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Coordinates:
    """A point as it was typed, in degrees.

    `step_m` is the least difference on the ground that the digits can tell apart, north to south:
    what they claim, not what is known. `is_order_assumed` if nothing said which number is the
    latitude: the first one was taken, as ISO 6709 has it, and the person should see it said.
    """

    latitude_deg: float
    longitude_deg: float
    typed: str
    form: Form
    step_m: float
    is_order_assumed: bool = False

    @property
    def words(self) -> str:
        """The point as it was understood: `latitude 43.2, longitude 76.9`."""
        return _("latitude {latitude}, longitude {longitude}").format(
            latitude=degree_words(self.latitude_deg), longitude=degree_words(self.longitude_deg)
        )


def read_coordinates(text: str, reference: Reference | None = None) -> Coordinates | None:
    """Return the point that `text` gives, or None if it is no text of coordinates but a name.

    Reads degrees with decimals, minutes or seconds in many scripts, plus codes (a short one needs
    `reference`), `geo:` addresses and links of map sites. Raises `InvalidInputError` if it is one
    of these and wrong: out of range, incomplete, contradictory.
    """
    typed = text[:LONGEST].strip()
    if not typed:
        return None
    if is_link(typed):
        latitude, longitude = read_link(typed)
        point = _in_range(float(latitude), float(longitude), is_order_known=True)
        return Coordinates(*point, typed, Form.LINK, step_of_text(latitude, longitude))
    written = plain(typed)
    code = find_plus_code(written)
    if code is not None:
        return _of_plus_code(code, typed, reference)
    if _GRID_REFERENCE.fullmatch(written):
        raise _wrong(_("Grid references (MGRS, UTM) are not read. Ask the device for degrees."))
    try:
        pieces = pieces_of(written)
    except NotCoordinatesError:
        return None
    except AmbiguousLetterError as error:
        raise _wrong(
            _("The letter O means east in some languages and west in others; write E or W.")
        ) from error
    return _of_pieces(pieces, typed)


def read_angle(text: str, axis: str) -> float | None:
    """Return the degrees of one latitude or longitude, or None if `text` is no angle.

    `axis` is `LATITUDE` or `LONGITUDE`. Raises `InvalidInputError` if it is one and wrong, or of
    the other axis. The range is not looked at.
    """
    try:
        angles = grouped(pieces_of(plain(text[:LONGEST].strip())))
    except (NotCoordinatesError, AmbiguousLetterError):
        return None
    if len(angles) != 1:
        return None
    (angle,) = angles
    if TWICE in (angle.side, angle.sign):
        raise _wrong(_("A number has two signs or two hemispheres. Write each once."))
    if angle.axis not in ("", axis):
        raise _wrong(_("This is an angle of the other direction."))
    return _degrees(angle)


def _wrong(sentence: str) -> InvalidInputError:
    return InvalidInputError(FIELD, sentence)


# --- plus codes -----------------------------------------------------------------------------------


def _of_plus_code(code: PlusCode, typed: str, reference: Reference | None) -> Coordinates:
    if not code.is_full:
        place = reference(code.place) if reference is not None and code.place else None
        if place is None:
            sentence = _(
                "“{code}” is a short plus code: write its town after it, or the full code."
            )
            raise _wrong(sentence.format(code=code.text))
        code = code.completed(*place)
    latitude, longitude = code.middle()
    return Coordinates(latitude, longitude, typed, Form.PLUS_CODE, code.height_m)


# --- degrees --------------------------------------------------------------------------------------


def _of_pieces(pieces: list[Piece], typed: str) -> Coordinates | None:
    angles = grouped(pieces)
    if len(angles) != 2:  # noqa: PLR2004  latitude and longitude
        numbers = [piece for piece in pieces if piece.sort is Sort.NUMBER]
        if not _is_meant(pieces):
            _refuse_one_comma(numbers, typed)
            return None
        raise _wrong(_not_two())
    latitude, longitude, is_assumed = _ordered(*angles)
    point = _in_range(_degrees(latitude), _degrees(longitude), is_order_known=not is_assumed)
    most = max(len(latitude.numbers), len(longitude.numbers))
    form = (Form.DECIMAL, Form.MINUTES, Form.SECONDS)[most - 1]
    step = min(_step_m(latitude), _step_m(longitude))
    return Coordinates(*point, typed, form, step, is_order_assumed=is_assumed)


def _is_meant(pieces: list[Piece]) -> bool:
    """Return whether something besides numbers says that these are coordinates."""
    sides = [piece for piece in pieces if piece.sort is Sort.HEMISPHERE]
    has_marks = any(piece.unit or piece.sort is Sort.LABEL for piece in pieces)
    has_numbers = any(piece.sort is Sort.NUMBER for piece in pieces)
    return has_numbers and (has_marks or len(sides) > 1)


def _refuse_one_comma(numbers: list[Piece], typed: str) -> None:
    """Refuse `43,76`, which may be one number or two; other numbers are no coordinates."""
    if len(numbers) == 1 and "." in numbers[0].text and "," in plain(typed):
        sentence = _("“{typed}” may be one number or two. Write both with a point: 43.0, 76.0.")
        raise _wrong(sentence.format(typed=typed))


def _not_two() -> str:
    return _("That is not one latitude and one longitude. Write them like 43.2567, 76.9286.")


def _ordered(first: Angle, second: Angle) -> tuple[Angle, Angle, bool]:
    """Return latitude, longitude, and whether their order had to be assumed."""
    if "?" in (first.side, second.side, first.sign, second.sign):
        raise _wrong(_("A number has two signs or two hemispheres. Write each once."))
    for angle in (first, second):
        if angle.label and angle.side and Angle(side=angle.side).axis != angle.label:
            raise _wrong(_("The word before a number and the letter after it contradict."))
    axes = first.axis, second.axis
    if axes[0] and axes[0] == axes[1]:
        raise _wrong(_("Both numbers are of the same direction. One latitude, one longitude."))
    is_turned = axes[0] == LONGITUDE or axes[1] == LATITUDE
    pair = (second, first) if is_turned else (first, second)
    return (*pair, not any(axes))


def _degrees(angle: Angle) -> float:
    numbers = [Fraction(piece.text) for piece in angle.numbers]
    if len(numbers) > _MOST_NUMBERS:
        raise _wrong(_not_two())
    if any("." in piece.text for piece in angle.numbers[:-1]):
        raise _wrong(_("Only the last part of an angle may have decimals: 43° 13.45'."))
    if any(number >= PARTS for number in numbers[1:]):
        raise _wrong(_("Minutes and seconds go from 0 to 59."))
    if angle.sign == "-" and angle.side:
        raise _wrong(_("Write a minus or a hemisphere, not both."))
    exact = sum((number / PARTS**power for power, number in enumerate(numbers)), Fraction())
    degrees = float(exact)
    is_negative = angle.sign == "-" or angle.side in ("S", "W")
    return -degrees if is_negative and degrees else degrees


def _step_m(angle: Angle) -> float:
    parts: int = PARTS ** (len(angle.numbers) - 1)
    return step_of_text(angle.numbers[-1].text) / parts


def _in_range(latitude: float, longitude: float, *, is_order_known: bool) -> LatLon:
    is_swapped = (
        abs(latitude) <= MOST_DEGREES[LONGITUDE] and abs(longitude) <= MOST_DEGREES[LATITUDE]
    )
    if abs(latitude) > MOST_DEGREES[LATITUDE]:
        if is_swapped and not is_order_known:
            raise _wrong(
                _(
                    "The first number is no latitude (-90 to 90). If it is the longitude, put it"
                    " second, or write N and E."
                )
            )
        raise _wrong(_("The latitude is out of range: it goes from -90 to 90."))
    if abs(longitude) > MOST_DEGREES[LONGITUDE]:
        raise _wrong(_("The longitude is out of range: it goes from -180 to 180."))
    return latitude, longitude
