"""The lines of a bundle, packed with zstd into a sealed file until they are sent."""

import contextlib
import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import zstandard

from hrd_desk.errors import HrdDeskError
from hrd_desk.i18n import _
from hrd_desk.mapping import new_uid
from hrd_desk.progress import Progress
from hrd_desk.storage.sealed_files import KEY_BYTES, SealedFileWriter, read_sealed
from hrd_desk.sync.manifest import MAX_CHANGES_BYTES, MAX_LINE_BYTES, MAX_LINES

LEVEL = 9
_BLOCK_BYTES = 256 * 1024


@dataclass(frozen=True, slots=True)
class PackedLines:
    """All lines of a bundle, packed: SHA-256 (hex), length, length before, and how to read them."""

    sha256: str
    size_bytes: int
    unpacked_bytes: int
    open: Callable[[], Iterator[bytes]]


@contextlib.contextmanager
def packed_lines(
    lines: Iterable[bytes], staging: Path, progress: Progress
) -> Iterator[PackedLines]:
    """Pack `lines`, in a file of the folder `staging` that is removed when the block ends.

    A bundle tells hash and length before the content, and memory must not grow with it. The key
    is kept nowhere, so what a crash leaves behind opens for nobody. Raises `OSError` for a full
    disk and `HrdDeskError` for lines that no receiver would take.
    """
    uid, key = new_uid(), os.urandom(KEY_BYTES)
    path = staging / f"{uid.hex}.packed"
    try:
        with SealedFileWriter(path, key, uid, lasts=False) as sealed:
            packer = _Packer(sealed)
            for block in _blocks(lines):
                progress(0, 0)
                packer.add(block)
            packer.finish()
        yield PackedLines(
            sha256=packer.digest.hexdigest(),
            size_bytes=packer.size_bytes,
            unpacked_bytes=packer.unpacked_bytes,
            open=lambda: read_sealed(path, key, uid),
        )
    finally:
        path.unlink(missing_ok=True)


class _Packer:
    """Packs blocks into a sealed file and measures what comes of them."""

    def __init__(self, sealed: SealedFileWriter) -> None:
        self._sealed = sealed
        self._stream = zstandard.ZstdCompressor(LEVEL, write_checksum=True).compressobj()
        self.digest = hashlib.sha256()
        self.size_bytes = 0
        self.unpacked_bytes = 0

    def add(self, block: bytes) -> None:
        self.unpacked_bytes += len(block)
        self._keep(self._stream.compress(block))

    def finish(self) -> None:
        self._keep(self._stream.flush())

    def _keep(self, packed: bytes) -> None:
        self._sealed.write(packed)
        self.digest.update(packed)
        self.size_bytes += len(packed)


def _blocks(lines: Iterable[bytes]) -> Iterator[bytes]:
    block, total = bytearray(), 0
    for count, line in enumerate(lines, 1):
        if b"\n" in line:
            raise ValueError("a line holds a line break")
        if len(line) > MAX_LINE_BYTES:
            raise HrdDeskError(
                _("A change is too long to be sent. Shorten the text it was made in.")
            )
        block += line + b"\n"
        if len(block) >= _BLOCK_BYTES:
            total += len(block)
            if total > MAX_CHANGES_BYTES or count > MAX_LINES:
                raise HrdDeskError(_("There is more to send than fits into one file."))
            yield bytes(block)
            block.clear()
    yield bytes(block)
