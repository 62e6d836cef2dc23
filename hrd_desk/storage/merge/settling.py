"""What follows a merge in the tables around the records: stamps, search, terms that arrived."""

import uuid
from collections.abc import Iterable
from itertools import islice

from sqlalchemy import text
from sqlalchemy.orm import Session

from hrd_desk.progress import Progress
from hrd_desk.storage.database import EVERYTHING
from hrd_desk.storage.search_index import index_ids

RECORDS_AT_ONCE = 500


class Touched:
    """The uids of the records that a merge concerned, and of those whose words may have changed."""

    def __init__(self) -> None:
        self._records: dict[bytes, bool] = {}

    def add(self, roots: Iterable[bytes], *, has_new_words: bool = True) -> None:
        """Note records; each stays to be indexed once it was said to have new words."""
        for root in roots:
            self._records[root] = self._records.get(root, False) or has_new_words

    def rows(self) -> list[tuple[bytes, bool]]:
        """Return the uids in their order, each with whether it must be indexed."""
        return sorted(self._records.items())


def settle_tables(
    session: Session, touched: Touched, version: int, progress: Progress
) -> frozenset[tuple[str, uuid.UUID]] | None:
    """Stamp and index the records that were touched; return them for the announcement.

    `version` is this desk's own, so that a form that shows an older state notices.
    """
    connection = session.connection()
    touched.add(_code_with_arrived_terms(session), has_new_words=False)
    connection.exec_driver_sql("DROP TABLE IF EXISTS temp.touched")
    connection.exec_driver_sql(
        "CREATE TEMP TABLE touched (uid BLOB PRIMARY KEY, has_new_words INTEGER) WITHOUT ROWID"
    )
    everything = touched.rows()
    if everything:
        connection.exec_driver_sql("INSERT INTO temp.touched VALUES (?, ?)", everything)
    for table in ("event", "term"):
        connection.exec_driver_sql(
            f"UPDATE {table} SET revised = ? WHERE id IN (SELECT r.id FROM temp.touched x"
            f" CROSS JOIN {table} r ON r.uid = x.uid WHERE r.revised <> ?)",
            (version, version),
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
        ("term" if uid in terms else "event", uuid.UUID(bytes=uid)) for uid, _words in everything
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
        "SELECT e.id FROM temp.touched x CROSS JOIN event e ON e.uid = x.uid"
        " WHERE x.has_new_words ORDER BY e.id"
    )
    ids = iter(rows.scalars().all())
    done = 0
    while batch := list(islice(ids, RECORDS_AT_ONCE)):
        progress(done, 0)
        session.execute(text(f"DELETE FROM fts WHERE rowid IN ({', '.join(map(str, batch))})"))
        index_ids(session, batch)
        done += len(batch)
