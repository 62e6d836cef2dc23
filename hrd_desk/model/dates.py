"""Uncertain dates: EDTF (ISO 8601-2, levels 0 and 1), as they are stored.

Accepted forms, ranges of seasons and the reason for own code: docs/formats/dates.md.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from hrd_desk.errors import InvalidInputError
from hrd_desk.i18n import _

PRECISIONS = ("day", "month", "year", "estimate")
"""Codes of the scheme date-precision, finest first."""

_PRECISION_OF_UNIT = {"season": "year", "decade": "estimate", "century": "estimate"}
EDTF_PART = re.compile(
    r"([0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?([~?%]?)"
)
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FAR_YEAR = re.compile(r"(?:-|Y-?)[0-9]{4,}.*")
OPEN_ENDS = ("", "..")
SPRING, _WINTER = 21, 24
LAST_MONTH = 12


@dataclass(frozen=True, slots=True)
class PartialDate:
    """As much of one day as is known.

    `unit` is the finest part known (`day`, `month`, `season`, `year`, `decade`, `century`),
    `season` 0 for spring to 3 for winter, `qualifier` one of `~ ? %` or empty.
    """

    edtf: str
    unit: str
    earliest: date
    latest: date
    qualifier: str = ""
    season: int | None = None

    @property
    def precision(self) -> str:
        """Return the code of the scheme date-precision that claims no more than is known."""
        return "estimate" if self.qualifier else _PRECISION_OF_UNIT.get(self.unit, self.unit)


@dataclass(frozen=True, slots=True)
class UncertainDate:
    """A date or an interval as far as it is known; made by `parse_edtf` or `read_date`.

    `start` and `end` are the same part unless the date is an interval; None is an end that is
    open (`..` in `edtf`) or not known (nothing there).
    """

    edtf: str
    start: PartialDate | None
    end: PartialDate | None

    @property
    def earliest(self) -> date | None:
        """Return the first day possible; None where the beginning is open or not known."""
        return self.start.earliest if self.start else None

    @property
    def latest(self) -> date | None:
        """Return the last day possible; None where the end is open or not known."""
        return self.end.latest if self.end else None

    @property
    def precision(self) -> str:
        """Return the code of the scheme date-precision; the coarser end decides."""
        known = [part.precision for part in (self.start, self.end) if part]
        return max(known, key=PRECISIONS.index)

    @property
    def is_approximate(self) -> bool:
        """Whether a part is marked as approximate (`~` or `%`)."""
        return "~" in self.edtf or "%" in self.edtf

    @property
    def is_uncertain(self) -> bool:
        """Whether a part is marked as uncertain (`?` or `%`)."""
        return "?" in self.edtf or "%" in self.edtf

    @property
    def is_interval(self) -> bool:
        """Whether the date has a beginning and an end of its own."""
        return "/" in self.edtf


def one_day(text: str) -> date | None:
    """Return the day that a text names in the stored form, None for everything else.

    Most dates are such, and a file may bring ten thousand different ones.
    """
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None


@lru_cache(4096)
def parse_edtf(text: str, field: str = "date") -> UncertainDate:
    """Return the date that an EDTF text of level 0 or 1 stands for.

    Raises `InvalidInputError(field, ...)` for another text, a day that is not in the calendar,
    years outside 1 to 9999, an interval that ends before it begins or has no known end at all.
    """
    edtf = text.strip()
    first, slash, last = edtf.partition("/")
    if not slash:
        part = parse_part(first, field)
        return UncertainDate(edtf, part, part)
    start = None if first in OPEN_ENDS else parse_part(first, field)
    end = None if last in OPEN_ENDS else parse_part(last, field)
    if not start and not end:
        raise InvalidInputError(field, _("Neither end of this period is known. Give one date."))
    if start and end and start.earliest > end.latest:
        sentence = _("This period ends before it begins. Put the earlier date first.")
        raise InvalidInputError(field, sentence)
    return UncertainDate(edtf, start, end)


def parse_part(text: str, field: str) -> PartialDate:
    """Read one end of an EDTF interval, or a date that is none."""
    match = EDTF_PART.fullmatch(text)
    if match is None:
        raise year_out_of_range(field) if _FAR_YEAR.fullmatch(text) else _not_edtf(field)
    year, month, day, qualifier = match.groups()
    if year.startswith("00") and int(year.replace("X", "0")) < 1:
        raise year_out_of_range(field)
    if month in (None, "XX"):
        # Level 1 leaves digits open from the right only: 2023-XX-05 and 202X-XX are level 2.
        if day not in (None, "XX") or ("X" in year and month):
            raise _not_edtf(field)
        return _years(text, year, qualifier)
    if "X" in year:
        raise _not_edtf(field)
    if SPRING <= int(month) <= _WINTER:
        return _season(text, day, qualifier, field)
    return _month_or_day(text, day, qualifier, field)


def _years(text: str, year: str, qualifier: str) -> PartialDate:
    unit = ("year", "decade", "century")[year.count("X")]
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    return PartialDate(text, unit, date(first, 1, 1), date(last, 12, 31), qualifier)


def _season(text: str, day: str | None, qualifier: str, field: str) -> PartialDate:
    year, season = int(text[:4]), int(text[5:7]) - SPRING
    if day is not None:
        raise _not_edtf(field)
    if season < _WINTER - SPRING:
        first, last = date(year, 3 + 3 * season, 1), _month_end(year, 5 + 3 * season)
    elif year < date.max.year:
        # "Winter 2023" is said of the January before and of the January after.
        first, last = date(year, 1, 1), _month_end(year + 1, 2)
    else:
        raise year_out_of_range(field)
    return PartialDate(text, "season", first, last, qualifier, season)


def _month_or_day(text: str, day: str | None, qualifier: str, field: str) -> PartialDate:
    year, month = int(text[:4]), int(text[5:7])
    if not 1 <= month <= LAST_MONTH:
        sentence = _("There is no month {month}. Months run from 01 to 12.")
        raise InvalidInputError(field, sentence.format(month=text[5:7]))
    last = _month_end(year, month)
    if day in (None, "XX"):
        return PartialDate(text, "month", last.replace(day=1), last, qualifier)
    if not 1 <= int(text[8:10]) <= last.day:
        sentence = _("There is no day {day} in month {month}, which has {count} days.")
        facts = {"day": text[8:10], "month": text[:7], "count": last.day}
        raise InvalidInputError(field, sentence.format(**facts))
    only = last.replace(day=int(text[8:10]))
    return PartialDate(text, "day", only, only, qualifier)


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _not_edtf(field: str) -> InvalidInputError:
    sentence = _("This is no date in the stored form. Write it like 2023-05-01, 2023-05 or 2023.")
    return InvalidInputError(field, sentence)


def year_out_of_range(field: str) -> InvalidInputError:
    """Return the error for a year that no calendar day can stand for."""
    return InvalidInputError(field, _("The year must lie between 1 and 9999. Correct the year."))
