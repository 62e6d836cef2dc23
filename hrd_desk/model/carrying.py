"""Values of fields that go from one record to the next: pinned ones, templates, copies.

A value is held as JSON can hold it: codes for what is coded, text as it is stored for the rest.
Narrative, parties, counts and places are never carried: what they say belongs to one event.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from hrd_desk.model.event import CODED_CHOICES, CODED_LISTS, Event
from hrd_desk.vocabulary.terms import Term
from hrd_desk.vocabulary.vocabulary import Vocabulary

PINNABLE = (
    *("country_code", "start_date", "end_date", *CODED_LISTS),
    *("summary_language", "verification", "monitoring_status"),
)
"""The fields of an event that may be carried to the next record."""

PRESET = (*CODED_LISTS, "verification", "monitoring_status")
"""The fields that a template made of a record holds."""

WORDED = ("context", "charge", "summary")
"""The fields whose words a template may hold too, where somebody asks for that."""

Values = dict[str, Any]


def values_of(event: Event, fields: Iterable[str]) -> Values:
    """Return the values of those of `fields` that hold anything."""
    found = {
        name: event.codes(name) if name in CODED_LISTS else getattr(event, name) for name in fields
    }
    return {name: value for name, value in found.items() if value}


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
