"""Ask an online geocoder, when a person has switched that on and confirms it. Never otherwise.

A question tells the server, and everybody on the way who can see it, which place somebody is
writing about, and when. So it is offline first, a button and never a keystroke, the name of a
place and never the text of a record, and each question is noted in the desk before it leaves.
"""

import logging
import time
from collections.abc import Callable, Iterable
from typing import Any

from geopy.exc import (
    GeocoderParseError,
    GeocoderQuotaExceeded,
    GeocoderRateLimited,
    GeocoderTimedOut,
    GeocoderUnavailable,
    GeopyError,
)
from geopy.geocoders import Nominatim, Pelias, Photon

from hrd_desk import __version__
from hrd_desk.clock import Clock, SystemClock
from hrd_desk.errors import InvalidInputError
from hrd_desk.geocoding.careful_adapter import (
    AnswerTooLongError,
    CarefulAdapter,
    ProxyUnreachableError,
    RedirectedError,
    UnprovenError,
)
from hrd_desk.geocoding.coordinates import read_coordinates
from hrd_desk.geocoding.found_place import FoundPlace, Match
from hrd_desk.geocoding.online_results import (
    ImplausibleAnswerError,
    found_place,
    refuse_implausible,
)
from hrd_desk.geocoding.online_settings import OnlineLookupError, OnlineSettings, Provider
from hrd_desk.i18n import N_, _
from hrd_desk.storage.sent_lookups import Lookup

TIMEOUT_S = 10.0
SECONDS_BETWEEN = 1.1
"""The public Nominatim allows one question a second; nobody needs more by hand."""
LONGEST_QUERY = 200
REVERSE_DECIMALS = 2
"""A point is rounded to a hundredth of a degree, about a kilometre, before it is sent."""

for _name in ("geopy", "urllib3"):  # they would log what was asked
    logging.getLogger(_name).setLevel(logging.WARNING)

Log = Callable[[Lookup], None]
"""Notes a question in the desk, in a transaction of its own; raises if it cannot."""


class LookupNotConfirmedError(OnlineLookupError):
    """The question was not confirmed; the sentence says who would learn what."""


class OnlineLookup:
    """Asks one server. Make one for a window or a command, not one for each question."""

    def __init__(
        self,
        settings: OnlineSettings,
        log: Log,
        *,
        clock: Clock | None = None,
        now_s: Callable[[], float] = time.monotonic,
        wait_s: Callable[[float], None] = time.sleep,
    ) -> None:
        """Ask as `settings` say; `log` is called with each question before it leaves."""
        self.settings = settings
        self._log = log
        self._clock = clock or SystemClock()
        self._now_s, self._wait_s = now_s, wait_s
        self._asked_at_s: float | None = None

    def disclosure(self, query: str) -> str:
        """Return the sentence that says who learns what if `query` is asked."""
        return self.settings.disclosure(query)

    def geocode(
        self,
        name: str,
        *,
        countries: Iterable[str] = (),
        limit: int = 5,
        is_confirmed: bool = False,
    ) -> list[FoundPlace]:
        """Return what the server knows of a name, its best first; an empty list for nothing.

        Raises `LookupOffError`, `LookupNotConfirmedError`, and `OnlineLookupError` with one
        sentence for whatever goes wrong. Nothing is sent in the first two cases.
        """
        query = " ".join(name.split())
        if not query or len(query) > LONGEST_QUERY:
            sentence = _("Only a name of a place can be asked online, of {count} letters at most.")
            raise InvalidInputError("name", sentence.format(count=LONGEST_QUERY))
        if read_coordinates(query) is not None:  # it would go out as exact as it was typed
            raise InvalidInputError(
                "name", _("That is a point, not a name: ask what lies there instead.")
            )
        wanted = [code.lower() for code in countries]
        found = self._ask(
            query,
            lambda geocoder: geocoder.geocode(
                query, exactly_one=False, **self._geocode_options(wanted, limit)
            ),
            Match.EXACT,
            is_confirmed=is_confirmed,
        )
        codes = {code.upper() for code in wanted}
        kept = [place for place in found if not codes or place.country_code in codes | {""}]
        return kept[:limit]

    def _geocode_options(self, countries: list[str], limit: int) -> dict[str, Any]:
        if self.settings.provider is Provider.NOMINATIM:
            codes = {"country_codes": countries} if countries else {}
            return {"limit": limit, "addressdetails": True, **codes}
        if self.settings.provider is Provider.PHOTON:
            return {"limit": limit}
        return {"countries": countries} if countries else {}

    def reverse(
        self,
        latitude_deg: float,
        longitude_deg: float,
        *,
        is_exact: bool = False,
        is_confirmed: bool = False,
    ) -> list[FoundPlace]:
        """Return what the server knows at a point, rounded to 0.01 degrees unless `is_exact`."""
        point = latitude_deg, longitude_deg
        if not is_exact:
            point = round(latitude_deg, REVERSE_DECIMALS), round(longitude_deg, REVERSE_DECIMALS)
        return self._ask(
            f"{point[0]}, {point[1]}",
            lambda geocoder: geocoder.reverse(point, exactly_one=False),
            Match.POINT,
            is_confirmed=is_confirmed,
        )

    # --- asking -------------------------------------------------------------------------------

    def _ask(
        self, query: str, call: Callable[[Any], Any], match: Match, *, is_confirmed: bool
    ) -> list[FoundPlace]:
        self.settings.require_on()
        if self.settings.asks_each_time and not is_confirmed:
            raise LookupNotConfirmedError(self.disclosure(query))
        self.settings.checked()
        self._keep_distance()
        host, provider = self.settings.host, self.settings.provider
        self._log(Lookup(host, provider.value, query, self._clock.now_utc()))
        adapter = CarefulAdapter(
            self.settings.proxy, lambda content: refuse_implausible(provider, content), self._now_s
        )
        try:
            locations = call(self._geocoder(adapter)) or []
            return [found_place(provider, location, match) for location in locations]
        except GeopyError as error:
            raise OnlineLookupError(_sentence(error, host)) from error
        except (
            *(ImplausibleAnswerError, KeyError, IndexError, TypeError, ValueError),
            AttributeError,
        ) as error:  # geopy reads answers as if every server were honest
            raise OnlineLookupError(_nonsense(host)) from error
        finally:
            adapter.close()

    def _keep_distance(self) -> None:
        if self._asked_at_s is not None:
            remaining_s = self._asked_at_s + SECONDS_BETWEEN - self._now_s()
            if remaining_s > 0:
                self._wait_s(remaining_s)
        self._asked_at_s = self._now_s()

    def _geocoder(self, adapter: CarefulAdapter) -> Any:
        scheme, _colons, domain = self.settings.address.partition("://")
        common: dict[str, Any] = {
            "scheme": scheme,
            "domain": domain,
            "timeout": TIMEOUT_S,
            "user_agent": f"hrd-desk/{__version__}",
            "adapter_factory": lambda **_ignored: adapter,
        }
        maker = {
            Provider.NOMINATIM: Nominatim,
            Provider.PHOTON: Photon,
            Provider.PELIAS: Pelias,
        }[self.settings.provider]
        return maker(**common)


def _nonsense(host: str) -> str:
    return _("{host} answered, but not with places. Nothing was taken over.").format(host=host)


_SENTENCES: tuple[tuple[type[GeopyError] | tuple[type[GeopyError], ...], str], ...] = (
    (
        (GeocoderRateLimited, GeocoderQuotaExceeded),
        N_("{host} wants no more questions for now. Wait some minutes."),
    ),
    (
        RedirectedError,
        N_("{host} points to another address, which was not followed. Nothing else was sent."),
    ),
    (
        AnswerTooLongError,
        N_("{host} sent far more than an answer needs; it was cut off and not used."),
    ),
    (
        ProxyUnreachableError,
        N_("The proxy cannot be reached. Nothing was sent past it to {host}."),
    ),
    (
        UnprovenError,
        N_("{host} could not prove who it is. Somebody may be listening; nothing was sent."),
    ),
    (
        GeocoderTimedOut,
        N_("{host} did not answer in time. Try again later, or place the point by hand."),
    ),
    (
        GeocoderUnavailable,
        N_("{host} cannot be reached. Check the network, or place the point by hand."),
    ),
    (
        GeocoderParseError,
        N_("{host} answered, but not with places. Nothing was taken over."),
    ),
    (
        GeopyError,
        N_("{host} refused or failed. Try again later, or place the point by hand."),
    ),
)
"""What went wrong and what to do; the first kind that fits."""


def _sentence(error: GeopyError, host: str) -> str:
    sentence = next(text for kind, text in _SENTENCES if isinstance(error, kind))
    return _(sentence).format(host=host)
