"""No job left behind, and windows of the offscreen screen."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hrd_desk.gui.workers import finish_jobs

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # The offscreen platform has no window manager to tell of a window's sizes, and warns of it.
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints"))


@pytest.fixture(autouse=True)
def _finished(qapp: object) -> Iterator[None]:
    yield
    finish_jobs()
