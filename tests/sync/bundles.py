"""Bundles for tests: two desks with their keys, drafts, files, and a sink that keeps what comes."""

import hashlib
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyrage
from nacl.signing import SigningKey

from hrd_desk.progress import Progress, silent
from hrd_desk.sync.bundle_reader import Trust, peek, read_part, unpacked_lines
from hrd_desk.sync.bundle_writer import (
    Destination,
    OutgoingFile,
    SenderKeys,
    WrittenPart,
    write_bundle,
)
from hrd_desk.sync.envelope import enveloped
from hrd_desk.sync.manifest import Acknowledged, Counts, Draft, Manifest, Piece, PieceKind

FIELD_UID = uuid.UUID("0190a6c0-0000-7000-8000-000000000001")
HQ_UID = uuid.UUID("0190a6c0-0000-7000-8000-000000000002")
LINES = [b'{"kind":"event","n":%d,"title":"Raid on the market"}' % n for n in range(300)]


@dataclass(slots=True)
class TwoDesks:
    """A field desk that sends to headquarters, in a folder of their own."""

    folder: Path
    signing_key: bytes = field(default_factory=lambda: bytes(SigningKey.generate()))
    identity: Any = field(default_factory=pyrage.x25519.Identity.generate)
    is_revoked: bool = False

    def __post_init__(self) -> None:
        self.stick.mkdir(parents=True, exist_ok=True)
        self.staging.mkdir(exist_ok=True)

    @property
    def stick(self) -> Path:
        """Where bundles are written to."""
        return self.folder / "stick"

    @property
    def staging(self) -> Path:
        """Where the sender prepares them."""
        return self.folder / "staging"

    @property
    def recipient(self) -> str:
        """The age public key of headquarters."""
        return str(self.identity.to_public())

    @property
    def verify_key(self) -> bytes:
        """The key that the field desk's signatures are checked with."""
        return bytes(SigningKey(self.signing_key).verify_key)

    def trust(self, verify_key: bytes) -> Trust:
        """Say what headquarters knows of a key."""
        return Trust(FIELD_UID if verify_key == self.verify_key else None, self.is_revoked)

    def write(
        self,
        lines: Iterable[bytes] = LINES,
        files: Iterable[OutgoingFile] = (),
        part_bytes: int | None = None,
        draft: Draft | None = None,
        progress: Progress = silent,
        recipients: tuple[str, ...] = (),
    ) -> list[WrittenPart]:
        """Write a bundle to the stick, for headquarters or for `recipients`."""
        destination = Destination(self.stick, self.staging, part_bytes)
        keys = SenderKeys(self.signing_key, recipients or (self.recipient,))
        return write_bundle(destination, draft or a_draft(), lines, files, keys, progress)

    def opened(self, path: Path) -> bytes:
        """Return what age gives out of a part."""
        return pyrage.decrypt(path.read_bytes(), [self.identity])  # type: ignore[no-any-return]

    def sealed(self, plain: bytes) -> Path:
        """Seal anything for headquarters, as everybody can who knows its public key."""
        path = self.stick / f"sealed-{hashlib.sha256(plain).hexdigest()[:8]}.hrdx"
        path.write_bytes(pyrage.encrypt(plain, [self.identity.to_public()]))
        return path

    def signed(self, manifest: bytes, pieces: bytes = b"") -> Path:
        """Seal any manifest with a signature that is right, as only the field desk can."""
        return self.sealed(enveloped(manifest, self.signing_key) + pieces)

    def peek(self, path: Path) -> Manifest:
        """Read a part's manifest at headquarters."""
        return peek(path, [self.identity], self.trust)

    def read(self, *paths: Path) -> "Kept":
        """Read parts at headquarters, in this order."""
        kept = Kept()
        for path in paths:
            kept.manifests.append(read_part(path, [self.identity], self.trust, kept))
        return kept


@dataclass(slots=True)
class Kept:
    """A sink that keeps all contents in memory, and what it was told of them."""

    manifests: list[Manifest] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    contents: dict[str, bytearray] = field(default_factory=dict)
    ended: int = 0
    at: int = 0

    def begin_piece(self, piece: Piece) -> None:
        """Note the piece and make room for its content."""
        self.pieces.append(piece)
        self.contents.setdefault(piece.sha256, bytearray(piece.total))
        self.at = piece.offset

    def write(self, data: bytes) -> None:
        """Put bytes where they belong."""
        content = self.contents[self.pieces[-1].sha256]
        content[self.at : self.at + len(data)] = data
        self.at += len(data)

    def end_piece(self) -> None:
        """Count the piece as whole."""
        self.ended += 1

    @property
    def changes(self) -> bytes:
        """The packed lines."""
        packed = next(piece for piece in self.pieces if piece.kind is PieceKind.CHANGES)
        return bytes(self.contents[packed.sha256])

    @property
    def lines(self) -> list[bytes]:
        """The lines, unpacked."""
        return list(unpacked_lines(iter([self.changes]), self.manifests[0].changes_bytes))

    @property
    def files(self) -> dict[str, bytes]:
        """The contents of all files by their hash."""
        hashes = {piece.sha256 for piece in self.pieces if piece.kind is PieceKind.FILE}
        return {sha256: bytes(self.contents[sha256]) for sha256 in hashes}


def a_draft(**facts: Any) -> Draft:
    """Return the draft of a first bundle from the field to headquarters."""
    wanted: dict[str, Any] = {
        "sender_uid": FIELD_UID,
        "sender_code": "ALM",
        "recipient_uid": HQ_UID,
        "epoch": 1,
        "number": 17,
        "from_position": 400,
        "to_position": 437,
        "last_sequence": 430,
        "acknowledges": Acknowledged(3, 212, bytes(range(32)), {f"{HQ_UID}/1": 99}),
        "counts": Counts(revisions=37, changes=300),
    }
    return Draft(**(wanted | facts))


def a_file(content: bytes, chunk: int = 100_000) -> OutgoingFile:
    """Return a file to send."""
    sha256 = hashlib.sha256(content).hexdigest()
    return OutgoingFile(sha256, len(content), lambda: chunks_of(content, chunk))


def chunks_of(content: bytes, chunk: int) -> Iterator[bytes]:
    """Yield a content in chunks."""
    for start in range(0, len(content), chunk):
        yield content[start : start + chunk]
