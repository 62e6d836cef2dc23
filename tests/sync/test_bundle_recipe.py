"""The recipe of docs/formats/bundle.md opens a bundle with age, zstd and a shell alone."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import zstandard

from tests.sync.bundles import LINES, TwoDesks, a_file

ROOT = Path(__file__).resolve().parents[2]
FORMAT = ROOT / "docs" / "formats" / "bundle.md"
AGE = f"""#!{sys.executable}
import sys, pyrage
assert sys.argv[1:3] == ["--decrypt", "--identity"] and sys.argv[4] == "--output"
key = pyrage.x25519.Identity.from_str(open(sys.argv[3]).read().strip())
pyrage.decrypt_file(sys.argv[6], sys.argv[5], [key])
"""
FILES = [a_file(bytes(range(256)) * 1_000), a_file(b""), a_file(b"a note")]


@pytest.mark.skipif(sys.platform == "win32", reason="the recipe is for a POSIX shell")
@pytest.mark.parametrize("part_bytes", [None, 60_000])
def test_the_recipe_opens_a_bundle_without_hrd_desk(tmp_path: Path, part_bytes: int | None) -> None:
    desks = TwoDesks(tmp_path)
    parts = desks.write(files=FILES, part_bytes=part_bytes)
    tools = tmp_path / "tools"
    tools.mkdir()
    # age's own program is not installed here; the library reads the same format.
    (tools / "age").write_text(AGE)
    (tools / "age").chmod(0o755)
    (tmp_path / "key.txt").write_text(f"{desks.identity}\n")
    recipe = re.findall(r"```sh\n(.*?)```", FORMAT.read_text(encoding="utf-8"), re.DOTALL)[0]
    for part in parts:
        subprocess.run(
            ["/bin/sh", "-c", recipe, "recipe", str(part.path)],
            cwd=tmp_path,
            env={"PATH": f"{tools}:/usr/bin:/bin"},
            check=True,
        )
    opened = {path.name: path.read_bytes() for path in (tmp_path / "opened").iterdir()}
    assert b'"sender_code":"ALM"' in opened.pop("manifest.json")
    [changes] = [opened.pop(name) for name in list(opened) if name.startswith("changes-")]
    unpacked = zstandard.ZstdDecompressor().decompressobj().decompress(changes)
    assert unpacked.splitlines() == LINES
    assert opened == {f"file-{file.sha256}": b"".join(file.open()) for file in FILES}
