"""Every part that a package ships has a licence, and its text."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packaging"))

from parts import licence_files, licence_of, parts_of, required

_WITHOUT_TEXT = {
    "mdurl",
    "mnemonic",
    "nepali-datetime",
    "pyside6-essentials",
    "pysocks",
    "rapidfuzz",
    "shiboken6",
}
"""Wheels without a text of their licence; Qt's lies in packaging/licences."""


def test_every_package_that_is_shipped_names_its_licence_and_brings_its_text() -> None:
    packages = required()
    assert "pyside6-essentials" in packages
    assert "pytest" not in packages
    for package in packages.values():
        assert licence_of(package)
    without = {name for name, package in packages.items() if not list(licence_files(package))}
    assert without - {"hrd-desk"} <= _WITHOUT_TEXT


def test_the_libraries_inside_the_packages_answer_with_their_versions() -> None:
    versions = {part.name: part.version for part in parts_of(required())}
    assert versions["Qt"] == "6.11.3"
    assert versions["SQLCipher"].startswith("4.")
    assert all(version for name, version in versions.items() if name[0].islower())
