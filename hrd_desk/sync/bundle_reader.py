"""Reads a bundle's parts, trusting nothing: every odd byte ends in a `RefusedError`.

A part is opened as a stream. Who signed it is settled before its manifest is read, the manifest
before the pieces, and each piece by its hash; the first error ends it all. Data goes to the sink
before the end of a part is known, so a sink must show nothing of it until `read_part` returns.
"""

import contextlib
import hashlib
import re
import stat
import uuid
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol, Self, cast

import pyrage
import zstandard

from hrd_desk.errors import HrdDeskError
from hrd_desk.i18n import _, reason_of
from hrd_desk.progress import Progress, silent
from hrd_desk.sync.bundle_names import shown_name
from hrd_desk.sync.envelope import (
    ENVELOPE_BYTES,
    KIB,
    LENGTH_BYTES,
    MAGIC,
    SIGNATURE_BYTES,
    VERIFY_KEY_BYTES,
    ChunkReader,
    is_cut_block,
    is_signed,
    sealed_bytes,
)
from hrd_desk.sync.manifest import (
    MAX_CHANGES_BYTES,
    MAX_LINE_BYTES,
    MAX_LINES,
    MAX_MANIFEST_BYTES,
    MAX_PART_BYTES,
    Manifest,
    Piece,
    PieceKind,
    from_bytes,
    to_bytes,
)
from hrd_desk.sync.refusals import Refusal, RefusedError

MAX_WINDOW_BYTES = 8 * 1024 * 1024
"""What packed lines may ask to be kept in memory; our own ask for half of it."""
MAX_RATIO = 200
"""Lines carry hashes, which do not pack: what packs better was made to fill a disk."""
_FREE_BYTES = 1024 * 1024
"""Short texts may pack better than `MAX_RATIO`."""
_BLOCK_BYTES = 256 * 1024

_AGE = b"age-encryption.org/"
_AGE_HEADER = re.compile(rb"age-encryption\.org/v1\n.*?\n--- [A-Za-z0-9+/]{43}\n", re.DOTALL)
_AGE_HEADER_BYTES = 32 * 1024
"""The header is measured before age reads it: its time grows with the square of the length."""
_NO_KEY_FITS = "No matching keys found"


class UnreadableFileError(HrdDeskError):
    """The disk does not give the file; copying it again may help."""


@dataclass(frozen=True, slots=True)
class Trust:
    """What is known here of a verify key: whose it is, None for nobody's, and if it still holds.

    A key that `is_replaced` was that desk's before the present one.
    """

    desk_uid: uuid.UUID | None
    is_revoked: bool = False
    is_replaced: bool = False


class Sink(Protocol):
    """Takes the pieces of a part, one after the other; padding does not come."""

    def begin_piece(self, piece: Piece) -> None:
        """Begin a piece."""

    def write(self, data: bytes) -> None:
        """Take the next bytes of the piece, which are not verified yet."""

    def end_piece(self) -> None:
        """End the piece: its hash fits."""


Identities = Sequence[pyrage.x25519.Identity]


def peek(path: Path, identities: Identities, trust: Callable[[bytes], Trust]) -> Manifest:
    """Return the verified manifest of a part; what comes after it is not looked at.

    Raises as `read_part` does.
    """
    parser = _Parser(identities, trust, sink=None)
    with contextlib.suppress(_EnoughError):
        _open(path, identities, parser)
    return parser.verified()


def read_part(
    path: Path,
    identities: Identities,
    trust: Callable[[bytes], Trust],
    sink: Sink,
    progress: Progress = silent,
) -> Manifest:
    """Give every piece of a part to `sink`, and return the manifest when all of it is verified.

    `identities` are our age keys; `trust` tells what is known of the key that signed. Progress
    counts KiB. Raises `RefusedError`, `UnreadableFileError` for the disk, and what `trust`, `sink`
    and `progress` raise.
    """
    parser = _Parser(identities, trust, sink)
    _open(path, identities, parser, progress)
    return parser.verified()


@contextlib.contextmanager
def reading(path: Path) -> Iterator[None]:
    """Turn what the disk says of the file at `path` into `UnreadableFileError`."""
    try:
        yield
    except OSError as error:
        sentence = _("“{name}” cannot be read: {reason}. Copy it again, or ask for it again.")
        reason = reason_of(error)
        raise UnreadableFileError(sentence.format(name=shown_name(path), reason=reason)) from error


def file_bytes(path: Path) -> int:
    """Return how long the file at `path` is.

    Raises `UnreadableFileError`, also for a pipe, a device or a folder, which may have no end.
    """
    with reading(path):
        status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        sentence = _("“{name}” is no file that can be read. Choose a file that ends in .hrdx.")
        raise UnreadableFileError(sentence.format(name=shown_name(path)))
    return status.st_size


def copy_file(source: Path, target: Path, progress: Progress = silent) -> None:
    """Copy a file as it is; raises `UnreadableFileError` for its disk, `OSError` for the target's.

    Progress counts KiB. A target that could not be written whole is removed.
    """
    with contextlib.ExitStack() as unless_whole, _Disk(source, progress) as disk:
        unless_whole.callback(target.unlink, missing_ok=True)
        with target.open("wb") as copied:
            while block := disk.read(_BLOCK_BYTES):
                copied.write(block)
        unless_whole.pop_all()


# --- the age file outside -------------------------------------------------------------------------


def _open(
    path: Path, identities: Identities, parser: "_Parser", progress: Progress = silent
) -> None:
    with _Disk(path, progress) as disk:
        header_bytes = _header_bytes(disk.begin())
        try:
            pyrage.decrypt_io(disk, parser, list(identities))
        except pyrage.DecryptError as error:
            is_other = str(error) == _NO_KEY_FITS
            raise RefusedError(Refusal.NOT_FOR_US if is_other else Refusal.DAMAGED) from error
        except OSError as error:
            if error is parser.failure:
                raise  # the sink's own; age's has no number and means a chunk that does not verify
            is_short = (
                disk.size_bytes < sealed_bytes(header_bytes, parser.plain_bytes)
                if parser.plain_bytes
                else is_cut_block(header_bytes, disk.size_bytes)
            )
            raise RefusedError(Refusal.TRUNCATED if is_short else Refusal.DAMAGED) from error


class _Disk:
    """A file as pyrage reads it, whose own errors are told apart from those of its content."""

    def __init__(self, path: Path, progress: Progress) -> None:
        self._path = path
        self._progress = progress
        self._done = 0

    def __enter__(self) -> Self:
        self.size_bytes = file_bytes(self._path)
        with reading(self._path):
            self._file = self._path.open("rb")
        return self

    def __exit__(self, *_details: object) -> None:
        self._file.close()

    def begin(self) -> bytes:
        """Return the beginning, which is read again afterwards; refuses a file without end."""
        if self.size_bytes > MAX_PART_BYTES:
            raise RefusedError(Refusal.TOO_LARGE)
        head = self.read(_AGE_HEADER_BYTES)
        self._file.seek(0)
        self._done = 0
        return head

    def read(self, size: int) -> bytes:
        """Return the next bytes of the file."""
        with reading(self._path):
            data: bytes = self._file.read(size)
        self._done += len(data)
        self._progress(self._done // KIB, self.size_bytes // KIB)
        return data


def _header_bytes(head: bytes) -> int:
    header = _AGE_HEADER.match(head)
    if header is not None:
        return header.end()
    if not head.startswith(_AGE):
        raise RefusedError(Refusal.TRUNCATED if _AGE.startswith(head) else Refusal.NOT_A_BUNDLE)
    is_short = len(head) < _AGE_HEADER_BYTES and b"\n---" not in head
    raise RefusedError(Refusal.TRUNCATED if is_short else Refusal.DAMAGED)


# --- what is inside -------------------------------------------------------------------------------


class _EnoughError(Exception):
    """The manifest is verified, and nothing more was asked for."""


class _Parser:
    """What pyrage writes the opened bytes to; it goes on as far as they have come.

    It keeps its first failure, because pyrage writes again after an exception.
    """

    def __init__(
        self, identities: Identities, trust: Callable[[bytes], Trust], sink: Sink | None
    ) -> None:
        self._ours = frozenset(str(identity.to_public()) for identity in identities)
        self._trust = trust
        self._sink = sink
        self._come = bytearray()
        self._steps = self._part()
        self._manifest: Manifest | None = None
        self._is_complete = False
        self.failure: BaseException | None = None

    def write(self, data: bytes) -> int:
        """Take the next opened bytes."""
        if self.failure is not None:
            raise self.failure
        self._come += data
        try:
            next(self._steps)
        except BaseException as failure:
            self.failure = failure
            raise
        return len(data)

    def flush(self) -> None:
        """Do nothing: all that has come is taken already."""

    def _part(self) -> Generator[None, None, None]:
        self._manifest = yield from self._signed_manifest()
        if self._sink is None:
            raise _EnoughError
        for piece in self._manifest.pieces:
            yield from self._piece(piece, self._sink)
        self._is_complete = True
        while not self._come:
            yield
        raise RefusedError(Refusal.DAMAGED)  # something stands behind the end

    def _signed_manifest(self) -> Generator[None, None, Manifest]:
        if (yield from self._next(len(MAGIC))) != MAGIC:
            raise RefusedError(Refusal.NOT_A_BUNDLE)
        verify_key = yield from self._next(VERIFY_KEY_BYTES)
        sender = self._trusted(verify_key)
        length = int.from_bytes((yield from self._next(LENGTH_BYTES)))
        if length > MAX_MANIFEST_BYTES:
            raise RefusedError(Refusal.TOO_LARGE)
        text = yield from self._next(length)
        signature = yield from self._next(SIGNATURE_BYTES)
        if not is_signed(verify_key, text, signature):
            raise RefusedError(Refusal.BAD_SIGNATURE)
        manifest = from_bytes(text)
        if manifest.sender_uid != sender:
            raise RefusedError(Refusal.BAD_MANIFEST)
        # Somebody who could open it may have sealed it again for us, to make it seem ours.
        if self._ours.isdisjoint(manifest.recipients):
            raise RefusedError(Refusal.NOT_FOR_US)
        return manifest

    def _trusted(self, verify_key: bytes) -> uuid.UUID:
        trust = self._trust(verify_key)
        if trust.desk_uid is None:
            raise RefusedError(Refusal.UNKNOWN_SENDER)
        if trust.is_revoked:
            raise RefusedError(Refusal.REVOKED_SENDER)
        if trust.is_replaced:
            raise RefusedError(Refusal.REPLACED_KEY)
        return trust.desk_uid

    def _piece(self, piece: Piece, sink: Sink) -> Generator[None, None, None]:
        is_kept = piece.kind is not PieceKind.PADDING
        if is_kept:
            sink.begin_piece(piece)
        digest, left = hashlib.sha256(), piece.size
        while left:
            while not self._come:
                yield
            data = bytes(self._come[:left])
            del self._come[:left]
            left -= len(data)
            digest.update(data)
            if is_kept:
                sink.write(data)
        if digest.hexdigest() != piece.piece_sha256:
            raise RefusedError(Refusal.DAMAGED)
        if is_kept:
            sink.end_piece()

    def _next(self, size: int) -> Generator[None, None, bytes]:
        while len(self._come) < size:
            yield
        data = bytes(self._come[:size])
        del self._come[:size]
        return data

    @property
    def plain_bytes(self) -> int:
        """How long the opened bytes must be, 0 as long as that is not known."""
        if self._manifest is None:
            return 0
        pieces = sum(piece.size for piece in self._manifest.pieces)
        return ENVELOPE_BYTES + len(to_bytes(self._manifest)) + pieces

    def verified(self) -> Manifest:
        """Return the manifest; refuses a part that ends before everything has come."""
        if self._manifest is None or not (self._is_complete or self._sink is None):
            raise RefusedError(Refusal.TRUNCATED)
        return self._manifest


# --- lines ----------------------------------------------------------------------------------------


def unpacked_lines(chunks: Iterator[bytes], declared_bytes: int) -> Iterator[bytes]:
    """Yield the lines, without their ends, that are packed in the `chunks` of a bundle's changes.

    `declared_bytes` is the manifest's `changes_bytes`, all lines with their ends. Nothing grows
    beyond the limits of this module: `RefusedError` comes first.
    """
    if declared_bytes > MAX_CHANGES_BYTES:
        raise RefusedError(Refusal.TOO_LARGE)
    rest, unpacked_bytes, count = b"", 0, 0
    for block in _unpacked(chunks):
        unpacked_bytes += len(block)
        *lines, rest = (rest + block).split(b"\n")
        count += len(lines)
        longest = max(map(len, (*lines, rest)))
        if unpacked_bytes > declared_bytes or longest > MAX_LINE_BYTES or count > MAX_LINES:
            raise RefusedError(Refusal.TOO_LARGE)
        yield from lines
    if rest or unpacked_bytes != declared_bytes:
        raise RefusedError(Refusal.DAMAGED)


def _unpacked(chunks: Iterator[bytes]) -> Iterator[bytes]:
    packed, unpacked_bytes = ChunkReader(chunks), 0
    unpacker = zstandard.ZstdDecompressor(max_window_size=MAX_WINDOW_BYTES)
    stream = unpacker.stream_reader(cast("IO[bytes]", packed), read_across_frames=True)
    while True:
        try:
            block = stream.read(_BLOCK_BYTES)
        except zstandard.ZstdError as error:
            raise RefusedError(Refusal.DAMAGED) from error
        if not block:
            return
        unpacked_bytes += len(block)
        if unpacked_bytes > packed.taken * MAX_RATIO + _FREE_BYTES:
            raise RefusedError(Refusal.TOO_LARGE)
        yield block
