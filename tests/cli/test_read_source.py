"""`hrd-desk read-source`: what a text offers, in lines and as JSON, and what it refuses."""

from pathlib import Path

from tests.cli.program import run
from tests.model.test_counts_text import SEED_DESCRIPTION


def test_the_seed_offers_its_fields_in_lines(desk: Path, tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text(SEED_DESCRIPTION, "utf-8")
    ended = run("read-source", desk, article, "--day", "2 May 2023")
    assert ended.status == 0
    lines = ended.out.splitlines()
    assert "Initial date: 1 May 2023 (“May 1”)" in lines
    assert "Places: Almaty, Kazakhstan (“Almaty”)" in lines
    assert "People: Detained: about a dozen (“about a dozen”)" in lines
    assert any(line.startswith("Violations: (Arbitrary) Arrest and Detention") for line in lines)


def test_spans_as_json_lie_in_the_text(desk: Path) -> None:
    told = run("read-source", desk, "-", "--day", "2023-05-02", "--json", stdin=SEED_DESCRIPTION)
    spans = told.json["spans"]
    (city, *_more) = [span for span in spans if span["field"] == "places"]
    assert SEED_DESCRIPTION[city["start"] : city["end"]] == "Almaty"
    assert city["value"]["country_code"] == "KZ"
    (count, *_more) = [span for span in spans if span["field"] == "counts"]
    assert (count["value"]["role"], count["value"]["noun"]) == ("detained", "people")


def test_what_cannot_be_read_is_said_in_a_sentence(desk: Path, tmp_path: Path) -> None:
    missing = run("read-source", desk, tmp_path / "none.txt")
    assert (missing.status, missing.out) == (1, "")
    assert "cannot be read" in missing.err
    foreign = tmp_path / "foreign.txt"
    foreign.write_bytes("Алматы".encode("cp1251"))
    assert "UTF-8" in run("read-source", desk, foreign).err
    assert "one day" in run("read-source", desk, "-", "--day", "May 2023", stdin="x").err
    nothing = run("read-source", desk, "-", stdin="x")
    assert (nothing.status, nothing.out) == (0, "")
    assert "Nothing" in nothing.err
