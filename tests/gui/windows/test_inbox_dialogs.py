"""Decisions of headquarters by keyboard, and what holds for every window of the inbox."""

import datetime
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from hrd_desk.errors import HrdDeskError
from hrd_desk.gui.widgets.text_area import TextArea
from hrd_desk.gui.windows.inbox_batch_dialog import InboxBatchDialog
from hrd_desk.gui.windows.inbox_choices import choices
from hrd_desk.gui.windows.inbox_decision_dialog import DecisionDialog
from hrd_desk.gui.windows.inbox_entry_dialog import InboxEntryDialog, text_field, value_fields
from hrd_desk.gui.windows.inbox_facts import read_facts
from hrd_desk.gui.windows.inbox_window import InboxWindow
from hrd_desk.gui.windows.publish_answers import AnswersDialog
from hrd_desk.gui.workers import finish_jobs
from hrd_desk.model.decisions import DecisionKind
from hrd_desk.model.release import released_as
from hrd_desk.storage.decisions import decide, decisions_of, is_locked, merged_into
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.sync_tables import Held
from hrd_desk.sync.inbox import InboxItem, inbox
from hrd_desk.sync.inbox_entries import InboxKind
from hrd_desk.sync.receiving import receive
from tests.builders import vocabulary_of
from tests.pages.inbox import InboxPage
from tests.pages.keyboard import Answers, enter, focused, press, show, tab_to, type_text
from tests.sync.exchanging import (
    edited,
    event_on,
    logged,
    position_of,
    to_field,
    to_headquarters,
)
from tests.sync.identities import a_field_desk, a_headquarters, paired

CTRL = Qt.KeyboardModifier.ControlModifier
HTML = "<img src='/etc/hostname'> <b>somebody</b>"
CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QAbstractItemView, QTextEdit)


@pytest.fixture
def hq(tmp_path: Path, qapp: object) -> Iterator[OpenDesk]:
    with a_headquarters(tmp_path) as desk:
        yield desk
        finish_jobs()


class DecisionPage:
    """The dialog over one record."""

    def __init__(self, qtbot: QtBot, desk: OpenDesk, uid: uuid.UUID) -> None:
        self.dialog = DecisionDialog(desk, uid)
        self._qtbot = qtbot
        show(qtbot, self.dialog)
        qtbot.waitUntil(lambda: not self.dialog.is_working)

    def choose(self, kind: DecisionKind) -> None:
        """Go down the list to a decision."""
        tab_to("decisions")
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Home):
            press(key)
        for _turn in range(self.dialog.ui.decisions.count()):
            if self.dialog.kind is kind:
                return
            press(Qt.Key.Key_Down)
        assert self.dialog.kind is kind

    def take(self) -> None:
        """Press the button, and wait until it has worked."""
        tab_to("take")
        press(Qt.Key.Key_Space)
        self._qtbot.waitUntil(lambda: not self.dialog.is_working)

    def problem(self) -> str:
        label = self.dialog.ui.problem
        return label.text() if label.isVisible() else ""


def kinds_taken(desk: OpenDesk, uid: uuid.UUID) -> list[str]:
    with desk.database.snapshot() as session:
        return [view.kind for view in decisions_of(session, uid)]


def an_entry(_hq: OpenDesk) -> QDialog:
    words = ("A question", "It goes with the next file.", "Ask the field")
    return InboxEntryDialog(words, [text_field("Question", "As it was")], None)


def a_decision(hq: OpenDesk) -> QDialog:
    return DecisionDialog(hq, logged(hq, title="Demonstrators arrested"))


def some_answers(_hq: OpenDesk) -> QDialog:
    return AnswersDialog({})


@pytest.mark.parametrize("make", [an_entry, a_decision, some_answers])
def test_a_longer_text_is_not_lost_by_escape_alone(
    qtbot: QtBot, hq: OpenDesk, make: Callable[[OpenDesk], QDialog]
) -> None:
    dialog = make(hq)
    show(qtbot, dialog)
    qtbot.waitUntil(lambda: not getattr(dialog, "is_working", False))
    area = dialog.findChildren(TextArea)[0]
    area.setFocus()
    QTest.keyClicks(area, "Who told you so?")
    with Answers("cancel") as asked:
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert asked.said == ["What you typed here is kept nowhere."]
    assert dialog.isVisible()
    assert "Who told you so?" in area.value()
    with Answers("yes"):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_text_that_nobody_touched_asks_nothing(qtbot: QtBot, hq: OpenDesk) -> None:
    dialog = an_entry(hq)
    show(qtbot, dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_nothing_is_chosen_and_nothing_can_be_done_at_first(qtbot: QtBot, hq: OpenDesk) -> None:
    page = DecisionPage(qtbot, hq, logged(hq))
    assert page.dialog.kind is None
    assert not page.dialog.ui.take.isEnabled()


def test_a_record_is_verified(qtbot: QtBot, hq: OpenDesk) -> None:
    uid = logged(hq)
    page = DecisionPage(qtbot, hq, uid)
    page.choose(DecisionKind.VERIFY)
    assert page.dialog.ui.take.text() == f"Verify {event_on(hq, uid).reference}"
    page.take()
    assert kinds_taken(hq, uid) == ["verify"]
    assert event_on(hq, uid).verification == "confirmed"
    assert "Verify" in page.dialog.done_words()


def test_returning_a_record_needs_a_comment(qtbot: QtBot, hq: OpenDesk) -> None:
    uid = logged(hq)
    page = DecisionPage(qtbot, hq, uid)
    page.choose(DecisionKind.REJECT)
    page.take()
    assert page.problem() == "Say in the comment what the field is to do."
    tab_to("comment")
    type_text("Who published it?")
    page.take()
    assert event_on(hq, uid).record_status == "returned"


def test_a_status_is_chosen_from_its_list(qtbot: QtBot, hq: OpenDesk) -> None:
    uid = logged(hq)
    code = vocabulary_of(hq).choices("monitoring-status")[0].code
    page = DecisionPage(qtbot, hq, uid)
    page.choose(DecisionKind.STATUS)
    page.take()
    assert page.problem() == "Choose the new status."
    tab_to("value")
    press(Qt.Key.Key_Down)
    page.take()
    assert event_on(hq, uid).monitoring_status == code


def test_a_lock_is_offered_or_its_end(qtbot: QtBot, hq: OpenDesk) -> None:
    uid = logged(hq)
    for kind, is_so in ((DecisionKind.LOCK, True), (DecisionKind.UNLOCK, False)):
        page = DecisionPage(qtbot, hq, uid)
        page.choose(kind)
        page.take()
        with hq.database.snapshot() as session:
            assert is_locked(session, uid) is is_so


def test_a_record_is_merged_into_the_one_that_is_named(qtbot: QtBot, hq: OpenDesk) -> None:
    uid, keep = logged(hq), logged(hq)
    page = DecisionPage(qtbot, hq, uid)
    page.choose(DecisionKind.MERGE_INTO)
    enter("target", "nothing")
    page.take()
    assert "No record has the reference" in page.problem()
    enter("target", event_on(hq, keep).reference)
    page.take()
    with hq.database.snapshot() as session:
        assert merged_into(session, uid) == keep


def test_a_record_is_erased_only_after_its_reference_was_typed(qtbot: QtBot, hq: OpenDesk) -> None:
    uid = logged(hq, title="Somebody in danger")
    reference = event_on(hq, uid).reference
    page = DecisionPage(qtbot, hq, uid)
    page.choose(DecisionKind.ERASE)
    assert not page.dialog.ui.take.isEnabled()
    enter("confirmation", f"{reference}0")
    assert not page.dialog.ui.take.isEnabled()
    enter("confirmation", reference)
    page.take()
    assert event_on(hq, uid).title == ""


def test_decisions_so_far_are_told(qtbot: QtBot, hq: OpenDesk) -> None:
    uid = logged(hq)
    page = DecisionPage(qtbot, hq, uid)
    page.choose(DecisionKind.QUERY)
    tab_to("comment")
    type_text("Where was it?")
    page.take()
    again = DecisionPage(qtbot, hq, uid)
    assert "Where was it?" in again.dialog.ui.earlier.item(0).text()
    assert again.dialog.ui.state.text() == "The field was asked."


def test_a_field_desk_is_told_that_it_does_not_decide(
    qtbot: QtBot, tmp_path: Path, qapp: object
) -> None:
    with a_field_desk(tmp_path, "ALM") as almaty:
        page = DecisionPage(qtbot, almaty, logged(almaty))
        assert "Only headquarters decides" in page.problem()
        assert page.dialog.ui.decisions.count() == 0
        finish_jobs()


# --- writing by hand ------------------------------------------------------------------------------


def test_a_number_that_is_none_is_refused_in_place(qtbot: QtBot, hq: OpenDesk) -> None:
    values = {"role": "affected", "minimum": 12, "maximum": None, "words": "a dozen"}
    fields = value_fields("count", 1, values, vocabulary_of(hq))
    dialog = InboxEntryDialog(("Number of people", "", "Write it"), fields, None)
    show(qtbot, dialog)
    enter("value_maximum", "many")
    press(Qt.Key.Key_Return, CTRL)
    assert dialog.ui.problem.text() == "“many” is no number. Write At most in figures."
    enter("value_maximum", "20")
    press(Qt.Key.Key_Return, CTRL)
    assert dialog.values == values | {"maximum": 20}


def test_what_nobody_touched_comes_back_as_it_was(qtbot: QtBot, hq: OpenDesk) -> None:
    values = {
        "locality": "Almaty",
        "district": "",
        "country_code": "KZ",
        "latitude_deg": 43.224209880467825,
        "longitude_deg": None,
        "precision": None,
    }
    fields = value_fields("place", 1, values, vocabulary_of(hq))
    dialog = InboxEntryDialog(("Place", "", "Write it"), fields, None)
    show(qtbot, dialog)
    press(Qt.Key.Key_Return, CTRL)
    assert dialog.values == values


def test_a_date_is_typed_as_in_the_form(qtbot: QtBot, hq: OpenDesk) -> None:
    fields = value_fields("event", 4, {"start_date": "2023-05-01"}, vocabulary_of(hq))
    dialog = InboxEntryDialog(("Initial date", "", "Write it"), fields, None)
    show(qtbot, dialog)
    press(Qt.Key.Key_A, CTRL)
    type_text("May 2023")
    press(Qt.Key.Key_Return, CTRL)
    assert dialog.values == {"start_date": "2023-05"}


# --- what is held ---------------------------------------------------------------------------------


def a_held_item(hq: OpenDesk, almaty: OpenDesk) -> InboxItem:
    """Let a change come whose forerunner never came."""
    uid = logged(almaty)
    to_headquarters(almaty, hq)
    edited(almaty, uid, title="First")
    behind = position_of(almaty)
    edited(almaty, uid, title="Second")
    to_headquarters(almaty, hq, after=behind)
    with hq.database.snapshot() as session:
        (item,) = inbox(session, kinds=[InboxKind.HELD])
    return item


def test_what_is_held_can_be_accepted_after_a_fortnight_only(hq: OpenDesk, tmp_path: Path) -> None:
    with a_field_desk(tmp_path, "ALM") as almaty:
        paired([almaty], hq)
        item = a_held_item(hq, almaty)
    assert item.noted_at_utc is not None
    early = read_facts(hq, item, item.noted_at_utc + datetime.timedelta(days=13))
    late = read_facts(hq, item, item.noted_at_utc + datetime.timedelta(days=14))
    assert "1" not in {choice.key for choice in choices(early)}
    assert "you can accept it without the missing step" in early.advice
    assert "1" in {choice.key for choice in choices(late)}


def two_held(hq: OpenDesk, almaty: OpenDesk) -> list[uuid.UUID]:
    """Let changes of two records come whose forerunners never came, a fortnight ago."""
    uids = [logged(almaty, title=f"Event {n}", start_date=f"202{n}-05-01") for n in range(2)]
    to_headquarters(almaty, hq)
    for uid in uids:
        edited(almaty, uid, title="First")
    behind = position_of(almaty)
    for uid in uids:
        edited(almaty, uid, title="Second")
    to_headquarters(almaty, hq, after=behind)
    with hq.database.local_transaction() as session:
        session.execute(update(Held).values(since_ms=Held.since_ms - 15 * 24 * 3600 * 1000))
    return uids


def test_what_is_held_is_accepted_record_by_record(
    qtbot: QtBot, hq: OpenDesk, tmp_path: Path
) -> None:
    with a_field_desk(tmp_path, "ALM") as almaty:
        paired([almaty], hq)
        one, other = two_held(hq, almaty)
    reference = event_on(hq, other).reference
    page = InboxPage(qtbot, hq)
    page.wait_for(2)
    page.go_to(InboxKind.HELD, reference)
    assert page.words()["1"] == f"Accept {reference} without the missing step…"
    assert page.words()["2"] == "Accept all 2 records that waited long enough…"
    with Answers("yes"):
        page.press(Qt.Key.Key_1)
    page.wait_for_notice("What was held of 1 record is taken in.")
    page.wait_for(2)
    assert sorted(kind for kind, _reference in page.entries()) == ["conflict", "held"]
    with hq.database.snapshot() as session:
        assert [item.record_uid for item in inbox(session, kinds=[InboxKind.HELD])] == [one]
        assert [item.record_uid for item in inbox(session, kinds=[InboxKind.CONFLICT])] == [other]


# --- every window ---------------------------------------------------------------------------------


def is_reached(widget: QWidget) -> bool:
    """Say whether Tab leads to a control."""
    is_for_keys = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return widget.isVisible() and is_for_keys and widget.focusProxy() is None


def a_window(name: str, desk: OpenDesk) -> QWidget:
    uid = logged(desk, title=HTML)
    if name == "inbox":
        return InboxWindow(desk)
    if name == "batch":
        return InboxBatchDialog(desk.database, [])
    if name == "decision":
        return DecisionDialog(desk, uid)
    return InboxEntryDialog((HTML, HTML, "Write it"), [text_field("&Question", HTML)], None)


@pytest.fixture(params=("inbox", "batch", "decision", "entry"))
def window(request: pytest.FixtureRequest, qtbot: QtBot, hq: OpenDesk) -> QWidget:
    window = a_window(request.param, hq)
    show(qtbot, window)
    qtbot.waitUntil(lambda: not getattr(window, "is_working", False))
    finish_jobs()
    return window


def test_nothing_is_read_as_markup_and_everything_has_a_name(window: QWidget) -> None:
    labels = [label for label in window.findChildren(QLabel) if label.text()]
    assert [x.text() for x in labels if x.textFormat() != Qt.TextFormat.PlainText] == []
    assert [x for x in window.findChildren(QTextEdit) if x.acceptRichText()] == []
    assert window.windowTitle().endswith("HRD Desk")
    nameless = []
    for widget in window.findChildren(QWidget):
        if isinstance(widget, CONTROLS) and is_reached(widget):
            interface = QAccessible.queryAccessibleInterface(widget)
            if not interface or not interface.text(QAccessible.Text.Name).strip():
                nameless.append(f"{type(widget).__name__} {widget.objectName()}")
    assert nameless == []


def test_no_button_is_the_default_one(window: QWidget) -> None:
    buttons = window.findChildren(QPushButton)
    assert [b.text() for b in buttons if b.isDefault() or b.autoDefault()] == []


def test_an_entry_that_is_gone_is_one_sentence(hq: OpenDesk) -> None:
    item = InboxItem(InboxKind.CONFLICT, str(uuid.uuid4()), None, "", "", "", None, 2, "")  # type: ignore[arg-type]
    with pytest.raises(HrdDeskError):
        read_facts(hq, item, datetime.datetime.now(datetime.UTC))


def test_a_release_taken_away_and_given_anew_is_asked_about_in_words(
    hq: OpenDesk, tmp_path: Path
) -> None:
    with a_field_desk(tmp_path, "ALM") as almaty:
        paired([almaty], hq)
        text, longer = "They came at night.", "They came at night and left at dawn."
        uid = logged(almaty, description=text, description_released=released_as(text))
        to_headquarters(almaty, hq)
        edited(almaty, uid, description=longer, description_released=released_as(longer))
        edited(hq, uid, description_released=None)
        to_headquarters(almaty, hq)
    with hq.database.snapshot() as session:
        (item,) = inbox(session, kinds=[InboxKind.STRICTER])
    facts = read_facts(hq, item, datetime.datetime.now(datetime.UTC))
    assert facts.rows == (("Description may be published", ("yes", "no", "yes")),)
    words = {choice.key: choice.words for choice in choices(facts)}
    assert (words["1"], words["2"]) == ("Keep “no”", "Use “yes”")
    assert "E" not in words  # a digest is nothing to write by hand


def test_what_a_decision_lacks_is_asked_for_where_it_is_written(qtbot: QtBot, hq: OpenDesk) -> None:
    uid, other = logged(hq), logged(hq)
    dialog = DecisionDialog(hq, uid)
    show(qtbot, dialog)
    qtbot.waitUntil(lambda: not dialog.is_working)
    ui = dialog.ui
    lacks = {
        "Return": ("comment", "Say in the comment"),
        "Ask": ("comment", "Write the question as the comment."),
        "Set": ("value", "Choose the new status."),
        "Merge": ("target", "Write the reference of the record that stays."),
    }
    for row in range(ui.decisions.count()):
        first = ui.decisions.item(row).text().split()[0]
        if first not in lacks:
            continue
        name, sentence = lacks[first]
        ui.decisions.setCurrentRow(row)
        ui.take.click()
        qtbot.waitUntil(lambda: not dialog.is_working)
        assert ui.problem.text().startswith(sentence)
        assert focused() is getattr(ui, name)
    ui.target.setText("KZ-nowhere")
    ui.take.click()
    qtbot.waitUntil(lambda: ui.problem.text().endswith("Look it up in the list of records."))
    assert (focused(), ui.target.selectedText()) == (ui.target, "KZ-nowhere")
    ui.target.setText(event_on(hq, other).reference)
    ui.take.click()
    qtbot.waitUntil(lambda: dialog.taken is DecisionKind.MERGE_INTO)


def test_only_headquarters_is_told_to_decide_again(hq: OpenDesk, tmp_path: Path) -> None:
    with a_field_desk(tmp_path, "ALM") as almaty:
        paired([almaty], hq)
        uid = logged(almaty)
        to_headquarters(almaty, hq)
        with hq.database.transaction("decide") as session:
            decide(session, uid, DecisionKind.VERIFY)
        to_field(hq, almaty)
        edited(almaty, uid, title="Four arrested")
        to_headquarters(almaty, hq)
        told = []
        for desk in (hq, almaty):
            with desk.database.snapshot() as session:
                (item,) = inbox(session)
            told.append(read_facts(desk, item, datetime.datetime.now(datetime.UTC)).advice)
    assert "then decide again" in told[0]
    assert told[1].startswith("Nothing to do here but to send")


def test_a_file_that_is_not_kept_is_not_called_kept(hq: OpenDesk, tmp_path: Path) -> None:
    for name, content in (("notes.hrdx", b"hello"), ("cut.hrdx", b"age-encryption.org/v1\ncut")):
        (tmp_path / name).write_bytes(content)
        receive(hq, tmp_path / name)
    with hq.database.snapshot() as session:
        items = inbox(session, kinds=[InboxKind.FILE])
    told = [read_facts(hq, item, datetime.datetime.now(datetime.UTC)) for item in items]
    kept = {("kept aside" in facts.advice, facts.file is not None) for facts in told}
    assert kept == {(False, False), (True, True)}
