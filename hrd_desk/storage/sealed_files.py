"""Files that only their own key opens: cut into chunks, each sealed with its number and its end.

A sealed file is its chunks one after the other, each of `CHUNK_BYTES` (the last may be shorter or
empty) and 16 bytes more: XChaCha20-Poly1305 with the chunk's number as nonce, and with the uid of
the file, the number and whether it is the last as associated data. So a file that was cut, put in
another order or swapped with another one does not open. A key seals one file, once.
"""

import contextlib
import uuid
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from nacl import bindings
from nacl.exceptions import CryptoError

from hrd_desk.errors import HrdDeskError
from hrd_desk.i18n import _, reason_of
from hrd_desk.whole_files import whole_file

CHUNK_BYTES = 1024 * 1024
SEALED_CHUNK_BYTES = CHUNK_BYTES + bindings.crypto_aead_xchacha20poly1305_ietf_ABYTES
KEY_BYTES = bindings.crypto_aead_xchacha20poly1305_ietf_KEYBYTES
NONCE_BYTES = bindings.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES


class DamagedFileError(HrdDeskError):
    """A sealed file is missing, cannot be read or does not verify."""


class SealedFileWriter:
    """Seals what is written into a new file, which appears whole or not at all.

    A context manager. `key` is 32 random bytes that seal nothing else; a file that does not last
    is read in this process alone. Raises `OSError` if the disk takes no more; then, or after any
    other exception, nothing is left of the file.
    """

    def __init__(self, path: Path, key: bytes, file_uid: uuid.UUID, *, lasts: bool = True) -> None:
        self._path = path
        self._lasts = lasts
        self._key = key
        self._file_uid = file_uid
        self._chunk = bytearray()
        self._number = 0
        self._exits = contextlib.ExitStack()

    def __enter__(self) -> Self:
        self._file = self._exits.enter_context(whole_file(self._path, lasts=self._lasts))
        return self

    def write(self, data: bytes) -> None:
        """Add `data` to the content."""
        # A full chunk waits for more to come, because the last one is sealed as the last.
        rest = memoryview(data)
        while len(self._chunk) + len(rest) > CHUNK_BYTES:
            fitting = CHUNK_BYTES - len(self._chunk)
            self._chunk += rest[:fitting]
            rest = rest[fitting:]
            self._seal(is_last=False)
        self._chunk += rest

    def _seal(self, *, is_last: bool) -> None:
        settings = _settings(self._file_uid, self._number, is_last=is_last)
        nonce = self._number.to_bytes(NONCE_BYTES)
        sealed = bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(
            bytes(self._chunk), settings, nonce, self._key
        )
        self._file.write(sealed)
        self._chunk.clear()
        self._number += 1

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if kind is None:
            with self._exits:
                self._seal(is_last=True)
        else:
            self._exits.__exit__(kind, error, traceback)


def read_sealed(path: Path, key: bytes, file_uid: uuid.UUID) -> Iterator[bytes]:
    """Yield the content of a sealed file in chunks; each is verified before it is given out.

    Raises `DamagedFileError`, at the latest where the content ends too early.
    """
    try:
        with path.open("rb") as file:
            sealed, number = file.read(SEALED_CHUNK_BYTES), 0
            while True:
                following = file.read(SEALED_CHUNK_BYTES)
                settings = _settings(file_uid, number, is_last=not following)
                yield _opened(sealed, settings, number, key)
                if not following:
                    return
                sealed, number = following, number + 1
    except OSError as error:
        sentence = _("A stored file cannot be read: {reason}. Restore it from a backup.")
        reason = reason_of(error)
        raise DamagedFileError(sentence.format(reason=reason)) from error


def _opened(sealed: bytes, settings: bytes, number: int, key: bytes) -> bytes:
    sentence = _("A stored file is damaged. Restore it from a backup.")
    if len(sealed) < SEALED_CHUNK_BYTES - CHUNK_BYTES:
        raise DamagedFileError(sentence)
    nonce = number.to_bytes(NONCE_BYTES)
    try:
        return bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(sealed, settings, nonce, key)
    except CryptoError as error:
        raise DamagedFileError(sentence) from error


def _settings(file_uid: uuid.UUID, number: int, *, is_last: bool) -> bytes:
    return file_uid.bytes + number.to_bytes(8) + bytes([is_last])
