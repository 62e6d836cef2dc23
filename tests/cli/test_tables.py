"""Tables by the commands: out, in, tried, answered, taken back; thesauri."""

import csv
import json
from pathlib import Path

import pytest

from tests.cli.program import REFERENCE, hashes, is_one_sentence, run
from tests.tables.trading import a_csv, a_workbook, csv_in, json_in


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx", "a.json", "a.geojson"])
def test_the_name_of_the_file_says_its_kind(desk: Path, tmp_path: Path, name: str) -> None:
    out = tmp_path / name
    ended = run("export", desk, out, REFERENCE)
    assert (ended.status, ended.out.strip()) == (0, str(out))
    assert "1 record is in it." in ended.err
    assert "exists already" in run("export", desk, out).err
    assert run("export", desk, out, "--force", "--json").json["records"] == 1


def test_an_export_keeps_to_the_conditions_and_says_what_it_loses(
    desk: Path, tmp_path: Path
) -> None:
    out = tmp_path / "u.csv"
    ended = run("export", desk, out, "--format", "uwazi", "--country", "KZ", "--words", "rally")
    assert ended.status == 0
    assert "each import there adds anew: 1." in ended.err
    assert csv_in(out)[0]["Event- Country"] == "Kazakhstan"
    ended = run("export", desk, tmp_path / "none.csv", "--country", "MM")
    assert (ended.status, is_one_sentence(ended.err)) == (1, True)
    assert run("export", desk, tmp_path / "table").status == 2


def test_a_table_is_tried_answered_taken_in_and_taken_back(desk: Path, tmp_path: Path) -> None:
    table = a_csv(
        tmp_path,
        ("Heading", "Country", "Date", "Rights", "Colour"),
        ("A", "Kazakhstan", "1/5/2023", "Free speach", "red"),
        ("B", "KZ", "25/5/2023", "Right to Protest", ""),
    )
    given = ("import", desk, table, "--column", "Heading=title")
    before = hashes(desk)["main.db"]
    tried = run(*given, "--dry-run")
    assert tried.status == 3
    assert "Columns that are left out: Colour." in tried.err
    assert "“Free speach” in “Rights” (1 row): which term is meant?" in tried.err
    assert "nothing was changed" in tried.err
    answered = run(*given, "--answer", "right:Free speach=expression-offline", "--json")
    assert answered.status == 0
    assert (answered.json["added"], answered.json["bad"]) == (2, 0)
    assert hashes(desk)["main.db"] != before
    assert run("find", desk, "--from", "2023-05-01", "--right", "expression").out.count("\n") >= 1
    number = answered.json["number"]
    assert "in.csv" in run("imports", desk).out
    assert run("imports", desk, "--number", number, "--json").json["imports"][0]["counts"]["added"]
    undone = run("undo-import", desk, number)
    assert (undone.status, undone.out.strip()) == (0, "2 records deleted, 0 as they were before")
    assert "taken back" in run("imports", desk).out
    assert run("undo-import", desk, number).status == 1
    assert run("undo-import", desk, 99).status == 1


def test_a_profile_is_kept_and_used_again(desk: Path, tmp_path: Path) -> None:
    table = a_workbook(tmp_path, ["What", "When"], ["A", "2023"])
    given = ("--column", "What=title", "--column", "When=start_date")
    assert run("import", desk, table, *given, "--keep-profile", "field").status == 0
    second = a_workbook(tmp_path, ["What", "When"], ["B", "2024"], name="second.xlsx")
    shown = run("import", desk, second, "--profile", "field", "--show-profile")
    assert shown.json["columns"] == {"What": "title", "When": "start_date"}
    file = tmp_path / "profile.json"
    file.write_text(shown.out, encoding="utf-8")
    assert run("import", desk, second, "--profile-file", file, "--json").json["added"] == 1
    assert "There are: field." in run("import", desk, second, "--profile", "x").err


def test_known_records_change_only_when_asked(desk: Path, tmp_path: Path) -> None:
    table = a_csv(tmp_path, ("Reference", "Remarks"), (REFERENCE, "from the table"))
    tried = run("import", desk, table)
    assert tried.status == 1
    assert f"{REFERENCE}, Remarks: — → from the table" in tried.err
    assert run("import", desk, table, "--update").status == 0
    assert run("show", desk, REFERENCE, "--json").json["remarks"] == "from the table"


@pytest.mark.parametrize(
    "options",
    [
        ("--column", "Nope=title"),
        ("--column", "Title=nope"),
        ("--answer", "right:x=nope"),
        ("--encoding", "klingon"),
    ],
    ids=str,
)
def test_a_wrong_wish_is_one_sentence(desk: Path, tmp_path: Path, options: tuple[str, str]) -> None:
    ended = run("import", desk, a_csv(tmp_path, ("Title",), ("A",)), *options)
    assert (ended.status, is_one_sentence(ended.err)) == (1, True)


@pytest.mark.parametrize("options", [("--skip", "x"), ("--date-order", "ymd")], ids=str)
def test_wrong_usage_is_status_2(desk: Path, tmp_path: Path, options: tuple[str, str]) -> None:
    assert run("import", desk, a_csv(tmp_path, ("Title",), ("A",)), *options).status == 2


def test_a_json_export_goes_into_another_program_and_back(desk: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.json"
    run("export", desk, out)
    (record,) = json_in(out)
    assert record == run("show", desk, REFERENCE, "--json").json
    again = run("import", desk, out, "--json")
    assert (again.status, again.json["known"]) == (0, 1)


# --- lists of terms -------------------------------------------------------------------------------


def test_a_thesaurus_goes_out_as_uwazi_wants_it_and_is_known_when_it_comes_back(
    desk: Path, tmp_path: Path
) -> None:
    out = tmp_path / "rights.csv"
    assert run("export-terms", desk, "right", out, "--languages", "en,ru").status == 0
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["English", "Russian"]
    group = rows.index(["Freedom of expression", "Свобода выражения мнения"])
    assert rows[group + 1] == ["- Offline", "- Офлайн"]
    ended = run("import-terms", desk, "right", out, "--json")
    assert [one for one in ended.json["entries"] if one["known"] is None] == []
    assert run("export-terms", desk, "nope", tmp_path / "x.csv").status == 1
    assert "exists already" in run("export-terms", desk, "right", out).err


def test_a_micro_thesaurus_is_compared_and_added_only_when_asked(
    desk: Path, tmp_path: Path
) -> None:
    sheet = a_workbook(
        tmp_path,
        ["Code", "Term", "Russian", "Remarks"],
        ["910000000000", "Harassment of pets", "Преследование животных", "x"],
        ["910100000000", "Harassment of cats", "Преследование кошек", ""],
        ["", "Torture", "Пытки", ""],
    )
    shown = run("import-terms", desk, "violation", sheet)
    assert "1 entries are known here, 2 are new." in shown.err
    assert "Columns that are left out: Remarks." in shown.err
    assert "Harassment of pets" not in run("terms", desk, "violation").out
    added = run("import-terms", desk, "violation", sheet, "--add")
    assert (added.status, "2 were added." in added.err) == (0, True)
    terms = run("terms", desk, "violation", "--json").json
    assert "Harassment of cats" in str(terms)
    again = run("import-terms", desk, "violation", sheet)
    assert "3 entries are known here, 0 are new." in again.err


def test_a_name_that_no_file_can_have_ends_in_a_sentence(desk: Path, tmp_path: Path) -> None:
    name = tmp_path / ("имя " * 80 + ".csv")
    assert is_one_sentence(run("export", desk, name).err)
    assert is_one_sentence(run("import", desk, name).err)


def test_what_differs_in_a_place_is_told_value_by_value(desk: Path, tmp_path: Path) -> None:
    table = a_csv(tmp_path, ("Reference", "Town"), (REFERENCE, "Astana"))
    told = run("import", desk, table, "--dry-run").err
    assert f"{REFERENCE}, Place 1: Town or village: " in told
    assert "→ Astana" in told
    assert "uid" not in told


def test_a_source_that_goes_is_told_by_its_own_values(desk: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.json"
    run("export", desk, out, REFERENCE)
    (record,) = json_in(out)
    sources = [{"url": f"https://example.org/{one}"} for one in "ab"]
    out.write_text(json.dumps([{**record, "citations": sources}]), encoding="utf-8")
    assert run("import", desk, out, "--update").status == 0
    run("export", desk, out, REFERENCE, "--force")
    (record,) = json_in(out)
    out.write_text(json.dumps([{**record, "citations": record["citations"][1:]}]), encoding="utf-8")
    told = run("import", desk, out, "--dry-run").err
    assert f"{REFERENCE}, Source 1: Web address: https://example.org/a → —" in told
    assert "example.org/b" not in told


def test_the_row_of_the_headings_can_be_said(desk: Path, tmp_path: Path) -> None:
    table = a_csv(tmp_path, ("โครงการ",), ("ชื่อ",), ("A",))
    given = ("--heading-row", 2, "--column", "ชื่อ=title", "--dry-run", "--json")
    assert run("import", desk, table, *given).json["added"] == 1
