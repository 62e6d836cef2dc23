"""What holds for every test: no screen, no network, no trace in the user's own folders."""

import functools
import gc
import os
import shutil
import socket
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from argon2.low_level import hash_secret_raw
from hypothesis import settings
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine, create_engine

from hrd_desk.storage import connections, keys
from hrd_desk.storage.opening import OpenDesk
from tests.organisation import a_desk_of

settings.register_profile("desk", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "desk")

# A busy machine takes its time; what never comes fails all the same.
for _wait in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals, QtBot.waitExposed):
    _wait.__kwdefaults__ = {**(_wait.__kwdefaults__ or {}), "timeout": 60_000}

_home = tempfile.TemporaryDirectory(prefix="hrd-desk-home-", ignore_cleanup_errors=True)
HOME = Path(_home.name)
"""The home folder of the tests; each test finds it as empty as a new user's."""

# Kept between tests: Qt holds the runtime folder, fontconfig its cache, Hypothesis its examples.
_KEPT = {"runtime": "XDG_RUNTIME_DIR", "cache": "XDG_CACHE_HOME"}
_EMPTIED = {"config": "XDG_CONFIG_HOME", "data": "XDG_DATA_HOME", "state": "XDG_STATE_HOME"}

_opened_sockets: list[str] = []
_guard_is_up = False
_is_loopback_open = False
_LOOPBACK = ("127.0.0.1", "::1", "localhost")


class SocketOpenedError(RuntimeError):
    """The code under test reached for the network."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--onscreen", action="store_true", help="show the windows of the GUI tests")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--onscreen"):
        # The screen's own socket and key lie in the user's folders.
        os.environ.setdefault("XAUTHORITY", str(Path.home() / ".Xauthority"))
        _KEPT.pop("runtime")
    else:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # Qt warns of each fallback font that cannot shape a script; no test is about that.
    os.environ["QT_LOGGING_RULES"] = "qt.text.font.db=false"
    # Qt warns of a locale that is not UTF-8, and words must not depend on the machine's language.
    os.environ["LC_ALL"] = "C.UTF-8"
    for name in [name for name in os.environ if name.startswith("HRD_DESK_")]:
        del os.environ[name]
    os.environ["HOME"] = str(HOME)
    for folder, variable in (_KEPT | _EMPTIED).items():
        (HOME / folder).mkdir(mode=0o700)
        os.environ[variable] = str(HOME / folder)
    os.environ["HRD_DESK_STATE"] = str(HOME / "state")
    sys.addaudithook(_refuse_sockets)
    # What thousands of tests leave is walked through less often: 7 % of the time.
    gc.set_threshold(20_000, 20, 50)
    _compile_statements_once()
    _derive_keys_once()


def _derive_keys_once() -> None:
    """Let a passphrase be worked out once for each key file; copies of a desk share theirs.

    What is measured to choose how long that takes is worked out each time.
    """
    whole = hash_secret_raw
    kept = functools.lru_cache(maxsize=256)(whole)

    def derived(secret: bytes, *rest: Any) -> bytes:
        return whole(secret, *rest) if secret == b"calibration" else kept(secret, *rest)

    vars(keys)["hash_secret_raw"] = derived


def _compile_statements_once() -> None:
    """Let all desks of a test run share what SQLAlchemy compiled; a program opens one, tests many.

    A sixth of the time of a test with a desk goes into compiling the same statements anew.
    """
    shared: list[Engine] = []

    def sharing(*arguments: Any, **settings: Any) -> Engine:
        engine = create_engine(*arguments, **settings)
        shared.append(engine)
        engine.dialect = shared[0].dialect  # part of the key of what was compiled
        engine._compiled_cache = shared[0]._compiled_cache  # noqa: SLF001  no public name
        del shared[1:]
        return engine

    vars(connections)["create_engine"] = sharing


def _refuse_sockets(event: str, arguments: tuple[Any, ...]) -> None:
    # A socket between two processes of this machine (AF_UNIX) is no network.
    if not _guard_is_up or not event.startswith("socket."):
        return
    if event == "socket.__new__" and arguments[1] not in (socket.AF_INET, socket.AF_INET6):
        return
    if _is_loopback_open and _stays_here(event, arguments):
        return
    if event in _REFUSED or (_is_loopback_open and event in _WITH_ADDRESS):
        _opened_sockets.append(f"{event}{arguments[1:] or arguments}")
        raise SocketOpenedError(_opened_sockets[-1])


_REFUSED = {"socket.__new__", "socket.getaddrinfo", "socket.gethostbyname"}
_WITH_ADDRESS = {"socket.connect", "socket.bind", "socket.sendto"}


def _stays_here(event: str, arguments: tuple[Any, ...]) -> bool:
    """Whether a call of the socket library reaches no other computer."""
    if event == "socket.__new__":
        return True  # the address comes with connect
    if event in {"socket.getaddrinfo", "socket.gethostbyname"}:
        return arguments[0] in _LOOPBACK
    if event not in _WITH_ADDRESS:
        return False
    address = arguments[1]
    return not isinstance(address, tuple) or address[0] in _LOOPBACK


@pytest.fixture(scope="session")
def qapp_cls() -> type:
    """Run windows in the program's own application, which hears of opened files."""
    from hrd_desk.gui.opened_files import DeskApplication  # noqa: PLC0415  only with windows

    return DeskApplication


@pytest.fixture
def loopback() -> Iterator[None]:
    """Let a test talk to servers of its own on this machine, and to nothing else."""
    global _is_loopback_open  # noqa: PLW0603  as below
    _is_loopback_open = True
    yield
    _is_loopback_open = False


@pytest.fixture(autouse=True)
def opened_sockets() -> Iterator[list[str]]:
    """Fail the test if it reaches for the network, even where the code swallows the refusal."""
    global _guard_is_up  # noqa: PLW0603  an audit hook cannot be taken away, only told to rest
    _opened_sockets.clear()
    _guard_is_up = True
    yield _opened_sockets
    _guard_is_up = False
    assert not _opened_sockets, f"the code under test opened a socket: {_opened_sockets}"


@pytest.fixture(autouse=True)
def _empty_home() -> None:
    """Let each test begin as a new user would."""
    for folder in map(HOME.joinpath, _EMPTIED):
        if any(folder.iterdir()) or folder.stat().st_mode & 0o777 != 0o700:
            shutil.rmtree(folder)
            folder.mkdir(mode=0o700)


@pytest.fixture
def hq(tmp_path: Path) -> Iterator[OpenDesk]:
    """Return an open desk of headquarters."""
    with a_desk_of(tmp_path, "HQ", "hq") as desk:
        yield desk


@pytest.fixture
def alm(tmp_path: Path) -> Iterator[OpenDesk]:
    """Return an open desk in the field that knows of no other."""
    with a_desk_of(tmp_path, "ALM") as desk:
        yield desk
