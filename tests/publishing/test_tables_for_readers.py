"""Tables for readers: days as programs read them, and no formula anywhere."""

import csv
import datetime
import io

import openpyxl
import pytest

from hrd_desk.model.event import Event
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.counting import Counting
from hrd_desk.publishing.exporting import make_file
from hrd_desk.publishing.facts import facts_of
from hrd_desk.publishing.orders import TABLE_FORMATS, BriefKind, FileFormat, Order
from hrd_desk.publishing.preparing import prepare
from hrd_desk.publishing.table_files import harmless
from hrd_desk.tables.cells import unguarded
from tests.builders import shipped_vocabulary
from tests.publishing.samples import a_citation, seed_event

TABLES = sorted(TABLE_FORMATS)


def an_event(number: int = 1, **changes: object) -> Event:
    event = seed_event(
        reference=f"KZ-2023-000{number}", **({"confidentiality": "public"} | changes)
    )
    event.citations = [a_citation()]
    return event


def made(events: list[Event], kind: BriefKind, file_format: FileFormat) -> bytes:
    order = Order(kind=kind, format=file_format)
    return make_file(prepare(events, shipped_vocabulary(), order)).content


INNER = [
    "A raid;=cmd|'/C calc'!A0",
    "A raid\n=HYPERLINK(1)",
    "A raid;\u200b +SUM(1)",
    "A raid\t@SUM(1)",
    "A raid\n\n-2+3+cmd|' /C calc'!A0",
    "A raid;＝SUM(1)",
    'A "raid";=cmd|1',
    "A raid;'=cmd|1",
]
"""What begins a cell where a spreadsheet parts cells by semicolons, as in most languages."""


@pytest.mark.parametrize("text", INNER)
def test_no_formula_begins_in_the_middle_of_a_cell_either(text: str) -> None:
    event = an_event(title=text, summary=text, remarks="", charge=text, context=text)
    event.citations[0].title = event.places[0].locality = event.places[0].region = text
    for kind in (BriefKind.DIGEST, BriefKind.CASE_LIST, BriefKind.STATISTICS):
        content = made([event, an_event(2)], kind, FileFormat.CSV)
        for separator in ",;\t":
            stream = io.StringIO(content.decode("utf-8-sig"), newline="")
            rows = [*csv.reader(stream, delimiter=separator)]
            # A program that sees no quotes within a cell begins a row at each line.
            rows += [line.split(separator) for line in content.decode("utf-8-sig").splitlines()]
            cells = [cell.strip(' "\u200b') for row in rows for cell in row]
            assert not [cell for cell in cells if cell[:1] in tuple("=+-@＝") and "(" in cell]
            assert not [cell for cell in cells if cell[:1] in tuple("=+-@＝") and "|" in cell]
    guarded = harmless(text)
    assert guarded != text
    assert unguarded(guarded) == text
    assert unguarded(harmless(guarded)) == guarded


@pytest.mark.parametrize(
    "text",
    ["Taken:\n- a lawyer\n- her son", "a; -b", "1-2; 3-4 (five)", "Call; +7 701", "a@b.example; c"],
)
def test_lists_of_a_text_stay_as_they_are(text: str) -> None:
    assert harmless(text) == text


DATES = {
    "2023-05-01": ("2023-05-01", "2023-05-01"),
    "2023-05": ("2023-05-01", "2023-05-31"),
    "2023": ("2023-01-01", "2023-12-31"),
    "2023-05~": ("2023-05-01", "2023-05-31"),
    "2023-05/2023-06": ("2023-05-01", "2023-06-30"),
    "2020-05/..": ("2020-05-01", ""),
    "../2020-05": ("", ""),
    "1890-05": ("1890-05-01", "1890-05-31"),
}


@pytest.mark.parametrize("kind", TABLES)
@pytest.mark.parametrize("edtf", DATES)
def test_dates_are_days_for_programs_and_no_finer_than_known(kind: FileFormat, edtf: str) -> None:
    event = an_event(start_date=edtf, end_date=None)
    content = made([event, an_event(2)], BriefKind.DIGEST, kind)
    if kind is FileFormat.CSV:
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    else:
        sheet = openpyxl.load_workbook(io.BytesIO(content))["Events"]
        rows = [[_day(cell.value) for cell in row] for row in sheet.iter_rows()]
    heads, *cells = rows
    row = next(row for row in cells if row[0] == event.reference)
    found = dict(zip(heads, row, strict=True))
    days = tuple(found[f"Began at the {end}"] or "" for end in ("earliest", "latest"))
    assert days == DATES[edtf]


def _day(value: object) -> str:
    return f"{value:%Y-%m-%d}" if isinstance(value, datetime.date) else str(value or "")


def test_what_began_some_day_on_has_no_last_one() -> None:
    events = [an_event(start_date="2020-05/..", end_date=None), an_event(2, start_date="2021-03")]
    dates = [
        Counting(facts_of(one, shipped_vocabulary(), Audience.PUBLIC) for one in some).dates
        for some in (events, events[:1])
    ]
    assert dates == [("2020", "2021-03"), ("2020", "")]
    for file_format in FileFormat:
        assert made(events[:1], BriefKind.DIGEST, file_format)
