"""All terms of a desk in memory: looked up, walked as trees, worded."""

import uuid
from collections.abc import Iterable, Iterator

from hrd_desk.errors import NotFoundError
from hrd_desk.i18n import _
from hrd_desk.vocabulary.terms import Term

PATH_SEPARATOR = " > "

_TOLD_OF_TERMS = (
    *("code", "labels", "broader", "position", "is_selectable", "origin"),
    *("replaced_by", "matches"),
)
"""What decides how a term is called in a file, where it stands and what is counted with it."""


class Vocabulary:
    """The terms of every scheme, detached from the database; made anew when a term changes.

    Two desks may put terms below each other, or below one that is not here: who walks up or down
    always comes to an end.
    """

    def __init__(self, terms: Iterable[Term]) -> None:
        self._by_code: dict[tuple[str, str], Term] = {}
        self._by_id: dict[int, Term] = {}
        self._by_uid: dict[uuid.UUID, Term] = {}
        self._narrower: dict[tuple[str, str | None], list[Term]] = {}
        self._within: dict[tuple[str, str], list[Term]] = {}
        self._codes_within: dict[tuple[str, str], frozenset[str]] = {}
        ordered = sorted(terms, key=lambda term: (term.scheme, term.position, term.code))
        for term in ordered:
            self._by_code[term.scheme, term.code] = term
            self._by_id[term.id] = term
            self._by_uid[term.uid] = term
        self._cut = {term.uid for term in ordered if term.broader and self._begins_circle(term)}
        for term in ordered:
            above = self.broader(term)
            code = None if above is None else above.code
            self._narrower.setdefault((term.scheme, code), []).append(term)

    def _begins_circle(self, term: Term) -> bool:
        """Say whether a term is the first, in display order, of some that lie below each other."""
        passed: dict[str, Term] = {}
        step: Term | None = term
        while step is not None and step.code not in passed:
            passed[step.code] = step
            step = self._by_code.get((step.scheme, step.broader or ""))
        if step is not term:
            return False
        return min(passed.values(), key=lambda term: (term.position, term.code)) is term

    def term(self, scheme: str, code: str) -> Term:
        """Return the term `code` of `scheme`; raises `NotFoundError` with a sentence."""
        found = self._by_code.get((scheme, code))
        if found is None:
            sentence = _("The list “{scheme}” has no term “{code}”. See `hrd-desk terms`.")
            raise NotFoundError(sentence.format(scheme=scheme, code=code))
        return found

    def find(self, scheme: str, code: str | None) -> Term | None:
        """Return the term or None."""
        return None if code is None else self._by_code.get((scheme, code))

    def by_id(self, term_id: int) -> Term:
        """Return the term with the local id `term_id`."""
        return self._by_id[term_id]

    def narrower(self, scheme: str, code: str | None = None) -> list[Term]:
        """Return the terms directly below `code` (None: the roots), in display order."""
        return self._narrower.get((scheme, code), [])

    def broader(self, term: Term) -> Term | None:
        """Return the term above one; None at the top, be it of terms that lie below each other."""
        if term.broader is None or (self._cut and term.uid in self._cut):
            return None
        return self._by_code.get((term.scheme, term.broader))

    def walk(self, scheme: str, code: str | None = None) -> Iterator[Term]:
        """Yield the terms below `code` in display order, parents before children."""
        for term in self.narrower(scheme, code):
            yield term
            yield from self.walk(scheme, term.code)

    def choices(self, scheme: str) -> list[Term]:
        """Return the terms that can be chosen now: selectable, switched on, not replaced."""
        return [
            term
            for term in self.walk(scheme)
            if term.is_selectable and term.is_enabled and term.replaced_by is None
        ]

    def within(self, scheme: str, code: str) -> list[Term]:
        """Return the term and all narrower ones, those merged into them included."""
        found = self._within.get((scheme, code))
        if found is None:
            wanted = [self.term(scheme, code), *self.walk(scheme, code)]
            codes = {term.code for term in wanted}
            found = wanted + [
                term
                for term in self.walk(scheme)
                if term.code not in codes and self.current(term).code in codes
            ]
            self._within[scheme, code] = found
        return list(found)

    def codes_within(self, scheme: str, code: str) -> frozenset[str]:
        """Return the codes of `within`."""
        found = self._codes_within.get((scheme, code))
        if found is None:
            found = frozenset(term.code for term in self.within(scheme, code))
            self._codes_within[scheme, code] = found
        return found

    def current(self, term: Term) -> Term:
        """Return the term that stands for `term` now, following `replaced_by` as far as known."""
        if term.replaced_by is None:
            return term
        seen = {term.code}
        while (following := self.find(term.scheme, term.replaced_by)) is not None:
            if following.code in seen:
                break
            term = following
            seen.add(term.code)
        return term

    def path(self, term: Term, language: str = "en") -> list[str]:
        """Return the labels from the top down to `term`, without our display groups."""
        labels = [term.label(language)]
        above = self.broader(term)
        while above is not None:
            if not above.is_display_group:
                labels.insert(0, above.label(language))
            above = self.broader(above)
        return labels

    def by_uid(self, uid: uuid.UUID) -> Term | None:
        """Return the term with this uid, or None on a desk that lacks it."""
        return self._by_uid.get(uid)

    def told_otherwise(self, now: "Vocabulary") -> Iterator[Term]:
        """Yield those of these terms that `now` words otherwise, puts elsewhere or lacks."""
        for uid, term in self._by_uid.items():
            other = now.by_uid(uid)
            if other is None or any(
                getattr(term, name) != getattr(other, name) for name in _TOLD_OF_TERMS
            ):
                yield term

    def path_text(self, scheme: str, code: str, language: str = "en") -> str:
        """Return the path in one line; a code that this desk does not know stands for itself."""
        term = self.find(scheme, code)
        return code if term is None else PATH_SEPARATOR.join(self.path(term, language))
