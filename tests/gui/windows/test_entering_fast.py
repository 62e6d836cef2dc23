"""What makes the next record quicker: pins, templates, copies, digits, commands, keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hrd_desk.gui.forms.event_form import SECTIONS
from hrd_desk.gui.windows.command_palette import CommandPalette, menu_actions
from hrd_desk.gui.windows.key_map_dialog import KeyMapDialog
from hrd_desk.gui.windows.templates_dialog import TemplatesDialog
from hrd_desk.gui.workers import database_lane
from hrd_desk.model.templates import shipped_templates
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.vocabulary.terms import OWN
from hrd_desk.vocabulary.vocabulary import Vocabulary
from tests.builders import an_event, saved, vocabulary_of
from tests.pages.event_form import CTRL, EventFormPage
from tests.pages.keyboard import come_back, focused, press, show, type_text

KEY = Qt.Key


@pytest.fixture
def page(qtbot: QtBot, desk: OpenDesk, tmp_path: Path) -> Iterator[EventFormPage]:
    page = EventFormPage(qtbot, desk, tmp_path)
    yield page
    page.close()


def codes(page: EventFormPage, name: str) -> list[str]:
    return [term.code for term in page.form.fields[name].value()]


def pin(page: EventFormPage, *names: str) -> None:
    for name in names:
        page.go_to(name)
        press(KEY.Key_Semicolon, CTRL)


def carried(page: EventFormPage) -> list[str]:
    return page.window.entry.marks.names()


# --- carrying on ----------------------------------------------------------------------------------


def test_what_is_pinned_begins_the_next_record_and_survives_a_restart(
    page: EventFormPage, desk: OpenDesk, vocabulary: Vocabulary, qtbot: QtBot, tmp_path: Path
) -> None:
    page.open(saved(desk, an_event(vocabulary)))
    pin(page, "country_code", "rights")
    page.new()
    assert (page.shown("country_code"), codes(page, "rights")) == ("KZ", ["protest"])
    assert codes(page, "violations") == []
    assert carried(page) == ["country_code", "rights"]
    assert not page.is_changed()
    page.close()

    later = EventFormPage(qtbot, desk, tmp_path)
    later.new()
    assert (later.shown("country_code"), codes(later, "rights")) == ("KZ", ["protest"])
    later.go_to("rights")
    press(KEY.Key_Semicolon, CTRL)
    later.window.editor.discard()
    later.new()
    assert (later.shown("country_code"), codes(later, "rights")) == ("KZ", [])
    later.close()


def test_a_pin_follows_what_was_saved_last(page: EventFormPage) -> None:
    page.new()
    pin(page, "violations")
    page.choose("violations", "arre")
    page.press(KEY.Key_Return, CTRL)
    assert codes(page, "violations") == ["arrest-detention"]
    page.choose("violations", "raid")
    page.press(KEY.Key_Return, CTRL)
    assert codes(page, "violations") == ["arrest-detention", "raid"]
    assert page.count() == 2
    assert focused().objectName() == "title"
    page.press(KEY.Key_Return, CTRL)
    assert page.count() == 2, "what is only carried over is no record yet"
    assert "Nothing has been entered" in page.notice()


def test_carried_fields_are_a_hint_until_somebody_goes_through_them(
    page: EventFormPage, desk: OpenDesk, vocabulary: Vocabulary
) -> None:
    page.open(saved(desk, an_event(vocabulary)))
    pin(page, "country_code", "violations")
    page.new()
    page.qtbot.waitUntil(lambda: any("Carried over" in words for words in page.problems()))
    page.go_to("country_code")
    press(KEY.Key_Tab)
    assert carried(page) == ["violations"]
    page.go_to("violations")
    press(KEY.Key_Backspace)
    assert (carried(page), codes(page, "violations")) == ([], [])
    page.qtbot.waitUntil(lambda: not any("Carried over" in words for words in page.problems()))


def test_narrative_cannot_be_pinned_and_can_be_copied_by_one_key(
    page: EventFormPage, desk: OpenDesk, vocabulary: Vocabulary
) -> None:
    saved(desk, an_event(vocabulary, title="An older one", description="Older words"))
    saved(desk, an_event(vocabulary, title="The last one", description="Words of the last one"))
    page.new()
    pin(page, "description")
    assert "cannot be carried over" in page.notice()
    press(KEY.Key_Apostrophe, CTRL)
    assert page.shown("description") == "Words of the last one"
    page.go_to("violations")
    press(KEY.Key_Apostrophe, CTRL)
    assert codes(page, "violations") == ["arrest-detention"]
    assert page.is_changed()
    page.go_to("charge")
    press(KEY.Key_Apostrophe, CTRL)
    assert "nothing in the field Charge or claim" in page.notice()


# --- templates ------------------------------------------------------------------------------------


def test_a_template_fills_only_what_is_neither_typed_nor_pinned(
    page: EventFormPage, desk: OpenDesk, vocabulary: Vocabulary
) -> None:
    page.open(saved(desk, an_event(vocabulary, rights=["land"])))
    pin(page, "rights")
    page.new()
    page.choose("violations", "raid")
    arrests = shipped_templates()[0]
    page.window.entry.apply_template(arrests)
    assert codes(page, "rights") == ["land"]
    assert codes(page, "violations") == ["raid"]
    assert codes(page, "perpetrators_state") == ["police"]
    assert "[place]" in str(page.shown("summary"))
    assert page.title() == ""
    assert any("square brackets" in words for words in all_problems(page))


def all_problems(page: EventFormPage) -> list[str]:
    page.window.record.check()
    return page.problems()


def test_tab_goes_from_blank_to_blank_and_then_on(page: EventFormPage) -> None:
    page.new()
    page.window.entry.apply_template(shipped_templates()[0])
    page.go_to("violations")
    while focused() is not page.field("summary"):
        press(KEY.Key_Tab)
    for words in ("1 May 2023", "15", "against a dam", "Almaty", "Kazakhstan"):
        type_text(words)
        press(KEY.Key_Tab)
    assert page.shown("summary") == (
        "On 1 May 2023, 15 pro-democracy defenders holding a protest against a dam were arrested "
        "by the police in Almaty, Kazakhstan."
    )
    assert focused() is not page.field("summary")


def test_a_record_becomes_a_template_without_its_words(
    page: EventFormPage, desk: OpenDesk, vocabulary: Vocabulary, qtbot: QtBot
) -> None:
    event = saved(desk, an_event(vocabulary, summary="They took A. B. away."))
    dialog = TemplatesDialog(desk.database, event, None)
    show(qtbot, dialog)
    dialog.ui.name.setFocus()
    type_text("Arrests in the capital")
    press(KEY.Key_Return)
    assert dialog.names()[0] == "Arrests in the capital"
    assert "A. B." not in dialog.ui.content.toPlainText()
    assert "Arrest and Detention" in dialog.ui.content.toPlainText()
    dialog.close()

    again = TemplatesDialog(desk.database, None, None)
    show(qtbot, again)
    assert again.names() == ["Arrests in the capital", "Protest arrests", "Judicial harassment"]
    again.ui.use.click()
    assert again.chosen is not None
    come_back(qtbot, page.window)
    page.new()
    page.window.entry.apply_template(again.chosen)
    assert codes(page, "rights") == ["protest"]
    assert page.shown("summary") == ""


# --- terms ----------------------------------------------------------------------------------------


def test_a_digit_takes_the_commonest_term_of_the_desk(
    desk: OpenDesk, vocabulary: Vocabulary, qtbot: QtBot, tmp_path: Path
) -> None:
    for violations in (["raid"], ["raid", "torture"], ["raid", "torture", "killing"]):
        saved(desk, an_event(vocabulary, violations=violations))
    page = EventFormPage(qtbot, desk, tmp_path)
    database_lane.waitForDone()
    QApplication.processEvents()
    page.new()
    page.go_to("violations")
    press(KEY.Key_2)
    press(KEY.Key_1)
    assert codes(page, "violations") == ["torture", "raid"]
    press(KEY.Key_9)
    assert codes(page, "violations") == ["torture", "raid"]
    page.go_to("country_code")
    press(KEY.Key_1)
    assert page.shown("country_code") == "KZ"
    assert focused().accessibleName() == "Initial date"
    page.close()


def test_a_term_that_is_switched_off_is_found_and_switched_on_by_two_keys(
    page: EventFormPage,
) -> None:
    page.new()
    page.go_to("perpetrators_state")
    type_text("ФСБ")
    press(KEY.Key_Return)
    assert codes(page, "perpetrators_state") == [], "Enter alone switches nothing on"
    press(KEY.Key_Down)
    press(KEY.Key_Return)
    assert codes(page, "perpetrators_state") == ["intelligence"]
    assert "switched off; it is offered" in page.notice()
    page.window.editor.discard()
    page.new()
    page.choose("perpetrators_state", "ФСБ")
    assert codes(page, "perpetrators_state") == ["intelligence"]


def test_what_is_merely_similar_is_taken_by_nobody_unasked(page: EventFormPage) -> None:
    page.new()
    page.go_to("violations")
    type_text("torure")
    press(KEY.Key_Tab)
    page.go_to("violations")
    assert codes(page, "violations") == []
    press(KEY.Key_A, CTRL)
    type_text("torure")
    press(KEY.Key_Return)
    assert codes(page, "violations") == []
    press(KEY.Key_Down)
    press(KEY.Key_Return)
    assert codes(page, "violations") == ["torture"]


def test_a_term_that_is_missing_is_proposed_and_usable_at_once(
    page: EventFormPage, desk: OpenDesk
) -> None:
    page.new()
    page.go_to("violations")
    type_text("Public shaming")
    press(KEY.Key_Return)
    assert codes(page, "violations") == [], "Enter alone proposes nothing"
    assert focused() is page.field("violations"), "nothing typed is lost"
    press(KEY.Key_Down)
    press(KEY.Key_Return)
    (term,) = page.form.fields["violations"].value()
    assert (term.label("en"), term.origin) == ("Public shaming", OWN)
    page.enter("title", "A made-up event")
    page.save()
    assert page.stored().codes("violations") == [term.code]
    assert vocabulary_of(desk).find("violation", term.code) is not None
    page.new()
    page.choose("violations", "shaming")
    assert codes(page, "violations") == [term.code]


def test_a_term_that_is_switched_off_is_taken_into_use_again(
    page: EventFormPage, vocabulary: Vocabulary
) -> None:
    assert not vocabulary.term("violation", "house-arrest").is_enabled
    page.new()
    page.go_to("violations")
    type_text("House arrest")
    press(KEY.Key_Up)
    press(KEY.Key_Return)
    assert codes(page, "violations") == ["house-arrest"]
    assert "was switched off" in page.notice()


# --- the way of the keyboard ----------------------------------------------------------------------


def test_tab_and_enter_follow_the_order_of_entry(page: EventFormPage) -> None:
    page.new()
    visited = [focused().accessibleName()]
    for number in range(13):
        is_line_of_text = visited[-1] == "Event description"
        press(KEY.Key_Return if number % 2 and not is_line_of_text else KEY.Key_Tab)
        visited.append(focused().accessibleName())
    assert visited == [
        *("Title", "Country", "Initial date", "Event description", "Number of people: Affected"),
        *("Gender of HRD", "Type of HRD", "Violations", "Rights concerned"),
        *("Perpetrators: state", "Perpetrators: non-state", "Place", "Who published or told it"),
        "Summary for publications",
    ]
    for name in reversed(visited[:-1]):
        press(KEY.Key_Backtab)
        assert focused().accessibleName() == name


def test_a_source_is_begun_by_typing_and_goes_again_when_it_is_emptied(page: EventFormPage) -> None:
    page.new()
    page.form.go_to_field("citations")
    type_text("A newspaper")
    assert [c.source_name for c in page.form.event_as_entered().citations] == ["A newspaper"]
    press(KEY.Key_Tab)
    assert focused().accessibleName() == "Web address"
    page.form.citations.first_field().setFocus()
    press(KEY.Key_A, CTRL)
    press(KEY.Key_Delete)
    press(KEY.Key_Tab)
    assert page.form.event_as_entered().citations == []
    assert focused().accessibleName() == "Summary for publications"


# --- commands and keys ----------------------------------------------------------------------------


def test_a_command_is_found_by_some_of_its_letters(page: EventFormPage, qtbot: QtBot) -> None:
    page.new()
    palette = CommandPalette(page.window.form.menu_bar, page.form, None)
    show(qtbot, palette)
    for typed, label, keys in (
        ("sanex", "Save and begin the next", "Ctrl+Return"),
        ("verif", "Verification", ""),
        ("map", "Map", "Ctrl+M"),
    ):
        palette.ui.words.setText(typed)
        assert (palette.found()[0].label, palette.found()[0].aside) == (label, keys)
    palette.ui.words.setText("history")
    assert not palette.found()[0].is_enabled
    press(KEY.Key_Return)
    assert palette.chosen is None
    palette.ui.words.setText("related ev")
    press(KEY.Key_Return)
    assert palette.chosen is not None
    come_back(qtbot, page.window)
    palette.chosen.act()
    assert page.form.form.sections.currentIndex() == list(SECTIONS).index("related")


def test_the_palette_holds_every_action_of_the_menus(page: EventFormPage) -> None:
    palette = CommandPalette(page.window.form.menu_bar, page.form, page.window)
    wanted = {
        action.shortcut().toString() for _menu, action in menu_actions(page.window.form.menu_bar)
    }
    assert wanted <= {command.aside for command in palette.found()}
    assert len(wanted) > 30
    palette.deleteLater()


def test_the_map_of_keys_shows_what_is_bound_now(page: EventFormPage, qtbot: QtBot) -> None:
    page.window.form.event_save.setShortcut("Ctrl+Alt+S")
    dialog = KeyMapDialog(page.window.form.menu_bar, None)
    show(qtbot, dialog)
    texts = dialog.texts()
    assert "Ctrl+Alt+S" in texts
    assert {"Alt+P", "F8", "1 … 9", "Ctrl+Tab"} <= set(texts)
    for width in (1280, 675, 420):  # a wide window, large letters on a small panel, less
        dialog.resize(width, 352)
        QApplication.processEvents()
        inside = dialog.ui.scroll.viewport().width()
        assert dialog.ui.page.width() <= inside, width
