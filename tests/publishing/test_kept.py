"""Records read from a desk for a publication are what the records themselves would give."""

import pytest
from sqlalchemy import text

from hrd_desk.errors import HrdDeskError
from hrd_desk.progress import silent
from hrd_desk.publishing.kept import KeptRecords
from hrd_desk.publishing.orders import BriefKind, Order
from hrd_desk.publishing.preparing import prepare
from hrd_desk.storage.event_lists import EventFilter, event_uids
from hrd_desk.storage.events import read_events
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.terms import load_vocabulary
from tests.bench.building import insert_events
from tests.bench.population import Population
from tests.builders import vocabulary_of


def test_plain_rows_give_the_same_publication_as_records(alm: OpenDesk) -> None:
    with alm.database.transaction("made up") as session:
        insert_events(session, Population(vocabulary_of(alm)).events(1, 60))
        session.execute(text("UPDATE event SET confidentiality = 'public' WHERE id % 3"))
    order = Order(kind=BriefKind.DIGEST, marks_unprintable=True)
    kept = KeptRecords(alm.database).prepared(EventFilter(), order, silent)
    with alm.database.snapshot() as session:
        uids = event_uids(session, EventFilter())
        read = prepare(read_events(session, uids), load_vocabulary(session), order)
    assert kept.records == read.records
    assert kept.records
    assert kept.left_out
    assert kept.content == read.content
    assert (kept.left_out, kept.obstacles) == (read.left_out, read.obstacles)


def test_too_many_records_are_refused_with_how_many_there_may_be(
    alm: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hrd_desk.publishing.kept.MOST_RECORDS", 2)
    with alm.database.transaction("made up") as session:
        insert_events(session, Population(vocabulary_of(alm)).events(1, 3))
    kept = KeptRecords(alm.database)
    with pytest.raises(HrdDeskError, match=r"3 records are too many .* 2 at the most"):
        kept.prepared(EventFilter(), Order(kind=BriefKind.DIGEST), silent)
