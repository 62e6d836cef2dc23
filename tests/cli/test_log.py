"""`hrd-desk log`: each record whole or not at all, and every refusal named."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.program import REFERENCE, RUSSIAN, SEED, run


def written(path: Path, *records: Any) -> Path:
    path.write_text(json.dumps(list(records)), encoding="utf-8")
    return path


def test_reference_and_uid_are_the_result_and_problems_are_messages(desk: Path) -> None:
    ended = run("log", desk, "-", stdin=RUSSIAN)
    reference, uid = ended.out.split()
    assert (ended.status, reference) == (0, "KZ-2022-ALM-0001")
    assert len(uid) == 36
    assert "[no-source]" in ended.err


def test_bad_records_are_named_and_the_others_are_saved(desk: Path, tmp_path: Path) -> None:
    file = written(
        tmp_path / "list.json",
        {"title": "First"},
        {"title": "Second", "start_date": "2023-02-29"},
        {"title": "Third", "places": [{"lat": 99, "lon": 0}]},
        7,
        {"title": "Fifth"},
    )
    ended = run("log", desk, file)
    assert ended.status == 3
    assert len(ended.out.splitlines()) == 2
    assert f"{file}: 2: start_date: There is no day 29" in ended.err
    assert f"{file}: 3: places[1].lat must be" in ended.err
    assert f"{file}: 4: A record must be a JSON object" in ended.err
    assert run("find", desk, "second").out == ""
    assert "Fifth" in run("find", desk, "fifth").out


def test_json_tells_of_both_kinds(desk: Path, tmp_path: Path) -> None:
    file = written(tmp_path / "two.json", {"title": "Kept"}, {"titel": "Lost"})
    told = run("log", desk, file, "--json").json
    (saved,), (failed,) = told["saved"], told["failed"]
    assert (saved["file"], saved["position"]) == (str(file), 1)
    assert {"no-country", "no-title"} & {problem["code"] for problem in saved["problems"]} == {
        "no-country"
    }
    assert (failed["position"], failed["field"]) == (2, "titel")


@pytest.mark.parametrize("content", ["", "{", "[1, 2]", '{"titel": "x"}', '{"title": NaN}'])
def test_if_nothing_can_be_saved_the_status_is_1(desk: Path, content: str) -> None:
    ended = run("log", desk, "-", stdin=content)
    assert (ended.status, ended.out) == (1, "")
    assert ended.err.startswith("-: 1: ")


def test_a_missing_file_does_not_keep_the_others_out(desk: Path, tmp_path: Path) -> None:
    ended = run("log", desk, tmp_path / "none.json", "-", stdin=RUSSIAN)
    assert ended.status == 3
    assert "none.json: 1: The file cannot be read" in ended.err


def test_the_same_record_is_refused_the_second_time(desk: Path) -> None:
    ended = run("log", desk, SEED)
    assert ended.status == 1
    assert "is taken" in ended.err


def test_a_copy_made_by_hand_needs_no_uids(desk: Path, tmp_path: Path) -> None:
    shown = run("show", desk, REFERENCE, "--json").json
    for name in ("uid", "reference"):
        del shown[name]
    ended = run("log", desk, written(tmp_path / "copy.json", shown))
    assert ended.status == 1
    assert "has a uid that is on this desk already" in ended.err
    for part in (*shown["counts"], *shown["places"]):
        del part["uid"]
    assert run("log", desk, written(tmp_path / "copy.json", shown)).status == 0


def test_an_empty_list_logs_nothing(desk: Path) -> None:
    assert run("log", desk, "-", stdin="[]").status == 0
