"""What this desk wrote and headquarters has not seen, and what headquarters has beside it."""

from hrd_desk.storage.merge.incoming import Outcome
from hrd_desk.storage.merge.record_merge import (
    IDENTITY,
    REFERENCE,
    Chain,
    RecordMerge,
    Staged,
    journaled_changes,
)
from hrd_desk.storage.merge.rows import RowName


class OwnWork(RecordMerge):
    """Knows of one record which of its values are this desk's own and unseen."""

    def known_base(self, name: RowName, group_number: int, current: int) -> int:
        """Return the version that stood before this desk's own unseen edits."""
        version = current
        while self.is_own_unseen(version):
            base = self.context.connection.run(
                "SELECT c.base FROM change c CROSS JOIN revision r ON r.id = c.revision_id"
                " WHERE c.root_uid = ? AND c.uid = ? AND c.group_number = ? AND r.version = ?",
                (name.root_uid.bytes, name.uid.bytes, group_number, version),
            ).scalar()
            if not base or base == version:
                return 0
            version = int(base)
        return version

    def is_own_unseen(self, version: int) -> bool:
        """Say whether this desk wrote the version and the sender has not seen it."""
        sender = self.context.sender
        row = self.context.connection.run(
            "SELECT r.desk_id, r.epoch, r.sequence FROM revision r WHERE r.version = ?", (version,)
        ).first()
        if row is None or int(row[0]) != self.context.own_desk_id:
            return False
        return (int(row[1]), int(row[2])) > (sender.seen_epoch, sender.seen_sequence)

    def is_own_record_unseen(self) -> bool:
        """Say whether this desk changed the record in a way that the sender has not seen."""
        sender = self.context.sender
        found = self.context.connection.run(
            "SELECT 1 FROM change c CROSS JOIN revision r ON r.id = c.revision_id"
            " LEFT JOIN parked p ON p.change_id = c.id WHERE c.root_uid = ? AND r.desk_id = ?"
            " AND (r.epoch, r.sequence) > (?, ?) AND p.change_id IS NULL LIMIT 1",
            (
                *(self.root_uid.bytes, self.context.own_desk_id),
                *(sender.seen_epoch, sender.seen_sequence),
            ),
        )
        return found.first() is not None

    def pending(self, name: RowName, group_number: int) -> int | None:
        """Return headquarters' version that is kept beside an own value; None if there is none."""
        found = self.context.connection.run(
            "SELECT headquarters_version FROM own_pending"
            " WHERE row_uid = ? AND group_number = ? AND root_uid = ?",
            (name.uid.bytes, group_number, self.root_uid.bytes),
        ).scalar()
        return None if found is None else int(found)

    def keep_aside(self, chain: Chain) -> None:
        """Keep the end of a chain beside the own value."""
        self.park(chain, "waiting")
        self.note_pending(chain.name, chain.group_number, chain.last.version)
        self.note(Outcome.CONFLICT)

    def note_pending(self, name: RowName, group_number: int, version: int) -> None:
        """Note the version that headquarters has beside an own value."""
        self.context.connection.run(
            "INSERT OR REPLACE INTO own_pending"
            " (row_uid, group_number, kind, root_uid, headquarters_version) VALUES (?, ?, ?, ?, ?)",
            (name.uid.bytes, group_number, name.kind, self.root_uid.bytes, version),
        )

    def forget_pending(self, name: RowName, group_number: int) -> None:
        """Keep nothing of headquarters beside an own value any more."""
        self.context.connection.run(
            "DELETE FROM own_pending WHERE row_uid = ? AND group_number = ? AND root_uid = ?",
            (name.uid.bytes, group_number, self.root_uid.bytes),
        )

    def written_by(self, name: RowName, group_number: int, version: int) -> list[Staged]:
        """Return the journaled changes of one version to a group."""
        return [
            staged
            for staged in journaled_changes(self.context.connection, name, version)
            if staged.group_number == group_number
        ]

    def has_own_unseen(self, name: RowName) -> bool:
        """Say whether this desk changed the row in a way that the sender has not seen."""
        sender = self.context.sender
        found = self.context.connection.run(
            "SELECT 1 FROM change c CROSS JOIN revision r ON r.id = c.revision_id"
            " LEFT JOIN parked p ON p.change_id = c.id"
            " WHERE c.root_uid = ? AND c.uid = ? AND c.kind = ? AND r.desk_id = ?"
            " AND (r.epoch, r.sequence) > (?, ?) AND p.change_id IS NULL LIMIT 1",
            (
                *(self.root_uid.bytes, name.uid.bytes, name.kind, self.context.own_desk_id),
                *(sender.seen_epoch, sender.seen_sequence),
            ),
        )
        return found.first() is not None

    def add_namesake(self, chain: Chain) -> bool:
        """Make an event or term whose name another one has here; say whether that was done.

        Headquarters' own renaming of it comes right after. Where none comes, the row that is here
        is one that headquarters does not know, and gives way.
        """
        named = {"term": (IDENTITY, "code"), "event": (REFERENCE, "reference")}
        number, column = named.get(chain.name.kind, (0, ""))
        own = self._namesake(chain, column)
        if own is None:
            return False
        free = self.free_code(chain) if column == "code" else f"{chain.theirs.get(column)}-2"
        is_renamed = self.context.connection.run(
            "SELECT 1 FROM temp.incoming WHERE root_uid = ?1 AND uid = ?1 AND group_number = ?2",
            (chain.name.uid.bytes, number),
        ).first()
        if is_renamed is None:
            values = self.rows.content(own, number) or {}
            self.rows.write(own, number, values | {column: free})
            return False
        self.unpark(chain)
        provisional = f"{free[:20]}-{chain.name.uid.hex[:8]}"
        with self.context.replaying():
            self.rows.insert(chain.name, chain.theirs | {column: provisional}, chain.last.version)
        self.note(Outcome.ADDED)
        return True

    def _namesake(self, chain: Chain, column: str) -> RowName | None:
        if column == "code":
            return self.term_with_code(chain)
        if column == "reference":
            return self.event_with_reference(str(chain.theirs.get(column)))
        return None
