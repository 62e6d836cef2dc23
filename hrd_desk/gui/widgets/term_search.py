"""Finding a term by what a person types: any word, any language, synonyms, codes, no accents."""

from collections.abc import Iterator
from dataclasses import dataclass

from hrd_desk.vocabulary.folding import fold
from hrd_desk.vocabulary.terms import Term
from hrd_desk.vocabulary.vocabulary import PATH_SEPARATOR, Vocabulary


@dataclass(frozen=True, slots=True)
class TermMatch:
    """A term that fits what was typed; `via` is the synonym or label that fits, if another one."""

    term: Term
    label: str
    parents: str
    via: str = ""

    @property
    def note(self) -> str:
        """What stands behind the label: the synonym that fits, or the parents."""
        return f"“{self.via}”" if self.via else self.parents

    @property
    def aside(self) -> str:
        """Nothing: a term says all in front."""
        return ""


@dataclass(frozen=True, slots=True)
class _Entry:
    match: TermMatch
    key: str
    names: tuple[tuple[str, str], ...]
    path_key: str


class TermSearch:
    """The terms of one scheme that can be chosen, ready to be searched."""

    def __init__(self, vocabulary: Vocabulary, scheme: str, language: str) -> None:
        """Prepare `vocabulary.choices(scheme)`, worded in `language`."""
        self._vocabulary = vocabulary
        self._language = language
        self._entries = [self._entry(term) for term in vocabulary.choices(scheme)]

    def _entry(self, term: Term) -> _Entry:
        *parents, label = self._vocabulary.path(term, self._language)
        names = {name for name in (term.code, *term.labels.values()) if name != label}
        names |= {name for group in term.alt_labels.values() for name in group}
        match = TermMatch(term, label, PATH_SEPARATOR.join(parents))
        keys = tuple((fold(name), name) for name in sorted(names))
        return _Entry(match, fold(label), keys, fold(" ".join(parents)))

    def matches(self, text: str, excluded: frozenset[int] = frozenset()) -> list[TermMatch]:
        """Return what fits `text`, best first; all in display order for an empty text.

        Starts of the label come first, then starts of its words, synonyms and labels in other
        languages, words inside, and parents. `excluded` holds ids of terms not wanted.
        """
        words = fold(text).split()
        found = [
            (rank, place, match)
            for place, (rank, match) in enumerate(self._ranked(words))
            if rank is not None and match.term.id not in excluded
        ]
        return [match for _rank, _place, match in sorted(found, key=lambda item: item[:2])]

    def _ranked(self, words: list[str]) -> Iterator[tuple[int | None, TermMatch]]:
        whole = " ".join(words)
        for entry in self._entries:
            yield _rank(entry, whole, words)


def _rank(entry: _Entry, whole: str, words: list[str]) -> tuple[int | None, TermMatch]:
    match = entry.match
    if not words or entry.key.startswith(whole):
        return 0, match
    if all(_starts_a_word(word, entry.key) for word in words):
        return 1, match
    for key, name in entry.names:
        if all(_starts_a_word(word, key) for word in words):
            return 2, TermMatch(match.term, match.label, match.parents, name)
    if all(word in entry.key for word in words):
        return 3, match
    if all(word in entry.key or _starts_a_word(word, entry.path_key) for word in words):
        return 4, match
    return None, match


def _starts_a_word(start: str, text: str) -> bool:
    place = text.find(start)
    while place > 0 and text[place - 1].isalnum():
        place = text.find(start, place + 1)
    return place >= 0
