"""The set-based part of the merge: records that only one side changed, in a few statements.

The small incoming set always leads the join (`CROSS JOIN`): left to itself the planner scans all
events for some of these (storage study 2.3). What did not come is not asked about.
"""

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection

from hrd_desk.merge_groups import EXISTENCE
from hrd_desk.model.merging import Rule, rule_of
from hrd_desk.storage.frontier import DELETION
from hrd_desk.storage.journal.journaled import BY_KIND, JOURNALED, Journaled
from hrd_desk.storage.merge.clashes import find_astray, find_clashes
from hrd_desk.storage.merge.raw_sql import RawSql
from hrd_desk.storage.merge.record_merge import REFERENCE
from hrd_desk.storage.merge.row_sql import assignments, insertion_of
from hrd_desk.storage.merge.rows import group_of
from hrd_desk.storage.merge.staging import IS_PARKED, TO_DO, Came


def pass_over_known_terms(connection: Connection, came: Came) -> None:
    """Park the terms that every desk ships: they stand here under the same uid, all the same."""
    if ("term", EXISTENCE, False) not in came:
        return
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


def find_slow_records(connection: Connection, came: Came, *, is_authority: bool) -> int:
    """Fill `temp.slow` with the records that need a closer look; return how many there are.

    `apply_fast` adds new events whose reference is taken.
    """
    _fill_versions(connection, came)
    connection.exec_driver_sql("DROP TABLE IF EXISTS temp.slow")
    connection.exec_driver_sql("CREATE TEMP TABLE slow (root_uid BLOB PRIMARY KEY) WITHOUT ROWID")
    astray = find_astray(connection, is_authority=is_authority)
    for query in (astray, *_slow_queries(came, is_authority=is_authority)):
        connection.exec_driver_sql(f"INSERT OR IGNORE INTO temp.slow {query}")
    if ("event", REFERENCE, False) in came:
        _find_taken_references(connection)
    find_clashes(connection)
    return int(connection.exec_driver_sql("SELECT count(*) FROM temp.slow").scalar_one())


def _fill_versions(connection: Connection, came: Came) -> None:
    """Note of what stands here already which version it has: the row's, and the value's."""
    for kind in _kinds(came):
        row = {
            "event": "temp.record r ON r.root_uid = i.root_uid AND r.id IS NOT NULL",
            "term-use": (
                "temp.record x ON x.root_uid = i.root_uid AND x.id IS NOT NULL"
                " CROSS JOIN term t ON t.uid = i.uid"
                " CROSS JOIN term_use r ON r.event_id = x.id AND r.term_id = t.id"
            ),
        }.get(kind, f"{BY_KIND[kind].table.name} r ON r.uid = i.uid")
        connection.exec_driver_sql(
            "UPDATE temp.incoming SET row_version = s.version,"
            f" current = CASE WHEN group_number <> {EXISTENCE} THEN coalesce("
            "(SELECT g.version FROM group_version g WHERE g.uid = incoming.uid"
            " AND g.group_number = incoming.group_number), s.version) END"
            f" FROM (SELECT i.n, r.version FROM temp.incoming i CROSS JOIN {row}"
            f" WHERE i.kind = '{kind}' AND i.state = {TO_DO}) s WHERE s.n = incoming.n"
        )


def _kinds(came: Came) -> list[str]:
    """Return the kinds that came, in the order in which they can be applied."""
    present = {kind for kind, _group, _is_removal in came}
    return [journaled.kind for journaled in JOURNALED if journaled.kind in present]


def _slow_queries(came: Came, *, is_authority: bool) -> Iterator[str]:
    """Yield a query of record uids for each reason to look closer."""
    if any(group == EXISTENCE and not is_removal for _kind, group, is_removal in came):
        yield from _slow_creations()
    if any(is_removal for _kind, _group, is_removal in came):
        yield from _slow_removals(came)
    kinds = set(_kinds(came)) & {"term", "conflict", "decision"}
    if kinds:
        listed = ", ".join(f"'{kind}'" for kind in sorted(kinds))
        yield f"SELECT root_uid FROM temp.incoming WHERE state = {TO_DO} AND kind IN ({listed})"
    if ("event", DELETION, False) in came:
        yield f"""
            SELECT root_uid FROM temp.incoming
            WHERE state = {TO_DO} AND kind = 'event' AND group_number = {DELETION}"""
    yield "SELECT root_uid FROM temp.record WHERE is_deleted"
    for table, column in (("erased", "root_uid"), ("own_pending", "root_uid"), *_ABOUT):
        yield f"""
            SELECT x.{column} FROM temp.record i CROSS JOIN {table} x
            ON x.{column} = i.root_uid"""
    owned = [(k, n) for k, n in _HEADQUARTERS if (k, n, False) in came]
    if is_authority and owned:
        said = " OR ".join(f"(kind = '{k}' AND group_number = {n})" for k, n in owned)
        yield f"""
            SELECT root_uid FROM temp.incoming
            WHERE state = {TO_DO} AND NOT is_hq AND ({said})"""


def _slow_creations() -> Iterator[str]:
    """Yield where a row that is made stands already, stood, or is made twice."""
    yield f"""
        SELECT root_uid FROM temp.incoming WHERE state = {TO_DO} AND group_number = {EXISTENCE}
        AND NOT is_removal AND (base <> 0 OR row_version IS NOT NULL)"""
    yield f"""
        SELECT i.root_uid FROM temp.record x CROSS JOIN tombstone b ON b.root_uid = x.root_uid
        CROSS JOIN temp.incoming i ON i.root_uid = b.root_uid AND i.uid = b.uid
        WHERE i.group_number = {EXISTENCE} AND i.state = {TO_DO} AND NOT i.is_removal"""
    yield f"""
        SELECT root_uid FROM temp.incoming WHERE state = {TO_DO} AND group_number = {EXISTENCE}
        GROUP BY root_uid, uid HAVING count(*) > 1"""


_ABOUT = (("conflict", "record_uid"), ("decision", "record_uid"))
_HEADQUARTERS = [
    (journaled.kind, group.number)
    for journaled in JOURNALED
    for group in journaled.groups
    if rule_of(journaled.kind, group.number) in (Rule.HEADQUARTERS, Rule.RECORD_STATUS)
]


def _slow_removals(came: Came) -> Iterator[str]:
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
    yield f"""
        SELECT i.root_uid FROM temp.incoming i CROSS JOIN term t ON t.uid = i.uid
        WHERE i.state = {TO_DO} AND i.kind = 'term-use' AND i.is_removal AND EXISTS (
            SELECT 1 FROM term m WHERE m.scheme = t.scheme AND m.replaced_by = t.code)"""
    for journaled in JOURNALED:
        is_removed = (journaled.kind, EXISTENCE, True) in came
        if is_removed and journaled.is_part and journaled.groups:
            content = journaled.json_object(journaled.content_columns, "r")
            yield f"""
                SELECT i.root_uid FROM temp.incoming i CROSS JOIN change c ON c.id = i.change_id
                CROSS JOIN {journaled.table.name} r ON r.uid = i.uid
                WHERE i.state = {TO_DO} AND i.kind = '{journaled.kind}' AND i.is_removal
                AND i.group_number = {EXISTENCE} AND c.old IS NOT {content}"""


def _find_taken_references(connection: Connection) -> None:
    """Find the records whose reference is that of another one, here or in the same file.

    Needed where references change in a file; the database itself tells which new one is taken.
    """
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


_IS_FAST = f"i.state = {TO_DO} AND i.root_uid NOT IN (SELECT root_uid FROM temp.slow)"
_IS_FAST_VALUE = (
    f"{_IS_FAST} AND NOT EXISTS (SELECT 1 FROM temp.clash x WHERE x.root_uid = i.root_uid"
    " AND x.uid = i.uid AND x.group_number = i.group_number)"
)


def apply_fast(connection: Connection, came: Came, revised: int) -> None:
    """Apply every staged change of records not in `temp.slow` and of values not in `temp.clash`.

    Records and terms are stamped `revised`, the version of this desk's own revision.
    """
    _find_edits(connection)
    edited = connection.exec_driver_sql("SELECT DISTINCT kind, numbers FROM temp.edited").all()
    for kind in _kinds(came):
        if (kind, EXISTENCE, False) in came:
            _make(connection, BY_KIND[kind], revised)
        if (kind, EXISTENCE, True) in came:
            _remove(connection, BY_KIND[kind])
        for numbers in (str(n) for k, n in edited if k == kind):
            groups = [int(number) for number in numbers.split(",")]
            connection.exec_driver_sql(_edit(BY_KIND[kind], groups, revised), (numbers,))
    connection.exec_driver_sql(_VERSIONS)


def taken_fast(
    connection: Connection, words: Iterable[tuple[str, int]]
) -> list[tuple[bytes, bool, bool, bool]]:
    """Return the records that `apply_fast` wrote, by uid.

    Each with whether it is new, whether one of the groups `words` was written, and whether it has
    its stamp.
    """
    listed = ", ".join(f"('{kind}', {group})" for kind, group in sorted(words))
    found = RawSql(connection).run(
        f"SELECT i.root_uid, max(i.kind = 'event' AND i.group_number = {EXISTENCE}),"
        f" max((i.kind, i.group_number) IN (VALUES {listed})),"
        f" max(i.uid = i.root_uid) FROM temp.incoming i WHERE {_IS_FAST_VALUE} GROUP BY i.root_uid"
    )
    return [(bytes(root), bool(new), bool(worded), bool(own)) for root, new, worded, own in found]


def _make(connection: Connection, journaled: Journaled, revised: int) -> None:
    """Make the rows of a kind; new events that cannot get their reference become slow."""
    kind = journaled.kind
    is_event = kind == "event"
    columns, values, join = insertion_of(journaled, str(revised), event=_EVENT)
    made = (
        f"WHERE i.kind = '{kind}' AND i.group_number = {EXISTENCE} AND NOT i.is_removal"
        f" AND {_IS_FAST}"
    )
    written = connection.exec_driver_sql(
        f"INSERT INTO {journaled.table.name} ({columns}) SELECT {values}"
        f" FROM temp.incoming i CROSS JOIN change c ON c.id = i.change_id {join} {made}"
        f" ORDER BY i.n{' ON CONFLICT DO NOTHING' if is_event else ''}"
    )
    if is_event:
        connection.exec_driver_sql(_NEW_IDS)
        connection.exec_driver_sql(_NOT_MADE)
        for table in ("clash", "edit", "edited"):
            connection.exec_driver_sql(
                f"DELETE FROM temp.{table} WHERE root_uid IN (SELECT root_uid FROM temp.slow)"
            )
    if kind == "term-use":
        staged = connection.exec_driver_sql(f"SELECT count(*) FROM temp.incoming i {made}")
        if staged.scalar_one() != written.rowcount:
            connection.exec_driver_sql(f"{_UNKNOWN_TERMS} {made}")


_EVENT = "CROSS JOIN temp.record e ON e.root_uid = i.root_uid AND e.id IS NOT NULL"
_NEW_IDS = """
UPDATE temp.record SET id = (SELECT e.id FROM event e WHERE e.uid = record.root_uid)
WHERE id IS NULL
"""
_NOT_MADE = f"""
INSERT OR IGNORE INTO temp.slow SELECT i.root_uid FROM temp.record x
CROSS JOIN temp.incoming i ON i.root_uid = x.root_uid AND i.uid = x.root_uid
WHERE x.id IS NULL AND i.kind = 'event' AND i.group_number = {EXISTENCE} AND i.state = {TO_DO}
"""
_UNKNOWN_TERMS = """
INSERT OR REPLACE INTO unknown_term_use (root_uid, term_uid, version, label_coded)
SELECT i.root_uid, i.uid, i.version, json_extract(c.new, '$."label_coded"')
FROM temp.incoming i CROSS JOIN change c ON c.id = i.change_id
AND NOT EXISTS (SELECT 1 FROM term t WHERE t.uid = i.uid)
"""
_VERSIONS = """
INSERT OR REPLACE INTO group_version (uid, group_number, version, base)
SELECT uid, group_number, version, base FROM temp.edit
"""


def _find_edits(connection: Connection) -> None:
    """Fill `temp.edit` with the last of each value, `temp.edited` with a row for each row changed.

    What changed of one row is written together: `numbers` names its groups, `ids` their changes.
    """
    for table in ("edit", "edited"):
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS temp.{table}")
    connection.exec_driver_sql(
        "CREATE TEMP TABLE edit (root_uid BLOB, uid BLOB, kind TEXT, group_number INTEGER,"
        " version INTEGER, base INTEGER, change_id INTEGER,"
        " PRIMARY KEY (root_uid, uid, kind, group_number)) WITHOUT ROWID"
    )
    connection.exec_driver_sql(
        "INSERT INTO temp.edit SELECT i.root_uid, i.uid, i.kind, i.group_number, i.version, i.base,"
        f" i.change_id FROM temp.incoming i WHERE {_IS_FAST_VALUE}"
        f" AND i.group_number <> {EXISTENCE} AND NOT EXISTS (SELECT 1 FROM temp.incoming o"
        " WHERE o.root_uid = i.root_uid AND o.uid = i.uid AND o.group_number = i.group_number"
        f" AND o.state = {TO_DO} AND o.n > i.n) ORDER BY i.root_uid, i.uid, i.group_number"
    )
    connection.exec_driver_sql(
        "CREATE TEMP TABLE edited AS SELECT kind, root_uid, uid,"
        " group_concat(group_number) AS numbers, '[' || group_concat(change_id) || ']' AS ids"
        " FROM temp.edit GROUP BY root_uid, uid, kind"
    )
    connection.exec_driver_sql("CREATE INDEX temp.edited_numbers ON edited (kind, numbers)")


def _edit(journaled: Journaled, groups: list[int], revised: int) -> str:
    """Return the statement that writes the values of these groups, where no others changed."""
    table = journaled.table.name
    sets = [
        assignments(journaled, group_of(journaled.kind, number), f"s.new{at}")
        for at, number in enumerate(groups)
    ]
    sets += [f"revised = {revised}"] if journaled.is_root else []
    values = ", ".join(f"c{at}.new AS new{at}" for at in range(len(groups)))
    changes = " ".join(
        f"CROSS JOIN change c{at} ON c{at}.id = json_extract(x.ids, '$[{at}]')"
        for at in range(len(groups))
    )
    return (
        f"UPDATE {table} SET {', '.join(sets)} FROM (SELECT x.uid, {values} FROM temp.edited x"
        f" {changes} WHERE x.kind = '{journaled.kind}' AND x.numbers = ?) s"
        f" WHERE {table}.uid = s.uid"
    )


def _remove(connection: Connection, journaled: Journaled) -> None:
    table, kind = journaled.table.name, journaled.kind
    removed = (
        f"FROM temp.incoming i WHERE i.kind = '{kind}' AND i.group_number = {EXISTENCE}"
        f" AND i.is_removal AND {_IS_FAST}"
    )
    rows = (
        "(event_id, term_id) IN (SELECT e.id, t.id FROM temp.incoming i"
        f" {_EVENT} CROSS JOIN term t ON t.uid = i.uid"
        f" WHERE i.kind = '{kind}' AND i.group_number = {EXISTENCE} AND i.is_removal"
        f" AND {_IS_FAST})"
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
