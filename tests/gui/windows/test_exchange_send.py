"""Sending from the window: where to, for whom, and what is said afterwards."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hrd_desk.errors import CancelledError, HrdDeskError
from hrd_desk.gui.windows import exchange_send_dialog
from hrd_desk.gui.windows.exchange_facts import SEND_FOLDER, is_by_mail, kept_folder, read_facts
from hrd_desk.gui.windows.exchange_send_dialog import ExchangeSendDialog
from hrd_desk.gui.windows.exchange_words import lies_elsewhere
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.sync.receiving import receive
from hrd_desk.sync.sending import SentBundle, send
from tests.pages.exchange import ExchangePage, figure, logged, main_window, on_dialog, sending
from tests.pages.keyboard import Answers, enter, focused, press, tab_to
from tests.sync.catalogue import Site
from tests.sync.identities import a_field_desk, paired

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def test_a_first_file_is_written_by_keyboard(
    qtbot: QtBot, almaty: OpenDesk, hq: OpenDesk, stick: Path
) -> None:
    logged(almaty, "Raid on the market", "Lawyer arrested")
    page = sending(qtbot, almaty)
    assert focused().objectName() == "browse"
    assert "2 records exist only on this computer" in page.said("explanation")
    enter("folder", str(stick))
    press(Qt.Key.Key_Return)
    page.wait()
    (path,) = stick.glob("*.hrdx")
    assert page.said("result").startswith(f"Written and read back: {path.name}.")
    assert page.said("caution") == (
        "It carries 2 records. Nothing counts as safe before headquarters confirms it."
    )
    assert receive(hq, path).report is not None


def test_the_folder_is_remembered_inside_the_desk(
    qtbot: QtBot, almaty: OpenDesk, hq: OpenDesk, stick: Path
) -> None:
    sending(qtbot, almaty, stick)
    assert kept_folder(almaty.database, SEND_FOLDER) == stick
    page = sending(qtbot, almaty)
    assert focused().objectName() == "send"
    page.press("send")
    assert len(list(stick.glob("*.hrdx"))) == 2


def test_a_stick_that_is_not_there_is_said_in_place(
    qtbot: QtBot, almaty: OpenDesk, hq: OpenDesk, stick: Path
) -> None:
    page = sending(qtbot, almaty, stick / "gone")
    assert "Put the stick in" in page.said("problem")
    assert focused().objectName() == "folder"


def test_without_a_folder_nothing_is_written(qtbot: QtBot, almaty: OpenDesk, hq: OpenDesk) -> None:
    page = sending(qtbot, almaty)
    page.press("send")
    assert page.said("problem") == "Choose a folder or a stick first."


def test_parts_for_mail_are_remembered(
    qtbot: QtBot, almaty: OpenDesk, hq: OpenDesk, stick: Path
) -> None:
    page = sending(qtbot, almaty)
    tab_to("is_mail")
    press(Qt.Key.Key_Space)
    enter("folder", str(stick))
    page.press("send")
    assert is_by_mail(almaty.database)
    assert "stick" not in page.said("result")


def test_headquarters_writes_for_the_desks_that_are_chosen(
    qtbot: QtBot, tmp_path: Path, hq: OpenDesk, stick: Path
) -> None:
    with a_field_desk(tmp_path, "BIS") as bishkek:
        paired([bishkek], hq)
        elsewhere = tmp_path / "first"
        elsewhere.mkdir()
        send(hq, elsewhere, code="ALM")
        page = sending(qtbot, hq)
        assert isinstance(page.dialog, ExchangeSendDialog)
        items = [page.dialog.ui.peers.item(row) for row in range(2)]
        checked = [item.text()[:3] for item in items if item.checkState() == Qt.CheckState.Checked]
        assert checked == ["BIS"]
        page.press("cancel")
        sending(qtbot, hq, stick)
        (path,) = stick.glob("*.hrdx")
        assert receive(bishkek, path).peer_code == "HQ"


def test_at_headquarters_somebody_must_be_chosen(
    qtbot: QtBot, tmp_path: Path, hq: OpenDesk, stick: Path
) -> None:
    with a_field_desk(tmp_path, "BIS") as bishkek:
        paired([bishkek], hq)
        page = sending(qtbot, hq)
        assert isinstance(page.dialog, ExchangeSendDialog)
        for row in range(2):
            page.dialog.ui.peers.item(row).setCheckState(Qt.CheckState.Unchecked)
        page.dialog.ui.folder.setText(str(stick))
        page.press("send")
        assert "at least one desk" in page.said("problem")
        page.press("choose_waiting")
        page.press("send")
        assert len(list(stick.glob("*.hrdx"))) == 2


def test_a_cancelled_file_leaves_nothing(
    qtbot: QtBot, almaty: OpenDesk, hq: OpenDesk, stick: Path
) -> None:
    logged(almaty, *(f"Case {number}" for number in range(50)))
    page = ExchangePage(qtbot, ExchangeSendDialog(almaty, read_facts(almaty.database)))
    assert isinstance(page.dialog, ExchangeSendDialog)
    page.dialog.ui.folder.setText(str(stick))
    page.dialog.ui.send.click()
    assert page.dialog.ui.cancel.isEnabled()
    page.dialog.reject()
    page.wait()
    assert page.is_shown("send")
    assert list(stick.iterdir()) == []


def test_a_folder_on_another_disk_counts_as_a_stick(tmp_path: Path) -> None:
    assert not lies_elsewhere(Path.home())
    assert lies_elsewhere(Path("/proc"))
    assert not lies_elsewhere(tmp_path / "gone")


def test_without_a_peer_send_leads_to_pairing(
    qtbot: QtBot, almaty: OpenDesk, tmp_path: Path
) -> None:
    with main_window(qtbot, almaty, tmp_path) as window:
        with Answers("cancel") as asked:
            window.exchange.bar.ui.send.click()
            qtbot.waitUntil(lambda: asked.said != [], timeout=20_000)
        assert "paired with no other yet" in asked.said[0]


def test_send_opens_by_its_key_and_the_line_follows(
    qtbot: QtBot, almaty: OpenDesk, hq: OpenDesk, stick: Path, tmp_path: Path
) -> None:
    with main_window(qtbot, almaty, tmp_path) as window:
        qtbot.waitUntil(lambda: "No record exists only" in figure(window), timeout=20_000)
        logged(almaty, "Raid on the market")
        qtbot.waitUntil(lambda: "1 record exists only" in figure(window), timeout=20_000)
        with on_dialog(lambda dialog: dialog.reject()) as seen:
            press(Qt.Key.Key_S, CTRL_SHIFT)
            qtbot.waitUntil(lambda: bool(seen), timeout=20_000)
        receive(hq, send(almaty, stick).paths[0])
        receive(almaty, send(hq, stick).paths[0])
        window.exchange.refresh()
        qtbot.waitUntil(lambda: "Confirmed by headquarters" in figure(window), timeout=20_000)
        assert "No record exists only on this computer." in figure(window)


def test_what_is_written_says_for_whom_it_is_though_two_desks_have_one_code(
    qtbot: QtBot, tmp_path: Path, hq: OpenDesk, stick: Path
) -> None:
    other = Site.new(tmp_path, "ALM", name="other")
    with a_field_desk(tmp_path, "BIS") as bishkek, other.desk:
        paired([bishkek, other.desk], hq)
        page = sending(qtbot, hq, stick)
        assert isinstance(page.dialog, ExchangeSendDialog)
        lines = page.dialog.ui.names.toPlainText().splitlines()
        assert [line.partition(":")[0] for line in lines] == ["ALM", "ALM", "BIS"]
        name = lines[2].removeprefix("BIS: ").removesuffix(", 0 records")
        assert receive(bishkek, stick / name).peer_code == "HQ"
        assert page.said("caution") == "Nothing counts as arrived before the desk confirms it."


@pytest.mark.parametrize("error", [CancelledError(), HrdDeskError("The stick is full.")])
def test_whoever_stops_or_fills_the_stick_sees_what_is_written_already(
    *,
    qtbot: QtBot,
    tmp_path: Path,
    hq: OpenDesk,
    stick: Path,
    monkeypatch: pytest.MonkeyPatch,
    error: HrdDeskError,
) -> None:
    def send_once(desk: OpenDesk, *args: Any, **words: Any) -> SentBundle:
        if list(stick.glob("*.hrdx")):
            raise error
        return send(desk, *args, **words)

    monkeypatch.setattr(exchange_send_dialog, "send", send_once)
    with a_field_desk(tmp_path, "BIS") as bishkek:
        paired([bishkek], hq)
        page = sending(qtbot, hq, stick)
        assert isinstance(page.dialog, ExchangeSendDialog)
        (path,) = stick.glob("*.hrdx")
        lines = page.dialog.ui.names.toPlainText().splitlines()
        assert lines == [f"ALM: {path.name}, 0 records", "BIS: no file was written"]
        is_stopped = isinstance(error, CancelledError)
        assert page.said("problem") == ("" if is_stopped else "The stick is full.")


def test_a_stick_that_was_pulled_out_is_said_in_place(
    qtbot: QtBot, almaty: OpenDesk, hq: OpenDesk, stick: Path
) -> None:
    page = sending(qtbot, almaty, stick)
    shutil.rmtree(stick)
    page.press("show_folder")
    assert page.said("problem").startswith("The folder is not there any more.")


@pytest.mark.parametrize("place", ["file.txt", "x" * 300, "a\0b"])
def test_what_is_no_folder_is_said_in_place(
    qtbot: QtBot, almaty: OpenDesk, hq: OpenDesk, stick: Path, place: str
) -> None:
    (stick / "file.txt").write_text("a file")
    page = ExchangePage(qtbot, ExchangeSendDialog(almaty, read_facts(almaty.database)))
    assert isinstance(page.dialog, ExchangeSendDialog)
    page.dialog.ui.folder.setText(f"{stick}/{place}")
    page.press("send")
    is_file = place == "file.txt"
    assert page.said("problem").startswith("This is a file" if is_file else "This folder is not")
