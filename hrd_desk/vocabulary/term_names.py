"""From what stands in a table, an export or a letter to the term that is meant, and back.

The order in which names decide: docs/formats/vocabularies.md, "Matches". Nothing is guessed: where
several terms fit, or none, the caller gets the closest ones to ask about.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from hrd_desk.vocabulary.terms import Term
from hrd_desk.vocabulary.vocabulary import PATH_SEPARATOR, Vocabulary

UWAZI_SEPARATOR = "::"
CLOSE_ENOUGH = 60.0
"""The likeness (0 to 100) from which a term is worth offering."""

_PLAIN = str.maketrans({"\u2018": "'", "\u2019": "'", "\u2010": "-", "\u2013": "-", "\u00a0": " "})
_SEPARATORS = (UWAZI_SEPARATOR, PATH_SEPARATOR, ": ")

_STEPS = re.compile(r"::|[>»→/\\]|\s[-\u2013\u2014]\s")
"""What people and programs write between the terms of a path."""

_Index = dict[str, list[Term]]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A term that may be meant, and how alike the names are (0 to 100)."""

    code: str
    words: str
    score: int


class TermNames:
    """The names of all terms of a vocabulary, list by list."""

    def __init__(self, vocabulary: Vocabulary, language: str = "en") -> None:
        """Word suggestions in `language`."""
        self.vocabulary = vocabulary
        self._language = language
        self._lists: dict[str, _ListNames] = {}

    def find(self, scheme: str, written: str) -> list[Term]:
        """Return the terms that `written` names: one if it is clear, several, or none.

        A heading is never returned: it cannot be coded.
        """
        return self._of(scheme).find(written)

    def suggestions(self, scheme: str, written: str, limit: int = 5) -> list[Suggestion]:
        """Return the terms whose names are most like `written`, the closest first."""
        found = self._of(scheme).closest(written, limit)
        return [
            Suggestion(term.code, self.words(term, self._language), round(score))
            for term, score in found
        ]

    def words(self, term: Term, language: str) -> str:
        """Return the path of a term, or its code where that would be read as another term."""
        path = PATH_SEPARATOR.join(self.vocabulary.path(term, language))
        return path if self.find(term.scheme, path) == [term] else term.code

    def _of(self, scheme: str) -> "_ListNames":
        if scheme not in self._lists:
            self._lists[scheme] = _ListNames(self.vocabulary, scheme)
        return self._lists[scheme]


class _ListNames:
    """The names of the terms of one list, by how much they decide."""

    def __init__(self, vocabulary: Vocabulary, scheme: str) -> None:
        self._vocabulary = vocabulary
        self._terms = list(vocabulary.walk(scheme))
        self._known: dict[str, list[Term]] = {}
        self._exact: _Index = {}
        self._levels: tuple[_Index, ...] = ({}, {}, {}, {})
        for term in self._terms:
            if not term.is_selectable:
                continue
            _add(self._exact, _portal_names(term), term)
            levels = ([term.code], self._paths(term), term.labels.values(), _other_names(term))
            for index, names in zip(self._levels, levels, strict=True):
                _add(index, map(folded, names), term)

    def find(self, written: str) -> list[Term]:
        if written not in self._known:
            self._known[written] = self._found(written)
        return self._known[written]

    def _found(self, written: str) -> list[Term]:
        found = self._exact.get(written, [])
        for index in self._levels:
            found = found or index.get(folded(written), [])
        if not found and (path := _path_in(written)):
            found = self._levels[1].get(folded(path), [])
        current = (self._vocabulary.current(term) for term in found)
        return list({term.code: term for term in current if term.is_selectable}.values())

    def closest(self, written: str, limit: int) -> list[tuple[Term, float]]:
        from rapidfuzz import process  # noqa: PLC0415  a start need not pay for it

        found: dict[str, tuple[Term, float]] = {}
        scored = process.extract(
            folded(written),
            list(self._choices),
            scorer=_likeness,
            score_cutoff=CLOSE_ENOUGH,
            limit=4 * limit,
        )
        for name, score, _place in scored:
            for term in self._choices[name]:
                if found.get(term.code, (term, 0.0))[1] < score:
                    found[term.code] = (term, score)
        offered = [pair for pair in found.values() if pair[0].replaced_by is None]
        return sorted(offered, key=lambda pair: -pair[1])[:limit]

    @cached_property
    def _choices(self) -> _Index:
        names: _Index = {}
        for index in (*self._levels, self._headings):
            for name, terms in index.items():
                names.setdefault(name, []).extend(terms)
        return names

    @cached_property
    def _headings(self) -> _Index:
        """Return by the names of headings the terms below them: one of these is meant."""
        index: _Index = {}
        for heading in self._terms:
            if not heading.is_selectable and not heading.is_display_group:
                for term in self._vocabulary.walk(heading.scheme, heading.code):
                    if term.is_selectable:
                        names = [*heading.labels.values(), *_other_names(heading)]
                        _add(index, map(folded, names), term)
        return index

    def _paths(self, term: Term) -> Iterator[str]:
        paths = [self._vocabulary.path(term, language) for language in term.labels]
        if "uwazi_parent" in term.matches:
            paths.append([term.matches["uwazi_parent"], term.matches["uwazi"].strip()])
        for path in paths:
            if len(path) > 1:
                yield from (separator.join(path) for separator in _SEPARATORS)


def _path_in(written: str) -> str:
    """Return a path with other marks between its terms ("A / B", "A → B") as ours; "" for none."""
    steps = [step for step in _STEPS.split(written) if step.strip()]
    return PATH_SEPARATOR.join(step.strip() for step in steps) if len(steps) > 1 else ""


def _likeness(one: Any, other: Any, /, *, score_cutoff: float | None = None) -> float:
    """Return how alike two names are (0 to 100); words that both have count, short ones less."""
    from rapidfuzz import fuzz  # noqa: PLC0415  as above

    return max(fuzz.ratio(one, other), 0.9 * fuzz.token_set_ratio(one, other))


def folded(name: str) -> str:
    """Return a name as names are compared: without case, doubled spaces and curly quotes."""
    plain = unicodedata.normalize("NFC", name).translate(_PLAIN)
    return " ".join(plain.casefold().split())


def _portal_names(term: Term) -> Iterable[str]:
    name = term.matches.get("uwazi")
    return [*([name] if name else []), *term.matches.get("uwazi_variants", [])]


def _other_names(term: Term) -> list[str]:
    names = [name for names in term.alt_labels.values() for name in names]
    return [*names, *(name.strip() for name in _portal_names(term))]


def _add(index: _Index, names: Iterable[str], term: Term) -> None:
    for name in names:
        known = index.setdefault(name, [])
        if term not in known:
            known.append(term)
