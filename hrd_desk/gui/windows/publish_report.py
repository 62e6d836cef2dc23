"""The right side of the publish window: what is told, what is kept back and why."""

from PySide6.QtCore import QModelIndex, QObject, QTimer
from PySide6.QtWidgets import QHeaderView, QWidget

from hrd_desk.gui.generated.ui_publish_window import Ui_PublishWindow
from hrd_desk.gui.item_models.report_list import FATES, Fate, ReportModel, report_rows
from hrd_desk.gui.windows.publish_work import Draft
from hrd_desk.i18n import _, beside, grouped, listed, ngettext

FILTER_PAUSE_MS = 120
_RECORD_PX, _FIELD_PX, _CELL_MARGIN_PX = 122, 100, 14


class Report(QObject):
    """Lists the lines of the report of the draft, and words one of them in full."""

    def __init__(self, form: Ui_PublishWindow, parent: QWidget) -> None:
        """List into `form`."""
        super().__init__(parent)
        self._form = form
        self.model = ReportModel(self)
        form.report_outcome.addItem(_("All"), None)
        for fate, words in FATES.items():
            form.report_outcome.addItem(_(words), fate)
        table = form.report
        table.setModel(self.model)
        measured = form.report.fontMetrics().horizontalAdvance
        fate_px = max(measured(_(words)) for words in FATES.values()) + _CELL_MARGIN_PX
        for column, width_px in enumerate((_RECORD_PX, _FIELD_PX, fate_px)):
            table.setColumnWidth(column, width_px)
        header = table.horizontalHeader()
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(header.sectionSizeHint(3))  # the reason's heading stays whole
        self._pause = QTimer(self, singleShot=True, interval=FILTER_PAUSE_MS)
        self._pause.timeout.connect(self._filter)
        form.report_filter.textChanged.connect(self._pause.start)
        form.report_outcome.currentIndexChanged.connect(lambda _index: self._filter())
        table.selectionModel().currentRowChanged.connect(self._on_current)
        self.model.modelReset.connect(lambda: self._on_current(QModelIndex()))
        self.show_draft(None)

    def show_draft(self, draft: Draft | None) -> None:
        """List what becomes of the fields of `draft`."""
        prepared = draft.prepared if draft is not None else None
        self.model.show_rows(list(report_rows(prepared)) if prepared is not None else [])
        if prepared is None:
            self._form.report_summary.setText(_("What is told and what is kept back"))
            return
        # One record needs no column that repeats it.
        is_one = len(prepared.records) + len(prepared.left_out) == 1
        self._form.report.setColumnHidden(0, is_one)
        counts, records = self.model.counts(), len(prepared.records)
        words = ngettext("{count} record", "{count} records", records)
        words = words.format(count=grouped(records))
        parts = [
            _("{count} {fate}").format(count=grouped(counts[fate]), fate=_(FATES[fate]))
            for fate in Fate
            if counts[fate]
        ]
        self._form.report_summary.setText(f"{words}: {listed(parts)}")

    def reference(self) -> str:
        """Return the reference of the line that is marked; "" without one."""
        row = self.model.row_at(self._form.report.currentIndex().row())
        return row.reference if row is not None else ""

    def _filter(self) -> None:
        fate = self._form.report_outcome.currentData()
        self.model.filter_by(self._form.report_filter.text(), Fate(fate) if fate else None)

    def _on_current(self, current: QModelIndex, _before: QModelIndex | None = None) -> None:
        row = self.model.row_at(current.row()) if current.isValid() else None
        self._form.open_record.setEnabled(row is not None and bool(row.reference))
        if row is None:
            self._form.report_detail.setText("")
            return
        head = beside(filter(None, (row.reference, row.title)), " · ")
        line = f"{row.field}: {_(FATES[row.fate])}" if row.field else _(FATES[row.fate])
        self._form.report_detail.setText("\n".join(part for part in (head, line, row.why) if part))
