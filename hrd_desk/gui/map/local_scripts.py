"""Fonts for names as they are written locally: taken in when a map first needs them."""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from hrd_desk.data import data_file
from hrd_desk.geocoding.scripts import script_of

_SYSTEMS = {
    "CJK": QFontDatabase.WritingSystem.SimplifiedChinese,
    "HIRAGANA": QFontDatabase.WritingSystem.Japanese,
    "KATAKANA": QFontDatabase.WritingSystem.Japanese,
    "HANGUL": QFontDatabase.WritingSystem.Korean,
}
"""Scripts that Qt calls by another name."""


@cache
def script_families() -> tuple[str, ...]:
    """Take in the shipped fonts of all scripts, once, and return their families."""
    families: dict[str, None] = {}
    for path in sorted(data_file("fonts", "scripts").glob("*-Regular.ttf")):
        number = QFontDatabase.addApplicationFont(str(path))
        families.update(dict.fromkeys(QFontDatabase.applicationFontFamilies(number)))
    return tuple(families)


def local_font(font: QFont) -> QFont:
    """Return a font that writes every script of the shipped fonts."""
    made = QFont(font)
    made.setFamilies([font.family(), *script_families()])
    return made


def can_write(text: str) -> bool:
    """Return whether there is a font for the script of a name; without one it would be boxes."""
    return _has_font(script_of(text[:1]))


@cache
def _has_font(script: str) -> bool:
    script_families()
    systems = QFontDatabase.WritingSystem
    system = _SYSTEMS.get(script) or getattr(systems, script.capitalize(), None)
    return system is not None and bool(QFontDatabase.families(system))
