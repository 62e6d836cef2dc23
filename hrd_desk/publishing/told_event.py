"""A record reduced to what its readers may know, for those who want rows and not pages.

The rules are those of `redact`, field by field; a test compares both.
"""

from collections.abc import Iterator

from hrd_desk.model.event import CODED_CHOICES, CODED_LISTS, Event
from hrd_desk.model.parts import Citation, Count, Place
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.cleaning import cleaned, in_one_line, web_address
from hrd_desk.publishing.disclosure import refuse_unless_admitted
from hrd_desk.publishing.rules import (
    TOLD_FIELDS,
    Grain,
    Outcome,
    grain_of,
    has_exact_coordinates,
    is_filled,
    named_citations,
    ruling,
)
from hrd_desk.publishing.wording import on_grid, place_names
from hrd_desk.vocabulary.vocabulary import Vocabulary

TOLD_OF_PARTS = {
    "counts": frozenset({"role", "minimum", "maximum"}),
    "places": frozenset(
        {
            *("is_primary", "locality", "district", "region", "country_code", "address"),
            *("latitude_deg", "longitude_deg", "precision", "published_name"),
        }
    ),
    "citations": frozenset({"source_name", "title", "url", "published_on", "source_type"}),
}
"""The columns of parts that may be told at all; parts of other kinds never are."""

_TOLD_COLUMNS = {"summary": ("summary", "summary_language")}
"""Fields of which more than one column is told."""

_LONG_TEXTS = frozenset({"summary", "description"})


def told_event(event: Event, vocabulary: Vocabulary, audience: Audience) -> Event:
    """Return an unsaved event that holds only what `audience` may know of `event`.

    Its uid is a new one: the record's own tells when it was made. Status and confidentiality of a
    new event stand where they are not told. Raises as `redact` does.
    """
    refuse_unless_admitted(event, vocabulary, audience)

    def is_told(field: str) -> bool:
        outcome = ruling(field, event, vocabulary, audience).outcome
        return is_filled(event, field) and outcome is not Outcome.WITHHELD

    told = Event()
    for group in Event.groups:
        if group.name in TOLD_FIELDS and is_told(group.name):
            for column in _TOLD_COLUMNS.get(group.name, (group.name,)):
                setattr(told, column, _cleaned(column, getattr(event, column)))
    for field in CODED_LISTS:
        if is_told(field):
            told.code_with(field, event.terms(field))
    if is_told("counts"):
        told.counts = [
            Count(role=count.role, minimum=count.minimum, maximum=count.maximum)
            for count in event.counts
        ]
    if is_told("places"):
        told.places = [_told_place(place, audience) for place in event.places]
    if is_told("citations"):
        told.citations = [
            _told_citation(one) for one in named_citations(event, vocabulary, audience)
        ]
    return told


def _cleaned(column: str, value: object) -> object:
    if not isinstance(value, str):
        return value
    return cleaned(value) if column in _LONG_TEXTS else in_one_line(value)


def _told_place(place: Place, audience: Audience) -> Place:
    grain = grain_of(place, audience)
    told = Place(is_primary=place.is_primary, country_code=place.country_code)
    if grain is Grain.ADDRESS:
        told.address, told.district = in_one_line(place.address), in_one_line(place.district)
    if grain >= Grain.LOCALITY and place.published_name and grain is not Grain.ADDRESS:
        told.published_name = ", ".join(place_names(place, grain))
    elif grain >= Grain.LOCALITY:
        told.locality = in_one_line(place.locality)
    if grain >= Grain.REGION and not told.published_name:
        told.region = in_one_line(place.region)
    if place.latitude_deg is None or place.longitude_deg is None or grain < Grain.LOCALITY:
        return told
    if has_exact_coordinates(place, audience):
        told.latitude_deg, told.longitude_deg = place.latitude_deg, place.longitude_deg
        told.precision = place.precision
    else:
        told.latitude_deg = on_grid(place.latitude_deg)
        told.longitude_deg = on_grid(place.longitude_deg)
    return told


def _told_citation(citation: Citation) -> Citation:
    url = web_address(citation.url) or web_address(citation.archive_url) or ""
    return Citation(
        source_name=in_one_line(citation.source_name),
        title=in_one_line(citation.title),
        url=url,
        published_on=citation.published_on,
        source_type=citation.source_type,
    )


def told_texts(told: Event) -> Iterator[tuple[str, str]]:
    """Yield what people typed of a told event, each with the name of its field."""
    for group in Event.groups:
        if group.name in TOLD_FIELDS and group.name not in CODED_CHOICES:
            yield group.name, str(getattr(told, group.columns[0]) or "")
    for place in told.places:
        names = (place.address, place.district, place.locality, place.region)
        yield from (("places", name) for name in (*names, place.published_name or "") if name)
        if place.latitude_deg is not None:
            yield "places", f"{place.latitude_deg}, {place.longitude_deg}"
    for citation in told.citations:
        for text in (citation.source_name, citation.title, citation.url, citation.published_on):
            yield "citations", text or ""
