"""Migrations of real encrypted desks: the traps of SQLite and Alembic, and what guards us."""

import contextlib
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, Engine, inspect, select, text
from sqlalchemy.exc import IntegrityError, OperationalError

import hrd_desk.storage.journal.tables
import hrd_desk.storage.local_tables
import hrd_desk.storage.sync_tables  # noqa: F401  every mapped table, for the comparison
from hrd_desk.clock import SystemClock
from hrd_desk.errors import DeskUnavailableError
from hrd_desk.mapping import Base
from hrd_desk.model.event import BY_LIKENESS, Event
from hrd_desk.model.release import Release, release_of, released_as
from hrd_desk.storage.check import check_desk
from hrd_desk.storage.connections import connect
from hrd_desk.storage.database import Database
from hrd_desk.storage.desk_folder import DeskFolder
from hrd_desk.storage.events import load_event
from hrd_desk.storage.journal.tables import Change
from hrd_desk.storage.journal.triggers import drop_triggers
from hrd_desk.storage.migrate import VERSIONS, MigrationError, migrate
from hrd_desk.storage.opening import open_desk
from hrd_desk.storage.pairs import suspected
from tests.builders import PASSPHRASE, a_closed_desk, an_event, opened, saved, vocabulary_of
from tests.storage.vaults import engine_of, key_of, rows_of

SEARCH = {"fts", "fts_config", "fts_content", "fts_data", "fts_docsize", "fts_idx"}
ROOT = Path(__file__).resolve().parents[2]
EVENTS = 3
PARTS = ("term_use", "people_count", "place", "citation")
REBUILD = """
with op.batch_alter_table("event", recreate="always") as batch:
    batch.add_column(sa.Column("weather", sa.Text()))
"""
CASCADE = """
op.execute("CREATE TABLE trial (id INTEGER PRIMARY KEY, court TEXT)")
op.execute("CREATE TABLE hearing (trial_id INTEGER REFERENCES trial (id) ON DELETE CASCADE)")
op.execute("INSERT INTO trial (id) VALUES (1), (2)")
op.execute("INSERT INTO hearing VALUES (1), (1), (2)")
"""
REBUILD_TRIAL = """
with op.batch_alter_table("trial", recreate="always") as batch:
    batch.add_column(sa.Column("judge", sa.Text()))
"""
LOSS = "op.execute('DELETE FROM place WHERE id = 1')"
UNRECORDED = "UPDATE event SET title = 'unrecorded'"


@pytest.fixture
def desk(tmp_path: Path) -> DeskFolder:
    folder = a_closed_desk(tmp_path)
    with opened(folder.path) as open_one:
        vocabulary = vocabulary_of(open_one)
        for number in range(EVENTS):
            saved(open_one, an_event(vocabulary, title=f"Event {number}"))
    return folder


@pytest.fixture
def engine(desk: DeskFolder) -> Iterator[Engine]:
    engine = engine_of(desk)
    yield engine
    engine.dispose()


@pytest.fixture
def versions(tmp_path: Path) -> Path:
    """Return a folder of revisions that begins with the real ones."""
    folder = tmp_path / "versions"
    shutil.copytree(VERSIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def add_revision(versions: Path, body: str) -> None:
    """Write a hand-made revision that follows the newest one in `versions`."""
    newest = max(path.stem[:4] for path in versions.glob("0*.py"))
    number = f"{int(newest) + 1:04}"
    lines = [
        '"""Made by hand."""',
        "import sqlalchemy as sa",
        "from alembic import op",
        f'revision, down_revision = "{number}", "{newest}"',
        "def upgrade():",
        *(f"    {line}" for line in body.strip().splitlines()),
    ]
    (versions / f"{number}_by_hand.py").write_text("\n".join(lines) + "\n")


def schema_of(engine: Engine) -> list[tuple[str, str]]:
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT name, sql FROM sqlite_schema ORDER BY name"))
        return [(name, sql) for name, sql in rows]


def revision_of(engine: Engine) -> str | None:
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


# --- rebuilding a table ---------------------------------------------------------------------------


def test_rebuilding_the_events_keeps_every_part(engine: Engine, versions: Path) -> None:
    before = rows_of(engine, "event", *PARTS)
    add_revision(versions, REBUILD)
    migrate(engine, versions)
    assert "weather" in {column["name"] for column in inspect(engine).get_columns("event")}
    assert before["event"] == EVENTS
    assert all(before.values())
    assert rows_of(engine, "event", *PARTS) == before


def test_with_foreign_keys_on_the_same_rebuild_is_refused(
    desk: DeskFolder, engine: Engine, versions: Path
) -> None:
    before = rows_of(engine, "event", *PARTS)
    engine.dispose()
    add_revision(versions, REBUILD)
    strict = engine_of(desk, foreign_keys=True)
    with pytest.raises(IntegrityError, match="FOREIGN KEY"):
        migrate(strict, versions)
    assert rows_of(strict, "event", *PARTS) == before
    strict.dispose()


def test_with_foreign_keys_on_a_rebuild_deletes_what_cascades_and_that_is_noticed(
    desk: DeskFolder, engine: Engine, versions: Path
) -> None:
    add_revision(versions, CASCADE)
    migrate(engine, versions)
    engine.dispose()
    add_revision(versions, REBUILD_TRIAL)
    strict = engine_of(desk, foreign_keys=True)
    with pytest.raises(MigrationError, match="hearing"):
        migrate(strict, versions)
    assert rows_of(strict, "hearing") == {"hearing": 3}, "it was not rolled back"
    strict.dispose()
    migrate(engine, versions)
    assert rows_of(engine, "trial", "hearing") == {"trial": 2, "hearing": 3}


def test_after_a_rebuild_an_edit_is_still_journaled(
    desk: DeskFolder, engine: Engine, versions: Path
) -> None:
    add_revision(versions, REBUILD)
    migrate(engine, versions)
    database = Database(engine, desk, SystemClock(), "A person")
    with database.transaction("save") as session:
        event = session.scalars(select(Event).where(Event.title == "Event 1")).one()
        event.title = "Changed after the rebuild"
        session.flush()
        change = session.scalars(select(Change).order_by(Change.id.desc()).limit(1)).one()
    assert (change.root_uid, change.kind) == (event.uid, "event")
    assert "Changed after the rebuild" in (change.new or "")
    with pytest.raises(OperationalError, match="user-defined"), engine.begin() as connection:
        connection.execute(text(UNRECORDED))


def test_a_foreign_tool_cannot_write_what_is_journaled(desk: DeskFolder) -> None:
    with (
        contextlib.closing(connect(desk.database, key_of(desk))) as raw,
        pytest.raises(sqlcipher.OperationalError, match="no such function: hrd_"),
    ):
        raw.execute(UNRECORDED)


# --- failing --------------------------------------------------------------------------------------


def test_a_migration_that_fails_half_way_leaves_everything_as_it_was(
    engine: Engine, versions: Path
) -> None:
    before = schema_of(engine), revision_of(engine), rows_of(engine, "event", *PARTS)
    add_revision(versions, REBUILD + LOSS + "\nraise ValueError('half-way')")
    with pytest.raises(ValueError, match="half-way"):
        migrate(engine, versions)
    assert (schema_of(engine), revision_of(engine), rows_of(engine, "event", *PARTS)) == before


@pytest.mark.parametrize(
    ("loss", "words"),
    [
        (LOSS, "place"),
        ("op.execute('UPDATE place SET event_id = 4711')", "broken references"),
        ("op.execute('DELETE FROM change WHERE id > 5')", "change"),
    ],
)
def test_a_migration_that_loses_rows_is_rolled_back(
    engine: Engine, versions: Path, loss: str, words: str
) -> None:
    before = schema_of(engine), revision_of(engine), rows_of(engine, "event", "change", *PARTS)
    add_revision(versions, loss)
    with pytest.raises(MigrationError, match=words):
        migrate(engine, versions)
    after = schema_of(engine), revision_of(engine), rows_of(engine, "event", "change", *PARTS)
    assert after == before


def test_the_copy_made_before_an_upgrade_opens_and_is_whole(
    tmp_path: Path, desk: DeskFolder, engine: Engine, versions: Path
) -> None:
    add_revision(versions, REBUILD + LOSS)
    with pytest.raises(MigrationError):
        migrate(engine, versions, backup=desk.path / "before-upgrade.db")
    twin = a_closed_desk(tmp_path, "twin")
    shutil.copy(desk.path / "before-upgrade.db", twin.database)
    copy = engine_of(twin)
    assert rows_of(copy, "event", "place") == {"event": EVENTS, "place": EVENTS}
    assert revision_of(copy) == revision_of(engine)
    copy.dispose()


def test_a_desk_of_a_newer_version_is_refused_and_not_changed(
    desk: DeskFolder, engine: Engine, versions: Path
) -> None:
    add_revision(versions, REBUILD)
    migrate(engine, versions)
    engine.dispose()
    before = desk.database.read_bytes()
    with pytest.raises(DeskUnavailableError, match="newer version"):
        open_desk(desk.path, PASSPHRASE)
    assert desk.database.read_bytes() == before


# --- the shipped revisions ------------------------------------------------------------------------


def test_the_revisions_make_the_tables_that_the_records_want(engine: Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"compare_type": True, "include_name": lambda name, *_: name not in SEARCH},
        )
        assert compare_metadata(context, Base.metadata) == []


def test_the_revisions_run_from_a_wheel(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    site = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(site)
    program = (
        "import pathlib, hrd_desk; from hrd_desk.storage.opening import create_desk\n"
        f"assert pathlib.Path(hrd_desk.__file__).is_relative_to({str(site)!r})\n"
        "cost = {'memory_kib': 65536, 'passes': 3, 'lanes': 4}\n"
        "create_desk(pathlib.Path('new'), 'correct horse battery', 'ALM', cost=cost)[0].close()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env={"PYTHONPATH": str(site), "HOME": str(tmp_path), "LC_ALL": "C.UTF-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "new.hrdesk" / "main.db").stat().st_size > 100_000


def without_published_names(connection: Connection) -> None:
    drop_triggers(connection)
    connection.execute(text("ALTER TABLE place DROP COLUMN published_name"))


def brought_up(engine: Engine, revision: str, *without: Callable[[Connection], None]) -> None:
    """Make a desk as it was at `revision`, without what came later, and lose no row on its way."""
    before = rows_of(engine, "event", "change", *PARTS)
    with engine.connect() as connection, connection.begin():
        for take_away in without:
            take_away(connection)
        set_revision = text("UPDATE alembic_version SET version_num = :revision")
        connection.execute(set_revision, {"revision": revision})
    migrate(engine)
    assert rows_of(engine, "event", "change", *PARTS) == before


def test_a_desk_from_before_the_published_names_keeps_its_places_and_journals_the_new_ones(
    desk: DeskFolder, engine: Engine
) -> None:
    brought_up(engine, "0004", without_entered_dates, without_exports, without_published_names)
    engine.dispose()
    with opened(desk.path) as old:
        with old.database.snapshot() as session:
            uid = session.scalars(select(Event.uid)).first()
            assert uid is not None
            event = load_event(session, uid)
        assert event.places[0].published_name is None
        event.places[0].published_name = "Almaty, Almaty Region"
        saved(old, event)
        assert check_desk(old).is_sound
    with opened(desk.path) as again, again.database.snapshot() as session:
        change = session.scalars(select(Change).order_by(Change.id.desc()).limit(1)).one()
        assert (change.kind, change.group_number) == ("place", 5)
        assert load_event(session, uid).places[0].published_name == "Almaty, Almaty Region"


def test_a_desk_from_before_the_exports_gets_their_tables(desk: DeskFolder, engine: Engine) -> None:
    brought_up(engine, "0005", without_entered_dates, without_exports)
    assert rows_of(engine, "exported_file", "exported_record") == {
        "exported_file": 0,
        "exported_record": 0,
    }
    engine.dispose()
    with opened(desk.path) as old:
        assert check_desk(old).is_sound


def test_a_desk_from_before_the_imports_gets_their_tables(desk: DeskFolder, engine: Engine) -> None:
    brought_up(engine, "0008", without_imports)
    assert rows_of(engine, "table_import", "imported_record") == {
        "table_import": 0,
        "imported_record": 0,
    }
    engine.dispose()
    with opened(desk.path) as old:
        assert check_desk(old).is_sound


def without_likeness(connection: Connection) -> None:
    connection.execute(text(f"DROP INDEX {BY_LIKENESS}"))


def test_a_desk_from_before_look_alikes_had_an_index_compares_by_one(
    desk: DeskFolder, engine: Engine
) -> None:
    brought_up(engine, "0011", without_likeness)
    engine.dispose()
    with opened(desk.path) as old:
        with old.database.snapshot() as session:
            one, other, _third = session.scalars(select(Event.uid).order_by(Event.title))
            assert other in {alike.uid for alike in suspected(session, one)}
        assert check_desk(old).is_sound


def without_releases(connection: Connection) -> None:
    without_likeness(connection)
    drop_triggers(connection)
    connection.execute(text("ALTER TABLE event DROP COLUMN description_released"))


def test_a_desk_from_before_the_releases_keeps_its_descriptions_inside_and_journals_a_tick(
    desk: DeskFolder, engine: Engine
) -> None:
    brought_up(engine, "0010", without_releases)
    engine.dispose()
    with opened(desk.path) as old:
        with old.database.snapshot() as session:
            uid = session.scalars(select(Event.uid)).first()
            assert uid is not None
            event = load_event(session, uid)
        assert release_of(event.description, event.description_released) is Release.NOT_GIVEN
        event.description = "Twenty people were led away."
        event.description_released = released_as(event.description)
        saved(old, event)
        assert check_desk(old).is_sound
    with opened(desk.path) as again, again.database.snapshot() as session:
        changes = session.scalars(select(Change).order_by(Change.id.desc()).limit(2)).all()
        assert {(one.kind, one.group_number) for one in changes} == {("event", 6), ("event", 17)}
        kept = load_event(session, uid)
        assert release_of(kept.description, kept.description_released) is Release.HOLDS


def without_imports(connection: Connection) -> None:
    without_releases(connection)
    connection.execute(text("DROP INDEX ix_place_region_event_id"))
    connection.execute(text("DROP TABLE imported_record"))
    connection.execute(text("DROP TABLE table_import"))


def without_entered_dates(connection: Connection) -> None:
    drop_triggers(connection)
    for name in ("start_date_entered", "end_date_entered"):
        connection.execute(text(f"ALTER TABLE event DROP COLUMN {name}"))


def test_a_desk_from_before_the_entered_dates_keeps_its_dates_and_journals_the_new_words(
    desk: DeskFolder, engine: Engine
) -> None:
    brought_up(engine, "0007", without_imports, without_entered_dates)
    engine.dispose()
    with opened(desk.path) as old:
        with old.database.snapshot() as session:
            uid = session.scalars(select(Event.uid)).first()
            assert uid is not None
            event = load_event(session, uid)
        assert (event.start_date, event.start_date_entered) == ("2023-05-01", None)
        event.start_date_entered = "11 Ordibehesht 1402"
        saved(old, event)
        assert check_desk(old).is_sound
    with opened(desk.path) as again, again.database.snapshot() as session:
        change = session.scalars(select(Change).order_by(Change.id.desc()).limit(1)).one()
        assert (change.kind, change.group_number) == ("event", 4)
        kept = load_event(session, uid)
        assert (kept.start_date, kept.start_date_entered) == ("2023-05-01", "11 Ordibehesht 1402")


def without_exports(connection: Connection) -> None:
    without_imports(connection)
    connection.execute(text("DROP INDEX ix_event_columns"))
    connection.execute(text("DROP TABLE exported_record"))
    connection.execute(text("DROP TABLE exported_file"))


def test_a_desk_from_before_the_places_gets_their_tables(desk: DeskFolder, engine: Engine) -> None:
    before = rows_of(engine, "event", *PARTS)
    with engine.connect() as connection, connection.begin():
        without_entered_dates(connection)
        without_exports(connection)
        without_published_names(connection)
        for table in ("kept_place", "sent_lookup"):
            connection.execute(text(f"DROP TABLE {table}"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0002'"))
    migrate(engine)
    assert rows_of(engine, "event", *PARTS) == before
    assert rows_of(engine, "kept_place", "sent_lookup") == {"kept_place": 0, "sent_lookup": 0}
