"""The last look before a brief is written: nothing that was withheld may stand in it."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator

from hrd_desk.errors import InvalidInputError
from hrd_desk.i18n import _
from hrd_desk.model.event import Event
from hrd_desk.model.field_labels import field_label
from hrd_desk.model.parts import Place
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.rules import (
    INTERNAL,
    PUBLIC,
    Grain,
    Outcome,
    grain_of,
    has_exact_coordinates,
    is_filled,
    named_citations,
    ruling,
)
from hrd_desk.vocabulary.vocabulary import Vocabulary

SHORTEST_SECRET = 4
"""Letters or digits that a withheld text must have to be looked for."""

_NOTES = ("remarks", "monitoring_note")
"""Description, context and charge are not here: the summary is written from their words."""

_DECIMALS_OF_A_STREET = 3
EXACT_POINT = re.compile(rf"\d+[.,]\d{{{_DECIMALS_OF_A_STREET}}}")
"""A degree as precise as a street, as `withheld_texts` yields it."""

Guarded = tuple[str, str]
"""The name of a field, and a text of it that may not be printed."""


def refuse_leaks(
    event: Event,
    vocabulary: Vocabulary,
    audience: Audience,
    printed: Iterable[tuple[str, str]],
) -> None:
    """Raise `InvalidInputError` if a withheld text of `event` stands in `printed`.

    `printed` holds texts with the names of the fields they come from. Case, width and white space
    do not hide a text; part of a longer word is no hit.
    """
    find_leak = leak_finder(event, vocabulary, audience)
    for place, text in printed:
        field = find_leak(text)
        if field is not None:
            raise _leak(field, place)


def leak_finder(
    event: Event, vocabulary: Vocabulary, audience: Audience
) -> Callable[[str], str | None]:
    """Return what names the field whose withheld text stands in a text; None if none does."""
    guarded = list(withheld_texts(event, vocabulary, audience))
    regions = [folded(name) for name in _told_regions(event, audience) if name]

    def find_leak(text: str) -> str | None:
        haystack = folded(text)
        for region in regions:  # many a town gave its region the name that may be told
            haystack = re.sub(rf"(?<!\w){re.escape(region)}(?!\w)", " ", haystack)
        for field, secret in guarded:
            # Of an exact point any further digits are part of the hit.
            end = r"\d*" if EXACT_POINT.fullmatch(secret) else ""
            if re.search(rf"(?<!\w){re.escape(secret)}{end}(?!\w)", haystack):
                return field
        return None

    return find_leak


def _leak(field: str, place: str) -> InvalidInputError:
    sentence = _(
        "The brief was not written: a text withheld from these readers ({withheld}) stands in "
        "“{printed}”. Reword one of them, or mark the withheld one as public."
    )
    words = sentence.format(withheld=field_label(field), printed=field_label(place))
    return InvalidInputError(place, words)


def withheld_texts(event: Event, vocabulary: Vocabulary, audience: Audience) -> Iterator[Guarded]:
    """Yield the texts of `event` that `audience` may not read, folded for comparison."""
    told = {folded(text) for text in _told_names(event, vocabulary, audience) if text}
    for field, text in _candidates(event, vocabulary, audience):
        secret = folded(text)
        if sum(letter.isalnum() for letter in secret) >= SHORTEST_SECRET and secret not in told:
            yield field, secret


def _candidates(event: Event, vocabulary: Vocabulary, audience: Audience) -> Iterator[Guarded]:
    for field in _NOTES:
        rule = ruling(field, event, vocabulary, audience)
        if is_filled(event, field) and rule.outcome is not Outcome.PUBLISHED:
            yield from ((field, line) for line in getattr(event, field).splitlines())
    yield from (("links", link.note) for link in event.links if link.note)
    for attachment in event.attachments:
        texts = (attachment.name, *(attachment.note or "").splitlines())
        yield from (("attachments", text) for text in texts if text)
    named = named_citations(event, vocabulary, audience)
    for citation in event.citations:
        if citation not in named:
            texts = (citation.source_name, citation.title, citation.excerpt)
            addresses = (citation.url, citation.archive_url)
            yield from (("citations", text) for text in (*texts, *addresses) if text)
    for place in event.places:
        yield from (("places", text) for text in _fine_texts(place, audience))


def _fine_texts(place: Place, audience: Audience) -> Iterator[str]:
    """Yield what would tell more of `place` than its grain.

    Where nobody marked the place, town and district may stand in the summary: only the address
    and the exact point are guarded.
    """
    mark, grain = place.confidentiality or INTERNAL, grain_of(place, audience)
    if mark == PUBLIC:
        return
    if not has_exact_coordinates(place, audience):
        yield from _points(place)
    names = {place.address: Grain.ADDRESS}
    if mark != INTERNAL:
        names |= {place.district: Grain.ADDRESS}
        names |= dict.fromkeys(_published_parts(place), Grain.LOCALITY)
        names |= {place.locality: Grain.LOCALITY, place.region: Grain.REGION}
    yield from (name for name, finest in names.items() if name and finest > grain)


def _published_parts(place: Place) -> list[str]:
    return [part.strip() for part in (place.published_name or "").split(",")]


def _points(place: Place) -> Iterator[str]:
    for degrees in (place.latitude_deg, place.longitude_deg):
        digits = str(abs(degrees)) if degrees is not None else ""
        whole, _point, fraction = digits.partition(".")
        if len(fraction) >= _DECIMALS_OF_A_STREET:
            yield from (f"{whole}{mark}{fraction[:_DECIMALS_OF_A_STREET]}" for mark in ".,")


def _told_regions(event: Event, audience: Audience) -> Iterator[str]:
    for place in event.places:
        if grain_of(place, audience) >= Grain.REGION:
            yield place.region


def _told_names(event: Event, vocabulary: Vocabulary, audience: Audience) -> Iterator[str]:
    for citation in named_citations(event, vocabulary, audience):
        yield from (citation.source_name, citation.title, citation.url, citation.archive_url)
    for place in event.places:
        country = vocabulary.find("country", place.country_code or event.country_code)
        yield from country.labels.values() if country is not None else ()
        if grain_of(place, audience) >= Grain.LOCALITY:
            yield from (place.locality, place.region, *_published_parts(place))


def folded(text: str) -> str:
    """Return `text` so that case, width and white space do not tell it apart from another."""
    if text.isascii():
        return " ".join(text.lower().split())
    # What joins, parts or turns letters shows nothing: it must not hide a name.
    shown = "".join(letter for letter in text if unicodedata.category(letter) != "Cf")
    return " ".join(unicodedata.normalize("NFKC", shown).casefold().split())
