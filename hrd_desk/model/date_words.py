"""Uncertain dates in words, in the language asked for, which need not be the window's.

The phrases are language data like the month names, hence here and not in the catalogue.
"""
# ruff: noqa: RUF001  Russian words and the en dash of ranges

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from hrd_desk.model.dates import PartialDate, UncertainDate


@dataclass(frozen=True, slots=True)
class _Speech:
    """How one language words dates.

    Keys are units of `PartialDate`, or two of them for a period. `genitive` holds what differs
    after "about", "from" and the like; `{q}` is the word for a qualifier.
    """

    nominative: dict[str, str]
    genitive: dict[str, str]
    seasons: tuple[str, ...]
    seasons_genitive: tuple[str, ...]
    qualifiers: dict[str, str]
    open_qualifiers: dict[str, str]
    open_end: str
    unknown_end: str
    open_start: str
    unknown_start: str


_SPEECHES = {
    "en": _Speech(
        nominative={
            "day": "{day} {month} {year}",
            "month": "{month} {year}",
            "season": "{season} {year}",
            "year": "{year}",
            "decade": "{year}s",
            "century": "{year}–{last_year}",
            "days": "{day}–{last_day} {month} {year}",
            "days of months": "{day} {month} – {last_day} {last_month} {year}",
            "months": "{month}–{last_month} {year}",
            "years": "{year}–{last_year}",
        },
        genitive={"decade": "the {year}s", "century": "the years {year}–{last_year}"},
        seasons=("spring", "summer", "autumn", "winter"),
        seasons_genitive=("spring", "summer", "autumn", "winter"),
        qualifiers={"": "", "~": "about ", "?": "probably ", "%": "probably about "},
        open_qualifiers={"": "", "~": "about ", "?": "probably ", "%": "probably about "},
        open_end="from {q}{date} on",
        unknown_end="from {q}{date}, end not known",
        open_start="no later than {q}{date}",
        unknown_start="until {q}{date}, start not known",
    ),
    "ru": _Speech(
        nominative={
            "day": "{day} {month_genitive} {year} г.",
            "month": "{month} {year} г.",
            "season": "{season} {year} г.",
            "year": "{year} г.",
            "decade": "{year}-е гг.",
            "century": "{year}–{last_year} гг.",
            "days": "{day}–{last_day} {month_genitive} {year} г.",
            "days of months": (
                "{day} {month_genitive} – {last_day} {last_month_genitive} {year} г."
            ),
            "months": "{month}–{last_month} {year} г.",
            "years": "{year}–{last_year} гг.",
        },
        genitive={
            "month": "{month_genitive} {year} г.",
            "decade": "{year}-х гг.",
            "months": "{month_genitive}–{last_month_genitive} {year} г.",
        },
        seasons=("весна", "лето", "осень", "зима"),
        seasons_genitive=("весны", "лета", "осени", "зимы"),
        qualifiers={"": "", "~": "около ", "?": "вероятно, ", "%": "вероятно, около "},
        open_qualifiers={
            "": "",
            "~": "приблизительно ",
            "?": "вероятно, ",
            "%": "вероятно, приблизительно ",
        },
        open_end="{q}с {date} и позднее",
        unknown_end="{q}с {date}, окончание неизвестно",
        open_start="{q}не позднее {date}",
        unknown_start="{q}до {date} включительно, начало неизвестно",
    ),
    "ar": _Speech(
        nominative={
            "day": "{day} {month} {year}",
            "month": "{month} {year}",
            "season": "{season} {year}",
            "year": "{year}",
            "decade": "عقد {year}",
            "century": "{year}–{last_year}",
            "days": "{day}–{last_day} {month} {year}",
            "days of months": "{day} {month} – {last_day} {last_month} {year}",
            "months": "{month}–{last_month} {year}",
            "years": "{year}–{last_year}",
        },
        genitive={},
        # Without "season of" the spring is the beginning of two months of the Islamic calendar.
        seasons=("فصل الربيع", "فصل الصيف", "فصل الخريف", "فصل الشتاء"),
        seasons_genitive=("فصل الربيع", "فصل الصيف", "فصل الخريف", "فصل الشتاء"),
        qualifiers={"": "", "~": "نحو ", "?": "على الأرجح ", "%": "على الأرجح نحو "},
        open_qualifiers={"": "", "~": "نحو ", "?": "على الأرجح ", "%": "على الأرجح نحو "},
        open_end="منذ {q}{date}",
        unknown_end="منذ {q}{date}، والنهاية غير معروفة",
        open_start="في موعد أقصاه {q}{date}",
        unknown_start="حتى {q}{date}، والبداية غير معروفة",
    ),
}
_APPROXIMATE = ("~", "%")


def date_in_words(date: UncertainDate, language: str = "en") -> str:
    """Return `date` as a person writes it in `language` (`en`, `ru`, `ar`; another: `en`).

    Never says more than the date does: "May 2023", "about 5 May 2023", "from 1 May 2023, end
    not known".
    """
    code = language[:2] if language[:2] in _SPEECHES else "en"
    if date.start and date.end:
        return _period(date.start, date.end, code)
    speech, is_unknown = _SPEECHES[code], ".." not in date.edtf
    if date.start:
        return _open(date.start, speech.unknown_end if is_unknown else speech.open_end, code)
    if date.end:
        return _open(date.end, speech.unknown_start if is_unknown else speech.open_start, code)
    return ""


def _open(part: PartialDate, phrase: str, code: str) -> str:
    words = _phrase(part, part, part.unit, code, is_genitive=True)
    text = phrase.format(q=_SPEECHES[code].open_qualifiers[part.qualifier], date=words)
    # The ordinal "vtorogo" begins with two consonants, so the preposition takes a vowel.
    return text.replace("с 2 ", "со 2 ") if part.unit == "day" else text


def _period(start: PartialDate, end: PartialDate, code: str) -> str:
    if start.edtf == end.edtf:
        return _qualified(start, start, start.unit, code)
    shared = _shared_form(start, end)
    if shared and start.qualifier == end.qualifier:
        return _qualified(start, end, shared, code)
    ends = (_qualified(part, part, part.unit, code) for part in (start, end))
    return " – ".join(ends)


def _shared_form(start: PartialDate, end: PartialDate) -> str | None:
    """Return the form that names the common month or year of both ends once."""
    if start.unit != end.unit:
        return None
    if start.unit == "year" and not start.qualifier:
        return "years"
    if start.earliest.year != end.earliest.year:
        return None
    if start.unit == "day":
        return "days" if start.earliest.month == end.earliest.month else "days of months"
    return "months" if start.unit == "month" else None


def _qualified(start: PartialDate, end: PartialDate, form: str, code: str) -> str:
    is_genitive = start.qualifier in _APPROXIMATE
    words = _phrase(start, end, form, code, is_genitive=is_genitive)
    return _SPEECHES[code].qualifiers[start.qualifier] + words


def _phrase(
    start: PartialDate, end: PartialDate, form: str, code: str, *, is_genitive: bool
) -> str:
    speech = _SPEECHES[code]
    template = speech.genitive.get(form) if is_genitive else None
    seasons = speech.seasons_genitive if is_genitive else speech.seasons
    return (template or speech.nominative[form]).format(
        day=start.earliest.day,
        last_day=end.latest.day,
        month=_month_name(start.earliest.month, code, "stand-alone"),
        last_month=_month_name(end.latest.month, code, "stand-alone"),
        month_genitive=_month_name(start.earliest.month, code, "format"),
        last_month_genitive=_month_name(end.latest.month, code, "format"),
        season=seasons[start.season or 0],
        year=start.earliest.year,
        last_year=end.latest.year,
    )


def weekday_name(weekday: int, language: str) -> str:
    """Return the name of a day of the week (0 for Monday) in a language."""
    from babel.dates import get_day_names  # noqa: PLC0415  as the months' names

    code = language[:2] if language[:2] in _SPEECHES else "en"
    return str(get_day_names("wide", "stand-alone", code)[weekday])


@lru_cache(maxsize=64)
def _month_name(month: int, code: str, context: Literal["format", "stand-alone"]) -> str:
    """Return the month's name: "stand-alone" is its nominative, "format" its genitive."""
    from babel.dates import get_month_names  # noqa: PLC0415  slow; many starts need no words

    return str(get_month_names("wide", context, code)[month])
