"""Lists of terms whose tree was spoilt by two desks at once are read to their end all the same."""

import uuid

import pytest

from hrd_desk.vocabulary.terms import OWN, Term
from hrd_desk.vocabulary.vocabulary import Vocabulary

SCHEME = "violation"


def a_term(code: str, broader: str | None = None, replaced_by: str | None = None) -> Term:
    return Term(
        id=ord(code),
        uid=uuid.uuid5(uuid.NAMESPACE_OID, code),
        scheme=SCHEME,
        code=code,
        broader=broader,
        position=ord(code),
        is_selectable=True,
        is_enabled=True,
        origin=OWN,
        replaced_by=replaced_by,
        labels={"en": code.upper()},
        alt_labels={},
        scope_notes={},
        matches={},
    )


@pytest.fixture
def vocabulary() -> Vocabulary:
    """Return a list in which b, c and d lie below each other, e below d, and f below nothing."""
    tree = {"a": None, "b": "d", "c": "b", "d": "c", "e": "d", "f": "gone", "g": "g"}
    return Vocabulary(a_term(code, broader) for code, broader in tree.items())


def test_every_term_is_walked_once(vocabulary: Vocabulary) -> None:
    assert [term.code for term in vocabulary.walk(SCHEME)] == ["a", "b", "c", "d", "e", "f", "g"]
    assert len(vocabulary.choices(SCHEME)) == 7


@pytest.mark.parametrize(
    ("code", "path"),
    [("a", "A"), ("b", "B"), ("d", "B > C > D"), ("e", "B > C > D > E"), ("f", "F"), ("g", "G")],
)
def test_every_path_ends(vocabulary: Vocabulary, code: str, path: str) -> None:
    assert vocabulary.path_text(SCHEME, code) == path


@pytest.mark.parametrize(("code", "within"), [("b", "bcde"), ("d", "de"), ("f", "f"), ("g", "g")])
def test_what_is_within_a_term_ends(vocabulary: Vocabulary, code: str, within: str) -> None:
    assert [term.code for term in vocabulary.within(SCHEME, code)] == list(within)


def test_terms_merged_into_each_other_or_into_nothing_stand_for_themselves() -> None:
    terms = [a_term("a", replaced_by="b"), a_term("b", replaced_by="a")]
    vocabulary = Vocabulary([*terms, a_term("c", replaced_by="gone")])
    assert vocabulary.current(vocabulary.term(SCHEME, "c")).code == "c"
    assert {vocabulary.current(term).code for term in terms} == {"a", "b"}
