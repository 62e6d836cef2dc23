"""Days of birth in notes, and the ways in which a day is written."""

# ruff: noqa: RUF001  words of many languages

import re
from collections.abc import Iterator
from functools import cache

from hrd_desk.model.number_words import ascii_digits

_BIRTH = re.compile(
    r"\b(?:born|b\.|d\.?o\.?b|birth\w*|родил\w*|рожд\w*|д\.\s?р|г\.\s?р|туған|народи\w*|nacid[oa]|"
    r"nacimiento|nascid[oa]|nascimento|n[ée]e?|naissance|doğum\w*|lahir|ipinanganak|kapanganakan|"
    r"тув\w*|туулган)|الميلاد|مولود|مواليد|ولدت?|जन्म|জন্ম|မွေး|เกิด|出生|生于|생년월일|נולד",
    re.IGNORECASE,
)
_DIGIT = re.compile("[0-9]")
_NEAR = 40
"""Characters between what says that it is a birth, and the day."""

_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})[./\s-]+(\d{1,2})[./\s-]+((?:19|20)\d\d)(?!\d)")
_SHORT_YEAR = re.compile(r"(?<!\d)(\d{1,2})[./-](\d{1,2})[./-](\d\d)(?![./-]?\d)")
_YEAR_FIRST = re.compile(r"(?<!\d)((?:19|20)\d\d)[./\s-]+(\d{1,2})[./\s-]+(\d{1,2})(?!\d)")
_IN_WORDS = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?\.?\s+(?:de\s+)?([^\W\d_]{3,})\.?,?\s+(?:de\s+)?((?:19|20)\d\d)"
)
_YEAR_BEFORE = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?:\s?(?:г\.\s?р\.?|г\.?|года?|жылы|жылдын|yil|yili|yilda|йил\w*|р\.|m\.)?),?\s+"
    r"(\d{1,2})(?:st|nd|rd|th)?[\s-]+([^\W\d_]{3,})"
)
_MONTH_FIRST = re.compile(r"([^\W\d_]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)")

_SHORTEST_MONTH, _LONGEST_ENDING = 4, 3
_THIS_CENTURY = 26
"""Two figures below are years of this century."""

_MONTHS = (
    "january february march april may june july august september october november december",
    "jan feb mar apr may jun jul aug sept oct nov dec",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
    "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "يناير شباط آذار نيسان أيار حزيران تموز آب أيلول أكتوبر نوفمبر ديسمبر",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "januari februari maret april mei juni juli agustus september oktober november desember",
    "enero pebrero marso abril mayo hunyo hulyo agosto setyembre oktubre nobyembre disyembre",
    "जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर",
)


def birth_dates_in(line: str) -> Iterator[str]:
    """Yield the days of birth that `line` tells, in all the ways in which they are written."""
    line = ascii_digits(line)
    if _DIGIT.search(line) is None:
        return
    for found in _BIRTH.finditer(line):
        around = line[max(0, found.start() - _NEAR) : found.end() + _NEAR]
        yield from days_in(around)


def days_in(text: str) -> Iterator[str]:
    """Yield each day of `text`, in all the ways in which it is written."""
    text = ascii_digits(text)
    found = [(y, m, d) for d, m, y in _DAY_FIRST.findall(text)]
    found += _YEAR_FIRST.findall(text)
    found += [(_century(y), m, d) for d, m, y in _SHORT_YEAR.findall(text)]
    found += [(y, _month(m), d) for y, d, m in _YEAR_BEFORE.findall(text)]
    found += [(y, _month(m), d) for d, m, y in _IN_WORDS.findall(text)]
    found += [(y, _month(m), d) for m, d, y in _MONTH_FIRST.findall(text)]
    for year, month, day in dict.fromkeys(found):
        if month and 1 <= int(month) <= len(_MONTHS[0].split()):
            yield from _ways_to_write(int(year), int(month), int(day))


def _ways_to_write(year: int, month: int, day: int) -> Iterator[str]:
    yield from (f"{day:02}.{month:02}.{year}", f"{day}.{month}.{year}")
    yield f"{day:02}.{month:02}.{year % 100:02}"
    yield from (f"{year}-{month:02}-{day:02}", f"{year}-{month}-{day}")
    yield from (f"{month:02}/{day:02}/{year}", f"{month}/{day}/{year}")
    for name in dict.fromkeys(months.split()[month - 1] for months in _MONTHS):
        yield from (f"{day} {name} {year}", f"{name} {day} {year}", f"{day} de {name} de {year}")
        yield f"{year} {name} {day}"
    for name in dict.fromkeys(months.split()[month - 1] for months in _MONTHS[:2]):
        yield from (f"{day}{_ordinal(day)} {name} {year}", f"{name} {day}{_ordinal(day)} {year}")
        yield f"{day}{_ordinal(day)} of {name} {year}"


def is_month(word: str) -> bool:
    """Return whether a word is the name of a month, perhaps with an ending."""
    return _month(word) != ""


def _month(word: str) -> str:
    """Return the number of a month by its name, perhaps with an ending; "" where it is none."""
    name = word.casefold()
    exact = _months().get(name)
    if exact is not None:
        return exact
    longer = range(len(name) - 1, max(_SHORTEST_MONTH, len(name) - _LONGEST_ENDING) - 1, -1)
    return next((_months()[name[:size]] for size in longer if name[:size] in _months()), "")


def _century(year: str) -> str:
    """Return a year of birth of which the last two figures are told."""
    return f"20{year}" if int(year) < _THIS_CENTURY else f"19{year}"


def _ordinal(day: int) -> str:
    if 10 < day < 20:  # noqa: PLR2004
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


@cache
def _months() -> dict[str, str]:
    """Return the number of each month by its names."""
    return {
        name: str(number) for months in _MONTHS for number, name in enumerate(months.split(), 1)
    }
