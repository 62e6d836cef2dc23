"""Write lists of terms for Uwazi: which lists, in which languages, into which folder."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from hrd_desk.errors import InvalidInputError
from hrd_desk.gui.generated.ui_lists_export_dialog import Ui_ListsExportDialog
from hrd_desk.gui.widgets.plain_text import ask
from hrd_desk.gui.windows.exchange_dialog import (
    ExchangeDialog,
    browse_folder,
    show_in_folder,
    typed_folder,
)
from hrd_desk.gui.windows.term_dialogs import language_name
from hrd_desk.i18n import LANGUAGES, _, listed, ngettext
from hrd_desk.progress import Progress
from hrd_desk.storage.database import Database
from hrd_desk.storage.terms import load_vocabulary
from hrd_desk.tables.thesauri import write_thesaurus
from hrd_desk.vocabulary.starter import StarterScheme
from hrd_desk.vocabulary.vocabulary import Vocabulary
from hrd_desk.whole_files import is_taken

_KEY = Qt.ItemDataRole.UserRole
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class ListsExportDialog(ExchangeDialog):
    """Takes the wishes, writes a file for each list, and says which."""

    def __init__(
        self,
        database: Database,
        schemes: dict[str, str],
        scheme: StarterScheme,
        parent: QWidget | None = None,
    ) -> None:
        """Offer the lists `schemes` (id and name); `scheme` is ticked."""
        super().__init__(parent)
        self.ui = Ui_ListsExportDialog()
        self.ui.setupUi(self)
        self.use_form(self.ui)
        with database.snapshot() as session:
            self._vocabulary = load_vocabulary(session)
        self._fill(schemes, scheme.id)
        self._connect()
        self._go_to_choice()

    def _fill(self, schemes: dict[str, str], ticked: str) -> None:
        ui = self.ui
        for scheme, name in schemes.items():
            if self._vocabulary.choices(scheme):
                _add(ui.schemes, name, scheme, is_ticked=scheme == ticked)
        for item in _items(ui.schemes):
            if item.checkState() == _CHECKED:
                ui.schemes.setCurrentItem(item)
        used = {
            code
            for scheme in schemes
            for term in self._vocabulary.choices(scheme)
            for code in term.labels
        }
        for code in (*LANGUAGES, *sorted(used - set(LANGUAGES))):
            _add(ui.languages, language_name(code), code, is_ticked=code == LANGUAGES[0])
        usual = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        ui.folder.setText(usual if Path(usual).is_dir() else str(Path.home()))

    def _connect(self) -> None:
        ui = self.ui
        ui.tick_all.clicked.connect(lambda: _tick(ui.schemes, _CHECKED))
        ui.tick_none.clicked.connect(lambda: _tick(ui.schemes, _UNCHECKED))
        ui.browse.clicked.connect(lambda: browse_folder(self, ui.folder, _("Export lists")))
        ui.write.clicked.connect(self._write)
        ui.back.clicked.connect(self._go_to_choice)
        ui.show_folder.clicked.connect(lambda: show_in_folder(Path(ui.folder.text().strip())))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.ui.schemes.setFocus()

    def _go_to_choice(self) -> None:
        self._show_page(self.ui.choice_page, _("Export lists"), _("Cancel"))
        self.ui.schemes.setFocus()

    def _show_page(self, page: QWidget, heading: str, leave: str) -> None:
        ui = self.ui
        self.clear_problem()
        is_done = page is ui.done_page
        ui.heading.setText(heading)
        for button in (ui.back, ui.show_folder):
            button.setVisible(is_done)
        ui.write.setVisible(not is_done)
        ui.cancel.setText(leave)
        self.turn_to(page, ui.choice_page, ui.done_page)

    def _write(self) -> None:
        schemes, languages = _ticked(self.ui.schemes), _ticked(self.ui.languages)
        try:
            if not schemes:
                raise InvalidInputError("schemes", _("Tick a list first."))  # noqa: TRY301
            if not languages:
                raise InvalidInputError("languages", _("Tick a language first."))  # noqa: TRY301
            folder = typed_folder(self.ui.folder)
        except InvalidInputError as error:
            self.show_problem(error)
            return
        paths = {scheme: folder / f"{scheme}.csv" for scheme in schemes}
        known = [path.name for path in paths.values() if is_taken(path)]
        if known:
            question = _("There are already in this folder: {names}. Replace them?")
            words = question.format(names=listed(known))
            if not ask(self, words, _("Replace"), is_destructive=True):
                return
        vocabulary = self._vocabulary
        self.run(lambda p: _written(vocabulary, paths, languages, p), self._show_done)

    def _show_done(self, written: list[Path]) -> None:
        ui = self.ui
        words = ngettext(
            "{count} list is in “{folder}”.", "{count} lists are in “{folder}”.", len(written)
        )
        folder = Path(ui.folder.text().strip())
        ui.done_words.setText(words.format(count=len(written), folder=folder))
        ui.written.clear()
        ui.written.addItems([path.name for path in written])
        self._show_page(ui.done_page, _("The lists were written"), _("Close"))
        ui.cancel.setFocus()


def _written(
    vocabulary: Vocabulary, paths: dict[str, Path], languages: list[str], progress: Progress
) -> list[Path]:
    for done, (scheme, path) in enumerate(paths.items()):
        progress(done, len(paths))
        write_thesaurus(vocabulary, scheme, languages, path)
    return list(paths.values())


def _add(box: QListWidget, words: str, key: str, *, is_ticked: bool) -> None:
    item = QListWidgetItem(words, box)
    item.setData(_KEY, key)
    item.setCheckState(_CHECKED if is_ticked else _UNCHECKED)


def _items(box: QListWidget) -> list[QListWidgetItem]:
    return [box.item(row) for row in range(box.count())]


def _tick(box: QListWidget, state: Qt.CheckState) -> None:
    for item in _items(box):
        item.setCheckState(state)


def _ticked(box: QListWidget) -> list[str]:
    return [str(item.data(_KEY)) for item in _items(box) if item.checkState() == _CHECKED]
