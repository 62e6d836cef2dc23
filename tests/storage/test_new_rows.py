"""Records written hundreds at once are the very rows, journal and index that saving them writes."""

import json
import uuid
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, text

from hrd_desk.exchange.record_json import Json, event_to_json, read_record
from hrd_desk.model.event import Event
from hrd_desk.model.plain_event import EventValues
from hrd_desk.storage.check import check_desk
from hrd_desk.storage.events import delete_events, read_events, save_event, save_new_events
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.plain_reading import read_plain_events
from tests.builders import a_desk, vocabulary_of

TABLES = ("event", "term_use", "people_count", "place", "citation", "event_link", "attachment")
OTHERWISE = {"id", "event_id", "version", "revised"}

RECORDS: list[Json] = [
    {},
    {"title": "A", "country": "KZ", "start_date": "2023-05~", "start_date_entered": "in May"},
    {"start_date": "2022/..", "end_date": "2023", "record_status": "published"},
    {
        "title": "Everything",
        "country": "KZ",
        "reference": "KZ-1",
        "violations": ["torture", "raid"],
        "rights": ["expression-offline"],
        "genders": ["woman"],
        "description": "Слово 文字 ขาว",
        "counts": [{"role": "affected", "min": 1, "max": 2, "words": "a few"}, {"role": "killed"}],
        "places": [
            {"primary": True, "locality": "Almaty", "lat": 43.224209880467825, "lon": 76.9},
            {"country": "KZ", "precision": "locality", "confidentiality": "internal"},
        ],
        "citations": [{"url": "https://example.org", "published_on": "2023"}, {"excerpt": "x"}],
        "related_events": [{"event": "018f4e2a-0000-7000-8000-000000000001", "note": "n"}],
        "attachments": [{"name": "a", "sha256": "0" * 64, "size_bytes": 3}],
    },
]


def test_they_are_the_rows_that_saving_would_write(tmp_path: Path) -> None:
    with a_desk(tmp_path, "one") as one, a_desk(tmp_path, "many") as many:
        vocabulary = vocabulary_of(one)
        values = [read_record(record, vocabulary) for record in RECORDS]
        with one.database.transaction("save") as session:
            for each in values:
                save_event(session, _event(each))
        with many.database.transaction("import") as session:
            save_new_events(session, [each.plain() for each in values])
        for desk in (one, many):
            assert check_desk(desk).is_sound
        assert _content(one) == _content(many)


def test_events_read_as_plain_values_say_the_same_as_events(desk: OpenDesk) -> None:
    vocabulary = vocabulary_of(desk)
    values = [read_record(record, vocabulary) for record in RECORDS]
    uids = [each.uid for each in reversed(values)]
    with desk.database.transaction("import") as session:
        save_new_events(session, [each.plain() for each in values])
        delete_events(session, uids[:1])
    with desk.database.snapshot() as session:
        events = list(read_events(session, [*uids, uuid.uuid4()]))
        plain = list(read_plain_events(session, [*uids, uuid.uuid4()], vocabulary))
    assert [event_to_json(one, vocabulary) for one in plain] == [
        event_to_json(one, vocabulary) for one in events
    ]
    assert [one.is_deleted for one in plain] == [True, False, False, False]
    assert [one.revised for one in plain] == [one.revised for one in events]


def _event(values: EventValues) -> Event:
    return values.write_into(Event(uid=values.uid))


def _content(desk: OpenDesk) -> dict[str, Any]:
    with desk.database.snapshot() as session:
        connection = session.connection()
        found: dict[str, Any] = {name: _rows(connection, name) for name in TABLES}
        journal = "SELECT kind, uid, new FROM change ORDER BY kind, uid"
        found["change"] = [
            (row.kind, row.uid, row.new and json.loads(row.new))
            for row in connection.execute(text(journal))
            if row.kind != "term"
        ]
        words = "SELECT rowid FROM fts WHERE fts MATCH :word"
        found["index"] = [
            list(connection.scalars(text(words), {"word": word}))
            for word in ("almaty", "слово", '"KZ-1"', "everything", "few")
        ]
    return found


def _rows(connection: Connection, name: str) -> list[dict[str, Any]]:
    order = "event_id, term_id" if name == "term_use" else "uid"
    query = f"SELECT * FROM {name} ORDER BY {order}"  # noqa: S608  our own names
    rows = connection.execute(text(query)).mappings()
    return [
        {column: value for column, value in row.items() if column not in OTHERWISE} for row in rows
    ]
