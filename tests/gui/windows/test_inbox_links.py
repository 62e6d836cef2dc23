"""Records that others link to have their names in the inbox."""

import uuid
from pathlib import Path

from pytestqt.qtbot import QtBot

from hrd_desk.gui.windows.inbox_batch_dialog import InboxBatchDialog
from hrd_desk.gui.workers import finish_jobs
from hrd_desk.model.parts import EventLink
from hrd_desk.storage.events import load_event, save_event
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.sync.inbox import inbox
from hrd_desk.sync.inbox_entries import InboxKind
from tests.gui.windows.test_inbox_window import Office
from tests.sync.exchanging import event_on


def linked(desk: OpenDesk, uid: uuid.UUID, target: uuid.UUID, link_type: str) -> None:
    """Link a record to another, or change the type of the link that there is."""
    with desk.database.transaction("save") as session:
        event = load_event(session, uid)
        event.links = event.links or [EventLink(target_uid=target)]
        event.links[0].link_type = link_type
        save_event(session, event)


def test_many_questions_name_the_records_that_are_linked(qtbot: QtBot, tmp_path: Path) -> None:
    office = Office(tmp_path)
    uid, other = office.shared(title="Arrests"), office.shared(title="Raid on the market")
    linked(office.almaty, uid, other, "follows")
    office.up()
    office.down()
    linked(office.almaty, uid, other, "consequence")
    linked(office.hq, uid, other, "precedes")
    office.up()
    with office.hq.database.snapshot() as session:
        keys = [item.key for item in inbox(session, kinds=[InboxKind.CONFLICT])]
    dialog = InboxBatchDialog(office.hq.database, keys)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: dialog.ui.preview.topLevelItemCount() == 1)
    item = dialog.ui.preview.topLevelItem(0)
    assert item is not None
    reference = event_on(office.hq, other).reference
    for side in (1, 2):
        assert item.text(side).endswith(f"{reference} Raid on the market")
    finish_jobs()
    office.hq.close()
    office.almaty.close()
