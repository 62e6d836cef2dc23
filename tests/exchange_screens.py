"""The screens of the exchange, between a made-up headquarters and two field desks."""

from pathlib import Path

from PySide6.QtCore import QDeadlineTimer
from PySide6.QtWidgets import QApplication, QWidget

from hrd_desk.gui.preferences import Preferences
from hrd_desk.gui.windows.exchange_card_dialog import ExchangeCardDialog
from hrd_desk.gui.windows.exchange_dialog import ExchangeDialog
from hrd_desk.gui.windows.exchange_facts import read_facts
from hrd_desk.gui.windows.exchange_keepers_dialog import ExchangeKeepersDialog, ExchangeKeyDialog
from hrd_desk.gui.windows.exchange_merge_dialog import ExchangeMergeDialog
from hrd_desk.gui.windows.exchange_pairing_window import ExchangePairingWindow
from hrd_desk.gui.windows.exchange_receive_dialog import ExchangeReceiveDialog
from hrd_desk.gui.windows.exchange_send_dialog import ExchangeSendDialog
from hrd_desk.gui.windows.exchange_standing import DeskStanding
from hrd_desk.gui.windows.exchange_watch import ExchangeWatchDialog
from hrd_desk.gui.windows.main_window import MainWindow
from hrd_desk.gui.workers import database_lane
from hrd_desk.model.event import Event
from hrd_desk.storage.events import delete_event, load_event, save_event
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.sync.receiving import receive
from hrd_desk.sync.sending import send
from tests.builders import PASSPHRASE, cheap_cost
from tests.studio import Picture
from tests.sync.identities import a_field_desk, a_headquarters, card_of, copied, paired, reopened


class ExchangeStudio:
    """Desks with some history, to take pictures of."""

    def __init__(self, folder: Path) -> None:
        """Make the desks in `folder`."""
        self.folder = folder
        self.stick = folder / "STICK"
        self.stick.mkdir()
        self.preferences = Preferences(folder / "exchange.ini")
        self.hq = a_headquarters(folder)
        self.almaty = a_field_desk(folder, "ALM")
        self.bishkek = a_field_desk(folder, "BIS")

    def log(self, desk: OpenDesk, count: int, word: str) -> list[Event]:
        """Save events."""
        with desk.database.transaction("save") as session:
            return [
                save_event(session, Event(title=f"{word} {number}", start_date="2026-05-03"))
                for number in range(1, count + 1)
            ]

    def files(self) -> list[Event]:
        """Pair everybody and let Almaty's file wait on the stick; return what it holds."""
        paired([self.almaty, self.bishkek], self.hq)
        events = self.log(self.almaty, 41, "Demonstrator detained in Almaty, case")
        send(self.almaty, self.stick)
        (self.stick / "HQ-1-9-half.hrdx").write_bytes(b"age-encryption.org/v1\nhalf a file")
        return events


def settle(milliseconds: int = 300) -> None:
    """Let jobs end and windows draw."""
    deadline = QDeadlineTimer(milliseconds)
    while not deadline.hasExpired():
        QApplication.processEvents()
        database_lane.waitForDone()


def wait(dialog: ExchangeDialog) -> None:
    """Let the work of a dialog end, however long it takes, and the dialog draw."""
    while dialog.is_working:
        QApplication.processEvents()
        database_lane.waitForDone()
    settle()


def take_exchange(picture: Picture, folder: Path) -> None:
    """Take the pictures of all screens of the exchange with `picture(name, window)`."""
    studio = ExchangeStudio(folder)
    with studio.hq, studio.almaty, studio.bishkek:
        picture("pairing-none", ExchangePairingWindow(studio.almaty))
        picture("pairing-words", ExchangeCardDialog(studio.almaty.database, card_of(studio.hq)))
        events = studio.files()
        picture("pairing", ExchangePairingWindow(studio.hq))
        picture("keepers", ExchangeKeepersDialog(studio.hq.database))
        picture("key", ExchangeKeyDialog())
        picture("watch", ExchangeWatchDialog(studio.almaty))
        picture("send-first", sending(studio.bishkek))
        picture("send-written", written(studio.almaty, studio.stick))
        picture("receive", ExchangeReceiveDialog(studio.hq))
        picture("receive-plan", planned(studio))
        picture("receive-result", taken(studio))
        picture("send-many", sending(studio.hq))
        picture("send-parts", written(studio.hq, studio.stick))
        much_deleted(studio, events)
        picture("receive-deletes", taken(studio, folder / "SECOND"))
        picture("exchange-main", main(studio, studio.almaty), is_full=True)
        picture("exchange-main-hq", main(studio, studio.hq), is_full=True)
        picture("merge-file", ExchangeMergeDialog(studio.hq))
        picture("merge-file-plan", merging(studio))
        picture("merge-file-deletes", merging_deletions(studio))
    with reopened(copied(studio.almaty.folder.path, folder / "Copy.hrdesk")) as copy:
        picture("standing", questioned(studio, copy), is_full=True)


def sending(desk: OpenDesk) -> ExchangeSendDialog:
    """Return the dialog as it comes up."""
    return ExchangeSendDialog(desk, read_facts(desk.database))


def written(desk: OpenDesk, stick: Path) -> QWidget:
    """Return the dialog after the files were written."""
    dialog = sending(desk)
    dialog.ui.folder.setText(str(stick))
    dialog.ui.send.click()
    wait(dialog)
    return dialog


def planned(studio: ExchangeStudio, folder: Path | None = None) -> ExchangeReceiveDialog:
    """Return the dialog with what the files on the stick would change."""
    dialog = ExchangeReceiveDialog(studio.hq)
    dialog.ui.folder.setText(str(folder or studio.stick))
    dialog.ui.go_on.click()
    wait(dialog)
    return dialog


def taken(studio: ExchangeStudio, folder: Path | None = None) -> QWidget:
    """Return the dialog after the files were taken in."""
    dialog = planned(studio, folder)
    dialog.ui.go_on.click()
    wait(dialog)
    return dialog


def much_deleted(studio: ExchangeStudio, events: list[Event]) -> None:
    """Let Almaty delete most of what it sent, and send again."""
    folder = studio.folder / "ANSWER"
    folder.mkdir()
    receive(studio.almaty, send(studio.hq, folder, code="ALM").paths[0])
    with studio.almaty.database.transaction("delete") as session:
        for event in events[:30]:
            delete_event(session, load_event(session, event.uid).uid, "Entered twice")
    second = studio.folder / "SECOND"
    second.mkdir()
    send(studio.almaty, second)


def main(studio: ExchangeStudio, desk: OpenDesk) -> MainWindow:
    """Return the main window with its quiet line."""
    window = MainWindow(desk, studio.preferences)
    window.show()
    settle(900)
    return window


def questioned(studio: ExchangeStudio, desk: OpenDesk) -> MainWindow:
    """Return the main window while it asks what the desk is."""
    window = main(studio, desk)
    window.exchange.ask_standing(DeskStanding(desk))
    return window


def merging(studio: ExchangeStudio) -> QWidget:
    """Return the dialog with what a copy of Bishkek's desk would change."""
    studio.log(studio.bishkek, 12, "Office searched in Bishkek, case")
    return looked_at(studio, studio.bishkek)


def merging_deletions(studio: ExchangeStudio) -> QWidget:
    """Return the dialog that asks for the number of what Almaty deleted."""
    dialog = looked_at(studio, studio.almaty)
    dialog.ui.go_on.click()
    wait(dialog)
    return dialog


def looked_at(studio: ExchangeStudio, desk: OpenDesk) -> ExchangeMergeDialog:
    """Return the dialog with what the file of a desk would change at headquarters."""
    desk.set_passphrase(PASSPHRASE, cheap_cost())
    desk.idle()
    dialog = ExchangeMergeDialog(studio.hq)
    dialog.ui.source.setText(str(desk.folder.path))
    dialog.ui.passphrase.setText(PASSPHRASE)
    dialog.ui.go_on.click()
    wait(dialog)
    return dialog
