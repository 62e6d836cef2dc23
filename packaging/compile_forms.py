"""Compile every Designer form in ui/ into hrd_desk/gui/generated/.

`compile_forms.py` writes what is stale and removes what has no form any more;
`compile_forms.py --check` writes nothing and exits with 1, naming each such file.
"""

import argparse
import ast
import importlib.util
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FORMS = Path("ui")
GENERATED = Path("hrd_desk/gui/generated")

PACKAGE_DOCSTRING = (
    '"""Forms compiled from ui/ by packaging/compile_forms.py; never edited by hand.\n\n'
    'Imported by gui.forms and gui.windows alone; may import gui.widgets.\n"""\n'
)
VERSION_HEADER = re.compile(r"\A# -\*- coding.*?\n#{80}\n.*?\n#{80}\n", re.DOTALL)
STRING = r'u?"(?:[^"\\\n]|\\.)*"'
# uic always hands a translator's comment over; our `_` takes the message alone.
TRANSLATION = re.compile(rf"\b_\((?P<message>{STRING}(?:\s*{STRING})*), (?:None|{STRING})\)")


LAYOUT_MADE = re.compile(r" +(?P<layout>self\.\w+) = Q\w+Layout\(\)")


class FormError(Exception):
    """A form that cannot be compiled; the text says which and why."""


def uic_program() -> Path:
    """Return the form compiler inside the installed PySide6; starting it takes 7 ms."""
    spec = importlib.util.find_spec("PySide6")
    if spec is None or spec.origin is None:
        raise FormError("PySide6 is not installed here; run packaging/desk.sh setup.")
    package = Path(spec.origin).parent
    return package / ("uic.exe" if sys.platform == "win32" else "Qt/libexec/uic")


def compiled(form: Path) -> str:
    """Return the Python module of `form`, the same for the same form on every machine."""
    command = [str(uic_program()), "-g", "python", "--tr", "_", str(form)]
    result = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if result.returncode or not result.stdout:
        raise FormError(f"{form.name}: {result.stderr.strip() or 'uic wrote nothing'}")
    header = (
        f'"""Compiled from ui/{form.name} by packaging/compile_forms.py; do not edit."""\n\n'
        "from hrd_desk.i18n import _\n"
    )
    body, headers = VERSION_HEADER.subn(lambda _match: header, result.stdout)
    module = with_layouts_added_empty(TRANSLATION.sub(r"_(\g<message>)", body).rstrip() + "\n")
    if headers != 1 or any(len(call.args) != 1 for call in translations(module)):
        raise FormError(f"{form.name}: uic writes another pattern than compile_forms.py knows.")
    return module


def with_layouts_added_empty(module: str) -> str:
    """Return the module with each inner layout added to the outer one before it is filled.

    Adding a filled one, PySide makes an object for each of its items, which outlives the item
    (`hrd_desk/gui/layouts.py` says what comes of that). The order within a layout stays.
    """
    lines = module.splitlines()
    for number, line in enumerate(lines):
        made = LAYOUT_MADE.fullmatch(line)
        if made is not None:
            added = re.compile(rf" +self\.\w+\.addLayout\({re.escape(made['layout'])}[,)].*")
            later = range(number + 1, len(lines))
            places = [at for at in later if added.fullmatch(lines[at])]
            lines[number + 1 : number + 1] = [lines.pop(at) for at in places]
    return "\n".join(lines) + "\n"


def translations(module: str) -> list[ast.Call]:
    """Return every call of `_` in the source text `module`."""
    calls = (node for node in ast.walk(ast.parse(module)) if isinstance(node, ast.Call))
    return [call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "_"]


def wanted_files(root: Path) -> dict[Path, str]:
    """Return path and content of what must lie in the generated folder; {} without forms."""
    forms = sorted((root / FORMS).glob("*.ui"))
    folder = root / GENERATED
    files = {folder / f"ui_{form.stem}.py": compiled(form) for form in forms}
    return {folder / "__init__.py": PACKAGE_DOCSTRING, **files} if files else {}


def differences(root: Path, wanted: dict[Path, str]) -> list[tuple[str, Path]]:
    """Return each file that is `missing`, `stale` or `orphaned`, with that word."""
    found = set((root / GENERATED).glob("*.py"))
    missing = [("missing", path) for path in wanted if path not in found]
    stale = [
        ("stale", path)
        for path, content in wanted.items()
        if path in found and path.read_text(encoding="utf-8") != content
    ]
    return missing + stale + [("orphaned", path) for path in sorted(found - set(wanted))]


def bring_up_to_date(wanted: dict[Path, str], changes: list[tuple[str, Path]]) -> None:
    """Write or remove the files that `changes` names."""
    for word, path in changes:
        if word == "orphaned":
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(wanted[path], encoding="utf-8", newline="\n")


def main() -> int:
    """Compile or check; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, name stale files")
    parser.add_argument("--root", type=Path, default=ROOT, help="the checkout to work on")
    options = parser.parse_args()
    try:
        wanted = wanted_files(options.root)
    except FormError as error:
        print(f"compile_forms: {error}", file=sys.stderr)
        return 1
    changes = differences(options.root, wanted)
    if not options.check:
        bring_up_to_date(wanted, changes)
    for word, path in changes:
        print(f"{word}: {path.relative_to(options.root)}", file=sys.stderr)
    if options.check and changes:
        print("Run `make forms` and commit what it writes.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
