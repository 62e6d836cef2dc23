"""A full disk: one sentence, nothing lost, all of it readable, and it goes on with room."""

from pathlib import Path

import pytest

from hrd_desk.errors import DeskUnavailableError
from hrd_desk.storage.check import check_desk
from tests.builders import a_desk, an_event, saved, vocabulary_of
from tests.faults import full_disk
from tests.faults.disks import CannotMountError, small_disk

FULL = "The disk is full."


@pytest.fixture(autouse=True)
def _can_mount(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    if "needs_no_disk" in request.node.name:
        return
    probe = tmp_path / "probe"
    probe.mkdir()
    try:
        with small_disk(probe, 1):
            pass
    except CannotMountError as error:
        pytest.skip(f"no small disk here: {error}")


def test_a_disk_that_fills_loses_nothing_and_the_desk_goes_on_with_room() -> None:
    outcome = full_disk.run()
    assert outcome.acknowledged > 5
    assert outcome.saved_on_reserve > 0, "the reserve was not given up"
    assert len(outcome.sentences) == 2
    assert all(sentence.startswith(FULL) for sentence in outcome.sentences)
    assert outcome.lost == 0
    assert outcome.is_read_while_full
    assert outcome.is_reserve_back
    assert outcome.findings == []


def test_a_desk_is_not_created_without_room(tmp_path: Path) -> None:
    told, left = full_disk.refused_desk(tmp_path)
    assert told.startswith(FULL)
    assert left == []


def test_a_backup_that_does_not_fit_leaves_nothing_half(tmp_path: Path) -> None:
    told, left = full_disk.refused_backup(tmp_path)
    assert told
    assert left == []


def test_a_passphrase_stays_where_the_new_one_cannot_be_written(tmp_path: Path) -> None:
    told, files = full_disk.refused_passphrase(tmp_path)
    assert told
    assert set(files) <= {"files", "keys.bak", "keys.json", "lock", "main.db", "reserve"}


def test_a_database_that_may_not_grow_needs_no_disk(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        kept = saved(desk, an_event(vocabulary_of(desk)))
        with desk.database.snapshot() as session:
            connection = session.connection()
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 4}")
        with pytest.raises(DeskUnavailableError, match=FULL):
            saved(desk, an_event(vocabulary_of(desk), description="x" * 500_000))
        report = check_desk(desk)
        assert (report.findings, report.events) == ((), 1)
        kept.title = "Still editable"
        assert saved(desk, kept).title == "Still editable"
