"""From a record to a brief: only what the rules let out goes into words."""

from functools import cache

from hrd_desk.i18n import LANGUAGES, N_, translator
from hrd_desk.model.event import CODED_CHOICES, Event
from hrd_desk.model.field_labels import field_label
from hrd_desk.publishing import wording
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.cleaning import cleaned, in_one_line, web_address
from hrd_desk.publishing.content import Brief, CodedField, CountLine, FactLine, SourceLine
from hrd_desk.publishing.disclosure import refuse_unless_admitted
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
    return redacted(Ruled(event, vocabulary, audience), language)


def redacted(ruled: Ruled, language: str) -> Brief:
    """Return what the audience may read of a record, as `redact` does."""
    refuse_unless_admitted(ruled.event, ruled.vocabulary, ruled.audience)
    spoken = language if language in LANGUAGES else LANGUAGES[0]
    return _Redaction(ruled, spoken).brief()


class _Redaction:
    """One record on its way to one audience."""

    def __init__(self, ruled: Ruled, language: str) -> None:
        self.ruled = ruled
        self.event = ruled.event
        self.vocabulary = ruled.vocabulary
        self.audience = ruled.audience
        self.language = language
        self._translate = translator(language)
        self._is_told = ruled.is_told
        self._outcome = ruled.outcome

    def brief(self) -> Brief:
        return Brief(
            language=self.language,
            heading=self._translate(_HEADINGS[self.audience]),
            marks=self._marks(),
            reference=self._text("reference"),
            title=self._text("title"),
            date_words=self._date_words(),
            place_words=self._place_words(),
            coordinates_words=self._coordinates_words() or None,
            summary=cleaned(self.event.summary) if self._is_told("summary") else "",
            description=cleaned(self.event.description) if self._is_told("description") else "",
            coded=self._coded(),
            counts=self._counts(),
            facts=self._facts(),
            sources=self._sources(),
            sources_note=self._sources_note(),
            left_out=self._left_out(),
        )

    def _label(self, field: str) -> str:
        return _label_of(field, self.language)

    def _text(self, field: str) -> str:
        return in_one_line(getattr(self.event, field)) if self._is_told(field) else ""

    def _marks(self) -> tuple[str, ...]:
        marks = []
        if self.event.record_status == "withdrawn":
            marks.append(N_("WITHDRAWN"))
        elif self.event.record_status not in _CHECKED:
            marks.append(N_("DRAFT"))
        if self.audience is not Audience.PUBLIC:
            marks.append(N_("CONFIDENTIAL"))
        return tuple(self._translate(mark) for mark in marks)

    def _date_words(self) -> str:
        is_told = self._outcome("start_date") is self._outcome("end_date") is Outcome.PUBLISHED
        return wording.event_date_words(self.event, self.language) if is_told else ""

    def _place_words(self) -> str:
        if not self._is_told("places"):
            return self._country(self.event.country_code)
        places = sorted(self.event.places, key=lambda place: not place.is_primary)
        codes = [place.country_code or self.event.country_code for place in places]
        is_named_once = len(places) > _MOST_WITH_COUNTRY and len(set(codes)) == 1
        words: dict[str, None] = {}
        for place, code in zip(places, codes, strict=True):
            names = wording.place_names(place, grain_of(place, self.audience))
            names += [] if is_named_once else [self._country(code)]
            words[wording.joined(dict.fromkeys(names), self.language)] = None
        told = "; ".join(word for word in words if word)
        if is_named_once:
            told = wording.joined(filter(None, [told, self._country(codes[0])]), self.language)
        return told

    def _country(self, code: str) -> str:
        if not code or self._outcome("country_code") is Outcome.WITHHELD:
            return ""
        return wording.country_words(self.vocabulary, code, self.language)

    def _coordinates_words(self) -> str:
        place = self.event.primary_place
        if place is None or not self._is_told("places"):
            return ""
        if grain_of(place, self.audience) < Grain.LOCALITY:
            return ""
        is_exact = has_exact_coordinates(place, self.audience)
        return wording.coordinates_words(place, self.vocabulary, self.language, exact=is_exact)

    def _coded(self) -> tuple[CodedField, ...]:
        return tuple(
            CodedField(field, self._label(field), self._paths(field))
            for field in CODED_ORDER
            if self._is_told(field)
        )

    def _paths(self, field: str) -> tuple[str, ...]:
        # A label alone can mean nothing: "Offline" is "Freedom of expression: Offline".
        return tuple(
            wording.term_words(self.vocabulary, term, self.language)
            for term in self.ruled.terms[field]
        )

    def _counts(self) -> tuple[CountLine, ...]:
        if not self._is_told("counts"):
            return ()
        lines = (
            CountLine(
                self._choice_words("count-role", count.role),
                wording.count_words(count, self.language),
            )
            for count in self.event.counts
        )
        return tuple(line for line in lines if line.words)

    def _facts(self) -> tuple[FactLine, ...]:
        return tuple(
            FactLine(field, self._label(field), self._fact_words(field))
            for field in _FACTS
            if self._is_told(field)
        )

    def _fact_words(self, field: str) -> str:
        value = getattr(self.event, field)
        if field not in CODED_CHOICES:
            return in_one_line(value)
        return self._choice_words(CODED_CHOICES[field], value)

    def _choice_words(self, scheme: str, code: str) -> str:
        term = self.vocabulary.find(scheme, code)
        if term is None:
            return in_one_line(code)
        return wording.term_words(self.vocabulary, term, self.language)

    def _sources(self) -> tuple[SourceLine, ...]:
        if not self._is_told("citations"):
            return ()
        lines = (
            SourceLine(
                wording.source_words(citation, self.vocabulary, self.language),
                web_address(citation.url) or web_address(citation.archive_url),
            )
            for citation in named_citations(self.event, self.vocabulary, self.audience)
        )
        return tuple(line for line in lines if line.words or line.url)

    def _sources_note(self) -> str:
        if not self.event.citations:
            return self._translate(N_("No source is recorded."))
        if self._outcome("citations") is Outcome.WITHHELD:
            return self._translate(N_("The sources are known to us and are not named here."))
        if self._outcome("citations") is Outcome.GENERALISED:
            return self._translate(N_("Further sources are known to us and are not named here."))
        return ""

    def _left_out(self) -> tuple[str, ...]:
        return tuple(
            self._label(field)
            for field in self.ruled.filled
            if self._outcome(field) is Outcome.WITHHELD and field not in _NOT_WORTH_SAYING
        )


@cache
def _label_of(field: str, language: str) -> str:
    return field_label(field, translator(language))
