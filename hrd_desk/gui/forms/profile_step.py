"""What a profile of headquarters sets on a new desk, and the words that tell whether it is real."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from hrd_desk.errors import HrdDeskError, InvalidInputError
from hrd_desk.gui.forms.binding import name_fields
from hrd_desk.gui.forms.settings_table import show_settings
from hrd_desk.gui.generated.ui_profile_step import Ui_ProfileStep
from hrd_desk.i18n import _
from hrd_desk.model.moment_words import day_words
from hrd_desk.organisation.profile import Profile, load_profile
from hrd_desk.organisation.taking import require_printable, require_words
from hrd_desk.organisation.wording import contents


class ProfileStepForm(QWidget):
    """Shows a profile; its words must not stand here, or they would be copied and not heard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.profile: Profile | None = None
        self.ui = Ui_ProfileStep()
        self.ui.setupUi(self)
        name_fields(self.ui)
        self.setFocusProxy(self.ui.words)

    def choose(self, path: Path | None) -> None:
        """Show the profile in the file at `path`, or none; raises `HrdDeskError`."""
        before, self.profile = self.profile, None
        if path is None:
            return
        profile = load_profile(path)
        require_printable(profile)
        if profile != before:
            self.ui.words.clear()
        self.profile = profile
        sentence = _("The profile of “{organisation}”, signed by {code} on {day}.")
        words = {"organisation": profile.house.name, "code": profile.card.code}
        self.ui.origin.setText(sentence.format(**words, day=day_words(profile.made_on)))
        headings = [_("What"), _("By the profile")]
        show_settings(self.ui.settings, headings, contents(profile))

    def words_heard(self) -> str:
        """Return the words that were typed; raises `HrdDeskError`, the field focused."""
        heard = self.ui.words.text().strip()
        try:
            if self.profile is not None:
                self._require(self.profile, heard)
        except HrdDeskError:
            self.ui.words.setFocus()
            self.ui.words.selectAll()
            raise
        return heard

    def _require(self, profile: Profile, heard: str) -> None:
        if not heard:
            sentence = _("Type the six words, or the digits, that {code} reads out by voice.")
            raise InvalidInputError("words", sentence.format(code=profile.card.code))
        require_words(profile, heard)
