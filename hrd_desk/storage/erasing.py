"""Erase a record for a person's safety: its content, its history and every copy on this desk.

Of each change only the digest stays, as of one that another desk withheld, so the chain still
verifies and nothing is handed on. The order itself, a decision of headquarters, stays readable
and travels. What a person wrote as the reason of a revision is covered by its hash and stays.
"""

import contextlib
import shutil
import uuid
from collections.abc import Iterator

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from hrd_desk.merge_groups import EXISTENCE
from hrd_desk.model.conflicts import Conflict, ConflictState, Settlement
from hrd_desk.model.decisions import Decision, DecisionKind
from hrd_desk.model.event import UNKNOWN_DAY
from hrd_desk.storage.database import Database
from hrd_desk.storage.decisions import UNSETTLED, decide
from hrd_desk.storage.desk_folder import DeskFolder
from hrd_desk.storage.journal.journaled import JOURNALED, WITHHELD, known_columns, values_in
from hrd_desk.storage.journal.recording import SALT_SIZE
from hrd_desk.storage.journal.tables import Change, Revision
from hrd_desk.storage.local_tables import Draft
from hrd_desk.storage.merge.staging import IS_PARKED
from hrd_desk.storage.opening import UPGRADE_COPY
from hrd_desk.storage.stamping import stamp_record
from hrd_desk.storage.stored_files import FIELD, FileStore
from hrd_desk.storage.sync_tables import Erased

KEPT_COLUMNS = ("reference", "deleted_version")
"""What stays of an event's own row: the number that people know it by, and that it is gone."""
_NOBODY = bytes(16)

_IS_ORDER = (
    "CASE WHEN c.kind = 'decision' AND c.group_number = 0 AND json_valid(c.new)"
    f" THEN json_extract(c.new, '$.kind') = '{DecisionKind.ERASE}' ELSE 0 END"
)
_CHANGES_OF = (
    "SELECT c.id FROM change c CROSS JOIN revision r ON r.id = c.revision_id"
    " CROSS JOIN desk d ON d.id = r.desk_id"
    f" WHERE c.root_uid = ? AND NOT (d.role = 'hq' AND {_IS_ORDER})"
)
_STAGED_OF_ERASED = (
    "SELECT i.change_id AS id FROM temp.incoming i CROSS JOIN erased x ON x.root_uid = i.root_uid"
    f" CROSS JOIN change c ON c.id = i.change_id WHERE NOT (i.is_hq AND {_IS_ORDER})"
)


def order_erasure(
    database: Database, folder: DeskFolder, record_uid: uuid.UUID, comment: str = ""
) -> None:
    """Decide, at headquarters, that a record is erased everywhere, and erase it here.

    Other desks follow when they take in the decision. Raises as `decisions.decide` does.
    """
    with database.transaction("erase") as session:
        decide(session, record_uid, DecisionKind.ERASE, comment=comment)
        _settle_moved_questions(session, record_uid)
        apply_erase_orders(session, folder)
    leave_no_copy(database, folder)


def _settle_moved_questions(session: Session, record_uid: uuid.UUID) -> None:
    """Settle what a record that it was merged into is asked because of it: nothing will wait."""
    waits = (
        select(Change.id)
        .join(Revision, Revision.id == Change.revision_id)
        .where(
            *(Change.root_uid == record_uid, Change.uid == Conflict.row_uid),
            *(Change.kind == Conflict.row_kind, Revision.version == Conflict.waiting_version),
        )
    )
    query = select(Conflict).where(
        Conflict.record_uid != record_uid, Conflict.state.in_(UNSETTLED), waits.exists()
    )
    for conflict in session.scalars(query):
        conflict.state = ConflictState.SETTLED.value
        conflict.choice = Settlement.SHOWN.value
        stamp_record(session, conflict.record_uid)


def apply_erase_orders(session: Session, folder: DeskFolder) -> list[uuid.UUID]:
    """Erase every record with an order of headquarters that was not carried out; return them.

    If there are any, call `leave_no_copy` once it is committed.
    """
    ordered = ordered_erasures(session)
    for uid in ordered:
        erase_record(session, folder, uid)
    return ordered


def ordered_erasures(session: Session) -> list[uuid.UUID]:
    """Return the records with an order of headquarters that was not carried out yet."""
    session.flush()
    done = select(Erased.root_uid)
    query = select(Decision.record_uid).where(
        Decision.kind == DecisionKind.ERASE, Decision.record_uid.not_in(done)
    )
    return sorted(set(session.scalars(query)))


def erase_record(session: Session, folder: DeskFolder, record_uid: uuid.UUID) -> None:
    """Remove what this desk's database and files hold of one event; nothing is journaled.

    Contents of attachments go unless another record has them, too.
    """
    session.flush()
    connection = session.connection()
    root = record_uid.bytes
    with _unjournaled(connection):
        version = _order_version(connection, root)
        contents = _contents_of(session, record_uid)
        _forget_versions(connection, root)
        _blank_changes(connection, _CHANGES_OF, (root,))
        _remove_parts(connection, root)
        _blank_event(connection, root, version)
        _blank_questions(connection, root)
        _forget_local(connection, root)
        connection.exec_driver_sql("INSERT OR IGNORE INTO erased VALUES (?, ?)", (root, version))
        # A deleted entry of the index keeps its words until the segments are merged.
        connection.exec_driver_sql("INSERT INTO fts (fts) VALUES ('optimize')")
    session.expire_all()
    store = FileStore(folder)
    for sha256 in contents:
        store.forget(session, sha256)


def blank_incoming(connection: Connection) -> int:
    """Take the content out of what is staged for erased records; return how many changes.

    They are parked as "erased". A field desk that wrote them holds the record still, so it is
    noted as one that the order must be sent to.
    """
    if not connection.exec_driver_sql("SELECT 1 FROM erased LIMIT 1").first():
        return 0
    found = connection.exec_driver_sql(_STAGED_OF_ERASED).scalars().all()
    if not found:
        return 0
    connection.exec_driver_sql(
        "INSERT OR IGNORE INTO shared_record (peer_uid, record_uid, sent_number)"
        " SELECT DISTINCT p.desk_uid, i.root_uid, 0 FROM temp.incoming i"
        " CROSS JOIN erased x ON x.root_uid = i.root_uid CROSS JOIN desk d ON d.id = i.desk_id"
        " CROSS JOIN peer p ON p.desk_uid = coalesce(d.line_of, d.uid) AND p.role = 'field'"
    )
    connection.exec_driver_sql("DELETE FROM unfit WHERE root_uid IN (SELECT root_uid FROM erased)")
    _blank_changes(connection, _STAGED_OF_ERASED, ())
    connection.exec_driver_sql(
        f"UPDATE temp.incoming SET state = {IS_PARKED} WHERE change_id = ?",
        [(change_id,) for change_id in found],
    )
    return len(found)


def leave_no_copy(database: Database, folder: DeskFolder) -> None:
    """Leave nothing of what was erased beside the database, nor in its write-ahead log."""
    forget_copies(folder)
    database.checkpoint()


def forget_copies(folder: DeskFolder) -> None:
    """Remove the copies of the database and the received files that this desk keeps beside it."""
    for copies in (folder.snapshots, folder.quarantine, folder.incoming, folder.waiting):
        shutil.rmtree(copies, ignore_errors=True)
    (folder.path / UPGRADE_COPY).unlink(missing_ok=True)


@contextlib.contextmanager
def _unjournaled(connection: Connection) -> Iterator[None]:
    recording = connection.info["recording"]
    before, recording.is_replaying = recording.is_replaying, True
    try:
        yield
    finally:
        recording.is_replaying = before


def _order_version(connection: Connection, root: bytes) -> int:
    query = "SELECT max(version) FROM decision WHERE record_uid = ? AND kind = 'erase'"
    return int(connection.exec_driver_sql(query, (root,)).scalar() or 0)


# --- attached contents ----------------------------------------------------------------------------


def _contents_of(session: Session, record_uid: uuid.UUID) -> list[str]:
    """Return the contents that the record has, had or has in a draft, and no other record has."""
    connection, root = session.connection(), record_uid.bytes
    found = set(
        connection.exec_driver_sql(
            "SELECT a.sha256 FROM event e CROSS JOIN attachment a ON a.event_id = e.id"
            " WHERE e.uid = ?",
            (root,),
        ).scalars()
    )
    changes = connection.exec_driver_sql(
        "SELECT old, new FROM change WHERE root_uid = ? AND kind = 'attachment'", (root,)
    )
    named = (values_in(content).get("sha256") for row in changes for content in row)
    found.update(sha256 for sha256 in named if isinstance(sha256, str))
    draft = session.get(Draft, record_uid)
    if draft is not None:
        found |= {part.get("sha256") for part in draft.content.get("record", {}).get(FIELD, [])}
    is_used = (
        "SELECT 1 FROM attachment a CROSS JOIN event e ON e.id = a.event_id"
        " WHERE a.sha256 = ? AND e.uid <> ? LIMIT 1"
    )
    return sorted(
        sha256
        for sha256 in found - {None}
        if connection.exec_driver_sql(is_used, (sha256, root)).first() is None
    )


# --- journal --------------------------------------------------------------------------------------


def _blank_changes(connection: Connection, query: str, values: tuple[bytes, ...]) -> None:
    """Leave of the changes whose ids `query` finds what a withheld one has: a digest."""
    connection.exec_driver_sql(
        f"INSERT OR REPLACE INTO parked (change_id, why) SELECT id, 'erased' FROM ({query})",
        values,
    )
    connection.exec_driver_sql(
        f"UPDATE change SET kind = '{WITHHELD}', root_uid = ?1, uid = ?1, group_number = 0,"
        " base = 0, old = NULL, new = NULL,"
        f" seal = CAST(zeroblob({SALT_SIZE}) || substr(seal, {SALT_SIZE + 1}) AS BLOB)"
        f" WHERE id IN ({query.replace('?', '?2')})",
        (_NOBODY, *values),
    )


def _forget_versions(connection: Connection, root: bytes) -> None:
    connection.exec_driver_sql(
        "DELETE FROM group_version WHERE uid IN (SELECT uid FROM change WHERE root_uid = ?"
        " AND kind NOT IN ('term-use', 'conflict', 'decision', 'pair'))",
        (root,),
    )
    for table in ("tombstone", "held", "unfit", "own_pending", "unknown_term_use"):
        connection.exec_driver_sql(f"DELETE FROM {table} WHERE root_uid = ?", (root,))


# --- tables ---------------------------------------------------------------------------------------


def _remove_parts(connection: Connection, root: bytes) -> None:
    for journaled in JOURNALED:
        if journaled.is_part:
            connection.exec_driver_sql(
                f"DELETE FROM {journaled.table.name}"
                " WHERE event_id = (SELECT id FROM event WHERE uid = ?)",
                (root,),
            )


def _blank_event(connection: Connection, root: bytes, version: int) -> None:
    columns = known_columns("event", EXISTENCE)
    blank = {name: value for name, value in columns.items() if name not in KEPT_COLUMNS}
    day = UNKNOWN_DAY.isoformat()
    blank |= {"start_earliest": day, "start_latest": day, "end_latest": day}
    sets = ", ".join(f'"{name}" = ?' for name in blank)
    connection.exec_driver_sql(
        f"UPDATE event SET {sets}, deleted_version = ?, revised = max(revised, ?) WHERE uid = ?",
        (*blank.values(), version, version, root),
    )
    connection.exec_driver_sql(
        "DELETE FROM fts WHERE rowid = (SELECT id FROM event WHERE uid = ?)", (root,)
    )


def _blank_questions(connection: Connection, root: bytes) -> None:
    connection.exec_driver_sql(
        f"UPDATE conflict SET note = '', state = '{ConflictState.SETTLED}' WHERE record_uid = ?",
        (root,),
    )
    connection.exec_driver_sql(
        "UPDATE decision SET comment = '', judged = '[]' WHERE record_uid = ?"
        f" AND kind <> '{DecisionKind.ERASE}'",
        (root,),
    )
    connection.exec_driver_sql("UPDATE record_pair SET judged = '[]' WHERE record_uid = ?", (root,))


def _forget_local(connection: Connection, root: bytes) -> None:
    connection.exec_driver_sql("DELETE FROM draft WHERE record_uid = ?", (root,))
    # That a table was taken in stays, without what stood in its row and what people called it.
    connection.exec_driver_sql(
        "UPDATE table_import SET file_name = '', details = '{}'"
        " WHERE id IN (SELECT import_id FROM imported_record WHERE record_uid = ?)",
        (root,),
    )
    connection.exec_driver_sql("DELETE FROM imported_record WHERE record_uid = ?", (root,))
    # That a file was made stays, without what it told of this record and what people called it.
    connection.exec_driver_sql(
        "UPDATE exported_file SET file_name = ''"
        " WHERE id IN (SELECT export_id FROM exported_record WHERE record_uid = ?)",
        (root,),
    )
    connection.exec_driver_sql(
        "UPDATE exported_record SET disclosure = '[]' WHERE record_uid = ?", (root,)
    )
