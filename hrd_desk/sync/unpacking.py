"""The content of a bundle's parts, sealed again on this desk's disk until it is taken in."""

import contextlib
import hashlib
import os
import uuid
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from hrd_desk.model.file_kinds import HEAD_BYTES
from hrd_desk.progress import Progress
from hrd_desk.storage.desk_folder import DeskFolder
from hrd_desk.storage.sealed_files import KEY_BYTES, SealedFileWriter, read_sealed
from hrd_desk.storage.stored_files import FileStore, SealedContent
from hrd_desk.sync.bundle_reader import Sink, unpacked_lines
from hrd_desk.sync.kept_parts import PartReader, PartsHere, copied_part, kept_parts, kept_path
from hrd_desk.sync.manifest import Manifest, Piece, PieceKind, is_same_bundle
from hrd_desk.sync.refusals import Refusal, RefusedError

_SPOILT = (Refusal.TRUNCATED, Refusal.DAMAGED, Refusal.NOT_A_BUNDLE, Refusal.NOT_FOR_US)


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

    `manifest` is that of the part that came, `first` that of part 1 where it was read, as with all
    changes. A context manager: on exit everything is removed that was not marked as kept.
    """

    folder: DeskFolder
    manifest: Manifest
    first: Manifest
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

    def flush(self, progress: Progress) -> None:
        """Have the contents on the disk, before a row names one; raises `OSError`."""
        FileStore(self.folder).flush(self.contents, progress)

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


def unpack(
    folder: DeskFolder,
    path: Path,
    manifest: Manifest,
    reader: PartReader,
    lacking: Collection[str] | None,
) -> Unpacked:
    """Open the part at `path`, with those other parts that came earlier and go together with it.

    `lacking` are the files that this desk still needs (SHA-256) once the bundle's changes are in,
    None before. A part of several is kept as it came, once it was read whole, until all are here.
    Raises `RefusedError`.
    """
    folder.staging.mkdir(exist_ok=True)
    if manifest.parts == 1:
        return _unpack(folder, {1: path}, manifest, reader, None)
    with copied_part(folder, path, manifest, reader.progress) as copied:
        kept = kept_parts(folder, manifest)
        kept.pop(manifest.part, None)
        while True:
            chosen = PartsHere(manifest, kept, reader.peek).to_read(is_in=lacking is not None)
            paths = {number: kept[number] for number in chosen & kept.keys()}
            wanted = None if lacking is None else {piece.sha256 for piece in manifest.pieces}
            try:
                unpacked = _unpack(
                    folder, paths | {manifest.part: copied}, manifest, reader, wanted
                )
            except _SpoiltPartError as error:
                if error.number == manifest.part:
                    raise error.refusal from error
                # It no longer reads, so it has not come: another copy of it may.
                kept.pop(error.number).unlink(missing_ok=True)
            else:
                copied.replace(kept_path(folder, manifest))
                unpacked.parts = sorted({manifest.part, *kept})
                break
    _complete(unpacked, reader, lacking or ())
    return unpacked


def _complete(unpacked: Unpacked, reader: PartReader, lacking: Collection[str]) -> None:
    """Once all parts are here, take what an interrupted earlier part had to leave."""
    wanted = set(lacking) - {content.sha256 for content in unpacked.contents}
    if not unpacked.is_complete or not wanted:
        return
    folder, manifest = unpacked.folder, unpacked.manifest
    try:
        more = _unpack(folder, kept_parts(folder, manifest), manifest, reader, wanted)
    except _SpoiltPartError as error:
        # It has not come, so the bundle is not complete either.
        kept_parts(folder, manifest)[error.number].unlink(missing_ok=True)
        unpacked.parts.remove(error.number)
    else:
        unpacked.contents += more.contents


def _unpack(
    folder: DeskFolder,
    paths: dict[int, Path],
    manifest: Manifest,
    reader: PartReader,
    wanted: Collection[str] | None,
) -> Unpacked:
    sink = _Contents(folder, wanted)
    first = manifest
    with contextlib.ExitStack() as unless_done:
        unless_done.callback(sink.abandon_everything)
        for number in sorted(paths):
            part = _read(number, paths, sink, reader)
            if not is_same_bundle(part, manifest):
                raise RefusedError(Refusal.BAD_MANIFEST)
            first = part if part.part == 1 else first
        sink.abandon()
        unless_done.pop_all()
    return Unpacked(folder, manifest, first, sorted(paths), sink.lines_file, sink.contents)


def _read(number: int, paths: dict[int, Path], sink: Sink, reader: PartReader) -> Manifest:
    try:
        return reader.read(paths[number], sink)
    except RefusedError as refusal:
        if len(paths) > 1 and refusal.code in _SPOILT:
            raise _SpoiltPartError(number, refusal) from refusal
        raise


class _Contents:
    """Takes the pieces of parts in their order and seals each content into a file of its own."""

    def __init__(self, folder: DeskFolder, wanted: Collection[str] | None) -> None:
        self._folder = folder
        self._wanted = wanted
        self._open: contextlib.ExitStack | None = None
        self._piece: Piece | None = None
        self._is_skipped = False
        self.lines_file: SealedContent | None = None
        self.contents: list[SealedContent] = []

    def begin_piece(self, piece: Piece) -> None:
        """Begin a content, or go on with the open one."""
        if self._wanted is not None and piece.sha256 not in self._wanted:
            self.abandon()
        elif piece.offset == 0:
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
        writer = SealedFileWriter(path, self._key, self._file_uid, lasts=False)
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
