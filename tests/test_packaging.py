"""What is shipped: the lock, the wheel, the words about where packages come from."""

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PIN = re.compile(r"(?P<name>[A-Za-z0-9._-]+)(?:\[[a-z]+\])?==(?P<version>[^\s;]+)(?: ; [^\\]+)?")
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")


def normal(name: str) -> str:
    """Return the one spelling of a package's name."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pins_of(requirements: list[str]) -> dict[str, str]:
    matches = {text: PIN.fullmatch(text) for text in requirements}
    assert [text for text, match in matches.items() if match is None] == []
    return {normal(match["name"]): match["version"] for match in matches.values() if match}


def locked() -> dict[str, list[str]]:
    """Return what the lock says: each requirement with its hashes."""
    lines = LOCK.replace("\\\n", " ").splitlines()
    parts = [line.split(" --hash=") for line in lines]
    return {part[0].strip(): [f"--hash={text.strip()}" for text in part[1:]] for part in parts}


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def own_files() -> list[Path]:
    """Return the files that are or will be in the repository."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    return [path for path in paths if path.is_file()]


# --- the lock -------------------------------------------------------------------------------------


def test_the_lock_names_no_address() -> None:
    assert "http" not in LOCK
    assert "index" not in LOCK


def test_every_locked_package_is_pinned_and_hashed() -> None:
    assert len(pins_of(list(locked()))) == len(locked()) > 30
    assert [name for name, hashes in locked().items() if not hashes] == []
    assert [
        text for hashes in locked().values() for text in hashes if not HASH.fullmatch(text)
    ] == []


def test_the_lock_has_exactly_what_the_project_asks_for() -> None:
    table = project()
    asked = [
        *table["build-system"]["requires"],
        *table["project"]["dependencies"],
        *table["project"]["optional-dependencies"]["test"],
    ]
    in_lock = pins_of(list(locked()))
    assert {name: in_lock.get(name) for name in pins_of(asked)} == pins_of(asked)


def test_no_package_of_qt_beyond_the_essentials_is_locked() -> None:
    qt = {name: version for name, version in pins_of(list(locked())).items() if "pyside" in name}
    assert qt == {"pyside6-essentials": "6.11.3"}


# --- the repository -------------------------------------------------------------------------------


def test_no_file_names_a_package_registry() -> None:
    hosts = [
        (".".join(parts)).encode()
        for parts in [
            ("pypi", "org"),
            ("pythonhosted", "org"),
            ("registry", "npmjs"),
            ("deb", "debian", "org"),
            ("anaconda", "org"),
            ("crates", "io"),
        ]
    ]
    faults = [
        str(path.relative_to(ROOT))
        for path in own_files()
        if any(host in path.read_bytes().lower() for host in hosts)
    ]
    assert faults == []


@pytest.mark.parametrize("command", [["sh", "packaging/desk.sh"], ["bash", ".ci/run"]])
def test_the_scripts_are_executable_and_sound(command: list[str]) -> None:
    shell, script = command
    assert (ROOT / script).stat().st_mode & 0o111
    assert subprocess.run([shell, "-n", script], cwd=ROOT, check=False).returncode == 0


def test_make_tells_of_every_target() -> None:
    told = subprocess.run(
        ["make", "help"],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout
    names = re.findall(r"^ +make (\w+) +\S", told, re.MULTILINE)
    wanted = {"run", "test", "forms", "fix", "bench", "faults", "catalogue", "figures"}
    assert wanted <= set(names)


def test_the_wheel_carries_everything_the_program_reads(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    packed = set(zipfile.ZipFile(wheel).namelist())
    ours = [path.relative_to(ROOT) for path in own_files()]
    wanted = {path.as_posix() for path in ours if path.parts[0] == "hrd_desk"}
    wanted |= {f"hrd_desk/{path.as_posix()}" for path in ours if path.parts[0] == "resources"}
    assert wanted - packed == set()
    assert not [name for name in packed if name.startswith(("tests/", "packaging/"))]
