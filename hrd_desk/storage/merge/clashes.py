"""Values that both sides changed, where nothing else is in the way: read and written together.

The rules are those of `AuthorityMerge`, which takes the records that need a closer look one by one.
"""

import json
import uuid
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from sqlalchemy import Connection

from hrd_desk.merge_groups import EXISTENCE
from hrd_desk.model.merging import Rule, merge, rule_of, same_value
from hrd_desk.storage.frontier import DELETION
from hrd_desk.storage.journal.journaled import BY_KIND, JOURNALED
from hrd_desk.storage.merge.incoming import Outcome
from hrd_desk.storage.merge.questions import Question, ask_all, kind_of_clash
from hrd_desk.storage.merge.record_merge import (
    ABOUT,
    REFERENCE,
    Context,
    own_version,
    why_parked,
)
from hrd_desk.storage.merge.rows import RowName, Values, content_of
from hrd_desk.storage.merge.staging import TO_DO

CLASHES_AT_ONCE = 1000

# Changes that do not stand on what is shown here; those of one chain stand on each other.
_ASTRAY = f"""
CREATE TEMP TABLE astray AS
SELECT root_uid, uid, kind, group_number, change_id, version, current,
    previous IS NULL AS is_first, row_version IS NOT NULL AS stands
FROM (
    SELECT i.*, (
        SELECT o.version FROM temp.incoming o WHERE o.root_uid = i.root_uid AND o.uid = i.uid
        AND o.group_number = i.group_number AND o.state = {TO_DO} AND o.n < i.n
        ORDER BY o.n DESC LIMIT 1) AS previous
    FROM temp.incoming i WHERE i.state = {TO_DO} AND i.group_number <> {EXISTENCE}) i
WHERE i.base IS NOT coalesce(i.previous, i.current, (
    SELECT c.version FROM temp.incoming c WHERE c.uid = i.uid
    AND c.group_number = {EXISTENCE} AND c.root_uid = i.root_uid AND c.state = {TO_DO}))
"""
_CLASH = f"""
CREATE TEMP TABLE clash AS
SELECT a.root_uid, a.uid, a.kind, a.group_number, a.change_id AS first_change,
    a.version AS first_version, a.current, (
    SELECT i.change_id FROM temp.incoming i WHERE i.uid = a.uid AND i.group_number = a.group_number
    AND i.root_uid = a.root_uid AND i.state = {TO_DO} ORDER BY i.n DESC LIMIT 1) AS last_change
FROM temp.astray a WHERE a.root_uid NOT IN (SELECT root_uid FROM temp.slow)
"""
_ONE_BY_ONE = frozenset((Rule.HEADQUARTERS, Rule.RECORD_STATUS, Rule.LOCAL, Rule.RELEASE))


def find_astray(connection: Connection, *, is_authority: bool) -> str:
    """Fill `temp.astray`; return a query of the records that need a closer look for it."""
    connection.exec_driver_sql("DROP TABLE IF EXISTS temp.astray")
    connection.exec_driver_sql(_ASTRAY)
    if not is_authority:
        return "SELECT root_uid FROM temp.astray"
    together = ", ".join(f"('{kind}', {number})" for kind, number in _groups_taken_together())
    return f"""
        SELECT root_uid FROM temp.astray a WHERE NOT is_first OR NOT stands
        OR (kind, group_number) NOT IN (VALUES {together})
        OR root_uid IN (SELECT root_uid FROM unfit)"""


def _groups_taken_together() -> Iterator[tuple[str, int]]:
    for journaled in JOURNALED:
        for group in journaled.groups:
            is_special = journaled.kind == "event" and group.number in (REFERENCE, DELETION)
            rule = rule_of(journaled.kind, group.number)
            if not (is_special or rule in _ONE_BY_ONE or journaled.kind in ABOUT):
                yield journaled.kind, group.number


def find_clashes(connection: Connection) -> None:
    """Fill `temp.clash` with the chains in `temp.astray` whose records need no closer look."""
    connection.exec_driver_sql("DROP TABLE IF EXISTS temp.clash")
    connection.exec_driver_sql(_CLASH)
    connection.exec_driver_sql(
        "CREATE UNIQUE INDEX temp.clash_value ON clash (root_uid, uid, group_number)"
    )


class _Clash(NamedTuple):
    """One value: its versions, and what both sides made of what they began with."""

    name: RowName
    group_number: int
    first_version: int
    last_version: int
    current: int
    base: Values | None
    ours: Values
    theirs: Values


def take_clashes(context: Context, connection: Connection) -> set[bytes]:
    """Merge each chain in `temp.clash` by what it means; ask about what cannot be merged.

    Returns the uids of the records in which a value changed.
    """
    changed: set[bytes] = set()
    groups = connection.exec_driver_sql("SELECT DISTINCT kind, group_number FROM temp.clash").all()
    for kind, group_number in groups:
        # All is read before anything is written.
        found = iter(list(_clashes(context, str(kind), int(group_number))))
        while batch := list(islice(found, CLASHES_AT_ONCE)):
            changed |= _take(context, batch)
    return changed


def _clashes(context: Context, kind: str, group_number: int) -> Iterator[_Clash]:
    rows = context.connection.run(
        "SELECT x.root_uid, x.uid, x.first_version, v.version, x.current, f.old,"
        f" {content_of(kind, group_number)}, l.new FROM temp.clash x"
        " CROSS JOIN change f ON f.id = x.first_change CROSS JOIN change l ON l.id = x.last_change"
        " CROSS JOIN revision v ON v.id = l.revision_id"
        f" CROSS JOIN {BY_KIND[kind].table.name} r ON r.uid = x.uid"
        " WHERE x.kind = ? AND x.group_number = ?",
        (kind, group_number),
    )
    for root_uid, uid, first, last, current, base, ours, theirs in rows:
        root = uuid.UUID(bytes=root_uid)
        yield _Clash(
            RowName(kind, root, root if uid == root_uid else uuid.UUID(bytes=uid)),
            group_number,
            *(int(first), int(last), int(current)),
            *(None if base is None else json.loads(base), json.loads(ours), json.loads(theirs)),
        )


def _take(context: Context, clashes: Sequence[_Clash]) -> set[bytes]:
    changed: set[bytes] = set()
    parked: list[tuple[str, bytes, bytes, int]] = []
    questions: list[Question] = []
    for clash in clashes:
        name, rule = clash.name, rule_of(clash.name.kind, clash.group_number)
        merged = merge(rule, clash.base, clash.ours, clash.theirs)
        shown = clash.current
        if not same_value(merged.value, clash.ours):
            shown = own_version(context)
            context.rows.write(name, clash.group_number, merged.value)
            context.report.note(name.root_uid, Outcome.MERGED)
            changed.add(name.root_uid.bytes)
        value = (name.root_uid.bytes, name.uid.bytes, clash.group_number)
        parked.append((why_parked(merged), *value))
        if merged.is_clash:
            versions = (clash.first_version, clash.last_version)
            questions.append(
                Question(name, clash.group_number, kind_of_clash(rule), *versions, shown)
            )
        outcome = Outcome.CONFLICT if merged.is_clash else Outcome.UNCHANGED
        context.report.note(name.root_uid, outcome)
    context.connection.run_many(
        "INSERT OR REPLACE INTO parked (change_id, why) SELECT i.change_id, ? FROM temp.incoming i"
        f" WHERE i.root_uid = ? AND i.uid = ? AND i.group_number = ? AND i.state = {TO_DO}",
        parked,
    )
    ask_all(context, questions)
    return changed
