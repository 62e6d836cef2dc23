"""The words by which a text names a country or a term of the coded lists."""

import tomllib
from collections.abc import Iterable, Iterator
from functools import cache

from hrd_desk.data import data_file
from hrd_desk.model.event import CODED_LISTS
from hrd_desk.reading.phrases import Meaning, Phrases
from hrd_desk.vocabulary.terms import Term
from hrd_desk.vocabulary.vocabulary import Vocabulary

COUNTRY = "country_code"
_LABEL, _OTHER_NAME, _CUE = 1.0, 0.9, 0.65
_SAYS_LITTLE = frozenset({"other", "unknown"})
"""Codes whose names ("group", "other") stand in every text and mean nothing there."""

_FIELD_WEIGHT = {"genders": 0.4}
"""What the words of a field are worth: "women" seldom say who the defenders were."""

_SHORTEST_NAME = 4


def phrases_of(vocabulary: Vocabulary) -> Phrases:
    """Return the names of all terms that can be chosen, in every language, and their cues."""
    phrases = Phrases()
    for field, scheme in CODED_LISTS.items():
        chosen = {term.code: term for term in vocabulary.choices(scheme)}
        weight = _FIELD_WEIGHT.get(field, 1.0)
        for term in chosen.values():
            if term.code not in _SAYS_LITTLE:
                _add(phrases, field, term, weight)
        for code, cues in _cues().get(field, {}).items():
            for cue in cues if code in chosen else ():
                phrases.add(cue, Meaning(field, code, _CUE * weight))
    return phrases


def countries_of(vocabulary: Vocabulary) -> Phrases:
    """Return the names of all countries in every language, without their codes."""
    phrases = Phrases()
    for term in vocabulary.choices("country"):
        for name in (*term.labels.values(), *_alt_names(term)):
            if len(name) >= _SHORTEST_NAME:
                phrases.add(name, Meaning(COUNTRY, term.code, _LABEL))
    return phrases


def _add(phrases: Phrases, field: str, term: Term, weight: float) -> None:
    for label in term.labels.values():
        phrases.add(label, Meaning(field, term.code, _LABEL * weight))
    for name in _alt_names(term):
        phrases.add(name, Meaning(field, term.code, _OTHER_NAME * weight))


def _alt_names(term: Term) -> Iterator[str]:
    return (name for names in term.alt_labels.values() for name in names)


@cache
def _cues() -> dict[str, dict[str, Iterable[str]]]:
    content = tomllib.loads(data_file("reading", "cues.toml").read_text("utf-8"))
    return {
        field: {code: [*lists["en"], *lists["ru"]] for code, lists in by_code.items()}
        for field, by_code in content.items()
    }
