"""What follows a merge in the tables around the records: stamps, search, terms that arrived."""

import uuid
from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy.orm import Session

from hrd_desk.progress import Progress
from hrd_desk.storage.database import EVERYTHING
from hrd_desk.storage.merge.raw_sql import RawSql
from hrd_desk.storage.search_index import forget_in_index, index_ids

RECORDS_AT_ONCE = 1000


class Touched:
    """The uids of the records that a merge concerned, and what is still to be done about them."""

    def __init__(self) -> None:
        self._records: dict[bytes, tuple[bool, bool]] = {}

    def add(
        self, roots: Iterable[bytes], *, has_new_words: bool = True, is_stamped: bool = False
    ) -> None:
        """Note records; each stays to be indexed once it was said to have new words.

        One that was stamped by the statement that changed it needs no other stamp.
        """
        for root in roots:
            words, stamped = self._records.get(root, (False, False))
            self._records[root] = (words or has_new_words, stamped or is_stamped)

    def rows(self) -> list[tuple[bytes, int, int]]:
        """Return the uids in their order, each with whether it must be indexed, and is stamped."""
        # Numbers, because the driver looks for a way to write each truth value.
        return [(root, int(w), int(s)) for root, (w, s) in sorted(self._records.items())]


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
        "CREATE TEMP TABLE touched (uid BLOB PRIMARY KEY, has_new_words INTEGER,"
        " is_stamped INTEGER) WITHOUT ROWID"
    )
    everything = touched.rows()
    if everything:
        RawSql(connection).run_many("INSERT INTO temp.touched VALUES (?, ?, ?)", everything)
    for table in ("event", "term"):
        connection.exec_driver_sql(
            f"UPDATE {table} SET revised = ? WHERE id IN (SELECT r.id FROM temp.touched x"
            f" CROSS JOIN {table} r ON r.uid = x.uid WHERE NOT x.is_stamped AND r.revised <> ?)",
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
        ("term" if uid in terms else "event", uuid.UUID(bytes=uid)) for uid, *_facts in everything
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
    ids = rows.scalars().all()
    # What goes first goes together: the index looks for it in fewer of its parts.
    for batch in _batches(ids):
        progress(0, len(ids))
        forget_in_index(session, batch)
    for number, batch in enumerate(_batches(ids)):
        progress(number * RECORDS_AT_ONCE, len(ids))
        index_ids(session, batch)


def _batches(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for begin in range(0, len(ids), RECORDS_AT_ONCE):
        yield ids[begin : begin + RECORDS_AT_ONCE]
