"""Uids of many records in little memory."""

import uuid
from abc import abstractmethod
from collections.abc import Iterable, Sequence
from typing import TypeVar, overload

from typing_extensions import override

_BYTES = 16

T = TypeVar("T")


class Packed(Sequence[T]):
    """Items that are put together when they are asked for; subclasses say how, by `_at`."""

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> list[T]: ...
    @override
    def __getitem__(self, place: int | slice) -> T | list[T]:
        places = range(len(self))[place]
        return self._at(places) if isinstance(places, int) else [self._at(one) for one in places]

    @abstractmethod
    def _at(self, place: int) -> T:
        """Return the item at a place that there is."""


class PackedUids(Packed[uuid.UUID]):
    """Uids at sixteen bytes each: as objects a million of them take more than a hundred MB."""

    def __init__(self, uids: Iterable[uuid.UUID] = ()) -> None:
        """Take in uids in their order."""
        self._packed = bytearray()
        for uid in uids:
            self.append(uid)

    def append(self, uid: uuid.UUID) -> None:
        """Add one at the end."""
        self.append_bytes(uid.bytes)

    def append_bytes(self, uid: bytes) -> None:
        """Add one, as its sixteen bytes, at the end."""
        self._packed += uid

    @override
    def __len__(self) -> int:
        return len(self._packed) // _BYTES

    @override
    def _at(self, place: int) -> uuid.UUID:
        return uuid.UUID(bytes=bytes(self._packed[place * _BYTES : (place + 1) * _BYTES]))
