"""Create a desk, open it, close it."""

import contextlib
import secrets
import shutil
from pathlib import Path
from types import TracebackType
from typing import Self

from nacl.signing import SigningKey
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from hrd_desk.clock import Clock, SystemClock
from hrd_desk.errors import DeskUnavailableError, InvalidInputError
from hrd_desk.i18n import _
from hrd_desk.storage.connections import desk_errors, make_engine, verified_connection
from hrd_desk.storage.database import Database
from hrd_desk.storage.desk_folder import (
    DeskFolder,
    DeskLock,
    disk_errors,
    disk_full,
    empty_unfinished,
)
from hrd_desk.storage.journal.own_desk import own_desk
from hrd_desk.storage.journal.recording import NODE_BITS
from hrd_desk.storage.journal.tables import Desk
from hrd_desk.storage.keys import KeyFile, calibrated_cost, wipe
from hrd_desk.storage.local_tables import Secret
from hrd_desk.storage.migrate import is_migrated, migrate
from hrd_desk.storage.search_index import VERSION_SETTING, is_index_current, rebuild_index
from hrd_desk.storage.search_text import TOKENIZER_VERSION
from hrd_desk.storage.settings import read_setting, write_setting
from hrd_desk.storage.stored_files import FileStore
from hrd_desk.storage.terms import add_shipped_terms
from hrd_desk.vocabulary.starter import shipped_digest

ROLES = ("field", "hq")
LONGEST_AUTHOR = 100
SHIPPED_TERMS = "shipped-terms"
UPGRADE_COPY = "before-upgrade.db"
NEEDED_TO_OPEN_BYTES = 64 * 1024
"""The index of the write-ahead log takes half of it."""


class OpenDesk:
    """An unlocked desk: its database, its identity, its keys. Close it when done."""

    def __init__(
        self, folder: DeskFolder, lock: DeskLock, key: bytearray, engine: Engine, clock: Clock
    ) -> None:
        """Take over an opened desk; `create_desk` and `open_desk` make these."""
        self.folder = folder
        self._lock = lock
        self._key = key
        self._is_closed = False
        self.database = Database(engine, folder, clock, author="")
        with self.database.snapshot() as session:
            own = own_desk(session)
            self.uid, self.code, self.role, self.epoch = own.uid, own.code, own.role, own.epoch
            self.database.author = str(read_setting(session, "author", own.code))

    def __enter__(self) -> Self:
        """Return the desk itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close the desk."""
        self.close()

    def close(self) -> None:
        """Sign the journal, bring everything into the main file, forget the key, let go.

        Closing a closed desk does nothing.
        """
        if self._is_closed:
            return
        self._is_closed = True
        try:
            self.database.close()
        finally:
            wipe(self._key)
            self._lock.release()

    def idle(self) -> None:
        """Bring all commits into the main file while nobody types."""
        self.database.checkpoint()
        self.folder.hold_reserve()

    def sign_as(self, author: str) -> None:
        """Let `author` stand in the history from the next revision on; the desk's code for "".

        Raises `InvalidInputError` for what is not one line of a name.
        """
        name = author.strip() or self.code
        if len(name) > LONGEST_AUTHOR or not name.isprintable():
            sentence = _("The name in the history is one line of at most {count} letters.")
            raise InvalidInputError("author", sentence.format(count=LONGEST_AUTHOR))
        with self.database.local_transaction() as session:
            write_setting(session, "author", name)
        self.database.author = name

    def change_passphrase(self, old: str, new: str, cost: dict[str, int] | None = None) -> None:
        """Let `new` open the desk instead of `old`; the database is not rewritten.

        Raises `WrongPassphraseError` and, for a short new one, `InvalidInputError`.
        """
        keys = self._key_file()
        key = keys.unlock(old)
        keys.set_passphrase(key, new, cost or calibrated_cost())
        wipe(key)
        keys.write(self.folder.keys, self.folder.keys_copy)

    def set_passphrase(self, new: str, cost: dict[str, int] | None = None) -> None:
        """Let `new` open the desk, after it was opened with the recovery words."""
        keys = self._key_file()
        keys.set_passphrase(self._key, new, cost or calibrated_cost())
        keys.write(self.folder.keys, self.folder.keys_copy)

    def new_recovery_words(self, passphrase: str) -> str:
        """Return new recovery words; the old ones no longer open the desk."""
        keys = self._key_file()
        key = keys.unlock(passphrase)
        words = keys.set_recovery_words(key)
        wipe(key)
        keys.write(self.folder.keys, self.folder.keys_copy)
        return words

    def _key_file(self) -> KeyFile:
        return KeyFile.read(self.folder.keys, self.folder.keys_copy)


def create_desk(
    path: Path,
    passphrase: str,
    code: str,
    *,
    role: str = "field",
    author: str = "",
    cost: dict[str, int] | None = None,
) -> tuple[OpenDesk, str]:
    """Create an encrypted desk with the shipped vocabularies; return it and its recovery words.

    `path` gets the ending `.hrdesk`; `code` (2-6 capital letters or digits) stands in every
    reference; `cost` are Argon2id settings, else what this computer can bear. Raises
    `InvalidInputError` and `DeskUnavailableError`; a desk that could not be finished is removed.
    """
    _check_code(code, role)
    folder = DeskFolder.named(path)
    keys, key, words = KeyFile.new(passphrase, cost or calibrated_cost())
    folder.create()
    try:
        with desk_errors():
            _fill(folder, key, {"code": code, "role": role, "author": author or code})
        keys.write(folder.keys, folder.keys_copy)
        folder.hold_reserve()
        return _opened(folder, key, SystemClock()), words
    except BaseException:
        shutil.rmtree(folder.path, ignore_errors=True)
        raise


def _check_code(code: str, role: str) -> None:
    if not (2 <= len(code) <= 6 and code.isascii() and code.isalnum() and code.upper() == code):  # noqa: PLR2004  said in the sentence
        sentence = _("The desk code “{code}” must be 2 to 6 capital letters or digits, like ALM.")
        raise InvalidInputError("code", sentence.format(code=code))
    if role not in ROLES:
        raise InvalidInputError("role", _("The role of a desk is “field” or “hq”."))


def _fill(folder: DeskFolder, key: bytearray, identity: dict[str, str]) -> None:
    engine = make_engine(folder.database, key, foreign_keys=False)
    try:
        migrate(engine)
        with engine.begin() as connection, Session(connection) as session:
            signing_key = SigningKey.generate()
            session.add(
                Desk(
                    code=identity["code"],
                    role=identity["role"],
                    node=secrets.randbelow(1 << NODE_BITS),
                    verify_key=bytes(signing_key.verify_key),
                    is_own=True,
                )
            )
            session.add(Secret(name="signing-key", value=bytes(signing_key)))
            write_setting(session, "author", identity["author"])
            write_setting(session, VERSION_SETTING, TOKENIZER_VERSION)
            session.flush()
        database = Database(engine, folder, SystemClock(), identity["author"])
        _add_terms(database, "create-desk")
        database.checkpoint()
    finally:
        engine.dispose()


def open_desk(path: Path, passphrase: str, clock: Clock | None = None) -> OpenDesk:
    """Open the desk at `path`; raises a `DeskUnavailableError` with one sentence."""
    folder = DeskFolder(path)
    folder.require()
    keys = KeyFile.read(folder.keys, folder.keys_copy)
    return _opened(folder, keys.unlock(passphrase), clock or SystemClock())


def open_desk_with_words(path: Path, words: str, clock: Clock | None = None) -> OpenDesk:
    """Open the desk with its recovery words; set a new passphrase afterwards."""
    folder = DeskFolder(path)
    folder.require()
    keys = KeyFile.read(folder.keys, folder.keys_copy)
    return _opened(folder, keys.unlock_with_words(words), clock or SystemClock())


def _opened(folder: DeskFolder, key: bytearray, clock: Clock) -> OpenDesk:
    with contextlib.suppress(DeskUnavailableError):  # a full disk may still be read
        folder.make_room()
    try:
        return _unlocked(folder, key, clock)
    except DeskUnavailableError as error:
        # The database only says that it got no answer.
        if type(error) is DeskUnavailableError and folder.free_bytes() < NEEDED_TO_OPEN_BYTES:
            raise DeskUnavailableError(disk_full()) from error
        raise


def _unlocked(folder: DeskFolder, key: bytearray, clock: Clock) -> OpenDesk:
    with contextlib.ExitStack() as undo, desk_errors():
        undo.callback(wipe, key)
        lock = DeskLock(folder)
        undo.callback(lock.release)
        first = verified_connection(folder.database, key)
        undo.callback(first.close)
        engine = make_engine(folder.database, key, first=first)
        # Its connections hold the key, and the write-ahead log's files beside the database.
        undo.callback(engine.dispose)
        if not is_migrated(engine):
            engine.dispose()
            _upgrade(folder, key)
        desk = OpenDesk(folder, lock, key, engine, clock)
        _refresh(desk)
        undo.pop_all()
        return desk


def _upgrade(folder: DeskFolder, key: bytearray) -> None:
    engine = make_engine(folder.database, key, foreign_keys=False)
    try:
        migrate(engine, backup=folder.path / UPGRADE_COPY)
    finally:
        engine.dispose()


def _add_terms(database: Database, action: str) -> None:
    with database.transaction(action) as session:
        add_shipped_terms(session)
        write_setting(session, SHIPPED_TERMS, shipped_digest())


def _refresh(desk: OpenDesk) -> None:
    folder = desk.folder
    folder.files.mkdir(exist_ok=True)
    with contextlib.suppress(DeskUnavailableError):  # a full disk may still be read
        with disk_errors():
            empty_unfinished(folder)
        folder.hold_reserve()
        with desk.database.local_transaction() as session:
            store = FileStore(folder)
            store.remove_orphans(session)
            store.drop_unused(session)
            if not is_index_current(session):
                rebuild_index(session)
        with desk.database.snapshot() as session:
            is_current = read_setting(session, SHIPPED_TERMS, "") == shipped_digest()
        if not is_current:
            _add_terms(desk.database, "upgrade-vocabularies")
