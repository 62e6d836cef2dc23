"""The window: the only package that imports Qt. May import everything below it."""

import sys
from pathlib import Path

from hrd_desk.gui.libraries import missing_libraries, sentence_about


def main(desk: Path | None = None) -> int:
    """Open the window, on `desk` if one is given, and return the exit status."""
    missing = missing_libraries()
    if missing:
        sys.stderr.write(sentence_about(missing) + "\n")  # there is no window to say it
        return 1
    from hrd_desk.gui.application import run  # noqa: PLC0415  commands must not load Qt

    return run(desk)
