"""Statements straight to the driver: a record looked at closely needs twenty of them."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection

Row = tuple[Any, ...]


class Found:
    """What a statement found."""

    def __init__(self, cursor: Any) -> None:
        self._cursor = cursor

    @property
    def rowcount(self) -> int:
        """How many rows were written."""
        return int(self._cursor.rowcount)

    def __iter__(self) -> Iterator[Row]:
        return iter(self._cursor)

    def first(self) -> Row | None:
        """Return the first row, None if there is none."""
        row: Row | None = self._cursor.fetchone()
        return row

    def all(self) -> list[Row]:
        """Return every row."""
        return list(self._cursor)

    def scalar(self) -> Any:
        """Return the first value of the first row, None if there is none."""
        row = self.first()
        return None if row is None else row[0]

    def scalars(self) -> list[Any]:
        """Return the first value of every row."""
        return [row[0] for row in self._cursor]


class RawSql:
    """Runs statements in the transaction of a connection, without what SQLAlchemy adds to each."""

    def __init__(self, connection: Connection) -> None:
        driver: Any = connection.connection.dbapi_connection
        self._driver = driver

    def run(self, statement: str, values: Sequence[Any] = ()) -> Found:
        """Run a statement with its values."""
        return Found(self._driver.execute(statement, values))

    def run_many(self, statement: str, rows: Sequence[Sequence[Any]]) -> Found:
        """Run a statement once for each row of values."""
        return Found(self._driver.executemany(statement, rows))
