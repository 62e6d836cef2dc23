"""Every case of the catalogue has a test of its name, and stands in docs/formats/sync-cases.md."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
CASES = [f"S{number:02}" for number in range(1, 93)]
_ROW = re.compile(r"\| (S\d\d) \|.*\| ((?:`[^`]+`(?:, )?)+) \|$")
_TEST = re.compile(r"^def test_(s\d\d)_", re.MULTILINE)


def rows() -> list[tuple[str, list[str]]]:
    """Return each case of the table with the files that it names."""
    text = (ROOT / "docs" / "formats" / "sync-cases.md").read_text(encoding="utf-8")
    found = [_ROW.fullmatch(line) for line in text.splitlines()]
    return [(row[1], re.findall(r"`([^`]+)`", row[2])) for row in found if row]


def cases_in(path: Path) -> set[str]:
    """Return the cases that a test file has tests for."""
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    return {case.upper() for case in _TEST.findall(text)}


def test_every_case_stands_in_the_table_once_and_in_order() -> None:
    assert [case for case, _files in rows()] == CASES


def test_every_case_has_its_test_where_the_table_says() -> None:
    missing = [
        f"{case} in {name}"
        for case, names in rows()
        for name in names
        if case not in cases_in(ROOT / name)
    ]
    assert missing == []
