"""Pictures of the main window and of its plain dialogs: part of `python -m tests.screens`."""

import json
import tempfile
import uuid
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QTableView, QWidget

from hrd_desk.data import data_file
from hrd_desk.exchange.record_json import event_from_json
from hrd_desk.gui.crash import crash_report
from hrd_desk.gui.forms.draft_dialog import DraftDialog
from hrd_desk.gui.forms.event_form import SECTIONS
from hrd_desk.gui.forms.summary_drafting import draft_note
from hrd_desk.gui.preferences import Preferences
from hrd_desk.gui.widgets.plain_text import Answer, MessageBox, Role
from hrd_desk.gui.windows.about_dialog import AboutDialog
from hrd_desk.gui.windows.crash_dialog import CrashDialog
from hrd_desk.gui.windows.create_desk_dialog import CreateDeskDialog
from hrd_desk.gui.windows.history_dialog import HistoryDialog
from hrd_desk.gui.windows.main_window import MainWindow
from hrd_desk.gui.windows.passphrase_dialog import PassphraseDialog
from hrd_desk.gui.windows.sample_desk_dialog import SampleDeskDialog
from hrd_desk.gui.windows.term_dialogs import MergeTermDialog, TermNameDialog
from hrd_desk.gui.windows.unlock_dialog import UnlockDialog
from hrd_desk.gui.windows.vocabulary_window import VocabularyWindow
from hrd_desk.gui.windows.welcome_window import WelcomeWindow
from hrd_desk.gui.workers import database_lane
from hrd_desk.i18n import _, language
from hrd_desk.model.event import Event
from hrd_desk.model.parts import Count, EventLink
from hrd_desk.publishing.drafting import draft_language, draft_summary
from hrd_desk.storage.events import delete_event, load_event, save_event
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.terms import merge_term
from hrd_desk.vocabulary.vocabulary import Vocabulary
from tests.builders import vocabulary_of
from tests.studio import HEIGHT, WIDTH, Studio, end

WORDS = "follow spirit end noble cattle ancient army soon nominee lock tired memory immune plunge"


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
    desk: OpenDesk, preferences: Preferences, folder: Path
) -> dict[str, Callable[[], QWidget]]:
    """Return a maker for each screen that needs no more than a desk."""
    path = desk.folder.path
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
        "passphrase": lambda: PassphraseDialog(desk),
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
        Answer("save", _("Save")),
        Answer("discard", _("Discard"), Role.DestructiveRole),
        Answer("cancel", _("Cancel"), Role.RejectRole),
    ]
    return MessageBox(None, _("This event has changes that are not saved."), answers)


def take_main_window(studio: Studio, desk: OpenDesk, preferences: Preferences) -> None:
    """Take the main window with the sample alone, then with two hundred events around it."""
    window = MainWindow(desk, preferences)
    studio.picture("main-one", window, is_full=True)
    with desk.database.transaction("import") as session:
        for number in range(200):
            event = Event(title=f"Made-up event number {number}")
            event.start_date = f"{2020 + number % 4}-{1 + number % 12:02}"
            event.country_code = ("KZ", "KG", "MM", "TH")[number % 4]
            save_event(session, event)
    window = MainWindow(desk, preferences)
    window.show()
    table = window.findChild(QTableView)
    database_lane.waitForDone()
    QApplication.processEvents()
    if table is not None and table.model() is not None:
        table.setCurrentIndex(table.model().index(0, 0))
    studio.picture("main-many", window, is_full=True)


def take_draft(studio: Studio, desk: OpenDesk, preferences: Preferences) -> None:
    """Take the form after a summary was drafted, and the question where it has text."""
    record = json.loads(data_file("sample", "seed.json").read_text("utf-8"))
    vocabulary = vocabulary_of(desk)
    event = event_from_json(record, vocabulary)
    made = draft_summary(event, vocabulary, draft_language(None, language()))
    studio.picture("draft-beside", DraftDialog(event.summary, made.text, draft_note(made)))
    event.reference, event.summary, event.context = "", "", "holding a protest"
    window = MainWindow(desk, preferences)
    window.show()
    window.resize(WIDTH, HEIGHT)
    window.record.show_event(event)
    QApplication.processEvents()
    window.record.event_form.drafting.draft()
    window.record.event_form.go_to_field("summary")
    studio.picture("draft-form", window, is_full=True)
    window = MainWindow(desk, preferences)
    window.show()
    window.resize(WIDTH, HEIGHT)
    window.record.show_event(event)
    form = window.record.event_form
    QApplication.processEvents()
    form.drafting.draft()
    form.form.violations.set_value([vocabulary.term("violation", "raid")])
    window.record.check()
    form.go_to_field("summary")
    studio.picture("draft-outdated", window, is_full=True)


def take_sections(studio: Studio, desk: OpenDesk, preferences: Preferences) -> None:
    """Take each section of the form, filled, and the edge of one side alone."""
    record = json.loads(data_file("sample", "seed.json").read_text("utf-8"))
    event = event_from_json(record, vocabulary_of(desk))
    event.reference, event.links = "", [EventLink(target_uid=uuid.uuid4(), link_type="update-of")]
    window = MainWindow(desk, preferences)
    window.show()
    window.record.show_event(event)
    for number, name in enumerate(SECTIONS):
        window.record.event_form.go_to_section(number)
        studio.keep(f"form-{name}", window, is_full=number == 0)
    window.form.one_pane.trigger()
    studio.keep("form-alone", window)
    window.form.one_pane.trigger()
    end(window)


def take_readings(studio: Studio, desk: OpenDesk, preferences: Preferences) -> None:
    """Take the form with dates and counts that need a word about how they were read."""
    window = MainWindow(desk, preferences)
    window.show()
    window.resize(WIDTH, HEIGHT)
    window.record.show_event(Event(title="Kazakhstan: made-up event", country_code="KZ"))
    form = window.record.event_form
    for edit, text in ((form.form.start_date, "1/5/23"), (form.form.end_date, "11 Shawwal 1444")):
        edit.set_typed(text)
    form.counts.lines()["affected"].setText("about a dozen")
    form.counts.add_role("present")
    form.counts.lines()["present"].setText("half the village")
    form.go_to_field("start_date")
    QApplication.processEvents()
    studio.picture("readings", window, is_full=True)


def take_windows(studio: Studio, desk: OpenDesk, preferences: Preferences, folder: Path) -> None:
    """Take the main window, and each dialog that needs no more than a desk."""
    preferences.language = language()
    for name, make in dialogs(desk, preferences, folder).items():
        studio.picture(name, make(), is_full=name == "welcome")
    take_main_window(studio, desk, preferences)
    take_draft(studio, desk, preferences)
    take_readings(studio, desk, preferences)
    take_sections(studio, desk, preferences)
    database, vocabulary = desk.database, vocabulary_of(desk)
    event = changed_seed(desk, vocabulary)
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
    words = _("A new term in “{place}”. It gets a code that no other desk can give.")
    naming = TermNameDialog(
        words.format(place=term.labels[language()]), dict(term.labels), lambda _names: None, None
    )
    studio.picture("term-name", naming)
