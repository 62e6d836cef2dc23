"""Which script a character is written in, and which characters need no glyph of their own."""

import re
import unicodedata
from functools import cache

import uharfbuzz as hb

COMMON = ""
"""Digits, punctuation, signs, accents: they belong to the script around them."""

_NEEDS_NO_GLYPH = frozenset(
    "\n\u00ad\u034f\u061c\u180b\u180c\u180d\u180e\u200b\u200c\u200d\u200e\u200f\u2028\u2029"
    "\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
)
_VARIATIONS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))


_KANA = re.compile("[\u3040-\u30ff]")
_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]")


def language_of(text: str, language: str) -> str:
    """Return the language of a paragraph as far as its letters tell it, else `language`.

    Chinese characters have other shapes in Japanese and Korean, whose own letters stand among them.
    """
    if text.isascii():
        return language
    if _KANA.search(text):
        return "ja"
    return "ko" if _HANGUL.search(text) else language


@cache
def script_of(character: str) -> str:
    """Return the ISO 15924 code of the character's script, `COMMON` where it has none of its own.

    HarfBuzz knows the property of every character; Python's database lacks it.
    """
    buffer = hb.Buffer()
    buffer.add_str(character)
    buffer.guess_segment_properties()
    return buffer.script or COMMON


@cache
def needs_glyph(character: str) -> bool:
    """Return whether paper shows the character; joiners, isolates and variations only steer."""
    is_variation = any(ord(character) in codes for codes in _VARIATIONS)
    return character not in _NEEDS_NO_GLYPH and not is_variation


@cache
def stays_with_letter(character: str) -> bool:
    """Return whether the character sits on the one before it and must share its font."""
    return unicodedata.category(character)[0] == "M" or not needs_glyph(character)
