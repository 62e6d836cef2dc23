"""Leads from a choice in the inbox to its work: asks what is needed, runs it, keeps the undo."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from hrd_desk.gui.widgets.leaving import run
from hrd_desk.gui.widgets.plain_text import ask
from hrd_desk.gui.windows.inbox_batch_dialog import InboxBatchDialog
from hrd_desk.gui.windows.inbox_choices import Act
from hrd_desk.gui.windows.inbox_decision_dialog import DecisionDialog
from hrd_desk.gui.windows.inbox_entry_dialog import InboxEntryDialog, text_field, value_fields
from hrd_desk.gui.windows.inbox_facts import QUESTIONS, ItemFacts
from hrd_desk.gui.windows.inbox_work import (
    Deed,
    Done,
    answering,
    asking,
    plain_deed,
    settling,
    undoing,
)
from hrd_desk.gui.workers import Job
from hrd_desk.i18n import _, grouped, ngettext
from hrd_desk.model.conflicts import Settlement
from hrd_desk.model.merging import Values
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.sync.inbox_entries import InboxKind
from hrd_desk.vocabulary.vocabulary import Vocabulary


class InboxActions(QObject):
    """One deed at a time; each ends in `done` or `failed`.

    `done(sentence, can_undo, entry)`: `entry` is the one to show next, None for the one that
    follows. `record_wanted(uuid)`: a person wants to see the record in the main window.
    """

    done = Signal(str, bool, object)
    failed = Signal(object)
    record_wanted = Signal(object)

    def __init__(self, desk: OpenDesk, window: QWidget) -> None:
        """Work on `desk`; dialogs stand over `window`."""
        super().__init__(window)
        self._desk, self._window = desk, window
        self._job: Job | None = None
        self._settled: list[tuple[InboxKind, Done]] = []

    def act(self, act: Act, facts: ItemFacts, selected: tuple[str, ...] = ()) -> None:
        """Do what a person chose for an entry; `selected` are the questions chosen with it."""
        if self._job is not None:
            return
        asked: dict[Act, Callable[[ItemFacts], None]] = {
            Act.BOTH: self._edit_both,
            Act.EDIT: self._edit,
            Act.ASK: self._ask,
            Act.ANSWER: self._answer,
            Act.ALIKE: partial(self._settle_alike, selected=selected),
            Act.OPEN: lambda facts: self.record_wanted.emit(facts.item.record_uid),
            Act.DECIDE: self._decide,
            Act.SHOW_FOLDER: _show_folder,
        }
        if act in asked:
            asked[act](facts)
        elif self._is_meant(act, facts):
            self._run(plain_deed(self._desk, facts, act), facts.item.kind)

    def undo(self) -> None:
        """Take back the last settlement, or all of the last batch."""
        if self._job is not None or not self._settled:
            return
        kind, done = self._settled[-1]
        job = Job(undoing(self._desk.database, done))
        job.succeeded.connect(partial(self._on_undone, kind))
        job.failed.connect(self._on_undo_failed)
        self._start(job)

    # --- running --------------------------------------------------------------------------------

    def _run(self, deed: Deed, kind: InboxKind) -> None:
        job = Job(deed)
        job.succeeded.connect(partial(self._on_done, kind))
        job.failed.connect(self.failed)
        self._start(job)

    def _start(self, job: Job) -> None:
        self._job = job
        job.finished.connect(self._on_finished)
        job.start()

    def _on_finished(self) -> None:
        self._job = None

    def _on_done(self, kind: InboxKind, done: Done) -> None:
        if done.keys:
            self._settled.append((kind, done))
        self.done.emit(done.sentence, bool(done.keys), None)

    def _on_undone(self, kind: InboxKind, done: Done) -> None:
        self._settled.pop()
        self.done.emit(done.sentence, False, (kind, done.keys[-1]))

    def _on_undo_failed(self, error: object) -> None:
        # What cannot be taken back must not stand in the way of what was settled before it.
        self._settled.pop()
        self.failed.emit(error)

    # --- asking first ---------------------------------------------------------------------------

    def _is_meant(self, act: Act, facts: ItemFacts) -> bool:
        if act is Act.ACCEPT_HELD:
            question = _(
                "Accept what is held of this record, although what it builds on never came? It is "
                "shown as if the missing step had not been taken."
            )
            return ask(self._window, question, _("Accept it"), is_destructive=True)
        if act is Act.ACCEPT_ALL_HELD:
            question = ngettext(
                "Accept what is held of {count} record, although what it builds on never came? It "
                "is shown as if the missing step had not been taken.",
                "Accept what is held of {count} records, although what it builds on never came? It "
                "is shown as if the missing step had not been taken.",
                len(facts.ripe),
            ).format(count=grouped(len(facts.ripe)))
            return ask(self._window, question, _("Accept all"), is_destructive=True)
        if act is Act.SAY_COPIED:
            question = _(
                "Give this desk a code and keys of its own? Do so on the copy alone; the other one "
                "stays as it is. Headquarters takes nothing more from here before it has the new "
                "card."
            )
            return ask(self._window, question, _("Make it a desk of its own"), is_destructive=True)
        if act in (Act.MERGE_FIRST, Act.MERGE_SECOND):
            kept = facts.references[act is Act.MERGE_SECOND]
            other = facts.references[act is Act.MERGE_FIRST]
            question = _(
                "{kept} stays, and {other} goes into it. Its content stays in its history."
            )
            yes = _("Merge {other} into {kept}").format(kept=kept, other=other)
            return ask(self._window, question.format(kept=kept, other=other), yes)
        return True

    def _edit_both(self, facts: ItemFacts) -> None:
        heading = _("Keep both texts")
        explanation = _("Both stand here, one after the other. Look them over.")
        self._edit_values(facts, facts.both or {}, (heading, explanation))

    def _edit(self, facts: ItemFacts) -> None:
        detail = facts.detail
        assert detail is not None  # noqa: S101  only questions are written by hand
        values = (detail.waiting or {}) | (detail.shown or {})
        explanation = _("What you write stands in the record, for all desks.")
        self._edit_values(facts, values, (detail.group, explanation))

    def _edit_values(self, facts: ItemFacts, values: Values, words: tuple[str, str]) -> None:
        detail = facts.detail
        assert detail is not None  # noqa: S101  only questions are written by hand
        vocabulary = facts.vocabulary or Vocabulary([])
        fields = value_fields(detail.row_kind, detail.group_number, values, vocabulary)
        if not fields:
            return
        dialog = InboxEntryDialog((*words, _("Write it into the record")), fields, self._window)
        if run(dialog):
            deed = settling(
                self._desk.database, facts, Settlement.EDITED, edited=values | dialog.values
            )
            self._run(deed, facts.item.kind)

    def _ask(self, facts: ItemFacts) -> None:
        words = (
            _("Ask the field about {record}").format(record=facts.item.reference),
            _("The question goes with the next file. This entry stays until you settle it."),
            _("Ask the field"),
        )
        comment = self._text(words, _("&Question"))
        if comment:
            self._run(asking(self._desk.database, facts, comment), facts.item.kind)

    def _answer(self, facts: ItemFacts) -> None:
        words = (
            facts.item.sentence,
            _("Your answer is added to the remarks of the record and goes with the next file."),
            _("Add the answer"),
        )
        answer = self._text(words, _("&Answer"))
        if answer:
            self._run(answering(self._desk.database, facts, answer), facts.item.kind)

    def _text(self, words: tuple[str, str, str], label: str) -> str:
        dialog = InboxEntryDialog(words, [text_field(label)], self._window, is_needed=True)
        return str(dialog.values["text"]) if run(dialog) else ""

    def _settle_alike(self, facts: ItemFacts, selected: tuple[str, ...]) -> None:
        keys = selected or facts.alike
        dialog = InboxBatchDialog(self._desk.database, keys, self._window)
        if run(dialog) and dialog.done_with is not None:
            kind = facts.item.kind if facts.item.kind in QUESTIONS else InboxKind.CONFLICT
            self._on_done(kind, dialog.done_with)

    def _decide(self, facts: ItemFacts) -> None:
        uid = facts.item.record_uid
        if uid is None:
            return
        dialog = DecisionDialog(self._desk, uid, self._window)
        if run(dialog):
            self.done.emit(dialog.done_words(), False, None)


def _show_folder(facts: ItemFacts) -> None:
    if facts.file is not None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(facts.file.parent)))
