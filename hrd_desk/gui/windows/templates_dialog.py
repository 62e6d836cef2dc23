"""The templates of a desk: use one, make one of the record, forget one."""

from PySide6.QtWidgets import QDialog, QWidget

from hrd_desk.errors import HrdDeskError
from hrd_desk.gui.errors import show_error
from hrd_desk.gui.generated.ui_templates_dialog import Ui_TemplatesDialog
from hrd_desk.i18n import _, language
from hrd_desk.model.event import CODED_CHOICES, CODED_LISTS, Event
from hrd_desk.model.field_labels import field_label
from hrd_desk.model.templates import Template, shipped_templates, template_of
from hrd_desk.storage.database import Database
from hrd_desk.storage.entry_settings import keep_templates, load_templates
from hrd_desk.storage.terms import load_vocabulary

_SCHEMES = CODED_LISTS | CODED_CHOICES


class TemplatesDialog(QDialog):
    """The desk's own templates first, then the shipped ones; `chosen` is the one to use."""

    def __init__(self, database: Database, record: Event | None, parent: QWidget | None) -> None:
        """Show the templates of `database`; a new one is made of `record`, if there is one."""
        super().__init__(parent)
        self.chosen: Template | None = None
        self._database, self._record = database, record
        self.ui = Ui_TemplatesDialog()
        self.ui.setupUi(self)
        with database.snapshot() as session:
            self._own = load_templates(session)
            self._vocabulary = load_vocabulary(session)
        ui = self.ui
        ui.templates.currentRowChanged.connect(self._show)
        ui.templates.itemActivated.connect(lambda _item: self._use())
        ui.use.clicked.connect(self._use)
        ui.keep.clicked.connect(self._keep)
        ui.forget.clicked.connect(self._forget)
        ui.close_button.clicked.connect(self.reject)
        ui.name.returnPressed.connect(self._keep)
        for control in (ui.name_label, ui.name, ui.has_words, ui.keep):
            control.setVisible(record is not None)
        self._list(0)
        ui.templates.setFocus()

    def names(self) -> list[str]:
        """Return the templates listed."""
        return [template.name for template in self._all]

    def _list(self, row: int) -> None:
        self._all = [*self._own, *shipped_templates()]
        self.ui.templates.clear()
        self.ui.templates.addItems(self.names())
        self.ui.templates.setCurrentRow(min(row, len(self._all) - 1))

    def _marked(self) -> Template | None:
        row = self.ui.templates.currentRow()
        return self._all[row] if 0 <= row < len(self._all) else None

    def _show(self) -> None:
        template = self._marked()
        self.ui.use.setEnabled(template is not None)
        self.ui.forget.setEnabled(template is not None and not template.is_shipped)
        lines = [
            f"{field_label(name)}: {self._words(name, value)}"
            for name, value in (template.values if template else {}).items()
        ]
        self.ui.content.setPlainText("\n\n".join(lines))

    def _words(self, name: str, value: object) -> str:
        scheme = _SCHEMES.get(name)
        if scheme is None:
            return str(value)
        codes = value if isinstance(value, list) else [value]
        named = (self._vocabulary.path_text(scheme, str(code), language()) for code in codes)
        return "; ".join(named)

    def _use(self) -> None:
        self.chosen = self._marked()
        if self.chosen is not None:
            self.accept()

    def _keep(self) -> None:
        if self._record is None:
            return
        has_words = self.ui.has_words.isChecked()
        made = template_of(self.ui.name.text(), self._record, has_words=has_words)
        if not made.name:
            self._say(_("Give the template a name."))
            self.ui.name.setFocus()
        elif any(made.name.casefold() == name.casefold() for name in self.names()):
            self._say(_("There is a template “{name}” already.").format(name=made.name))
            self.ui.name.setFocus()
        elif not made.values:
            self._say(_("The record has no codes yet that a template could keep."))
        elif self._store([made, *self._own]):
            self._say(_("“{name}” was saved.").format(name=made.name))
            self.ui.name.clear()
            self._list(0)
            self.ui.templates.setFocus()

    def _forget(self) -> None:
        template = self._marked()
        if template is None or template.is_shipped:
            return
        row = self.ui.templates.currentRow()
        if self._store([other for other in self._own if other is not template]):
            self._list(row)
            self._say(_("“{name}” was forgotten.").format(name=template.name))

    def _store(self, templates: list[Template]) -> bool:
        try:
            with self._database.local_transaction() as session:
                keep_templates(session, templates)
        except HrdDeskError as error:
            show_error(self, error)
            return False
        self._own = templates
        return True

    def _say(self, sentence: str) -> None:
        self.ui.problem.setText(sentence)
        self.ui.problem.setVisible(bool(sentence))
