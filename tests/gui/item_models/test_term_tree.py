"""The tree of terms: what it shows of a scheme, and what it finds."""

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from hrd_desk.gui.item_models.term_tree import CODE, LABEL, USED, TermTreeModel
from hrd_desk.storage.terms import load_vocabulary, merge_term
from hrd_desk.vocabulary.vocabulary import Vocabulary
from tests.builders import a_desk


@pytest.fixture
def vocabulary(tmp_path: Path) -> Vocabulary:
    with a_desk(tmp_path) as desk:
        with desk.database.snapshot() as session:
            terms = load_vocabulary(session)
        killing, death = (terms.term("violation", code) for code in ("killing", "death"))
        with desk.database.transaction("merge-term") as session:
            merge_term(session, killing.uid, death.uid)
        with desk.database.snapshot() as session:
            return load_vocabulary(session)


@pytest.fixture
def model(qapp: object, vocabulary: Vocabulary) -> TermTreeModel:
    model = TermTreeModel()
    model.show_scheme(vocabulary, "violation")
    return model


def labels(model: TermTreeModel, parent: QModelIndex | None = None) -> list[str]:
    """Return every label that the tree shows, top down."""
    parent = parent or QModelIndex()
    found = []
    for row in range(model.rowCount(parent)):
        index = model.index(row, LABEL, parent)
        found += [index.data(), *labels(model, index)]
    return found


def test_the_model_keeps_the_rules_of_models(
    model: TermTreeModel, vocabulary: Vocabulary, qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt carries no types
    model.show_scheme(vocabulary, "violation", "arrest")
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt carries no types
    model.show_scheme(vocabulary, "country")
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt carries no types


def test_every_term_of_the_scheme_is_shown_once(
    model: TermTreeModel, vocabulary: Vocabulary
) -> None:
    assert len(labels(model)) == len(list(vocabulary.walk("violation")))


@pytest.mark.parametrize("search", ["house-arrest", "HOUSE arr", "home confinement", "домашний"])
def test_a_term_is_found_by_code_name_synonym_or_another_language(
    model: TermTreeModel, vocabulary: Vocabulary, search: str
) -> None:
    model.show_scheme(vocabulary, "violation", search)
    shown = labels(model)
    assert shown[-1] == "House arrest"
    assert shown[0] == "Legal and judicial action"
    assert len(shown) == 3


def test_what_lies_below_a_found_term_is_shown(
    model: TermTreeModel, vocabulary: Vocabulary
) -> None:
    model.show_scheme(vocabulary, "violation", "arbitrary arrest")
    assert "House arrest" in labels(model)
    assert len(labels(model)) == len(set(labels(model)))


def test_a_merged_term_is_struck_through_and_says_what_it_is_now(model: TermTreeModel) -> None:
    index = model.index_of("killing")
    assert index.data() == "Killing (now Death)"
    assert index.data(Qt.ItemDataRole.FontRole).strikeOut()
    assert index.data(Qt.ItemDataRole.CheckStateRole) is None


def test_records_are_counted_where_the_number_is_known(model: TermTreeModel) -> None:
    index = model.index_of("death").siblingAtColumn(USED)
    assert index.data() == ""
    model.show_counts({"death": 42})
    assert index.data() == "42"
    assert model.index_of("raid").siblingAtColumn(USED).data() == "0"
    assert model.index_of("death").siblingAtColumn(CODE).data() == "death"


def test_a_check_box_asks_and_changes_nothing_itself(qtbot: QtBot, model: TermTreeModel) -> None:
    index = model.index_of("death")
    with qtbot.waitSignal(model.switch_requested) as asked:
        model.setData(index, Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    assert asked.args is not None
    assert (asked.args[0].code, asked.args[1]) == ("death", False)
    assert index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
