"""The inbox with the keyboard alone: questions are settled, asked, taken back, one or many."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from hrd_desk.gui.windows.inbox_batch_dialog import InboxBatchDialog
from hrd_desk.gui.windows.inbox_decision_dialog import DecisionDialog
from hrd_desk.gui.windows.inbox_facts import read_facts
from hrd_desk.gui.workers import finish_jobs
from hrd_desk.model.conflicts import Settlement
from hrd_desk.model.decisions import DecisionKind
from hrd_desk.model.event import Event
from hrd_desk.storage.decisions import is_locked
from hrd_desk.storage.events import delete_event, save_event
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.sync.inbox_entries import InboxKind
from hrd_desk.sync.receiving import receive
from hrd_desk.sync.sending import send
from hrd_desk.sync.settling import settle
from tests.pages.inbox import CTRL, SHIFT, InboxPage, history_of
from tests.pages.keyboard import press, tab_to, type_text
from tests.sync.exchanging import assert_sound, content_of, edited, event_on, logged
from tests.sync.identities import a_field_desk, a_headquarters, paired

OURS, THEIRS = "Four demonstrators arrested", "Three demonstrators arrested"
CONFLICT = InboxKind.CONFLICT


class Office:
    """A headquarters and a field desk, and the stick that goes between them."""

    def __init__(self, folder: Path) -> None:
        self.hq, self.almaty = a_headquarters(folder), a_field_desk(folder, "ALM")
        paired([self.almaty], self.hq)
        self._stick = folder / "stick"
        self._stick.mkdir()

    def up(self) -> None:
        """Carry what the field has to headquarters."""
        self._carry(self.almaty, self.hq)

    def down(self) -> None:
        """Carry what headquarters has to the field."""
        self._carry(self.hq, self.almaty)

    def _carry(self, giver: OpenDesk, taker: OpenDesk) -> None:
        for path in send(giver, self._stick).paths:
            receive(taker, path)

    def shared(self, **fields: str) -> uuid.UUID:
        """Return a record that both desks hold."""
        uid = logged(self.almaty, **fields)
        self.up()
        self.down()
        return uid

    def clash(self, uid: uuid.UUID, ours: dict[str, str], theirs: dict[str, str]) -> None:
        """Let both sides change a record without knowing of each other."""
        edited(self.almaty, uid, **theirs)
        edited(self.hq, uid, **ours)

    def title(self, desk: OpenDesk, uid: uuid.UUID) -> str:
        return event_on(desk, uid).title


@pytest.fixture
def office(tmp_path: Path, qapp: object) -> Iterator[Office]:
    office = Office(tmp_path)
    yield office
    finish_jobs()
    office.hq.close()
    office.almaty.close()


@pytest.fixture
def clashed(office: Office) -> uuid.UUID:
    """Return a record whose title both sides changed, as headquarters finds it."""
    uid = office.shared(title="Demonstrators arrested")
    office.clash(uid, {"title": OURS}, {"title": THEIRS})
    office.up()
    return uid


def many_clashes(office: Office, count: int) -> list[uuid.UUID]:
    # Years apart, so that none is suspected to be another one.
    uids = [
        logged(office.almaty, title=f"Demonstration {n}", start_date=f"{2010 + n}-05-01")
        for n in range(count)
    ]
    office.up()
    office.down()
    for number, uid in enumerate(uids):
        office.clash(uid, {"context": f"ours {number}"}, {"context": f"theirs {number}"})
    office.up()
    return uids


# --- what is seen ---------------------------------------------------------------------------------


def test_an_empty_inbox_says_so(qtbot: QtBot, office: Office) -> None:
    page = InboxPage(qtbot, office.hq)
    assert page.window.ui.empty.isVisible()
    assert page.window.ui.empty.text() == "Nothing waits for you."
    assert not page.window.ui.kinds.isVisible()


def test_three_columns_say_whose_value_it_is_and_mark_the_words(
    qtbot: QtBot, office: Office, clashed: uuid.UUID
) -> None:
    page = InboxPage(qtbot, office.hq)
    page.wait_for(1)
    assert page.heads() == ["Before", "Headquarters shown now", "Field desk ALM waits"]
    for words in ("Title", OURS.removeprefix("Four "), "Demonstrators arrested"):
        assert words in page.text()
    assert any("Four" in words for words in page.marked("fontUnderline"))
    assert any("Three" in words for words in page.marked("fontUnderline"))
    assert any("Demonstrators" in words for words in page.marked("fontStrikeOut"))


def test_buttons_name_their_result_and_none_is_the_default(
    qtbot: QtBot, office: Office, clashed: uuid.UUID
) -> None:
    page = InboxPage(qtbot, office.hq)
    page.wait_for(1)
    assert page.words()["1"] == "Keep “Four demonstrators arre…” (HQ)"
    assert page.words()["2"] == "Use “Three demonstrators arr…” (ALM)"
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Enter)
    assert page.notice() == ""
    assert page.entries() == [(CONFLICT, page.reference())]


def test_a_text_from_a_record_is_never_read_as_markup(qtbot: QtBot, office: Office) -> None:
    uid = office.shared(title="Demonstrators arrested")
    office.clash(uid, {"title": "<b>one & two</b>"}, {"title": "<img src=x> & {value}"})
    office.up()
    page = InboxPage(qtbot, office.hq)
    page.wait_for(1)
    assert "<img src=x> & {value}" in page.text()
    assert page.words()["2"] == "Use “<img src=x> & {value}” (ALM)"


def test_what_was_merged_without_a_question_folds_out(qtbot: QtBot, office: Office) -> None:
    uid = office.shared(title="Demonstrators arrested")
    office.clash(uid, {"title": OURS}, {"title": THEIRS, "charge": "Hooliganism"})
    office.up()
    page = InboxPage(qtbot, office.hq)
    page.wait_for(1)
    detail = page.window.detail.ui
    assert detail.merged.text() == "1 other field merged automatically"
    assert not detail.merged_names.isVisible()
    detail.merged.setFocus()
    press(Qt.Key.Key_Space)
    assert detail.merged_names.isVisible()
    assert detail.merged_names.text() == "Charge or claim"


def test_filters_narrow_the_list_and_it_comes_back(qtbot: QtBot, office: Office) -> None:
    many_clashes(office, 3)
    broken = office.shared(title="A record that goes", start_date="2001-02-03")
    with office.almaty.database.transaction("delete") as session:
        delete_event(session, broken, "Entered twice")
    edited(office.hq, broken, summary="New.")
    office.up()
    page = InboxPage(qtbot, office.hq)
    page.wait_for(4)
    box = page.window.ui.kinds
    box.setFocus()
    press(Qt.Key.Key_Down)
    while box.currentText() != "Removed and changed (1)":
        assert box.currentIndex() < box.count() - 1
        press(Qt.Key.Key_Down)
    page.wait_for(1)
    assert "Changed meanwhile" in page.text()
    assert page.words()["1"] == "Keep the record"
    assert page.words()["2"] == "Delete the record (ALM)"
    while box.currentIndex():
        press(Qt.Key.Key_Up)
    page.wait_for(4)


# --- settling -------------------------------------------------------------------------------------


def test_a_question_is_settled_by_a_key_and_the_field_follows(
    qtbot: QtBot, office: Office, clashed: uuid.UUID
) -> None:
    page = InboxPage(qtbot, office.hq)
    page.wait_for(1)
    page.press(Qt.Key.Key_2)
    page.wait_for(0)
    assert "the value that waited was taken" in page.notice()
    for _round in range(2):
        office.down()
        office.up()
    assert office.title(office.hq, clashed) == office.title(office.almaty, clashed) == THEIRS
    assert content_of(office.hq, clashed) == content_of(office.almaty, clashed)
    assert_sound(office.hq, office.almaty)


def test_after_settling_the_next_entry_is_there(qtbot: QtBot, office: Office) -> None:
    many_clashes(office, 4)
    page = InboxPage(qtbot, office.hq)
    page.wait_for(4)
    before = [reference for _kind, reference in page.entries()]
    page.press(Qt.Key.Key_J)
    page.wait_for_detail()
    page.press(Qt.Key.Key_1)
    page.wait_for(3)
    assert page.reference() == before[2]


def test_the_last_settlement_is_taken_back(
    qtbot: QtBot, office: Office, clashed: uuid.UUID
) -> None:
    page = InboxPage(qtbot, office.hq)
    page.wait_for(1)
    page.press(Qt.Key.Key_2)
    page.wait_for(0)
    page.press(Qt.Key.Key_Z, CTRL)
    page.wait_for(1)
    assert page.notice().startswith("Taken back: ")
    assert page.reference() in page.notice()
    assert office.title(office.hq, clashed) == OURS


def test_a_value_is_written_by_hand(qtbot: QtBot, office: Office, clashed: uuid.UUID) -> None:
    page = InboxPage(qtbot, office.hq)
    page.wait_for(1)

    def write(_dialog: QDialog) -> None:
        press(Qt.Key.Key_End)
        type_text(" at night")
        press(Qt.Key.Key_Return, CTRL)

    page.in_dialog(Qt.Key.Key_E, write)
    page.wait_for(0)
    assert office.title(office.hq, clashed) == f"{OURS} at night"


def test_both_texts_are_kept_after_a_look(qtbot: QtBot, office: Office) -> None:
    uid = office.shared(title="Demonstrators arrested", description="All were held.")
    office.clash(uid, {"description": "Four were held."}, {"description": "Three were held."})
    office.up()
    page = InboxPage(qtbot, office.hq)
    page.wait_for(1)
    page.in_dialog(Qt.Key.Key_3, lambda _dialog: press(Qt.Key.Key_Return, CTRL))
    page.wait_for(0)
    assert event_on(office.hq, uid).description == "Four were held.\n\nThree were held."


def test_what_another_person_settled_meanwhile_is_told(
    qtbot: QtBot, office: Office, clashed: uuid.UUID
) -> None:
    page = InboxPage(qtbot, office.hq)
    page.wait_for(1)
    facts = page.window.detail.facts
    assert facts is not None
    assert facts.detail is not None
    settle(office.hq.database, facts.detail.key, Settlement.SHOWN)
    page.press(Qt.Key.Key_2)
    page.wait_for_notice("settled already by")
    page.wait_for(0)
    assert office.title(office.hq, clashed) == OURS


def test_a_value_changed_since_it_was_looked_at_is_not_settled(
    qtbot: QtBot, office: Office, clashed: uuid.UUID
) -> None:
    page = InboxPage(qtbot, office.hq)
    page.wait_for(1)
    edited(office.hq, clashed, title="Five demonstrators arrested")
    page.press(Qt.Key.Key_2)
    page.wait_for_notice("changed since you looked")
    assert office.title(office.hq, clashed) == "Five demonstrators arrested"
    page.wait_for(1)
    qtbot.waitUntil(lambda: "Five demonstrators" in page.words().get("1", ""))


# --- many -----------------------------------------------------------------------------------------


def test_all_alike_are_settled_after_a_look_and_taken_back_at_once(
    qtbot: QtBot, office: Office
) -> None:
    uids = many_clashes(office, 3)
    page = InboxPage(qtbot, office.hq)
    page.wait_for(3)
    assert page.words()["L"] == "All 3 alike…"

    previewed: list[str] = []

    def take_theirs(dialog: QDialog) -> None:
        assert isinstance(dialog, InboxBatchDialog)
        lines = dialog.ui.preview.model()
        previewed.extend(str(lines.index(row, 2).data()) for row in range(lines.rowCount()))
        assert not dialog.ui.confirm.isEnabled()
        press(Qt.Key.Key_2)
        assert dialog.ui.confirm.text() == "Write what waits into 3 records"
        tab_to("confirm")
        press(Qt.Key.Key_Space)

    page.in_dialog(Qt.Key.Key_L, take_theirs)
    page.wait_for(0)
    contexts = [event_on(office.hq, uid).context for uid in uids]
    assert contexts == ["theirs 0", "theirs 1", "theirs 2"]
    assert sorted(previewed) == contexts
    assert page.notice() == "3 questions are settled."
    page.press(Qt.Key.Key_Z, CTRL)
    page.wait_for(3)
    assert [event_on(office.hq, uid).context for uid in uids] == ["ours 0", "ours 1", "ours 2"]


def test_only_what_is_selected_is_settled_together(qtbot: QtBot, office: Office) -> None:
    many_clashes(office, 4)
    page = InboxPage(qtbot, office.hq)
    page.wait_for(4)
    page.press(Qt.Key.Key_Down, SHIFT)
    page.wait_for_detail()
    assert page.words()["L"] == "The 2 selected…"

    def keep_ours(_dialog: QDialog) -> None:
        press(Qt.Key.Key_Space)
        tab_to("confirm")
        press(Qt.Key.Key_Space)

    page.in_dialog(Qt.Key.Key_L, keep_ours)
    page.wait_for(2)


# --- asking ---------------------------------------------------------------------------------------


def test_the_field_is_asked_and_answers(qtbot: QtBot, office: Office, clashed: uuid.UUID) -> None:
    page = InboxPage(qtbot, office.hq)
    page.wait_for(1)

    def ask(_dialog: QDialog) -> None:
        press(Qt.Key.Key_Return, CTRL)  # nothing is sent as long as nothing was written
        type_text("How many were there?")
        press(Qt.Key.Key_Return, CTRL)

    page.in_dialog(Qt.Key.Key_A, ask)
    page.wait_for_notice("goes to the field")
    page.window.close()
    office.down()
    field = InboxPage(qtbot, office.almaty)
    field.wait_for(2)
    field.go_to(InboxKind.QUERY)

    def answer(_dialog: QDialog) -> None:
        type_text("Three, by name.")
        press(Qt.Key.Key_Return, CTRL)

    field.in_dialog(Qt.Key.Key_A, answer)
    field.wait_for_notice("stands in the remarks")
    office.up()
    assert event_on(office.hq, clashed).remarks == "Three, by name."
    told = InboxPage(qtbot, office.hq)
    told.wait_for(2)
    told.go_to(InboxKind.CHANGED_AFTER_REVIEW)
    assert told.sentence() == "ALM answers “How many were there?”: Three, by name."
    assert told.heads() == ["Questions and answers"]
    answered, asked = (told.text().index(words) for words in ("Three, by", "How many"))
    assert answered < asked
    history = history_of(office.hq, clashed)
    assert "Question of headquarters answered" in history
    assert "Ask the field: How many were there?" in history


def test_a_field_desk_sees_the_questions_and_settles_none(
    qtbot: QtBot, office: Office, clashed: uuid.UUID
) -> None:
    office.down()
    page = InboxPage(qtbot, office.almaty)
    page.wait_for(1)
    assert page.heads() == ["Before", "Headquarters shown now", "Here waits"]
    assert set(page.words()) == {"O"}
    assert page.window.ui.authority.isVisible()
    page.press(Qt.Key.Key_2)
    page.press(Qt.Key.Key_E)
    assert page.entries() == [(CONFLICT, page.reference())]


def test_an_own_value_that_headquarters_has_not_seen_stands_beside_theirs(
    qtbot: QtBot, office: Office
) -> None:
    uid = office.shared(title="Demonstrators arrested")
    office.clash(uid, {"title": OURS}, {"title": THEIRS})
    office.down()
    page = InboxPage(qtbot, office.almaty)
    page.wait_for(1)
    assert page.entries()[0][0] is InboxKind.WAITS_FOR_HQ
    assert page.heads() == ["Before", "Headquarters comes next", "Here shown now"]
    assert "Four" in page.text()
    assert "Three" in page.text()


# --- the rest of the list -------------------------------------------------------------------------


def test_the_place_is_kept_when_something_comes(qtbot: QtBot, office: Office) -> None:
    uids = many_clashes(office, 5)
    page = InboxPage(qtbot, office.hq)
    page.wait_for(5)
    for _turn in range(3):
        page.press(Qt.Key.Key_J)
    page.wait_for_detail()
    before = page.reference()
    facts = page.window.detail.facts
    assert facts is not None
    edited(office.almaty, uids[0], title=THEIRS)
    edited(office.hq, uids[0], title=OURS)
    office.up()
    page.wait_for(6)
    assert page.reference() == before


def test_a_refused_file_says_what_to_do_and_is_put_away(
    qtbot: QtBot, office: Office, tmp_path: Path
) -> None:
    path = tmp_path / "letter.hrdx"
    path.write_bytes(b"age-encryption.org/v1\nnothing")
    receive(office.hq, path)
    page = InboxPage(qtbot, office.hq)
    page.wait_for(1)
    assert page.entries()[0][0] is InboxKind.FILE
    assert "Ask for the file again" in page.advice()
    page.press(Qt.Key.Key_3)
    page.wait_for(0)


def test_a_record_is_opened_where_it_can_be_edited(
    qtbot: QtBot, office: Office, clashed: uuid.UUID
) -> None:
    page = InboxPage(qtbot, office.hq)
    page.wait_for(1)
    with qtbot.waitSignal(page.window.record_wanted) as wanted:
        page.press(Qt.Key.Key_O)
    assert wanted.args == [clashed]


def test_a_decision_about_the_record_leaves_the_question_to_be_settled(
    qtbot: QtBot, office: Office, clashed: uuid.UUID
) -> None:
    page = InboxPage(qtbot, office.hq)
    page.wait_for(1)

    def lock(dialog: QDialog) -> None:
        assert isinstance(dialog, DecisionDialog)
        while dialog.kind is not DecisionKind.LOCK:
            press(Qt.Key.Key_Down)
        tab_to("take")
        press(Qt.Key.Key_Space)

    page.in_dialog(Qt.Key.Key_D, lock)
    page.wait_for_notice("Lock")
    page.wait_for_detail()
    page.press(Qt.Key.Key_1)
    page.wait_for(0)
    with office.hq.database.snapshot() as session:
        assert is_locked(session, clashed)


def test_a_removed_part_is_brought_back_or_stays_out(qtbot: QtBot, office: Office) -> None:
    uid = office.shared(title="Demonstrators arrested")

    def moved(event: Event) -> None:
        event.places[0].locality = "Astana"

    def emptied(event: Event) -> None:
        event.places = []

    for desk, change in ((office.almaty, moved), (office.hq, emptied)):
        event = event_on(desk, uid)
        change(event)
        with desk.database.transaction("save") as session:
            save_event(session, event)
    office.up()
    page = InboxPage(qtbot, office.hq)
    page.wait_for(1)
    assert page.entries()[0][0] is InboxKind.REMOVAL
    assert any("Astana" in words for words in page.words().values())


def test_facts_of_an_entry_are_the_same_as_long_as_nothing_changed(
    office: Office, clashed: uuid.UUID, qtbot: QtBot
) -> None:
    page = InboxPage(qtbot, office.hq)
    page.wait_for(1)
    item, now_utc = page.window.current, page.window.model.now_utc
    assert item is not None
    assert read_facts(office.hq, item, now_utc) == read_facts(office.hq, item, now_utc)
