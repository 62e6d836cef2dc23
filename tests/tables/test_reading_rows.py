"""Cells of foreign tables: dates, terms, people, points, sources, each read or named as wrong."""

import datetime
from collections.abc import Mapping

import pytest

from hrd_desk.tables.profile import Profile, fitting, profile_from_json, propose
from hrd_desk.tables.rows_in import ReadRow, RowReader
from hrd_desk.tables.sources import Cell, LinkedText, SourceRow
from hrd_desk.vocabulary.term_names import TermNames
from tests.builders import shipped_vocabulary

NAMES = TermNames(shipped_vocabulary())


def read(cells: Mapping[str, Cell], **profile: object) -> ReadRow:
    """Read one row with headings as they are proposed."""
    headers = tuple(cells)
    proposed = propose(headers).profile
    used = Profile(proposed.columns, **profile)  # type: ignore[arg-type]  # by name in each test
    return RowReader(headers, used, NAMES).read(SourceRow(2, tuple(cells.values())))


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("2023-05-01", "2023-05-01"),
        ("1 May 2023", "2023-05-01"),
        ("May 1, 2023", "2023-05-01"),
        ("01.05.2023", "2023-05-01"),
        ("25/12/2023", "2023-12-25"),
        ("1 мая 2023 г.", "2023-05-01"),
        ("2023/05/01", "2023-05-01"),
        ("about May 2023", "2023-05~"),
        ("2023-05-01~2023-05-03", "2023-05-01/2023-05-03"),
        ("2023-05-01:2023-05-03", "2023-05-01/2023-05-03"),
    ],
)
def test_dates_are_read_as_people_and_uwazi_write_them(written: str, edtf: str) -> None:
    assert read({"Initial Date": written}).record["start_date"] == edtf


@pytest.mark.parametrize(
    ("written", "edtf", "words"),
    [
        ("2023-05-01 00:00:00", "2023-05-01", None),
        ("01.05.2023 0:00", "2023-05-01", None),
        ("2023-05-01T00:00:00Z", "2023-05-01", None),
        ("5/13/2023 12:00:00 AM", "2023-05-13", None),
        ("2023-05-01 14:30", "2023-05-01", "2023-05-01 14:30"),
        ("1 May 2023, 9:05 pm", "2023-05-01", "1 May 2023, 9:05 pm"),
        (datetime.datetime(2023, 5, 1, 14, 30), "2023-05-01", "2023-05-01 14:30"),  # noqa: DTZ001
        ("2023-05-00", "2023-05", None),
        ("00.05.2023", "2023-05", None),
        ("2023-00-00", "2023", None),
        ("0000-00-00", None, None),
        ("n/a", None, None),
        ("—", None, None),
        ("неизвестно", None, None),
    ],
)
def test_dates_of_databases_and_programs_are_read_and_the_time_of_day_is_kept(
    written: Cell, edtf: str | None, words: str | None
) -> None:
    row = read({"Title": "A", "Initial Date": written})
    assert row.problems == []
    found = row.record.get("start_date"), row.record.get("start_date_entered")
    assert found == (edtf, words)


@pytest.mark.parametrize("written", ["45047", 45047, 45047.5])
def test_the_number_that_spreadsheets_have_for_a_day_is_said_to_be_one(written: Cell) -> None:
    (problem,) = read({"Initial Date": written}).problems
    assert "is the number that spreadsheets have for a day" in problem.sentence
    assert "1 May 2023" in problem.sentence


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [("43,25", "76,95"), ("43,25°N", "76,95°E"), ("43°15'N", "76°57'E"), ("N43.25", "E76.95")],
)
def test_latitude_and_longitude_are_read_as_devices_write_them(
    latitude: str, longitude: str
) -> None:
    row = read({"Latitude": latitude, "Longitude": longitude})
    assert row.problems == []
    assert (row.record["places"][0]["lat"], row.record["places"][0]["lon"]) == (43.25, 76.95)
    (wrong,) = read({"Latitude": "76°57'E"}).problems
    assert "the other direction" in wrong.sentence


@pytest.mark.parametrize(
    ("written", "sources"),
    [
        (
            "[RFA](https://rfa.org/a) and an interview with the lawyer",
            [("RFA", "https://rfa.org/a"), ("an interview with the lawyer", None)],
        ),
        ("Radio Free Asia: https://rfa.org/x.", [("Radio Free Asia", "https://rfa.org/x")]),
        (
            "[W](https://en.wikipedia.org/wiki/A_(b))",
            [("W", "https://en.wikipedia.org/wiki/A_(b)")],
        ),
        ('[W](https://x.org "seen in May")', [("W", "https://x.org")]),
        (
            '<p><a href="https://x.org/?a=1&amp;b=2" target="_blank">HRW</a></p>A witness',
            [("HRW", "https://x.org/?a=1&b=2"), ("A witness", None)],
        ),
        (
            "<https://x.org/a>, (https://y.org)",
            [(None, "https://x.org/a"), (None, "https://y.org")],
        ),
    ],
)
def test_no_word_and_no_sign_of_a_source_is_lost(
    written: str, sources: list[tuple[str | None, str | None]]
) -> None:
    found = read({"Source": written}).record["citations"]
    assert [(one.get("source_name"), one.get("url")) for one in found] == sources


def test_a_date_with_two_readings_is_asked_about_unless_the_order_is_known() -> None:
    (problem,) = read({"Initial Date": "01/05/2023"}).problems
    assert (problem.heading, problem.written) == ("Initial Date", "01/05/2023")
    known = {"dmy": "2023-05-01", "mdy": "2023-01-05"}
    for order, day in known.items():
        assert read({"Initial Date": "01/05/2023"}, date_order=order).record["start_date"] == day


def test_a_date_of_another_calendar_keeps_its_words() -> None:
    record = read({"Initial Date": "11 Ordibehesht 1402"}).record
    assert (record["start_date"], record["start_date_entered"]) == (
        "2023-05-01",
        "11 Ordibehesht 1402",
    )


def test_the_order_of_day_and_month_is_seen_where_the_first_rows_leave_no_doubt() -> None:
    headers = ("Title", "Initial Date")
    assert propose(headers, [("A", "01/05/2023"), ("B", "25/12/2023")]).profile.date_order == "dmy"
    assert propose(headers, [("A", "12/25/2023")]).profile.date_order == "mdy"
    assert propose(headers, [("A", "01/05/2023")]).profile.date_order == ""
    assert propose(headers, [("A", "25/1/2023"), ("B", "1/25/2023")]).profile.date_order == ""
    timed = [("A", "5/13/2023 12:00:00 AM"), ("B", "5/6/2023 8:30:00 PM")]
    assert propose(headers, timed).profile.date_order == "mdy"
    row = read({"Initial Date": timed[1][1]}, date_order="mdy")
    assert row.record == {"start_date": "2023-05-06", "start_date_entered": "5/6/2023 8:30:00 PM"}


@pytest.mark.parametrize(
    ("heading", "written", "codes"),
    [
        ("Violation", "Surveillance", ["surveillance"]),
        ("Violation", "Surveillance ", ["surveillance-movement"]),
        ("Violation", "Raid|Surveillance |Torture", ["raid", "surveillance-movement", "torture"]),
        ("Violation", "Transnational repression ", ["transnational-repression"]),
        ("Rights Concerned", "Offline|Freedom of assembly", ["expression-offline", "assembly"]),
        ("Rights Concerned", "Freedom of expression::Offline", ["expression-offline"]),
        ("Rights Concerned", "Women\u2019s  Rights", ["women"]),
        ("Rights Concerned", "assembly; protest", ["assembly", "protest"]),
        ("Rights Concerned", "Freedom of expression / Offline", ["expression-offline"]),
        ("Rights Concerned", "Freedom of expression→offline", ["expression-offline"]),
        ("Rights Concerned", "Freedom of Expression - Offline", ["expression-offline"]),
        ("Violation", "Raid / Torture", ["raid", "torture"]),
        ("Violation", "Raid, Torture and Killing", ["raid", "torture", "killing"]),
        ("HRD", "whrd", ["whrd"]),
        (
            "Gender of HRD",
            "Other (e.g. undefined, organisation, community)|Woman",
            ["other", "woman"],
        ),
    ],
)
def test_terms_are_known_by_every_name_they_have(
    heading: str, written: str, codes: list[str]
) -> None:
    row = read({heading: written})
    assert row.problems == []
    (found,) = row.record.values()
    assert found == codes


def test_a_heading_or_an_unknown_term_is_asked_about_with_what_is_close() -> None:
    for written, code in {
        "Freedom of expression": "expression-offline",
        "Fredom of asembly": "assembly",
    }.items():
        (problem,) = read({"Rights Concerned": f"Right to Protest|{written}"}).problems
        assert (problem.scheme, problem.written) == ("right", written)
        assert code in [one.code for one in NAMES.suggestions("right", written)]


def test_answers_settle_what_was_asked_and_an_empty_one_leaves_it_out() -> None:
    answers = {"right": {"Freedom": "assembly", "???": ""}}
    row = read({"Rights Concerned": "Freedom|???|Right to Protest"}, answers=answers)
    assert (row.record["rights"], row.problems) == (["assembly", "protest"], [])


def test_people_points_and_sources_are_read_from_the_portal_s_cells() -> None:
    row = read(
        {
            "Impact of Event": 12,
            "Event Location": "43.224209880467825|76.92875417789561",
            "Source": "[RFA](https://rfa.org/a) [HRW \\[2\\]](https://hrw.org)\n"
            "https://x.org/1.\nA witness",
        }
    )
    assert row.problems == []
    assert [(one["min"], one["max"]) for one in row.record["counts"]] == [(12, 12)]
    (place,) = row.record["places"]
    assert (place["lat"], place["lon"]) == (43.224209880467825, 76.92875417789561)
    names = [(one.get("source_name"), one.get("url")) for one in row.record["citations"]]
    assert names == [
        ("RFA", "https://rfa.org/a"),
        ("HRW [2]", "https://hrw.org"),
        (None, "https://x.org/1"),
        ("A witness", None),
    ]


@pytest.mark.parametrize(
    ("heading", "written", "words"),
    [
        ("Impact of Event", "-3", "count"),
        ("Event Location", "143.2|76.9", "no globe"),
        ("Event Location", "somewhere", "no coordinates"),
        ("Latitude", "north", "must be a number"),
        ("Identifier", "12", "no identifier"),
        ("Initial Date", "yesterday", "depends on when"),
    ],
)
def test_a_wrong_cell_is_named_with_its_heading_and_content(
    heading: str, written: str, words: str
) -> None:
    (problem,) = read({heading: written}).problems
    assert (problem.row, problem.heading, problem.written) == (2, heading, written)
    assert words in problem.sentence


@pytest.mark.parametrize("word", ["Total", "ИТОГО:", "المجموع"])
def test_the_sum_below_a_table_is_no_record(word: str) -> None:
    (problem,) = read({"Title": word, "Country": "", "Impact of Event": "31"}).problems
    assert "the sum of the others" in problem.sentence
    assert read({"Title": word, "Country": "KZ"}).problems == []


def test_a_link_behind_words_belongs_to_a_source() -> None:
    linked = LinkedText.of("Radio Free", "https://rfa.org/a")
    (source,) = read({"Source": linked}).record["citations"]
    assert source["source_name"] == "Radio Free"
    assert source["url"] == "https://rfa.org/a"
    assert read({"URL": linked}).record["citations"][0]["url"] == "https://rfa.org/a"
    headers = ("Title",)
    reader = RowReader(headers, propose(headers).profile, NAMES)
    reader.read(SourceRow(2, (linked,)))
    assert reader.links_lost == {"Title": 1}


def test_headings_are_known_in_the_languages_of_those_who_document() -> None:
    arabic = ("العنوان", "البلد", "التاريخ", "الوصف", "نوع الانتهاك", "المصدر")
    paths = ("title", "country", "start_date", "description", "violations", "source_links")
    assert tuple(propose(arabic).profile.columns.values()) == paths
    russian = ("Название", "Страна", "Дата начала", "Что произошло", "Нарушения", "Источники")
    assert tuple(propose(russian).profile.columns.values()) == paths


def test_every_wrong_cell_of_a_row_is_named_at_once() -> None:
    row = read({"Initial Date": "??", "Violation": "Nonsense", "Impact of Event": "many!"})
    assert [one.heading for one in row.problems] == ["Initial Date", "Violation", "Impact of Event"]


# --- profiles -------------------------------------------------------------------------------------


def test_the_columns_of_the_portal_s_export_are_known_under_both_names() -> None:
    cleaned = (
        *("serial_number", "title", "date_added", "template", "country", "initial_date"),
        *("final_date", "event_description", "impact_of_event", "gender_of_hrd", "violation"),
        *("rights_concerned", "hrd", "perpetrator_state", "perpetrator_non_state", "source"),
        *("monitoring_status", "summary_for_publications", "related_events", "geolocation"),
        *("documents", "attachments", "published"),
    )
    proposal = propose(cleaned)
    assert proposal.guessed == frozenset()
    left_out = {name for name, path in proposal.profile.columns.items() if not path}
    assert left_out == {
        *("serial_number", "date_added", "template", "documents", "attachments"),
    }


def test_a_misspelt_heading_is_a_guess_and_a_foreign_one_is_left_out() -> None:
    proposal = propose(("Tittle", "Violatons", "Favourite colour"))
    assert proposal.profile.columns == {
        "Tittle": "title",
        "Violatons": "violations",
        "Favourite colour": "",
    }
    assert proposal.guessed == {"Tittle", "Violatons"}


def test_no_two_columns_lead_to_one_value_but_those_of_several_languages() -> None:
    columns = propose(("Title", "Event title", "Violation__en", "Violation__ru")).profile.columns
    assert columns == {
        "Title": "title",
        "Event title": "",
        "Violation__en": "violations",
        "Violation__ru": "violations",
    }


def test_the_languages_of_a_list_must_say_the_same() -> None:
    same = read({"Violation__en": "Raid", "Violation__ru": "Обыск, рейд"})
    different = read({"Violation__en": "Raid", "Violation__ru": "Пытки"})
    assert different.problems[-1].sentence == (
        "The columns of this field for several languages differ."
    )
    assert same.record.get("violations") == ["raid"]


def test_a_profile_is_kept_as_json_and_fits_a_table_with_more_columns() -> None:
    profile = propose(("Name", "Date")).profile.with_answer("right", "x", "assembly")
    assert profile_from_json(profile.to_json()) == profile
    fitted = fitting(profile, ("Name", "Country"))
    assert fitted.columns == {"Name": profile.columns["Name"], "Country": "country"}
    assert fitted.answers == {"right": {"x": "assembly"}}
