"""`hrd-desk sync accept DESK KEY...`."""

from dataclasses import dataclass
from typing import Annotated

import typer

from hrd_desk.cli.options import DeskPath, PassphraseFile, taking
from hrd_desk.cli.sync_wording import end_with
from hrd_desk.cli.terminal import say, tell
from hrd_desk.cli.unlocking import opened_to_write
from hrd_desk.clock import SystemClock
from hrd_desk.errors import InvalidInputError
from hrd_desk.i18n import N_, _
from hrd_desk.storage.merge.incoming import Outcome
from hrd_desk.sync.held import accept, find_record, ripe_records
from hrd_desk.sync.preview import plan_sentence


@dataclass(frozen=True)
class WantedAcceptance:
    """Which records of which desk are not waited for any longer."""

    path: DeskPath
    keys: Annotated[
        list[str],
        typer.Argument(
            metavar="KEY-OR-REF",
            help=N_("Records: keys that `sync inbox --kind held` prints, or references."),
        ),
    ] = ()  # type: ignore[assignment]  # typer hands over a list
    is_all: Annotated[
        bool, typer.Option("--all", help=N_("All records that were waited for long enough."))
    ] = False
    passphrase_file: PassphraseFile = None


@taking(WantedAcceptance)
def accept_records(wanted: WantedAcceptance) -> None:
    """Take in what is held of records without the file that never came; status 3 for questions."""
    if bool(wanted.keys) == wanted.is_all:
        raise InvalidInputError("keys", _("Name the records to accept, or say --all."))
    now_utc = SystemClock().now_utc()
    with opened_to_write(wanted.path, wanted.passphrase_file) as desk:
        with desk.database.snapshot() as session:
            # What is held may have no reference here yet; the inbox names it by its uid.
            records = (
                ripe_records(session, now_utc)
                if wanted.is_all
                else [find_record(session, key) for key in wanted.keys]
            )
        if not records:
            say(_("Nothing that is held was waited for long enough."))
            return
        report = accept(desk.database, records, now_utc)
    tell(plan_sentence(report))
    waits = report.count(Outcome.CONFLICT) + report.count(Outcome.UNFIT)
    end_with(has_failed=False, needs_person=waits > 0)
