"""Where the words of a search stand in a text, so that they can be marked."""

import re
from collections.abc import Iterable

from hrd_desk.model.query import Words
from hrd_desk.vocabulary.folding import fold

_WORD = re.compile(r"[^\W_]+")
_FIRST_ACCENTLESS = "\u0530"


def marked_ranges(text: str, words: Iterable[Words]) -> list[tuple[int, int]]:
    """Return begin and length of every stretch of `text` that one of `words` found, in order.

    Words of European scripts begin a word of the text, whatever its case and accents; those of
    scripts without spaces stand anywhere in it.
    """
    wanted = {fold(word) for each in words for word in _WORD.findall(each.text)}
    plain = tuple(word for word in wanted if word and word < _FIRST_ACCENTLESS)
    found = [
        (match.start(), match.end())
        for match in _WORD.finditer(text)
        if plain and fold(match.group()).startswith(plain)
    ]
    others = [word for each in words for word in each.text.split() if word >= _FIRST_ACCENTLESS]
    for word in others:
        place = text.find(word)
        while place >= 0:
            found.append((place, place + len(word)))
            place = text.find(word, place + len(word))
    return _joined(found)


def _joined(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for begin, end in sorted(found):
        if joined and begin <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((begin, end))
    return [(begin, end - begin) for begin, end in joined]
