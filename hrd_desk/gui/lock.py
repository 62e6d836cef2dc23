"""Locking: the process replaces itself, because no cleaning reaches every copy of a text.

After a careful lock within the process half of the witness names were still in memory; after
replacing it none was (security study 3.2). The same memory is closed to core dumps and debuggers.
"""

import ctypes
import os
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

from PySide6.QtGui import QGuiApplication

_PR_SET_DUMPABLE = 4


def forbid_dumps() -> None:
    """Refuse core dumps and, on Linux, other programs of the same user that read our memory.

    Call it at the start: a replaced process begins without it.
    """
    if os.name != "posix":
        return
    import resource  # noqa: PLC0415  does not exist on Windows

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def clear_clipboard() -> None:
    """Empty the clipboard if what it holds was copied from this program."""
    if QGuiApplication.instance() is None:
        return
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.clear()
    if clipboard.supportsSelection() and clipboard.ownsSelection():
        clipboard.clear(clipboard.Mode.Selection)
    QGuiApplication.processEvents()


def program_command(desk_path: Path | None) -> list[str]:
    """Return the command that starts this program again, as it was started, on `desk_path`."""
    own_arguments = len(sys.argv) - 1
    start = sys.orig_argv[1 : len(sys.orig_argv) - own_arguments]
    return [sys.executable, *start, *([str(desk_path.resolve())] if desk_path else [])]


def replace_process(desk_path: Path | None) -> NoReturn:
    """Replace this process by a new one that asks for the passphrase of `desk_path`.

    Write drafts and close the desk first. The process keeps its number on Linux and macOS; on
    Windows a new one is started and this one ends.
    """
    clear_clipboard()
    command = program_command(desk_path)
    if sys.platform == "win32":
        subprocess.Popen(command, close_fds=True)  # noqa: S603  this very program
        os._exit(0)
    os.execv(command[0], command)  # noqa: S606  this very program
