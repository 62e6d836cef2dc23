"""The commands of `hrd-desk` put together: names, help, and one exit status for every ending.

0 done, 1 refused or failed, 2 wrong usage, 3 done but something needs a person.
"""

from collections.abc import Callable
from typing import Any

import typer
from typer.core import TyperGroup
from typing_extensions import override

from hrd_desk.cli.attach import attach
from hrd_desk.cli.backup import backup
from hrd_desk.cli.brief import brief
from hrd_desk.cli.check import check
from hrd_desk.cli.demo import demo
from hrd_desk.cli.draft import draft
from hrd_desk.cli.duplicates import duplicates
from hrd_desk.cli.export_table import export
from hrd_desk.cli.exports import exports
from hrd_desk.cli.find import find
from hrd_desk.cli.geocode import geocode
from hrd_desk.cli.history import history
from hrd_desk.cli.import_table import import_command
from hrd_desk.cli.imports import imports, undo_import_command
from hrd_desk.cli.log import log
from hrd_desk.cli.merge import merge
from hrd_desk.cli.new import new
from hrd_desk.cli.online import online
from hrd_desk.cli.passphrase import passphrase
from hrd_desk.cli.profile import PROFILE_COMMANDS, PROFILE_HELP
from hrd_desk.cli.read_source import read_source
from hrd_desk.cli.restore import restore
from hrd_desk.cli.reverse import reverse
from hrd_desk.cli.save_attachment import save_attachment
from hrd_desk.cli.show import show
from hrd_desk.cli.statistics import statistics
from hrd_desk.cli.sync_accept import accept_records
from hrd_desk.cli.sync_card import card
from hrd_desk.cli.sync_conflicts import list_conflicts
from hrd_desk.cli.sync_decide import decide_record
from hrd_desk.cli.sync_inbox import show_inbox
from hrd_desk.cli.sync_keeper import KEEPER_COMMANDS
from hrd_desk.cli.sync_pair import pair_desks
from hrd_desk.cli.sync_peers import list_peers
from hrd_desk.cli.sync_receive import receive_files
from hrd_desk.cli.sync_resend import resend
from hrd_desk.cli.sync_resolve import resolve
from hrd_desk.cli.sync_revoke import revoke
from hrd_desk.cli.sync_send import send_bundle
from hrd_desk.cli.sync_standing import tell_standing
from hrd_desk.cli.sync_status import show_status
from hrd_desk.cli.sync_watch import watch
from hrd_desk.cli.term_lists import export_terms, import_terms
from hrd_desk.cli.terminal import say
from hrd_desk.cli.terms import terms
from hrd_desk.errors import HrdDeskError
from hrd_desk.i18n import N_, _

PROGRAM = "hrd-desk"

Named = dict[str, tuple[Callable[..., None], str]]

COMMANDS: Named = {
    "new": (new, N_("Create an encrypted desk and print its recovery words once.")),
    "log": (log, N_("Save records given as JSON and print their references.")),
    "show": (show, N_("Show a record and what is still wrong with it.")),
    "history": (history, N_("Show who changed what in a record, and when.")),
    "attach": (attach, N_("Add files to a record, encrypted like it.")),
    "save-attachment": (save_attachment, N_("Write a copy of an attached file.")),
    "find": (find, N_("Find records by words, codes, dates and distance.")),
    "statistics": (statistics, N_("Count events, violations and people; draw charts of them.")),
    "duplicates": (duplicates, N_("List pairs of records that may be the same event.")),
    "geocode": (geocode, N_("Find a place by name, in any script, without a network.")),
    "reverse": (reverse, N_("Say what lies at a point, without a network.")),
    "online": (online, N_("Allow or forbid asking for places online; show what was sent.")),
    "brief": (
        brief,
        N_("Publish records as a brief, digest, statistics or list; say what is withheld."),
    ),
    "exports": (exports, N_("List what was published, for whom, and what it told.")),
    "export": (export, N_("Write records as CSV, XLSX, JSON, GeoJSON or for Uwazi.")),
    "import": (import_command, N_("Take in a table: CSV, XLSX, JSON or Uwazi's CSV.")),
    "imports": (imports, N_("List the tables that were taken in.")),
    "undo-import": (undo_import_command, N_("Take back an import, unless changed since.")),
    "read-source": (read_source, N_("Say what a source's text offers for the fields of a record.")),
    "draft": (draft, N_("Draft the summary for publications from the record; print it.")),
    "terms": (terms, N_("List the codes that records can be coded with.")),
    "export-terms": (export_terms, N_("Write a list of terms as a thesaurus of Uwazi.")),
    "import-terms": (import_terms, N_("Compare a foreign list of terms, and add what is new.")),
    "check": (check, N_("Prove that keys, tables and journal of a desk are whole.")),
    "backup": (backup, N_("Copy a desk, encrypted as it is, to a new folder.")),
    "restore": (restore, N_("Make a desk from a backup.")),
    "passphrase": (passphrase, N_("Change the passphrase or the recovery words of a desk.")),
    "merge": (merge, N_("Take in what another desk's database file holds.")),
    "demo": (demo, N_("Do the main job once with a sample record.")),
}

WITH_NEGATIVE_NUMBERS = ("reverse",)
"""Commands whose arguments may begin with a minus."""

SYNC_COMMANDS: Named = {
    "send": (send_bundle, N_("Write what the other desk lacks into a file.")),
    "receive": (receive_files, N_("Take in files that came from other desks.")),
    "status": (show_status, N_("Show what was sent, confirmed and received, and what waits.")),
    "resend": (resend, N_("Let the next file carry everything again.")),
    "watch": (watch, N_("Send and receive by a folder that another program copies.")),
    "inbox": (show_inbox, N_("List everything that waits for a person.")),
    "conflicts": (list_conflicts, N_("Show open questions with the values they are about.")),
    "resolve": (resolve, N_("Settle an open question, or open it again.")),
    "accept": (accept_records, N_("Take in what waits for a file that never came.")),
    "decide": (decide_record, N_("Take a decision of headquarters about a record.")),
    "card": (card, N_("Make the card of a desk, for pairing.")),
    "pair": (pair_desks, N_("Pair with the desk that made a card.")),
    "peers": (list_peers, N_("List the desks that this one is paired with.")),
    "revoke": (revoke, N_("Trust the key of a paired desk no more.")),
    "standing": (tell_standing, N_("Say whether a desk was moved, restored or copied.")),
}
"""The commands under `hrd-desk sync`, beside `keeper`."""
SYNC_HELP = N_("Exchange records with headquarters or field desks, by files.")
KEEPER_HELP = N_("People who can open what is sent to headquarters.")

WITHOUT_COMMAND = N_(
    "Log, keep, find and publish violations against human rights defenders.\n\n"
    "Without a command the window opens; with the path of a desk, on that desk. "
    "--self-check tries every binary part of the program; --version prints its version."
)


class Commands(TyperGroup):
    """The group of all commands; an error that a person can act on ends it with its sentence."""

    @override
    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except HrdDeskError as error:
            say(error.sentence)
        except KeyboardInterrupt:
            say(_("Stopped. What was not finished was not saved."))
        raise typer.Exit(1)


def make_app() -> typer.Typer:
    """Return the program with all its commands, its help in the language spoken now."""
    app, sync = _group(WITHOUT_COMMAND, COMMANDS), _group(SYNC_HELP, SYNC_COMMANDS)
    sync.add_typer(_group(KEEPER_HELP, KEEPER_COMMANDS), name="keeper")
    app.add_typer(sync, name="sync")
    app.add_typer(_group(PROFILE_HELP, PROFILE_COMMANDS), name="profile")
    return app


def _group(help_text: str, commands: Named) -> typer.Typer:
    group = typer.Typer(
        cls=Commands,
        help=_(help_text),
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        no_args_is_help=True,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    for name, (command, command_help) in commands.items():
        settings = {"ignore_unknown_options": name in WITH_NEGATIVE_NUMBERS}
        group.command(name, help=_(command_help), context_settings=settings)(command)
    return group


def run(arguments: list[str]) -> None:
    """Run one command and end the process with its exit status."""
    command: Any = typer.main.get_command(make_app())
    translate(command)
    command.main(args=arguments, prog_name=PROGRAM)


def translate(command: Any) -> None:
    """Let the help of every parameter speak the language spoken now."""
    for parameter in command.params:
        parameter.help = _(parameter.help) if parameter.help else None
    for subcommand in getattr(command, "commands", {}).values():
        translate(subcommand)
