"""The vocabulary of a desk: look terms up, switch, add, rename and merge them."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHeaderView, QListWidgetItem, QPushButton, QWidget
from typing_extensions import override

from hrd_desk.errors import HrdDeskError
from hrd_desk.gui.errors import show_error
from hrd_desk.gui.generated.ui_vocabulary_window import Ui_VocabularyWindow
from hrd_desk.gui.item_models.term_tree import CODE, LABEL, USED, TermTreeModel
from hrd_desk.gui.widgets.folding_splitter import PaneTabs
from hrd_desk.gui.widgets.leaving import run
from hrd_desk.gui.windows.term_details import write_details
from hrd_desk.gui.windows.term_dialogs import MergeTermDialog, Names, TermNameDialog, require_names
from hrd_desk.gui.workers import Job
from hrd_desk.i18n import _, language, ngettext
from hrd_desk.model.event import CODED_CHOICES, CODED_LISTS
from hrd_desk.progress import Progress
from hrd_desk.storage.database import Announcement, Database
from hrd_desk.storage.terms import (
    add_own_term,
    load_vocabulary,
    merge_term,
    rename_term,
    set_enabled,
    term_counts,
)
from hrd_desk.vocabulary.starter import StarterScheme, starter_schemes
from hrd_desk.vocabulary.terms import Term
from hrd_desk.vocabulary.vocabulary import Vocabulary

_COUNTED = frozenset((*CODED_LISTS.values(), *CODED_CHOICES.values()))
"""Schemes that code the record itself, for which records can be counted."""


class VocabularyWindow(QDialog):
    """Lists at the left, the tree of terms, and the details of one term at the right.

    `told_late(sentence)`: what became of work that went on when the window was closed.
    """

    told_late = Signal(str)
    _changed = Signal(object)

    def __init__(self, database: Database, parent: QWidget | None = None) -> None:
        """Show the vocabulary of `database` and keep up with its changes."""
        super().__init__(parent)
        self._database = database
        self._schemes: list[StarterScheme] = []
        self._vocabulary = Vocabulary([])
        self._counts: dict[str, int] | None = None
        self.ui = Ui_VocabularyWindow()
        self.ui.setupUi(self)
        self.resize(1180, 660)
        self.ui.splitter.setSizes([190, 580, 340])
        self.ui.splitter.setStretchFactor(1, 1)
        labels = (self.ui.schemes_label, self.ui.terms_label, self.ui.details_label)
        PaneTabs(self.ui.splitter, [label.text().replace("&", "") for label in labels])
        self._model = TermTreeModel(self)
        self._set_up_tree()
        self._connect()
        self._load()
        self._list_schemes()

    def _set_up_tree(self) -> None:
        tree = self.ui.terms
        tree.setModel(self._model)
        header = tree.header()
        header.setSectionResizeMode(LABEL, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(CODE, QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(USED, QHeaderView.ResizeMode.ResizeToContents)
        header.resizeSection(CODE, 150)

    def _connect(self) -> None:
        ui = self.ui
        ui.schemes.currentRowChanged.connect(self._show_scheme)
        ui.search.textChanged.connect(self._filter)
        ui.terms.selectionModel().currentChanged.connect(self._show_term)
        self._model.switch_requested.connect(self._switch)
        ui.switch_term.clicked.connect(self._switch_current)
        ui.rename_term.clicked.connect(self._rename)
        ui.add_term.clicked.connect(self._add)
        ui.merge_term.clicked.connect(self._merge)
        ui.import_lists.clicked.connect(self._import_lists)
        ui.export_lists.clicked.connect(self._export_lists)
        ui.close_button.clicked.connect(self.close)
        shortcuts: tuple[tuple[str, QPushButton], ...] = (
            ("F2", ui.rename_term),
            ("Ctrl+N", ui.add_term),
            ("Ctrl+M", ui.merge_term),
        )
        for keys, button in shortcuts:
            QShortcut(QKeySequence(keys), self).activated.connect(button.click)
            button.setToolTip(keys)
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(ui.search.setFocus)
        # Another thread may commit; the signal brings its announcement into this one.
        self._changed.connect(self._hear)
        self._announce: Callable[[Announcement], None] | None = self._changed.emit
        self._database.listen(self._announce)

    def _list_schemes(self) -> None:
        schemes = starter_schemes()
        self._schemes = sorted(schemes, key=lambda s: (s.id not in _COUNTED, _name(s).casefold()))
        for scheme in self._schemes:
            QListWidgetItem(_name(scheme), self.ui.schemes)
        self.ui.schemes.setCurrentRow(0)

    @property
    def _scheme(self) -> StarterScheme:
        return self._schemes[max(self.ui.schemes.currentRow(), 0)]

    @property
    def _term(self) -> Term | None:
        return self._model.term_at(self.ui.terms.currentIndex())

    def _hear(self, announcement: Announcement) -> None:
        if announcement.touches("term") or announcement.touches("event"):
            self._reload()

    def _load(self) -> None:
        with self._database.snapshot() as session:
            self._vocabulary = load_vocabulary(session)

    def _reload(self) -> None:
        self._load()
        self._count()
        self._filter()

    def _show_scheme(self) -> None:
        self._counts = None
        self._model.show_counts(None)
        self._count()
        self._filter()

    def _filter(self) -> None:
        code = self._term.code if self._term else None
        search = self.ui.search.text()
        self._model.show_scheme(self._vocabulary, self._scheme.id, search)
        self.ui.terms.expandAll()
        self.ui.terms.setCurrentIndex(self._model.first_found(code))
        self.ui.terms.setRootIsDecorated(self._scheme.is_hierarchical)
        self._show_term()

    def _count(self) -> None:
        scheme = self._scheme.id
        if scheme not in _COUNTED:
            return

        def work(progress: Progress) -> dict[str, int]:
            with self._database.snapshot() as session:
                return term_counts(session, scheme)

        job = Job(work)
        job.succeeded.connect(lambda counts: self._show_counts(scheme, counts))
        job.failed.connect(lambda error: show_error(self, error))
        job.start()

    def _show_counts(self, scheme: str, counts: dict[str, int]) -> None:
        if scheme == self._scheme.id:
            self._counts = counts
            self._model.show_counts(counts)

    def _show_term(self) -> None:
        term, ui = self._term, self.ui
        is_current = term is not None and term.replaced_by is None
        for button in (ui.switch_term, ui.merge_term):
            button.setEnabled(is_current and term is not None and term.is_selectable)
        ui.rename_term.setEnabled(is_current)
        ui.add_term.setEnabled(is_current or term is None)
        is_below = self._scheme.is_hierarchical and term is not None
        ui.add_term.setText(_("&Add a term below…") if is_below else _("&Add a term…"))
        if term is None:
            ui.details.setPlainText(_("No term fits this search."))
            return
        ui.switch_term.setText(_("&Switch off") if term.is_enabled else _("&Switch on"))
        write_details(ui.details, term, self._vocabulary)

    def _switch_current(self) -> None:
        if self._term is not None:
            self._switch(self._term, not self._term.is_enabled)

    def _switch(self, term: Term, is_on: bool) -> None:
        try:
            with self._database.transaction("switch-term") as session:
                set_enabled(session, term.uid, is_enabled=is_on)
        except HrdDeskError as error:
            show_error(self, error)
            return
        on = _("“{label}” is offered for new records.")
        off = _("“{label}” is no longer offered for new records; those that have it keep it.")
        self._say((on if is_on else off).format(label=term.label(language())))

    def _say(self, sentence: str) -> None:
        say = self.ui.state.setText if self._announce is not None else self.told_late.emit
        say(sentence)

    def _rename(self) -> None:
        term = self._term
        if term is None:
            return

        def save(names: Names) -> None:
            require_names(names, term.labels)
            with self._database.transaction("rename-term") as session:
                for code, name in names.items():
                    if name != term.labels.get(code):
                        rename_term(session, term.uid, code, name)

        explanation = _("The name may change; the code “{code}” and what was coded stay.")
        run(TermNameDialog(explanation.format(code=term.code), term.labels, save, self))

    def _add(self) -> None:
        scheme, above = self._scheme, self._term
        broader = above.code if above is not None and scheme.is_hierarchical else None

        def save(names: Names) -> None:
            require_names(names, {})
            with self._database.transaction("add-term") as session:
                (first, name), *others = names.items()
                added = add_own_term(session, scheme.id, broader, first, name)
                for code, other in others:
                    rename_term(session, added.uid, code, other)
            self._say(_("“{label}” was added.").format(label=name))

        place = above.label(language()) if broader and above is not None else _name(scheme)
        explanation = _("A new term in “{place}”. It gets a code that no other desk can give.")
        run(TermNameDialog(explanation.format(place=place), {}, save, self))

    def _merge(self) -> None:
        term = self._term
        if term is None:
            return
        count = None if self._counts is None else self._counts.get(term.code, 0)
        dialog = MergeTermDialog(self._vocabulary, term, count, self)
        if not run(dialog) or dialog.target is None:
            return
        into = dialog.target

        def work(progress: Progress) -> int:
            with self._database.transaction("merge-term") as session:
                return merge_term(session, term.uid, into.uid)

        job = Job(work)
        job.succeeded.connect(lambda moved: self._tell_moved(moved, into))
        job.failed.connect(lambda error: show_error(self, error))
        job.start()

    def _tell_moved(self, moved: int, into: Term) -> None:
        sentence = ngettext(
            "{count} record is now coded with “{label}”.",
            "{count} records are now coded with “{label}”.",
            moved,
        )
        self._say(sentence.format(count=moved, label=into.label(language())))

    def _import_lists(self) -> None:
        # Loaded here: who looks a term up need not wait for what reads tables.
        from hrd_desk.gui.windows.lists_import_dialog import ListsImportDialog  # noqa: PLC0415

        dialog = ListsImportDialog(self._database, self._names(), self._scheme, self)
        if run(dialog):
            self._say(dialog.sentence)

    def _export_lists(self) -> None:
        from hrd_desk.gui.windows.lists_export_dialog import ListsExportDialog  # noqa: PLC0415

        run(ListsExportDialog(self._database, self._names(), self._scheme, self))

    def _names(self) -> dict[str, str]:
        return {scheme.id: _name(scheme) for scheme in self._schemes}

    @override
    def done(self, result: int) -> None:
        self._stop_listening()
        super().done(result)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._stop_listening()
        super().closeEvent(event)

    def _stop_listening(self) -> None:
        if self._announce is not None:
            self._database.forget(self._announce)
            self._announce = None


def _name(scheme: StarterScheme) -> str:
    return scheme.labels.get(language()) or scheme.labels["en"]
