"""An attached file that is damaged at the sender holds up nothing else."""

import random
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from hrd_desk.errors import HrdDeskError
from hrd_desk.storage.local_tables import StoredFile
from hrd_desk.storage.stored_files import FileStore
from hrd_desk.sync.ledger import FileState, only_here
from hrd_desk.sync.sending import send
from tests.sync.catalogue import Organisation, Site
from tests.sync.test_kept_parts import attach, contents

FILES = 4


@pytest.fixture
def org(tmp_path: Path) -> Iterator[Organisation]:
    with Organisation(tmp_path) as organisation:
        yield organisation


def an_event_with_files(org: Organisation) -> tuple[uuid.UUID, list[str], list[bytes]]:
    uid, chance = org.almaty.log(title="A raid"), random.Random(5)
    made = [chance.randbytes(30_000) for _number in range(FILES)]
    for number, content in enumerate(made):
        attach(org.almaty, uid, content, f"{number}.bin")
    return uid, [part.sha256 for part in org.almaty.event(uid).attachments], made


def stored(site: Site, sha256: str) -> Path:
    with site.database.snapshot() as session:
        row = session.get_one(StoredFile, sha256)
        return site.desk.folder.files / row.file_uid.hex


@pytest.mark.parametrize("part_bytes", [None, 20_000])
def test_damaged_files_stay_behind_and_are_named(org: Organisation, part_bytes: int | None) -> None:
    uid, hashes, _made = an_event_with_files(org)
    cut = stored(org.almaty, hashes[0])
    cut.write_bytes(cut.read_bytes()[:-5])
    stored(org.almaty, hashes[2]).unlink()
    sent = org.write(org.almaty, part_bytes=part_bytes)
    assert sent.files == FILES - 2
    assert len(sent.damaged) == 2
    reference = org.almaty.event(uid).reference
    assert reference is not None
    assert all(reference in sentence for sentence in sent.damaged)
    assert {sha256 for sha256 in hashes if any(sha256 in each for each in sent.damaged)} == {
        hashes[0],
        hashes[2],
    }
    states = [org.take(org.hq, path).state for path in sent.paths]
    assert states[-1] is FileState.IMPORTED
    assert contents(org.hq, uid) == [hashes[1], hashes[3]]
    org.down(org.almaty)
    with org.almaty.database.snapshot() as session:
        assert only_here(session).records == 0


def test_a_file_that_was_attached_again_follows(org: Organisation) -> None:
    uid, hashes, made = an_event_with_files(org)
    stored(org.almaty, hashes[1]).unlink()
    org.exchange()
    store = FileStore(org.almaty.desk.folder)
    sealed = store.seal([made[1]])
    with org.almaty.database.local_transaction() as session:
        store.add(session, sealed)
    sent = org.write(org.almaty)
    assert (sent.files, sent.damaged) == (1, ())
    org.take(org.hq, sent.paths[0])
    assert contents(org.hq, uid) == hashes


def test_nothing_is_sent_into_the_folder_of_a_desk(org: Organisation) -> None:
    number = org.almaty.peer(org.hq).sent_number
    for folder in (org.almaty.path, org.hq.path, org.hq.path / "files"):
        before = sorted(folder.iterdir())
        with pytest.raises(HrdDeskError, match="folder of a desk"):
            send(org.almaty.desk, folder)
        assert sorted(folder.iterdir()) == before
    assert org.almaty.peer(org.hq).sent_number == number
