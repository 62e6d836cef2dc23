"""Signatures of revisions are proved on another core while this one stages their changes."""

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import NamedTuple, Self

from hrd_desk.storage.journal.chain import is_revision_signed
from hrd_desk.storage.merge.incoming import UnsoundRevisionError

PROVED_AT_ONCE = 100


class Claim(NamedTuple):
    """What is to be proved: that one of `keys` signed the hash of a revision."""

    keys: Sequence[bytes]
    hash: bytes
    signature: bytes | None
    desk_code: str
    sequence: int


class Proofs:
    """Proves claims in batches; libsodium leaves the interpreter to others meanwhile.

    A context manager, which ends its thread. Nothing may be believed before `require_all`.
    """

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(1, thread_name_prefix="proofs")
        self._claims: list[Claim] = []
        self._running: list[Future[Claim | None]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_details: object) -> None:
        self._threads.shutdown(cancel_futures=True)

    def add(self, claim: Claim) -> None:
        """Let a claim be proved."""
        self._claims.append(claim)
        if len(self._claims) == PROVED_AT_ONCE:
            self._running.append(self._threads.submit(_unproved, self._claims))
            self._claims = []

    def require_all(self) -> None:
        """Wait for every proof; raises `UnsoundRevisionError` for a claim that does not hold."""
        failed = [running.result() for running in self._running]
        failed.append(_unproved(self._claims))
        self._claims, self._running = [], []
        for claim in failed:
            if claim is not None:
                raise UnsoundRevisionError(claim.desk_code, claim.sequence)


def _unproved(claims: Sequence[Claim]) -> Claim | None:
    """Return the first claim that does not hold."""
    for claim in claims:
        if not any(is_revision_signed(key, claim.hash, claim.signature) for key in claim.keys):
            return claim
    return None
