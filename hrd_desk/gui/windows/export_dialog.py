"""Write records as a table: which, as what, for whom, where."""

import datetime
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget
from typing_extensions import override

from hrd_desk.errors import InvalidInputError
from hrd_desk.gui.generated.ui_export_tables_dialog import Ui_ExportTablesDialog
from hrd_desk.gui.widgets.plain_text import ask
from hrd_desk.gui.windows.exchange_dialog import ExchangeDialog, show_in_folder
from hrd_desk.i18n import LANGUAGE_NAMES, LANGUAGES, N_, _, grouped, language, listed, ngettext
from hrd_desk.progress import Progress
from hrd_desk.publishing.audience import Audience
from hrd_desk.storage.database import Database
from hrd_desk.storage.event_lists import EventFilter, event_uids
from hrd_desk.tables.exporting import ExportReport, export_table
from hrd_desk.tables.order import SUFFIXES, UWAZI, TableFormat, TableOrder
from hrd_desk.whole_files import is_taken

FORMATS = {
    TableFormat.XLSX: (
        N_("Workbook (XLSX)"),
        N_("For spreadsheets, with a sheet that explains every column and every code."),
    ),
    TableFormat.CSV: (
        N_("Table (CSV)"),
        N_("For every program that counts. It is read back with every value."),
    ),
    TableFormat.JSON: (
        N_("Records (JSON)"),
        N_("For programs, and for another desk: it is read back as the very same records."),
    ),
    TableFormat.GEOJSON: (N_("Map (GeoJSON)"), N_("For programs that draw maps.")),
    TableFormat.UWAZI: (
        N_("Uwazi since 1.150 (CSV)"),
        N_("For the CSV import of Uwazi. What it cannot carry is said afterwards."),
    ),
    TableFormat.UWAZI_OLD: (
        N_("Uwazi before 1.150 (CSV)"),
        N_("For an old Uwazi, which knows terms without their groups."),
    ),
}
AUDIENCES = {
    Audience.INTERNAL: (
        N_("Readers inside the organisation"),
        N_(
            "Whole records in a file that is not encrypted. Records that must not leave this"
            " device unencrypted, wholly or in part, stay out."
        ),
    ),
    Audience.PARTNER: (N_("Partners"), N_("Only what a brief for partners would tell.")),
    Audience.GOVERNMENT: (
        N_("The authorities"),
        N_("Only what a brief for the authorities would tell."),
    ),
    Audience.PUBLIC: (N_("The public"), N_("Only what a public brief would tell.")),
}


class ExportTablesDialog(ExchangeDialog):
    """Takes the wishes, writes the file, and says what is not in it."""

    def __init__(
        self,
        database: Database,
        wanted: EventFilter,
        chosen: Sequence[uuid.UUID] = (),
        listed: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        """Offer the `listed` records that `wanted` lets through, and those chosen in the list."""
        super().__init__(parent)
        self._database, self._wanted, self._chosen = database, wanted, tuple(chosen)
        self._folder = Path()
        self._has_own_name = False
        self.ui = Ui_ExportTablesDialog()
        self.ui.setupUi(self)
        self.use_form(self.ui)
        self._fill(listed)
        self._connect()
        self._go_to_choice()

    def _fill(self, in_list: int) -> None:
        ui = self.ui
        if self._chosen:
            ui.records.addItem(_("chosen in the list ({count})").format(count=len(self._chosen)))
        words = _("those of the list ({count})").format(count=grouped(in_list))
        ui.records.addItem(words, self._wanted)
        if self._wanted != EventFilter():
            ui.records.addItem(_("all of the desk"), EventFilter())
        for format_, (name, _sentence) in FORMATS.items():
            ui.format.addItem(_(name), format_)
        for audience, (name, _sentence) in AUDIENCES.items():
            ui.audience.addItem(_(name), audience)
        for code in LANGUAGES:
            ui.language.addItem(LANGUAGE_NAMES[code], code)
        ui.language.setCurrentIndex(ui.language.findData(language()))
        ui.terms.addItem(_("their names"), False)
        ui.terms.addItem(_("their codes"), True)
        ui.term_languages.addItem(_("one language, as the portal has them"), ())
        others = (code for code in LANGUAGES if code != "en")
        for code in others:
            names = listed(LANGUAGE_NAMES[one] for one in ("en", code))
            ui.term_languages.addItem(names, ("en", code))
        ui.system.setText(UWAZI)

    def _connect(self) -> None:
        ui = self.ui
        ui.format.currentIndexChanged.connect(lambda _row: self._arrange())
        ui.audience.currentIndexChanged.connect(lambda _row: self._arrange())
        ui.file.textEdited.connect(lambda _text: self._on_named())
        ui.browse.clicked.connect(self._browse)
        ui.write.clicked.connect(self._write)
        ui.back.clicked.connect(self._go_to_choice)
        ui.folder.clicked.connect(lambda: show_in_folder(self._folder))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.ui.records.setFocus()

    # --- wishes -----------------------------------------------------------------------------------

    def _go_to_choice(self) -> None:
        ui = self.ui
        self.clear_problem()
        ui.heading.setText(_("Export tables"))
        for button, is_shown in ((ui.back, False), (ui.folder, False), (ui.write, True)):
            button.setVisible(is_shown)
        ui.cancel.setText(_("Cancel"))
        self._arrange()
        self.turn_to(ui.choice_page, ui.choice_page, ui.done_page)
        ui.records.setFocus()

    def _on_named(self) -> None:
        self._has_own_name = True

    def _arrange(self) -> None:
        ui, format_ = self.ui, self._format()
        ui.format_words.setText(_(FORMATS[format_][1]))
        ui.audience_words.setText(_(AUDIENCES[_value(ui.audience)][1]))
        is_uwazi = format_ in (TableFormat.UWAZI, TableFormat.UWAZI_OLD)
        has_words = format_ in (TableFormat.CSV, TableFormat.XLSX)
        shown = {
            **dict.fromkeys((ui.terms, ui.terms_label), has_words),
            **dict.fromkeys((ui.term_languages, ui.term_languages_label), is_uwazi),
            **dict.fromkeys((ui.system, ui.system_label), is_uwazi),
        }
        for widget, is_shown in shown.items():
            widget.setVisible(is_shown)
        self._propose_name()
        self.fit()

    def _format(self) -> TableFormat:
        return TableFormat(_value(self.ui.format))

    def _propose_name(self) -> None:
        line, suffix = self.ui.file, SUFFIXES[self._format()]
        if self._has_own_name and line.text().strip():
            line.setText(str(Path(line.text().strip()).with_suffix(suffix)))
            return
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        usual = Path(QStandardPaths.writableLocation(documents))
        folder = usual if usual.is_dir() else Path.home()
        # No word of a record stands in the name.
        today = datetime.date.today()  # noqa: DTZ011  the day on the person's own calendar
        line.setText(str(folder / f"{today}_records{suffix}"))

    def _browse(self) -> None:
        suffix = SUFFIXES[self._format()]
        kinds = f"{_(FORMATS[self._format()][0])} (*{suffix})"
        before = self.ui.file.text()
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Export tables"), before, kinds)
        if chosen:
            self.ui.file.setText(chosen)
            self._on_named()

    def _order(self) -> TableOrder:
        ui = self.ui
        return TableOrder(
            format=self._format(),
            audience=_value(ui.audience),
            language=_value(ui.language),
            with_codes=bool(_value(ui.terms)),
            languages=tuple(_value(ui.term_languages)),
            system=ui.system.text().strip() or UWAZI,
        )

    # --- writing ----------------------------------------------------------------------------------

    def _write(self) -> None:
        text = self.ui.file.text().strip()
        if not text:
            self.ui.file.setFocus()
            self.show_problem(InvalidInputError("file", _("Name the file to write.")))
            return
        path = Path(text)
        if is_taken(path):
            question = _("“{name}” exists already. Replace it?").format(name=path.name)
            if not ask(self, question, _("Replace"), is_destructive=True):
                return
        database, order = self._database, self._order()
        wanted, chosen = self.ui.records.currentData(), self._chosen

        def choose(session: Any, _vocabulary: Any) -> Sequence[uuid.UUID]:
            return chosen if wanted is None else event_uids(session, wanted)

        def work(progress: Progress) -> ExportReport:
            return export_table(database, choose, order, path, progress)

        self.run(work, self._show_done)

    def _show_done(self, report: ExportReport) -> None:
        ui = self.ui
        self._folder = report.path.parent
        ui.heading.setText(_("The file was written"))
        words = ngettext(
            "{count} record is in “{name}”.", "{count} records are in “{name}”.", report.records
        )
        ui.done_words.setText(words.format(count=grouped(report.records), name=report.path.name))
        ui.told.clear()
        ui.told.addItems(list(report.sentences()))
        for reference, why in report.left_out:
            sentence = _("{reference} is not in it: {why}")
            ui.told.addItem(sentence.format(reference=reference, why=why))
        ui.told.setVisible(ui.told.count() > 0)
        for button, is_shown in ((ui.back, True), (ui.folder, True), (ui.write, False)):
            button.setVisible(is_shown)
        ui.cancel.setText(_("Close"))
        self.turn_to(ui.done_page, ui.choice_page, ui.done_page)
        ui.cancel.setFocus()


def _value(box: QComboBox) -> Any:
    return box.currentData()
