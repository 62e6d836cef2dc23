"""A bug makes a report without a word of any record, saved where a person can read it."""

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from hrd_desk.errors import CancelledError, InvalidInputError, NotFoundError
from hrd_desk.gui.crash import CrashCatcher, crash_report, report_folder, save_report
from hrd_desk.gui.windows.crash_dialog import CrashDialog
from hrd_desk.model.dates import parse_edtf
from hrd_desk.storage.keys import KeyFile
from tests.pages.keyboard import Answers, show, tab_to, type_text

# The offscreen platform has no window manager to tell of a window's sizes, and warns of it.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

SECRET = "Perizat Qorghan"


def a_bug() -> Exception:
    """Return a bug that went through our code and quotes a record."""
    try:
        try:
            parse_edtf(SECRET)
        except InvalidInputError as error:
            raise KeyError(f"/home/{SECRET}/file") from error
    except KeyError as error:
        return error
    message = "a date is no name"
    raise AssertionError(message)


@pytest.fixture
def catcher(qtbot: QtBot) -> Iterator[CrashCatcher]:
    catcher = CrashCatcher()
    yield catcher
    catcher.uninstall()


def test_the_report_names_kinds_and_places_but_nothing_of_a_record() -> None:
    report = crash_report(a_bug())
    assert "hrd_desk.errors.InvalidInputError" in report
    assert "which led to" in report
    assert "builtins.KeyError" in report
    assert "hrd_desk/model/dates.py, line " in report
    assert SECRET not in report
    assert "/home" not in report


def test_a_library_is_named_below_its_own_folder() -> None:
    with pytest.raises(KeyError) as bug:
        KeyFile("x", [{"type": "argon2id"}]).unlock("passphrase")
    report = crash_report(bug.value)
    assert "hrd_desk/storage/keys.py" in report
    assert "site-packages" not in report


def test_the_report_is_a_file_that_only_its_owner_reads() -> None:
    file = save_report("what happened")
    assert file is not None
    assert file.read_text() == "what happened"
    assert report_folder().stat().st_mode & 0o077 == 0


def test_a_report_that_cannot_be_written_is_still_shown(qtbot: QtBot) -> None:
    report_folder().parent.mkdir(parents=True)
    report_folder().write_text("a file where the folder should be")
    assert save_report("x") is None
    dialog = CrashDialog("x", None)
    show(qtbot, dialog)
    assert dialog.ui.place.text() == "The report could not be saved."


def test_what_the_person_was_doing_is_added_to_the_file(qtbot: QtBot) -> None:
    file = save_report("report")
    assert file is not None
    dialog = CrashDialog("report", file)
    show(qtbot, dialog)
    tab_to("doing")
    type_text("I pressed Save")
    dialog.ui.close_button.click()
    assert file.read_text() == "report\nI pressed Save\n"


def test_a_bug_in_another_thread_opens_the_dialog_in_this_one(
    qtbot: QtBot, catcher: CrashCatcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    catcher.install()
    shown: list[str] = []
    monkeypatch.setattr(CrashDialog, "exec", lambda dialog: shown.append(dialog.windowTitle()))

    def fail() -> None:
        raise a_bug()

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(shown) == 1)
    assert len(list(report_folder().iterdir())) == 1


def test_an_error_that_a_person_can_act_on_is_its_sentence(
    qtbot: QtBot, catcher: CrashCatcher
) -> None:
    with Answers("close") as answers:
        catcher.show(NotFoundError("No such record. Look again."))
    assert answers.said == ["No such record. Look again."]


def test_work_that_was_cancelled_is_shown_to_nobody(qtbot: QtBot, catcher: CrashCatcher) -> None:
    with Answers():
        catcher._take(CancelledError())  # noqa: SLF001  what Python's hook calls
