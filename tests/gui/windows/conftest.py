"""An open desk for the windows, and no job left behind."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hrd_desk.gui.workers import finish_jobs
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.vocabulary.vocabulary import Vocabulary
from tests.builders import a_desk, vocabulary_of
from tests.sync.identities import a_field_desk, a_headquarters, paired

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # The offscreen platform has no window manager to tell of a window's sizes, and warns of it.
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints"))


@pytest.fixture
def desk(tmp_path: Path, qapp: object) -> Iterator[OpenDesk]:
    with a_desk(tmp_path) as opened:
        yield opened
        finish_jobs()


@pytest.fixture
def vocabulary(desk: OpenDesk) -> Vocabulary:
    return vocabulary_of(desk)


@pytest.fixture
def almaty(tmp_path: Path, qapp: object) -> Iterator[OpenDesk]:
    with a_field_desk(tmp_path) as desk:
        yield desk
        finish_jobs()


@pytest.fixture
def hq(tmp_path: Path, almaty: OpenDesk) -> Iterator[OpenDesk]:
    """Return the headquarters of `almaty`."""
    with a_headquarters(tmp_path) as desk:
        paired([almaty], desk)
        yield desk
        finish_jobs()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "STICK"
    folder.mkdir()
    return folder
