"""Two field desks and headquarters in their windows, with the keyboard alone and a stick between.

Both field desks hold one record and change it without knowing of each other. Headquarters sees
what clashes, decides, and both desks see its values and that it has theirs.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from hrd_desk.gui.windows.inbox_decision_dialog import DecisionDialog
from hrd_desk.gui.workers import finish_jobs
from hrd_desk.model.decisions import DecisionKind
from hrd_desk.storage.opening import OpenDesk
from tests.builders import PASSPHRASE, cheap_cost
from tests.pages.desk_window import DeskPage
from tests.pages.event_form import CTRL
from tests.pages.inbox import InboxPage
from tests.pages.keyboard import press, tab_to, type_text
from tests.sync.exchanging import assert_sound
from tests.sync.identities import a_field_desk, a_headquarters, copied, paired, reopened

RECORD = {
    "title": "Demonstrators arrested",
    "start_date": "1 May 2023",
    "description": "All were held at the station.",
    "context": "May Day",
}
ALMATY = {
    "title": "Four demonstrators arrested",
    "description": "Four were held overnight.",
    "context": "A permitted demonstration",
    "remarks": "Seen on video.",
}
BISHKEK = {
    "title": "Three demonstrators arrested",
    "description": "Three were held for an hour.",
    "context": "A forbidden demonstration",
    "remarks": "A neighbour told it.",
}
OF_HEADQUARTERS = "A demonstration"
QUESTION = "Who told it?"
DECIDED = {
    "title": BISHKEK["title"],
    "description": f"{ALMATY['description']}\n\n{BISHKEK['description']}",
    "context": OF_HEADQUARTERS,
    "remarks": ALMATY["remarks"],
    "verification": "confirmed",
}

# The offscreen platform has no window manager to tell of a window's sizes, and warns of it.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "does not support raise")


class Organisation:
    """Three desks in their windows."""

    def __init__(self, qtbot: QtBot, folder: Path, desks: list[OpenDesk]) -> None:
        self.pages = [DeskPage(qtbot, desk, _made(folder / desk.code)) for desk in desks]
        self.hq, self.almaty, self.bishkek = self.pages
        self.stick = _made(folder / "STICK")


def _made(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture
def organisation(qtbot: QtBot, tmp_path: Path) -> Iterator[Organisation]:
    with (
        a_headquarters(tmp_path) as hq,
        a_field_desk(tmp_path) as almaty,
        a_field_desk(tmp_path, "BIS") as bishkek,
    ):
        paired([almaty, bishkek], hq)
        organisation = Organisation(qtbot, tmp_path, [hq, almaty, bishkek])
        yield organisation
        for page in organisation.pages:
            page.close()
        finish_jobs()


def copy_of(desk: OpenDesk, folder: Path) -> Path:
    """Return a copy of a desk that its passphrase opens, as a colleague hands it over."""
    desk.idle()
    copy = copied(desk.folder.path, folder)
    with reopened(copy, desk.code) as opened:
        opened.set_passphrase(PASSPHRASE, cheap_cost())
    return copy


def write_another(_dialog: QDialog) -> None:
    press(Qt.Key.Key_A, CTRL)
    type_text(OF_HEADQUARTERS)
    press(Qt.Key.Key_Return, CTRL)


def ask_how_many(_dialog: QDialog) -> None:
    type_text(QUESTION)
    press(Qt.Key.Key_Return, CTRL)


def verify(dialog: QDialog) -> None:
    assert isinstance(dialog, DecisionDialog)
    tab_to("decisions")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Home)
    assert dialog.kind is DecisionKind.VERIFY
    tab_to("take")
    press(Qt.Key.Key_Space)


def settle_by_keys(inbox: InboxPage) -> None:
    """Settle all that clashes, each in another way, and verify the record."""
    inbox.go_to_words("Title")
    assert inbox.heads() == ["Before", "Field desk ALM shown now", "Field desk BIS waits"]
    assert inbox.words()["1"] == "Keep “Four demonstrators arre…” (ALM)"
    assert inbox.words()["2"] == "Use “Three demonstrators arr…” (BIS)"
    inbox.press(Qt.Key.Key_2)
    inbox.wait_for(3)
    inbox.go_to_words("Event description")
    inbox.in_dialog(Qt.Key.Key_3, lambda _dialog: press(Qt.Key.Key_Return, CTRL))
    inbox.wait_for(2)
    inbox.go_to_words("What they were doing")
    inbox.in_dialog(Qt.Key.Key_E, write_another)
    inbox.wait_for(1)
    inbox.in_dialog(Qt.Key.Key_A, ask_how_many)
    inbox.wait_for_notice("goes to the field")
    inbox.wait_for_detail()
    inbox.in_dialog(Qt.Key.Key_D, verify)
    inbox.wait_for_notice("Verify")
    inbox.go_to_words("Remarks")
    inbox.press(Qt.Key.Key_1)
    inbox.wait_for(0)


def test_what_two_field_desks_changed_is_decided_and_comes_back(
    qtbot: QtBot, organisation: Organisation, tmp_path: Path
) -> None:
    hq, almaty, bishkek, stick = (*organisation.pages, organisation.stick)
    almaty.come()
    almaty.log(**RECORD)
    bishkek.come()
    planned, _records = bishkek.merge(copy_of(almaty.desk, tmp_path / "Copy.hrdesk"), PASSPHRASE)
    assert planned.startswith("1 new, 0 updated")
    bishkek.list.wait_for_titles(RECORD["title"])

    for page, fields in ((almaty, ALMATY), (bishkek, BISHKEK)):
        page.come()
        page.open_first()
        page.write(**fields)
        page.wait_for_line("1 record exists only on this computer")
        assert "Headquarters has confirmed nothing yet." in page.line()
        assert "Written and read back" in page.send(stick)

    hq.come()
    planned, records = hq.receive(stick)
    assert records[0][0] == "New (1)"
    inbox = hq.inbox()
    inbox.wait_for(4)
    hq.wait_for_inbox("Inbox (4)")
    settle_by_keys(inbox)
    hq.wait_for_inbox("Inbox")
    inbox.close()
    hq.come()
    hq.send(stick)

    for page in (almaty, bishkek):
        page.come()
        _planned, records = page.receive(stick)
        assert records[1][1] == BISHKEK["title"]
        page.leave_inbox()
        assert {name: page.shown(name) for name in DECIDED} == DECIDED
        page.list.wait_for_titles(BISHKEK["title"])
        page.wait_for_line("No record exists only on this computer.")
        assert "Confirmed by headquarters" in page.line()
        page.wait_for_inbox("Inbox")
        done = [heading.partition(" · ")[0] for heading in page.revisions()]
        assert done[:3] == ["Question settled", "Decided", "Field asked"]
        assert "Received and put together" in done
        page.send(stick)
    hq.come()
    hq.receive(stick)
    hq.wait_for_line("A file is made for all of them.")
    assert_sound(*(page.desk for page in organisation.pages))
