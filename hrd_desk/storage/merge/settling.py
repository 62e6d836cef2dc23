"""What follows a merge in the tables around the records: stamps, search, terms that arrived."""

import uuid
from itertools import islice

from sqlalchemy import text
from sqlalchemy.orm import Session

from hrd_desk.progress import Progress
from hrd_desk.storage.database import EVERYTHING
from hrd_desk.storage.search_index import index_ids

RECORDS_AT_ONCE = 500


def settle_tables(
    session: Session, touched: set[bytes], version: int, progress: Progress
) -> frozenset[tuple[str, uuid.UUID]] | None:
    """Stamp and index the records with these uids; return them for the announcement.

    `version` is this desk's own, so that a form that shows an older state notices.
    """
    connection = session.connection()
    coded = _code_with_arrived_terms(session)
    connection.exec_driver_sql("DROP TABLE IF EXISTS temp.touched")
    connection.exec_driver_sql("CREATE TEMP TABLE touched (uid BLOB PRIMARY KEY) WITHOUT ROWID")
    everything = sorted(touched | coded)
    if everything:
        connection.exec_driver_sql(
            "INSERT INTO temp.touched VALUES (?)", [(uid,) for uid in everything]
        )
    for table in ("event", "term"):
        connection.exec_driver_sql(
            f"UPDATE {table} SET revised = ? WHERE id IN (SELECT r.id FROM temp.touched x"
            f" CROSS JOIN {table} r ON r.uid = x.uid)",
            (version,),
        )
    _index(session, progress)
    if len(everything) > EVERYTHING:
        return None
    terms = set(
        connection.exec_driver_sql(
            "SELECT t.uid FROM temp.touched x CROSS JOIN term t ON t.uid = x.uid"
        ).scalars()
    )
    return frozenset(
        ("term" if uid in terms else "event", uuid.UUID(bytes=uid)) for uid in everything
    )


def _code_with_arrived_terms(session: Session) -> set[bytes]:
    """Turn labels of unknown terms into uses, where the term is here now; return the records."""
    connection = session.connection()
    arrived = (
        "FROM unknown_term_use u CROSS JOIN term t ON t.uid = u.term_uid"
        " CROSS JOIN event e ON e.uid = u.root_uid"
    )
    roots = {bytes(row[0]) for row in connection.exec_driver_sql(f"SELECT u.root_uid {arrived}")}
    if roots:
        connection.exec_driver_sql(
            "INSERT OR IGNORE INTO term_use (event_id, term_id, version, label_coded)"
            f" SELECT e.id, t.id, u.version, u.label_coded {arrived}"
        )
        connection.exec_driver_sql(
            "DELETE FROM unknown_term_use WHERE term_uid IN (SELECT uid FROM term)"
        )
    return roots


def _index(session: Session, progress: Progress) -> None:
    rows = session.connection().exec_driver_sql(
        "SELECT e.id FROM temp.touched x CROSS JOIN event e ON e.uid = x.uid ORDER BY e.id"
    )
    ids = iter(rows.scalars().all())
    done = 0
    while batch := list(islice(ids, RECORDS_AT_ONCE)):
        progress(done, 0)
        session.execute(text(f"DELETE FROM fts WHERE rowid IN ({', '.join(map(str, batch))})"))
        index_ids(session, batch)
        done += len(batch)
