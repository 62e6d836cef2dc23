"""Several desks of one organisation for tests, each with an identity of its own."""

import atexit
import functools
import shutil
import tempfile
from pathlib import Path

from hrd_desk.storage.desk_folder import RESERVE_BYTES, DeskFolder
from hrd_desk.storage.opening import OpenDesk, create_desk, open_desk_with_words
from tests.builders import PASSPHRASE, cheap_cost


@functools.cache
def _template(code: str, role: str) -> tuple[Path, str]:
    folder = Path(tempfile.mkdtemp(prefix="hrd-desk-organisation-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    desk, words = create_desk(
        folder / code, PASSPHRASE, code, role=role, author=f"Tester of {code}", cost=cheap_cost()
    )
    desk.close()
    return desk.folder.path, words


def a_desk_of(folder: Path, code: str, role: str = "field") -> OpenDesk:
    """Return a new, open desk with an identity of its own; the same code is always the same."""
    path, _words = _template(code, role)
    desk = DeskFolder(folder / f"{code}.hrdesk")
    shutil.copytree(path, desk.path, ignore=shutil.ignore_patterns("reserve"))
    with desk.reserve.open("wb") as reserve:
        reserve.truncate(RESERVE_BYTES)
    return reopened(desk.path, code, role)


def reopened(path: Path, code: str, role: str = "field") -> OpenDesk:
    """Open a desk of `a_desk_of`, or a copy of it."""
    return open_desk_with_words(path, _template(code, role)[1])
