"""What becomes of drafts that an ended sitting left: continued, or discarded and brought back."""

import uuid
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from hrd_desk.errors import HrdDeskError, NotFoundError
from hrd_desk.gui.errors import show_error
from hrd_desk.gui.widgets.notice_bar import NoticeBar
from hrd_desk.gui.widgets.plain_text import Answer, Role, choose, tell
from hrd_desk.gui.windows.drafts import DraftKeeper
from hrd_desk.gui.windows.drafts_pane import DraftsPane, name_of
from hrd_desk.gui.windows.record_pane import RecordPane
from hrd_desk.i18n import _
from hrd_desk.model.event import Event
from hrd_desk.model.moment_words import moment_words
from hrd_desk.storage.database import Database
from hrd_desk.storage.drafts import StoredDraft
from hrd_desk.storage.events import load_event


class DraftOffers(QObject):
    """The drafts that wait, in a pane that stands where no record is shown.

    `continued` carries the record that a draft was put into; `counted` how many drafts wait.
    """

    continued = Signal(object)
    counted = Signal(int)

    def __init__(
        self,
        database: Database,
        drafts: DraftKeeper,
        pane: RecordPane,
        notice: NoticeBar,
        may_leave: Callable[[], bool],
    ) -> None:
        """Offer what `drafts` keeps in `pane`; `may_leave` asks before the record goes."""
        super().__init__(pane)
        self._database, self._drafts = database, drafts
        self._pane, self._notice, self._may_leave = pane, notice, may_leave
        self._waiting: dict[uuid.UUID, StoredDraft] = {}
        self.list = DraftsPane()
        self.list.continue_asked.connect(self.go_on)
        self.list.discard_asked.connect(self._discard)
        pane.offer(self.list)

    def refresh(self) -> None:
        """Read anew what waits; the record on the screen is no draft that waits."""
        shown = self._pane.record.uid if self._pane.record is not None else None
        found = [draft for draft in self._drafts.stored() if draft.record_uid != shown]
        self._waiting = {draft.record_uid: draft for draft in found}
        self.list.put(found)
        self._pane.have_offers(bool(found))
        self.counted.emit(len(found))

    def waiting(self, uid: uuid.UUID) -> StoredDraft | None:
        """Return the draft of a record that waits, if one does."""
        return self._waiting.get(uid)

    def forget(self, uid: uuid.UUID) -> None:
        """Forget the draft of a record that was discarded."""
        self._without_draft(self._drafts.drop, uid)

    def let_go(self, uid: uuid.UUID) -> None:
        """Forget the draft of a record that was stored after it had left the screen."""
        self._without_draft(self._drafts.let_go, uid)

    def _without_draft(self, drop: Callable[[uuid.UUID], None], uid: uuid.UUID) -> None:
        try:
            drop(uid)
        except HrdDeskError as error:
            sentence = _("The draft could not be removed and will be offered again. {reason}")
            self._notice.say(sentence.format(reason=error.sentence))
            return
        self.forget_waiting(uid)

    def forget_waiting(self, uid: uuid.UUID) -> None:
        """Offer the draft of a record no longer, because it is gone."""
        if self._waiting.pop(uid, None) is not None:
            self.refresh()

    def take_keys(self) -> None:
        """Give the list the keyboard where it is shown."""
        if self._waiting and self._pane.record is None:
            self._pane.event_form.wanted.emit()
            self.list.take_keys()

    def go_on(self, draft: StoredDraft) -> None:
        """Show a record with the content of its draft."""
        if not self._may_leave():
            return
        event = self._record_of(draft)
        self._pane.clear()
        try:
            self._pane.show_draft(event, draft.content)
        except HrdDeskError as error:
            self._pane.clear()
            show_error(self._window(), error)
            return
        self.continued.emit(event)
        if draft.is_overtaken:
            sentence = _("The record was changed after this draft. Look at the history first.")
            tell(self._window(), sentence)

    def _record_of(self, draft: StoredDraft) -> Event:
        try:
            with self._database.snapshot() as session:
                return load_event(session, draft.record_uid)
        except NotFoundError:
            return Event(uid=draft.record_uid)

    def _discard(self, draft: StoredDraft) -> None:
        self.forget(draft.record_uid)
        self.take_keys()
        sentence = _("The draft “{title}” was discarded.").format(title=name_of(draft))
        self._notice.say(sentence, {_("Undo"): lambda: self._bring_back(draft)})

    def _bring_back(self, draft: StoredDraft) -> None:
        if draft.record_uid not in {kept.record_uid for kept in self._drafts.stored()}:
            self._drafts.bring_back(draft)
        self.refresh()
        self.take_keys()

    def may_open(self, draft: StoredDraft) -> bool:
        """Ask what becomes of the draft of a record to be opened.

        Return whether the record is to be shown as it is stored; the draft is discarded then.
        """
        question = _("This event has a draft of {moment} that was not saved.")
        answers = [
            Answer("continue", _("Continue the draft")),
            Answer("discard", _("Discard the draft"), Role.DestructiveRole),
            Answer("cancel", _("Cancel"), Role.RejectRole),
        ]
        words = question.format(moment=moment_words(draft.saved_at_utc))
        answer = choose(self._window(), words, answers)
        if answer == "continue":
            self.go_on(draft)
        elif answer == "discard":
            self._discard(draft)
        return answer == "discard"

    def _window(self) -> QWidget:
        return self._pane.window()
