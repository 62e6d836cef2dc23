"""Triggers that write the journal, one for each merge group of each journaled table.

They call application functions (`hrd_revision`, `hrd_version`, `hrd_seal`), so a write by a tool
that lacks them, or outside `Database.transaction`, fails instead of going unrecorded
(storage study 2.1). While changes of other desks are applied, which stand in the journal already,
`hrd_replays` is 1 and they write nothing. They are made from code at every start, because a
migration that rebuilds a table drops its triggers in silence (storage study 5).

What all of them do stands once, in the triggers of three views that hold nothing: a row written to
`journal_made`, `journal_edited` or `journal_removed` becomes a sealed change with its base. The
database parses every trigger each time it is opened, and a change that is whole when it is written
costs half of one that is finished afterwards.
"""

import functools

from sqlalchemy import Connection

from hrd_desk.merge_groups import EXISTENCE, MergeGroup
from hrd_desk.storage.journal.journaled import JOURNALED, Journaled

PREFIX = "journal_"
MADE, EDITED, REMOVED = "journal_made", "journal_edited", "journal_removed"
_VIEWS = {
    MADE: "SELECT 0 AS kind, 0 AS root_uid, 0 AS uid, 0 AS new",
    EDITED: (
        "SELECT 0 AS kind, 0 AS root_uid, 0 AS uid, 0 AS group_number, 0 AS version, 0 AS old,"
        " 0 AS new"
    ),
    REMOVED: "SELECT 0 AS kind, 0 AS root_uid, 0 AS uid, 0 AS base, 0 AS old",
}
"""What a trigger hands over: of a made row, a value edited on top of `version`, a removed row."""
OWN_WRITE = "hrd_replays() = 0"


def install_triggers(connection: Connection) -> None:
    """Make the database's triggers exactly what this version of the program wants."""
    present, wanted = _present(connection), _wanted()
    stale = {name for name, (_kind, sql) in present.items() if wanted.get(name) != sql}
    stale |= {f"{view}_row" for view in stale & _VIEWS.keys()} & present.keys()
    for name in sorted(stale):
        _drop(connection, name, present[name][0])
    for name, sql in wanted.items():
        if name in stale or name not in present:
            connection.exec_driver_sql(sql)


@functools.cache
def _wanted() -> dict[str, str]:
    """Return the statements that make views and triggers, by name; not to be changed."""
    wanted = {name: f"CREATE VIEW {name} AS {body}" for name, body in _VIEWS.items()}
    bodies = {name: body for journaled in JOURNALED for name, body in _triggers(journaled).items()}
    bodies |= _recorded()
    return wanted | {name: f"CREATE TRIGGER {name} {body}" for name, body in bodies.items()}


def drop_triggers(connection: Connection) -> None:
    """Drop every trigger; a migration runs without them and is not journaled."""
    for name, (kind, _sql) in _present(connection).items():
        _drop(connection, name, kind)


def _drop(connection: Connection, name: str, kind: str) -> None:
    # A view takes its triggers along.
    connection.exec_driver_sql(f'DROP {kind} IF EXISTS "{name}"')


def _present(connection: Connection) -> dict[str, tuple[str, str]]:
    query = "SELECT name, type, sql FROM sqlite_schema WHERE type IN ('trigger', 'view')"
    return {str(name): (kind, sql) for name, kind, sql in connection.exec_driver_sql(query)}


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
    new = journaled.json_object(journaled.content_columns, "NEW")
    return (
        f"AFTER INSERT ON {journaled.table.name} WHEN {OWN_WRITE} BEGIN "
        f"SELECT RAISE(ABORT, 'version is not of this revision') "
        f"WHERE NEW.version IS NOT hrd_version(); "
        f"INSERT INTO {MADE} VALUES ({_names(journaled, 'NEW')}, {new}); END"
    )


def _update(journaled: Journaled, group: MergeGroup) -> str:
    differs = " OR ".join(f'OLD."{name}" IS NOT NEW."{name}"' for name in group.columns)
    columns = ", ".join(f'"{name}"' for name in group.columns)
    old = journaled.json_object(group.columns, "OLD")
    new = journaled.json_object(group.columns, "NEW")
    return (
        f"AFTER UPDATE OF {columns} ON {journaled.table.name} "
        f"WHEN {OWN_WRITE} AND ({differs}) BEGIN "
        f"INSERT INTO {EDITED} VALUES ({_names(journaled, 'NEW')}, {group.number}, NEW.version, "
        f"{old}, {new}); END"
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
        f"INSERT INTO {REMOVED} VALUES ({_names(journaled, 'OLD')}, {edited}, {old}); {forget} END"
    )


def _names(journaled: Journaled, row: str) -> str:
    root, uid = journaled.root.format(row=row), journaled.uid.format(row=row)
    return f"'{journaled.kind}', {root}, {uid}"


def _recorded() -> dict[str, str]:
    """Return the three triggers that write the journal's row: its base first, then its seal.

    What a removed part leaves goes when the part returns. A second edit in one revision keeps the
    base of the first.
    """
    # The offset keeps SQLite from working the base out twice.
    once = "(SELECT {} AS base LIMIT 1 OFFSET 0) b"
    buried = "WHERE root_uid = NEW.root_uid AND uid = NEW.uid"
    made = once.format(f"coalesce((SELECT version FROM tombstone {buried}), 0)")
    edited = "group_version b WHERE b.uid = NEW.uid AND b.group_number = NEW.group_number"
    bodies = {
        MADE: f"{_change('0', 'NULL', 'NEW.new', made)} DELETE FROM tombstone {buried};",
        EDITED: (
            "INSERT INTO group_version (uid, group_number, version, base) "
            "VALUES (NEW.uid, NEW.group_number, hrd_version(), NEW.version) "
            "ON CONFLICT DO UPDATE SET version = excluded.version, "
            "base = CASE WHEN version = excluded.version THEN base ELSE version END; "
            f"{_change('NEW.group_number', 'NEW.old', 'NEW.new', edited)}"
        ),
        REMOVED: (
            f"{_change(str(EXISTENCE), 'NEW.old', 'NULL', once.format('NEW.base'))} "
            "INSERT OR REPLACE INTO tombstone (root_uid, uid, kind, version, saw_version) "
            "VALUES (NEW.root_uid, NEW.uid, NEW.kind, hrd_version(), NEW.base);"
        ),
    }
    return {
        f"{view}_row": f"INSTEAD OF INSERT ON {view} BEGIN {body} END"
        for view, body in bodies.items()
    }


def _change(group: str, old: str, new: str, source: str) -> str:
    content = f"NEW.kind, NEW.root_uid, NEW.uid, {group}, b.base, {old}, {new}"
    return (
        "INSERT INTO change (revision_id, kind, root_uid, uid, group_number, base, old, new, seal) "
        f"SELECT hrd_revision(), {content}, hrd_seal({content}) FROM {source};"
    )


def _fixed_columns(journaled: Journaled) -> str:
    movable = {"revised", "start_earliest", "start_latest", "end_latest"}
    movable |= {name for group in journaled.groups for name in group.columns}
    return ", ".join(f'"{c.name}"' for c in journaled.table.columns if c.name not in movable)


def _forbidden(journaled: Journaled) -> str:
    return _refusal(f"DELETE ON {journaled.table.name}", "records are marked, not deleted")


def _refusal(event: str, why: str) -> str:
    return f"BEFORE {event} BEGIN SELECT RAISE(ABORT, '{why}'); END"
