"""Decide about one record, at headquarters: verify, return, ask, publish, lock, merge, erase."""

import uuid
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidgetItem, QWidget
from typing_extensions import override

from hrd_desk.errors import HrdDeskError, InvalidInputError
from hrd_desk.gui.generated.ui_inbox_decision_dialog import Ui_DecisionDialog
from hrd_desk.gui.widgets.typed_text import may_lose_text
from hrd_desk.gui.windows.job_dialog import JobDialog
from hrd_desk.i18n import N_, _, beside, language
from hrd_desk.model.decision_words import DECISIONS, decision_words
from hrd_desk.model.decisions import DecisionKind
from hrd_desk.model.moment_words import moment_words
from hrd_desk.progress import Progress
from hrd_desk.storage.database import Database
from hrd_desk.storage.decisions import (
    DecisionView,
    ReviewState,
    decide,
    decisions_of,
    is_locked,
    publication_obstacle,
    require_headquarters,
    review_state,
)
from hrd_desk.storage.erasing import order_erasure
from hrd_desk.storage.events import find_reference
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.pairs import merge_pair
from hrd_desk.storage.terms import load_vocabulary
from hrd_desk.sync.conflicts import record_name
from hrd_desk.vocabulary.vocabulary import Vocabulary

_KIND = Qt.ItemDataRole.UserRole
_MEANINGS = {
    DecisionKind.VERIFY: N_(
        "The record is verified as it stands now. If somebody changes it later, it comes up as "
        "changed after review."
    ),
    DecisionKind.REJECT: N_("The field sees that the record was returned, and your comment."),
    DecisionKind.QUERY: N_("The field sees your question. Nothing in the record changes."),
    DecisionKind.STATUS: N_("The monitoring status is set; the field follows."),
    DecisionKind.PUBLISH: N_("The record is marked as published as it stands now."),
    DecisionKind.LOCK: N_(
        "From now on what the field changes in the record is a proposal that you decide about."
    ),
    DecisionKind.UNLOCK: N_("From now on what the field changes in the record simply counts."),
    DecisionKind.MERGE_INTO: N_(
        "This record goes, and the other one stays. Its content stays in its history, and what "
        "the field still changes in it comes up as a proposal for the other one."
    ),
    DecisionKind.ERASE: N_(
        "Content, history, attachments and copies of this record are erased here, and on every "
        "desk that takes in this order. Nobody can bring them back, and neither can you. Do this "
        "only for the safety of a person."
    ),
}
_ACTIONS = {
    DecisionKind.VERIFY: N_("Verify {reference}"),
    DecisionKind.REJECT: N_("Return {reference} to the field"),
    DecisionKind.QUERY: N_("Ask about {reference}"),
    DecisionKind.STATUS: N_("Set the status of {reference}"),
    DecisionKind.PUBLISH: N_("Publish {reference}"),
    DecisionKind.LOCK: N_("Lock {reference}"),
    DecisionKind.UNLOCK: N_("Unlock {reference}"),
    DecisionKind.MERGE_INTO: N_("Merge {reference} into the other"),
    DecisionKind.ERASE: N_("Erase {reference} everywhere"),
}
_STATES = {
    ReviewState.UNREVIEWED: N_("Not reviewed yet."),
    ReviewState.VERIFIED: N_("Verified."),
    ReviewState.RETURNED: N_("Returned to the field."),
    ReviewState.PUBLISHED: N_("Published."),
    ReviewState.ASKED: N_("The field was asked."),
    ReviewState.CHANGED: N_("Changed after the last review."),
}
_SCHEMES = {DecisionKind.VERIFY: "verification", DecisionKind.STATUS: "monitoring-status"}
_VALUES = {
    DecisionKind.VERIFY: N_("&Verification"),
    DecisionKind.STATUS: N_("Monitoring &status"),
}
_USUAL = {DecisionKind.VERIFY: "confirmed"}


@dataclass(frozen=True, slots=True)
class _Facts:
    """What stands before anything is decided."""

    reference: str
    title: str
    state: ReviewState
    is_locked: bool
    obstacle: str
    decisions: tuple[DecisionView, ...]
    vocabulary: Vocabulary


class DecisionDialog(JobDialog):
    """A list of decisions with nothing chosen; the button says what it does to which record."""

    def __init__(
        self, desk: OpenDesk, record_uid: uuid.UUID, parent: QWidget | None = None
    ) -> None:
        """Decide about the event `record_uid`; `taken` is the kind once the dialog is accepted."""
        super().__init__(parent)
        self.taken: DecisionKind | None = None
        self._desk, self._uid = desk, record_uid
        self._facts: _Facts | None = None
        self.ui = Ui_DecisionDialog()
        self.ui.setupUi(self)
        self.watch(self.ui)
        self.ui.problem.hide()
        self.ui.busy.hide()
        self.ui.comment.grow_between(3, 6)
        self.ui.take.setEnabled(False)
        self.ui.decisions.itemSelectionChanged.connect(self._show_decision)
        self.ui.confirmation.textChanged.connect(self._enable)
        self.ui.take.clicked.connect(self._take)
        self.ui.cancel.clicked.connect(self.reject)
        database = desk.database
        self.run(lambda _progress: _read(database, record_uid), self._show)

    @property
    def kind(self) -> DecisionKind | None:
        """The decision that is chosen."""
        # Not the current item: a list that gets the focus makes its first one that.
        items = self.ui.decisions.selectedItems()
        return DecisionKind(items[0].data(_KIND)) if items else None

    def _show(self, facts: _Facts) -> None:
        self._facts = facts
        ui = self.ui
        ui.heading.setText(f"{facts.reference}  {facts.title}".strip())
        locked = _("Locked.") if facts.is_locked else ""
        ui.state.setText(f"{_(_STATES[facts.state])} {locked}".strip())
        other = DecisionKind.LOCK if facts.is_locked else DecisionKind.UNLOCK
        for kind, name in DECISIONS.items():
            # Undoing a merge separates two records, not a decision by itself.
            if kind not in (other, DecisionKind.SEPARATE):
                QListWidgetItem(_(name), ui.decisions).setData(_KIND, kind.value)
        for view in facts.decisions:
            QListWidgetItem(_earlier_words(view, facts.vocabulary), ui.earlier)
        for widget in (ui.earlier, ui.earlier_label):
            widget.setVisible(bool(facts.decisions))
        ui.decisions.setFocus()
        # The focus makes the first one current; then the first arrow would pass over it.
        ui.decisions.selectionModel().clearCurrentIndex()
        self._enable()

    def _show_decision(self) -> None:
        kind, facts, ui = self.kind, self._facts, self.ui
        if kind is None or facts is None:
            return
        self.clear_problem()
        ui.pages.setCurrentWidget(ui.decision_page)
        obstacle = facts.obstacle if kind is DecisionKind.PUBLISH else ""
        ui.explanation.setText(obstacle or _(_MEANINGS[kind]))
        self._offer_values(kind, facts.vocabulary)
        is_merge, is_erasure = kind is DecisionKind.MERGE_INTO, kind is DecisionKind.ERASE
        for widget in (ui.target, ui.target_label):
            widget.setVisible(is_merge)
        for widget in (ui.confirmation, ui.confirmation_label):
            widget.setVisible(is_erasure)
        ui.confirmation.clear()
        words = _("&Type {reference} to erase it").format(reference=facts.reference)
        ui.confirmation_label.setText(words)
        ui.take.setText(_(_ACTIONS[kind]).format(reference=facts.reference))
        self._enable()

    def _offer_values(self, kind: DecisionKind, vocabulary: Vocabulary) -> None:
        ui, scheme = self.ui, _SCHEMES.get(kind)
        for widget in (ui.value, ui.value_label):
            widget.setVisible(scheme is not None)
        ui.value.clear()
        ui.value_label.setText(_(_VALUES[kind]) if kind in _VALUES else "")
        if scheme is None:
            return
        for term in vocabulary.choices(scheme):
            ui.value.addItem(term.label(language()), term.code)
        ui.value.setCurrentIndex(ui.value.findData(_USUAL.get(kind)))

    def _enable(self) -> None:
        kind, facts = self.kind, self._facts
        if kind is None or facts is None:
            self.ui.take.setEnabled(False)
            return
        is_typed = self.ui.confirmation.text().strip() == facts.reference
        is_free = not (kind is DecisionKind.PUBLISH and facts.obstacle)
        self.ui.take.setEnabled(is_typed if kind is DecisionKind.ERASE else is_free)

    def _take(self) -> None:
        kind, ui = self.kind, self.ui
        if kind is None:
            return
        comment, target = ui.comment.value(), ui.target.text().strip()
        value = str(ui.value.currentData() or "")
        if kind is DecisionKind.STATUS and not value:
            self.show_problem(InvalidInputError("value", _("Choose the new status.")))
            return
        if kind is DecisionKind.MERGE_INTO and not target:
            sentence = _("Write the reference of the record that stays.")
            self.show_problem(InvalidInputError("target", sentence))
            return
        desk, uid = self._desk, self._uid

        def work(_progress: Progress) -> DecisionKind:
            if kind is DecisionKind.ERASE:
                order_erasure(desk.database, desk.folder, uid, comment)
            elif kind is DecisionKind.MERGE_INTO:
                _merge(desk.database, uid, target)
            else:
                with desk.database.transaction("decide") as session:
                    decide(session, uid, kind, comment=comment, value=value)
            return kind

        self.run(work, self._finish)

    @override
    def show_problem(self, error: HrdDeskError) -> None:
        super().show_problem(error)
        if self.kind is DecisionKind.MERGE_INTO:
            self.ui.target.setFocus()
            self.ui.target.selectAll()
        elif isinstance(error, InvalidInputError) and error.field in ("comment", "value"):
            (self.ui.comment if error.field == "comment" else self.ui.value).setFocus()

    def _finish(self, kind: DecisionKind) -> None:
        self.taken = kind
        self.accept()

    @override
    def reject(self) -> None:
        if self.is_working or may_lose_text(self):
            super().reject()

    def done_words(self) -> str:
        """Return what was decided, in a sentence."""
        if self.taken is None or self._facts is None:
            return ""
        sentence = _("{record}: {decision}. It goes to the field with the next file.")
        decision = _(DECISIONS[self.taken])
        return sentence.format(record=self._facts.reference, decision=decision)


def _read(database: Database, uid: uuid.UUID) -> _Facts:
    with database.snapshot() as session:
        require_headquarters(session)
        reference, title = record_name(session, uid)
        return _Facts(
            reference=reference,
            title=title,
            state=review_state(session, uid),
            is_locked=is_locked(session, uid),
            obstacle=publication_obstacle(session, uid) or "",
            decisions=tuple(decisions_of(session, uid)),
            vocabulary=load_vocabulary(session),
        )


def _merge(database: Database, uid: uuid.UUID, reference: str) -> None:
    with database.transaction("merge-records") as session:
        merge_pair(session, find_reference(session, reference), uid)


def _earlier_words(view: DecisionView, vocabulary: Vocabulary) -> str:
    parts = [decision_words(view.kind)]
    schemes = {kind.value: scheme for kind, scheme in _SCHEMES.items()}
    if view.value and view.kind in schemes:
        parts.append(vocabulary.path_text(schemes[view.kind], view.value, language()))
    if view.noted_at_utc is not None:
        parts.append(moment_words(view.noted_at_utc))
    parts.append(_("{author} ({code})").format(author=view.author, code=view.desk_code))
    words = beside(parts, " · ")
    return f"{words}\n{view.comment}" if view.comment else words
