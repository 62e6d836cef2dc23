"""Does a point lie in the country that the record names? A check that does not cry wolf."""

import contextlib
import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache

from hrd_desk.geocoding.borders import Borders
from hrd_desk.geocoding.disputed import claims_on
from hrd_desk.geocoding.readying import PlacesUnavailableError
from hrd_desk.i18n import _, grouped, language
from hrd_desk.model.event import Event
from hrd_desk.model.problems import Level, Problem
from hrd_desk.vocabulary.vocabulary import Vocabulary

NEAR_BORDER_KM = 20.0
"""The borders are good to about a kilometre, and people name the nearest town beyond them."""
NEAR_COAST_KM = 370.0
"""At sea: 200 nautical miles, as far as an exclusive economic zone reaches."""


class Where(StrEnum):
    """Where a point lies, seen from one country."""

    INSIDE = "inside"
    NEAR_BORDER = "near-border"
    AT_SEA = "at-sea"
    DISPUTED = "disputed"
    ELSEWHERE = "elsewhere"
    FAR_AT_SEA = "far-at-sea"
    UNKNOWN = "unknown"
    """The borders have no shape of the country: small islands are missing."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a point lies; the code of the country that holds it ("" for none), and how far off."""

    where: Where
    country_code: str = ""
    distance_km: float = 0.0


class CountryCheck:
    """Compares points with countries. Its `rule` is one of the rules of a record's checks."""

    def __init__(self, opening: Callable[[], Borders] = Borders.open) -> None:
        """Compare with the borders that `opening` returns; it is called at the first point."""
        self._opening = opening
        self.standing = lru_cache(maxsize=512)(self._standing)

    @cached_property
    def _borders(self) -> Borders:
        return self._opening()

    def _standing(self, country_code: str, latitude_deg: float, longitude_deg: float) -> Standing:
        """Return where a point lies, seen from a country."""
        borders = self._borders
        own = borders.with_code(country_code)
        if not own:
            return Standing(Where.UNKNOWN)
        held_by = [shape.code for shape in borders.shapes_at(latitude_deg, longitude_deg)]
        if country_code in held_by:
            return Standing(Where.INSIDE, country_code)
        if country_code in claims_on(latitude_deg, longitude_deg):
            return Standing(Where.DISPUTED, held_by[0] if held_by else "")
        away = borders.distance_km(own, latitude_deg, longitude_deg)
        if away <= NEAR_BORDER_KM:
            return Standing(Where.NEAR_BORDER, held_by[0] if held_by else "", away)
        if held_by:
            return Standing(Where.ELSEWHERE, held_by[0], away)
        is_near_coast = away <= NEAR_COAST_KM
        return Standing(Where.AT_SEA if is_near_coast else Where.FAR_AT_SEA, "", away)

    def prepare(self) -> None:
        """Open the borders now; where they are damaged, the rule will tell it."""
        with contextlib.suppress(PlacesUnavailableError):  # told by the rule, at each record
            _opened = self._borders

    def warning(
        self, code: str, latitude_deg: float, longitude_deg: float, vocabulary: Vocabulary
    ) -> str:
        """Return the sentence about a point that lies in another country; "" for none.

        Raises `PlacesUnavailableError` if the borders are damaged.
        """
        standing = self.standing(code, latitude_deg, longitude_deg)
        if standing.where in (Where.ELSEWHERE, Where.FAR_AT_SEA):
            return _sentence(standing, code, vocabulary)
        return ""

    def rule(
        self, event: Event, vocabulary: Vocabulary, _today: datetime.date
    ) -> Iterator[Problem]:
        """Yield a problem for each place of an event whose point lies in another country.

        A place that names a country of its own is compared with that one; that it differs from
        the event's is another rule's problem. Points near the border, at sea off the coast, and
        in areas that both countries claim are none.
        """
        for place in event.places:
            code = place.country_code or event.country_code
            if not code or place.latitude_deg is None or place.longitude_deg is None:
                continue
            try:
                sentence = self.warning(code, place.latitude_deg, place.longitude_deg, vocabulary)
            except PlacesUnavailableError as error:
                yield Problem("borders-unavailable", Level.INFO, "places", error.sentence)
                return
            if sentence:
                yield Problem("place-outside-country", Level.WARNING, "places", sentence)


def _sentence(standing: Standing, code: str, vocabulary: Vocabulary) -> str:
    words = {
        "country": _country(code, vocabulary),
        "other": _country(standing.country_code, vocabulary),
        "distance": grouped(round(standing.distance_km)),
    }
    if standing.where is Where.FAR_AT_SEA:
        return _(
            "A point lies at sea, {distance} km from {country}. Are latitude and longitude swapped?"
        ).format(**words)
    if not standing.country_code:
        return _("A point lies outside {country}, {distance} km away.").format(**words)
    return _("A point lies in {other}, {distance} km from {country}.").format(**words)


def _country(code: str, vocabulary: Vocabulary) -> str:
    term = vocabulary.find("country", code)
    return code if term is None else term.label(language())
