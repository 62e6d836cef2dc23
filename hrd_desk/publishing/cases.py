"""What briefs of several records share: the records, their labels, title, period and marks."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from hrd_desk.i18n import N_
from hrd_desk.model.event import CODED_LISTS
from hrd_desk.publishing.content import Brief
from hrd_desk.publishing.counting import Counting, countries
from hrd_desk.publishing.earlier import Earlier
from hrd_desk.publishing.english_countries import with_article
from hrd_desk.publishing.facts import Facts
from hrd_desk.publishing.joining import joined
from hrd_desk.publishing.orders import BriefKind, Order
from hrd_desk.publishing.speech import Speech
from hrd_desk.publishing.wording import country_words, edtf_words, foot_words, term_words
from hrd_desk.vocabulary.vocabulary import Vocabulary

_MANY_COUNTRIES = 4


@dataclass(frozen=True, slots=True)
class Case:
    """A record as its readers may know it, in words and as what is counted."""

    brief: Brief
    facts: Facts


@dataclass(frozen=True)
class Cases:
    """The records of one brief, and the words for what they have in common."""

    cases: Sequence[Case]
    vocabulary: Vocabulary
    order: Order
    withheld_records: int = 0
    earlier: Earlier | None = None
    counted: Counting | None = None
    """The count of the same records, where it was made before."""

    @cached_property
    def speech(self) -> Speech:
        """The language of the brief."""
        return Speech(self.order.language)

    @cached_property
    def counting(self) -> Counting:
        """The events behind the records."""
        return self.counted or Counting(case.facts for case in self.cases)

    @cached_property
    def newest_first(self) -> list[Case]:
        """The records by their first day, those without one last; the reference settles ties."""
        return [self.cases[place] for place in self.counting.newest_first]

    def label(self, field: str, code: str) -> str:
        """Return the path of a term of a coded list, or of a country."""
        scheme = CODED_LISTS.get(field, "country")
        return self.path(scheme, code)

    def path(self, scheme: str, code: str) -> str:
        """Return the path of a term: a label alone can mean nothing."""
        term = self.vocabulary.find(scheme, code)
        if term is None:
            return code
        if scheme == "country":
            return country_words(self.vocabulary, code, self.speech.language)
        return term_words(self.vocabulary, term, self.speech.language)

    def countries_words(self, *, in_sentence: bool = False) -> str:
        """Return the countries as a list, or how many they are; `in_sentence`: behind "in"."""
        tally = self.counting.tally(countries)
        names = sorted(self.label("country_code", code) for code, _count in tally.counts)
        if len(names) > _MANY_COUNTRIES:
            return self.speech.plural("{count} country", "{count} countries", len(names))
        if in_sentence and self.speech.language == "en":
            names = [with_article(name) for name in names]
        return self.speech.listed(names)

    def titled(self, about: str, elsewhere: str, *, in_sentence: bool = False) -> str:
        """Return the title as it was ordered, else `about` {countries}, `elsewhere` without any."""
        words = self.countries_words(in_sentence=in_sentence)
        return self.order.heading or self.speech.say(about if words else elsewhere, countries=words)

    def period(self) -> tuple[str, str]:
        """Return the first and the last date, in EDTF: as ordered, else those of the records."""
        ordered, known = self.order.period, self.counting.dates
        first = ordered.first.isoformat() if ordered.first else known[0]
        return first, ordered.last.isoformat() if ordered.last else known[1]

    def period_words(self) -> str:
        """Return the period in words; "" if no record has a day."""
        return self.span_words(*self.period())

    def span_words(self, first: str, last: str) -> str:
        """Return two dates in EDTF as a period in words; either can be ""."""
        told = f"{first}/{last}" if first and last and first != last else first or last
        return edtf_words(told, self.speech.language)

    def marks(self) -> tuple[str, ...]:
        """Return the words that any of the records asks for."""
        return tuple(dict.fromkeys(mark for case in self.cases for mark in case.brief.marks))

    @property
    def hides_small_numbers(self) -> bool:
        """Whether numbers are hidden that could point at somebody."""
        order = self.order
        return order.kind is BriefKind.STATISTICS and order.smallest_count > 1

    def foot(self) -> str:
        """Return what stands at the foot of every page."""
        return foot_words(self.order)

    def left_out_labels(self) -> tuple[str, ...]:
        """Return the labels of fields that some record holds and the brief does not."""
        return unique(label for case in self.cases for label in case.brief.left_out)

    def left_out_words(self) -> Iterator[str]:
        """Say which fields are told of no record, and which of some alone, to protect people."""
        told = {field.label for case in self.cases for field in case.brief.coded}
        told |= {fact.label for case in self.cases for fact in case.brief.facts}
        labels, language = self.left_out_labels(), self.speech.language
        of_none = [label for label in labels if label not in told]
        of_some = [label for label in labels if label in told]
        if of_none:
            words = N_("Not told of the records, to protect people: {fields}.")
            yield self.speech.say(words, fields=joined(of_none, language))
        if of_some:
            words = N_("Not told of every record that holds it, to protect people: {fields}.")
            yield self.speech.say(words, fields=joined(of_some, language))


def unique(words: Iterable[str]) -> tuple[str, ...]:
    """Return words once each, in their order."""
    return tuple(dict.fromkeys(words))
