"""What is told of a file, the counter and the list of the inbox come from one question."""

import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from hrd_desk.clock import moment_of
from hrd_desk.errors import CancelledError
from hrd_desk.model.conflicts import Settlement
from hrd_desk.model.decisions import DecisionKind
from hrd_desk.model.moment_words import moment_words
from hrd_desk.storage.decisions import decide
from hrd_desk.storage.erasing import order_erasure
from hrd_desk.storage.merge.incoming import MergeReport, Outcome
from hrd_desk.storage.sync_tables import BundleLog
from hrd_desk.sync.conflicts import conflict_detail
from hrd_desk.sync.inbox import inbox
from hrd_desk.sync.inbox_entries import InboxKind, inbox_counts
from hrd_desk.sync.looking_again import is_looking_left, look_again
from hrd_desk.sync.preview import plan_sentence
from hrd_desk.sync.receiving import Received, plan, receive
from hrd_desk.sync.settling import settle
from hrd_desk.sync.status import exchange_status
from hrd_desk.sync.telling import tell_together
from tests.sync.catalogue import Organisation, Site


@pytest.fixture
def org(tmp_path: Path) -> Iterator[Organisation]:
    with Organisation(tmp_path) as organisation:
        yield organisation


def kinds(site: Site) -> list[InboxKind]:
    """Return the kinds of what the inbox lists, having compared it with the counter."""
    with site.database.snapshot() as session:
        listed = [item.kind for item in inbox(session)]
        assert sum(inbox_counts(session).values()) == len(listed)
    return listed


def clash_over_a_deletion(org: Organisation) -> uuid.UUID:
    uid = org.shared(title="A raid")
    org.almaty.delete(uid)
    org.hq.edit(uid, title="A raid in town")
    org.up(org.almaty)
    return uid


def settled(org: Organisation, uid: uuid.UUID, choice: Settlement) -> None:
    (question,) = org.hq.conflicts(uid)
    with org.hq.database.snapshot() as session:
        seen = conflict_detail(session, str(question.uid)).seen
    settle(org.hq.database, str(question.uid), choice, seen=seen)


def decisions(received: Received) -> int:
    assert received.report is not None
    return received.report.count(Outcome.CONFLICT)


def test_a_clash_that_the_same_file_settles_needs_no_decision(org: Organisation) -> None:
    uid = clash_over_a_deletion(org)
    settled(org, uid, Settlement.SHOWN)
    path = org.file(org.hq, org.almaty)
    planned = plan(org.almaty.desk, path)
    received = org.take(org.almaty, path)
    assert kinds(org.almaty) == []
    assert (decisions(planned), decisions(received), received.needs_person) == (0, 0, False)
    assert received.sentence.startswith("0 new, 1 updated, 0 need a decision")


def test_a_clash_that_the_next_file_settles_needs_no_decision_either(org: Organisation) -> None:
    uid = clash_over_a_deletion(org)
    first = org.file(org.hq, org.almaty)
    settled(org, uid, Settlement.SHOWN)
    second = org.file(org.hq, org.almaty)
    received = [org.take(org.almaty, path) for path in (first, second)]
    assert decisions(received[0]) == 1
    told = tell_together(org.almaty.database, received)
    assert (told.report.count(Outcome.CONFLICT), told.inbox, told.needs_person) == (0, 0, False)
    assert kinds(org.almaty) == []


def test_a_question_of_headquarters_is_told(org: Organisation) -> None:
    uid = org.shared(title="A raid")
    org.almaty.edit(uid, title="A raid on the market")
    org.hq.edit(uid, title="A raid in town")
    org.up(org.almaty)
    received = org.down(org.almaty)
    assert (decisions(received), received.needs_person) == (1, True)
    assert kinds(org.almaty) == [InboxKind.CONFLICT]


def test_what_is_covered_by_a_deletion_is_counted_nowhere(org: Organisation) -> None:
    uid = org.shared(title="A raid")
    org.almaty.edit(uid, title="A raid on the market")
    org.hq.edit(uid, title="A raid in town")
    org.up(org.almaty)
    org.hq.delete(uid)
    assert kinds(org.hq) == []
    with org.hq.database.snapshot() as session:
        assert exchange_status(session, org.hq.desk.folder).waiting.conflicts == 0


def test_a_term_taken_away_beside_another_use_of_it_asks_nobody(org: Organisation) -> None:
    uid = org.shared(violations=["arrest-detention"])
    org.almaty.edit(uid, violations=["raid"])
    org.hq.edit(uid, violations=["raid"])
    org.hq.edit(uid, violations=["arrest-detention", "raid"])
    received = org.up(org.almaty)
    assert (decisions(received), kinds(org.hq)) == (0, [])
    assert not received.needs_person


# --- look-alikes ----------------------------------------------------------------------------------

ALIKE = {"title": "Lawyer arrested in Almaty", "start_date": "2023-05-01", "country_code": "KZ"}


class StopsAt:
    """A person who presses Cancel at the first sign of progress after the records are in."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def __call__(self, _done: int, _total: int) -> None:
        with self._site.database.snapshot() as session:
            if is_looking_left(session):
                raise CancelledError


def test_looking_for_look_alikes_can_be_stopped_and_goes_on_later(org: Organisation) -> None:
    org.almaty.log(**ALIKE)
    org.bishkek.log(**ALIKE)
    org.up(org.almaty)
    path = org.file(org.bishkek)
    received = receive(org.hq.desk, path, progress=StopsAt(org.hq))
    assert received.sentence.endswith("Records that may be the same are looked for later.")
    assert received.sentence.startswith("1 new")
    assert kinds(org.hq) == []
    org.hq.restart()
    steps: list[tuple[int, int]] = []
    look_again(org.hq.database, lambda done, total: steps.append((done, total)))
    assert steps
    assert all(done <= total for done, total in steps)
    assert kinds(org.hq) == [InboxKind.DUPLICATE]
    with org.hq.database.snapshot() as session:
        assert not is_looking_left(session)


def test_the_next_file_makes_up_for_looking_that_was_stopped(org: Organisation) -> None:
    org.almaty.log(**ALIKE)
    org.bishkek.log(**ALIKE)
    org.up(org.almaty)
    receive(org.hq.desk, org.file(org.bishkek), progress=StopsAt(org.hq))
    org.almaty.log(title="Something else")
    org.up(org.almaty)
    assert kinds(org.hq) == [InboxKind.DUPLICATE]


def test_an_erased_record_is_told_as_that_and_named_no_more(org: Organisation) -> None:
    uid = org.shared(title="A witness from Taraz")
    with org.hq.database.transaction("decide") as session:
        decide(session, uid, DecisionKind.QUERY, comment="Who told it?")
    order_erasure(org.hq.desk.database, org.hq.desk.folder, uid, "asked for")
    path = org.file(org.hq, org.almaty)
    planned = plan(org.almaty.desk, path)
    assert planned.report is not None
    assert planned.report.records == {uid: Outcome.ERASED}
    assert "1 deleted" in planned.sentence
    assert planned.names[uid][1] == "A witness from Taraz"  # whoever takes it in knows which
    taken = receive(org.almaty.desk, path)
    assert taken.report is not None
    assert taken.report.records == {uid: Outcome.ERASED}
    assert (taken.names[uid], taken.needs_person) == ((planned.names[uid][0], ""), False)
    told = tell_together(org.almaty.desk.database, [taken])
    assert (told.report.records, told.inbox) == ({uid: Outcome.ERASED}, 0)


def test_large_counts_and_moments_are_written_as_everywhere_else(
    org: Organisation, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = MergeReport()
    for _number in range(1500):
        report.note(uuid.uuid4(), Outcome.ADDED)
    assert plan_sentence(report).startswith("1,500 new, 0 updated")
    org.almaty.log(title="A raid")
    path = org.up(org.almaty).path
    monkeypatch.setenv("TZ", "Asia/Almaty")
    time.tzset()
    try:
        with org.hq.database.snapshot() as session:
            log = session.query(BundleLog).filter_by(file_name=path.name).one()
            when = moment_words(moment_of(log.noted_at_ms))
        again = receive(org.hq.desk, path).sentence
    finally:
        monkeypatch.undo()
        time.tzset()
    assert again == f"This file of ALM was taken in on {when}. Nothing changed."
