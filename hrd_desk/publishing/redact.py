"""From a record to a brief: only what the rules let out goes into words."""

from hrd_desk.i18n import N_, number_words
from hrd_desk.model.event import CODED_CHOICES, Event
from hrd_desk.publishing import wording
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.cleaning import cleaned, in_one_line
from hrd_desk.publishing.content import Brief, CodedField, CountLine, FactLine, SourceLine
from hrd_desk.publishing.disclosure import refuse_unless_admitted
from hrd_desk.publishing.joining import capital, chained, joined
from hrd_desk.publishing.repeated_words import RepeatedWords
from hrd_desk.publishing.rules import (
    Grain,
    Outcome,
    Ruled,
    grain_of,
    has_exact_coordinates,
    named_citations,
)
from hrd_desk.vocabulary.vocabulary import Vocabulary

CODED_ORDER = (
    *("violations", "rights", "hrd_types", "genders"),
    *("perpetrators_state", "perpetrators_non_state"),
)
"""The coded fields as a brief prints them: what was done, to whom, by whom."""

_FACTS = (
    *("context", "charge", "verification"),
    *("monitoring_status", "record_status", "confidentiality"),
)
_NOT_WORTH_SAYING = frozenset({"record_status", "confidentiality", "deletion", "citations"})
"""Fields that every record has, or whose absence the brief states elsewhere."""

_MOST_WITH_COUNTRY = 2
"""Of more places in one country the country is named once."""

_MOST_PLACES, _FEW_PLACES = 5, 3
"""Of more places a line names these first few, and says how many more there are."""

_CHECKED = frozenset({"verified", "published"})
_HEADINGS = {
    Audience.PUBLIC: N_("Event brief"),
    Audience.GOVERNMENT: N_("Event brief for the authorities"),
    Audience.PARTNER: N_("Event brief for partners"),
    Audience.INTERNAL: N_("Internal event brief"),
}


def redact(event: Event, vocabulary: Vocabulary, audience: Audience, language: str) -> Brief:
    """Return what `audience` may read of `event`, worded in `language` (another: English).

    Raises `HrdDeskError` with one sentence for a record of which no brief may be made.
    """
    return redacted(Ruled(event, vocabulary, audience), RepeatedWords(vocabulary, language))


def redacted(ruled: Ruled, words: RepeatedWords) -> Brief:
    """Return what the audience may read of a record, as `redact` does."""
    refuse_unless_admitted(ruled.event, ruled.vocabulary, ruled.audience)
    return _Redaction(ruled, words).brief()


class _Redaction:
    """One record on its way to one audience."""

    def __init__(self, ruled: Ruled, words: RepeatedWords) -> None:
        self.ruled = ruled
        self.event = ruled.event
        self.audience = ruled.audience
        self._words = words
        self._told = ruled.told
        self._outcome = ruled.outcome

    def brief(self) -> Brief:
        event, told, words = self.event, self._told, self._words
        places = self._places()
        return Brief(
            language=words.language,
            heading=words.translate(_HEADINGS[self.audience]),
            marks=self._marks(),
            reference=in_one_line(event.reference) if "reference" in told else "",
            title=in_one_line(event.title) if "title" in told else "",
            date_words=self._date_words(),
            place_words=places[0],
            all_places=places[1],
            coordinates_words=self._coordinates_words() or None,
            summary=cleaned(event.summary) if "summary" in told else "",
            description=cleaned(event.description) if "description" in told else "",
            coded=self._coded(),
            counts=self._counts(),
            facts=self._facts(),
            sources=self._sources(),
            sources_note=self._sources_note(),
            left_out=self._left_out(),
        )

    def _marks(self) -> tuple[str, ...]:
        marks = []
        if self.event.record_status == "withdrawn":
            marks.append(N_("WITHDRAWN"))
        elif self.event.record_status not in _CHECKED:
            marks.append(N_("DRAFT"))
        if self.audience is not Audience.PUBLIC:
            marks.append(N_("CONFIDENTIAL"))
        return self._words.marks(tuple(marks))

    def _date_words(self) -> str:
        is_told = self._outcome("start_date") is self._outcome("end_date") is Outcome.PUBLISHED
        if not is_told:
            return ""
        return capital(wording.event_date_words(self.event, self._words.language))

    def _places(self) -> tuple[str, str]:
        """Return the places for one line, and all of them where there are more."""
        if "places" not in self._told:
            return self._country(self.event.country_code), ""
        places = sorted(self.event.places, key=lambda place: not place.is_primary)
        codes = [place.country_code or self.event.country_code for place in places]
        is_named_once = len(places) > _MOST_WITH_COUNTRY and len(set(codes)) == 1
        found: dict[str, None] = {}
        for place, code in zip(places, codes, strict=True):
            country = "" if is_named_once else self._country(code)
            found[self._words.place(place, grain_of(place, self.audience), country)] = None
        words = [word for word in found if word]
        country = self._country(codes[0]) if is_named_once else ""
        if len(words) <= _MOST_PLACES:
            return self._listed(words, country), ""
        few = self._listed(words[:_FEW_PLACES], "", len(words) - _FEW_PLACES)
        return self._listed([few], country), self._listed(words, country)

    def _listed(self, places: list[str], country: str, more: int = 0) -> str:
        """Return places in their order, with `country` where they all lie in it."""
        language = self._words.language
        told = chained(places, language)
        if more:
            words = self._words.translate(N_("{places} and {count} more"))
            told = words.format(places=told, count=number_words(more, language))
        return joined([told, country], language)

    def _country(self, code: str) -> str:
        if not code or self._outcome("country_code") is Outcome.WITHHELD:
            return ""
        return self._words.country(code)

    def _coordinates_words(self) -> str:
        place = self.event.primary_place
        if place is None or "places" not in self._told:
            return ""
        if grain_of(place, self.audience) < Grain.LOCALITY:
            return ""
        is_exact = has_exact_coordinates(place, self.audience)
        return self._words.coordinates(place, exact=is_exact)

    def _coded(self) -> tuple[CodedField, ...]:
        told, terms, coded = self._told, self.ruled.terms, self._words.coded
        return tuple([coded(field, terms[field]) for field in CODED_ORDER if field in told])

    def _counts(self) -> tuple[CountLine, ...]:
        if "counts" not in self._told:
            return ()
        lines = map(self._words.count, self.event.counts)
        return tuple([line for line in lines if line.words])

    def _facts(self) -> tuple[FactLine, ...]:
        told, label = self._told, self._words.label
        return tuple(
            [
                FactLine(field, label(field), self._fact_words(field))
                for field in _FACTS
                if field in told
            ]
        )

    def _fact_words(self, field: str) -> str:
        value = getattr(self.event, field)
        if field not in CODED_CHOICES:
            return in_one_line(value)
        return self._words.choice(CODED_CHOICES[field], value)

    def _sources(self) -> tuple[SourceLine, ...]:
        if "citations" not in self._told:
            return ()
        named = named_citations(self.event, self.ruled.vocabulary, self.audience)
        lines = map(self._words.source, named)
        return tuple([line for line in lines if line.words or line.url])

    def _sources_note(self) -> str:
        if not self.event.citations:
            return self._words.no_source
        if self._outcome("citations") is Outcome.WITHHELD:
            return self._words.unnamed_sources
        if self._outcome("citations") is Outcome.GENERALISED:
            return self._words.further_sources
        return ""

    def _left_out(self) -> tuple[str, ...]:
        left = self.ruled.filled.keys() - self._told - _NOT_WORTH_SAYING
        return self._words.labels(tuple([field for field in self.ruled.filled if field in left]))
