"""The watched folder: send and receive by a folder that another program carries to others."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from hrd_desk.errors import HrdDeskError
from hrd_desk.gui.generated.ui_exchange_watch_dialog import Ui_ExchangeWatchDialog
from hrd_desk.gui.widgets.notice_bar import NoticeBar
from hrd_desk.gui.windows.exchange_dialog import ExchangeDialog, browse_folder, typed_folder
from hrd_desk.gui.workers import Job
from hrd_desk.i18n import _, ngettext
from hrd_desk.progress import Progress
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.sync.bundle_names import shown_name
from hrd_desk.sync.receiving import Received
from hrd_desk.sync.sending import SentBundle
from hrd_desk.sync.watching import Watched, choose_watched, look_once, require_apart, watched

EVERY_MS = 60_000
MOST_SAID = 3


class ExchangeWatchDialog(ExchangeDialog):
    """Asks whether a folder is watched, and which; accepted when that is kept."""

    def __init__(self, desk: OpenDesk, parent: QWidget | None = None) -> None:
        """Choose the watched folder of `desk`."""
        super().__init__(parent)
        self._desk = desk
        self.ui = Ui_ExchangeWatchDialog()
        self.ui.setupUi(self)
        self.use_form(self.ui)
        self.ui.browse.clicked.connect(self._browse)
        self.ui.keep.clicked.connect(self._keep)
        with desk.database.snapshot() as session:
            self._before = watched(session)
        if self._before is not None:
            self.ui.is_on.setChecked(True)
            self.ui.folder.setText(self._before.folder)
        self.ui.is_on.setFocus()

    def _browse(self) -> None:
        if browse_folder(self, self.ui.folder, _("Watched folder")):
            self.ui.is_on.setChecked(True)

    def _keep(self) -> None:
        choice = None
        try:
            if self.ui.is_on.isChecked():
                folder, before = typed_folder(self.ui.folder), self._before
                require_apart(self._desk, folder)
                choice = replace(before or Watched(""), folder=str(folder))
        except HrdDeskError as error:
            self.show_problem(error)
            return
        database = self._desk.database
        self.run(lambda _progress: choose_watched(database, choice), lambda _nothing: self.accept())


class FolderWatch(QObject):
    """Looks into the watched folder once a minute, in a job, and says quietly what came of it.

    `taken_in`: records changed. `looked`: a look that did something has ended.
    """

    taken_in = Signal()
    looked = Signal()

    def __init__(self, desk: OpenDesk, notice: NoticeBar, parent: QObject) -> None:
        """Watch for `desk`, and tell in `notice`."""
        super().__init__(parent)
        self._desk, self._notice = desk, notice
        self._job: Job | None = None
        self._problem = ""
        self._unsaid: list[str] = []
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Look now, and every minute from now on; does nothing while no folder is chosen."""
        self._problem = ""
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def look(self) -> None:
        """Look once, unless the last look still goes on."""
        self._say_rest()
        if self._job is not None:
            return
        desk = self._desk

        def work(progress: Progress) -> tuple[list[Received], list[SentBundle]] | None:
            with desk.database.snapshot() as session:
                choice = watched(session)
            if choice is None:
                return None
            sent: list[SentBundle] = []
            received = look_once(
                desk,
                Path(choice.folder),
                every_minutes=choice.every_minutes,
                wrote=sent.append,
                progress=progress,
            )
            return received, sent

        self._job = Job(work)
        self._job.succeeded.connect(self._tell)
        self._job.failed.connect(self._tell_problem)
        self._job.finished.connect(self._on_finished)
        self._job.start()

    def say(self, sentence: str) -> None:
        """Say something quietly, as soon as nothing else stands there to be read or answered."""
        self._unsaid.append(sentence)
        self._say_rest()

    def _say_rest(self) -> None:
        if self._unsaid and not self._notice.sentence():
            said = self._unsaid[-MOST_SAID:]
            self._notice.say(" ".join(said + _and_more(len(self._unsaid) - len(said))))
            self._unsaid.clear()

    def _on_finished(self) -> None:
        self._job = None

    def _tell(self, done: tuple[list[Received], list[SentBundle]] | None) -> None:
        if done is None:
            return
        received, sent = done
        self._problem = ""
        if received or sent:
            self.say(watch_words(received, sent))
            self.looked.emit()
        if any(file.report is not None for file in received):
            self.taken_in.emit()

    def _tell_problem(self, error: HrdDeskError) -> None:
        # The same trouble is told once, not every minute.
        if error.sentence != self._problem:
            self._problem = error.sentence
            self.say(error.sentence)


def watch_words(received: list[Received], sent: list[SentBundle]) -> str:
    """Return in a line or two what one look into the folder did."""
    sentences = []
    if sent:
        words = ngettext(
            "Watched folder: {count} file written.",
            "Watched folder: {count} files written.",
            len(sent),
        )
        sentences.append(words.format(count=len(sent)))
        sentences += dict.fromkeys(sentence for each in sent for sentence in each.damaged)
    for file in received[:MOST_SAID]:
        origin = file.peer_code or shown_name(file.path)
        sentences.append(f"{origin}: {file.sentence}")
    sentences += _and_more(len(received) - MOST_SAID)
    return " ".join(sentences)


def _and_more(count: int) -> list[str]:
    more = _("and {count} more").format(count=count)
    return [f"{more}."] if count > 0 else []
