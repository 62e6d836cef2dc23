"""An open desk and its vocabulary for the storage tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hrd_desk.storage.opening import OpenDesk
from hrd_desk.vocabulary.vocabulary import Vocabulary
from tests.builders import a_desk, vocabulary_of


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[OpenDesk]:
    with a_desk(tmp_path) as opened:
        yield opened


@pytest.fixture
def vocabulary(desk: OpenDesk) -> Vocabulary:
    return vocabulary_of(desk)
