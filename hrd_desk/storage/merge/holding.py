"""Changes wait until what they build on has come: a version that they replace, or their record."""

import uuid
from collections.abc import Iterable

from sqlalchemy import Connection

from hrd_desk.merge_groups import EXISTENCE
from hrd_desk.storage.journal.journaled import JOURNALED, known_columns
from hrd_desk.storage.merge.incoming import IncomingChange
from hrd_desk.storage.merge.staging import IS_PARKED, STAGE, TO_DO, why_unfit

_PARTS = ", ".join(f"'{j.kind}'" for j in JOURNALED if not j.is_root)

# What is replaced is known if its revision is here, and was not itself held or unfit for the
# record. The rows that came together vouch for each other until one of them is found wanting.
_ORPHANS = f"""
INSERT OR IGNORE INTO temp.wanting (revision_id, root_uid, missing)
SELECT i.revision_id, i.root_uid, i.base FROM temp.incoming i
WHERE i.state = {TO_DO} AND i.base <> 0 AND NOT EXISTS (
    SELECT 1 FROM revision r WHERE r.version = i.base AND NOT EXISTS (
        SELECT 1 FROM held h WHERE h.revision_id = r.id AND h.root_uid = i.root_uid))
"""
_ROOTLESS = f"""
INSERT OR IGNORE INTO temp.wanting (revision_id, root_uid, missing)
SELECT i.revision_id, i.root_uid, 0 FROM temp.record x
CROSS JOIN temp.incoming i ON i.root_uid = x.root_uid
WHERE x.id IS NULL AND i.state = {TO_DO} AND i.kind IN ({_PARTS})
AND NOT EXISTS (SELECT 1 FROM term t WHERE t.uid = x.root_uid)
AND NOT EXISTS (
    SELECT 1 FROM temp.incoming c
    WHERE c.root_uid = x.root_uid AND c.uid = x.root_uid AND c.group_number = {EXISTENCE}
    AND c.state = {TO_DO}
    AND (c.revision_id, c.root_uid) NOT IN (SELECT revision_id, root_uid FROM temp.wanting))
"""
_FOLLOWERS = f"""
INSERT OR IGNORE INTO temp.wanting (revision_id, root_uid, missing)
SELECT i.revision_id, i.root_uid, i.base FROM temp.wanting w
CROSS JOIN revision r ON r.id = w.revision_id
CROSS JOIN temp.incoming i ON i.root_uid = w.root_uid AND i.base = r.version
WHERE i.state = {TO_DO}
"""
_UNFIT = f"""
INSERT OR IGNORE INTO temp.wanting (revision_id, root_uid, missing)
SELECT i.revision_id, i.root_uid, 0 FROM temp.incoming i
WHERE i.state = {TO_DO} AND (i.revision_id, i.root_uid) IN (SELECT revision_id, root_uid FROM unfit)
"""


_NEWER = """
SELECT c.id, c.kind, c.group_number FROM parked p CROSS JOIN change c ON c.id = p.change_id
WHERE p.why = 'newer' ORDER BY c.id
"""
_PARKED = """
SELECT c.kind, c.root_uid, c.uid, c.group_number, c.base, c.old, c.new, c.seal, d.role
FROM change c CROSS JOIN revision r ON r.id = c.revision_id
CROSS JOIN desk d ON d.id = r.desk_id WHERE c.id = ?
"""


def hold_back(connection: Connection, now_ms: int) -> int:
    """Park what cannot be applied yet or at all; return how many (revision, record) are held."""
    connection.exec_driver_sql("DROP TABLE IF EXISTS temp.wanting")
    connection.exec_driver_sql(
        "CREATE TEMP TABLE wanting (revision_id INTEGER, root_uid BLOB, missing INTEGER,"
        " PRIMARY KEY (revision_id, root_uid)) WITHOUT ROWID"
    )
    if connection.exec_driver_sql("SELECT 1 FROM unfit LIMIT 1").first():
        connection.exec_driver_sql(_UNFIT)
    for statement in (_ORPHANS, _ROOTLESS):
        connection.exec_driver_sql(statement)
    if not connection.exec_driver_sql("SELECT 1 FROM temp.wanting LIMIT 1").first():
        return 0
    while connection.exec_driver_sql(_FOLLOWERS).rowcount + (
        connection.exec_driver_sql(_ROOTLESS).rowcount
    ):
        pass
    connection.exec_driver_sql(
        "INSERT OR IGNORE INTO held (revision_id, root_uid, missing_version, since_ms)"
        " SELECT w.revision_id, w.root_uid, w.missing, ? FROM temp.wanting w"
        " WHERE (w.revision_id, w.root_uid) NOT IN (SELECT revision_id, root_uid FROM unfit)",
        (now_ms,),
    )
    connection.exec_driver_sql(
        "INSERT OR IGNORE INTO parked (change_id, why)"
        " SELECT i.change_id, CASE WHEN h.revision_id IS NULL THEN 'unfit' ELSE 'held' END"
        " FROM temp.wanting w CROSS JOIN temp.incoming i"
        " ON i.revision_id = w.revision_id AND i.root_uid = w.root_uid"
        " LEFT JOIN held h ON h.revision_id = w.revision_id AND h.root_uid = w.root_uid"
    )
    connection.exec_driver_sql(
        f"UPDATE temp.incoming SET state = {IS_PARKED}"
        " WHERE (revision_id, root_uid) IN (SELECT revision_id, root_uid FROM temp.wanting)"
    )
    count = "SELECT count(*) FROM temp.wanting w CROSS JOIN held h USING (revision_id, root_uid)"
    return int(connection.exec_driver_sql(count).scalar_one())


def release(connection: Connection, forced: Iterable[uuid.UUID] | None = None) -> int:
    """Stage again what was held and can go now; return how many changes.

    What came from a newer program goes as soon as this one knows its columns. `forced`: instead,
    all of these records goes, although something it builds on never came.
    """
    if forced is None:
        _fill_released(connection)
    else:
        _fill_forced(connection, forced)
    freed = (
        "temp.released x CROSS JOIN change c"
        " ON c.revision_id = x.revision_id AND c.root_uid = x.root_uid"
        " CROSS JOIN parked p ON p.change_id = c.id AND p.why = 'held'"
    )
    connection.exec_driver_sql(STAGE.format(changes=freed) + " ORDER BY c.id")
    if forced is None:
        _stage_learnt(connection)
    connection.exec_driver_sql(f"UPDATE temp.incoming SET state = {TO_DO}")
    connection.exec_driver_sql(
        "DELETE FROM parked WHERE change_id IN (SELECT change_id FROM temp.incoming)"
    )
    connection.exec_driver_sql(
        "DELETE FROM held WHERE (revision_id, root_uid) IN"
        " (SELECT revision_id, root_uid FROM temp.released)"
    )
    count = connection.exec_driver_sql("SELECT count(*) FROM temp.incoming").scalar_one()
    return int(count)


def _stage_learnt(connection: Connection) -> None:
    stage = STAGE.format(changes="change c") + " WHERE c.id = ?"
    for change_id, kind, group in connection.exec_driver_sql(_NEWER).all():
        if not known_columns(str(kind), int(group)):
            continue
        row = connection.exec_driver_sql(_PARKED, (change_id,)).one()
        root, uid = uuid.UUID(bytes=row.root_uid), uuid.UUID(bytes=row.uid)
        values = (row.group_number, row.base, row.old, row.new, row.seal)
        is_fit = why_unfit(IncomingChange(str(kind), root, uid, *values), str(row.role)) is None
        further = stage if is_fit else "UPDATE parked SET why = 'unfit' WHERE change_id = ?"
        connection.exec_driver_sql(further, (change_id,))


def _fill_forced(connection: Connection, records: Iterable[uuid.UUID]) -> None:
    connection.exec_driver_sql("DROP TABLE IF EXISTS temp.released")
    connection.exec_driver_sql("CREATE TEMP TABLE released (revision_id INTEGER, root_uid BLOB)")
    for uid in records:
        connection.exec_driver_sql(
            "INSERT INTO temp.released SELECT h.revision_id, h.root_uid FROM held h"
            " WHERE h.root_uid = ?",
            (uid.bytes,),
        )


def _fill_released(connection: Connection) -> None:
    connection.exec_driver_sql("DROP TABLE IF EXISTS temp.released")
    # What builds on something that is held itself goes along with it, and never without it.
    connection.exec_driver_sql(
        """
        CREATE TEMP TABLE released AS
        WITH RECURSIVE free (revision_id, root_uid) AS (
            SELECT h.revision_id, h.root_uid FROM held h
            WHERE CASE WHEN h.missing_version = 0
            THEN EXISTS (SELECT 1 FROM event e WHERE e.uid = h.root_uid)
            ELSE EXISTS (
                SELECT 1 FROM revision r WHERE r.version = h.missing_version
                AND NOT EXISTS (SELECT 1 FROM held o
                    WHERE o.revision_id = r.id AND o.root_uid = h.root_uid)
                AND NOT EXISTS (SELECT 1 FROM unfit u
                    WHERE u.revision_id = r.id AND u.root_uid = h.root_uid)) END
            UNION
            SELECT h.revision_id, h.root_uid FROM free f
            CROSS JOIN revision r ON r.id = f.revision_id
            CROSS JOIN held h ON h.root_uid = f.root_uid
            WHERE h.missing_version = r.version OR (h.missing_version = 0 AND EXISTS (
                SELECT 1 FROM change c WHERE c.revision_id = f.revision_id
                AND c.uid = h.root_uid AND c.group_number = 0))
        ) SELECT revision_id, root_uid FROM free
        """
    )
