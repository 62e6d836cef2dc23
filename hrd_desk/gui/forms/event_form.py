"""The form of one event: every field, in sections on one long page."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from typing_extensions import override

from hrd_desk.errors import InvalidInputError
from hrd_desk.exchange.record_json import event_from_json, event_to_json
from hrd_desk.gui.forms import binding
from hrd_desk.gui.forms.attachments_form import AttachedFiles, AttachmentsForm
from hrd_desk.gui.forms.citation_form import CitationForm
from hrd_desk.gui.forms.counts_form import CountsForm
from hrd_desk.gui.forms.entry_flow import EntryFlow
from hrd_desk.gui.forms.link_form import EventNames, LinkForm
from hrd_desk.gui.forms.parts_form import PartsForm
from hrd_desk.gui.forms.place_form import PlaceForm
from hrd_desk.gui.forms.summary_drafting import SummaryDrafting
from hrd_desk.gui.forms.tab_order import chain_tabs
from hrd_desk.gui.generated.ui_event_form import Ui_EventForm
from hrd_desk.gui.widgets.field import Field
from hrd_desk.gui.widgets.list_line import ListLine
from hrd_desk.gui.widgets.small_screens import give_full_width
from hrd_desk.gui.widgets.term_line import OneTermPicker
from hrd_desk.gui.widgets.term_picker import TermPicker
from hrd_desk.i18n import N_, _
from hrd_desk.model.carrying import PINNABLE_PARTS
from hrd_desk.model.event import CODED_CHOICES, CODED_LISTS, Event
from hrd_desk.vocabulary.vocabulary import Vocabulary

SECTIONS = {
    "what": N_("&What happened"),
    "people": N_("&People"),
    "coding": N_("&Coding"),
    "places": N_("P&laces"),
    "sources": N_("&Sources"),
    "files": N_("&Attachments"),
    "publication": N_("P&ublication"),
    "related": N_("&Related"),
}
_FIRST_FIELDS = (
    *("title", "counts", "violations", "places", "citations", "attachments"),
    *("summary", "links"),
)
_FAST_FIELDS = (
    *("title", "country_code", "start_date", "description", "counts", "genders", "hrd_types"),
    *("violations", "rights", "perpetrators_state", "perpetrators_non_state"),
    *("places", "citations", "summary"),
)
_LEAST_HEIGHT_PX = 60
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_HEIGHTS = {
    "description": (4, 14),
    "summary": (3, 8),
    "context": (1, 5),
    "charge": (1, 5),
    "monitoring_note": (1, 5),
    "remarks": (2, 8),
}


class EventForm(QWidget):
    """Shows one detached event and edits it in place; knows no database."""

    edited = Signal()
    wanted = Signal()
    """The keyboard is about to come: whoever hides the form shows it."""

    def __init__(self, names: EventNames, parent: QWidget | None = None) -> None:
        """Make the form; related events are looked up in `names`."""
        super().__init__(parent)
        self.form = Ui_EventForm()
        self.form.setupUi(self)
        self.fields: dict[str, Field] = dict(binding.fields_of(self.form, Event))
        binding.name_fields(self.form)
        self.counts = CountsForm(self.form.counts)
        self.places = PlaceForm(self.form.places)
        self.citations = CitationForm(self.form.citations)
        self.links = LinkForm(names, self.form.links)
        self.attachments = AttachmentsForm(self.form.attachments)
        self._vocabulary = Vocabulary([])
        self._event = Event()
        self._is_showing = False
        self._compose()
        self.drafting = SummaryDrafting(self.form, self.event_as_entered, self)
        self.flow = EntryFlow(self, self._fast_controls)
        chain_tabs(self)
        self.counts.arranged.connect(lambda: chain_tabs(self))
        self.places.map_made.connect(lambda: chain_tabs(self))
        give_full_width(self.form.scroll)
        self.form.scroll.setMinimumHeight(_LEAST_HEIGHT_PX)
        self.setEnabled(False)

    def _compose(self) -> None:
        for name in ("counts", "places", "citations", "links", "attachments"):
            layout = QVBoxLayout(getattr(self.form, name))
            layout.setContentsMargins(0, 0, 0, 0)
            layout.addWidget(getattr(self, name))
        for name, (least, most) in _HEIGHTS.items():
            getattr(self.form, name).grow_between(least, most)
        self.form.description_released.follow(self.form.description)
        for name in ("record_status", "confidentiality"):
            getattr(self.form, name).is_required = True
        controls: list[Field | PartsForm | CountsForm] = [
            *self.fields.values(),
            *self.parts().values(),
            self.counts,
        ]
        for control in controls:
            control.edited.connect(self._on_edited)
        for line in self.findChildren(ListLine):
            if line.is_single:
                line.entered.connect(lambda: self.flow.go(is_forward=True))
        country = self.fields["country_code"]
        country.edited.connect(lambda: self.places.set_event_country(country.value()))
        for words in SECTIONS.values():
            self.form.sections.addTab(_(words))
        self.form.sections.section_shown.connect(self._scroll_to)
        self.form.sections.section_asked.connect(self.go_to_section)
        self.form.scroll.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        application = QApplication.instance()
        assert isinstance(application, QApplication)  # noqa: S101  a widget has one
        application.focusChanged.connect(self._on_focus_moved)

    def parts(self) -> dict[str, PartsForm]:
        """Return the forms of the record's lists of parts by the record's field."""
        return {
            "places": self.places,
            "citations": self.citations,
            "attachments": self.attachments,
            "links": self.links,
        }

    def pinnable(self) -> dict[str, QWidget]:
        """Return the controls of what may be carried to the next record, by the record's field."""
        firsts = {name: self.parts()[name].first_of_part() for name in PINNABLE_PARTS}
        fields = {name: field for name, field in self.fields.items() if isinstance(field, QWidget)}
        return fields | firsts

    def keep_files(self, files: AttachedFiles) -> None:
        """Keep the contents of attachments in `files` from now on."""
        self.attachments.keep_files(files)

    def use(self, vocabulary: Vocabulary) -> None:
        """Choose terms from `vocabulary` from now on."""
        self._vocabulary = vocabulary
        for name, field in self.fields.items():
            if isinstance(field, TermPicker):
                field.offer_scheme(vocabulary, CODED_LISTS[name])
            elif isinstance(field, OneTermPicker):
                field.offer_scheme(vocabulary, CODED_CHOICES[name])
        self.drafting.use(vocabulary)
        self.counts.use(vocabulary)
        for part in self.parts().values():
            part.use(vocabulary)

    def show_event(self, event: Event) -> None:
        """Show `event` from its beginning and edit it in place from now on."""
        self.attachments.leave()
        self._event = event
        self._is_showing = True
        self.drafting.begin_anew()
        binding.show(self.fields, event)
        self.counts.show_event(event)
        self.places.begin_in(event.country_code)
        for name, part in self.parts().items():
            part.show_parts(getattr(event, name))
        self._is_showing = False
        self.form.scroll.verticalScrollBar().setValue(0)
        self.form.sections.follow(0)
        self.setEnabled(True)

    def adopt(self, event: Event) -> None:
        """Go on with the same record as it was saved, leaving cursor and focus alone."""
        self._event = event
        self._is_showing = True
        binding.refresh(self.fields, event)
        self.counts.adopt(event)
        self.drafting.saved(event)
        for name, part in self.parts().items():
            part.adopt(getattr(event, name))
        self._is_showing = False

    def event_as_entered(self) -> Event:
        """Return the record with everything that can be read written into it."""
        self.unreadable()
        return self._event

    def unreadable(self) -> list[InvalidInputError]:
        """Write what is entered into the record; return what cannot be stored as it stands."""
        errors = binding.read(self.fields, self._event) + self.counts.read()
        for name, part in self.parts().items():
            errors += [InvalidInputError(name, error.sentence) for error in part.read()]
        return errors

    def draft(self) -> dict[str, Any]:
        """Return everything entered, readable or not, for a draft."""
        typed: dict[str, Any] = {"counts": self.counts.typed()}
        typed |= {name: part.typed() for name, part in self.parts().items()}
        typed["fields"] = binding.typed_texts(self.fields)
        record = event_to_json(self.event_as_entered(), self._vocabulary)
        links = [link for link in record["related_events"] if link.get("event", "None") != "None"]
        record["related_events"] = links
        return {
            "record": record,
            "typed": typed,
            "revised": self._event.revised,
            "description_released": self._event.description_released,
        }

    def restore(self, event: Event, draft: dict[str, Any]) -> None:
        """Show `event` (as stored, or new) with the content of a draft of it."""
        restored = event_from_json(_storable(draft["record"]), self._vocabulary, into=event)
        # The record says yes or no; the draft also knows to which text the release was given.
        restored.description_released = draft.get(
            "description_released", restored.description_released
        )
        typed = draft["typed"]
        self.show_event(restored)
        self._is_showing = True
        binding.set_typed_texts(self.fields, typed["fields"])
        self.counts.set_typed(typed["counts"])
        for name, part in self.parts().items():
            part.set_typed(typed.get(name, {}))
        self._is_showing = False

    def go_to_field(self, name: str) -> None:
        """Bring a record's field (or list of parts) into sight and give it the keyboard."""
        control = self._control(name)
        if control is not None:
            self.wanted.emit()
            self.form.scroll.bring_into_view(getattr(self.form, name, control))
            self.form.scroll.bring_into_view(control)
            control.setFocus()

    def _control(self, name: str) -> QWidget | None:
        if name == "counts":
            return self.counts.first_control()
        part = self.parts().get(name)
        if part is not None:
            return part.first_control()
        field = self.fields.get(name)
        return binding.focus_target(field) if isinstance(field, QWidget) else None

    def _fast_controls(self) -> list[QWidget]:
        """Return what most records need, in the order in which it is entered."""
        controls: list[QWidget] = []
        for name in _FAST_FIELDS:
            if name == "counts":
                controls += self.counts.lines().values()
            elif name in self.parts():
                controls += self.parts()[name].fast_controls()
            else:
                controls.append(binding.focus_target(self.fields[name]))  # type: ignore[arg-type]  # every field is a widget
        return controls

    @override
    def focusNextPrevChild(self, is_next: bool) -> bool:
        return self.flow.go(is_next) or super().focusNextPrevChild(is_next)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A field for lines of text keeps Enter for itself; from all others it arrives here.
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _ENTER and is_plain:
            self.flow.go(is_forward=True)
        else:
            super().keyPressEvent(event)

    def go_to_section(self, section: int) -> None:
        """Show a section from its top and give its first field the keyboard."""
        self.wanted.emit()
        self._scroll_to(section)
        control = self._control(_FIRST_FIELDS[section])
        if control is not None:
            control.setFocus()

    def _section(self, section: int) -> QWidget:
        widget: QWidget = getattr(self.form, f"section_{list(SECTIONS)[section]}")
        return widget

    def _on_focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        for number in range(len(SECTIONS)):
            if now is not None and self._section(number).isAncestorOf(now):
                self.form.sections.follow(number)

    def _scroll_to(self, section: int) -> None:
        self.form.scroll.verticalScrollBar().setValue(self._section(section).y())
        self.form.sections.follow(section)

    def _on_scrolled(self, top: int) -> None:
        middle = top + self.form.scroll.viewport().height() // 4
        passed = [n for n in range(len(SECTIONS)) if self._section(n).y() <= middle]
        self.form.sections.follow(passed[-1] if passed else 0)

    def _on_edited(self) -> None:
        if not self._is_showing:
            self.edited.emit()


def _storable(record: dict[str, Any]) -> dict[str, Any]:
    """Return a draft's record without what our record format cannot hold half done."""
    counts = [count for count in record["counts"] if _is_ordered(count)]
    places = [
        {key: value for key, value in place.items() if key not in _lone(place)}
        for place in record["places"]
    ]
    return record | {"counts": counts, "places": places}


def _is_ordered(count: dict[str, Any]) -> bool:
    return count.get("min") is None or count.get("max") is None or count["min"] <= count["max"]


def _lone(place: dict[str, Any]) -> set[str]:
    return {"lat", "lon"} if ("lat" in place) != ("lon" in place) else set()
