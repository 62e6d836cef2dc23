"""How a typed date was understood, in one line for the person who typed it."""

from hrd_desk.i18n import _
from hrd_desk.model.calendars import CALENDARS
from hrd_desk.model.date_reading import DateReading
from hrd_desk.model.date_words import date_in_words


def reading_in_words(reading: DateReading, language: str) -> str:
    """Return the date in `language` and all that was taken for granted: no doubt is left unsaid.

    Dates are worded in `language`, the sentences in the language of the window.
    """
    words = date_in_words(reading.date, language)
    if reading.other is not None:
        sentence = _("{date}, not {other}")
        words = sentence.format(date=words, other=date_in_words(reading.other, language))
    if reading.is_observed:
        words = _("{date} ±1 day").format(date=words)
    return "  ·  ".join([words, *_assumptions(reading)])


def _assumptions(reading: DateReading) -> list[str]:
    notes = [_(calendar.label) for calendar in CALENDARS if calendar.code == reading.calendar]
    if reading.year is not None:
        notes.append(_("no year given, so {year}").format(year=reading.year))
    return notes
