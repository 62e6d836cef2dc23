"""What a search gives back: plain, frozen, safe in any thread."""

from dataclasses import dataclass
from enum import StrEnum

from hrd_desk.geocoding.kinds import Kind
from hrd_desk.i18n import _

NEAR_KM = 1.0
"""So near, a point is at the place itself rather than some way from it."""


class Match(StrEnum):
    """How what was asked and what was found go together, the surest first."""

    OWN = "own"
    """A place that the user keeps."""
    EXACT = "exact"
    """One of its names, in whatever script."""
    BEGINNING = "beginning"
    """What was asked begins one of its names."""
    SIMILAR = "similar"
    """One of its names is spelled or sounds similar."""
    PART = "part"
    """Only the larger place that was named beside it was found."""
    POINT = "point"
    """Found by a point, not by a name."""


class Origin(StrEnum):
    """Where a place comes from; the codes stand in the record's `found_by`."""

    GAZETTEER = "gazetteer"
    ALIAS = "alias"
    OWN = "own"
    ONLINE = "online"
    BORDERS = "borders"


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """One place with its point and what that point stands for.

    Degrees are WGS 84. `precision` is a code of the vocabulary `place-precision`; `name` is in the
    language asked for, else in Latin letters; `native_name` in a language of the country, or "".
    `region` and `district` are names of province and district, "" where the sources have none.
    """

    name: str
    latitude_deg: float
    longitude_deg: float
    precision: str
    country_code: str = ""
    country: str = ""
    region: str = ""
    district: str = ""
    native_name: str = ""
    asked_name: str = ""
    """What was typed, where it is another name of the place than `name`."""
    population: int = 0
    kind: Kind = Kind.LOCALITY
    match: Match = Match.EXACT
    origin: Origin = Origin.GAZETTEER
    number: int = 0
    """GeoNames' number, 0 for none."""
    code: str = ""
    """GeoNames' code of a unit, like MM.04."""
    score: float = 0.0
    distance_km: float | None = None
    """From the point asked about; None for a search by name."""
    note: str = ""
    """What a user wrote beside an own place."""

    @property
    def label(self) -> str:
        """The name with district, province and country, each said once."""
        parts = [self.name]
        for part in (self.district, self.region, self.country):
            if part and part not in parts:
                parts.append(part)
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class PointPlace:
    """What lies at a point: the country that holds it, and the nearest place of the gazetteer.

    `country_code` is "" at sea and where the borders know no country; `nearest` is None where no
    place lies within 150 km.
    """

    latitude_deg: float
    longitude_deg: float
    country_code: str
    country: str
    nearest: FoundPlace | None

    @property
    def words(self) -> str:
        """The point in words, without a direction: `3.4 km from Almaty, Kazakhstan`."""
        if self.nearest is None:
            return self.country or _("No place is known near this point.")
        distance_km = self.nearest.distance_km or 0.0
        if distance_km < NEAR_KM:
            return _("At {place}").format(place=self.nearest.label)
        shown = f"{distance_km:.1f}" if distance_km < 10 else f"{distance_km:.0f}"  # noqa: PLR2004
        words = _("{distance} km from {place}").format(distance=shown, place=self.nearest.label)
        if self.country and self.nearest.country_code != self.country_code:
            return _("{words} (the point itself lies in {country})").format(
                words=words, country=self.country
            )
        return words
