"""Tables into a desk: tried, taken in, taken back."""

import csv
import itertools
import json
import random
import uuid
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from hrd_desk.errors import CancelledError, HrdDeskError
from hrd_desk.model.parts import Attachment, Place
from hrd_desk.storage.check import check_desk
from hrd_desk.storage.erasing import erase_record
from hrd_desk.storage.event_lists import EventFilter, count_events
from hrd_desk.storage.history import record_history
from hrd_desk.storage.imports import load_import, rows_of_import
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.undoing import take_back
from hrd_desk.tables.importing import Choices, Incoming, import_table
from hrd_desk.tables.order import TableFormat
from hrd_desk.tables.profile import propose
from hrd_desk.tables.sources import open_source
from hrd_desk.tables.undoing import undo_import
from tests.builders import an_event, saved, vocabulary_of
from tests.tables.trading import (
    a_csv,
    a_workbook,
    exported,
    imported,
    records_of,
    stored,
    without_uids,
)

DATA = Path(__file__).resolve().parents[1] / "data"
HEAD = ("Title", "Event- Country", "Initial Date", "Violation", "Impact of Event")


def count(desk: OpenDesk) -> int:
    with desk.database.snapshot() as session:
        return count_events(session, EventFilter())


# --- whole tables ---------------------------------------------------------------------------------


@pytest.mark.parametrize("dialect", ["before", "since"])
def test_both_dialects_of_uwazi_give_the_sample_record(desk: OpenDesk, dialect: str) -> None:
    report = imported(desk, DATA / f"uwazi_export_{dialect}_1.150.csv")
    assert (report.added, report.bad) == (1, 0)
    (record,) = records_of(desk)
    assert record["reference"] == "KZ-2023-ALM-0001"
    rights = {"expression-offline", "assembly", "protest", "liberty-security"}
    assert set(record["rights"]) == rights
    assert (record["genders"], record["violations"]) == (["other"], ["arrest-detention"])
    assert (record["record_status"], record["monitoring_status"]) == ("published", "pending")
    assert record["places"][0]["lat"] == 43.224209880467825


def test_json_out_of_one_desk_into_another_is_identity(
    desk: OpenDesk, other: OpenDesk, tmp_path: Path
) -> None:
    vocabulary = vocabulary_of(desk)
    first = saved(desk, an_event(vocabulary, remarks="=1", rights=["expression-online"]))
    saved(desk, an_event(vocabulary, title="B", start_date="2022~", country_code="", places=[]))
    path, _report = exported(desk, tmp_path, TableFormat.JSON)
    assert imported(other, path).added == 2
    assert records_of(other) == records_of(desk)
    again = imported(other, path)
    assert (again.added, again.known) == (0, 2)
    assert stored(other, first.reference).uid == first.uid
    assert check_desk(other).is_sound


def test_json_comes_out_of_the_second_desk_byte_by_byte(
    desk: OpenDesk, other: OpenDesk, tmp_path: Path
) -> None:
    vocabulary = vocabulary_of(desk)
    for number in range(4):  # of one day
        saved(desk, an_event(vocabulary, title=f"A{number}"))
    odd = an_event(vocabulary, title="B (Update)", start_date=None, record_status="withdrawn")
    odd.places = [Place(locality="Osh"), Place(), Place(locality="e\u0301", is_primary=True)]
    odd.attachments = [Attachment(name="a|b.jpg", sha256="ab" * 32, size_bytes=5 * 2**30)]
    saved(desk, odd)
    saved(desk, an_event(vocabulary, title="C", start_date="../2023", country_code=""))
    before, _report = exported(desk, tmp_path, TableFormat.JSON)
    content = before.read_bytes()
    assert imported(other, before).added == 6
    after, _report = exported(other, tmp_path, TableFormat.JSON)
    assert after.read_bytes() == content
    table, _report = exported(desk, tmp_path, TableFormat.CSV)
    assert imported(other, table).known == 6


def test_a_workbook_of_ours_comes_back_and_is_known_by_its_references(
    desk: OpenDesk, tmp_path: Path
) -> None:
    saved(desk, an_event(vocabulary_of(desk)))
    path, _report = exported(desk, tmp_path, TableFormat.XLSX)
    before = records_of(desk)
    report = imported(desk, path)
    assert (report.known, report.proposed + report.changed + report.added) == (1, 0) or (
        [change.field for change in report.changes] == ["places"]  # the seventeenth digit
    )
    assert [without_uids(one) for one in records_of(desk)] == [without_uids(one) for one in before]


def test_every_bad_row_is_named_at_once_and_the_good_ones_are_taken(
    desk: OpenDesk, tmp_path: Path
) -> None:
    path = a_csv(
        tmp_path,
        HEAD,
        ("A", "Kazakhstan", "2023-05-01", "Raid", 3),
        ("B", "Kasakhstan", "31 June 2023", "Raid", "x"),
        ("C" * 201, "KZ", "2023", "Torture", ""),
        ("D", "KZ", "2023", "Tortur", ""),
        ("E", "KZ", "2023", "Tortur|Raid", ""),
    )
    report = imported(desk, path)
    assert (report.rows, report.added, report.bad) == (5, 1, 4)
    assert [(one.row, one.heading) for one in report.problems] == [
        *((3, "Event- Country"), (3, "Initial Date"), (3, "Impact of Event")),
        *((4, "Title"), (5, "Violation"), (6, "Violation")),
    ]
    asked = {(one.scheme, one.written): one for one in report.questions}
    assert asked["violation", "Tortur"].rows == 2
    assert asked["violation", "Tortur"].suggestions[0].code == "torture"
    assert asked["country", "Kasakhstan"].suggestions[0].code == "KZ"
    assert [one["title"] for one in records_of(desk)] == ["A"]


def test_a_dry_run_says_the_same_and_changes_nothing(desk: OpenDesk, tmp_path: Path) -> None:
    path = a_csv(tmp_path, HEAD, ("A", "KZ", "2023", "Raid", ""), ("B", "??", "", "", ""))
    tried = imported(desk, path, is_dry_run=True)
    assert (tried.added, tried.bad, tried.number) == (1, 1, 0)
    assert count(desk) == 0
    done = imported(desk, path)
    assert (done.counts(), done.problems) == (tried.counts(), tried.problems)
    assert stored(desk, "KZ-2023-ALM-0001").title == "A"  # the dry run used up no number


def test_a_corrected_table_is_imported_again_without_doubles(
    desk: OpenDesk, tmp_path: Path
) -> None:
    twice = ("A", "KZ", "2023", "Raid", "")
    rows = [twice, twice, ("B", "??", "", "", "")]
    assert imported(desk, a_csv(tmp_path, HEAD, *rows)).added == 2
    rows[2] = ("B", "KZ", "", "", "")
    again = imported(desk, a_csv(tmp_path, HEAD, *rows))
    assert (again.added, again.known) == (1, 2)
    assert sorted(record["title"] for record in records_of(desk)) == ["A", "A", "B"]


def test_rows_that_are_left_out_are_not_read(desk: OpenDesk, tmp_path: Path) -> None:
    path = a_csv(tmp_path, HEAD, ("A", "KZ", "", "", ""), ("B", "??", "", "", ""))
    report = imported(desk, path, choices=Choices(left_out=frozenset({3})))
    assert (report.rows, report.added, report.bad) == (1, 1, 0)


def test_a_cancelled_import_leaves_nothing(desk: OpenDesk, tmp_path: Path) -> None:
    path = a_csv(tmp_path, HEAD, *[(f"A{number}", "KZ", "", "", "") for number in range(700)])
    steps = itertools.count()

    def progress(_done: int, _total: int) -> None:
        if next(steps) == 650:
            raise CancelledError

    source = open_source(path)
    incoming = Incoming(path, source, propose(source.headers).profile)
    with pytest.raises(CancelledError):
        import_table(desk.database, incoming, progress=progress)
    assert count(desk) == 0


def test_a_file_that_breaks_off_is_refused_whole(desk: OpenDesk, tmp_path: Path) -> None:
    path = tmp_path / "broken.json"
    path.write_text('[{"title": "A"}, {"title": ', encoding="utf-8")
    with pytest.raises(HrdDeskError):
        imported(desk, path)
    assert count(desk) == 0


@pytest.mark.parametrize("table", ["Foo,Bar\n1,2\n", "Kazakhstan: arrest,2023-05-01\nB,2023\n"])
def test_a_table_of_which_nothing_would_be_read_is_refused(
    desk: OpenDesk, tmp_path: Path, table: str
) -> None:
    path = tmp_path / "in.csv"
    path.write_text(table, encoding="utf-8")
    with pytest.raises(HrdDeskError) as refused:
        imported(desk, path)
    assert "No column of this table leads to a field" in refused.value.sentence
    assert count(desk) == 0


def test_a_row_that_says_nothing_adds_no_empty_record(desk: OpenDesk, tmp_path: Path) -> None:
    path = a_csv(tmp_path, ("Title", "Country", "Colour"), ("A", "KZ", ""), ("", "", "red"))
    report = imported(desk, path)
    assert (report.added, report.bad) == (1, 1)
    assert "Nothing stands in the columns" in report.problems[0].sentence
    none = imported(desk, a_csv(tmp_path, ("Title", "Country")))
    assert (none.rows, none.notes) == (0, ["The table has no rows below the names of its columns."])


def test_a_fault_of_the_record_names_the_column_of_the_table(
    desk: OpenDesk, tmp_path: Path
) -> None:
    path = a_csv(tmp_path, ("What", "Latitude"), ("A", "91"))
    profile = propose(("What", "Latitude")).profile
    profile = replace(profile, columns={**profile.columns, "What": "title"})
    (problem,) = imported(desk, path, profile).problems
    assert problem.heading == "Latitude"
    assert problem.sentence == "“Latitude” must be a number from -90 to 90."


def test_everything_that_is_wrong_in_a_row_is_named_at_once(desk: OpenDesk, tmp_path: Path) -> None:
    path = a_csv(
        tmp_path,
        ("Title", "Country", "Latitude", "Longitude", "Place 2: Longitude", "Town"),
        ("T" * 201, "Nowhere", "91", "181", "500", "L" * 201),
        ("A", "KZ", "north", "76", "", ""),
    )
    problems = imported(desk, path).problems
    assert [(one.row, one.heading) for one in problems] == [
        *((2, "Country"), (2, "Title"), (2, "Town"), (2, "Latitude"), (2, "Longitude")),
        *((2, "Place 2: Longitude"), (3, "Latitude")),
    ]
    assert problems[3].sentence == "“Latitude” must be a number from -90 to 90."
    told = [one.sentence for one in problems]
    assert not any("places" in sentence or "[" in sentence for sentence in told)


@pytest.mark.parametrize(
    ("record", "field"),
    [
        ({"places": {"lat": 1}}, "places"),
        ({"places": "Almaty"}, "places"),
        ({"places": ["Almaty"]}, "places[1]"),
        ({"counts": [[1]]}, "counts[1]"),
    ],
)
def test_a_record_with_parts_of_a_wrong_kind_stays_out_alone(
    desk: OpenDesk, tmp_path: Path, record: dict[str, object], field: str
) -> None:
    path = tmp_path / "in.json"
    path.write_text(json.dumps([{"title": "B", **record}, {"title": "A"}]), encoding="utf-8")
    report = imported(desk, path)
    assert (report.added, [one.heading for one in report.problems]) == (1, [field])


def test_records_that_share_the_uid_of_a_part_are_not_both_taken(
    desk: OpenDesk, tmp_path: Path
) -> None:
    place = {"uid": "018f4e2a-0000-7000-8000-000000000003", "locality": "Osh"}
    path = tmp_path / "in.json"
    records = [{"title": "A", "places": [place]}, {"title": "B", "places": [place]}]
    path.write_text(json.dumps(records), encoding="utf-8")
    report = imported(desk, path)
    assert (report.added, report.bad) == (1, 1)
    assert "uid that is on this desk already" in report.problems[0].sentence
    assert [one["title"] for one in records_of(desk)] == ["A"]


# --- taken back -----------------------------------------------------------------------------------


def test_an_import_is_one_revision_and_is_taken_back_as_one(desk: OpenDesk, tmp_path: Path) -> None:
    event = saved(desk, an_event(vocabulary_of(desk)))
    path = a_csv(
        tmp_path,
        ("Reference", "Title", "Remarks"),
        (event.reference, "Changed", "new"),
        ("NEW-1", "Added", ""),
        ("NEW-2", "Added and edited", ""),
    )
    before = records_of(desk)
    report = imported(desk, path, choices=Choices(all_updates=True))
    assert (report.added, report.changed) == (2, 1)
    with desk.database.snapshot() as session:
        version = load_import(session, report.number).version
        for reference in (event.reference, "NEW-1", "NEW-2"):
            history = record_history(session, stored(desk, reference).uid)
            assert (history[0].version, history[0].action) == (version, "import")
    edited = stored(desk, "NEW-2")
    edited.remarks = "by hand"
    saved(desk, edited)
    undone = undo_import(desk.database, report.number)
    assert (undone.deleted, undone.restored, undone.changed_since) == (1, 1, ["NEW-2"])
    left = [record for record in records_of(desk) if record["reference"] != "NEW-2"]
    assert left == before
    assert check_desk(desk).is_sound
    with pytest.raises(HrdDeskError, match="already"):
        undo_import(desk.database, report.number)


def test_what_was_taken_back_can_be_imported_again(desk: OpenDesk, tmp_path: Path) -> None:
    path = a_csv(tmp_path, HEAD, ("A", "KZ", "2023", "Raid", ""))
    first = imported(desk, path)
    undo_import(desk.database, first.number)
    assert count(desk) == 0
    second = imported(desk, path)
    assert (second.added, count(desk)) == (1, 1)
    undo_import(desk.database, second.number)
    assert count(desk) == 0


def test_what_ctrl_z_took_back_can_be_imported_again(desk: OpenDesk, tmp_path: Path) -> None:
    path = a_csv(tmp_path, HEAD, ("A", "KZ", "2023", "Raid", ""))
    number = imported(desk, path).number
    with desk.database.snapshot() as session:
        version = load_import(session, number).version
    with desk.database.transaction("undo") as session:
        take_back(session, version)
    assert count(desk) == 0
    assert (imported(desk, path).added, count(desk)) == (1, 1)


def test_what_others_wrote_into_a_record_meanwhile_stays(desk: OpenDesk, tmp_path: Path) -> None:
    event = saved(desk, an_event(vocabulary_of(desk), remarks="old"))
    path = a_csv(tmp_path, ("Reference", "Remarks"), (event.reference, "from the table"))
    number = imported(desk, path, choices=Choices(all_updates=True)).number
    later = stored(desk, event.reference)
    later.title = "By hand"
    saved(desk, later)
    assert undo_import(desk.database, number).restored == 1
    after = stored(desk, event.reference)
    assert (after.title, after.remarks) == ("By hand", "old")


def test_an_erased_record_leaves_no_word_in_the_book_of_imports(
    desk: OpenDesk, tmp_path: Path
) -> None:
    path = a_csv(tmp_path, ("Title", "Date"), ("A", "2023"), ("B", "31 June 2023"))
    number = imported(desk, path).number
    (record,) = records_of(desk)
    with desk.database.transaction("erase") as session:
        erase_record(session, desk.folder, uuid.UUID(record["uid"]))
    with desk.database.snapshot() as session:
        noted = load_import(session, number)
        assert (noted.file_name, noted.details) == ("", {})
        assert rows_of_import(session, number) == []


def test_a_record_that_a_person_deleted_is_not_brought_back(desk: OpenDesk, tmp_path: Path) -> None:
    from hrd_desk.storage.events import delete_event  # noqa: PLC0415  for this test alone

    path = a_csv(tmp_path, ("Reference", "Title"), ("KZ-1", "A"))
    imported(desk, path)
    with desk.database.transaction("delete") as session:
        delete_event(session, stored(desk, "KZ-1").uid, "wrong")
    report = imported(desk, path)
    assert (report.bad, count(desk)) == (1, 0)
    assert "Bring it back first" in report.problems[0].sentence


# --- the portal -----------------------------------------------------------------------------------

FIELDS = {
    "Violation": ("violation", (1, 2, 2, 3)),
    "Rights Concerned": ("rights_concerned", (1, 2, 2, 3)),
    "HRD": ("hrd", (0, 1, 1, 2)),
    "Perpetrator (state and non-state together)": ("", (0, 1, 1)),
    "Gender of HRD": ("gender_of_hrd", (0, 1)),
    "Monitoring Status": ("monitoring_status", (1,)),
    "Published": ("published", (1,)),
}
NON_STATE = {
    *("Non-state", "Suspected non-state", "Extremist group", "Agricultural business"),
    *("Corporation (others)", "Extractive industries"),
}
HEADINGS = (
    *("title", "country", "initial_date", "event_description", "impact_of_event"),
    *("gender_of_hrd", "violation", "rights_concerned", "hrd", "perpetrator_state"),
    *("perpetrator_non_state", "source", "monitoring_status", "geolocation", "published"),
)


def portal_rows(number: int, seed: int = 1) -> list[Sequence[str]]:
    """Return rows with the labels of the real export, exactly as exported, as often as there."""
    with (DATA / "portal_observed_terms.csv").open(encoding="utf-8", newline="") as file:
        terms: dict[str, list[tuple[str, int]]] = {}
        for row in csv.DictReader(file):
            often = int(row["events_all_years"] or row["events_2023_subset"] or 5)
            terms.setdefault(row["field"], []).append((row["raw_label_exactly_as_exported"], often))
    chance = random.Random(seed)
    rows: list[Sequence[str]] = [HEADINGS]
    for place in range(number):
        cells = dict.fromkeys(HEADINGS, "")
        for name, (heading, counts) in FIELDS.items():
            labels, weights = zip(*terms[name], strict=True)
            chosen = dict.fromkeys(chance.choices(labels, weights, k=chance.choice(counts)))
            if heading:
                cells[heading] = "|".join(chosen)
            else:
                cells["perpetrator_state"] = "|".join(set(chosen) - NON_STATE)
                cells["perpetrator_non_state"] = "|".join(set(chosen) & NON_STATE)
        cells |= {
            "title": f"Kazakhstan: event {place}",
            "country": chance.choice(("Kazakhstan", "Korea, Republic of", "Viet Nam")),
            "initial_date": f"{chance.randint(13, 28)}/{chance.randint(1, 12):02}/2022",
            "impact_of_event": str(chance.randint(1, 40)),
            "source": "[RFA](https://www.rfa.org/english/a)",
            "geolocation": "43.224209880467825|76.92875417789561",
        }
        rows.append([cells[heading] for heading in HEADINGS])
    return rows


def test_every_label_of_the_real_portal_export_is_known_or_asked_about(
    desk: OpenDesk, tmp_path: Path
) -> None:
    path = a_csv(tmp_path, *portal_rows(400))
    report = imported(desk, path, is_dry_run=True)
    assert (report.rows, report.added, report.bad) == (400, 400, 0)
    assert report.questions == []


def test_every_raw_label_is_known_by_itself(desk: OpenDesk, tmp_path: Path) -> None:
    columns = {"Violation": "violation", "Rights Concerned": "rights_concerned", "HRD": "hrd"}
    with (DATA / "portal_observed_terms.csv").open(encoding="utf-8", newline="") as file:
        found = [row for row in csv.DictReader(file) if row["field"] in columns]
    rows = [
        [label if columns[row["field"]] == heading else "" for heading in columns.values()]
        for row in found
        for label in [row["raw_label_exactly_as_exported"]]
    ]
    report = imported(desk, a_workbook(tmp_path, list(columns.values()), *rows), is_dry_run=True)
    assert (report.added, report.problems) == (len(found), [])
