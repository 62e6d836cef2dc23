"""`hrd-desk brief`: the page, the report of what it withholds, and what it refuses."""

from pathlib import Path

import pypdfium2
import pytest

from tests.cli.program import REFERENCE, RUSSIAN, run


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
