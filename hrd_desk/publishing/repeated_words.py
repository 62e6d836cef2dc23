"""Words that come again in thousands of records: terms, counts, places, sources; made once."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import Any, TypeVar

from hrd_desk.i18n import LANGUAGES, N_, translator
from hrd_desk.model.field_labels import field_label
from hrd_desk.model.parts import Citation, Count, Place
from hrd_desk.publishing import wording
from hrd_desk.publishing.cleaning import in_one_line, web_address
from hrd_desk.publishing.content import CodedField, CountLine, SourceLine
from hrd_desk.publishing.joining import joined
from hrd_desk.publishing.rules import Grain
from hrd_desk.vocabulary.shipped import shipped_labels
from hrd_desk.vocabulary.terms import Term
from hrd_desk.vocabulary.vocabulary import Vocabulary

T = TypeVar("T")


class RepeatedWords:
    """The words of one publication, in its language; what says the same is the same object."""

    def __init__(self, vocabulary: Vocabulary, language: str) -> None:
        """`language` is a code of `LANGUAGES`; another one is English."""
        self.vocabulary = vocabulary
        self.language = language if language in LANGUAGES else LANGUAGES[0]
        self.translate = translator(self.language)
        self._known: dict[Hashable, Any] = {}

    def _once(self, key: Hashable, make: Callable[[], T]) -> T:
        found: T | None = self._known.get(key)
        if found is None:
            found = self._known[key] = make()
        return found

    def label(self, field: str) -> str:
        """Return the label of a field."""
        return self._once(("label", field), lambda: field_label(field, self.translate))

    def labels(self, fields: tuple[str, ...]) -> tuple[str, ...]:
        """Return the labels of fields."""
        return self._once(("labels", fields), lambda: tuple(map(self.label, fields)))

    def marks(self, marks: tuple[str, ...]) -> tuple[str, ...]:
        """Return marks translated."""
        return self._once(("marks", marks), lambda: tuple(map(self.translate, marks)))

    def coded(self, field: str, terms: Sequence[Term]) -> CodedField:
        """Return a coded field: a label alone can mean nothing, so each term has its path."""
        key = field, *terms

        def make() -> CodedField:
            vocabulary, language = self.vocabulary, self.language
            paths = [wording.term_words(vocabulary, term, language) for term in terms]
            typed = tuple(dict.fromkeys(chain.from_iterable(map(self._typed, terms))))
            return CodedField(field, self.label(field), tuple(paths), typed)

        return self._once(key, make)

    def _typed(self, term: Term) -> Iterator[str]:
        """Yield what a desk called a term, those above it, and what stands for it by now."""
        known = shipped_labels(term.scheme)
        for one in dict.fromkeys((term, self.vocabulary.current(term))):
            labels = self.vocabulary.path(one, self.language)
            yield from (in_one_line(label) for label in labels if label not in known)

    def choice(self, scheme: str, code: str) -> str:
        """Return the path of a term; a code that nobody knows stands for itself."""

        def make() -> str:
            term = self.vocabulary.find(scheme, code)
            if term is None:
                return in_one_line(code)
            return wording.term_words(self.vocabulary, term, self.language)

        return self._once(("choice", scheme, code), make)

    def count(self, count: Count) -> CountLine:
        """Return how many people were in a role; no words where neither bound is known."""

        def make() -> CountLine:
            words = wording.count_words(count, self.language)
            role = self.vocabulary.find("count-role", count.role)
            typed = tuple(self._typed(role)) if role is not None else ()
            return CountLine(self.choice("count-role", count.role), words, typed)

        return self._once(("count", count.role, count.minimum, count.maximum, count.words), make)

    def country(self, code: str) -> str:
        """Return the name of a country."""
        vocabulary, language = self.vocabulary, self.language
        return self._once(
            ("country", code), lambda: wording.country_words(vocabulary, code, language)
        )

    def place(self, place: Place, grain: Grain, country: str) -> str:
        """Return the names of a place, none finer than `grain`, with its country unless ""."""
        names = (place.address, place.district, place.locality, place.region, place.published_name)

        def make() -> str:
            told = dict.fromkeys([*wording.place_names(place, grain), country])
            return joined(told, self.language)

        return self._once(("place", *names, grain, country), make)

    def coordinates(self, place: Place, *, exact: bool) -> str:
        """Return the coordinates of a place with their precision."""
        vocabulary, language = self.vocabulary, self.language
        if exact or place.latitude_deg is None or place.longitude_deg is None:
            return wording.coordinates_words(place, vocabulary, language, exact=exact)
        degrees = wording.on_grid(place.latitude_deg), wording.on_grid(place.longitude_deg)
        return self._once(
            ("point", *degrees, place.precision),
            lambda: wording.coordinates_words(place, vocabulary, language, exact=False),
        )

    def source(self, citation: Citation) -> SourceLine:
        """Return a source that may be named."""
        told = (citation.source_name, citation.source_type, citation.title, citation.published_on)
        addresses = citation.url, citation.archive_url

        def make() -> SourceLine:
            words = wording.source_words(citation, self.vocabulary, self.language)
            return SourceLine(words, web_address(addresses[0]) or web_address(addresses[1]))

        return self._once(("source", *told, *addresses), make)

    @cached_property
    def no_source(self) -> str:
        """Say that no source is recorded."""
        return self.translate(N_("No source is recorded."))

    @cached_property
    def unnamed_sources(self) -> str:
        """Say that the sources are not named."""
        return self.translate(N_("The sources are known to us and are not named here."))

    @cached_property
    def further_sources(self) -> str:
        """Say that some sources are not named."""
        return self.translate(N_("Further sources are known to us and are not named here."))
