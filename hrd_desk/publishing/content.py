"""What a brief says, in words, after everything that may not be told is gone.

The typesetter sees these types and nothing else of a record: no remarks, no notes, no narrative
that nobody released, no exact point has a place in them.
"""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CodedField:
    """A coded field: the record's name for it, its label, each term with its full path.

    `typed` are the labels that a desk gave to these terms, or to those that stand for them now.
    """

    field: str
    label: str
    paths: tuple[str, ...]
    typed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CountLine:
    """How many people were in a role, in words; `typed` as of a coded field."""

    role_label: str
    words: str
    typed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FactLine:
    """One more field that this audience may read."""

    field: str
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source that may be named; `url` is http or https, or None."""

    words: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Brief:
    """One event as its audience may read it, worded in `language` (a code of `LANGUAGES`).

    A text that the record lacks or that may not be told is "". `place_words` fit into a line;
    where that is not all, `all_places` are, else "". `left_out` names what the record
    holds and the brief does not; `marks` are words like DRAFT that stand on every page.
    """

    language: str
    heading: str
    marks: tuple[str, ...]
    reference: str
    title: str
    date_words: str
    place_words: str
    all_places: str
    coordinates_words: str | None
    summary: str
    description: str
    coded: tuple[CodedField, ...]
    counts: tuple[CountLine, ...]
    facts: tuple[FactLine, ...]
    sources: tuple[SourceLine, ...]
    sources_note: str
    left_out: tuple[str, ...]

    def free_texts(self) -> Iterator[tuple[str, str]]:
        """Yield what people typed, each with the name of the record's field it comes from."""
        yield from self._short_texts()
        for coded in self.coded:
            yield from ((coded.field, label) for label in coded.typed)
        for count in self.counts:
            yield from (("counts", label) for label in count.typed)
        yield "description", self.description

    def _short_texts(self) -> Iterator[tuple[str, str]]:
        yield "reference", self.reference
        yield "title", self.title
        yield "places", self.all_places or self.place_words
        yield "places", self.coordinates_words or ""
        yield "summary", self.summary
        for fact in self.facts:
            yield fact.field, fact.words
        for source in self.sources:
            yield "citations", source.words
            yield "citations", source.url or ""

    def texts(self) -> Iterator[tuple[str, str]]:
        """Yield everything that comes from the record or the vocabulary, each with its field."""
        yield from self._short_texts()
        for coded in self.coded:
            for path in coded.paths:
                yield coded.field, path
        for count in self.counts:
            yield "counts", count.role_label
        # Last, because whoever looks for a fault stops at the first, and it is not always printed.
        yield "description", self.description
