"""The rules of the house that no other tool checks: size, places, words on every public thing."""

import ast
import functools
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "hrd_desk"
GENERATED = PACKAGE / "gui" / "generated"
REVISIONS = PACKAGE / "storage" / "migrations" / "versions"

EXCEPTIONS: frozenset[str] = frozenset()
"""Faults, as the tests below word them, that are known and borne. This may only shrink."""

Node = TypeVar("Node", bound=ast.AST)
Function = ast.FunctionDef | ast.AsyncFunctionDef


def modules_in(folder: str) -> list[Path]:
    """Return our own modules under `folder`, without the forms compiled from ui/."""
    return [path for path in sorted((ROOT / folder).rglob("*.py")) if GENERATED not in path.parents]


PRODUCT = modules_in("hrd_desk")
TESTS = modules_in("tests")
EVERYTHING = PRODUCT + TESTS + modules_in("packaging")


@functools.cache
def tree_of(path: Path) -> ast.Module:
    """Return the syntax of a module, read once for all the tests here."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


@functools.cache
def nodes_of(path: Path) -> Mapping[type[ast.AST], list[Any]]:
    """Return the syntax nodes of a module by their kind."""
    nodes: dict[type[ast.AST], list[Any]] = {}
    for node in ast.walk(tree_of(path)):
        nodes.setdefault(type(node), []).append(node)
    return nodes


@pytest.fixture(scope="module", autouse=True)
def _forget_trees() -> Iterator[None]:
    """Give the memory back to the tests that follow."""
    yield
    tree_of.cache_clear()
    nodes_of.cache_clear()


def found(path: Path, kind: type[Node]) -> list[Node]:
    """Return the syntax nodes of one kind in a module."""
    return nodes_of(path).get(kind, [])


def functions(path: Path) -> list[Function]:
    return [*found(path, ast.FunctionDef), *found(path, ast.AsyncFunctionDef)]


def place(path: Path, node: ast.AST | None = None) -> str:
    """Return a place as a person looks it up: file and name."""
    name = getattr(node, "name", "") or f"line {getattr(node, 'lineno', 1)}"
    return f"{path.relative_to(ROOT).as_posix()}: {name}"


def line_count(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def parameter_count(function: Function) -> int:
    arguments = function.args
    named = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    return len([argument for argument in named if argument.arg not in {"self", "cls"}])


def is_public(name: str) -> bool:
    return not name.startswith("_")


def dotted(node: ast.expr) -> str:
    """Return `a.b` for the expression a.b or the call a.b(...), else what it is called."""
    if isinstance(node, ast.Call):
        return dotted(node.func)
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


# --- size -----------------------------------------------------------------------------------------


def large_files() -> Iterator[str]:
    for path in EVERYTHING:
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > 500 and REVISIONS not in path.parents:
            yield f"{place(path)} of {lines} lines"


def large_functions() -> Iterator[str]:
    for path in EVERYTHING:
        for function in functions(path):
            if line_count(function) > 50:
                yield f"{place(path, function)} has {line_count(function)} lines"
            if parameter_count(function) > 6:
                yield f"{place(path, function)} takes {parameter_count(function)} parameters"


def large_classes() -> Iterator[str]:
    for path in EVERYTHING:
        for node in found(path, ast.ClassDef):
            methods = [item for item in node.body if isinstance(item, Function)]
            public = len([method for method in methods if is_public(method.name)])
            if line_count(node) > 250:
                yield f"{place(path, node)} has {line_count(node)} lines"
            if public > 20:
                yield f"{place(path, node)} has {public} public methods"


@pytest.mark.parametrize("faults", [large_files, large_functions, large_classes])
def test_nothing_outgrows_its_ceiling(faults: Callable[[], Iterator[str]]) -> None:
    assert set(faults()) - EXCEPTIONS == set()


def test_the_list_of_exceptions_holds_nothing_that_has_been_mended() -> None:
    faults = {*large_files(), *large_functions(), *large_classes()}
    assert faults >= EXCEPTIONS


# --- what stands where ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path", [path for path in PRODUCT if path.name == "__init__.py"], ids=place
)
def test_a_package_says_what_it_is_for_and_nothing_else(path: Path) -> None:
    docstring, *rest = tree_of(path).body
    assert isinstance(docstring, ast.Expr)
    if path.parent == PACKAGE:
        assert [ast.unparse(item).split(" = ")[0] for item in rest] == ["__version__"]
    elif path.parent == PACKAGE / "gui":
        definitions = [item for item in rest if isinstance(item, Function)]
        assert [item.name for item in definitions] in ([], ["main"])
        assert {type(item) for item in rest} <= {ast.FunctionDef, ast.Import, ast.ImportFrom}
    else:
        assert rest == []


def test_only_the_job_and_the_crash_dialog_swallow_everything() -> None:
    allowed = {PACKAGE / "gui" / "workers.py", PACKAGE / "gui" / "crash.py"}
    faults = [
        place(path, handler)
        for path in EVERYTHING
        for handler in found(path, ast.ExceptHandler)
        if path not in allowed and catches_everything(handler) and not raises_again(handler)
    ]
    assert faults == []


def catches_everything(handler: ast.ExceptHandler) -> bool:
    if handler.type is None:
        return True
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return bool({"Exception", "BaseException"} & {dotted(kind) for kind in kinds})


def raises_again(handler: ast.ExceptHandler) -> bool:
    """Say whether the handler only tidies up: its last statement is a bare `raise`."""
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def test_only_the_commands_print() -> None:
    faults = [
        place(path, call)
        for path in PRODUCT
        for call in found(path, ast.Call)
        if PACKAGE / "cli" not in path.parents and dotted(call) in {"print", "sys.stdout.write"}
    ]
    assert faults == []


def test_no_part_of_the_window_reaches_for_the_network() -> None:
    imported = {
        place(path, node): ast.unparse(node)
        for path in PRODUCT
        for node in [*found(path, ast.Import), *found(path, ast.ImportFrom)]
    }
    assert [spot for spot, text in imported.items() if "QtNetwork" in text] == []


def test_mapped_classes_can_read_their_annotations() -> None:
    faults = [
        place(path)
        for path in modules_in("hrd_desk/model")
        for node in found(path, ast.ImportFrom)
        if node.module == "__future__"
    ]
    assert faults == []


def test_no_test_waits_by_the_clock() -> None:
    asleep = {"time.sleep", "sleep", "qtbot.wait", "QTest.qWait", "QTest.qSleep", "QThread.sleep"}
    calls = [(path, call) for path in TESTS for call in found(path, ast.Call)]
    asleep_in = tuple(f".{name}" for name in asleep)
    found_asleep = [
        place(path, call)
        for path, call in calls
        if dotted(call) in asleep or dotted(call).endswith(asleep_in)
    ]
    assert found_asleep == []


def test_no_timer_is_left_to_qt_alone() -> None:
    """`call_later` says why."""
    calls = [(path, call) for path in PRODUCT for call in found(path, ast.Call)]
    assert [place(p, call) for p, call in calls if dotted(call) == "QTimer.singleShot"] == []


def test_no_item_of_a_layout_is_looked_at() -> None:
    """`hrd_desk.gui.layouts` says why."""
    looks = {"itemAt", "takeAt", "itemAtPosition"}
    calls = [
        place(path, call)
        for path in PRODUCT
        if "gui" in path.parts
        for call in found(path, ast.Call)
        if isinstance(call.func, ast.Attribute) and call.func.attr in looks
    ]
    assert calls == []


def test_no_reminder_is_left_in_the_code() -> None:
    reminders = ("TO" + "DO", "FIX" + "ME")
    texts = {place(path): path.read_text(encoding="utf-8") for path in EVERYTHING}
    assert [spot for spot, text in texts.items() if any(word in text for word in reminders)] == []


# --- words ----------------------------------------------------------------------------------------


def undocumented(body: list[ast.stmt], path: Path) -> Iterator[str]:
    """Yield every public class and function in `body` that says nothing about itself."""
    for node in body:
        if not isinstance(node, ast.ClassDef | Function) or not is_public(node.name):
            continue
        marks = {dotted(mark).split(".")[-1] for mark in node.decorator_list}
        if not ast.get_docstring(node) and not marks & {"override", "overload", "setter"}:
            yield place(path, node)
        if isinstance(node, ast.ClassDef):
            yield from undocumented(node.body, path)


def test_every_public_thing_says_what_it_does() -> None:
    modules = {path: tree_of(path) for path in PRODUCT}
    silent_modules = [place(path) for path, tree in modules.items() if not ast.get_docstring(tree)]
    silent = [name for path, tree in modules.items() for name in undocumented(tree.body, path)]
    assert silent_modules + silent == []


# --- tools ----------------------------------------------------------------------------------------


def output_of(*command: str) -> tuple[int, str]:
    """Run a tool of the environment in the checkout; return its exit status and all its words."""
    done = subprocess.run(
        [str(Path(sys.executable).with_name(command[0])), *command[1:]],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def test_imports_run_downwards() -> None:
    status, words = output_of("lint-imports", "--no-cache")
    assert status == 0, words


def test_compiled_forms_are_those_of_the_designer_files() -> None:
    status, words = output_of("python", "packaging/compile_forms.py", "--check")
    assert status == 0, words


# --- the guard of conftest.py ---------------------------------------------------------------------


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6])
def test_a_test_can_open_no_socket_to_the_network(
    family: socket.AddressFamily, opened_sockets: list[str]
) -> None:
    with pytest.raises(RuntimeError, match="__new__"):
        socket.socket(family)
    opened_sockets.clear()


def test_a_test_can_look_up_no_name(opened_sockets: list[str]) -> None:
    with pytest.raises(RuntimeError, match="getaddrinfo"):
        socket.getaddrinfo("localhost", 80)
    opened_sockets.clear()


def test_two_processes_of_this_machine_may_talk() -> None:
    here, there = socket.socketpair()
    with here, there:
        here.sendall(b"hello")
        assert there.recv(5) == b"hello"


def test_a_swallowed_refusal_still_fails_the_test(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_bytes((ROOT / "tests" / "conftest.py").read_bytes())
    (tmp_path / "test_quiet.py").write_text(
        "import socket\n"
        "def test_quiet():\n"
        "    try:\n"
        "        socket.create_connection(('localhost', 9))\n"
        "    except RuntimeError:\n"
        "        pass\n"
    )
    status, words = output_of("python", "-m", "pytest", "-c", "/dev/null", str(tmp_path))
    assert status == 1
    assert "the code under test opened a socket" in words
