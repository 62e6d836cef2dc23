"""Own places and the log of lookups: kept encrypted on the desk, never journaled."""

import datetime
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from hrd_desk.errors import InvalidInputError
from hrd_desk.model.own_place import OwnPlace
from hrd_desk.storage.journal.tables import Revision
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.own_places import drop_own_place, load_own_places, save_own_place
from hrd_desk.storage.sent_lookups import Lookup, clear_lookups, load_lookups, log_lookup
from tests.builders import a_desk

CAMP = OwnPlace(
    "Camp 4 Extension",
    21.2091,
    92.1333333333,
    "exact",
    "BD",
    ("ক্যাম্প ৪", "Camp 4 Ext"),
    "Chittagong",
    "Cox's Bazar",
    "gate at the north",
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[OpenDesk]:
    with a_desk(tmp_path) as desk:
        yield desk


def kept(desk: OpenDesk) -> list[OwnPlace]:
    with desk.database.snapshot() as session:
        return load_own_places(session)


def keep(desk: OpenDesk, *places: OwnPlace) -> None:
    with desk.database.transaction("keep-place") as session:
        for place in places:
            save_own_place(session, place)


def revisions(desk: OpenDesk) -> int:
    with desk.database.snapshot() as session:
        return session.scalar(select(func.count()).select_from(Revision)) or 0


def test_an_own_place_comes_back_as_it_was_kept(desk: OpenDesk) -> None:
    before = revisions(desk)
    keep(desk, CAMP, OwnPlace("Bhasan Char", 22.375, 91.385, "locality", "bd"))
    assert [place.name for place in kept(desk)] == ["Bhasan Char", "Camp 4 Extension"]
    assert kept(desk)[1] == CAMP
    assert kept(desk)[0].country_code == "BD"
    assert revisions(desk) == before, "it was journaled"


def test_a_place_of_the_same_uid_is_replaced_and_can_be_dropped(desk: OpenDesk) -> None:
    keep(desk, CAMP)
    keep(desk, OwnPlace("Camp 4", 1.0, 2.0, uid=CAMP.uid))
    assert [(place.name, place.latitude_deg) for place in kept(desk)] == [("Camp 4", 1.0)]
    with desk.database.transaction("drop-place") as session:
        drop_own_place(session, uuid.uuid4())
        drop_own_place(session, CAMP.uid)
    assert kept(desk) == []


def test_names_are_tidied(desk: OpenDesk) -> None:
    keep(desk, OwnPlace("  Old   Market ", 1.0, 2.0, other_names=("Old Market", " ", "Bazar")))
    assert (kept(desk)[0].name, kept(desk)[0].other_names) == ("Old Market", ("Bazar",))


@pytest.mark.parametrize(
    "place",
    [
        OwnPlace(" ", 1.0, 2.0),
        OwnPlace("x" * 201, 1.0, 2.0),
        OwnPlace("A", 1.0, 2.0, note="x" * 2001),
        OwnPlace("A", 91.0, 2.0),
        OwnPlace("A", float("nan"), 2.0),
        OwnPlace("A", 1.0, -180.5),
    ],
)
def test_what_cannot_be_kept_is_refused_in_a_sentence(desk: OpenDesk, place: OwnPlace) -> None:
    with pytest.raises(InvalidInputError) as caught:
        keep(desk, place)
    assert caught.value.sentence.endswith(".")
    assert kept(desk) == []


def test_what_was_sent_is_told_newest_first_and_can_be_cleared(desk: OpenDesk) -> None:
    moment = datetime.datetime(2026, 3, 1, 12, 0, tzinfo=datetime.UTC)
    asked = [
        Lookup("nominatim.example", "nominatim", f"Town {number}", moment + number * TWO_SECONDS)
        for number in range(3)
    ]
    before = revisions(desk)
    with desk.database.transaction("look-up") as session:
        for lookup in asked:
            log_lookup(session, lookup)
    with desk.database.snapshot() as session:
        assert load_lookups(session) == asked[::-1]
        assert load_lookups(session, 1) == asked[-1:]
    with desk.database.transaction("clear-lookups") as session:
        clear_lookups(session)
    with desk.database.snapshot() as session:
        assert load_lookups(session) == []
    assert revisions(desk) == before


TWO_SECONDS = datetime.timedelta(seconds=2)


def test_neither_stands_readable_on_the_disk(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        keep(desk, OwnPlace("Schwarzwaldmorgen", 1.0, 2.0))
        folder = desk.folder.path
    for path in folder.rglob("*"):
        if path.is_file():
            assert b"schwarzwaldmorgen" not in path.read_bytes().lower()
