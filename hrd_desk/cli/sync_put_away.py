"""`hrd-desk sync put-away DESK KEY...`."""

from dataclasses import dataclass
from typing import Annotated

import typer

from hrd_desk.cli.options import DeskPath, PassphraseFile, taking
from hrd_desk.cli.sync_wording import inbox_words
from hrd_desk.cli.terminal import say
from hrd_desk.cli.unlocking import opened_to_write
from hrd_desk.errors import NotFoundError
from hrd_desk.i18n import N_, _
from hrd_desk.sync.inbox import put_file_away, put_fork_away
from hrd_desk.sync.inbox_entries import InboxKind, entries, inbox_counts

_PUT_AWAY = {InboxKind.FILE: put_file_away, InboxKind.FORKED: put_fork_away}


@dataclass(frozen=True)
class WantedPuttingAway:
    """Which entries of the inbox of which desk need nobody any longer."""

    path: DeskPath
    keys: Annotated[
        list[str],
        typer.Argument(
            metavar="KEY",
            help=N_("Keys that `sync inbox --kind file --kind forked` prints."),
        ),
    ]
    passphrase_file: PassphraseFile = None


@taking(WantedPuttingAway)
def put_away(wanted: WantedPuttingAway) -> None:
    """Take entries about files and copied desks out of the inbox, all or none; the log stays."""
    with opened_to_write(wanted.path, wanted.passphrase_file) as desk:
        with desk.database.local_transaction() as session:
            kinds = {entry.key: entry.kind for entry in entries(session, kinds=list(_PUT_AWAY))}
            for key in dict.fromkeys(wanted.keys):
                if key not in kinds:
                    sentence = _(
                        "“{key}” is no entry about a file or a copied desk. See the keys with: "
                        "hrd-desk sync inbox {path}"
                    )
                    raise NotFoundError(sentence.format(key=key, path=wanted.path))
                _PUT_AWAY[kinds[key]](session, key)
        with desk.database.snapshot() as session:
            left = sum(inbox_counts(session).values())
    say(inbox_words(left) or _("Nothing waits for a person."))
