"""Merge groups: the columns that change, travel and merge as one value.

Numbers are permanent: they are written into journals and bundles. A group that is given up keeps
its number for ever.
"""

from collections.abc import Mapping
from dataclasses import dataclass

EXISTENCE = 0
"""The group of a row's creation and removal."""


@dataclass(frozen=True, slots=True)
class MergeGroup:
    """A permanent number, the name that people see in histories, and the columns it holds."""

    number: int
    name: str
    columns: tuple[str, ...]


def merge_groups(numbered: Mapping[int, tuple[str, ...]]) -> tuple[MergeGroup, ...]:
    """Return groups from `{number: (name, *columns)}`; a name alone is its own column."""
    return tuple(
        MergeGroup(number, names[0], names[1:] or names) for number, names in numbered.items()
    )
