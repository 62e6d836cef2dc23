"""The content of a bundle's parts, sealed again on this desk's disk until it is taken in."""

import contextlib
import hashlib
import os
import shutil
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from hrd_desk.model.file_kinds import HEAD_BYTES
from hrd_desk.storage.desk_folder import DeskFolder
from hrd_desk.storage.sealed_files import KEY_BYTES, SealedFileWriter, read_sealed
from hrd_desk.storage.stored_files import FileStore, SealedContent
from hrd_desk.sync.bundle_reader import Sink, unpacked_lines
from hrd_desk.sync.manifest import Manifest, Piece, PieceKind, is_same_bundle
from hrd_desk.sync.refusals import Refusal, RefusedError

_SPOILT = (Refusal.TRUNCATED, Refusal.DAMAGED, Refusal.NOT_A_BUNDLE, Refusal.NOT_FOR_US)

ReadPart = Callable[[Path, Sink], Manifest]


class _AbandonedError(Exception):
    """Tells a writer that the rest of its content has not come."""


class _SpoiltPartError(Exception):
    """One of the parts that were read together is not what its sender wrote."""

    def __init__(self, number: int, refusal: RefusedError) -> None:
        super().__init__()
        self.number = number
        self.refusal = refusal


@dataclass(slots=True)
class Unpacked:
    """What came: the packed lines if they are whole, the contents that are whole.

    A context manager: on exit everything is removed that was not marked as kept.
    """

    folder: DeskFolder
    manifest: Manifest
    parts: list[int]
    lines_file: SealedContent | None = None
    contents: list[SealedContent] = field(default_factory=list)
    are_contents_kept: bool = False

    @property
    def has_changes(self) -> bool:
        """Whether the lines can be read."""
        return self.lines_file is not None

    @property
    def is_complete(self) -> bool:
        """Whether every part is here."""
        return len(self.parts) == self.manifest.parts

    def lines(self) -> Iterator[bytes]:
        """Yield the lines of the changes."""
        if self.lines_file is None:
            raise RefusedError(Refusal.TRUNCATED)
        sealed = self.lines_file
        path = self.folder.staging / sealed.file_uid.hex
        packed = read_sealed(path, sealed.key, sealed.file_uid)
        return unpacked_lines(packed, self.manifest.changes_bytes)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self.lines_file is not None:
            (self.folder.staging / self.lines_file.file_uid.hex).unlink(missing_ok=True)
        if not self.are_contents_kept:
            store = FileStore(self.folder)
            for content in self.contents:
                store.discard(content)


def unpack(folder: DeskFolder, path: Path, manifest: Manifest, read: ReadPart) -> Unpacked:
    """Open the part at `path` together with the other parts that came earlier.

    A part of several is kept as it came, once it was read whole, until all are here. Raises
    `RefusedError`.
    """
    folder.staging.mkdir(exist_ok=True)
    if manifest.parts == 1:
        return _unpack(folder, {1: path}, manifest, read)
    with _copied(folder, path, manifest) as copied:
        kept = _kept_parts(folder, manifest)
        while True:
            try:
                unpacked = _unpack(folder, kept | {manifest.part: copied}, manifest, read)
            except _SpoiltPartError as error:
                if error.number == manifest.part:
                    raise error.refusal from error
                # It no longer reads, so it has not come: another copy of it may.
                kept.pop(error.number).unlink(missing_ok=True)
            else:
                copied.replace(_kept_path(folder, manifest))
                return unpacked


def _unpack(
    folder: DeskFolder, paths: dict[int, Path], manifest: Manifest, read: ReadPart
) -> Unpacked:
    sink = _Contents(folder)
    with contextlib.ExitStack() as unless_done:
        unless_done.callback(sink.abandon_everything)
        for number in sorted(paths):
            if not is_same_bundle(_read(number, paths, sink, read), manifest):
                raise RefusedError(Refusal.BAD_MANIFEST)
        sink.abandon()
        unless_done.pop_all()
    return Unpacked(folder, manifest, sorted(paths), sink.lines_file, sink.contents)


def _read(number: int, paths: dict[int, Path], sink: Sink, read: ReadPart) -> Manifest:
    try:
        return read(paths[number], sink)
    except RefusedError as refusal:
        if len(paths) > 1 and refusal.code in _SPOILT:
            raise _SpoiltPartError(number, refusal) from refusal
        raise


def forget_parts(folder: DeskFolder, manifest: Manifest) -> None:
    """Remove the kept parts of a bundle."""
    for path in folder.incoming.glob(f"{manifest.bundle_uid.hex}-*.hrdx"):
        path.unlink(missing_ok=True)


def forget_older_parts(
    folder: DeskFolder, manifest: Manifest, peeked: Callable[[Path], Manifest | None]
) -> None:
    """Remove the kept parts of bundles that this one made up for; it says all that they say."""
    for path in folder.incoming.glob("*.hrdx") if folder.incoming.is_dir() else ():
        other = peeked(path)
        if other is not None and other.sender_uid == manifest.sender_uid:
            is_older = (other.epoch, other.number) < (manifest.epoch, manifest.number)
            if is_older:
                path.unlink(missing_ok=True)


def _kept_path(folder: DeskFolder, manifest: Manifest) -> Path:
    return folder.incoming / f"{manifest.bundle_uid.hex}-{manifest.part:06}.hrdx"


@contextlib.contextmanager
def _copied(folder: DeskFolder, path: Path, manifest: Manifest) -> Iterator[Path]:
    """Copy the part at `path` to where it is to be kept; it goes if nobody moves it there."""
    folder.incoming.mkdir(exist_ok=True)
    copied = _kept_path(folder, manifest).with_suffix(".part")
    try:
        shutil.copyfile(path, copied)
        yield copied
    finally:
        copied.unlink(missing_ok=True)


def _kept_parts(folder: DeskFolder, manifest: Manifest) -> dict[int, Path]:
    found = folder.incoming.glob(f"{manifest.bundle_uid.hex}-*.hrdx")
    return {int(part.stem.rsplit("-", 1)[1]): part for part in found}


class _Contents:
    """Takes the pieces of parts in their order and seals each content into a file of its own."""

    def __init__(self, folder: DeskFolder) -> None:
        self._folder = folder
        self._open: contextlib.ExitStack | None = None
        self._piece: Piece | None = None
        self._is_skipped = False
        self.lines_file: SealedContent | None = None
        self.contents: list[SealedContent] = []

    def begin_piece(self, piece: Piece) -> None:
        """Begin a content, or go on with the open one."""
        if piece.offset == 0:
            self.abandon()
            self._begin(piece)
        elif self._piece is None or (self._piece.sha256, self._come) != (
            piece.sha256,
            piece.offset,
        ):
            self.abandon()
        self._is_skipped = self._open is None

    def write(self, data: bytes) -> None:
        """Take data of the piece; that of a content whose beginning is missing is dropped."""
        if self._is_skipped:
            return
        self._digest.update(data)
        self._head += data[: HEAD_BYTES - len(self._head)]
        self._come += len(data)
        self._writer.write(data)

    def end_piece(self) -> None:
        """End the piece, and the content if it was its last."""
        if self._is_skipped or self._piece is None or self._come < self._piece.total:
            return
        if self._digest.hexdigest() != self._piece.sha256:
            self.abandon()
            raise RefusedError(Refusal.DAMAGED)
        if self._open is not None:
            self._open.close()
            self._open = None
        content = SealedContent(
            self._piece.sha256, self._come, bytes(self._head), self._file_uid, self._key
        )
        if self._piece.kind is PieceKind.CHANGES:
            self.lines_file = content
        else:
            self.contents.append(content)

    def _begin(self, piece: Piece) -> None:
        self._piece = piece
        self._come = 0
        self._head = bytearray()
        self._digest = hashlib.sha256()
        self._file_uid, self._key = uuid.uuid4(), os.urandom(KEY_BYTES)
        is_changes = piece.kind is PieceKind.CHANGES
        folder = self._folder.staging if is_changes else self._folder.files
        path = folder / self._file_uid.hex
        writer = SealedFileWriter(path, self._key, self._file_uid, lasts=not is_changes)
        self._open = contextlib.ExitStack()
        self._writer = self._open.enter_context(writer)

    def abandon(self) -> None:
        """Give up the open content: more of it will not come."""
        if self._open is not None:
            opened, self._open = self._open, None
            with contextlib.suppress(_AbandonedError), opened:
                raise _AbandonedError
        self._piece = None

    def abandon_everything(self) -> None:
        """Remove every content."""
        self.abandon()
        if self.lines_file is not None:
            (self._folder.staging / self.lines_file.file_uid.hex).unlink(missing_ok=True)
        store = FileStore(self._folder)
        for content in self.contents:
            store.discard(content)
