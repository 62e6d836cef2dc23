"""What a text offers for the fields of a record: plain, frozen, safe in any thread."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from hrd_desk.geocoding.found_place import FoundPlace


class SpanKind(StrEnum):
    """What was found; it says of which type `Span.value` is."""

    DATE = "date"
    """`value` is EDTF: a text."""
    COUNTRY = "country"
    """`value` is a code of the scheme country: a text."""
    PLACE = "place"
    """`value` is a `FoundPlace`."""
    COUNT = "count"
    """`value` is a `PeopleCount`."""
    TERM = "term"
    """`value` is a code of the scheme of `field` (`CODED_LISTS`): a text."""


@dataclass(frozen=True, slots=True)
class PeopleCount:
    """How many people a text says were in a role (a code of the scheme count-role).

    `words` are the text's own ("about a dozen"), `noun` what it calls the people ("people").
    `role` is None where no verb suggests one.
    """

    role: str | None
    minimum: int | None
    maximum: int | None
    words: str
    noun: str


Value: TypeAlias = str | FoundPlace | PeopleCount


@dataclass(frozen=True, slots=True)
class Span:
    """One place in a text, `text[start:end]`, and what it offers for the record's `field`.

    `field` is a field of `Event`: start_date, country_code, places, counts or a coded list.
    `words` say the value to a person in the language asked for. A higher `score` (0 to about 1)
    is likelier to be wanted; it ranks and means nothing more.
    """

    start: int
    end: int
    kind: SpanKind
    field: str
    value: Value
    words: str
    score: float


def distinct(spans: Iterable[Span]) -> list[Span]:
    """Return the first span of each field and value: with the best first, one for each offer."""
    first: dict[tuple[str, str], Span] = {}
    for span in spans:
        first.setdefault((span.field, span.words), span)
    return list(first.values())
