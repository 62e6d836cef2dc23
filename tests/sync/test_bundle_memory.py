"""A bundle of 64 MiB is written, read and unpacked in memory that does not grow with it."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WRITE_AND_READ = """
import hashlib, os, resource, sys
from pathlib import Path
from hrd_desk.sync.bundle_reader import read_part, unpacked_lines
from hrd_desk.sync.bundle_writer import OutgoingFile
from tests.faults.bundle_fuzz import Staged
from tests.sync.bundles import TwoDesks, chunks_of

def content():
    for number in range(48):
        yield number.to_bytes(8) * (1024 * 1024 // 8)

def lines():
    for _number in range(40_000):
        yield os.urandom(200).hex().encode()

def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024

digest = hashlib.sha256()
for chunk in content():
    digest.update(chunk)
desks = TwoDesks(Path(sys.argv[1]))
begun = peak()
[part] = desks.write(lines(), [OutgoingFile(digest.hexdigest(), 48 * 1024 * 1024, content)])
assert part.size_bytes > 54 * 1024 * 1024, part.size_bytes
staged = Staged(desks.staging)
manifest = read_part(part.path, [desks.identity], desks.trust, staged)
def chunks():
    with staged.path(staged.pieces[0]).open("rb") as file:
        yield from iter(lambda: file.read(65536), b"")
assert sum(1 for _line in unpacked_lines(chunks(), manifest.changes_bytes)) == 40_000
print(peak() - begun)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell a peak this way")
def test_a_large_bundle_takes_little_memory(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WRITE_AND_READ, str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stderr == ""
    assert int(done.stdout) < 40
