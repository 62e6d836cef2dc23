"""Whether, whom and through what an online geocoder may be asked. Off until switched on."""

from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any
from urllib.parse import SplitResult, urlsplit

from sqlalchemy.orm import Session

from hrd_desk.errors import HrdDeskError, InvalidInputError
from hrd_desk.i18n import _
from hrd_desk.storage.settings import read_setting, write_setting

SETTING = "online-lookup"
ALLOWED = "online-lookup-allowed"
"""The setting by which headquarters forbids it; the person at the desk cannot change that."""
PROXY_SCHEMES = ("http", "https", "socks5h")


class OnlineLookupError(HrdDeskError):
    """The question was not sent, or the answer is of no use."""


class LookupOffError(OnlineLookupError):
    """Online lookup is switched off."""


class Provider(StrEnum):
    """The kinds of servers that are understood; the terms of each let results be kept."""

    NOMINATIM = "nominatim"
    PHOTON = "photon"
    PELIAS = "pelias"


PUBLIC_SERVERS = {
    Provider.NOMINATIM: "https://nominatim.openstreetmap.org",
    Provider.PHOTON: "https://photon.komoot.io",
}
"""Servers that anybody may ask a little; a Pelias server must be an organisation's own."""


@dataclass(frozen=True, slots=True)
class OnlineSettings:
    """What a person chose. A new object allows nothing.

    `server` is the address of an own server, "" for the public one; `proxy` an HTTP proxy or, as
    `socks5h://127.0.0.1:9050`, Tor, which then also looks up the names. With `asks_each_time`
    every single question must be confirmed.
    """

    is_on: bool = False
    provider: Provider = Provider.NOMINATIM
    server: str = ""
    proxy: str = ""
    asks_each_time: bool = True

    @property
    def address(self) -> str:
        """The server that would be asked; "" if none is given and there is no public one."""
        return (self.server or PUBLIC_SERVERS.get(self.provider, "")).rstrip("/")

    @property
    def host(self) -> str:
        """The name of the server, as a person reads it."""
        return urlsplit(self.address).hostname or ""

    @property
    def is_public(self) -> bool:
        """Whether the server belongs to somebody else and serves everybody."""
        return not self.server

    def require_on(self) -> None:
        """Raise `LookupOffError` unless a person has switched online lookup on."""
        if not self.is_on:
            raise LookupOffError(
                _("Online lookup is off. Nothing was sent; it can be switched on in the settings.")
            )

    def disclosure(self, query: str) -> str:
        """Return the sentence that says who learns what if `query` is asked."""
        words = {"query": query, "host": self.host}
        if self.proxy:
            return _(
                "“{query}” will be sent to {host} through your proxy: the server learns the place"
                " and the moment, and the address of the way out instead of yours."
            ).format(**words)
        return _(
            "“{query}” will be sent to {host}: the server and your network learn that somebody at"
            " your address asks about this place now."
        ).format(**words)

    def checked(self) -> "OnlineSettings":
        """Return the settings; raises `InvalidInputError` for addresses that would leak or fail."""
        if not self.address:
            raise InvalidInputError("server", _("This provider needs the address of a server."))
        server = _split(self.address, "server")
        if not server.hostname or server.username or server.query or server.fragment:
            raise InvalidInputError(
                "server", _("The address of a server looks like https://places.example.org.")
            )
        if server.scheme != "https" and not _is_private_path(server.hostname):
            raise InvalidInputError(
                "server", _("The address must begin with https://, or others could read along.")
            )
        self._check_proxy()
        return self

    def _check_proxy(self) -> None:
        if not self.proxy:
            return
        proxy = _split(self.proxy, "proxy")
        if proxy.scheme in ("socks5", "socks4", "socks", "socks4a"):
            raise InvalidInputError(
                "proxy",
                _("Write socks5h:// for a SOCKS proxy: otherwise names are looked up outside it."),
            )
        if proxy.scheme not in PROXY_SCHEMES or not proxy.hostname:
            raise InvalidInputError(
                "proxy", _("A proxy looks like http://host:3128 or socks5h://127.0.0.1:9050.")
            )


def _split(address: str, field: str) -> SplitResult:
    try:
        split = urlsplit(address)
        _port = split.port  # a wrong port raises here
    except ValueError as error:
        raise InvalidInputError(field, _("This address cannot be read.")) from error
    return split


def _is_private_path(host: str) -> bool:
    """Return whether nobody in between can read: this computer itself, or an onion service."""
    return host in ("localhost", "127.0.0.1", "::1") or host.endswith(".onion")


def read_online_settings(session: Session) -> OnlineSettings:
    """Return what the desk keeps; settings that cannot be read allow nothing."""
    kept: Any = read_setting(session, SETTING, {})
    try:
        read = OnlineSettings(**{**kept, "provider": Provider(kept.get("provider", "nominatim"))})
    except (TypeError, ValueError, AttributeError):  # of a newer version: nothing is allowed
        return OnlineSettings()
    return read if is_lookup_allowed(session) else replace(read, is_on=False)


def write_online_settings(session: Session, settings: OnlineSettings) -> None:
    """Keep the settings in the desk; raises `InvalidInputError` as `checked` does.

    Where headquarters forbids asking, settings that are on are refused as well.
    """
    if settings.is_on and not is_lookup_allowed(session):
        sentence = _("Headquarters does not allow asking for places online. It stays off.")
        raise InvalidInputError("is_on", sentence)
    write_setting(session, SETTING, asdict(settings.checked()))


def is_lookup_allowed(session: Session) -> bool:
    """Return whether a person at this desk may switch online lookup on."""
    return bool(read_setting(session, ALLOWED, True))


def allow_lookup(session: Session, *, is_allowed: bool) -> None:
    """Keep whether online lookup may be switched on; forbidding it switches it off."""
    if not is_allowed and read_online_settings(session).is_on:
        write_online_settings(session, replace(read_online_settings(session), is_on=False))
    write_setting(session, ALLOWED, is_allowed)
