"""`hrd-desk` and `python -m hrd_desk`: the window, or a command."""

import sys
from collections.abc import Container
from pathlib import Path
from typing import NoReturn

from hrd_desk import __version__
from hrd_desk.i18n import set_language, system_language
from hrd_desk.storage.desk_folder import SUFFIX

SELF_CHECK = "--self-check"


def main() -> NoReturn:
    """Open the window, or run the command that the arguments name, and end the process."""
    set_language(system_language())
    arguments = sys.argv[1:]
    if not arguments:
        _open_window(None)
    if len(arguments) == 1 and arguments[0].endswith(SUFFIX):
        _open_window(Path(arguments[0]))
    _run_command(arguments)


def _open_window(desk: Path | None) -> NoReturn:
    # The commands start without loading Qt, and the window without loading the commands.
    from hrd_desk.gui import main as open_window  # noqa: PLC0415

    sys.exit(open_window(desk))


def _run_command(arguments: list[str]) -> NoReturn:
    from hrd_desk.cli.bugs import tell_of_bug  # noqa: PLC0415
    from hrd_desk.cli.command_table import COMMANDS  # noqa: PLC0415
    from hrd_desk.cli.terminal import open_missing_streams, output_errors  # noqa: PLC0415

    sys.excepthook = tell_of_bug
    open_missing_streams()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a letter that the terminal lacks is no bug
            stream.reconfigure(errors="backslashreplace")
    with output_errors():
        _run(arguments, COMMANDS)
    sys.exit(0)


def _run(arguments: list[str], commands: Container[str]) -> None:
    from hrd_desk.cli.terminal import tell  # noqa: PLC0415

    first = arguments[0]
    if first == "--version":
        tell(f"hrd-desk {__version__}")
        sys.exit(0)
    if first == SELF_CHECK:
        from hrd_desk.cli.self_check import self_check  # noqa: PLC0415

        sys.exit(self_check(arguments[1:]))
    if len(arguments) == 1 and first not in commands and Path(first).exists():
        _open_window(Path(first))
    from hrd_desk.cli.app import run  # noqa: PLC0415

    run(arguments)


if __name__ == "__main__":
    main()
