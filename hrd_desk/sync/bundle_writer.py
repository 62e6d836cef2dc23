"""Writes a bundle: the changes and files for one peer, in one file or in several parts.

Each part is a whole of its own, sealed with age and signed (docs/formats/bundle.md). It appears
under its name only when it is complete, and is read back from the disk before it counts as written.
"""

import contextlib
import errno
import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import IO

import pyrage

from hrd_desk.errors import HrdDeskError, InvalidInputError
from hrd_desk.i18n import _, reason_of
from hrd_desk.progress import Progress, silent
from hrd_desk.storage.sealed_files import DamagedFileError
from hrd_desk.sync.bundle_names import SUFFIX, bundle_name
from hrd_desk.sync.cutting import SMALLEST_PIECE_BYTES, Stretch, cut
from hrd_desk.sync.envelope import (
    ENVELOPE_BYTES,
    ChunkReader,
    blocks_on_disk,
    enveloped,
    room_in,
)
from hrd_desk.sync.manifest import (
    MAX_PART_BYTES,
    MAX_PARTS,
    PIECE_TEXT_BYTES,
    Draft,
    Manifest,
    Piece,
    PieceKind,
    manifest_hash,
    to_bytes,
)
from hrd_desk.sync.packing import PackedLines, packed_lines
from hrd_desk.sync.padding import padme
from hrd_desk.whole_files import remove_unfinished, whole_file

PART_BYTES_FOR_MAIL = 8_000_000
"""Mail makes it a third longer; many servers take 10 to 25 MB."""
_BLOCK_BYTES = 64 * 1024
_ANY_SHA256 = "0" * 64


class BundleNotWrittenError(HrdDeskError):
    """The disk or stick did not take the bundle; nothing of it is left there."""


class DamagedOutgoingFileError(HrdDeskError):
    """A file to send is gone, cannot be read, or is not what its SHA-256 says."""

    def __init__(self, sha256: str) -> None:
        super().__init__(
            _("A file is not what it was when it was added. Check the desk before you send.")
        )
        self.sha256 = sha256


@dataclass(frozen=True, slots=True)
class OutgoingFile:
    """A file to send: SHA-256 (hex), length, and how to read its content in chunks."""

    sha256: str
    size_bytes: int
    open: Callable[[], Iterator[bytes]]


@dataclass(frozen=True, slots=True)
class SenderKeys:
    """The Ed25519 seed (32 bytes) that signs, and the age public keys that shall open."""

    signing_key: bytes = field(repr=False)
    recipients: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Destination:
    """The folder for a bundle, and one on the desk's own disk for what is prepared meanwhile.

    `part_bytes` is the longest that a sealed part may be, None for one file if at all possible.
    """

    folder: Path
    staging: Path
    part_bytes: int | None = None


@dataclass(frozen=True, slots=True)
class WrittenPart:
    """A part as it lies on the disk; `sha256` is that of the sealed bytes."""

    path: Path
    manifest: Manifest
    sha256: bytes
    size_bytes: int


def write_bundle(
    destination: Destination,
    draft: Draft,
    lines: Iterable[bytes],
    files: Iterable[OutgoingFile],
    keys: SenderKeys,
    progress: Progress = silent,
) -> list[WrittenPart]:
    """Write a bundle of `lines` (JSON, one a line) and `files`, and return its parts in order.

    Progress counts bytes. Raises `BundleNotWrittenError`, `DamagedOutgoingFileError`,
    `InvalidInputError` for parts that are too small, and what `lines` and `files` raise; then, as
    after `CancelledError`, nothing is left.
    """
    with contextlib.ExitStack() as staged:
        with _disk_errors(destination.staging):
            packed = staged.enter_context(packed_lines(lines, destination.staging, progress))
        contents = _contents(packed, files)
        parts = _parts(_whole(draft, packed, contents, keys), contents, destination, progress)
        work = _Work(progress, 2 * sum(content.size for content in contents))
        with _disk_errors(destination.folder):
            return _write_parts(destination.folder, parts, _Contents(contents, work), keys)


@contextlib.contextmanager
def _disk_errors(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno == errno.ENOSPC:
            sentence = _("“{folder}” is full. Free some space there, or choose another place.")
            raise BundleNotWrittenError(sentence.format(folder=folder)) from error
        sentence = _("Nothing can be written in “{folder}”: {reason}. Choose another place.")
        reason = reason_of(error)
        raise BundleNotWrittenError(sentence.format(folder=folder, reason=reason)) from error


# --- what is sent ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Content:
    kind: PieceKind
    sha256: str
    size: int
    open: Callable[[], Iterator[bytes]]


@dataclass(slots=True)
class _Work:
    """Tells how far the work is; `total` is 0 as long as that is not known."""

    progress: Progress
    total: int = 0
    done: int = 0

    def add(self, count: int) -> None:
        self.done += count
        self.progress(min(self.done, self.total or self.done), self.total)


class _Contents:
    """Reads what is sent, each content once from its beginning to its end, across the parts."""

    def __init__(self, contents: Sequence[_Content], work: _Work) -> None:
        self._contents = contents
        self.work = work

    def take(self, stretch: Stretch) -> Iterator[bytes]:
        """Yield the bytes of a stretch, which must follow the one that was taken before it."""
        content = self._contents[stretch.content]
        if stretch.offset == 0:
            self._reader = ChunkReader(content.open())
            self._digest = hashlib.sha256()
        left = stretch.size
        while left:
            data = self._next(content, min(left, _BLOCK_BYTES))
            if not data:
                raise DamagedOutgoingFileError(content.sha256)
            self._digest.update(data)
            left -= len(data)
            self.work.add(len(data))
            yield data
        if stretch.offset + stretch.size == content.size:
            self._require_end(content)

    def _require_end(self, content: _Content) -> None:
        if self._next(content, 1) or self._digest.hexdigest() != content.sha256:
            raise DamagedOutgoingFileError(content.sha256)

    def _next(self, content: _Content, size: int) -> bytes:
        try:
            return self._reader.read(size)
        except DamagedFileError as error:
            raise DamagedOutgoingFileError(content.sha256) from error


def _contents(packed: PackedLines, files: Iterable[OutgoingFile]) -> list[_Content]:
    changes = _Content(PieceKind.CHANGES, packed.sha256, packed.size_bytes, packed.open)
    once = {file.sha256: file for file in files}.values()
    return [changes, *(_Content(PieceKind.FILE, f.sha256, f.size_bytes, f.open) for f in once)]


# --- parts ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Part:
    manifest: Manifest
    stretches: list[Stretch]


def _whole(
    draft: Draft, packed: PackedLines, contents: Sequence[_Content], keys: SenderKeys
) -> Manifest:
    """Return what all parts say alike."""
    facts = {each.name: getattr(draft, each.name) for each in fields(draft)}
    facts["counts"] = replace(draft.counts, files=len(contents) - 1)
    recipients = tuple(sorted(set(keys.recipients)))
    return Manifest(**facts, recipients=recipients, changes_bytes=packed.unpacked_bytes)


def _parts(
    whole: Manifest, contents: Sequence[_Content], destination: Destination, progress: Progress
) -> list[_Part]:
    sealed_limit = min(destination.part_bytes or MAX_PART_BYTES, MAX_PART_BYTES)
    limit = room_in(sealed_limit, len(whole.recipients))
    longest = replace(whole, part=MAX_PARTS, parts=MAX_PARTS)
    room = limit - ENVELOPE_BYTES - len(to_bytes(longest)) - PIECE_TEXT_BYTES
    if room < PIECE_TEXT_BYTES + SMALLEST_PIECE_BYTES:
        sentence = _("Parts of {count} bytes are too small to hold anything. Choose larger ones.")
        raise InvalidInputError("part_bytes", sentence.format(count=sealed_limit))
    layout = cut([content.size for content in contents], room, PIECE_TEXT_BYTES)
    if len(layout) > MAX_PARTS:
        sentence = _("This would make more than {count} parts. Choose larger ones.")
        raise InvalidInputError("part_bytes", sentence.format(count=MAX_PARTS))
    hashed = _Contents(contents, _Work(progress))
    parts = []
    for number, stretches in enumerate(layout, 1):
        pieces = tuple(_piece(contents[each.content], each, hashed) for each in stretches)
        manifest = replace(whole, part=number, parts=len(layout), pieces=pieces)
        parts.append(_Part(_padded(manifest, limit), stretches))
    return parts


def _piece(content: _Content, stretch: Stretch, hashed: _Contents) -> Piece:
    sha256 = content.sha256
    if stretch.size < content.size:
        digest = hashlib.sha256()
        for data in hashed.take(stretch):
            digest.update(data)
        sha256 = digest.hexdigest()
    facts = (content.kind, content.sha256, stretch.offset, stretch.size, content.size)
    return Piece(*facts, piece_sha256=sha256)


def _padded(manifest: Manifest, limit: int) -> Manifest:
    """Add the padding, which lengthens the manifest by the digits of its own length."""
    pieces, size = manifest.pieces, 0
    content = ENVELOPE_BYTES + sum(piece.size for piece in pieces)
    while True:
        padding = Piece(PieceKind.PADDING, _ANY_SHA256, 0, size, size, _ANY_SHA256)
        length = len(to_bytes(replace(manifest, pieces=(*pieces, padding)))) + content + size
        missing = min(padme(length), limit) - length
        if missing <= 0:
            break
        size += missing
    digest = hashlib.sha256()
    for zeros in _zeros(size):
        digest.update(zeros)
    sha256 = digest.hexdigest()
    padding = replace(padding, sha256=sha256, piece_sha256=sha256)
    return replace(manifest, pieces=(*pieces, padding))


def _zeros(count: int) -> Iterator[bytes]:
    for start in range(0, count, _BLOCK_BYTES):
        yield bytes(min(_BLOCK_BYTES, count - start))


# --- on the disk ----------------------------------------------------------------------------------


def _write_parts(
    folder: Path, parts: Sequence[_Part], contents: _Contents, keys: SenderKeys
) -> list[WrittenPart]:
    remove_unfinished(folder, SUFFIX)  # it may be what fills the stick
    first_hash = manifest_hash(parts[0].manifest)
    paths = [folder / bundle_name(part.manifest, first_hash) for part in parts]
    try:
        return [
            _write_part(path, part, contents, keys) for path, part in zip(paths, parts, strict=True)
        ]
    except BaseException:
        for path in paths:
            with contextlib.suppress(OSError):  # a stick that was pulled takes nothing back
                path.unlink(missing_ok=True)
        raise


def _write_part(path: Path, part: _Part, contents: _Contents, keys: SenderKeys) -> WrittenPart:
    with whole_file(path, kind=SUFFIX) as file:
        sealing = _Sealing(_plain(part, contents, keys), file)
        sealing.run(part.manifest.recipients)
    digest = hashlib.sha256()
    for block in blocks_on_disk(path):
        digest.update(block)
        contents.work.add(len(block))
    if digest.digest() != sealing.digest.digest():
        sentence = _("The disk did not keep what was written in “{folder}”. Try another stick.")
        raise BundleNotWrittenError(sentence.format(folder=path.parent))
    return WrittenPart(path, part.manifest, digest.digest(), path.stat().st_size)


def _plain(part: _Part, contents: _Contents, keys: SenderKeys) -> Iterator[bytes]:
    yield enveloped(to_bytes(part.manifest), keys.signing_key)
    for stretch in part.stretches:
        yield from contents.take(stretch)
    yield from _zeros(part.manifest.pieces[-1].size)


class _Sealing:
    """What pyrage reads from and writes to.

    It remembers what went wrong in either, of which pyrage gives back only the words.
    """

    def __init__(self, plain: Iterator[bytes], file: IO[bytes]) -> None:
        self._plain = ChunkReader(plain)
        self._file = file
        self._failure: BaseException | None = None
        self.digest = hashlib.sha256()

    def run(self, recipients: Iterable[str]) -> None:
        """Seal everything; raises what reading and writing raise."""
        keys = [pyrage.x25519.Recipient.from_str(recipient) for recipient in recipients]
        try:
            pyrage.encrypt_io(self, self, keys)
        except pyrage.EncryptError:
            if self._failure is None:
                raise
            raise self._failure from None

    def read(self, size: int) -> bytes:
        """Return the next bytes to seal."""
        try:
            return self._plain.read(size)
        except BaseException as failure:
            self._failure = failure
            raise

    def write(self, sealed: bytes) -> int:
        """Write sealed bytes."""
        try:
            self._file.write(sealed)
        except BaseException as failure:
            self._failure = failure
            raise
        self.digest.update(sealed)
        return len(sealed)

    def flush(self) -> None:
        """Leave that to the end."""
