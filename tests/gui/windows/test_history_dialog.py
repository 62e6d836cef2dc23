"""The history of a record, in words and side by side."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hrd_desk.gui.widgets.small_screens import fit_to_screen
from hrd_desk.gui.windows.history_dialog import HistoryDialog
from hrd_desk.i18n import set_language
from hrd_desk.model.event import Event
from hrd_desk.model.parts import EventLink
from hrd_desk.storage.events import delete_event, load_event
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.terms import load_vocabulary, merge_term, rename_term
from hrd_desk.vocabulary.vocabulary import Vocabulary
from tests.builders import an_event, saved, vocabulary_of
from tests.clipping import clipped_texts
from tests.pages.keyboard import show


@pytest.fixture
def event(desk: OpenDesk, vocabulary: Vocabulary) -> Event:
    first = saved(desk, an_event(vocabulary, title="Raid on the market"))
    with desk.database.snapshot() as session:
        event = load_event(session, first.uid)
    event.title = "Raid on the <b>old</b> market"
    event.start_date = "2023-05"
    event.places[0].locality = "Astana"
    event.counts[0].minimum, event.counts[0].maximum = 12, 20
    event.counts[0].words = "about a dozen"
    event.code_with("violations", [vocabulary.term("violation", "killing")])
    return saved(desk, event)


class HistoryPage:
    """What a person sees of a record's history."""

    def __init__(self, qtbot: QtBot, desk: OpenDesk, event: Event) -> None:
        with desk.database.snapshot() as session:
            vocabulary = load_vocabulary(session)
        self.dialog = HistoryDialog(desk.database, vocabulary, event.uid)
        show(qtbot, self.dialog)

    @property
    def revisions(self) -> list[str]:
        widget = self.dialog.ui.revisions
        return [widget.item(row).text() for row in range(widget.count())]

    def choose(self, row: int) -> None:
        self.dialog.ui.revisions.setCurrentRow(row)

    def differences(self) -> dict[str, tuple[str, str]]:
        """Return before and after of each field as it stands on the screen."""
        cursor = self.dialog.ui.differences.document().begin()
        texts = []
        while cursor.isValid():
            texts.append(cursor.text())
            cursor = cursor.next()
        cells = texts[4:]
        return dict(zip(cells[::3], zip(cells[1::3], cells[2::3], strict=False), strict=False))

    def marked(self, is_marked: str) -> str:
        """Return the words that carry a mark (`fontUnderline` or `fontStrikeOut`)."""
        found = []
        block = self.dialog.ui.differences.document().begin()
        while block.isValid():
            iterator = block.begin()
            while not iterator.atEnd():
                fragment = iterator.fragment()
                form: QTextCharFormat = fragment.charFormat()
                if getattr(form, is_marked)():
                    found.append(fragment.text())
                iterator += 1
            block = block.next()
        return "|".join(found)


@pytest.fixture
def page(qtbot: QtBot, desk: OpenDesk, event: Event) -> HistoryPage:
    return HistoryPage(qtbot, desk, event)


def test_revisions_stand_newest_first_with_who_and_what(page: HistoryPage) -> None:
    assert len(page.revisions) == 2
    assert page.revisions[0].startswith("Saved · ")
    assert page.revisions[0].endswith("Tester, desk ALM")
    assert "UTC" in page.dialog.ui.revision.text()


def test_old_and_new_stand_side_by_side_in_words(page: HistoryPage) -> None:
    differences = page.differences()
    assert differences["Title"] == ("Raid on the market", "Raid on the <b>old</b> market")
    assert differences["Initial date"] == ("1 May 2023", "May 2023")
    before, after = differences["Violations"]
    assert before.endswith("Arrest and Detention")
    assert after == "Killing"
    assert differences["Number of people"][1].endswith("12–20 “about a dozen”")
    assert differences["Place"][0].startswith("Almaty, Kazakhstan, 43.22")
    assert differences["Place"][1].startswith("Astana, Kazakhstan")


def test_changed_words_are_marked(page: HistoryPage) -> None:
    assert "<b>old</b>" in page.marked("fontUnderline")
    assert "1 " in page.marked("fontStrikeOut")
    assert "Kazakhstan" not in page.marked("fontUnderline")


def test_the_first_revision_shows_what_was_entered(page: HistoryPage) -> None:
    page.choose(1)
    differences = page.differences()
    assert differences["Title"] == ("", "Raid on the market")
    assert differences["Country"] == ("", "Kazakhstan")
    assert differences["Source"][1].startswith("A newspaper")


def test_a_link_that_was_removed_still_names_its_record(
    qtbot: QtBot, desk: OpenDesk, event: Event, vocabulary: Vocabulary
) -> None:
    other = saved(desk, an_event(vocabulary, title="Arrests after the raid"))
    for links in ([EventLink(target_uid=other.uid, link_type="follows")], []):
        with desk.database.snapshot() as session:
            loaded = load_event(session, event.uid)
        loaded.links = links
        saved(desk, loaded)
    page = HistoryPage(qtbot, desk, event)
    (before, after) = page.differences()["Related event"]
    assert before.endswith(f"{other.reference} Arrests after the raid")
    assert after == ""


def test_points_are_told_in_five_decimals_and_in_all_where_they_part_later(
    qtbot: QtBot, desk: OpenDesk, event: Event
) -> None:
    for longitude in (76.889709, 76.8897090001):
        with desk.database.snapshot() as session:
            loaded = load_event(session, event.uid)
        loaded.places[0].latitude_deg = 43.238949000001
        loaded.places[0].longitude_deg = longitude
        saved(desk, loaded)
    page = HistoryPage(qtbot, desk, event)
    before, after = page.differences()["Place"]
    assert ("43.238949000001, 76.889709" in before, "76.8897090001" in after) == (True, True)
    page.choose(1)
    assert "43.23895, 76.88971" in page.differences()["Place"][1]


def test_a_deletion_and_its_reason_are_told(qtbot: QtBot, desk: OpenDesk, event: Event) -> None:
    with desk.database.transaction("delete", "Entered twice") as session:
        delete_event(session, event.uid, "Entered twice")
    page = HistoryPage(qtbot, desk, event)
    assert page.revisions[0].startswith("Deleted · ")
    assert page.differences() == {"Deletion": ("", "deleted: Entered twice")}
    assert "Reason: Entered twice" in page.dialog.ui.revision.text()


def test_a_renamed_term_shows_the_name_it_was_coded_with(
    qtbot: QtBot, desk: OpenDesk, vocabulary: Vocabulary, event: Event
) -> None:
    with desk.database.transaction("rename-term") as session:
        rename_term(session, vocabulary.term("violation", "killing").uid, "en", "Unlawful killing")
    page = HistoryPage(qtbot, desk, event)
    assert page.differences()["Violations"][1] == "Unlawful killing (coded as “Killing”)"


def test_a_merge_appears_in_the_history_of_each_record(
    qtbot: QtBot, desk: OpenDesk, vocabulary: Vocabulary, event: Event
) -> None:
    term, into = (vocabulary.term("violation", code) for code in ("killing", "death"))
    with desk.database.transaction("merge-term") as session:
        merge_term(session, term.uid, into.uid)
    page = HistoryPage(qtbot, desk, event)
    assert page.revisions[0].startswith("Term merged · ")
    assert page.differences()["Violations"] == ("Killing", "Death (coded as “Killing”)")


def test_a_long_unchanged_text_is_shortened_unless_asked_for(
    qtbot: QtBot, desk: OpenDesk, event: Event
) -> None:
    words = " ".join(f"word{number}" for number in range(200))
    for text in (words, f"{words} end"):
        with desk.database.snapshot() as session:
            loaded = load_event(session, event.uid)
        loaded.description = text
        saved(desk, loaded)
    page = HistoryPage(qtbot, desk, event)
    assert "word100" not in page.differences()["Event description"][0]
    page.dialog.ui.whole_texts.click()
    assert page.differences()["Event description"] == (words, f"{words} end")


def test_dates_and_names_follow_the_language(qtbot: QtBot, desk: OpenDesk, event: Event) -> None:
    set_language("ru")
    try:
        page = HistoryPage(qtbot, desk, event)
        text = page.dialog.ui.differences.toPlainText()
    finally:
        set_language("en")
    assert "май 2023 г." in text
    assert "Убийство" in text
    assert "Killing" not in text


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_what_changed_is_the_larger_part_of_a_small_screen(qtbot: QtBot, desk: OpenDesk) -> None:
    vocabulary = vocabulary_of(desk)
    uid = saved(desk, an_event(vocabulary)).uid
    dialog = HistoryDialog(desk.database, vocabulary, uid)
    qtbot.addWidget(dialog)
    dialog.show()
    fit_to_screen(dialog, QSize(675, 352))
    QApplication.processEvents()
    assert dialog.ui.differences.width() > 0.6 * dialog.width()
    assert clipped_texts(dialog) == []
