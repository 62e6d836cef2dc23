"""The texts of a record that its readers may not know, one by one, with the fields they are of."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from hrd_desk.geocoding.kinds import Kind
from hrd_desk.model.event import Event
from hrd_desk.model.parts import Citation, Place
from hrd_desk.publishing.addresses import is_of_a_street
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.birth_dates import birth_dates_in
from hrd_desk.publishing.contacts import addresses, contacts_in
from hrd_desk.publishing.described_people import (
    homes_in,
    people_in,
    people_in_file_name,
    people_told_of_in,
)
from hrd_desk.publishing.letters_alike import CHANGING
from hrd_desk.publishing.matching import digits_of, letters_of
from hrd_desk.publishing.name_forms import ways_to_call
from hrd_desk.publishing.ordinary_words import (
    is_common,
    is_description,
    is_nobodys_name,
    is_role_inflected,
)
from hrd_desk.publishing.other_place_names import ways_to_name
from hrd_desk.publishing.rules import (
    INTERNAL,
    PUBLIC,
    Grain,
    Outcome,
    grain_of,
    has_exact_coordinates,
    is_filled,
    is_published_work,
    may_be_a_house,
    named_citations,
    ruling,
)
from hrd_desk.vocabulary.vocabulary import Vocabulary

SHORTEST_SECRET = 4
"""Letters or digits that a withheld text must have; a sign of Chinese or Japanese is worth two."""

NOTES = ("remarks", "monitoring_note")
"""Description, context and charge are not here: the summary is written from their words."""

LIKE_A_NAME = range(2, 5)
"""So many words, all with capitals, are taken for a name."""

_A_BODY = "partner"
"""The type of a source that testified and is an organisation."""

_WORDS_OF_SENTENCE = 5
_SENTENCE_END = re.compile(r"(?<=[.!?\u2026\u061f\u06d4\u0964\u104b\u3002])\s*(?=\S)")
_DIGITS_OF_MOMENT = 12
"""Day and time: a day alone stands in many texts."""

_LETTER = re.compile(r"[^\W\d_]")
_LENGTHS_OF_CHECKSUMS = (8, 10, 12, 16, 32)


class Guarded(NamedTuple):
    """The name of a field, and a text of it that may not be printed.

    `is_whole`: of a note it is looked for as it is, not in pieces. `is_name`: a person's in a note.
    `is_unmarked`: a published work that nobody marked, so that another record may well name it.
    """

    field: str
    text: str
    is_whole: bool = False
    is_name: bool = False
    is_unmarked: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """All of one record that its readers may not know: texts with their fields, and points."""

    reference: str
    texts: tuple[Guarded, ...]
    points: tuple[tuple[float, float], ...]

    @classmethod
    def of(cls, event: Event, vocabulary: Vocabulary, audience: Audience) -> "Kept":
        """Read it from a record."""
        texts = tuple(withheld_texts(event, vocabulary, audience))
        return cls(event.reference, texts, tuple(withheld_points(event, audience)))


def withheld_texts(event: Event, vocabulary: Vocabulary, audience: Audience) -> Iterator[Guarded]:
    """Yield the texts of `event` that `audience` may not read; exact points are not among them."""
    candidates = list(dict.fromkeys(_candidates(event, vocabulary, audience)))
    if not candidates:
        return
    told = {letters_of(text) for text in told_names(event, vocabulary, audience) if text}
    for guarded in candidates:
        letters = letters_of(guarded.text)
        if _weight(letters) >= SHORTEST_SECRET and letters not in told:
            yield guarded
    for text in _other_place_names(event, audience, told):
        if letters_of(text) not in told:
            yield Guarded("places", text)


def _other_place_names(event: Event, audience: Audience, told: set[str]) -> Iterator[str]:
    """Yield what the withheld places are called besides, but for those that are told elsewhere."""
    for place in event.places:
        code = place.country_code or event.country_code or ""
        for name, kinds in _fine_names(place, audience):
            if kinds and letters_of(name) not in told:
                yield from ways_to_name(name, code, kinds)


def withheld_points(event: Event, audience: Audience) -> Iterator[tuple[float, float]]:
    """Yield latitude and longitude, in degrees, of each point that `audience` may not know."""
    for place in event.places:
        latitude_deg, longitude_deg = place.latitude_deg, place.longitude_deg
        is_open = (place.confidentiality or INTERNAL) == PUBLIC
        if latitude_deg is None or longitude_deg is None or is_open:
            continue
        if not has_exact_coordinates(place, audience):
            yield latitude_deg, longitude_deg


def told_regions(event: Event, audience: Audience) -> Iterator[str]:
    """Yield the names of regions that may be told: many a town gave its region its own name."""
    for place in event.places:
        if place.region and grain_of(place, audience) >= Grain.REGION:
            yield place.region


def told_names(event: Event, vocabulary: Vocabulary, audience: Audience) -> Iterator[str]:
    """Yield names that are told somewhere in the same record, so that they are no secret."""
    for citation in named_citations(event, vocabulary, audience):
        yield from (citation.source_name, citation.title, citation.url, citation.archive_url)
    for place in event.places:
        country = vocabulary.find("country", place.country_code or event.country_code)
        yield from country.labels.values() if country is not None else ()
        if grain_of(place, audience) >= Grain.LOCALITY:
            yield from (place.locality, place.region, *_published_parts(place))


def _weight(letters: str) -> int:
    if letters.isascii():
        return len(letters)
    return sum(1 if letter < "\u2e80" else 2 for letter in letters)


def _candidates(event: Event, vocabulary: Vocabulary, audience: Audience) -> Iterator[Guarded]:
    for field in (*NOTES, "deletion"):
        rule = ruling(field, event, vocabulary, audience)
        if is_filled(event, field) and rule.outcome is not Outcome.PUBLISHED:
            column = "deletion_reason" if field == "deletion" else field
            note = getattr(event, column) or ""
            yield from _note_texts(field, note)
            yield from _people_in_note(field, note, event)
    for link in event.links:
        yield from _note_texts("links", link.note or "")
    for attachment in event.attachments:
        name = attachment.name or ""
        texts = (*_file_names(name, event.title), *_checksums(attachment.sha256))
        texts += tuple(contacts_in(name.rpartition(".")[0]))
        people = people_in_file_name(name.rpartition(".")[0], event.country_code or "")
        texts += tuple(_not_in_title(people, event.title))
        yield from (Guarded("attachments", text, is_whole=True) for text in texts if text)
        yield from _note_texts("attachments", attachment.note or "")
    named = named_citations(event, vocabulary, audience)
    names_told = {letters_of(citation.source_name or "") for citation in named}
    for citation in event.citations:
        if citation not in named:
            is_unmarked = not citation.confidentiality and is_published_work(citation, vocabulary)
            for text in _source_texts(citation, vocabulary):
                yield Guarded("citations", text, is_unmarked=is_unmarked)
            if letters_of(citation.source_name or "") not in names_told:
                people = _people_of(citation, vocabulary, event.country_code or "")
                yield from (Guarded("citations", name) for name in people)
    for place in event.places:
        yield from (Guarded("places", text) for text, _kinds in _fine_names(place, audience))


def _file_names(name: str, title: str) -> Iterator[str]:
    """Yield the name of a file; without its ending, too, where no other text has it.

    That is so where it is like a person's name, a moment that a camera noted, or a sentence. Many
    name a file after its record, though: a sentence of its title is none of the file's.
    """
    yield name
    bare = name.rpartition(".")[0]
    words = re.findall(r"[^\W\d_]+", bare)
    # "Decision of the Supreme Court" is none that no other text has.
    is_sentence = len(words) >= _WORDS_OF_SENTENCE and not is_description(words)
    is_sentence = is_sentence and letters_of(bare) not in letters_of(title)
    if len(words) in LIKE_A_NAME and all(word.istitle() for word in words):
        name = " ".join(words)
        yield from () if is_common(name) else (name,)
    elif is_sentence or len(digits_of(bare)) >= _DIGITS_OF_MOMENT:
        yield bare


def _checksums(sha256: str) -> Iterator[str]:
    """Yield a checksum and its beginnings, by which programs are content to name a file."""
    yield sha256
    starts = (sha256[:length] for length in _LENGTHS_OF_CHECKSUMS)
    yield from (start for start in starts if not start.isdecimal() and not start.isalpha())


def _note_texts(field: str, note: str) -> Iterator[Guarded]:
    """Yield the lines of a note, and what in them leads to a person by itself."""
    for line in note.splitlines():
        if _LETTER.search(line) and not is_common(line, is_note=True):
            yield Guarded(field, line)
        whole = (*contacts_in(line), *birth_dates_in(line))
        yield from (Guarded(field, text, is_whole=True) for text in whole)


def _people_in_note(field: str, note: str, event: Event) -> Iterator[Guarded]:
    """Yield who is said to be a source in a note, or not to be named; where somebody lives."""
    country_code = event.country_code or ""
    for line in note.splitlines():
        for name in _not_in_title(people_told_of_in(line, country_code), event.title):
            yield Guarded(field, name, is_whole=True, is_name=True)
        for home in homes_in(line):
            yield Guarded(field, home, is_whole=True, is_name=True)


def _not_in_title(names: Iterable[str], title: str) -> Iterator[str]:
    """Yield the names of which no part stands in the title as well."""
    letters = letters_of(title)
    for name in names:
        known = (CHANGING.sub("", letters_of(word)) for word in name.split())
        if not any(len(stem) >= SHORTEST_SECRET and stem in letters for stem in known):
            yield name


def _source_texts(citation: Citation, vocabulary: Vocabulary) -> Iterator[str]:
    """Yield what points at a source; of a person who testified each part of the name, too."""
    name = citation.source_name or ""
    quotations = (citation.excerpt or "").splitlines()
    sentences = (said for line in quotations for said in _SENTENCE_END.split(line))
    said = (one for one in sentences if len(one.split()) >= _WORDS_OF_SENTENCE)
    texts = dict.fromkeys((name, citation.title, *quotations, *said))
    yield from (text for text in texts if text and not is_nobodys_name(text))
    yield from contacts_in(name)
    for url in filter(None, (citation.url, citation.archive_url)):
        yield from addresses(url)
    if citation.source_type in vocabulary.codes_within("source-type", "testimony"):
        yield from ways_to_call(name)


def _people_of(citation: Citation, vocabulary: Vocabulary, country_code: str) -> Iterator[str]:
    """Yield the people who are named in what a source is called.

    What is no person's testimony is called after places and bodies, too: of such a description
    one word is a word.
    """
    name = citation.source_name or ""
    people = people_in(name, country_code)
    testimonies = vocabulary.codes_within("source-type", "testimony")
    if citation.source_type in testimonies - {_A_BODY}:
        yield from people
    elif any(word[0].islower() for word in name.split()):
        yield from (person for person in people if " " in person)


def _fine_names(place: Place, audience: Audience) -> Iterator[tuple[str, Sequence[Kind]]]:
    """Yield the names that would tell more of `place` than its grain, and what has such names.

    Where nobody marked the place, town and district may stand in the summary: only the address
    is guarded, and what stands for the town of an own place that may be a house.
    """
    mark, grain = place.confidentiality or INTERNAL, grain_of(place, audience)
    if mark == PUBLIC:
        return
    names: dict[str, tuple[Grain, Sequence[Kind]]] = {}
    if mark != INTERNAL or not is_common(place.address or ""):
        names[place.address] = Grain.ADDRESS, ()
    names |= dict.fromkeys(_named_houses(place), (Grain.ADDRESS, ()))
    if mark == INTERNAL and may_be_a_house(place):
        names[place.locality] = Grain.LOCALITY, ()
    if mark != INTERNAL:
        names[place.district] = Grain.ADDRESS, (Kind.ADMIN2, Kind.LOCALITY)
        names |= dict.fromkeys(_published_parts(place), (Grain.LOCALITY, ()))
        names[place.locality] = Grain.LOCALITY, (Kind.LOCALITY,)
        names[place.region] = Grain.REGION, (Kind.ADMIN1,)
    for name, (finest, kinds) in names.items():
        if name and finest > grain:
            yield name, kinds


def _named_houses(place: Place) -> Iterator[str]:
    """Yield the parts of an address that are the name of a house: "Villa Rosa" and not a street."""
    parts = [part.strip() for part in (place.address or "").split(",")]
    wider = {place.locality, place.district, place.region, *_published_parts(place)}
    for part in parts if len(parts) > 1 else ():
        words = part.split()
        is_named = len(words) in LIKE_A_NAME and all(word[:1].isupper() for word in words)
        if not is_named or part in wider or is_common(part):
            continue
        if not any(is_role_inflected(word) or is_of_a_street(word) for word in words):
            yield part


def _published_parts(place: Place) -> list[str]:
    return [part.strip() for part in (place.published_name or "").split(",")]
