"""JSON of other programs: lines, UTF-16, flat objects and objects within objects."""

import json
from pathlib import Path

import pytest

from hrd_desk.storage.opening import OpenDesk
from hrd_desk.tables.sources import open_source
from tests.tables.trading import imported, records_of


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_objects_one_after_the_other_are_records(
    desk: OpenDesk, tmp_path: Path, encoding: str
) -> None:
    path = tmp_path / "events.jsonl"
    lines = [{"title": "A", "country": "KZ"}, {"title": "Б"}]
    path.write_text("\n".join(map(json.dumps, lines)), encoding=encoding)
    assert open_source(path).holds_records
    assert imported(desk, path).added == 2
    assert {record["title"] for record in records_of(desk)} == {"A", "Б"}


def test_objects_of_another_program_are_rows_with_columns(desk: OpenDesk, tmp_path: Path) -> None:
    objects = [
        {
            "sharedId": "x7",
            "Headline": "Kazakhstan: raid",
            "metadata": {
                "country": [{"value": "k1", "label": "Kazakhstan"}],
                "violation": [
                    {"value": "a1", "label": "Raid"},
                    {"value": "a2", "label": "Torture"},
                ],
                "initial_date": "1 May 2023",
            },
            "is_new": True,
        },
        {"Headline": "B", "metadata": {"violation": ["Nonsense"]}},
        "no object",
    ]
    path = tmp_path / "other.json"
    path.write_text(json.dumps(objects), encoding="utf-8")
    source = open_source(path)
    assert (source.holds_records, source.heading_row) == (False, 0)
    assert source.headers[:3] == ("sharedId", "Headline", "metadata.country")
    report = imported(desk, path)
    assert (report.added, report.bad) == (1, 2)
    assert [one.written for one in report.questions] == ["Nonsense"]
    (record,) = records_of(desk)
    assert (record["title"], record["country"]) == ("Kazakhstan: raid", "KZ")
    assert (record["violations"], record["start_date"]) == (["raid", "torture"], "2023-05-01")
    assert imported(desk, path).known == 1


def test_a_record_of_a_newer_format_is_refused_in_one_sentence(
    desk: OpenDesk, tmp_path: Path
) -> None:
    path = tmp_path / "newer.json"
    record = {"format": "hrd-desk record 2", "title": "A", "parties": [{"name": "x"}]}
    path.write_text(json.dumps([record]), encoding="utf-8")
    (problem,) = imported(desk, path).problems
    assert problem.sentence == (
        "The format of this record is not known here. Use “hrd-desk record 1”."
    )


def test_what_an_entry_lacks_is_not_told_where_it_could_not_be_read(
    desk: OpenDesk, tmp_path: Path
) -> None:
    path = tmp_path / "in.json"
    records = [
        {"title": "A", "places": [{"lat": 95, "lon": 7}]},
        {"title": "B", "places": [{"lat": 1}]},
    ]
    path.write_text(json.dumps(records), encoding="utf-8")
    problems = imported(desk, path).problems
    assert [(one.row, one.heading) for one in problems] == [(1, "places[1].lat"), (2, "places[1]")]
