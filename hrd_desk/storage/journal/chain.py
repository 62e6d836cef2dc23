"""The hash chain: each revision's hash covers its changes and the revision before it."""

import functools
import hashlib
import json
import uuid
from collections.abc import Iterable
from typing import Protocol

from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

FIRST_HASH = bytes(32)
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Facts(Protocol):
    """What a revision says of itself: a row of the journal, or one that comes from elsewhere."""

    epoch: int
    sequence: int
    version: int
    author: str
    noted_at_ms: int
    action: str
    reason: str
    previous_hash: bytes


def revision_hash(revision: Facts, desk_uid: uuid.UUID, seals: Iterable[bytes]) -> bytes:
    """Return the SHA-256 over the revision's facts, the hash before it and its changes' digests."""
    facts = [
        *(str(desk_uid), revision.epoch, revision.sequence, revision.version, revision.author),
        *(revision.noted_at_ms, revision.action, revision.reason),
    ]
    digest = hashlib.sha256(b"hrd-revision-1\0" + revision.previous_hash)
    digest.update(_encode(facts).encode())
    for seal in seals:
        digest.update(seal[16:])
    return digest.digest()


def sign_revision(signing_key: bytes, revision: bytes) -> bytes:
    """Return the Ed25519 signature of a revision's hash."""
    return SigningKey(signing_key).sign(b"hrd-revision-1\0" + revision).signature


def is_revision_signed(verify_key: bytes, revision: bytes, signature: bytes | None) -> bool:
    """Return whether the desk with `verify_key` signed the revision with this hash."""
    if signature is None:
        return False
    try:
        _key(verify_key).verify(b"hrd-revision-1\0" + revision, signature)
    except (BadSignatureError, ValueError):
        return False
    return True


@functools.lru_cache(64)
def _key(verify_key: bytes) -> VerifyKey:
    return VerifyKey(verify_key)


def _mark_text(sequence: int, chain_hash: bytes) -> bytes:
    return b"hrd-mark-1\0" + sequence.to_bytes(8, "big") + chain_hash


def sign_mark(signing_key: bytes, sequence: int, chain_hash: bytes) -> bytes:
    """Return the Ed25519 signature of a chain that ends with `sequence` and `chain_hash`."""
    return SigningKey(signing_key).sign(_mark_text(sequence, chain_hash)).signature


def is_mark_valid(verify_key: bytes, sequence: int, chain_hash: bytes, signature: bytes) -> bool:
    """Return whether the desk with `verify_key` signed the mark."""
    try:
        VerifyKey(verify_key).verify(_mark_text(sequence, chain_hash), signature)
    except BadSignatureError:
        return False
    return True
