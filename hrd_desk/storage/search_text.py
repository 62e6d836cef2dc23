"""The application's own search tokens: the same in the field (FTS5) and at headquarters.

Thai, Lao, Khmer, Burmese, Chinese and Japanese write no spaces, so a run of them becomes
overlapping pairs of letter clusters; everything else is left to FTS5's `unicode61`. Measured in
the storage study, 3.2: recall and precision 1 in six scripts at 0.39 of the text's size.
"""

import re
import unicodedata
from itertools import pairwise

from hrd_desk.normal_forms import normal
from hrd_desk.vocabulary.folding import fold

TOKENIZER_VERSION = 2
"""Goes up when tokens change; a desk with another number rebuilds its index."""

_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\uaa60-\uaa7f\ua9e0-\ua9ff\u1780-\u17ff\u3040-\u30ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002fa1f]+"
)
# A cluster is a base with its marks; a stacked Burmese or Khmer consonant stays with its base.
_BURMESE_MARKS = (
    "\u102b-\u103e\u1056-\u1059\u105e-\u1060\u1062-\u1064\u1067-\u106d\u1071-\u1074\u1082-\u108d"
    "\u109a-\u109d"
)
_CLUSTER = re.compile(
    f"[\u1000-\u109f\uaa60-\uaa7f](?:[{_BURMESE_MARKS}]|\u1039[\u1000-\u1021])*"
    "|[\u0e00-\u0eff][\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd]*"
    "|[\u1780-\u17ff](?:[\u17b4-\u17d3\u17dd]|\u17d2[\u1780-\u17a2])*"
    "|.",
    re.DOTALL,
)
_MARKS = frozenset({"Mn", "Mc"})
"""Vowel signs and the like belong to their word, for FTS5 as for readers of Hindi."""
_ALIKE = str.maketrans(
    {"\u0451": "\u0435", "\u0401": "\u0415", "\u0131": "i"}
    | dict(zip("\u0111\u0110\u00f8\u00d8\u0142\u0141", "dDoOlL", strict=True))
)
_HAS_ALIKE = re.compile(f"[{''.join(map(chr, _ALIKE))}]")


def index_text(text: str) -> str:
    """Return `text` with unspaced runs written as pairs of clusters."""
    if text.isascii():
        return text
    return _UNSPACED.sub(_pairs, _folded(text))


def _folded(text: str) -> str:
    # Russian writes one word with io or with ie; other accents are FTS5's to remove, but for
    # letters that Unicode does not take apart, as those of Vietnamese, Turkish and Polish names.
    composed = normal("NFC", text)
    # To translate costs four times as much as to look whether there is something to translate.
    return composed.translate(_ALIKE) if _HAS_ALIKE.search(composed) else composed


def _is_of_word(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character) in _MARKS


def _tokens(text: str) -> list[str]:
    """Return the words of `text`, cut where FTS5 cuts them."""
    return "".join(each if _is_of_word(each) else " " for each in text).split()


def _pairs(run: re.Match[str]) -> str:
    clusters = _CLUSTER.findall(run.group())
    return " " + " ".join([*map("".join, pairwise(clusters)), clusters[-1]]) + " "


def match_expression(words: str) -> str:
    """Return the FTS5 expression for what a person typed: all words, the last may be unfinished.

    Quotes, operators and punctuation of the typed text mean nothing; empty if no word is left.
    """
    text = _folded(words)
    terms: list[str] = []
    position = 0
    for run in _UNSPACED.finditer(text):
        terms += _words(text[position : run.start()])
        terms.append(_run_expression(run.group()))
        position = run.end()
    rest = _words(text[position:])
    if rest and _is_of_word(text[-1]):
        rest[-1] += "*"
    return " AND ".join(terms + rest)


def tokens_in(words: str, text: str) -> bool:
    """Return whether all `words` stand in `text`, each as the beginning of a word of it."""
    found = _tokens(fold(index_text(text)))
    wanted = _tokens(fold(index_text(words)))
    return all(any(token.startswith(word) for token in found) for word in wanted)


def phrase_expression(phrase: str) -> str:
    """Return the FTS5 expression for words that stand one after the other; empty without a word.

    A run without spaces at the end may go on in the record.
    """
    text = _folded(phrase)
    runs = list(_UNSPACED.finditer(text))
    tokens = _tokens(_UNSPACED.sub(_pairs, text))
    if not tokens:
        return ""
    is_open = bool(runs) and not _tokens(text[runs[-1].end() :])
    if is_open and len(_CLUSTER.findall(runs[-1].group())) > 1:
        tokens.pop()
        is_open = False
    return f'"{" ".join(tokens)}"' + "*" * is_open


def _words(text: str) -> list[str]:
    return [f'"{word}"' for word in _tokens(text)]


def _run_expression(run: str) -> str:
    clusters = _CLUSTER.findall(run)
    if len(clusters) == 1:
        return f'"{clusters[0]}"*'
    return '"' + " ".join(map("".join, pairwise(clusters))) + '"'
