"""What one reading of a typed date is asked for, and what it notes on the way."""

import datetime
from dataclasses import dataclass

from hrd_desk.errors import InvalidInputError
from hrd_desk.i18n import _, language
from hrd_desk.model.date_words import date_in_words, weekday_name
from hrd_desk.model.dates import UncertainDate

_NEAR_FUTURE = datetime.timedelta(days=31)
_MONTHS = 12


@dataclass(slots=True)
class Asked:
    """A reading for the record's field `field`; without `today` nothing is taken for granted."""

    field: str
    today: datetime.date | None = None
    takes_other_order: bool = False
    has_two_orders: bool = False
    year_taken: int | None = None
    calendar: str = ""
    is_observed: bool = False
    says_more: bool = False

    def year_for_none(self, month: str, day: str) -> str:
        """Return the year for a date that gives none and note it; refuse it without `today`.

        What would lie more than a month ahead was in the year before: events are past.
        """
        if self.today is None:
            sentence = _("The year is missing. Write it with four digits.")
            raise InvalidInputError(self.field, sentence)
        if not month:
            raise self.unreadable()
        latest = self.today + _NEAR_FUTURE
        is_ahead = latest.year == self.today.year and (month, day or "01") > (
            f"{latest.month:02}",
            f"{latest.day:02}",
        )
        is_season = int(month) > _MONTHS
        self.year_taken = max(1, self.today.year - (is_ahead and not is_season))
        return f"{self.year_taken:04}"

    def relative_to(self) -> datetime.date:
        """Return `today` for a word like "yesterday"; refuse the word where it is not known."""
        if self.today is None:
            sentence = _("Which day that is depends on when it was written. Write the date.")
            raise InvalidInputError(self.field, sentence)
        self.says_more = True
        return self.today

    def check_weekday(self, date: UncertainDate, weekday: int) -> None:
        """Refuse a day that was not the day of the week written beside it (0 for Monday)."""
        day = date.earliest
        if day is None or day != date.latest or day.weekday() == weekday:
            return
        sentence = _("{date} was a {weekday}, not a {written}. Correct one of them.")
        words = sentence.format(
            date=date_in_words(date, language()),
            weekday=weekday_name(day.weekday(), language()),
            written=weekday_name(weekday, language()),
        )
        raise InvalidInputError(self.field, words)

    def short_year(self) -> InvalidInputError:
        """Return the error for two digits that may be a year."""
        sentence = _("Two digits do not say which year. Write all four digits.")
        return InvalidInputError(self.field, sentence)

    def not_known(self) -> InvalidInputError:
        """Return the error for words that say there is no date."""
        sentence = _("A date that is not known stays empty. Empty the field.")
        return InvalidInputError(self.field, sentence)

    def unreadable(self) -> InvalidInputError:
        """Return the error for a text that is no date."""
        sentence = _(
            "This date cannot be read. "
            "Write it like 1 May 2023, May 2023, about 2023 or 2023-05-01."
        )
        return InvalidInputError(self.field, sentence)
