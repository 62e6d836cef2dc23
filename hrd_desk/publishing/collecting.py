"""Python's search for cycles of objects, paused while many objects are made that form none."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collection_paused() -> Iterator[None]:
    """Pause the search in this process; it goes on afterwards if it was going on before.

    Setting a publication makes millions of lasting objects, which the search would walk through
    again and again: a fifth of all time.
    """
    was_going_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_going_on:
            # What was made counts as old now, or all of it would be walked through at once.
            gc.freeze()
            gc.unfreeze()
            gc.enable()
