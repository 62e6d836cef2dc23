"""Terms are found by what people type, in any language, without accents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrd_desk.gui.widgets.term_search import TermSearch
from hrd_desk.vocabulary.folding import fold
from hrd_desk.vocabulary.terms import Term
from hrd_desk.vocabulary.vocabulary import Vocabulary


def term(number: int, code: str, labels: dict[str, str], **more: object) -> Term:
    fields: dict[str, object] = {
        "broader": None,
        "is_enabled": True,
        "alt_labels": {},
        "replaced_by": None,
        "is_selectable": True,
    }
    fields |= more
    return Term(
        id=number, scheme="s", code=code, position=number, origin="seed", labels=labels, **fields
    )


@pytest.fixture
def search() -> TermSearch:
    terms = [
        term(1, "expression", {"en": "Freedom of expression", "ru": "Свобода слова"}),
        term(2, "offline", {"en": "Offline"}, broader="expression"),
        term(3, "assembly", {"en": "Freedom of assembly"}, alt_labels={"en": ["rally", "march"]}),
        term(4, "detention", {"en": "Détention au secret"}),
        term(5, "off", {"en": "Switched off"}, is_enabled=False),
        term(6, "protest", {"en": "Right to Protest"}),
    ]
    return TermSearch(Vocabulary(terms), "s", "en")


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("", ["expression", "offline", "assembly", "detention", "protest"]),
        ("free", ["expression", "assembly", "offline"]),
        ("exp", ["expression", "offline"]),
        ("off", ["offline"]),
        ("asse", ["assembly"]),
        ("RALLY", ["assembly"]),
        ("detention au", ["detention"]),
        ("secret det", ["detention"]),
        ("свобода", ["expression", "offline"]),
        ("expression off", ["offline"]),
        ("switched", []),
        ("prot", ["protest"]),
    ],
)
def test_terms_are_found(search: TermSearch, typed: str, codes: list[str]) -> None:
    assert [match.term.code for match in search.matches(typed)] == codes


def test_the_synonym_that_fits_is_named(search: TermSearch) -> None:
    assert search.matches("march")[0].via == "march"


def test_a_parent_is_shown_as_path(search: TermSearch) -> None:
    assert search.matches("offl")[0].parents == "Freedom of expression"


def test_chosen_terms_are_left_out(search: TermSearch) -> None:
    assert [match.term.code for match in search.matches("free", frozenset({1, 2}))] == ["assembly"]


@given(st.text(max_size=30))
def test_folding_is_stable(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_vowel_signs_of_other_scripts_stay() -> None:
    assert fold("မန္တလေး") != fold("မနတလ")
    assert fold("Ağaç é") == "agac e"


def test_six_hundred_terms_are_all_found() -> None:
    labels = [f"Term of violence number {number}" for number in range(600)]
    terms = [term(n, f"t{n}", {"en": label}) for n, label in enumerate(labels, 1)]
    assert len(TermSearch(Vocabulary(terms), "s", "en").matches("viol")) == 600
