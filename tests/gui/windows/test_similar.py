"""Similar events turn up beside the form while one types; they ask nothing and remember answers."""

import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from hrd_desk.gui.windows.compare_dialog import CompareDialog
from hrd_desk.model.event import Event
from hrd_desk.model.pairs import RecordPair, pair_uid
from hrd_desk.storage.events import delete_event
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.pairs import is_told_apart, suspected
from hrd_desk.storage.similar import similar, sought
from hrd_desk.vocabulary.vocabulary import Vocabulary
from tests.builders import an_event, saved, vocabulary_of
from tests.gui.windows.test_drafts import full_disk
from tests.pages.dialogs import in_dialog
from tests.pages.event_form import ALT, CTRL, EventFormPage
from tests.pages.keyboard import Answers, come_back, focused, press

TITLE = "Kazakhstan: twelve demonstrators arrested at rally"


@pytest.fixture
def event(desk: OpenDesk, vocabulary: Vocabulary) -> Event:
    other = "Kazakhstan: lawyer disbarred by ministry"
    saved(desk, an_event(vocabulary, title=other, summary="A licence was taken away."))
    return saved(desk, an_event(vocabulary, title=TITLE))


@pytest.fixture
def page(qtbot: QtBot, desk: OpenDesk, tmp_path: Path, event: Event) -> Iterator[EventFormPage]:
    page = EventFormPage(qtbot, desk, tmp_path)
    yield page
    page.close()


def type_the_same(page: EventFormPage) -> None:
    page.new()
    page.enter("title", "Twelve demonstrators arrested")
    page.choose("country_code", "kaz")
    page.enter("start_date", "2 May 2023")
    page.go_to("description")


def found(page: EventFormPage) -> list[str]:
    """Return the lines of the panel; empty while it is hidden."""
    panel = page.window.similar.panel
    rows = panel.form.rows
    return [rows.item(row).text() for row in range(rows.count())] if panel.isVisible() else []


def wait_for(page: EventFormPage, count: int) -> None:
    page.qtbot.waitUntil(lambda: len(found(page)) == count)


def compare(page: EventFormPage, act: Callable[[CompareDialog], None]) -> None:
    """Press Ctrl+D and do `act` in the dialog that comes."""

    def with_dialog(dialog: QDialog) -> None:
        assert isinstance(dialog, CompareDialog)
        act(dialog)

    in_dialog(page.qtbot, lambda: page.press(Qt.Key.Key_D, CTRL), with_dialog)
    come_back(page.qtbot, page.window)


def test_a_similar_event_turns_up_while_one_types(page: EventFormPage, event: Event) -> None:
    type_the_same(page)
    wait_for(page, 1)
    assert event.reference in found(page)[0]
    assert "2023" in found(page)[0]
    assert page.window.similar.panel.form.count.text() == "1 similar"
    assert focused() is page.field("description")
    page.enter("start_date", "2 May 2022")
    wait_for(page, 0)
    assert not page.window.form.compare_similar.isEnabled()


def test_not_the_same_said_once_more_after_the_last_one_says_nothing(
    page: EventFormPage,
) -> None:
    type_the_same(page)
    wait_for(page, 1)

    def say(dialog: CompareDialog) -> None:
        dialog.form.different.click()
        dialog.form.different.click()

    compare(page, say)
    assert found(page) == []


def test_both_stand_side_by_side_and_not_the_same_is_kept_with_the_first_save(
    page: EventFormPage, desk: OpenDesk, event: Event
) -> None:
    type_the_same(page)
    wait_for(page, 1)

    def say(dialog: CompareDialog) -> None:
        assert dialog.form.own_head.text() == "New event"
        assert dialog.form.other_head.text() == event.reference
        shown = dialog.form.texts.toPlainText()
        assert "1 May 2023" in shown
        assert "2 May 2023" in shown
        press(Qt.Key.Key_N, ALT)

    compare(page, say)
    assert found(page) == []
    page.enter("remarks", "Typed on.")
    page.save()
    own = page.stored().uid
    assert verdict(desk, own, event.uid) == "different"
    page.open(event)
    page.open(page.stored(own))
    page.qtbot.waitUntil(lambda: page.window.similar._job is None)  # noqa: SLF001  it has looked
    assert found(page) == []


def verdict(desk: OpenDesk, one: uuid.UUID, other: uuid.UUID) -> str | None:
    with desk.database.snapshot() as session:
        query = select(RecordPair.verdict).where(RecordPair.uid == pair_uid(one, other))
        return session.scalars(query).one_or_none()


def test_not_the_same_outlives_a_save_that_failed(
    page: EventFormPage, desk: OpenDesk, event: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_the_same(page)
    wait_for(page, 1)
    compare(page, lambda dialog: dialog.form.different.click())
    with full_disk(monkeypatch), Answers("close"):
        page.save()
    come_back(page.qtbot, page.window)
    page.save()
    saved_now = page.stored()
    with desk.database.snapshot() as session:
        assert is_told_apart(session, saved_now.uid, event.uid)


def test_a_record_that_goes_while_it_is_compared_breaks_nothing(
    page: EventFormPage, desk: OpenDesk, event: Event
) -> None:
    twin = saved(desk, an_event(vocabulary_of(desk), title=TITLE))
    page.open(twin)
    wait_for(page, 1)

    def answer(dialog: CompareDialog) -> None:
        with desk.database.transaction("delete") as session:
            delete_event(session, twin.uid)
        page.window.editor.reload_if_unchanged()
        assert page.window.editor.record is None
        dialog.form.different.click()

    compare(page, answer)
    with desk.database.snapshot() as session:
        assert is_told_apart(session, twin.uid, event.uid)


def test_the_other_one_is_opened_and_what_was_typed_stays_a_draft(
    page: EventFormPage, event: Event
) -> None:
    type_the_same(page)
    wait_for(page, 1)
    with Answers("later"):
        compare(page, lambda dialog: dialog.form.open_other.click())
    assert page.title() == TITLE
    drafts = page.window.editor.drafts.stored()
    assert [draft.title for draft in drafts] == ["Twelve demonstrators arrested"]


def test_what_is_typed_is_compared_as_the_merge_compares_it(
    desk: OpenDesk, vocabulary: Vocabulary, event: Event
) -> None:
    typed = an_event(vocabulary, title="Arrested demonstrators at a rally", start_date="2023-05-03")
    wanted = sought(typed)
    assert wanted is not None
    with desk.database.snapshot() as session:
        before = similar(session, wanted)
    stored = saved(desk, typed)
    with desk.database.snapshot() as session:
        assert before == suspected(session, stored.uid)
    assert [one.uid for one in before] == [event.uid]


def test_nothing_is_looked_for_without_country_day_or_words(
    desk: OpenDesk, vocabulary: Vocabulary, event: Event
) -> None:
    assert sought(an_event(vocabulary, country_code="")) is None
    assert sought(an_event(vocabulary, start_date=None)) is None
    wanted = sought(an_event(vocabulary, title="Arrested", summary=""))
    assert wanted is not None
    with desk.database.snapshot() as session:
        assert similar(session, wanted) == []
    last = sought(an_event(vocabulary, start_date="9999-12-31"))
    assert last is not None
    with desk.database.snapshot() as session:
        assert similar(session, last) == []
