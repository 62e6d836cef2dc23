"""Every sentence that people see reaches the translators, and no translation breaks it."""

import ast
import gettext
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po, write_po

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


RUSSIAN = {
    "Arrest": ("Арест",),
    "The file {name} is missing.": ("Файла {name} нет.",),
    "{count} event": ("{count} событие", "{count} события", "{count} событий"),
}
ARABIC = {
    "Arrest": ("اعتقال",),
    "The file {name} is missing.": ("الملف {name} مفقود.",),
    "{count} event": ("لا حدث", "حدث واحد", "حدثان", *("{count} حدث",) * 3),
}


def source(tree: Path, language: str = "ru") -> Path:
    return tree / f"resources/translations/{language}/LC_MESSAGES/hrd_desk.po"


def write(tree: Path, language: str, translations: dict[str, tuple[str, ...]]) -> None:
    """Put translations into a catalogue as a translator does."""
    with source(tree, language).open("rb") as file:
        known = read_po(file, locale=language)
    for message in known:
        first = message.id if isinstance(message.id, str) else message.id[0]
        if first in translations:
            forms = translations[first]
            message.string = forms if len(forms) > 1 else forms[0]
    with source(tree, language).open("wb") as file:
        write_po(file, known)


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


@pytest.fixture
def translated(tree: Path) -> Path:
    """Return the checkout with every sentence translated and compiled."""
    write(tree, "ru", RUSSIAN)
    write(tree, "ar", ARABIC)
    assert "out of date" in catalogue(tree, "--check").stderr
    assert catalogue(tree).returncode == 0
    return tree


def test_a_translation_is_spoken_once_it_is_compiled(translated: Path) -> None:
    told = catalogue(translated, "--check")
    assert (told.returncode, told.stderr) == (0, "")
    spoken = gettext.translation("hrd_desk", translated / "resources/translations", ["ru"])
    assert spoken.gettext("Arrest") == "Арест"


def test_a_translation_survives_while_its_sentence_is_away(translated: Path) -> None:
    module = translated / "hrd_desk" / "words.py"
    module.write_text(CODE.replace("Arrest", "Detention"), encoding="utf-8")
    catalogue(translated)
    module.write_text(CODE, encoding="utf-8")
    catalogue(translated)
    assert 'msgid "Arrest"\nmsgstr "Арест"' in source(translated).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("language", "changed", "fault"),
    [
        ("ru", {"The file {name} is missing.": ("Файла {nom} нет.",)}, "fields that are not there"),
        ("ar", {"The file {name} is missing.": ("الملف مفقود.",)}, "leaves out fields"),
        ("ru", {"{count} event": ("событие", *RUSSIAN["{count} event"][1:])}, "leaves out fields"),
        ("ar", {"{count} event": ("", *ARABIC["{count} event"][1:])}, "is missing"),
        ("ru", {"Arrest": ("",)}, "is missing"),
        ("ru", {"Arrest": ("&Арест",)}, "do not both mark a key"),
    ],
)
def test_a_translation_that_misses_or_adds_something_is_refused(
    translated: Path, language: str, changed: dict[str, tuple[str, ...]], fault: str
) -> None:
    write(translated, language, changed)
    catalogue(translated)
    told = catalogue(translated, "--check")
    assert told.returncode == 1
    (line,) = told.stderr.splitlines()
    assert line.startswith(f"{language}: ")
    assert fault in line


def test_the_catalogue_of_the_program_is_up_to_date() -> None:
    told = catalogue(ROOT, "--check")
    assert told.returncode == 0, told.stderr


def test_russian_is_written_without_yo_throughout() -> None:
    """As books are; the letter came and went from sentence to sentence before."""
    with source(ROOT).open("rb") as file:
        messages = list(read_po(file, locale="ru"))
    written = [str(message.string) for message in messages]
    assert len(written) > 1000
    assert [text for text in written if "ё" in text.lower()] == []


def test_no_sentence_hides_where_the_catalogue_does_not_look() -> None:
    """A sentence inside an f-string is never gathered, and stays English in every language."""
    hidden = []
    for path in sorted((ROOT / "hrd_desk").rglob("*.py")):
        for text in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(text, ast.JoinedStr):
                hidden += [f"{path.name}: {words}" for words in _sentences(text)]
    assert hidden == []


def _sentences(text: ast.JoinedStr) -> list[str]:
    calls = (node for node in ast.walk(text) if isinstance(node, ast.Call) and node.args)
    return [
        str(call.args[0].value)
        for call in calls
        if isinstance(call.func, ast.Name)
        and call.func.id in ("_", "N_", "ngettext")
        and isinstance(call.args[0], ast.Constant)
    ]
