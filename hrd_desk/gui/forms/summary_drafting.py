"""The action "Draft a summary" of the event form."""

import uuid
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPalette

from hrd_desk.errors import InvalidInputError
from hrd_desk.gui.forms.draft_dialog import DraftDialog
from hrd_desk.gui.generated.ui_event_form import Ui_EventForm
from hrd_desk.gui.widgets.leaving import run
from hrd_desk.gui.widgets.marks import mark_colour
from hrd_desk.gui.widgets.plain_text import tell
from hrd_desk.gui.workers import call_later
from hrd_desk.i18n import _, language, listed
from hrd_desk.model.event import Event
from hrd_desk.model.field_labels import field_label
from hrd_desk.publishing.drafting import (
    DraftOrigin,
    SummaryDraft,
    draft_language,
    draft_summary,
    nothing_to_draft,
    origin_of,
)
from hrd_desk.vocabulary.vocabulary import Vocabulary


class SummaryDrafting(QObject):
    """Writes a draft into the field of the summary; text that stands there is asked about first.

    One undo takes the draft away, and the language with it where the draft brought one.
    """

    draft_saved = Signal(object, object)
    """The uid of a record that was saved with a draft, and the `DraftOrigin` of the draft."""

    def __init__(self, form: Ui_EventForm, entered: Callable[[], Event], parent: QObject) -> None:
        """Draft from the record that `entered` returns, as it stands on the screen."""
        super().__init__(parent)
        self._form = form
        self._entered = entered
        self._vocabulary = Vocabulary([])
        self._brought: tuple[str, str, str] | None = None
        self.unsaved_origin: DraftOrigin | None = None
        """What a draft was made from that is not saved yet."""
        self._is_outdated = False
        form.draft_note.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        form.draft_note.hide()
        form.draft_summary.clicked.connect(self.draft)
        form.summary.edited.connect(self._follow_undo)

    def use(self, vocabulary: Vocabulary) -> None:
        """Read and word terms from `vocabulary` from now on."""
        self._vocabulary = vocabulary

    def begin_anew(self) -> None:
        """Forget the draft of the record that was shown before."""
        self._brought = None
        self.unsaved_origin, self._is_outdated = None, False
        self._form.draft_own_words.setChecked(False)
        self._form.draft_note.hide()

    def saved(self, event: Event) -> None:
        """Tell what the draft in a record that was just saved was made from."""
        self.tell_saved(event.uid, self.unsaved_origin)
        self.unsaved_origin = None

    def tell_saved(self, uid: uuid.UUID, origin: DraftOrigin | None) -> None:
        """Tell what the draft in a saved record was made from, if there was one."""
        if origin is not None:
            self.draft_saved.emit(uid, origin)

    def mark_outdated(self, is_outdated: bool) -> None:
        """Say under the summary that the record has changed since it was drafted, or no more."""
        if is_outdated == self._is_outdated:
            return
        self._is_outdated = is_outdated
        sentence = _("The record has changed since this was drafted. Draft it again to compare.")
        self._note(sentence if is_outdated else "", is_mark=is_outdated)

    def draft(self) -> None:
        """Draft the summary from what is entered, and give its field the keyboard."""
        form = self._form
        self._form.scroll.bring_into_view(form.draft_summary)
        form.summary.setFocus()
        try:
            code = draft_language(form.summary_language.value(), language())
        except InvalidInputError as error:
            tell(form.summary.window(), error.sentence)
            form.summary_language.setFocus()
            return
        made = draft_summary(
            self._entered(),
            self._vocabulary,
            code,
            has_own_words=form.draft_own_words.isChecked(),
        )
        if made.text:
            before = form.summary.value()
            self._offer(made)
            self._remember(code, is_written=form.summary.value() != before)
        else:
            tell(form.summary.window(), nothing_to_draft().sentence)
            form.violations.setFocus()

    def _remember(self, code: str, *, is_written: bool) -> None:
        """Keep what the draft was made from until it is saved; at once where no text changed."""
        event, has_own_words = self._entered(), self._form.draft_own_words.isChecked()
        self.unsaved_origin = origin_of(event, self._vocabulary, code, has_own_words=has_own_words)
        if not is_written:
            self.saved(event)

    def _offer(self, made: SummaryDraft) -> None:
        now, note = self._form.summary.value(), draft_note(made)
        text = made.text
        if now.strip() and now != made.text:
            dialog = DraftDialog(now, made.text, note, self._form.summary.window())
            run(dialog)
            text = dialog.text
        if text != now:
            self._write(now, text, made.language)
        self._is_outdated = False
        self._note(note)
        self._form.summary.setFocus()
        # The note has its height, and the page its length, only after this turn.
        call_later(self, self._bring_into_view)

    def _note(self, text: str, *, is_mark: bool = False) -> None:
        label = self._form.draft_note
        palette = self._form.summary.palette()
        role = QPalette.ColorRole.PlaceholderText
        colour = mark_colour(palette, "warning") if is_mark else palette.color(role)
        palette.setColor(role, colour)
        label.setPalette(palette)
        label.setText(text)
        label.setVisible(bool(text))

    def _bring_into_view(self) -> None:
        self._form.scroll.bring_into_view(self._form.draft_note)
        self._form.scroll.bring_into_view(self._form.summary)

    def _write(self, before: str, text: str, code: str) -> None:
        if not self._form.summary_language.value():
            self._brought = (before, text, code)
            self._form.summary_language.set_value(code)
        self._form.summary.replace_text(text)

    def _follow_undo(self) -> None:
        """Take back the language with the draft that brought it, and bring both again."""
        if self._brought is None:
            return
        before, after, code = self._brought
        line, now = self._form.summary_language, self._form.summary.value()
        if now == before and line.value() == code:
            line.set_value(None)
        elif now == after and not line.value():
            line.set_value(code)


def draft_note(made: SummaryDraft) -> str:
    """Return in lines what a draft tells of the record, and what it does not and why."""
    labels = listed(field_label(field) for field in made.used)
    lines = [_("Drafted from: {fields}.").format(fields=labels)]
    lines += [f"{field_label(line.field)}: {_(line.why)}" for line in made.unused]
    return "\n".join(lines)
