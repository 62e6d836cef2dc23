"""Two computers that go on from one backup, or an old one beside the one that was restored."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from hrd_desk.errors import HrdDeskError
from hrd_desk.model.event import Event
from hrd_desk.storage.backup import begin_epoch
from hrd_desk.storage.check import check_desk
from hrd_desk.storage.sync_tables import SharedRecord
from hrd_desk.sync.database_file import merge_database_file
from hrd_desk.sync.inbox import InboxItem, inbox
from hrd_desk.sync.inbox_entries import InboxKind
from hrd_desk.sync.sending import send
from hrd_desk.sync.standing import MarkFolder, say_copied, say_restored
from tests.builders import PASSPHRASE
from tests.sync.catalogue import Organisation, Site
from tests.sync.identities import copied
from tests.sync.restoring import restored

RESTORES = [(0, 1), (1, 1), (1, 2), (2, 1)]
"""How often each of the two was restored from the backup; 0 is the desk that was thought lost."""
CHARGE = 8


@pytest.fixture
def org(tmp_path: Path) -> Iterator[Organisation]:
    with Organisation(tmp_path) as org:
        yield org


def second_computer(org: Organisation, lost: Site, restores: tuple[int, int]) -> Site:
    """Let `lost` and another computer go on from one backup of it; return the other one."""
    backup = lost.copy(org.folder / "backup")
    lost.log(title="After the backup")
    org.exchange()
    other = Site(copied(backup, org.folder / "other" / backup.name), lost.words)
    if restores[0]:
        restored(lost, copied(backup, org.folder / "first" / backup.name))
    for site, again in ((lost, restores[0] - 1), (other, restores[1])):
        for _number in range(again):
            with site.database.local_transaction() as session:
                site.desk.epoch = begin_epoch(session)
    return other


def forks(site: Site) -> list[InboxItem]:
    with site.database.snapshot() as session:
        return inbox(session, kinds=[InboxKind.FORKED])


def is_of_two(sentence: str) -> bool:
    return "is in use on two computers" in sentence or "from another computer" in sentence


def titles(site: Site) -> set[str]:
    with site.database.snapshot() as session:
        return set(session.scalars(select(Event.title)))


def shared(headquarters: Site, field: Site) -> set[uuid.UUID]:
    """Return the records that headquarters knows a field desk to hold."""
    query = select(SharedRecord.record_uid).where(SharedRecord.peer_uid == field.desk.uid)
    with headquarters.database.snapshot() as session:
        return set(session.scalars(query))


def written(site: Site) -> set[uuid.UUID]:
    with site.database.snapshot() as session:
        return set(session.scalars(select(Event.uid)))


@pytest.mark.parametrize("restores", RESTORES)
def test_a_field_desk_on_two_computers_loses_nothing_and_is_told(
    org: Organisation, restores: tuple[int, int]
) -> None:
    uid = org.shared(title="A raid")
    other = second_computer(org, org.almaty, restores)
    told = []
    for number in range(4):
        for site, name in ((org.almaty, "first"), (other, "other")):
            site.edit(uid, charge=f"{number} of the {name}")
            site.log(title=f"{number} of the {name}")
            told.append(org.take(org.hq, send(site.desk, org.stick).paths[0]).sentence)
            org.take(site, send(org.hq.desk, org.stick, code="ALM").paths[0])
    assert forks(org.hq) or any(map(is_of_two, told))
    assert forks(org.almaty) or forks(other)
    for site in (org.hq, org.almaty, other):
        assert check_desk(site.desk).findings == ()
    say_copied(other.desk, MarkFolder(org.folder / "marks"))
    org.join(other)
    other.log(title="As a desk of its own")
    org.end()
    expected = {f"{number} of the {name}" for number in range(4) for name in ("first", "other")}
    assert titles(org.hq) >= expected | {"After the backup", "As a desk of its own"}


def test_a_desk_that_was_thought_lost_goes_on_when_it_hears_of_the_restored_one(
    org: Organisation,
) -> None:
    org.shared(title="A raid")
    other = second_computer(org, org.almaty, (0, 1))
    other.log(title="Of the other")
    org.take(org.hq, send(other.desk, org.stick).paths[0])
    other.desk.close()
    org.exchange()
    # What the restored one wrote is none of this desk's own: it counts on behind its own.
    org.almaty.log(title="Of the first")
    assert [item.desk_code for item in forks(org.almaty)] == ["ALM"]
    say_restored(org.almaty.desk, MarkFolder(org.folder / "marks"))
    assert org.almaty.desk.epoch == 3
    org.almaty.log(title="Counted past the other")
    org.end()
    assert titles(org.hq) >= {"Of the other", "Of the first", "Counted past the other"}


@pytest.mark.parametrize("has_met", [True, False])
@pytest.mark.parametrize("restores", RESTORES)
def test_of_headquarters_on_two_computers_one_takes_the_other_in_and_goes_on(
    org: Organisation, restores: tuple[int, int], has_met: bool
) -> None:
    uid = org.shared(title="A raid")
    org.exchange(org.bishkek)
    other = second_computer(org, org.hq, restores)
    org.hq.edit(uid, summary="Of the first.", charge="Of the first")
    other.edit(uid, remarks="Of the other", charge="Of the other")
    other.log(title="Of the other")
    told = []
    for number, site in enumerate((org.hq, other, other, org.hq, other, org.hq) if has_met else ()):
        for field in org.fields:
            sent = send(site.desk, org.stick, code=field.desk.code)
            told.append(org.take(field, sent.paths[0]).sentence)
            field.log(title=f"{number} of {field.desk.code}")
            told.append(org.take(site, send(field.desk, org.stick).paths[0]).sentence)
    everybody = [org.hq, other, *org.fields]
    is_told = any(map(forks, everybody)) or any(map(is_of_two, told))
    assert is_told == has_met
    for site in everybody:
        assert check_desk(site.desk).findings == ()
    other.desk.close()
    merge_database_file(org.hq.desk, other.path, lambda keys: keys.unlock(PASSPHRASE))
    merged = merge_database_file(org.hq.desk, other.path, lambda keys: keys.unlock(PASSPHRASE))
    assert merged.report.revisions == 0
    event = org.hq.event(uid)
    assert (event.summary, event.remarks) == ("Of the first.", "Of the other")
    # The charge; where each knew of the other's value before, both had asked about it.
    assert {question.group_number for question in org.hq.conflicts(uid)} == {CHARGE}
    assert titles(org.hq) >= {"Of the other", *titles(org.almaty), *titles(org.bishkek)}
    org.hq.edit(uid, title="A raid on the market")
    org.end()
    assert org.almaty.event(uid).title == "A raid on the market"
    # What came to the other one alone goes back to the desk that it came from.
    for field in org.fields:
        assert shared(org.hq, field) >= written(field)


def test_headquarters_is_told_what_to_do_about_its_other_computer(org: Organisation) -> None:
    org.shared(title="A raid")
    other = second_computer(org, org.hq, (1, 1))
    org.hq.log(title="Of the first")
    other.log(title="Of the other")
    other.desk.close()
    merge_database_file(org.hq.desk, other.path, lambda keys: keys.unlock(PASSPHRASE))
    (item,) = forks(org.hq)
    assert "merge the database file of the other" in item.sentence
    with pytest.raises(HrdDeskError, match="no second headquarters"):
        say_copied(org.hq.desk, MarkFolder(org.folder / "marks"))
