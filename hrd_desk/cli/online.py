"""`hrd-desk online DESK`."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Annotated

import typer

from hrd_desk.cli.options import AsJson, DeskPath, PassphraseFile, taking
from hrd_desk.cli.terminal import tell, tell_json
from hrd_desk.cli.unlocking import opened_to_write
from hrd_desk.geocoding.online_settings import (
    OnlineSettings,
    Provider,
    read_online_settings,
    write_online_settings,
)
from hrd_desk.i18n import N_, _
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.sent_lookups import Lookup, clear_lookups, load_lookups


class OnOff(StrEnum):
    """A switch."""

    ON = "on"
    OFF = "off"


@dataclass(frozen=True)
class Wanted:
    """What to change; what is not given stays."""

    path: DeskPath
    switch: Annotated[OnOff | None, typer.Option(help=N_("Allow questions, or forbid them."))] = (
        None
    )
    provider: Annotated[
        Provider | None, typer.Option(help=N_("Kind of the server that is asked."))
    ] = None
    server: Annotated[
        str | None,
        typer.Option(metavar="URL", help=N_("Address of an own server; empty for the public one.")),
    ] = None
    proxy: Annotated[
        str | None,
        typer.Option(
            metavar="URL",
            help=N_("Proxy that everything goes through, like socks5h://127.0.0.1:9050 for Tor."),
        ),
    ] = None
    ask: Annotated[
        OnOff | None, typer.Option(help=N_("Whether each question must be confirmed."))
    ] = None
    clear_log: Annotated[
        bool, typer.Option("--clear-log", help=N_("Forget what was sent so far."))
    ] = False
    passphrase_file: PassphraseFile = None
    as_json: AsJson = False


@taking(Wanted)
def online(wanted: Wanted) -> None:
    """Print whether places may be asked for online, through what, and all that was sent."""
    with opened_to_write(wanted.path, wanted.passphrase_file) as desk:
        settings = _changed(desk, wanted)
        with desk.database.snapshot() as session:
            sent = load_lookups(session)
    if wanted.as_json:
        tell_json({"settings": _settings_json(settings), "sent": list(map(_lookup_json, sent))})
        return
    _tell_settings(settings)
    for lookup in sent:
        moment = f"{lookup.sent_at_utc:%Y-%m-%d %H:%M:%S}Z"
        tell(f"{moment}  {lookup.host}  {lookup.query}")
    if not sent:
        tell(_("Nothing was sent so far."))


def _changed(desk: OpenDesk, wanted: Wanted) -> OnlineSettings:
    with desk.database.transaction("settings") as session:
        before = read_online_settings(session)
        settings = replace(
            before,
            is_on=before.is_on if wanted.switch is None else wanted.switch is OnOff.ON,
            provider=wanted.provider or before.provider,
            server=before.server if wanted.server is None else wanted.server,
            proxy=before.proxy if wanted.proxy is None else wanted.proxy,
            asks_each_time=before.asks_each_time if wanted.ask is None else wanted.ask is OnOff.ON,
        )
        if settings != before:
            write_online_settings(session, settings)
        if wanted.clear_log:
            clear_lookups(session)
    return settings


def _tell_settings(settings: OnlineSettings) -> None:
    if not settings.is_on:
        tell(_("Online lookup is off: no question leaves this computer."))
        return
    tell(
        _("Online lookup is on: {provider} at {host}.").format(
            provider=settings.provider.value, host=settings.host
        )
    )
    tell(
        _("Everything goes through {proxy}.").format(proxy=settings.proxy)
        if settings.proxy
        else _("There is no proxy: the server sees your address.")
    )
    tell(
        _("Each question must be confirmed.")
        if settings.asks_each_time
        else _("Questions are sent without asking again.")
    )


def _settings_json(settings: OnlineSettings) -> dict[str, object]:
    return {
        "is_on": settings.is_on,
        "provider": settings.provider.value,
        "server": settings.address or None,
        "proxy": settings.proxy or None,
        "asks_each_time": settings.asks_each_time,
    }


def _lookup_json(lookup: Lookup) -> dict[str, str]:
    return {
        "sent_at": lookup.sent_at_utc.isoformat(),
        "host": lookup.host,
        "provider": lookup.provider,
        "query": lookup.query,
    }
