"""What every test builds on: a fresh desk, a full event."""

from pathlib import Path

from hrd_desk.storage.check import check_desk
from hrd_desk.storage.events import load_event
from tests.builders import a_desk, an_event, saved, vocabulary_of


def test_a_built_desk_is_sound_and_keeps_a_built_event(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        event = saved(desk, an_event(vocabulary_of(desk), violations=["killing"], title="A title"))
        assert event.reference.startswith("KZ-2023-ALM-")
        with desk.database.snapshot() as session:
            loaded = load_event(session, event.uid)
        assert loaded.title == "A title"
        assert loaded.codes("violations") == ["killing"]
        assert check_desk(desk).findings == ()


def test_two_desks_of_one_test_are_two(tmp_path: Path) -> None:
    with a_desk(tmp_path, "one") as one, a_desk(tmp_path, "two") as two:
        saved(one, an_event(vocabulary_of(one)))
        assert check_desk(one).events == 1
        assert check_desk(two).events == 0
