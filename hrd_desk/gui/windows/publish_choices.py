"""What a person orders in the publish window: controls, the order they add up to, what is kept."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from hrd_desk.gui.generated.ui_publish_window import Ui_PublishWindow
from hrd_desk.gui.widgets.folding_splitter import PaneTabs
from hrd_desk.gui.widgets.plain_text import ask
from hrd_desk.gui.widgets.small_screens import give_full_width
from hrd_desk.gui.windows.publish_tables import AddedTables
from hrd_desk.gui.windows.publish_words import AUDIENCES, KINDS
from hrd_desk.i18n import LANGUAGE_NAMES, N_, _, language
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.house import read_house
from hrd_desk.publishing.orders import (
    TABLE_FORMATS,
    WITH_TABLES,
    BriefKind,
    Consents,
    FileFormat,
    Grouping,
    House,
    Metadata,
    Order,
    PaperSize,
    Stamp,
)
from hrd_desk.storage.database import Database
from hrd_desk.storage.keys import suggested_passphrase
from hrd_desk.storage.settings import read_setting, write_setting

SETTING = "publish-choices"
OF_ONE = frozenset({BriefKind.EVENT, BriefKind.SUBMISSION})
"""Kinds that are made of one record."""

FORMATS = {
    FileFormat.PDF: (N_("PDF"), ""),
    FileFormat.DOCX: (
        N_("Word (DOCX)"),
        N_("To be edited further. The preview shows the same words; Word sets its own pages."),
    ),
    FileFormat.HTML: (
        N_("Web page (HTML)"),
        N_("One file that needs nothing else. The preview shows the same words on paper."),
    ),
    FileFormat.CSV: (N_("Table (CSV)"), N_("For those who count: rows with codes and labels.")),
    FileFormat.XLSX: (
        N_("Workbook (XLSX)"),
        N_("For those who count: a sheet of rows, a codebook, and what is left out."),
    ),
}
PAPERS = {PaperSize.A4: N_("A4"), PaperSize.LETTER: N_("Letter")}
GROUPINGS = {
    Grouping.DATE: N_("Date"),
    Grouping.VIOLATION: N_("Violation"),
    Grouping.FREEDOM: N_("Freedom"),
    Grouping.REGION: N_("Region"),
}
STAMPS = {
    None: N_("None of my own"),
    Stamp.DRAFT: N_("Draft"),
    Stamp.CONFIDENTIAL: N_("Confidential"),
}
CONSENTS = {None: N_("Not asked yet"), True: N_("Yes"), False: N_("No")}
_KEPT_LISTS = ("kind", "audience", "format", "language", "paper", "grouping", "stamp")
_KEPT_LINES = ("author", "keywords")


@dataclass(frozen=True, slots=True)
class _Shown:
    """Where a control makes sense."""

    kinds: frozenset[BriefKind]
    formats: frozenset[FileFormat] = frozenset(FileFormat)


_SEVERAL = frozenset(BriefKind) - OF_ONE
_PAGES = frozenset(FileFormat) - TABLE_FORMATS
_SUBMISSION = frozenset({BriefKind.SUBMISSION})
_PLACES: Mapping[str, _Shown] = {
    "paper": _Shown(frozenset(BriefKind), frozenset({FileFormat.PDF, FileFormat.DOCX})),
    "grouping": _Shown(frozenset({BriefKind.DIGEST}), _PAGES),
    "compares": _Shown(frozenset({BriefKind.DIGEST})),
    "smallest_count": _Shown(frozenset({BriefKind.STATISTICS})),
    "tables": _Shown(WITH_TABLES),
    "heading": _Shown(_SEVERAL | _SUBMISSION),
    "introduction": _Shown(frozenset({BriefKind.DIGEST})),
    "consent_letter": _Shown(_SUBMISSION),
    "consent_report": _Shown(_SUBMISSION),
    "answers": _Shown(_SUBMISSION),
    "author": _Shown(frozenset(BriefKind), frozenset(FileFormat) - {FileFormat.CSV}),
    "keywords": _Shown(frozenset(BriefKind), frozenset(FileFormat) - {FileFormat.CSV}),
    "passphrase": _Shown(frozenset(BriefKind), frozenset({FileFormat.PDF})),
    "is_shown": _Shown(frozenset(BriefKind), frozenset({FileFormat.PDF})),
    "suggest": _Shown(frozenset(BriefKind), frozenset({FileFormat.PDF})),
    "house": _Shown(frozenset(BriefKind), _PAGES),
    "marks_unprintable": _Shown(frozenset(BriefKind), frozenset({FileFormat.PDF})),
}


class PublishChoices(QObject):
    """The left side of the window; `changed` comes after each change of the order."""

    changed = Signal()
    typed = Signal()

    def __init__(self, form: Ui_PublishWindow, parent: QWidget) -> None:
        """Fill the lists of `form`."""
        super().__init__(parent)
        self._form = form
        self.answers: dict[str, str] = {}
        self.settled: tuple[str, ...] = ()
        """What of `own_texts` stands in a file, or was given up."""
        self.house = House()
        self.may_compare = True
        self.tables = AddedTables(form, self)
        self._lists: dict[str, QComboBox] = {}
        self._fill("kind", KINDS)
        self._fill("audience", {code: words for code, (words, _note) in AUDIENCES.items()})
        self._fill("format", {code: words for code, (words, _note) in FORMATS.items()})
        self._fill("language", LANGUAGE_NAMES)
        self._fill("paper", PAPERS)
        self._fill("grouping", GROUPINGS)
        self._fill("stamp", STAMPS)
        self._fill("consent_letter", CONSENTS)
        self._fill("consent_report", CONSENTS)
        self.choose("language", language())
        give_full_width(form.choices)
        PaneTabs(form.splitter, (_("Choices"), _("Preview"), _("What is told")))
        form.smallest_count.setValue(Order().smallest_count)
        form.smallest_count.valueChanged.connect(lambda _value: self._on_changed())
        for line in (form.heading, form.author, form.keywords, form.passphrase):
            line.textChanged.connect(lambda _text: self.typed.emit())
        form.introduction.edited.connect(self.typed)
        form.marks_unprintable.toggled.connect(lambda _is_on: self._on_changed())
        form.compares.toggled.connect(lambda _is_on: self._on_changed())
        self.tables.changed.connect(self._on_changed)
        form.is_shown.toggled.connect(form.passphrase.show_typing)
        form.passphrase.keyboard_noticed.connect(form.passphrase_note.setText)
        form.suggest.clicked.connect(self._suggest)
        self.arrange()

    def _fill(self, name: str, values: Mapping[Any, str]) -> None:
        control: QComboBox = getattr(self._form, name)
        for code, words in values.items():
            control.addItem(_(words), code)
        control.currentIndexChanged.connect(lambda _index: self._on_changed())
        self._lists[name] = control

    def _on_changed(self) -> None:
        self.arrange()
        self.changed.emit()

    def _suggest(self) -> None:
        self._form.passphrase.setText(suggested_passphrase())
        self._form.is_shown.setChecked(True)

    # --- values -------------------------------------------------------------------------------

    def chosen(self, name: str) -> Any:
        """Return the code chosen in a list."""
        return self._lists[name].currentData()

    def choose(self, name: str, code: Any) -> None:
        """Choose a code in a list; one that is not there changes nothing."""
        control = self._lists[name]
        codes = [control.itemData(index) for index in range(control.count())]
        if code in codes:
            control.setCurrentIndex(codes.index(code))

    @property
    def kind(self) -> BriefKind:
        """The kind of brief."""
        return BriefKind(self.chosen("kind"))

    @property
    def format(self) -> FileFormat:
        """The kind of file."""
        return FileFormat(self.chosen("format"))

    def order(self) -> Order:
        """Return what the controls add up to; a control that is not shown counts for nothing."""
        form, usual = self._form, Order()
        stamp = self.chosen("stamp")
        is_told = self._is_told
        return Order(
            kind=self.kind,
            audience=Audience(self.chosen("audience")),
            language=str(self.chosen("language")),
            paper=PaperSize(self.chosen("paper")),
            grouping=Grouping(self.chosen("grouping")),
            heading=self._line("heading"),
            introduction=form.introduction.value() if is_told("introduction") else "",
            stamps=frozenset() if stamp is None else frozenset({Stamp(stamp)}),
            passphrase=form.passphrase.text() if is_told("passphrase") else "",
            metadata=Metadata(self._line("author"), self._line("keywords")),
            house=self.house,
            made_on=datetime.date.today() if form.is_dated.isChecked() else None,  # noqa: DTZ011
            smallest_count=form.smallest_count.value()
            if is_told("smallest_count")
            else usual.smallest_count,
            consents=Consents(self.chosen("consent_letter"), self.chosen("consent_report")),
            answers=dict(self.answers) if is_told("answers") else {},
            marks_unprintable=form.marks_unprintable.isChecked(),
            compares=form.compares.isChecked() and is_told("compares"),
            tables=self.tables.added() if is_told("tables") else (),
            format=self.format,
        )

    def may_go(self, window: QWidget) -> bool:
        """Ask in `window` about what was typed for this brief and stands in no file."""
        texts = self.own_texts()
        question = _(
            "The title, the introduction or the answers that you typed stand in no file yet, and "
            "go with this window."
        )
        if texts and texts != self.settled:
            yes = _("Close and lose it")
            if not ask(window, question, yes, is_destructive=True):
                return False
        self.settled = texts
        return True

    def own_texts(self) -> tuple[str, ...]:
        """Return the texts that were written for this one brief and are kept nowhere."""
        own = (self._form.heading.text(), self._form.introduction.value(), *self.answers.values())
        return tuple(filter(None, map(str.strip, own)))

    def _line(self, name: str) -> str:
        line: QLineEdit = getattr(self._form, name)
        return line.text().strip() if self._is_told(name) else ""

    def _is_told(self, name: str) -> bool:
        if name == "compares" and not self.may_compare:
            return False
        if name == "tables" and not self.tables.added():
            return False
        place = _PLACES[name]
        return self.kind in place.kinds and self.format in place.formats

    def arrange(self) -> None:
        """Show the controls that make sense for this kind and format, and what they mean."""
        form = self._form
        for name in _PLACES:
            is_told = self._is_told(name)
            getattr(form, name).setVisible(is_told)
            label: QWidget | None = getattr(form, f"{name}_label", None)
            if label is not None:
                label.setVisible(is_told)
        form.passphrase_note.setVisible(self._is_told("passphrase"))
        form.explanation.setText(_(AUDIENCES[Audience(self.chosen("audience"))][1]))
        note = FORMATS[self.format][1]
        form.format_note.setText(_(note) if note else "")
        form.format_note.setVisible(bool(note))
        # Nothing is cut off in languages with longer words; a bar comes beside a long column.
        bar = form.choices.verticalScrollBar().sizeHint().width()
        form.choices.setMinimumWidth(form.choices_inside.minimumSizeHint().width() + bar)

    # --- what is kept -------------------------------------------------------------------------

    def recall(self, database: Database) -> None:
        """Choose what was chosen last in this desk; it lies inside the encrypted desk."""
        with database.snapshot() as session:
            kept = read_setting(session, SETTING, {})
            self.house = read_house(session)
        for name in _KEPT_LISTS:
            self.choose(name, kept.get(name))
        for name in _KEPT_LINES:
            getattr(self._form, name).setText(str(kept.get(name, "")))
        self._form.is_dated.setChecked(bool(kept.get("is_dated", False)))

    def keep(self, database: Database, folder: str) -> None:
        """Remember the choices and the folder; never title, passphrase or answers."""
        kept: dict[str, Any] = {name: self.chosen(name) for name in _KEPT_LISTS}
        kept |= {name: getattr(self._form, name).text() for name in _KEPT_LINES}
        kept |= {"is_dated": self._form.is_dated.isChecked(), "folder": folder}
        with database.local_transaction() as session:
            write_setting(session, SETTING, kept)
