"""The failure catalogue (docs of the exchange): who decides, what is settled, merged and erased."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from hrd_desk.errors import InvalidInputError, StaleRecordError
from hrd_desk.model.conflicts import Conflict, ConflictKind, Settlement
from hrd_desk.model.decisions import DecisionKind
from hrd_desk.model.pairs import PairVerdict, RecordPair, pair_uid
from hrd_desk.storage.decisions import ReviewState, decide, decisions_of, merged_into, review_state
from hrd_desk.storage.erasing import apply_erase_orders, order_erasure
from hrd_desk.storage.events import delete_event
from hrd_desk.storage.history import record_history
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.pairs import merge_pair, note_suspicions, propose_merge, say_different
from hrd_desk.sync.conflicts import conflict_detail
from hrd_desk.sync.inbox import inbox
from hrd_desk.sync.inbox_entries import InboxKind
from hrd_desk.sync.settling import settle
from tests.organisation import a_desk_of
from tests.sync.exchanging import (
    assert_sound,
    both_ways,
    content_of,
    edited,
    event_on,
    logged,
    position_of,
    to_field,
    to_headquarters,
)


@pytest.fixture
def bis(tmp_path: Path) -> Iterator[OpenDesk]:
    with a_desk_of(tmp_path, "BIS") as desk:
        yield desk


def decided(desk: OpenDesk, uid: uuid.UUID, kind: DecisionKind, **words: str) -> None:
    with desk.database.transaction("decide") as session:
        decide(session, uid, kind, **words)


def questions(desk: OpenDesk, uid: uuid.UUID) -> list[str]:
    with desk.database.snapshot() as session:
        query = select(Conflict.uid).where(
            Conflict.record_uid == uid, Conflict.state.in_(("open", "asked"))
        )
        return [str(found) for found in session.scalars(query.order_by(Conflict.version))]


def entries(desk: OpenDesk) -> list[tuple[InboxKind, uuid.UUID | None]]:
    with desk.database.snapshot() as session:
        return [(item.kind, item.record_uid) for item in inbox(session)]


def verdict(desk: OpenDesk, one: uuid.UUID, other: uuid.UUID) -> str | None:
    with desk.database.snapshot() as session:
        query = select(RecordPair.verdict).where(RecordPair.uid == pair_uid(one, other))
        return session.scalar(query)


def test_s28_an_edit_against_the_settlement_is_a_new_question_with_its_history(
    hq: OpenDesk, alm: OpenDesk
) -> None:
    uid = logged(alm)
    both_ways(alm, hq)
    edited(alm, uid, title="Kazakhstan: three arrested")
    edited(hq, uid, title="Kazakhstan: four arrested")
    to_headquarters(alm, hq)
    (key,) = questions(hq, uid)
    settle(hq.database, key, Settlement.SHOWN)
    edited(alm, uid, title="Kazakhstan: three arrested, one hurt")
    to_headquarters(alm, hq)
    assert event_on(hq, uid).title == "Kazakhstan: four arrested"
    (newer,) = questions(hq, uid)
    assert newer != key
    with hq.database.snapshot() as session:
        detail = conflict_detail(session, newer)
        titles = [
            difference.new["title"]
            for entry in record_history(session, uid)
            for difference in entry.differences
            if difference.group == "title" and difference.new
        ]
    assert detail.waiting == {"title": "Kazakhstan: three arrested, one hurt"}
    assert "Kazakhstan: three arrested" in titles
    settle(hq.database, newer, Settlement.WAITING)
    both_ways(alm, hq)
    assert content_of(hq, uid) == content_of(alm, uid)
    assert questions(hq, uid) == []
    assert_sound(hq, alm)


def test_s29_the_second_of_two_people_is_told_who_settled_it(hq: OpenDesk, alm: OpenDesk) -> None:
    uid = logged(alm)
    both_ways(alm, hq)
    edited(alm, uid, title="Kazakhstan: three arrested")
    edited(hq, uid, title="Kazakhstan: four arrested")
    to_headquarters(alm, hq)
    (key,) = questions(hq, uid)
    settle(hq.database, key, Settlement.WAITING)
    with pytest.raises(StaleRecordError, match=r"settled already by Tester of HQ \(HQ\)"):
        settle(hq.database, key, Settlement.SHOWN)
    with hq.database.snapshot() as session:
        detail = conflict_detail(session, key)
    assert detail.is_settled
    assert detail.choice is Settlement.WAITING
    assert detail.settled_by is not None
    assert event_on(hq, uid).title == "Kazakhstan: three arrested"


def test_s31_the_same_event_from_two_desks_is_suspected_and_merged_by_a_person(
    hq: OpenDesk, alm: OpenDesk, bis: OpenDesk
) -> None:
    one, other = logged(alm), logged(bis)
    to_headquarters(alm, hq)
    to_headquarters(bis, hq)
    with hq.database.transaction("suspect") as session:
        assert note_suspicions(session, [one, other]) == 1
    assert not event_on(hq, one).is_deleted
    assert not event_on(hq, other).is_deleted
    with hq.database.snapshot() as session:
        (item,) = inbox(session, kinds=[InboxKind.DUPLICATE])
    assert "of 100" in item.sentence
    with hq.database.transaction("merge") as session:
        merge_pair(session, one, other)
    assert entries(hq) == []
    both_ways(alm, hq)
    both_ways(bis, hq)
    assert event_on(bis, other).is_deleted
    assert not event_on(alm, one).is_deleted
    assert_sound(hq, alm, bis)


def test_s32_opposite_merges_and_deletions_of_a_pair_never_take_both(
    hq: OpenDesk, alm: OpenDesk, bis: OpenDesk
) -> None:
    one, other = logged(alm), logged(alm)
    both_ways(alm, hq)
    with alm.database.transaction("propose") as session:
        propose_merge(session, one, other)
    with alm.database.transaction("delete") as session:
        delete_event(session, one, "twice")
    with hq.database.transaction("merge") as session:
        merge_pair(session, one, other)
    to_headquarters(alm, hq)
    assert not event_on(hq, one).is_deleted
    assert event_on(hq, other).is_deleted
    assert (InboxKind.REMOVAL, one) in entries(hq)
    both_ways(alm, hq)
    for desk in (hq, alm):
        assert [event_on(desk, uid).is_deleted for uid in (one, other)] == [False, True]
        assert verdict(desk, one, other) == PairVerdict.MERGED
    with pytest.raises(InvalidInputError), hq.database.transaction("merge") as session:
        merge_pair(session, other, one)
    assert_sound(hq, alm)


def test_s33_a_late_edit_of_a_merged_record_is_a_proposal_for_the_other(
    hq: OpenDesk, alm: OpenDesk
) -> None:
    keep, gone = logged(alm), logged(alm, title="Kazakhstan: told again")
    both_ways(alm, hq)
    decided(hq, gone, DecisionKind.MERGE_INTO, value=str(keep))
    edited(alm, gone, remarks="They were released.")
    to_headquarters(alm, hq)
    assert questions(hq, gone) == []
    (key,) = questions(hq, keep)
    with hq.database.snapshot() as session:
        detail = conflict_detail(session, key)
        assert merged_into(session, gone) == keep
    assert (detail.kind, detail.moved_from) == (ConflictKind.PROPOSAL, gone)
    settle(hq.database, key, Settlement.WAITING)
    assert event_on(hq, keep).remarks == "They were released."
    assert event_on(hq, gone).is_deleted
    both_ways(alm, hq)
    assert content_of(alm, keep) == content_of(hq, keep)
    assert_sound(hq, alm)


def test_s34_a_pair_told_apart_is_quiet_everywhere_until_one_changes(
    hq: OpenDesk, alm: OpenDesk
) -> None:
    one, other = logged(alm), logged(alm)
    both_ways(alm, hq)
    with hq.database.transaction("suspect") as session:
        note_suspicions(session, [one])
    with hq.database.transaction("tell-apart") as session:
        say_different(session, pair_uid(one, other))
    both_ways(alm, hq)
    for desk in (hq, alm):
        with desk.database.transaction("suspect") as session:
            assert note_suspicions(session, [one, other]) == 0
        assert entries(desk) == []
    edited(alm, one, summary="On 1 May 2023, the police arrested demonstrators. Two were hurt.")
    both_ways(alm, hq)
    with hq.database.transaction("suspect") as session:
        assert note_suspicions(session, [one]) == 1
    assert entries(hq)[0][0] is InboxKind.DUPLICATE


def test_s43_an_order_to_erase_reaches_every_desk_that_takes_it_in(
    hq: OpenDesk, alm: OpenDesk
) -> None:
    uid = logged(alm, title="Kazakhstan: a witness named Zarinaqul", description="Zarinaqul.")
    both_ways(alm, hq)
    edited(hq, uid, remarks="Zarinaqul")
    order_erasure(hq.database, hq.folder, uid, "Somebody is in danger.")
    to_field(hq, alm)
    with alm.database.local_transaction() as session:
        assert apply_erase_orders(session, alm.folder) == [uid]
    for desk in (hq, alm):
        event = event_on(desk, uid)
        assert (event.title, event.description, event.remarks) == ("", "", "")
        with desk.database.snapshot() as session:
            changes = session.connection().exec_driver_sql("SELECT old, new FROM change").all()
        assert not any("Zarinaqul" in (text or "") for row in changes for text in row)
    both_ways(alm, hq)
    assert_sound(hq, alm)


def test_s51_edits_of_somebody_who_may_no_longer_edit_arrive_as_proposals(
    hq: OpenDesk, alm: OpenDesk
) -> None:
    """Headquarters takes a record over by locking it; nothing of the first person is lost."""
    uid = logged(alm)
    both_ways(alm, hq)
    edited(alm, uid, remarks="They were released.", charge="Article 488")
    decided(hq, uid, DecisionKind.LOCK, comment="Somebody else goes on with it.")
    both_ways(alm, hq)
    assert event_on(hq, uid).remarks == ""
    with hq.database.snapshot() as session:
        waiting = [conflict_detail(session, key).waiting for key in questions(hq, uid)]
    assert {"charge": "Article 488"} in waiting
    assert {"remarks": "They were released."} in waiting
    for key in questions(hq, uid):
        settle(hq.database, key, Settlement.WAITING)
    both_ways(alm, hq)
    assert event_on(alm, uid).remarks == event_on(hq, uid).remarks == "They were released."
    assert_sound(hq, alm)


def test_s53_a_rejection_is_about_what_was_judged_and_takes_nothing_newer_away(
    hq: OpenDesk, alm: OpenDesk
) -> None:
    uid = logged(alm)
    edited(alm, uid, title="Kazakhstan: three arrested")
    both_ways(alm, hq)
    decided(hq, uid, DecisionKind.REJECT, comment="Name a source.")
    edited(alm, uid, title="Kazakhstan: three arrested at a rally")
    to_field(hq, alm)
    with alm.database.snapshot() as session:
        (decision,) = decisions_of(session, uid)
        assert review_state(session, uid) is ReviewState.CHANGED
    assert decision.comment == "Name a source."
    assert decision.is_overtaken
    assert event_on(alm, uid).title == "Kazakhstan: three arrested at a rally"
    both_ways(alm, hq)
    assert event_on(hq, uid).title == "Kazakhstan: three arrested at a rally"
    assert (InboxKind.CHANGED_AFTER_REVIEW, uid) in entries(hq)
    assert_sound(hq, alm)


def test_s56_the_order_of_headquarters_counts_and_not_that_of_arrival(
    hq: OpenDesk, alm: OpenDesk
) -> None:
    uid = logged(alm)
    both_ways(alm, hq)
    before = position_of(hq)
    decided(hq, uid, DecisionKind.STATUS, value="active")
    between = position_of(hq)
    decided(hq, uid, DecisionKind.STATUS, value="not-active")
    to_field(hq, alm, after=between)
    to_field(hq, alm, after=before, to=between)
    with alm.database.snapshot() as session:
        values = [decision.value for decision in decisions_of(session, uid)]
    assert values == ["not-active", "active"]
    assert event_on(alm, uid).monitoring_status == "not-active"
    assert_sound(hq, alm)


def test_s57_an_edit_of_a_locked_record_is_a_proposal_and_the_text_stays(
    hq: OpenDesk, alm: OpenDesk
) -> None:
    uid = logged(alm)
    both_ways(alm, hq)
    decided(hq, uid, DecisionKind.PUBLISH)
    decided(hq, uid, DecisionKind.LOCK)
    published = content_of(hq, uid)
    edited(alm, uid, summary="On 1 May 2023, the police arrested three demonstrators in Almaty.")
    to_headquarters(alm, hq)
    assert content_of(hq, uid) == published
    assert (InboxKind.PROPOSAL, uid) in entries(hq)
    (key,) = questions(hq, uid)
    settle(hq.database, key, Settlement.WAITING)
    both_ways(alm, hq)
    assert "three demonstrators" in event_on(hq, uid).summary
    assert content_of(alm, uid) == content_of(hq, uid)
    assert_sound(hq, alm)


def test_s58_the_field_proposes_a_status_and_never_clashes_with_one(
    hq: OpenDesk, alm: OpenDesk
) -> None:
    uid = logged(alm, monitoring_status="pending")
    both_ways(alm, hq)
    decided(hq, uid, DecisionKind.STATUS, value="active")
    edited(alm, uid, monitoring_status="not-active")
    both_ways(alm, hq)
    assert event_on(hq, uid).monitoring_status == "active"
    assert event_on(alm, uid).monitoring_status == "active"
    assert entries(hq) == [(InboxKind.PROPOSAL, uid)]
    assert_sound(hq, alm)
