"""What headquarters decides about records, and what the field sees of it."""

import uuid

import pytest
from sqlalchemy import select

from hrd_desk.errors import InvalidInputError, NotFoundError
from hrd_desk.model.conflicts import Conflict
from hrd_desk.model.decisions import DecisionKind
from hrd_desk.model.parts import Place
from hrd_desk.storage.decisions import (
    ReviewState,
    decide,
    decisions_of,
    is_locked,
    lock_notice,
    merged_into,
    publication_obstacle,
    review_state,
)
from hrd_desk.storage.event_lists import EventFilter, Sort, event_page
from hrd_desk.storage.events import save_event
from hrd_desk.storage.history import record_history
from hrd_desk.storage.opening import OpenDesk
from tests.sync.exchanging import (
    assert_sound,
    both_ways,
    content_of,
    edited,
    event_on,
    logged,
    to_field,
    to_headquarters,
)


def decided(desk: OpenDesk, uid: uuid.UUID, kind: DecisionKind, **words: str) -> uuid.UUID:
    with desk.database.transaction("decide") as session:
        return decide(session, uid, kind, **words)


def state_on(desk: OpenDesk, uid: uuid.UUID) -> ReviewState:
    with desk.database.snapshot() as session:
        return review_state(session, uid)


@pytest.mark.parametrize(
    ("kind", "words", "field", "value"),
    [
        (DecisionKind.VERIFY, {}, "record_status", "verified"),
        (DecisionKind.VERIFY, {}, "verification", "confirmed"),
        (DecisionKind.VERIFY, {"value": "likely"}, "verification", "likely"),
        (DecisionKind.REJECT, {"comment": "Name a source"}, "record_status", "returned"),
        (DecisionKind.STATUS, {"value": "active"}, "monitoring_status", "active"),
        (DecisionKind.PUBLISH, {}, "record_status", "published"),
    ],
)
def test_a_decision_and_its_effect_are_one_revision(
    hq: OpenDesk, kind: DecisionKind, words: dict[str, str], field: str, value: str
) -> None:
    uid = logged(hq)
    decided(hq, uid, kind, **words)
    assert getattr(event_on(hq, uid), field) == value
    with hq.database.snapshot() as session:
        entries = record_history(session, uid)
        decision = decisions_of(session, uid)[0]
    assert len(entries) == 2
    assert {d.kind for d in entries[0].differences} == {"decision", "event"}
    assert (decision.kind, decision.author, decision.desk_code) == (kind, "Tester of HQ", "HQ")
    assert not decision.is_overtaken
    assert_sound(hq)


def test_a_decision_stamps_the_record_so_that_an_open_form_notices(hq: OpenDesk) -> None:
    uid = logged(hq)
    before = event_on(hq, uid).revised
    decided(hq, uid, DecisionKind.QUERY, comment="Who says so?")
    assert event_on(hq, uid).revised > before


def test_the_field_cannot_decide(alm: OpenDesk) -> None:
    uid = logged(alm)
    with pytest.raises(InvalidInputError, match="Only headquarters decides"):
        decided(alm, uid, DecisionKind.VERIFY)


@pytest.mark.parametrize(
    ("kind", "words", "sentence"),
    [
        (DecisionKind.QUERY, {}, "Write the question as the comment"),
        (DecisionKind.REJECT, {"comment": "  "}, "what the field is to do"),
        (DecisionKind.STATUS, {"value": "frozen"}, "no code of this list"),
        (DecisionKind.STATUS, {}, "no code of this list"),
        (DecisionKind.VERIFY, {"value": "active"}, "no code of this list"),
        (DecisionKind.MERGE_INTO, {"value": "that one"}, "by its uid"),
    ],
)
def test_a_decision_that_says_too_little_is_refused_and_leaves_nothing(
    hq: OpenDesk, kind: DecisionKind, words: dict[str, str], sentence: str
) -> None:
    uid = logged(hq)
    with pytest.raises(InvalidInputError, match=sentence):
        decided(hq, uid, kind, **words)
    with hq.database.snapshot() as session:
        assert decisions_of(session, uid) == []
        assert len(record_history(session, uid)) == 1


def test_a_decision_about_no_record_is_refused(hq: OpenDesk) -> None:
    with pytest.raises(NotFoundError):
        decided(hq, uuid.uuid4(), DecisionKind.VERIFY)


def test_an_edit_after_the_decision_is_told_on_both_sides(hq: OpenDesk, alm: OpenDesk) -> None:
    uid = logged(alm)
    to_headquarters(alm, hq)
    decided(hq, uid, DecisionKind.VERIFY)
    to_field(hq, alm)
    assert state_on(hq, uid) == state_on(alm, uid) == ReviewState.VERIFIED
    edited(alm, uid, remarks="They were released.")
    assert state_on(alm, uid) is ReviewState.CHANGED
    assert state_on(hq, uid) is ReviewState.VERIFIED
    both_ways(alm, hq)
    assert state_on(hq, uid) == state_on(alm, uid) == ReviewState.CHANGED
    decided(hq, uid, DecisionKind.VERIFY)
    both_ways(alm, hq)
    assert state_on(hq, uid) == state_on(alm, uid) == ReviewState.VERIFIED
    assert_sound(hq, alm)


def test_what_headquarters_decides_next_is_no_change_after_review(hq: OpenDesk) -> None:
    uid = logged(hq)
    decided(hq, uid, DecisionKind.VERIFY)
    decided(hq, uid, DecisionKind.STATUS, value="active")
    with hq.database.snapshot() as session:
        assert [view.is_overtaken for view in decisions_of(session, uid)] == [False, False]
    assert state_on(hq, uid) is ReviewState.VERIFIED


def test_a_lock_holds_until_it_is_taken_away(hq: OpenDesk, alm: OpenDesk) -> None:
    uid = logged(alm)
    to_headquarters(alm, hq)
    decided(hq, uid, DecisionKind.LOCK)
    to_field(hq, alm)
    with alm.database.snapshot() as session:
        assert is_locked(session, uid)
        assert "sent as a proposal" in lock_notice(session, uid)
    with hq.database.snapshot() as session:
        assert lock_notice(session, uid) == ""
    decided(hq, uid, DecisionKind.UNLOCK)
    to_field(hq, alm)
    with alm.database.snapshot() as session:
        assert not is_locked(session, uid)
        assert lock_notice(session, uid) == ""


def test_a_merged_record_goes_and_leads_to_the_one_that_stays(hq: OpenDesk, alm: OpenDesk) -> None:
    keep, other = logged(alm), logged(alm, title="Kazakhstan: a second report of it")
    to_headquarters(alm, hq)
    decided(hq, other, DecisionKind.MERGE_INTO, value=str(keep))
    to_field(hq, alm)
    for desk in (hq, alm):
        with desk.database.snapshot() as session:
            assert merged_into(session, other) == keep
            assert merged_into(session, keep) is None
            shown = [row.uid for row in event_page(session, EventFilter(), Sort(), None, 10)]
            found = event_page(session, EventFilter(words="second report"), Sort(), None, 10)
        assert shown == [keep]
        assert found == []
        assert [link.target_uid for link in event_on(desk, keep).links] == [other]
        assert event_on(desk, other).deletion_reason
    assert content_of(hq, keep) == content_of(alm, keep)
    assert_sound(hq, alm)


def test_a_chain_of_merges_leads_to_its_end_and_never_in_a_circle(hq: OpenDesk) -> None:
    a, b, c = logged(hq), logged(hq), logged(hq)
    decided(hq, a, DecisionKind.MERGE_INTO, value=str(b))
    decided(hq, b, DecisionKind.MERGE_INTO, value=str(c))
    with hq.database.snapshot() as session:
        assert merged_into(session, a) == c
    for into in (a, b):
        with pytest.raises(InvalidInputError, match="was merged into"):
            decided(hq, c, DecisionKind.MERGE_INTO, value=str(into))
    with pytest.raises(InvalidInputError, match="into itself"):
        decided(hq, c, DecisionKind.MERGE_INTO, value=str(c))
    with pytest.raises(InvalidInputError, match="Decide about that one"):
        decided(hq, a, DecisionKind.VERIFY)


def test_open_questions_block_publication_only(hq: OpenDesk, alm: OpenDesk) -> None:
    uid = logged(alm)
    to_headquarters(alm, hq)
    to_field(hq, alm)
    edited(alm, uid, title="Kazakhstan: three arrested")
    edited(hq, uid, title="Kazakhstan: four arrested")
    with hq.database.snapshot() as session:
        assert publication_obstacle(session, uid) is None
    to_headquarters(alm, hq)
    with hq.database.snapshot() as session:
        assert "1 question about this record is open" in (publication_obstacle(session, uid) or "")
    with pytest.raises(InvalidInputError, match="Settle it before"):
        decided(hq, uid, DecisionKind.PUBLISH)
    decided(hq, uid, DecisionKind.VERIFY)
    edited(hq, uid, remarks="Work goes on.")


@pytest.mark.parametrize("kind", [DecisionKind.LOCK, DecisionKind.MERGE_INTO])
def test_an_order_is_not_proposed_for_a_record_that_headquarters_keeps_as_it_is(
    hq: OpenDesk, alm: OpenDesk, kind: DecisionKind
) -> None:
    keep, gone = logged(alm), logged(alm, title="Kazakhstan: told again")
    with_places = event_on(alm, gone)
    with_places.places.append(Place(locality="Osh"))
    with alm.database.transaction("save") as session:
        save_event(session, with_places)
    both_ways(alm, hq)
    words = {"value": str(keep)} if kind is DecisionKind.MERGE_INTO else {}
    decided(hq, gone, kind, **words)
    turned = event_on(alm, gone)
    turned.places.reverse()
    with alm.database.transaction("save") as session:
        save_event(session, turned)
    both_ways(alm, hq)
    with hq.database.snapshot() as session:
        assert session.scalars(select(Conflict)).all() == []
    assert content_of(alm, gone) == content_of(hq, gone)
    assert event_on(alm, gone).places[-1].locality == "Osh"
    assert_sound(hq, alm)
