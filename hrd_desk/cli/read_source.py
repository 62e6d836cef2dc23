"""`hrd-desk read-source DESK TEXT`."""

import datetime
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from hrd_desk.cli.options import AsJson, DeskPath, PassphraseFile, taking
from hrd_desk.cli.places import open_places, place_json
from hrd_desk.cli.terminal import say, tell, tell_json
from hrd_desk.cli.unlocking import opened
from hrd_desk.errors import HrdDeskError, InvalidInputError
from hrd_desk.geocoding.found_place import FoundPlace
from hrd_desk.i18n import N_, _, language, reason_of
from hrd_desk.model.date_reading import read_date
from hrd_desk.model.field_labels import field_label
from hrd_desk.reading.source import SourceReader
from hrd_desk.reading.spans import PeopleCount, Span, Value, distinct
from hrd_desk.storage.own_places import load_own_places
from hrd_desk.storage.terms import load_vocabulary
from hrd_desk.whole_files import read_given

STDIN = "-"


@dataclass(frozen=True)
class WantedSource:
    """Which text, and when it was written."""

    path: DeskPath
    text: Annotated[
        str,
        typer.Argument(
            metavar="TEXT", help=N_("A file of plain text, UTF-8; - for what is piped.")
        ),
    ]
    day: Annotated[
        str,
        typer.Option(
            metavar="DATE",
            help=N_("The day it was written on, for dates without a year and “yesterday”."),
        ),
    ] = ""
    passphrase_file: PassphraseFile = None
    as_json: AsJson = False


@taking(WantedSource)
def read_source(wanted: WantedSource) -> None:
    """Print what the text offers for the fields of a record, best first; nothing is stored."""
    text, day = _text_of(wanted.text), _day_of(wanted.day)
    with opened(wanted.path, wanted.passphrase_file) as desk, desk.database.snapshot() as session:
        vocabulary, own_places = load_vocabulary(session), load_own_places(session)
    spans = SourceReader(vocabulary, open_places(own_places)).read(text, day, language=language())
    if wanted.as_json:
        tell_json({"day": day.isoformat(), "spans": [_span_json(span) for span in spans]})
        return
    for span in distinct(spans):
        said = " ".join(text[span.start : span.end].split())
        line = _("{field}: {words} (“{said}”)")
        tell(line.format(field=field_label(span.field), words=span.words, said=said))
    if not spans:
        say(_("Nothing in the text fits a field of the record."))


def _text_of(file: str) -> str:
    try:
        content = sys.stdin.buffer.read() if file == STDIN else read_given(Path(file))
        return content.decode("utf-8-sig")
    except OSError as error:
        sentence = _("The file cannot be read: {reason}.").format(reason=reason_of(error))
        raise HrdDeskError(sentence) from error
    except UnicodeDecodeError as error:
        sentence = _("The file is no text in UTF-8. Save it as plain text in UTF-8.")
        raise HrdDeskError(sentence) from error


def _day_of(written: str) -> datetime.date:
    if not written:
        return datetime.datetime.now().astimezone().date()
    date = read_date(written, "--day")
    if date.earliest is None or date.earliest != date.latest:
        raise InvalidInputError("--day", _("The day of writing must be one day, like 2023-05-02."))
    return date.earliest


def _span_json(span: Span) -> dict[str, Any]:
    return {
        "start": span.start,
        "end": span.end,
        "kind": span.kind.value,
        "field": span.field,
        "value": _value_json(span.value),
        "words": span.words,
        "score": span.score,
    }


def _value_json(value: Value) -> Any:
    if isinstance(value, FoundPlace):
        return place_json(value)
    if isinstance(value, PeopleCount):
        return {
            "role": value.role,
            "min": value.minimum,
            "max": value.maximum,
            "words": value.words,
            "noun": value.noun,
        }
    return value
