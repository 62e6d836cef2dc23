"""Light and dark: every text can be read on its ground (WCAG 2.2, contrast at least 4.5 : 1)."""

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from hrd_desk.gui.palettes import apply_theme, palette_of
from hrd_desk.gui.preferences import Theme
from hrd_desk.gui.widgets.marks import is_dark, mark_colour

Role = QPalette.ColorRole
PAIRS = [
    (Role.WindowText, Role.Window),
    (Role.Text, Role.Base),
    (Role.Text, Role.AlternateBase),
    (Role.Text, Role.Midlight),
    (Role.ButtonText, Role.Button),
    (Role.HighlightedText, Role.Highlight),
    (Role.PlaceholderText, Role.Base),
    (Role.PlaceholderText, Role.Window),
    (Role.Link, Role.Window),
    (Role.ToolTipText, Role.ToolTipBase),
]


def luminance(colour: QColor) -> float:
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_can_be_read(dark: bool, text: Role, ground: Role) -> None:
    palette = palette_of(is_dark=dark)
    assert contrast(palette.color(text), palette.color(ground)) >= 4.5


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("mark", ["error", "warning", "info", "good"])
def test_marks_can_be_read(dark: bool, mark: str) -> None:
    palette = palette_of(is_dark=dark)
    assert contrast(mark_colour(palette, mark), palette.color(Role.Window)) >= 4.5


def test_a_chosen_theme_is_applied_and_the_system_followed(qapp: QApplication) -> None:
    before = qapp.palette()
    try:
        apply_theme(qapp, Theme.DARK)
        assert is_dark(qapp.palette())
        apply_theme(qapp, Theme.LIGHT)
        assert not is_dark(qapp.palette())
        apply_theme(qapp, Theme.SYSTEM)
        assert not is_dark(qapp.palette())  # the offscreen system has no preference
    finally:
        qapp.setPalette(before)
