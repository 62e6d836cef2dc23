"""The database is encrypted, opens with its key alone, and leaves no word in the clear."""

import contextlib
import multiprocessing
import sqlite3
import unicodedata
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from hrd_desk.errors import DamagedDeskError, InvalidInputError, WrongPassphraseError
from hrd_desk.storage import connections
from hrd_desk.storage.connections import PLAIN_MAGIC, connect, make_engine, verify_encryption
from hrd_desk.storage.desk_folder import DeskFolder
from hrd_desk.storage.drafts import save_draft
from hrd_desk.storage.events import delete_event
from hrd_desk.storage.keys import KeyFile
from hrd_desk.storage.opening import OpenDesk, open_desk, open_desk_with_words
from hrd_desk.storage.settings import write_setting
from tests.builders import (
    PASSPHRASE,
    a_closed_desk,
    an_event,
    cheap_cost,
    opened,
    recovery_words,
    saved,
    vocabulary_of,
)
from tests.storage.vaults import key_of

SECRETS = ("Zulfikarpasha", "Жанажолова", "ဇော်မင်းထွန်း")
"""Words that no program writes of itself, planted in everything that a desk keeps."""
COMPOSED = unicodedata.normalize("NFC", "café résumé Ångström")
DECOMPOSED = unicodedata.normalize("NFD", COMPOSED)


@pytest.fixture
def desk(tmp_path: Path) -> DeskFolder:
    return a_closed_desk(tmp_path)


# --- no word in the clear -------------------------------------------------------------------------


def plant(desk: OpenDesk) -> None:
    """Write the secret words wherever a person's words go, then change and delete some."""
    vocabulary, words = vocabulary_of(desk), " ".join(SECRETS)
    event = saved(desk, an_event(vocabulary, title=words, description=words * 200, remarks=words))
    event.title, event.places[0].locality = f"{words} changed", words
    saved(desk, event)
    gone = saved(desk, an_event(vocabulary, summary=words))
    with desk.database.transaction("delete", reason=words) as session:
        delete_event(session, gone.uid, words)
    with desk.database.local_transaction() as session:
        write_setting(session, "last-words", words)
        save_draft(session, event.uid, {"title": words}, 1)


def plant_and_wait(path: Path, words: str, news: "Connection[str, str]") -> None:
    """Plant the secrets in another process, say so, and wait to be killed."""
    with open_desk_with_words(path, words) as desk:
        plant(desk)
        news.send("planted")
        news.recv()


def traces_in(folder: Path) -> Iterator[str]:
    """Yield each file of a desk in which a secret word stands, and how it is written there."""
    for path in sorted(file for file in folder.rglob("*") if file.is_file()):
        content = path.read_bytes()
        for word in SECRETS:
            for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
                if word.encode(encoding) in content:
                    yield f"{word} in {path.name} as {encoding}"


def test_the_search_for_traces_finds_what_is_in_the_clear(tmp_path: Path) -> None:
    plain = sqlite3.connect(tmp_path / "plain.db")
    plain.execute("CREATE TABLE event (title TEXT)")
    plain.executemany("INSERT INTO event VALUES (?)", [(word,) for word in SECRETS])
    plain.commit()
    plain.close()
    (tmp_path / "wide.txt").write_text(SECRETS[1], encoding="utf-16-le")
    assert len(list(traces_in(tmp_path))) == len(SECRETS) + 1


def test_no_file_of_an_open_or_closed_desk_holds_a_word(desk: DeskFolder) -> None:
    with opened(desk.path) as open_one:
        plant(open_one)
        files = {path.name for path in desk.path.iterdir()}
        assert files >= {"main.db", "main.db-wal", "keys.json", "keys.bak", "lock", "reserve"}
        assert list(traces_in(desk.path)) == []
    assert list(traces_in(desk.path)) == []


def test_no_file_holds_a_word_after_a_kill(desk: DeskFolder) -> None:
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    writer = context.Process(target=plant_and_wait, args=(desk.path, recovery_words(), there))
    writer.start()
    there.close()
    assert here.recv() == "planted"
    writer.kill()
    writer.join()
    here.close()
    assert (desk.path / "main.db-wal").stat().st_size > 0
    assert list(traces_in(desk.path)) == []


# --- the key and nothing but the key --------------------------------------------------------------


def test_a_database_opens_with_its_own_key_alone(desk: DeskFolder) -> None:
    verify_encryption(desk.database, key_of(desk))
    with pytest.raises(DamagedDeskError):
        verify_encryption(desk.database, bytearray(32))


def test_a_database_made_without_a_key_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "main.db"
    with contextlib.closing(sqlcipher.connect(str(path), isolation_level=None)) as forgotten:
        forgotten.execute("CREATE TABLE event (title TEXT)")
        forgotten.executemany("INSERT INTO event VALUES (?)", [("x" * 1000,)] * 200)
    assert path.read_bytes().startswith(PLAIN_MAGIC)
    with pytest.raises(DamagedDeskError, match="not encrypted"):
        verify_encryption(path, bytearray(32))
    path.write_bytes(bytes(16) + path.read_bytes()[16:])
    with pytest.raises(DamagedDeskError, match="damaged"):
        verify_encryption(path, bytearray(32))


def connections_made(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Return the list to which every connection with a key is added from now on."""
    made: list[Any] = []

    def connected(path: Path, key: bytes | bytearray) -> Any:
        made.append(connect(path, key))
        return made[-1]

    monkeypatch.setattr(connections, "connect", connected)
    return made


def test_an_opening_verifies_and_uses_one_and_the_same_connection(
    desk: DeskFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = connections_made(monkeypatch)
    with opened(desk.path) as open_one, open_one.database.snapshot() as session:
        assert session.connection().connection.dbapi_connection is made[0]
    assert len(made) == 1


def test_a_refused_opening_leaves_no_connection(
    desk: DeskFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = connections_made(monkeypatch)
    with pytest.raises(DamagedDeskError):
        verify_encryption(desk.database, bytearray(32))
    with pytest.raises(sqlcipher.ProgrammingError, match="closed"):
        made[0].execute("SELECT 1")


def test_the_encrypting_library_itself_cannot_read_it_without_the_key(desk: DeskFolder) -> None:
    with (
        contextlib.closing(sqlcipher.connect(str(desk.database))) as keyless,
        pytest.raises(sqlcipher.DatabaseError),
    ):
        keyless.execute("SELECT count(*) FROM event")


def test_the_file_has_no_magic_and_looks_random(desk: DeskFolder) -> None:
    content = desk.database.read_bytes()
    assert not content.startswith(PLAIN_MAGIC)
    counts = [content.count(bytes([value])) for value in range(256)]
    assert max(counts) < 1.2 * len(content) / 256
    assert min(counts) > 0.8 * len(content) / 256


def test_the_standard_library_cannot_read_it(desk: DeskFolder) -> None:
    plain = sqlite3.connect(desk.database)
    with pytest.raises(sqlite3.DatabaseError):
        plain.execute("SELECT count(*) FROM sqlite_master")
    plain.close()


def test_what_the_study_settled_is_in_force(desk: DeskFolder) -> None:
    engine = make_engine(desk.database, key_of(desk))
    wanted = {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1, "foreign_keys": 1}
    wanted |= {"temp_store": 2, "cell_size_check": 1, "mmap_size": 0, "busy_timeout": 5000}
    with engine.connect() as connection:
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in wanted}
    engine.dispose()
    assert found == wanted


# --- ways in --------------------------------------------------------------------------------------


def test_a_wrong_passphrase_changes_nothing(desk: DeskFolder) -> None:
    before = desk.database.read_bytes(), desk.keys.read_bytes()
    with pytest.raises(WrongPassphraseError):
        open_desk(desk.path, PASSPHRASE + "!")
    assert (desk.database.read_bytes(), desk.keys.read_bytes()) == before


def test_a_new_passphrase_replaces_the_old_one_and_not_the_database(desk: DeskFolder) -> None:
    with opened(desk.path) as open_one:
        open_one.database.sign_mark()
        open_one.database.checkpoint()
        before = desk.database.read_bytes()
        open_one.change_passphrase(PASSPHRASE, "another fine passphrase", cheap_cost())
        assert desk.database.read_bytes() == before
    open_desk(desk.path, "another fine passphrase").close()
    with pytest.raises(WrongPassphraseError):
        open_desk(desk.path, PASSPHRASE)
    assert desk.keys.read_bytes() == desk.keys_copy.read_bytes()


def test_a_passphrase_that_is_too_short_is_refused_and_the_old_one_stays(desk: DeskFolder) -> None:
    with opened(desk.path) as open_one, pytest.raises(InvalidInputError):
        open_one.change_passphrase(PASSPHRASE, "short", cheap_cost())
    open_desk(desk.path, PASSPHRASE).close()


def test_recovery_words_open_the_desk_however_they_are_typed(desk: DeskFolder) -> None:
    words = recovery_words()
    typed = "  " + words.upper().replace(" ", "\n ") + " "
    open_desk_with_words(desk.path, typed).close()
    first, second, *rest = words.split()
    with pytest.raises(WrongPassphraseError):
        open_desk_with_words(desk.path, " ".join([second, first, *rest, "zoo"]))


def test_new_recovery_words_replace_the_old_ones(desk: DeskFolder) -> None:
    with opened(desk.path) as open_one:
        new = open_one.new_recovery_words(PASSPHRASE)
    open_desk_with_words(desk.path, new).close()
    with pytest.raises(WrongPassphraseError):
        open_desk_with_words(desk.path, recovery_words())


@pytest.mark.parametrize(("chosen", "typed"), [(COMPOSED, DECOMPOSED), (DECOMPOSED, COMPOSED)])
def test_the_same_letters_open_it_on_every_keyboard(
    tmp_path: Path, chosen: str, typed: str
) -> None:
    assert chosen != typed
    keys, key, _words = KeyFile.new(chosen, cheap_cost())
    assert keys.unlock(typed) == key


def test_two_desks_share_no_key() -> None:
    _keys, one, _words = KeyFile.new(PASSPHRASE, cheap_cost())
    _keys, other, _words = KeyFile.new(PASSPHRASE, cheap_cost())
    assert one != other
