"""Which copies of the database stay while file after file is taken in."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from hrd_desk.sync.ledger import FileState
from hrd_desk.sync.snapshots import KEPT
from tests.sync.catalogue import Organisation


@pytest.fixture
def org(tmp_path: Path) -> Iterator[Organisation]:
    with Organisation(tmp_path) as organisation:
        yield organisation
        organisation.end()


def take_many(org: Organisation) -> Path:
    """Take in more files than copies are kept; return the first copy of the day."""
    folder = org.hq.desk.folder.snapshots
    before = set(folder.iterdir()) if folder.exists() else set()
    for time in range(KEPT + 3):
        org.almaty.log()
        assert org.up(org.almaty).state is FileState.IMPORTED
        if not time:
            new = set(folder.iterdir()) - before
    return min(new)


def made_days_ago(path: Path, days: int) -> Path:
    moment = datetime.datetime.strptime(path.stem, "%Y%m%dT%H%M%S%f")  # noqa: DTZ007  a name
    return path.with_stem(f"{moment - datetime.timedelta(days=days):%Y%m%dT%H%M%S%f}")


def test_what_was_there_before_many_files_of_a_day_stays(org: Organisation) -> None:
    folder = org.hq.desk.folder.snapshots
    take_many(org)
    earlier = [path.rename(made_days_ago(path, 8)) for path in folder.iterdir()]
    second = take_many(org)
    assert second.exists()
    left = [path for path in earlier if path.exists()]
    assert left == [max(earlier)], "the last one of its week"
    # One more if midnight is in between.
    assert KEPT + 2 <= len(list(folder.iterdir())) <= KEPT + 3
