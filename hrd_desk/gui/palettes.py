"""Light and dark, as our own Fusion palettes: `setColorScheme` does nothing under plain X11."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from hrd_desk.data import data_file
from hrd_desk.gui.preferences import Theme

FAMILIES = ("Noto Sans",)
"""What windows are written in; the fonts of other scripts are found where a letter needs them."""

FAMILIES_FROM_THE_RIGHT = (*FAMILIES, "Noto Naskh Arabic")

ICON_SIZES_PX = (16, 32, 48, 64, 128, 256)
_Role = QPalette.ColorRole
_LIGHT = {
    _Role.Window: "#f3f5f6",
    _Role.WindowText: "#1b2429",
    _Role.Base: "#ffffff",
    _Role.AlternateBase: "#f1f5f7",
    _Role.Text: "#1b2429",
    _Role.Button: "#f8f9fa",
    _Role.ButtonText: "#1b2429",
    _Role.BrightText: "#ffffff",
    _Role.ToolTipBase: "#ffffff",
    _Role.ToolTipText: "#1b2429",
    _Role.Highlight: "#17698c",
    _Role.HighlightedText: "#ffffff",
    _Role.Accent: "#17698c",
    _Role.PlaceholderText: "#5b6971",
    _Role.Link: "#125a79",
    _Role.LinkVisited: "#5b4a86",
    _Role.Light: "#ffffff",
    _Role.Midlight: "#e3e8eb",
    _Role.Mid: "#b9c3c9",
    _Role.Dark: "#8d9aa2",
    _Role.Shadow: "#66747d",
}
_DARK = {
    _Role.Window: "#252c31",
    _Role.WindowText: "#e4e9ec",
    _Role.Base: "#161b1e",
    _Role.AlternateBase: "#1b2125",
    _Role.Text: "#e4e9ec",
    _Role.Button: "#313a40",
    _Role.ButtonText: "#e4e9ec",
    _Role.BrightText: "#ffffff",
    _Role.ToolTipBase: "#313a40",
    _Role.ToolTipText: "#e4e9ec",
    _Role.Highlight: "#27799d",
    _Role.HighlightedText: "#ffffff",
    _Role.Accent: "#5bb3d8",
    _Role.PlaceholderText: "#92a1aa",
    _Role.Link: "#7cc4e4",
    _Role.LinkVisited: "#b3a2e0",
    _Role.Light: "#3a454c",
    _Role.Midlight: "#364148",
    _Role.Mid: "#46535b",
    _Role.Dark: "#0e1214",
    _Role.Shadow: "#000000",
}
_DISABLED = {False: "#87939a", True: "#8d9ba4"}
_TEXT_ROLES = (_Role.Text, _Role.WindowText, _Role.ButtonText, _Role.HighlightedText)


def palette_of(*, is_dark: bool) -> QPalette:
    """Return the light or the dark palette."""
    palette = QPalette()
    for role, colour in (_DARK if is_dark else _LIGHT).items():
        palette.setColor(role, QColor(colour))
    for role in _TEXT_ROLES:
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(_DISABLED[is_dark]))
    idle = QColor("#3a464d" if is_dark else "#c6d0d5")
    palette.setColor(QPalette.ColorGroup.Disabled, _Role.Highlight, idle)
    return palette


def apply_theme(application: QApplication, theme: Theme) -> None:
    """Colour every window; `Theme.SYSTEM` takes what the system prefers, light if it has no say."""
    schemes = {Theme.LIGHT: Qt.ColorScheme.Light, Theme.DARK: Qt.ColorScheme.Dark}
    hints = application.styleHints()
    if theme is Theme.SYSTEM:
        hints.unsetColorScheme()
    else:
        hints.setColorScheme(schemes[theme])  # native parts, where the platform listens
    wanted = schemes.get(theme, hints.colorScheme())
    application.setPalette(palette_of(is_dark=wanted == Qt.ColorScheme.Dark))


def load_fonts(application: QApplication) -> None:
    """Take in the shipped fonts and write with them; without any, the system's font stays."""
    for folder in (data_file("fonts"), data_file("fonts", "scripts")):
        for path in sorted(folder.glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(path))
    write_with(application, FAMILIES)


def write_with(application: QApplication, families: Sequence[str]) -> None:
    """Write all windows in `families`, if they were taken in, in the size that the system has."""
    if set(families) <= set(QFontDatabase.families()):
        font = QFont(families)
        font.setPointSizeF(application.font().pointSizeF())
        application.setFont(font)


def program_icon() -> QIcon:
    """Return the icon of the program in the sizes that desktops ask for."""
    icon = QIcon()
    for size in ICON_SIZES_PX:
        pixmap = QPixmap()
        pixmap.loadFromData(data_file("icons", f"hrd-desk-{size}.png").read_bytes())
        icon.addPixmap(pixmap)
    return icon
