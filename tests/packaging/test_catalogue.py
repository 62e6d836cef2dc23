"""Every sentence that people see reaches the translators, and no translation breaks it."""

import gettext
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CODE = """
from hrd_desk.i18n import N_, _, ngettext

ACT = N_("Arrest")


def words(name: str, count: int) -> list[str]:
    return [_("The file {name} " "is missing."), ngettext("{count} event", "{count} events", count)]
"""


def catalogue(tree: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ROOT / "packaging/catalogue.py"), "--root", str(tree), *arguments],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def source(tree: Path) -> Path:
    return tree / "resources/translations/ru/LC_MESSAGES/hrd_desk.po"


def translate(tree: Path, message: str, translation: str) -> None:
    text = source(tree).read_text(encoding="utf-8")
    line = f'msgid "{message}"\nmsgstr '
    assert f'{line}""' in text
    source(tree).write_text(text.replace(f'{line}""', f'{line}"{translation}"'), encoding="utf-8")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Return a checkout with three marked sentences, gathered."""
    (tmp_path / "hrd_desk").mkdir()
    (tmp_path / "hrd_desk" / "words.py").write_text(CODE, encoding="utf-8")
    assert catalogue(tmp_path).returncode == 0
    return tmp_path


@pytest.mark.parametrize("message", ["Arrest", "The file {name} is missing.", "{count} event"])
def test_each_way_of_marking_reaches_the_translators(tree: Path, message: str) -> None:
    assert f'msgid "{message}"\n' in source(tree).read_text(encoding="utf-8")


def test_a_translation_is_spoken_once_it_is_compiled(tree: Path) -> None:
    translate(tree, "Arrest", "Арест")
    assert "out of date" in catalogue(tree, "--check").stderr
    assert catalogue(tree).returncode == 0
    assert catalogue(tree, "--check").returncode == 0
    spoken = gettext.translation("hrd_desk", tree / "resources/translations", ["ru"])
    assert spoken.gettext("Arrest") == "Арест"


def test_a_translation_survives_while_its_sentence_is_away(tree: Path) -> None:
    translate(tree, "Arrest", "Арест")
    module = tree / "hrd_desk" / "words.py"
    module.write_text(CODE.replace("Arrest", "Detention"), encoding="utf-8")
    catalogue(tree)
    module.write_text(CODE, encoding="utf-8")
    catalogue(tree)
    assert 'msgid "Arrest"\nmsgstr "Арест"' in source(tree).read_text(encoding="utf-8")


def test_a_translation_with_a_field_of_its_own_is_refused(tree: Path) -> None:
    translate(tree, "The file {name} is missing.", "Файла {nom} нет.")
    told = catalogue(tree, "--check")
    assert told.returncode == 1
    assert "names fields that are not there" in told.stderr


def test_the_catalogue_of_the_program_is_up_to_date() -> None:
    told = catalogue(ROOT, "--check")
    assert told.returncode == 0, told.stderr
