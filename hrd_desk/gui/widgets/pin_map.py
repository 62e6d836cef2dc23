"""A small map beside the fields of a place: shows its point and lets a person set it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget
from typing_extensions import override

from hrd_desk.geocoding.mercator import WORLD, latitude_of, x_of, y_of
from hrd_desk.gui.map.camera import FIT_ZOOM
from hrd_desk.gui.map.looks import chosen_look
from hrd_desk.gui.map.map_view import WHOLE_WORLD, MapView
from hrd_desk.gui.map.pin import PinLayer
from hrd_desk.gui.preferences import Preferences
from hrd_desk.gui.widgets.plain_text import PlainLabel
from hrd_desk.gui.workers import delete_later
from hrd_desk.i18n import _
from hrd_desk.model.degree_words import point_words

ZOOMS = {"exact": 11.0, "street": 11.0, "locality": 8.5, "admin2": 7.5, "admin1": 6.0}
COUNTRY_ZOOM, OTHER_ZOOM = 4.5, 8.5
SMALL_PX = (240, 180)
LARGE_PX = (1040, 680)


class PinMap(QWidget):
    """A map with at most one pin, and a line that says where it is.

    `pin_moved(latitude, longitude)` and `pin_removed` come when a person did it, never from
    `show_place`. The pin needs no name: it can stand anywhere.
    """

    pin_moved = Signal(float, float)
    pin_removed = Signal()

    def __init__(
        self, parent: QWidget | None = None, preferences: Preferences | None = None
    ) -> None:
        """Show the whole world, drawn as `preferences` (the user's own if None) say."""
        super().__init__(parent)
        self._preferences = preferences or Preferences()
        self._country = ""
        self.view = MapView(self)
        self.view.show_as(chosen_look(self._preferences))
        self.view.setMinimumSize(*SMALL_PX)
        self.view.setAccessibleName(_("Map of the place"))
        self.view.describe(_key_words())
        self.pin = PinLayer()
        self.view.add_layer(self.pin)
        self.words = PlainLabel(self)
        self.words.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.view, 1)
        column.addWidget(self.words)
        self.setFocusProxy(self.view)
        self.pin.moved.connect(self._on_moved)
        self.pin.removed.connect(self._on_removed)
        self.view.atlas_opened.connect(self._on_opened)
        self.view.buttons.larger.show()
        self.view.buttons.larger.clicked.connect(self.open_larger)
        self._say()

    # --- what is shown ------------------------------------------------------------------------

    def show_place(
        self, latitude_deg: float | None, longitude_deg: float | None, precision: str | None = None
    ) -> None:
        """Show a point with its precision (a code of `place-precision`), or no pin.

        The map moves only if the pin would be out of sight, so that it does not jump while a
        person types or drags.
        """
        if latitude_deg is None or longitude_deg is None:
            self.pin.show_point(None)
            self._say()
            return
        was_empty = self.pin.point is None
        self.pin.show_point((latitude_deg, longitude_deg), precision or "")
        self._fit_home()
        if was_empty or not self._is_in_sight():
            self.view.go_home()
        self._say()

    def set_country(self, code: str | None) -> None:
        """Show a country (ISO 3166-1) while there is no pin; None for the whole world."""
        if self._country != (code or ""):
            self._country = code or ""
            self._fit_home()
            if self.pin.point is None:
                self.view.go_home()

    def show_as_chosen(self) -> None:
        """Draw as the preferences say now."""
        self.view.show_as(chosen_look(self._preferences))

    def _fit_home(self) -> None:
        """Let the map begin at the pin, else at the country, else at the world."""
        atlas, point = self.view.atlas, self.pin.point
        if point is not None:
            zoom = ZOOMS.get(self.pin.precision, OTHER_ZOOM)
            zoom = COUNTRY_ZOOM if self.pin.precision == "country" else zoom
            x, y = x_of(point[1]), y_of(point[0])
            self.view.home, self.view.closest = (x, y, x, y), zoom
            return
        box = atlas.names.country_box(self._country) if atlas is not None else None
        self.view.home, self.view.closest = box or WHOLE_WORLD, FIT_ZOOM

    def _is_in_sight(self) -> bool:
        if self.pin.point is None:
            return False
        camera = self.view.camera
        at = camera.to_screen(x_of(self.pin.point[1]), y_of(self.pin.point[0]))
        return 12 < at.x() < camera.width - 12 and 36 < at.y() < camera.height - 36  # noqa: PLR2004  the pin's own size

    def _say(self) -> None:
        """Say where the pin is, or how to set one."""
        atlas, point = self.view.atlas, self.pin.point
        if point is None:
            self.words.setText(_("Click on the map to set the point. It needs no name."))
        elif atlas is not None:
            self.words.setText(atlas.words_at(*point))
        else:
            self.words.setText(point_words(*point))

    # --- what happens -------------------------------------------------------------------------

    def _on_opened(self) -> None:
        self._fit_home()
        if not self.view.is_touched:
            self.view.go_home()
        self._say()

    def _on_moved(self, latitude_deg: float, longitude_deg: float) -> None:
        self._say()
        self.pin_moved.emit(latitude_deg, longitude_deg)

    def _on_removed(self) -> None:
        self._say()
        self.pin_removed.emit()

    def open_larger(self) -> None:
        """Let a person set the point on a larger map."""
        dialog = PinMapDialog(self, self._preferences)
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.point != self.pin.point:
            if dialog.point is None:
                self.pin.remove()
            else:
                self.pin.drop(dialog.point)
                if not self._is_in_sight():
                    self._fit_home()
                    self.view.go_home()
        delete_later(dialog)


class PinMapDialog(QDialog):
    """The same map, larger; nothing changes until it is accepted."""

    def __init__(self, small: PinMap, preferences: Preferences) -> None:
        """Begin where `small` is."""
        super().__init__(small.window())
        self.setWindowTitle(_("Point of the place – HRD Desk"))  # noqa: RUF001  as every title
        self.resize(*LARGE_PX)
        self.map = PinMap(self, preferences)
        self.map.view.buttons.larger.hide()
        buttons = QDialogButtonBox(self)
        self.accept_button = buttons.addButton(
            _("&Use this point"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        column = QVBoxLayout(self)
        column.addWidget(self.map, 1)
        column.addWidget(buttons)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.map.set_country(small._country)  # noqa: SLF001  the same widget, larger
        latitude, longitude = small.pin.point or (None, None)
        self.map.show_place(latitude, longitude, small.pin.precision)
        camera = small.view.camera
        self.map.view.look_at(latitude_of(camera.y), camera.x / WORLD * 360 - 180, camera.zoom + 1)
        self.map.view.setFocus()

    @property
    def point(self) -> tuple[float, float] | None:
        """Where the pin is: latitude and longitude, or None."""
        return self.map.pin.point

    @override
    def reject(self) -> None:
        self.map.pin.release()
        super().reject()


def _key_words() -> str:
    return _(
        "Enter puts the pin into the middle, arrow keys move the pin, or the map if there is none;"
        " with Ctrl they always move the map. Delete removes the pin, Ctrl+Z takes a move back."
    )
