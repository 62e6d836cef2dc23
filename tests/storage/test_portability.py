"""The same records on PostgreSQL: types are its own, and keys sort by time on both engines."""

import json
import time
import uuid

import pytest
from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

import hrd_desk.model.event
import hrd_desk.storage.journal.tables
import hrd_desk.storage.local_tables
import hrd_desk.storage.sync_tables  # noqa: F401  every mapped table
from hrd_desk.mapping import Base, Uid, from_json, new_uid

TABLES = Base.metadata.sorted_tables
NATIVE = {
    ("event", "uid"): "UUID",
    ("event", "revised"): "BIGINT",
    ("event", "start_earliest"): "DATE",
    ("event", "description"): "TEXT",
    ("event_link", "target_uid"): "UUID",
    ("place", "is_primary"): "BOOLEAN",
    ("place", "latitude_deg"): "FLOAT(53)",
    ("term", "labels"): "JSONB",
    ("draft", "content"): "JSONB",
    ("revision", "version"): "BIGINT",
    ("change", "seal"): "BYTEA",
    ("desk", "is_own"): "BOOLEAN",
}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_table_and_index_can_be_made_on_postgresql(table: Table) -> None:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]  # the library has no types here
    made = str(CreateTable(table).compile(dialect=dialect))
    assert f"CREATE TABLE {table.name} (" in made
    assert "CHAR(32)" not in made
    assert all("CREATE" in str(CreateIndex(i).compile(dialect=dialect)) for i in table.indexes)


@pytest.mark.parametrize(("table", "column"), NATIVE)
def test_a_column_has_the_type_that_postgresql_has_for_it(table: str, column: str) -> None:
    found = Base.metadata.tables[table].c[column].type
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]  # the library has no types here
    assert found.compile(dialect=dialect) == NATIVE[table, column]


def test_local_ids_are_rowids_here_and_64_bits_there() -> None:
    local_id = Base.metadata.tables["event"].c.id.type
    assert local_id.compile(dialect=sqlite.dialect()) == "INTEGER"
    assert local_id.compile(dialect=postgresql.dialect()) == "BIGINT"  # type: ignore[no-untyped-call]


def test_a_uid_is_sixteen_bytes_here_and_itself_there() -> None:
    uid = new_uid()
    here, there = sqlite.dialect(), postgresql.dialect()  # type: ignore[no-untyped-call]
    assert Uid().process_bind_param(uid, here) == uid.bytes
    assert Uid().process_bind_param(uid, there) is uid
    assert Uid().process_result_value(uid.bytes, here) == uid
    assert Uid().process_result_value(uid, there) == uid
    assert Uid().result_processor(here, None)(uid.bytes) == uid
    assert Uid().result_processor(here, None)(None) is None


@pytest.mark.parametrize("text", ['{"en": "Ж"}', "{}", " [1, 2]\n", "null", "1.5", '"a\\u00e9"'])
def test_json_is_read_as_the_standard_library_reads_it(text: str) -> None:
    assert from_json(text) == json.loads(text)


@pytest.mark.parametrize("text", ["", " ", "{}{}", "{} x", "[1", '"a', "nul"])
def test_what_is_no_json_is_refused_as_the_standard_library_refuses_it(text: str) -> None:
    with pytest.raises(json.JSONDecodeError):
        from_json(text)


def test_the_order_of_uids_is_the_order_of_time_on_both(monkeypatch: pytest.MonkeyPatch) -> None:
    moments = [1_600_000_000_000 + step for step in (0, 1, 255, 256, 70_000, 10**9)]
    uids: list[uuid.UUID] = []
    for moment in moments:
        monkeypatch.setattr(time, "time_ns", lambda now=moment: now * 1_000_000)
        uids.append(new_uid())
    assert sorted(uids, key=lambda uid: uid.bytes) == uids  # SQLite compares bytes
    assert sorted(uids, key=str) == uids  # PostgreSQL orders a uuid as it is written
    assert {uid.version for uid in uids} == {7}
    assert {uid.variant for uid in uids} == {uuid.RFC_4122}
