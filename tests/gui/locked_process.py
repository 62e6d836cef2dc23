"""A program of its own for test_lock.py: opens a desk, shows a record, and locks itself.

The first process gets `SIGN RECOVERY_WORDS_FILE DESK`; the one that replaces it gets `DESK`.
"""

import os
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QTextEdit

from hrd_desk.gui import lock
from hrd_desk.gui.windows.unlock_dialog import UnlockDialog
from hrd_desk.storage.event_lists import EventFilter, Sort, SortColumn, event_page
from hrd_desk.storage.events import load_event
from hrd_desk.storage.opening import open_desk_with_words


def say(sign: str) -> None:
    """Tell the test how far it is, and wait for its answer."""
    os.write(1, f"{sign} {os.getpid()}\n".encode())
    os.read(0, 1)


def main() -> None:
    """Show a record, then lock; or, locked, show the question for the passphrase."""
    application = QApplication(sys.argv[:1])
    lock.forbid_dumps()
    path = Path(sys.argv[-1])
    if len(sys.argv) == 2:
        dialog = UnlockDialog(path)
        dialog.show()
        application.processEvents()
        say("locked" if dialog.isVisible() else "hidden")
        return
    desk = open_desk_with_words(path, Path(sys.argv[1]).read_text())
    with desk.database.snapshot() as session:
        rows = event_page(session, EventFilter(), Sort(SortColumn.DATE), None, 10)
        event = load_event(session, rows[0].uid)
    field = QTextEdit()
    field.setPlainText(event.description)
    field.show()
    application.clipboard().setText(event.title)
    application.processEvents()
    say("open")
    desk.close()
    del sys.argv[1:-1], sys.orig_argv[-2:-1]
    lock.replace_process(path)


if __name__ == "__main__":
    main()
