"""What a package of HRD Desk holds: a bill of materials, and the licence of every part.

`packaging/parts.py FOLDER` writes `hrd-desk-VERSION.cdx.json` (CycloneDX 1.6) and `licences/`, a
folder for each part. It reads the environment that it runs in, follows only what the program
itself requires, and fails on a part whose licence nobody named.
"""

import contextlib
import importlib
import shutil
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import Distribution, distribution
from os import environ
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import sqlcipher3.dbapi2 as sqlcipher
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROGRAM = "hrd-desk"
ROOT = Path(__file__).resolve().parents[1]
TABLE = tomllib.loads((ROOT / "packaging/frozen/parts.toml").read_text(encoding="utf-8"))
_LICENCE_NAMES = ("licen", "copying", "notice", "authors")


class UnnamedLicenceError(Exception):
    """A part has no licence, in its own papers or in `parts.toml`."""


def required() -> dict[str, Distribution]:
    """Return the program and every package that it needs to run, by name."""
    found: dict[str, Distribution] = {}
    asked = [PROGRAM]
    while asked:
        name = canonicalize_name(asked.pop())
        if name in found:
            continue
        found[name] = distribution(name)
        needs = [Requirement(line) for line in found[name].requires or ()]
        asked += [n.name for n in needs if n.marker is None or n.marker.evaluate({"extra": ""})]
    return dict(sorted(found.items()))


def licence_of(package: Distribution) -> str:
    """Return the licence of a package as an SPDX expression."""
    own = package.metadata.json.get("license_expression")
    named = own or TABLE["licences"].get(package.name)
    if not named:
        raise UnnamedLicenceError(package.name)
    return str(named)


def licence_files(package: Distribution) -> Iterator[Path]:
    """Yield the files of a package that hold its licences."""
    for file in package.files or ():
        if ".dist-info" in str(file) and any(word in str(file).lower() for word in _LICENCE_NAMES):
            path = Path(str(package.locate_file(file)))
            if path.is_file():
                yield path


def write_bill_of_materials(packages: dict[str, Distribution], path: Path) -> None:
    """Write the list of all parts; the same parts give the same list."""
    # Only the environment that builds packages has this library.
    from cyclonedx.model.bom import Bom  # noqa: PLC0415
    from cyclonedx.model.component import Component, ComponentType  # noqa: PLC0415
    from cyclonedx.model.license import LicenseExpression  # noqa: PLC0415
    from cyclonedx.output import make_outputter  # noqa: PLC0415
    from cyclonedx.schema import OutputFormat, SchemaVersion  # noqa: PLC0415

    def component(part: Part) -> Component:
        return Component(
            name=part.name,
            version=part.version or None,
            type=ComponentType(part.kind),
            bom_ref=f"{part.name}@{part.version}",
            licenses=[LicenseExpression(part.licence)],
        )

    program, *others = parts_of(packages)
    bom = Bom(serial_number=uuid5(NAMESPACE_URL, program.version))
    bom.metadata.timestamp = datetime.fromtimestamp(int(environ["SOURCE_DATE_EPOCH"]), UTC)
    bom.metadata.component = component(program)
    for part in others:
        bom.components.add(component(part))
    bom.register_dependency(bom.metadata.component, bom.components)
    output = make_outputter(bom, OutputFormat.JSON, SchemaVersion.V1_6)
    output.output_to_file(str(path), allow_overwrite=True, indent=2)


@dataclass(frozen=True)
class Part:
    """A part of the program; `kind` in the words of CycloneDX, `licence` an SPDX expression."""

    name: str
    version: str
    licence: str
    kind: str = "library"


def parts_of(packages: dict[str, Distribution]) -> list[Part]:
    """Return the program, then its packages, the libraries inside them, and the data."""
    program = packages[PROGRAM]
    return [
        Part(PROGRAM, program.version, licence_of(program), "application"),
        *(
            Part(name, package.version, licence_of(package))
            for name, package in packages.items()
            if name != PROGRAM
        ),
        *(Part(p["name"], _answer(p["version"]), p["licence"]) for p in TABLE["native"]),
        *(Part(p["name"], "", p["licence"], "data") for p in TABLE["data"]),
    ]


def _answer(question: str) -> str:
    module, _colon, name = question.partition(":")
    if not name:
        return f"in {module} {distribution(module).version}"
    holder = globals() if module == "parts" else vars(importlib.import_module(module))
    found: Any = holder[name]
    return str(found() if callable(found) else found)


def sqlcipher_version() -> str:
    """Return what SQLCipher calls itself."""
    with contextlib.closing(sqlcipher.connect(":memory:")) as connection:
        return str(connection.execute("PRAGMA cipher_version").fetchone()[0])


def openssl_version() -> str:
    """Return the version of the OpenSSL in cryptography."""
    from cryptography.hazmat.backends.openssl.backend import backend  # noqa: PLC0415  slow, once

    return backend.openssl_version_text()


def pdfium_version() -> str:
    """Return the version of PDFium."""
    return str(importlib.import_module("pypdfium2").version.PDFIUM_INFO)


def zstd_version() -> str:
    """Return the version of Zstandard."""
    return ".".join(map(str, importlib.import_module("zstandard").ZSTD_VERSION))


def freetype_version() -> str:
    """Return the version of the FreeType in Pillow."""
    return str(importlib.import_module("PIL.features").version("freetype2"))


def main(folder: Path) -> None:
    """Write the list and the texts into `folder`."""
    packages = required()
    folder.mkdir(parents=True, exist_ok=True)
    version = packages[PROGRAM].version
    write_bill_of_materials(packages, folder / f"{PROGRAM}-{version}.cdx.json")
    licences = folder / "licences"
    shutil.rmtree(licences, ignore_errors=True)
    for name, package in packages.items():
        for file in licence_files(package):
            target = licences / name / file.name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)
    for part in TABLE["data"]:
        target = licences / part["name"] / Path(part["text"]).name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / part["text"], target)
    # Qt's wheels carry no text of their licence.
    for text in (ROOT / "packaging/licences").iterdir():
        target = licences / "qt-pyside6" / text.name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(text, target)
    shutil.copyfile(ROOT / "LICENSE", licences / "qt-pyside6" / "GPL-3.0.txt")
    print(f"{len(packages)} packages, {sum(1 for _ in licences.rglob('*.*'))} licence texts")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
