"""What a bundle says of itself: who sends it to whom, what it follows, and what is in it.

Each part of a bundle carries its own manifest (docs/formats/bundle.md). It is canonical JSON, so
one manifest has one text and one hash.
"""

import hashlib
import json
import re
import uuid
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from typing import Any

from hrd_desk.mapping import new_uid
from hrd_desk.sync.refusals import Refusal, RefusedError
from hrd_desk.sync.strict_json import read_object

FORMAT = 1
"""The newest format that this program reads, and the one it writes."""

MAX_MANIFEST_BYTES = 8 * 1024 * 1024
MAX_PART_BYTES = 2**32 - 1
"""Of a sealed file: the largest that fits a FAT memory stick."""
MAX_FILE_BYTES = 2 * 1024**3
MAX_CHANGES_BYTES = 8 * 1024**3
"""Of all lines of a bundle, unpacked or packed."""
MAX_LINE_BYTES = 16 * 1024 * 1024
MAX_LINES = 50_000_000
MAX_PIECES = 20_000
MAX_PARTS = 100_000
PIECE_TEXT_BYTES = 256
"""The most that one piece adds to a manifest's text."""
MAX_RECIPIENTS = 64
MAX_HOLDS = 10_000
NOTHING = bytes(32)
"""Stands for the hash of a bundle before the first one."""

_LARGEST_COUNT = 2**31 - 1
_LARGEST_NUMBER = 2**63 - 1
_CODE = re.compile(r"[A-Z0-9]{1,12}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_RECIPIENT = re.compile(r"age1[02-9ac-hj-np-z]{58}")
_HELD_LINE = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/[1-9][0-9]{0,9}")


class PieceKind(StrEnum):
    """What a piece is of."""

    CHANGES = "changes"
    FILE = "file"
    PADDING = "padding"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one content: `size` bytes from `offset` of `total` whose SHA-256 is `sha256`.

    Contents are the packed lines, and files. `piece_sha256` is that of this stretch alone. Hashes
    are in hexadecimal digits.
    """

    kind: PieceKind
    sha256: str
    offset: int
    size: int
    total: int
    piece_sha256: str

    @property
    def is_whole(self) -> bool:
        """Whether the whole content lies in this piece."""
        return self.size == self.total


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """The receipt in every bundle: what its sender has taken in from the receiver.

    `number` and `hash` are those of the receiver's newest bundle (its part 1) without a gap before
    it, `position` is that bundle's `to_position`. `holds` gives the last sequence that the sender
    has of each line of revisions, named `DESK UID/EPOCH`.
    """

    number: int = 0
    position: int = 0
    hash: bytes = NOTHING
    holds: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Counts:
    """How much is in a bundle, to be told before it is taken in."""

    revisions: int = 0
    changes: int = 0
    files: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What the sender decides of a bundle to the desk `recipient_uid`.

    `number` counts the bundles to this peer from 1; `previous` is the hash of the manifest of the
    one before (its part 1). The changes lie behind `from_position`, up to `to_position`, of the
    sender's journal; `last_sequence` is its newest own revision in `epoch`.
    """

    sender_uid: uuid.UUID
    sender_code: str
    recipient_uid: uuid.UUID
    epoch: int
    number: int
    previous: bytes = NOTHING
    from_position: int
    to_position: int
    last_sequence: int
    acknowledges: Acknowledged = field(default_factory=Acknowledged)
    counts: Counts = field(default_factory=Counts)
    bundle_uid: uuid.UUID = field(default_factory=new_uid)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest(Draft):
    """A draft and what writing the bundle adds to it.

    `reader` is the oldest format whose readers understand this part. `recipients` are the age
    public keys that open it. `changes_bytes` is the length of all lines, unpacked. `newer` keeps
    what a newer format says beside; it is empty in our own.
    """

    format: int = FORMAT
    reader: int = FORMAT
    recipients: tuple[str, ...]
    changes_bytes: int
    part: int = 1
    parts: int = 1
    pieces: tuple[Piece, ...] = ()
    newer: dict[str, Any] = field(default_factory=dict)


def manifest_hash(manifest: Manifest) -> bytes:
    """Return the SHA-256 of a manifest's text, which names this very part."""
    return hashlib.sha256(to_bytes(manifest)).digest()


def is_same_bundle(one: Manifest, other: Manifest) -> bool:
    """Return whether two parts say the same of their bundle, so that they may be put together."""
    return replace(one, part=1, pieces=()) == replace(other, part=1, pieces=())


# --- writing --------------------------------------------------------------------------------------


def to_bytes(manifest: Manifest) -> bytes:
    """Return a manifest's text: JSON in ASCII with sorted names and no blanks."""
    facts = _facts(manifest) | manifest.newer
    return json.dumps(facts, sort_keys=True, separators=(",", ":")).encode("ascii")


def _facts(manifest: Manifest) -> dict[str, Any]:
    receipt, counts = manifest.acknowledges, manifest.counts
    return {
        "format": manifest.format,
        "reader": manifest.reader,
        "bundle_uid": str(manifest.bundle_uid),
        "sender_uid": str(manifest.sender_uid),
        "sender_code": manifest.sender_code,
        "recipient_uid": str(manifest.recipient_uid),
        "recipients": list(manifest.recipients),
        "epoch": manifest.epoch,
        "number": manifest.number,
        "previous": manifest.previous.hex(),
        "from_position": manifest.from_position,
        "to_position": manifest.to_position,
        "last_sequence": manifest.last_sequence,
        "acknowledges": {
            "number": receipt.number,
            "position": receipt.position,
            "hash": receipt.hash.hex(),
            "holds": receipt.holds,
        },
        "counts": {
            "revisions": counts.revisions,
            "changes": counts.changes,
            "files": counts.files,
        },
        "changes_bytes": manifest.changes_bytes,
        "part": manifest.part,
        "parts": manifest.parts,
        "pieces": [_piece_facts(piece) for piece in manifest.pieces],
    }


def _piece_facts(piece: Piece) -> dict[str, Any]:
    return {
        "kind": piece.kind,
        "sha256": piece.sha256,
        "offset": piece.offset,
        "size": piece.size,
        "total": piece.total,
        "piece_sha256": piece.piece_sha256,
    }


# --- reading --------------------------------------------------------------------------------------

_PIECE_NAMES = frozenset(("kind", "sha256", "offset", "size", "total", "piece_sha256"))
_RECEIPT_NAMES = frozenset(("number", "position", "hash", "holds"))
_COUNT_NAMES = frozenset(("revisions", "changes", "files"))
_NAMES = frozenset(each.name for each in fields(Manifest)) - {"newer"}


def from_bytes(text: bytes) -> Manifest:
    """Return the manifest in `text`; every odd thing in it is a `RefusedError`.

    One that needs a newer reader is told as `too-new` whatever else it says. One of a newer format
    that we can read may say more at its top level, and nowhere else.
    """
    if len(text) > MAX_MANIFEST_BYTES:
        raise RefusedError(Refusal.TOO_LARGE)
    try:
        facts = read_object(text)
    except ValueError as error:
        raise _bad() from error
    form = _whole(facts.get("format"), 1, _LARGEST_COUNT)
    reader = _whole(facts.get("reader"), 1, form)
    if reader > FORMAT:
        raise RefusedError(Refusal.TOO_NEW)
    newer = {name: facts[name] for name in facts.keys() - _NAMES}
    if facts.keys() - newer.keys() != _NAMES or (newer and form == FORMAT):
        raise _bad()
    manifest = _manifest(facts, form, reader, newer)
    _require_fitting_pieces(manifest)
    if to_bytes(manifest) != text:
        raise _bad()
    return manifest


def _manifest(facts: dict[str, Any], form: int, reader: int, newer: dict[str, Any]) -> Manifest:
    parts = _whole(facts["parts"], 1, MAX_PARTS)
    to_position = _whole(facts["to_position"])
    return Manifest(
        format=form,
        reader=reader,
        bundle_uid=_uid(facts["bundle_uid"]),
        sender_uid=_uid(facts["sender_uid"]),
        sender_code=_matching(_CODE, facts["sender_code"]),
        recipient_uid=_uid(facts["recipient_uid"]),
        recipients=_recipients(facts["recipients"]),
        epoch=_whole(facts["epoch"], 1, _LARGEST_COUNT),
        number=_whole(facts["number"], 1, _LARGEST_COUNT),
        previous=bytes.fromhex(_matching(_SHA256, facts["previous"])),
        from_position=_whole(facts["from_position"], 0, to_position),
        to_position=to_position,
        last_sequence=_whole(facts["last_sequence"]),
        acknowledges=_receipt(facts["acknowledges"]),
        counts=_counts(facts["counts"]),
        changes_bytes=_size(facts["changes_bytes"], MAX_CHANGES_BYTES),
        part=_whole(facts["part"], 1, parts),
        parts=parts,
        pieces=tuple(map(_piece, _list(facts["pieces"], MAX_PIECES))),
        newer=newer,
    )


def _receipt(value: Any) -> Acknowledged:
    facts = _object(value, _RECEIPT_NAMES)
    holds = facts["holds"]
    if not isinstance(holds, dict) or len(holds) > MAX_HOLDS:
        raise _bad()
    return Acknowledged(
        number=_whole(facts["number"], 0, _LARGEST_COUNT),
        position=_whole(facts["position"]),
        hash=bytes.fromhex(_matching(_SHA256, facts["hash"])),
        holds={_matching(_HELD_LINE, line): _whole(last) for line, last in holds.items()},
    )


def _counts(value: Any) -> Counts:
    facts = _object(value, _COUNT_NAMES)
    return Counts(_whole(facts["revisions"]), _whole(facts["changes"]), _whole(facts["files"]))


def _recipients(value: Any) -> tuple[str, ...]:
    recipients = _list(value, MAX_RECIPIENTS)
    found = tuple(_matching(_RECIPIENT, recipient) for recipient in recipients)
    if list(found) != sorted(set(found)) or not found:
        raise _bad()
    return found


def _piece(value: Any) -> Piece:
    facts = _object(value, _PIECE_NAMES)
    if facts["kind"] not in list(PieceKind):
        raise _bad()
    kind = PieceKind(facts["kind"])
    largest = MAX_CHANGES_BYTES if kind is PieceKind.CHANGES else MAX_FILE_BYTES
    total = _size(facts["total"], largest)
    offset = _whole(facts["offset"], 0, total)
    piece = Piece(
        kind=kind,
        sha256=_matching(_SHA256, facts["sha256"]),
        offset=offset,
        size=_whole(facts["size"], min(1, total), total - offset),
        total=total,
        piece_sha256=_matching(_SHA256, facts["piece_sha256"]),
    )
    if piece.is_whole and piece.sha256 != piece.piece_sha256:
        raise _bad()
    return piece


def _require_fitting_pieces(manifest: Manifest) -> None:
    """Refuse pieces out of order, twice, in overlap, or more than a file may hold."""
    kinds = [piece.kind for piece in manifest.pieces]
    order = [kind for kind in PieceKind for _number in range(kinds.count(kind))]
    contents = [piece.sha256 for piece in manifest.pieces if piece.kind is PieceKind.FILE]
    if kinds != order or kinds.count(PieceKind.CHANGES) > 1 or kinds.count(PieceKind.PADDING) > 1:
        raise _bad()
    if len(set(contents)) < len(contents):
        raise _bad()
    if kinds.count(PieceKind.PADDING) and not manifest.pieces[-1].is_whole:
        raise _bad()
    if sum(piece.size for piece in manifest.pieces) > MAX_PART_BYTES:
        raise RefusedError(Refusal.TOO_LARGE)


# --- single values --------------------------------------------------------------------------------


def _object(value: Any, names: frozenset[str]) -> dict[str, Any]:
    if not isinstance(value, dict) or value.keys() != names:
        raise _bad()
    return value


def _list(value: Any, longest: int) -> list[Any]:
    if not isinstance(value, list) or len(value) > longest:
        raise _bad()
    return value


def _whole(value: Any, smallest: int = 0, largest: int = _LARGEST_NUMBER) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not smallest <= value <= largest:
        raise _bad()
    return value


def _size(value: Any, largest: int) -> int:
    size = _whole(value)
    if size > largest:
        raise RefusedError(Refusal.TOO_LARGE)
    return size


def _matching(pattern: re.Pattern[str], value: Any) -> str:
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise _bad()
    return value


def _uid(value: Any) -> uuid.UUID:
    try:
        uid = uuid.UUID(value) if isinstance(value, str) else None
    except ValueError:
        uid = None
    if uid is None or str(uid) != value:
        raise _bad()
    return uid


def _bad() -> RefusedError:
    return RefusedError(Refusal.BAD_MANIFEST)
