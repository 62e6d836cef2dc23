"""Every command by some of its letters: menus, sections and fields of the form."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QMenu, QMenuBar, QWidget
from typing_extensions import override

from hrd_desk.gui.forms.event_form import SECTIONS, EventForm
from hrd_desk.gui.generated.ui_command_palette import Ui_CommandPalette
from hrd_desk.gui.widgets.fuzzy import fit
from hrd_desk.gui.widgets.list_popup import PLAIN, Look, RowPainter, Rows
from hrd_desk.i18n import _
from hrd_desk.model.field_labels import field_label

_FAINT = Look(is_faint=True)
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 10,
    Qt.Key.Key_PageUp: -10,
}


@dataclass(frozen=True, slots=True)
class Command:
    """A line of the palette: what it is called, where else it stands, its keys, what it does."""

    label: str
    note: str
    aside: str
    act: Callable[[], object]
    is_enabled: bool = True

    @property
    def look(self) -> Look:
        """Grey where it can do nothing now."""
        return PLAIN if self.is_enabled else _FAINT


def menu_actions(menus: QMenuBar) -> Iterator[tuple[str, QAction]]:
    """Yield the actions of all menus with the title of their menu."""
    for title in menus.actions():
        menu = title.menu()
        if isinstance(menu, QMenu):
            for action in menu.actions():
                if not action.isSeparator():
                    yield plain(title.text()), action


def plain(text: str) -> str:
    """Return a menu's words without the mark of their letter and the dots."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")


def keys_of(action: QAction) -> str:
    """Return the keys of an action as this computer writes them."""
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


class CommandPalette(QDialog):
    """Typing filters, Enter does the marked command; what cannot be done now is grey."""

    def __init__(self, menus: QMenuBar, form: EventForm, parent: QWidget | None) -> None:
        """Offer the actions of `menus`, and the sections and fields of `form`."""
        super().__init__(parent)
        self.chosen: Command | None = None
        self.ui = Ui_CommandPalette()
        self.ui.setupUi(self)
        self._commands = [*_of_menus(menus), *_of_form(form)]
        self._rows = Rows(self)
        self.ui.commands.setModel(self._rows)
        self.ui.commands.setItemDelegate(RowPainter(self))
        self.ui.commands.activated.connect(lambda _index: self._choose())
        self.ui.commands.clicked.connect(lambda _index: self._choose())
        self.ui.words.textChanged.connect(self._filter)
        self.ui.words.installEventFilter(self)
        self._filter("")
        self.ui.words.setFocus()

    def found(self) -> list[Command]:
        """Return the commands shown, the best first."""
        count = self._rows.rowCount()
        rows = [self._rows.row_at(number) for number in range(count)]
        return [row for row in rows if isinstance(row, Command)]

    def _filter(self, typed: str) -> None:
        ranked = [
            (fit(typed, command.label), fit(typed, f"{command.note} {command.label}"), command)
            for command in self._commands
        ]
        found = [
            (in_label is None, -(in_label if in_label is not None else anywhere or 0), place)
            for place, (in_label, anywhere, _command) in enumerate(ranked)
            if in_label is not None or anywhere is not None
        ]
        self._rows.put([self._commands[place] for *_ranks, place in sorted(found)])
        self._mark(0)

    def _mark(self, row: int) -> None:
        self.ui.commands.setCurrentIndex(self._rows.index(row, 0))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _STEPS:
                row = self.ui.commands.currentIndex().row() + _STEPS[Qt.Key(event.key())]
                self._mark(min(max(row, 0), self._rows.rowCount() - 1))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose()
                return True
        return False

    def _choose(self) -> None:
        found, row = self.found(), self.ui.commands.currentIndex().row()
        if 0 <= row < len(found) and found[row].is_enabled:
            self.chosen = found[row]
            self.accept()


def _of_menus(menus: QMenuBar) -> Iterator[Command]:
    for menu, action in menu_actions(menus):
        yield Command(
            plain(action.text()), menu, keys_of(action), action.trigger, action.isEnabled()
        )


def _of_form(form: EventForm) -> Iterator[Command]:
    is_open = form.isVisible() and form.isEnabled()
    for number, words in enumerate(SECTIONS.values()):
        keys = QKeySequence.mnemonic(_(words)).toString(QKeySequence.SequenceFormat.NativeText)
        go = partial(form.go_to_section, number)
        yield Command(plain(_(words)), _("Section"), keys, go, is_open)
    for name in (*form.fields, "counts", *form.parts()):
        yield Command(field_label(name), _("Field"), "", partial(form.go_to_field, name), is_open)
