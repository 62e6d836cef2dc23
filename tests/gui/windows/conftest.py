"""An open desk for the windows, and no job left behind."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hrd_desk.gui.workers import finish_jobs
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.vocabulary.vocabulary import Vocabulary
from tests.builders import a_desk, vocabulary_of

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
