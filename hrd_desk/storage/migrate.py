"""Bring a database to this version's tables, and the journal's triggers with it."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect

from hrd_desk.errors import DeskUnavailableError
from hrd_desk.i18n import _
from hrd_desk.storage.journal.triggers import drop_triggers, install_triggers

VERSIONS = Path(__file__).parent / "migrations" / "versions"


class MigrationError(RuntimeError):
    """A migration lost rows or broke references; it was rolled back."""


def migrate(engine: Engine, versions: Path = VERSIONS, backup: Path | None = None) -> None:
    """Run the revisions in `versions` that the database lacks, in one transaction.

    `engine` must have foreign keys off: SQLite's table rebuild would delete every part of a
    record through them, without an error (storage study 5). An existing database is first copied
    to `backup`. Raises `DeskUnavailableError` for a database of a newer version and
    `MigrationError`, with everything as it was, if rows went missing.
    """
    config = _config(versions)
    script = ScriptDirectory.from_config(config)
    with engine.connect() as connection:
        with connection.begin():
            current = MigrationContext.configure(connection).get_current_revision()
        _refuse_newer(script, current)
        if current is not None and current == script.get_current_head():
            _install(connection)
            return
        if current is not None and backup is not None:
            _copy(connection, backup)
        with connection.execution_options(begin="BEGIN IMMEDIATE").begin():
            _upgrade(connection, config)


def _config(versions: Path) -> Config:
    config = Config()
    config.set_main_option("script_location", str(VERSIONS.parent))
    config.set_main_option("version_locations", str(versions))
    config.set_main_option("path_separator", "newline")
    return config


def _refuse_newer(script: ScriptDirectory, current: str | None) -> None:
    known = {revision.revision for revision in script.walk_revisions()}
    if current is not None and current not in known:
        sentence = _("This desk was made with a newer version of HRD Desk. Install that version.")
        raise DeskUnavailableError(sentence)


def _install(connection: Connection) -> None:
    with connection.execution_options(begin="BEGIN IMMEDIATE").begin():
        install_triggers(connection)


def _copy(connection: Connection, backup: Path) -> None:
    backup.unlink(missing_ok=True)
    raw = connection.connection.cursor()
    raw.execute("VACUUM INTO ?", (str(backup),))
    raw.close()


def _upgrade(connection: Connection, config: Config) -> None:
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
