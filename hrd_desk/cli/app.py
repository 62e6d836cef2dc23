"""The commands of `hrd-desk` put together: names, help, and one exit status for every ending.

0 done, 1 refused or failed, 2 wrong usage, 3 done but something needs a person.
"""

from collections.abc import Sequence
from typing import Any

import typer
from typer.core import TyperGroup
from typing_extensions import override

from hrd_desk.cli.command_table import (
    COMMANDS,
    KEEPER_COMMANDS,
    KEEPER_HELP,
    PROFILE_COMMANDS,
    PROFILE_HELP,
    SYNC_COMMANDS,
    SYNC_HELP,
    WITH_NEGATIVE_NUMBERS,
    Named,
    command_at,
)
from hrd_desk.cli.terminal import REFUSED, in_lines_of_sentences, say
from hrd_desk.errors import HrdDeskError
from hrd_desk.i18n import N_, _, reason_of

PROGRAM = "hrd-desk"
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
            say(in_lines_of_sentences(error.sentence))
        except OSError as error:
            if error.errno not in REFUSED or error.filename is None:
                raise
            sentence = _(
                "“{path}” cannot be used: {reason}. Check the disk, or choose another place."
            )
            words = sentence.format(path=error.filename, reason=reason_of(error))
            say(in_lines_of_sentences(words))
        except KeyboardInterrupt:
            say(_("Stopped. What was not finished was not saved."))
        raise typer.Exit(1)


def make_app(words: Sequence[str] | None = None) -> typer.Typer:
    """Return the program with all its commands, its help in the language spoken now.

    With the `words` of a command line, only commands that they name are loaded; of the others
    there are name and help, which is all that anybody asks of them.
    """
    app, sync = _group(WITHOUT_COMMAND, COMMANDS, words), _group(SYNC_HELP, SYNC_COMMANDS, words)
    sync.add_typer(_group(KEEPER_HELP, KEEPER_COMMANDS, words), name="keeper")
    app.add_typer(sync, name="sync")
    app.add_typer(_group(PROFILE_HELP, PROFILE_COMMANDS, words), name="profile")
    return app


def _group(help_text: str, commands: Named, words: Sequence[str] | None) -> typer.Typer:
    group = typer.Typer(
        cls=Commands,
        help=_(help_text),
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        no_args_is_help=True,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    for name, (place, command_help) in commands.items():
        settings = {"ignore_unknown_options": name in WITH_NEGATIVE_NUMBERS}
        command = command_at(place) if words is None or name in words else _not_called
        group.command(name, help=_(command_help), context_settings=settings)(command)
    return group


def _not_called() -> None:
    """Stand for a command that the command line does not name."""


def run(arguments: list[str]) -> None:
    """Run one command and end the process with its exit status."""
    for number, argument in enumerate(arguments, 1):
        if argument.encode("utf-8", "ignore").decode() != argument:
            sentence = _("Argument {number} is no text in UTF-8. Write it so, or rename the file.")
            say(sentence.format(number=number))
            raise SystemExit(1)
    command: Any = typer.main.get_command(make_app(arguments))
    translate(command)
    command.main(args=arguments, prog_name=PROGRAM)


def translate(command: Any) -> None:
    """Let the help of every parameter speak the language spoken now."""
    for parameter in command.params:
        parameter.help = _(parameter.help) if parameter.help else None
    for subcommand in getattr(command, "commands", {}).values():
        translate(subcommand)
