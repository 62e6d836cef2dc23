"""Opens the window of duplicates, and does in the desk what a person says about a pair."""

import uuid
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from hrd_desk.errors import HrdDeskError
from hrd_desk.gui.errors import show_error
from hrd_desk.gui.generated.ui_main_window import Ui_MainWindow
from hrd_desk.gui.widgets.leaving import run
from hrd_desk.gui.widgets.plain_text import ask
from hrd_desk.gui.windows.compare_dialog import CompareDialog, Same
from hrd_desk.gui.windows.editor import Editor
from hrd_desk.gui.windows.history_words import HistoryWords
from hrd_desk.gui.windows.record_pane import RecordPane
from hrd_desk.i18n import _
from hrd_desk.storage.decisions import HEADQUARTERS
from hrd_desk.storage.duplicates import Candidate, CandidatePair, update_of
from hrd_desk.storage.events import delete_event, event_titles, load_event
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.pairs import link_update, merge_pair, propose_merge, tell_apart

if TYPE_CHECKING:
    from hrd_desk.gui.windows.duplicates_window import DuplicatesWindow


class DuplicatesControl(QObject):
    """One window at most; each answer is a step of its own, deleting one record too."""

    def __init__(
        self, desk: OpenDesk, form: Ui_MainWindow, editor: Editor, pane: RecordPane
    ) -> None:
        """Serve the action of the main window `form`."""
        super().__init__(editor)
        self._database, self._form, self._editor, self._pane = desk.database, form, editor, pane
        self._is_headquarters = desk.role == HEADQUARTERS
        self.window: DuplicatesWindow | None = None
        form.show_duplicates.triggered.connect(lambda _checked=False: self.show())

    def stop(self) -> None:
        """Look no longer; the desk can be closed after it."""
        if self.window is not None:
            self.window.stop()
            self.window.close()

    def show(self) -> None:
        """Open the window and look."""
        # Loaded here, so that the start of the main window does not pay for it.
        from hrd_desk.gui.windows.duplicates_window import DuplicatesWindow  # noqa: PLC0415

        if self.window is None:
            self.window = window = DuplicatesWindow(
                self._database, self._editor.window(), is_headquarters=self._is_headquarters
            )
            window.addActions([self._form.edit_undo, self._form.edit_redo])
            window.tell_apart, window.propose = self._tell_apart, self._propose
            window.merge, window.delete = self._merge, self._delete
            window.link_update = self._link_update
            window.compare_wanted.connect(self._compare)
            # What Ctrl+Z did, or why not, is said in the bar of the window behind.
            self._form.notice.said.connect(window.tell)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        self.window.look()

    # --- side by side ---------------------------------------------------------------------------

    def _compare(self, pair: CandidatePair) -> None:
        window = self.window
        assert window is not None  # noqa: S101  it asked
        try:
            with self._database.snapshot() as session:
                one, other = (load_event(session, of.uid) for of in (pair.one, pair.other))
                links = [link.target_uid for event in (one, other) for link in event.links]
                titles = event_titles(session, links)
        except HrdDeskError as error:
            show_error(window, error)
            return
        words = HistoryWords(self._pane.vocabulary, titles)
        dialog = CompareDialog(one, [other], words, lambda _other: True, window)
        dialog.go_to(0)
        dialog.form.propose.setHidden(self._is_headquarters)
        run(dialog)
        if dialog.answer is Same.OPEN:
            self._editor.open(other.uid)
            self._editor.window().activateWindow()
        elif dialog.answer is Same.DIFFERENT:
            window.do(self._tell_apart, pair)
        elif dialog.answer is Same.PROPOSE:
            window.do(self._propose, pair)

    # --- deeds ----------------------------------------------------------------------------------

    def _tell_apart(self, pair: CandidatePair) -> str:
        with self._database.transaction("tell-apart") as session:
            tell_apart(session, pair.one.uid, pair.other.uid)
        sentence = _("{record} and {other} stay two events. They come up again if one changes.")
        return sentence.format(record=pair.one.reference, other=pair.other.reference)

    def _link_update(self, pair: CandidatePair) -> str | None:
        update, earlier = update_of(pair)
        if not self._may_change(update.uid):
            return None
        with self._database.transaction("link-update") as session:
            link_update(session, update.uid, earlier.uid)
        self._editor.show_again([update.uid])
        sentence = _("{record} is linked as an update of {other}. Ctrl+Z takes it back.")
        return sentence.format(record=update.reference, other=earlier.reference)

    def _propose(self, pair: CandidatePair) -> str:
        with self._database.transaction("propose-merge") as session:
            propose_merge(session, pair.one.uid, pair.other.uid)
        return _("Headquarters gets your proposal with the next file.")

    def _merge(self, keep: Candidate, other: Candidate) -> str | None:
        """Merge at headquarters; every desk follows that decision, so it is asked about first."""
        question = _(
            "Merge {other} into {record}? It is a decision of headquarters that every desk follows;"
            " the content of {other} stays in its history, and Ctrl+Z separates both again."
        ).format(record=keep.reference, other=other.reference)
        is_wanted = ask(self.window, question, _("Merge"), is_destructive=True)
        if not is_wanted or not self._may_change(other.uid):
            return None
        with self._database.transaction("merge-records") as session:
            merge_pair(session, keep.uid, other.uid)
        self._editor.show_again([other.uid])
        sentence = _("{other} was merged into {record}. Ctrl+Z separates both again.")
        return sentence.format(record=keep.reference, other=other.reference)

    def _delete(self, record: Candidate) -> str | None:
        if not self._may_change(record.uid):
            return None
        with self._database.transaction("delete") as session:
            delete_event(session, record.uid)
        self._editor.show_again([record.uid])
        sentence = _("{reference} deleted. Ctrl+Z brings it back.")
        return sentence.format(reference=record.reference)

    def _may_change(self, uid: uuid.UUID) -> bool:
        self._editor.settle()
        shown = self._editor.record
        return shown is None or shown.uid != uid or self._editor.may_leave()
