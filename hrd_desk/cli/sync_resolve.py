"""`hrd-desk sync resolve DESK KEY`."""

import json
from dataclasses import dataclass
from typing import Annotated, Any

import typer

from hrd_desk.cli.options import DeskPath, PassphraseFile, taking
from hrd_desk.cli.terminal import tell
from hrd_desk.cli.unlocking import opened_to_write
from hrd_desk.errors import InvalidInputError
from hrd_desk.i18n import N_, _
from hrd_desk.model.conflicts import Settlement
from hrd_desk.sync.settling import settle, undo_settlement

CHOICES = {"shown": Settlement.SHOWN, "waiting": Settlement.WAITING}


@dataclass(frozen=True)
class WantedResolution:
    """Which question of which desk, and what is decided."""

    path: DeskPath
    key: Annotated[
        str, typer.Argument(metavar="KEY", help=N_("The key that `sync conflicts` prints."))
    ]
    keep: Annotated[
        str,
        typer.Option(metavar="shown|waiting", help=N_("Which of the two values is to stand.")),
    ] = ""
    value: Annotated[
        str,
        typer.Option(metavar="JSON", help=N_('Another value, like {"title": "..."}.')),
    ] = ""
    undo: Annotated[bool, typer.Option("--undo", help=N_("Open a settled question again."))] = False
    passphrase_file: PassphraseFile = None


@taking(WantedResolution)
def resolve(wanted: WantedResolution) -> None:
    """Settle one question, or open it again, and print what was done."""
    if sum(map(bool, (wanted.keep, wanted.value, wanted.undo))) != 1:
        sentence = _("Say one of these: --keep shown, --keep waiting, --value JSON, --undo.")
        raise InvalidInputError("keep", sentence)
    edited = _read(wanted.value) if wanted.value else None
    choice = Settlement.EDITED if wanted.value else CHOICES.get(wanted.keep)
    if choice is None and not wanted.undo:
        raise InvalidInputError("keep", _("Keep “shown” or “waiting”."))
    with opened_to_write(wanted.path, wanted.passphrase_file) as desk:
        if choice is None:
            undo_settlement(desk.database, wanted.key)
        else:
            settle(desk.database, wanted.key, choice, edited=edited)
    tell(_("open again") if choice is None else _("settled"))


def _read(text: str) -> dict[str, Any]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        sentence = _("The value is no JSON: {reason}.").format(reason=error)
        raise InvalidInputError("value", sentence) from error
    if not isinstance(value, dict):
        sentence = _("The value must be a JSON object of fields, like {example}.")
        raise InvalidInputError("value", sentence.format(example='{"title": "..."}'))
    return value
