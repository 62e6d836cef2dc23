"""What can be done with the record on the screen: open, save, duplicate, delete."""

import uuid
from collections.abc import Callable, Collection
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from hrd_desk.errors import HrdDeskError, NotFoundError
from hrd_desk.gui.errors import show_error
from hrd_desk.gui.widgets.notice_bar import NoticeBar
from hrd_desk.gui.widgets.plain_text import Answer, Role, choose, tell
from hrd_desk.gui.windows.drafts import DraftKeeper
from hrd_desk.gui.windows.record_pane import RecordPane
from hrd_desk.i18n import _, ngettext
from hrd_desk.model.event import Event
from hrd_desk.storage.database import Database
from hrd_desk.storage.drafts import StoredDraft
from hrd_desk.storage.events import (
    delete_event,
    duplicate_event,
    load_event,
    save_event,
)


class Editor(QObject):
    """One record at a time, in a pane; nothing unsaved is left behind without asking.

    Saving one record takes a few milliseconds and runs in the GUI thread.
    """

    record_shown = Signal(object)
    saved = Signal(object)
    undo_wanted = Signal()

    def __init__(self, database: Database, pane: RecordPane, notice: NoticeBar) -> None:
        """Edit records of `database` in `pane`, and say what was done in `notice`."""
        super().__init__(pane)
        self._database = database
        self._pane = pane
        self._notice = notice
        self._waiting: dict[uuid.UUID, StoredDraft] = {}
        self.begin: Callable[[], Event] = Event
        """Makes what a new record begins with."""
        self.drafts = DraftKeeper(database, self._draft, self)
        pane.edited.connect(self.drafts.note_change)
        self.drafts.failed.connect(self._on_draft_failed)

    @property
    def record(self) -> Event | None:
        """The record on the screen."""
        return self._pane.record

    # --- going from one record to another -------------------------------------------------------

    def may_leave(self) -> bool:
        """Ask what to do with unsaved changes; return whether the record may be left."""
        if not self._pane.is_changed or self.record is None:
            return True
        answers = [
            Answer("save", _("Save")),
            Answer("discard", _("Discard"), Role.DestructiveRole),
            Answer("cancel", _("Cancel"), Role.RejectRole),
        ]
        question = _("This event has changes that are not saved.")
        answer = choose(self._pane.window(), question, answers)
        if answer == "save":
            return self.save()
        if answer == "discard":
            self.discard()
        return answer == "discard"

    def discard(self) -> None:
        """Forget the unsaved changes and show the record as it is stored, or none."""
        event = self.record
        if event is None:
            return
        self.drafts.drop(event.uid)
        if event.reference:
            self._show_stored(event.uid)
        else:
            self._pane.clear()
            self.record_shown.emit(None)

    def new(self) -> None:
        """Begin a new event."""
        if self.may_leave():
            self._show(self.begin(), is_changed=False)
            self._pane.event_form.go_to_field("title")

    def open(self, uid: uuid.UUID) -> None:
        """Show a stored event, or its draft if one waits and the person wants it."""
        if self.record is not None and self.record.uid == uid:
            return
        if not self.may_leave():
            self.record_shown.emit(self.record)
        elif uid in self._waiting:
            self._ask_about(self._waiting[uid])
        else:
            self._show_stored(uid)

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

    def reload_if_unchanged(self) -> None:
        """Show the record as it is stored now, unless somebody is editing it."""
        event = self.record
        if event is not None and event.reference and not self._pane.is_changed:
            with self._database.snapshot() as session:
                self._pane.show_event(load_event(session, event.uid))

    # --- saving ---------------------------------------------------------------------------------

    def save(self) -> bool:
        """Save the record; return whether it is saved. Checks never stand in the way."""
        if self.record is None:
            return False
        faults = self._pane.event_form.unreadable()
        if faults:
            self._pane.event_form.go_to_field(faults[0].field)
            self._notice.say(_("Not saved. {reason}").format(reason=faults[0].sentence))
            return False
        try:
            with self._database.transaction("save") as session:
                saved = save_event(session, self.record)
        except HrdDeskError as error:
            show_error(self._pane.window(), error)
            return False
        self._notice.close_bar()
        self._waiting.pop(saved.uid, None)
        self.drafts.drop(saved.uid)
        self._pane.adopt(saved)
        self.record_shown.emit(saved)
        self.saved.emit(saved)
        return True

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
        self.drafts.drop(event.uid)
        self._pane.clear()
        self.record_shown.emit(None)
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
        try:
            with self._database.snapshot() as session:
                event = load_event(session, uid)
        except NotFoundError:
            return  # a term
        if not event.is_deleted:
            self._show(event, is_changed=False)
        elif self.record is not None and self.record.uid == uid:
            self._pane.clear()
            self.record_shown.emit(None)

    def window(self) -> QWidget:
        """Return the window of the pane."""
        return self._pane.window()

    # --- drafts ---------------------------------------------------------------------------------

    def _draft(self) -> tuple[uuid.UUID, dict[str, Any]] | None:
        if self.record is None or not self._pane.is_changed:
            return None
        return self.record.uid, self._pane.event_form.draft()

    def _on_draft_failed(self, reason: str) -> None:
        self._notice.say(_("What you type is not kept as a draft. {reason}").format(reason=reason))

    def offer_drafts(self) -> None:
        """Offer what was typed and not saved before the program ended or locked."""
        self._waiting = {draft.record_uid: draft for draft in self.drafts.stored()}
        newest = next(iter(self._waiting.values()), None)
        if newest is None:
            return
        others = len(self._waiting) - 1
        sentence = _("“{title}” was typed and not saved ({moment}).").format(
            title=_name_of(newest), moment=_moment(newest)
        )
        if others:
            more = ngettext("{count} more draft waits.", "{count} more drafts wait.", others)
            sentence = f"{sentence} {more.format(count=others)}"
        answers = {
            _("Continue"): lambda: self._continue(newest),
            _("Discard"): lambda: self._discard_draft(newest),
        }
        self._notice.say(sentence, answers)

    def _continue(self, draft: StoredDraft) -> None:
        if not self.may_leave():
            self.offer_drafts()
            return
        try:
            with self._database.snapshot() as session:
                event = load_event(session, draft.record_uid)
        except NotFoundError:
            event = Event(uid=draft.record_uid)
        self._pane.clear()
        is_stale = bool(event.reference) and event.revised != draft.content["revised"]
        try:
            self._pane.show_draft(event, draft.content)
        except HrdDeskError as error:
            self._pane.clear()
            show_error(self._pane.window(), error)
            return
        self._waiting.pop(draft.record_uid, None)
        self.record_shown.emit(event)
        if is_stale:
            sentence = _("The record was changed after this draft. Look at the history first.")
            tell(self._pane.window(), sentence)

    def _discard_draft(self, draft: StoredDraft) -> None:
        self.drafts.drop(draft.record_uid)
        self.offer_drafts()

    def _ask_about(self, draft: StoredDraft) -> None:
        question = _("This event has a draft of {moment} that was not saved.")
        answers = [
            Answer("continue", _("Continue the draft")),
            Answer("discard", _("Discard the draft"), Role.DestructiveRole),
            Answer("cancel", _("Cancel"), Role.RejectRole),
        ]
        words = question.format(moment=_moment(draft))
        answer = choose(self._pane.window(), words, answers)
        if answer == "continue":
            self._continue(draft)
        elif answer == "discard":
            self.drafts.drop(draft.record_uid)
            self._waiting.pop(draft.record_uid)
            self._show_stored(draft.record_uid)
        else:
            self.record_shown.emit(self.record)


def _name_of(draft: StoredDraft) -> str:
    record = draft.content["record"]
    return record["title"] or record["reference"] or _("New event")


def _moment(draft: StoredDraft) -> str:
    return f"{draft.saved_at_utc.astimezone():%Y-%m-%d %H:%M}"
