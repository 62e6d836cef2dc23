"""Dates as people type them, in English and Russian, read into EDTF.

Accepted forms: docs/formats/dates.md.
"""
# ruff: noqa: RUF001  Russian words are read beside English ones

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import timedelta

from hrd_desk.errors import InvalidInputError
from hrd_desk.i18n import _, language
from hrd_desk.model.date_words import date_in_words
from hrd_desk.model.dates import (
    EDTF_PART,
    LAST_MONTH,
    OPEN_ENDS,
    SPRING,
    UncertainDate,
    parse_edtf,
    parse_part,
    year_out_of_range,
)

# Each end of a period is read into year, month and day as far as they are given, what is missing
# is taken from the other end, and `parse_edtf` judges the result.

_LONGEST = 100
MONTH_WORDS = (
    "january jan январь января январе янв",
    "february feb февраль февраля феврале фев февр",
    "march mar март марта марте мар",
    "april apr апрель апреля апреле апр",
    "may май мая мае",
    "june jun июнь июня июне июн",
    "july jul июль июля июле июл",
    "august aug август августа августе авг",
    "september sep sept сентябрь сентября сентябре сен сент",
    "october oct октябрь октября октябре окт",
    "november nov ноябрь ноября ноябре ноя нояб",
    "december dec декабрь декабря декабре дек",
)
SEASON_WORDS = (
    "spring весна весны весной",
    "summer лето лета летом",
    "autumn fall осень осени осенью",
    "winter зима зимы зимой",
)
_MONTHS = {
    word: f"{number:02}" for number, words in enumerate(MONTH_WORDS, 1) for word in words.split()
} | {
    word: f"{number:02}"
    for number, words in enumerate(SEASON_WORDS, SPRING)
    for word in words.split()
}
_APPROXIMATELY = re.compile(
    r"(?:about|around|approximately|approx|circa|ca|c|около|ок|примерно|приблизительно)\b[.,]?\s*"
    r"|~\s*"
)
_PROBABLY = re.compile(
    r"(?:probably|possibly|perhaps|maybe|вероятно|возможно|предположительно)\b,?\s*"
)
_END_UNKNOWN = re.compile(r"(?:from|со?) (.+), (?:end not known|окончание неизвестно)")
_START_UNKNOWN = re.compile(
    r"(?:until (.+), start not known|до (.+) включительно, начало неизвестно)"
)
_SINCE = re.compile(
    r"(?:since|from|not before|no earlier than|не ранее|со?) (.+?)"
    r"(?: on| onwards?| and later| и позднее)?"
)
_UNTIL = re.compile(
    r"(?:until|till|up to|by|not after|no later than|по|не позднее|до(?= .+ включительно)) (.+?)"
    r"(?: включительно)?"
)
_BEFORE = re.compile(r"(?:before|earlier than|до|ранее) (.+)")
_AFTER = re.compile(r"(?:after|later than|после|позднее) (.+)")
_RANGES = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?:from|со?) (.+?) (?:to|until|till|по|до) (.+)",
        r"(?:between|между) (.+?) (?:and|и) (.+)",
        r"(.+?) (?:-|to|until|till|по) (.+)",
        r"([^-]+?) ?- ?([^-]+)",
    )
)
_DAY_MONTH_YEAR = re.compile(r"([0-9]{1,2})([./-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})")
_YEAR_MONTH_DAY = re.compile(r"([0-9]{4})([./-])([0-9]{1,2})\2([0-9]{1,2})")
_MONTH_YEAR = re.compile(r"([0-9]{1,2})[./-]([0-9]{4})")
_SHAPES = re.compile("Y|DMY|MDY|YMD|YDM|MY|YM|DMS|MDS|MS|D|M|DM|MD|DY")
"""Orders of day, month (or season), year and short year; the last five lack a part."""


@dataclass(frozen=True, slots=True)
class _Typed:
    day: str = ""
    month: str = ""
    year: str = ""
    qualifier: str = ""

    @property
    def is_complete(self) -> bool:
        return bool(self.year and (self.month or not self.day))


def read_date(text: str, field: str = "date") -> UncertainDate:
    """Return the date that a person typed in English, Russian, ISO or EDTF form.

    Raises `InvalidInputError(field, ...)` where the text cannot be read or can be read in two
    ways (1/5/23): it never guesses.
    """
    if _is_shaped_like_edtf(text.strip()):
        return parse_edtf(text, field)
    qualifier, typed = _split_qualifier(_tidied(text))
    if len(typed) > _LONGEST:
        raise _unreadable(field)
    return parse_edtf(_edtf_of_period(typed, qualifier, field), field)


def _is_shaped_like_edtf(text: str) -> bool:
    ends = text.split("/")
    shaped = [bool(EDTF_PART.fullmatch(end)) for end in ends]
    return any(shaped) and all(
        is_shaped or (end in OPEN_ENDS and len(ends) > 1)
        for end, is_shaped in zip(ends, shaped, strict=True)
    )


def _tidied(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text[: 2 * _LONGEST]).casefold()
    plain = re.sub("[\u2010-\u2015\u2212]", "-", plain).replace("\u2019", "'")
    plain = re.sub(r"\b([0-9]{3})0(?:'?s|-[ех])\b", r"\1x", plain)
    plain = re.sub(r"(?<=[0-9])(?:st|nd|rd|th|-?го)\b|\b(?:of|the)\b", "", plain)
    plain = re.sub(r"(?<![^\W\d_])(?:гг?\.|год(?:а|у|ы|ов)?\b)", "", plain)
    plain = re.sub(r"\b([0-9]{1,2})-([^\W\d_]+)-([0-9]{2,4})\b", r"\1 \2 \3", plain)
    return re.sub(r"\s+(,)|\s+", lambda gap: gap[1] or " ", plain).strip()


def _split_qualifier(text: str) -> tuple[str, str]:
    """Return what `~`, `?` and their words come to (`~ ? %` or nothing), and the rest."""
    is_uncertain = text.endswith(("?", "(?)"))
    rest = text.removesuffix("(?)").rstrip("?~ ")
    is_approximate = "~" in text[len(rest) :]
    while match := _APPROXIMATELY.match(rest) or _PROBABLY.match(rest):
        is_approximate |= match.re is _APPROXIMATELY
        is_uncertain |= match.re is _PROBABLY
        rest = rest[match.end() :]
    return _qualifier(is_approximate=is_approximate, is_uncertain=is_uncertain), rest


def _qualifier(*, is_approximate: bool, is_uncertain: bool) -> str:
    return "%" if is_approximate and is_uncertain else "~" * is_approximate or "?" * is_uncertain


def _both(one: str, other: str) -> str:
    marks = one + other
    return "%" if "%" in marks or {"~", "?"} <= set(marks) else marks[:1]


def _edtf_of_period(text: str, qualifier: str, field: str) -> str:
    if match := _END_UNKNOWN.fullmatch(text):
        return _read_complete(match[1], qualifier, field) + "/"
    if match := _START_UNKNOWN.fullmatch(text):
        return "/" + _read_complete(match[1] or match[2], qualifier, field)
    is_single = EDTF_PART.fullmatch(text.upper()) or _MONTH_YEAR.fullmatch(text)
    for pattern in () if is_single else _RANGES:
        if match := pattern.fullmatch(text):
            return _edtf_of_range(match[1], match[2], qualifier, field)
    return _edtf_of_open_period(text, qualifier, field)


def _edtf_of_open_period(text: str, qualifier: str, field: str) -> str:
    if match := _SINCE.fullmatch(text):
        return _read_complete(match[1], qualifier, field) + "/.."
    if match := _UNTIL.fullmatch(text):
        return "../" + _read_complete(match[1], qualifier, field)
    if match := _BEFORE.fullmatch(text):
        return "../" + _neighbour(_read_complete(match[1], qualifier, field), field, -1)
    if match := _AFTER.fullmatch(text):
        return _neighbour(_read_complete(match[1], qualifier, field), field, 1) + "/.."
    return _read_complete(text, qualifier, field)


def _neighbour(edtf: str, field: str, step: int) -> str:
    """Return the year, month or day next to `edtf`; beside a season or decade, the next day."""
    part = parse_part(edtf, field)
    edge = part.latest if step > 0 else part.earliest
    try:
        beyond = edge + timedelta(days=step)
    except OverflowError:
        raise year_out_of_range(field) from None
    length = {"year": len("2023"), "month": len("2023-05")}.get(part.unit)
    return beyond.isoformat()[:length] + part.qualifier


def _edtf_of_range(first: str, last: str, qualifier: str, field: str) -> str:
    start, end = _read_end(first, field), _read_end(last, field)
    start = replace(start, qualifier=_both(qualifier, start.qualifier))
    if not start.is_complete:
        # "about 3-7 May 2023": the word is said of both ends.
        end = replace(end, qualifier=_both(start.qualifier, end.qualifier))
    return _edtf_of(_filled(start, end), field) + "/" + _edtf_of(_filled(end, start), field)


def _filled(one: _Typed, other: _Typed) -> _Typed:
    month = one.month or (other.month if one.day else "")
    return replace(one, month=month, year=one.year or other.year)


def _read_complete(text: str, qualifier: str, field: str) -> str:
    typed = _read_end(text, field)
    return _edtf_of(replace(typed, qualifier=_both(qualifier, typed.qualifier)), field)


def _edtf_of(typed: _Typed, field: str) -> str:
    if not typed.year:
        raise InvalidInputError(field, _("The year is missing. Write it with four digits."))
    if not typed.is_complete:
        raise _unreadable(field)
    return "-".join(filter(None, (typed.year, typed.month, typed.day))) + typed.qualifier


def _read_end(text: str, field: str) -> _Typed:
    qualifier, rest = _split_qualifier(text)
    if EDTF_PART.fullmatch(rest.upper()):
        typed = _Typed(rest[8:10], rest[5:7], rest[:4].upper())
    elif match := _DAY_MONTH_YEAR.fullmatch(rest):
        typed = _read_numbers(match, field)
    elif match := _YEAR_MONTH_DAY.fullmatch(rest):
        typed = _Typed(match[4].zfill(2), match[3].zfill(2), match[1])
    elif match := _MONTH_YEAR.fullmatch(rest):
        typed = _Typed("", match[1].zfill(2), match[2])
    else:
        typed = _read_words(rest, field)
    return replace(typed, qualifier=qualifier)


def _read_numbers(match: re.Match[str], field: str) -> _Typed:
    """Read three numbers: day first with dots; else only if one of the first two is no month."""
    first, separator, second, year = match.groups()
    day, month, full_year = first.zfill(2), second.zfill(2), _full_year(year)
    if separator == "." or int(first) > LAST_MONTH or day == month:
        return _Typed(day, month, full_year)
    if int(second) > LAST_MONTH:
        return _Typed(month, day, full_year)
    raise _ambiguous(match[0], _Typed(day, month, full_year), field)


def _ambiguous(text: str, day_first: _Typed, field: str) -> InvalidInputError:
    month_first = replace(day_first, day=day_first.month, month=day_first.day)
    readings = [
        date_in_words(parse_edtf(_edtf_of(typed, field), field), language())
        for typed in (day_first, month_first)
    ]
    sentence = _("{text} can be {one} or {other}. Write the month as a word.")
    return InvalidInputError(field, sentence.format(text=text, one=readings[0], other=readings[1]))


def _read_words(text: str, field: str) -> _Typed:
    tokens = [token.rstrip(".") for token in text.replace(",", " ").split()]
    shape = "".join(_kind(token) for token in tokens)
    if shape in ("DMD", "MDD"):
        shape = shape[:2] + "S"
    if not _SHAPES.fullmatch(shape):
        raise _short_year(field) if shape in ("S", "DD") else _unreadable(field)
    part = dict(zip(shape, tokens, strict=True))
    year = part.get("Y", "").upper()
    if "S" in part:
        year = _full_year(part["S"].lstrip("'"))
        if len(year) < len("2023"):
            raise _short_year(field)
    day = part["D"].zfill(2) if "D" in part else ""
    return _Typed(day, _MONTHS.get(part.get("M", ""), ""), year)


def _kind(token: str) -> str:
    if token in _MONTHS:
        return "M"
    if re.fullmatch(r"[0-9]{4}|[0-9]{3}x", token):
        return "Y"
    if re.fullmatch(r"'[0-9]{2}", token):
        return "S"
    return "D" if re.fullmatch(r"[0-9]{1,2}", token) else "?"


def _full_year(year: str) -> str:
    """Return 2000 to 2049 for 00 to 49 and 1950 to 1999 for 50 to 99; other texts unchanged."""
    return ("20" if year < "50" else "19") + year if len(year) == len("23") else year


def _short_year(field: str) -> InvalidInputError:
    return InvalidInputError(field, _("Two digits do not say which year. Write all four digits."))


def _unreadable(field: str) -> InvalidInputError:
    sentence = _(
        "This date cannot be read. Write it like 1 May 2023, May 2023, about 2023 or 2023-05-01."
    )
    return InvalidInputError(field, sentence)
