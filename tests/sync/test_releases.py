"""A description that may be published, between desks: no merge releases what nobody read whole."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hrd_desk.model.conflicts import ConflictKind, Settlement
from hrd_desk.model.release import is_released, released_as
from hrd_desk.model.text_merging import plain_text
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.sync.conflicts import combined
from hrd_desk.sync.settling import settle
from tests.sync.exchanging import (
    assert_sound,
    both_ways,
    edited,
    event_on,
    logged,
    to_field,
    to_headquarters,
)
from tests.sync.identities import a_field_desk, a_headquarters, paired
from tests.sync.questioning import detail_on, only_question, open_questions

TEXT = "They came at night.\n\nTwenty were led away.\n\nNobody was told where to."
NAMED = TEXT.replace("Twenty", "Aigerim and nineteen others")
LONGER = f"{TEXT}\n\nTwo were let go in the morning."
BOTH = LONGER.replace("Twenty", "Aigerim and nineteen others")


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[tuple[OpenDesk, OpenDesk]]:
    with a_headquarters(tmp_path) as headquarters, a_field_desk(tmp_path) as field:
        paired([field], headquarters)
        yield field, headquarters


def shared(field: OpenDesk, headquarters: OpenDesk, *, is_ticked: bool = False) -> uuid.UUID:
    released = released_as(TEXT) if is_ticked else None
    uid = logged(field, description=TEXT, description_released=released)
    both_ways(field, headquarters)
    return uid


def tick(desk: OpenDesk, uid: uuid.UUID) -> str:
    """Release the description as a person does who reads it on this desk; return it."""
    text = event_on(desk, uid).description
    edited(desk, uid, description_released=released_as(text))
    return text


def untick(desk: OpenDesk, uid: uuid.UUID) -> None:
    edited(desk, uid, description_released=None)


def told(desk: OpenDesk, uid: uuid.UUID) -> bool:
    event = event_on(desk, uid)
    return is_released(event.description, event.description_released)


def test_a_tick_travels_and_holds_on_the_other_desk(desks: tuple[OpenDesk, OpenDesk]) -> None:
    field, headquarters = desks
    uid = shared(field, headquarters)
    tick(field, uid)
    both_ways(field, headquarters)
    assert told(headquarters, uid)
    untick(headquarters, uid)
    both_ways(field, headquarters)
    assert not told(field, uid)
    assert open_questions(headquarters) == []


@pytest.mark.parametrize("order", ["edit arrives last", "tick arrives last"])
def test_a_text_ticked_here_and_changed_there_is_released_nowhere(
    desks: tuple[OpenDesk, OpenDesk], order: str
) -> None:
    field, headquarters = desks
    uid = shared(field, headquarters)
    reader, writer = desks if order == "edit arrives last" else desks[::-1]
    tick(reader, uid)
    edited(writer, uid, description=NAMED)
    both_ways(field, headquarters)
    for desk in desks:
        assert event_on(desk, uid).description == NAMED
        assert not told(desk, uid)
    assert open_questions(headquarters) == []
    assert_sound(*desks)


def test_two_texts_merged_by_paragraph_are_not_released_although_both_sides_ticked_theirs(
    desks: tuple[OpenDesk, OpenDesk],
) -> None:
    """Neither side read the text that came out of both."""
    field, headquarters = desks
    uid = shared(field, headquarters, is_ticked=True)
    edited(field, uid, description=NAMED)
    edited(headquarters, uid, description=LONGER)
    tick(field, uid)
    tick(headquarters, uid)
    both_ways(field, headquarters)
    for desk in desks:
        assert event_on(desk, uid).description == BOTH
        assert not told(desk, uid)
    tick(headquarters, uid)
    both_ways(field, headquarters)
    assert told(field, uid)
    assert_sound(*desks)


def test_of_two_ticks_that_of_the_text_shown_holds(desks: tuple[OpenDesk, OpenDesk]) -> None:
    field, headquarters = desks
    uid = shared(field, headquarters)
    tick(headquarters, uid)
    tick(field, uid)
    edited(field, uid, description=LONGER)
    tick(field, uid)
    both_ways(field, headquarters)
    for desk in desks:
        assert event_on(desk, uid).description == LONGER
        assert told(desk, uid)
    assert open_questions(headquarters) == []
    assert_sound(*desks)


@pytest.mark.parametrize("side", ["field takes it away", "headquarters takes it away"])
def test_a_release_taken_away_and_given_anew_is_asked_about_and_holds_nowhere(
    desks: tuple[OpenDesk, OpenDesk], side: str
) -> None:
    field, headquarters = desks
    uid = shared(field, headquarters, is_ticked=True)
    taker, giver = desks if side == "field takes it away" else desks[::-1]
    untick(taker, uid)
    edited(giver, uid, description=LONGER)
    tick(giver, uid)
    both_ways(field, headquarters)
    for desk in desks:
        assert event_on(desk, uid).description == LONGER
        assert not told(desk, uid)
    detail = detail_on(headquarters, key := only_question(headquarters))
    assert (detail.kind, detail.group) == (ConflictKind.STRICTER, "Description may be published")
    assert detail.shown == {"description_released": None}
    assert detail.waiting == {"description_released": released_as(LONGER)}
    settle(headquarters.database, key, Settlement.WAITING)
    both_ways(field, headquarters)
    assert told(field, uid)
    assert told(headquarters, uid)
    assert_sound(*desks)


def test_headquarters_takes_a_release_away_at_once_where_the_field_gave_it_unseen(
    desks: tuple[OpenDesk, OpenDesk],
) -> None:
    """As with a stricter confidentiality, the field desk does not wait until it was seen."""
    field, headquarters = desks
    uid = shared(field, headquarters, is_ticked=True)
    edited(field, uid, description=LONGER)
    tick(field, uid)
    untick(headquarters, uid)
    to_field(headquarters, field)
    assert not told(field, uid)
    to_headquarters(field, headquarters)
    assert not told(headquarters, uid)
    only_question(headquarters)


def test_a_text_that_a_person_puts_together_of_two_must_be_read_and_ticked(
    desks: tuple[OpenDesk, OpenDesk],
) -> None:
    field, headquarters = desks
    uid = shared(field, headquarters)
    edited(field, uid, description=TEXT.replace("Twenty", "Thirty"))
    edited(headquarters, uid, description=TEXT.replace("Twenty", "Forty"))
    tick(headquarters, uid)
    tick(field, uid)
    both_ways(field, headquarters)
    assert told(headquarters, uid)  # its own text is shown, and was read there
    key = only_question(headquarters)
    both = combined(detail_on(headquarters, key))
    settle(headquarters.database, key, Settlement.EDITED, edited=both)
    both_ways(field, headquarters)
    for desk in desks:
        assert not told(desk, uid)


# --- whatever is done, and in whichever order it arrives ------------------------------------------

PARAGRAPHS = ("They came.", "Twenty were led away.", "Aigerim was among them.", "Two came back.")
STEPS = st.one_of(
    st.tuples(st.just("edit"), st.integers(0, 1), st.permutations(PARAGRAPHS), st.integers(0, 4)),
    st.tuples(st.just("tick"), st.integers(0, 1)),
    st.tuples(st.just("untick"), st.integers(0, 1)),
    st.tuples(st.just("carry"), st.integers(0, 1)),
)


@pytest.fixture(scope="module")
def two_desks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[OpenDesk, OpenDesk]]:
    folder = tmp_path_factory.mktemp("desks")
    with a_headquarters(folder) as headquarters, a_field_desk(folder) as field:
        paired([field], headquarters)
        yield field, headquarters
        assert_sound(field, headquarters)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(STEPS, min_size=4, max_size=14))
def test_no_order_of_delivery_releases_a_text_that_nobody_ticked(
    two_desks: tuple[OpenDesk, OpenDesk], steps: list[tuple[object, ...]]
) -> None:
    field, headquarters = two_desks
    uid = logged(field, description="\n\n".join(PARAGRAPHS[:3]))
    both_ways(field, headquarters)
    read_whole: set[str] = set()
    for what, who, *text in steps:
        desk = two_desks[int(str(who))]
        if what == "edit":
            paragraphs, count = text
            chosen = list(paragraphs)[: int(str(count))]  # type: ignore[call-overload]  # a list
            edited(desk, uid, description="\n\n".join(chosen))
        elif what == "tick":
            read_whole.add(plain_text(tick(desk, uid)))
        elif what == "untick":
            untick(desk, uid)
        elif who:
            to_field(headquarters, field)
        else:
            to_headquarters(field, headquarters)
        for each in two_desks:
            if told(each, uid):
                assert plain_text(event_on(each, uid).description) in read_whole
    both_ways(field, headquarters)
    both_ways(field, headquarters)
    here, there = event_on(field, uid), event_on(headquarters, uid)
    assert here.description == there.description
    assert here.description_released == there.description_released
