"""How geopy's providers reach the network here: one way only, little at a time, never elsewhere.

geopy calls its adapters a provisional interface, so its version is pinned. Its own adapters take
the system's proxies in silence, follow redirects and read answers of any length.
"""

import json
import time
from collections.abc import Callable, Mapping
from typing import Any

import requests
from geopy.adapters import AdapterHTTPError, BaseSyncAdapter
from geopy.exc import (
    GeocoderParseError,
    GeocoderServiceError,
    GeocoderTimedOut,
    GeocoderUnavailable,
    GeopyError,
)
from requests import Response
from typing_extensions import override

MOST_BYTES = 1_000_000
PIECE_BYTES = 16_384
FIRST_ERROR = 400


class AnswerTooLongError(GeocoderServiceError):  # type: ignore[misc]  # geopy carries no types
    """The server sends more than any answer needs."""


class RedirectedError(GeocoderServiceError):  # type: ignore[misc]  # geopy carries no types
    """The server points to another address, which is not followed."""


class UnprovenError(GeocoderServiceError):  # type: ignore[misc]  # geopy carries no types
    """The server's certificate does not prove that it is the one that was meant."""


class ProxyUnreachableError(GeocoderUnavailable):  # type: ignore[misc]  # geopy carries no types
    """The proxy cannot be reached; nothing was sent past it."""


class CarefulAdapter(BaseSyncAdapter):  # type: ignore[misc]  # geopy carries no types
    """Sends through the given proxy or directly, follows no redirect, reads a bounded answer."""

    def __init__(
        self, proxy: str, check: Callable[[Any], None], now_s: Callable[[], float] = time.monotonic
    ) -> None:
        """Use `proxy` for everything, or no proxy at all if it is "": the system's never.

        `check` sees each answer before geopy does, and raises if it is not to be believed.
        """
        super().__init__(proxies=None, ssl_context=None)
        self._check = check
        self._now_s = now_s
        self._session = requests.Session()
        self._session.trust_env = False  # no proxies, passwords or certificates of the system
        self._session.proxies = {"http": proxy, "https": proxy} if proxy else {}

    @override
    def get_json(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> Any:
        response = self._answer(url, timeout, headers)
        try:
            content = json.loads(response)
        except (ValueError, RecursionError) as error:
            raise GeocoderParseError("The answer is no JSON.") from error
        self._check(content)
        return content

    @override
    def get_text(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> str:
        return self._answer(url, timeout, headers)

    def close(self) -> None:
        """Drop the connection."""
        self._session.close()

    def _answer(self, url: str, timeout: float, headers: Mapping[str, str]) -> str:
        until_s = self._now_s() + timeout
        try:
            with self._session.get(
                url,
                headers=dict(headers) | {"Accept": "application/json"},
                timeout=timeout,
                allow_redirects=False,
                stream=True,
            ) as response:
                _refuse_redirect(response)
                content = self._read(response, until_s)
        except GeopyError:
            raise  # some of geopy's are OSErrors, too
        except requests.exceptions.ProxyError as error:
            raise ProxyUnreachableError("proxy") from error
        except requests.exceptions.SSLError as error:
            raise UnprovenError("certificate") from error
        except requests.exceptions.Timeout as error:
            raise GeocoderTimedOut("time") from error
        except requests.exceptions.ConnectionError as error:
            # A SOCKS proxy that refuses comes as this one.
            is_proxied = bool(self._session.proxies)
            raise (ProxyUnreachableError if is_proxied else GeocoderUnavailable)("way") from error
        except (requests.exceptions.RequestException, OSError, ValueError) as error:
            raise GeocoderServiceError("answer") from error
        text = content.decode("utf-8", "replace")
        if response.status_code >= FIRST_ERROR:
            message = f"HTTP {response.status_code}"
            raise AdapterHTTPError(message, status_code=response.status_code, headers={}, text=None)
        return text

    def _read(self, response: Response, until_s: float) -> bytes:
        """Return the body; raises if it is too long, or trickles past the time allowed."""
        content = bytearray()
        for piece in response.iter_content(PIECE_BYTES):
            content += piece
            if len(content) > MOST_BYTES:
                raise AnswerTooLongError("long")
            if self._now_s() > until_s:
                raise GeocoderTimedOut("time")
        return bytes(content)


def _refuse_redirect(response: Response) -> None:
    if response.is_redirect or "location" in response.headers:
        raise RedirectedError("redirect")
