"""The window of statistics: numbers of what the list shows, a chart of them, and files."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRectF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QScrollArea, QTableWidgetItem, QWidget
from typing_extensions import override

from hrd_desk.gui.errors import show_error
from hrd_desk.gui.generated.ui_statistics_window import Ui_StatisticsWindow
from hrd_desk.gui.widgets.folding_splitter import PaneTabs
from hrd_desk.gui.widgets.line_height import fit_row
from hrd_desk.gui.windows.statistics_brief import brief_table, show_brief_button
from hrd_desk.gui.windows.statistics_files import asked_for_file, write_sheet
from hrd_desk.gui.windows.statistics_numbers import QUERY_ROLE, WITHHELD, Numbers
from hrd_desk.gui.windows.statistics_work import Asked, Counted, Drawn, counted, drawn
from hrd_desk.gui.workers import Job
from hrd_desk.i18n import _, language
from hrd_desk.progress import Progress
from hrd_desk.publishing.chart_files import ChartFormat
from hrd_desk.publishing.ready_reports import REPORT_NAMES, Report
from hrd_desk.publishing.sheets import UNITS, Sheet
from hrd_desk.storage.columns import EventColumns
from hrd_desk.storage.database import Database
from hrd_desk.storage.dimensions import TITLES, Dimension
from hrd_desk.storage.event_lists import EventFilter
from hrd_desk.storage.statistics import Unit
from hrd_desk.vocabulary.vocabulary import Vocabulary

SHARES_PX = (560, 680)


class StatisticsWindow(QDialog):
    """Counts again after each choice and each change of the list.

    `records_wanted(query)`: a person wants the records behind a number in the list;
    `back_wanted`: they want those that the list showed before; `table_wanted(OwnTable)`: they
    want the table in a brief.
    """

    records_wanted = Signal(object)
    back_wanted = Signal()
    table_wanted = Signal(object)

    def __init__(
        self, database: Database, columns: EventColumns, parent: QWidget | None = None
    ) -> None:
        """Count nothing until `show_matching`; `columns` are shared with the facets."""
        super().__init__(parent)
        self._database, self._columns = database, columns
        self._vocabulary = Vocabulary(())
        self._wanted = EventFilter()
        self._job: Job | None = None
        self._sheets: Sequence[Sheet] = ()
        self._drawn: Drawn | None = None
        self.ui = Ui_StatisticsWindow()
        self.ui.setupUi(self)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.resize(1260, 700)
        self.ui.splitter.setSizes(SHARES_PX)
        PaneTabs(self.ui.splitter, (_("Numbers"), _("Chart")))
        self._fill()
        self._numbers = Numbers(self.ui.numbers)
        self._connect()

    # --- composition --------------------------------------------------------------------------

    def _fill(self) -> None:
        ui = self.ui
        for unit in Unit:
            ui.unit.addItem(_(UNITS[unit]), unit)
        for dimension in Dimension:
            for box in (ui.down, ui.across):
                box.addItem(_(TITLES[dimension]), dimension)
        ui.across.insertItem(0, _("(nothing more)"), None)
        ui.across.setCurrentIndex(0)
        ui.down.setCurrentIndex(ui.down.findData(Dimension.VIOLATION))
        ui.report.addItem(_("(none: my own table)"), None)
        for report, name in REPORT_NAMES.items():
            ui.report.addItem(_(name), report)
        ui.sheets.hide()
        ui.back.hide()

    def use(self, vocabulary: Vocabulary) -> None:
        """Word terms from `vocabulary` from now on."""
        self._vocabulary = vocabulary
        chosen = self.ui.role.currentData() or "affected"
        self.ui.role.blockSignals(True)
        self.ui.role.clear()
        for term in vocabulary.choices("count-role"):
            self.ui.role.addItem(term.label(language()), term.code)
        self.ui.role.setCurrentIndex(max(0, self.ui.role.findData(chosen)))
        self.ui.role.blockSignals(False)
        self._show_choices()

    def _connect(self) -> None:
        ui = self.ui
        for box in (ui.unit, ui.role, ui.down, ui.across, ui.report):
            box.currentIndexChanged.connect(lambda _index: self._on_chosen())
        ui.smallest.valueChanged.connect(lambda _value: self._count())
        ui.sheets.horizontalScrollBar().rangeChanged.connect(lambda *_ends: fit_row(ui.sheets))
        ui.sheets.currentRowChanged.connect(lambda _row: self._show_sheet())
        ui.numbers.itemActivated.connect(self._show_records_of)
        ui.numbers.itemDoubleClicked.connect(self._show_records_of)
        ui.numbers.currentItemChanged.connect(lambda *_items: self._show_button())
        ui.show_records.clicked.connect(lambda: self._show_records_of(ui.numbers.currentItem()))
        ui.chart.chosen.connect(self._on_chart_chosen)
        ui.chart.went.connect(partial(_bring_into_sight, ui.chart_area))
        ui.back.clicked.connect(self.back_wanted)
        QShortcut(QKeySequence("Alt+Left"), self).activated.connect(ui.back.click)
        ui.save.clicked.connect(self.save)
        ui.add_to_brief.clicked.connect(lambda: self.table_wanted.emit(brief_table(self.asked())))

    def _on_chosen(self) -> None:
        self._show_choices()
        self._count()

    def _show_choices(self) -> None:
        """Offer what goes together: a report has its own units and tables."""
        ui, is_own = self.ui, self.ui.report.currentData() is None
        for box in (ui.unit, ui.down, ui.across):
            box.setEnabled(is_own)
        ui.role.setVisible(is_own and ui.unit.currentData() == Unit.PEOPLE)
        show_brief_button(ui.add_to_brief, self.asked())

    # --- counting -----------------------------------------------------------------------------

    def offer_back(self, *, is_there: bool) -> None:
        """Offer the way back to what was counted before a click, or do not."""
        self.ui.back.setVisible(is_there)

    def show_matching(self, wanted: EventFilter) -> None:
        """Count what `wanted` lets through."""
        self._wanted = wanted
        words = _("Of the records found by “{words}”.").format(words=wanted.said)
        self.ui.asked.setText(words if wanted.said else _("Of all records of this desk."))
        self._count()

    def asked(self) -> Asked:
        """Return what is to be counted now."""
        ui = self.ui
        across, report = ui.across.currentData(), ui.report.currentData()
        return Asked(
            query=self._wanted.as_query(),
            unit=Unit(ui.unit.currentData()),  # Qt hands out plain words
            role=ui.role.currentData() or "affected",
            down=Dimension(ui.down.currentData()),
            across=Dimension(across) if across else None,
            report=Report(report) if report else None,
            smallest=ui.smallest.value(),
            language=language(),
        )

    def _count(self) -> None:
        self._cancel()
        asked, vocabulary = self.asked(), self._vocabulary
        database, columns = self._database, self._columns
        if not self._sheets:
            self.ui.chart.say(_("Counting…"))

        def work(progress: Progress) -> Counted:
            with database.snapshot() as session:
                return counted(session, columns.bring_up(session, progress), vocabulary, asked)

        self._run(Job(work), self._on_counted)

    def _run(self, job: Job, take: Callable[[Any], None]) -> None:
        self._job = job
        job.succeeded.connect(lambda result: take(result) if job is self._job else None)
        job.failed.connect(lambda error: show_error(self, error))
        job.start()

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def stop(self) -> None:
        """Count no longer; the desk can be closed after it."""
        self._cancel()

    def _on_counted(self, result: Counted) -> None:
        ui, before = self.ui, self.ui.sheets.currentRow()
        self._sheets = result.sheets
        with QSignalBlocker(ui.sheets):
            ui.sheets.clear()
            ui.sheets.addItems([sheet.title for sheet in result.sheets])
            ui.sheets.setCurrentRow(before if 0 <= before < len(result.sheets) else 0)
        fit_row(ui.sheets)
        self._show_sheet()

    # --- one sheet ----------------------------------------------------------------------------

    @property
    def sheet(self) -> Sheet | None:
        """The sheet that is shown."""
        row = max(0, self.ui.sheets.currentRow())
        return self._sheets[row] if row < len(self._sheets) else None

    def _show_sheet(self) -> None:
        sheet = self.sheet
        if sheet is None:
            return
        self._numbers.put(sheet)
        if self._drawn is None or self._drawn.title != sheet.title:
            self.ui.chart.say(_("Drawing…"))
        notes = [sheet.subtitle, *(f"{note.rstrip('.')}." for note in sheet.notes)]
        self.ui.notes.setText(" ".join(notes))
        self._show_button()
        self._cancel()
        code = language()

        def work(_progress: Progress) -> Drawn:
            return drawn(sheet, code)

        self._run(Job(work), self._on_drawn)

    def _on_drawn(self, result: Drawn) -> None:
        self._drawn = result
        self.ui.chart.show_chart(result.png, result.size_pt, result.words, result.spots)

    def _show_button(self) -> None:
        self.ui.show_records.setEnabled(self.ui.numbers.currentItem() is not None)

    def _show_records_of(self, item: QTableWidgetItem | None) -> None:
        if item is not None and item.data(QUERY_ROLE) is not WITHHELD:
            self.records_wanted.emit(item.data(QUERY_ROLE))

    def _on_chart_chosen(self, number: int) -> None:
        """Show the records of a part of the chart, and its number in the table."""
        if self._drawn is None:
            return
        target = self._drawn.targets[number]
        row, cell = target.places[0]
        if row < self.ui.numbers.rowCount():
            self.ui.numbers.setCurrentCell(row, cell + 1)
        self.records_wanted.emit(target.query)

    # --- files --------------------------------------------------------------------------------

    def save(self) -> None:
        """Ask for a file and write the chart, or the table as CSV, by the end of its name."""
        wanted = asked_for_file(self) if self.sheet is not None else None
        if wanted is not None:
            self.write(*wanted)

    def write(self, path: Path, kind: ChartFormat | None = None) -> None:
        """Write what is shown to `path`; without an end its name gets that of `kind`."""
        if self.sheet is not None:
            words = write_sheet(self, self.sheet, path, kind)
            self.ui.asked.setText(words or self.ui.asked.text())

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._cancel()
        super().closeEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.ui.down.setFocus()


def _bring_into_sight(area: QScrollArea, box: QRectF) -> None:
    """Scroll to the part of a chart that the keys went to."""
    middle, half = box.center().toPoint(), (box.size() / 2).toSize()
    area.ensureVisible(middle.x(), middle.y(), half.width(), half.height())
