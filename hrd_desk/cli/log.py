"""`hrd-desk log DESK RECORD.json...`."""

import datetime
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

import typer

from hrd_desk.cli.options import AsJson, DeskPath, PassphraseFile
from hrd_desk.cli.terminal import say, tell, tell_json
from hrd_desk.cli.unlocking import opened_to_write
from hrd_desk.cli.wording import problem_json, problem_line
from hrd_desk.errors import HrdDeskError, InvalidInputError
from hrd_desk.exchange.json_text import FIELD, read_json
from hrd_desk.exchange.record_json import event_from_json
from hrd_desk.geocoding.country_check import CountryCheck
from hrd_desk.i18n import N_, _, reason_of
from hrd_desk.model.checks import check_event
from hrd_desk.model.event import Event
from hrd_desk.storage.events import save_event
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.terms import load_vocabulary
from hrd_desk.vocabulary.vocabulary import Vocabulary
from hrd_desk.whole_files import read_given

STDIN = "-"
FAILED, PARTLY = 1, 3

Files = Annotated[
    list[str],
    typer.Argument(
        metavar="RECORD.json",
        help=N_("Files with one record or a list of records each; - for standard input."),
    ),
]


@dataclass(frozen=True, slots=True)
class Given:
    """One record as given: its file, its position there from 1 on, its JSON or why it has none."""

    file: str
    position: int
    content: Any
    refusal: HrdDeskError | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What became of the records, each as the object that `--json` prints."""

    saved: list[dict[str, Any]] = field(default_factory=list)
    failed: list[dict[str, Any]] = field(default_factory=list)


def log(
    desk: DeskPath, files: Files, passphrase_file: PassphraseFile = None, as_json: AsJson = False
) -> None:
    """Save each record by itself, whole or not at all; name each one that is refused, and why."""
    given = [record for file in files for record in _records_in(file)]
    report, borders = Report(), CountryCheck()
    with opened_to_write(desk, passphrase_file) as open_desk:
        with open_desk.database.snapshot() as session:
            vocabulary = load_vocabulary(session)
        for record in given:
            saved = _log_one(open_desk, vocabulary, record, report)
            if saved is not None:
                _tell_problems(saved, vocabulary, borders, report)
    if as_json:
        tell_json({"saved": report.saved, "failed": report.failed})
    else:
        for line in report.saved:
            tell(f"{line['reference']}  {line['uid']}")
    if report.failed:
        raise typer.Exit(PARTLY if report.saved else FAILED)


def log_record(desk: OpenDesk, vocabulary: Vocabulary, content: Any) -> Event:
    """Save one record given as parsed JSON and return it; raises `HrdDeskError`."""
    event = event_from_json(content, vocabulary)
    with desk.database.transaction("save") as session:
        return save_event(session, event)


def _records_in(file: str) -> list[Given]:
    try:
        content = sys.stdin.buffer.read() if file == STDIN else read_given(Path(file))
        records = read_json(content)
    except OSError as error:
        sentence = _("The file cannot be read: {reason}.").format(reason=reason_of(error))
        return [Given(file, 1, None, InvalidInputError(FIELD, sentence))]
    except InvalidInputError as error:
        return [Given(file, 1, None, error)]
    listed = records if isinstance(records, list) else [records]
    return [Given(file, position, record) for position, record in enumerate(listed, 1)]


def _log_one(desk: OpenDesk, vocabulary: Vocabulary, given: Given, report: Report) -> Event | None:
    place = {"file": given.file, "position": given.position}
    try:
        if given.refusal is not None:
            raise given.refusal
        event = log_record(desk, vocabulary, given.content)
    except HrdDeskError as error:
        named = error.field if isinstance(error, InvalidInputError) else None
        prefix = f"{named}: " if named and named not in error.sentence else ""
        say(f"{given.file}: {given.position}: {prefix}{error.sentence}")
        report.failed.append(place | {"field": named, "sentence": error.sentence})
        return None
    report.saved.append(place | {"reference": event.reference, "uid": str(event.uid)})
    return event


def _tell_problems(
    event: Event, vocabulary: Vocabulary, borders: CountryCheck, report: Report
) -> None:
    today = datetime.datetime.now(datetime.UTC).date()
    problems = check_event(event, vocabulary, today, [borders.rule])
    for problem in problems:
        say(f"{event.reference}: {problem_line(problem)}")
    report.saved[-1]["problems"] = list(map(problem_json, problems))
