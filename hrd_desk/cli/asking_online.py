"""Asking an online geocoder from a command: switched on in the desk, confirmed, and noted there."""

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

import typer

from hrd_desk.errors import InvalidInputError
from hrd_desk.geocoding.found_place import FoundPlace
from hrd_desk.geocoding.online_settings import (
    OnlineSettings,
    Provider,
    read_online_settings,
)
from hrd_desk.i18n import N_, _
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.sent_lookups import Lookup, log_lookup

Desk = Annotated[
    Path | None,
    typer.Option(
        "--desk",
        metavar="DESK",
        help=N_("Desk whose own places are searched first, and that notes what is sent online."),
    ),
]
Online = Annotated[
    Provider | None,
    typer.Option(help=N_("Ask this kind of server instead; see the command `online`.")),
]
Yes = Annotated[bool, typer.Option("--yes", help=N_("Send the question online without asking."))]


@dataclass(frozen=True, slots=True)
class Asking:
    """Whom to ask online, and whether the person has agreed to this question already."""

    provider: Provider
    is_agreed: bool


def require_desk(desk: Path | None, online: Provider | None) -> None:
    """Refuse to ask online without a desk: what is sent must be noted somewhere."""
    if online is not None and desk is None:
        raise InvalidInputError(
            "desk", _("Name a desk with --desk: it keeps the log of what is sent online.")
        )


def ask_online(
    desk: OpenDesk, asking: Asking, question: Callable[..., list[FoundPlace]]
) -> list[FoundPlace]:
    """Return what a server answers to `question(lookup, is_confirmed=...)`.

    Raises `OnlineLookupError` with one sentence; nothing is sent if the person does not agree.
    """
    with desk.database.snapshot() as session:
        settings = _for_provider(read_online_settings(session), asking.provider)
    settings.require_on()
    # What speaks with the network is not even loaded before, and takes 0.2 s.
    from hrd_desk.geocoding.online import LookupNotConfirmedError, OnlineLookup  # noqa: PLC0415

    def note(lookup: Lookup) -> None:
        with desk.database.transaction("look-up") as session:
            log_lookup(session, lookup)

    lookup = OnlineLookup(settings, note)
    try:
        return question(lookup, is_confirmed=asking.is_agreed)
    except LookupNotConfirmedError as error:
        if not (sys.stdin.isatty() and typer.confirm(error.sentence, err=True)):
            raise
        return question(lookup, is_confirmed=True)


def _for_provider(settings: OnlineSettings, provider: Provider) -> OnlineSettings:
    """Return the desk's settings for one provider; a server of another kind does not serve."""
    if settings.provider is provider:
        return settings
    return replace(settings, provider=provider, server="")
