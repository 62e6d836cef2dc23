"""Finding a term by what a person types: any word, any language, synonyms, codes, no accents."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from hrd_desk.gui.widgets.list_popup import PLAIN, Look
from hrd_desk.gui.widgets.marks import in_its_own_direction
from hrd_desk.i18n import N_, _
from hrd_desk.vocabulary.folding import fold
from hrd_desk.vocabulary.terms import Term
from hrd_desk.vocabulary.vocabulary import PATH_SEPARATOR, Vocabulary

SCOPE_HEADINGS = {
    "include": N_("Include"),
    "exclude": N_("Exclude"),
    "count": N_("How to count"),
}
"""What the scope notes of a term are called, in the order they are shown."""

_HEADING, _OFFER = Look(is_heading=True), Look(is_faint=True)
_LATIN_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,."
_CYRILLIC_KEYS = "йцукенгшщзхъфывапролджэячсмитьбю"
_OTHER_LAYOUT = str.maketrans(_LATIN_KEYS + _CYRILLIC_KEYS, _CYRILLIC_KEYS + _LATIN_KEYS)


@dataclass(frozen=True, slots=True)
class TermMatch:
    """A term that fits what was typed; `via` is the synonym or label that fits, if another one."""

    term: Term
    label: str
    parents: str
    via: str = ""
    look: Look = PLAIN

    @property
    def note(self) -> str:
        """What stands behind the label: the synonym that fits, or the parents."""
        return f"“{self.via}”" if self.via else self.parents

    @property
    def aside(self) -> str:
        """Nothing: a term says all in front."""
        return ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A name above the rows that follow; it cannot be taken."""

    label: str
    look: Look = _HEADING
    note: str = ""
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """The offer of a new term, called as it was typed."""

    text: str
    look: Look = _OFFER

    @property
    def label(self) -> str:
        """The offer in words."""
        return _("Propose “{text}”").format(text=self.text)

    @property
    def note(self) -> str:
        """What becomes of it."""
        return _("usable at once; headquarters decides")

    @property
    def aside(self) -> str:
        """Nothing."""
        return ""


TermRow = TermMatch | Heading | Proposal


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
        self._scheme = scheme

    def prepare(self) -> int:
        """Make now what the first search would make; return how many terms can be found."""
        return len(self._entries)

    @cached_property
    def _entries(self) -> list[_Entry]:
        # Made when somebody first types: a form has many fields, and most are never searched.
        return [self._entry(term) for term in self._vocabulary.choices(self._scheme)]

    @cached_property
    def _by_code(self) -> dict[str, TermMatch]:
        return {entry.match.term.code: entry.match for entry in self._entries}

    def _entry(self, term: Term) -> _Entry:
        *parents, label = self._vocabulary.path(term, self._language)
        names = {name for name in (term.code, *term.labels.values()) if name != label}
        names |= {name for group in term.alt_labels.values() for name in group}
        look = Look(scope=scope_words(term))
        match = TermMatch(term, label, PATH_SEPARATOR.join(parents), look=look)
        keys = [(key, "") for key in _keys(label)][1:]
        keys += [(key, name) for name in sorted(names) for key in _keys(name)]
        return _Entry(match, _without_lead(fold(label)), tuple(keys), fold(self._above(term)))

    def _above(self, term: Term) -> str:
        """Return every name of the terms above one, our display groups apart."""
        names: list[str] = []
        while term.broader is not None:
            term = self._vocabulary.term(term.scheme, term.broader)
            if not term.is_display_group:
                names += [
                    *term.labels.values(),
                    *(n for alt in term.alt_labels.values() for n in alt),
                ]
        return " ".join(names)

    def matches(self, text: str, excluded: frozenset[int] = frozenset()) -> list[TermMatch]:
        """Return what fits `text`, best first; all in display order for an empty text.

        Starts of the label come first, then starts of its words, synonyms and labels in other
        languages, words inside, and parents. Where nothing fits, the keys are read as if the
        other keyboard (Latin or Russian) had been on. `excluded` holds ids of terms not wanted.
        """
        found = self._matches(_words(text), excluded)
        if not found and text.strip():
            return self._matches(_words(text.lower().translate(_OTHER_LAYOUT)), excluded)
        return found

    def _matches(self, words: list[str], excluded: frozenset[int]) -> list[TermMatch]:
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
    for key, name in entry.names:
        if all(_starts_a_word(word, key) for word in words):
            return 2, replace(match, via=name)
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
