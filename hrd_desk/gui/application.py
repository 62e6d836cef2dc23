"""The one place that builds the application: settings, desk and windows."""

import contextlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from typing_extensions import override

from hrd_desk.collecting import collect_all, set_aside
from hrd_desk.errors import DeskUnavailableError
from hrd_desk.gui.crash import CrashCatcher
from hrd_desk.gui.loading import Loading
from hrd_desk.gui.lock import forbid_dumps, replace_process
from hrd_desk.gui.opened_files import DeskApplication, OpenedFiles
from hrd_desk.gui.palettes import apply_theme, load_fonts, program_icon
from hrd_desk.gui.preferences import Preferences, Theme
from hrd_desk.gui.spoken import speak
from hrd_desk.gui.widgets.idle_watch import IdleWatch
from hrd_desk.gui.widgets.outlined_style import OutlinedStyle
from hrd_desk.gui.widgets.small_screens import ScreenFit
from hrd_desk.gui.widgets.wake_watch import WakeWatch
from hrd_desk.gui.windows.welcome_window import WelcomeWindow
from hrd_desk.gui.workers import Job, call_later, delete_later, finish_jobs, take_short_turns
from hrd_desk.i18n import _

# The first window needs none of these: they are loaded behind it (loading.py), and imported here
# where a desk is made or opened.
if TYPE_CHECKING:
    from hrd_desk.gui.windows.create_desk_dialog import CreateDeskDialog
    from hrd_desk.gui.windows.exchange_standing import DeskStanding
    from hrd_desk.gui.windows.main_window import MainWindow
    from hrd_desk.gui.windows.sample_desk_dialog import SampleDeskDialog
    from hrd_desk.gui.windows.unlock_dialog import UnlockDialog
    from hrd_desk.storage.opening import OpenDesk

QUIET_AFTER_MINUTES = 0.5
"""After so long without a key nobody waits for what is put in order."""
SHOWN_AFTER_MS = 1000


class Application(QObject):
    """Leads from the welcome window to a desk and back; holds the desk that is open, if any."""

    def __init__(self, qt: QApplication, preferences: Preferences) -> None:
        """Prepare `qt`: fonts, colours, language."""
        super().__init__()
        self.qt = qt
        self.preferences = preferences
        self.desk: OpenDesk | None = None
        self._came: Path | None = None
        self._standing: DeskStanding | None = None
        self._window: QWidget | None = None
        self.main: MainWindow | None = None
        self._loading = Loading(self)
        self._files = OpenedFiles(self)
        load_fonts(qt)
        speak(preferences.language)
        qt.setWindowIcon(program_icon())
        apply_theme(qt, preferences.theme)
        qt.setQuitOnLastWindowClosed(False)
        qt.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._screen_fit = ScreenFit(qt, self)
        self._lock_watch = self._watch(preferences.idle_minutes)
        self._lock_watch.idle.connect(self.lock)
        self._wake_watch = WakeWatch(self)
        self._wake_watch.woke.connect(self._on_wake)
        self._quiet_watch = self._watch(QUIET_AFTER_MINUTES)
        self._quiet_watch.idle.connect(self._put_in_order)

    def _watch(self, minutes: float) -> IdleWatch:
        watch = IdleWatch(minutes, self)
        self.qt.installEventFilter(watch)
        return watch

    def _follow_system(self) -> None:
        if self.preferences.theme is Theme.SYSTEM:
            apply_theme(self.qt, Theme.SYSTEM)

    # --- welcome --------------------------------------------------------------------------------

    def show_welcome(self) -> None:
        """Show the welcome window."""
        window = WelcomeWindow(self.preferences)
        window.desk_chosen.connect(self.open_path)
        window.create_requested.connect(self._create)
        window.sample_requested.connect(self._try_sample)
        window.installEventFilter(self)
        if self._came is not None:
            window.say(_("Open the desk that shall take in {file}.").format(file=self._came.name))
        self._loading.begin_behind(window)
        self._replace_window(window)

    def _create(self) -> None:
        from hrd_desk.gui.windows.create_desk_dialog import CreateDeskDialog  # noqa: PLC0415

        self._enter_from(CreateDeskDialog(self._window))

    def _try_sample(self) -> None:
        from hrd_desk.gui.windows.sample_desk_dialog import SampleDeskDialog  # noqa: PLC0415

        self._enter_from(SampleDeskDialog(self._window))

    def open_path(self, path: Path) -> None:
        """Ask for the passphrase of the desk at `path` and enter it.

        A bundle instead of a desk waits until a desk is open, which is then asked to take it in.
        """
        from hrd_desk.gui.windows.unlock_dialog import UnlockDialog  # noqa: PLC0415
        from hrd_desk.sync.bundle_names import SUFFIX as BUNDLE_SUFFIX  # noqa: PLC0415

        if path.suffix == BUNDLE_SUFFIX:
            self.keep_for_desk(path)
            self.show_welcome()
            return
        dialog = UnlockDialog(path, self._window)
        self._loading.begin_behind(dialog)
        self._enter_from(dialog, is_new=False)
        if self.desk is None and self._window is None:
            self.show_welcome()

    def keep_for_desk(self, bundle: Path) -> None:
        """Let the next desk that is opened be asked to take `bundle` in."""
        self._came = bundle

    def _enter_from(
        self, dialog: "CreateDeskDialog | SampleDeskDialog | UnlockDialog", *, is_new: bool = True
    ) -> None:
        is_done = dialog.exec() == QDialog.DialogCode.Accepted
        if is_done and dialog.result_desk is not None:
            self.enter(dialog.result_desk, is_new=is_new)
        delete_later(dialog)

    # --- a desk ---------------------------------------------------------------------------------

    def enter(self, desk: "OpenDesk", *, is_new: bool = False) -> None:
        """Open the main window over `desk`, and ask what it is if this computer cannot tell."""
        from hrd_desk.gui.windows.exchange_standing import DeskStanding  # noqa: PLC0415

        self._loading.stop()
        self.desk = desk
        self._standing = DeskStanding(desk, is_new=is_new)
        self.preferences.remember_desk(desk.folder.path)
        self._adopt_profile(desk)
        self._show_desk(desk, self._standing)
        if is_new:
            self._tell_next_step(desk)

    def _tell_next_step(self, desk: "OpenDesk") -> None:
        """Say what is left to do for a desk that was set up by a profile."""
        from hrd_desk.organisation.taken import taken_profile  # noqa: PLC0415

        with desk.database.snapshot() as session:
            taken = taken_profile(session)
        if taken is not None and self.main is not None:
            sentence = _(
                "The desk is paired with {code} and set up by its profile. Make its card now, "
                "under Exchange > Pairing…, for {code} to take."
            )
            self.main.exchange.watch.say(sentence.format(code=taken.code))

    def _adopt_profile(self, desk: "OpenDesk") -> None:
        """Let hold on this computer what a command took over from headquarters."""
        from hrd_desk.organisation.taken import hand_to_window  # noqa: PLC0415

        with contextlib.suppress(DeskUnavailableError):  # waits for a desk that can be written
            taken = hand_to_window(desk.database)
            if taken.language:
                self.preferences.language = taken.language
                speak(taken.language)
            if taken.idle_minutes:
                self.preferences.idle_minutes = taken.idle_minutes
                self._lock_watch.set_minutes(taken.idle_minutes)

    def _show_desk(self, desk: "OpenDesk", standing: "DeskStanding") -> None:
        from hrd_desk.gui.windows.main_window import MainWindow  # noqa: PLC0415
        from hrd_desk.storage.synced_folders import synced_folder_warning  # noqa: PLC0415
        from hrd_desk.sync.standing import unkept  # noqa: PLC0415

        window = self.main = MainWindow(desk, self.preferences)
        window.lock_asked.connect(self.lock)
        window.close_asked.connect(self._close_asked)
        window.quit_asked.connect(self._quit_asked)
        window.settings.minutes_changed.connect(self._lock_watch.set_minutes)
        window.settings.language_asked.connect(self._speak)
        self._replace_window(window)
        if standing.is_open:
            window.exchange.ask_standing(standing)
            return
        window.exchange.begin()
        if self._came is not None:
            came, self._came = self._came, None
            call_later(window, lambda: window.exchange.receive([came]))
        if not standing.is_kept:
            window.exchange.watch.say(unkept())
        warning = synced_folder_warning(desk.folder.path)
        if warning:
            window.exchange.watch.say(warning)

    def _speak(self, language: str) -> None:
        """Build the windows of the desk anew in a language, unless a person goes back."""
        window, desk, standing = self.main, self.desk, self._standing
        if window is None or desk is None or standing is None:
            return
        if window.may_close():
            window.wind_up()
            self.preferences.language = language
            speak(language)
            self._show_desk(desk, standing)

    def _close_asked(self) -> None:
        if self.main is not None and self.main.may_close():
            self.leave()

    def _quit_asked(self) -> None:
        if self.main is not None and self.main.may_close():
            self._close_desk()
            self.qt.quit()

    def leave(self) -> None:
        """Close the desk and go back to the welcome window."""
        self._close_desk()
        self.show_welcome()

    def _close_desk(self) -> None:
        if self.main is not None:
            self.main.wind_up()
            self.main = None
        if self.desk is not None:
            desk, self.desk = self.desk, None
            if self._standing is not None:
                self._standing.note_before_closing()
            desk.close()

    def lock(self) -> None:
        """Keep the draft, close the desk, and replace this process by one that asks anew.

        Nothing happens where no desk is open.
        """
        if self.desk is None:
            return
        from hrd_desk.gui.windows.drafts import may_lock  # noqa: PLC0415

        main = self.main
        if main is not None and not may_lock((main.editor.drafts.write, main.batch.keep), main):
            return
        path = self.desk.folder.path
        self._close_desk()
        replace_process(path)

    def _on_wake(self) -> None:
        if self.preferences.lock_on_wake:
            self.lock()

    def shut_down(self) -> None:
        """Close what is open before the program ends."""
        self._loading.stop()
        self._files.stop()
        self._close_desk()
        finish_jobs()
        self.preferences.write()

    def _put_in_order(self) -> None:
        desk = self.desk
        if desk is not None:
            Job(lambda _progress: desk.idle()).start()
        collect_all()

    # --- windows --------------------------------------------------------------------------------

    def _replace_window(self, window: QWidget) -> None:
        before, self._window = self._window, window
        window.show()
        window.activateWindow()  # without a window manager nobody else does
        if before is not None:
            before.hide()
            delete_later(before)
        call_later(self, set_aside, SHOWN_AFTER_MS)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Close:
            self.qt.quit()
        return False

    @property
    def window(self) -> QWidget | None:
        """The window that is open now."""
        return self._window


def run(desk: Path | None) -> int:
    """Open the window, on `desk` if one is given; return the exit status."""
    forbid_dumps()
    # Qt names every fallback font that cannot shape a script; nobody can act on that.
    os.environ.setdefault("QT_LOGGING_RULES", "qt.text.font.db=false")
    rounding = Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(rounding)
    take_short_turns()
    qt = DeskApplication([sys.argv[0]])
    qt.setStyle(OutlinedStyle())
    qt.setApplicationName("HRD Desk")
    qt.setDesktopFileName("hrd-desk")
    catcher = CrashCatcher(qt)
    catcher.install()
    application = Application(qt, Preferences())
    if desk is None:
        application.show_welcome()
    else:
        application.open_path(desk)
    status = qt.exec()
    application.shut_down()
    catcher.uninstall()
    return status
