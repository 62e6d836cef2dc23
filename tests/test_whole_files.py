"""Files that are written whole or not at all, in the folders that there are."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from hrd_desk.whole_files import write_whole

NOBODY = 65_534


@pytest.fixture
def drop_folder() -> Iterator[Path]:
    """Yield a folder to drop files into, whose list may not be read; nobody is root there."""
    folder = Path(tempfile.mkdtemp())
    was_root = os.geteuid() == 0
    if was_root:
        os.chown(folder, NOBODY, NOBODY)
    folder.chmod(0o300)
    try:
        if was_root:
            os.seteuid(NOBODY)
        yield folder
    finally:
        if was_root:
            os.seteuid(0)
        folder.chmod(0o700)
        shutil.rmtree(folder)


@pytest.mark.skipif(sys.platform == "win32", reason="rights of POSIX")
def test_a_file_goes_into_a_folder_that_may_not_be_read(drop_folder: Path) -> None:
    write_whole(drop_folder / "brief.pdf", b"whole")
    assert (drop_folder / "brief.pdf").read_bytes() == b"whole"
