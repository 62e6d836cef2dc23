"""How a publication speaks: fixed phrases, numbers, shares, lists, months in one language."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from hrd_desk.i18n import N_, number_words, plural_translator, translator
from hrd_desk.publishing.bidi import isolated, runs_right_to_left
from hrd_desk.publishing.wording import edtf_words

_PERCENT = 100


@dataclass(frozen=True)
class Speech:
    """One language of publications."""

    language: str

    def say(self, message: str, **fields: object) -> str:
        """Return a marked phrase in this language with its fields filled in."""
        return str(translator(self.language)(message).format(**fields))

    def plural(self, singular: str, plural: str, count: int, **fields: object) -> str:
        """Return the form that fits `count`, which the phrase names `{count}`."""
        form = self.ngettext(singular, plural, count)
        return str(form.format(**({"count": self.number(count)} | fields)))

    @cached_property
    def ngettext(self) -> Any:
        """The translating function for phrases that depend on a number."""
        return plural_translator(self.language)

    def number(self, value: int) -> str:
        """Return a whole number as it is written in this language, with Latin digits."""
        return number_words(value, self.language)

    def share(self, part: int, whole: int) -> str:
        """Return a share in whole per cent; "" of nothing."""
        return share_words(part, whole, self.language) if whole else ""

    def listed(self, words: Sequence[str]) -> str:
        """Return words as a list that a sentence can hold: "A, B and C"."""
        from babel.lists import format_list  # noqa: PLC0415  slow; many starts print nothing

        return str(format_list(list(words), locale=_spelling(self.language))) if words else ""

    def chained(self, words: Iterable[str]) -> str:
        """Return words of equal weight in one line, parted as this language does."""
        mark = "؛ " if runs_right_to_left(self.language) else "; "
        return mark.join(word for word in words if word)

    def quoted(self, words: str) -> str:
        """Return words in the quotation marks of this language."""
        return self.say(N_("“{title}”"), title=words)

    def day(self, day: datetime.date) -> str:
        """Return a day in words."""
        return edtf_words(day.isoformat(), self.language)

    def date(self, edtf: str) -> str:
        """Return a date, given in EDTF, in words."""
        return edtf_words(edtf, self.language)

    def month(self, month: str) -> str:
        """Return a month, given as YYYY-MM, in words; likewise a year."""
        return edtf_words(month, self.language)


@lru_cache(maxsize=4096)
def share_words(part: int, whole: int, language: str) -> str:
    """Return a share in whole percent; what is more than nothing is never told as 0 %."""
    from babel.numbers import format_percent  # noqa: PLC0415

    locale = language.replace("-", "_")
    if 0 < part * 2 * _PERCENT < whole:
        # Isolated, so that "less than" does not turn round where lines run from right to left.
        is_right = runs_right_to_left(language)
        return isolated(f"<{format_percent(0.01, locale=locale)}", is_right=is_right)
    percent = (2 * _PERCENT * part + whole) // (2 * whole)
    return str(format_percent(percent / _PERCENT, locale=locale))


def _spelling(language: str) -> str:
    """Return the locale to write lists in: English as the United Nations spell it."""
    return "en_GB" if language == "en" else language
