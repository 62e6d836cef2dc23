"""Finds texts in other texts, whatever was done to them on the way into a file.

Case, width, accents, ligatures, marks of direction, hyphens at line ends, digits and letters of
other scripts, and the codings of addresses, mark-up, programs, base64 and hexadecimal digits do
not hide a text; endings, words written together and the other direction do not hide a name.
"""

import codecs
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, chain
from typing import ClassVar, Generic, TypeVar

from hrd_desk.normal_forms import normal
from hrd_desk.publishing.codings import readings
from hrd_desk.publishing.letters_alike import (
    ACCENTS,
    ALIKE,
    CHANGING,
    ENDINGS,
    ENDINGS_OF_LONG_STEMS,
    FLEETING,
    LONGEST_PROCLITIC,
    OF_TWO_SCRIPTS,
    PROCLITICS,
    TO_CYRILLIC,
    TO_LATIN,
)

LONG = 8
"""Letters from which a text is known even where it is cut into pieces that it does not have."""

_READ, _READ_WHOLE = 6, 8
"""Letters that a text must have to be known in the letters of another script; in a script of
whole syllables, of which many sound alike."""

_LONGEST_NAME = 60
_TURNED = range(7, _LONGEST_NAME)
"""Names of so many letters are looked for backwards as well."""

_SPELT = 5
"""Letters of which a text is known where each stands by itself."""

_LONG_STEM, _LONG_STEM_OF_SIGNS = 5, 3
"""Letters, and syllables or signs, behind which an ending of any language may stand."""

LONGEST_KEY = 12
_FIRST_PROCLITIC = min(map(min, PROCLITICS))
HEAD = 4

_SHORT = 200
"""Texts up to here are folded once: many records say the same."""

_LONGEST_KNOWN = 40
"""Texts share most of their words: those up to here are folded once."""

_WITHOUT_SPACES = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
    "\ua9e0-\ua9ff\uaa60-\uaa7f\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Scripts that put no spaces between words: every sign can begin and end one."""

# What is rare stands first in these: the search for it is quick, one that looks back is not.
_HYPHEN_AT_END = re.compile(r"[-\u2010\u2011](?<=\w.)\s*\n\s*(?=\w)")
_CAMEL = re.compile(r"[A-Z\u0410-\u042f\u0401](?<=[a-z\u0430-\u044f\u0451].)")
_ASCII_WORD = re.compile(r"\d+|[a-z]+")
_NO_LETTERS = dict.fromkeys(code for code in range(0x80) if not chr(code).isalnum())
_SIGNS = "\u00b0\u2013\u2014\u2019\u201c\u201d"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Words:
    """A folded text: its letters without gaps, and where each word begins in them.

    `is_stem`: the end of an inflected word may follow.
    """

    letters: str
    starts: tuple[int, ...]
    is_stem: bool = False


@dataclass(frozen=True, slots=True)
class _Code:
    """A code that is looked for: where its words begin is asked when its letters are found."""

    letters: str
    written: str

    is_stem: ClassVar[bool] = False

    @property
    def starts(self) -> tuple[int, ...]:
        """Where each word begins."""
        return words_of(self.written).starts


def has_no_spaces(text: str) -> bool:
    """Return whether `text` is in a script that puts no spaces between words."""
    return re.search(f"[{_WITHOUT_SPACES}]", text) is not None


def digits_of(text: str) -> str:
    """Return the digits of `text`, those of all scripts as ours."""
    if text.isascii():
        return "".join(filter(str.isdecimal, text))
    return "".join(str(unicodedata.decimal(sign)) for sign in text if sign.isdecimal())


def letters_of(text: str) -> str:
    """Return the letters and digits of `text` as they are compared."""
    return words_of(text).letters


def letters_of_code(code: str) -> str:
    """Return the same of letters and figures of ASCII, spaces and plus signs."""
    return code.replace("+", "").replace(" ", "").lower()


def words_of(text: str) -> Words:
    """Return `text` folded; figures are words of their own."""
    return _words_of_short(text) if len(text) <= _SHORT else _joined(_tokens(text))


@lru_cache(maxsize=20_000)
def _words_of_short(text: str) -> Words:
    return _joined(_tokens(text))


def forms_of(text: str) -> Iterator[Words]:
    """Yield `text` folded and, if it is not in Latin letters, once more as those read it."""
    if text.isascii():
        yield words_of(text)
    else:
        yield from map(_joined, _forms(text))


def letters_in(text: str) -> Iterator[str]:
    """Yield all letters among which a text that stands in `text` is found, in any coding."""
    for sign in _SIGNS:  # with nothing but these a text is one of ASCII
        text = text.replace(sign, " ")
    for reading in readings(text):
        if reading.isascii():
            yield reading.lower().translate(_NO_LETTERS)
        else:
            yield from map("".join, _forms(reading))


def _forms(text: str) -> Iterator[list[str]]:
    tokens = _tokens(text)
    yield tokens
    if not text.isascii():
        latin = [token if token.isascii() else _latin(token) for token in tokens]
        if latin != tokens:
            yield latin


def _joined(tokens: list[str]) -> Words:
    return Words("".join(tokens), (0, *accumulate(map(len, tokens))))


def _tokens(text: str) -> list[str]:
    if "\n" in text:
        text = _HYPHEN_AT_END.sub("", text)
    # What stands between two spaces is folded by itself: nothing around it changes it.
    runs = text.split()
    if len(max(runs, key=len, default="")) <= _LONGEST_KNOWN:
        return list(chain.from_iterable(map(_known_tokens, runs)))
    known = (_known_tokens(run) if len(run) <= _LONGEST_KNOWN else _folded(run) for run in runs)
    return list(chain.from_iterable(known))


@lru_cache(maxsize=50_000)
def _known_tokens(run: str) -> tuple[str, ...]:
    return _folded(run)


def _folded(run: str) -> tuple[str, ...]:
    if run.isascii():
        return tuple(_ASCII_WORD.findall(_CAMEL.sub(r" \g<0>", run).lower()))
    run = normal("NFKD", run).translate(_dropped())
    run = unicodedata.normalize("NFC", run)
    tokens = _token_pattern().findall(_CAMEL.sub(r" \g<0>", run).casefold())
    if OF_TWO_SCRIPTS.search(run.casefold()) is None:
        return tuple(tokens)
    return tuple(_in_one_script(token) for token in tokens)


def _in_one_script(token: str) -> str:
    """Return a word in which letters of one script stand in for those of another as it looks."""
    if OF_TWO_SCRIPTS.search(token) is None:
        return token
    latin = token.translate(TO_LATIN)
    return latin if latin.isascii() else token.translate(TO_CYRILLIC)


@lru_cache(maxsize=100_000)
def _latin(token: str) -> str:
    from anyascii import anyascii  # noqa: PLC0415  most starts of the program compare nothing

    return "".join(letter for letter in anyascii(token).lower() if letter.isalnum())


@cache
def _dropped() -> dict[int, str | None]:
    """Return what becomes of single characters: nothing, a letter like it, a digit of ours."""
    table: dict[int, str | None] = {}
    for code in (*range(0x20000), *range(0xE0000, 0xE1000)):  # further ones are signs of Chinese
        category = unicodedata.category(chr(code))
        if category == "Cf":
            table[code] = None
        elif category == "Nd" and not chr(code).isascii():
            table[code] = str(unicodedata.decimal(chr(code)))
    for first, end in ACCENTS:
        table.update(dict.fromkeys(range(first, end)))
    return table | {ord(letter): alike for letter, alike in ALIKE.items()}


@cache
def _token_pattern() -> re.Pattern[str]:
    marks = "".join(chr(c) for c in range(0x300, 0xAC00) if unicodedata.category(chr(c))[0] == "M")
    marks = "".join(mark for mark in marks if not re.match(f"[{_WITHOUT_SPACES}]", mark))
    letter = rf"(?![{_WITHOUT_SPACES}])[^\W\d_]"
    return re.compile(rf"[{_WITHOUT_SPACES}]|\d+|(?:{letter}|[{marks}])+")


@lru_cache(maxsize=512)  # each text is looked for twice: among all, and in its own record
def looked_for(text: str, *, is_name: bool) -> tuple[Words, ...]:
    """Return the forms in which `text` is looked for; a name inflected and disguised as well."""
    return tuple(_forms_looked_for(text, is_name=is_name))


def _forms_looked_for(text: str, *, is_name: bool) -> Iterator[Words]:
    least = _READ_WHOLE if has_no_spaces(text) else _READ
    for number, words in enumerate(forms_of(text)):
        size = len(words.letters)
        # As Latin letters read it, a short name is like many another.
        if number and size < least:
            continue
        yield words
        if is_name and 0 < size < _LONGEST_NAME:
            yield from _stems(words)
        is_turned = is_name and not number and size in _TURNED
        if is_turned or (not number and _is_right_to_left(words.letters)):
            yield _backwards(words)  # as some readers give it back
        if is_turned and text.isascii():
            yield words_of(codecs.encode(text, "rot13"))


class Matcher(Generic[T]):
    """Many texts, found in one walk over the words of another; each stands for a `T`."""

    def __init__(self) -> None:
        self._by_key: dict[int, dict[str, list[tuple[Words | _Code, T]]]] = {}
        self._sizes_of_head: dict[str, tuple[int, ...]] = {}
        self._later: dict[str, list[Callable[[str], None]]] = {}
        self._known: set[str] = set()

    def add(self, text: str, meaning: T, *, is_name: bool = False) -> None:
        """Look for `text` from now on; of the same letters the first meaning stays.

        A name is looked for inflected, backwards and with its letters exchanged as well.
        """
        for words in looked_for(text, is_name=is_name):
            self._add(words, meaning)

    def add_later(self, heads: Iterable[str], add: Callable[[str], None]) -> None:
        """Have `add` called with each of `heads` that a word is met to begin with.

        Thousands of points have a dozen codes each, of which hardly one is ever found.
        """
        for head in heads:
            self._sizes_of_head.setdefault(head, ())
            self._later.setdefault(head, []).append(add)

    def add_code(self, code: str, meaning: T) -> None:
        """Look for `code`, whose letters `letters_of_code` tells, as `add` does."""
        letters = letters_of_code(code)
        if letters not in self._known:
            self._known.add(letters)
            self._file(_Code(letters, code), letters[:LONGEST_KEY], meaning)

    def _add(self, words: Words, meaning: T) -> None:
        known = words.letters + "~" * words.is_stem
        if not words.letters or known in self._known:
            return
        self._known.add(known)
        self._file(words, words.letters[:LONGEST_KEY], meaning)

    def _file(self, wanted: "Words | _Code", key: str, meaning: T) -> None:
        head, size = key[:HEAD], len(key)
        sizes = self._sizes_of_head.get(head, ())
        if size not in sizes:
            self._sizes_of_head[head] = tuple({*sizes, size})
        self._by_key.setdefault(size, {}).setdefault(key, []).append((wanted, meaning))

    def found_in(self, text: str) -> Iterator[T]:
        """Yield the meaning of each text that stands in `text`, whole words of it."""
        for reading in readings(text):
            for number, words in enumerate(forms_of(reading)):
                yield from self._found(words, is_own=number == 0)

    def _found(self, words: Words, *, is_own: bool) -> Iterator[T]:
        """Yield what stands in `words`; `is_own`: they are in the letters of the text."""
        letters, shortest = words.letters, 1 if is_own else _READ
        for start, sizes in self._begun(words):
            for size in sizes:
                if size < shortest:
                    continue
                for wanted, meaning in self._by_key[size].get(letters[start : start + size], ()):
                    is_here = letters.startswith(wanted.letters, start)
                    if is_here and _is_whole(words, wanted, start, is_own=is_own):
                        yield meaning

    def _begun(self, words: Words) -> list[tuple[int, tuple[int, ...]]]:
        """Return where something may begin, and how long its keys are: most words begin nothing."""
        letters, starts, heads = words.letters, words.starts, self._sizes_of_head
        if self._later:
            self._add_begun(letters, starts)
        begun = [
            (start, sizes)
            for start in starts
            if (sizes := heads.get(letters[start : start + HEAD])) is not None
        ]
        for size in self._by_key:
            if size < HEAD:
                keys = self._by_key[size]
                begun += [
                    (start, (size,)) for start in starts if letters[start : start + size] in keys
                ]
        if max(letters, default="") < _FIRST_PROCLITIC:
            return begun
        for size in range(1, LONGEST_PROCLITIC + 1):
            begun += [
                (start + size, sizes)
                for start in starts
                if letters[start : start + size] in PROCLITICS
                and (sizes := heads.get(letters[start + size : start + size + HEAD])) is not None
            ]
        return begun

    def _add_begun(self, letters: str, starts: Iterable[int]) -> None:
        """Add what was to be added when its head is met."""
        shifts = range(LONGEST_PROCLITIC + 1 if max(letters, default="") >= _FIRST_PROCLITIC else 1)
        met = {letters[at + shift : at + shift + HEAD] for at in starts for shift in shifts}
        for head in self._later.keys() & met:
            for add in self._later.pop(head):
                add(head)


def _is_whole(words: Words, wanted: "Words | _Code", start: int, *, is_own: bool) -> bool:
    """Return whether `wanted`, which begins at `start`, ends with a word or with its stem."""
    starts, size = words.starts, len(wanted.letters)
    stop = start + size
    end = bisect_left(starts, stop)
    if end == len(starts):
        return False
    begin = bisect_left(starts, start)
    if starts[end] != stop:
        is_any = is_own and _is_long(wanted.letters)
        endings = ENDINGS_OF_LONG_STEMS if is_any else ENDINGS
        has_ending = wanted.is_stem and words.letters[stop : starts[end]] in endings
        is_one = len(wanted.starts) <= _ONE_WORD
        alike = size >= LONG or is_one or _is_cut_alike(wanted, starts[begin:end], start)
        return has_ending and alike
    pieces = end - begin
    # Letter by letter; of a short code so do the numbers of glyphs in a page's stream by chance.
    is_spelt = pieces == size >= _SPELT and not isinstance(wanted, _Code)
    if size >= LONG or is_spelt:
        return True
    return pieces <= len(wanted.starts) - 1 and _is_cut_alike(wanted, starts[begin:end], start)


def _is_cut_alike(wanted: "Words | _Code", cuts: tuple[int, ...], start: int) -> bool:
    """Return whether a short name has its spaces where it has them: "both u" is no "Bo Thu".

    It may have none, but not with an ending: nor is "maybe" a "May Bo".
    """
    if len(cuts) == 1:
        return len(wanted.starts) <= _ONE_WORD or not wanted.is_stem
    return not wanted.letters.isalpha() or all(cut - start in wanted.starts for cut in cuts)


_SHORTEST_STEM = 3
"""Letters of the last of several words: "may be" is no "May Bo" with an ending."""

_ONE_WORD = 2
"""Places in `Words.starts` of one word: its beginning and its end."""


def _is_long(letters: str) -> bool:
    """Return whether a stem is no common word with another ending; a sign of Korean tells more."""
    return len(letters) >= (_LONG_STEM if letters < "\u1100" else _LONG_STEM_OF_SIGNS)


def _stems(words: Words) -> Iterator[Words]:
    """Yield a name without what changes at its end where it is inflected.

    What begins with a consonant stands behind the whole of it: "Testovaning".
    """
    least = words.starts[-2] + (_SHORTEST_STEM if len(words.starts) > _ONE_WORD else 1)
    least = max(HEAD, least)
    whole = words.letters
    short = CHANGING.sub("", whole)
    found = dict.fromkeys((whole, short if len(short) >= least else whole))
    if len(whole) - words.starts[-2] >= _LONG_STEM:
        found[FLEETING.sub("", whole)] = None
    for letters in found:
        yield Words(letters, (*words.starts[:-1], len(letters)), is_stem=True)


def _is_right_to_left(letters: str) -> bool:
    return not letters.isascii() and any(
        unicodedata.bidirectional(letter) in {"R", "AL"} for letter in letters
    )


def _backwards(words: Words) -> Words:
    size = len(words.letters)
    ends = {size - start for start in words.starts}
    # Where its capitals are kept, each stands as a word of its own: "avotseT".
    capitals = {size - start - 1 for start in words.starts[:-1]}
    return Words(words.letters[::-1], tuple(sorted(ends | capitals)))
