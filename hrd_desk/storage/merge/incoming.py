"""What comes from other desks, and what became of it."""

import uuid
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from hrd_desk.errors import HrdDeskError
from hrd_desk.i18n import _


@dataclass(frozen=True, slots=True)
class IncomingDesk:
    """A desk whose revisions follow; `uid` is the one that its hashes cover.

    `former_keys` are the keys it had before: what they signed stays provable.
    """

    uid: uuid.UUID
    code: str
    role: str
    node: int
    verify_key: bytes
    former_keys: tuple[bytes, ...] = ()


class IncomingChange(NamedTuple):
    """A change with its 48-byte seal or, where its content was withheld, its 32-byte digest."""

    kind: str
    root_uid: uuid.UUID
    uid: uuid.UUID
    group_number: int
    base: int
    old: str | None
    new: str | None
    seal: bytes


@dataclass(slots=True)
class IncomingRevision:
    """A revision as its desk wrote it; `changes` is read once, after the facts."""

    desk_uid: uuid.UUID
    epoch: int
    sequence: int
    version: int
    author: str
    noted_at_ms: int
    action: str
    reason: str
    previous_hash: bytes
    hash: bytes
    signature: bytes | None
    changes: Iterator[IncomingChange]


LEFT = ("equal", "superseded", "waiting")
"""Why headquarters, or a desk that follows it, does not show a change that it could show."""


class Written(NamedTuple):
    """What names one change of a record: its row, its group, the version that wrote it."""

    kind: str
    uid: uuid.UUID
    group_number: int
    version: int


@dataclass(frozen=True, slots=True)
class LeftAside:
    """What headquarters has of a record and does not show; all else that it has, it shows."""

    root_uid: uuid.UUID
    changes: frozenset[Written]


@dataclass(frozen=True, slots=True)
class Told:
    """What headquarters says of the receiver's work beside its revisions.

    `seen` are hashes: of each line of the receiver's revisions the newest that it has.
    """

    seen: Sequence[bytes] = ()
    left_aside: Sequence[LeftAside] = ()


@dataclass(frozen=True, slots=True)
class Sender:
    """Who hands the revisions over, and how this desk takes them.

    `is_authority`: this desk decides (headquarters, or a file merged by hand); its value stays.
    Otherwise it follows the sender, who has seen this desk's own revisions of `epoch` up to
    `seen_sequence`. Revisions of `desk_uid` itself are vouched for by the sealed file; None means
    that every revision must be signed.
    """

    desk_uid: uuid.UUID | None
    is_authority: bool
    seen_epoch: int = 0
    seen_sequence: int = 0


class Outcome(StrEnum):
    """What became of what came, counted by record."""

    ADDED = "added"
    UPDATED = "updated"
    MERGED = "merged"
    CONFLICT = "conflict"
    HELD = "held"
    UNFIT = "unfit"
    DELETED = "deleted"
    ERASED = "erased"
    UNCHANGED = "unchanged"


WAITING = (Outcome.CONFLICT, Outcome.HELD, Outcome.UNFIT)
"""What needs a person, or something that has not come."""


@dataclass(slots=True)
class MergeReport:
    """What a merge did: the records by outcome, and what a person must know.

    `brought` are the records that the sender spoke of, known or not. `became` says what became of
    what records show, whatever waits beside it.
    """

    revisions: int = 0
    changes: int = 0
    known_revisions: int = 0
    records: dict[uuid.UUID, Outcome] = field(default_factory=dict)
    became: dict[uuid.UUID, Outcome] = field(default_factory=dict)
    unfit: dict[uuid.UUID, str] = field(default_factory=dict)
    forked_desks: list[str] = field(default_factory=list)
    brought: set[uuid.UUID] = field(default_factory=set)
    newer_fields: int = 0
    removed_records: int = 0
    clock_ahead_ms: int = 0
    is_clock_behind: bool = False

    def note(self, root_uid: uuid.UUID, outcome: Outcome) -> None:
        """Count a record; what needs a person outweighs what does not."""
        _weigh(self.records, root_uid, outcome)
        if outcome not in WAITING:
            _weigh(self.became, root_uid, outcome)

    def tell(self, waiting: Mapping[uuid.UUID, Outcome]) -> None:
        """Say of `waiting` that they need a person, and of no other record.

        Nobody is needed for a record that is erased: nothing of it is left to be decided.
        """
        waiting = {
            uid: outcome
            for uid, outcome in waiting.items()
            if self.became.get(uid) is not Outcome.ERASED
        }
        told = {uid: waiting.get(uid, outcome) for uid, outcome in self.records.items()}
        for uid in told.keys() - waiting.keys():
            if told[uid] in WAITING:
                told[uid] = self.became.get(uid, Outcome.UNCHANGED)
        self.records = {**told, **waiting}

    def count(self, outcome: Outcome) -> int:
        """Return how many records had this outcome."""
        return Counter(self.records.values())[outcome]


_WEIGHT = {
    outcome: weight
    for weight, outcome in enumerate(
        (
            *(Outcome.UNCHANGED, Outcome.UPDATED, Outcome.MERGED, Outcome.ADDED, Outcome.DELETED),
            *(Outcome.HELD, Outcome.CONFLICT, Outcome.UNFIT, Outcome.ERASED),
        )
    )
}


def _weigh(records: dict[uuid.UUID, Outcome], uid: uuid.UUID, outcome: Outcome) -> None:
    known = records.get(uid)
    if known is None or _WEIGHT[outcome] > _WEIGHT[known]:
        records[uid] = outcome


class UnsoundRevisionError(HrdDeskError):
    """A revision does not fit its hash, its seals or its signature: nothing is taken in."""

    def __init__(self, desk_code: str, sequence: int) -> None:
        sentence = _(
            "Revision {sequence} of desk {code} was changed on the way. Nothing was taken in; "
            "ask for the file again."
        )
        super().__init__(sentence.format(sequence=sequence, code=desk_code))
