"""Forms in which a name or a telephone number comes again: inflected, in part, from elsewhere."""

import re
from collections.abc import Iterator

from hrd_desk.publishing.matching import digits_of
from hrd_desk.publishing.ordinary_words import is_description, is_role

SHORTEST_PART = 5
"""Letters from which a part of a name is looked for by itself."""

_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010'\u2019][^\W\d_]+)*")
_PART = re.compile(r"[^\W\d_]+")

_TITLES = (
    (re.compile("[\u0e00-\u0e7f]"), ("นางสาว", "นาย", "นาง", "คุณ", "เด็กชาย", "เด็กหญิง")),
    (re.compile("[\u0e80-\u0eff]"), ("ນາງສາວ", "ນາງ", "ທ້າວ", "ທ່ານ")),
    (re.compile("[\u1000-\u109f]"), ("ဦး", "ဒေါ်", "ကို", "မောင်", "မ", "ဆရာ", "ဆရာမ", "ဒေါက်တာ")),
)
"""Titles that are written together with a first name, by the script of the name."""

_SHORTEST_FIRST = 3
_TURNED = range(2, 4)
_GEORGIAN = re.compile("[\u10d0-\u10ff]")
_GEORGIAN_SURNAME = re.compile("..(?:შვილი|ძე)$")

_ARABIC = re.compile("[\u0621-\u064a]")
_ARTICLE = "\u0627\u0644"
SONS = frozenset({"\u0628\u0646", "\u0627\u0628\u0646", "\u0628\u0646\u062a"})
"""Between the names of a person and of the parents, written or not."""

_FATHERS = ("\u0623\u0628\u0648", "\u0623\u0628\u064a", "\u0623\u0628\u0627")
"""“Father of …”, by which men are called, in its three cases."""

_WITH_TITLE = range(3, 6)
"""Words of a name with a title before it: of one word more nothing tells that it is a name."""

_UMLAUT = re.compile("[\u00e4\u00f6\u00fc]")
_UMLAUTS = str.maketrans({"\u00e4": "ae", "\u00f6": "oe", "\u00fc": "ue"})

_LEAST_DIGITS, _NATIONAL_DIGITS = 9, 7
_LONGEST_CODE = 3
"""Digits of the code of a country."""

_TRUNKS = ("", "0", "8")
"""What is dialled before a number inside of a country; 8 where it was Soviet."""


def ways_to_call(name: str) -> Iterator[str]:
    """Yield what else a person is called by: parts of the name, the other order, with a title.

    "Interview with a lawyer" is no name; two or more words with capitals are one. In scripts
    without capitals parts are looked for only where they can be nothing but a name.
    """
    titles = next((titles for script, titles in _TITLES if script.match(name)), ())
    if titles:
        yield from _with_titles(name, titles)
        return
    words = _WORD.findall(name)
    if len(words) < 2:  # noqa: PLR2004
        return
    if _ARABIC.match(name):
        yield from _with_other_articles(name.split())
        return
    if _GEORGIAN.match(name):
        yield from (word for word in words if _GEORGIAN_SURNAME.search(word))
    elif all(_begins_a_name(word) for word in words):
        parts = [part for word in words for part in _PART.findall(word) if not is_role(part)]
        if is_description(words):
            return
        yield from (part for part in parts if len(part) >= SHORTEST_PART and part.istitle())
        yield from (part.translate(_UMLAUTS) for part in parts if _UMLAUT.search(part))
        if len(words) in _TURNED and min(map(len, words)) < SHORTEST_PART:
            yield " ".join((words[-1], *words[:-1]))


def _with_titles(name: str, titles: tuple[str, ...]) -> Iterator[str]:
    """Yield a name with the titles it may have; a first name too, and two words without one."""
    own = next((title for title in titles if name.startswith(title)), "")
    bare = name.removeprefix(own).strip()
    first = bare.partition(" ")[0]
    if own and first != bare:
        yield bare
    if len(first) >= _SHORTEST_FIRST and (own or first != bare):
        yield from (f"{title}{first}" for title in titles)


def _with_other_articles(words: list[str]) -> Iterator[str]:
    """Yield an Arabic name without articles and "son of", and with an article before the last.

    Without the title before it, too, by which nobody is known.
    """
    if is_role(words[0]) and len(words) in _WITH_TITLE:
        words = words[1:]
        yield " ".join(words)
    if words[0] in _FATHERS:
        yield from (" ".join((father, *words[1:])) for father in _FATHERS if father != words[0])
    bare = [word.removeprefix(_ARTICLE) for word in words if word not in SONS]
    yield " ".join(bare)
    yield " ".join((*bare[:-1], f"{_ARTICLE}{bare[-1]}"))


def _begins_a_name(word: str) -> bool:
    return all(part.istitle() for part in _PART.findall(word))


def other_numbers(number: str) -> Iterator[str]:
    """Yield a telephone number as it is dialled inside of its country and from outside.

    Which of its digits are the code of the country is not known: each length is tried.
    """
    digits = digits_of(number)
    if len(digits) == _NATIONAL_DIGITS:
        yield f"{digits[:3]}-{digits[3:5]}-{digits[5:]}"
    if len(digits) < _LEAST_DIGITS:
        return
    if number.lstrip().startswith("+") or digits.startswith("00"):
        digits = digits.removeprefix("00")
        yield from (digits, f"00{digits}")
        rests = [digits[length:] for length in range(1, _LONGEST_CODE + 1)]
    else:
        rests = [digits[1:]] if digits[0] in "08" else [digits]
        yield f"7{digits[1:]}"
    for rest in rests:
        if len(rest) >= _NATIONAL_DIGITS:
            yield from (f"{trunk}{rest}" for trunk in _TRUNKS)
