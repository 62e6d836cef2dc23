"""How long work tells how far it is: a callable, so that the core knows no threads and no Qt."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Takes steps done and steps in all (0 for unknown); raises `CancelledError` to stop the work."""


def silent(done: int, total: int) -> None:
    """Take progress and tell nobody."""
