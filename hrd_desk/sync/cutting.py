"""How contents are laid into the parts of a bundle: in their order, each part filled up."""

from collections.abc import Sequence
from dataclasses import dataclass

from hrd_desk.sync.manifest import MAX_PIECES

SMALLEST_PIECE_BYTES = 4096
"""A content is not cut for less room than this."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """`size` bytes from `offset` of the content with this number."""

    content: int
    offset: int
    size: int


def cut(sizes: Sequence[int], room: int, entry_bytes: int) -> list[list[Stretch]]:
    """Return the stretches of each part, for contents of these sizes, in their order.

    A part has `room` bytes for stretches and for the `entry_bytes` that each adds to the manifest;
    that must be enough for an entry and the smallest piece.
    """
    parts: list[list[Stretch]] = [[]]
    left = room
    for content, total in enumerate(sizes):
        offset = 0
        while True:
            fewest = min(total - offset, SMALLEST_PIECE_BYTES)
            if left < entry_bytes + fewest or _is_full(parts[-1]):
                parts.append([])
                left = room
            size = min(total - offset, left - entry_bytes)
            parts[-1].append(Stretch(content, offset, size))
            left -= entry_bytes + size
            offset += size
            if offset == total:
                break
    return parts


def _is_full(part: list[Stretch]) -> bool:
    return len(part) == MAX_PIECES - 1  # the padding is a piece, too
