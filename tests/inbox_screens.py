"""Pictures of the inbox and what opens from it: part of `python -m tests.screens FOLDER`."""

import uuid
from pathlib import Path

from hrd_desk.gui.windows.inbox_batch_dialog import InboxBatchDialog
from hrd_desk.gui.windows.inbox_decision_dialog import DecisionDialog
from hrd_desk.gui.windows.inbox_entry_dialog import InboxEntryDialog, text_field
from hrd_desk.gui.windows.inbox_window import InboxWindow
from hrd_desk.i18n import _
from hrd_desk.storage.events import delete_event
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.sync.inbox import InboxItem, inbox
from hrd_desk.sync.inbox_entries import InboxKind
from hrd_desk.sync.receiving import receive
from hrd_desk.sync.sending import send
from tests.studio import Studio, settle
from tests.sync.exchanging import edited, logged
from tests.sync.identities import a_field_desk, a_headquarters, paired

TITLE = "Kazakhstan: around twenty demonstrators arrested in Almaty"
THEIRS = "Kazakhstan: twelve demonstrators arrested in Almaty and Astana, two of them journalists"
OURS = "Kazakhstan: demonstrators arrested at a rally in Almaty"
SUMMARY = "On 1 May 2023, police arrested some twenty demonstrators near Republic Square."


def take_inbox(studio: Studio, folder: Path) -> None:
    """Take questions about records, what can be done about them, and an inbox that is empty."""
    with a_headquarters(folder) as hq, a_field_desk(folder) as almaty:
        studio.picture("inbox-empty", InboxWindow(almaty))
        paired([almaty], hq)
        uids = _clash(hq, almaty, folder)
        window = InboxWindow(hq)
        while not window.model.rowCount():
            settle()
        studio.keep("inbox", window)
        kinds = {item.kind: row for row, item in enumerate(_items(window))}
        window.ui.splitter.bring_forward(window.detail)
        for kind, row in kinds.items():
            window.ui.entries.setCurrentIndex(window.model.index(row, 0))
            studio.keep(f"inbox-{kind}", window)
        window.close()
        with hq.database.snapshot() as session:
            keys = [item.key for item in inbox(session, kinds=[InboxKind.CONFLICT])]
        batch = InboxBatchDialog(hq.database, keys)
        settle()
        batch.ui.take.click()
        studio.picture("inbox-batch", batch)
        decision = DecisionDialog(hq, uids[0])
        settle()
        decision.ui.decisions.setCurrentRow(1)
        studio.picture("inbox-decision", decision)
        words = (
            _("Ask the field about {record}").format(record="ALM-2023-0001"),
            _("The question goes with the next file. This entry stays until you settle it."),
            _("Ask the field"),
        )
        entry = InboxEntryDialog(words, [text_field(_("&Question"))], None, is_needed=True)
        studio.picture("inbox-entry", entry)


def _clash(hq: OpenDesk, almaty: OpenDesk, stick: Path) -> list[uuid.UUID]:
    """Let both sides change the same records without knowing of each other."""
    uids = [logged(almaty, title=f"{TITLE} ({number})", summary=SUMMARY) for number in range(4)]
    _carry(almaty, hq, stick)
    _carry(hq, almaty, stick)
    for uid in uids[:3]:
        edited(almaty, uid, title=THEIRS)
        edited(hq, uid, title=OURS)
    edited(almaty, uids[2], summary=SUMMARY.replace("some twenty", "twelve"))
    edited(hq, uids[2], summary=SUMMARY.replace("Republic", "Independence"))
    with almaty.database.transaction("delete") as session:
        delete_event(session, uids[3], "Entered twice")
    edited(hq, uids[3], title=OURS)
    _carry(almaty, hq, stick)
    return uids


def _carry(giver: OpenDesk, taker: OpenDesk, stick: Path) -> None:
    for path in send(giver, stick).paths:
        receive(taker, path)


def _items(window: InboxWindow) -> list[InboxItem]:
    found = map(window.model.item, range(window.model.rowCount()))
    return [item for item in found if item is not None]
