"""A field desk takes over a profile of its headquarters: checked, shown, applied in one step."""

import shutil
from dataclasses import dataclass

from sqlalchemy.orm import Session

from hrd_desk.errors import HrdDeskError, InvalidInputError
from hrd_desk.geocoding.online_settings import (
    allow_lookup,
    is_lookup_allowed,
    read_online_settings,
)
from hrd_desk.i18n import LANGUAGE_NAMES, _
from hrd_desk.organisation.profile import Choices, Profile
from hrd_desk.organisation.taken import FOR_WINDOW, TAKEN, Here, taken_profile
from hrd_desk.organisation.wording import LABELS, minutes_words
from hrd_desk.publishing.house import keep_house, read_house, refuse_unreadable_house, written
from hrd_desk.publishing.logo import read_logo
from hrd_desk.publishing.orders import House
from hrd_desk.storage.database import Database
from hrd_desk.storage.journal.own_desk import own_desk
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.settings import write_setting
from hrd_desk.storage.sync_tables import Peer, PeerKey
from hrd_desk.sync.cards import are_words_of
from hrd_desk.sync.pairing import PAIRED, pair, peers


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that a profile sets otherwise: its name (of `LABELS`), and words for both."""

    name: str
    before: str
    after: str

    @property
    def label(self) -> str:
        """What it is called."""
        return _(LABELS[self.name])


# --- what would change ----------------------------------------------------------------------------


def changes(database: Database, profile: Profile, here: Here | None = None) -> list[Change]:
    """Return what `profile` would set otherwise on this desk.

    Raises `HrdDeskError` with one sentence where the desk may not take it over.
    """
    with database.snapshot() as session:
        require_takeable(session, profile)
        house, is_allowed = read_house(session), is_lookup_allowed(session)
        is_on = read_online_settings(session).is_on
    online = (_online_words(is_allowed, is_on=is_on), _online_words_of(profile.choices, is_on))
    all_of_them = [
        *_house_changes(house, profile.house),
        *_window_changes(profile.choices, here or Here()),
        Change("online", *online),
    ]
    return [change for change in all_of_them if change.before != change.after]


def _house_changes(before: House, after: House) -> list[Change]:
    nothing = _("none")
    texts = [
        Change(name, getattr(before, name) or nothing, getattr(after, name) or nothing)
        for name in ("name", "footer", "licence")
    ]
    usual = _("as usual")
    colours = [
        Change(
            name, written(getattr(before, name)) or usual, written(getattr(after, name)) or usual
        )
        for name in ("brand", "alert")
    ]
    logo = Change("logo", *_logo_words(before.logo, after.logo))
    return [texts[0], logo, *colours, *texts[1:]]


def _logo_words(before: bytes, after: bytes) -> tuple[str, str]:
    if before == after:
        return "", ""
    nothing = _("none")
    return (_("the present one") if before else nothing, _("a new one") if after else nothing)


def _window_changes(choices: Choices, here: Here) -> list[Change]:
    found = []
    unknown = _("as this computer has it")
    if choices.language in LANGUAGE_NAMES:
        before = LANGUAGE_NAMES.get(here.language, unknown)
        found.append(Change("language", before, LANGUAGE_NAMES[choices.language]))
    if choices.idle_minutes:
        before = minutes_words(here.idle_minutes) if here.idle_minutes else unknown
        found.append(Change("idle_minutes", before, minutes_words(choices.idle_minutes)))
    return found


def _online_words_of(choices: Choices, is_on: bool) -> str:
    return _online_words(choices.is_online_allowed, is_on=is_on and choices.is_online_allowed)


def _online_words(is_allowed: bool, *, is_on: bool) -> str:
    if not is_allowed:
        return _("off; headquarters does not allow it")
    return _("on") if is_on else _("off; may be switched on")


# --- taking over ----------------------------------------------------------------------------------


def take_over(database: Database, profile: Profile) -> None:
    """Set everything that `profile` sets, in one step; the window takes over its part next.

    Raises as `changes` does, and then changes nothing.
    """
    with database.local_transaction() as session:
        require_takeable(session, profile)
        keep_house(session, profile.house)
        allow_lookup(session, is_allowed=profile.choices.is_online_allowed)
        write_setting(session, FOR_WINDOW, _for_window(profile.choices))
        write_setting(session, TAKEN, _noted(profile))


def set_up_new(desk: OpenDesk, profile: Profile, confirmed_words: str) -> None:
    """Pair a new desk with the headquarters that made `profile`, and take the profile over.

    `confirmed_words` are the words (or digits) that headquarters read out. Raises `HrdDeskError`
    with one sentence, and then the desk is closed and there is no folder of it.
    """
    try:
        pair(desk.database, profile.card, confirmed_words=confirmed_words)
        take_over(desk.database, profile)
    except BaseException:
        desk.close()
        shutil.rmtree(desk.folder.path)
        raise


def require_words(profile: Profile, words: str) -> None:
    """Raise `InvalidInputError` unless `words` are those of the headquarters in `profile`."""
    if not are_words_of(profile.card, words):
        raise _refusal(
            _(
                "These are not the words of the headquarters that made this profile. Nothing was "
                "made; call headquarters, and compare them once more."
            )
        )


def _for_window(choices: Choices) -> dict[str, object]:
    language = choices.language if choices.language in LANGUAGE_NAMES else ""
    return {"language": language, "idle_minutes": choices.idle_minutes}


def _noted(profile: Profile) -> dict[str, object]:
    return {
        "organisation": profile.house.name,
        "desk_uid": str(profile.card.desk_uid),
        "code": profile.card.code,
        "words": profile.words,
        "epoch": profile.epoch,
        "number": profile.number,
        "made_on": profile.made_on.isoformat(),
    }


# --- whether it may be taken ----------------------------------------------------------------------


def require_takeable(session: Session, profile: Profile) -> None:
    """Raise `HrdDeskError` unless this desk's headquarters made `profile`, and not an older one."""
    if own_desk(session).role != "field":
        raise _refusal(
            _("This desk is headquarters: it makes profiles, and field desks take them over.")
        )
    known = [peer for peer in peers(session) if peer.state == PAIRED and peer.role == "hq"]
    if not known:
        sentence = _(
            "This desk is paired with no headquarters. Take its card first, compare the words by "
            "voice, then take over the profile."
        )
        raise _refusal(sentence)
    _require_signed_by(session, known[0], profile)
    _require_newest(session, profile)
    require_printable(profile)


def require_printable(profile: Profile) -> None:
    """Raise `HrdDeskError` unless what `profile` sets for publications can be printed."""
    refuse_unreadable_house(profile.house)
    if profile.house.logo:
        read_logo(profile.house.logo)


def _require_signed_by(session: Session, peer: Peer, profile: Profile) -> None:
    if profile.card.verify_key == peer.verify_key and profile.card.desk_uid == peer.desk_uid:
        return
    if session.get(PeerKey, profile.card.verify_key) is not None:
        sentence = _(
            "This profile is signed with a key that counts no more. Ask {code} for a new profile."
        )
        raise _refusal(sentence.format(code=peer.code))
    if profile.card.desk_uid == peer.desk_uid:
        sentence = _(
            "This profile is signed with a key of {code} that this desk does not know. Take the "
            "new card of {code} first."
        )
        raise _refusal(sentence.format(code=peer.code))
    sentence = _(
        "This profile is signed by somebody else than {code}, the headquarters of this desk. "
        "Nothing was changed; ask {code} whether it sent a profile."
    )
    raise _refusal(sentence.format(code=peer.code))


def _require_newest(session: Session, profile: Profile) -> None:
    last = taken_profile(session)
    if last is None or last.desk_uid != str(profile.card.desk_uid):
        return
    if (profile.epoch, profile.number) < (last.epoch, last.number):
        sentence = _(
            "This profile is older than the one taken over last, which was made on {day}. Ask "
            "{code} for the newest."
        )
        raise _refusal(sentence.format(day=last.made_on.isoformat(), code=last.code))


def _refusal(sentence: str) -> HrdDeskError:
    return InvalidInputError("profile", sentence)
