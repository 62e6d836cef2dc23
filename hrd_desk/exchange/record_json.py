"""Our record format: one event as a JSON object (docs/formats/record.md)."""

import difflib
import uuid
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from hrd_desk.errors import InvalidInputError
from hrd_desk.exchange.json_fields import (
    code_field,
    date_field,
    media_type_field,
    number_field,
    sha256_field,
    size_field,
    text_field,
    whole_number_field,
    yes_no_field,
)
from hrd_desk.i18n import _
from hrd_desk.mapping import new_uid
from hrd_desk.model.event import CODED_LISTS, Event
from hrd_desk.model.parts import UPDATE, Attachment, Citation, Count, EventLink, Place
from hrd_desk.model.plain_event import EventValues, PartValues, PlainEvent
from hrd_desk.model.release import is_released, released_as
from hrd_desk.vocabulary.terms import Term
from hrd_desk.vocabulary.vocabulary import Vocabulary

FORMAT = "hrd-desk record 1"

Json = dict[str, Any]
Reader = Callable[[str, Any, Vocabulary], Any]

PLAIN_FIELDS: Mapping[str, tuple[str, Reader]] = {
    "reference": ("reference", text_field(40)),
    "title": ("title", text_field(200)),
    "country": ("country_code", code_field("country", empty="")),
    "start_date": ("start_date", date_field),
    "start_date_entered": ("start_date_entered", text_field(100, empty=None)),
    "end_date": ("end_date", date_field),
    "end_date_entered": ("end_date_entered", text_field(100, empty=None)),
    "description": ("description", text_field()),
    "description_released": ("description_released", yes_no_field),
    "context": ("context", text_field()),
    "charge": ("charge", text_field()),
    "summary": ("summary", text_field()),
    "summary_language": ("summary_language", text_field(35, empty=None)),
    "remarks": ("remarks", text_field()),
    "monitoring_status": ("monitoring_status", code_field("monitoring-status")),
    "monitoring_note": ("monitoring_note", text_field()),
    "verification": ("verification", code_field("verification")),
    "record_status": ("record_status", code_field("record-status", empty="draft")),
    "confidentiality": ("confidentiality", code_field("confidentiality", empty="internal")),
}
"""The record's single values by their names in the format: the column and what reads it."""

_COMPUTED = ("start_precision",)

PART_FIELDS: Mapping[str, tuple[str, type[Any], Mapping[str, tuple[str, Reader]]]] = {
    "counts": (
        "counts",
        Count,
        {
            "role": ("role", code_field("count-role", empty="affected")),
            "min": ("minimum", whole_number_field),
            "max": ("maximum", whole_number_field),
            "words": ("words", text_field(200)),
        },
    ),
    "places": (
        "places",
        Place,
        {
            "primary": ("is_primary", yes_no_field),
            "locality": ("locality", text_field(200)),
            "district": ("district", text_field(200)),
            "region": ("region", text_field(200)),
            "country": ("country_code", code_field("country")),
            "address": ("address", text_field()),
            "lat": ("latitude_deg", number_field(-90, 90)),
            "lon": ("longitude_deg", number_field(-180, 180)),
            "precision": ("precision", code_field("place-precision")),
            "found_by": ("found_by", text_field(80, empty=None)),
            "published_name": ("published_name", text_field(200, empty=None)),
            "confidentiality": ("confidentiality", code_field("confidentiality")),
        },
    ),
    "citations": (
        "citations",
        Citation,
        {
            "source_name": ("source_name", text_field(300)),
            "url": ("url", text_field()),
            "title": ("title", text_field()),
            "published_on": ("published_on", date_field),
            "accessed_on": ("accessed_on", date_field),
            "archive_url": ("archive_url", text_field()),
            "source_type": ("source_type", code_field("source-type")),
            "connection": ("connection", code_field("source-connection")),
            "reliability": ("reliability", code_field("reliability")),
            "language": ("language", text_field(35, empty=None)),
            "excerpt": ("excerpt", text_field()),
            "confidentiality": ("confidentiality", code_field("confidentiality")),
        },
    ),
    "related_events": (
        "links",
        EventLink,
        {
            "event": ("target_uid", lambda name, value, _vocabulary: _uid(name, value)),
            "type": ("link_type", code_field("event-link", empty=UPDATE)),
            "note": ("note", text_field()),
        },
    ),
    "attachments": (
        "attachments",
        Attachment,
        {
            "name": ("name", text_field(255)),
            "sha256": ("sha256", sha256_field),
            "size_bytes": ("size_bytes", size_field),
            "media_type": ("media_type", media_type_field),
            "note": ("note", text_field()),
            "confidentiality": ("confidentiality", code_field("confidentiality")),
        },
    ),
}
"""The record's lists of objects: attribute, class, and their values like `PLAIN_FIELDS`."""


KNOWN_FIELDS = ("format", "uid", *PLAIN_FIELDS, *_COMPUTED, *CODED_LISTS, *PART_FIELDS)
"""Every name that a record may have."""


def event_to_json(event: Event | PlainEvent, vocabulary: Vocabulary) -> Json:
    """Return every field of a detached event under the names of our record format."""
    record: Json = {"format": FORMAT, "uid": str(event.uid)}
    for name, (column, _reader) in PLAIN_FIELDS.items():
        record[name] = getattr(event, column) or None
        if name == "description_released":
            record[name] = is_released(event.description, event.description_released)
        if name == "start_date":
            record["start_precision"] = event.start.precision if event.start else None
    for field in CODED_LISTS:
        record[field] = [vocabulary.by_id(use.id).code for use in event.terms(field)]
    for name, (attribute, _kind, fields) in PART_FIELDS.items():
        record[name] = [_part_to_json(part, fields) for part in getattr(event, attribute)]
    return record


def _part_to_json(part: Any, fields: Mapping[str, tuple[str, Reader]]) -> Json:
    values = {name: getattr(part, column) for name, (column, _reader) in fields.items()}
    shown = {n: str(v) if isinstance(v, uuid.UUID) else v for n, v in values.items()}
    return {"uid": str(part.uid)} | {n: v for n, v in shown.items() if v not in (None, "")}


def event_from_json(record: Any, vocabulary: Vocabulary, into: Event | None = None) -> Event:
    """Return the event of a parsed JSON object; with `into`, that event with its fields replaced.

    Raises `InvalidInputError` as `read_record` does; then nothing of `into` was touched.
    """
    values = read_record(record, vocabulary, into)
    return values.write_into(into or Event(uid=values.uid))


def read_record(record: Any, vocabulary: Vocabulary, into: Event | None = None) -> EventValues:
    """Return what a parsed JSON object says of an event, every value checked.

    Fields left out are empty. With `into` its uid counts, whatever the record says. Raises
    `InvalidInputError` naming the first field that is unknown, of the wrong kind, out of range or
    coded with a term that the vocabulary lacks.
    """
    if not isinstance(record, dict):
        raise InvalidInputError("record", _("A record must be a JSON object, like {…}."))
    if record.get("format", FORMAT) != FORMAT:
        sentence = _("The format of this record is not known here. Use “{known}”.")
        raise InvalidInputError("format", sentence.format(known=FORMAT))
    _refuse_unknown("", record, KNOWN_FIELDS)
    uid = into.uid if into else _uid("uid", record.get("uid"))
    columns = {
        column: reader(name, record.get(name), vocabulary)
        for name, (column, reader) in PLAIN_FIELDS.items()
    }
    columns["description_released"] = _release(columns, into)
    terms = {
        field: _terms(field, scheme, record.get(field), vocabulary)
        for field, scheme in CODED_LISTS.items()
    }
    parts = {}
    for name, (attribute, kind, fields) in PART_FIELDS.items():
        listed = [
            _part(f"{name}[{number}]", kind, fields, item, vocabulary)
            for number, item in enumerate(_list(name, record.get(name)), 1)
        ]
        _refuse_doubled(name, listed)
        parts[attribute] = listed
    return EventValues(uid, columns, terms, parts)


def _release(columns: Mapping[str, Any], into: Event | None) -> str | None:
    """Return what names the released description.

    People say yes or no in JSON, and mean the text beside it. A release of another text, which
    counts for nothing, stays in a record that had one.
    """
    read = released_as(columns["description"])
    if columns["description_released"]:
        return read
    kept = into.description_released if into else None
    return None if kept == read else kept


def _refuse_doubled(name: str, parts: list[PartValues]) -> None:
    if len({part.uid for part in parts}) < len(parts):
        sentence = _("Two entries of {field} have the same uid. Leave the uid of one out.")
        raise InvalidInputError(name, sentence.format(field=name))


def _part(
    name: str,
    kind: type[Any],
    fields: Mapping[str, tuple[str, Reader]],
    item: Any,
    vocabulary: Vocabulary,
) -> PartValues:
    if not isinstance(item, dict):
        raise InvalidInputError(
            name, _("{field} must be an object, like {{…}}.").format(field=name)
        )
    _refuse_unknown(f"{name}.", item, ("uid", *fields))
    uid = _uid(f"{name}.uid", item.get("uid"))
    columns = {
        column: reader(f"{name}.{key}", item.get(key), vocabulary)
        for key, (column, reader) in fields.items()
    }
    if kind is Count:
        _check_range(name, columns["minimum"], columns["maximum"])
    if kind is Place and (columns["latitude_deg"] is None) != (columns["longitude_deg"] is None):
        sentence = _(
            "{field} has only one coordinate. Give both, latitude (lat) and longitude (lon), or"
            " neither."
        )
        raise InvalidInputError(name, sentence.format(field=name))
    return PartValues(kind, uid, columns)


def _check_range(name: str, minimum: int | None, maximum: int | None) -> None:
    if minimum is not None and maximum is not None and minimum > maximum:
        sentence = _(
            "{field}: the lowest number (min) is greater than the highest (max). Exchange them."
        )
        raise InvalidInputError(name, sentence.format(field=name))


def _terms(field: str, scheme: str, codes: Any, vocabulary: Vocabulary) -> list[Term]:
    reader = code_field(scheme)
    found = [
        reader(f"{field}[{number}]", code, vocabulary)
        for number, code in enumerate(_list(field, codes), 1)
    ]
    return [vocabulary.term(scheme, code) for code in found if code]


def _list(name: str, value: Any) -> list[Any]:
    if value is None:
        return []
    if not isinstance(value, list):
        raise InvalidInputError(name, _("{field} must be a list, like […].").format(field=name))
    return value


def _refuse_unknown(prefix: str, record: Json, known: Sequence[str]) -> None:
    for name in record:
        if name not in known:
            near = difflib.get_close_matches(str(name), known, 1)
            hint = _("Did you mean “{name}”?").format(name=near[0]) if near else ""
            sentence = _("The record has no field “{name}”.").format(name=f"{prefix}{name}")
            raise InvalidInputError(f"{prefix}{name}", f"{sentence} {hint}".strip())


def _uid(name: str, value: Any) -> uuid.UUID:
    if value is None:
        return new_uid()
    try:
        return uuid.UUID(value)
    except (ValueError, TypeError, AttributeError) as error:
        sentence = _("{field} must be a UUID, like 018f4e2a-….").format(field=name)
        raise InvalidInputError(name, sentence) from error
