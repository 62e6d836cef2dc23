"""The exchange in the main window: the quiet line, its buttons, and what they lead to."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget

from hrd_desk.clock import SystemClock
from hrd_desk.gui.errors import show_error
from hrd_desk.gui.generated.ui_exchange_bar import Ui_ExchangeBar
from hrd_desk.gui.generated.ui_main_window import Ui_MainWindow
from hrd_desk.gui.widgets.leaving import run
from hrd_desk.gui.widgets.mirrored import mirror_margins
from hrd_desk.gui.widgets.plain_text import Answer, Role, choose, tell
from hrd_desk.gui.windows.exchange_facts import ExchangeFacts, read_facts
from hrd_desk.gui.windows.exchange_standing import DeskStanding, StandingBar
from hrd_desk.gui.windows.exchange_watch import (
    ExchangeWatchDialog,
    FolderWatch,
    watch_words,
)
from hrd_desk.gui.windows.exchange_words import home_line, inbox_words
from hrd_desk.gui.workers import Job, call_later
from hrd_desk.i18n import _
from hrd_desk.progress import Progress
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.sync.looking_again import look_at_some
from hrd_desk.sync.receiving import Received, retry_waiting

SHORTEST_PAUSE_MS = 400
LOOKED_AT_ONCE = 200
"""So many records are compared in one piece, where nobody waits for it."""
ASKED_PAUSE_MS = 50
"""How long after an answer what came in meanwhile is shown, at most."""
RESTS = 20
"""A figure that took long is counted again after so many times as long."""


class ExchangeBar(QWidget):
    """The quiet line, and one button each for Send, Receive and the inbox."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_ExchangeBar()
        self.ui.setupUi(self)
        mirror_margins(self)

    def show_facts(self, facts: ExchangeFacts) -> None:
        """Show the state of the exchange."""
        line = home_line(facts, SystemClock().now_utc())
        self.ui.figure.setText(line)
        self.ui.inbox.setText(inbox_words(facts.inbox))


class AfterAnswers(QObject):
    """Does something as soon as no dialog is open: what one asks is about what is shown."""

    def __init__(self, act: Callable[[], None], parent: QObject) -> None:
        """Do `act` once after each `begin`, or after several together."""
        super().__init__(parent)
        self._act = act
        self._pause = QTimer(self, singleShot=True, interval=ASKED_PAUSE_MS)
        self._pause.timeout.connect(self.begin)

    def begin(self) -> None:
        """Do it now, or when the dialog that is open was left."""
        if QApplication.activeModalWidget() is not None:
            self._pause.start()
        else:
            self._act()

    def settle(self) -> None:
        """Do it now if it was to be done after the dialog that was just left."""
        if self._pause.isActive():
            self._pause.stop()
            self.begin()

    def stop(self) -> None:
        """Do it no more."""
        self._pause.stop()


class ExchangeControl(QObject):
    """Leads the exchange of one main window.

    `inbox_wanted`: a person wants to see what needs a decision. `taken_in`: records came from
    elsewhere, so what is on the screen may be another one now. `changes_allowed`: False while it is
    not settled what this desk is.
    """

    inbox_wanted = Signal()
    taken_in = Signal()
    changes_allowed = Signal(bool)

    def __init__(self, desk: OpenDesk, form: Ui_MainWindow, window: QWidget) -> None:
        """Put the bar into the status line of `window`, and connect its actions."""
        super().__init__(window)
        self._desk, self._form, self._window = desk, form, window
        self._facts: ExchangeFacts | None = None
        self._job: Job | None = None
        self._facts_job: Job | None = None
        self._showing = AfterAnswers(self.taken_in.emit, self)
        self._is_stopped = False
        self._rest_ms = 0
        self._since_counted = QElapsedTimer()
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._count)
        self.bar = ExchangeBar(window)
        form.status.addPermanentWidget(self.bar, 1)
        self.watch = FolderWatch(desk, form.notice, self)
        self.watch.taken_in.connect(self._on_taken_in)
        self.watch.looked.connect(self.refresh)
        self._connect()

    def _connect(self) -> None:
        form, ui = self._form, self.bar.ui
        slots: dict[QAction, Callable[[], None]] = {
            form.exchange_send: self.send,
            form.exchange_receive: self.receive,
            form.exchange_inbox: self.inbox_wanted.emit,
            form.exchange_merge: self.merge,
            form.exchange_watch: self.choose_watched_folder,
            form.exchange_pairing: self.pair,
        }
        for action, slot in slots.items():
            action.triggered.connect(lambda _checked=False, act=slot: act())
        for button, action in (
            (ui.send, form.exchange_send),
            (ui.receive, form.exchange_receive),
            (ui.inbox, form.exchange_inbox),
        ):
            button.clicked.connect(action.trigger)
            button.setToolTip(action.shortcut().toString())

    def begin(self) -> None:
        """Take in what an older version set aside, and watch the folder if there is one."""
        job = Job(lambda progress: retry_waiting(self._desk, progress))
        job.succeeded.connect(self._on_retried)
        job.failed.connect(partial(show_error, self._window))
        job.start()
        self._look_again()
        self.watch.start()

    def _look_again(self) -> None:
        """Look for look-alikes where that was stopped before, in pieces that hold up nobody."""
        if self._is_stopped:
            return
        database = self._desk.database
        job = Job(lambda progress: look_at_some(database, progress, LOOKED_AT_ONCE))
        job.succeeded.connect(self._on_looked)
        job.failed.connect(partial(show_error, self._window))
        job.start()

    def _on_looked(self, count: int) -> None:
        if count:
            call_later(self, self._look_again, SHORTEST_PAUSE_MS)

    def _on_retried(self, received: list[Received]) -> None:
        if received:
            self.watch.say(watch_words(received, []))
            self._on_taken_in()

    def ask_standing(self, desk_standing: DeskStanding) -> None:
        """Ask what this desk is; until that is answered nothing in it can be changed."""
        bar = StandingBar(desk_standing, self._window)
        bar.answered.connect(self._on_standing)
        self._form.layout_107.insertWidget(0, bar)
        bar.show()
        self._form.notice.close_bar()
        self._allow(False)
        bar.buttons()[0].setFocus()

    def _on_standing(self, sentence: str) -> None:
        self._allow(True)
        self.begin()
        # A copy that became a desk of its own has written nothing yet.
        self._refresh_now()
        if sentence:
            tell(self._window, sentence)

    def _allow(self, is_allowed: bool) -> None:
        form = self._form
        for action in (
            *(form.exchange_send, form.exchange_receive, form.exchange_inbox),
            *(form.exchange_merge, form.exchange_watch, form.exchange_pairing),
        ):
            action.setEnabled(is_allowed)
        for button in (self.bar.ui.send, self.bar.ui.receive, self.bar.ui.inbox):
            button.setEnabled(is_allowed)
        self.changes_allowed.emit(is_allowed)

    # --- the quiet line -------------------------------------------------------------------------

    def refresh(self) -> None:
        """Count again soon; the counting runs in a job."""
        if not self._pause.isActive() and not self._is_stopped:
            rested_ms = self._since_counted.elapsed() if self._since_counted.isValid() else 0
            self._pause.start(max(SHORTEST_PAUSE_MS, self._rest_ms - rested_ms))

    def _refresh_now(self) -> None:
        """Count again as soon as can be: a person waits for the figure."""
        self._rest_ms = 0
        self._pause.stop()
        self.refresh()

    def stop(self) -> None:
        """Count and look no more: the desk is about to be closed."""
        self._is_stopped = True
        self._showing.stop()
        self._pause.stop()
        self.watch.stop()

    def _count(self) -> None:
        if self._job is not None:
            self._pause.start(SHORTEST_PAUSE_MS)
            return
        database = self._desk.database

        def work(_progress: Progress) -> tuple[ExchangeFacts, int]:
            # What the count takes, not how long it waited behind others in the lane.
            taken = QElapsedTimer()
            taken.start()
            return read_facts(database), taken.elapsed()

        self._job = Job(work)
        self._job.succeeded.connect(lambda counted: self._show_counted(*counted))
        self._job.finished.connect(self._on_counted)
        self._job.start()

    def _show_counted(self, facts: ExchangeFacts, taken_ms: int) -> None:
        self._show(facts)
        # In a large desk a count takes long; it must not keep others waiting in the lane.
        self._rest_ms = taken_ms * RESTS
        self._since_counted.start()

    def _show(self, facts: ExchangeFacts) -> None:
        self._facts = facts
        self.bar.show_facts(facts)

    def _on_counted(self) -> None:
        self._job = None

    # --- what can be done -----------------------------------------------------------------------

    def send(self) -> None:
        """Write what the other side lacks."""
        self._with_facts(self._send)

    def _send(self, facts: ExchangeFacts) -> None:
        self._show(facts)
        if facts.peers:
            # Like the other dialogs below, loaded when it is opened: the first page needs none.
            from hrd_desk.gui.windows.exchange_send_dialog import (  # noqa: PLC0415
                ExchangeSendDialog,
            )

            run(ExchangeSendDialog(self._desk, facts, self._window))
            self._refresh_now()
            return
        question = _(
            "This desk is paired with no other yet, so nobody could open what it writes. Exchange "
            "cards first."
        )
        answers = [
            Answer("pair", _("Pairing…")),
            Answer("cancel", _("Cancel"), Role.RejectRole),
        ]
        if choose(self._window, question, answers) == "pair":
            self.pair()

    def _with_facts(self, act: Callable[[ExchangeFacts], None]) -> None:
        if self._facts_job is not None:  # the key was pressed twice
            return
        self._facts_job = job = Job(lambda _progress: read_facts(self._desk.database))
        job.succeeded.connect(act)
        job.failed.connect(partial(show_error, self._window))
        job.finished.connect(self._on_facts)
        job.start()

    def _on_facts(self) -> None:
        self._facts_job = None

    def receive(self, came: Sequence[Path] = ()) -> None:
        """Take in what came; without files in `came`, ask which."""
        from hrd_desk.gui.windows.exchange_receive_dialog import (  # noqa: PLC0415  as above
            ExchangeReceiveDialog,
        )

        dialog = ExchangeReceiveDialog(self._desk, self._window)
        if came:
            call_later(dialog, partial(dialog.look_at, came))
        dialog.taken_in.connect(self._on_taken_in)
        dialog.inbox_wanted.connect(self.inbox_wanted)
        run(dialog)
        self._showing.settle()
        self._look_again()
        self._refresh_now()

    def merge(self) -> None:
        """Take in a copy of another desk's database."""
        from hrd_desk.gui.windows.exchange_merge_dialog import (  # noqa: PLC0415  as above
            ExchangeMergeDialog,
        )

        dialog = ExchangeMergeDialog(self._desk, self._window)
        dialog.taken_in.connect(self._on_taken_in)
        dialog.inbox_wanted.connect(self.inbox_wanted)
        run(dialog)
        self._showing.settle()
        self._look_again()
        self._refresh_now()

    def pair(self) -> None:
        """Show with whom this desk is paired."""
        from hrd_desk.gui.windows.exchange_pairing_window import (  # noqa: PLC0415  as above
            ExchangePairingWindow,
        )

        run(ExchangePairingWindow(self._desk, self._window))
        self._refresh_now()

    def choose_watched_folder(self) -> None:
        """Ask for a folder by which to send and receive unattended."""
        if run(ExchangeWatchDialog(self._desk, self._window)):
            self.watch.start()

    def _on_taken_in(self) -> None:
        self._showing.begin()
        self._refresh_now()
