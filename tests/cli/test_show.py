"""`hrd-desk show` and `history`: what a record holds, and what was done to it."""

import json
from pathlib import Path

from hrd_desk.storage.events import delete_event, find_reference, load_event, save_event
from hrd_desk.storage.opening import open_desk
from tests.builders import PASSPHRASE
from tests.cli.program import REFERENCE, SEED, run

ESCAPE = "\x1b[2J"


def test_text_has_labels_paths_codes_and_words(desk: Path) -> None:
    ended = run("show", desk, REFERENCE)
    assert ended.status == 0
    assert "Initial date: 1 May 2023 (2023-05-01, day)" in ended.out
    assert "Country: Kazakhstan (KZ)" in ended.out
    assert "Freedom of expression > Offline (expression-offline)" in ended.out
    assert "Town or village: Almaty" in ended.out
    seed = json.loads(SEED.read_text(encoding="utf-8"))
    for line in (*seed["description"].splitlines(), seed["summary"]):
        assert line in ended.out
    assert "[affected-count-vs-text]" in ended.err


def test_a_record_is_also_found_by_its_uid(desk: Path) -> None:
    shown = run("show", desk, REFERENCE, "--json").json
    assert run("show", desk, shown["uid"], "--json").json == shown


def test_a_record_that_is_not_there_is_said(desk: Path) -> None:
    for command in ("show", "history"):
        ended = run(command, desk, "KZ-2023-0002")
        assert (ended.status, ended.out) == (1, "")
        assert "KZ-2023-0002" in ended.err


def test_a_record_cannot_command_the_terminal(desk: Path) -> None:
    hostile = json.dumps({"reference": "X-1", "title": f"{ESCAPE}title", "remarks": "a\u202eb"})
    assert run("log", desk, "-", stdin=hostile).status == 0
    for ended in (run("show", desk, "X-1"), run("find", desk), run("history", desk, "X-1")):
        assert "\x1b" not in ended.out + ended.err
        assert "\u202e" not in ended.out + ended.err
    assert run("show", desk, "X-1", "--json").json["title"] == f"{ESCAPE}title"


def change(desk: Path) -> None:
    """Give the seed another title and take its type of defender away."""
    with open_desk(desk, PASSPHRASE) as opened:
        with opened.database.snapshot() as session:
            event = load_event(session, find_reference(session, REFERENCE))
        event.title = "Kazakhstan: twelve demonstrators arrested"
        event.code_with("hrd_types", [])
        with opened.database.transaction("save") as session:
            save_event(session, event)


def test_history_says_who_changed_what(desk: Path) -> None:
    change(desk)
    ended = run("history", desk, REFERENCE)
    newest, oldest = ended.out.split("record made")
    assert ended.status == 0
    assert "Tester  ALM  Saved" in newest
    assert (
        "Title: “Kazakhstan: anti-government demonstrators arrested” → "
        "“Kazakhstan: twelve demonstrators arrested”" in newest
    )
    assert "Coded term: removed: “Pro-democracy defender”" in newest
    assert "Coded term: added: “Police”" in oldest


def test_history_as_json_has_whole_values(desk: Path) -> None:
    change(desk)
    newest, oldest = run("history", desk, REFERENCE, "--json").json["revisions"]
    (title,) = [entry for entry in newest["differences"] if entry["group"] == "title"]
    assert title["old"] == {"title": "Kazakhstan: anti-government demonstrators arrested"}
    assert newest["version"] > oldest["version"]
    assert newest["noted_at_utc"].endswith("+00:00")


def test_a_deleted_record_is_shown_as_deleted(desk: Path) -> None:
    opened = open_desk(desk, PASSPHRASE)
    with opened, opened.database.transaction("delete") as session:
        delete_event(session, find_reference(session, REFERENCE), "entered twice")
    assert "was deleted" in run("show", desk, REFERENCE).err
    assert run("find", desk).out == ""
    assert "entered twice" in run("history", desk, REFERENCE).out


def test_a_ticked_description_is_told_in_words_and_goes_into_the_brief(
    desk: Path, tmp_path: Path
) -> None:
    text = "They came at night.\n\nTwenty were led away."
    record = {"reference": "X-1", "description": text, "description_released": True}
    record |= {"title": "Kazakhstan: a raid", "confidentiality": "public"}
    assert run("log", desk, "-", stdin=json.dumps(record)).status == 0
    assert "Description may be published: yes" in run("show", desk, "X-1").out
    assert run("brief", desk, "X-1", "-o", tmp_path / "x.pdf").err.count("Event description: told")
    with open_desk(desk, PASSPHRASE) as opened:
        with opened.database.snapshot() as session:
            event = load_event(session, find_reference(session, "X-1"))
        event.description_released = None
        with opened.database.transaction("save") as session:
            save_event(session, event)
    ended = run("history", desk, "X-1")
    assert "Description may be published: “yes” → “no”" in ended.out
    assert "Description may be published" not in run("show", desk, "X-1").out
    told = run("brief", desk, "X-1", "-o", tmp_path / "y.pdf").err
    assert "Event description: withheld. It is not ticked for publication." in told
