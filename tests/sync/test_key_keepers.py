"""Key keepers hold keys of their own, and what is sent to headquarters is sealed for them, too."""

from collections.abc import Iterator
from pathlib import Path

import pyrage
import pytest

from hrd_desk.errors import HrdDeskError, InvalidInputError, NotFoundError, WrongPassphraseError
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.sync.key_keepers import (
    Keeper,
    add_keeper,
    keepers,
    new_keeper,
    open_keeper,
    remove_keeper,
)
from tests.builders import PASSPHRASE
from tests.sync.identities import (
    KEEPER,
    a_closed_headquarters,
    a_field_desk,
    a_headquarters,
    a_recipient,
    card_of,
    reopened,
)


@pytest.fixture
def headquarters(tmp_path: Path) -> Iterator[OpenDesk]:
    with a_headquarters(tmp_path) as desk:
        yield desk


@pytest.fixture(scope="module")
def keeper(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Return the file of a key keeper and its public key, made once: it takes a second."""
    file = tmp_path_factory.mktemp("keeper") / "keeper.hrdkey"
    return file, new_keeper(file.with_suffix(""), PASSPHRASE)


def test_a_key_keeper_opens_what_was_sealed_for_headquarters(keeper: tuple[Path, str]) -> None:
    file, recipient = keeper
    sealed = pyrage.encrypt(b"bundle", [pyrage.x25519.Recipient.from_str(recipient)])
    assert b"AGE-SECRET-KEY" not in file.read_bytes()
    assert pyrage.decrypt(sealed, [open_keeper(file, PASSPHRASE)]) == b"bundle"
    with pytest.raises(WrongPassphraseError, match="does not open"):
        open_keeper(file, "another passphrase")


def test_the_age_tool_can_open_the_file_of_a_key_keeper(keeper: tuple[Path, str]) -> None:
    """What is inside the passphrase envelope is an identity file as `age-keygen` writes it."""
    file, recipient = keeper
    text = pyrage.passphrase.decrypt(file.read_bytes(), PASSPHRASE)
    comment, identity = text.decode().splitlines()
    assert comment == f"# public key: {recipient}"
    assert identity.startswith("AGE-SECRET-KEY-1")


def test_a_key_is_never_written_over_another_or_under_a_short_passphrase(tmp_path: Path) -> None:
    (tmp_path / "keeper.hrdkey").write_bytes(b"precious")
    with pytest.raises(HrdDeskError, match="exists already"):
        new_keeper(tmp_path / "keeper", PASSPHRASE)
    assert (tmp_path / "keeper.hrdkey").read_bytes() == b"precious"
    with pytest.raises(InvalidInputError, match="too short"):
        new_keeper(tmp_path / "other", "1234567")
    with pytest.raises(HrdDeskError, match="could not be written"):
        new_keeper(tmp_path / "no" / "folder", PASSPHRASE)


@pytest.mark.parametrize("content", [b"", b"junk", b"age-encryption.org/v1\n-> scrypt", bytes(999)])
def test_a_damaged_key_file_is_refused_in_one_sentence(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "keeper.hrdkey"
    file.write_bytes(content)
    with pytest.raises(WrongPassphraseError, match="does not open"):
        open_keeper(file, PASSPHRASE)
    with pytest.raises(HrdDeskError, match="cannot be read"):
        open_keeper(tmp_path / "none.hrdkey", PASSPHRASE)


def test_a_key_file_that_asks_for_endless_work_is_refused(tmp_path: Path) -> None:
    head = b"age-encryption.org/v1\n-> scrypt nB42c9w9HiCHnoVBEKVYvA 60\n"
    body = b"0i59oNJo5hMoXBj75jEV/aaaaaaaaaaaaaaaaaaaaaaa\n--- "
    file = tmp_path / "keeper.hrdkey"
    file.write_bytes(head + body + b"a" * 43 + b"\n" + bytes(64))
    with pytest.raises(WrongPassphraseError, match="does not open"):
        open_keeper(file, PASSPHRASE)


def test_key_keepers_are_kept_renamed_and_removed(tmp_path: Path) -> None:
    path = a_closed_headquarters(tmp_path)
    with reopened(path, "HQ", "hq") as desk:
        add_keeper(desk.database, f" {KEEPER} ", " New \n name ")
    with reopened(path, "HQ", "hq") as desk:
        with desk.database.snapshot() as session:
            assert keepers(session) == [Keeper("New name", KEEPER)]
        remove_keeper(desk.database, KEEPER)
        with pytest.raises(NotFoundError):
            remove_keeper(desk.database, KEEPER)
        with desk.database.snapshot() as session:
            assert keepers(session) == []


def test_a_field_desk_has_no_key_keepers(tmp_path: Path) -> None:
    with a_field_desk(tmp_path) as desk, pytest.raises(InvalidInputError, match="headquarters"):
        add_keeper(desk.database, KEEPER, "Name")


def test_what_is_no_key_keeper_is_refused(headquarters: OpenDesk) -> None:
    for text in ("", "age1", KEEPER[:-1], f"{KEEPER}é", "AGE-SECRET-KEY-1", "x" * 100_000):
        with pytest.raises(InvalidInputError, match="public key"):
            add_keeper(headquarters.database, text, "Name")
    for name in ("", "  ", "x" * 201):
        with pytest.raises(InvalidInputError, match="who keeps"):
            add_keeper(headquarters.database, KEEPER, name)
    with pytest.raises(InvalidInputError, match="own key"):
        add_keeper(headquarters.database, card_of(headquarters).recipients[0], "Name")


def test_there_are_never_more_key_keepers_than_a_card_can_name(headquarters: OpenDesk) -> None:
    for number in range(30):
        add_keeper(headquarters.database, a_recipient(), f"Keeper {number}")
    assert len(card_of(headquarters).recipients) == 32
    with pytest.raises(InvalidInputError, match="too many"):
        add_keeper(headquarters.database, a_recipient(), "One more")
