"""What every test of a command has: a passphrase in a file that the environment names."""

from pathlib import Path

import pytest

from hrd_desk.cli.options import PASSPHRASE_VARIABLE
from tests.cli.program import a_desk_with_seed, passphrase_in


@pytest.fixture(autouse=True)
def passphrase_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the file that holds the passphrase of the test's desks."""
    path = passphrase_in(tmp_path)
    monkeypatch.setenv(PASSPHRASE_VARIABLE, str(path))
    return path


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Return the folder of a closed desk that holds the seed."""
    return a_desk_with_seed(tmp_path)
