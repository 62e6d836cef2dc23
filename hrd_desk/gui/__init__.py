"""The window: the only package that imports Qt. May import everything below it."""

from pathlib import Path


def main(desk: Path | None = None) -> int:
    """Open the window, on `desk` if one is given, and return the exit status."""
    from hrd_desk.gui.application import run  # noqa: PLC0415  commands must not load Qt

    return run(desk)
