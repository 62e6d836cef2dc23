"""Python's search for cycles of objects: paused or put off, because everything waits for it.

With a window open it walks through 180,000 objects for 0.1 s, whichever thread set it off.
"""

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
            # It is not set aside: a publication leaves much that is to go.
            gc.freeze()
            gc.unfreeze()
            gc.enable()


def set_aside() -> None:
    """Leave out what there is from every search until `collect_all`."""
    gc.freeze()


def collect_all() -> None:
    """Search everything now, while nobody waits, and set aside what is in use."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
