"""Write what the other side lacks into a folder or on a stick."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidgetItem, QWidget

from hrd_desk.clock import SystemClock
from hrd_desk.errors import CancelledError, HrdDeskError, InvalidInputError
from hrd_desk.gui.generated.ui_exchange_send_dialog import Ui_ExchangeSendDialog
from hrd_desk.gui.windows.exchange_dialog import (
    ExchangeDialog,
    browse_folder,
    show_in_folder,
    typed_folder,
)
from hrd_desk.gui.windows.exchange_facts import (
    SEND_FOLDER,
    ExchangeFacts,
    PeerFacts,
    is_by_mail,
    keep_by_mail,
    keep_folder,
    kept_folder,
)
from hrd_desk.gui.windows.exchange_words import (
    caution_words,
    file_lines,
    lies_elsewhere,
    only_here_words,
    peer_words,
    waiting_words,
    written_words,
)
from hrd_desk.i18n import _, beside, grouped, ngettext
from hrd_desk.progress import Progress
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.sync.bundle_writer import PART_BYTES_FOR_MAIL
from hrd_desk.sync.sending import SentBundle, send

_UID, _IS_WAITING = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_MOST_ROWS = 8
_LINE_PX = 24


class ExchangeSendDialog(ExchangeDialog):
    """Asks for whom and where; then says what lies there, and what that does not mean."""

    def __init__(self, desk: OpenDesk, facts: ExchangeFacts, parent: QWidget | None = None) -> None:
        """Send from `desk`, whose state `facts` tell."""
        super().__init__(parent)
        self._desk, self._facts = desk, facts
        self.ui = Ui_ExchangeSendDialog()
        self.ui.setupUi(self)
        self.use_form(self.ui)
        option = self.ui.names.document().defaultTextOption()
        option.setTextDirection(self.layoutDirection())  # names of files are Latin
        self.ui.names.document().setDefaultTextOption(option)
        folder = kept_folder(desk.database, SEND_FOLDER)
        self.ui.folder.setText(str(folder or ""))
        self.ui.is_mail.setChecked(is_by_mail(desk.database))
        self._fill()
        self._connect()
        self._show_page(self.ui.choice_page)

    def _connect(self) -> None:
        ui = self.ui
        ui.browse.clicked.connect(lambda: browse_folder(self, ui.folder, _("Where to write it")))
        ui.choose_waiting.clicked.connect(self._choose_waiting)
        ui.show_folder.clicked.connect(self._show_folder)
        ui.send.clicked.connect(self._send)

    def _fill(self) -> None:
        ui, facts = self.ui, self._facts
        is_one = len(facts.peers) == 1
        for widget in (ui.peers_label, ui.peers, ui.choose_waiting):
            widget.setVisible(not is_one)
        for peer in facts.peers:
            words = beside((peer_words(peer.code, peer.name), waiting_words(peer)), "   –   ")  # noqa: RUF001
            item = QListWidgetItem(words, ui.peers)
            item.setData(_UID, str(peer.uid))
            item.setData(_IS_WAITING, peer.is_waiting)
        ui.peers.setFixedHeight(_LINE_PX * min(max(3, len(facts.peers)), _MOST_ROWS) + 4)
        ui.peers.setCurrentRow(0)
        self._choose_waiting()
        ui.explanation.setText(self._explanation(facts.peers[0] if is_one else None))

    def _explanation(self, peer: PeerFacts | None) -> str:
        if peer is None:
            return _("Each desk that you choose gets a file of its own, which it alone can open.")
        name = peer_words(peer.code, peer.name)
        if self._facts.is_headquarters:
            sentence = _("For the field desk {name}: everything that it has not confirmed.")
            return sentence.format(name=name)
        figure = only_here_words(self._facts.only_here, SystemClock().now_utc())
        sentence = _("For headquarters, {name}: everything that it has not confirmed.")
        return f"{sentence.format(name=name)} {figure}"

    def _choose_waiting(self) -> None:
        for item in self._items():
            is_chosen = bool(item.data(_IS_WAITING))
            item.setCheckState(Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked)

    def _items(self) -> list[QListWidgetItem]:
        return [self.ui.peers.item(row) for row in range(self.ui.peers.count())]

    def _chosen(self) -> list[PeerFacts]:
        if len(self._facts.peers) == 1:
            return [self._facts.peers[0]]
        checked = [item for item in self._items() if item.checkState() == Qt.CheckState.Checked]
        uids = [item.data(_UID) for item in checked]
        chosen = [peer for peer in self._facts.peers if str(peer.uid) in uids]
        if not chosen:
            self.ui.peers.setFocus()
            raise InvalidInputError("peers", _("Choose at least one desk that gets a file."))
        return chosen

    def _send(self) -> None:
        try:
            chosen, folder = self._chosen(), typed_folder(self.ui.folder)
        except HrdDeskError as error:
            self.show_problem(error)
            return
        desk, is_mail = self._desk, self.ui.is_mail.isChecked()

        written: list[SentBundle] = []

        def work(progress: Progress) -> HrdDeskError | None:
            keep_folder(desk.database, SEND_FOLDER, folder)
            keep_by_mail(desk.database, is_mail)
            part_bytes = PART_BYTES_FOR_MAIL if is_mail else None
            for peer in chosen:
                # By its uid: two desks may have one code.
                code = str(peer.uid)
                try:
                    sent = send(desk, folder, code=code, part_bytes=part_bytes, progress=progress)
                except CancelledError:
                    raise
                except HrdDeskError as error:
                    if not written:
                        raise
                    return error
                written.append(sent)
            return None

        def show(error: HrdDeskError | None = None) -> None:
            # Whoever stops the work, or whose stick is full, sees what is written already.
            if written:
                self._show_written(chosen, written)
            if error is not None:
                self.show_problem(error)

        self.run(work, show, show)

    def _show_written(self, chosen: list[PeerFacts], bundles: list[SentBundle]) -> None:
        ui = self.ui
        names = [path.name for bundle in bundles for path in bundle.paths]
        is_on_stick = lies_elsewhere(bundles[0].paths[0].parent) and not ui.is_mail.isChecked()
        ui.result.setText(written_words(names, is_on_stick=is_on_stick))
        caution = caution_words(is_headquarters=self._facts.is_headquarters)
        is_one = len(chosen) == 1
        said = [_carried(bundles[0].records)] if is_one else []
        damaged = [sentence for bundle in bundles for sentence in bundle.damaged]
        ui.caution.setText(" ".join([*said, caution, *dict.fromkeys(damaged)]))
        lines = names if is_one else file_lines(chosen, bundles)
        ui.names.setPlainText("\n".join(lines))
        ui.names.setVisible(len(lines) > 1)
        ui.names.setFixedHeight(_LINE_PX * min(len(lines), _MOST_ROWS) + 8)
        self._show_page(ui.done_page)

    def _show_folder(self) -> None:
        try:
            show_in_folder(typed_folder(self.ui.folder))
        except HrdDeskError:
            sentence = _("The folder is not there any more. Put the stick in again to look at it.")
            self.show_problem(InvalidInputError("folder", sentence))

    def _show_page(self, page: QWidget) -> None:
        ui = self.ui
        is_done = page is ui.done_page
        ui.heading.setText(_("The file is written") if is_done else _("Send"))
        ui.show_folder.setVisible(is_done)
        ui.send.setVisible(not is_done)
        ui.cancel.setText(_("Close") if is_done else _("Cancel"))
        if is_done:
            ui.show_folder.setFocus()
        elif len(self._facts.peers) > 1:
            ui.peers.setFocus()
        else:
            (ui.send if ui.folder.text() else ui.browse).setFocus()
        self.turn_to(page, ui.choice_page, ui.done_page)


def _carried(records: int) -> str:
    if not records:
        return _("It carries no record: confirmations and terms only.")
    carried = ngettext("It carries {count} record.", "It carries {count} records.", records)
    return carried.format(count=grouped(records))
