"""Finding a term by what a person types: any word, any language, synonyms, codes, no accents."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from hrd_desk.gui.widgets.list_popup import Look
from hrd_desk.gui.widgets.marks import in_its_own_direction
from hrd_desk.gui.widgets.near_words import NearWords
from hrd_desk.gui.widgets.term_rows import Heading, SwitchedOff, TermMatch
from hrd_desk.i18n import N_, _
from hrd_desk.vocabulary.folding import fold
from hrd_desk.vocabulary.starter import search_words
from hrd_desk.vocabulary.terms import Term
from hrd_desk.vocabulary.vocabulary import PATH_SEPARATOR, Vocabulary

SCOPE_HEADINGS = {
    "include": N_("Include"),
    "exclude": N_("Exclude"),
    "count": N_("How to count"),
}
"""What the scope notes of a term are called, in the order they are shown."""

_LATIN_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,."
_CYRILLIC_KEYS = "йцукенгшщзхъфывапролджэячсмитьбю"
_OTHER_LAYOUT = str.maketrans(_LATIN_KEYS + _CYRILLIC_KEYS, _CYRILLIC_KEYS + _LATIN_KEYS)


_FEW = 3
_BY_NAME = 3
"""Ranks up to here are of names that begin as it was typed."""


@dataclass(frozen=True, slots=True)
class _Entry:
    match: TermMatch
    key: str
    names: tuple[tuple[str, str], ...]
    further: tuple[tuple[str, str], ...]
    path_key: str


class TermSearch:
    """The terms of one scheme that can be chosen, ready to be searched."""

    def __init__(self, vocabulary: Vocabulary, scheme: str, language: str) -> None:
        """Prepare `vocabulary.choices(scheme)`, worded in `language`."""
        self._vocabulary = vocabulary
        self._language = language
        self._scheme = scheme

    def prepare(self) -> int:
        """Make now what the first search would make; return how many terms can be found."""
        return len(self._entries)

    def prepare_nearness(self) -> None:
        """Make now what the first text that fits nothing would make."""
        self._near.prepare()
        self.unused("a")

    @cached_property
    def _entries(self) -> list[_Entry]:
        # Made when somebody first types: a form has many fields, and most are never searched.
        return [self._entry(term) for term in self._vocabulary.choices(self._scheme)]

    @cached_property
    def _unused(self) -> list[_Entry]:
        return [
            self._entry(term)
            for term in self._vocabulary.walk(self._scheme)
            if term.is_selectable and not term.is_enabled and term.replaced_by is None
        ]

    @cached_property
    def _near(self) -> NearWords:
        return NearWords(
            [
                (entry.key, *(key for key, _name in (*entry.names, *entry.further)))
                for entry in self._entries
            ]
        )

    @cached_property
    def _by_code(self) -> dict[str, TermMatch]:
        return {entry.match.term.code: entry.match for entry in self._entries}

    def _entry(self, term: Term) -> _Entry:
        *parents, label = self._vocabulary.path(term, self._language)
        match = TermMatch(
            term, label, PATH_SEPARATOR.join(parents), look=Look(scope=scope_words(term))
        )
        names = _other_names(term) - {label}
        keys = [(key, "") for key in _keys(label)][1:]
        return _Entry(
            match,
            key=_without_lead(fold(label)),
            names=(*keys, *_keyed(names)),
            further=tuple(_keyed(self._further(term) - names)),
            path_key=fold(self._above(term)),
        )

    def _further(self, term: Term) -> set[str]:
        """Return what leads to a term without naming it: search words, terms not offered.

        A narrower term that the desk does not offer is coded with the one above it.
        """
        words = search_words(self._scheme)
        further = {*words.get(term.code, ())}
        for narrower in self._vocabulary.narrower(self._scheme, term.code):
            if not narrower.is_enabled:
                further |= {*_other_names(narrower), *words.get(narrower.code, ())}
        return further

    def _above(self, term: Term) -> str:
        """Return every name of the terms above one, our display groups apart."""
        names: list[str] = []
        above = self._vocabulary.broader(term)
        while above is not None:
            if not above.is_display_group:
                names += [
                    *above.labels.values(),
                    *(n for alt in above.alt_labels.values() for n in alt),
                ]
            above = self._vocabulary.broader(above)
        return " ".join(names)

    def matches(self, text: str, excluded: frozenset[int] = frozenset()) -> list[TermMatch]:
        """Return what fits `text`, best first; all in display order for an empty text.

        Starts of the label come first, then starts of its words, synonyms and labels in other
        languages, search words, words inside, and parents. Where nothing fits, other endings of
        the words are tried ("журналистов"), then the keys are read as if the other keyboard (Latin
        or Russian) had been on, and last comes what is spelled nearly so. `excluded` holds ids of
        terms not wanted.
        """
        words = _words(text)
        readings: tuple[Callable[[], list[str]], ...] = (
            lambda: words,
            lambda: self._near.stems(words),
            lambda: _words(text.lower().translate(_OTHER_LAYOUT)),
        )
        for read in readings:
            found = self._matches(read())
            if found or not words:
                # What is chosen already fits best, so nothing that fits less is meant.
                return [match for match in found if match.term.id not in excluded]
        return self._similar(words, excluded)

    def _similar(self, words: list[str], excluded: frozenset[int]) -> list[TermMatch]:
        """Return the terms of which a name comes close to what was typed, the closest first."""
        found = []
        for place, key in self._near.closest(words):
            entry = self._entries[place]
            if entry.match.term.id not in excluded:
                named = (*entry.names, *entry.further)
                via = next((name for folded, name in named if folded == key), "")
                found.append(replace(entry.match, via=via, is_similar=True))
        return found

    def unused(self, text: str) -> list[SwitchedOff]:
        """Return the terms that fit by a name and that the desk does not offer, a few."""
        words = _words(text)
        if not words:
            return []
        ranked = [(rank, entry) for entry in self._unused if (rank := _named(entry, words))]
        ranked.sort(key=lambda pair: pair[0])
        return [SwitchedOff(entry.match.term, entry.match.label) for _r, entry in ranked[:_FEW]]

    def _matches(self, words: list[str]) -> list[TermMatch]:
        found = [
            (rank, place, match)
            for place, (rank, match) in enumerate(self._ranked(words))
            if rank is not None
        ]
        return [match for _rank, _place, match in sorted(found, key=lambda item: item[:2])]

    def _ranked(self, words: list[str]) -> Iterator[tuple[int | None, TermMatch]]:
        whole = " ".join(words)
        for entry in self._entries:
            yield _rank(entry, whole, words)

    def is_named(self, text: str) -> bool:
        """Return whether a term that can be chosen is called exactly so."""
        key = _without_lead(fold(text).strip())
        return any(
            key in (entry.key, *(folded for folded, _name in entry.names))
            for entry in self._entries
        )

    def favourite(self, code: str, excluded: frozenset[int]) -> TermMatch | None:
        """Return the term with this code if it can be chosen now."""
        match = self._by_code.get(code)
        return match if match is not None and match.term.id not in excluded else None

    def everything(
        self, favourites: Sequence[str], excluded: frozenset[int]
    ) -> list[TermMatch | Heading]:
        """Return the commonest terms with their digits, then the tree with its headings."""
        first: list[TermMatch | Heading] = []
        for digit, code in enumerate(favourites, 1):
            match = self.favourite(code, excluded)
            if match is not None:
                look = replace(match.look, digit=str(digit), depth=1)
                first.append(replace(match, look=look))
        if not first:
            return self._tree(None, 0, excluded)
        tree = self._tree(None, 0, excluded)
        if not any(row.look.is_heading for row in tree):
            tree = [Heading(_("All")), *tree]
        return [Heading(_("Most used on this desk")), *first, *tree]

    def _tree(
        self, broader: str | None, depth: int, excluded: frozenset[int]
    ) -> list[TermMatch | Heading]:
        rows: list[TermMatch | Heading] = []
        for term in self._vocabulary.narrower(self._scheme, broader):
            below = self._tree(term.code, depth + 1, excluded)
            match = self.favourite(term.code, excluded)
            if match is not None:
                rows.append(replace(match, parents="", look=replace(match.look, depth=depth)))
            elif below:
                look = Look(is_heading=True, depth=depth)
                rows.append(Heading(term.label(self._language), look))
            rows += below
        return rows


def scope_words(term: Term) -> str:
    """Return what a term covers, what it does not, and how to count it, a paragraph each."""
    notes = term.scope_notes or {}
    return "\n\n".join(
        f"{_(words)}: {in_its_own_direction(notes[key])}"
        for key, words in SCOPE_HEADINGS.items()
        if notes.get(key)
    )


def _keys(name: str) -> Iterator[str]:
    """Yield the name without accents, and in Latin letters where it has others."""
    key = _without_lead(fold(name))
    yield key
    if not key.isascii():
        from anyascii import anyascii  # noqa: PLC0415  11 ms that a start need not pay

        yield fold(anyascii(name)).replace("'", "")


def _words(text: str) -> list[str]:
    return [word for word in map(_without_lead, fold(text).split()) if word]


def _without_lead(key: str) -> str:
    return key.lstrip('([“"')


def _rank(entry: _Entry, whole: str, words: list[str]) -> tuple[int | None, TermMatch]:
    match = entry.match
    if not words or entry.key.startswith(whole):
        return 0, match
    if all(_starts_a_word(word, entry.key) for word in words):
        return 1, match
    for rank, named in ((2, entry.names), (3, entry.further)):
        for key, name in named:
            if all(_starts_a_word(word, key) for word in words):
                return rank, replace(match, via=name)
    if all(word in entry.key for word in words):
        return 4, match
    if all(word in entry.key or _starts_a_word(word, entry.path_key) for word in words):
        return 5, match
    return None, match


def _keyed(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    return ((key, name) for name in sorted(names) for key in _keys(name))


def _other_names(term: Term) -> set[str]:
    alternatives = (name for group in term.alt_labels.values() for name in group)
    return {term.code, *term.labels.values(), *alternatives}


def _named(entry: _Entry, words: list[str]) -> int:
    """Return how well a name of a term begins as typed, 1 best; 0 where none does."""
    rank, _match = _rank(entry, " ".join(words), words)
    return 0 if rank is None or rank > _BY_NAME else rank + 1


def _starts_a_word(start: str, text: str) -> bool:
    place = text.find(start)
    while place > 0 and text[place - 1].isalnum():
        place = text.find(start, place + 1)
    return place >= 0
