"""Terms of the shipped vocabularies as a desk takes them in."""

import uuid
from functools import cache

from hrd_desk.vocabulary.starter import StarterTerm, starter_schemes
from hrd_desk.vocabulary.terms import Term

TERM_NAMESPACE = uuid.UUID("8f5a1c0e-6a53-5d1b-9d0c-2f6d2b7c4a11")
"""Shipped terms have the same uid on every desk: UUIDv5 of list and code in this namespace."""


def shipped_term(scheme: str, term: StarterTerm) -> Term:
    """Return a new `Term` for a term of the shipped list `scheme`."""
    return Term(
        uid=uuid.uuid5(TERM_NAMESPACE, f"{scheme}/{term.code}"),
        scheme=scheme,
        code=term.code,
        broader=term.broader,
        position=term.position,
        is_selectable=term.is_selectable,
        is_enabled=term.is_enabled,
        origin=term.origin,
        replaced_by=term.replaced_by,
        labels=dict(term.labels),
        alt_labels={language: list(names) for language, names in term.alt_labels.items()},
        scope_notes=dict(term.scope_notes),
        matches=dict(term.matches),
    )


@cache
def shipped_labels(scheme: str) -> frozenset[str]:
    """Return the labels of a shipped list in all languages; none of a list that is not shipped."""
    terms = (term for one in starter_schemes() if one.id == scheme for term in one.terms)
    return frozenset(label for term in terms for label in term.labels.values())
