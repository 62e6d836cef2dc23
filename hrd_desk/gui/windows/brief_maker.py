"""Makes one brief in the background and tells in the notice what became of it."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from hrd_desk.errors import HrdDeskError, UnprintableError
from hrd_desk.gui.errors import show_error
from hrd_desk.gui.widgets.notice_bar import Answers, NoticeBar
from hrd_desk.gui.windows.brief_dialog import BriefDialog
from hrd_desk.gui.workers import Job
from hrd_desk.i18n import _
from hrd_desk.model.event import Event
from hrd_desk.progress import Progress
from hrd_desk.storage.database import Database
from hrd_desk.vocabulary.vocabulary import Vocabulary


class BriefMaker:
    """A record and what was asked for; it stays as it was asked, whatever is opened meanwhile."""

    def __init__(
        self,
        event: Event,
        vocabulary: Vocabulary,
        dialog: BriefDialog,
        notice: NoticeBar,
        database: Database,
    ) -> None:
        self._event = event
        self._vocabulary = vocabulary
        self._file = dialog.file
        self._audience = dialog.audience
        self._language = dialog.language
        self._notice = notice
        self._database = database

    def start(self, *, marks_unprintable: bool = False) -> None:
        """Make the brief in a job; `marks_unprintable` prints what no font has as codes."""

        def work(_progress: Progress) -> Path:
            # The PDF library is slow to load, and most starts print nothing.
            from hrd_desk.publishing.brief import BriefOptions, make_brief  # noqa: PLC0415
            from hrd_desk.publishing.noting import noting_in  # noqa: PLC0415

            noting = noting_in(self._database)
            options = BriefOptions(marks_unprintable=marks_unprintable, noting=noting)
            make_brief(
                self._event, self._vocabulary, self._audience, self._file, self._language, options
            )
            return self._file

        job = Job(work)
        job.succeeded.connect(self._on_made)
        job.failed.connect(self._on_refused)
        job.start()

    def _on_refused(self, error: HrdDeskError) -> None:
        if isinstance(error, UnprintableError):
            again = partial(self.start, marks_unprintable=True)
            self._notice.say(error.sentence, {_("Print as codes"): again})
        else:
            show_error(self._notice.window(), error)

    def _on_made(self, file: Path) -> None:
        sentence = _("The brief is ready: {file}").format(file=file)
        answers: Answers = {
            _("Open"): partial(_open, file),
            _("Show in folder"): partial(_open, file.parent),
        }
        self._notice.say(sentence, answers)


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
