"""The widest record of a table, found part by part or by reading all parts once."""

import random
from collections.abc import Iterator

import pytest
from sqlalchemy import select

from hrd_desk.model.event import Event
from hrd_desk.storage import part_widths
from hrd_desk.storage.events import read_events
from hrd_desk.storage.opening import OpenDesk
from tests.storage.counted import a_filled_desk

ATTRIBUTES = {
    "places": ("region", "latitude_deg", "longitude_deg", "locality", "address"),
    "counts": ("role", "minimum", "maximum", "words"),
    "citations": ("source_name", "title"),
    "links": ("target_uid", "link_type"),
}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenDesk]:
    with a_filled_desk(tmp_path_factory.mktemp("widths"), 60, seed=13, deleted=6) as desk:
        yield desk


@pytest.mark.parametrize("few_of", [0, 10_000], ids=["part by part", "all parts"])
@pytest.mark.parametrize("share", [0, 1, 3, 20, 60])
def test_widths_are_those_of_the_records_that_are_asked_for(
    filled: OpenDesk, monkeypatch: pytest.MonkeyPatch, share: int, few_of: int
) -> None:
    monkeypatch.setattr(part_widths, "FEW_OF", few_of)
    monkeypatch.setattr(part_widths, "AT_ONCE", 7)
    with filled.database.snapshot() as session:
        known = session.scalars(select(Event.uid).order_by(Event.uid)).all()
        uids = random.Random(share).sample(known, share)
        found = part_widths.part_widths(session, uids)
        events = list(read_events(session, uids))
        for kind, names in ATTRIBUTES.items():
            parts = [getattr(event, kind) for event in events]
            most, filled_columns = found.get(kind, (0, frozenset()))
            assert most == max(map(len, parts), default=0)
            for name in names:
                values = [getattr(one, name) for many in parts for one in many]
                assert (name in filled_columns) == any(one not in (None, "") for one in values)
