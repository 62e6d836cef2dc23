"""The action with which headquarters decides about the record on the screen."""

from PySide6.QtCore import QObject

from hrd_desk.gui.generated.ui_main_window import Ui_MainWindow
from hrd_desk.gui.widgets.leaving import run
from hrd_desk.gui.windows.editor import Editor
from hrd_desk.gui.windows.record_pane import RecordPane
from hrd_desk.model.decisions import DecisionKind
from hrd_desk.model.event import Event
from hrd_desk.storage.journal.own_desk import own_desk
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.sync.ledger import HEADQUARTERS

_GOES = (DecisionKind.ERASE, DecisionKind.MERGE_INTO)
"""After these the record is not there any more."""


class DecisionControl(QObject):
    """Opens the dialog of decisions; a field desk has no such action."""

    def __init__(
        self, desk: OpenDesk, form: Ui_MainWindow, editor: Editor, pane: RecordPane
    ) -> None:
        """Decide about the record in `editor`, which is shown in `pane`."""
        super().__init__(editor)
        self._desk, self._form, self._editor, self._pane = desk, form, editor, pane
        form.event_decide.triggered.connect(lambda _checked=False: self.decide())
        form.menu_event.aboutToShow.connect(self._look)
        editor.record_shown.connect(self._offer)
        self._look()
        self._offer(None)

    def _look(self) -> None:
        """See what this desk is: it may have become headquarters since."""
        with self._desk.database.snapshot() as session:
            self._form.event_decide.setVisible(own_desk(session).role == HEADQUARTERS)

    def _offer(self, record: Event | None) -> None:
        self._form.event_decide.setEnabled(record is not None and bool(record.reference))

    def decide(self) -> None:
        """Ask what to decide; the record is judged as it is stored."""
        # Loaded here, so that the start of the main window does not pay for it.
        from hrd_desk.gui.windows.inbox_decision_dialog import DecisionDialog  # noqa: PLC0415

        record = self._editor.record
        if record is None or not self._editor.may_leave():
            return
        dialog = DecisionDialog(self._desk, record.uid, self._editor.window())
        if not run(dialog):
            return
        if dialog.taken in _GOES:
            self._pane.clear()
            self._editor.record_shown.emit(None)
        else:
            self._editor.show_again([record.uid])
        self._form.notice.say(dialog.done_words())
