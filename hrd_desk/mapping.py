"""The declarative base and the column types that are the same on SQLCipher and PostgreSQL."""

import functools
import json
import os
import time
import uuid
from collections.abc import Callable
from typing import Any

from sqlalchemy import JSON, BigInteger, Dialect, Integer, LargeBinary, MetaData, inspect
from sqlalchemy.dialects import postgresql
from sqlalchemy.engine.default import DefaultExecutionContext
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.sql.schema import ScalarElementColumnDefault
from sqlalchemy.types import TypeDecorator, TypeEngine
from typing_extensions import override

LocalId = BigInteger().with_variant(Integer(), "sqlite")
"""A local integer key; FTS5 needs it, and it never leaves the file."""

Version = BigInteger()
"""A 63-bit version: 42 bits of milliseconds, 8 of counter, 13 of node (storage study 2.2)."""

Json = JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql")


_scan_json: Callable[[str, int], tuple[Any, int]] = vars(json.JSONDecoder())["scan_once"]


def from_json(text: str) -> Any:
    """Return what `json.loads` does, in half the time: what we wrote has no blanks around it.

    Raises `json.JSONDecodeError`.
    """
    try:
        value, end = _scan_json(text, 0)
    except StopIteration:
        return json.loads(text)
    return value if end == len(text) else json.loads(text)


class Uid(TypeDecorator[uuid.UUID]):
    """A UUID: native on PostgreSQL, 16 raw bytes on SQLite, in the same order on both."""

    impl = LargeBinary(16)
    cache_ok = True

    @override
    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "postgresql":
            return dialect.type_descriptor(postgresql.UUID(as_uuid=True))
        return dialect.type_descriptor(LargeBinary(16))

    @override
    def process_bind_param(self, value: uuid.UUID | None, dialect: Dialect) -> Any:
        return value if value is None or dialect.name == "postgresql" else value.bytes

    @override
    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        # On SQLite one call for each of thousands of values instead of three.
        if dialect.name == "postgresql":
            return super().result_processor(dialect, coltype)
        return _uid_of

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> uuid.UUID | None:
        return value if value is None or isinstance(value, uuid.UUID) else uuid.UUID(bytes=value)


def _uid_of(value: bytes | None) -> uuid.UUID | None:
    return None if value is None else uuid.UUID(bytes=value)


class Base(DeclarativeBase):
    """The base of all mapped records; constraints have fixed names, which migrations need.

    A record made in memory has its columns' plain defaults at once, as a form shows them.
    """

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )

    def __init__(self, **fields: Any) -> None:
        for name, value in (plain_defaults(type(self)) | fields).items():
            setattr(self, name, value)


@functools.cache
def plain_defaults(record: type[Base]) -> dict[str, Any]:
    """Return what a new record has in the columns that nobody fills; not to be changed."""
    columns = {attribute.key: attribute.columns[0] for attribute in inspect(record).column_attrs}
    return {
        name: column.default.arg
        for name, column in columns.items()
        if isinstance(column.default, ScalarElementColumnDefault)
    }


def current_version(context: DefaultExecutionContext) -> int:
    """Return the version of the revision that is being written on this connection.

    The column default of every journaled row. `storage.database` puts the number there when a
    transaction begins; without one, writing fails.
    """
    version: int = context.root_connection.info["version"]
    return version


def new_uid() -> uuid.UUID:
    """Return a fresh UUIDv7 (RFC 9562): 48 bits of milliseconds, then random; sorts by time."""
    value = (time.time_ns() // 1_000_000) << 80 | int.from_bytes(os.urandom(10))
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return uuid.UUID(int=value)
