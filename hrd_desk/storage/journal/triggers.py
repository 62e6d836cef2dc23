"""Triggers that write the journal, one for each merge group of each journaled table.

They call application functions (`hrd_revision`, `hrd_version`, `hrd_seal`), so a write by a tool
that lacks them, or outside `Database.transaction`, fails instead of going unrecorded
(storage study 2.1). While changes of other desks are applied, which stand in the journal already,
`hrd_replays` is 1 and they write nothing. They are made from code at every start, because a
migration that rebuilds a
table drops its triggers in silence (storage study 5).
"""

from sqlalchemy import Connection

from hrd_desk.merge_groups import EXISTENCE, MergeGroup
from hrd_desk.storage.journal.journaled import JOURNALED, Journaled

PREFIX = "journal_"
UNSEALED = "x''"
OWN_WRITE = "hrd_replays() = 0"


def install_triggers(connection: Connection) -> None:
    """Make the database's triggers exactly what this version of the program wants."""
    present = _present(connection)
    bodies = {name: body for journaled in JOURNALED for name, body in _triggers(journaled).items()}
    bodies |= _sealing()
    wanted = {name: f"CREATE TRIGGER {name} {body}" for name, body in bodies.items()}
    for name in sorted(present.keys() - wanted.keys()):
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    for name, sql in wanted.items():
        if present.get(name) != sql:
            connection.exec_driver_sql(f'DROP TRIGGER IF EXISTS "{name}"')
            connection.exec_driver_sql(sql)


def drop_triggers(connection: Connection) -> None:
    """Drop every trigger; a migration runs without them and is not journaled."""
    for name in _present(connection):
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')


def _present(connection: Connection) -> dict[str, str]:
    query = "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
    return {str(name): str(sql) for name, sql in connection.exec_driver_sql(query)}


def _triggers(journaled: Journaled) -> dict[str, str]:
    named = {
        "insert": _insert(journaled),
        "delete": _removal(journaled) if journaled.is_part else _forbidden(journaled),
    }
    for group in journaled.groups:
        named[f"update_{group.number}"] = _update(journaled, group)
    fixed = _fixed_columns(journaled)
    named["fixed"] = _refusal(f"UPDATE OF {fixed} ON {journaled.table.name}", "identity is fixed")
    return {f"{PREFIX}{journaled.table.name}_{what}": body for what, body in named.items()}


def _insert(journaled: Journaled) -> str:
    uid = journaled.uid.format(row="NEW")
    root = journaled.root.format(row="NEW")
    base = (
        f"coalesce((SELECT version FROM tombstone WHERE root_uid = {root} AND uid = {uid}), 0)"
        if journaled.is_part
        else "0"
    )
    new = journaled.json_object(journaled.content_columns, "NEW")
    bury = f"DELETE FROM tombstone WHERE root_uid = {root} AND uid = {uid};"
    return (
        f"AFTER INSERT ON {journaled.table.name} WHEN {OWN_WRITE} BEGIN "
        f"SELECT RAISE(ABORT, 'version is not of this revision') "
        f"WHERE NEW.version IS NOT hrd_version(); "
        f"{_change(journaled, 'NEW', EXISTENCE, base, 'NULL', new)} "
        f"{bury if journaled.is_part else ''} END"
    )


def _update(journaled: Journaled, group: MergeGroup) -> str:
    differs = " OR ".join(f'OLD."{name}" IS NOT NEW."{name}"' for name in group.columns)
    columns = ", ".join(f'"{name}"' for name in group.columns)
    old = journaled.json_object(group.columns, "OLD")
    new = journaled.json_object(group.columns, "NEW")
    return (
        f"AFTER UPDATE OF {columns} ON {journaled.table.name} "
        f"WHEN {OWN_WRITE} AND ({differs}) BEGIN "
        f"{_change(journaled, 'NEW', group.number, 'NEW.version', old, new)} END"
    )


def _removal(journaled: Journaled) -> str:
    uid = journaled.uid.format(row="OLD")
    edited = (
        f"coalesce((SELECT max(version) FROM group_version WHERE uid = {uid}), OLD.version)"
        if journaled.groups
        else "OLD.version"
    )
    old = journaled.json_object(journaled.content_columns, "OLD")
    forget = f"DELETE FROM group_version WHERE uid = {uid};" if journaled.groups else ""
    return (
        f"AFTER DELETE ON {journaled.table.name} WHEN {OWN_WRITE} BEGIN "
        f"{_change(journaled, 'OLD', EXISTENCE, edited, old, 'NULL')} "
        f"INSERT OR REPLACE INTO tombstone (root_uid, uid, kind, version, saw_version) "
        f"VALUES ({journaled.root.format(row='OLD')}, {uid}, '{journaled.kind}', "
        f"hrd_version(), {edited}); {forget} END"
    )


def _change(journaled: Journaled, row: str, group: int, base: str, old: str, new: str) -> str:
    root, uid = journaled.root.format(row=row), journaled.uid.format(row=row)
    return (
        "INSERT INTO change (revision_id, kind, root_uid, uid, group_number, base, old, new, seal) "
        f"VALUES (hrd_revision(), '{journaled.kind}', {root}, {uid}, {group}, {base}, "
        f"{old}, {new}, {UNSEALED});"
    )


def _sealing() -> dict[str, str]:
    """Return the two triggers that finish a change: its base from earlier edits, then its seal.

    They stand here once instead of in every trigger above, because the database parses all of
    them each time it is opened. A change that comes from elsewhere brings its seal and is left be.
    """
    seal = (
        "UPDATE change SET seal = "
        "hrd_seal(kind, root_uid, uid, group_number, base, old, new) WHERE id = NEW.id;"
    )
    edited = (
        "UPDATE change SET base = coalesce((SELECT CASE WHEN version = hrd_version() THEN base "
        "ELSE version END FROM group_version "
        "WHERE uid = NEW.uid AND group_number = NEW.group_number), base) WHERE id = NEW.id; "
        "INSERT OR REPLACE INTO group_version (uid, group_number, version, base) "
        "SELECT uid, group_number, hrd_version(), base FROM change WHERE id = NEW.id;"
    )
    own = f"AFTER INSERT ON change WHEN NEW.seal = {UNSEALED} AND NEW.group_number"
    return {
        f"{PREFIX}seal_existence": f"{own} = {EXISTENCE} BEGIN {seal} END",
        f"{PREFIX}seal_edit": f"{own} <> {EXISTENCE} BEGIN {edited} {seal} END",
    }


def _fixed_columns(journaled: Journaled) -> str:
    movable = {"revised", "start_earliest", "start_latest", "end_latest"}
    movable |= {name for group in journaled.groups for name in group.columns}
    return ", ".join(f'"{c.name}"' for c in journaled.table.columns if c.name not in movable)


def _forbidden(journaled: Journaled) -> str:
    return _refusal(f"DELETE ON {journaled.table.name}", "records are marked, not deleted")


def _refusal(event: str, why: str) -> str:
    return f"BEFORE {event} BEGIN SELECT RAISE(ABORT, '{why}'); END"
