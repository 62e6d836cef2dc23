"""What a search gives back: plain, frozen, safe in any thread."""

from dataclasses import dataclass
from enum import StrEnum

from hrd_desk.geocoding.kinds import Kind
from hrd_desk.i18n import N_, _, decimal, listed

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
    TYPED = "typed"
    LINK = "link"
    PLUS_CODE = "plus-code"
    MAP = "map"


_ORIGINS = {
    Origin.GAZETTEER: N_("found in the list of places"),
    Origin.ALIAS: N_("found by a known other name"),
    Origin.OWN: N_("one of your own places"),
    Origin.ONLINE: N_("found online"),
    Origin.BORDERS: N_("found by the borders"),
    Origin.TYPED: N_("coordinates typed"),
    Origin.LINK: N_("taken from the link of a map"),
    Origin.PLUS_CODE: N_("taken from a plus code"),
    Origin.MAP: N_("set on the map"),
}


def found_by_hand(before: str | None, origin: Origin | None) -> str | None:
    """Return how the point of a place was found once a person moves it, or takes it away.

    One of the desk's own places stays that: what it is called is still told to nobody outside.
    """
    if before == Origin.OWN:
        return before
    return origin.value if origin is not None else None


def origin_words(code: str | None) -> str:
    """Return how a place was found, in words; a code of a newer version stands for itself."""
    if not code:
        return ""
    try:
        return _(_ORIGINS[Origin(code)])
    except ValueError:
        return code


def distance_words(away_km: float) -> str:
    """Return a distance as people say it: `3.4 km`, `120 km`."""
    return _("{distance} km").format(distance=decimal(away_km))


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
    """From the point asked about, or the one that a suggestion is seen from; else None."""
    note: str = ""
    """What a user wrote beside an own place."""

    @property
    def label(self) -> str:
        """The name with district, province and country, each said once."""
        return listed(self._parts)

    @property
    def path(self) -> str:
        """District, province and country, each said once and none that says the name again."""
        return listed(self._parts[1:])

    @property
    def _parts(self) -> list[str]:
        parts = (self.district, self.region, self.country)
        return [self.name, *dict.fromkeys(part for part in parts if part not in ("", self.name))]


@dataclass(frozen=True, slots=True)
class Around:
    """What a record says already: its country ("" for none), and the point of another place."""

    country_code: str = ""
    near: tuple[float, float] | None = None


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
        words = _("{distance} km from {place}").format(
            distance=decimal(distance_km), place=self.nearest.label
        )
        if self.country and self.nearest.country_code != self.country_code:
            return _("{words} (the point itself lies in {country})").format(
                words=words, country=self.country
            )
        return words
