"""Rows that are typed or pasted: read as imports read them, checked as the form checks."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrd_desk.errors import InvalidInputError
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.tables.batch import PLACE, BatchReader, Mark, beside, save_batch
from hrd_desk.tables.cells import copied
from hrd_desk.tables.pasted import cells_of, have_headings, led, pasted
from hrd_desk.vocabulary.term_names import TermNames
from hrd_desk.vocabulary.vocabulary import Vocabulary

TODAY = datetime.date(2023, 6, 1)
CELL = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=20)


@given(st.lists(st.lists(CELL, min_size=2, max_size=2), min_size=1, max_size=5))
def test_what_is_copied_comes_back_when_it_is_pasted(rows: list[list[str]]) -> None:
    wanted = [[cell.strip() for cell in row] for row in rows]
    while wanted and not any(wanted[-1]):
        wanted.pop()
    if wanted:
        assert cells_of(copied(rows)) == wanted


@pytest.mark.parametrize(
    ("cells", "column", "sentence"),
    [
        ({"start_date": "5/6/2023"}, "start_date", "5/6/2023 can be 5 June 2023 or 6 May 2023"),
        ({"country": "Kazachstan"}, "country", "Perhaps Kazakhstan"),
        ({"affected": "lots"}, "affected", "This count cannot be read."),
        ({PLACE: "Osh", "places.1.lat": "95", "places.1.lon": "3"}, PLACE, "from -90 to 90"),
    ],
)
def test_a_cell_that_cannot_be_read_says_why(
    vocabulary: Vocabulary, cells: dict[str, str], column: str, sentence: str
) -> None:
    read = BatchReader(vocabulary).read(cells)
    assert read.values is None
    assert read.notes[column].mark is Mark.ERROR
    assert sentence in read.notes[column].sentence


def test_a_fault_of_the_record_speaks_of_columns(vocabulary: Vocabulary) -> None:
    cells = {PLACE: "Osh", "places.1.lat": "95", "places.1.lon": "3"}
    note = BatchReader(vocabulary).read(cells).notes[PLACE]
    assert note.sentence == "“Place 1: Latitude” must be a number from -90 to 90."


def test_checks_are_told_in_the_column_that_they_are_about(vocabulary: Vocabulary) -> None:
    read = BatchReader(vocabulary).checked({"title": "Kazakhstan: A", "country": "KZ"}, TODAY)
    assert read.values is not None
    marks = {column: note.mark for column, note in read.notes.items()}
    assert marks["start_date"] is Mark.WARNING
    assert marks[PLACE] is Mark.INFO
    assert "title" not in marks


def test_nothing_is_saved_where_one_row_cannot_be_read(
    desk: OpenDesk, vocabulary: Vocabulary
) -> None:
    rows = [{"title": "A"}, {"title": "B", "start_date": "no day"}]
    with (
        pytest.raises(InvalidInputError, match="cannot be read"),
        desk.database.transaction("enter-several") as session,
    ):
        save_batch(session, rows)


def test_columns_without_names_are_known_by_what_they_hold(vocabulary: Vocabulary) -> None:
    names = TermNames(vocabulary)
    description = "On that day police came to the office and took all computers away with them."
    cells = cells_of(
        f"Raid on an office\tKyrgyzstan\t13/6/2023\tRaid\t{description}\thttps://example.org\t2"
        f"\nLawyer held\tKazakhstan\t1/6/2023\tRaid\t{description}\t\t12"
    )
    assert not have_headings(cells)
    table = pasted(cells, names, with_headings=False)
    assert list(table.profile.columns.values()) == [
        *("title", "country", "start_date", "violations", "description", "source_links"),
        "affected",
    ]
    assert table.guessed == set(table.headers)
    assert led(table, table.profile)[1] == {
        "title": "Lawyer held",
        "country": "Kazakhstan",
        "start_date": "1.6.2023",
        "violations": "Raid",
        "description": description,
        "affected": "12",
    }


def test_the_time_behind_a_pasted_date_stays(vocabulary: Vocabulary) -> None:
    cells = cells_of("Title\tDate\nA\t5/13/2023 9:05\nB\t5/6/2023 8:30")
    table = pasted(cells, TermNames(vocabulary), with_headings=True)
    (_first, second) = led(table, table.profile)
    assert second["start_date"] == "6.5.2023 8:30"
    values = BatchReader(vocabulary).read(second).values
    assert values is not None
    assert values.plain().start_date == "2023-05-06"


def test_the_point_belongs_to_its_place() -> None:
    cells = {"title": "A", PLACE: "Osh", "places.1.lat": "40.5", "places.1.region": "Osh"}
    assert beside(cells, PLACE) == {"places.1.lat": "40.5", "places.1.region": "Osh"}
    assert beside(cells, "title") == {}
