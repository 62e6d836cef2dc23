"""Keeps the contents of attachments for the form, which knows no database."""

import contextlib
from collections.abc import Collection, Iterator
from pathlib import Path

from hrd_desk.model.parts import Attachment
from hrd_desk.progress import Progress
from hrd_desk.storage.database import Database
from hrd_desk.storage.desk_folder import DeskFolder
from hrd_desk.storage.stored_files import FileStore, file_pieces, new_attachment, write_copy

_KIB = 1024


class FileKeeper:
    """The stored files of a desk."""

    def __init__(self, database: Database, folder: DeskFolder) -> None:
        """Keep contents in the folder and the database of one desk."""
        self._database = database
        self._store = FileStore(folder)

    def keep(self, path: Path, progress: Progress) -> Attachment:
        """Store a file's content and return its attachment; raises `HrdDeskError`."""
        # Sealing takes long, so it comes before the transaction, which others wait for.
        sealed = self._store.seal(file_pieces(path, progress))
        with contextlib.ExitStack() as unless_added:
            unless_added.callback(self._store.discard, sealed)
            with self._database.local_transaction() as session:
                self._store.add(session, sealed)
            unless_added.pop_all()
        return new_attachment(sealed, path.name)

    def here(self, hashes: Collection[str]) -> frozenset[str]:
        """Return which contents are on this desk."""
        if not hashes:
            return frozenset()
        with self._database.snapshot() as session:
            return frozenset(sha256 for sha256 in hashes if self._store.has(session, sha256))

    def save_copy(self, attachment: Attachment, target: Path, progress: Progress) -> None:
        """Write a content to `target`, unencrypted; raises `HrdDeskError`."""
        with self._database.snapshot() as session:
            pieces = self._store.read(session, attachment.sha256)
        write_copy(target, _counted(pieces, attachment.size_bytes, progress))

    def drop_unused(self) -> None:
        """Remove the contents that were added to no record in the end."""
        with self._database.local_transaction() as session:
            self._store.drop_unused(session)


def _counted(pieces: Iterator[bytes], size_bytes: int, progress: Progress) -> Iterator[bytes]:
    done = 0
    for piece in pieces:
        progress(done // _KIB, size_bytes // _KIB)
        done += len(piece)
        yield piece
