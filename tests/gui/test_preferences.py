"""What the window leaves on the disk: no name of a desk unless the user wants it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

from hrd_desk.gui.preferences import MapBorders, MapNaming, Preferences, Theme


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "window.ini"


def test_a_desk_is_not_remembered_at_first(file: Path) -> None:
    preferences = Preferences(file)
    preferences.remember_desk(Path("/home/somebody/Secret.hrdesk"))
    preferences.remember_shape("main", QByteArray(b"shape"))
    preferences.write()
    assert preferences.remembered_desks == []
    assert "Secret" not in file.read_text("utf-8")


def test_remembered_desks_are_forgotten_when_switched_off(file: Path) -> None:
    preferences = Preferences(file)
    preferences.remember_desks = True
    for name in ("one", "two", "one"):
        preferences.remember_desk(Path(f"/desks/{name}.hrdesk"))
    preferences.write()
    assert [path.name for path in Preferences(file).remembered_desks] == [
        "one.hrdesk",
        "two.hrdesk",
    ]
    preferences.remember_desks = False
    preferences.write()
    assert Preferences(file).remembered_desks == []
    assert ".hrdesk" not in file.read_text("utf-8")


def test_one_remembered_desk_is_a_list_too(file: Path) -> None:
    preferences = Preferences(file)
    preferences.remember_desks = True
    preferences.remember_desk(Path("/desks/one.hrdesk"))
    preferences.write()
    assert Preferences(file).remembered_desks == [Path("/desks/one.hrdesk")]


@pytest.mark.parametrize(("written", "read"), [("7", 7), ("0", 1), ("999", 240), ("soon", 5)])
def test_the_idle_time_is_never_off(file: Path, written: str, read: int) -> None:
    file.write_text(f"[General]\nidle_minutes={written}\n", encoding="utf-8")
    assert Preferences(file).idle_minutes == read


def test_settings_survive(file: Path) -> None:
    first = Preferences(file)
    first.theme, first.language, first.idle_minutes = Theme.DARK, "ru", 9
    first.write()
    again = Preferences(file)
    assert (again.theme, again.language, again.idle_minutes) == (Theme.DARK, "ru", 9)


def test_the_choices_of_maps_survive(file: Path) -> None:
    assert Preferences(file).map_borders is MapBorders.DASHED
    first = Preferences(file)
    first.map_borders, first.map_naming = MapBorders.NONE, MapNaming.LOCAL
    first.write()
    again = Preferences(file)
    assert (again.map_borders, again.map_naming) == (MapBorders.NONE, MapNaming.LOCAL)


def test_nonsense_in_the_file_is_ignored(file: Path) -> None:
    file.write_text("[General]\ntheme=purple\nlanguage=xx\nmap_borders=wavy\n", encoding="utf-8")
    preferences = Preferences(file)
    assert preferences.theme is Theme.SYSTEM
    assert preferences.language == "en"
    assert preferences.map_borders is MapBorders.DASHED
