"""One reading of a pasted source: everything that it offers for the fields of a record.

reader = SourceReader(vocabulary, finder)        # once for a desk; finder may be None
spans = reader.read(text, day, language="en")    # best first; safe in any thread
chips = distinct(spans)                          # one span for each offer, best first
"""

import datetime
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from hrd_desk.geocoding.exact_names import ExactNames
from hrd_desk.geocoding.finding import PlaceFinder
from hrd_desk.geocoding.found_place import FoundPlace
from hrd_desk.model.counts_text import numbers_in
from hrd_desk.model.date_mentions import dates_in
from hrd_desk.model.date_words import date_in_words
from hrd_desk.model.event import CODED_LISTS
from hrd_desk.reading.negation import denied_in, is_denied
from hrd_desk.reading.phrases import Phrases
from hrd_desk.reading.place_names import PlaceReader
from hrd_desk.reading.spans import PeopleCount, Span, SpanKind
from hrd_desk.reading.stems import Word, words_of
from hrd_desk.reading.term_words import COUNTRY, countries_of, phrases_of
from hrd_desk.vocabulary.vocabulary import Vocabulary

LONGEST = 200_000
"""Characters that are read; what follows them is not."""

_LEAD = 900
"""So many characters into a text, half of the worth of the first ones is left."""

_PRECISION = {"day": 0.9, "month": 0.5, "year": 0.35, "estimate": 0.4}
_WITH_ROLE, _WITHOUT_ROLE = 0.8, 0.4
_AGAIN, _MOST_AGAIN = 0.03, 5
_IMPLIED, _IN_NAME = 0.8, 0.4


class SourceReader:
    """Reads texts in English and Russian with the terms of a desk and the shipped places."""

    def __init__(self, vocabulary: Vocabulary, finder: PlaceFinder | None = None) -> None:
        """Find the terms of `vocabulary`, and the places that `finder` knows; None: no places."""
        self._vocabulary = vocabulary
        self._terms = phrases_of(vocabulary)
        self._countries = countries_of(vocabulary)
        self._names = ExactNames(finder) if finder else None
        self._places: dict[str, PlaceReader] = {}

    def read(
        self, text: str, day: datetime.date | None = None, *, language: str = "en"
    ) -> list[Span]:
        """Return what `text` offers for the fields of a record, best first.

        `day` is the one the text was written on (else today): dates without a year, "yesterday"
        and "on Monday" are counted from it; None passes them over. `language` words the offers.
        The same text gives the same spans, always.
        """
        text = text[:LONGEST]
        words = words_of(text)
        countries = list(self._meant(self._countries, words, language))
        places = list(self._named_places(text, words, countries, language))
        dates = list(_dates(text, day, language))
        denied = denied_in(text, words)
        terms = list(self._meant(self._terms, words, language))
        spans = [
            *countries,
            *self._implied(places, countries, language),
            *places,
            *dates,
            *_said(self._people(text, language), denied),
            *_said(_outside_names(terms, words, dates), denied),
        ]
        return _ranked(spans)

    def _implied(
        self, places: Sequence[Span], countries: Sequence[Span], language: str
    ) -> Iterator[Span]:
        """Yield the countries that places lie in and that the text does not name."""
        named = {span.value for span in countries}
        for span in places:
            code = span.value.country_code if isinstance(span.value, FoundPlace) else ""
            if code and code not in named and self._vocabulary.find("country", code):
                words = self._vocabulary.path_text("country", code, language)
                weight = span.score * _IMPLIED
                where = span.start, span.end
                yield Span(*where, SpanKind.COUNTRY, COUNTRY, code, words, weight)

    def _people(self, text: str, language: str) -> Iterator[Span]:
        for mention in numbers_in(text):
            words = text[mention.start : mention.end]
            bounds = mention.minimum, mention.maximum
            count = PeopleCount(mention.verb_role, *bounds, words, mention.noun)
            role = self._vocabulary.find("count-role", count.role)
            said = f"{role.label(language)}: {words}" if role else f"{words} {mention.noun}".strip()
            weight = _WITH_ROLE if role else _WITHOUT_ROLE
            where = mention.start, mention.end
            yield Span(*where, SpanKind.COUNT, "counts", count, said, weight)

    def _named_places(
        self, text: str, words: Sequence[Word], countries: Sequence[Span], language: str
    ) -> Iterator[Span]:
        if self._names is None:
            return
        reader = self._places.setdefault(language, PlaceReader(self._names, language))
        named = Counter(str(span.value) for span in countries)
        codes = [code for code, _times in named.most_common()]
        taken = [(span.start, span.end) for span in countries]
        mentions = reader.places_in(text, words, codes, taken)
        if not codes and mentions and not text[: mentions[0].start].strip():
            # The place a report comes from says which country its other places lie in.
            mentions = reader.places_in(text, words, [mentions[0].place.country_code], taken)
        for mention in mentions:
            where = mention.start, mention.end
            label, weight = mention.place.label, mention.weight
            yield Span(*where, SpanKind.PLACE, "places", mention.place, label, weight)

    def _meant(self, phrases: Phrases, words: Sequence[Word], language: str) -> Iterator[Span]:
        for found in phrases.found_in(words):
            where = found.first.start, found.last.end
            for meaning in found.meanings:
                field, code = meaning.field, meaning.code
                if field == COUNTRY and not found.first.is_capitalised:
                    continue
                kind = SpanKind.COUNTRY if field == COUNTRY else SpanKind.TERM
                scheme = CODED_LISTS.get(field, "country")
                path = self._vocabulary.path_text(scheme, code, language)
                yield Span(*where, kind, field, code, path, meaning.weight)


def _dates(text: str, day: datetime.date | None, language: str) -> Iterator[Span]:
    for mention in dates_in(text, day):
        date = mention.date
        words, where = date_in_words(date, language), (mention.start, mention.end)
        weight = _PRECISION[date.precision]
        yield Span(*where, SpanKind.DATE, "start_date", date.edtf, words, weight)


def _said(spans: Iterable[Span], denied: Sequence[tuple[int, int]]) -> Iterator[Span]:
    """Yield what the text says is so: "was not arrested" is no arrest."""
    return (span for span in spans if not is_denied(span.start, denied))


def _outside_names(
    terms: Sequence[Span], words: Sequence[Word], dates: Sequence[Span]
) -> Iterator[Span]:
    """Yield the terms that are no dates ("March 3"); those within a name count for less.

    "Human Rights Watch" watches nobody.
    """
    within = {
        word.start
        for before, word in pairwise(words)
        if word.is_joined and before.is_capitalised and word.is_capitalised
    }
    taken = [(date.start, date.end) for date in dates]
    for span in terms:
        if any(start < span.end and span.start < end for start, end in taken):
            continue
        yield replace(span, score=span.score * _IN_NAME) if span.start in within else span


def _ranked(spans: Sequence[Span]) -> list[Span]:
    """Return the spans best first: said early, said surely, said again."""
    times = Counter((span.field, span.words) for span in spans)
    scored = [
        replace(span, score=round(_score(span, times[span.field, span.words]), 4)) for span in spans
    ]
    return sorted(scored, key=lambda span: (-span.score, span.start, span.field, span.words))


def _score(span: Span, times: int) -> float:
    early = 0.5 + 0.5 * math.exp(-span.start * math.log(2) / _LEAD)
    return span.score * early + _AGAIN * min(times - 1, _MOST_AGAIN)
