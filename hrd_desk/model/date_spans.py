"""Parts of a day, month or year: `night of 1 May`, `early May`, `first half of 2023`, `week of`."""
# ruff: noqa: RUF001  Russian words are read beside English ones

import datetime
import re
from collections.abc import Callable

from hrd_desk.model.date_asked import Asked
from hrd_desk.model.dates import PartialDate, parse_edtf, parse_part, year_out_of_range

_NIGHT = re.compile(
    r"(?:in |on |during |at )?(?:night|overnight)(?: on| from| between)? (?P<night>.+)"
    r"|ночью (?P<by_night>.+)|(?P<night_of>.+?),? (?:at )?(?:night|overnight|ночью)"
)
_NIGHT_TO = re.compile(r"(?:в )?ночь на (.+)")
_NIGHT_FROM = re.compile(r"(?:в )?ночь со? (.+) на (.+)")
_SLASHED_DAYS = re.compile(r"([0-9]{1,2})/([0-9]{1,2}) (?=[^\W\d_])")
_PART_OF_DAY = re.compile(
    r"(?:in |on )?(?:early |late )?(?:morning|evening|afternoon|noon|daytime)(?: on)?"
    r" (?P<before>.+)"
    r"|(?:рано |поздно )?(?:утром|вечером|дн[её]м) (?P<before_ru>.+)"
    r"|(?P<after>.+?),? (?:in |at )?(?:early |late )?"
    r"(?:morning|evening|afternoon|noon|утром|вечером|дн[её]м)"
    r"|(?:في )?(?:صباح|مساء|ظهر|عصر|فجر) (?P<before_ar>.+)"
)
_THIRD = re.compile(
    r"(?:in |at |by )?(?P<early>early|beginning|start)[ -](?P<of_early>.+)"
    r"|(?:in |at )?(?P<mid>middle|mid)[ -]?(?P<of_mid>.+)"
    r"|(?:in |at )?(?P<late>late|end)[ -](?P<of_late>.+)"
    r"|(?:в )?(?P<early_ru>начал[оае]) (?P<of_early_ru>.+)"
    r"|(?:в )?(?P<mid_ru>середин[аеы]) (?P<of_mid_ru>.+)"
    r"|(?:в )?(?P<late_ru>кон(?:ец|це|ца)) (?P<of_late_ru>.+)"
    r"|(?:في )?(?P<early_ar>أوائل|بداية|مطلع) (?P<of_early_ar>.+)"
    r"|(?:في )?(?P<mid_ar>منتصف|أواسط) (?P<of_mid_ar>.+)"
    r"|(?:في )?(?P<late_ar>أواخر|نهاية) (?P<of_late_ar>.+)"
)
_ORDER = (
    r"(?P<order>first|second|third|fourth|last|[1-4]|i{1,3}|iv"
    r"|перв\w*|втор\w*|трет\w*|четв\w*|последн\w*)"
)
_SHARE = re.compile(
    rf"(?:in |during |в |во )?{_ORDER}[ -]?(?P<unit>half|quarter|половин\w*|полугоди\w*|квартал\w*)"
    r",? (?P<whole>.+)"
    r"|(?P<letter>[qh])(?P<part>[1-4])[ /-]?(?P<year>[0-9]{4})"
    r"|(?P<year_first>[0-9]{4})[ /-]?(?P<letter_after>[qh])(?P<part_after>[1-4])"
)
_ORDERS = {"f": 1, "п": 1, "1": 1, "i": 1, "s": 2, "в": 2, "2": 2, "t": 3, "т": 3, "3": 3}
_WEEK = re.compile(
    r"(?:in |during |на )?(?:week|недел[яюие])(?: from| beginning| starting| со?)? (.+)"
)
_WEEK_OF_MONTH = re.compile(
    rf"(?:in |during |на |в )?{_ORDER}[ -](?:week|недел[яюие])(?: in)?,? (?P<month>.+)"
)
_WEEK_OF_YEAR = re.compile(
    r"(?P<year>[0-9]{4})-?w(?P<week>[0-9]{2})"
    r"|(?:week|неделя) (?P<of_year>[0-9]{1,2}),? (?P<after>[0-9]{4})"
)
_BETWEEN = re.compile(r" (?:-|to|until|till|and|or|по|до|и|или|إلى) ")
"""What stands between two parts, each of which is read for itself."""

_THIRDS = {"month": ((1, 10), (11, 20), (21, 31)), "year": ((1, 4), (5, 8), (9, 12))}
_YEARS_OF_DECADE = ((0, 3), (4, 6), (7, 9))
_WEEK_DAYS, _MONTHS, _LAST_DAY_OF_HALF = 7, 12, 15

Read = Callable[[str], str]


def read_span(text: str, asked: Asked, read: Read) -> str | None:
    """Return EDTF for a text that names a part of a day, month or year; None for another.

    `read` reads what it is a part of into EDTF. Raises `InvalidInputError` as `read` does.
    """
    for reader in (_night, _part_of_day, _third, _share, _week):
        found = reader(text, asked, read)
        if found is not None:
            asked.says_more = True
            return found
    return None


def neighbour(edtf: str, field: str, step: int) -> str:
    """Return the year, month or day next to `edtf`; beside a season or decade, the next day."""
    part = parse_part(edtf, field)
    edge = part.latest if step > 0 else part.earliest
    try:
        beyond = edge + datetime.timedelta(days=step)
    except OverflowError:
        raise year_out_of_range(field) from None
    length = {"year": len("2023"), "month": len("2023-05")}.get(part.unit)
    return beyond.isoformat()[:length] + part.qualifier


def _night(text: str, asked: Asked, read: Read) -> str | None:
    text = _SLASHED_DAYS.sub(r"\1-\2 ", text)
    if match := _NIGHT_FROM.fullmatch(text):
        return _one_night(read(f"{match[1]} - {match[2]}"), asked)
    if match := _NIGHT_TO.fullmatch(text):
        last = _one_day(read(match[1]), asked)
        return f"{neighbour(last, asked.field, -1)}/{last}"
    if match := _NIGHT.fullmatch(text):
        return _one_night(read(match[match.lastgroup or 0]), asked)
    return None


def _one_night(edtf: str, asked: Asked) -> str:
    """Return the two days of a night that one of them, or both, were given for."""
    first, slash, last = edtf.partition("/")
    following = neighbour(_one_day(first, asked), asked.field, 1)
    if slash and last != following:
        raise asked.unreadable()
    return f"{first}/{following}"


def _one_day(edtf: str, asked: Asked) -> str:
    if "/" in edtf or parse_part(edtf, asked.field).unit != "day":
        raise asked.unreadable()
    return edtf


def _part_of_day(text: str, asked: Asked, read: Read) -> str | None:
    match = _PART_OF_DAY.fullmatch(text)
    return _one_day(read(match[match.lastgroup or 0]), asked) if match else None


def _third(text: str, asked: Asked, read: Read) -> str | None:
    match = _THIRD.fullmatch(text)
    if match is None or _BETWEEN.search(text):
        return None
    which = next(n for n, name in enumerate(("early", "mid", "late")) if _has(match, name))
    whole = read(match[match.lastgroup or 0])
    if "/" in whole:
        raise asked.unreadable()
    part = parse_part(whole, asked.field)
    if part.unit == "decade":
        first, last = _YEARS_OF_DECADE[which]
        return f"{whole[:3]}{first}~/{whole[:3]}{last}~"
    if part.unit not in _THIRDS:
        raise asked.unreadable()
    first, last = _THIRDS[part.unit][which]
    bare = whole[: len("2023-05") if part.unit == "month" else len("2023")]
    last = min(last, part.latest.day) if part.unit == "month" else last
    return f"{bare}-{first:02}~/{bare}-{last:02}~"


def _has(match: re.Match[str], name: str) -> bool:
    return any(match[group] for group in (name, f"{name}_ru", f"{name}_ar"))


def _share(text: str, asked: Asked, read: Read) -> str | None:
    match = _SHARE.fullmatch(text)
    if match is None:
        return None
    letter = match["letter"] or match["letter_after"]
    if letter:
        number, parts = int(match["part"] or match["part_after"]), 4 if letter == "q" else 2
        if number > parts:
            raise asked.unreadable()
        return _months_of(match["year"] or match["year_first"], number, parts)
    order, parts = _order(match["order"]), 2 if match["unit"].startswith(("h", "пол")) else 4
    order = parts if order is None else order
    part = parse_part(read(match["whole"]), asked.field)
    if order > parts:
        raise asked.unreadable()
    if part.unit == "year":
        return _months_of(part.edtf[:4], order, parts)
    if part.unit == "month" and parts == 2:  # noqa: PLR2004  halves
        return _half_month(part, order)
    raise asked.unreadable()


def _order(word: str) -> int | None:
    """Return which one is meant; None for the last one."""
    if word.startswith(("last", "посл")):
        return None
    if word in ("iv", "4", "fourth") or word.startswith("четв"):
        return 4
    return len(word) if set(word) == {"i"} else _ORDERS[word[0]]


def _months_of(year: str, order: int, parts: int) -> str:
    length = _MONTHS // parts
    return f"{year}-{(order - 1) * length + 1:02}/{year}-{order * length:02}"


def _half_month(part: PartialDate, order: int) -> str:
    middle = part.earliest.replace(day=_LAST_DAY_OF_HALF + order - 1)
    first, last = (part.earliest, middle) if order == 1 else (middle, part.latest)
    return f"{first}/{last}"


def _week(text: str, asked: Asked, read: Read) -> str | None:
    if match := _WEEK_OF_MONTH.fullmatch(text):
        return _week_of_month(_order(match["order"]), read(match["month"]), asked)
    if match := _WEEK_OF_YEAR.fullmatch(text):
        year, week = match["year"] or match["after"], match["week"] or match["of_year"]
        return _numbered_week(int(year), int(week), asked)
    match = _WEEK.fullmatch(text)
    if match is None:
        return None
    first = parse_edtf(_one_day(read(match[1]), asked), asked.field).earliest
    if first is None or first.toordinal() > datetime.date.max.toordinal() - _WEEK_DAYS:
        raise asked.unreadable()
    last = first + datetime.timedelta(days=_WEEK_DAYS - 1)
    return f"{first}/{last}"


def _week_of_month(order: int | None, edtf: str, asked: Asked) -> str:
    """Return about seven days: the days 1 to 7, 8 to 14 and so on, or the last seven."""
    part = parse_part(edtf, asked.field)
    if part.unit != "month":
        raise asked.unreadable()
    first = part.latest.day - _WEEK_DAYS + 1 if order is None else _WEEK_DAYS * (order - 1) + 1
    bare = edtf[: len("2023-05")]
    return f"{bare}-{first:02}~/{bare}-{first + _WEEK_DAYS - 1:02}~"


def _numbered_week(year: int, week: int, asked: Asked) -> str:
    """Return Monday to Sunday of a week as ISO 8601 counts them."""
    try:
        days = [datetime.date.fromisocalendar(year, week, day) for day in (1, _WEEK_DAYS)]
    except ValueError:
        raise asked.unreadable() from None
    return "/".join(map(str, days))
