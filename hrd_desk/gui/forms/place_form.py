"""The places of an event."""

import re
from typing import Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hrd_desk.errors import InvalidInputError
from hrd_desk.gui.forms.parts_form import PartsForm
from hrd_desk.gui.generated.ui_place_form import Ui_PlaceForm
from hrd_desk.i18n import _
from hrd_desk.model.parts import Place

_PAIR = re.compile(r"\s*([+-]?\d+(?:\.\d+)?)\s*°?\s*[,;\s]\s*([+-]?\d+(?:\.\d+)?)\s*°?\s*")


class PlaceForm(PartsForm):
    """Names, coordinates with their precision, and which place is the main one."""

    kind = Place
    schemes = {  # noqa: RUF012  a constant of the class
        "country_code": "country",
        "precision": "place-precision",
        "confidentiality": "confidentiality",
    }

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Ui_PlaceForm(), parent)
        self.form.latitude_deg.limit_deg = 90.0
        self.form.latitude_deg.textChanged.connect(self._split_pair)

    @override
    def line_of(self, part: Any) -> str:
        names = [name for name in (part.locality, part.district, part.region) if name]
        words = ", ".join(names) or _("Place without a name")
        if part.latitude_deg is not None and part.longitude_deg is not None:
            words += f"  ·  {part.latitude_deg:.4f}, {part.longitude_deg:.4f}"
        return words + ("  ·  " + _("main place") if part.is_primary else "")

    @override
    def new_part(self) -> Any:
        part = super().new_part()
        part.is_primary = not self._parts
        return part

    @override
    def faults(self, part: Any) -> list[InvalidInputError]:
        if (part.latitude_deg is None) == (part.longitude_deg is None):
            return []
        missing = "latitude_deg" if part.latitude_deg is None else "longitude_deg"
        sentence = _("A point needs latitude and longitude. Give both, or clear both.")
        return [InvalidInputError(missing, sentence)]

    @override
    def _on_edited(self) -> None:
        if self.form.is_primary.isChecked() and not self._parts[self._row].is_primary:
            for row, place in enumerate(self._parts):
                if place.is_primary and row != self._row:
                    place.is_primary = False
                    self.form.parts.item(row).setText(self.line_of(place))
        super()._on_edited()

    def _split_pair(self, text: str) -> None:
        """Let a pasted "43.2242, 76.9288" fill both fields."""
        pair = _PAIR.fullmatch(text)
        if pair is not None:
            self.form.latitude_deg.set_typed(pair[1])
            self.form.longitude_deg.set_typed(pair[2])
