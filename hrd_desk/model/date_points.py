"""One day, month or year as people type it: `date_reading` makes periods of them."""

import re
from dataclasses import dataclass, replace

from hrd_desk.errors import InvalidInputError
from hrd_desk.i18n import _, language
from hrd_desk.model.date_asked import Asked
from hrd_desk.model.date_terms import MONTHS, SEASONS, WEEKDAYS
from hrd_desk.model.date_words import date_in_words
from hrd_desk.model.dates import EDTF_PART, LAST_MONTH, parse_edtf
from hrd_desk.model.number_words import ascii_digits

_NAMES = MONTHS | SEASONS
_APPROXIMATELY = re.compile(
    r"(?:(?:on )?or about|on or around|about|around|approximately|approx|roughly|circa|ca|c|"
    r"some ?time(?: in)?|около|ок|примерно|приблизительно|где-то|نحو|حوالي|حوالى|قرابة)\b[.,]?\s*"
    r"|~\s*"
)
_APPROXIMATELY_AFTER = re.compile(
    r"(?<=\S),? \(?(?:approx(?:imately|\.)?|примерно|приблизительно|ориентировочно)\)?$"
)
_PROBABLY = re.compile(
    r"(?:probably|possibly|perhaps|maybe|вероятно|возможно|предположительно|على الأرجح|ربما)\b,?\s*"
)
DAY_MONTH_YEAR = re.compile(r"([0-9]{1,2})([./-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})")
_YEAR_MONTH_DAY = re.compile(
    r"([0-9]{4})([./-])([0-9]{1,2})\2([0-9]{1,2})|(?P<whole>(?:19|20)[0-9]{2}[01][0-9][0-3][0-9])"
)
MONTH_YEAR = re.compile(r"([0-9]{1,2})[./-]([0-9]{4})")
_YEAR_MONTH = re.compile(r"([0-9]{4})[./]([0-9]{1,2})")
_DAY_MONTH = re.compile(r"([0-9]{1,2})([./])([0-9]{1,2})")
_MONTH_NUMBER = re.compile(r"([^\W\d_]+)\.? ([0-9]{2})")
_LEADING_IN = re.compile(
    r"(?:in|on|at|during|within|throughout|в течение|на протяжении|во?|خلال|في) "
)
_SHAPES = re.compile("Y|DMY|MDY|YMD|YDM|MY|YM|DMS|MDS|MS|D|M|DM|MD|DY")
"""Orders of day, month (or season), year and short year; the last five lack a part."""
_LAST_DAY = 31


@dataclass(frozen=True, slots=True)
class TypedDate:
    """The parts of a date, in EDTF's digits; empty where they were not given."""

    day: str = ""
    month: str = ""
    year: str = ""
    qualifier: str = ""

    @property
    def is_complete(self) -> bool:
        """Whether it stands for itself: a day needs its month, and all need a year."""
        return bool(self.year and (self.month or not self.day))


def split_qualifier(text: str) -> tuple[str, str]:
    """Return what `~`, `?` and their words come to (`~ ? %` or nothing), and the rest."""
    is_uncertain = text.endswith(("?", "(?)"))
    rest = text.removesuffix("(?)").rstrip("?~ ")
    is_approximate = "~" in text[len(rest) :]
    if match := _APPROXIMATELY_AFTER.search(rest):
        is_approximate, rest = True, rest[: match.start()]
    while match := _APPROXIMATELY.match(rest) or _PROBABLY.match(rest):
        is_approximate |= match.re is _APPROXIMATELY
        is_uncertain |= match.re is _PROBABLY
        rest = rest[match.end() :]
    return _qualifier(is_approximate=is_approximate, is_uncertain=is_uncertain), rest


def _qualifier(*, is_approximate: bool, is_uncertain: bool) -> str:
    return "%" if is_approximate and is_uncertain else "~" * is_approximate or "?" * is_uncertain


def both_marks(one: str, other: str) -> str:
    """Return the qualifier that says what both of these say."""
    marks = one + other
    return "%" if "%" in marks or {"~", "?"} <= set(marks) else marks[:1]


def filled(one: TypedDate, other: TypedDate) -> TypedDate:
    """Return `one` with the month and the year of `other` where it has none."""
    month = one.month or (other.month if one.day else "")
    return replace(one, month=month, year=one.year or other.year)


def read_complete(text: str, qualifier: str, asked: Asked) -> str:
    """Return the EDTF of a text that is one day, month, season or year."""
    own, rest = split_qualifier(_LEADING_IN.sub("", text, count=1))
    typed = _read_month_and_digits(rest, asked) or read_end(rest, asked)
    marks = both_marks(own, typed.qualifier)
    return edtf_of(replace(typed, qualifier=both_marks(qualifier, marks)), asked)


def _read_month_and_digits(text: str, asked: Asked) -> TypedDate | None:
    """Read "May 23": the 23rd of this year's May, and May 2023 where the other order is asked."""
    match = _MONTH_NUMBER.fullmatch(text) if asked.today else None
    if match is None or match[1] not in MONTHS:
        return None
    asked.has_two_orders = True
    is_year = asked.takes_other_order or not 1 <= int(match[2]) <= _LAST_DAY
    month = MONTHS[match[1]]
    return TypedDate("", month, _full_year(match[2])) if is_year else TypedDate(match[2], month)


def edtf_of(typed: TypedDate, asked: Asked) -> str:
    """Return the EDTF, with the year that `asked` names where none was given."""
    if not typed.year:
        typed = replace(typed, year=asked.year_for_none(typed.month, typed.day))
    if not typed.is_complete:
        raise asked.unreadable()
    return "-".join(filter(None, (typed.year, typed.month, typed.day))) + typed.qualifier


def read_end(text: str, asked: Asked) -> TypedDate:
    """Return the parts of one end of a period; what it lacks the other end may give."""
    qualifier, rest = split_qualifier(text)
    rest = ascii_digits(rest)
    if EDTF_PART.fullmatch(rest.upper()):
        typed = TypedDate(rest[8:10], rest[5:7], rest[:4].upper())
    elif match := DAY_MONTH_YEAR.fullmatch(rest):
        typed = _read_numbers(match[0], match[1], match[3], match[2], match[4], asked)
    elif match := _YEAR_MONTH_DAY.fullmatch(rest):
        typed = _read_year_first(match)
    elif match := MONTH_YEAR.fullmatch(rest):
        typed = TypedDate("", match[1].zfill(2), match[2])
    elif (match := _YEAR_MONTH.fullmatch(rest)) and asked.today:
        typed = TypedDate("", match[2].zfill(2), match[1])
    elif (match := _DAY_MONTH.fullmatch(rest)) and asked.today:
        typed = _read_numbers(match[0], match[1], match[3], match[2], "", asked)
    else:
        typed = _read_words(rest, asked)
    return replace(typed, qualifier=qualifier)


def _read_year_first(match: re.Match[str]) -> TypedDate:
    whole = match["whole"]
    if whole:
        return TypedDate(whole[6:], whole[4:6], whole[:4])
    return TypedDate(match[4].zfill(2), match[3].zfill(2), match[1])


def _read_numbers(
    text: str, first: str, second: str, separator: str, year: str, asked: Asked
) -> TypedDate:
    """Read day and month in figures: day first with dots; else only if one is no month.

    Where both orders are possible, `asked` says which one to take.
    """
    day, month, full_year = first.zfill(2), second.zfill(2), _full_year(year)
    if separator == "." or int(first) > LAST_MONTH or day == month:
        return TypedDate(day, month, full_year)
    if int(second) > LAST_MONTH:
        return TypedDate(month, day, full_year)
    day_first = TypedDate(day, month, full_year)
    if asked.today is None:
        raise _ambiguous(text, day_first, asked)
    asked.has_two_orders = True
    return _turned(day_first) if asked.takes_other_order else day_first


def _turned(typed: TypedDate) -> TypedDate:
    return replace(typed, day=typed.month, month=typed.day)


def _ambiguous(text: str, day_first: TypedDate, asked: Asked) -> InvalidInputError:
    readings = [
        date_in_words(parse_edtf(edtf_of(typed, asked), asked.field), language())
        for typed in (day_first, _turned(day_first))
    ]
    sentence = _("{text} can be {one} or {other}. Write the month as a word.")
    words = sentence.format(text=text, one=readings[0], other=readings[1])
    return InvalidInputError(asked.field, words)


def _read_words(text: str, asked: Asked) -> TypedDate:
    tokens = [token.rstrip(".") for token in text.replace(",", " ").split()]
    tokens = [token for token in tokens if token not in WEEKDAYS]
    shape = "".join(_kind(token) for token in tokens)
    if shape in ("DMD", "MDD"):
        shape = shape[:2] + "S"
    if not _SHAPES.fullmatch(shape):
        raise asked.short_year() if shape in ("S", "DD") else asked.unreadable()
    part = dict(zip(shape, tokens, strict=True))
    year = part.get("Y", "").upper()
    if "S" in part:
        year = _full_year(part["S"].lstrip("'"))
        if len(year) < len("2023"):
            raise asked.short_year()
    day = part["D"].zfill(2) if "D" in part else ""
    return TypedDate(day, _NAMES.get(part.get("M", ""), ""), year)


def _kind(token: str) -> str:
    if token in _NAMES:
        return "M"
    if re.fullmatch(r"[0-9]{4}|[0-9]{3}x", token):
        return "Y"
    if re.fullmatch(r"'[0-9]{2}", token):
        return "S"
    return "D" if re.fullmatch(r"[0-9]{1,2}", token) else "?"


def _full_year(year: str) -> str:
    """Return 2000 to 2049 for 00 to 49 and 1950 to 1999 for 50 to 99; other texts unchanged."""
    return ("20" if year < "50" else "19") + year if len(year) == len("23") else year
