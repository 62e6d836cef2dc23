"""Where a line may end, in any script."""

import re
from collections.abc import Iterable, Iterator

_DASH_WITH_SPACES = r"[—–](?:\s|$)"  # noqa: RUF001
_BEGIN = r"[\s\u2066-\u2068]"
_NUMBER = rf"(?:(?<=^\d\s)|(?<=^\d\d\s)|(?<={_BEGIN}\d\s)|(?<={_BEGIN}\d\d\s))"
_UNIT = rf"{_NUMBER}[^\W\d_]|гг?\."  # noqa: RUF001
_AFTER_SPACE = rf"(?<=[ \t])(?![ \t\n]|{_DASH_WITH_SPACES}|{_UNIT})"
"""A dash with spaces stays with the word before it, a small number with its month or noun."""

_INSIDE_WORD = r"(?<=[^\W\d_][-—/])(?=[^\W\d_])"
_PLACES = re.compile(rf"{_AFTER_SPACE}|{_INSIDE_WORD}|(?<=\n)")
_SPACED = re.compile(rf"{_AFTER_SPACE}|(?<=\n)")
_BETWEEN_LETTERS = re.compile(_INSIDE_WORD)
_STAYS = re.compile(rf" (?={_DASH_WITH_SPACES}|{_UNIT})")
_MAY_STAY = re.compile(rf"(?:^|{_BEGIN})\d\d? | [—–г]")  # noqa: RUF001
_NUMBER_STAYS = re.compile(r" [0-9][0-9]? (?=[A-Za-z])")
"""Spaces after which no line may end. What is asked of ASCII is asked the quickest way."""

_INSIDE_ADDRESS = re.compile(r"(?<=[/?&=_-])(?=[^/\s])")

_BREAKS_AT_SPACES = re.compile(
    "[\u0000-\u0e00\u10a0-\u10ff\u13a0-\u177f\u18b0-\u194f\u1c00-\u1fff\u2000-\u206f\u20a0-\u20cf"
    "\u2100-\u2bff\u2c00-\u2e7f\ua4d0-\ua97f\uaa80-\uabff\ufb00-\ufdff\ufe00-\ufe0f\ufe70-\ufeff]*"
)
"""Scripts whose words stand between spaces. All others need ICU's dictionaries and rules."""

_ENDS_WORD = frozenset(",.;:!?)]}»”’…،؛؟。、，")  # noqa: RUF001

_KOREAN = "[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]"
_CHINESE_OR_KANA = "[\u3040-\u30ff\u3400-\u9fff]"
"""Compiled when they are asked for, which takes milliseconds."""


def segments(text: str, language: str = "en") -> list[str]:
    """Return `text` cut at every place where a line may end; nothing is lost.

    A segment that ends with a line feed ends its line.
    """
    if "://" in text:
        return [piece for word in _SPACED.split(text) for piece in _pieces(word, language)]
    return _cut(text, language)


def letters(text: str) -> Iterator[str]:
    """Yield what a reader takes for one letter, accents and vowel signs with it.

    A mark that ends a word stays with its last letter: no line begins with a comma.
    """
    before = ""
    for letter in _single_letters(text):
        if letter in _ENDS_WORD and before and before not in _ENDS_WORD:
            yield before + letter
            before = ""
            continue
        if before:
            yield before
        before = letter
    if before:
        yield before


def _single_letters(text: str) -> Iterable[str]:
    if text.isascii():
        return text
    from icu4py.breakers import CharacterBreaker  # noqa: PLC0415  as below

    return iter(CharacterBreaker(text, "en"))


def _pieces(word: str, language: str) -> list[str]:
    if "://" not in word:
        return _cut(word, language)
    return [piece for piece in _INSIDE_ADDRESS.split(word) if piece]


def _cut(text: str, language: str) -> list[str]:
    if not (text.isascii() or _BREAKS_AT_SPACES.fullmatch(text) or _is_korean(text)):
        from icu4py.breakers import LineBreaker  # noqa: PLC0415  most texts need no dictionary

        return list(LineBreaker(text, _rules(language)))
    if "\n" in text or "  " in text or "\t" in text:
        return [piece for piece in _PLACES.split(text) if piece]
    words = _kept_together(text)
    if "-" in text or "/" in text or "—" in text:
        return [piece for word in words for piece in _BETWEEN_LETTERS.split(word)]
    return words


def _kept_together(text: str) -> list[str]:
    """Return what `_PLACES` splits a text into where only single spaces part its words."""
    *words, last = text.split(" ")
    words = [f"{word} " for word in words]
    if last:
        words.append(last)
    kept: list[str] = []
    space_before = place = done = 0
    for space in _spaces_that_stay(text):
        place += text.count(" ", space_before, space)
        space_before = space
        kept += words[done : place + 1]
        kept[-1] += words[place + 1]
        done = place + 2
    return kept + words[done:]


def _spaces_that_stay(text: str) -> list[int]:
    """Return the places of the spaces between words that stay together."""
    if text.isascii():
        return [found.end() - 2 for found in _NUMBER_STAYS.finditer(f" {text}")]
    if _MAY_STAY.search(text) is None:
        return []
    return [found.start() for found in _STAYS.finditer(text)]


def _is_korean(text: str) -> bool:
    """Return whether the text is Korean alone: ICU would end lines inside its words."""
    return bool(re.search(_KOREAN, text)) and not re.search(_CHINESE_OR_KANA, text)


def _rules(language: str) -> str:
    """Return the locale of the rules; Japanese keeps phrases together."""
    return "ja-u-lw-phrase" if language.startswith("ja") else language
