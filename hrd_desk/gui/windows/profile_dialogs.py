"""Make a profile at headquarters; see what one would change on a field desk, and take it over."""

from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from hrd_desk.errors import HrdDeskError
from hrd_desk.gui.errors import show_error
from hrd_desk.gui.forms.binding import name_fields
from hrd_desk.gui.forms.settings_table import show_settings
from hrd_desk.gui.generated.ui_profile_make_dialog import Ui_ProfileMakeDialog
from hrd_desk.gui.generated.ui_profile_take_dialog import Ui_ProfileTakeDialog
from hrd_desk.i18n import LANGUAGE_NAMES, _
from hrd_desk.model.moment_words import day_words
from hrd_desk.organisation.making import last_choices, make_profile, require_headquarters
from hrd_desk.organisation.profile import SUFFIX, Choices, Profile, named_profile, save_profile
from hrd_desk.organisation.taken import Here
from hrd_desk.organisation.taking import changes, take_over
from hrd_desk.organisation.wording import minutes_words
from hrd_desk.storage.database import Database
from hrd_desk.sync.pairing import own_words

IDLE_CHOICES = (0, 1, 2, 3, 5, 10, 15, 30, 60)


class TakeProfileDialog(QDialog):
    """What a profile says of itself and what it would change; nothing is changed before Take over.

    Made only for a profile that the desk may take over: otherwise raises `HrdDeskError`.
    """

    def __init__(
        self, database: Database, profile: Profile, here: Here, parent: QWidget | None = None
    ) -> None:
        """Preview `profile`; `here` is what the window has now."""
        found = changes(database, profile, here)
        super().__init__(parent)
        self._database, self._profile = database, profile
        self.ui = Ui_ProfileTakeDialog()
        self.ui.setupUi(self)
        sentence = _(
            "Signed by {code}, the headquarters of this desk, on {day}. Its words: {words}."
        )
        self.ui.origin.setText(
            sentence.format(
                code=profile.card.code, day=day_words(profile.made_on), words=profile.words
            )
        )
        headings = [_("What"), _("At present"), _("By the profile")]
        rows = [(item.label, item.before, item.after) for item in found]
        show_settings(self.ui.changes, headings, rows)
        self.ui.advice.setText(
            _("All of it is set in one step. Language and minutes you can still change afterwards.")
            if found
            else _("The desk has all of it already.")
        )
        self.ui.take.setEnabled(bool(found))
        self.ui.take.clicked.connect(self._take)
        self.ui.cancel.clicked.connect(self.reject)
        self.ui.changes.setFocus()

    def _take(self) -> None:
        try:
            take_over(self._database, self._profile)
        except HrdDeskError as error:
            show_error(self, error)
            return
        self.accept()


class MakeProfileDialog(QDialog):
    """Asks what headquarters sets beside its dress, and where the file goes.

    Raises `HrdDeskError` where the desk cannot make one.
    """

    def __init__(self, database: Database, parent: QWidget | None = None) -> None:
        """Begin with the choices of the last profile."""
        with database.snapshot() as session:
            require_headquarters(session)
            last = last_choices(session)
        words, _digits = own_words(database)
        super().__init__(parent)
        self._database = database
        self.written = Path()
        self.ui = Ui_ProfileMakeDialog()
        self.ui.setupUi(self)
        name_fields(self.ui)
        self.ui.words.setText(words)
        self._fill(last)
        self.ui.make.clicked.connect(self._choose_file)
        self.ui.cancel.clicked.connect(self.reject)
        self.ui.language.setFocus()

    def _fill(self, last: Choices) -> None:
        ui = self.ui
        as_it_is = _("as each computer has it")
        ui.language.addItem(as_it_is, "")
        for code, name in LANGUAGE_NAMES.items():
            ui.language.addItem(name, code)
        ui.language.setCurrentIndex(max(0, ui.language.findData(last.language)))
        for minutes in sorted({*IDLE_CHOICES, last.idle_minutes}):
            ui.idle.addItem(minutes_words(minutes) if minutes else as_it_is, minutes)
        ui.idle.setCurrentIndex(ui.idle.findData(last.idle_minutes))
        ui.is_online_allowed.setChecked(last.is_online_allowed)

    def choices(self) -> Choices:
        """Return what is chosen."""
        return Choices(
            language=self.ui.language.currentData(),
            idle_minutes=self.ui.idle.currentData(),
            is_online_allowed=self.ui.is_online_allowed.isChecked(),
        )

    def _choose_file(self) -> None:
        kind = _("Profiles")
        chosen, _kind = QFileDialog.getSaveFileName(
            self, _("Save the profile"), f"profile{SUFFIX}", f"{kind} (*{SUFFIX})"
        )
        if chosen:
            self.make(named_profile(Path(chosen)))

    def make(self, path: Path) -> None:
        """Make the profile and write it to `path`; an error stands in the dialog."""
        try:
            save_profile(path, make_profile(self._database, self.choices()))
        except HrdDeskError as error:
            self.ui.problem.setText(error.sentence)
            self.ui.problem.setVisible(True)
            return
        self.written = path
        self.accept()
