"""`hrd-desk brief`: the page, the report of what it withholds, and what it refuses."""

import json
from pathlib import Path

import pypdfium2
import pytest

from tests.cli.program import REFERENCE, RUSSIAN, is_one_sentence, run


def text_of(page: Path) -> str:
    document = pypdfium2.PdfDocument(page)
    words = "\n".join(sheet.get_textpage().get_text_bounded() for sheet in document)
    document.close()
    return " ".join(words.split())


def test_the_page_tells_and_the_report_says_what_it_does_not(desk: Path, tmp_path: Path) -> None:
    page = tmp_path / "brief.pdf"
    ended = run("brief", desk, REFERENCE, "-o", page)
    assert (ended.status, ended.out) == (0, f"{page}\n")
    assert "anti-government demonstrators arrested" in text_of(page)
    assert "Title: told." in ended.err
    assert "Event description: withheld." in ended.err


def test_the_report_as_json(desk: Path, tmp_path: Path) -> None:
    page = tmp_path / "brief.pdf"
    told = run("brief", desk, REFERENCE, "-o", page, "--audience", "partner", "--json").json
    assert (told["file"], told["audience"]) == (str(page), "partner")
    outcomes = {line["field"]: line["outcome"] for line in told["disclosure"]}
    assert outcomes["title"] == "published"
    assert outcomes["description"] == "withheld"


def test_a_russian_page(desk: Path, tmp_path: Path) -> None:
    page = tmp_path / "brief.pdf"
    assert run("log", desk, "-", stdin=RUSSIAN).status == 0
    assert (
        run(
            "brief",
            desk,
            "KZ-2022-ALM-0001",
            "-o",
            page,
            "--language",
            "ru",
            "--audience",
            "internal",
        ).status
        == 0
    )
    assert "Казахстан: задержания в Алматы" in text_of(page)


def test_what_no_font_has_stops_the_page_unless_codes_are_asked_for(
    desk: Path, tmp_path: Path
) -> None:
    page = tmp_path / "brief.pdf"
    record = RUSSIAN.replace("в Алматы", "в Алматы, ᠠᠯᠮᠠᠲᠤ, आल्मा, ᚠ")
    assert run("log", desk, "-", stdin=record).status == 0
    wanted = ("brief", desk, "KZ-2022-ALM-0001", "-o", page, "--audience", "internal")
    ended = run(*wanted)
    assert (ended.status, page.exists()) == (1, False)
    assert "Title: no font has “ᚠ” (U+16A0, RUNIC LETTER FEHU FEOH FE F)" in ended.err
    assert run(*wanted, "--codes").status == 0
    assert "в Алматы, ᠠᠯᠮᠠᠲᠤ, आल्मा, [U+16A0]" in text_of(page)


def test_a_file_is_replaced_only_when_told_to(desk: Path, tmp_path: Path) -> None:
    page = tmp_path / "brief.pdf"
    page.write_bytes(b"mine")
    ended = run("brief", desk, REFERENCE, "-o", page)
    assert (ended.status, page.read_bytes()) == (1, b"mine")
    assert "--force" in ended.err
    assert run("brief", desk, REFERENCE, "-o", page, "--force").status == 0
    assert page.read_bytes().startswith(b"%PDF-")


def test_a_restricted_record_leaves_no_file(desk: Path, tmp_path: Path) -> None:
    record = '{"reference": "R-1", "title": "Secret", "confidentiality": "restricted"}'
    assert run("log", desk, "-", stdin=record).status == 0
    ended = run("brief", desk, "R-1", "-o", tmp_path / "brief.pdf")
    assert ended.status == 1
    assert "Secret" not in ended.err
    assert not (tmp_path / "brief.pdf").exists()


def test_a_folder_that_is_missing_is_said(desk: Path, tmp_path: Path) -> None:
    ended = run("brief", desk, REFERENCE, "-o", tmp_path / "none" / "brief.pdf")
    assert ended.status == 1
    assert len(ended.err.splitlines()) == 1


@pytest.mark.parametrize("option", [["--audience", "press"], ["--language", "xx"]])
def test_an_unknown_choice_is_wrong_usage(desk: Path, tmp_path: Path, option: list[str]) -> None:
    assert run("brief", desk, REFERENCE, "-o", tmp_path / "x.pdf", *option).status == 2


@pytest.mark.parametrize(
    ("name", "options", "start"),
    [
        ("brief.docx", (), b"PK"),
        ("brief.html", (), b"<!DOCTYPE html>"),
        ("rows.csv", (), b"\xef\xbb\xbfReference,Title"),
        ("rows.xlsx", (), b"PK"),
        ("page.txt", ("--format", "html"), b"<!DOCTYPE html>"),
        ("unknown.xyz", (), b"%PDF"),
    ],
)
def test_the_name_or_the_option_decides_about_the_format(
    desk: Path, tmp_path: Path, name: str, options: tuple[str, ...], start: bytes
) -> None:
    ended = run("brief", desk, REFERENCE, "-o", tmp_path / name, *options, "--json")
    assert ended.status == 0, ended.err
    assert (tmp_path / name).read_bytes().startswith(start)
    assert ended.json["format"] in ("docx", "html", "csv", "xlsx", "pdf")


def test_only_a_pdf_is_sealed(desk: Path, tmp_path: Path) -> None:
    seal = tmp_path / "seal.txt"
    seal.write_text("six short words", encoding="utf-8")
    ended = run("brief", desk, REFERENCE, "-o", tmp_path / "brief.docx", "--seal", seal)
    assert ended.status == 1
    assert "Only a PDF" in ended.err
    assert not (tmp_path / "brief.docx").exists()


def test_a_digest_says_what_it_can_be_compared_with(desk: Path, tmp_path: Path) -> None:
    page = tmp_path / "digest.html"
    days = ("--from", "2023-01", "--to", "2023-12", "--compare")
    wanted = ("brief", desk, "-o", page, "--kind", "digest", "--audience", "internal", *days)
    ended = run(*wanted)
    assert ended.status == 0, ended.err
    told = page.read_text("utf-8").replace("\N{NO-BREAK SPACE}", " ")
    assert "A year earlier, from 1 January 2022 to 31 December 2022: too few events" in told


def test_a_digest_of_the_records_that_fit(desk: Path, tmp_path: Path) -> None:
    page, report = tmp_path / "digest.pdf", tmp_path / "report.json"
    wanted = ("brief", desk, "-o", page, "--kind", "digest", "--audience", "internal")
    ended = run(*wanted, "--country", "KZ", "--paper", "letter", "--report", report)
    assert ended.status == 0, ended.err
    assert "This digest tells of 1 event in Kazakhstan" in text_of(page)
    assert "1 record is in it." not in ended.err  # of one record every field is told about
    assert "Title: told." in ended.err
    kept = json.loads(report.read_text(encoding="utf-8"))
    assert (kept["kind"], kept["pages"] >= 1) == ("digest", True)
    assert [record["reference"] for record in kept["records"]] == [REFERENCE]
    assert run(*wanted, "--force", "--country", "TH").status == 1


def test_a_case_list_for_readers_inside_wants_a_passphrase(desk: Path, tmp_path: Path) -> None:
    page, secret = tmp_path / "list.pdf", tmp_path / "secret.txt"
    wanted = ("brief", desk, "-o", page, "--kind", "case-list", "--audience", "internal")
    ended = run(*wanted)
    assert (ended.status, page.exists()) == (1, False)
    assert "always encrypted" in ended.err
    secret.write_text("six words of a phrase\n", encoding="utf-8")
    assert run(*wanted, "--seal", secret).status == 0
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(page)
    document = pypdfium2.PdfDocument(page, password="six words of a phrase")
    assert len(document) == 1
    document.close()


def test_a_submission_wants_both_consents(desk: Path, tmp_path: Path) -> None:
    page, answers = tmp_path / "submission.pdf", tmp_path / "answers.json"
    answers.write_text('{"requests": "To urge release."}', encoding="utf-8")
    wanted = (
        *("brief", desk, REFERENCE, "-o", page, "--kind", "submission"),
        *("--audience", "internal", "--answers", answers, "--consent-letter", "yes"),
    )
    ended = run(*wanted)
    assert (ended.status, page.exists()) == (1, False)
    assert "public reports of the United Nations" in ended.err
    assert run(*wanted, "--consent-report", "no").status == 0
    assert "To urge release." in text_of(page)
    answers.write_text('{"unknown": "x"}', encoding="utf-8")
    ended = run(*wanted, "--consent-report", "no", "--force")
    assert (ended.status, "victim_name" in ended.err) == (1, True)


def test_what_cannot_be_made_is_refused_before_the_passphrase(desk: Path, tmp_path: Path) -> None:
    page = tmp_path / "brief.pdf"
    assert run("brief", desk, "-o", page).status == 2
    assert run("brief", desk, REFERENCE, "--country", "KZ", "-o", page).status == 2
    assert run("brief", desk, REFERENCE, "-o", page, "--brand", "blue").status == 2


def test_statistics_with_tables_of_ones_own(desk: Path, tmp_path: Path) -> None:
    page, added = tmp_path / "numbers.pdf", ["--table", "violation,country", "--table", "by"]
    asked = ["--kind", "statistics", "--audience", "internal", "--smallest", "0", *added]
    ended = run("brief", desk, "-o", page, "--words", "demonstrators", *asked)
    assert ended.status == 0, ended.err
    words = text_of(page)
    assert "Events by violation and country" in words
    assert "Events by perpetrator" in words
    refused = run("brief", desk, "-o", page, "--kind", "statistics", "--table", "status")
    assert refused.status != 0
    assert "work of the desk" in refused.err
    assert run("brief", desk, REFERENCE, "-o", page, "--table", "year").status != 0


def test_links_that_lead_to_each_other_are_no_folder(desk: Path, tmp_path: Path) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    page = tmp_path / "brief.pdf"
    for command in (
        ("brief", desk, REFERENCE, "-o", loop / "brief.pdf"),
        ("brief", desk, REFERENCE, "-o", page, "--report", loop / "report.json"),
        ("export", desk, loop / "all.csv"),
        ("export-terms", desk, "right", loop / "rights.csv"),
    ):
        ended = run(*command)
        assert (ended.status, ended.out) == (1, "")
        assert is_one_sentence(ended.err)
    assert not page.exists()


def test_no_file_for_readers_replaces_a_part_of_a_desk(desk: Path, tmp_path: Path) -> None:
    """With --force a brief took the place of the database, and a report that of the keys."""
    files = {path: path.read_bytes() for path in desk.iterdir() if path.is_file()}
    page = tmp_path / "brief.pdf"
    into = (
        ("brief", desk, REFERENCE, "--format", "pdf", "-o", desk / "main.db", "--force"),
        ("brief", desk, REFERENCE, "-o", page, "--report", desk / "keys.json", "--force"),
        ("export-terms", desk, "violation", desk / "main.db", "--force"),
    )
    for command in into:
        ended = run(*command)
        assert ended.status == 1
        assert "lies in the folder of a desk" in ended.err
    assert not page.exists()
    for path in files.keys() - {desk / "lock", desk / "reserve", desk / "main.db"}:
        assert path.read_bytes() == files[path]
    assert run("brief", desk, REFERENCE, "-o", page).status == 0


def test_a_report_replaces_nothing_unasked(desk: Path, tmp_path: Path) -> None:
    page, report = tmp_path / "brief.pdf", tmp_path / "report.json"
    report.write_text("older")
    refusals = {
        report: "exists already",
        page: "needs a file of its own",
        tmp_path / "nowhere" / "report.json": "folder for the report does not exist",
    }
    for path, sentence in refusals.items():
        ended = run("brief", desk, REFERENCE, "-o", page, "--report", path)
        assert ended.status == 1
        assert sentence in ended.err
        assert not page.exists()
    assert report.read_text() == "older"
    ended = run("brief", desk, REFERENCE, "-o", page, "--report", report, "--force")
    assert ended.status == 0
    assert json.loads(report.read_text("utf-8"))["records"]


@pytest.mark.parametrize("name", ["brief.odt", "brief.DOC", "brief.xls", "brief.txt"])
def test_a_name_of_another_program_is_refused(desk: Path, tmp_path: Path, name: str) -> None:
    """A PDF of that name is opened by nobody."""
    ended = run("brief", desk, REFERENCE, "-o", tmp_path / name)
    assert ended.status == 2
    assert "cannot be made as" in " ".join(ended.err.split())
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize(("name", "start"), [("brief.htm", b"<!"), ("brief.v2", b"%PDF")])
def test_other_names_say_what_they_can(desk: Path, tmp_path: Path, name: str, start: bytes) -> None:
    assert run("brief", desk, REFERENCE, "-o", tmp_path / name).status == 0
    assert (tmp_path / name).read_bytes().startswith(start)


def test_folders_of_too_long_a_name_end_in_a_sentence(desk: Path, tmp_path: Path) -> None:
    path = tmp_path / ("x" * 300) / ("y" * 300) / "brief.pdf"
    ended = run("brief", desk, REFERENCE, "-o", path)
    assert ended.status == 1
    assert "could not be written there (File name too long)" in ended.err


def test_records_that_are_left_out_stand_behind_their_reason(desk: Path, tmp_path: Path) -> None:
    for mark in ("internal", "internal", "restricted"):
        record = json.loads(RUSSIAN) | {"confidentiality": mark}
        assert run("log", desk, "-", stdin=json.dumps(record)).status == 0
    ended = run("brief", desk, "--kind", "digest", "-o", tmp_path / "digest.pdf")
    assert ended.status == 0
    lines = ended.err.splitlines()
    both = next(number for number, line in enumerate(lines) if line.startswith("2 records are not"))
    assert "Inside the organisation" in lines[both]
    assert lines[both + 1] == "  KZ-2022-ALM-0002, KZ-2022-ALM-0001"
    assert sum(line.startswith("KZ-2022-ALM-0003 is not in it: ") for line in lines) == 1
    exported = run("export", desk, tmp_path / "list.csv", "--audience", "public")
    assert (exported.status, "2 records are not in it: " in exported.err) == (0, True)


def test_numbers_of_nearly_the_same_records_are_warned_of(desk: Path, tmp_path: Path) -> None:
    record = json.dumps(json.loads(RUSSIAN) | {"confidentiality": "public"})
    wanted = ("brief", desk, "--kind", "statistics", "-o")
    for _number in range(4):
        assert run("log", desk, "-", stdin=record).status == 0
    assert "subtract" not in run(*wanted, tmp_path / "may.pdf").err
    assert run("log", desk, "-", stdin=record).status == 0
    ended = run(*wanted, tmp_path / "june.pdf")
    assert (ended.status, "“may.pdf”" in ended.err, "subtract" in ended.err) == (0, True, True)


def test_more_records_than_a_publication_holds_are_refused_as_in_the_window(
    desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hrd_desk.publishing.kept.MOST_RECORDS", 2)
    for _number in range(2):
        record = json.loads(RUSSIAN) | {"confidentiality": "public"}
        assert run("log", desk, "-", stdin=json.dumps(record)).status == 0
    wanted = ("brief", desk, "--kind", "digest", "-o", tmp_path / "digest.pdf")
    ended = run(*wanted)
    assert (ended.status, list(tmp_path.glob("*.pdf"))) == (1, [])
    assert "3 records are too many for one publication, which holds 2 at the most." in ended.err
    assert run(*wanted, "--from", "2023").status == 0


def test_what_another_record_tells_is_said_beside_the_file(desk: Path, tmp_path: Path) -> None:
    public = json.loads(RUSSIAN) | {"confidentiality": "public"}
    victim = public | {"title": "Казахстан: задержана Айгерим Тестова"}
    witness = public | {
        "citations": [{"source_name": "Aigerim Testova", "source_type": "interview"}]
    }
    for record in (victim, witness):
        assert run("log", desk, "-", stdin=json.dumps(record)).status == 0
    wanted = ("brief", desk, "--kind", "digest", "-o", tmp_path / "digest.docx")
    ended = run(*wanted)
    assert ended.status == 0
    assert "“Title” of KZ-2022-ALM-0001 tells what KZ-2022-ALM-0002 withholds" in ended.err
    told = run(*wanted, "--force", "--json").json["told_elsewhere"]
    both = {"withheld_by": "KZ-2022-ALM-0002", "told_by": "KZ-2022-ALM-0001"}
    assert told == [both | {"withheld": "citations", "told": "title"}]
