"""Settlements are undone, made many at once, and records that came out odd are looked at."""

import uuid
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from hrd_desk.errors import HrdDeskError, InvalidInputError, StaleRecordError
from hrd_desk.model.conflicts import Conflict, ConflictKind, Settlement
from hrd_desk.storage.events import delete_event
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.sync.broken_rules import note_broken_rules
from hrd_desk.sync.conflicts import alike
from hrd_desk.sync.settling import settle, settle_alike, undo_settlement
from tests.organisation import a_desk_of
from tests.sync.exchanging import (
    assert_sound,
    both_ways,
    content_of,
    edited,
    event_on,
    logged,
    to_headquarters,
)
from tests.sync.questioning import (
    OURS,
    THEIRS,
    assert_agreed,
    clash,
    detail_on,
    only_question,
    open_questions,
    removal_against_edit,
)


@pytest.fixture
def shared(hq: OpenDesk, alm: OpenDesk) -> uuid.UUID:
    """Return a record that both desks hold."""
    uid = logged(alm, description="First.", confidentiality="internal")
    both_ways(alm, hq)
    return uid


# --- undo, many at once ---------------------------------------------------------------------------


@pytest.mark.parametrize("choice", [Settlement.SHOWN, Settlement.WAITING])
@pytest.mark.parametrize("is_sent_between", [False, True])
@pytest.mark.parametrize("make", [clash, removal_against_edit])
def test_undo_opens_the_question_and_takes_the_value_back(
    hq: OpenDesk,
    alm: OpenDesk,
    shared: uuid.UUID,
    make: Any,
    choice: Settlement,
    is_sent_between: bool,
) -> None:
    key = make(hq, alm, shared)
    before = content_of(hq, shared)
    settle(hq.database, key, choice)
    if is_sent_between:
        both_ways(alm, hq)
    undo_settlement(hq.database, key)
    assert content_of(hq, shared) == before
    assert open_questions(hq) == [key]
    assert_agreed(hq, alm, shared)
    settle(hq.database, key, Settlement.WAITING)
    assert_agreed(hq, alm, shared)


def test_a_deletion_that_was_taken_can_be_undone(
    hq: OpenDesk, alm: OpenDesk, shared: uuid.UUID
) -> None:
    with alm.database.transaction("delete") as session:
        delete_event(session, shared, "told twice")
    edited(hq, shared, remarks="More is known.")
    to_headquarters(alm, hq)
    key = only_question(hq)
    settle(hq.database, key, Settlement.WAITING)
    undo_settlement(hq.database, key)
    assert not event_on(hq, shared).is_deleted
    assert_agreed(hq, alm, shared)


def test_undo_leaves_what_somebody_changed_since(
    hq: OpenDesk, alm: OpenDesk, shared: uuid.UUID
) -> None:
    key = clash(hq, alm, shared)
    settle(hq.database, key, Settlement.WAITING)
    edited(hq, shared, title="Kazakhstan: five arrested")
    with pytest.raises(StaleRecordError, match="changed after the question was settled"):
        undo_settlement(hq.database, key)
    assert event_on(hq, shared).title == "Kazakhstan: five arrested"
    assert open_questions(hq) == []
    assert_sound(hq)


def test_what_nobody_settled_cannot_be_undone(
    hq: OpenDesk, alm: OpenDesk, shared: uuid.UUID
) -> None:
    key = clash(hq, alm, shared)
    with pytest.raises(InvalidInputError, match="nothing to undo"):
        undo_settlement(hq.database, key)


def test_questions_alike_are_settled_together_and_others_left(
    hq: OpenDesk, alm: OpenDesk, tmp_path: Path
) -> None:
    with a_desk_of(tmp_path, "BIS") as bis:
        by_alm = [logged(alm, title=f"Kazakhstan: case {n}") for n in range(3)]
        by_bis = logged(bis)
        for field in (alm, bis):
            both_ways(field, hq)
        for field, uids in ((alm, by_alm), (bis, [by_bis])):
            for uid in uids:
                edited(field, uid, title=THEIRS, start_date="2023-06")
        for uid in [*by_alm, by_bis]:
            edited(hq, uid, title=OURS, start_date="2023-07")
        for field in (alm, bis):
            to_headquarters(field, hq)
    keys = {(d.record_uid, d.group): d.key for d in (detail_on(hq, k) for k in open_questions(hq))}
    with hq.database.snapshot() as session:
        found = alike(session, keys[by_alm[1], "Title"])
    assert found == [keys[uid, "Title"] for uid in by_alm]
    settle(hq.database, found[0], Settlement.SHOWN)
    assert settle_alike(hq.database, found, Settlement.WAITING) == found[1:]
    assert [event_on(hq, uid).title for uid in by_alm] == [OURS, THEIRS, THEIRS]
    assert len(open_questions(hq)) == 5
    undo_settlement(hq.database, found[2])
    assert [event_on(hq, uid).title for uid in by_alm] == [OURS, THEIRS, OURS]
    assert_sound(hq)


# --- odd ones -------------------------------------------------------------------------------------


def test_a_record_that_came_out_odd_is_to_be_looked_at(
    hq: OpenDesk, alm: OpenDesk, shared: uuid.UUID
) -> None:
    edited(alm, shared, start_date="2023-05-09", summary="")
    edited(hq, shared, end_date="2023-05-03")
    to_headquarters(alm, hq)
    with hq.database.transaction("check") as session:
        assert note_broken_rules(session, [shared]) == 1
        assert note_broken_rules(session, [shared]) == 0
    key = only_question(hq)
    detail = detail_on(hq, key)
    assert detail.kind is ConflictKind.CHECK
    assert detail.problems == ("The final date is before the initial date. Correct one of them.",)
    both_ways(alm, hq)
    assert detail_on(alm, key).problems == detail.problems
    settle(hq.database, key, Settlement.SHOWN)
    assert_agreed(hq, alm, shared)


def test_a_question_of_a_newer_version_is_one_sentence(
    hq: OpenDesk, alm: OpenDesk, shared: uuid.UUID
) -> None:
    key = clash(hq, alm, shared)
    with hq.database.transaction("save") as session:
        conflict = session.scalars(select(Conflict)).one()
        conflict.row_kind = "decision"
    with pytest.raises(HrdDeskError, match="needs a newer version"):
        detail_on(hq, key)
    with pytest.raises(HrdDeskError, match="needs a newer version"):
        settle(hq.database, key, Settlement.WAITING)
