"""Colours of the map, light and dark. Land and sea stay quiet: what is shown on them speaks."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette

_HALF_LIGHT = 128


@dataclass(frozen=True, slots=True)
class MapColours:
    """Names of colours for everything that is painted on a map."""

    sea: str
    land: str
    coast: str
    border: str
    disputed: str
    province: str
    place: str
    country: str
    text: str
    panel: str
    point: str
    cluster: tuple[str, str, str]
    count: str
    ring: str
    pin: str
    pin_edge: str
    uncertain: str


LIGHT = MapColours(
    sea="#d3e2ea",
    land="#faf8f3",
    coast="#92b0c0",
    border="#8b8078",
    disputed="#8b8078",
    province="#d9d1c5",
    place="#33302c",
    country="#8a7f74",
    text="#2b3438",
    panel="#f4f7f8",
    point="#b3372f",
    cluster=("#c9574a", "#b3372f", "#8c231f"),
    count="#ffffff",
    ring="#ffffff",
    pin="#17698c",
    pin_edge="#ffffff",
    uncertain="#17698c",
)
DARK = MapColours(
    sea="#12191e",
    land="#273138",
    coast="#46606f",
    border="#90a0a9",
    disputed="#90a0a9",
    province="#3a474f",
    place="#dbe3e7",
    country="#8fa0aa",
    text="#cfd8dc",
    panel="#171e23",
    point="#ff9d8c",
    cluster=("#d9705f", "#e88271", "#ff9d8c"),
    count="#1a0f0d",
    ring="#12191e",
    pin="#5bb3d8",
    pin_edge="#0d1316",
    uncertain="#5bb3d8",
)


def colours_of(palette: QPalette) -> MapColours:
    """Return the colours that go with a palette."""
    is_light = palette.color(QPalette.ColorRole.Window).lightness() >= _HALF_LIGHT
    return LIGHT if is_light else DARK


def faded(name: str, alpha: int) -> QColor:
    """Return a colour that lets through what is beneath; `alpha` from 0 to 255."""
    colour = QColor(name)
    colour.setAlpha(alpha)
    return colour
