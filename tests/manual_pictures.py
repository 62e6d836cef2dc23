"""The pictures of the manual, taken while the tutorial is followed.

`python -m tests.manual_pictures` under a screen writes `docs/manual/pictures/*.png`.
"""

import os
import sys
import tempfile
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qt_compat import qt_api
from pytestqt.qtbot import QtBot

from hrd_desk.gui.palettes import apply_theme, load_fonts
from hrd_desk.gui.preferences import Theme
from hrd_desk.gui.widgets.outlined_style import OutlinedStyle
from hrd_desk.gui.windows.sample_desk_dialog import create_sample_desk
from hrd_desk.gui.workers import finish_jobs
from tests.builders import cheap_cost
from tests.pages.event_form import EventFormPage
from tests.pages.places import PlacesPage
from tests.studio import settle
from tests.tutorial_steps import find_students, log_event, open_brief

PICTURES = Path(__file__).parents[1] / "docs" / "manual" / "pictures"
WIDTH_PX = 744


def picture(name: str, window: QWidget) -> None:
    """Save what `window` looks like, in the width of a page of the manual."""
    settle()
    grabbed = window.grab().scaledToWidth(WIDTH_PX, Qt.TransformationMode.SmoothTransformation)
    grabbed.save(str(PICTURES / f"{name}.png"))


def main() -> None:
    """Follow the tutorial and take its pictures."""
    qt_api.set_qt_api("pyside6")  # type: ignore[no-untyped-call]
    application = QApplication(sys.argv[:1])
    application.setStyle(OutlinedStyle())
    load_fonts(application)
    apply_theme(application, Theme.LIGHT)
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        os.environ["HRD_DESK_STATE"] = temporary
        folder = Path(temporary)
        # Outside of any test a QtBot has nowhere to note what it must close: we close it.
        waiter = QtBot(cast("Any", SimpleNamespace(node=SimpleNamespace())))
        with create_sample_desk(folder, cheap_cost()) as desk:
            page = EventFormPage(waiter, desk, folder)
            PlacesPage(page).wait_until_ready()
            find_students(page)
            picture("main-window", page.window)
            log_event(page, picture)
            publish = open_brief(page)
            publish.window.resize(1366, 768)
            publish.window.ui.file.setText("/home/researcher/Documents/KZ-2023-0001.pdf")
            picture("publish", publish.window)
            publish.window.close()
            page.close()
            finish_jobs()


if __name__ == "__main__":
    main()
