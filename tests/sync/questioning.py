"""Questions between desks, made and looked at."""

import uuid
from typing import Any

from sqlalchemy import select

from hrd_desk.model.conflicts import Conflict
from hrd_desk.model.event import Event
from hrd_desk.storage.events import save_event
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.sync.conflicts import ConflictDetail, conflict_detail
from tests.builders import vocabulary_of
from tests.sync.exchanging import (
    assert_sound,
    both_ways,
    content_of,
    edited,
    event_on,
    to_headquarters,
)

OURS, THEIRS = "Kazakhstan: four arrested", "Kazakhstan: three arrested"


def clash(hq: OpenDesk, alm: OpenDesk, uid: uuid.UUID) -> str:
    """Let both sides change the title; return the key of the question."""
    edited(alm, uid, title=THEIRS)
    edited(hq, uid, title=OURS)
    to_headquarters(alm, hq)
    return only_question(hq)


def only_question(desk: OpenDesk) -> str:
    keys = open_questions(desk)
    assert len(keys) == 1
    return keys[0]


def open_questions(desk: OpenDesk) -> list[str]:
    with desk.database.snapshot() as session:
        query = select(Conflict.uid).where(Conflict.state.in_(("open", "asked")))
        return [str(uid) for uid in session.scalars(query.order_by(Conflict.version))]


def detail_on(desk: OpenDesk, key: str) -> ConflictDetail:
    with desk.database.snapshot() as session:
        return conflict_detail(session, key)


def changed(desk: OpenDesk, uid: uuid.UUID, change: Any) -> Event:
    event = event_on(desk, uid)
    change(event)
    with desk.database.transaction("save") as session:
        return save_event(session, event)


def recoded(desk: OpenDesk, uid: uuid.UUID, *codes: str) -> Event:
    vocabulary = vocabulary_of(desk)
    terms = [vocabulary.term("violation", code) for code in codes]
    return changed(desk, uid, lambda event: event.code_with("violations", terms))


def assert_agreed(hq: OpenDesk, alm: OpenDesk, uid: uuid.UUID) -> None:
    """Exchange all, and find both desks sound and of one mind."""
    both_ways(alm, hq)
    assert content_of(hq, uid) == content_of(alm, uid)
    assert open_questions(hq) == open_questions(alm)
    assert_sound(hq, alm)


def removal_against_edit(hq: OpenDesk, alm: OpenDesk, uid: uuid.UUID) -> str:
    changed(alm, uid, lambda event: event.citations.clear())
    changed(hq, uid, lambda event: setattr(event.citations[0], "title", "A title"))
    to_headquarters(alm, hq)
    return only_question(hq)
