"""What the window remembers on this computer, outside every desk: no names unless asked to."""

from enum import StrEnum
from pathlib import Path

from platformdirs import user_config_path
from PySide6.QtCore import QByteArray, QSettings

from hrd_desk.i18n import LANGUAGES, system_language

APPLICATION = "hrd-desk"
DEFAULT_IDLE_MINUTES = 5
_LONGEST_IDLE_MINUTES = 240
_REMEMBERED_DESKS = 8


class Theme(StrEnum):
    """How the window is coloured."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class MapBorders(StrEnum):
    """Which lines between countries a map shows; the disputed ones are always dashed."""

    DASHED = "dashed"
    UNDISPUTED = "undisputed"
    NONE = "none"


class MapNaming(StrEnum):
    """In which language places are named on a map."""

    OWN = "own"
    """The language of the window."""
    LOCAL = "local"
    """As people of the country write it."""


class Preferences:
    """Settings of the user's own config folder, in one readable file.

    Names of desks and folders are written only while `remember_desks` is switched on, and
    forgotten when it is switched off.
    """

    def __init__(self, file: Path | None = None) -> None:
        """Read `file`, or `window.ini` in the user's config folder."""
        self.file = file or user_config_path(APPLICATION, appauthor=False) / "window.ini"
        self._settings = QSettings(str(self.file), QSettings.Format.IniFormat)

    def _text(self, name: str, default: str) -> str:
        return str(self._settings.value(name, default))

    @property
    def language(self) -> str:
        """The language of the window; the system's until one is chosen."""
        chosen = self._text("language", "")
        return chosen if chosen in LANGUAGES else system_language()

    @language.setter
    def language(self, code: str) -> None:
        self._settings.setValue("language", code)

    @property
    def theme(self) -> Theme:
        """Light, dark, or as the system has it."""
        text = self._text("theme", Theme.SYSTEM)
        return Theme(text) if text in set(Theme) else Theme.SYSTEM

    @theme.setter
    def theme(self, theme: Theme) -> None:
        self._settings.setValue("theme", theme.value)

    @property
    def idle_minutes(self) -> int:
        """Minutes without a key or a click after which the desk locks; at least one."""
        text = self._text("idle_minutes", str(DEFAULT_IDLE_MINUTES))
        minutes = int(text) if text.isdecimal() else DEFAULT_IDLE_MINUTES
        return min(max(minutes, 1), _LONGEST_IDLE_MINUTES)

    @idle_minutes.setter
    def idle_minutes(self, minutes: int) -> None:
        self._settings.setValue("idle_minutes", minutes)

    @property
    def lock_on_wake(self) -> bool:
        """Whether the desk locks when the computer wakes from sleep."""
        return self._text("lock_on_wake", "true") == "true"

    @lock_on_wake.setter
    def lock_on_wake(self, is_on: bool) -> None:
        self._settings.setValue("lock_on_wake", "true" if is_on else "false")

    @property
    def map_borders(self) -> MapBorders:
        """Which lines between countries maps show."""
        text = self._text("map_borders", MapBorders.DASHED)
        return MapBorders(text) if text in set(MapBorders) else MapBorders.DASHED

    @map_borders.setter
    def map_borders(self, borders: MapBorders) -> None:
        self._settings.setValue("map_borders", borders.value)

    @property
    def map_naming(self) -> MapNaming:
        """In which language maps name places."""
        text = self._text("map_naming", MapNaming.OWN)
        return MapNaming(text) if text in set(MapNaming) else MapNaming.OWN

    @map_naming.setter
    def map_naming(self, naming: MapNaming) -> None:
        self._settings.setValue("map_naming", naming.value)

    @property
    def remember_desks(self) -> bool:
        """Whether the welcome window may list the desks opened last; off at first."""
        return self._text("remember_desks", "false") == "true"

    @remember_desks.setter
    def remember_desks(self, is_on: bool) -> None:
        self._settings.setValue("remember_desks", "true" if is_on else "false")
        if not is_on:
            self._settings.remove("desks")

    @property
    def remembered_desks(self) -> list[Path]:
        """Folders of the desks opened last, newest first; empty unless switched on."""
        if not self.remember_desks:
            return []
        stored = self._settings.value("desks", [])
        names = [stored] if isinstance(stored, str) else list(stored or [])  # type: ignore[call-overload]  # QSettings says object
        return [Path(str(name)) for name in names]

    def remember_desk(self, path: Path) -> None:
        """Put a desk on top of the list, if there is to be one."""
        if self.remember_desks:
            others = [known for known in self.remembered_desks if known != path]
            names = [str(known) for known in [path, *others][:_REMEMBERED_DESKS]]
            self._settings.setValue("desks", names)

    def shape(self, name: str) -> QByteArray:
        """Return the remembered geometry called `name`, or an empty one."""
        value = self._settings.value(f"shapes/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def remember_shape(self, name: str, shape: QByteArray) -> None:
        """Remember a window's geometry, a splitter's or a header's state."""
        self._settings.setValue(f"shapes/{name}", shape)

    def write(self) -> None:
        """Write to the disk now."""
        self._settings.sync()
