"""The set-based part of the merge: records that only one side changed, in a few statements.

The small incoming set always leads the join (`CROSS JOIN`): left to itself the planner scans all
events for some of these (storage study 2.3).
"""

from collections.abc import Iterator

from sqlalchemy import Connection

from hrd_desk.merge_groups import EXISTENCE, MergeGroup
from hrd_desk.model.merging import Rule, rule_of
from hrd_desk.storage.frontier import DELETION
from hrd_desk.storage.journal.journaled import BY_KIND, JOURNALED, Journaled
from hrd_desk.storage.merge.clashes import find_astray, find_clashes
from hrd_desk.storage.merge.row_sql import assignments, insertion_of
from hrd_desk.storage.merge.staging import IS_PARKED, TO_DO


def pass_over_known_terms(connection: Connection) -> None:
    """Park the terms that every desk ships: they stand here under the same uid, all the same."""
    term = BY_KIND["term"]
    content = term.json_object(term.content_columns, "r")
    same = (
        "SELECT i.change_id FROM temp.incoming i CROSS JOIN change c ON c.id = i.change_id"
        f" CROSS JOIN term r ON r.uid = i.uid WHERE i.state = {TO_DO} AND i.kind = 'term'"
        f" AND i.group_number = {EXISTENCE} AND c.new IS {content}"
        " AND NOT EXISTS (SELECT 1 FROM group_version g WHERE g.uid = i.uid)"
    )
    connection.exec_driver_sql(
        f"INSERT OR IGNORE INTO parked SELECT change_id, 'equal' FROM ({same})"
    )
    connection.exec_driver_sql(
        f"UPDATE temp.incoming SET state = {IS_PARKED} WHERE change_id IN ({same})"
    )


def find_slow_records(connection: Connection, *, is_authority: bool) -> int:
    """Fill `temp.slow` with the records that need a closer look; return how many there are."""
    _fill_versions(connection)
    connection.exec_driver_sql("DROP TABLE IF EXISTS temp.slow")
    connection.exec_driver_sql("CREATE TEMP TABLE slow (root_uid BLOB PRIMARY KEY) WITHOUT ROWID")
    connection.exec_driver_sql("DROP TABLE IF EXISTS temp.concerned")
    connection.exec_driver_sql(
        "CREATE TEMP TABLE concerned AS"
        f" SELECT DISTINCT root_uid FROM temp.incoming WHERE state = {TO_DO}"
    )
    astray = find_astray(connection, is_authority=is_authority)
    for query in (astray, *_slow_queries(is_authority=is_authority)):
        connection.exec_driver_sql(f"INSERT OR IGNORE INTO temp.slow {query}")
    _find_taken_references(connection)
    find_clashes(connection)
    return int(connection.exec_driver_sql("SELECT count(*) FROM temp.slow").scalar_one())


def _fill_versions(connection: Connection) -> None:
    for journaled in JOURNALED:
        row = (
            "(SELECT u.version FROM event e CROSS JOIN term t CROSS JOIN term_use u"
            " ON u.event_id = e.id AND u.term_id = t.id"
            " WHERE e.uid = incoming.root_uid AND t.uid = incoming.uid)"
            if journaled.kind == "term-use"
            else f"(SELECT r.version FROM {journaled.table.name} r WHERE r.uid = incoming.uid)"
        )
        connection.exec_driver_sql(
            f"UPDATE temp.incoming SET row_version = {row}"
            f" WHERE state = {TO_DO} AND kind = '{journaled.kind}'"
        )
    connection.exec_driver_sql(
        "UPDATE temp.incoming SET current = coalesce((SELECT g.version FROM group_version g"
        " WHERE g.uid = incoming.uid AND g.group_number = incoming.group_number), row_version)"
        f" WHERE state = {TO_DO} AND group_number <> {EXISTENCE}"
    )


def _slow_queries(*, is_authority: bool) -> Iterator[str]:
    """Yield a query of record uids for each reason to look closer."""
    yield f"""
        SELECT root_uid FROM temp.incoming WHERE state = {TO_DO} AND group_number = {EXISTENCE}
        AND NOT is_removal AND (base <> 0 OR row_version IS NOT NULL OR EXISTS (
            SELECT 1 FROM tombstone b WHERE b.root_uid = incoming.root_uid
            AND b.uid = incoming.uid))"""
    yield f"""
        SELECT root_uid FROM temp.incoming WHERE state = {TO_DO} AND group_number = {EXISTENCE}
        GROUP BY root_uid, uid HAVING count(*) > 1"""
    yield from _slow_removals()
    yield f"SELECT root_uid FROM temp.incoming WHERE state = {TO_DO} AND kind = 'term'"
    yield f"""
        SELECT root_uid FROM temp.incoming
        WHERE state = {TO_DO} AND kind = 'event' AND group_number = {DELETION}"""
    yield """
        SELECT e.uid FROM temp.concerned i CROSS JOIN event e ON e.uid = i.root_uid
        WHERE e.deleted_version IS NOT NULL"""
    for table, column in (("erased", "root_uid"), ("own_pending", "root_uid"), *_ABOUT):
        yield f"""
            SELECT x.{column} FROM temp.concerned i CROSS JOIN {table} x
            ON x.{column} = i.root_uid"""
    if is_authority:
        owned = " OR ".join(f"(kind = '{k}' AND group_number = {n})" for k, n in _HEADQUARTERS)
        yield f"""
            SELECT root_uid FROM temp.incoming
            WHERE state = {TO_DO} AND NOT is_hq AND ({owned})"""
    yield f"""
        SELECT root_uid FROM temp.incoming
        WHERE state = {TO_DO} AND kind IN ('conflict', 'decision')"""


_ABOUT = (("conflict", "record_uid"), ("decision", "record_uid"))
_HEADQUARTERS = [
    (journaled.kind, group.number)
    for journaled in JOURNALED
    for group in journaled.groups
    if rule_of(journaled.kind, group.number) in (Rule.HEADQUARTERS, Rule.RECORD_STATUS)
]


def _slow_removals() -> Iterator[str]:
    """Yield where a removed row is gone, was edited in the same file, or is not what was seen."""
    yield f"""
        SELECT i.root_uid FROM temp.incoming i CROSS JOIN temp.incoming o
        ON o.uid = i.uid AND o.root_uid = i.root_uid AND o.n <> i.n AND o.state = {TO_DO}
        WHERE i.state = {TO_DO} AND i.group_number = {EXISTENCE} AND i.is_removal"""
    yield f"""
        SELECT root_uid FROM temp.incoming WHERE state = {TO_DO} AND is_removal
        AND group_number = {EXISTENCE}
        AND (row_version IS NULL OR (kind = 'term-use' AND row_version <> base)
        OR row_version > version OR EXISTS (
            SELECT 1 FROM group_version g WHERE kind <> 'term-use' AND g.uid = incoming.uid
            AND g.version > incoming.version))"""
    yield f"""
        SELECT i.root_uid FROM temp.incoming i CROSS JOIN change c
        ON c.root_uid = i.root_uid AND c.uid = i.uid AND c.kind = 'term-use' AND c.new IS NOT NULL
        CROSS JOIN revision r ON r.id = c.revision_id
        WHERE i.state = {TO_DO} AND i.kind = 'term-use' AND i.is_removal AND r.version > i.base"""
    for journaled in JOURNALED:
        if journaled.is_part and journaled.groups:
            content = journaled.json_object(journaled.content_columns, "r")
            yield f"""
                SELECT i.root_uid FROM temp.incoming i CROSS JOIN change c ON c.id = i.change_id
                CROSS JOIN {journaled.table.name} r ON r.uid = i.uid
                WHERE i.state = {TO_DO} AND i.kind = '{journaled.kind}' AND i.is_removal
                AND i.group_number = {EXISTENCE} AND c.old IS NOT {content}"""


def _find_taken_references(connection: Connection) -> None:
    """Find the records whose reference is that of another one, here or in the same file."""
    connection.exec_driver_sql("DROP TABLE IF EXISTS temp.named")
    connection.exec_driver_sql(
        "CREATE TEMP TABLE named AS SELECT i.root_uid,"
        " json_extract(c.new, '$.\"reference\"') AS reference"
        " FROM temp.incoming i CROSS JOIN change c ON c.id = i.change_id"
        f" WHERE i.state = {TO_DO} AND i.kind = 'event' AND i.group_number IN ({EXISTENCE}, 1)"
        " AND NOT i.is_removal"
    )
    connection.exec_driver_sql("CREATE INDEX temp.named_reference ON named (reference, root_uid)")
    connection.exec_driver_sql(
        "INSERT OR IGNORE INTO temp.slow SELECT n.root_uid FROM temp.named n"
        " CROSS JOIN event e ON e.reference = n.reference WHERE e.uid <> n.root_uid"
        " UNION ALL SELECT n.root_uid FROM temp.named n CROSS JOIN temp.named o"
        " ON o.reference = n.reference WHERE o.root_uid <> n.root_uid"
    )


def apply_fast(connection: Connection, revised: int) -> None:
    """Apply every staged change of records not in `temp.slow` and of values not in `temp.clash`.

    Records and terms are stamped `revised`, the version of this desk's own revision.
    """
    connection.exec_driver_sql("DROP TABLE IF EXISTS temp.fast")
    connection.exec_driver_sql(
        "CREATE TEMP TABLE fast AS SELECT n, change_id, kind, root_uid, uid, group_number, base,"
        " version, is_removal, lead(version) OVER"
        " (PARTITION BY root_uid, uid, group_number ORDER BY n) IS NULL AS is_last"
        f" FROM temp.incoming WHERE state = {TO_DO}"
        " AND root_uid NOT IN (SELECT root_uid FROM temp.slow)"
        " AND (root_uid, uid, group_number) NOT IN"
        " (SELECT root_uid, uid, group_number FROM temp.clash)"
    )
    connection.exec_driver_sql("CREATE INDEX temp.fast_kind ON fast (kind, group_number, n)")
    found = connection.exec_driver_sql(
        "SELECT DISTINCT kind, group_number, is_removal FROM temp.fast"
    ).all()
    present = {(str(kind), int(group), bool(removal)) for kind, group, removal in found}
    for journaled in JOURNALED:
        if (journaled.kind, EXISTENCE, False) in present:
            connection.exec_driver_sql(_insertion(journaled, revised))
        if (journaled.kind, EXISTENCE, True) in present:
            _remove(connection, journaled)
        for group in journaled.groups:
            if (journaled.kind, group.number, False) in present:
                connection.exec_driver_sql(_edit(journaled, group, revised))
    if ("term-use", EXISTENCE, False) in present:
        connection.exec_driver_sql(_UNKNOWN_TERMS)
    connection.exec_driver_sql(_VERSIONS)


_SOURCE = "FROM temp.fast i CROSS JOIN change c ON c.id = i.change_id"
_VERSIONS = f"""
INSERT OR REPLACE INTO group_version (uid, group_number, version, base)
SELECT uid, group_number, version, base FROM temp.fast i
WHERE group_number <> {EXISTENCE} AND is_last
"""
_UNKNOWN_TERMS = f"""
INSERT OR REPLACE INTO unknown_term_use (root_uid, term_uid, version, label_coded)
SELECT i.root_uid, i.uid, i.version, json_extract(c.new, '$."label_coded"') {_SOURCE}
WHERE i.kind = 'term-use' AND NOT i.is_removal
AND NOT EXISTS (SELECT 1 FROM term t WHERE t.uid = i.uid)
"""


def _insertion(journaled: Journaled, revised: int) -> str:
    columns, values, join = insertion_of(journaled, str(revised))
    return (
        f"INSERT INTO {journaled.table.name} ({columns}) SELECT {values} {_SOURCE} {join}"
        f" WHERE i.kind = '{journaled.kind}' AND i.group_number = {EXISTENCE}"
        " AND NOT i.is_removal ORDER BY i.n"
    )


def _edit(journaled: Journaled, group: MergeGroup, revised: int) -> str:
    table = journaled.table.name
    stamp = f", revised = {revised}" if journaled.is_root else ""
    return (
        f"UPDATE {table} SET {assignments(journaled, group)}{stamp}"
        f" FROM (SELECT i.uid, c.new {_SOURCE} WHERE i.kind = '{journaled.kind}'"
        f" AND i.group_number = {group.number} AND i.is_last) s"
        f" WHERE {table}.uid = s.uid"
    )


def _remove(connection: Connection, journaled: Journaled) -> None:
    table, kind = journaled.table.name, journaled.kind
    removed = (
        f"FROM temp.fast i WHERE i.kind = '{kind}' AND i.group_number = {EXISTENCE}"
        " AND i.is_removal"
    )
    rows = (
        "(event_id, term_id) IN (SELECT e.id, t.id FROM temp.fast i"
        " CROSS JOIN event e ON e.uid = i.root_uid CROSS JOIN term t ON t.uid = i.uid"
        f" WHERE i.kind = '{kind}' AND i.is_removal)"
        if kind == "term-use"
        else f"uid IN (SELECT i.uid {removed})"
    )
    connection.exec_driver_sql(f"DELETE FROM {table} WHERE {rows}")
    connection.exec_driver_sql(
        "INSERT OR REPLACE INTO tombstone (root_uid, uid, kind, version, saw_version)"
        f" SELECT i.root_uid, i.uid, i.kind, i.version, i.base {removed}"
    )
    if journaled.groups:
        connection.exec_driver_sql(
            f"DELETE FROM group_version WHERE uid IN (SELECT i.uid {removed})"
        )
