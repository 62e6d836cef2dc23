"""`sync inbox`, `conflicts`, `resolve` and `decide`, as a person types them."""

import json
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typer
from sqlalchemy import update
from typer.testing import CliRunner

from hrd_desk.cli.app import Commands
from hrd_desk.cli.sync_accept import accept_records
from hrd_desk.cli.sync_conflicts import list_conflicts
from hrd_desk.cli.sync_decide import decide_record
from hrd_desk.cli.sync_inbox import show_inbox
from hrd_desk.cli.sync_resolve import resolve
from hrd_desk.storage.sync_tables import Held
from hrd_desk.sync.standing import MarkFolder, note
from tests.cli.program import Ending, is_one_sentence
from tests.organisation import a_desk_of, reopened
from tests.sync.exchanging import both_ways, edited, event_on, logged, position_of, to_headquarters

COMMANDS: dict[str, Callable[..., None]] = {
    "inbox": show_inbox,
    "conflicts": list_conflicts,
    "resolve": resolve,
    "decide": decide_record,
    "accept": accept_records,
}


def run(*arguments: object, stdin: str | None = None) -> Ending:
    """Run `hrd-desk sync ...` with the commands of this part."""
    options: Any = {"cls": Commands, "rich_markup_mode": None, "pretty_exceptions_enable": False}
    app = typer.Typer(**options)
    for name, command in COMMANDS.items():
        app.command(name)(command)
    done = CliRunner().invoke(app, list(map(str, arguments)), input=stdin, catch_exceptions=False)
    return Ending(done.exit_code, done.stdout, done.stderr)


@pytest.fixture
def headquarters(tmp_path: Path) -> Path:
    """Return the folder of a closed headquarters where a title is in question."""
    with a_desk_of(tmp_path, "HQ", "hq") as hq, a_desk_of(tmp_path, "ALM") as alm:
        uid = logged(alm)
        both_ways(alm, hq)
        edited(alm, uid, title="Kazakhstan: three arrested")
        edited(hq, uid, title="Kazakhstan: four arrested")
        to_headquarters(alm, hq)
        logged(hq, title="Kyrgyzstan: a lawyer threatened", country_code="KG")
        note(hq, MarkFolder.usual())
        return hq.folder.path


def the_key(desk: Path) -> str:
    return str(run("conflicts", desk, "--json").json["conflicts"][0]["key"])


def title_on(desk: Path) -> str:
    with reopened(desk, "HQ", "hq") as hq:
        with hq.database.snapshot() as session:
            uid = session.connection().exec_driver_sql("SELECT min(uid) FROM event").scalar_one()
        return event_on(hq, uuid.UUID(bytes=uid)).title


def test_the_inbox_is_printed_and_asks_for_a_person(headquarters: Path) -> None:
    shown = run("inbox", headquarters)
    assert shown.status == 3
    assert "Title: two values; the one of ALM waits." in shown.out
    listed = run("inbox", headquarters, "--json")
    (entry,) = listed.json["entries"]
    assert (listed.status, entry["kind"], entry["desk"]) == (3, "conflict", "ALM")
    assert entry["severity"] == "decision"


def test_the_inbox_is_narrowed(headquarters: Path) -> None:
    none = run("inbox", headquarters, "--kind", "held", "--kind", "file")
    assert (none.status, none.out) == (0, "")
    assert run("inbox", headquarters, "--of", "BIS", "--json").json == {"entries": []}
    wrong = run("inbox", headquarters, "--kind", "quarrel")
    assert wrong.status == 1
    assert is_one_sentence(wrong.err) or "The kinds are: conflict" in wrong.err


def test_a_conflict_is_printed_with_its_values_and_settled(headquarters: Path) -> None:
    shown = run("conflicts", headquarters)
    assert shown.status == 3
    assert "shown (Tester of HQ, HQ, 20" in shown.out
    assert "“Kazakhstan: three arrested”" in shown.out
    key = the_key(headquarters)
    assert run("resolve", headquarters, key, "--keep", "waiting").out == "settled\n"
    assert title_on(headquarters) == "Kazakhstan: three arrested"
    assert run("conflicts", headquarters).status == 0
    again = run("resolve", headquarters, key, "--keep", "shown")
    assert again.status == 1
    assert "settled already by Tester of HQ" in again.err
    assert run("resolve", headquarters, key, "--undo").out == "open again\n"
    assert title_on(headquarters) == "Kazakhstan: four arrested"


def test_another_value_is_written(headquarters: Path) -> None:
    value = json.dumps({"title": "Kazakhstan: three or four arrested"})
    assert run("resolve", headquarters, the_key(headquarters), "--value", value).status == 0
    assert title_on(headquarters) == "Kazakhstan: three or four arrested"


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ([], "Say one of these"),
        (["--keep", "shown", "--undo"], "Say one of these"),
        (["--keep", "both"], "Keep “shown” or “waiting”"),
        (["--value", "{"], "is no JSON"),
        (["--value", "[" * 100_000], "is no JSON"),
        (["--value", "[1]"], "must be a JSON object"),
        (["--value", '{"author": "me"}'], "no field “author”"),
        (["--undo"], "nothing to undo"),
    ],
)
def test_a_wrong_answer_is_one_sentence_and_changes_nothing(
    headquarters: Path, options: list[str], sentence: str
) -> None:
    refused = run("resolve", headquarters, the_key(headquarters), *options)
    assert (refused.status, refused.out) == (1, "")
    assert sentence in refused.err
    assert title_on(headquarters) == "Kazakhstan: four arrested"


def test_a_decision_is_taken_by_reference(headquarters: Path) -> None:
    reference = references(headquarters)[1]
    done = run("decide", headquarters, reference, "verify", "--value", "likely")
    assert (done.status, done.out) == (0, f"{reference}  verify\n")
    wrong = run("decide", headquarters, reference, "frown")
    assert wrong.status == 1
    assert "The decisions are: verify" in wrong.err
    unsaid = run("decide", headquarters, reference, "query")
    assert unsaid.status == 1
    assert "Write the question as the comment" in unsaid.err


def references(desk: Path) -> list[str]:
    with reopened(desk, "HQ", "hq") as hq, hq.database.snapshot() as session:
        run_sql = session.connection().exec_driver_sql
        return list(run_sql("SELECT reference FROM event ORDER BY uid").scalars())


def test_a_record_is_merged_into_another_by_its_reference(headquarters: Path) -> None:
    one, other = references(headquarters)
    assert run("decide", headquarters, other, "merge-into", "--value", one).status == 0
    back = run("decide", headquarters, one, "merge-into", "--value", other)
    assert back.status == 1
    assert "was merged into" in back.err


def test_erasing_asks_for_the_reference(headquarters: Path) -> None:
    other = references(headquarters)[1]
    asked = run("decide", headquarters, other, "erase", stdin="yes\n")
    assert asked.status == 1
    assert "nothing was erased" in asked.err
    assert run("decide", headquarters, other, "erase", "--yes-erase", "KZ-1").status == 1
    assert run("decide", headquarters, other, "erase", stdin=f"{other}\n").status == 0
    with reopened(headquarters, "HQ", "hq") as hq, hq.database.snapshot() as session:
        run_sql = session.connection().exec_driver_sql
        titles = run_sql("SELECT title FROM event ORDER BY uid").scalars().all()
    assert titles[1] == ""


# --- what waits for a file that never came --------------------------------------------------------


@pytest.fixture
def waiting(tmp_path: Path) -> Path:
    """Return a closed headquarters where changes of two records wait for what never came."""
    with a_desk_of(tmp_path, "HQ", "hq") as hq, a_desk_of(tmp_path, "ALM") as alm:
        uids = [logged(alm, title=f"Event {n}", start_date=f"202{n}-05-01") for n in range(2)]
        to_headquarters(alm, hq)
        for uid in uids:
            edited(alm, uid, title="First")
        behind = position_of(alm)
        for uid in uids:
            edited(alm, uid, title="Second")
        to_headquarters(alm, hq, after=behind)
        note(hq, MarkFolder.usual())
        return hq.folder.path


def wait(desk: Path, days: int) -> None:
    with reopened(desk, "HQ", "hq") as hq, hq.database.local_transaction() as session:
        session.execute(update(Held).values(since_ms=Held.since_ms - days * 24 * 3600 * 1000))


def held_keys(desk: Path) -> list[str]:
    return [item["key"] for item in run("inbox", desk, "--kind", "held", "--json").json["entries"]]


def test_what_is_held_is_accepted_record_by_record(waiting: Path) -> None:
    one, other = held_keys(waiting)
    early = run("accept", waiting, one)
    assert early.status == 1
    assert is_one_sentence(early.err)
    assert "may still come" in early.err
    wait(waiting, 15)
    done = run("accept", waiting, one)
    assert (done.status, done.out) == (
        3,
        "0 new, 0 updated, 1 need a decision, 0 deleted, 1 held.\n",
    )
    assert held_keys(waiting) == [other]
    assert "Nothing of this record is held" in run("accept", waiting, one).err


def test_all_that_waited_long_enough_is_accepted(waiting: Path) -> None:
    assert run("accept", waiting).status == 1
    assert "waited for long enough" in run("accept", waiting, "--all").err
    wait(waiting, 15)
    assert run("accept", waiting, "--all").status == 3
    assert held_keys(waiting) == []
