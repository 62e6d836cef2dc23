"""What a connection knows of the revision it is writing, and the functions its triggers call."""

import hashlib
import os
import struct
from dataclasses import dataclass
from typing import Any

SALT_SIZE = 16
COUNTER_BITS, NODE_BITS = 8, 13


@dataclass(slots=True)
class Recording:
    """The open revision of one database connection; `revision_id` 0 means that none is open."""

    revision_id: int = 0
    version: int = 0

    def open_revision(self) -> int:
        """Return the id of the open revision; raises `RuntimeError` outside a transaction."""
        if not self.revision_id:
            message = "a journaled table was written outside Database.transaction"
            raise RuntimeError(message)
        return self.revision_id

    def register(self, connection: Any) -> None:
        """Give the triggers' functions to a raw SQLCipher `connection`."""
        connection.create_function("hrd_revision", 0, self.open_revision)
        connection.create_function("hrd_version", 0, lambda: self.version)
        connection.create_function("hrd_seal", 7, _seal_now)


def _seal_now(*content: object) -> bytes:
    return seal(os.urandom(SALT_SIZE), content)


def seal(salt: bytes, content: tuple[object, ...]) -> bytes:
    """Return `salt` and the SHA-256 over it and `content`.

    `content` is (kind, root uid, uid, group number, base, old, new): texts, bytes, integers and
    None, each written with its type and length, so that no two contents look alike.
    """
    digest = hashlib.sha256(b"hrd-change-1\0" + salt)
    for value in content:
        digest.update(_framed(value))
    return salt + digest.digest()


def _framed(value: object) -> bytes:
    if value is None:
        return b"n"
    if isinstance(value, int):
        return b"i" + struct.pack(">q", value)
    data = value.encode() if isinstance(value, str) else bytes(value)  # type: ignore[call-overload]  # the rest is bytes
    return (b"t" if isinstance(value, str) else b"b") + struct.pack(">Q", len(data)) + data


def next_version(newest_seen: int, now_ms: int, node: int) -> int:
    """Return a version of `node` past `newest_seen`: a hybrid clock (storage study 2.2).

    The clock names the version; it never decides between two people's edits.
    """
    tick = max(now_ms << COUNTER_BITS, (newest_seen >> NODE_BITS) + 1)
    if tick.bit_length() + NODE_BITS > 63:  # noqa: PLR2004  a signed 64-bit column
        message = f"version beyond 63 bits: {tick}"
        raise OverflowError(message)
    return tick << NODE_BITS | node
