"""Parts of a bundle that come one by one: what is read of them, kept and confirmed."""

import random
import uuid
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hrd_desk.storage.stored_files import FileStore, new_attachment
from hrd_desk.sync import receiving
from hrd_desk.sync.bundle_reader import read_part
from hrd_desk.sync.ledger import FileState, only_here
from hrd_desk.sync.receiving import plan
from tests.sync.catalogue import Organisation, Site

PART_BYTES = 14_000
FILES = 10


@pytest.fixture
def org(tmp_path: Path) -> Iterator[Organisation]:
    with Organisation(tmp_path) as organisation:
        yield organisation


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Counter[int]:
    """Count how often a part is read to its end, by its length."""
    counted: Counter[int] = Counter()

    def count(path: Path, *values: Any) -> Any:
        counted[path.stat().st_size] += 1
        return read_part(path, *values)

    monkeypatch.setattr(receiving, "read_part", count)
    return counted


def attach(site: Site, uid: uuid.UUID, content: bytes, name: str) -> None:
    store = FileStore(site.desk.folder)
    sealed = store.seal([content])
    with site.database.local_transaction() as session:
        store.add(session, sealed)
    site.change(uid, lambda event: event.attachments.append(new_attachment(sealed, name)))


def in_parts(org: Organisation, size: int, text_bytes: int = 10) -> tuple[uuid.UUID, list[Path]]:
    """Write an event with files of about `size` bytes in many parts."""
    chance = random.Random(size)
    uid = org.almaty.log(title="A raid", description=chance.randbytes(text_bytes).hex())
    for number in range(FILES):
        attach(org.almaty, uid, chance.randbytes(size + number), f"{number}.bin")
    return uid, list(org.write(org.almaty, part_bytes=PART_BYTES).paths)


def contents(site: Site, uid: uuid.UUID) -> list[str]:
    """Return the files of an event that are whole here."""
    store = FileStore(site.desk.folder)
    with site.database.snapshot() as session:
        missing = {file.sha256 for file in store.missing(session)}
        found = [part.sha256 for part in site.event(uid).attachments if part.sha256 not in missing]
        for sha256 in found:
            assert b"".join(store.read(session, sha256))
    return found


# A file in each part; each file begins in one part and ends in the next; files of several parts.
@pytest.mark.parametrize(
    ("size", "order"),
    [(8_000, "mixed"), (13_000, "forwards"), (13_000, "backwards"), (40_000, "mixed")],
)
def test_each_part_is_read_a_few_times_however_many_there_are(
    org: Organisation, reads: Counter[int], size: int, order: str
) -> None:
    uid, paths = in_parts(org, size)
    if order == "backwards":
        paths.reverse()
    if order == "mixed":
        random.Random(1).shuffle(paths)
    assert len(paths) >= FILES // 2
    states = [org.take(org.hq, path).state for path in paths]
    assert states[-1] is FileState.IMPORTED
    assert reads.total() <= 3 * len(paths)
    assert len(contents(org.hq, uid)) == FILES
    assert list(org.hq.path.glob("incoming/*")) == []


def test_changes_that_lie_in_several_parts_are_confirmed(org: Organisation) -> None:
    _uid, paths = in_parts(org, 8_000, text_bytes=30_000)
    for path in paths:  # the part that completes the changes is not the first one
        org.take(org.hq, path)
    org.down(org.almaty)
    with org.almaty.database.snapshot() as session:
        assert only_here(session).records == 0


def test_files_are_there_as_soon_as_their_parts_are(org: Organisation) -> None:
    uid, paths = in_parts(org, 13_000)
    come = []
    for path in paths[:6]:
        org.take(org.hq, path)
        come.append(len(contents(org.hq, uid)))
    assert come == sorted(come)
    assert come[-1] >= 4


def test_parts_with_files_alone_make_no_copies_of_the_database(org: Organisation) -> None:
    _uid, paths = in_parts(org, 13_000)
    before = len(list(org.hq.desk.folder.snapshots.glob("*.db")))
    for path in paths:
        org.take(org.hq, path)
    assert len(list(org.hq.desk.folder.snapshots.glob("*.db"))) <= before + 1


def test_a_part_that_was_kept_and_not_taken_in_is_taken_in_the_end(org: Organisation) -> None:
    uid, paths = in_parts(org, 8_000)
    org.take(org.hq, paths[0])
    for path in paths[1:-1]:  # kept, as by a program that was killed before it took them in
        plan(org.hq.desk, path)
    assert len(contents(org.hq, uid)) < FILES // 2
    assert org.take(org.hq, paths[-1]).state is FileState.IMPORTED
    assert len(contents(org.hq, uid)) == FILES
    assert list(org.hq.path.glob("incoming/*")) == []


def test_a_kept_part_that_no_longer_reads_is_waited_for(org: Organisation) -> None:
    uid, paths = in_parts(org, 13_000)
    org.take(org.hq, paths[0])
    for path in paths[1:-1]:
        plan(org.hq.desk, path)
    kept = sorted(org.hq.path.glob("incoming/*"))
    kept[4].write_bytes(kept[4].read_bytes()[:-100])
    org.take(org.hq, paths[-1])
    assert len(list(org.hq.path.glob("incoming/*"))) == len(paths) - 1
    assert org.take(org.hq, paths[4]).state is FileState.IMPORTED
    assert len(contents(org.hq, uid)) == FILES
    assert list(org.hq.path.glob("incoming/*")) == []


def test_a_plan_of_a_part_with_files_stores_none_of_them(org: Organisation) -> None:
    _uid, paths = in_parts(org, 8_000)
    org.take(org.hq, paths[0])
    before = sorted(org.hq.desk.folder.files.iterdir())
    rows = org.hq.value("SELECT count(*) FROM bundle_log")
    plan(org.hq.desk, paths[3])
    assert sorted(org.hq.desk.folder.files.iterdir()) == before
    assert org.hq.value("SELECT count(*) FROM bundle_log") == rows
