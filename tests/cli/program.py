"""The program as a person uses it: `run` inside this process, `start` as a process of its own."""

import atexit
import functools
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from hrd_desk.cli.app import PROGRAM, make_app
from hrd_desk.cli.log import log_record
from hrd_desk.exchange.json_text import read_json
from hrd_desk.storage.desk_folder import RESERVE_BYTES
from hrd_desk.storage.opening import open_desk
from hrd_desk.sync.standing import MarkFolder, note
from tests.builders import PASSPHRASE, a_closed_desk, opened, vocabulary_of

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT / "tests" / "data" / "seed.json"
REFERENCE = "KZ-2023-0001"
RUSSIAN = (
    '{"title": "Казахстан: задержания в Алматы", "country": "KZ", "start_date": "2022-01-05",'
    ' "description": "Полиция провела арест участников.", "violations": ["arrest-detention"]}'
)


@dataclass(frozen=True)
class Ending:
    """How a command ended and what it said."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON document on stdout."""
        return read_json(self.out.encode())


def run(*arguments: object, stdin: str | bytes | None = None) -> Ending:
    """Run a command in this process; a bug in it fails the test with its own traceback."""
    words = list(map(str, arguments))
    done = CliRunner().invoke(
        make_app(words),
        words,
        input=stdin,
        catch_exceptions=False,
        prog_name=PROGRAM,
    )
    return Ending(done.exit_code, done.stdout, done.stderr)


def start(*arguments: object, stdin: str = "", **environment: str) -> Ending:
    """Run the real program without a terminal."""
    done = subprocess.run(
        [sys.executable, "-P", "-m", "hrd_desk", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        env=os.environ | environment,
        start_new_session=True,  # the terminal of whoever runs the tests must not be asked
        timeout=120,
        check=False,
    )
    return Ending(done.returncode, done.stdout, done.stderr)


def passphrase_in(folder: Path, passphrase: str = PASSPHRASE, name: str = "passphrase") -> Path:
    """Return a file that holds `passphrase`."""
    path = folder / name
    path.write_text(passphrase + "\n", encoding="utf-8")
    return path


@functools.cache
def seeded() -> Path:
    """Return a closed desk that holds the seed, made once for this process, to be copied."""
    folder = Path(tempfile.mkdtemp(prefix="hrd-desk-seeded-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    path = a_closed_desk(folder).path
    log_into(path, SEED.read_bytes())
    return path


def log_into(desk: Path, content: bytes) -> None:
    """Save the one record in a JSON text in a closed desk."""
    with open_desk(desk, PASSPHRASE) as open_one:
        log_record(open_one, vocabulary_of(open_one), read_json(content))


def known_here(desk: Path) -> Path:
    """Let this computer remember a closed desk made by `a_closed_desk`, as if it was used here."""
    with opened(desk) as open_one:
        note(open_one, MarkFolder.usual())
    return desk


def a_desk_with_seed(folder: Path) -> Path:
    """Return a closed desk in `folder` that holds the seed and was used on this computer."""
    path = folder / "desk.hrdesk"
    shutil.copytree(seeded(), path, ignore=shutil.ignore_patterns("reserve"))
    # Holes instead of bytes, or the tests would write gigabytes of reserves.
    with (path / "reserve").open("wb") as reserve:
        reserve.truncate(RESERVE_BYTES)
    return known_here(path)


def hashes(desk: Path) -> dict[str, str]:
    """Return a hash of each file of a desk, the lock and the reserve left out."""
    return {
        str(path.relative_to(desk)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(desk.rglob("*"))
        if path.is_file() and path.name not in ("lock", "reserve")
    }


def is_one_sentence(text: str) -> bool:
    """Whether a message is one line of one sentence, or two short ones."""
    line = text.rstrip("\n")
    return "\n" not in line and line.endswith(".") and line.count(". ") <= 1 and len(line) < 300
