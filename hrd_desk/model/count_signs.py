"""Signs and turns of phrase in a count's own field, which are never read in running text."""
# ruff: noqa: RUF001  Russian words are read beside English ones

import re

from hrd_desk.model.number_words import ascii_digits

_MORE = (
    r"plus|and\smore|or\sabove|(?:at\s)?min(?:imum|\.)?|at\sleast|и\sвыше|(?:как\s)?минимум|"
    r"(?:и|или)\sбольше|по\sменьшей\sмере|не\sменее|не\sменьше"
)
_LESS = (
    r"or\s(?:fewer|less)|at\smost|max(?:imum|\.)?|максимум|(?:и|или)\s(?:меньше|менее)|"
    r"не\sболее|не\sбольше"
)
_ABOUT = r"approx(?:imately|\.)?|roughly|прибл\.?|примерно|приблизительно"
_DEGREE = r"just|well|far|slightly|a\slittle|чуть|немного|значительно|намного|гораздо"
_THAN = r"over|under|above|below|more|less|fewer|более|менее|больше|меньше|свыше"
_SCALES = r"тыс|млн|thousand|million|k\b"
_SIGNS = tuple(
    (re.compile(pattern, re.IGNORECASE), words)
    for pattern, words in (
        (r"^=\s*", ""),
        (r"(?<=[0-9])\s?(?:\.{2,3}|…)\s?(?=[0-9])", "-"),
        (r"(?<=[0-9])\s+\+$", "+"),
        (r"^(?:≥|>=)\s*", "at least "),
        (r"^>\s*", "more than "),
        (r"^(?:≤|<=)\s*", "at most "),
        (r"^<\s*", "fewer than "),
        (r"^(?:c|ca|approx|ок|прибл)\.?\s(?=\S)|^(?:c|ca|ок)\.(?=[0-9])", "about "),
        (rf"^(?:{_DEGREE})\s(?=(?:{_THAN})\b)", ""),
        (r"^(?:from|от)\s(?!.*(?:[-\u2013\u2014]|\b(?:to|до|or)\b))", "at least "),
        (r"^between\s(.+?)\s?(?:[-\u2013\u2014]|\bto\b)\s?(.+)$", r"\1 to \2"),
        (r"^(?:ما\s)?بين\s(.+?)\sو\s?(.+)$", r"\1 to \2"),
        (rf"^(.+?)\s\(?(?:{_ABOUT})\)?$", r"about \1"),
        (rf"^(.+?)\s(?:{_MORE})$", r"at least \1"),
        (rf"^(.+?)\s(?:{_LESS})$", r"at most \1"),
        (r"^(?:человек|душ)\s(.+)$", r"about \1"),
        (r"^(.+?)(?:\?|ish|\sor\sso|\sили\sоколо\sтого)$", r"about \1"),
        (rf"(?<![0-9])([0-9]{{1,3}}),([0-9]{{1,2}})(?=\s?(?:{_SCALES}))", r"\1.\2"),
        (r"(?<=[0-9])\s?(?:k|тыс\.?)$", " thousand"),
        (r"(?<=[0-9])\s?млн\.?$", " million"),
        (r"^(?:none|no\sone|nobody|никого|ни\sодного|ни\sодной|нет)$", "0"),
        (r"^(.+?)\sعلى\sالأقل$", r"at least \1"),
        (r"^(.+?)\sعلى\sالأكثر$", r"at most \1"),
        (r"(?:\ba )?\bhalf[ -]dozen$", "half a dozen"),
        (r"^(?:a\s)?pair$|^об[ае]$", "2"),
        (r"^dozen$", "a dozen"),
        (r"^an?$", "1"),
    )
)
_SPACED = re.compile(r"(?<=[0-9]) (?=[0-9]{3}\b)")
_DOTTED = re.compile(
    rf"(?<![0-9.,])[0-9]{{1,3}}(?:[.'\u2019][0-9]{{3}})+(?![0-9]|[.,'][0-9]|\s?(?:{_SCALES}))"
)
"""Thousands set apart by dots or strokes: nobody counts a fifth of a person."""


def without_signs(text: str, people: str) -> str:
    """Return a typed count with signs as words, digits as 0 to 9 and without the people.

    `people` is a pattern of the nouns that stand for people.
    """
    plain = " ".join(ascii_digits(text).split())
    plain = _SPACED.sub("", plain)
    plain = _DOTTED.sub(lambda figure: re.sub(r"\D", "", figure[0]), plain)
    plain = re.sub(rf" (?:of )?(?:{people})$", "", plain, flags=re.IGNORECASE)
    for pattern, words in _SIGNS:
        plain = pattern.sub(words, plain)
    return plain.strip()
