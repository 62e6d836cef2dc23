"""`profile make`, `take`, `show` and `new --profile`, as a person types them."""

from pathlib import Path

import pytest

from hrd_desk.publishing.house import keep_house, read_house
from hrd_desk.publishing.orders import House
from hrd_desk.storage.opening import open_desk
from hrd_desk.sync.pairing import peers
from hrd_desk.sync.standing import STATE_VARIABLE
from tests.builders import PASSPHRASE
from tests.cli.program import Ending, is_one_sentence, run
from tests.sync.identities import a_closed_field_desk, a_closed_headquarters

HOUSE = House(name="House of Records", footer="Bishkek", licence="CC BY 4.0")


@pytest.fixture(autouse=True)
def _state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(STATE_VARIABLE, str(tmp_path / "state"))


@pytest.fixture
def headquarters(tmp_path: Path) -> Path:
    path = a_closed_headquarters(tmp_path)
    with open_desk(path, PASSPHRASE) as desk, desk.database.local_transaction() as session:
        keep_house(session, HOUSE)
    return path


@pytest.fixture
def profile(headquarters: Path, tmp_path: Path) -> Path:
    options = ("--language", "ru", "--idle-minutes", 3, "--online", "off")
    made = run("profile", "make", headquarters, tmp_path / "house", *options)
    assert made.status == 0
    return tmp_path / "house.hrdprofile"


def words_of(profile: Path) -> str:
    return str(run("profile", "show", profile, "--json").json["words"])


def refusal(ended: Ending) -> str:
    assert ended.status == 1
    assert is_one_sentence(ended.err)
    return ended.err


def test_a_profile_is_made_shown_and_taken_over(
    headquarters: Path, profile: Path, tmp_path: Path
) -> None:
    assert "exists already" in run("profile", "make", headquarters, profile).err
    shown = run("profile", "show", profile)
    assert "Organisation: House of Records" in shown.out
    assert "Locks without input after: 3 minutes" in shown.out
    assert "compared by voice" in shown.err
    almaty = a_closed_field_desk(tmp_path)
    assert "paired with no headquarters" in run("profile", "take", almaty, profile).err
    made = run("sync", "card", headquarters, tmp_path / "hq")
    card, words, _digits = made.out.splitlines()
    assert run("sync", "pair", almaty, card, "--words", words).status == 0
    tried = run("profile", "take", almaty, profile, "--dry-run")
    assert "Organisation: none → House of Records" in tried.out
    assert "Nothing was changed" in tried.err
    done = run("profile", "take", almaty, profile, "--json").json
    assert done["taken"]
    assert {change["name"] for change in done["changes"]} >= {"name", "language", "online"}
    with open_desk(almaty, PASSPHRASE) as desk, desk.database.snapshot() as session:
        assert read_house(session) == HOUSE
    assert "does not allow" in refusal(run("online", almaty, "--switch", "on"))


def test_a_new_desk_is_paired_and_set_up_by_a_profile(profile: Path, tmp_path: Path) -> None:
    path = tmp_path / "new.hrdesk"
    arguments = ("new", path, "--desk", "OSH", "--quick-unlock", "--profile", profile)
    wrong = refusal(run(*arguments, "--words", "six other words that nobody said"))
    assert "call headquarters" in wrong
    assert not path.exists()
    made = run(*arguments, stdin=words_of(profile) + "\n")
    assert made.status == 0
    assert "HQ reads out by voice" in made.err
    assert "paired with HQ" in made.err
    with open_desk(path, PASSPHRASE) as desk, desk.database.snapshot() as session:
        assert [peer.code for peer in peers(session)] == ["HQ"]
        assert read_house(session) == HOUSE


def test_headquarters_is_not_made_by_a_profile(profile: Path, tmp_path: Path) -> None:
    ended = run("new", tmp_path / "x", "--desk", "HQ2", "--role", "hq", "--profile", profile)
    assert "A profile sets up field desks" in refusal(ended)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [(("--language", "xx"), "does not speak"), (("--idle-minutes", 1000), "1 to 240 minutes")],
)
def test_what_cannot_be_set_is_refused(
    headquarters: Path, tmp_path: Path, options: tuple[object, ...], sentence: str
) -> None:
    made = run("profile", "make", headquarters, tmp_path / "p", *options)
    assert sentence in refusal(made)
    assert not (tmp_path / "p.hrdprofile").exists()
