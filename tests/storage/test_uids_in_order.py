"""The order of an export: by day and reference, whichever way the uids are read."""

import random
import uuid
from collections.abc import Iterator

import pytest
from sqlalchemy import select

from hrd_desk.model.event import Event
from hrd_desk.model.query import Coded, Words
from hrd_desk.storage import uids_in_order
from hrd_desk.storage.event_lists import EventFilter, event_uids
from hrd_desk.storage.events import delete_event
from hrd_desk.storage.opening import OpenDesk
from tests.builders import a_desk
from tests.storage.counted import fill

FILTERS = (
    EventFilter(),
    EventFilter(query=Coded((("country", "KZ"),))),
    EventFilter(query=Words("raid")),
    EventFilter(words="nothing has this"),
    EventFilter(only_deleted=True),
)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenDesk]:
    with a_desk(tmp_path_factory.mktemp("order")) as desk:
        fill(desk, 80, seed=11)
        chance = random.Random(11)
        with desk.database.transaction("delete") as session:
            uids = session.scalars(select(Event.uid)).all()
            for uid in chance.sample(uids, 9):
                delete_event(session, uid)
        yield desk


@pytest.mark.parametrize("few_of", [0, 50, 10_000], ids=["each is read", "some", "indexes"])
@pytest.mark.parametrize("wanted", FILTERS, ids=range(len(FILTERS)))
def test_uids_follow_days_and_references_backwards(
    filled: OpenDesk, monkeypatch: pytest.MonkeyPatch, wanted: EventFilter, few_of: int
) -> None:
    monkeypatch.setattr(uids_in_order, "FEW_OF", few_of)
    with filled.database.snapshot() as session:
        found = list(event_uids(session, wanted))
        known = {uid: event for event in session.scalars(select(Event)) for uid in [event.uid]}
        expected = [known[uid] for uid in _plainly(list(known.values()), wanted)]
        expected.sort(key=lambda event: (event.start_earliest, event.reference), reverse=True)
        assert found == [event.uid for event in expected]


def _plainly(events: list[Event], wanted: EventFilter) -> list[uuid.UUID]:
    shown = [event for event in events if event.is_deleted == wanted.only_deleted]
    if wanted == FILTERS[1]:
        shown = [event for event in shown if event.country_code == "KZ"]
    if wanted.said or isinstance(wanted.query, Words):
        words = wanted.said or "raid"
        shown = [event for event in shown if words in event.title]
    return [event.uid for event in shown]
