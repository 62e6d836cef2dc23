"""Drafting the summary by keyboard: written at once, taken back by one undo, never over a text."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hrd_desk.gui.forms.draft_dialog import DraftDialog
from hrd_desk.gui.widgets.text_area import TextArea
from hrd_desk.model.event import Event
from hrd_desk.model.parts import Citation
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.vocabulary.vocabulary import Vocabulary
from tests.builders import an_event, saved
from tests.pages.event_form import CTRL, EventFormPage
from tests.pages.keyboard import Answers, come_back, ctrl_tab_to, focused, press

SHIFT = Qt.KeyboardModifier.ShiftModifier
DRAFT = "On 1 May 2023, a person was reportedly arrested or detained in Almaty, Kazakhstan."
OWN = "Police held a person whom we know."


@pytest.fixture
def page(qtbot: QtBot, desk: OpenDesk, tmp_path: Path) -> Iterator[EventFormPage]:
    page = EventFormPage(qtbot, desk, tmp_path)
    yield page
    page.close()


def opened(page: EventFormPage, vocabulary: Vocabulary, **fields: object) -> Event:
    event = saved(page.desk, an_event(vocabulary, **fields))
    page.open(event)
    return event


def draft(page: EventFormPage) -> None:
    page.press(Qt.Key.Key_Y, CTRL | SHIFT)


def summary(page: EventFormPage) -> str:
    field = page.window.record.event_form.form.summary
    assert isinstance(field, TextArea)
    return field.value()


def language_of(page: EventFormPage) -> str | None:
    value: str | None = page.window.record.event_form.form.summary_language.value()
    return value


def note(page: EventFormPage) -> str:
    label = page.window.record.event_form.form.draft_note
    return str(label.text()) if label.isVisible() else ""


def in_dialog(page: EventFormPage, act: Callable[[DraftDialog], None]) -> None:
    """Draft, and do `act` in the dialog that comes."""
    came: list[DraftDialog] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, DraftDialog) or came or not dialog.isActiveWindow():
            return
        came.append(dialog)
        try:
            act(dialog)
        finally:
            dialog.reject()  # changes nothing where it was answered, and a failed test ends

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(5)
    draft(page)
    timer.stop()
    assert came, "nothing was asked"
    come_back(page.qtbot, page.window)


def test_an_empty_summary_is_written_and_one_undo_takes_it_back(
    page: EventFormPage, vocabulary: Vocabulary
) -> None:
    opened(page, vocabulary, summary="")
    draft(page)
    assert (summary(page), language_of(page)) == (DRAFT, "en")
    assert "Drafted from: Country, Initial date, " in note(page)
    assert focused().objectName() == "summary"
    assert page.is_changed()
    press(Qt.Key.Key_Z, CTRL)
    assert (summary(page), language_of(page)) == ("", None)
    press(Qt.Key.Key_Z, CTRL | SHIFT)
    assert (summary(page), language_of(page)) == (DRAFT, "en")
    page.save()
    assert (page.stored().summary, page.stored().summary_language) == (DRAFT, "en")


def test_the_button_beside_the_field_does_the_same(
    page: EventFormPage, vocabulary: Vocabulary
) -> None:
    opened(page, vocabulary, summary="")
    page.go_to("summary")
    ctrl_tab_to("draft_summary")
    press(Qt.Key.Key_Space)
    assert summary(page) == DRAFT


def test_the_draft_speaks_the_language_of_the_summary(
    page: EventFormPage, vocabulary: Vocabulary
) -> None:
    opened(page, vocabulary, summary="", summary_language="ru")
    draft(page)
    assert summary(page).startswith("1 мая 2023 г. человек, по сообщениям, был задержан или")
    press(Qt.Key.Key_Z, CTRL)
    assert (summary(page), language_of(page)) == ("", "ru")


def test_what_is_entered_counts_not_what_is_stored(
    page: EventFormPage, vocabulary: Vocabulary
) -> None:
    opened(page, vocabulary, summary="")
    page.enter("start_date", "June 2023")
    draft(page)
    assert summary(page).startswith("In June 2023, a person")


def test_a_persons_text_stays_until_the_person_chooses(
    page: EventFormPage, vocabulary: Vocabulary
) -> None:
    opened(page, vocabulary, summary=OWN)

    def look_and_leave(dialog: DraftDialog) -> None:
        shown = dialog.form.texts.toPlainText()
        assert OWN.split(maxsplit=1)[0] in shown
        assert "reportedly" in shown
        press(Qt.Key.Key_Escape)

    in_dialog(page, look_and_leave)
    assert (summary(page), page.is_changed()) == (OWN, False)


def test_enter_adds_the_draft_below(page: EventFormPage, vocabulary: Vocabulary) -> None:
    opened(page, vocabulary, summary=OWN)
    in_dialog(page, lambda _dialog: press(Qt.Key.Key_Return))
    assert summary(page) == f"{OWN}\n{DRAFT}"
    press(Qt.Key.Key_Z, CTRL)
    assert summary(page) == OWN


def test_replacing_can_be_taken_back(page: EventFormPage, vocabulary: Vocabulary) -> None:
    opened(page, vocabulary, summary=OWN)

    def replace(dialog: DraftDialog) -> None:
        dialog.form.replace.setFocus()
        press(Qt.Key.Key_Space)

    in_dialog(page, replace)
    assert summary(page) == DRAFT
    press(Qt.Key.Key_Z, CTRL)
    assert summary(page) == OWN


def test_a_summary_that_says_this_already_is_left_alone(
    page: EventFormPage, vocabulary: Vocabulary
) -> None:
    opened(page, vocabulary, summary=DRAFT, summary_language="en")
    draft(page)
    assert (summary(page), page.is_changed()) == (DRAFT, False)
    assert note(page)


def test_own_words_come_in_by_a_tick_and_never_with_a_source(
    page: EventFormPage, vocabulary: Vocabulary
) -> None:
    told = [Citation(source_name="Dana Sadykova", source_type="testimony")]
    opened(page, vocabulary, summary="", context="holding a protest", citations=told)
    draft(page)
    assert "protest" not in summary(page)
    assert "What they were doing: Typed freely" in note(page)
    press(Qt.Key.Key_Z, CTRL)
    ctrl_tab_to("draft_own_words")
    press(Qt.Key.Key_Space)
    draft(page)
    assert "a person holding a protest was" in summary(page)
    press(Qt.Key.Key_Z, CTRL)
    page.enter("context", "meeting Dana Sadykova")
    draft(page)
    assert "Sadykova" not in summary(page)


def test_without_a_violation_the_person_is_led_to_it(
    page: EventFormPage, vocabulary: Vocabulary
) -> None:
    opened(page, vocabulary, summary="", violations=[])
    with Answers("close") as answers:
        draft(page)
    assert answers.said == [
        "The record does not say yet what happened. Code at least one violation, then draft."
    ]
    assert (summary(page), page.is_changed()) == ("", False)


def test_a_language_without_words_is_named(page: EventFormPage, vocabulary: Vocabulary) -> None:
    opened(page, vocabulary, summary="", summary_language="kk")
    with Answers("close") as answers:
        draft(page)
    assert "cannot be drafted in “kk”" in answers.said[0]
    assert summary(page) == ""


def test_another_record_knows_nothing_of_the_draft(
    page: EventFormPage, vocabulary: Vocabulary
) -> None:
    other = saved(page.desk, an_event(vocabulary, title="Kazakhstan: another", summary=""))
    opened(page, vocabulary, summary="")
    draft(page)
    page.save()
    page.open(other)
    assert (summary(page), note(page)) == ("", "")


def recode(page: EventFormPage, code: str) -> None:
    """Code another violation as a person does, and let the checks run."""
    field = page.window.record.event_form.form.violations
    field.set_value([page.window.record.vocabulary.term("violation", code)])
    field.edited.emit()
    page.window.record.check()


OUTDATED = "The record has changed since this was drafted. Draft it again to compare."


def test_a_summary_is_marked_once_the_codes_change_and_until_it_is_drafted_again(
    page: EventFormPage, vocabulary: Vocabulary
) -> None:
    opened(page, vocabulary, summary="")
    draft(page)
    page.save()
    page.window.record.check()
    assert note(page) != OUTDATED
    recode(page, "raid")
    assert note(page) == OUTDATED
    recode(page, "arrest-detention")
    assert note(page) == ""
    recode(page, "raid")
    in_dialog(page, lambda dialog: dialog.reject())
    page.window.record.check()
    assert note(page) != OUTDATED
    assert summary(page) == DRAFT


def test_the_mark_comes_back_with_the_record_on_another_day(
    page: EventFormPage, vocabulary: Vocabulary
) -> None:
    event = opened(page, vocabulary, summary="")
    draft(page)
    edited = page.window.record.event_form.form.summary
    edited.replace_text(summary(page) + " They were freed.")
    page.save()
    recode(page, "raid")
    page.save()
    page.open(saved(page.desk, an_event(vocabulary, title="Kazakhstan: another")))
    assert note(page) == ""
    page.open(event)
    assert note(page) == OUTDATED
    assert "They were freed" in summary(page)


def test_a_summary_that_was_never_drafted_is_not_marked(
    page: EventFormPage, vocabulary: Vocabulary
) -> None:
    opened(page, vocabulary, summary=OWN)
    recode(page, "raid")
    assert note(page) == ""
