"""Dates in the cells of foreign tables: as people, programs and spreadsheets write them."""

import datetime
import re

from hrd_desk.errors import InvalidInputError
from hrd_desk.i18n import _, language
from hrd_desk.model.date_reading import read_date, understand_date
from hrd_desk.model.date_words import date_in_words
from hrd_desk.model.dates import parse_edtf
from hrd_desk.tables.cell_values import CellFault, is_nothing, text_of
from hrd_desk.tables.sources import Cell
from hrd_desk.tables.targets import Kind

_NUMERIC_DATE = re.compile(r"([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{2}|[0-9]{4})")
_FROM_TO = re.compile(r"([0-9]{4}[-/0-9]*)[~:]([0-9]{4}[-/0-9]*)")
_WITH_TIME = re.compile(
    r"(?P<day>.*[^\s,])(?:T|,?\s+)(?P<hour>[0-2]?[0-9]):(?P<rest>[0-5][0-9](?::[0-5][0-9](?:[.,][0-9]+)?)?)"
    r"\s*(?P<half>[AaPp]\.?[Mm]\.?)?\s*(?:Z|UTC|GMT)?(?:[+-][0-9]{2}:?[0-9]{2})?",
)
_ZERO_LAST = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]00?")
_ZERO_FIRST = re.compile(r"00?[-/.]([0-9]{1,2})[-/.]([0-9]{4})")
_SERIAL = re.compile(r"([1-7][0-9]{4})(?:\.[0-9]+)?")
_SERIAL_BEGIN = datetime.date(1899, 12, 30)
"""The day from which spreadsheets count, unless they were made on old Macintoshes."""
_FIRST_YEAR = 1945
_LONGEST_WORDS = 100
_ANY_DAY = datetime.date(2000, 1, 1)
"""Stands for today where a date was read that does not depend on it."""


def date_in(cell: Cell, order: str, path: str) -> tuple[str, str]:
    """Return the date of a cell as EDTF, and its words where they say more than the date does.

    "" stands for none. `order` is that of 1/5/2023 ("dmy", "mdy"). A day or month 00, as databases
    write what they do not know, is left out; a time of day is kept in the words. Raises
    `CellFault`.
    """
    if isinstance(cell, datetime.date):
        return _of_spreadsheet(cell)
    text = text_of(cell).strip()
    if is_nothing(Kind.DATE, text):
        return "", ""
    if _SERIAL.fullmatch(text):
        _refuse_number_of_day(text)
    day, is_timed = _without_time(text)
    day = in_order(_without_zeros(day), order)
    if not day:
        return "", ""
    if match := _FROM_TO.fullmatch(day):
        day = f"{match[1]}/{match[2]}"
    try:
        edtf = read_date(day, path).edtf
    except InvalidInputError as error:
        raise CellFault(error.sentence) from error
    return edtf, _words(text, day, path, is_timed=is_timed)


def in_order(text: str, order: str) -> str:
    """Return three numbers, like 1/5/2023, as a date whose order ("dmy", "mdy") is known.

    A time behind it stays. Any other text, and any text where `order` is "", comes back as it is.
    """
    written = without_time(text)
    match = _NUMERIC_DATE.fullmatch(written)
    if match is None or not order:
        return text
    day, month = (match[1], match[2]) if order == "dmy" else (match[2], match[1])
    return f"{day}.{month}.{match[3]}" + text.strip()[len(written) :]


def without_time(text: str) -> str:
    """Return a date without the time of day that stands behind it."""
    return _without_time(text.strip())[0]


def _of_spreadsheet(cell: datetime.date) -> tuple[str, str]:
    if not isinstance(cell, datetime.datetime):
        return cell.isoformat(), ""
    has_time = cell.time() != datetime.time()
    return cell.date().isoformat(), f"{cell:%Y-%m-%d %H:%M}" if has_time else ""


def _refuse_number_of_day(text: str) -> None:
    day = _SERIAL_BEGIN + datetime.timedelta(days=int(float(text)))
    if day.year >= _FIRST_YEAR:
        sentence = _(
            "{text} is the number that spreadsheets have for a day, perhaps {date}. Format the"
            " column as a date there, and save the table again."
        )
        date = date_in_words(parse_edtf(day.isoformat()), language())
        raise CellFault(sentence.format(text=text, date=date))


def _without_time(text: str) -> tuple[str, bool]:
    """Return the text without a time behind it, and whether that was one but midnight."""
    match = _WITH_TIME.fullmatch(text)
    if match is None:
        return text, False
    is_morning = (match["half"] or "")[:1] in "Aa"
    hour = int(match["hour"]) % (12 if match["half"] and is_morning else 24)
    return match["day"], bool(hour or any(digit in "123456789" for digit in match["rest"]))


def _without_zeros(text: str) -> str:
    """Return a date of a database without the parts that it does not know: 2023-05-00."""
    if match := _ZERO_LAST.fullmatch(text):
        year, month = match[1], match[2].zfill(2)
    elif match := _ZERO_FIRST.fullmatch(text):
        year, month = match[2], match[1].zfill(2)
    else:
        return text
    if year == "0000":
        return ""
    return year if month == "00" else f"{year}-{month}"


def _words(text: str, day: str, path: str, *, is_timed: bool) -> str:
    words = " ".join(text.split())
    if len(words) > _LONGEST_WORDS:
        return ""
    if is_timed:
        return words
    if not any(letter.isalpha() for letter in day):
        return ""
    reading = understand_date(day, _ANY_DAY, path)
    return words if reading.calendar or reading.says_more else ""
