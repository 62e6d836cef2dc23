"""Questions are settled by a person, once, and everybody comes to the same."""

import uuid
from typing import Any

import pytest

from hrd_desk.errors import InvalidInputError, NotFoundError, StaleRecordError
from hrd_desk.model.conflicts import ConflictKind, ConflictState, Settlement
from hrd_desk.model.decisions import DecisionKind
from hrd_desk.model.event import Event
from hrd_desk.model.parts import Citation, Place
from hrd_desk.storage.decisions import decide, decisions_of
from hrd_desk.storage.event_lists import EventFilter, Sort, event_page
from hrd_desk.storage.events import delete_event
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.sync.conflicts import (
    combined,
)
from hrd_desk.sync.settling import ask_field, settle
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
from tests.sync.questioning import (
    OURS,
    THEIRS,
    assert_agreed,
    changed,
    clash,
    detail_on,
    only_question,
    open_questions,
    recoded,
    removal_against_edit,
)


@pytest.fixture
def shared(hq: OpenDesk, alm: OpenDesk) -> uuid.UUID:
    """Return a record that both desks hold."""
    uid = logged(alm, description="First.", confidentiality="internal")
    both_ways(alm, hq)
    return uid


# --- what a person sees ---------------------------------------------------------------------------


def test_the_detail_tells_both_values_what_was_before_and_who(
    hq: OpenDesk, alm: OpenDesk, shared: uuid.UUID
) -> None:
    edited(alm, shared, title=THEIRS, remarks="Seen by two.", context="A rally")
    edited(hq, shared, title=OURS)
    to_headquarters(alm, hq)
    detail = detail_on(hq, only_question(hq))
    assert (detail.before, detail.shown, detail.waiting) == (
        {"title": "Kazakhstan: demonstrators arrested"},
        {"title": OURS},
        {"title": THEIRS},
    )
    assert (detail.row, detail.group) == ("Record", "Title")
    assert detail.reference == event_on(hq, shared).reference
    people = [by and (by.desk_code, by.author) for by in (detail.before_by, detail.shown_by)]
    assert people == [("ALM", "Tester of ALM"), ("HQ", "Tester of HQ")]
    assert detail.waiting_by is not None
    assert detail.waiting_by.desk_code == "ALM"
    assert set(detail.merged_groups) == {"Remarks", "What they were doing"}
    assert not detail.is_settled
    assert detail.may_settle


def test_an_unknown_key_is_one_sentence(hq: OpenDesk) -> None:
    for key in ("nothing", str(uuid.uuid4()), ""):
        with pytest.raises(NotFoundError, match="No question has the key"):
            settle(hq.database, key, Settlement.SHOWN)


# --- values ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("choice", "edited_value", "result"),
    [
        (Settlement.SHOWN, None, OURS),
        (Settlement.WAITING, None, THEIRS),
        (Settlement.EDITED, {"title": "Kazakhstan: three or four arrested"}, None),
    ],
)
def test_whatever_is_chosen_stands_on_both_sides(
    hq: OpenDesk,
    alm: OpenDesk,
    shared: uuid.UUID,
    choice: Settlement,
    edited_value: dict[str, Any] | None,
    result: str | None,
) -> None:
    key = clash(hq, alm, shared)
    settle(hq.database, key, choice, edited=edited_value)
    assert event_on(hq, shared).title == (result or "Kazakhstan: three or four arrested")
    assert detail_on(hq, key).is_settled
    assert_agreed(hq, alm, shared)
    assert open_questions(alm) == []


def test_a_settled_value_is_found_by_its_words_and_stamps_the_record(
    hq: OpenDesk, alm: OpenDesk, shared: uuid.UUID
) -> None:
    key = clash(hq, alm, shared)
    before = event_on(hq, shared).revised
    settle(hq.database, key, Settlement.EDITED, edited={"title": "Kazakhstan: the zebra case"})
    assert event_on(hq, shared).revised > before
    with hq.database.snapshot() as session:
        assert event_page(session, EventFilter(words="zebra"), Sort(), None, 10)
        assert not event_page(session, EventFilter(words="four"), Sort(), None, 10)


def test_a_date_that_is_taken_brings_its_days_along(
    hq: OpenDesk, alm: OpenDesk, shared: uuid.UUID
) -> None:
    edited(alm, shared, start_date="2023-05")
    edited(hq, shared, start_date="2023-05-02")
    to_headquarters(alm, hq)
    settle(hq.database, only_question(hq), Settlement.WAITING)
    event = event_on(hq, shared)
    assert (event.start_date, event.start_latest.day) == ("2023-05", 31)
    assert_agreed(hq, alm, shared)


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ({}, "one of the two sides must be taken"),
        ({"author": "me"}, "no field “author”"),
        ({"title": 5}, "cannot have this value"),
        ({"title": "x" * 201}, "cannot have this value"),
        ({"title": None}, "cannot have this value"),
    ],
)
def test_a_value_that_does_not_fit_is_refused_and_the_question_stays(
    hq: OpenDesk, alm: OpenDesk, shared: uuid.UUID, value: dict[str, Any], sentence: str
) -> None:
    key = clash(hq, alm, shared)
    with pytest.raises(InvalidInputError, match=sentence):
        settle(hq.database, key, Settlement.EDITED, edited=value)
    assert open_questions(hq) == [key]
    assert event_on(hq, shared).title == OURS
    assert_sound(hq)


def test_both_paragraphs_are_kept_where_a_person_says_so(
    hq: OpenDesk, alm: OpenDesk, shared: uuid.UUID
) -> None:
    edited(alm, shared, description="First, by the police.")
    edited(hq, shared, description="First, at noon.")
    to_headquarters(alm, hq)
    key = only_question(hq)
    both = combined(detail_on(hq, key))
    assert both == {"description": "First, at noon.\n\nFirst, by the police."}
    settle(hq.database, key, Settlement.EDITED, edited=both)
    assert event_on(hq, shared).description == "First, at noon.\n\nFirst, by the police."
    assert_agreed(hq, alm, shared)


def test_two_titles_cannot_be_kept_both(hq: OpenDesk, alm: OpenDesk, shared: uuid.UUID) -> None:
    assert combined(detail_on(hq, clash(hq, alm, shared))) is None


def test_the_looser_confidentiality_is_taken_only_by_a_person(
    hq: OpenDesk, alm: OpenDesk, shared: uuid.UUID
) -> None:
    edited(alm, shared, confidentiality="sensitive")
    edited(hq, shared, confidentiality="public")
    to_headquarters(alm, hq)
    assert event_on(hq, shared).confidentiality == "sensitive"
    key = only_question(hq)
    detail = detail_on(hq, key)
    assert detail.kind is ConflictKind.STRICTER
    assert detail.shown == {"confidentiality": "sensitive"}
    assert detail.waiting == {"confidentiality": "public"}
    assert detail.waiting_by is not None
    assert detail.waiting_by.desk_code == "HQ"
    settle(hq.database, key, Settlement.WAITING)
    assert event_on(hq, shared).confidentiality == "public"
    assert_agreed(hq, alm, shared)


def test_a_place_of_a_part_is_taken_as_one_value(
    hq: OpenDesk, alm: OpenDesk, shared: uuid.UUID
) -> None:
    changed(alm, shared, lambda event: setattr(event.places[0], "locality", "Talgar"))
    changed(hq, shared, lambda event: setattr(event.places[0], "latitude_deg", 43.3))
    to_headquarters(alm, hq)
    key = only_question(hq)
    assert detail_on(hq, key).row == "Place"
    settle(hq.database, key, Settlement.WAITING)
    place = event_on(hq, shared).places[0]
    assert (place.locality, place.latitude_deg) == ("Talgar", 43.224209880467825)
    assert_agreed(hq, alm, shared)


# --- removals -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("choice", "count"), [(Settlement.SHOWN, 1), (Settlement.WAITING, 0)])
def test_a_removal_waits_and_is_taken_or_not(
    hq: OpenDesk, alm: OpenDesk, shared: uuid.UUID, choice: Settlement, count: int
) -> None:
    key = removal_against_edit(hq, alm, shared)
    detail = detail_on(hq, key)
    assert detail.kind is ConflictKind.REMOVAL
    assert detail.waiting is None
    assert detail.shown is not None
    assert detail.shown["title"] == "A title"
    settle(hq.database, key, choice)
    assert len(event_on(hq, shared).citations) == count
    assert_agreed(hq, alm, shared)


def test_headquarters_own_removal_waits_when_the_field_edited_what_it_removed(
    hq: OpenDesk, alm: OpenDesk, shared: uuid.UUID
) -> None:
    changed(hq, shared, lambda event: event.citations.clear())
    changed(alm, shared, lambda event: setattr(event.citations[0], "title", "A title"))
    to_headquarters(alm, hq)
    key = only_question(hq)
    assert len(event_on(hq, shared).citations) == 1
    settle(hq.database, key, Settlement.WAITING)
    assert event_on(hq, shared).citations == []
    assert_agreed(hq, alm, shared)


@pytest.mark.parametrize("deleter", ["field", "headquarters"])
@pytest.mark.parametrize("choice", [Settlement.SHOWN, Settlement.WAITING])
def test_a_deletion_that_waits_is_taken_or_not(
    hq: OpenDesk, alm: OpenDesk, shared: uuid.UUID, deleter: str, choice: Settlement
) -> None:
    one, other = (alm, hq) if deleter == "field" else (hq, alm)
    with one.database.transaction("delete") as session:
        delete_event(session, shared, "told twice")
    edited(other, shared, remarks="More is known.")
    to_headquarters(alm, hq)
    key = only_question(hq)
    assert not event_on(hq, shared).is_deleted
    settle(hq.database, key, choice)
    event = event_on(hq, shared)
    assert event.is_deleted == (choice is Settlement.WAITING)
    assert event.deletion_reason == ("told twice" if event.is_deleted else None)
    assert_agreed(hq, alm, shared)


# --- proposals ------------------------------------------------------------------------------------


def locked(hq: OpenDesk, alm: OpenDesk, uid: uuid.UUID) -> None:
    with hq.database.transaction("decide") as session:
        decide(session, uid, DecisionKind.LOCK)
    to_field(hq, alm)


def test_everything_that_the_field_does_to_a_locked_record_can_be_taken(
    hq: OpenDesk, alm: OpenDesk, shared: uuid.UUID
) -> None:
    locked(hq, alm, shared)

    def change(event: Event) -> None:
        event.title = THEIRS
        event.citations.clear()
        event.places.append(Place(locality="Talgar"))

    changed(alm, shared, change)
    recoded(alm, shared, "killing")
    before = content_of(hq, shared)
    to_headquarters(alm, hq)
    assert content_of(hq, shared) == before
    keys = open_questions(hq)
    assert {detail_on(hq, key).kind for key in keys} == {ConflictKind.PROPOSAL}
    assert len(keys) == 5
    for key in keys:
        settle(hq.database, key, Settlement.WAITING)
    event = event_on(hq, shared)
    assert (event.title, event.citations, event.codes("violations")) == (THEIRS, [], ["killing"])
    assert [place.locality for place in event.places] == ["Almaty", "Talgar"]
    assert_agreed(hq, alm, shared)


def test_a_proposal_that_is_turned_down_goes_from_the_field(
    hq: OpenDesk, alm: OpenDesk, shared: uuid.UUID
) -> None:
    locked(hq, alm, shared)
    changed(alm, shared, lambda event: event.citations.append(Citation(source_name="A blog")))
    edited(alm, shared, title=THEIRS)
    to_headquarters(alm, hq)
    for key in open_questions(hq):
        settle(hq.database, key, Settlement.SHOWN)
    assert_agreed(hq, alm, shared)
    assert len(event_on(alm, shared).citations) == 1


def test_a_late_edit_of_a_merged_record_is_taken_into_the_one_that_stays(
    hq: OpenDesk, alm: OpenDesk, shared: uuid.UUID
) -> None:
    other = logged(alm, title="Kazakhstan: told again")
    both_ways(alm, hq)
    with hq.database.transaction("decide") as session:
        decide(session, other, DecisionKind.MERGE_INTO, value=str(shared))

    def change(event: Event) -> None:
        event.remarks = "They were released."
        event.citations.append(Citation(source_name="A blog"))
        event.places[0].locality = "Talgar"

    changed(alm, other, change)
    recoded(alm, other, "arrest-detention", "killing")
    to_headquarters(alm, hq)
    keys = open_questions(hq)
    assert len(keys) == 4
    for key in keys:
        assert detail_on(hq, key).moved_from == other
        settle(hq.database, key, Settlement.WAITING)
    event = event_on(hq, shared)
    assert event.remarks == "They were released."
    assert [citation.source_name for citation in event.citations] == ["A newspaper", "A blog"]
    assert sorted(place.locality for place in event.places) == ["Almaty", "Talgar"]
    assert "killing" in event.codes("violations")
    assert event_on(hq, other).is_deleted
    assert_agreed(hq, alm, shared)


# --- who, when ------------------------------------------------------------------------------------


def test_the_field_leaves_headquarters_questions_to_headquarters(
    hq: OpenDesk, alm: OpenDesk, shared: uuid.UUID
) -> None:
    key = clash(hq, alm, shared)
    to_field(hq, alm)
    assert not detail_on(alm, key).may_settle
    with pytest.raises(InvalidInputError, match="Headquarters settles"):
        settle(alm.database, key, Settlement.WAITING)


def test_what_was_not_seen_is_not_settled(hq: OpenDesk, alm: OpenDesk, shared: uuid.UUID) -> None:
    key = clash(hq, alm, shared)
    seen = detail_on(hq, key).seen
    edited(hq, shared, title="Kazakhstan: five arrested")
    with pytest.raises(StaleRecordError, match="changed since you looked"):
        settle(hq.database, key, Settlement.WAITING, seen=seen)
    settle(hq.database, key, Settlement.WAITING, seen=detail_on(hq, key).seen)
    assert event_on(hq, shared).title == THEIRS


def test_a_replaced_question_points_to_the_newer_one(
    hq: OpenDesk, alm: OpenDesk, shared: uuid.UUID
) -> None:
    key = clash(hq, alm, shared)
    edited(alm, shared, title="Kazakhstan: three arrested, one released")
    to_headquarters(alm, hq)
    with pytest.raises(StaleRecordError, match="newer question"):
        settle(hq.database, key, Settlement.SHOWN)
    newer = only_question(hq)
    assert detail_on(hq, newer).before == {"title": "Kazakhstan: demonstrators arrested"}
    settle(hq.database, newer, Settlement.WAITING)
    assert_agreed(hq, alm, shared)


def test_the_field_is_asked_and_sees_the_query(
    hq: OpenDesk, alm: OpenDesk, shared: uuid.UUID
) -> None:
    key = clash(hq, alm, shared)
    with pytest.raises(InvalidInputError, match="Write the question"):
        ask_field(hq.database, key, " ")
    ask_field(hq.database, key, "Three or four?")
    assert detail_on(hq, key).state is ConflictState.ASKED
    both_ways(alm, hq)
    with alm.database.snapshot() as session:
        assert decisions_of(session, shared)[0].comment == "Three or four?"
    settle(hq.database, key, Settlement.WAITING)
    assert_agreed(hq, alm, shared)
