"""Take the fonts of FONTS.toml out of their packages; a second run gives the same bytes.

usage: fonts.py [--packages FOLDER] [--out FOLDER] [--check]

--check takes them into a folder of its own and says whether what is shipped is the same.
"""

import argparse
import hashlib
import json
import sys
import tarfile
import tempfile
import tomllib
from pathlib import Path
from typing import Any

from gazetteer_sources import members_of_deb, provide, sources

ROOT = Path(__file__).resolve().parents[1]
FONTS = ROOT / "resources" / "fonts"
LISTED = FONTS / "FONTS.toml"
MANIFEST = "MANIFEST.json"
MAIN = "NotoSans"
"""The family that the window uses too; all others lie in the folder `scripts`."""


def take(packages: Path, out: Path) -> None:
    """Write every font and the manifest into `out`."""
    files = provide(packages, LISTED)
    shipped = []
    for family in _listed():
        members = _members(files[family["source"]], tuple(family["files"].values()))
        for weight, member in family["files"].items():
            folder = "" if family["name"] == MAIN else "scripts/"
            path = out / f"{folder}{family['name']}-{weight}.ttf"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(members[member])
            shipped.append(_told(path, out, family["source"]))
    packs = [
        {"name": source.name, "version": source.version, "sha256": source.sha256}
        for source in sources(LISTED).values()
    ]
    manifest = {"families": families(), "files": shipped, "sources": packs}
    text = json.dumps(manifest, indent=1) + "\n"
    (out / MANIFEST).write_text(text, encoding="utf-8")
    print(f"{len(shipped)} fonts, {sum(told['size'] for told in shipped) / 1e6:.1f} MB")


def families() -> list[dict[str, Any]]:
    """Return what the program asks of each family; it reads this format twenty times as fast."""
    return [
        {
            "name": family["name"],
            "scripts": family.get("scripts", []),
            "languages": family.get("languages", []),
            "weights": list(family["files"]),
        }
        for family in _listed()
    ]


def _listed() -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = tomllib.loads(LISTED.read_text(encoding="utf-8"))["family"]
    return listed


def _told(path: Path, out: Path, source: str) -> dict[str, Any]:
    content = path.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    name = path.relative_to(out).as_posix()
    return {"file": name, "size": len(content), "sha256": digest, "source": source}


def _members(package: Path, endings: tuple[str, ...]) -> dict[str, bytes]:
    if package.suffix == ".deb":
        found = members_of_deb(package, ".ttf")
    else:
        with tarfile.open(package) as archive:
            names = [name for name in archive.getnames() if name.endswith(endings)]
            opened = {name: archive.extractfile(name) for name in names}
            found = {name: file.read() for name, file in opened.items() if file is not None}
    return {
        ending: next(content for name, content in found.items() if name.endswith(f"/{ending}"))
        for ending in endings
    }


def _is_same(packages: Path) -> bool:
    with tempfile.TemporaryDirectory(prefix="hrd-desk-fonts-") as folder:
        out = Path(folder)
        take(packages, out)
        taken = {path.relative_to(out) for path in out.rglob("*") if path.is_file()}
        return all(
            (FONTS / name).is_file() and (FONTS / name).read_bytes() == (out / name).read_bytes()
            for name in taken
        )


def main() -> int:
    """Take the fonts, or compare them with what is shipped."""
    parser = argparse.ArgumentParser(description=__doc__)
    cache = Path.home() / ".cache" / "hrd-desk-packages"
    parser.add_argument("--packages", type=Path, default=cache)
    parser.add_argument("--out", type=Path, default=FONTS)
    parser.add_argument("--check", action="store_true")
    wanted = parser.parse_args()
    if not wanted.check:
        take(wanted.packages, wanted.out)
        return 0
    is_same = _is_same(wanted.packages)
    print("the same" if is_same else "not the same as what is shipped")
    return 0 if is_same else 1


if __name__ == "__main__":
    sys.exit(main())
