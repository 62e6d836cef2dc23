"""Orders to erase that cross restored, copied and locked desks: in the end the name is nowhere."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from hrd_desk.model.decisions import DecisionKind
from hrd_desk.model.release import released_as
from hrd_desk.storage.decisions import decide
from hrd_desk.storage.erasing import order_erasure
from hrd_desk.sync.sending import send
from hrd_desk.sync.standing import MarkFolder, say_copied
from tests.sync.catalogue import Organisation, Site
from tests.sync.identities import card_of, taken
from tests.sync.restoring import restored
from tests.sync.test_erasing import NAME, a_witness, tables_naming


@pytest.fixture
def org(tmp_path: Path) -> Iterator[Organisation]:
    with Organisation(tmp_path) as organisation:
        yield organisation
        organisation.end()
        for site in (organisation.hq, *organisation.fields):
            assert tables_naming(site.desk) == set()
            assert list(site.desk.folder.files.iterdir()) == []
            assert names_in(site.path) == []


def names_in(folder: Path) -> list[str]:
    """Return the files of a desk in which the name stands as it is: all of them are sealed."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path.name for path in files if NAME.encode() in path.read_bytes()]


@pytest.fixture
def uid(org: Organisation) -> uuid.UUID:
    """Return a record that Almaty wrote and headquarters has, both knowing that."""
    uid = a_witness(org.almaty.desk)
    org.exchange()
    return uid


def erase(org: Organisation, uid: uuid.UUID) -> None:
    order_erasure(org.hq.database, org.hq.desk.folder, uid)


def test_a_field_desk_restored_from_before_the_order_gets_it_again(
    org: Organisation, uid: uuid.UUID, tmp_path: Path
) -> None:
    backup = org.almaty.copy(tmp_path / "backup")
    erase(org, uid)
    org.exchange()
    assert tables_naming(org.almaty.desk) == set()
    restored(org.almaty, backup)
    assert tables_naming(org.almaty.desk)
    org.almaty.edit(uid, remarks=f"{NAME} once more")
    org.exchange()


def test_a_headquarters_restored_from_before_its_order_gets_it_back(
    org: Organisation, uid: uuid.UUID, tmp_path: Path
) -> None:
    backup = org.hq.copy(tmp_path / "backup")
    erase(org, uid)
    org.exchange()
    restored(org.hq, backup)
    assert tables_naming(org.hq.desk)
    org.exchange()  # now Almaty knows that headquarters lacks something
    org.exchange()
    assert tables_naming(org.hq.desk) == set()


def test_both_restored_after_a_third_desk_followed_erase_it_again(
    org: Organisation, uid: uuid.UUID, tmp_path: Path
) -> None:
    org.share(uid, org.bishkek)
    org.exchange(org.bishkek)
    assert tables_naming(org.bishkek.desk)
    kept = {site: site.copy(tmp_path / site.path.stem) for site in (org.hq, org.almaty)}
    erase(org, uid)
    org.exchange(org.almaty, org.bishkek)
    for site, backup in kept.items():
        restored(site, backup)
    org.exchange(org.almaty, org.bishkek, org.almaty)


def test_a_copy_that_nobody_noticed_follows_under_its_own_name(
    org: Organisation, uid: uuid.UUID, tmp_path: Path
) -> None:
    copy = Site(org.almaty.copy(tmp_path / "second"), org.almaty.words)
    copy.edit(uid, remarks=f"{NAME} at the second laptop")
    late = send(copy.desk, org.stick).paths[0]
    erase(org, uid)
    org.exchange()
    org.take(org.hq, late)
    assert tables_naming(org.hq.desk) == set()
    say_copied(copy.desk, MarkFolder(tmp_path / "marks"))
    taken(org.hq.desk, card_of(copy.desk))
    org.fields.append(copy)
    org.exchange(copy)


def test_an_order_about_a_locked_record_with_proposals_leaves_none(
    org: Organisation, uid: uuid.UUID
) -> None:
    with org.hq.database.transaction("decide") as session:
        decide(session, uid, DecisionKind.LOCK, comment=NAME)
    org.exchange()
    org.almaty.edit(uid, title=f"{NAME} proposed")
    org.up(org.almaty)
    assert org.hq.conflicts(uid)
    erase(org, uid)
    org.exchange()


def test_an_order_crosses_a_merge_a_release_and_a_deletion(
    org: Organisation, uid: uuid.UUID
) -> None:
    keep = org.shared(title="Another raid")
    org.almaty.change(
        uid, lambda event: setattr(event, "description_released", released_as(event.description))
    )
    late = org.file(org.almaty)
    org.almaty.delete(uid, reason="entered twice")
    later = org.file(org.almaty)
    with org.hq.database.transaction("decide") as session:
        decide(session, uid, DecisionKind.MERGE_INTO, value=str(keep))
    org.down(org.almaty)
    org.take(org.hq, late)
    erase(org, uid)
    org.take(org.hq, later)
    org.exchange()
    assert org.hq.event(keep).title == "Another raid"
