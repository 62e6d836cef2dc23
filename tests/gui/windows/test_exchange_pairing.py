"""Pairing in the window: cards, words, key keepers, revoking."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hrd_desk.gui.windows.exchange_card_dialog import ExchangeCardDialog
from hrd_desk.gui.windows.exchange_dialog import ExchangeDialog
from hrd_desk.gui.windows.exchange_keepers_dialog import ExchangeKeepersDialog, ExchangeKeyDialog
from hrd_desk.gui.windows.exchange_pairing_window import ExchangePairingWindow
from hrd_desk.gui.workers import finish_jobs
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.sync.cards import load_card
from hrd_desk.sync.key_keepers import keepers, open_keeper, remove_keeper
from hrd_desk.sync.pairing import PAIRED, REVOKED, own_card, own_words, peers, revoke
from tests.builders import PASSPHRASE
from tests.pages.exchange import ExchangePage, on_dialog
from tests.pages.keyboard import Answers, enter, press
from tests.sync.identities import KEEPER, a_field_desk, a_headquarters, a_recipient, paired


@pytest.fixture
def hq(tmp_path: Path, qapp: object) -> Iterator[OpenDesk]:
    with a_headquarters(tmp_path) as desk:
        yield desk
        finish_jobs()


def a_card(desk: OpenDesk, folder: Path) -> Path:
    path = folder / f"{desk.code}.hrdcard"
    path.write_bytes(own_card(desk.database))
    return path


def states(desk: OpenDesk) -> list[str]:
    with desk.database.snapshot() as session:
        return [peer.state for peer in peers(session)]


def typing(words: str) -> ExchangeDialog | None:
    """Type `words` into the dialog that asks for them."""
    enter("words", words)
    press(Qt.Key.Key_Return)
    return None


def test_a_card_is_saved_under_its_ending_and_the_words_stay_to_be_read_out(
    qtbot: QtBot, almaty: OpenDesk, tmp_path: Path
) -> None:
    window = ExchangePairingWindow(almaty)
    page = ExchangePage(qtbot, window)
    words, digits = own_words(almaty.database)
    assert words in page.said("own_words")
    assert digits in page.said("own_words")
    assert page.said("empty").startswith("No other desk yet.")
    with Answers("close") as told:
        window.save_card(tmp_path / "almaty")
        qtbot.waitUntil(lambda: told.said != [], timeout=20_000)
    assert "by voice" in told.said[0]
    assert load_card(tmp_path / "almaty.hrdcard").desk_uid == almaty.uid


@pytest.mark.parametrize("typed", ["  Bureau for Rights ", ""])
def test_a_card_says_the_name_that_was_typed(
    qtbot: QtBot, almaty: OpenDesk, tmp_path: Path, typed: str
) -> None:
    own_card(almaty.database, "Almaty office")
    window = ExchangePairingWindow(almaty)
    page = ExchangePage(qtbot, window)
    assert window.ui.card_name.text() == "Almaty office"
    enter("card_name", "a" * 201)
    window.save_card(tmp_path / "almaty")
    page.wait()
    assert "one line of at most 200" in page.said("problem")
    assert not (tmp_path / "almaty.hrdcard").exists()
    enter("card_name", typed)
    with Answers("close") as told:
        window.save_card(tmp_path / "almaty")
        qtbot.waitUntil(lambda: told.said != [], timeout=20_000)
    assert load_card(tmp_path / "almaty.hrdcard").name == typed.strip()
    assert ExchangePairingWindow(almaty).ui.card_name.text() == typed.strip()


def test_a_card_is_taken_with_the_words_of_the_other_side_alone(
    qtbot: QtBot, almaty: OpenDesk, hq: OpenDesk, tmp_path: Path
) -> None:
    card = load_card(a_card(hq, tmp_path))
    dialog = ExchangeCardDialog(almaty.database, card)
    page = ExchangePage(qtbot, dialog)
    theirs, own = own_words(hq.database)[0], own_words(almaty.database)[0]
    assert page.said("who") == "The card says that it is of HQ, headquarters."
    assert page.said("own_words") == own
    shown = " ".join(label.text() for label in dialog.findChildren(type(dialog.ui.who)))
    assert theirs not in shown
    for typed, sentence in (("", "type what you hear"), (own, "do not fit this card")):
        dialog.ui.words.setText(typed)
        page.press("pair")
        assert sentence in page.said("problem")
    assert states(almaty) == []
    dialog.ui.words.setText(theirs.upper())
    page.press("pair")
    assert dialog.pairing is not None
    assert states(almaty) == [PAIRED]


def test_the_window_asks_for_words_and_lists_the_peer(
    qtbot: QtBot, almaty: OpenDesk, hq: OpenDesk, tmp_path: Path
) -> None:
    window = ExchangePairingWindow(almaty)
    page = ExchangePage(qtbot, window)

    def answer(dialog: ExchangeDialog) -> None:
        assert isinstance(dialog, ExchangeCardDialog)
        dialog.ui.words.setText(own_words(hq.database)[1])
        dialog.ui.pair.click()

    with on_dialog(answer), Answers("close") as told:
        window.take_card(a_card(hq, tmp_path))
        qtbot.waitUntil(lambda: told.said != [], timeout=20_000)
    page.wait()
    assert told.said == ["Paired with HQ."]
    assert page.rows("peers")[0][:4] == ["HQ", "headquarters", "paired", "nothing yet"]


def test_a_newer_card_of_a_known_desk_needs_no_words(
    qtbot: QtBot, almaty: OpenDesk, hq: OpenDesk, tmp_path: Path
) -> None:
    paired([almaty], hq)
    window = ExchangePairingWindow(almaty)
    ExchangePage(qtbot, window)
    with Answers("close") as told:
        window.take_card(a_card(hq, tmp_path))
        qtbot.waitUntil(lambda: told.said != [], timeout=20_000)
    assert "paired already" in told.said[0]


def test_a_file_that_is_no_card_is_refused_in_place(
    qtbot: QtBot, almaty: OpenDesk, tmp_path: Path
) -> None:
    (tmp_path / "x.hrdcard").write_bytes(b"hello")
    window = ExchangePairingWindow(almaty)
    page = ExchangePage(qtbot, window)
    window.take_card(tmp_path / "x.hrdcard")
    page.wait()
    assert page.said("problem") == (
        "This file is no card of a desk. Choose one that ends in .hrdcard."
    )


def test_a_card_that_no_words_make_good_is_refused_before_anybody_is_called(
    qtbot: QtBot, almaty: OpenDesk, hq: OpenDesk, tmp_path: Path
) -> None:
    window = ExchangePairingWindow(almaty)
    page = ExchangePage(qtbot, window)
    with a_field_desk(tmp_path, "BIS") as bishkek, a_headquarters(tmp_path, "HX") as second:
        cards = {
            almaty: "This is the card of this very desk.",
            bishkek: "BIS is a field desk, as this one is.",
            second: "This desk is paired with HQ.",
        }
        paired([almaty], hq)
        for desk, sentence in cards.items():
            window.take_card(a_card(desk, tmp_path))
            page.wait()
            assert page.said("problem").startswith(sentence)
        assert not window.ui.revoke.isEnabled()  # the list is still empty
        revoke(almaty.database, "HQ")
        window.take_card(a_card(hq, tmp_path))
        page.wait()
        assert page.said("problem").startswith("The key on this card is revoked or replaced.")


def test_a_peer_is_revoked_after_a_question(qtbot: QtBot, almaty: OpenDesk, hq: OpenDesk) -> None:
    paired([almaty], hq)
    page = ExchangePage(qtbot, ExchangePairingWindow(almaty))
    with Answers("cancel"):
        page.press("revoke")
    assert states(almaty) == [PAIRED]
    with Answers("yes") as asked:
        page.press("revoke")
    assert "Trust the keys of HQ no more?" in asked.said[0]
    assert states(almaty) == [REVOKED]
    assert page.rows("peers")[0][2] == "revoked"


def test_new_keys_have_new_words(qtbot: QtBot, almaty: OpenDesk) -> None:
    before = own_words(almaty.database)[0]
    page = ExchangePage(qtbot, ExchangePairingWindow(almaty))
    with Answers("yes", "close"):
        page.press("replace_keys")
        qtbot.waitUntil(lambda: before not in page.said("own_words"), timeout=20_000)
    assert own_words(almaty.database)[0] in page.said("own_words")


def test_headquarters_makes_no_card_before_it_has_a_key_keeper(qtbot: QtBot, hq: OpenDesk) -> None:
    remove_keeper(hq.database, KEEPER)
    window = ExchangePairingWindow(hq)
    page = ExchangePage(qtbot, window)
    assert page.said("own_words").startswith("Add a key keeper first")
    assert not window.ui.make_card.isEnabled()

    def add(dialog: ExchangeDialog) -> None:
        assert isinstance(dialog, ExchangeKeepersDialog)
        dialog.ui.name.setText("Second person")
        dialog.ui.recipient.setText(a_recipient())
        dialog.ui.add.click()
        qtbot.waitUntil(lambda: not dialog.is_working, timeout=20_000)
        dialog.reject()

    with on_dialog(add):
        page.press("key_keepers")
    page.wait()
    assert window.ui.make_card.isEnabled()


def test_a_key_keeper_is_added_and_removed(qtbot: QtBot, hq: OpenDesk) -> None:
    dialog = ExchangeKeepersDialog(hq.database)
    page = ExchangePage(qtbot, dialog)
    dialog.ui.name.setText("Second person")
    dialog.ui.recipient.setText("age1nonsense")
    page.press("add")
    assert "is no public key of a key keeper" in page.said("problem")
    dialog.ui.recipient.setText(a_recipient())
    page.press("add")
    assert [row[0] for row in page.rows("keepers")] == ["The keeper", "Second person"]
    with Answers("yes"):
        page.press("remove")
    with hq.database.snapshot() as session:
        assert [keeper.name for keeper in keepers(session)] == ["Second person"]
    assert dialog.is_changed


def test_a_key_file_opens_with_its_passphrase(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ExchangeKeyDialog()
    page = ExchangePage(qtbot, dialog)
    dialog.ui.file.setText(str(tmp_path / "second"))
    page.press("make")
    assert "too short" in page.said("problem")
    dialog.passphrase_form.ui.passphrase.setText(PASSPHRASE)
    dialog.passphrase_form.ui.repeated.setText(PASSPHRASE)
    page.press("make")
    identity = open_keeper(tmp_path / "second.hrdkey", PASSPHRASE)
    assert str(identity.to_public()) == dialog.recipient
