"""Whether and whom a desk may ask for places online, who learns what, and what was sent."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget
from typing_extensions import override

from hrd_desk.errors import HrdDeskError
from hrd_desk.geocoding.online_settings import (
    PUBLIC_SERVERS,
    OnlineSettings,
    Provider,
    is_lookup_allowed,
    read_online_settings,
    write_online_settings,
)
from hrd_desk.gui.errors import show_error
from hrd_desk.gui.forms.binding import name_fields
from hrd_desk.gui.generated.ui_online_settings_dialog import Ui_OnlineSettingsDialog
from hrd_desk.gui.widgets.plain_text import ask
from hrd_desk.i18n import _, beside, decimal
from hrd_desk.storage.database import Database
from hrd_desk.storage.sent_lookups import clear_lookups, load_lookups

_NAMES = {
    Provider.NOMINATIM: "Nominatim (OpenStreetMap)",
    Provider.PHOTON: "Photon",
    Provider.PELIAS: "Pelias",
}
SECONDS_BETWEEN = 1.1


class OnlineSettingsDialog(QDialog):
    """The settings of asking online; off until a person switches it on here."""

    def __init__(self, database: Database, parent: QWidget | None = None) -> None:
        """Show the settings and the log of `database`."""
        super().__init__(parent)
        self._database = database
        self.ui = Ui_OnlineSettingsDialog()
        self.ui.setupUi(self)
        name_fields(self.ui)
        for provider in Provider:
            self.ui.provider.addItem(_NAMES[provider], provider)
        with database.snapshot() as session:
            self._is_allowed = is_lookup_allowed(session)
            self._show(read_online_settings(session))
        self.ui.is_on.setEnabled(self._is_allowed)
        self.ui.rate.setText(
            _(
                "At most one question every {seconds} seconds, one by one, never while you type."
            ).format(seconds=decimal(SECONDS_BETWEEN))
        )
        self._list_sent()
        self._connect()
        self._tell()

    def _connect(self) -> None:
        ui = self.ui
        for changed in (
            ui.is_on.toggled,
            ui.provider.currentIndexChanged,
            ui.server.textChanged,
            ui.proxy.textChanged,
        ):
            changed.connect(lambda _value: self._tell())
        ui.clear.clicked.connect(self._clear)
        ui.save.clicked.connect(self._save)
        ui.cancel.clicked.connect(self.reject)

    def _show(self, settings: OnlineSettings) -> None:
        ui = self.ui
        ui.is_on.setChecked(settings.is_on)
        ui.provider.setCurrentIndex(ui.provider.findData(settings.provider))
        ui.server.setText(settings.server)
        ui.proxy.setText(settings.proxy)
        ui.asks_each_time.setChecked(settings.asks_each_time)

    def entered(self) -> OnlineSettings:
        """Return the settings as they stand on the screen."""
        ui = self.ui
        return OnlineSettings(
            is_on=ui.is_on.isChecked(),
            provider=Provider(ui.provider.currentData()),
            server=ui.server.text().strip(),
            proxy=ui.proxy.text().strip(),
            asks_each_time=ui.asks_each_time.isChecked(),
        )

    def _tell(self) -> None:
        """Say who would learn what, with a place that nobody asks about."""
        settings = self.entered()
        public = PUBLIC_SERVERS.get(settings.provider, "")
        words = public or _("needed: this kind of server has no public one")
        self.ui.server.setPlaceholderText(words)
        try:
            told = settings.checked().disclosure(_("name of the place"))
        except HrdDeskError as error:
            told = error.sentence
        except ValueError:  # an address that is being typed
            told = ""
        off = _("Online lookup is off: no question leaves this computer.")
        if not self._is_allowed:
            off = _("Headquarters does not allow asking for places online. It stays off.")
        self.ui.disclosure.setText(told if settings.is_on else off)

    def _list_sent(self) -> None:
        with self._database.snapshot() as session:
            lookups = load_lookups(session)
        self.ui.sent.clear()
        for lookup in lookups:
            moment = f"{lookup.sent_at_utc.astimezone():%Y-%m-%d %H:%M:%S}"
            self.ui.sent.addItem(beside((moment, lookup.host, lookup.query)))
        if not lookups:
            self.ui.sent.addItem(_("Nothing was sent so far."))
            self.ui.sent.item(0).setFlags(Qt.ItemFlag.NoItemFlags)
        self.ui.clear.setEnabled(bool(lookups))

    def _clear(self) -> None:
        question = _("Forget which places were asked about? The servers will not forget it.")
        if not ask(self, question, _("Forget"), is_destructive=True):
            return
        try:
            with self._database.local_transaction() as session:
                clear_lookups(session)
        except HrdDeskError as error:
            show_error(self, error)
        self._list_sent()

    def _save(self) -> None:
        settings = self.entered()
        if not settings.is_on and not _is_sound(settings):
            # What is off harms nobody: half an address must not keep it from being switched off.
            settings = OnlineSettings()
        try:
            with self._database.local_transaction() as session:
                write_online_settings(session, settings)
        except HrdDeskError as error:
            self.ui.problem.setText(error.sentence)
            self.ui.problem.setVisible(True)
            return
        self.accept()

    @override
    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]  # Qt's own event
        (self.ui.is_on if self._is_allowed else self.ui.provider).setFocus()


def _is_sound(settings: OnlineSettings) -> bool:
    try:
        settings.checked()
    except HrdDeskError:
        return False
    return True
