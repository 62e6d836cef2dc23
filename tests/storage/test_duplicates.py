"""Pairs of the whole desk: found best first, answered ones left out until a record changes."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from hrd_desk.errors import CancelledError
from hrd_desk.model.event import Event
from hrd_desk.model.parts import EventLink
from hrd_desk.storage import duplicates
from hrd_desk.storage.duplicates import Duplicates, find_duplicates, reason_words, update_of
from hrd_desk.storage.events import delete_event, load_event, save_event
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.pairs import (
    link_update,
    note_suspicions,
    propose_merge,
    suspected,
    tell_apart,
)
from hrd_desk.storage.undoing import next_steps, take_back
from tests.builders import a_desk, an_event, saved, vocabulary_of

RALLY = "Kazakhstan: twelve demonstrators arrested at rally"
RAID = "Police searched the office of an organisation in Osh and took its computers away."


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[OpenDesk]:
    with a_desk(tmp_path) as opened:
        yield opened


@pytest.fixture
def events(desk: OpenDesk) -> list[Event]:
    """Two records of a rally, two of a raid that are less alike, and two that are like nothing."""
    vocabulary = vocabulary_of(desk)
    raid = {"title": "Kyrgyzstan: office searched", "country_code": "KG", "summary": RAID}
    made = [
        an_event(vocabulary, title=RALLY),
        an_event(vocabulary, **raid, start_date="2023-06-01"),
        an_event(vocabulary, title=RALLY, start_date="2023-05-05"),
        an_event(vocabulary, title=RALLY, start_date="2023-05-02"),
        an_event(vocabulary, title=RALLY, start_date=None),
        an_event(vocabulary, **raid, start_date="2023-06-03", places=[], violations=["raid"]),
    ]
    return [saved(desk, event) for event in made]


def found(desk: OpenDesk, limit: int = 10) -> Duplicates:
    with desk.database.snapshot() as session:
        return find_duplicates(session, limit)


def uids(desk: OpenDesk) -> list[tuple[uuid.UUID, uuid.UUID]]:
    return [(pair.one.uid, pair.other.uid) for pair in found(desk).pairs]


def test_pairs_come_best_first_with_their_reasons(desk: OpenDesk, events: list[Event]) -> None:
    rally, raid, late, next_day, _undated, other_raid = (event.uid for event in events)
    pairs = found(desk).pairs
    assert uids(desk) == [(rally, next_day), (next_day, late), (raid, other_raid)]
    assert [pair.score for pair in pairs] == sorted((p.score for p in pairs), reverse=True)
    assert reason_words(pairs[0]).startswith("1 day apart, same place, 1 violation, ")
    assert reason_words(pairs[2]).startswith("2 days apart, ")
    assert "place" not in reason_words(pairs[2])
    only = found(desk, limit=1)
    assert (only.pairs, only.count) == (pairs[:1], 3)


def test_pairs_across_the_parts_that_are_read_at_once_are_found(
    desk: OpenDesk, events: list[Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = found(desk)
    monkeypatch.setattr(duplicates, "_READ_AT_ONCE", 1)
    assert found(desk) == whole
    assert events


def test_scores_are_those_of_the_merge(desk: OpenDesk, events: list[Event]) -> None:
    for pair in found(desk).pairs:
        with desk.database.snapshot() as session:
            of_merge = {one.uid: one.score for one in suspected(session, pair.one.uid)}
        assert of_merge[pair.other.uid] == pair.score
    assert events


def test_an_answer_is_remembered_until_a_record_changes_or_it_is_taken_back(
    desk: OpenDesk, events: list[Event]
) -> None:
    rally, next_day = events[0].uid, events[3].uid
    with desk.database.transaction("tell-apart") as session:
        tell_apart(session, rally, next_day)
    assert (rally, next_day) not in uids(desk)
    with desk.database.snapshot() as session:
        step = next_steps(session)[0]
    assert step is not None
    with desk.database.transaction("undo") as session:
        take_back(session, step.version)
    assert (rally, next_day) in uids(desk)
    with desk.database.transaction("tell-apart") as session:
        tell_apart(session, next_day, rally)
    assert (rally, next_day) not in uids(desk)
    with desk.database.transaction("save") as session:
        event = load_event(session, rally)
        event.remarks = "Somebody called."
        save_event(session, event)
    assert (rally, next_day) in uids(desk)


def test_what_is_proposed_or_deleted_is_not_listed(desk: OpenDesk, events: list[Event]) -> None:
    with desk.database.transaction("propose-merge") as session:
        propose_merge(session, events[1].uid, events[5].uid)
    with desk.database.transaction("delete") as session:
        delete_event(session, events[3].uid)
    assert found(desk) == Duplicates((), 0)


def test_the_search_can_be_stopped(desk: OpenDesk, events: list[Event]) -> None:
    def stop(_done: int, total: int) -> None:
        assert total == len(events) - 1
        raise CancelledError

    with desk.database.snapshot() as session, pytest.raises(CancelledError):
        find_duplicates(session, progress=stop)


def test_an_update_is_said_to_be_one_and_once_linked_it_is_no_duplicate(desk: OpenDesk) -> None:
    vocabulary = vocabulary_of(desk)
    title = f"{RALLY} (Update)"
    update = saved(desk, an_event(vocabulary, title=title))
    first = saved(desk, an_event(vocabulary, title=RALLY, start_date="2023-05-02"))
    (pair,) = found(desk).pairs
    assert reason_words(pair).endswith("perhaps an update, to be linked")
    assert [one.uid for one in update_of(pair)] == [update.uid, first.uid]
    with desk.database.transaction("link-update") as session:
        link_update(session, update.uid, first.uid)
        linked_in = session.connection().info["version"]
    assert found(desk).pairs == ()
    with desk.database.snapshot() as session:
        (link,) = load_event(session, update.uid).links
    assert (link.target_uid, link.link_type) == (first.uid, "update-of")
    with desk.database.transaction("look-again") as session:
        assert note_suspicions(session, [update.uid, first.uid]) == 0
    with desk.database.transaction("undo") as session:
        take_back(session, linked_in)
    assert len(found(desk).pairs) == 1


def test_the_later_one_is_the_update_where_no_title_says_it(
    desk: OpenDesk, events: list[Event]
) -> None:
    rally, next_day = events[0].uid, events[3].uid
    pair = found(desk).pairs[0]
    assert "update" not in reason_words(pair)
    assert [one.uid for one in update_of(pair)] == [next_day, rally]


def test_a_link_of_duplicates_answers_nothing(desk: OpenDesk, events: list[Event]) -> None:
    with desk.database.snapshot() as session:
        event = load_event(session, events[0].uid)
    link = EventLink(target_uid=events[3].uid, link_type="duplicate-of")
    event.links.append(link)
    saved(desk, event)
    assert (events[0].uid, events[3].uid) in uids(desk)
