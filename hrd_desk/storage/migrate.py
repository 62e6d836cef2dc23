"""Bring a database to this version's tables, and the journal's triggers with it."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect

from hrd_desk.errors import DeskUnavailableError
from hrd_desk.i18n import _
from hrd_desk.storage.journal.triggers import drop_triggers, install_triggers

if TYPE_CHECKING:
    from alembic.config import Config

VERSIONS = Path(__file__).parent / "migrations" / "versions"


class MigrationError(RuntimeError):
    """A migration lost rows or broke references; it was rolled back."""


def migrate(engine: Engine, versions: Path = VERSIONS, backup: Path | None = None) -> None:
    """Run the revisions in `versions` that the database lacks, in one transaction.

    `engine` must have foreign keys off, because SQLite rebuilds a table by dropping the old one
    (storage study 5). An existing database is first copied to `backup`. Raises
    `DeskUnavailableError` for a database of a newer version and `MigrationError`, with everything
    as it was, if rows went missing.
    """
    if is_migrated(engine, versions):
        return
    with engine.connect() as connection:
        with connection.begin():
            is_new = _current(connection) is None
        if backup is not None and not is_new:
            _copy(connection, backup)
        with connection.execution_options(begin="BEGIN IMMEDIATE").begin():
            _upgrade(connection, _config(versions))


def is_migrated(engine: Engine, versions: Path = VERSIONS) -> bool:
    """Return whether the database lacks no revision; then it has this version's triggers, too.

    Raises `DeskUnavailableError` for a database of a newer version.
    """
    known = sorted(path.name.partition("_")[0] for path in versions.glob("[0-9]*_*.py"))
    with engine.connect() as connection:
        with connection.begin():
            current = _current(connection)
        if current is not None and current not in known:
            raise DeskUnavailableError(_newer())
        if current != known[-1]:
            return False
        with connection.execution_options(begin="BEGIN IMMEDIATE").begin():
            install_triggers(connection)
        return True


def _newer() -> str:
    return _("This desk was made with a newer version of HRD Desk. Install that version.")


def _current(connection: Connection) -> str | None:
    table = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'alembic_version'"
    if connection.exec_driver_sql(table).scalar() is None:
        return None
    return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()


def _config(versions: Path) -> "Config":
    from alembic.config import Config  # noqa: PLC0415  0.1 s that most openings do not need

    config = Config()
    config.set_main_option("script_location", str(VERSIONS.parent))
    config.set_main_option("version_locations", str(versions))
    config.set_main_option("path_separator", "newline")
    return config


def _copy(connection: Connection, backup: Path) -> None:
    backup.unlink(missing_ok=True)
    raw = connection.connection.cursor()
    raw.execute("VACUUM INTO ?", (str(backup),))
    raw.close()


def _upgrade(connection: Connection, config: "Config") -> None:
    from alembic import command  # noqa: PLC0415  as above

    before = _row_counts(connection)
    drop_triggers(connection)
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    after = _row_counts(connection)
    lost = {table: rows for table, rows in before.items() if after.get(table, rows) < rows}
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if lost or broken:
        message = f"rows missing in {sorted(lost)}, {len(broken)} broken references"
        raise MigrationError(message)
    install_triggers(connection)


def _row_counts(connection: Connection) -> dict[str, int]:
    tables = [name for name in inspect(connection).get_table_names() if not name.startswith("fts")]
    return {
        name: int(connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one())
        for name in tables
    }
