"""Key keepers of headquarters, and the key file of one."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QTreeWidgetItem, QWidget

from hrd_desk.errors import HrdDeskError, InvalidInputError
from hrd_desk.gui.forms.new_passphrase import NewPassphraseForm
from hrd_desk.gui.generated.ui_exchange_keepers_dialog import Ui_ExchangeKeepersDialog
from hrd_desk.gui.generated.ui_exchange_key_dialog import Ui_ExchangeKeyDialog
from hrd_desk.gui.widgets.plain_text import ask
from hrd_desk.gui.windows.create_desk_dialog import documents_folder
from hrd_desk.gui.windows.exchange_dialog import ExchangeDialog
from hrd_desk.gui.windows.exchange_preview import mark_first
from hrd_desk.gui.workers import delete_later
from hrd_desk.i18n import _
from hrd_desk.progress import Progress
from hrd_desk.storage.database import Database
from hrd_desk.sync.key_keepers import SUFFIX, Keeper, add_keeper, keepers, new_keeper, remove_keeper

_NAME_PX, _LIST_PX = 200, 120


class ExchangeKeyDialog(ExchangeDialog):
    """Makes a key file locked with a passphrase; `recipient` is its public part, or empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.recipient = ""
        self.ui = Ui_ExchangeKeyDialog()
        self.ui.setupUi(self)
        self.use_form(self.ui)
        self.passphrase_form = NewPassphraseForm(self)
        self.ui.passphrase_layout.addWidget(self.passphrase_form)
        self.ui.file.setText(str(documents_folder() / (_("key") + SUFFIX)))
        self.ui.browse.clicked.connect(self._browse)
        self.ui.make.clicked.connect(self._make)

    def _browse(self) -> None:
        kinds = _("Keys (*.hrdkey)")
        file, _kind = QFileDialog.getSaveFileName(self, _("Key file"), self.ui.file.text(), kinds)
        if file:
            self.ui.file.setText(file)

    def _make(self) -> None:
        try:
            passphrase = self.passphrase_form.passphrase()
            path = Path(self.ui.file.text().strip())
            if not path.name or not path.parent.is_dir():
                self.ui.file.setFocus()
                sentence = _("This folder does not exist. Choose another file.")
                raise InvalidInputError("file", sentence)
        except HrdDeskError as error:
            self.show_problem(error)
            return

        def work(_progress: Progress) -> str:
            return new_keeper(path, passphrase)

        self.run(work, self._take)

    def _take(self, recipient: str) -> None:
        self.recipient = recipient
        self.passphrase_form.clear()
        self.accept()


class ExchangeKeepersDialog(ExchangeDialog):
    """Lists the key keepers, adds and removes them; `is_changed` if the desk's card is another."""

    def __init__(self, database: Database, parent: QWidget | None = None) -> None:
        """Show the key keepers of the desk of `database`."""
        super().__init__(parent)
        self.is_changed = False
        self._database = database
        self.ui = Ui_ExchangeKeepersDialog()
        self.ui.setupUi(self)
        self.use_form(self.ui)
        self.ui.keepers.setHeaderLabels([_("Who keeps it"), _("Public key")])
        self.ui.keepers.setRootIsDecorated(False)
        self.ui.keepers.setColumnWidth(0, _NAME_PX)
        self.ui.keepers.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.ui.add.clicked.connect(self._add)
        self.ui.recipient.returnPressed.connect(self._add)
        self.ui.remove.clicked.connect(self._remove)
        self.ui.new_key.clicked.connect(self._make_key)
        self._show()
        self.ui.name.setFocus()

    def _show(self) -> None:
        with self._database.snapshot() as session:
            known = keepers(session)
        ui = self.ui
        ui.keepers.clear()
        for keeper in known:
            item = QTreeWidgetItem(ui.keepers, [keeper.name, keeper.recipient])
            item.setData(0, Qt.ItemDataRole.UserRole, keeper)
        mark_first(ui.keepers)
        ui.keepers.setFixedHeight(_LIST_PX)
        ui.empty.setVisible(not known)
        ui.keepers.setVisible(bool(known))
        ui.remove.setVisible(bool(known))
        self.fit()

    def _add(self) -> None:
        name, recipient = self.ui.name.text(), self.ui.recipient.text()

        def work(_progress: Progress) -> None:
            add_keeper(self._database, recipient, name)

        self.run(work, self._on_added)

    def _on_added(self, _nothing: object) -> None:
        self.is_changed = True
        self.ui.name.clear()
        self.ui.recipient.clear()
        self._show()
        self.ui.cancel.setFocus()

    def _remove(self) -> None:
        item = self.ui.keepers.currentItem()
        if item is None:
            return
        keeper: Keeper = item.data(0, Qt.ItemDataRole.UserRole)
        question = _(
            "Seal nothing more for {name}? What was sealed before stays open to them. Every field "
            "desk needs the new card."
        )
        if not ask(self, question.format(name=keeper.name), _("Remove"), is_destructive=True):
            return

        def work(_progress: Progress) -> None:
            remove_keeper(self._database, keeper.recipient)

        self.run(work, self._on_added)

    def _make_key(self) -> None:
        dialog = ExchangeKeyDialog(self)
        if dialog.exec():
            self.ui.recipient.setText(dialog.recipient)
            self.ui.name.setFocus()
        delete_later(dialog)
