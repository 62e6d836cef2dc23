"""Whether this system has what Qt needs, asked before Qt is loaded.

Without one of these libraries Qt ends the process with no word that a person could act on.
"""

import ctypes
import os
import sys

from hrd_desk.data import data_file
from hrd_desk.i18n import _, listed, ngettext


def missing_libraries() -> list[tuple[str, str]]:
    """Return each library that cannot be loaded, with Debian's package that has it."""
    if sys.platform != "linux":
        return []
    table = data_file("system_libraries.txt").read_text(encoding="utf-8").splitlines()
    wanted = [line.split() for line in table if not line.startswith("#")]
    screens = {"all", _screen()}
    return [
        (library, package)
        for library, package, screen in wanted
        if screen in screens and not _loads(library)
    ]


def _screen() -> str:
    """Return the kind of screen that Qt will choose."""
    asked = os.environ.get("QT_QPA_PLATFORM", "")
    if asked:
        return {"xcb": "x11"}.get(asked.partition(":")[0].partition(";")[0], asked)
    return "wayland" if os.environ.get("WAYLAND_DISPLAY") else "x11"


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def sentence_about(missing: list[tuple[str, str]]) -> str:
    """Return what is missing and the one line that installs it."""
    lacks = ngettext(
        "This computer lacks a library that the window needs: {libraries}.",
        "This computer lacks libraries that the window needs: {libraries}.",
        len(missing),
    )
    packages = sorted({package for _library, package in missing})
    line = _("On Debian, Ubuntu and their kin this line installs it: {line}")
    return "\n".join(
        [
            lacks.format(libraries=listed(library for library, _package in missing)),
            line.format(line=f"sudo apt install {' '.join(packages)}"),
        ]
    )
