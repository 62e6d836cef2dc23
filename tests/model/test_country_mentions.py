"""Countries that a text names: the longest name, in the order of the text, and fast."""

import re
from typing import Any

import pytest

from hrd_desk.model.country_mentions import countries_named, mentions
from hrd_desk.vocabulary.vocabulary import Vocabulary
from tests.builders import shipped_vocabulary


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return shipped_vocabulary()


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Taken from Papua New Guinea to Guinea-Bissau.", ["PG", "GW"]),
        ("Held in Guinea, then in Peru.", ["GN", "PE"]),
        ("Задержаны в Того и в Мали.", ["TG", "ML"]),
        ("Togo: they were held.", []),
        ("He met chad in peru.", []),
        ("GUINEA", ["GN"]),
        ("", []),
    ],
)
def test_the_longest_name_counts_in_the_order_of_the_text(
    vocabulary: Vocabulary, text: str, codes: list[str]
) -> None:
    assert [country.code for country in countries_named(text, vocabulary)] == codes


def test_every_name_of_every_country_is_found_inside_a_sentence(vocabulary: Vocabulary) -> None:
    missed = []
    for country in vocabulary.walk("country"):
        for language, name in country.labels.items():
            if not name[0].isupper():
                continue  # a script without capitals
            named = list(countries_named(f"They were in {name}, and left.", vocabulary))
            if [found.label(language) for found in named] != [name]:
                missed.append((name, [found.code for found in named]))
    assert missed == []


def test_a_name_is_mentioned_as_a_whole_word_alone() -> None:
    assert mentions("in NIGER.", "Niger")
    assert not mentions("in Nigeria", "Niger")


def test_no_pattern_is_made_twice(vocabulary: Vocabulary, monkeypatch: pytest.MonkeyPatch) -> None:
    list(countries_named("Held in Guinea, then in Peru.", vocabulary))
    made: list[Any] = []
    whole = re.compile

    def counted(*arguments: Any) -> re.Pattern[str]:
        made.append(arguments)
        return whole(*arguments)

    monkeypatch.setattr(re, "compile", counted)
    assert len(list(countries_named("Held in Guinea, then in Peru.", vocabulary))) == 2
    assert made == []
