"""The shipped fonts: as the manifest says, each in a family, all under their licence."""

import hashlib
import json
import sys
from pathlib import Path

import pytest

from hrd_desk.publishing.typefaces import families

ROOT = Path(__file__).resolve().parents[2]
FONTS = ROOT / "resources" / "fonts"
sys.path.insert(0, str(ROOT / "packaging"))

import fonts  # noqa: E402  packaging/ is no package
from gazetteer_sources import sources  # noqa: E402

MANIFEST = json.loads((FONTS / "MANIFEST.json").read_text("utf-8"))


def test_every_font_is_the_one_of_the_manifest() -> None:
    for told in MANIFEST["files"]:
        content = (FONTS / told["file"]).read_bytes()
        assert (len(content), hashlib.sha256(content).hexdigest()) == (told["size"], told["sha256"])
    shipped = {path.relative_to(FONTS).as_posix() for path in FONTS.rglob("*.ttf")}
    assert shipped == {told["file"] for told in MANIFEST["files"]}


def test_the_program_reads_the_families_of_the_list() -> None:
    assert MANIFEST["families"] == fonts.families()


def test_every_font_comes_from_a_reviewed_package() -> None:
    packages = sources(fonts.LISTED)
    assert {told["source"] for told in MANIFEST["files"]} == set(packages)
    assert [pack["sha256"] for pack in MANIFEST["sources"]] == [
        source.sha256 for source in packages.values()
    ]
    assert all("OFL-1.1" in source.licence for source in packages.values())
    for folder in (FONTS, FONTS / "scripts"):
        assert "SIL OPEN FONT LICENSE Version 1.1" in (folder / "OFL.txt").read_text("utf-8")


@pytest.mark.parametrize("family", families(), ids=lambda family: family.name)
def test_a_family_has_the_letters_of_its_scripts(family: object) -> None:
    from hrd_desk.publishing.scripts import script_of  # noqa: PLC0415  used here alone
    from hrd_desk.publishing.typefaces import Family  # noqa: PLC0415

    assert isinstance(family, Family)
    for weight in family.weights:
        font = family.file(weight)
        scripts = {script_of(chr(code)) for code in font.characters}
        assert family.scripts <= scripts
        assert font.has("x" if "Latn" in family.scripts else " ")


def test_a_package_of_another_content_is_refused(tmp_path: Path) -> None:
    for source in sources(fonts.LISTED).values():
        (tmp_path / source.file).write_bytes(b"another")
    with pytest.raises(SystemExit, match="nothing was built"):
        fonts.take(tmp_path, tmp_path / "out")
    assert not (tmp_path / "out").exists()
