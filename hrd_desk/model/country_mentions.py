"""Countries that a text names, found in one walk over its words."""

import functools
import re
from collections.abc import Iterator
from weakref import WeakKeyDictionary

from hrd_desk.vocabulary.terms import Term
from hrd_desk.vocabulary.vocabulary import Vocabulary

_SHORT_NAME = 4
"""Letters of a country's name that common words have too."""
_WORD = re.compile(r"\w+")

_Names = dict[str, list[tuple[str, Term]]]
_names_of: WeakKeyDictionary[Vocabulary, _Names] = WeakKeyDictionary()
"""The names of all countries by their first word, the longest first."""


def mentions(text: str, name: str) -> bool:
    """Return whether the words of `name` stand in `text`, in small letters or capitals."""
    return _name_pattern(name).search(text) is not None


def countries_named(text: str, vocabulary: Vocabulary) -> Iterator[Term]:
    """Yield the countries that a text names in any language, in its order.

    Words of every day are spelt as countries are («того» and Togo, «мали» and Mali, "chad"): a
    name begins with a capital, and one of a single short word does not stand where a sentence
    begins, because every word has a capital there. A name in a longer one is not named.
    """
    names = _names(vocabulary)
    looked_until = 0
    for word in _WORD.finditer(text):
        start = word.start()
        if start < looked_until or not text[start].isupper():
            continue
        for name, country in names.get(word.group().casefold(), ()):
            found = _name_pattern(name).match(text, start)
            if found and not (_is_doubtful(name) and _begins_sentence(text, start)):
                yield country
                looked_until = found.end()
                break


def _names(vocabulary: Vocabulary) -> _Names:
    names = _names_of.get(vocabulary)
    if names is None:
        names = _names_of[vocabulary] = {}
        for country in vocabulary.walk("country"):
            for name in country.labels.values():
                first = _WORD.search(name)
                if first is not None:
                    names.setdefault(first.group().casefold(), []).append((name, country))
        for alike in names.values():
            alike.sort(key=lambda named: -len(named[0]))
    return names


@functools.lru_cache(maxsize=4096)
def _name_pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)


def _is_doubtful(name: str) -> bool:
    return len(name) <= _SHORT_NAME and " " not in name


def _begins_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \t«“„\"'(-–—")  # noqa: RUF001  single characters
    return not before or before[-1] in ".!?…:\n"
