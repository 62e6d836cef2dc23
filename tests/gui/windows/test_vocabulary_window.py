"""The vocabulary window: terms are found, switched, named, added and merged."""

import pytest
from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from hrd_desk.gui.item_models.term_tree import TermTreeModel
from hrd_desk.gui.windows.term_dialogs import MergeTermDialog, TermNameDialog
from hrd_desk.gui.windows.vocabulary_window import VocabularyWindow
from hrd_desk.storage.events import load_event
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.vocabulary.terms import Term
from hrd_desk.vocabulary.vocabulary import Vocabulary
from tests.builders import an_event, saved, vocabulary_of
from tests.pages.keyboard import enter, press, show, tab_to


class VocabularyPage:
    """What a person does in the vocabulary window."""

    def __init__(self, qtbot: QtBot, desk: OpenDesk) -> None:
        self.qtbot, self._desk = qtbot, desk
        self.window = VocabularyWindow(desk.database)
        show(qtbot, self.window)
        self.choose_list("Violation")

    def choose_list(self, name: str) -> None:
        (item,) = self.window.ui.schemes.findItems(name, Qt.MatchFlag.MatchExactly)
        self.window.ui.schemes.setCurrentItem(item)

    def choose_term(self, code: str) -> QModelIndex:
        model = self.window.ui.terms.model()
        assert isinstance(model, TermTreeModel)
        index = model.index_of(code)
        assert index.isValid()
        self.window.ui.terms.setCurrentIndex(index)
        return index

    def term(self, code: str) -> Term:
        return vocabulary_of(self._desk).term("violation", code)

    @property
    def state(self) -> str:
        return self.window.ui.state.text()

    @property
    def details(self) -> str:
        return self.window.ui.details.toPlainText()


class DialogFiller:
    """Fills the next dialog of a kind as soon as it is there."""

    def __init__(self, kind: type[QDialog], *steps: tuple[str, str]) -> None:
        self._kind, self._steps = kind, steps
        self.seen: QDialog | None = None
        self._timer = QTimer()
        self._timer.timeout.connect(self._look)
        self._timer.start(5)

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, self._kind) or not dialog.isActiveWindow():
            return
        self._timer.stop()
        self.seen = dialog
        for field, text in self._steps:
            if text:
                enter(field, text)
            else:
                tab_to(field)
                press(Qt.Key.Key_Space)


@pytest.fixture
def page(qtbot: QtBot, desk: OpenDesk) -> VocabularyPage:
    return VocabularyPage(qtbot, desk)


def test_the_details_name_languages_synonyms_and_scope(page: VocabularyPage) -> None:
    page.choose_term("arrest-detention")
    for words in ("Russian: (Произвольный) арест", "custody", "Exclude", "One per person per"):
        assert words in page.details


def test_a_search_shows_what_fits(page: VocabularyPage) -> None:
    enter("search", "spyware")
    assert "Digital surveillance" in page.details
    enter("search", "no such term")
    assert page.details == "No term fits this search."
    assert not page.window.ui.rename_term.isEnabled()


def test_a_term_is_switched_off_with_its_check_box(page: VocabularyPage) -> None:
    index = page.choose_term("raid")
    page.window.ui.terms.setFocus()
    press(Qt.Key.Key_Space)
    assert not page.term("raid").is_enabled
    page.qtbot.waitUntil(lambda: page.window.ui.switch_term.text() == "&Switch on")
    assert "no longer offered" in page.state
    assert index.row() >= 0
    page.window.ui.switch_term.click()
    assert page.term("raid").is_enabled


def test_a_term_is_renamed_in_each_language(page: VocabularyPage) -> None:
    page.choose_term("raid")
    steps = ("label_en", "Search of premises"), ("label_ru", "Обыск"), ("save", "")
    filler = DialogFiller(TermNameDialog, *steps)
    page.window.ui.rename_term.click()
    assert filler.seen
    labels = {"en": "Search of premises", "ru": "Обыск", "ar": "المداهمة"}
    assert page.term("raid").labels == labels
    page.qtbot.waitUntil(lambda: "Обыск" in page.details)


def test_a_name_that_a_sibling_has_is_refused_in_place(page: VocabularyPage) -> None:
    page.choose_term("raid")
    filler = DialogFiller(
        TermNameDialog, ("label_en", "Judicial Harassment"), ("save", ""), ("cancel", "")
    )
    page.window.ui.rename_term.click()
    assert isinstance(filler.seen, TermNameDialog)
    assert "There is a term" in filler.seen.ui.problem.text()
    assert page.term("raid").labels["en"] == "Raid"


def test_an_own_term_is_added_below_another(page: VocabularyPage) -> None:
    page.choose_term("arrest-detention")
    filler = DialogFiller(TermNameDialog, ("label_en", "Arrest at a border"), ("save", ""))
    page.window.ui.add_term.click()
    assert filler.seen
    added = page.term("alm-arrest-at-a-border")
    assert (added.broader, added.origin) == ("arrest-detention", "own")
    page.qtbot.waitUntil(lambda: "was added" in page.state)


def test_records_follow_a_merge(
    page: VocabularyPage, desk: OpenDesk, vocabulary: Vocabulary
) -> None:
    event = saved(desk, an_event(vocabulary, violations=["killing"]))
    index = page.choose_term("killing")
    page.qtbot.waitUntil(lambda: index.siblingAtColumn(2).data() == "1")
    filler = DialogFiller(MergeTermDialog, ("search", "death"), ("merge", ""))
    page.window.ui.merge_term.click()
    assert isinstance(filler.seen, MergeTermDialog)
    assert filler.seen.ui.preview.text().startswith("1 record will follow to “Death")
    page.qtbot.waitUntil(lambda: "is now coded with" in page.state)
    with desk.database.snapshot() as session:
        assert load_event(session, event.uid).codes("violations") == ["death"]
    assert page.term("killing").replaced_by == "death"
    page.qtbot.waitUntil(lambda: not page.window.ui.merge_term.isEnabled())


def test_the_window_stops_listening_when_it_is_closed(
    page: VocabularyPage, desk: OpenDesk, vocabulary: Vocabulary
) -> None:
    page.window.close()
    page.window.close()
    saved(desk, an_event(vocabulary))
    assert not page.window.isVisible()
