"""What other programs put into the folders of a desk, as those that copy folders do."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hrd_desk.sync.ledger import FileState
from hrd_desk.sync.snapshots import KEPT
from tests.sync.catalogue import Organisation
from tests.sync.test_kept_parts import in_parts


@pytest.fixture
def org(tmp_path: Path) -> Iterator[Organisation]:
    with Organisation(tmp_path) as organisation:
        yield organisation
        organisation.end()


NAMES = (
    *("{stem} (copy){suffix}", "{stem} (conflicted copy 2026-01-01){suffix}"),
    *("{stem}-1{suffix}", "2{stem}{suffix}", ".{stem}{suffix}", "Copy of {stem}{suffix}"),
)


def doubled(path: Path) -> set[Path]:
    """Copy a file under every name that other programs give to copies."""
    copies = {path.with_name(name.format(stem=path.stem, suffix=path.suffix)) for name in NAMES}
    for copy in copies:
        copy.write_bytes(path.read_bytes())
    return copies


def test_copies_of_snapshots_are_left_alone_and_counted_for_none(org: Organisation) -> None:
    folder = org.hq.desk.folder.snapshots
    org.almaty.log()
    assert org.up(org.almaty).state is FileState.IMPORTED
    copies = doubled(next(folder.iterdir()))
    for _time in range(KEPT + 2):
        org.almaty.log()
        assert org.up(org.almaty).state is FileState.IMPORTED
    assert copies <= set(folder.iterdir())
    # And the first of the day: of all ten, if midnight is in between.
    assert KEPT < len(set(folder.iterdir()) - copies) <= KEPT + 2


def test_copies_of_kept_parts_are_no_parts(org: Organisation) -> None:
    _uid, paths = in_parts(org, 3000, 20_000)
    assert org.take(org.hq, paths[0]).state is FileState.PARTS
    (kept,) = org.hq.desk.folder.incoming.iterdir()
    copies = doubled(kept)
    states = [org.take(org.hq, path).state for path in paths[1:]]
    assert states[-1] is FileState.IMPORTED
    assert copies <= set(org.hq.desk.folder.incoming.iterdir())
