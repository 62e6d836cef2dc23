"""Terms are reached by the words that a researcher would type, in a few letters."""

import pytest

from hrd_desk.gui.widgets.term_search import TermSearch
from hrd_desk.vocabulary.starter import starter_schemes
from hrd_desk.vocabulary.vocabulary import Vocabulary
from tests.builders import shipped_vocabulary

FIRST = 5
"""So many rows are seen at a glance."""
LETTERS = 4

SEED_WORDS = {
    ("country", "KZ"): (("kazakhstan", "KZ", "kaz"), ("казахстан", "казах", "рк")),
    ("gender", "other"): (("other", "group", "organisation"), ("другое", "группа", "организация")),
    ("violation", "arrest-detention"): (
        ("arrested", "detained", "custody"),
        ("арест", "задержали", "под стражу"),
    ),
    ("right", "assembly"): (("assembly", "rally", "gathering"), ("собрания", "митинг", "шествие")),
    ("right", "expression-offline"): (
        ("offline", "expression", "speech"),
        ("офлайн", "свобода слова", "плакат"),
    ),
    ("right", "liberty-security"): (
        ("liberty", "security", "arbitrary"),
        ("свобода и неприкосновенность", "безопасность", "произвольн"),
    ),
    ("right", "protest"): (
        ("protest", "demonstration", "picket"),
        ("протест", "демонстрация", "пикет"),
    ),
    ("hrd-type", "pro-democracy"): (
        ("democracy", "opposition", "activist"),
        ("демократии", "оппозиция", "активист"),
    ),
    ("perpetrator-state", "police"): (
        ("police", "officers", "riot"),
        ("полиция", "омон", "правоохранительные"),
    ),
    ("monitoring-status", "pending"): (
        ("pending", "waiting", "on hold"),
        ("ожидает", "в ожидании", "ждет"),
    ),
}

LONGER = {
    "en": {
        "country": {"PM": 7, "VC": 7},
        "right": dict.fromkeys(
            (
                *("fair-trial", "life", "political-participation", "self-determination"),
                *("access-to-funding", "healthy-environment", "work", "property", "housing"),
                *("health", "education"),
            ),
            10,
        ),
    },
    "ru": {
        "country": {"NF": 8, "PN": 7, "SH": 7, "TC": 7},
        "hrd-type": {"indigenous": 10, "sogi": 10},
        "right": dict.fromkeys(
            (
                *("fair-trial", "life", "political-participation", "self-determination"),
                *("access-to-funding", "healthy-environment", "work", "housing", "health"),
                "education",
            ),
            10,
        )
        | {"religion-belief": 9, "property": 7, "land": 5, "women": 5, "minority": 5, "sogi": 5},
    },
}
"""Labels that begin like many others ("Right to …"): so many of their letters are needed."""


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return shipped_vocabulary()


def first(vocabulary: Vocabulary, scheme: str, language: str, typed: str) -> list[str]:
    found = TermSearch(vocabulary, scheme, language).matches(typed)
    return [match.term.code for match in found[:FIRST]]


@pytest.mark.parametrize("screen", ["en", "ru"])
@pytest.mark.parametrize(("scheme", "code"), SEED_WORDS)
def test_each_term_of_the_sample_is_reached_by_three_words_in_either_language(
    vocabulary: Vocabulary, scheme: str, code: str, screen: str
) -> None:
    missed = [
        word
        for words in SEED_WORDS[scheme, code]
        for word in words
        if code not in first(vocabulary, scheme, screen, word)
    ]
    assert missed == []


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("scheme", [scheme.id for scheme in starter_schemes()])
def test_four_letters_of_its_own_label_bring_a_term_into_sight(
    vocabulary: Vocabulary, scheme: str, language: str
) -> None:
    search = TermSearch(vocabulary, scheme, language)
    longer = LONGER[language].get(scheme, {})
    missed = []
    for term in vocabulary.choices(scheme):
        letters = term.label(language)[: longer.get(term.code, LETTERS)]
        if term.code not in [match.term.code for match in search.matches(letters)[:FIRST]]:
            missed.append(f"{term.code}: {letters}")
    assert missed == []


def test_the_wrong_keyboard_is_forgiven(vocabulary: Vocabulary) -> None:
    assert first(vocabulary, "perpetrator-state", "en", "зщдшс")[0] == "police"
    assert first(vocabulary, "perpetrator-state", "ru", "gjkb")[0] == "police"


def test_russian_is_found_in_latin_letters(vocabulary: Vocabulary) -> None:
    assert "police" in first(vocabulary, "perpetrator-state", "ru", "politsi")


def test_the_whole_list_is_a_tree_with_headings_below_the_commonest(vocabulary: Vocabulary) -> None:
    rows = TermSearch(vocabulary, "right", "en").everything(["protest", "assembly"], frozenset())
    shown = [(row.label, row.look.digit, row.look.depth, row.look.is_heading) for row in rows[:7]]
    assert shown == [
        ("Most used on this desk", "", 0, True),
        ("Right to Protest", "1", 1, False),
        ("Freedom of assembly", "2", 1, False),
        ("Civil and political liberties", "", 0, True),
        ("Freedom of expression", "", 1, True),
        ("Offline", "", 2, False),
        ("Online", "", 2, False),
    ]


def test_beside_a_term_stands_what_it_covers(vocabulary: Vocabulary) -> None:
    match = TermSearch(vocabulary, "violation", "en").matches("arre")[0]
    assert match.look.scope.startswith("Include: ")
    assert "\n\nExclude: " in match.look.scope
    assert "\n\nHow to count: " in match.look.scope
