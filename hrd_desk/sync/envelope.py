"""What stands around the content of a bundle: the signed manifest, and the age file outside."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from hrd_desk.progress import Progress, silent
from hrd_desk.sync.padding import padme

KIB = 1024
MAGIC = b"HRDX1\n"
VERIFY_KEY_BYTES = 32
LENGTH_BYTES = 4
SIGNATURE_BYTES = 64
ENVELOPE_BYTES = len(MAGIC) + VERIFY_KEY_BYTES + LENGTH_BYTES + SIGNATURE_BYTES
"""What the envelope adds to the manifest."""
_CONTEXT = b"hrdx-manifest-1\0"

_CHUNK_BYTES = 64 * 1024
_TAG_BYTES = 16
_NONCE_BYTES = 16
_STANZA_BYTES = 98
_REST_OF_HEADER_BYTES = 512
"""First and last line and the stanza that age adds at random, with room to spare (249 seen)."""
_READ_BYTES = 1024 * 1024


def enveloped(manifest_text: bytes, signing_key: bytes) -> bytes:
    """Return what stands before the pieces; `signing_key` is an Ed25519 seed of 32 bytes."""
    signer = SigningKey(signing_key)
    verify_key = bytes(signer.verify_key)
    signature = signer.sign(_CONTEXT + verify_key + manifest_text).signature
    length = len(manifest_text).to_bytes(LENGTH_BYTES)
    return MAGIC + verify_key + length + manifest_text + signature


def is_signed(verify_key: bytes, manifest_text: bytes, signature: bytes) -> bool:
    """Return whether the manifest was signed with the key that `verify_key` belongs to."""
    try:
        VerifyKey(verify_key).verify(_CONTEXT + verify_key + manifest_text, signature)
    except BadSignatureError:
        return False
    return True


def sealed_bytes(header_bytes: int, plain_bytes: int) -> int:
    """Return the length of an age file with a header of `header_bytes`."""
    chunks = max(1, -(-plain_bytes // _CHUNK_BYTES))
    return header_bytes + _NONCE_BYTES + plain_bytes + chunks * _TAG_BYTES


def is_cut_block(header_bytes: int, file_bytes: int) -> bool:
    """Return whether an age file of one block is not as long as padding makes such a file.

    Nothing of a block that is cut can be read, so its length is all that tells it from damage.
    """
    plain_bytes = file_bytes - header_bytes - _NONCE_BYTES - _TAG_BYTES
    return plain_bytes < _CHUNK_BYTES and padme(max(0, plain_bytes)) != plain_bytes


def room_in(sealed_limit: int, recipients: int) -> int:
    """Return how many bytes fit into an age file of at most `sealed_limit` bytes."""
    header = _REST_OF_HEADER_BYTES + recipients * _STANZA_BYTES
    body = sealed_limit - header - _NONCE_BYTES
    return body - -(-body // (_CHUNK_BYTES + _TAG_BYTES)) * _TAG_BYTES


def file_sha256(path: Path, progress: Progress = silent) -> bytes:
    """Return the SHA-256 of a file's bytes, which names it in the log of files.

    Progress counts KiB.
    """
    digest, done, size = hashlib.sha256(), 0, path.stat().st_size
    for block in blocks_on_disk(path):
        digest.update(block)
        done += len(block)
        progress(done // KIB, size // KIB)
    return digest.digest()


def blocks_on_disk(path: Path) -> Iterator[bytes]:
    """Yield a file in blocks, from the disk itself where the system allows to ask for that."""
    with path.open("rb") as file:
        # What was just written would come from memory, and say nothing of the stick.
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        yield from iter(lambda: file.read(_READ_BYTES), b"")


class ChunkReader:
    """Reads from chunks of any length as from a file."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self._rest = memoryview(b"")
        self.taken = 0

    def read(self, size: int) -> bytes:
        """Return at most `size` bytes, and none at the end alone."""
        while not self._rest:
            chunk = next(self._chunks, None)
            if chunk is None:
                return b""
            self._rest = memoryview(chunk)
        data, self._rest = bytes(self._rest[:size]), self._rest[size:]
        self.taken += len(data)
        return data
