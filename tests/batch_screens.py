"""Pictures of the grid of new events: part of `python -m tests.screens FOLDER`."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from hrd_desk.gui.windows.batch_paste_dialog import BatchPasteDialog
from hrd_desk.gui.windows.batch_window import BatchWindow
from hrd_desk.gui.windows.place_lookup import PlaceLookup
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.tables.pasted import cells_of, led, pasted
from tests.studio import Picture

COPIED = (
    "What\tWhere\tDate\tViolation\tVictims\tTown\tSource\n"
    "Kazakhstan: twelve demonstrators arrested in Almaty\tKazakhstan\t25/5/2023\tArrest and"
    " Detention\tabout a dozen\tAlmaty\thttps://example.org/1\n"
    "Kyrgyzstan: lawyer beaten outside a court\tKyrgyzstan\t1/6/2023\tPhysical Violence\t1\tOsh\t\n"
    "Казахстан: журналист задержан у здания суда\tKazachstan\t31/6/2023\tArrest and Detention\t1"
    "\tАстана\thttps://example.org/3\n"
    "Myanmar: student union office raided\tMyanmar\tMay 2023\tRaid\t20+\tMandalay\t\n"
)


def take_batch(picture: Picture, desk: OpenDesk) -> None:
    """Take the grid: empty, pasted into, with a cell open, and the step in which one pastes."""
    window = BatchWindow(desk.database, PlaceLookup(desk.database))
    picture("batch-empty", window)
    names = window.rows.reader.names
    cells = cells_of(COPIED)
    picture("batch-paste", BatchPasteDialog(cells, names))
    table = pasted(cells, names, with_headings=True)
    rows = led(table, table.profile)
    for name, column, letters in (
        ("batch-rows", "country", ""),
        ("batch-terms", "violations", "ki"),
        ("batch-date", "start_date", "1/7/23"),
        ("batch-text", "description", "On 25 May police arrested"),
        ("batch-scrolled", "summary", ""),
    ):
        window = BatchWindow(desk.database, PlaceLookup(desk.database))
        window.rows.put(rows)
        window.show()
        window.activateWindow()
        window.ui.cells.setCurrentIndex(window.rows.index(2, window.rows.paths.index(column)))
        for _turn in range(10):
            QApplication.processEvents()
        QTest.keyClicks(_focused(window), letters)
        picture(name, window)


def _focused(window: QWidget) -> QWidget:
    window.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return QApplication.focusWidget() or window
