"""The contents of attachments: each stored once, sealed with a key of its own, known by its hash.

A content is on the disk, whole, before a row names it, so a crash leaves at most a file that no
row names; `remove_orphans` takes those away at the next opening.
"""

import contextlib
import hashlib
import os
import re
import stat
import uuid
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from hrd_desk.errors import DeskUnavailableError, HrdDeskError, InvalidInputError, NotFoundError
from hrd_desk.i18n import _, reason_of
from hrd_desk.mapping import new_uid
from hrd_desk.model.event import Event
from hrd_desk.model.file_kinds import HEAD_BYTES, media_type_of
from hrd_desk.model.file_names import file_label
from hrd_desk.model.parts import Attachment, in_order
from hrd_desk.progress import Progress, silent
from hrd_desk.storage.desk_folder import (
    LOW_SPACE_BYTES,
    DeskFolder,
    disk_errors,
    disk_full,
    refuse_inside_desk,
)
from hrd_desk.storage.journal.journaled import values_in
from hrd_desk.storage.journal.tables import Change
from hrd_desk.storage.local_tables import Draft, StoredFile
from hrd_desk.storage.sealed_files import (
    CHUNK_BYTES,
    KEY_BYTES,
    DamagedFileError,
    SealedFileWriter,
    read_sealed,
)
from hrd_desk.whole_files import flush_file, flush_folder, whole_file

LARGEST_BYTES = 2 * 1024**3
FIELD = "attachments"
_KIB = 1024
_OWN_NAME = re.compile(r"[0-9a-f]{32}|\..*\.part")


@dataclass(frozen=True, slots=True)
class StoredContent:
    """A content that this desk has: the SHA-256 of its bytes in hex, and how many they are."""

    sha256: str
    size_bytes: int


@dataclass(frozen=True, slots=True)
class SealedContent:
    """A content on the disk that no row names yet; `head` are its first bytes, at most 4096."""

    sha256: str
    size_bytes: int
    head: bytes = field(repr=False)
    file_uid: uuid.UUID
    key: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class MissingFile:
    """An attachment of a record whose content is not on this desk."""

    record_uid: uuid.UUID
    name: str
    sha256: str
    size_bytes: int


class FileStore:
    """The folder of encrypted contents of one desk, together with their rows in its database."""

    def __init__(self, folder: DeskFolder) -> None:
        """Keep contents in the folder `files` of a desk."""
        self._folder = folder

    def seal(self, source: Iterable[bytes]) -> SealedContent:
        """Bring a content onto the disk; needs no transaction, however long it takes.

        `add` it afterwards, or `discard` it. Raises `InvalidInputError` beyond 2 GiB and
        `DeskUnavailableError` for a full disk; then, or if `source` raises, nothing is left.
        """
        file_uid, key = uuid.uuid4(), os.urandom(KEY_BYTES)
        digest, head, size = hashlib.sha256(), b"", 0
        with disk_errors(), SealedFileWriter(self._path(file_uid), key, file_uid) as sealed:
            for piece in source:
                size += len(piece)
                if size > LARGEST_BYTES:
                    sentence = _("A file is larger than 2 GiB. Attach a shorter version of it.")
                    raise InvalidInputError(FIELD, sentence)
                if self._folder.free_bytes() < LOW_SPACE_BYTES + len(piece):
                    raise DeskUnavailableError(disk_full())
                digest.update(piece)
                head += piece[: HEAD_BYTES - len(head)]
                sealed.write(piece)
        return SealedContent(digest.hexdigest(), size, head, file_uid, key)

    def add(self, session: Session, sealed: SealedContent) -> StoredContent:
        """Note a sealed content; one that is here already, and whole, is not stored twice."""
        row = session.get(StoredFile, sealed.sha256)
        if row is None:
            session.add(
                StoredFile(
                    sha256=sealed.sha256,
                    file_uid=sealed.file_uid,
                    key=sealed.key,
                    size_bytes=sealed.size_bytes,
                )
            )
        elif self._is_whole(row):
            self.discard(sealed)
        else:
            # What is left of the damaged one is an orphan from now on.
            row.file_uid, row.key = sealed.file_uid, sealed.key
        session.flush()
        return StoredContent(sealed.sha256, sealed.size_bytes)

    def flush(self, contents: Collection[SealedContent], progress: Progress = silent) -> None:
        """Have contents on the disk that were sealed without waiting for it; raises `OSError`.

        All at once costs a fraction of waiting for each.
        """
        for number, sealed in enumerate(contents):
            progress(number, len(contents))
            flush_file(self._path(sealed.file_uid))
        if contents:
            flush_folder(self._folder.files)

    def discard(self, sealed: SealedContent) -> None:
        """Remove a sealed content that was not added."""
        self._path(sealed.file_uid).unlink(missing_ok=True)

    def keep(self, session: Session, source: Iterable[bytes]) -> StoredContent:
        """Store a content in one step, inside a transaction; raises as `seal` does."""
        sealed = self.seal(source)
        with contextlib.ExitStack() as unless_added:
            unless_added.callback(self.discard, sealed)
            stored = self.add(session, sealed)
            unless_added.pop_all()
        return stored

    def read(self, session: Session, sha256: str) -> Iterator[bytes]:
        """Return the pieces of a content; they may be taken after the transaction.

        Raises `NotFoundError` at once where the content has not come yet, `DamagedFileError` while
        it is read where it does not verify.
        """
        row = session.get(StoredFile, sha256)
        if row is None:
            sentence = _("This file is still to come: its content has not arrived on this desk.")
            raise NotFoundError(sentence)
        return self._pieces(row.sha256, row.key, row.file_uid)

    def _pieces(self, sha256: str, key: bytes, file_uid: uuid.UUID) -> Iterator[bytes]:
        digest = hashlib.sha256()
        for piece in read_sealed(self._path(file_uid), key, file_uid):
            digest.update(piece)
            yield piece
        if digest.hexdigest() != sha256:
            raise DamagedFileError(_("A stored file is damaged. Restore it from a backup."))

    def is_whole(self, session: Session, sha256: str) -> bool:
        """Read a content to its end and return whether it is here and verifies."""
        row = session.get(StoredFile, sha256)
        return row is not None and self._is_whole(row)

    def has(self, session: Session, sha256: str) -> bool:
        """Return whether the content is on this desk; what it holds is not verified."""
        row = session.get(StoredFile, sha256)
        return row is not None and self._path(row.file_uid).exists()

    def missing(self, session: Session, record_uid: uuid.UUID | None = None) -> list[MissingFile]:
        """Return the attachments whose content is not here, of one record or of all.

        Deleted records wait for nothing, unless one is asked for by its uid.
        """
        query = (
            select(
                *(Event.uid, Attachment.name, Attachment.sha256, Attachment.size_bytes),
                StoredFile.file_uid,
            )
            .join(Event, Event.id == Attachment.event_id)
            .outerjoin(StoredFile, StoredFile.sha256 == Attachment.sha256)
            .order_by(Event.id, *in_order(Attachment))
        )
        wanted = Event.deleted_version.is_(None) if record_uid is None else Event.uid == record_uid
        names = self._names()
        return [
            MissingFile(uid, name, sha256, size_bytes)
            for uid, name, sha256, size_bytes, file_uid in session.execute(query.where(wanted))
            if file_uid is None or file_uid.hex not in names
        ]

    def drop_unused(self, session: Session, among: Collection[str] | None = None) -> int:
        """Remove the contents that no record, no draft and no history uses; return how many.

        What a form shows and no draft holds yet counts as unused: call it when none is open, or
        for those contents only that are `among` what just came.
        """
        attached = select(Attachment.sha256)
        query = select(StoredFile).where(StoredFile.sha256.not_in(attached))
        unused = {
            row.sha256: row
            for row in session.scalars(query)
            if among is None or row.sha256 in among
        }
        if unused:
            for sha256 in (*_drafted(session), *_journaled(session)):
                unused.pop(sha256, None)
        for row in unused.values():
            self._drop(session, row)
        return len(unused)

    def forget(self, session: Session, sha256: str) -> None:
        """Remove a content whoever uses it, as an order to erase demands."""
        row = session.get(StoredFile, sha256)
        if row is not None:
            self._drop(session, row)

    def _drop(self, session: Session, row: StoredFile) -> None:
        session.delete(row)
        session.flush()
        self._path(row.file_uid).unlink(missing_ok=True)

    def remove_orphans(self, session: Session) -> int:
        """Remove the files that no row names, and return how many: at opening, before any work.

        Files that this program cannot have made are left alone.
        """
        named = {file_uid.hex for file_uid in session.scalars(select(StoredFile.file_uid))}
        orphans = [name for name in self._names() - named if _OWN_NAME.fullmatch(name)]
        for name in orphans:
            (self._folder.files / name).unlink(missing_ok=True)
        return len(orphans)

    def _is_whole(self, row: StoredFile) -> bool:
        try:
            for _piece in self._pieces(row.sha256, row.key, row.file_uid):
                pass
        except DamagedFileError:
            return False
        return True

    def _names(self) -> set[str]:
        with os.scandir(self._folder.files) as entries:
            return {entry.name for entry in entries}

    def _path(self, file_uid: uuid.UUID) -> Path:
        return self._folder.files / file_uid.hex


def _drafted(session: Session) -> Iterator[str]:
    for content in session.scalars(select(Draft.content)):
        for part in content.get("record", {}).get(FIELD, []):
            yield part["sha256"]


def _journaled(session: Session) -> Iterator[str]:
    query = select(Change.old, Change.new).where(Change.kind == "attachment")
    for contents in session.execute(query):
        for content in contents:
            sha256 = values_in(content).get("sha256")
            if isinstance(sha256, str):
                yield sha256


def file_pieces(path: Path, progress: Progress = silent) -> Iterator[bytes]:
    """Yield the content of a person's own file, telling `progress` how many KiB are read.

    Raises `InvalidInputError` where it is a folder, larger than 2 GiB or cannot be read.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            sentence = _("“{name}” is no file. Choose files, not folders.")
            raise InvalidInputError(FIELD, sentence.format(name=path.name))
        if status.st_size > LARGEST_BYTES:
            sentence = _("“{name}” is larger than 2 GiB. Attach a shorter version of it.")
            raise InvalidInputError(FIELD, sentence.format(name=path.name))
        with path.open("rb") as file:
            done = 0
            while piece := file.read(CHUNK_BYTES):
                progress(done // _KIB, status.st_size // _KIB)
                done += len(piece)
                yield piece
    except OSError as error:
        sentence = _("“{name}” cannot be read: {reason}. Choose another file.")
        reason = reason_of(error)
        raise InvalidInputError(FIELD, sentence.format(name=path.name, reason=reason)) from error


def new_attachment(sealed: SealedContent, name: str) -> Attachment:
    """Return the attachment of a content that came under `name`; its bytes tell its kind."""
    return Attachment(
        uid=new_uid(),
        sha256=sealed.sha256,
        size_bytes=sealed.size_bytes,
        media_type=media_type_of(sealed.head),
        name=file_label(name),
    )


def write_copy(target: Path, pieces: Iterable[bytes]) -> None:
    """Write a content to `target`, unencrypted, whole or not at all; an older file is replaced.

    Raises `HrdDeskError` where nothing can be written, as in the folder of a desk, and whatever
    `pieces` raises.
    """
    refuse_inside_desk(target)
    try:
        with whole_file(target) as file:
            for piece in pieces:
                file.write(piece)
    except OSError as error:
        sentence = _(
            "The copy could not be written there ({reason}). Choose another folder or name."
        )
        reason = reason_of(error)
        raise HrdDeskError(sentence.format(reason=reason)) from error


def stored_file_findings(
    session: Session, folder: DeskFolder, progress: Progress = silent
) -> Iterator[str]:
    """Yield a line for each stored content that is gone or does not verify.

    Reads all of them, telling `progress` how many KiB are done. A content that never came is no
    finding: `FileStore.missing` counts those.
    """
    store = FileStore(folder)
    rows = session.scalars(select(StoredFile).order_by(StoredFile.sha256)).all()
    total, done = sum(row.size_bytes for row in rows), 0
    for row in rows:
        read = 0
        try:
            for piece in store.read(session, row.sha256):
                progress((done + read) // _KIB, total // _KIB)
                read += len(piece)
        except DamagedFileError:
            yield damaged_words(session, row.sha256)
        done += row.size_bytes


def damaged_words(session: Session, sha256: str) -> str:
    """Return the sentence about a stored content that is gone or does not verify."""
    query = (
        select(Event.reference)
        .join(Attachment, Attachment.event_id == Event.id)
        .where(Attachment.sha256 == sha256)
        .order_by(Event.reference)
    )
    references = ", ".join(dict.fromkeys(session.scalars(query)))
    if not references:
        sentence = _("A stored file that no record uses any more is damaged or gone ({sha256}).")
        return sentence.format(sha256=sha256)
    sentence = _("A file attached to {references} is damaged or gone; attach it again ({sha256}).")
    return sentence.format(references=references, sha256=sha256)
