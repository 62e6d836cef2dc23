"""The arguments that several commands take, and a way to take many of them at once."""

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, TypeVar, get_type_hints

import typer

from hrd_desk.errors import HrdDeskError
from hrd_desk.i18n import N_, _
from hrd_desk.storage.desk_folder import refuse_inside_desk
from hrd_desk.whole_files import is_taken

PASSPHRASE_VARIABLE = "HRD_DESK_PASSPHRASE_FILE"  # noqa: S105  names a file
LARGEST_NUMBER = 1_000_000_000
"""The largest number of an entry; a database can be asked for 64 bits at the most."""

DeskPath = Annotated[
    Path, typer.Argument(metavar="DESK", help=N_("Folder of the desk, like work.hrdesk."))
]
Reference = Annotated[
    str, typer.Argument(metavar="REF", help=N_("Reference or uid of the record."))
]
PassphraseFile = Annotated[
    Path | None,
    typer.Option(
        metavar="PATH",
        envvar=PASSPHRASE_VARIABLE,
        help=N_("File that holds the passphrase; without it, the terminal asks."),
    ),
]
AsJson = Annotated[
    bool, typer.Option("--json", help=N_("Print one JSON document instead of text."))
]
QuickUnlock = Annotated[
    bool,
    typer.Option(
        "--quick-unlock",
        help=N_("For old computers: unlock with the least work that is still safe."),
    ),
]

Options = TypeVar("Options")


def taking(options: type[Options]) -> Callable[[Callable[[Options], None]], Callable[..., None]]:
    """Let a command take the fields of the dataclass `options` as its arguments."""

    def wrap(command: Callable[[Options], None]) -> Callable[..., None]:
        def called(**values: object) -> None:
            command(options(**values))

        # typer reads the arguments of a command from its signature and annotations.
        called.__signature__ = inspect.signature(options)  # type: ignore[attr-defined]  # PEP 362
        called.__annotations__ = get_type_hints(options, include_extras=True)
        called.__doc__ = command.__doc__
        return called

    return wrap


def require_name(path: Path) -> None:
    """Raise `HrdDeskError` if `path` is no name of a file, or one in the folder of a desk."""
    if path.name in {"", ".."}:
        sentence = _("“{path}” is no name for a file. Choose another name.")
        raise HrdDeskError(sentence.format(path=path))
    refuse_inside_desk(path)


def require_free(path: Path, *, replacing: bool) -> None:
    """Raise `HrdDeskError` if something is at `path` and is not to be replaced."""
    if is_taken(path) and not replacing:
        sentence = _("“{path}” exists already. Choose another name, or add --force to replace it.")
        raise HrdDeskError(sentence.format(path=path))
