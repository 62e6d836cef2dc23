"""Whose revisions they are: the line of each desk, and the second line of one that was copied."""

import uuid
from collections.abc import Callable, Iterable
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from hrd_desk.storage.journal.tables import Desk, Revision
from hrd_desk.storage.merge.incoming import (
    IncomingDesk,
    IncomingRevision,
    MergeReport,
    UnsoundRevisionError,
)
from hrd_desk.storage.sync_tables import PeerKey


class _Tip(NamedTuple):
    """The newest revision of a line in an epoch."""

    line: Desk
    key: tuple[uuid.UUID, int]
    desk_uid: uuid.UUID
    sequence: int
    hash: bytes


class DeskLines:
    """Finds the row in `desk` to which each revision belongs; `flush` writes what is taken."""

    def __init__(
        self,
        session: Session,
        flush: Callable[[], None],
        report: MergeReport,
        *,
        is_authority: bool,
    ) -> None:
        self._session = session
        self._flush = flush
        self._report = report
        self._is_authority = is_authority
        self._desks = {desk.uid: desk for desk in session.scalars(select(Desk))}
        self._facts: dict[uuid.UUID, IncomingDesk] = {}
        self._ends: dict[tuple[uuid.UUID, int], tuple[int, bytes]] = {}
        self._keys: dict[uuid.UUID, list[bytes]] = {}
        self._other_lines: dict[uuid.UUID, list[Desk]] = {}
        self._tip: _Tip | None = None
        for desk in self._desks.values():
            if desk.line_of is not None:
                self._other_lines.setdefault(desk.line_of, []).append(desk)

    def meet(self, desk: IncomingDesk) -> None:
        """Hear of a desk; its identity is kept once a revision of it comes.

        Headquarters says which keys other desks have now: who follows it takes them over.
        """
        self._facts[desk.uid] = desk
        known = self._desks.get(desk.uid)
        if known is None or known.is_own or self._is_authority:
            return
        self._keep_keys(desk.uid, (known.verify_key, *desk.former_keys), desk.verify_key)
        known.verify_key = desk.verify_key
        self._keys.clear()

    @property
    def speaks_of_own(self) -> bool:
        """Whether revisions of this desk itself may come: a copy wrote them, or a restored one."""
        met = (self._desks.get(uid) for uid in self._facts)
        return any(desk is not None and desk.is_own for desk in met)

    def keys_of(self, line: Desk) -> list[bytes]:
        """Return the keys that may have signed revisions of a line."""
        keys = self._keys.get(line.uid)
        if keys is None:
            former = select(PeerKey.verify_key).where(PeerKey.desk_uid == line.name_uid)
            keys = self._keys[line.uid] = [line.verify_key, *self._session.scalars(former)]
        return keys

    def _keep_keys(self, desk_uid: uuid.UUID, keys: Iterable[bytes], present: bytes) -> None:
        for key in keys:
            if key != present and self._session.get(PeerKey, key) is None:
                former = PeerKey(verify_key=key, desk_uid=desk_uid, since_ms=0, revoked_at_ms=0)
                self._session.add(former)
        self._session.flush()
        self._keys.clear()

    def go_on(self, line: Desk, revision: IncomingRevision) -> None:
        """Note that a revision was taken into a line."""
        tip = self._tip
        if tip is not None and tip.line is line and tip.key[1] == revision.epoch:
            key, sequence = tip.key, tip.sequence
        else:
            key, sequence = (line.uid, revision.epoch), self.last(line, revision.epoch)[0]
        if revision.sequence > sequence:
            self._ends[key] = (revision.sequence, revision.hash)
            self._tip = _Tip(line, key, revision.desk_uid, revision.sequence, revision.hash)

    def following(self, revision: IncomingRevision) -> Desk | None:
        """Return the line of the revision before, if this one goes on with it and is new.

        So it is with most revisions of a file. Where a desk was copied, `line` looks closer.
        """
        tip = self._tip
        if (
            tip is None
            or self._other_lines
            or revision.sequence != tip.sequence + 1
            or revision.previous_hash != tip.hash
            or revision.epoch != tip.key[1]
            or revision.desk_uid != tip.desk_uid
        ):
            return None
        return tip.line

    def line(self, revision: IncomingRevision) -> Desk:
        """Return the desk row to which a revision belongs.

        A copied desk that nobody noticed writes other revisions under the same numbers: they are
        kept as a line of their own, told apart by the hash that each revision follows.
        """
        desk: Desk = self._desks.get(revision.desk_uid) or self._welcome(revision)
        lines: list[Desk] = [desk, *self._other_lines.get(revision.desk_uid, ())]
        # First where it stands already: what a restored desk gets back may have come in pieces.
        for stands in (self._holds, self._continues):
            for line in lines:
                if stands(line, revision):
                    return line
        # A new epoch goes on where its backup ended, be that in the line of a copy.
        lines.sort(key=lambda line: not self._is_backup_of(line, revision))
        for line in lines:
            if self._leaves_room(line, revision):
                return line
        return self._fork(desk, revision)

    def _continues(self, line: Desk, revision: IncomingRevision) -> bool:
        sequence, last_hash = self.last(line, revision.epoch)
        return revision.sequence == sequence + 1 and revision.previous_hash == last_hash

    def _holds(self, line: Desk, revision: IncomingRevision) -> bool:
        if revision.sequence > self.last(line, revision.epoch)[0]:
            return False
        return self._hash_of(line, revision.epoch, revision.sequence) == revision.hash

    def _is_backup_of(self, line: Desk, revision: IncomingRevision) -> bool:
        """Say whether the revision begins an epoch behind one of the line."""
        if revision.sequence > 1 or revision.epoch == 1:
            return False
        self._flush()
        last = select(Revision.id).where(
            Revision.desk_id == line.id,
            Revision.epoch < revision.epoch,
            Revision.hash == revision.previous_hash,
        )
        return self._session.scalar(last.limit(1)) is not None

    def _leaves_room(self, line: Desk, revision: IncomingRevision) -> bool:
        """Say whether the line has nothing under this number and nothing else around it."""
        if line.is_own and revision.epoch > line.epoch:
            return False  # of another computer that went on from a backup of this desk
        sequence, last_hash = self.last(line, revision.epoch)
        if revision.sequence == sequence + 1:
            is_begun = sequence == 0 and (not line.is_own or self._is_backup_of(line, revision))
            return is_begun or revision.previous_hash == last_hash
        if revision.sequence > sequence:
            # This desk's own numbers have no gaps, but for what nobody gives a restored one back.
            return not line.is_own or revision.epoch < line.epoch
        if self._hash_of(line, revision.epoch, revision.sequence) is not None:
            return False
        before = self._hash_of(line, revision.epoch, revision.sequence - 1)
        after = self._followed_by(line, revision.epoch, revision.sequence + 1)
        return before in (None, revision.previous_hash) and after in (None, revision.hash)

    def last(self, line: Desk, epoch: int) -> tuple[int, bytes]:
        """Return number and hash of the newest revision of a line in an epoch."""
        if (line.uid, epoch) not in self._ends:
            query = select(Revision.sequence, Revision.hash).where(
                Revision.desk_id == line.id, Revision.epoch == epoch
            )
            row = self._session.execute(query.order_by(Revision.sequence.desc()).limit(1)).first()
            self._ends[line.uid, epoch] = (row[0], row[1]) if row else (0, b"")
        return self._ends[line.uid, epoch]

    def _hash_of(self, line: Desk, epoch: int, sequence: int) -> bytes | None:
        self._flush()
        return self._session.scalar(
            select(Revision.hash).where(
                Revision.desk_id == line.id, Revision.epoch == epoch, Revision.sequence == sequence
            )
        )

    def _followed_by(self, line: Desk, epoch: int, sequence: int) -> bytes | None:
        """Return the hash of what a revision follows; None where it is not here."""
        self._flush()
        return self._session.scalar(
            select(Revision.previous_hash).where(
                Revision.desk_id == line.id, Revision.epoch == epoch, Revision.sequence == sequence
            )
        )

    def _welcome(self, revision: IncomingRevision) -> Desk:
        facts = self._facts.get(revision.desk_uid)
        if facts is None:
            raise UnsoundRevisionError("?", revision.sequence)
        self._keep_keys(facts.uid, facts.former_keys, facts.verify_key)
        return self._keep(
            Desk(
                uid=facts.uid,
                code=facts.code,
                role=facts.role,
                node=facts.node,
                epoch=revision.epoch,
                verify_key=facts.verify_key,
            )
        )

    def _fork(self, desk: Desk, revision: IncomingRevision) -> Desk:
        self._report.forked_desks.append(desk.code)
        fork = self._keep(
            Desk(
                uid=uuid.uuid5(desk.uid, revision.hash.hex()),
                code=desk.code,
                role=desk.role,
                node=desk.node,
                epoch=revision.epoch,
                verify_key=desk.verify_key,
                line_of=desk.uid,
            )
        )
        self._other_lines.setdefault(desk.uid, []).append(fork)
        return fork

    def _keep(self, desk: Desk) -> Desk:
        self._session.add(desk)
        self._session.flush()
        self._desks[desk.uid] = desk
        return desk

    def known(self, line: Desk, revision: IncomingRevision) -> int | None:
        """Return the id of the revision if it is in the journal."""
        if revision.sequence > self.last(line, revision.epoch)[0]:
            return None
        return self._session.scalar(
            select(Revision.id).where(
                Revision.desk_id == line.id,
                Revision.epoch == revision.epoch,
                Revision.sequence == revision.sequence,
            )
        )
