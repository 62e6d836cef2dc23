"""What holds for every dialog of the exchange: plain text, names, a place for each Tab."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from hrd_desk.gui.windows.exchange_card_dialog import ExchangeCardDialog
from hrd_desk.gui.windows.exchange_facts import read_facts
from hrd_desk.gui.windows.exchange_keepers_dialog import ExchangeKeepersDialog, ExchangeKeyDialog
from hrd_desk.gui.windows.exchange_merge_dialog import ExchangeMergeDialog
from hrd_desk.gui.windows.exchange_pairing_window import ExchangePairingWindow
from hrd_desk.gui.windows.exchange_receive_dialog import ExchangeReceiveDialog
from hrd_desk.gui.windows.exchange_send_dialog import ExchangeSendDialog
from hrd_desk.gui.windows.exchange_watch import ExchangeWatchDialog
from hrd_desk.gui.workers import finish_jobs
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.sync.sending import send
from tests.gui.windows.test_every_dialog import shown_controls
from tests.pages.exchange import logged, looking
from tests.pages.keyboard import keep, press, show
from tests.sync.identities import a_field_desk, a_headquarters, card_of, taken

HTML = "<img src='/etc/hostname'> <b>Almaty</b>"
DIALOGS = ("send", "send-one", "receive", "plan", "pairing", "card", "keepers", "key", "merge")


@pytest.fixture
def desks(tmp_path: Path, qapp: object) -> Iterator[tuple[OpenDesk, OpenDesk]]:
    with (
        a_headquarters(tmp_path) as hq,
        a_field_desk(tmp_path) as almaty,
        a_field_desk(tmp_path, "BIS") as bishkek,
    ):
        for desk in (almaty, bishkek):
            taken(hq, card_of(desk, HTML))
            taken(desk, card_of(hq, HTML))
        yield hq, almaty
        finish_jobs()


@pytest.fixture(params=[*DIALOGS, "watch"])
def dialog(
    request: pytest.FixtureRequest,
    qtbot: QtBot,
    desks: tuple[OpenDesk, OpenDesk],
    tmp_path: Path,
) -> QWidget:
    hq, almaty = desks

    def plan() -> QWidget:
        logged(almaty, HTML)
        send(almaty, tmp_path)
        return looking(qtbot, hq, tmp_path).dialog

    makers: dict[str, Callable[[], QWidget]] = {
        "send": lambda: ExchangeSendDialog(hq, read_facts(hq.database)),
        "send-one": lambda: ExchangeSendDialog(almaty, read_facts(almaty.database)),
        "receive": lambda: ExchangeReceiveDialog(hq),
        "plan": plan,
        "pairing": lambda: ExchangePairingWindow(hq),
        "card": lambda: ExchangeCardDialog(hq.database, card_of(almaty, HTML)),
        "keepers": lambda: ExchangeKeepersDialog(hq.database),
        "key": ExchangeKeyDialog,
        "merge": lambda: ExchangeMergeDialog(hq),
        "watch": lambda: ExchangeWatchDialog(hq),
    }
    made = makers[request.param]()
    keep(made)
    show(qtbot, made)
    return made


def test_no_text_is_read_as_markup(dialog: QWidget) -> None:
    labels = [label for label in dialog.findChildren(QLabel) if label.text()]
    guessing = [label.text() for label in labels if label.textFormat() != Qt.TextFormat.PlainText]
    assert guessing == []
    assert "Almaty" not in dialog.windowTitle()
    assert "HRD Desk" in dialog.windowTitle()


def test_every_control_has_a_name_for_screen_readers(dialog: QWidget) -> None:
    nameless = [
        widget.objectName()
        for widget in shown_controls(dialog)
        if not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()
    ]
    assert nameless == []


def test_tab_reaches_every_control_and_comes_back(dialog: QWidget) -> None:
    seen: list[QWidget] = []
    for _turn in range(60):
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused in seen:
            break
        seen.append(focused)
        press(Qt.Key.Key_Tab)
    missed = [
        widget.objectName()
        for widget in set(shown_controls(dialog)) - set(seen)
        if not (isinstance(widget, QAbstractButton) and widget.autoExclusive())
    ]
    assert missed == []


def test_a_dialog_fits_on_a_small_screen(dialog: QWidget) -> None:
    assert dialog.width() <= 1366
    assert dialog.height() <= 700
