"""The right side of the main window: one record, and what the checks say about it."""

import datetime
import uuid
from typing import Any

from PySide6.QtCore import QModelIndex, QSize, QTimer, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from hrd_desk.clock import moment_of
from hrd_desk.gui.forms.event_form import EventForm
from hrd_desk.gui.forms.field_undo import FieldUndo
from hrd_desk.gui.forms.link_form import EventNames
from hrd_desk.gui.generated.ui_record_pane import Ui_RecordPane
from hrd_desk.gui.item_models.problem_list import ProblemList
from hrd_desk.gui.widgets.marks import mark_colour
from hrd_desk.gui.widgets.mirrored import mirror_margins
from hrd_desk.gui.windows.border_checks import BorderChecks
from hrd_desk.i18n import _, ngettext
from hrd_desk.model.checks import Rule, check_event
from hrd_desk.model.event import Event
from hrd_desk.model.moment_words import moment_words
from hrd_desk.model.problems import Problem, is_publishable, is_ready
from hrd_desk.vocabulary.vocabulary import Vocabulary

CHECK_PAUSE_MS = 350
_PROBLEMS_SHOWN = 5
_LOW_PX = 460
_GAP_PX = 6
_VERSION_TIME_SHIFT = 21


class RecordPane(QWidget):
    """Shows one event with its checks, and says whether it has changes that are not saved."""

    edited = Signal()

    def __init__(self, names: EventNames, parent: QWidget | None = None) -> None:
        """Make the pane; related events are looked up in `names`."""
        super().__init__(parent)
        self.form = Ui_RecordPane()
        self.form.setupUi(self)
        mirror_margins(self)
        self.event_form = EventForm(names)
        self._field_undo = FieldUndo(self.event_form)
        layout = QVBoxLayout(self.form.form)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.event_form)
        self.is_changed = False
        self.record: Event | None = None
        self._offers: QWidget | None = None
        self._has_offers = False
        self._vocabulary = Vocabulary([])
        self.own_rules: list[Rule] = []
        """Further checks of whoever works with the pane."""
        self._problems = ProblemList(self)
        self._next_problem = 0
        self.form.problems.setModel(self._problems)
        self.form.problems.clicked.connect(self._go_to)
        self.form.problems.activated.connect(self._go_to)
        self.form.problems_hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.form.revised.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        viewport = self.form.problems.viewport()
        viewport.setBackgroundRole(QPalette.ColorRole.Window)
        self._pause = QTimer(self, singleShot=True, interval=CHECK_PAUSE_MS)
        self._pause.timeout.connect(self.check)
        self._borders = BorderChecks(self)
        self._borders.ready.connect(self.check)
        self.event_form.edited.connect(self._on_edited)
        self.clear()

    @property
    def vocabulary(self) -> Vocabulary:
        """The terms in use."""
        return self._vocabulary

    def use(self, vocabulary: Vocabulary) -> None:
        """Choose and word terms from `vocabulary` from now on."""
        self._vocabulary = vocabulary
        self.event_form.use(vocabulary)
        self.check()

    def show_event(self, event: Event, *, is_changed: bool = False) -> None:
        """Show an event as stored, or a new one or a draft (`is_changed`)."""
        self.record = event
        self.event_form.show_event(event)
        self._field_undo.begin_anew()
        self._set_changed(is_changed)
        self._show_form(True)
        self.check()

    def show_draft(self, event: Event, draft: dict[str, object]) -> None:
        """Show `event` with the content of a draft."""
        self.record = event
        self.event_form.restore(event, draft)
        self._field_undo.begin_anew()
        self._set_changed(True)
        self._show_form(True)
        self.check()

    def adopt(self, event: Event) -> None:
        """Go on with the record as it was saved; the cursor stays where it is."""
        self.record = event
        self.event_form.adopt(event)
        self._set_changed(False)
        self.check()

    def clear(self) -> None:
        """Show no record."""
        self.record = None
        self.event_form.show_event(Event())
        self._set_changed(False)
        self._problems.put([])
        self.form.problems_pane.hide()
        self._show_form(False)

    def offer(self, offers: QWidget) -> None:
        """Show `offers` as long as no record is shown and `have_offers` says so."""
        self._offers = offers
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)  # noqa: S101  the form draws it so
        layout.insertWidget(layout.indexOf(self.form.nothing), offers, 1)
        self._show_form(self.record is not None)

    def have_offers(self, has_offers: bool) -> None:
        """Say whether there is something to offer."""
        self._has_offers = has_offers
        self._show_form(self.record is not None)

    def _show_form(self, is_shown: bool) -> None:
        self.form.form.setVisible(is_shown)
        self.form.header.setVisible(is_shown)
        self.form.nothing.setHidden(is_shown)
        if self._offers is not None:
            self._offers.setVisible(self._has_offers and not is_shown)

    def draft(self) -> tuple[uuid.UUID, dict[str, Any]] | None:
        """Return the record and what is entered; None where nothing is that is not saved."""
        if self.record is None or not self.is_changed:
            return None
        return self.record.uid, self.event_form.draft()

    def check_soon(self) -> None:
        """Run the checks when nothing has happened for a moment."""
        self._pause.start()

    def check(self) -> None:
        """Run the checks over what is entered."""
        self._pause.stop()
        if self.record is None:
            return
        event = self.event_form.event_as_entered()
        today = datetime.datetime.now(datetime.UTC).date()
        further = [*self._borders.rules_for(event), *self.own_rules]
        problems = check_event(event, self._vocabulary, today, further)
        self._problems.put(problems)
        self._next_problem = 0
        self._say_problems(problems)

    def _say_problems(self, problems: list[Problem]) -> None:
        count = len(problems)
        words = ngettext("{count} problem", "{count} problems", count).format(count=count)
        found = f"{words}  ·  {_readiness(problems)}" if count else _("No problems found")
        self.form.problems_count.setText(found)
        self.form.problems.setVisible(count > 0)
        self.form.problems_hint.setVisible(count > 0)
        self._fit_problems()
        self.form.problems_pane.setVisible(self.is_showing_problems)

    def _fit_problems(self) -> None:
        """Show a few problems, one where the form would be left no room; the others scroll."""
        is_low = self.height() < _LOW_PX
        self.form.problems.setWordWrap(not is_low)
        row = max(self.form.problems.sizeHintForRow(0), self.fontMetrics().height() + 4)
        most = row * min(self._problems.rowCount(), _PROBLEMS_SHOWN) + _GAP_PX
        self.form.problems.setMinimumHeight(row)
        self.form.problems.setMaximumHeight(row if is_low else most)

    @override
    def minimumSizeHint(self) -> QSize:
        """Return what the form takes, which may be hidden: its place is kept."""
        form = QSize(self.event_form.minimumSizeHint().width(), 0)
        return super().minimumSizeHint().expandedTo(form)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_problems()

    @property
    def is_showing_problems(self) -> bool:
        """Whether the panel of problems is wanted."""
        return not self.form.problems_pane.property("is_put_away")

    def show_problems(self, is_shown: bool) -> None:
        """Show the panel of problems, or put it away."""
        self.form.problems_pane.setProperty("is_put_away", not is_shown)
        self.form.problems_pane.setVisible(is_shown and self.record is not None)

    def go_to_next_problem(self) -> None:
        """Go to the field of the next problem, round and round."""
        count = self._problems.rowCount()
        if count:
            index = self._problems.index(self._next_problem % count)
            self.form.problems.setCurrentIndex(index)
            self._next_problem = index.row() + 1
            self.event_form.go_to_field(self._problems.problem(index.row()).field)

    def _go_to(self, index: QModelIndex) -> None:
        self._next_problem = index.row() + 1
        self.event_form.go_to_field(self._problems.problem(index.row()).field)

    def _on_edited(self) -> None:
        self._set_changed(True)
        self._pause.start()
        self.edited.emit()

    def _set_changed(self, is_changed: bool) -> None:
        self.is_changed = is_changed
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, mark_colour(palette, "warning"))
        self.form.state.setPalette(palette)
        self.form.state.setText(_("changes not saved") if is_changed else "")
        event = self.record
        is_new = event is not None and not event.reference
        reference = _("New event") if is_new else (event.reference if event else "")
        self.form.reference.setText(reference)
        self.form.revised.setText(_saved_words(event) if event and not is_new else "")


def _readiness(problems: list[Problem]) -> str:
    if not is_ready(problems):
        return _("not ready to submit")
    return _("ready") if is_publishable(problems) else _("ready to submit, not to publish")


def _saved_words(event: Event) -> str:
    moment = moment_of(event.revised >> _VERSION_TIME_SHIFT)
    return _("saved {moment}").format(moment=moment_words(moment))
