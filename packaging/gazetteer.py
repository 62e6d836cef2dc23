"""Build resources/gazetteer/ from the packages of SOURCES.toml; a second build is the same.

usage: gazetteer.py [--packages FOLDER] [--profile world|asia] [--out FOLDER] [--check]

--check builds into a folder of its own and says whether what is shipped is the same.
"""

import argparse
import hashlib
import json
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import zstandard

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # the keys are made by the program's own module

from gazetteer_borders import borders, country_points  # noqa: E402
from gazetteer_index import index  # noqa: E402
from gazetteer_places import read_places  # noqa: E402
from gazetteer_sources import GAZETTEER, provide, sources  # noqa: E402

from hrd_desk.geocoding.columns import Column, shipped_bytes  # noqa: E402

LEVEL = 22
MANIFEST = "MANIFEST.json"


def build(packages: Path, profile: str, out: Path) -> None:
    """Write places, borders and the manifest into `out`."""
    out.mkdir(parents=True, exist_ok=True)
    files = provide(packages)
    manifest: dict[str, Any] = {"profile": profile, "files": {}, "sources": _sources()}
    print("borders", flush=True)
    manifest["files"]["borders"] = _write(out / "borders.cols.zst", *borders(files))
    print("places", flush=True)
    places = read_places(files, profile, country_points(files))
    manifest["files"]["places"] = _write(out / "places.cols.zst", *index(places, profile))
    text = json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"
    (out / MANIFEST).write_text(text, encoding="utf-8")
    for name, told in manifest["files"].items():
        print(
            f"{name}: {told['size'] / 1e6:.2f} MB shipped, {told['unpacked'] / 1e6:.1f} MB unpacked"
        )


def _sources() -> list[dict[str, str]]:
    return [
        {"name": source.name, "version": source.version, "sha256": source.sha256}
        for source in sources().values()
    ]


def _write(path: Path, header: Mapping[str, Any], columns: Mapping[str, Column]) -> dict[str, Any]:
    content = shipped_bytes(header, columns)
    parameters = zstandard.ZstdCompressionParameters.from_level(
        LEVEL, source_size=len(content), write_checksum=True, write_content_size=True
    )
    packed = zstandard.ZstdCompressor(compression_params=parameters).compress(content)
    path.write_bytes(packed)
    digest = hashlib.sha256(packed).hexdigest()
    return {"file": path.name, "size": len(packed), "unpacked": len(content), "sha256": digest}


def _is_same(packages: Path, profile: str) -> bool:
    with tempfile.TemporaryDirectory(prefix="hrd-desk-gazetteer-") as folder:
        build(packages, profile, Path(folder))
        names = sorted(path.name for path in Path(folder).iterdir())
        return all(
            (Path(folder) / name).read_bytes() == (GAZETTEER / name).read_bytes() for name in names
        )


def main() -> int:
    """Build, or compare with what is shipped; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--packages", type=Path, default=ROOT / "build" / "packages")
    parser.add_argument("--profile", choices=("world", "asia"), default="world")
    parser.add_argument("--out", type=Path, default=GAZETTEER)
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    if not given.check:
        build(given.packages, given.profile, given.out)
        return 0
    is_same = _is_same(given.packages, given.profile)
    print("the shipped files are those of this build" if is_same else "the shipped files differ")
    return 0 if is_same else 1


if __name__ == "__main__":
    sys.exit(main())
