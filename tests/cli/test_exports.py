"""`hrd-desk exports`: what was published, for whom, and what it told."""

import hashlib
from pathlib import Path

from tests.cli.program import REFERENCE, run


def test_nothing_was_exported_yet(desk: Path) -> None:
    ended = run("exports", desk)
    assert (ended.status, ended.out) == (0, "")
    assert ended.err.strip() == "No file was made for others yet."


def test_a_brief_is_listed_with_readers_record_and_hash(desk: Path, tmp_path: Path) -> None:
    page = tmp_path / "brief.pdf"
    assert run("brief", desk, REFERENCE, "-o", page).status == 0
    sha256 = hashlib.sha256(page.read_bytes()).hexdigest()
    line = run("exports", desk).out
    for word in ("for the public", REFERENCE, "brief.pdf", sha256[:16]):
        assert word in line
    (export,) = run("exports", desk, REFERENCE, "--json").json["exports"]
    assert (export["sha256"], export["audience"]) == (sha256, "public")
    assert export["size_bytes"] == page.stat().st_size
    (record,) = export["records"]
    assert record["reference"] == REFERENCE
    outcomes = {line["field"]: line["outcome"] for line in record["disclosure"]}
    assert (outcomes["title"], outcomes["description"]) == ("published", "withheld")
    report = run("exports", desk, "--number", export["number"]).out
    assert "Title: told." in report
    assert "Event description: withheld. It is not ticked for publication." in report


def test_the_version_is_the_one_that_was_printed(desk: Path, tmp_path: Path) -> None:
    assert run("brief", desk, REFERENCE, "-o", tmp_path / "a.pdf").status == 0
    (export,) = run("exports", desk, "--json").json["exports"]
    newest = run("history", desk, REFERENCE, "--json").json
    assert export["records"][0]["version"] == newest["revisions"][0]["version"]
    assert newest["exports"] == [export]
    assert "a.pdf" in run("history", desk, REFERENCE).out


def test_a_file_that_was_not_written_is_not_listed(desk: Path, tmp_path: Path) -> None:
    assert run("brief", desk, REFERENCE, "-o", tmp_path / "nowhere" / "a.pdf").status == 1
    assert run("exports", desk, "--json").json["exports"] == []


def test_an_unknown_record_or_number_is_one_sentence(desk: Path) -> None:
    assert "No record has the reference" in run("exports", desk, "KZ-1").err
    ended = run("exports", desk, "--number", 9)
    assert (ended.status, ended.err.strip()) == (
        1,
        "No export has the number 9. List them with `hrd-desk exports`.",
    )
