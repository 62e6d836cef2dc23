"""Change coded fields of many events at once, with what would change counted before it does."""

import uuid
from collections.abc import Sequence

from PySide6.QtGui import QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hrd_desk.gui.generated.ui_bulk_edit_dialog import Ui_BulkEditDialog
from hrd_desk.gui.widgets.plain_text import PlainLabel
from hrd_desk.gui.widgets.term_line import OneTermPicker
from hrd_desk.gui.widgets.term_picker import TermPicker
from hrd_desk.gui.windows.job_dialog import JobDialog
from hrd_desk.i18n import _, grouped, language, listed, ngettext
from hrd_desk.model.bulk_changes import (
    BulkChange,
    CodedRecord,
    common_codes,
    counted,
    effects,
    touched,
)
from hrd_desk.model.event import CODED_CHOICES, CODED_LISTS
from hrd_desk.model.field_labels import field_label
from hrd_desk.progress import Progress
from hrd_desk.storage.bulk_editing import bulk_edit
from hrd_desk.storage.database import Database
from hrd_desk.vocabulary.vocabulary import Vocabulary

MOST_NAMED = 4
Picker = TermPicker | OneTermPicker


class BulkEditDialog(JobDialog):
    """A field for each coded field; `changed` are the events that were written."""

    def __init__(
        self,
        database: Database,
        vocabulary: Vocabulary,
        records: Sequence[CodedRecord],
        parent: QWidget | None = None,
    ) -> None:
        """Edit `records`, two or more."""
        super().__init__(parent)
        self._database, self._vocabulary, self._records = database, vocabulary, records
        self.changed: list[uuid.UUID] = []
        self.ui = Ui_BulkEditDialog()
        self.ui.setupUi(self)
        self.watch(self.ui)
        self.ui.problem.hide()
        self.ui.busy.hide()
        self.resize(760, 640)
        words = ngettext("{count} event chosen", "{count} events chosen", len(records))
        self.ui.heading.setText(words.format(count=grouped(len(records))))
        self._common = {
            field: common_codes(records, field) for field in (*CODED_CHOICES, *CODED_LISTS)
        }
        self.fields: dict[str, Picker] = {}
        for field, scheme in (CODED_CHOICES | CODED_LISTS).items():
            self._add_row(field, scheme)
        self.ui.change.clicked.connect(self._change)
        self.ui.cancel.clicked.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.ui.change.click)
        self._preview()
        self.fields["record_status"].setFocus()

    def _add_row(self, field: str, scheme: str) -> None:
        picker: Picker = TermPicker() if field in CODED_LISTS else OneTermPicker()
        picker.setObjectName(field)
        picker.setAccessibleName(field_label(field))
        picker.offer_scheme(self._vocabulary, scheme)
        common = sorted(self._common[field] - {""})
        if isinstance(picker, TermPicker):
            picker.line.setAccessibleName(field_label(field))
            known = (self._vocabulary.find(scheme, code) for code in common)
            picker.set_value([term for term in known if term is not None])
        else:
            picker.set_value(common[0] if common else None)
        picker.edited.connect(self._preview)
        box = QWidget()
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        layout.addWidget(picker)
        mixed = self._mixed_words(field, scheme)
        if mixed:
            hint = PlainLabel(box, mixed)
            hint.setWordWrap(True)
            hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            layout.addWidget(hint)
        label = PlainLabel(self, field_label(field))
        label.setBuddy(picker)
        self.ui.rows.addRow(label, box)
        self.fields[field] = picker

    def _mixed_words(self, field: str, scheme: str) -> str:
        """Return which values only some of the events have, the commonest first."""
        counts = counted(self._records, field)
        mixed = [(code, n) for code, n in counts.most_common() if code not in self._common[field]]
        if not mixed:
            return ""
        named = [
            _("{term} {count}").format(term=self._words(scheme, code), count=n)
            for code, n in mixed[:MOST_NAMED]
        ]
        if len(mixed) > MOST_NAMED:
            named.append("…")
        return _("mixed values: {values}").format(values=listed(named))

    def _words(self, scheme: str, code: str) -> str:
        term = self._vocabulary.find(scheme, code) if code else None
        return term.label(language()) if term else (code or _("nothing"))

    # --- what would change ----------------------------------------------------------------------

    def changes(self) -> dict[str, BulkChange]:
        """Return what was touched."""
        found: dict[str, BulkChange] = {}
        for field, picker in self.fields.items():
            common = self._common[field] - {""}
            if isinstance(picker, OneTermPicker):
                code = picker.value()
                if code and code not in common:
                    found[field] = BulkChange(code=code)
                continue
            codes = frozenset(term.code for term in picker.value())
            if codes != common:
                found[field] = BulkChange(comes=codes - common, goes=common - codes)
        return found

    def _preview(self) -> None:
        changes = self.changes()
        found = effects(self._records, changes)
        count = len(touched(self._records, changes))
        lines = [
            _("{field}: changes in {count} of {all}").format(
                field=field_label(field), count=n, all=len(self._records)
            )
            for field, n in found.items()
        ]
        nothing = _("Nothing changes yet.")
        self.ui.preview.setText("\n".join(lines) or nothing)
        words = ngettext("&Change {count} event", "&Change {count} events", count)
        self.ui.change.setText(words.format(count=grouped(count)))
        self.ui.change.setEnabled(count > 0)

    def _change(self) -> None:
        changes = self.changes()
        uids = [record.uid for record in self._records]
        if not touched(self._records, changes):
            return

        def work(progress: Progress) -> list[uuid.UUID]:
            with self._database.transaction("bulk-edit") as session:
                return bulk_edit(session, uids, changes, self._vocabulary, progress)

        self.run(work, self._done)

    def _done(self, changed: list[uuid.UUID]) -> None:
        self.changed = changed
        self.accept()
