"""`hrd-desk find`: every filter, pages, and terms written as people write them."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.program import REFERENCE, RUSSIAN, a_desk_with_seed, log_into, run

OLDER = "KZ-2022-ALM-0001"


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a desk with the seed of 2023 and a Russian record of 2022; `find` changes nothing."""
    desk = a_desk_with_seed(tmp_path_factory.mktemp("two"))
    log_into(desk, RUSSIAN.encode())
    return desk


@pytest.mark.parametrize(
    ("arguments", "references"),
    [
        ([], [REFERENCE, OLDER]),
        (["Almaty"], [REFERENCE]),
        (["almaty", "dozen"], [REFERENCE]),
        (["almaty", "nowhere"], []),
        (["арест"], [OLDER]),
        (["АРЕСТ"], [OLDER]),
        (["--country", "KZ"], [REFERENCE, OLDER]),
        (["--country", "kazakhstan"], [REFERENCE, OLDER]),
        (["--country", "Казахстан"], [REFERENCE, OLDER]),
        (["--country", "FR"], []),
        (["--violation", "arrest-detention"], [REFERENCE, OLDER]),
        (["--violation", "(Arbitrary) Arrest and Detention"], [REFERENCE, OLDER]),
        (["--violation", "legal"], [REFERENCE, OLDER]),
        (["--violation", "killing"], []),
        (["--right", "protest", "--right", "assembly"], [REFERENCE]),
        (["--hrd-type", "pro-democracy"], [REFERENCE]),
        (["--perpetrator", "police"], [REFERENCE]),
        (["--perpetrator", "perpetrator-state:unknown"], []),
        (["--status", "published"], [REFERENCE]),
        (["--status", "draft"], [OLDER]),
        (["--from", "2023"], [REFERENCE]),
        (["--to", "2022"], [OLDER]),
        (["--from", "5 January 2022", "--to", "2023-04"], [OLDER]),
        (["--near", "43.2,76.9,10"], [REFERENCE]),
        (["--near", "51.1,71.4,10"], []),
        (["Almaty", "--violation", "arrest-detention", "--near", "43.2,76.9,10"], [REFERENCE]),
        (["country:KAZ", "violation:arrest", "date:2023-05..2023-06"], [REFERENCE]),
        (["right:freedom of expression", "by:police"], [REFERENCE]),
        (["country:KZ date:2022"], [OLDER]),
        (["dozen OR арест"], [REFERENCE, OLDER]),
        (["NOT", "арест"], [REFERENCE]),
        (["missing:gender"], [OLDER]),
        (["--best", "арест"], [OLDER]),
    ],
)
def test_what_fits_is_printed_newest_first(
    two: Path, arguments: list[str], references: list[str]
) -> None:
    ended = run("find", two, *arguments)
    assert ended.status == 0
    assert [line.split()[0] for line in ended.out.splitlines()] == references
    assert ("No record fits." in ended.err) is not bool(references)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--violation", "arest-detention"], "Close to it: arrest-detention"),
        (["--violation", "Произвольный арест и"], "arrest-detention"),
        (["--country", "Kazakstan"], "KZ"),
        (["--country", "zzzzzzzz"], "hrd-desk terms"),
        (["--perpetrator", "unknown"], "perpetrator-non-state:unknown"),
        (["--from", "soon"], "date"),
        (["--after", "yesterday"], "Begin with the first page"),
        (["--after", "2023-05-01_0187d1c4-2c00-7a3e-8f5b-4b5a2d3e4f51"], "first page"),
    ],
)
def test_a_condition_that_cannot_be_read_is_answered(
    desk: Path, arguments: list[str], says: str
) -> None:
    ended = run("find", desk, *arguments)
    assert (ended.status, ended.out) == (1, "")
    assert says in ended.err


@pytest.mark.parametrize(
    "arguments",
    [
        *(["--near", where] for where in ("1,2", "91,0,1", "0,181,1", "0,0,0", "nan,0,1", "a,b,c")),
        ["--limit", "0"],
        ["--limit", "many"],
        ["--colour", "red"],
    ],
)
def test_wrong_usage_has_status_2(desk: Path, arguments: list[str]) -> None:
    ended = run("find", desk, *arguments)
    assert (ended.status, ended.out) == (2, "")


def pages(desk: Path, limit: int) -> Iterator[list[str]]:
    following: str | None = ""
    while following is not None:
        told = run("find", desk, "--limit", limit, "--after", following, "--json").json
        yield [event["title"] for event in told["events"]]
        following = told["next"]


def test_pages_follow_each_other_without_gap_or_repetition(desk: Path, tmp_path: Path) -> None:
    file = tmp_path / "many.json"
    records = [{"title": f"n{i}", "start_date": f"20{i // 2:02}"} for i in range(9)]
    file.write_text(json.dumps([*records, {"title": "undated"}]), encoding="utf-8")
    assert run("log", desk, file).status == 0
    whole = run("find", desk, "--json", "--count").json
    assert (whole["total"], whole["next"]) == (11, None)
    titles = [event["title"] for event in whole["events"]]
    assert titles[-1] == "undated"
    assert [title for page in pages(desk, 3) for title in page] == titles
    assert [len(page) for page in pages(desk, 3)] == [3, 3, 3, 2]


def test_a_row_of_json_has_what_a_program_needs(desk: Path) -> None:
    told = run("find", desk, "--json").json
    assert "total" not in told
    assert told["events"] == [
        {
            "reference": REFERENCE,
            "uid": "0187d1c4-2c00-7a3e-8f5b-4b5a2d3e4f50",
            "title": "Kazakhstan: anti-government demonstrators arrested",
            "country": "KZ",
            "start_date": "2023-05-01",
            "record_status": "published",
        }
    ]


def test_text_says_how_to_go_on(two: Path) -> None:
    ended = run("find", two, "--limit", 1, "--count")
    assert "2 records fit." in ended.err
    following = ended.err.split("--after ")[1].strip()
    assert run("find", two, "--after", following).out.startswith(OLDER)


def test_a_mistake_is_named_and_the_rest_is_searched(two: Path) -> None:
    ended = run("find", two, "countri:KZ", "арест")
    assert ended.status == 3
    assert "Left out “countri:KZ”" in ended.err
    assert [line.split()[0] for line in ended.out.splitlines()] == [OLDER]


def test_facets_count_the_records_of_each_country_and_term(two: Path) -> None:
    ended = run("find", two, "--facets", "--json", "country:KZ")
    found = {facet["by"]: facet for facet in json.loads(ended.out)["facets"]}
    assert [(line["code"], line["records"]) for line in found["country"]["lines"]] == [("KZ", 2)]
    years = [(line["code"], line["records"]) for line in found["year"]["lines"]]
    assert years == [("2023", 1), ("2022", 1)]
    right = {line["code"]: line for line in found["right"]["lines"]}
    assert right["expression"]["records"] == right["expression-offline"]["records"] == 1
    assert right["expression-offline"]["depth"] == right["expression"]["depth"] + 1
    told = run("find", two, "--facets").out
    assert "Right concerned" in told
    assert "Offline" in told
