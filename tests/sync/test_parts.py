"""Parts of a bundle that are damaged on their way or where they are kept, and come once more."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from hrd_desk.storage.stored_files import FileStore, new_attachment
from hrd_desk.sync.ledger import FileState
from hrd_desk.sync.refusals import Refusal, RefusedError
from tests.sync.catalogue import Organisation

FILE_BYTES = 300_000


@pytest.fixture
def org(tmp_path: Path) -> Iterator[Organisation]:
    with Organisation(tmp_path) as org:
        yield org


@pytest.fixture
def parts(org: Organisation) -> list[Path]:
    """Return the parts of a bundle, so long that their beginning alone does not tell of damage."""
    chance = random.Random(13)
    uid = org.almaty.log(title="A raid")
    store = FileStore(org.almaty.desk.folder)
    sealed = store.seal([chance.randbytes(FILE_BYTES)])
    with org.almaty.database.local_transaction() as session:
        store.add(session, sealed)
    org.almaty.change(uid, lambda e: e.attachments.append(new_attachment(sealed, "raid.bin")))
    paths = org.write(org.almaty, part_bytes=150_000).paths
    assert len(paths) == 3
    return list(paths)


def cut(content: bytes) -> bytes:
    return content[:-600]


def flipped(content: bytes) -> bytes:
    return content[:-300] + bytes([content[-300] ^ 1]) + content[-299:]


def test_a_part_that_came_damaged_does_not_stand_in_the_way_of_its_whole_copy(
    org: Organisation, parts: list[Path]
) -> None:
    damages = ((parts[0], cut, Refusal.TRUNCATED), (parts[1], flipped, Refusal.DAMAGED))
    for part, damage, refusal in damages:
        copy = org.folder / "damaged.hrdx"
        copy.write_bytes(damage(part.read_bytes()))
        assert org.take(org.hq, copy).sentence == RefusedError(refusal).sentence
        assert list(org.hq.desk.folder.incoming.iterdir()) == []
    assert [org.take(org.hq, part).state for part in parts] == [FileState.IMPORTED] * 3
    org.end()


def test_of_a_kept_part_that_does_not_read_any_more_the_file_comes_with_the_next_bundle(
    org: Organisation, parts: list[Path]
) -> None:
    org.take(org.hq, parts[1])
    kept = next(org.hq.desk.folder.incoming.iterdir())
    kept.write_bytes(flipped(kept.read_bytes()))
    assert org.take(org.hq, parts[2]).state is FileState.PARTS
    received = org.take(org.hq, parts[0])  # with which all are read
    assert received.state is FileState.IMPORTED
    assert "2 of 3 parts are here" in received.sentence
    org.down(org.almaty)  # asks for the file
    assert org.up(org.almaty).state is FileState.IMPORTED
    with org.hq.database.snapshot() as session:
        assert FileStore(org.hq.desk.folder).missing(session) == []
    assert list(org.hq.desk.folder.incoming.iterdir()) == []
    org.end()


def test_a_kept_part_that_does_not_read_any_more_is_taken_when_it_is_given_again(
    org: Organisation, parts: list[Path]
) -> None:
    org.take(org.hq, parts[1])
    kept = next(org.hq.desk.folder.incoming.iterdir())
    kept.write_bytes(flipped(kept.read_bytes()))
    org.take(org.hq, parts[2])
    assert "2 of 3 parts are here" in org.take(org.hq, parts[0]).sentence
    assert org.take(org.hq, parts[1]).state is FileState.IMPORTED
    with org.hq.database.snapshot() as session:
        assert FileStore(org.hq.desk.folder).missing(session) == []
    assert list(org.hq.desk.folder.incoming.iterdir()) == []
    assert [org.take(org.hq, part).state for part in parts] == [FileState.DUPLICATE] * 3
    org.end()


def test_a_part_that_rots_after_the_changes_came_is_taken_when_it_is_given_again(
    org: Organisation, parts: list[Path]
) -> None:
    for part in parts[:2]:
        org.take(org.hq, part)
    for kept in org.hq.desk.folder.incoming.iterdir():
        kept.write_bytes(flipped(kept.read_bytes()))
    org.take(org.hq, parts[2])  # read with the others, one of which is found to be rotten
    for part in (*parts, *parts):
        org.take(org.hq, part)
    with org.hq.database.snapshot() as session:
        assert FileStore(org.hq.desk.folder).missing(session) == []
    assert list(org.hq.desk.folder.incoming.iterdir()) == []
    assert [org.take(org.hq, part).state for part in parts] == [FileState.DUPLICATE] * 3
    org.end()
