"""Records that may be the same event: suspected, told apart, proposed, merged."""

import datetime
import uuid
from typing import Any

import pytest
from sqlalchemy import select

from hrd_desk.errors import InvalidInputError, NotFoundError
from hrd_desk.model.event import BY_LIKENESS
from hrd_desk.model.pairs import PairVerdict, RecordPair, pair_uid
from hrd_desk.model.parts import Place
from hrd_desk.storage.decisions import merged_into
from hrd_desk.storage.events import delete_event, save_event
from hrd_desk.storage.likeness import NEAR
from hrd_desk.storage.merge.incoming import MergeReport, Outcome
from hrd_desk.storage.merge.raw_sql import RawSql
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.pairs import (
    merge_pair,
    note_suspicions,
    propose_merge,
    say_different,
    suspected,
)
from hrd_desk.sync.looking_again import look_again, note_to_look_at
from tests.builders import an_event, vocabulary_of
from tests.sync.exchanging import (
    assert_sound,
    both_ways,
    edited,
    event_on,
    logged,
    to_field,
    to_headquarters,
)


def scores(desk: OpenDesk, uid: uuid.UUID) -> dict[uuid.UUID, int]:
    with desk.database.snapshot() as session:
        return {suspicion.uid: suspicion.score for suspicion in suspected(session, uid, 10)}


def noted(desk: OpenDesk, *uids: uuid.UUID) -> int:
    with desk.database.transaction("suspect") as session:
        return note_suspicions(session, uids)


def verdict(desk: OpenDesk, one: uuid.UUID, other: uuid.UUID) -> str | None:
    with desk.database.snapshot() as session:
        query = select(RecordPair.verdict).where(RecordPair.uid == pair_uid(one, other))
        return session.scalar(query)


def test_the_same_event_told_twice_has_the_highest_score(hq: OpenDesk) -> None:
    one, other = logged(hq), logged(hq)
    assert scores(hq, one) == {other: 100}


@pytest.mark.parametrize(
    "fields",
    [
        {"country_code": "KG"},
        {"start_date": "2023-05-05"},
        {"start_date": None},
        {"title": "Kazakhstan: lawyer threatened", "summary": "A lawyer was threatened by phone."},
    ],
)
def test_what_happened_elsewhere_or_later_or_to_others_is_not_suspected(
    hq: OpenDesk, fields: dict[str, Any]
) -> None:
    one = logged(hq)
    logged(hq, **fields)
    assert scores(hq, one) == {}


@pytest.mark.parametrize(
    "fields",
    [
        {"start_date": "2023-05-03"},
        {"start_date": "2023-05"},
        {"violations": ["killing"]},
        {"places": [Place(locality="Talgar", latitude_deg=43.3, longitude_deg=77.2)]},
        {"places": []},
        {"title": "Demonstrators detained", "summary": "Police arrested demonstrators in May."},
    ],
)
def test_one_difference_lowers_the_score_and_no_more(hq: OpenDesk, fields: dict[str, Any]) -> None:
    one = logged(hq)
    other = logged(hq, **fields)
    assert 60 <= scores(hq, one)[other] < 101


def test_a_place_is_near_by_its_coordinates_even_over_another_name(hq: OpenDesk) -> None:
    one = logged(hq)
    near = logged(hq, places=[Place(locality="Talgar", latitude_deg=43.3, longitude_deg=77.2)])
    far = logged(hq, places=[Place(locality="Taraz", latitude_deg=42.9, longitude_deg=71.4)])
    found = scores(hq, one)
    assert found[near] == 100
    assert found[far] == 87


def test_deleted_records_are_not_suspected(hq: OpenDesk) -> None:
    one, other = logged(hq), logged(hq)
    with hq.database.transaction("delete") as session:
        delete_event(session, other)
    assert scores(hq, one) == {}
    assert scores(hq, other) == {}


def test_records_are_compared_by_an_index_and_none_is_read_for_it(hq: OpenDesk) -> None:
    span = ("KZ", "2023-04-28", "2023-05-04", 400)
    with hq.database.snapshot() as session:
        sql = RawSql(session.connection())
        (step,) = sql.run(f"EXPLAIN QUERY PLAN {NEAR}", span)
        program = sql.run(f"EXPLAIN {NEAR}", span).all()
    assert f"{BY_LIKENESS} (country_code=? AND start_earliest>? AND start_earliest<?)" in step[3]
    (index,) = {row[2] for row in program if row[1] == "SeekGE"}
    assert {row[2] for row in program if row[1] == "Column"} == {index}, "read from elsewhere"


def test_a_suspicion_is_noted_once_whichever_of_the_two_is_looked_at(hq: OpenDesk) -> None:
    one, other = logged(hq), logged(hq)
    assert noted(hq, one) == 1
    assert noted(hq, one, other) == 0
    assert verdict(hq, one, other) == PairVerdict.SUSPECTED
    assert_sound(hq)


def test_a_pair_told_apart_comes_up_again_only_with_other_content(hq: OpenDesk) -> None:
    one, other = logged(hq), logged(hq)
    noted(hq, one)
    with hq.database.transaction("tell-apart") as session:
        say_different(session, pair_uid(one, other))
    assert noted(hq, one, other) == 0
    assert verdict(hq, one, other) == PairVerdict.DIFFERENT
    edited(hq, other, summary="On 1 May 2023, the police arrested demonstrators. Two were hurt.")
    assert noted(hq, one) == 1
    assert verdict(hq, one, other) == PairVerdict.SUSPECTED


def test_a_pair_that_nobody_knows_cannot_be_told_apart(hq: OpenDesk) -> None:
    with pytest.raises(NotFoundError), hq.database.transaction("tell-apart") as session:
        say_different(session, uuid.uuid4())
    with pytest.raises(NotFoundError), hq.database.transaction("propose") as session:
        propose_merge(session, uuid.uuid4(), uuid.uuid4())
    one = logged(hq)
    with (
        pytest.raises(InvalidInputError, match="two different"),
        hq.database.transaction("propose") as session,
    ):
        propose_merge(session, one, one)


def test_the_field_proposes_and_headquarters_merges(hq: OpenDesk, alm: OpenDesk) -> None:
    one, other = logged(alm), logged(alm)
    with alm.database.transaction("propose") as session:
        propose_merge(session, one, other)
    with (
        pytest.raises(InvalidInputError, match="Only headquarters"),
        alm.database.transaction("merge") as session,
    ):
        merge_pair(session, one, other)
    to_headquarters(alm, hq)
    assert verdict(hq, one, other) == PairVerdict.PROPOSED
    assert not event_on(hq, other).is_deleted
    with hq.database.transaction("merge") as session:
        merge_pair(session, one, other)
    both_ways(alm, hq)
    for desk in (hq, alm):
        assert verdict(desk, one, other) == PairVerdict.MERGED
        assert event_on(desk, other).is_deleted
        assert not event_on(desk, one).is_deleted
    assert_sound(hq, alm)


def test_two_people_who_merge_in_opposite_directions_never_lose_both(hq: OpenDesk) -> None:
    one, other = logged(hq), logged(hq)
    with hq.database.transaction("merge") as session:
        merge_pair(session, one, other)
    with (
        pytest.raises(InvalidInputError, match="was merged into"),
        hq.database.transaction("merge") as session,
    ):
        merge_pair(session, other, one)
    with (
        pytest.raises(InvalidInputError, match="merged already"),
        hq.database.transaction("propose") as session,
    ):
        propose_merge(session, one, other)
    with hq.database.snapshot() as session:
        assert merged_into(session, other) == one
    assert not event_on(hq, one).is_deleted


def test_a_verdict_of_the_field_travels(hq: OpenDesk, alm: OpenDesk) -> None:
    one, other = logged(alm), logged(alm)
    to_headquarters(alm, hq)
    assert noted(hq, one) == 1
    to_field(hq, alm)
    assert verdict(alm, one, other) == PairVerdict.SUSPECTED
    with alm.database.transaction("tell-apart") as session:
        say_different(session, pair_uid(one, other))
    to_headquarters(alm, hq)
    assert verdict(hq, one, other) == PairVerdict.DIFFERENT
    assert noted(hq, one, other) == 0
    assert_sound(hq, alm)


def test_every_new_record_of_a_large_file_is_compared(hq: OpenDesk) -> None:
    vocabulary = vocabulary_of(hq)
    first = datetime.date(2010, 1, 1)
    with hq.database.transaction("save") as session:
        apart = [
            save_event(
                session,
                an_event(
                    vocabulary,
                    title=f"Kazakhstan: {number}",
                    start_date=str(first + datetime.timedelta(days=7 * number)),
                ),
            ).uid
            for number in range(600)
        ]
    one, other = logged(hq), logged(hq)
    report = MergeReport()
    for uid in (*apart, one, other):
        report.note(uid, Outcome.ADDED)
    with hq.database.local_transaction() as session:
        note_to_look_at(session, report)
    look_again(hq.database)
    assert verdict(hq, one, other) == PairVerdict.SUSPECTED
    with hq.database.snapshot() as session:
        assert len(session.scalars(select(RecordPair)).all()) == 1
