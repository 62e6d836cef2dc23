"""Ask a server for one place: says what leaves, sends it when told to, shows what came back."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hrd_desk.errors import HrdDeskError
from hrd_desk.geocoding.found_place import FoundPlace
from hrd_desk.geocoding.online_settings import OnlineSettings
from hrd_desk.gui.forms.binding import name_fields
from hrd_desk.gui.generated.ui_online_ask_dialog import Ui_OnlineAskDialog
from hrd_desk.gui.windows.job_dialog import JobDialog
from hrd_desk.gui.workers import asking_lane
from hrd_desk.i18n import _, beside
from hrd_desk.model.degree_words import point_words
from hrd_desk.progress import Progress

AskServer = Callable[[str], list[FoundPlace]]
"""Sends the name of a place, in another thread, and returns what the server knows of it."""


class OnlineAskDialog(JobDialog):
    """One question to a server; `place` is what the person took of the answer."""

    lane = asking_lane

    def __init__(
        self, query: str, settings: OnlineSettings, ask: AskServer, parent: QWidget | None = None
    ) -> None:
        """Begin with `query`; nothing is sent before the button, or where none is wanted."""
        super().__init__(parent)
        self._settings, self._ask_server = settings, ask
        self._found: list[FoundPlace] = []
        self._is_left = False
        self.place: FoundPlace | None = None
        self.ui = Ui_OnlineAskDialog()
        self.ui.setupUi(self)
        self.watch(self.ui)
        name_fields(self.ui)
        self.ui.query.setText(query)
        self.ui.query.textChanged.connect(self._tell)
        self.ui.ask.clicked.connect(self._send)
        self.ui.take.clicked.connect(self._take)
        self.ui.found.itemActivated.connect(lambda _item: self._take())
        self.ui.found.currentRowChanged.connect(lambda _row: self._arrange())
        self.ui.cancel.clicked.connect(self.reject)
        self._tell()
        self._arrange()
        self.ui.ask.setFocus()
        if query and not settings.asks_each_time:
            self._send()

    def _tell(self) -> None:
        query = self.ui.query.text().strip()
        self.ui.disclosure.setText(self._settings.disclosure(query) if query else "")
        self.ui.ask.setEnabled(bool(query))

    def _send(self) -> None:
        query = self.ui.query.text().strip()

        def work(_progress: Progress) -> list[FoundPlace]:
            return self._ask_server(query)

        self._show([])
        self.run(work, self._on_answered)
        # Waiting is nobody's duty: what comes later is thrown away.
        self.ui.cancel.setEnabled(True)

    def _on_answered(self, found: list[FoundPlace]) -> None:
        if self._is_left:
            return
        self._show(found)
        if found:
            self.ui.found.setFocus()
        else:
            self.ui.problem.setText(_("The server knows no place of that name."))
            self.ui.problem.setVisible(True)

    def _show(self, found: list[FoundPlace]) -> None:
        self._found = found
        self.ui.found.clear()
        for place in found:
            point = point_words(place.latitude_deg, place.longitude_deg)
            self.ui.found.addItem(beside((place.label, point)))
        self.ui.found.setCurrentRow(0 if found else -1)
        self._arrange()

    def _arrange(self) -> None:
        self.ui.found.setVisible(bool(self._found))
        self.ui.take.setVisible(bool(self._found))
        self.ui.take.setEnabled(self.ui.found.currentRow() >= 0)

    def _take(self) -> None:
        row = self.ui.found.currentRow()
        if 0 <= row < len(self._found):
            self.place = self._found[row]
            self.accept()

    @override
    def show_problem(self, error: HrdDeskError) -> None:
        if not self._is_left:
            super().show_problem(error)

    @override
    def reject(self) -> None:
        self._is_left = True
        job, self._job = self._job, None
        if job is not None:
            job.cancel()
        super().reject()
