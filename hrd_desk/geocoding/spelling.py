"""One ASCII key for a place's name in any script, and the skeleton of its consonants.

The shipped index holds keys made by this module, so a change here asks for a new build
(`packaging/gazetteer.py`); `KEY_VERSION` stands in the file and is compared when it is opened.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache

from hrd_desk.geocoding.burmese import romanized_burmese

KEY_VERSION = 1

_NOT_A_KEY = re.compile(r"[^a-z0-9]+")
_MARKS = re.compile("['`’‘ʻʼʿʾʹʺ]")
_BURMESE = re.compile("[\u1000-\u109f\uaa60-\uaa7f]+")
_LEADING_VOWEL = re.compile("([เแโใไເແໂໃໄ])([ก-ฮກ-ຮ])")
_SILENT_IN_THAI = re.compile("[ก-ฮ][ิุ]?์")
_SILENT_H = re.compile("[หຫ](?=[งญณนมยรลวງຍນມລວຣຼ])")

_SOUNDS = (
    *(("tch", "s"), ("sch", "s"), ("dzh", "j"), ("zh", "j"), ("dz", "j"), ("dj", "j")),
    *(("kh", "k"), ("gh", "k"), ("ph", "p"), ("bh", "p"), ("th", "t"), ("dh", "t"), ("sh", "s")),
    *(("ch", "s"), ("ck", "k"), ("ng", "n"), ("x", "ks"), ("q", "k"), ("w", "v"), ("f", "p")),
    *(("z", "s"), ("c", "k"), ("g", "k"), ("d", "t"), ("b", "p"), ("h", ""), ("y", "i")),
)
"""Spellings of one sound, the longer first: what romanisations of one name differ in."""

_VOWELS = re.compile("[aeiou]")
_REPEATED = re.compile(r"(.)\1+")


@cache
def _ascii() -> Callable[[str], str]:
    from anyascii import anyascii  # noqa: PLC0415  11 ms that a start need not pay

    return anyascii


@lru_cache(maxsize=4096)
def spelling_key(name: str) -> str:
    """Return the key under which `name` is looked up: `Алматы` is `almaty`; "" for no letters.

    Lower-case ASCII letters and digits, words parted by one space.
    """
    text = unicodedata.normalize("NFKC", name)
    if not text.isascii():
        text = _ascii()(_as_pronounced(text))
    return _NOT_A_KEY.sub(" ", _MARKS.sub("", text.lower())).strip()


def _as_pronounced(text: str) -> str:
    """Return `text` with the letters of some scripts in the order and value they are spoken."""
    text = _BURMESE.sub(lambda run: f" {romanized_burmese(run[0])} ", text)
    text = _SILENT_IN_THAI.sub("", text)
    text = _LEADING_VOWEL.sub(r"\2\1", text)
    return _SILENT_H.sub("", text)


@lru_cache(maxsize=4096)
def skeleton(key: str) -> str:
    """Return the consonants that romanisations of a key agree on: `hpakant`, `phakan` -> `pkn`.

    Voiced and unvoiced, aspirated and plain are one; a vowel at the beginning is `a`.
    """
    text = key.replace(" ", "")
    for spelled, sound in _SOUNDS:
        text = text.replace(spelled, sound)
    begins_with_vowel = text[:1] in set("aeiou")
    text = _VOWELS.sub("", _REPEATED.sub(r"\1", text))
    return f"a{text}" if begins_with_vowel else text
