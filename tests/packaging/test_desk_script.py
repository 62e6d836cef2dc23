"""packaging/desk.sh on machines that lack something, on a tiny checkout of its own.

The checkout has one wheel, a program of one line and a build backend of a few, so that setting it
up needs no network. System tools that would change the machine are replaced by scripts. Python
makes real environments, but takes their pip from one made before: six seconds less for each.
"""

import hashlib
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "packaging" / "desk.sh"
PYTHON = Path(sys.base_prefix, "bin", "python3.11")
PACKAGES = "lib/python3.11/site-packages"
TOOLS = ("awk", "cat", "cksum", "cut", "df", "dirname", "ls", "sed", "sh", "sort", "tr", "true")
SYSTEM_LIBRARIES = SCRIPT.parents[1] / "resources" / "system_libraries.txt"
LIBRARIES = [
    line.split()[:2]
    for line in SYSTEM_LIBRARIES.read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
PROGRAM = "import sys\nprint('started with', sys.argv[1:])\n"
PROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]
[project]
name = "tiny"
version = "1"
"""
BACKEND = """
import pathlib, zipfile

def build_editable(folder, config_settings=None, metadata_directory=None):
    with zipfile.ZipFile(pathlib.Path(folder, "tiny-1-py3-none-any.whl"), "w") as wheel:
        wheel.writestr("tiny.pth", str(pathlib.Path.cwd()))
        about = "Metadata-Version: 2.1\\nName: tiny\\nVersion: 1"
        wheel.writestr("tiny-1.dist-info/METADATA", about)
        wheel.writestr("tiny-1.dist-info/WHEEL", "Wheel-Version: 1.0\\nTag: py3-none-any")
        wheel.writestr("tiny-1.dist-info/RECORD", "")
    return "tiny-1-py3-none-any.whl"
"""


class Machine:
    """A tiny checkout and the system it lies on."""

    def __init__(self, folder: Path, ready_pip: Path) -> None:
        self.checkout = folder / "my desk"
        self.bin = folder / "bin"
        self.wheels = folder / "wheels"
        for path in (
            self.checkout / "packaging",
            self.checkout / "hrd_desk",
            self.checkout / "resources",
            self.bin,
            self.wheels,
        ):
            path.mkdir(parents=True)
        shutil.copy(SCRIPT, self.checkout / "packaging")
        shutil.copy(SYSTEM_LIBRARIES, self.checkout / "resources")
        self.write("pyproject.toml", PROJECT)
        self.write("backend.py", BACKEND)
        self.write("hrd_desk/__init__.py", "")
        self.write("hrd_desk/__main__.py", PROGRAM)
        self.lock_version("1")
        for tool in TOOLS:
            (self.bin / tool).symlink_to(str(shutil.which(tool)))
        self.has_libraries([library for library, _package in LIBRARIES])
        self.does("uname", "echo Linux")
        self.does(
            "ready-python",
            f'if [ "$1 $2" != "-m venv" ]; then exec "{PYTHON}" "$@"; fi',
            "shift 2",
            f'"{PYTHON}" -m venv --without-pip "$@" || exit',
            "for folder; do :; done",
            f'exec "{shutil.which("cp")}" -a "{ready_pip}/." "$folder/{PACKAGES}"',
        )
        self.environment = {
            "PATH": str(self.bin),
            "HOME": str(folder),
            "HRD_DESK_PYTHON": str(self.bin / "ready-python"),
            "HRD_DESK_WHEELS": str(self.wheels),
        }

    def write(self, name: str, text: str) -> None:
        (self.checkout / name).write_text(text, encoding="utf-8")

    def does(self, tool: str, *lines: str) -> None:
        """Put a system tool in place that does what `lines` (of shell) say."""
        path = self.bin / tool
        path.write_text("\n".join(["#!/bin/sh", *lines, ""]), encoding="utf-8")
        path.chmod(0o755)

    def has_libraries(self, libraries: list[str]) -> None:
        listed = "".join(f"\t{library} (libc6,x86-64) => /lib/{library}\n" for library in libraries)
        self.does("ldconfig", f"cat <<'END'\n{listed}END")

    def lock_version(self, version: str, *, honest: bool = True) -> None:
        """Offer one package in `version` and lock it; dishonestly, with the hash of another."""
        path = self.wheels / f"seed-{version}-py3-none-any.whl"
        with zipfile.ZipFile(path, "w") as wheel:
            wheel.writestr("seed.py", f"version = {version}\n")
            about = f"Metadata-Version: 2.1\nName: seed\nVersion: {version}\n"
            wheel.writestr(f"seed-{version}.dist-info/METADATA", about)
            wheel.writestr(
                f"seed-{version}.dist-info/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n"
            )
            wheel.writestr(f"seed-{version}.dist-info/RECORD", "")
        content = path.read_bytes() if honest else b"another file"
        digest = hashlib.sha256(content).hexdigest()
        self.write("requirements.lock", f"seed=={version} --hash=sha256:{digest}\n")

    def desk(
        self, *arguments: str, cwd: Path | None = None, **variables: str
    ) -> subprocess.CompletedProcess[str]:
        """Run desk.sh as a person would, from another folder."""
        return subprocess.run(
            [str(self.checkout / "packaging" / "desk.sh"), *arguments],
            cwd=cwd or self.wheels,
            env=self.environment | variables,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def stamps(self) -> dict[str, int]:
        """Return when each step of the setup was last done."""
        found = (self.checkout / ".venv").glob(".hrd-desk-*")
        return {path.name: path.stat().st_mtime_ns for path in found}


@pytest.fixture(scope="module")
def ready_pip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the packages that Python puts into a new environment."""
    environment = tmp_path_factory.mktemp("environment")
    subprocess.run([str(PYTHON), "-m", "venv", str(environment)], check=True)
    return environment / PACKAGES


@pytest.fixture
def machine(tmp_path: Path, ready_pip: Path) -> Machine:
    return Machine(tmp_path, ready_pip)


# --- what is asked for ----------------------------------------------------------------------------


@pytest.mark.parametrize(("arguments", "words"), [([], "Say what to do"), (["jump"], "no 'jump'")])
def test_a_wrong_word_is_answered_with_the_right_ones(
    machine: Machine, arguments: list[str], words: str
) -> None:
    told = machine.desk(*arguments)
    assert told.returncode == 2
    assert words in told.stderr
    assert all(verb in told.stderr for verb in ("run", "test", "check", "setup"))


def test_help_is_no_fault(machine: Machine) -> None:
    told = machine.desk("--help")
    assert (told.returncode, told.stderr) == (0, "")
    assert "HRD_DESK_WHEELS" in told.stdout


# --- what the system lacks ------------------------------------------------------------------------


def test_without_rights_it_prints_the_one_line(machine: Machine) -> None:
    machine.has_libraries([name for name, _package in LIBRARIES if "cursor" not in name])
    machine.does("apt-get", "exit 9")
    machine.does("id", "echo 1000")
    told = machine.desk("setup")
    assert told.returncode == 3
    assert "sudo apt-get install libwayland-cursor0 libxcb-cursor0\n" in told.stderr
    assert machine.stamps() == {}


def test_a_sudo_that_asks_for_a_password_is_not_used(machine: Machine) -> None:
    machine.has_libraries([])
    machine.does("apt-get", "exit 9")
    machine.does("id", "echo 1000")
    machine.does("sudo", "exit 1")
    assert "Please run this line" in machine.desk("setup").stderr


@pytest.mark.parametrize("user", ["0", "1000"], ids=["root", "sudo"])
def test_with_rights_it_installs_what_is_missing_and_says_so(machine: Machine, user: str) -> None:
    machine.has_libraries([name for name, _package in LIBRARIES if name != "libEGL.so.1"])
    machine.does("env", 'shift; exec "$@"')
    machine.does("sudo", 'shift; exec "$@"')
    machine.does("id", f"echo {user}")
    machine.does("apt-get", f'echo "$*" >>"{machine.wheels}/apt"')
    told = machine.desk("setup", HRD_DESK_PYTHON="/bin/false")
    assert "installing system packages: libegl1\n" in told.stderr
    called = (machine.wheels / "apt").read_text(encoding="utf-8").splitlines()
    assert called == ["update -qq", "install -y -qq --no-install-recommends libegl1"]


def test_a_failed_installation_names_the_packages(machine: Machine) -> None:
    machine.has_libraries([])
    machine.does("id", "echo 0")
    machine.does("apt-get", "echo no network >&2; exit 100")
    told = machine.desk("setup")
    assert told.returncode == 3
    assert "no network" in told.stderr
    assert "install by hand: libdbus-1-3 libegl1" in told.stderr


def test_a_system_without_apt_is_told_the_libraries(machine: Machine) -> None:
    machine.has_libraries([name for name, _package in LIBRARIES if name != "libEGL.so.1"])
    told = machine.desk("setup")
    assert told.returncode == 3
    assert told.stderr.endswith("run this again: libEGL.so.1\n")


def test_the_tests_need_programs_that_the_desk_does_not(machine: Machine) -> None:
    told = machine.desk("test")
    assert told.returncode == 3
    assert told.stderr.endswith("run this again: Xvfb pdftotext xauth\n")


def test_another_python_is_refused(machine: Machine) -> None:
    machine.does("python", "exit 1")
    told = machine.desk("setup", HRD_DESK_PYTHON="python")
    assert told.returncode == 3
    assert "needs Python 3.11 exactly" in told.stderr


def test_a_missing_python_is_named_with_the_libraries(machine: Machine) -> None:
    told = machine.desk("setup", HRD_DESK_PYTHON="")
    assert told.returncode == 3
    assert told.stderr.endswith("run this again: python3.11 python3.11-venv\n")


# --- the environment ------------------------------------------------------------------------------


def test_setup_is_done_once_and_again_only_where_something_changed(machine: Machine) -> None:
    first = machine.desk("setup")
    assert first.returncode == 0, first.stderr
    assert "setting up" in first.stderr
    done = machine.stamps()
    assert set(done) == {".hrd-desk-wheels", ".hrd-desk-program"}

    again = machine.desk("setup")
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")
    assert machine.stamps() == done

    machine.write("pyproject.toml", PROJECT + "description = 'changed'\n")
    assert machine.desk("setup").stderr == ""
    described = machine.stamps()
    assert described[".hrd-desk-wheels"] == done[".hrd-desk-wheels"]
    assert described[".hrd-desk-program"] > done[".hrd-desk-program"]

    (machine.checkout / ".venv" / "left-over").touch()
    machine.lock_version("2", honest=False)
    refused = machine.desk("setup")
    assert refused.returncode == 1
    assert "do not serve requirements.lock" in refused.stderr
    assert machine.stamps() == {}

    machine.lock_version("2")
    assert machine.desk("setup").returncode == 0
    assert machine.stamps().keys() == done.keys()
    assert not (machine.checkout / ".venv" / "left-over").exists()
    python = str(machine.checkout / ".venv" / "bin" / "python")
    version = [python, "-c", "import seed; print(seed.version)"]
    assert subprocess.run(version, capture_output=True, check=True).stdout == b"2\n"


def test_a_folder_with_other_files_is_left_alone(machine: Machine, tmp_path: Path) -> None:
    letters = tmp_path / "letters"
    letters.mkdir()
    (letters / "letter.txt").touch()
    told = machine.desk("setup", HRD_DESK_VENV=str(letters))
    assert told.returncode == 1
    assert "holds other files" in told.stderr
    assert [path.name for path in letters.iterdir()] == ["letter.txt"]


# --- running --------------------------------------------------------------------------------------


def test_what_is_started_depends_on_the_screen_and_on_no_folder(machine: Machine) -> None:
    trap = machine.wheels / "trap"
    trap.mkdir()
    (trap / "sys.py").write_text("raise SystemExit('a module of the current folder was taken')")
    (trap / "hrd_desk.py").write_text(
        "raise SystemExit('a module of the current folder was taken')"
    )

    window = machine.desk("run", "my.hrdesk", cwd=trap, DISPLAY=":7")
    assert window.stdout == "started with ['my.hrdesk']\n", window.stderr

    nothing = machine.desk("run", cwd=trap)
    assert nothing.stdout == f"started with ['demo', '{machine.checkout}/demo']\n"
    assert "there is no screen here" in nothing.stderr

    command = machine.desk("run", "find", "work.hrdesk", "Almaty", cwd=trap)
    assert command.stdout == "started with ['find', 'work.hrdesk', 'Almaty']\n"

    assert machine.desk("check", cwd=trap).stdout == "started with ['--self-check']\n"

    moved = machine.checkout.with_name("moved")
    machine.checkout.rename(moved)
    machine.checkout = moved
    assert machine.desk("run").stdout == f"started with ['demo', '{moved}/demo']\n"
