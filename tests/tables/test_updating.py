"""Rows of tables that stand for records that are here already: what differs is proposed."""

import csv
import json
from copy import deepcopy
from pathlib import Path

from hrd_desk.exchange.record_json import Json
from hrd_desk.model.event import Event
from hrd_desk.model.parts import Citation, Place
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.tables.importing import Choices
from hrd_desk.tables.order import TableFormat
from hrd_desk.tables.undoing import undo_import
from tests.builders import an_event, saved, vocabulary_of
from tests.tables.trading import a_csv, exported, imported, json_in, records_of, stored


def test_what_differs_is_proposed_field_by_field_and_changed_when_accepted(
    desk: OpenDesk, tmp_path: Path
) -> None:
    event = saved(desk, an_event(vocabulary_of(desk), remarks="keep me"))
    path = a_csv(
        tmp_path,
        ("Reference", "Title", "Initial date", "Violations", "Remarks", "Town"),
        (event.reference, "Kazakhstan: new title", "2023-05-02", "Raid", "", "Astana"),
    )
    tried = imported(desk, path)
    assert (tried.proposed, tried.changed) == (1, 0)
    assert {(one.field, one.is_applied) for one in tried.changes} == {
        *(("title", False), ("start_date", False), ("violations", False), ("places", False)),
    }
    assert stored(desk, event.reference).title == event.title
    chosen = Choices(updates={event.uid: frozenset({"title", "places"})})
    assert imported(desk, path, choices=chosen).changed == 1
    after = stored(desk, event.reference)
    assert (after.title, after.start_date) == ("Kazakhstan: new title", "2023-05-01")
    assert (after.remarks, after.codes("violations")) == ("keep me", ["arrest-detention"])
    (place,) = after.places
    assert (place.locality, place.latitude_deg) == ("Astana", 43.224209880467825)
    assert imported(desk, path, choices=Choices(all_updates=True)).changed == 1
    assert stored(desk, event.reference).codes("violations") == ["raid"]


def test_a_row_never_takes_the_reference_or_a_part_of_another_record(
    desk: OpenDesk, tmp_path: Path
) -> None:
    vocabulary = vocabulary_of(desk)
    one, other = saved(desk, an_event(vocabulary)), saved(desk, an_event(vocabulary, title="B"))
    before = records_of(desk)
    every = Choices(all_updates=True)
    head = ("Identifier", "Reference", "Title")
    table = a_csv(tmp_path, head, (one.uid, other.reference, "C"))
    (problem,) = imported(desk, table, choices=every).problems
    assert (problem.row, problem.heading) == (2, "Reference")
    assert "is that of another record" in problem.sentence
    path, _report = exported(desk, tmp_path, TableFormat.JSON)
    records = {record["uid"]: record for record in json_in(path)}
    stolen = records[str(one.uid)]
    stolen["places"][0] |= {"uid": records[str(other.uid)]["places"][0]["uid"], "locality": "Osh"}
    path.write_text(json.dumps([stolen]), encoding="utf-8")
    report = imported(desk, path, choices=every)
    assert (report.bad, report.changed, report.changes) == (1, 0, [])
    assert records_of(desk) == before


def test_the_number_in_a_heading_says_which_entry_is_meant(desk: OpenDesk, tmp_path: Path) -> None:
    places = [Place(locality="Almaty"), Place(locality="Astana")]
    event = saved(desk, an_event(vocabulary_of(desk), places=places))
    head = ("Reference", "Place 1: Town or village", "Place 2: Town or village")
    table = a_csv(tmp_path, head, (event.reference, "", "Karaganda"))
    imported(desk, table, choices=Choices(all_updates=True))
    after = stored(desk, event.reference).places
    assert [place.locality for place in after] == ["Almaty", "Karaganda"]


def test_a_record_without_a_reference_keeps_its_own(desk: OpenDesk, tmp_path: Path) -> None:
    event = saved(desk, an_event(vocabulary_of(desk)))
    path, _report = exported(desk, tmp_path, TableFormat.JSON)
    (record,) = json_in(path)
    path.write_text(json.dumps([{**record, "reference": None}]), encoding="utf-8")
    assert imported(desk, path, choices=Choices(all_updates=True)).known == 1
    assert stored(desk, event.reference).uid == event.uid


SOURCES = [Citation(url=f"https://example.org/{n}", source_name="Radio") for n in "abc"]


def with_sources(desk: OpenDesk, tmp_path: Path) -> tuple[Event, Path, Json]:
    """Save a record with three sources and two places; return what an export says of it."""
    places = [Place(locality="Almaty", address="Abay 1"), Place(locality="Astana")]
    event = an_event(vocabulary_of(desk), citations=deepcopy(SOURCES), places=places)
    event = saved(desk, event)
    path, _report = exported(desk, tmp_path, TableFormat.JSON)
    (record,) = json_in(path)
    return event, path, record


def test_what_an_exported_record_lacks_afterwards_is_proposed_to_go_and_comes_back_by_undo(
    desk: OpenDesk, tmp_path: Path
) -> None:
    event, path, record = with_sources(desk, tmp_path)
    before = records_of(desk)
    del record["citations"][1], record["places"][0]["address"]
    record["attachments"] = []
    path.write_text(json.dumps([record]), encoding="utf-8")
    tried = imported(desk, path)
    assert (tried.proposed, tried.changed) == (1, 0)
    assert {one.field for one in tried.changes} == {"citations", "places"}
    (proposal,) = (one for one in tried.changes if one.field == "citations")
    assert [one["url"][-1] for one in proposal.old] == ["a", "b", "c"]
    assert [one["url"][-1] for one in proposal.new] == ["a", "c"]
    assert records_of(desk) == before
    chosen = Choices(updates={event.uid: frozenset({"citations"})})
    report = imported(desk, path, choices=chosen)
    after = stored(desk, event.reference)
    assert [one.url[-1] for one in after.citations] == ["a", "c"]
    assert {one.uid for one in after.citations} < {one.uid for one in event.citations}
    assert [place.address for place in after.places] == ["Abay 1", ""]
    undo_import(desk.database, report.number)
    assert records_of(desk) == before


def test_an_emptied_list_of_an_exported_record_is_proposed_to_be_empty(
    desk: OpenDesk, tmp_path: Path
) -> None:
    event, path, record = with_sources(desk, tmp_path)
    path.write_text(json.dumps([{**record, "citations": []}]), encoding="utf-8")
    (proposal,) = imported(desk, path).changes
    assert (proposal.field, len(proposal.old), proposal.new) == ("citations", 3, [])
    assert len(stored(desk, event.reference).citations) == 3


def test_a_record_that_names_some_fields_takes_no_entry_away(
    desk: OpenDesk, tmp_path: Path
) -> None:
    event, path, record = with_sources(desk, tmp_path)
    first = {"uid": record["citations"][0]["uid"], "title": "Twelve arrested"}
    part = {"uid": record["uid"], "citations": [first], "places": [], "attachments": []}
    path.write_text(json.dumps([part]), encoding="utf-8")
    assert imported(desk, path, choices=Choices(all_updates=True)).changed == 1
    after = stored(desk, event.reference)
    assert [(one.url[-1], one.title) for one in after.citations] == [
        *(("a", "Twelve arrested"), ("b", ""), ("c", "")),
    ]
    assert [place.locality for place in after.places] == ["Almaty", "Astana"]


def test_an_id_of_uwazi_finds_the_record_that_came_under_it(desk: OpenDesk, tmp_path: Path) -> None:
    head = ("id", "Title", "Event- Country")
    assert imported(desk, a_csv(tmp_path, head, ("x7f", "A", "KZ"))).added == 1
    changed = imported(desk, a_csv(tmp_path, head, ("x7f", "B", "KZ"), ("y8", "C", "KZ")))
    assert (changed.added, changed.proposed) == (1, 1)
    path, report = exported(desk, tmp_path, TableFormat.UWAZI)
    assert "new-there" not in report.losses
    with path.open(encoding="utf-8", newline="") as file:
        assert {row["Title"]: row["id"] for row in csv.DictReader(file)} == {"A": "x7f", "C": "y8"}


def test_two_rows_for_one_record_are_not_both_taken(desk: OpenDesk, tmp_path: Path) -> None:
    path = a_csv(tmp_path, ("Reference", "Title"), ("KZ-1", "A"), ("KZ-1", "B"))
    report = imported(desk, path)
    assert (report.added, report.bad) == (1, 1)
    assert "earlier row" in report.problems[0].sentence


def test_related_events_are_linked_by_their_titles(desk: OpenDesk, tmp_path: Path) -> None:
    path = a_csv(
        tmp_path,
        ("Title", "related_events"),
        ("A (Update)", "A|nobody"),
        ("A", ""),
    )
    report = imported(desk, path)
    assert "1 related event is not linked" in report.notes[0]
    by_title = {record["title"]: record for record in records_of(desk)}
    (link,) = by_title["A (Update)"]["related_events"]
    assert (link["event"], link["type"]) == (by_title["A"]["uid"], "update-of")


def test_look_alikes_are_shown_and_wait_in_the_inbox(desk: OpenDesk, tmp_path: Path) -> None:
    event = saved(desk, an_event(vocabulary_of(desk)))
    path = a_csv(
        tmp_path,
        ("Title", "Country", "Date", "Summary for publications", "Violation"),
        (event.title, "KZ", "2023-05-02", event.summary, "(Arbitrary) Arrest and Detention"),
    )
    tried = imported(desk, path, is_dry_run=True)
    (alike,) = tried.look_alikes
    assert (alike.row, alike.other.reference) == (2, event.reference)
    assert len(imported(desk, path).look_alikes) == 1
