"""Desks for the tests of tables: each test that changes one gets a fresh copy."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hrd_desk.storage.opening import OpenDesk
from hrd_desk.vocabulary.vocabulary import Vocabulary
from tests.builders import a_desk, vocabulary_of


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[OpenDesk]:
    with a_desk(tmp_path) as open_desk:
        yield open_desk


@pytest.fixture
def other(tmp_path: Path) -> Iterator[OpenDesk]:
    with a_desk(tmp_path, "other") as open_desk:
        yield open_desk


@pytest.fixture
def vocabulary(desk: OpenDesk) -> Vocabulary:
    return vocabulary_of(desk)
