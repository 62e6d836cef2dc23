"""How maps look, as the person chose: read from the preferences, offered in a menu."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from hrd_desk.gui.map.base_map import MapLook
from hrd_desk.gui.preferences import MapBorders, MapNaming, Preferences
from hrd_desk.i18n import _

Choice = TypeVar("Choice")


def chosen_look(preferences: Preferences) -> MapLook:
    """Return the look that the preferences have."""
    return MapLook(preferences.map_borders, preferences.map_naming)


def look_menu(preferences: Preferences, changed: Callable[[], None], parent: QWidget) -> QMenu:
    """Return a menu of the choices; it writes a choice down and calls `changed`."""
    menu = QMenu(parent)
    borders = {
        MapBorders.DASHED: _("Disputed borders &dashed"),
        MapBorders.UNDISPUTED: _("&No disputed borders"),
        MapBorders.NONE: _("No &borders between countries"),
    }
    naming = {
        MapNaming.OWN: _("Names in the language of this &window"),
        MapNaming.LOCAL: _("Names as they are written &there"),
    }

    def choose_borders(choice: MapBorders) -> None:
        preferences.map_borders = choice
        changed()

    def choose_naming(choice: MapNaming) -> None:
        preferences.map_naming = choice
        changed()

    _add_choices(menu, borders, preferences.map_borders, choose_borders)
    menu.addSeparator()
    _add_choices(menu, naming, preferences.map_naming, choose_naming)
    return menu


def _add_choices(
    menu: QMenu, words: dict[Choice, str], now: Choice, choose: Callable[[Choice], None]
) -> None:
    group = QActionGroup(menu)
    for choice, text in words.items():
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(choice == now)
        action.triggered.connect(lambda _checked=False, chosen=choice: choose(chosen))
        group.addAction(action)
