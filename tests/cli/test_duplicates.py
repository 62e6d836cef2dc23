"""`hrd-desk duplicates`: pairs in text and JSON, and the answer that is remembered."""

from pathlib import Path

import pytest

from tests.builders import a_closed_desk, an_event, opened, saved, vocabulary_of
from tests.cli.program import is_one_sentence, known_here, run


@pytest.fixture
def references(tmp_path: Path) -> list[str]:
    """Three records of one rally; the last is two days later."""
    with opened(a_closed_desk(tmp_path).path) as desk:
        vocabulary = vocabulary_of(desk)
        days = ("2023-05-01", "2023-05-01", "2023-05-03")
        return [saved(desk, an_event(vocabulary, start_date=day)).reference for day in days]


def test_pairs_are_listed_and_one_is_told_apart(tmp_path: Path, references: list[str]) -> None:
    desk = known_here(tmp_path / "desk.hrdesk")
    one, two, three = references
    found = run("duplicates", desk, "--json").json
    pairs = [tuple(record["reference"] for record in pair["records"]) for pair in found["pairs"]]
    assert pairs == [(one, two), (one, three), (two, three)]
    assert (found["total"], found["pairs"][0]["score"]) == (3, 100)
    assert (found["pairs"][1]["days_apart"], found["pairs"][1]["same_place"]) == (2, True)
    told = run("duplicates", desk, "--limit", "1")
    assert told.out.startswith(f"100  {one}  {two}  same day, same place, 1 violation, ")
    assert "3 pairs in all." in told.err
    answered = run("duplicates", desk, "--not-same", two, one)
    assert answered.status == 0
    assert "stay two events" in answered.err
    assert run("duplicates", desk, "--json").json["total"] == 2
    for other in (three, "KZ-1999-XXX-0001"):
        refused = run("duplicates", desk, "--not-same", three, other)
        assert (refused.status, is_one_sentence(refused.err)) == (1, True)
    for pair in ((one, three), (two, three)):
        run("duplicates", desk, "--not-same", *pair)
    assert run("duplicates", desk).err.strip() == "No two records look like the same event."


def test_one_is_linked_as_an_update_of_the_other(tmp_path: Path, references: list[str]) -> None:
    desk = known_here(tmp_path / "desk.hrdesk")
    one, two, three = references
    linked = run("duplicates", desk, "--update", three, one)
    assert linked.status == 0
    assert f"{three} is linked as an update of {one}." in linked.err
    assert run("duplicates", desk, "--json").json["total"] == 2
    (link,) = run("show", desk, three, "--json").json["related_events"]
    assert link["event"] == run("show", desk, one, "--json").json["uid"]
    refused = run("duplicates", desk, "--update", two, two)
    assert (refused.status, is_one_sentence(refused.err)) == (1, True)
