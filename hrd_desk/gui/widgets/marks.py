"""Colours that carry a meaning, for the light and the dark ground."""

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLabel

_MARKS = {
    # (on light, on dark), each at least 4.5 : 1 on the window's ground.
    "error": ("#b3261e", "#ff9c92"),
    "warning": ("#8a5300", "#f0b35a"),
    "info": ("#17698c", "#7cc4e4"),
    "good": ("#1d6b3c", "#7fd0a0"),
}

_ISOLATE, _END = "\u2068", "\u2069"


def in_its_own_direction(text: str) -> str:
    """Return `text` so that it keeps its order where the window runs the other way."""
    return f"{_ISOLATE}{text}{_END}" if text else ""


def is_dark(palette: QPalette) -> bool:
    """Return whether the palette's ground is darker than its text."""
    return palette.window().color().lightness() < palette.windowText().color().lightness()


def mark_colour(palette: QPalette, mark: str) -> QColor:
    """Return the colour for `error`, `warning`, `info` or `good` on this palette."""
    return QColor(_MARKS[mark][is_dark(palette)])


def say_beneath(label: QLabel, ground: QPalette, text: str, *, is_wrong: bool) -> None:
    """Let the line under a field say `text`: quietly, or in the colour of errors."""
    role = QPalette.ColorRole.PlaceholderText
    colour = mark_colour(ground, "error") if is_wrong else ground.color(role)
    palette = QPalette(ground)
    palette.setColor(QPalette.ColorRole.WindowText, colour)
    label.setPalette(palette)
    label.setText(text)
