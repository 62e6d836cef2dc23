"""Below the desk: keys, engines and counted rows of a built desk, for tests of storage itself."""

from sqlalchemy import Engine, text

from hrd_desk.storage.connections import make_engine
from hrd_desk.storage.desk_folder import DeskFolder
from hrd_desk.storage.keys import KeyFile
from tests.builders import recovery_words


def key_of(desk: DeskFolder) -> bytearray:
    """Return the database key of a built desk."""
    return KeyFile.read(desk.keys, desk.keys_copy).unlock_with_words(recovery_words())


def engine_of(desk: DeskFolder, *, foreign_keys: bool = False) -> Engine:
    """Return an engine for a built desk that is closed."""
    return make_engine(desk.database, key_of(desk), foreign_keys=foreign_keys)


def rows_of(engine: Engine, *tables: str) -> dict[str, int]:
    """Return how many rows each table has."""
    with engine.connect() as connection:
        return {
            table: connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()  # noqa: S608  our own names
            for table in tables
        }
