"""Values of fields that go from one record to the next: pinned ones, templates, copies.

A value is held as JSON can hold it: codes for what is coded, text as it is stored for the rest, an
object for each place and source. Narrative, parties and counts are never carried: what they say
belongs to one event. A place goes on whole, with its point, and only where somebody pinned it.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from hrd_desk.mapping import new_uid
from hrd_desk.model.event import CODED_CHOICES, CODED_LISTS, Event
from hrd_desk.model.parts import Citation, Place
from hrd_desk.vocabulary.terms import Term
from hrd_desk.vocabulary.vocabulary import Vocabulary

PINNABLE_PARTS: Mapping[str, tuple[type[Any], tuple[str, ...]]] = {
    "places": (
        Place,
        (
            *("locality", "is_primary", "district", "region", "country_code", "address"),
            *("latitude_deg", "longitude_deg", "precision", "found_by"),
            *("published_name", "confidentiality"),
        ),
    ),
    "citations": (
        Citation,
        (
            *("source_name", "url", "title", "published_on", "accessed_on", "archive_url"),
            *("source_type", "connection", "reliability", "language", "confidentiality"),
        ),
    ),
}
"""Parts that may be carried, with what goes on of each; a quotation tells of one event."""

PINNABLE = (
    *("country_code", "start_date", "end_date", *CODED_LISTS),
    *("summary_language", "verification", "monitoring_status"),
    *PINNABLE_PARTS,
)
"""The fields of an event that may be carried to the next record."""

PRESET = (*CODED_LISTS, "verification", "monitoring_status")
"""The fields that a template made of a record holds."""

WORDED = ("context", "charge", "summary")
"""The fields whose words a template may hold too, where somebody asks for that."""

Values = dict[str, Any]


def values_of(event: Event, fields: Iterable[str]) -> Values:
    """Return the values of those of `fields` that hold anything."""
    found = {name: _value_of(event, name) for name in fields}
    return {name: value for name, value in found.items() if value}


def _value_of(event: Event, name: str) -> Any:
    if name in CODED_LISTS:
        return event.codes(name)
    if name in PINNABLE_PARTS:
        return [values_of_part(name, part) for part in getattr(event, name)]
    return getattr(event, name)


def values_of_part(name: str, part: Any) -> Values:
    """Return what goes on of a place or source; `name` is the record's list (`PINNABLE_PARTS`)."""
    found = {field: getattr(part, field) for field in PINNABLE_PARTS[name][1]}
    return {field: value for field, value in found.items() if value not in (None, "")}


def new_parts(name: str, values: Iterable[Values]) -> list[Any]:
    """Return new places or sources with these values; what is not known of them is passed over."""
    kind, fields = PINNABLE_PARTS[name]
    known = ({key: part[key] for key in fields if key in part} for part in values)
    return [kind(uid=new_uid(), **part) for part in known]


def put_values(event: Event, values: Mapping[str, Any], vocabulary: Vocabulary) -> list[str]:
    """Fill those fields of `event` that are empty; return which ones were filled.

    Codes that can no longer be chosen are left out, and so are fields that are not known.
    """
    filled = []
    for name, value in values.items():
        if not value:
            continue
        if name in CODED_LISTS:
            terms = _terms(vocabulary, CODED_LISTS[name], value)
            if terms and not event.codes(name):
                event.code_with(name, terms)
                filled.append(name)
        elif name in PINNABLE_PARTS:
            if not getattr(event, name):
                setattr(event, name, new_parts(name, value))
                filled.append(name)
        elif name in (*PINNABLE, *WORDED) and not getattr(event, name):
            scheme = CODED_CHOICES.get(name)
            if scheme is None or _terms(vocabulary, scheme, [value]):
                setattr(event, name, value)
                filled.append(name)
    return filled


def _terms(vocabulary: Vocabulary, scheme: str, codes: Iterable[str]) -> list[Term]:
    found = [vocabulary.find(scheme, code) for code in codes]
    current = [vocabulary.current(term) for term in found if term is not None]
    return [term for term in current if term.is_enabled and term.is_selectable]
