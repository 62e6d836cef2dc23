"""The links of an event to other events."""

import uuid
from typing import Any, Protocol

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hrd_desk.errors import InvalidInputError, NotFoundError
from hrd_desk.gui.forms.parts_form import PartsForm
from hrd_desk.gui.generated.ui_link_form import Ui_LinkForm
from hrd_desk.i18n import _, beside
from hrd_desk.model.parts import UPDATE, EventLink


class EventNames(Protocol):
    """Where a form looks other records up; the window answers from the database."""

    def find(self, reference: str) -> uuid.UUID:
        """Return the uid of a reference; raises `NotFoundError`."""
        ...

    def reference(self, uid: uuid.UUID) -> str:
        """Return the reference of a record, or its uid if it is not on this desk."""
        ...

    def title(self, uid: uuid.UUID) -> str:
        """Return the title of a record; raises `NotFoundError` if it is not on this desk."""
        ...


def words_for_absent(uid: uuid.UUID) -> str:
    """Return what stands for a record that has not come to this desk, which has no other name."""
    return _("A record that is not on this computer yet ({uid})").format(uid=uid)


class LinkForm(PartsForm):
    """Which other event, and how the two are connected."""

    kind = EventLink
    schemes = {"link_type": "event-link"}  # noqa: RUF012  a constant of the class

    def __init__(self, names: EventNames, parent: QWidget | None = None) -> None:
        """Look other records up in `names`."""
        self._names = names
        super().__init__(Ui_LinkForm(), parent)
        self.form.target_uid.look_up(names.find, names.reference)
        self.form.link_type.is_required = True
        self.form.note.grow_between(1, 4)

    @override
    def line_of(self, part: Any) -> str:
        if part.target_uid is None:
            return _("Related event not chosen yet")
        try:
            title = self._names.title(part.target_uid) or _("(no title)")
        except NotFoundError:
            return words_for_absent(part.target_uid)
        reference = self._names.reference(part.target_uid)
        return beside((reference, title))

    @override
    def new_part(self) -> Any:
        part = super().new_part()
        part.link_type = UPDATE
        return part

    @override
    def faults(self, part: Any) -> list[InvalidInputError]:
        if part.target_uid is not None:
            return []
        sentence = _("A related event has no reference. Give one, or remove the line.")
        return [InvalidInputError("links", sentence)]
