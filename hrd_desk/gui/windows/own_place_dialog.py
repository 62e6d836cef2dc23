"""One place of the user's own: its names, its point in any form, and what the point stands for."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QDialog, QWidget

from hrd_desk.errors import HrdDeskError, InvalidInputError
from hrd_desk.geocoding.claimed_precision import claim_words
from hrd_desk.geocoding.coordinates import Coordinates, read_coordinates
from hrd_desk.gui.forms.binding import name_fields
from hrd_desk.gui.generated.ui_own_place_dialog import Ui_OwnPlaceDialog
from hrd_desk.i18n import _
from hrd_desk.model.own_place import OwnPlace
from hrd_desk.vocabulary.vocabulary import Vocabulary

_BETWEEN_NAMES = ";"


class OwnPlaceDialog(QDialog):
    """Edits a place; `save` is called with it and may refuse it."""

    def __init__(
        self,
        place: OwnPlace | None,
        vocabulary: Vocabulary,
        save: Callable[[OwnPlace], None],
        parent: QWidget | None = None,
    ) -> None:
        """Show `place`, or an empty one; `save` raises `HrdDeskError` for what cannot be kept."""
        super().__init__(parent)
        self._place, self._save = place, save
        self.ui = Ui_OwnPlaceDialog()
        self.ui.setupUi(self)
        name_fields(self.ui)
        self.ui.precision.offer_scheme(vocabulary, "place-precision")
        self.ui.country_code.offer_scheme(vocabulary, "country")
        self._show(place)
        self.ui.point.textChanged.connect(self._tell)
        self.ui.save.clicked.connect(self._try)
        self.ui.cancel.clicked.connect(self.reject)
        self._tell()
        self.ui.name.setFocus()

    def _show(self, place: OwnPlace | None) -> None:
        ui = self.ui
        ui.precision.set_value("exact" if place is None else place.precision)
        if place is None:
            return
        ui.name.setText(place.name)
        ui.other_names.setText(f"{_BETWEEN_NAMES} ".join(place.other_names))
        ui.point.setText(_point_text(place))
        ui.country_code.set_value(place.country_code)
        for name in ("region", "district", "note"):
            getattr(ui, name).setText(getattr(place, name))

    def _point(self) -> tuple[float, float]:
        text = self.ui.point.text().strip()
        if self._place is not None and text == _point_text(self._place):
            return self._place.latitude_deg, self._place.longitude_deg
        point = self._read(text)
        if point is None:
            raise InvalidInputError(
                "point", _("A place that is kept needs a point, like 43.2567, 76.9286.")
            )
        return point.latitude_deg, point.longitude_deg

    @staticmethod
    def _read(text: str) -> Coordinates | None:
        return read_coordinates(text)

    def _tell(self) -> None:
        """Say how the point is read, or what is wrong with it."""
        text = self.ui.point.text().strip()
        self.ui.problem.setVisible(False)
        try:
            point = self._read(text)
        except InvalidInputError as error:
            self.ui.reading.setText(error.sentence)
            return
        words = ""
        if point is not None:
            read = _("Read as {point}.").format(point=point.words)
            words = f"{read} {claim_words(point.step_m)}"
        elif text:
            words = _("That is no point. Write it like 43.2567 76.9286, or 43.2567 N 76.9286 E.")
        self.ui.reading.setText(words)

    def _try(self) -> None:
        try:
            self._save(self._entered())
        except HrdDeskError as error:
            if self.ui.reading.text() == error.sentence:
                self.ui.reading.clear()  # said once is enough
            self.ui.problem.setText(error.sentence)
            self.ui.problem.setVisible(True)
            return
        self.accept()

    def _entered(self) -> OwnPlace:
        ui = self.ui
        latitude, longitude = self._point()
        entered = OwnPlace(
            name=ui.name.text(),
            latitude_deg=latitude,
            longitude_deg=longitude,
            precision=ui.precision.value() or "exact",
            country_code=ui.country_code.value() or "",
            other_names=tuple(ui.other_names.text().split(_BETWEEN_NAMES)),
            region=ui.region.text(),
            district=ui.district.text(),
            note=ui.note.text(),
        )
        kept = entered if self._place is None else replace(entered, uid=self._place.uid)
        return kept.checked()


def _point_text(place: OwnPlace) -> str:
    return f"{place.latitude_deg!r}, {place.longitude_deg!r}"
