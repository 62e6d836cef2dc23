"""Open each screen at 1366x768 and save its picture, for people to look at.

Run `python -m tests.screens FOLDER [--dark] [--language ru] [--only entry] [--scale 2]`, under
Xvfb where there is no display. Arabic mirrors every window by itself; `--right-to-left` does it
in another language. With `--scale 2` letters and lines are twice as large: on a display of
2732x1536 the pictures are those of 1366x768, only finer; on one of 1366x768 they are what
somebody with poor eyes has there. It is no test: nothing is compared, but texts that are cut
are named.
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, Qt
from PySide6.QtWidgets import QApplication, QDialog, QTableView, QWidget

from hrd_desk.data import data_file
from hrd_desk.exchange.record_json import event_from_json
from hrd_desk.gui.crash import crash_report
from hrd_desk.gui.forms.draft_dialog import DraftDialog
from hrd_desk.gui.forms.summary_drafting import draft_note
from hrd_desk.gui.palettes import apply_theme, load_fonts
from hrd_desk.gui.preferences import Preferences, Theme
from hrd_desk.gui.spoken import speak
from hrd_desk.gui.widgets.outlined_style import OutlinedStyle
from hrd_desk.gui.widgets.plain_text import Answer, MessageBox, Role
from hrd_desk.gui.widgets.small_screens import fit_to_screen
from hrd_desk.gui.windows.about_dialog import AboutDialog
from hrd_desk.gui.windows.crash_dialog import CrashDialog
from hrd_desk.gui.windows.create_desk_dialog import CreateDeskDialog
from hrd_desk.gui.windows.history_dialog import HistoryDialog
from hrd_desk.gui.windows.main_window import MainWindow
from hrd_desk.gui.windows.passphrase_dialog import PassphraseDialog
from hrd_desk.gui.windows.sample_desk_dialog import SampleDeskDialog, create_sample_desk
from hrd_desk.gui.windows.term_dialogs import MergeTermDialog, TermNameDialog
from hrd_desk.gui.windows.unlock_dialog import UnlockDialog
from hrd_desk.gui.windows.vocabulary_window import VocabularyWindow
from hrd_desk.gui.windows.welcome_window import WelcomeWindow
from hrd_desk.gui.workers import database_lane, finish_jobs
from hrd_desk.i18n import language
from hrd_desk.model.event import Event
from hrd_desk.model.parts import Count
from hrd_desk.publishing.drafting import draft_language, draft_summary
from hrd_desk.storage.events import delete_event, load_event, save_event
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.terms import load_vocabulary, merge_term
from hrd_desk.sync.standing import STATE_VARIABLE
from hrd_desk.vocabulary.vocabulary import Vocabulary
from tests.batch_screens import take_batch
from tests.clipping import clipped_texts
from tests.entry_screens import take_entry
from tests.exchange_screens import take_exchange
from tests.finding_screens import take_finding
from tests.flow_screens import take_flow
from tests.map_screens import take_maps
from tests.publish_screens import take_publishing
from tests.settings_screens import take_settings
from tests.table_screens import take_tables

CHEAP = {"memory_kib": 64 * 1024, "passes": 3, "lanes": 1}
WIDTH, HEIGHT = 1366, 768
SCREENS = (
    "windows",
    "maps",
    "exchange",
    "publishing",
    "entry",
    "batch",
    "flow",
    "tables",
    "settings",
    "finding",
)
WORDS = "follow spirit end noble cattle ancient army soon nominee lock tired memory immune plunge"


def settle() -> None:
    """Let windows come to rest: a filter waits a moment, and what it asks runs in the lane."""
    deadline = QDeadlineTimer(400)
    while not deadline.hasExpired():
        QApplication.processEvents()
        database_lane.waitForDone()
    finish_jobs()


def end(window: QWidget) -> None:
    """Take `window` away as the application does: it hears of no later change."""
    if isinstance(window, MainWindow):
        window.wind_up()
    elif not isinstance(window, QDialog):
        window.close()
    window.hide()
    window.deleteLater()
    finish_jobs()


class Studio:
    """Opens windows one after the other and saves what they look like."""

    def __init__(self, folder: Path, desk: OpenDesk) -> None:
        """Save pictures of windows over `desk` into `folder`."""
        self._folder = folder
        self.desk = desk
        with desk.database.snapshot() as session:
            self.vocabulary: Vocabulary = load_vocabulary(session)

    def picture(self, name: str, window: QWidget, *, is_full: bool = False) -> None:
        """Show `window`, let it settle, save it as `name`.png and close it."""
        if is_full:
            window.resize(WIDTH, HEIGHT)
        window.show()
        fit_to_screen(window)
        settle()
        for cut in clipped_texts(window):
            print(f"{name}: cut: {cut}", file=sys.stderr)  # noqa: T201  for whoever looks on
        window.grab().save(str(self._folder / f"{name}.png"))
        end(window)


def changed_seed(desk: OpenDesk, vocabulary: Vocabulary) -> Event:
    """Give the sample record some history and return it."""
    record = json.loads(data_file("sample", "seed.json").read_text("utf-8"))
    with desk.database.transaction("save") as session:
        event = save_event(
            session, event_from_json(record | {"uid": None, "reference": None}, vocabulary)
        )
    with desk.database.snapshot() as session:
        event = load_event(session, event.uid)
    event.title = "Kazakhstan: around twenty anti-government demonstrators arrested in Almaty"
    event.description = event.description.replace("Almaty", "Almaty and Astana", 1)
    event.start_date = "2023-05-01/2023-05-02"
    event.country_code = "KZ"
    event.counts = [Count(role="affected", minimum=12, maximum=20, words="about a dozen")]
    if event.places:
        event.places[0].locality = "Almaty, Republic Square"
    wanted = [
        vocabulary.term("violation", code) for code in ("house-arrest", "judicial-harassment")
    ]
    event.code_with("violations", wanted)
    event.record_status = "draft"
    with desk.database.transaction("save", "Checked against the video") as session:
        save_event(session, event)
    with desk.database.transaction("delete", "Entered twice") as session:
        delete_event(session, event.uid, "Entered twice")
    return event


def dialogs(
    studio: Studio, preferences: Preferences, folder: Path
) -> dict[str, Callable[[], QWidget]]:
    """Return a maker for each screen that needs no more than a desk."""
    path = studio.desk.folder.path
    return {
        "welcome": lambda: WelcomeWindow(preferences),
        "create": CreateDeskDialog,
        "create-passphrase": create_passphrase,
        "recovery-words": recovery_words,
        "recovery-check": lambda: recovery_words(step=True),
        "sample": SampleDeskDialog,
        "unlock": lambda: UnlockDialog(path),
        "unlock-wrong": lambda: wrong_unlock(path),
        "unlock-nothing": lambda: UnlockDialog(folder / "nothing.hrdesk"),
        "passphrase": lambda: PassphraseDialog(studio.desk),
        "about": AboutDialog,
        "crash": crash,
        "message": message,
    }


def create_passphrase() -> QWidget:
    """Return the second step of a new desk, with a suggestion."""
    dialog = CreateDeskDialog()
    dialog.ui.code.setText("ALM")
    with tempfile.TemporaryDirectory() as folder:
        dialog.ui.folder.setText(folder)
        dialog.ui.next.click()
    dialog.passphrase_form.suggest()
    return dialog


def recovery_words(*, step: bool = False) -> QWidget:
    """Return the third step of a new desk; with `step`, its question, answered wrongly."""
    dialog = CreateDeskDialog()
    dialog._show_page(dialog.ui.words_page)  # noqa: SLF001  the page without the second of work
    dialog.words_form.show_words(f"{WORDS} fortune")
    if step:
        dialog.words_form.ui.is_written.setChecked(True)
        dialog.ui.next.click()
        dialog.ui.next.click()
    return dialog


def wrong_unlock(path: Path) -> QWidget:
    """Return the unlock dialog after a wrong passphrase."""
    dialog = UnlockDialog(path)
    dialog.ui.passphrase.setText("not this one")
    dialog.ui.unlock.click()
    return dialog


def crash() -> QWidget:
    """Return the crash dialog of a made-up bug."""
    try:
        raise KeyError("a name from a record")  # noqa: TRY301  raised to be reported
    except KeyError as error:
        return CrashDialog(crash_report(error), Path("/home/user/.local/state/hrd-desk/report.txt"))


def message() -> QWidget:
    """Return a question with three answers."""
    answers = [
        Answer("save", "Save"),
        Answer("discard", "Discard", Role.DestructiveRole),
        Answer("cancel", "Cancel", Role.RejectRole),
    ]
    return MessageBox(None, "“<b>Raid</b> on the market” has changes that are not saved.", answers)


def main() -> None:
    """Take all pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--language", default="en")
    parser.add_argument("--right-to-left", action="store_true", help="mirror every window")
    parser.add_argument("--only", choices=SCREENS)
    parser.add_argument("--scale", default="1", help="2 for letters and lines of 200 %%")
    options = parser.parse_args()
    os.environ["QT_SCALE_FACTOR"] = options.scale
    options.folder.mkdir(parents=True, exist_ok=True)
    application = QApplication(["hrd-desk", "-style", "Fusion"])
    application.setStyle(OutlinedStyle())
    load_fonts(application)
    apply_theme(application, Theme.DARK if options.dark else Theme.LIGHT)
    speak(options.language)
    if options.right_to_left:  # Arabic does it by itself
        application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        os.environ[STATE_VARIABLE] = temporary  # the user's own marks stay as they are
        with create_sample_desk(folder, CHEAP) as desk:
            studio = Studio(options.folder, desk)
            preferences = Preferences(folder / "window.ini")
            parts: dict[str, Callable[[], None]] = {
                "windows": lambda: take_pictures(studio, preferences, folder),
                "maps": lambda: take_maps(options.folder, desk, preferences),
                "exchange": lambda: take_exchange(studio.picture, folder),
                "publishing": lambda: take_publishing(studio.picture, desk, preferences),
                "entry": lambda: take_entry(studio.picture, desk, preferences),
                "batch": lambda: take_batch(studio.picture, desk),
                "flow": lambda: take_flow(options.folder, desk, preferences),
                "finding": lambda: take_finding(options.folder, folder),
                "tables": lambda: take_tables(studio.picture, desk),
                "settings": lambda: take_settings(studio.picture, folder),
            }
            for name, take in parts.items():
                if options.only in (None, name):
                    take()
        finish_jobs()


def take_main_window(studio: Studio, preferences: Preferences) -> None:
    """Take the main window with the sample alone, then with two hundred events around it."""
    window = MainWindow(studio.desk, preferences)
    studio.picture("main-one", window, is_full=True)
    with studio.desk.database.transaction("import") as session:
        for number in range(200):
            event = Event(title=f"Made-up event number {number}")
            event.start_date = f"{2020 + number % 4}-{1 + number % 12:02}"
            event.country_code = ("KZ", "KG", "MM", "TH")[number % 4]
            save_event(session, event)
    window = MainWindow(studio.desk, preferences)
    window.show()
    table = window.findChild(QTableView)
    database_lane.waitForDone()
    QApplication.processEvents()
    if table is not None and table.model() is not None:
        table.setCurrentIndex(table.model().index(0, 0))
    studio.picture("main-many", window, is_full=True)


def take_draft(studio: Studio, preferences: Preferences) -> None:
    """Take the form after a summary was drafted, and the question where it has text."""
    record = json.loads(data_file("sample", "seed.json").read_text("utf-8"))
    event = event_from_json(record, studio.vocabulary)
    made = draft_summary(event, studio.vocabulary, draft_language(None, language()))
    studio.picture("draft-beside", DraftDialog(event.summary, made.text, draft_note(made)))
    event.reference, event.summary, event.context = "", "", "holding a protest"
    window = MainWindow(studio.desk, preferences)
    window.show()
    window.resize(WIDTH, HEIGHT)
    window.record.show_event(event)
    QApplication.processEvents()
    window.record.event_form.drafting.draft()
    studio.picture("draft-form", window, is_full=True)
    window = MainWindow(studio.desk, preferences)
    window.show()
    window.resize(WIDTH, HEIGHT)
    window.record.show_event(event)
    form = window.record.event_form
    QApplication.processEvents()
    form.drafting.draft()
    form.form.violations.set_value([studio.vocabulary.term("violation", "raid")])
    window.record.check()
    studio.picture("draft-outdated", window, is_full=True)


def take_readings(studio: Studio, preferences: Preferences) -> None:
    """Take the form with dates and counts that need a word about how they were read."""
    window = MainWindow(studio.desk, preferences)
    window.show()
    window.resize(WIDTH, HEIGHT)
    window.record.show_event(Event(title="Kazakhstan: made-up event", country_code="KZ"))
    form = window.record.event_form
    for edit, text in ((form.form.start_date, "1/5/23"), (form.form.end_date, "11 Shawwal 1444")):
        edit.set_typed(text)
    form.counts.lines()["affected"].setText("about a dozen")
    form.counts.add_role("present")
    form.counts.lines()["present"].setText("half the village")
    QApplication.processEvents()
    studio.picture("readings", window, is_full=True)


def take_pictures(studio: Studio, preferences: Preferences, folder: Path) -> None:
    """Take the picture of every screen."""
    preferences.language = language()
    for name, make in dialogs(studio, preferences, folder).items():
        studio.picture(name, make(), is_full=name == "welcome")
    take_main_window(studio, preferences)
    take_draft(studio, preferences)
    take_readings(studio, preferences)
    database, vocabulary = studio.desk.database, studio.vocabulary
    event = changed_seed(studio.desk, vocabulary)
    for row in (0, 1, 2):
        history = HistoryDialog(database, vocabulary, event.uid)
        history.ui.revisions.setCurrentRow(row)
        studio.picture(f"history-{row}", history)
    term = vocabulary.term("violation", "house-arrest")
    with database.transaction("merge-term") as session:
        merge_term(session, term.uid, vocabulary.term("violation", "arrest-detention").uid)
    window = VocabularyWindow(database)
    for row in range(window.ui.schemes.count()):
        if window.ui.schemes.item(row).text() in ("Violation", "Нарушение", "الانتهاك"):
            window.ui.schemes.setCurrentRow(row)
    studio.picture("vocabulary", window, is_full=True)
    merge = MergeTermDialog(vocabulary, term, 42, None)
    merge.ui.search.setText("detention")
    studio.picture("merge", merge)
    naming = TermNameDialog("A new term.", dict(term.labels), lambda _names: None, None)
    studio.picture("term-name", naming)


if __name__ == "__main__":
    main()
