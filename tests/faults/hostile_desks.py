"""Database files made to do harm: each must end in one sentence or be taken in as it is.

`hostile_desks()` names the ways; each one alters an open, keyed database of a desk. `damaged`
yields files with bytes flipped, cut or doubled.
"""

import random
from collections.abc import Callable, Iterator
from typing import Any

Attack = Callable[[Any], None]
ENDLESS = "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT n AS id FROM r"
REVISION = (
    "id INTEGER PRIMARY KEY, desk_id, epoch, sequence, version, author, noted_at_ms, action,"
    " reason, previous_hash, hash, signature"
)


def running(*statements: str) -> Attack:
    """Return the attack that runs SQL."""

    def attack(raw: Any) -> None:
        for statement in statements:
            raw.execute(statement)

    return attack


def rewriting_schema(find: str, replacement: str) -> Attack:
    """Return the attack that rewrites what the database says of its own tables."""

    def attack(raw: Any) -> None:
        raw.execute("PRAGMA writable_schema = ON")
        raw.execute("UPDATE sqlite_schema SET sql = replace(sql, ?, ?)", (find, replacement))
        raw.execute("PRAGMA writable_schema = OFF")

    return attack


def replaced(columns: str, *further: str) -> Attack:
    """Return the attack that puts something else in the place of the table of revisions."""
    return running("ALTER TABLE revision RENAME TO hidden", columns, *further)


def refused() -> dict[str, Attack]:
    """Return the attacks that must be refused, by name."""
    copied = "INSERT INTO revision SELECT * FROM hidden"
    return {
        "view for a table": replaced("CREATE VIEW revision AS SELECT * FROM hidden"),
        "endless view": replaced(f"CREATE VIEW revision AS {ENDLESS}"),
        "huge view": replaced("CREATE VIEW revision AS SELECT zeroblob(900000000) AS id"),
        "virtual table": replaced("CREATE VIRTUAL TABLE revision USING fts5(id, hash)"),
        "table of other columns": replaced("CREATE TABLE revision (id INTEGER PRIMARY KEY)"),
        "no such table": running("DROP TABLE change"),
        "check that acts": replaced(
            f"CREATE TABLE revision ({REVISION}, CHECK (length(hex(zeroblob(1000))) > 0))", copied
        ),
        "computed column": replaced(
            f"CREATE TABLE revision ({REVISION}, more AS (hex(zeroblob(100000000))))",
            "INSERT INTO revision SELECT * FROM hidden",
        ),
        "index on an expression": running("CREATE INDEX acts ON change (length(hex(new)))"),
        "partial index": running("CREATE INDEX part ON change (id) WHERE length(new) > 3"),
        "other index under the name": running(
            "DROP INDEX ix_change_revision_id",
            "CREATE INDEX ix_change_revision_id ON change (uid)",
        ),
        "no index": running("DROP INDEX ix_change_revision_id"),
        "no rowid key": replaced(f"CREATE TABLE revision ({REVISION})".replace(" PRIMARY KEY", "")),
        "two owners": running("UPDATE desk SET is_own = 1", _third_desk(1)),
        "no owner": running("UPDATE desk SET is_own = 0"),
        "no key": running("DELETE FROM secret"),
        "short key": running("UPDATE secret SET value = x'00'"),
        "hash of another size": running("UPDATE revision SET hash = x'00'"),
        "hash that is text": running("UPDATE revision SET hash = 'abc'"),
        "uid that is a number": running("UPDATE change SET uid = 7"),
        "huge text": running("UPDATE change SET new = printf('%.*c', 20000000, 'x') WHERE id = 9"),
        "text that is a blob": running("UPDATE change SET new = zeroblob(10) WHERE id = 9"),
        "epoch of a billion billions": running("UPDATE revision SET epoch = 1000000000000000000"),
        "sequence below one": running("UPDATE revision SET sequence = -sequence"),
        "version that is a word": running("UPDATE revision SET version = 'one' WHERE id = 1"),
        "unknown role": running("UPDATE desk SET role = 'king'"),
        "node out of range": running("UPDATE desk SET node = 100000"),
        "revision of no desk": running("UPDATE revision SET desk_id = 77"),
        "text that is no text": running("UPDATE desk SET code = CAST(x'fffe' AS TEXT)"),
        "changed content": running("UPDATE change SET new = '{}' WHERE id = 9"),
        "changed author": running("UPDATE revision SET author = 'Somebody else'"),
        "a change left out": running("DELETE FROM change WHERE id = 9"),
        "schema of nonsense": rewriting_schema("CREATE TABLE revision", "CREATE TABEL revision"),
        "columns that lie": rewriting_schema("previous_hash BLOB", "next_hash BLOB"),
    }  # fmt: skip


def harmless() -> dict[str, Attack]:
    """Return the attacks that must do nothing: the honest rows are taken in."""
    return {
        "trigger": running(
            "CREATE TABLE noise (t TEXT)",
            "CREATE TRIGGER harm AFTER INSERT ON revision BEGIN DELETE FROM change; END",
        ),
        "endless view beside": running(f"CREATE VIEW beside AS {ENDLESS}"),
        "huge table beside": running(
            "CREATE TABLE beside (b BLOB)", "INSERT INTO beside VALUES (zeroblob(8000000))"
        ),
        "hostile search index": running("DELETE FROM fts_data"),
        "records that are not in the journal": running(
            "UPDATE event SET title = 'Changed behind the journal'"
        ),
        "version of nonsense": running("UPDATE alembic_version SET version_num = '../../etc'"),
    }


def _third_desk(is_own: int) -> str:
    return (
        "INSERT INTO desk (uid, code, role, node, epoch, verify_key, is_own)"  # noqa: S608  a figure
        f" VALUES (zeroblob(16), 'XXX', 'field', 1, 1, zeroblob(32), {is_own})"
    )


def damaged(content: bytes, seed: int, cases: int) -> Iterator[bytes]:
    """Yield copies of a file with bytes flipped, its end cut off, or pages doubled or swapped."""
    chance = random.Random(seed)
    for _number in range(cases):
        broken = bytearray(content)
        kind = chance.randrange(4)
        if kind == 0:
            for _flip in range(chance.choice((1, 3, 50))):
                broken[chance.randrange(len(broken))] ^= 1 << chance.randrange(8)
        elif kind == 1:
            del broken[chance.randrange(len(broken)) :]
        else:
            first, second = (chance.randrange(len(broken) // 4096) * 4096 for _side in range(2))
            broken[first : first + 4096] = content[second : second + 4096]
            if kind == 3:
                broken[second : second + 4096] = content[first : first + 4096]
        yield bytes(broken)
