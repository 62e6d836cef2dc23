"""The order of rows and columns tells no number that is hidden.

Tables begin with their largest number. A hidden number that stood at its place would be told by
its neighbours, and two of them by which comes first. So what is hidden stands behind what is told.
"""

from collections.abc import Callable, Sequence

Counted = tuple[str, int]
"""A key and its number."""


def told_first(
    counts: Sequence[Counted],
    is_hidden: Callable[[str], bool],
    label: Callable[[str], str],
    smallest: int,
) -> list[Counted]:
    """Return numbers by key: those that are told as they stand, then the hidden ones by label.

    Of the hidden ones those come first whose sign says that they are not small. Last is nothing.
    """
    told = [pair for pair in counts if not is_hidden(pair[0]) and pair[1]]
    nothing = [pair for pair in counts if not is_hidden(pair[0]) and not pair[1]]
    hidden = [pair for pair in counts if is_hidden(pair[0])]
    hidden.sort(key=lambda pair: (pair[1] < smallest, *_alphabetical(label(pair[0])), pair[0]))
    return [*told, *hidden, *nothing]


def by_label(keys: Sequence[str], label: Callable[[str], str]) -> list[str]:
    """Return keys in an order that no number decides."""
    return sorted(keys, key=lambda key: (*_alphabetical(label(key)), key))


def _alphabetical(words: str) -> tuple[str, str]:
    return words.casefold(), words
