"""Name a term in each language; choose the term that another is merged into."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidgetItem, QWidget

from hrd_desk.errors import HrdDeskError, InvalidInputError
from hrd_desk.gui.generated.ui_merge_term_dialog import Ui_MergeTermDialog
from hrd_desk.gui.generated.ui_term_name_dialog import Ui_TermNameDialog
from hrd_desk.gui.widgets.plain_text import PlainLabel
from hrd_desk.gui.widgets.term_search import TermSearch
from hrd_desk.i18n import LANGUAGES, _, language, ngettext
from hrd_desk.vocabulary.terms import LONGEST_LABEL, Term
from hrd_desk.vocabulary.vocabulary import Vocabulary

Names = dict[str, str]


def language_name(code: str) -> str:
    """Return the name of a language of the program, in the language spoken now."""
    return {"en": _("English"), "ru": _("Russian"), "ar": _("Arabic")}.get(code, code)


class TermNameDialog(QDialog):
    """A line for each language; `save` is called with the names and may refuse them."""

    def __init__(
        self, explanation: str, names: Names, save: Callable[[Names], None], parent: QWidget | None
    ) -> None:
        """Show `names` by language; `save` raises `HrdDeskError` for what cannot be taken."""
        super().__init__(parent)
        self._save = save
        self.ui = Ui_TermNameDialog()
        self.ui.setupUi(self)
        self.ui.explanation.setText(explanation)
        self._fields: dict[str, QLineEdit] = {}
        for code in sorted({*LANGUAGES, *names}, key=lambda code: (code != language(), code)):
            self._add_line(code, names.get(code, ""))
        self.ui.save.clicked.connect(self._try)
        self.ui.cancel.clicked.connect(self.reject)
        first = self._fields[language()]
        first.setFocus()
        first.selectAll()

    def _add_line(self, code: str, name: str) -> None:
        field = QLineEdit(name, self)
        field.setMaxLength(LONGEST_LABEL)
        field.setObjectName(f"label_{code}")
        label = PlainLabel(self, language_name(code))
        label.setBuddy(field)
        self.ui.labels.addRow(label, field)
        previous = list(self._fields.values())
        QWidget.setTabOrder(previous[-1] if previous else self.ui.cancel, field)
        QWidget.setTabOrder(field, self.ui.save)
        QWidget.setTabOrder(self.ui.save, self.ui.cancel)
        self._fields[code] = field

    def _try(self) -> None:
        names = {code: field.text().strip() for code, field in self._fields.items()}
        try:
            self._save({code: name for code, name in names.items() if name})
        except HrdDeskError as error:
            self.ui.problem.setText(error.sentence)
            self.ui.problem.setVisible(True)
            return
        self.accept()


def require_names(names: Names, known: Names) -> None:
    """Raise `InvalidInputError` if no name is left, or one that was there is emptied."""
    if not names:
        raise InvalidInputError("label", _("Give the term a name."))
    emptied = [code for code in known if code not in names]
    if emptied:
        sentence = _("A name cannot be taken away. Write one in this language: {language}.")
        raise InvalidInputError("label", sentence.format(language=language_name(emptied[0])))


class MergeTermDialog(QDialog):
    """Searches the terms of the same list; `target` is the one chosen once it is accepted."""

    def __init__(
        self, vocabulary: Vocabulary, term: Term, count: int | None, parent: QWidget | None
    ) -> None:
        """Offer what `term`, used in `count` records (None: not known), can be merged into."""
        super().__init__(parent)
        self.target: Term | None = None
        self._term, self._count = term, count
        self._search = TermSearch(vocabulary, term.scheme, language())
        self.ui = Ui_MergeTermDialog()
        self.ui.setupUi(self)
        sentence = _("Records coded with “{label}” will be coded with the term that you choose.")
        self.ui.explanation.setText(sentence.format(label=term.label(language())))
        self.ui.search.textChanged.connect(self._list)
        self.ui.targets.currentItemChanged.connect(self._preview)
        self.ui.merge.clicked.connect(self.accept)
        self.ui.cancel.clicked.connect(self.reject)
        self._list("")
        self.ui.search.setFocus()

    def _list(self, text: str) -> None:
        self.ui.targets.clear()
        for match in self._search.matches(text, frozenset((self._term.id,))):
            words = f"{match.label}  –  {match.parents}" if match.parents else match.label  # noqa: RUF001  a dash
            item = QListWidgetItem(words, self.ui.targets)
            item.setData(Qt.ItemDataRole.UserRole, match.term)
        # An empty search chooses nothing, so that no click merges by accident.
        if text:
            self.ui.targets.setCurrentRow(0)
        self._preview()

    def _preview(self) -> None:
        item = self.ui.targets.currentItem()
        self.target = item.data(Qt.ItemDataRole.UserRole) if item else None
        self.ui.merge.setEnabled(self.target is not None)
        self.ui.preview.setText(self._sentence())

    def _sentence(self) -> str:
        if self.target is None:
            return _("Choose a term.")
        into = self.target.label(language())
        if self._count is None:
            sentence = _("All records will follow to “{label}”. History keeps what was coded.")
            return sentence.format(label=into)
        sentence = ngettext(
            "{count} record will follow to “{label}”. History keeps what was coded.",
            "{count} records will follow to “{label}”. History keeps what was coded.",
            self._count,
        )
        return sentence.format(count=self._count, label=into)
