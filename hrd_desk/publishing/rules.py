"""The table of what each audience may know, and the rulings on one record that follow from it.

It is a list of permissions: a field that no rule names is withheld. Reasons: docs/formats/brief.md.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from functools import cache, cached_property

from hrd_desk.i18n import N_
from hrd_desk.model.event import CODED_LISTS, Event
from hrd_desk.model.parts import Citation, Place
from hrd_desk.model.release import Release, release_of
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.cleaning import web_address
from hrd_desk.vocabulary.terms import Term
from hrd_desk.vocabulary.vocabulary import Vocabulary


class Outcome(StrEnum):
    """What becomes of a field on its way to an audience."""

    PUBLISHED = "published"
    GENERALISED = "generalised"
    WITHHELD = "withheld"


class Grain(IntEnum):
    """The finest part of a place that is told."""

    COUNTRY = 0
    REGION = 1
    LOCALITY = 2
    ADDRESS = 3


@dataclass(frozen=True, slots=True)
class Ruling:
    """The outcome for a field, and why, as an untranslated sentence ("" when it is published)."""

    outcome: Outcome
    why: str = ""


PUBLIC, INTERNAL, RESTRICTED, SENSITIVE = "public", "internal", "restricted", "sensitive"
"""The codes of the scheme confidentiality."""

SMALLEST_GROUP = 3
"""Gender is not told of fewer people: it can point at one of them."""

GRID_DEG = 0.1
"""Rounded coordinates lie on this grid, about 11 km; never jittered, which averages out."""

_ALL = frozenset(Audience)
_INSIDE = frozenset({Audience.INTERNAL})
_TRUSTED = _INSIDE | {Audience.PARTNER}
_NOT_PUBLIC = _ALL - {Audience.PUBLIC}

WHOLE_FIELDS: Mapping[str, frozenset[Audience]] = {
    **dict.fromkeys(("reference", "title", "country_code", "start_date", "end_date"), _ALL),
    **dict.fromkeys(("summary", "violations", "rights", "hrd_types", "counts"), _ALL),
    **dict.fromkeys(("perpetrators_state", "perpetrators_non_state"), _ALL),
    "charge": _NOT_PUBLIC,
    "context": _TRUSTED,
    "monitoring_status": _TRUSTED,
    "verification": _TRUSTED,
    "record_status": _INSIDE,
    "confidentiality": _INSIDE,
}
"""Fields that are told whole or not at all, and to whom."""

TOLD_FIELDS = frozenset({*WHOLE_FIELDS, "description"})
"""Columns of the record itself of which some readers may be told."""

RECORDS_ADMITTED: Mapping[Audience, frozenset[str]] = {
    Audience.PUBLIC: frozenset({PUBLIC}),
    Audience.GOVERNMENT: frozenset({PUBLIC}),
    Audience.PARTNER: frozenset({PUBLIC}),
    Audience.INTERNAL: frozenset({PUBLIC, INTERNAL, RESTRICTED}),
}
"""Confidentiality of the records of which a brief may be made at all."""

SOURCES_ADMITTED: Mapping[Audience, frozenset[str]] = {
    Audience.PUBLIC: frozenset({PUBLIC}),
    Audience.GOVERNMENT: frozenset({PUBLIC}),
    Audience.PARTNER: frozenset({PUBLIC}),
    Audience.INTERNAL: frozenset({PUBLIC, INTERNAL}),
}
"""Confidentiality of the citations that are named."""

_OUTSIDE_GRAINS = {
    PUBLIC: Grain.LOCALITY,
    INTERNAL: Grain.LOCALITY,
    RESTRICTED: Grain.REGION,
    SENSITIVE: Grain.COUNTRY,
}
GRAINS: Mapping[Audience, Mapping[str, Grain]] = {
    Audience.PUBLIC: _OUTSIDE_GRAINS,
    Audience.GOVERNMENT: _OUTSIDE_GRAINS,
    Audience.PARTNER: {**_OUTSIDE_GRAINS, PUBLIC: Grain.ADDRESS},
    Audience.INTERNAL: {
        PUBLIC: Grain.ADDRESS,
        INTERNAL: Grain.ADDRESS,
        RESTRICTED: Grain.LOCALITY,
        SENSITIVE: Grain.REGION,
    },
}
"""How finely a place of each confidentiality is told."""

_OWN_PLACE, _OF_A_SPOT = "own", frozenset({None, "", "exact", "street"})
"""How a place of the desk's own was found; precisions of a point that can be a house."""

_NO_RULE = Ruling(Outcome.WITHHELD, N_("No brief tells this field."))
_NOT_THEM = Ruling(Outcome.WITHHELD, N_("These readers may not see this field."))
_PUBLISHED = Ruling(Outcome.PUBLISHED)
_OF_DESCRIPTION = {
    Release.HOLDS: _PUBLISHED,
    Release.NOT_GIVEN: Ruling(Outcome.WITHHELD, N_("It is not ticked for publication.")),
    Release.OVERTAKEN: Ruling(
        Outcome.WITHHELD,
        N_("It was changed since it was ticked for publication. Read it again and tick it."),
    ),
}
"""For every reader: a brief is an unencrypted file, and the text may name people."""


@cache
def fields_of_record() -> tuple[str, ...]:
    """Return the names of everything that a record can hold, in the order of the form.

    The release of the description is no content: it is told as the reason for the description.
    """
    names = (group.name for group in Event.groups if group.name != "description_released")
    return (*names, *CODED_LISTS, *_PARTS)


@cache
def _rulings_on_whole_fields(audience: Audience) -> Mapping[str, Ruling]:
    """Return what becomes of the fields that are told whole or not at all."""
    return {
        field: _PUBLISHED if audience in readers else _NOT_THEM
        for field, readers in WHOLE_FIELDS.items()
    }


def is_filled(event: Event, field: str) -> bool:
    """Whether the record holds anything in `field`."""
    if field in CODED_LISTS:
        return bool(event.terms(field))
    if field in _PARTS:
        return bool(getattr(event, field))
    return any(getattr(event, column) not in (None, "") for column in _columns_of()[field])


@cache
def _places_of_fields() -> tuple[tuple[str, Sequence[str]], ...]:
    """Return each field of a record with the attributes that hold it."""
    columns = _columns_of()
    return tuple((field, columns.get(field, (field,))) for field in fields_of_record())


@cache
def _columns_of() -> Mapping[str, Sequence[str]]:
    return {group.name: group.columns for group in Event.groups}


def ruling(field: str, event: Event, vocabulary: Vocabulary, audience: Audience) -> Ruling:
    """Return what becomes of a filled `field` of `event` on its way to `audience`."""
    of_whole_field = _rulings_on_whole_fields(audience).get(field)
    if of_whole_field is not None:
        return of_whole_field
    match field:
        case "description":
            return _OF_DESCRIPTION[release_of(event.description, event.description_released)]
        case "genders":
            return _genders(event, audience)
        case "places":
            return _places(event, audience)
        case "citations":
            return _citations(event, audience, vocabulary)
        case _:
            return _NO_RULE


_NOTHING: tuple[object, ...] = (None, "", [])


class Ruled:
    """The rulings on one record for one audience: each is made once, whoever asks for it."""

    def __init__(self, event: Event, vocabulary: Vocabulary, audience: Audience) -> None:
        self.event = event
        self.vocabulary = vocabulary
        self.audience = audience
        self._rulings = dict(_rulings_on_whole_fields(audience))

    def ruling(self, field: str) -> Ruling:
        """Return what becomes of `field`."""
        found = self._rulings.get(field)
        if found is None:
            found = ruling(field, self.event, self.vocabulary, self.audience)
            self._rulings[field] = found
        return found

    def outcome(self, field: str) -> Outcome:
        """Return the outcome for `field`."""
        return self.ruling(field).outcome

    @cached_property
    def filled(self) -> dict[str, None]:
        """The fields that hold anything, in the order of the form."""
        event, terms = self.event, self.terms
        filled: dict[str, None] = {}
        for field, columns in _places_of_fields():
            for column in columns:
                value = terms[column] if column in terms else getattr(event, column)
                if value not in _NOTHING:
                    filled[field] = None
                    break
        return filled

    @cached_property
    def terms(self) -> dict[str, list[Term]]:
        """The terms of each coded list, in display order."""
        found: dict[str, list[Term]] = {scheme: [] for scheme in CODED_LISTS.values()}
        for use in self.event.term_uses:
            term = use.term
            if term.scheme in found:
                found[term.scheme].append(term)
        for terms in found.values():
            if len(terms) > 1:
                terms.sort(key=lambda term: (term.position, term.code))
        return {field: found[scheme] for field, scheme in CODED_LISTS.items()}

    @cached_property
    def rulings(self) -> dict[str, Ruling]:
        """What becomes of each field that holds anything, in the order of the form."""
        return {field: self.ruling(field) for field in self.filled}

    @cached_property
    def told(self) -> frozenset[str]:
        """The fields that hold anything of which the audience may know."""
        withheld, rulings = Outcome.WITHHELD, self.rulings.items()
        return frozenset([field for field, ruling in rulings if ruling.outcome is not withheld])

    def is_told(self, field: str) -> bool:
        """Whether the field holds anything of which the audience may know."""
        return field in self.told


def _genders(event: Event, audience: Audience) -> Ruling:
    if audience in _TRUSTED or group_size(event) >= SMALLEST_GROUP:
        return _PUBLISHED
    why = N_("Fewer than three people are known to be concerned, so it could point at one of them.")
    return _ruling(Outcome.WITHHELD, why)


def group_size(event: Event) -> int:
    """Return how many people were concerned at least, as far as the counts say."""
    # People who were merely present need not be concerned.
    return max((count.minimum or 0 for count in event.counts if count.role != "present"), default=0)


def _places(event: Event, audience: Audience) -> Ruling:
    if all(is_told_exactly(place, audience) for place in event.places):
        return _PUBLISHED
    return _ruling(Outcome.GENERALISED, _why_coarse(event.places, audience))


_WHY_COARSE = {
    Grain.COUNTRY: N_("A place is marked so that only its country is told."),
    Grain.REGION: N_("A place is marked so that only its region is told."),
}


def _why_coarse(places: Sequence[Place], audience: Audience) -> str:
    """Return what is lost of the place that loses most."""
    coarsest = min(grain_of(place, audience) for place in places)
    own = [place for place in places if may_be_a_house(place)]
    if coarsest is Grain.REGION and any(grain_of(place, audience) is coarsest for place in own):
        return N_(
            "A place that a desk keeps itself is told by its region alone: it may be somebody's"
            " house. Mark it as public, or as a village by its precision, if it is none."
        )
    if coarsest in _WHY_COARSE:
        return _WHY_COARSE[coarsest]
    towns = [place for place in places if grain_of(place, audience) is Grain.LOCALITY]
    if any(_has_point(place) and not has_exact_coordinates(place, audience) for place in towns):
        return N_(
            "Only the town or village is told, and coordinates are rounded to 0.1 degree,"
            " about 11 km."
        )
    if any(place.address or place.district for place in towns):
        return N_("Only the town or village is told, without district and address.")
    return N_("The name for publications is told instead of town and region.")


def _has_point(place: Place) -> bool:
    return place.latitude_deg is not None


def grain_of(place: Place, audience: Audience) -> Grain:
    """Return how finely `place` is told; an unknown mark counts as the strictest.

    What stands for the town of an own place is told only where that is no house.
    """
    grain = GRAINS[audience].get(place.confidentiality or INTERNAL, Grain.COUNTRY)
    return Grain.REGION if grain is Grain.LOCALITY and may_be_a_house(place) else grain


def may_be_a_house(place: Place) -> bool:
    """Return whether a place that a desk keeps itself is a spot, and nobody let it out.

    Whoever marked it as public, gave it a name for publications, or said that its point stands
    for a village or something larger, settled what it is.
    """
    is_settled = place.confidentiality == PUBLIC or bool(place.published_name)
    return place.found_by == _OWN_PLACE and place.precision in _OF_A_SPOT and not is_settled


def has_exact_coordinates(place: Place, audience: Audience) -> bool:
    """Whether the audience may read the coordinates as they were recorded."""
    is_open = place.confidentiality == PUBLIC and place.precision == "exact"
    return is_open or grain_of(place, audience) is Grain.ADDRESS


def is_told_exactly(place: Place, audience: Audience) -> bool:
    """Whether nothing of the place is lost on the way to the audience."""
    fine = (place.address, place.district, place.published_name)
    if grain_of(place, audience) is Grain.ADDRESS:
        return True
    is_coarse_point = not _has_point(place) or has_exact_coordinates(place, audience)
    return grain_of(place, audience) is Grain.LOCALITY and is_coarse_point and not any(fine)


def _citations(event: Event, audience: Audience, vocabulary: Vocabulary) -> Ruling:
    named = named_citations(event, vocabulary, audience)
    if len(named) == len(event.citations):
        return _PUBLISHED
    if named:
        return _ruling(Outcome.GENERALISED, N_("Only the sources that may be named are named."))
    return _ruling(Outcome.WITHHELD, N_("None of the sources may be named."))


_ruling = cache(Ruling)
"""There are few rulings: each is one object, so that whole sets of them are soon compared."""


def named_citations(event: Event, vocabulary: Vocabulary, audience: Audience) -> list[Citation]:
    """Return the citations that the audience may read, in their order."""
    admitted = SOURCES_ADMITTED[audience]
    return [item for item in event.citations if _mark_of(item, vocabulary) in admitted]


def _mark_of(citation: Citation, vocabulary: Vocabulary) -> str:
    """Return the citation's mark; unset, a published work with a web address counts as public."""
    if citation.confidentiality:
        return citation.confidentiality
    is_linked = web_address(citation.url or citation.archive_url) is not None
    return PUBLIC if is_linked and is_published_work(citation, vocabulary) else INTERNAL


def is_published_work(citation: Citation, vocabulary: Vocabulary) -> bool:
    """Return whether the type of a source is one of what is published: news, reports, posts."""
    if vocabulary.find("source-type", citation.source_type) is None:
        return False
    return citation.source_type in vocabulary.codes_within("source-type", "published")


_PARTS = ("counts", "places", "citations", "links", "attachments")
