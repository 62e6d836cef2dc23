"""After a file was taken in, each record that both sides changed is checked, however many."""

import uuid

import pytest

from hrd_desk.errors import CancelledError
from hrd_desk.storage.merge.incoming import MergeReport, Outcome
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.sync.inbox import inbox
from hrd_desk.sync.inbox_entries import InboxKind
from hrd_desk.sync.looking_again import is_looking_left, look_again, note_to_look_at
from tests.builders import an_event, saved, vocabulary_of

MANY = 5_000


def contradicting(desk: OpenDesk) -> uuid.UUID:
    event = an_event(vocabulary_of(desk), title="A raid", end_date="2020-01-01")
    return saved(desk, event).uid


def arrived(desk: OpenDesk, uids: list[uuid.UUID]) -> None:
    report = MergeReport()
    for uid in uids:
        report.note(uid, Outcome.MERGED)
    with desk.database.transaction("receive") as session:
        note_to_look_at(session, report)


def checks(desk: OpenDesk) -> list[uuid.UUID | None]:
    with desk.database.snapshot() as session:
        return [item.record_uid for item in inbox(session, kinds=[InboxKind.CHECK])]


def test_the_last_of_thousands_of_records_is_checked(hq: OpenDesk) -> None:
    uid = contradicting(hq)
    arrived(hq, [*(uuid.UUID(int=number) for number in range(1, MANY)), uid])
    told: list[tuple[int, int]] = []
    look_again(hq.database, lambda done, total: told.append((done, total)))
    assert checks(hq) == [uid]
    with hq.database.snapshot() as session:
        assert not is_looking_left(session)
    assert {total for _done, total in told} == {MANY}


def test_what_was_not_looked_at_when_it_was_stopped_is_looked_at_later(hq: OpenDesk) -> None:
    uid = contradicting(hq)
    arrived(hq, [uid])

    def stop(_done: int, _total: int) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        look_again(hq.database, stop)
    assert checks(hq) == []
    look_again(hq.database)
    look_again(hq.database)
    assert checks(hq) == [uid]
