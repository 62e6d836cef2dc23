"""What the tests of tables share: export into a folder, import from a text, in a line each."""

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from hrd_desk.exchange.json_text import read_json
from hrd_desk.exchange.record_json import Json, event_to_json
from hrd_desk.model.event import Event
from hrd_desk.storage.event_lists import EventFilter, event_uids
from hrd_desk.storage.events import find_reference, load_event
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.tables.exporting import ExportReport, export_table
from hrd_desk.tables.importing import Choices, Incoming, import_table
from hrd_desk.tables.order import SUFFIXES, TableFormat, TableOrder
from hrd_desk.tables.profile import Profile, propose
from hrd_desk.tables.report import ImportReport
from hrd_desk.tables.sources import ReadingOptions, open_source
from tests.builders import vocabulary_of


def exported(
    desk: OpenDesk, folder: Path, format_: TableFormat, **order: Any
) -> tuple[Path, ExportReport]:
    """Export every record of a desk; return the file and the report."""
    path = folder / f"out{SUFFIXES[format_]}"
    wanted = TableOrder(format_, **order)
    report = export_table(
        desk.database, lambda session, _v: event_uids(session, EventFilter()), wanted, path
    )
    return path, report


def imported(
    desk: OpenDesk,
    path: Path,
    profile: Profile | None = None,
    choices: Choices = Choices(),  # noqa: B008  frozen
    *,
    is_dry_run: bool = False,
    options: ReadingOptions = ReadingOptions(),  # noqa: B008  frozen
) -> ImportReport:
    """Import a file as it is proposed, or by a profile."""
    source = open_source(path, options)
    if profile is None:
        first = [row.cells for _number, row in zip(range(1000), source.rows(), strict=False)]
        profile = propose(source.headers, first).profile
    incoming = Incoming(path, source, profile, choices)
    return import_table(desk.database, incoming, is_dry_run=is_dry_run)


def records_of(desk: OpenDesk) -> list[Json]:
    """Return every record that is not deleted, as JSON, in the order of their references."""
    vocabulary = vocabulary_of(desk)
    with desk.database.snapshot() as session:
        uids = event_uids(session, EventFilter())
        events = [load_event(session, uid) for uid in uids]
    found = [event_to_json(event, vocabulary) for event in events]
    return sorted(found, key=lambda record: str(record["reference"]))


def stored(desk: OpenDesk, reference: str) -> Event:
    """Return one record as it stands."""
    with desk.database.snapshot() as session:
        return load_event(session, find_reference(session, reference))


def without_uids(record: Json) -> Json:
    """Return a record without the uids of it and its parts."""
    parts = {
        name: [{key: value for key, value in entry.items() if key != "uid"} for entry in entries]
        for name, entries in record.items()
        if isinstance(entries, list) and entries and isinstance(entries[0], dict)
    }
    return {name: value for name, value in (record | parts).items() if name != "uid"}


def a_csv(folder: Path, *rows: Sequence[object], name: str = "in.csv") -> Path:
    """Write rows as CSV."""
    path = folder / name
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def a_workbook(folder: Path, *rows: Sequence[object], name: str = "in.xlsx") -> Path:
    """Write rows as the first sheet of a workbook."""
    book = Workbook()
    page = book.active
    for row in rows:
        page.append(list(row))
    path = folder / name
    book.save(path)
    return path


def json_in(path: Path) -> Any:
    """Return what a JSON file holds."""
    return read_json(path.read_bytes())


def csv_in(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file by their headings."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
