"""Every action that the program writes into the journal has words for people."""

import ast
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from hrd_desk.model.action_words import ACTIONS, action_words
from hrd_desk.storage.answers import ANSWER
from hrd_desk.storage.undoing import REDO, UNDO

CODE = Path(__file__).parents[2] / "hrd_desk"
_BEGINNERS = {"transaction", "write_own"}
# They hand on what they were given.
_RELAYS = {"_add_terms": 1, "_commanded": 0, "_carry_out": 0}
_CONSTANTS = {"UNDO": UNDO, "REDO": REDO, "ANSWER": ANSWER}


def _name(call: ast.Call) -> str:
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _actions(tree: ast.AST, file: str) -> Iterator[str]:
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        place = 0 if _name(call) in _BEGINNERS else _RELAYS.get(_name(call))
        if place is None or not call.args:
            continue
        action = call.args[place]
        if isinstance(action, ast.Constant):
            yield str(action.value)
        elif isinstance(action, ast.Name) and action.id in _CONSTANTS:
            yield _CONSTANTS[action.id]
        else:
            enclosing = {
                node.name
                for node in ast.walk(tree)
                if isinstance(node, ast.FunctionDef) and call in ast.walk(node)
            }
            assert enclosing & set(_RELAYS), (
                f"{file}:{call.lineno} names an action that nobody sees"
            )


def _written() -> set[str]:
    trees = ((ast.parse(path.read_text("utf-8")), path.name) for path in CODE.rglob("*.py"))
    return set(chain.from_iterable(_actions(tree, file) for tree, file in trees))


def test_every_action_of_the_journal_has_words() -> None:
    written = _written()
    assert {"save", "receive", "decide", "create-desk"} <= written
    assert written - set(ACTIONS) == set()


def test_an_action_of_a_newer_version_stands_for_itself() -> None:
    assert action_words("save") == "Saved"
    assert action_words("fly") == "fly"
