"""Entering fast: pins, templates, copies of the record before, the commonest terms, the keys."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from hrd_desk.gui.errors import show_error
from hrd_desk.gui.forms.binding import focus_target, stored
from hrd_desk.gui.forms.carried_marks import CarriedMarks
from hrd_desk.gui.forms.pins import Pins
from hrd_desk.gui.forms.place_words import pair_in
from hrd_desk.gui.forms.typed_parts_form import TypedPartsForm
from hrd_desk.gui.generated.ui_main_window import Ui_MainWindow
from hrd_desk.gui.widgets.leaving import run
from hrd_desk.gui.widgets.term_line import TermLine
from hrd_desk.gui.windows.common_terms import CommonTerms
from hrd_desk.gui.windows.editor import Editor
from hrd_desk.gui.windows.record_pane import RecordPane
from hrd_desk.gui.windows.saving import rehearse
from hrd_desk.gui.windows.term_proposals import TermProposals
from hrd_desk.gui.windows.warming import Warming
from hrd_desk.gui.workers import Job, keeping_lane, saving_lane
from hrd_desk.i18n import _, listed
from hrd_desk.model.carrying import (
    PINNABLE_PARTS,
    Values,
    new_parts,
    put_values,
    values_of,
    values_of_part,
)
from hrd_desk.model.event import FIRST_STATUS, Event
from hrd_desk.model.field_labels import field_label
from hrd_desk.model.problems import Level, Problem
from hrd_desk.model.templates import Template
from hrd_desk.storage.database import Database
from hrd_desk.storage.entry_settings import keep_pins, load_pins
from hrd_desk.storage.events import load_previous_event
from hrd_desk.vocabulary.vocabulary import Vocabulary

WRITE_PAUSE_MS = 400


class EntryControl(QObject):
    """What makes the next record quicker than the one before; the desk remembers all of it."""

    def __init__(
        self, database: Database, form: Ui_MainWindow, pane: RecordPane, editor: Editor
    ) -> None:
        """Serve the actions of the window's `form` for the record in `pane`."""
        super().__init__(pane)
        self._database, self._form, self._pane, self._editor = database, form, pane, editor
        self._vocabulary = Vocabulary([])
        self._event_form = pane.event_form
        self._begun: tuple[Event, list[str]] | None = None
        carrying = {"places": self._event_form.places, "citations": self._event_form.citations}
        self.marks = CarriedMarks(self._event_form.fields, carrying, self)
        self.warming = Warming(self)
        self._writing = QTimer(self, singleShot=True, interval=WRITE_PAUSE_MS)
        self._writing.timeout.connect(lambda: self._write_behind(self._values))
        self._preparations: list[Callable[[], object]] = []
        self.pins = Pins(self._event_form)
        self.common = CommonTerms(database, self._event_form.fields, self)
        self.proposals = TermProposals(database, self._event_form.fields, form.notice, self)
        with database.snapshot() as session:
            self._values: Values = load_pins(session)
        self.pins.show_pinned(self._values)
        self._connect()

    def _connect(self) -> None:
        form, editor = self._form, self._editor
        slots = {
            form.event_save_next: self.save_and_next,
            form.copy_previous: self.copy_previous,
            form.pin_field: self.pin_field,
            form.templates: self.show_templates,
            form.show_commands: self.show_commands,
            form.show_keys: self.show_keys,
        }
        for action, slot in slots.items():
            action.triggered.connect(lambda _checked=False, act=slot: act())
        form.event_save_next.setShortcuts(list(map(QKeySequence, ("Ctrl+Return", "Ctrl+Enter"))))
        editor.begin = self.begin
        editor.saved.connect(self._on_saved)
        editor.stored_behind.connect(lambda _event: self.common.count_if_few())
        editor.record_shown.connect(self._on_shown)
        self._event_form.flow.left.connect(self.marks.accept_control)
        self.marks.changed.connect(self._pane.check_soon)
        self._pane.own_rules.append(self._carried)
        self.pins.toggled.connect(self._pin)
        self._on_shown(None)

    def prepare_before_use(self, vocabulary: Vocabulary, *steps: Callable[[], object]) -> None:
        """Make ready, while somebody types the first title, what later keys would wait for."""
        self.use(vocabulary)
        self._preparations = [
            *self._searches(),
            partial(pair_in, "43.2, 76.9"),
            self._event_form.places.make_map,
            *steps,
            self._rehearse_saving,
        ]

    def _rehearse_saving(self) -> None:
        Job(lambda _progress: rehearse(self._database)).start(saving_lane)

    def _searches(self) -> list[Callable[[], object]]:
        lines = self._event_form.findChildren(TermLine)
        return [*(line.prepare for line in lines), *(line.prepare_nearness for line in lines)]

    def stop(self) -> None:
        """Write what is still to be written, and begin nothing any more."""
        self.warming.stop()
        if self._writing.isActive():
            self._writing.stop()
            self._write_behind(self._values)
        keeping_lane.waitForDone()

    def use(self, vocabulary: Vocabulary) -> None:
        """Choose terms from `vocabulary` from now on."""
        self._vocabulary = vocabulary
        self.common.offer()
        if self._pane.record is not None:
            self.warming.begin(self._searches())

    # --- the next record ------------------------------------------------------------------------

    def begin(self) -> Event:
        """Return a new record with what is pinned, and the status that most records begin with."""
        event = Event()
        carried = put_values(event, self._values, self._vocabulary)
        put_values(event, {"monitoring_status": FIRST_STATUS}, self._vocabulary)
        self._begun = (event, carried)
        return event

    def _on_shown(self, event: Event | None) -> None:
        if event is not None:
            self.warming.begin(self._preparations)
            self._preparations = []
        begun, carried = self._begun or (None, [])
        self.marks.begin(carried if event is not None and event is begun else [])
        for action in (self._form.event_save_next, self._form.copy_previous, self._form.pin_field):
            action.setEnabled(event is not None)

    def _on_saved(self, event: Event) -> None:
        self._begun = None
        self._carry(event)
        self.common.count_if_few()

    def _carry(self, event: Event) -> None:
        self._keep({**dict.fromkeys(self.pins.pinned()), **values_of(event, self.pins.pinned())})

    def save_and_next(self) -> None:
        """Begin the next record while this one is saved."""
        event = self._editor.record
        if event is not None and not event.reference and not self._pane.is_changed:
            self._form.notice.say(_("Nothing has been entered yet, so nothing was saved."))
        elif event is not None and self._editor.can_be_read():
            self._carry(event)
            self._editor.save_and_begin()

    def _carried(self, event: Event, *_facts: object) -> Iterator[Problem]:
        names = self.marks.names() if event is self._pane.record else []
        if names:
            sentence = _("Carried over, and not looked at yet: {fields}.")
            words = listed(field_label(name) for name in names)
            yield Problem("carried", Level.INFO, names[0], sentence.format(fields=words))

    # --- pins -----------------------------------------------------------------------------------

    def pin_field(self) -> None:
        """Pin the field that has the keyboard, or take its pin out."""
        name = self._field_in_use()
        if name is None or not self.pins.toggle(name):
            self._form.notice.say(_("This field cannot be carried over to the next record."))

    def _pin(self, name: str, is_on: bool) -> None:
        event = self._event_form.event_as_entered()
        values = {key: value for key, value in self._values.items() if key != name}
        if is_on:
            values[name] = values_of(event, [name]).get(name)
        self._keep(values)
        sentence = (
            _("{field}: the next record begins with the same value.")
            if is_on
            else _("{field} is no longer carried over.")
        )
        self._form.notice.say(sentence.format(field=field_label(name)))

    def _keep(self, values: Values) -> None:
        if values != self._values:
            self._values = values
            self._writing.start()  # a moment later: the next record is to be shown first

    def _write_behind(self, values: Values) -> None:
        job = Job(lambda _progress: self._write(values))
        job.failed.connect(lambda error: show_error(self._pane.window(), error))
        job.start(keeping_lane)

    def _write(self, values: Values) -> None:
        with self._database.local_transaction() as session:
            keep_pins(session, values)

    def copy_previous(self) -> None:
        """Fill the field that has the keyboard as in the record saved last."""
        name, event = self._field_in_use(), self._editor.record
        if name is None or event is None:
            self._form.notice.say(_("Go to a field of the record first."))
            return
        with self._database.snapshot() as session:
            previous = load_previous_event(session, event.uid)
        value = stored(previous, name) if previous is not None else None
        if not value:
            sentence = _("The record saved before has nothing in the field {field}.")
            self._form.notice.say(sentence.format(field=field_label(name)))
        elif name in PINNABLE_PARTS:
            self._copy_parts(name, value)
        else:
            field = self._event_form.fields[name]
            field.set_value(value)
            field.edited.emit()

    def _copy_parts(self, name: str, previous: list[Any]) -> None:
        """Add those places or sources of another record that this one lacks."""
        event = self._event_form.event_as_entered()
        present = [values_of_part(name, part) for part in getattr(event, name)]
        values = [values_of_part(name, part) for part in previous]
        missing = [part for part in values if part not in present]
        form = self._event_form.parts()[name]
        if missing and isinstance(form, TypedPartsForm):
            form.take_over(new_parts(name, missing))
        else:
            sentence = _("{field}: the record has the same already.")
            self._form.notice.say(sentence.format(field=field_label(name)))

    def _field_in_use(self) -> str | None:
        control = QApplication.focusWidget()
        for name, field in self._event_form.fields.items():
            if isinstance(field, QWidget) and focus_target(field) is control:
                return name
        for name in PINNABLE_PARTS:
            if control is not None and self._event_form.parts()[name].isAncestorOf(control):
                return name
        return None

    # --- templates ------------------------------------------------------------------------------

    def show_templates(self) -> None:
        """Choose a template, make one of the record, or forget one."""
        # Loaded here, so that the start of the main window does not pay for it.
        from hrd_desk.gui.windows.templates_dialog import TemplatesDialog  # noqa: PLC0415

        dialog = TemplatesDialog(self._database, self._editor.record, self._pane.window())
        if run(dialog) and dialog.chosen is not None:
            self.apply_template(dialog.chosen)

    def apply_template(self, template: Template) -> None:
        """Fill what is empty in the record on the screen, or in a new one where none is open."""
        if self._editor.record is None:
            self._editor.new()
        if self._editor.record is None:
            return
        event = self._event_form.event_as_entered()
        filled = put_values(event, template.values, self._vocabulary)
        for name in filled:
            field = self._event_form.fields[name]
            field.set_value(stored(event, name))
        if filled:
            carried = [*self.marks.names(), *filled]
            self._event_form.edited.emit()
            self.marks.begin(carried)
        words = listed(field_label(name) for name in filled) or _("nothing: no field was empty")
        sentence = _("“{name}” filled: {fields}.").format(name=template.name, fields=words)
        self._form.notice.say(sentence)

    # --- keys -----------------------------------------------------------------------------------

    def show_commands(self) -> None:
        """Find a command by some of its letters."""
        from hrd_desk.gui.windows.command_palette import CommandPalette  # noqa: PLC0415

        palette = CommandPalette(self._form.menu_bar, self._event_form, self._pane.window())
        if run(palette) and palette.chosen is not None:
            palette.chosen.act()

    def show_keys(self) -> None:
        """Show every key."""
        from hrd_desk.gui.windows.key_map_dialog import KeyMapDialog  # noqa: PLC0415

        run(KeyMapDialog(self._form.menu_bar, self._pane.window()))
