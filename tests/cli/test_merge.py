"""`merge`, as a person types it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from sqlalchemy import select
from typer.testing import CliRunner

from hrd_desk.cli.app import Commands
from hrd_desk.cli.merge import merge
from hrd_desk.model.event import Event
from hrd_desk.storage.events import load_event
from hrd_desk.storage.opening import OpenDesk
from tests.builders import an_event, saved, vocabulary_of
from tests.cli.program import Ending, is_one_sentence, passphrase_in
from tests.organisation import a_desk_of, reopened
from tests.sync.test_catalogue_database_file import announced
from tests.sync.test_database_file import pair_both


def run(*arguments: object) -> Ending:
    app = typer.Typer(cls=Commands, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.command("merge")(merge)
    app.command("beside")(lambda: None)
    words = ["merge", *map(str, arguments)]
    done = CliRunner().invoke(app, words, catch_exceptions=False)
    return Ending(done.exit_code, done.stdout, done.stderr)


@pytest.fixture
def almaty(tmp_path: Path) -> Iterator[OpenDesk]:
    with a_desk_of(tmp_path, "ALM") as desk:
        saved(desk, an_event(vocabulary_of(desk)))
        yield desk


@pytest.fixture
def hq(tmp_path: Path) -> Path:
    desk = a_desk_of(tmp_path, "HQ", "hq")
    desk.close()
    return desk.folder.path


def test_a_merge_says_what_it_did(almaty: OpenDesk, hq: Path, passphrase_file: Path) -> None:
    almaty.close()
    done = run(hq, almaty.folder.path, "--other-passphrase-file", passphrase_file)
    assert (done.status, done.out, done.err) == (
        0,
        "1 new, 0 updated, 0 need a decision, 0 deleted\n",
        "",
    )


def test_a_plan_changes_nothing(almaty: OpenDesk, hq: Path, passphrase_file: Path) -> None:
    options = ("--other-passphrase-file", passphrase_file)
    planned = run(hq, almaty.folder.path, "--plan", *options)
    counts, heading, record = planned.out.splitlines()
    assert (planned.status, counts[:6], heading) == (0, "1 new,", "New (1)")
    with almaty.database.snapshot() as session:
        event = session.scalars(select(Event)).one()
    assert record == f"  {event.reference}  {event.title}"
    assert "nothing was changed" in planned.err
    listed = run(hq, almaty.folder.path, "--plan", "--json", *options).json["changed"]
    assert [(one["reference"], one["outcome"]) for one in listed] == [(event.reference, "added")]
    assert run(hq, almaty.folder.path, *options).out == f"{counts}\n"


def test_what_needs_a_person_ends_with_three(
    almaty: OpenDesk, hq: Path, passphrase_file: Path
) -> None:
    options = ("--other-passphrase-file", passphrase_file)
    run(hq, almaty.folder.path, *options)
    retitled(almaty, "As Almaty says")
    with reopened(hq, "HQ", "hq") as headquarters:
        retitled(headquarters, "As headquarters says")
    done = run(hq, almaty.folder.path, *options, "--json")
    assert done.status == 3
    assert done.json["records"]["conflict"] == done.json["inbox"] == 1
    assert (done.json["other"]["code"], done.json["needs_person"]) == ("ALM", True)


def test_what_a_plan_would_need_a_person_for_is_told(
    almaty: OpenDesk, hq: Path, passphrase_file: Path
) -> None:
    with reopened(hq, "HQ", "hq") as headquarters:
        pair_both(headquarters, almaty)
        announced(headquarters, almaty, 9)
    options = ("--other-passphrase-file", passphrase_file)
    done = run(hq, almaty.folder.path, "--plan", *options)
    assert done.status == 3
    assert "ends at revision 2; ALM had announced 9" in done.err


def retitled(desk: OpenDesk, title: str) -> None:
    """Give every record of a desk another title."""
    with desk.database.snapshot() as session:
        records = [load_event(session, uid) for uid in session.scalars(select(Event.uid))]
    for record in records:
        record.title = title
        saved(desk, record)


def test_a_wrong_passphrase_is_one_sentence(almaty: OpenDesk, hq: Path, tmp_path: Path) -> None:
    wrong = passphrase_in(tmp_path, "wrong horse battery", name="other")
    done = run(hq, almaty.folder.path, "--other-passphrase-file", wrong)
    assert done.status == 1
    assert is_one_sentence(done.err)
