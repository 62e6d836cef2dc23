"""`hrd-desk statistics`: numbers in text, JSON and files, reports, and what it refuses."""

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pypdfium2
import pytest
from PIL import Image

from tests.builders import a_desk
from tests.cli.program import run
from tests.storage.counted import fill

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with a_desk(tmp_path_factory.mktemp("counted")) as desk:
        fill(desk, 25, seed=2)
    return desk.folder.path


def told(counted: Path, *arguments: str) -> list[dict[str, object]]:
    ended = run("statistics", counted, *arguments, "--json")
    assert ended.status == 0, ended.err
    sheets: list[dict[str, object]] = json.loads(ended.out)["sheets"]
    return sheets


def test_three_numbers_stand_beside_each_other(counted: Path) -> None:
    (sheet,) = told(counted)
    rows = {row["code"]: row["cells"][0]["at_least"] for row in sheet["rows"]}  # type: ignore[attr-defined]
    assert set(rows) == {"events", "violations", "people"}
    assert rows["events"] <= 25
    assert any("documented" in note for note in sheet["notes"])  # type: ignore[attr-defined]


def test_a_chart_is_the_same_in_every_format(counted: Path, tmp_path: Path) -> None:
    names = ("a.png", "a.svg", "a.pdf", "a.csv")
    for name in names:
        arguments = ("--by", "violation,country", "-o", str(tmp_path / name))
        ended = run("statistics", counted, *arguments)
        assert ended.status == 0, ended.err
    image = Image.open(tmp_path / "a.png")
    assert image.size[0] > 1000
    assert len(image.convert("L").getcolors() or []) > 20
    texts = ET.parse(tmp_path / "a.svg").iter(f"{SVG}text")  # noqa: S314  our own file
    words = {(text.text or "").strip() for text in texts}
    page = pypdfium2.PdfDocument(tmp_path / "a.pdf")[0].get_textpage().get_text_range()
    rows = list(csv.reader(io.StringIO((tmp_path / "a.csv").read_text("utf-8-sig"))))
    assert rows[0][0] == "Violation"
    label, *numbers = rows[1]
    assert label in page
    assert any(label in word for word in words)
    assert {number for number in numbers if number != "0"} <= {
        word.strip() for word in words if word
    }


def test_a_map_shows_the_places_with_their_events(counted: Path, tmp_path: Path) -> None:
    ended = run("statistics", counted, "--report", "map", "-o", str(tmp_path / "map.pdf"))
    assert ended.status == 0, ended.err
    page = pypdfium2.PdfDocument(tmp_path / "map.pdf")[0].get_textpage().get_text_range()
    assert "Where events took place" in page
    assert "imply no opinion" in " ".join(page.split())
    (sheet,) = told(counted, "--report", "map")
    assert all(row["cells"][0]["at_least"] >= 1 for row in sheet["rows"])  # type: ignore[attr-defined]


def test_a_file_is_replaced_only_when_told_to(counted: Path, tmp_path: Path) -> None:
    kept = tmp_path / "counted.csv"
    kept.write_text("mine", encoding="utf-8")
    wanted = ("statistics", counted, "--by", "violation", "-o", str(kept))
    refused = run(*wanted)
    assert (refused.status, "--force" in refused.err) == (1, True)
    assert kept.read_text(encoding="utf-8") == "mine"
    assert run(*wanted, "--force").status == 0
    assert "Violation" in kept.read_text(encoding="utf-8-sig")


def test_small_numbers_are_withheld(counted: Path) -> None:
    (sheet,) = told(counted, "--by", "country,violation", "--smallest", "5")
    cells = [cell for row in sheet["rows"] for cell in row["cells"]]  # type: ignore[attr-defined]
    assert None in cells
    assert all(cell is None or cell["at_least"] == 0 or cell["at_least"] >= 5 for cell in cells)


@pytest.mark.parametrize("report", ["defending-in-numbers", "monthly", "sdg-16.10.1"])
def test_reports_are_ready_made(counted: Path, report: str) -> None:
    sheets = told(counted, "--report", report)
    assert len(sheets) >= 4
    listed = run("statistics", counted, "--report", "list")
    assert report in listed.out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--by", "weather"], "Nothing is counted by “weather”"),
        (["--by", "country,year,right"], "by two"),
        (["--report", "yearly"], "There is no report “yearly”"),
        (["--by", "country", "-o", "chart.docx"], ".png, .svg, .pdf or .csv"),
        (["--language", "fr"], "Publications are made in"),
    ],
)
def test_what_cannot_be_counted_is_refused(
    counted: Path, arguments: list[str], sentence: str
) -> None:
    ended = run("statistics", counted, *arguments)
    assert ended.status == 1
    assert sentence in ended.err
