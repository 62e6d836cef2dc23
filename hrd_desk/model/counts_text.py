"""Counts of people as they are written: in a count's own field and in running text.

English, Russian and the plain Arabic forms; which words give which bounds: docs/formats/dates.md.
"""
# ruff: noqa: RUF001  Russian words are read beside English ones

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hrd_desk.errors import InvalidInputError
from hrd_desk.i18n import _
from hrd_desk.model.count_signs import without_signs
from hrd_desk.model.number_words import AMOUNT, any_of, scale_of, value_of


@dataclass(frozen=True, slots=True)
class CountRange:
    """A count as far as it is known: bounds (None: not said) and the words used."""

    minimum: int | None
    maximum: int | None
    words: str

    @property
    def is_approximate(self) -> bool:
        """Whether the words say "about", or are vague like "dozens"."""
        match = _COUNT.fullmatch(_tidied(self.words))
        return match is not None and _is_approximate(match)


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A count of people in a text: bounds, place (`text[start:end]`) and what it counts.

    `verb_role` is a code of the scheme count-role, or None where no verb suggests one; `noun` is
    the text's word for the people.
    """

    minimum: int | None
    maximum: int | None
    is_approximate: bool
    start: int
    end: int
    verb_role: str | None
    noun: str


_LARGEST = 999_999_999
_VAGUE = {
    "several dozen": 24,
    "several hundred": 200,
    "several thousand": 2000,
    "несколько десятков": 20,
    "несколько сотен": 200,
    "несколько тысяч": 2000,
    "tens of thousands": 20_000,
    "hundreds of thousands": 200_000,
    "десятки тысяч": 20_000,
    "десятков тысяч": 20_000,
    "сотни тысяч": 200_000,
    "сотен тысяч": 200_000,
    "عشرات الآلاف": 20_000,
    "مئات الآلاف": 200_000,
    "عشرات": 20,
    "مئات": 200,
    "آلاف": 2000,
    "thousands": 2000,
    "hundreds": 200,
    "scores": 40,
    "dozens": 24,
    "tens": 20,
    "several": 3,
    "a few": 3,
    "a handful": 3,
    "тысячи": 2000,
    "сотни": 200,
    "десятки": 20,
    "сотен": 200,
    "десятков": 20,
    "несколько": 3,
    "горстка": 3,
}
"""The least that each word claims; none of them has an upper bound."""

_ONE_OF = {"сотни": 100, "тысячи": 1000}
"""What the same letters mean after "more than" and "about": one hundred, one thousand."""

_ABOUT = (
    "about|around|approximately|approx\\.|roughly|nearly|almost|some|an estimated|estimated|"
    "close to|circa|около|примерно|приблизительно|порядка|почти|نحو|حوالي|حوالى|زهاء|قرابة"
)
_AT_LEAST = (
    "at least|no fewer than|no less than|not less than|minimum|не менее|не меньше|минимум|"
    "как минимум|по меньшей мере|по крайней мере|ما لا يقل عن"
)
_MORE = "more than|over|upwards of|above|более|больше|свыше|أكثر من"
_AT_MOST = (
    "up to|at most|no more than|not more than|as many as|maximum|не более|не больше|максимум|до|"
    "ما لا يزيد عن"
)
_FEWER = "fewer than|less than|under|below|менее|меньше|أقل من"


def _phrases(words: str) -> str:
    return words.replace(" ", r"\s")


_COUNT = re.compile(
    r"(?<![\w$€£¥₽₸№#§.,:/+\u2212-])"
    rf"(?P<before>(?:(?:(?P<about>(?:{_phrases(_ABOUT)})(?!\w)|~|≈)"
    rf"|(?P<least>{_phrases(_AT_LEAST)})\b|(?P<more>{_phrases(_MORE)})\b"
    rf"|(?P<most>{_phrases(_AT_MOST)})\b|(?P<fewer>{_phrases(_FEWER)})\b"
    r"|(?P<between>between|между)\b|(?:from|от)\b)\s{0,3}){0,3})"
    rf"(?:(?P<vague>{any_of(_VAGUE)})\b"
    rf"|(?P<low>{AMOUNT})(?:\s?(?(between)(?:and|и)\b|(?:[-\u2013\u2014]|(?:to|or|до)\b))\s?"
    rf"(?P<high>{AMOUNT}))?(?P<plus>\+|\sor\smore\b|\s(?:и|или)\sболее\b)?)"
    r"(?!\w|[$€£¥%]|[.,:/][0-9]|-\w)",
    re.IGNORECASE,
)
_PEOPLE = (
    "people|persons?|individuals?|citizens?|civilians?|residents?|villagers?|others|women|woman|"
    "men|man|children|child|girls?|boys?|protest[eo]rs?|demonstrators?|participants?|supporters?|"
    "activists?|defenders?|w?hrds?|organi[sz]ers?|leaders?|members|unionists?|lawyers?|"
    "journalists?|reporters?|bloggers?|students?|pupils?|teachers?|workers?|farmers?|monks?|nuns?|"
    "officers?|police(?:wo)?m[ae]n|soldiers?|detainees?|prisoners?|victims?|refugees?|migrants?|"
    "человека?|людей|люди|активист\\w*|протестующ\\w*|демонстрант\\w*|участни\\w*|правозащитни\\w*|"
    "журналист\\w*|студент\\w*|рабочи\\w*|женщин\\w*|мужчин\\w*|дет(?:ей|и)|граждан\\w*|жител\\w*|"
    "сотрудни\\w*|полицейск\\w*|задержанны\\w*"
)
_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
)
_NOT_BEFORE_PEOPLE = (
    f"{_MONTHS}|in|on|at|by|to|for|from|with|against|and|or|who|that|which|was|were|is|are|has|"
    "have|had|said|reported|after|before|when|while|as|percent|per|years?|months?|weeks?|days?|"
    "hours?|minutes?|k?m|miles?|met(?:er|re)s?|dollars?|euros?|tenge|rupees|billion|groups?|"
    "organi[sz]ations?|cities|countries|articles?|cases?|times|counts?|в|на|по|за|с|и|лет|года?|"
    "дней|дня|часов|рублей|тенге|процентов|раза?"
)
_GAP = r"(?=\s)[^\S\n]*\n?[^\S\n]*"
_NOUN = re.compile(
    rf"(?:{_GAP}(?!(?:{_NOT_BEFORE_PEOPLE})\b)[^\W\d_][\w'\u2019-]*){{0,4}}?"
    rf"{_GAP}(?P<noun>{_PEOPLE})\b",
    re.IGNORECASE,
)
_COLLECTIVE = frozenset(
    {"двое", "двоих", "трое", "троих", "четверо", "четверых", "пятеро", "пятерых"}
    | {"шестеро", "шестерых", "семеро", "семерых"}
)
"""Russian numbers that are said of people alone, and need no noun."""

_DONE_TO_THEM = re.compile(
    r"\s(?:more\s|others\s)?(?:were|was|have\sbeen|had\sbeen|are|being)\s(?:\w+ly\s)?"
    r"(?:detained|arrested|killed|injured|wounded|charged|sentenced|convicted|jailed|beaten)\b"
    r"|\s(?:были\s)?(?:задержаны|арестованы|убиты|ранены|осуждены|погибли)\b",
    re.IGNORECASE,
)
"""What is done to nobody but people, so that the count before it needs no noun."""

_NOTHING = re.compile(r"(?P<noun>)")
_NO_COUNT_BEFORE = re.compile(
    r"(?:\b(?:articles?|art\.|sections?|sec\.|paragraphs?|para\.|clause|chapter|rule|law|no\.|"
    r"number|case|page|resolution|item|point|aged?|usd|eur|kzt|rs\.?|стат\w{2}|ст\.|част\w{1,2}|ч\."
    r"|пункт\w?|глав\w)|[$€£¥₽₸№§#])\s*$",
    re.IGNORECASE,
)
_MONTH_BEFORE = re.compile(
    rf"(?:(?P<word>\w+)\s+)?\b(?:{_MONTHS})\.?(?P<day>\s+[0-9]{{1,2}},?)?\s*$", re.IGNORECASE
)
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|of|until|by|from|during|the|year|в|с|году)|[0-9],?)\s*$", re.IGNORECASE
)
_YEARS = range(1900, 2100)
_LAST_DAY = 31
_OUT_OF_RANGE = re.compile(r"-\s?[0-9]+|[0-9]{10,}")
_REACH = 300
"""A verb further away, in characters, is not taken for the count's."""

_ROLE_VERBS = re.compile(
    r"\b(?:(?P<detained>detain(?!ee)\w*|detention|задерж\w*)"
    r"|(?P<arrested>arrest\w*|арест\w*)"
    r"|(?P<present>gather(?:ed|s|ing)?|rall(?:y|ied|ying|ies)|protest(?:ed|ing|s)?|march(?:ed|ing)"
    r"|(?:took|taking|take)\spart|demonstrated|attended|собра(?:л|в)\w*|вышл\w*|участвов\w*)"
    r"|(?P<injured>injur\w*|wound\w*|ранен\w*|ранил\w*|пострада\w*)"
    r"|(?P<killed>kill\w*|dead|died|убит\w*|убил\w*|погиб\w*)"
    r"|(?P<convicted>sentenc\w*|convict\w*|осужд\w*|приговор\w*)"
    r"|(?P<charged>charg(?:e|ed|es|ing)|обвин\w*)"
    r"|(?P<disappeared>disappear\w*|исчез\w*|пропал\w*)"
    r"|(?P<threatened>threaten\w*|угрожа\w*))\b",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(
    r"[.;:!?](?=\s)|\n(?=\s*(?:[A-ZА-ЯЁ\n•-]|$))|\b(?:but|while|whereas|before|after|но|пока)\b"
)
_LINK_BEFORE = re.compile(r"[\s,]*(?:(?:of|off|the|including|among|them|в\sтом\sчисле)\s+)*")
_LINK_AFTER = re.compile(
    r"[\s,]*(?:(?:who|were|was|are|is|have|has|had|been|being|also|later|then|all|shot|and|\w+ly|"
    r"были|был|было)\s+)*"
)
_PASSIVE = re.compile(
    r"\b(?:were|was|been|being|are|is|be|got|были|было|был)\s+(?:(?:\w+ly|also|later|then|all)\s+)*$",
    re.IGNORECASE,
)
_NOMINAL = re.compile(
    r"\b(?:an?|the|this|that|of|for|at|in|during|making|made)\s+(?:[\w-]+\s+)?$", re.IGNORECASE
)


def read_count(text: str, field: str = "count") -> CountRange:
    """Return the bounds that a typed count gives: "20", "about a dozen", "15-20", "at least 5".

    Raises `InvalidInputError(field, ...)` for a text that is no count, a negative one, one over
    999,999,999, or a range whose larger number stands first.
    """
    count = find_count(text, field)
    if count is None:
        sentence = _("This count cannot be read. Write it like 20, about 20, 15-20 or at least 20.")
        raise InvalidInputError(field, sentence)
    return count


def find_count(text: str, field: str = "count") -> CountRange | None:
    """Return the bounds that a typed count gives, None for words that give none.

    Raises `InvalidInputError(field, ...)` for bounds that cannot be.
    """
    tidied = _tidied(text)
    match = _COUNT.fullmatch(tidied)
    if match is None and not _OUT_OF_RANGE.fullmatch(tidied):
        return None
    minimum, maximum = _bounds(match) if match else (-1, -1)
    if minimum is not None and maximum is not None and minimum > maximum:
        sentence = _("The smaller number comes first. Write it like 15-20.")
        raise InvalidInputError(field, sentence)
    if not all(bound is None or 0 <= bound <= _LARGEST for bound in (minimum, maximum)):
        sentence = _("A count lies between 0 and {largest}. Correct the number.")
        raise InvalidInputError(field, sentence.format(largest=_LARGEST))
    return CountRange(minimum, maximum, text.strip())


def names_people(text: str) -> bool:
    """Return whether a text ends in a noun of people: those in brackets are some among others."""
    return bool(re.search(rf"\b(?:{_PEOPLE})\s*$", text, re.IGNORECASE))


def _tidied(text: str) -> str:
    """Return a typed count with signs as words, digits as 0 to 9 and without the people."""
    return without_signs(text, _PEOPLE)


def _bounds(match: re.Match[str]) -> tuple[int | None, int | None]:
    if match["vague"]:
        vague = _plain(match["vague"])
        if vague not in _ONE_OF or not (_is_bounded(match) or match["about"]):
            return _VAGUE[vague], None
        return _bounded(match, _ONE_OF[vague], _ONE_OF[vague])
    low = value_of(match["low"])
    high = value_of(match["high"]) if match["high"] else low
    if match["high"] and scale_of(match["low"]) == 1:
        scaled = low * scale_of(match["high"])  # "20-30 thousand"
        low = scaled if scaled <= high else low
    return _bounded(match, low, high)


def _is_bounded(match: re.Match[str]) -> bool:
    return any(match[name] for name in ("least", "more", "most", "fewer"))


def _bounded(match: re.Match[str], low: int, high: int) -> tuple[int | None, int | None]:
    if match["least"] or match["plus"]:
        return low, None
    if match["more"]:
        return low + 1, None
    if match["most"]:
        return None, high
    if match["fewer"]:
        return None, high - 1
    return low, high


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())


def _is_approximate(match: re.Match[str]) -> bool:
    return bool(match["about"] or (match["vague"] and not _is_bounded(match)))


def numbers_in(text: str) -> list[NumberMention]:
    """Return the counts of people that a text gives, in its order.

    A count needs a noun of people close after it. Years, dates, money and numbers of articles or
    lists are none.
    """
    return [_mention(text, match, noun) for match, noun in _counts_of_people(text)]


def _counts_of_people(text: str) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    for match in _COUNT.finditer(text):
        noun = _noun_after(text, match)
        if noun and not _is_another_number(text, match):
            yield match, noun


def _noun_after(text: str, match: re.Match[str]) -> re.Match[str] | None:
    """Return the noun that a count is of; an empty one where it can only be people."""
    noun = _NOUN.match(text, match.end())
    if noun is None and _DONE_TO_THEM.match(text, match.end()):
        noun = _NOTHING.match(text, match.end())
    if noun is None and (match["low"] or "").casefold() in _COLLECTIVE:
        noun = _NOTHING.match(text, match.end())
    return noun


def _is_another_number(text: str, match: re.Match[str]) -> bool:
    """Whether the number is a year, a day of a month, an amount of money or an article."""
    before = text[max(0, match.start() - 40) : match.start()]
    if _NO_COUNT_BEFORE.search(before):
        return True
    if not (match["low"] or "").isdigit():
        return False
    low, is_bounded = int(match["low"]), bool(match["before"])
    if low in _YEARS and len(match["low"]) == len("2023"):
        is_period = bool(match["between"]) or _plain(match["before"]) in ("from", "от")
        return is_period or (not is_bounded and bool(_YEAR_BEFORE.search(before)))
    month = _MONTH_BEFORE.search(before)
    if month is None or month["day"] or is_bounded:
        return False
    return low <= _LAST_DAY and (month["word"] or "").lower() not in ("in", "в")


def _mention(text: str, match: re.Match[str], noun: re.Match[str]) -> NumberMention:
    minimum, maximum = _bounds(match)
    role = _role(text, match.span(), noun.span("noun"))
    is_approximate, span = _is_approximate(match), match.span()
    return NumberMention(minimum, maximum, is_approximate, *span, role, noun["noun"])


def _role(text: str, count: tuple[int, int], noun: tuple[int, int]) -> str | None:
    """Return the role that the closest fitting verb of the clause gives to the people counted."""
    start, end = _clause(text, count[0], noun[1])
    ranked = [
        (_rank(text, verb, count, noun), _distance(verb, count, noun), verb.lastgroup)
        for verb in _ROLE_VERBS.finditer(text, start, end)
        if not (verb.start() < noun[1] and verb.end() > noun[0])
    ]
    return min(ranked)[2] if ranked else None


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    first, last = max(0, start - _REACH), min(len(text), end + _REACH)
    before = [boundary.end() for boundary in _CLAUSE_END.finditer(text, first, start)]
    after = _CLAUSE_END.search(text, end, last)
    return before[-1] if before else first, after.start() if after else last


def _distance(verb: re.Match[str], count: tuple[int, int], noun: tuple[int, int]) -> int:
    return max(count[0] - verb.end(), verb.start() - noun[1], 0)


def _rank(text: str, verb: re.Match[str], count: tuple[int, int], noun: tuple[int, int]) -> int:
    """Return 0 for a verb beside the people, 1 for a later passive, 2 for others, 3 for nouns."""
    is_before, is_after = verb.end() <= count[0], verb.start() >= noun[1]
    if is_before and _LINK_BEFORE.fullmatch(text, verb.end(), count[0]):
        return 0
    if is_after and _LINK_AFTER.fullmatch(text, noun[1], verb.start()):
        return 0
    if not is_before and not is_after:
        return 0
    preceding = text[max(0, verb.start() - 40) : verb.start()]
    if is_after and _PASSIVE.search(preceding):
        return 1
    return 3 if _NOMINAL.search(preceding) else 2
