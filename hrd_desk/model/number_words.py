"""Numbers in words and figures, in English and Russian: patterns to find them, and their values."""

import re
from collections.abc import Iterable

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_RUSSIAN_ONES = (
    "ноль нуля|один одна одного одной|два две двух двое двоих|три трое трех трёх троих|"
    "четыре четверо четырех четырёх четверых|пять пятеро пяти пятерых|шесть шестеро шести шестерых|"
    "семь семеро семи семерых|восемь восьми восьмеро|девять девяти|десять десяти десяток десятка|"
    "одиннадцать одиннадцати|двенадцать двенадцати дюжина дюжины дюжину|тринадцать тринадцати|"
    "четырнадцать четырнадцати|пятнадцать пятнадцати|шестнадцать шестнадцати|"
    "семнадцать семнадцати|восемнадцать восемнадцати|девятнадцать девятнадцати"
)
_RUSSIAN_TENS = (
    "двадцать двадцати|тридцать тридцати|сорок сорока|пятьдесят пятидесяти полсотни|"
    "шестьдесят шестидесяти|семьдесят семидесяти|восемьдесят восьмидесяти|девяносто девяноста"
)
_RUSSIAN_HUNDREDS = (
    "сто ста сотня сотню|двести двухсот|триста трехсот трёхсот|четыреста четырехсот четырёхсот|"
    "пятьсот пятисот|шестьсот шестисот|семьсот семисот|восемьсот восьмисот|девятьсот девятисот"
)


def _numbered(russian: str, first: int, step: int) -> dict[str, float]:
    return {
        word: first + step * number
        for number, words in enumerate(russian.split("|"))
        for word in words.split()
    }


ONES = _numbered("|".join(_ONES.split()), 0, 1) | _numbered(_RUSSIAN_ONES, 0, 1)
TENS = {word: 20 + 10 * n for n, word in enumerate(_TENS.split())} | _numbered(
    _RUSSIAN_TENS, 20, 10
)
_HUNDREDS = _numbered(_RUSSIAN_HUNDREDS, 100, 100)
_ALONE = {"both": 2, "a": 1, "an": 1, "half a": 0.5, "полтора": 1.5, "полторы": 1.5, "пара": 2}
_ALONE |= {"пары": 2, "пару": 2, "a couple": 2, "a couple of": 2, "couple": 2}
_SCALES = {
    "dozen": 12,
    "десятка": 10,
    "десятков": 10,
    "дюжины": 12,
    "score": 20,
    "hundred": 100,
    "сотни": 100,
    "сотен": 100,
    "thousand": 1000,
    "тысяча": 1000,
    "тысячи": 1000,
    "тысячу": 1000,
    "тысяч": 1000,
    "million": 1_000_000,
    "миллион": 1_000_000,
    "миллиона": 1_000_000,
    "миллионов": 1_000_000,
}
_LONE_SCALES = {"тысяча": 1000, "тысячу": 1000, "миллион": 1_000_000}


def any_of(words: Iterable[str]) -> str:
    """Return a pattern of alternatives, the longest first; a space is any white space."""
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in longest_first)


_FIGURE = r"[0-9]{1,3}(?:[,\u00a0\u202f][0-9]{3}){1,2}|[0-9]{1,9}"
_SCALE = rf"\s(?:{any_of(_SCALES)})\b"
_BELOW_100 = rf"(?:(?:{any_of(TENS)})(?:[\s-](?:{any_of(ONES)}))?|(?:{any_of(ONES)}))\b"
_BELOW_1000 = (
    rf"(?:(?:(?:{any_of(ONES)}|an?)\shundred|{any_of(_HUNDREDS)})\b(?:\s(?:and\s)?{_BELOW_100})?"
    rf"|{_BELOW_100})"
)
_LONE = {**_LONE_SCALES, **{w: n for w, n in _ALONE.items() if n not in (1, 0.5, 1.5)}}
AMOUNT = (
    rf"(?:(?:half\sa|an?|полтора|полторы|[0-9]{{1,9}}\.[0-9]{{1,3}}){_SCALE}"
    rf"|{_BELOW_1000}(?:{_SCALE}(?:\s(?:and\s)?{_BELOW_1000})?)?"
    rf"|(?:{_FIGURE})(?:{_SCALE})?|(?:{any_of(_LONE)})\b)"
)
"""A number in words or figures: `20`, `two dozen`, `one hundred and twenty`, `двадцать пять`."""


_OTHER_DIGIT = re.compile(r"\d(?<![0-9])")


def ascii_digits(text: str) -> str:
    """Return `text` with the digits of every script as 0 to 9."""
    return text if text.isascii() else _OTHER_DIGIT.sub(lambda digit: str(int(digit[0])), text)


def value_of(amount: str) -> int:
    """Return the number that a text matching `AMOUNT` stands for."""
    words = re.sub(r"(?<=[0-9])[,\u00a0\u202f](?=[0-9])", "", amount.casefold())
    plain = " ".join(words.split())
    if plain in _LONE:
        return round(_LONE[plain])
    total, current = 0.0, 0.0
    for word in re.split(r"[ -]", plain.replace("half a", "½")):
        if word == "and":
            continue
        if word not in _SCALES:
            current += _number(word)
        elif word == "hundred":
            current = (current or 1) * _SCALES[word]
        else:
            total, current = total + (current or 1) * _SCALES[word], 0.0
    return round(total + current)


def scale_of(amount: str) -> int:
    """Return what the last word of an amount multiplies by: 1000 for "30 thousand", else 1."""
    return _SCALES.get(amount.casefold().split()[-1], 1)


def _number(word: str) -> float:
    if word == "½":
        return 0.5
    for numbers in (ONES, TENS, _HUNDREDS, _ALONE):
        if word in numbers:
            return numbers[word]
    return float(word)
