"""Headquarters makes the profile of its organisation: its dress, its choices, its card."""

from dataclasses import asdict

from sqlalchemy.orm import Session

from hrd_desk.clock import Clock, SystemClock
from hrd_desk.errors import HrdDeskError, InvalidInputError
from hrd_desk.i18n import LANGUAGES, _
from hrd_desk.organisation.profile import (
    LONGEST_IDLE_MINUTES,
    LONGEST_LINE,
    LONGEST_PROFILE_BYTES,
    Choices,
    Profile,
    is_plain_line,
    profile_bytes,
)
from hrd_desk.publishing.house import read_house, refuse_unreadable_house
from hrd_desk.publishing.orders import House
from hrd_desk.storage.database import Database
from hrd_desk.storage.journal.own_desk import own_desk
from hrd_desk.storage.settings import read_setting, write_setting
from hrd_desk.sync.cards import read_card
from hrd_desk.sync.keys import own_keys
from hrd_desk.sync.pairing import own_card

NUMBER, CHOICES = "profile-number", "profile-choices"


def make_profile(database: Database, choices: Choices, clock: Clock | None = None) -> bytes:
    """Return the file of a new profile with the dress of this desk; `choices` are remembered.

    Raises `InvalidInputError` for what cannot be set, and `HrdDeskError` where this desk is not
    headquarters or, as for a card, has no key keeper.
    """
    with database.snapshot() as session:
        require_headquarters(session)
        house = read_house(session)
    _check(house, choices)
    card = own_card(database)
    with database.local_transaction() as session:
        number = int(read_setting(session, NUMBER, 0)) + 1
        write_setting(session, NUMBER, number)
        write_setting(session, CHOICES, asdict(choices))
        profile = Profile(
            house=house,
            choices=choices,
            card=read_card(card),
            epoch=own_desk(session).epoch,
            number=number,
            made_on=(clock or SystemClock()).now_utc().date(),
        )
        content = profile_bytes(profile, card, own_keys(session).signing_key)
    if len(content) > LONGEST_PROFILE_BYTES:
        sentence = _("The logo is too large for a profile. Choose a simpler picture.")
        raise InvalidInputError("logo", sentence)
    return content


def last_choices(session: Session) -> Choices:
    """Return what the last profile of this desk set; a first one leaves everything as it is."""
    return Choices(**read_setting(session, CHOICES, {}))


def require_headquarters(session: Session) -> None:
    """Raise `HrdDeskError` unless this desk is headquarters."""
    if own_desk(session).role != "hq":
        raise HrdDeskError(
            _("Only headquarters makes profiles. A field desk takes over those of its own.")
        )


def _check(house: House, choices: Choices) -> None:
    if choices.language and choices.language not in LANGUAGES:
        sentence = _("HRD Desk does not speak “{language}”. Choose one of: {languages}.")
        words = {"language": choices.language, "languages": ", ".join(LANGUAGES)}
        raise InvalidInputError("language", sentence.format(**words))
    if not 0 <= choices.idle_minutes <= LONGEST_IDLE_MINUTES:
        sentence = _("A desk locks after 1 to {count} minutes. Choose such a number.")
        raise InvalidInputError("idle_minutes", sentence.format(count=LONGEST_IDLE_MINUTES))
    for name in ("name", "footer", "licence"):
        if not is_plain_line(getattr(house, name)):
            sentence = _("A profile carries lines of at most {count} letters. Shorten: {words}…")
            start = getattr(house, name)[:40]
            raise InvalidInputError(name, sentence.format(count=LONGEST_LINE, words=start))
    refuse_unreadable_house(house)
