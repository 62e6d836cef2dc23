"""From what a person writes for a term, a code or a name, to the term."""

import difflib
from collections.abc import Iterator, Sequence

from hrd_desk.errors import InvalidInputError
from hrd_desk.i18n import _
from hrd_desk.vocabulary.terms import Term
from hrd_desk.vocabulary.vocabulary import Vocabulary


def choose_term(vocabulary: Vocabulary, schemes: Sequence[str], written: str, field: str) -> Term:
    """Return the one term of `schemes` that has this code, label or other name in any language.

    `SCHEME:CODE` chooses among terms that share a name. Raises `InvalidInputError` naming the
    closest terms where none fits, and all of them where several do.
    """
    scheme, colon, rest = written.partition(":")
    if colon and scheme in schemes:
        schemes, written = (scheme,), rest
    terms = [term for scheme in schemes for term in vocabulary.walk(scheme)]
    wanted = _folded(written)
    for names_of in (_codes, _labels, _other_names):
        found = [term for term in terms if wanted in names_of(term)]
        if len(found) == 1:
            return found[0]
        if found:
            raise _ambiguous(written, found, field)
    raise _unknown(written, terms, field)


def _codes(term: Term) -> list[str]:
    return [_folded(term.code)]


def _labels(term: Term) -> list[str]:
    return [_folded(label) for label in term.labels.values()]


def _other_names(term: Term) -> list[str]:
    return [_folded(name) for names in term.alt_labels.values() for name in names]


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _ambiguous(written: str, found: list[Term], field: str) -> InvalidInputError:
    sentence = _("“{written}” is the name of several terms. Write one of these: {terms}.")
    names = ", ".join(f"{term.scheme}:{term.code}" for term in found)
    return InvalidInputError(field, sentence.format(written=written, terms=names))


def _unknown(written: str, terms: list[Term], field: str) -> InvalidInputError:
    closest = list(dict.fromkeys(_closest(written, terms)))
    if not closest:
        sentence = _("No term is called “{written}”. See `hrd-desk terms`.")
        return InvalidInputError(field, sentence.format(written=written))
    sentence = _("No term is called “{written}”. Close to it: {terms}.")
    return InvalidInputError(field, sentence.format(written=written, terms=", ".join(closest)))


def _closest(written: str, terms: list[Term]) -> Iterator[str]:
    codes = {
        name: term.code
        for term in terms
        for name in (*_other_names(term), *_labels(term), *_codes(term))
    }
    for name in difflib.get_close_matches(_folded(written), codes, 3, 0.6):
        yield codes[name]
