"""The parts of bundles that are kept until all have come, and which of them go together.

A part is read when it comes. Others are read again only for a content that lies in both, once all
of it is here; so what is read grows with the parts, not with their square.
"""

import contextlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from hrd_desk.progress import Progress, silent
from hrd_desk.storage.desk_folder import DeskFolder
from hrd_desk.sync.bundle_reader import Sink, copy_file
from hrd_desk.sync.manifest import Manifest, Piece, PieceKind

_NAME = re.compile(r"[0-9a-f]{32}-([0-9]{6})\.hrdx")


@dataclass(frozen=True, slots=True)
class PartReader:
    """How a part is read: the whole of it into a sink, or its manifest alone, None if it fails.

    `progress` is told while one is copied, in KiB.
    """

    read: Callable[[Path, Sink], Manifest]
    peek: Callable[[Path], Manifest | None]
    progress: Progress = silent


def kept_parts(folder: DeskFolder, manifest: Manifest) -> dict[int, Path]:
    """Return the parts of a bundle that are here, by number; copies that others made are none."""
    bundle = manifest.bundle_uid.hex
    found = ((_NAME.fullmatch(path.name), path) for path in folder.incoming.glob(f"{bundle}-*"))
    return {int(name[1]): path for name, path in found if name}


def kept_path(folder: DeskFolder, manifest: Manifest) -> Path:
    """Return where a part is kept."""
    return folder.incoming / f"{manifest.bundle_uid.hex}-{manifest.part:06}.hrdx"


@contextlib.contextmanager
def copied_part(
    folder: DeskFolder, path: Path, manifest: Manifest, progress: Progress
) -> Iterator[Path]:
    """Copy the part at `path` to where it is to be kept; it goes if nobody moves it there."""
    folder.incoming.mkdir(exist_ok=True)
    copied = kept_path(folder, manifest).with_suffix(".part")
    try:
        copy_file(path, copied, progress)
        yield copied
    finally:
        copied.unlink(missing_ok=True)


def forget_parts(folder: DeskFolder, manifest: Manifest) -> None:
    """Remove the kept parts of a bundle."""
    for path in kept_parts(folder, manifest).values():
        path.unlink(missing_ok=True)


def forget_older_parts(
    folder: DeskFolder, manifest: Manifest, peek: Callable[[Path], Manifest | None]
) -> None:
    """Remove the kept parts of bundles that this one made up for; it says all that they say."""
    for path in folder.incoming.glob("*.hrdx") if folder.incoming.is_dir() else ():
        other = peek(path)
        if other is not None and other.sender_uid == manifest.sender_uid:
            is_older = (other.epoch, other.number) < (manifest.epoch, manifest.number)
            if is_older:
                path.unlink(missing_ok=True)


# --- which go together ----------------------------------------------------------------------------


class PartsHere:
    """The part that comes and those kept before it; each one's manifest is read once, if at all."""

    def __init__(
        self,
        manifest: Manifest,
        kept: dict[int, Path],
        peek: Callable[[Path], Manifest | None],
    ) -> None:
        """Look at the part with `manifest` beside the `kept` ones."""
        self._part = manifest.part
        self._kept = kept
        self._peek = peek
        self._pieces: dict[int, list[Piece]] = {manifest.part: _contents(manifest)}

    def to_read(self, *, is_in: bool) -> set[int]:
        """Return which parts must be read now that this one has come.

        As soon as the changes are whole, all; before that this one, to verify it. Once they are in
        (`is_in`), those with the rest of the contents that this part has pieces of.
        """
        if not is_in:
            changes = self._pieces_of(1)[:1]
            is_whole = bool(changes) and self._rest(1, changes[0]) is not None
            return {self._part, *self._kept} if is_whole else {self._part}
        pieces = self._pieces_of(self._part)
        rests = (self._rest(self._part, piece) for piece in (*pieces[:1], *pieces[-1:]))
        return {self._part}.union(*(rest for rest in rests if rest is not None))

    def _pieces_of(self, number: int) -> list[Piece]:
        if number not in self._pieces:
            manifest = self._peek(self._kept[number]) if number in self._kept else None
            self._pieces[number] = _contents(manifest) if manifest is not None else []
        return self._pieces[number]

    def _rest(self, number: int, piece: Piece) -> set[int] | None:
        """Return the other parts that a content lies in, None where one of them is missing."""
        end = piece.offset + piece.size
        wanted = {number - 1} if piece.offset else set()
        wanted |= {number + 1} if end < piece.total else set()
        if any(each != self._part and each not in self._kept for each in wanted):
            return None  # before any of them is opened
        found, begin, before, after = set[int](), piece.offset, number, number
        while begin > 0:
            before -= 1
            last = self._pieces_of(before)[-1:]
            if not last or (last[0].sha256, last[0].offset + last[0].size) != (piece.sha256, begin):
                return None
            begin = last[0].offset
            found.add(before)
        while end < piece.total:
            after += 1
            first = self._pieces_of(after)[:1]
            if not first or (first[0].sha256, first[0].offset) != (piece.sha256, end):
                return None
            end += first[0].size
            found.add(after)
        return found


def _contents(manifest: Manifest) -> list[Piece]:
    return [piece for piece in manifest.pieces if piece.kind is not PieceKind.PADDING]
