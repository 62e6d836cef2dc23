"""What a record takes over of a found place, and of typed coordinates."""

from typing import Any

from hrd_desk.geocoding.coordinates import Coordinates, Form
from hrd_desk.geocoding.found_place import FoundPlace, Match, Origin
from hrd_desk.geocoding.kinds import Kind
from hrd_desk.model.own_place import OwnPlace
from hrd_desk.model.parts import Place

LONGEST_NAME = 200
_NAMES = {Kind.LOCALITY: "locality", Kind.ADMIN2: "district", Kind.ADMIN1: "region"}
_ORIGINS = {Form.LINK: Origin.LINK, Form.PLUS_CODE: Origin.PLUS_CODE}
_COARSE = ((10_000.0, "admin2"), (1_000.0, "locality"))
"""Digits that tell points no finer apart (m) claim no more than this precision."""


def names_of(place: FoundPlace) -> dict[str, Any]:
    """Return the names of a found place under the names of a record's place."""
    fields = {
        "locality": "",
        "district": place.district,
        "region": place.region,
        "country_code": place.country_code or None,
    }
    if place.kind in _NAMES:
        fields[_NAMES[place.kind]] = place.name
    return {name: value[:LONGEST_NAME] if value else value for name, value in fields.items()}


def fields_of(place: FoundPlace) -> dict[str, Any]:
    """Return what a record's place takes over of a found one.

    Of one found by a point that is the names alone: the point is somebody's own.
    """
    if place.match is Match.POINT:
        return names_of(place)
    return names_of(place) | {
        "latitude_deg": place.latitude_deg,
        "longitude_deg": place.longitude_deg,
        "precision": place.precision or None,
        "found_by": place.origin.value,
    }


def point_of(point: Coordinates) -> dict[str, Any]:
    """Return what a record's place takes over of coordinates, to the last digit.

    The precision is guessed only where the digits are too coarse to mean a spot: fine digits may
    come from anywhere, and "exact" must be somebody's word.
    """
    precision = next((code for step_m, code in _COARSE if point.step_m >= step_m), None)
    return {
        "latitude_deg": point.latitude_deg,
        "longitude_deg": point.longitude_deg,
        "precision": precision,
        "found_by": _ORIGINS.get(point.form, Origin.TYPED).value,
    }


def own_place_of(place: Place, country_code: str) -> OwnPlace:
    """Return a record's place, which has a point, as a place to keep.

    Its name may be "". A point of unknown precision is kept as that of a town, never as exact.
    """
    assert place.latitude_deg is not None  # noqa: S101  the caller has looked
    assert place.longitude_deg is not None  # noqa: S101  as above
    return OwnPlace(
        name=place.locality or place.address[:LONGEST_NAME],
        latitude_deg=place.latitude_deg,
        longitude_deg=place.longitude_deg,
        precision=place.precision or "locality",
        country_code=place.country_code or country_code,
        region=place.region,
        district=place.district,
    )
