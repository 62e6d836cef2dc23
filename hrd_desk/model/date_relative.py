"""Dates counted from the day of writing: `yesterday`, `3 days ago`, `on Monday`, `last week`."""
# ruff: noqa: RUF001  Russian words are read beside English ones

import datetime
import re

from hrd_desk.model.date_asked import Asked
from hrd_desk.model.date_terms import WEEKDAYS

_DAYS_BACK = {
    "today": 0,
    "tonight": 0,
    "сегодня": 0,
    "yesterday": 1,
    "вчера": 1,
    "day before yesterday": 2,
    "позавчера": 2,
    "اليوم": 0,
    "أمس": 1,
    "البارحة": 1,
    "أول أمس": 2,
}
_WEEK_DAYS = 7
_WEEKDAY = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
_ON_WEEKDAY = re.compile(
    rf"(?:on |this |во? |в эт[оуи]т? )?(?P<last>last |прошл(?:ый|ую|ое|ая) )?(?P<day>{_WEEKDAY})"
)
_PART_OF_DAY = "(?:(?:at )?night|morning|evening|afternoon|noon|утром|вечером|дн[её]м|ночью)"
_LEADING_WEEKDAY = re.compile(
    rf"(?:on |во? )?(?P<day>{_WEEKDAY})\.?,? (?!{_PART_OF_DAY}$)(?=.*[^\W\d_]|.*[0-9])"
)
_DIGIT = re.compile("[0-9]")
_TRAILING_WEEKDAY = re.compile(rf"(?<=\S),? \(?(?:on |во? )?(?P<day>{_WEEKDAY})\.?\)?$")
_NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            *("a an one один одну", "two два две", "three три", "four четыре", "five пять"),
            *("six шесть", "seven семь", "eight восемь", "nine девять", "ten десять"),
        ),
        1,
    )
    for word in words.split()
}
_COUPLE = "a couple|couple|пару"
_AGO = re.compile(
    rf"(?P<number>[0-9]{{1,3}}|{_COUPLE}|{'|'.join(_NUMBERS)}|)"
    r" ?(?P<unit>days?|weeks?|months?|years?|дн\w*|день|недел\w*|месяц\w*|лет)"
    r" (?:ago|(?:тому )?назад)"
)
_PERIOD = re.compile(
    r"(?:in |on |в |на )?(?P<which>this|current|last|past|эт(?:ой|ом|от|а)|прошл(?:ой|ом|ый|ая)) "
    r"(?P<unit>week|month|year|недел[ея]|месяце?)"
    r"|(?:в |на )?(?P<russian_year>этом|этот|прошлом|прошлый)"
)


def without_weekday(text: str) -> tuple[int | None, str]:
    """Return the day of the week that stands beside a date (0 for Monday), and the date alone."""
    if match := _LEADING_WEEKDAY.match(text):
        return WEEKDAYS[match["day"]], text[match.end() :]
    match = _TRAILING_WEEKDAY.search(text)
    if match and _DIGIT.search(text, 0, match.start()):
        return WEEKDAYS[match["day"]], text[: match.start()]
    return None, text


def read_relative(text: str, asked: Asked) -> str | None:
    """Return EDTF for a text that is counted from `asked.today`; None for another text.

    Raises `InvalidInputError` for one where `asked` does not know the day.
    """
    if text in _DAYS_BACK:
        return _days_back(asked.relative_to(), _DAYS_BACK[text])
    if match := _ON_WEEKDAY.fullmatch(text):
        today = asked.relative_to()
        back = (today.weekday() - WEEKDAYS[match["day"]]) % _WEEK_DAYS
        return _days_back(today, back or _WEEK_DAYS * bool(match["last"]))
    if match := _AGO.fullmatch(text):
        return _ago(asked.relative_to(), match["number"], match["unit"])
    if match := _PERIOD.fullmatch(text):
        return _period(asked.relative_to(), match)
    return None


def _days_back(today: datetime.date, days: int) -> str:
    return datetime.date.fromordinal(max(1, today.toordinal() - days)).isoformat()


def _ago(today: datetime.date, number: str, unit: str) -> str:
    is_about = number in _COUPLE.split("|")
    count = int(number) if number.isdecimal() else _NUMBERS.get(number, 2 if is_about else 1)
    if unit.startswith(("day", "д")):
        return _days_back(today, count) + "~" * is_about
    if unit.startswith(("week", "н")):
        return _days_back(today, _WEEK_DAYS * count) + "~"
    if unit.startswith(("month", "м")):
        return _months_back(today, count) + "~"
    return f"{max(1, today.year - count):04}~"


def _months_back(today: datetime.date, count: int) -> str:
    month = max(12, today.year * 12 + today.month - 1 - count)
    return f"{month // 12:04}-{month % 12 + 1:02}"


def _period(today: datetime.date, match: re.Match[str]) -> str:
    which, unit = match["which"] or match["russian_year"], match["unit"] or "year"
    back = 0 if which.startswith(("this", "current", "эт")) else 1
    if unit.startswith(("week", "недел")):
        monday = today.toordinal() - today.weekday() - _WEEK_DAYS * back
        last = min(monday + _WEEK_DAYS - 1, today.toordinal())
        ends = (datetime.date.fromordinal(max(1, day)).isoformat() for day in (monday, last))
        return "/".join(ends)
    if unit.startswith(("month", "месяц")):
        return _months_back(today, back)
    return f"{max(1, today.year - back):04}"
