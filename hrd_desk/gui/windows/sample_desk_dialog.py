"""Create a desk to look around in: one record that was published in full, and 300 invented ones."""

import contextlib
import json
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from hrd_desk.data import data_file
from hrd_desk.errors import HrdDeskError, InvalidInputError
from hrd_desk.exchange.record_json import event_from_json
from hrd_desk.gui.generated.ui_sample_desk_dialog import Ui_SampleDeskDialog
from hrd_desk.gui.windows.create_desk_dialog import documents_folder
from hrd_desk.gui.windows.job_dialog import JobDialog
from hrd_desk.i18n import _
from hrd_desk.progress import Progress, silent
from hrd_desk.storage.desk_folder import SUFFIX
from hrd_desk.storage.events import save_event
from hrd_desk.storage.opening import OpenDesk, create_desk
from hrd_desk.storage.terms import load_vocabulary

SAMPLE_PASSPHRASE = "sample desk"  # noqa: S105  told on the screen: nothing in it is secret
_CODE = "TRY"


def create_sample_desk(
    folder: Path, cost: dict[str, int] | None = None, progress: Progress = silent
) -> OpenDesk:
    """Create a desk in `folder` under a free name, with the sample's records; return it open."""
    numbered = (folder / f"{_name()} {number}{SUFFIX}" for number in range(2, 1000))
    first = folder / f"{_name()}{SUFFIX}"
    path = first if not first.exists() else next(path for path in numbered if not path.exists())
    desk, _words = create_desk(path, SAMPLE_PASSPHRASE, _CODE, cost=cost)
    with contextlib.ExitStack() as unless_done:
        unless_done.push(desk)
        _add_sample(desk, progress)
        unless_done.pop_all()
    return desk


def _add_sample(desk: OpenDesk, progress: Progress) -> None:
    invented = data_file("sample", "events.jsonl").read_text("utf-8").splitlines()
    seed = data_file("sample", "seed.json").read_text("utf-8")
    with desk.database.snapshot() as session:
        vocabulary = load_vocabulary(session)
    with desk.database.transaction("save") as session:
        for number, line in enumerate([*invented, seed], 1):
            save_event(session, event_from_json(json.loads(line), vocabulary))
            progress(number, len(invented) + 1)


def _name() -> str:
    return _("Sample desk")


class SampleDeskDialog(JobDialog):
    """Asks where the sample desk may lie; `result_desk` is it, or None."""

    def __init__(
        self, parent: QWidget | None = None, *, cost: dict[str, int] | None = None
    ) -> None:
        """`cost` are Argon2id settings; without them the computer's own are measured."""
        super().__init__(parent)
        self.result_desk: OpenDesk | None = None
        self._cost = cost
        self.ui = Ui_SampleDeskDialog()
        self.ui.setupUi(self)
        self.watch(self.ui)
        self.ui.folder.setText(str(documents_folder()))
        sentence = _("“{passphrase}”. Everybody knows it, so keep nothing real in this desk.")
        self.ui.passphrase.setText(sentence.format(passphrase=SAMPLE_PASSPHRASE))
        self.ui.browse.clicked.connect(self._browse)
        self.ui.create.clicked.connect(self._create)
        self.ui.cancel.clicked.connect(self.reject)

    def _browse(self) -> None:
        title = _("Where the sample desk will lie")
        folder = QFileDialog.getExistingDirectory(self, title, self.ui.folder.text())
        if folder:
            self.ui.folder.setText(folder)

    def _create(self) -> None:
        try:
            folder = self._folder()
        except HrdDeskError as error:
            self.show_problem(error)
            return

        def work(progress: Progress) -> OpenDesk:
            return create_sample_desk(folder, self._cost, progress)

        self.run(work, self._take)

    def _folder(self) -> Path:
        folder = Path(self.ui.folder.text().strip())
        if not folder.is_absolute() or not folder.is_dir():
            self.ui.folder.setFocus()
            raise InvalidInputError("folder", _("This folder does not exist. Choose another one."))
        return folder

    def _take(self, desk: OpenDesk) -> None:
        self.result_desk = desk
        self.accept()
