"""A record, its problems and its history as lines of plain text."""

import uuid
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from hrd_desk.i18n import N_, _, language
from hrd_desk.mapping import Base
from hrd_desk.model.date_words import date_in_words
from hrd_desk.model.dates import UncertainDate, parse_edtf
from hrd_desk.model.degree_words import DEGREES, degree_words
from hrd_desk.model.event import CODED_CHOICES, CODED_LISTS, Event
from hrd_desk.model.field_labels import field_label
from hrd_desk.model.file_kinds import kind_words
from hrd_desk.model.file_words import size_words
from hrd_desk.model.problems import Level, Problem
from hrd_desk.model.release import RELEASE, is_released, release_words
from hrd_desk.vocabulary.vocabulary import Vocabulary

Titles = Mapping[uuid.UUID, tuple[str, str]]
"""Reference and title of the records that others link to."""

_TEXTS = ("description", "context", "charge", "summary", "remarks", "monitoring_note")
_PARTS: Mapping[str, tuple[str, ...]] = {
    "counts": ("role", "minimum", "maximum", "words"),
    "places": (
        *("is_primary", "locality", "district", "region", "country_code", "address"),
        *("latitude_deg", "longitude_deg", "precision", "found_by", "confidentiality"),
        "published_name",
    ),
    "citations": (
        *("source_name", "title", "url", "published_on", "accessed_on", "archive_url"),
        *("source_type", "connection", "reliability", "language", "excerpt", "confidentiality"),
    ),
    "links": ("target_uid", "link_type", "note"),
    "attachments": ("name", "media_type", "size_bytes", "note", "confidentiality", "sha256"),
}
_CODED_PARTS = {
    "role": "count-role",
    "country_code": "country",
    "precision": "place-precision",
    "confidentiality": "confidentiality",
    "source_type": "source-type",
    "connection": "source-connection",
    "reliability": "reliability",
    "link_type": "event-link",
}
_LEVELS = {
    Level.ERROR_BEFORE_SUBMISSION: N_("before submission"),
    Level.ERROR_BEFORE_PUBLICATION: N_("before publication"),
    Level.WARNING: N_("warning"),
    Level.INFO: N_("note"),
}


def record_lines(event: Event, vocabulary: Vocabulary, titles: Titles) -> Iterator[str]:
    """Yield the lines that show a whole detached record; empty fields are left out."""
    yield f"{event.reference}  {event.title}"
    yield f"uid {event.uid}"
    for field, date in (("start_date", event.start), ("end_date", event.end)):
        if date:
            yield f"{field_label(field)}: {dated(date)}"
        entered = f"{field}_entered"
        if getattr(event, entered):
            yield f"{field_label(entered)}: {getattr(event, entered)}"
    for field, scheme in CODED_CHOICES.items():
        code = getattr(event, field)
        if code:
            yield f"{field_label(field)}: {coded(vocabulary, scheme, code)}"
    for field, scheme in CODED_LISTS.items():
        yield from _list_lines(
            field_label(field), [coded(vocabulary, scheme, code) for code in event.codes(field)]
        )
    for field, columns in _PARTS.items():
        parts = [part_words(part, columns, vocabulary, titles) for part in getattr(event, field)]
        yield from _list_lines(field_label(field), parts)
    for field in _TEXTS:
        yield from _list_lines(field_label(field), getattr(event, field).splitlines())
        if field == "description" and event.description_released:
            yield f"{field_label(RELEASE)}: {_release_words(event)}"


def _release_words(event: Event) -> str:
    if is_released(event.description, event.description_released):
        return _("yes")
    return _("no, it was changed since it was ticked")


def in_words(values: dict[str, Any] | None) -> dict[str, Any]:
    """Return the columns of a value of the journal as they are printed: a release as yes or no."""
    said = dict(values or {})
    if RELEASE in said:
        said[RELEASE] = release_words(said[RELEASE])
    return said


def _list_lines(label: str, entries: list[str]) -> Iterator[str]:
    if entries:
        yield f"{label}:"
    for entry in entries:
        yield f"  {entry}"


def dated(date: UncertainDate) -> str:
    """Return a date in words with its stored form and precision."""
    return f"{date_in_words(date, language())} ({date.edtf}, {date.precision})"


def coded(vocabulary: Vocabulary, scheme: str, code: str) -> str:
    """Return the path of a term and its code; a code this desk does not know stands alone."""
    path = vocabulary.path_text(scheme, code, language())
    return path if path == code else f"{path} ({code})"


def part_words(part: Base, columns: tuple[str, ...], vocabulary: Vocabulary, titles: Titles) -> str:
    """Return one part of a record in one line, each value with its label."""
    filled = {name: getattr(part, name) for name in columns}
    return "; ".join(
        f"{field_label(name)}: {_value(name, value, vocabulary, titles)}"
        for name, value in filled.items()
        if value not in (None, "", False)
    )


def _value(name: str, value: Any, vocabulary: Vocabulary, titles: Titles) -> str:
    if value is True:
        return _("yes")
    if name in _CODED_PARTS:
        return coded(vocabulary, _CODED_PARTS[name], value)
    if name == "target_uid":
        return " ".join(titles.get(value, (str(value),)))
    return _WORDED[name](value) if name in _WORDED else str(value)


def _day(edtf: str) -> str:
    return date_in_words(parse_edtf(edtf), language())


_WORDED: Mapping[str, Callable[[Any], str]] = {
    "published_on": _day,
    "accessed_on": _day,
    "media_type": kind_words,
    "size_bytes": size_words,
    **dict.fromkeys(DEGREES, degree_words),
}


def problem_line(problem: Problem) -> str:
    """Return a problem in one line: how grave, its sentence, its code."""
    return f"{_(_LEVELS[problem.level])}: {problem.sentence} [{problem.code}]"


def problem_json(problem: Problem) -> dict[str, str]:
    """Return a problem as a JSON object."""
    return {
        "code": problem.code,
        "level": str(problem.level),
        "field": problem.field,
        "sentence": problem.sentence,
    }
