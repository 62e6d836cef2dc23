"""What a connection knows of the revision it is writing, and the functions its triggers call."""

import hashlib
import os
import secrets
import struct
from dataclasses import dataclass
from typing import Any, NamedTuple

SALT_SIZE = 16
_HEAD = struct.Struct(">16s16s16sqqqqq")
COUNTER_BITS, NODE_BITS = 8, 13
LONGEST_STEP = 1 << 24
"""How far a version may be past the newest one seen, in ticks of 1/256 ms: about a minute."""
LATEST_CLOCK_MS = 3_786_912_000_000
"""The year 2090: a computer that says later is not believed, or the numbers would run out."""


@dataclass(slots=True)
class Recording:
    """The open revision of one database connection; `revision_id` 0 means that none is open.

    `is_replaying` silences the triggers while changes of other desks are applied.
    """

    revision_id: int = 0
    version: int = 0
    is_replaying: bool = False

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
        connection.create_function("hrd_replays", 0, lambda: int(self.is_replaying))


class Content(NamedTuple):
    """What a change's seal covers, as the database holds it (uids are 16 bytes)."""

    kind: str
    root_uid: bytes
    uid: bytes
    group_number: int
    base: int
    old: str | None
    new: str | None


def _seal_now(*content: Any) -> bytes:
    return seal(os.urandom(SALT_SIZE), Content(*content))


def seal(salt: bytes, content: Content) -> bytes:
    """Return `salt` (16 bytes) and the SHA-256 over it and the content of a change.

    Every part has a fixed size or its length before it, so that no two contents look alike.
    """
    kind, root_uid, uid, group_number, base, old, new = content
    named = kind.encode()
    before, size_before = (b"", -1) if old is None else (text := old.encode(), len(text))
    after, size_after = (b"", -1) if new is None else (text := new.encode(), len(text))
    sizes = (len(named), size_before, size_after)
    head = _HEAD.pack(salt, root_uid, uid, group_number, base, *sizes)
    whole = b"".join((b"hrd-change-1\0", head, named, before, after))
    return salt + hashlib.sha256(whole).digest()


def next_version(newest_seen: int, now_ms: int, node: int) -> int:
    """Return a version of `node` past `newest_seen`: a hybrid clock (storage study 2.2).

    The clock names the version; it never decides between two people's edits. A copy of the desk
    that nobody noticed has the same node, and where the clock is behind what was seen, nothing but
    the count to tell its versions apart: so the next number is drawn, not counted.
    """
    newest_tick = newest_seen >> NODE_BITS
    tick = now_ms << COUNTER_BITS | secrets.randbelow(1 << COUNTER_BITS)
    if tick <= newest_tick or now_ms > LATEST_CLOCK_MS:
        tick = newest_tick + 1 + secrets.randbelow(LONGEST_STEP)
    if tick.bit_length() + NODE_BITS > 63:  # noqa: PLR2004  a signed 64-bit column
        message = f"version beyond 63 bits: {tick}"
        raise OverflowError(message)
    return tick << NODE_BITS | node
