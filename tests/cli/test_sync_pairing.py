"""`sync card`, `pair`, `peers`, `revoke`, `keeper` and `standing`, as a person types them."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from hrd_desk.cli.app import Commands
from hrd_desk.cli.command_table import KEEPER_COMMANDS, command_at
from hrd_desk.cli.sync_card import card
from hrd_desk.cli.sync_pair import pair_desks
from hrd_desk.cli.sync_peers import list_peers
from hrd_desk.cli.sync_revoke import revoke
from hrd_desk.cli.sync_standing import tell_standing
from hrd_desk.storage.journal.own_desk import own_desk
from hrd_desk.storage.opening import open_desk
from hrd_desk.sync.standing import STATE_VARIABLE
from tests.builders import PASSPHRASE, an_event, saved, vocabulary_of
from tests.cli.program import Ending, is_one_sentence, passphrase_in
from tests.sync.identities import KEEPER, a_closed_field_desk, a_closed_headquarters, copied

COMMANDS: dict[str, Callable[..., None]] = {
    "card": card,
    "pair": pair_desks,
    "peers": list_peers,
    "revoke": revoke,
    "standing": tell_standing,
}


@pytest.fixture(autouse=True)
def _state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(STATE_VARIABLE, str(tmp_path / "state"))


@pytest.fixture
def almaty(tmp_path: Path) -> Path:
    return a_closed_field_desk(tmp_path)


@pytest.fixture
def headquarters(tmp_path: Path) -> Path:
    return a_closed_headquarters(tmp_path)


def run(*arguments: object, stdin: str | None = None) -> Ending:
    """Run `hrd-desk sync ...` with the commands of this part."""
    options: Any = {"cls": Commands, "rich_markup_mode": None, "pretty_exceptions_enable": False}
    app, keeper = typer.Typer(**options), typer.Typer(**options)
    for name, command in COMMANDS.items():
        app.command(name)(command)
    for name, (place, help_text) in KEEPER_COMMANDS.items():
        keeper.command(name, help=help_text)(command_at(place))
    app.add_typer(keeper, name="keeper")
    words = list(map(str, arguments))
    done = CliRunner().invoke(app, words, input=stdin, catch_exceptions=False)
    return Ending(done.exit_code, done.stdout, done.stderr)


def card_and_words(desk: Path, *options: str) -> tuple[Path, str]:
    made = run("card", desk, desk.with_suffix(""), "--force", *options)
    assert made.status == 0
    path, words, _digits = made.out.splitlines()
    return Path(path), words


def log_into(desk: Path) -> None:
    with open_desk(desk, PASSPHRASE) as opened:
        saved(opened, an_event(vocabulary_of(opened)))


def _nobody_types(_prompt: str) -> str:
    raise EOFError


# --- card, pair -----------------------------------------------------------------------------------


def test_a_card_is_written_and_its_words_are_the_result(almaty: Path, tmp_path: Path) -> None:
    made = run("card", almaty, tmp_path / "mine", "--name", "Almaty office")
    path, words, digits = made.out.splitlines()
    assert (made.status, path) == (0, str(tmp_path / "mine.hrdcard"))
    assert (len(words.split()), len(digits.split())) == (6, 5)
    assert "by voice" in made.err
    assert words not in made.err
    again = run("card", almaty, tmp_path / "mine")
    assert (again.status, again.out) == (1, "")
    assert "--force" in again.err
    assert run("card", almaty, tmp_path / "mine", "--force").out == made.out


def test_two_desks_pair_when_each_side_types_what_the_other_reads_out(
    almaty: Path, headquarters: Path
) -> None:
    field_card, field_words = card_and_words(almaty, "--name", "Almaty office")
    hq_card, hq_words = card_and_words(headquarters)
    at_headquarters = run("pair", headquarters, field_card, stdin=f"{field_words}\n")
    assert at_headquarters.status == 0
    assert at_headquarters.out == "ALM  Almaty office  paired\n"
    at_field = run("pair", almaty, hq_card, stdin=f"{hq_words.upper()}\n")
    assert (at_field.status, at_field.out) == (0, "HQ  paired\n")
    assert "2 keys can open" in at_field.err


def test_the_words_of_the_card_are_never_shown_to_be_copied(
    almaty: Path, headquarters: Path
) -> None:
    field_card, field_words = card_and_words(almaty)
    _card, hq_words = card_and_words(headquarters)
    asked = run("pair", headquarters, field_card, stdin="wrong words\n")
    assert asked.status == 1
    assert hq_words in asked.err
    assert field_words not in asked.err
    assert "do not fit" in asked.err
    assert run("peers", headquarters, "--json").json == {"peers": []}


def test_words_may_be_given_as_an_option_and_must_be_given(
    almaty: Path, headquarters: Path
) -> None:
    field_card, words = card_and_words(almaty)
    silent = run("pair", headquarters, field_card, stdin="")
    assert silent.status == 1
    assert "six words" in silent.err
    wrong = run("pair", headquarters, field_card, "--words", "one two three four five six")
    assert (wrong.status, is_one_sentence(wrong.err)) == (1, True)
    assert run("pair", headquarters, field_card, "--words", words).status == 0
    again = run("pair", headquarters, field_card)
    assert (again.status, again.out) == (0, "ALM  paired already; nothing changed\n")


def test_a_file_that_is_no_card_is_refused_before_the_passphrase_is_asked(
    almaty: Path, tmp_path: Path
) -> None:
    file = tmp_path / "photo.jpg"
    file.write_bytes(b"\xff\xd8\xff")
    ended = run("pair", almaty, file, "--passphrase-file", tmp_path / "none")
    assert (ended.status, is_one_sentence(ended.err)) == (1, True)
    assert "no card" in ended.err


def test_a_clash_of_numbers_or_codes_needs_a_person(almaty: Path, headquarters: Path) -> None:
    for path in (almaty, headquarters):
        with open_desk(path, PASSPHRASE) as desk, desk.database.local_transaction() as session:
            own_desk(session).node = 5
            own_desk(session).code = "SAME"
    field_card, words = card_and_words(almaty)
    ended = run("pair", headquarters, field_card, "--words", words)
    assert ended.status == 3
    assert "numbers its edits like SAME" in ended.err
    assert "will look alike" in ended.err
    hq_card, words = card_and_words(headquarters)
    ended = run("pair", almaty, hq_card, "--words", words)
    assert ended.status == 3
    assert "numbers its edits" not in ended.err


# --- peers, revoke --------------------------------------------------------------------------------


def test_peers_are_listed_with_their_words_and_revoked(almaty: Path, headquarters: Path) -> None:
    assert "no other" in run("peers", headquarters).err
    field_card, words = card_and_words(almaty, "--name", "Almaty office")
    run("pair", headquarters, field_card, "--words", words)
    listed = run("peers", headquarters)
    assert listed.out.startswith("ALM  field  paired  Almaty office\n")
    assert words in listed.out
    revoked = run("revoke", headquarters, "ALM")
    assert (revoked.status, revoked.out) == (0, "ALM  Almaty office  revoked\n")
    (peer,) = run("peers", headquarters, "--json").json["peers"]
    assert (peer["code"], peer["state"], peer["words"]) == ("ALM", "revoked", words)
    unknown = run("revoke", headquarters, "OSH")
    assert (unknown.status, is_one_sentence(unknown.err)) == (1, True)


def test_a_revoked_desk_comes_back_with_new_keys(almaty: Path, headquarters: Path) -> None:
    field_card, words = card_and_words(almaty)
    run("pair", headquarters, field_card, "--words", words)
    run("revoke", headquarters, "ALM")
    refused = run("pair", headquarters, field_card, "--words", words)
    assert refused.status == 1
    assert "new keys" in refused.err
    field_card, new_words = card_and_words(almaty, "--new-keys")
    assert new_words != words
    ended = run("pair", headquarters, field_card, "--words", new_words)
    assert "new key" in ended.out


# --- keeper ---------------------------------------------------------------------------------------


def test_a_key_keeper_is_made_added_listed_and_removed(headquarters: Path, tmp_path: Path) -> None:
    locked = passphrase_in(tmp_path, "a passphrase of their own", "keeper-passphrase")
    made = run("keeper", "new", tmp_path / "keeper", "--key-passphrase-file", locked)
    recipient = made.out.strip()
    assert (made.status, recipient[:4]) == (0, "age1")
    assert (tmp_path / "keeper.hrdkey").exists()
    added = run("keeper", "add", headquarters, recipient, "--name", "Second person")
    assert added.status == 0
    assert "new card" in added.err
    names = [
        keeper["name"] for keeper in run("keeper", "list", headquarters, "--json").json["keepers"]
    ]
    assert names == ["The keeper", "Second person"]
    assert run("keeper", "remove", headquarters, recipient).status == 0
    assert run("keeper", "list", headquarters).out == f"{KEEPER}  The keeper\n"


def test_the_passphrase_of_the_desk_never_locks_a_key_by_mistake(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The variable that names the desk's passphrase is set here, and does not count."""
    monkeypatch.setattr("getpass.getpass", _nobody_types)
    ended = run("keeper", "new", tmp_path / "keeper")
    assert ended.status == 1
    assert "No terminal" in ended.err
    assert not (tmp_path / "keeper.hrdkey").exists()


def test_a_headquarters_without_a_key_keeper_makes_no_card(
    headquarters: Path, tmp_path: Path
) -> None:
    run("keeper", "remove", headquarters, KEEPER)
    ended = run("card", headquarters, tmp_path / "hq")
    assert (ended.status, is_one_sentence(ended.err)) == (1, True)
    assert not (tmp_path / "hq.hrdcard").exists()


# --- standing -------------------------------------------------------------------------------------


def test_a_desk_that_was_always_here_is_usual(almaty: Path) -> None:
    for _time in range(2):
        ended = run("standing", almaty)
        assert (ended.status, ended.out, ended.err) == (0, "usual\n", "")


def test_a_copy_is_asked_about_until_it_is_answered(almaty: Path, tmp_path: Path) -> None:
    run("standing", almaty)
    copy = copied(almaty, tmp_path / "copy.hrdesk")
    for _time in range(2):
        asked = run("standing", copy)
        assert (asked.status, asked.out) == (3, "copied\n")
        assert "--moved, --restored or --copied" in asked.err
    answered = run("standing", copy, "--copied")
    assert (answered.status, answered.out) == (0, "usual\n")
    assert "a desk of its own" in answered.err
    assert run("standing", copy).out == "usual\n"
    assert run("standing", almaty).out == "usual\n"


def test_an_older_copy_must_be_said_to_be_restored(almaty: Path, tmp_path: Path) -> None:
    run("standing", almaty)
    older = copied(almaty, tmp_path / "older.hrdesk")
    log_into(almaty)
    run("standing", almaty)
    shutil.rmtree(almaty)
    older.rename(almaty)
    assert run("standing", almaty).out == "rewound\n"
    refused = run("standing", almaty, "--moved")
    assert (refused.status, is_one_sentence(refused.err)) == (1, True)
    answered = run("standing", almaty, "--restored")
    assert (answered.status, answered.out) == (0, "usual\n")
    assert "carry the number 2" in answered.err


def test_two_answers_are_wrong_usage(almaty: Path) -> None:
    assert run("standing", almaty, "--moved", "--copied").status == 2


def test_a_computer_that_keeps_no_marks_says_so(
    almaty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv(STATE_VARIABLE, str(tmp_path / "file"))
    ended = run("standing", almaty)
    assert (ended.status, ended.out) == (0, "usual\n")
    assert "cannot keep" in ended.err
