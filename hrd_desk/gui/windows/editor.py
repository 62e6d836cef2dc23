"""What can be done with the record on the screen: open, save, duplicate, delete."""

import uuid
from collections.abc import Callable, Collection

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from hrd_desk.errors import HrdDeskError, NotFoundError
from hrd_desk.gui.errors import show_error
from hrd_desk.gui.widgets.notice_bar import NoticeBar
from hrd_desk.gui.widgets.plain_text import Answer, Role, choose, tell
from hrd_desk.gui.windows.draft_offers import DraftOffers
from hrd_desk.gui.windows.drafts import DraftKeeper
from hrd_desk.gui.windows.record_pane import RecordPane
from hrd_desk.gui.windows.saving import Leaving, SavingBehind, failure_words, store
from hrd_desk.i18n import _
from hrd_desk.model.event import Event
from hrd_desk.storage.database import Database
from hrd_desk.storage.events import (
    delete_event,
    duplicate_event,
    load_event,
)


class Editor(QObject):
    """One record at a time, in a pane; nothing unsaved is left behind without asking.

    A record is saved in the GUI thread in a few milliseconds, or behind the next one where that is
    begun at once; `stored_behind` tells when it is committed.
    """

    record_shown = Signal(object)
    saved = Signal(object)
    stored_behind = Signal(object)
    undo_wanted = Signal()

    def __init__(self, database: Database, pane: RecordPane, notice: NoticeBar) -> None:
        """Edit records of `database` in `pane`, and say what was done in `notice`."""
        super().__init__(pane)
        self._database = database
        self._pane = pane
        self._notice = notice
        self.told_apart: Callable[[uuid.UUID], Collection[uuid.UUID]] = lambda _uid: ()
        """Returns the records that a new one was told apart from before it was saved."""
        self.begin: Callable[[], Event] = Event
        """Makes what a new record begins with."""
        self.drafts = DraftKeeper(database, pane.draft, self)
        self.offers = DraftOffers(database, self.drafts, pane, notice, self.may_leave)
        self.offers.continued.connect(self.record_shown)
        self.record_shown.connect(lambda _record: self.offers.refresh())
        pane.edited.connect(self.drafts.note_change)
        self.drafts.failed.connect(self._on_draft_failed)
        self._unsaved = ""
        self._behind = SavingBehind(database, self.drafts, self)
        self._behind.stored.connect(self._on_stored_behind)
        self._behind.failed.connect(self._on_failed_behind)

    @property
    def record(self) -> Event | None:
        """The record on the screen."""
        return self._pane.record

    # --- going from one record to another -------------------------------------------------------

    def may_leave(self) -> bool:
        """Ask what to do with unsaved changes; return whether the record may be left."""
        self.settle()
        if not self._pane.is_changed or self.record is None:
            return True
        answers = [
            Answer("save", _("Save")),
            Answer("later", _("Keep as a draft")),
            Answer("discard", _("Discard"), Role.DestructiveRole),
            Answer("cancel", _("Cancel"), Role.RejectRole),
        ]
        question = _("This event has changes that are not saved.")
        answer = choose(self._pane.window(), question, answers)
        if answer == "save":
            return self.save()
        if answer == "discard":
            self.discard()
        return answer == "discard" or (answer == "later" and self._kept())

    def _kept(self) -> bool:
        try:
            self.drafts.write()
        except HrdDeskError as error:
            show_error(self.window(), error)
            return False
        return True

    def discard(self) -> None:
        """Forget the unsaved changes and show the record as it is stored, or none."""
        event = self.record
        if event is None:
            return
        self.offers.forget(event.uid)
        if event.reference:
            self._show_stored(event.uid)
        else:
            self._show_none()

    def new(self) -> None:
        """Begin a new event."""
        if self.may_leave():
            self._show_next()

    def open(self, uid: uuid.UUID) -> None:
        """Show a stored event, or its draft if one waits and the person wants it."""
        if self.record is not None and self.record.uid == uid:
            return
        if not self.may_leave():
            self.record_shown.emit(self.record)
            return
        draft = self.offers.waiting(uid)
        if draft is None or self.offers.may_open(draft):
            self._show_stored(uid)
        else:
            self.record_shown.emit(self.record)

    def _show_stored(self, uid: uuid.UUID) -> None:
        try:
            with self._database.snapshot() as session:
                event = load_event(session, uid)
        except HrdDeskError as error:
            show_error(self._pane.window(), error)
            return
        self._show(event, is_changed=False)

    def _show(self, event: Event, *, is_changed: bool) -> None:
        self._pane.show_event(event, is_changed=is_changed)
        self.record_shown.emit(event)

    def _show_none(self) -> None:
        self._pane.clear()
        self.record_shown.emit(None)

    def reload_if_unchanged(self) -> None:
        """Show the record as it is stored now, or none, unless somebody is editing it."""
        event = self.record
        if event is not None and event.reference and not self._pane.is_changed:
            standing = _standing(self._database, event.uid)
            if standing is None:
                self._show_none()
            else:
                self._pane.show_event(standing)

    # --- saving ---------------------------------------------------------------------------------

    def can_be_read(self) -> bool:
        """Write what is entered into the record; where that cannot be done, say why."""
        faults = self._pane.event_form.unreadable()
        if faults:
            self._pane.event_form.go_to_field(faults[0].field)
            self._notice.say(_("Not saved. {reason}").format(reason=faults[0].sentence))
        return not faults

    def save(self) -> bool:
        """Save the record; return whether it is saved. Checks never stand in the way."""
        if self.record is None or not self.can_be_read():
            return False
        self.settle()
        self.drafts.settle()  # or it would be written behind the save
        try:
            saved = store(self._database, self.record, self.told_apart(self.record.uid))
        except HrdDeskError as error:
            show_error(self._pane.window(), error)
            return False
        self._notice.close_bar()
        self.offers.forget_waiting(saved.uid)
        self._pane.adopt(saved)
        self.record_shown.emit(saved)
        self.saved.emit(saved)
        return True

    def save_and_begin(self) -> None:
        """Begin the next record while this one, which can be read, is saved behind it."""
        if self.record is None:
            return
        if self.record.attachments:  # leaving cleans up files that no stored record has
            if self.save():
                self._show_next()
            return
        form, apart = self._pane.event_form, self.told_apart(self.record.uid)
        leaving = Leaving(self.record, form.draft(), apart, form.drafting.unsaved_origin)
        self._notice.close_bar()
        self._show_next()
        self._behind.save(leaving)

    def _show_next(self) -> None:
        self._show(self.begin(), is_changed=False)
        self._pane.event_form.go_to_field("title")

    def settle(self) -> None:
        """Wait until what is saved behind the record on the screen is stored, or is not."""
        self._behind.settle()

    def _on_stored_behind(self, saved: Event, leaving: Leaving) -> None:
        self.offers.let_go(saved.uid)
        self._pane.event_form.drafting.tell_saved(saved.uid, leaving.origin)
        self.stored_behind.emit(saved)

    def _on_failed_behind(self, leaving: Leaving, error: HrdDeskError) -> None:
        self.drafts.keep()
        self.offers.refresh()
        words = failure_words(leaving.record, error.sentence, is_kept=not self.drafts.held)
        self._unsaved = words
        self._notice.say(words, {_("Drafts"): self.show_drafts})

    def is_all_kept(self) -> bool:
        """Return whether nothing is lost with the window; where something would be, say why."""
        if self._unsaved and self._unsaved == self._notice.sentence():
            tell(self.window(), self._unsaved)  # the bar goes with the window
        return not self.drafts.held or self._kept()

    def duplicate(self) -> None:
        """Begin a new event with the content of this one."""
        if self.record is not None and self.may_leave() and self.record is not None:
            self._show(duplicate_event(self.record), is_changed=True)
            self._pane.event_form.go_to_field("title")
            self.drafts.note_change()

    # --- deleting -------------------------------------------------------------------------------

    def delete(self) -> None:
        """Delete the record, and offer to take that back."""
        event = self.record
        if event is None:
            return
        if not event.reference:
            self.discard()
            return
        try:
            with self._database.transaction("delete") as session:
                delete_event(session, event.uid)
        except HrdDeskError as error:
            show_error(self._pane.window(), error)
            return
        self.offers.forget(event.uid)
        self._show_none()
        sentence = _("{reference} deleted.").format(reference=event.reference)
        self._notice.say(sentence, {_("Undo"): self.undo_wanted.emit})

    def show_again(self, records: Collection[uuid.UUID]) -> None:
        """Show what was taken back: a record that came back, or the one on the screen anew."""
        shown = self.record.uid if self.record is not None else None
        if shown in records or len(records) == 1:
            uid = shown if shown in records else next(iter(records))
            assert uid is not None  # noqa: S101  narrows the type for the checker
            self._show_if_standing(uid)

    def _show_if_standing(self, uid: uuid.UUID) -> None:
        event = _standing(self._database, uid)
        if event is not None:
            self._show(event, is_changed=False)
        elif self.record is not None and self.record.uid == uid:
            self._show_none()

    def window(self) -> QWidget:
        """Return the window of the pane."""
        return self._pane.window()

    # --- drafts ---------------------------------------------------------------------------------

    def _on_draft_failed(self, reason: str) -> None:
        self._notice.say(_("What you type is not kept as a draft. {reason}").format(reason=reason))

    def show_drafts(self) -> None:
        """Leave the record for the list of what was typed and not saved."""
        if self.may_leave():
            self._show_none()
            self.offers.take_keys()


def _standing(database: Database, uid: uuid.UUID) -> Event | None:
    """Return a record as it is stored; None where none stands: deleted, erased, or a term."""
    try:
        with database.snapshot() as session:
            event = load_event(session, uid)
    except NotFoundError:
        return None
    return None if event.is_deleted else event
