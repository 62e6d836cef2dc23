"""The failure catalogue, part C: records deleted on one side and used on the other."""

import datetime
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from hrd_desk.model.conflicts import Conflict, ConflictKind
from hrd_desk.model.parts import Count
from hrd_desk.storage.frontier import DELETION
from hrd_desk.storage.history import record_history
from hrd_desk.storage.merge.incoming import Outcome
from tests.sync.catalogue import Organisation, Site


@dataclass(frozen=True, slots=True)
class StoppedClock:
    """A clock that shows one moment for ever."""

    moment_utc: datetime.datetime

    def now_utc(self) -> datetime.datetime:
        return self.moment_utc


@pytest.fixture
def org(tmp_path: Path) -> Iterator[Organisation]:
    with Organisation(tmp_path) as org:
        yield org
        org.end()


def deletion_question(site: Site, uid: uuid.UUID) -> Conflict:
    """Return the open question whether a record is to go; there must be no other."""
    (question,) = site.conflicts(uid)
    assert (question.kind, question.group_number) == (ConflictKind.REMOVAL, DELETION)
    return question


def test_s35_an_edit_at_headquarters_outlives_a_deletion_in_the_field(org: Organisation) -> None:
    uid = org.shared(title="A raid")
    org.almaty.delete(uid, "entered twice by mistake")
    org.hq.edit(uid, title="Raid in Almaty")
    org.up(org.almaty)
    assert not org.hq.event(uid).is_deleted
    question = deletion_question(org.hq, uid)
    assert org.hq.waiting(question)[1]["deletion_reason"] == "entered twice by mistake"
    org.deliver()
    event = org.almaty.event(uid)
    assert (event.is_deleted, event.title) == (False, "Raid in Almaty")
    deletion_question(org.almaty, uid)


def test_s36_an_edit_in_the_field_outlives_a_deletion_at_headquarters(org: Organisation) -> None:
    uid = org.shared(title="A raid")
    org.hq.delete(uid, "not a violation")
    org.almaty.edit(uid, title="A raid on the market")
    org.up(org.almaty)
    event = org.hq.event(uid)
    assert (event.is_deleted, event.title) == (False, "A raid on the market")
    question = deletion_question(org.hq, uid)
    assert org.hq.waiting(question)[1]["deletion_reason"] == "not a violation"
    org.deliver()
    event = org.almaty.event(uid)
    assert (event.is_deleted, event.title) == (False, "A raid on the market")
    deletion_question(org.almaty, uid)


def test_s36_what_disappears_from_the_field_is_told_there(org: Organisation) -> None:
    uid = org.shared(title="A raid")
    org.hq.delete(uid, "not a violation")
    received = org.down(org.almaty)
    assert received.report is not None
    assert received.report.records[uid] is Outcome.DELETED
    assert "1 deleted" in received.sentence
    assert org.almaty.event(uid).deletion_reason == "not a violation"


def test_s37_what_both_sides_deleted_is_gone_without_a_question(org: Organisation) -> None:
    uid = org.shared(title="A raid")
    org.almaty.delete(uid)
    org.hq.delete(uid, "not a violation")
    org.deliver()
    assert org.hq.event(uid).is_deleted
    assert org.almaty.event(uid).is_deleted
    assert org.hq.conflicts(uid) == []


def test_s38_a_file_from_before_a_deletion_does_not_bring_the_record_back(
    org: Organisation,
) -> None:
    uid = org.almaty.log(title="A raid")
    org.almaty.edit(uid, title="A raid on the market")
    old = org.file(org.almaty)
    org.almaty.delete(uid)
    org.up(org.almaty)
    assert org.hq.event(uid).is_deleted
    org.take(org.hq, old)
    assert org.hq.event(uid).is_deleted
    assert org.hq.conflicts(uid) == []


def test_s38_a_record_deleted_at_headquarters_stays_deleted_when_its_file_comes_again(
    org: Organisation,
) -> None:
    uid = org.almaty.log(title="A raid")
    old = org.file(org.almaty)
    org.take(org.hq, old)
    org.hq.delete(uid, "not a violation")
    org.take(org.hq, old)
    # The same revisions in another file, because no receipt came.
    org.up(org.almaty)
    assert org.hq.event(uid).is_deleted
    assert org.hq.conflicts(uid) == []


def test_s39_a_desk_that_was_away_for_a_year_learns_what_was_deleted(org: Organisation) -> None:
    kept, edited, parted = (org.shared(title=f"Raid {number}") for number in range(3))
    year_ago = datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=365)
    org.almaty.restart(StoppedClock(year_ago))
    org.almaty.edit(edited, title="Raid on the market")
    org.almaty.restart()
    org.hq.delete(kept, "not a violation")
    org.hq.delete(edited, "not a violation")
    org.hq.change(parted, lambda event: event.citations.clear())
    for number in range(3):
        org.hq.edit(parted, summary=f"Summary {number}")
    org.deliver()
    assert org.almaty.event(kept).is_deleted
    assert org.almaty.event(parted).citations == []
    assert not org.almaty.event(edited).is_deleted
    deletion_question(org.hq, edited)
    assert org.hq.conflicts(kept) == []


def test_s40_a_victim_added_to_a_deleted_event_brings_the_event_back(org: Organisation) -> None:
    uid = org.shared(title="A raid")
    org.almaty.change(
        uid, lambda event: event.counts.append(Count(role="detained", minimum=2, maximum=2))
    )
    org.hq.delete(uid, "not a violation")
    org.up(org.almaty)
    event = org.hq.event(uid)
    assert not event.is_deleted
    assert [count.role for count in event.counts] == ["affected", "detained"]
    deletion_question(org.hq, uid)
    org.deliver()
    assert not org.almaty.event(uid).is_deleted
    orphans = "SELECT count(*) FROM people_count WHERE event_id NOT IN (SELECT id FROM event)"
    assert org.hq.value(orphans) == 0


def test_s44_a_deletion_covers_both_values_of_an_open_question(org: Organisation) -> None:
    uid = org.shared(title="A raid")
    org.almaty.edit(uid, title="A raid on the market")
    org.hq.edit(uid, title="Raid in Almaty")
    old = org.file(org.almaty)
    org.take(org.hq, old)
    org.down(org.almaty)
    org.hq.delete(uid, "not a violation")
    org.deliver()
    org.take(org.hq, old)
    for site in (org.hq, org.almaty):
        event = site.event(uid)
        assert (event.is_deleted, event.title) == (True, "Raid in Almaty")
    with org.hq.database.snapshot() as session:
        told = [d.new for entry in record_history(session, uid) for d in entry.differences]
    assert {"title": "A raid on the market"} in told


def test_s35_a_part_removed_in_the_field_and_edited_at_headquarters_stays(
    org: Organisation,
) -> None:
    uid = org.shared(title="A raid")
    org.almaty.change(uid, lambda event: event.citations.clear())
    org.hq.change(uid, lambda event: setattr(event.citations[0], "source_name", "A witness"))
    org.up(org.almaty)
    assert [c.source_name for c in org.hq.event(uid).citations] == ["A witness"]
    (question,) = org.hq.conflicts(uid)
    assert (question.kind, question.row_kind) == (ConflictKind.REMOVAL, "citation")
    org.deliver()
    assert [c.source_name for c in org.almaty.event(uid).citations] == ["A witness"]


def test_s36_a_refresh_never_hides_a_record_that_was_edited_here_and_not_sent(
    org: Organisation,
) -> None:
    uid = org.shared(title="A raid")
    org.hq.delete(uid, "not a violation")
    org.almaty.edit(uid, title="A raid on the market")
    received = org.down(org.almaty)
    assert received.needs_person
    event = org.almaty.event(uid)
    assert (event.is_deleted, event.title) == (False, "A raid on the market")
    org.deliver()
    assert not org.almaty.event(uid).is_deleted
