"""Desks with few terms: what is not about vocabularies need not carry all the shipped ones."""

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from unittest.mock import patch

from hrd_desk.storage import terms
from hrd_desk.vocabulary.starter import StarterScheme, starter_schemes

_OF_EACH_SCHEME = 8
_USED = {"KZ", "KG", "UZ", "killing", "arrest-detention", "raid", "protest", "association"}


@contextlib.contextmanager
def few_terms(*more: str) -> Iterator[None]:
    """Let a desk made meanwhile start with the first terms of each list and those that tests use.

    `more` are codes that some use besides.

    A desk adds shipped terms only when it is made and when a newer program opens it, so a desk
    made here keeps to its few.
    """
    few = tuple(_with_few(scheme, _USED.union(more)) for scheme in starter_schemes())
    with patch.object(terms, "starter_schemes", lambda: few):
        yield


def _with_few(scheme: StarterScheme, used: set[str]) -> StarterScheme:
    by_code = {term.code: term for term in scheme.terms}
    kept: set[str] = set()
    asked = [term.code for term in scheme.terms[:_OF_EACH_SCHEME]]
    asked += sorted(used & by_code.keys())
    while asked:
        term = by_code[asked.pop()]
        kept.add(term.code)
        asked += [code for code in (term.broader, term.replaced_by) if code and code not in kept]
    return replace(scheme, terms=tuple(term for term in scheme.terms if term.code in kept))
