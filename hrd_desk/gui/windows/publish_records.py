"""Which records the publish window publishes: this one, those chosen in the list, or all of it."""

from enum import StrEnum

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from hrd_desk.gui.generated.ui_publish_window import Ui_PublishWindow
from hrd_desk.gui.windows.publish_offer import Offer
from hrd_desk.i18n import _, grouped, ngettext
from hrd_desk.model.event import Event
from hrd_desk.publishing.kept import Records


class Scope(StrEnum):
    """Which records are published."""

    ONE = "one"
    CHOSEN = "chosen"
    LISTED = "listed"


class PublishRecords(QObject):
    """The list of scopes, each in words with its number; `changed` when another one is taken."""

    changed = Signal()

    def __init__(self, form: Ui_PublishWindow, parent: QWidget) -> None:
        """Offer nothing until `show_offer`."""
        super().__init__(parent)
        self._form = form
        self._offer = Offer()
        form.records.currentIndexChanged.connect(lambda _index: self._on_changed())

    def show_offer(self, offer: Offer) -> None:
        """Offer what the main window shows; what was taken stays where it is still there.

        Rows that are newly chosen in the list are what a person means.
        """
        before = self.scope if self._form.records.count() else None
        is_new = bool(offer.chosen) and offer.chosen != self._offer.chosen
        if before is Scope.CHOSEN and not offer.chosen:
            offer = offer.with_chosen(self._offer.chosen)
        self._offer = offer
        wanted = Scope.CHOSEN if is_new else before
        records = self._form.records
        records.blockSignals(True)
        records.clear()
        for scope, words in self._scopes().items():
            records.addItem(words, scope)
        records.setCurrentIndex(max(0, records.findData(wanted)))
        records.blockSignals(False)
        self._on_changed()

    def _scopes(self) -> dict[Scope, str]:
        offer = self._offer
        scopes = {}
        if offer.event is not None:
            words = _("This record: {reference}")
            scopes[Scope.ONE] = words.format(reference=offer.event.reference)
        if offer.chosen:
            count = len(offer.chosen)
            words = ngettext("The {count} chosen record", "The {count} chosen records", count)
            scopes[Scope.CHOSEN] = words.format(count=grouped(count))
        count = offer.listed
        words = ngettext("The {count} record of the list", "All {count} records of the list", count)
        scopes[Scope.LISTED] = words.format(count=grouped(count))
        return scopes

    def _on_changed(self) -> None:
        scope, note = self.scope, ""
        if scope is Scope.ONE and self._offer.event is not None:
            note = self._offer.event.title
        elif scope is Scope.CHOSEN:
            note = _("Those marked in the list with Shift or Ctrl.")
        elif self._offer.wanted.said:
            words = self._offer.wanted.said
            note = _("Only those with the words “{words}”.").format(words=words)
        self._form.records_note.setText(note)
        self._form.records_note.setVisible(bool(note))
        self.changed.emit()

    def choose(self, scope: Scope) -> None:
        """Take these records where they are offered."""
        place = self._form.records.findData(scope)
        if place >= 0:
            self._form.records.setCurrentIndex(place)

    @property
    def scope(self) -> Scope:
        """What is taken."""
        return Scope(self._form.records.currentData())

    @property
    def one(self) -> Event | None:
        """The one record that is published; None where several are."""
        return self._offer.event if self.scope is Scope.ONE else None

    @property
    def are_none(self) -> bool:
        """Whether there is nothing to publish."""
        return self.scope is Scope.LISTED and not self._offer.listed

    def records(self) -> Records:
        """Return what is published."""
        match self.scope:
            case Scope.ONE if self._offer.event is not None:
                return (self._offer.event.uid,)
            case Scope.CHOSEN:
                return self._offer.chosen
            case _:
                return self._offer.wanted
