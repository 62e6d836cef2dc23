"""What a desk keeps of the profile that it took over; opening a desk reads no more than this."""

import datetime
from dataclasses import dataclass

from sqlalchemy.orm import Session

from hrd_desk.storage.database import Database
from hrd_desk.storage.settings import read_setting, write_setting

TAKEN = "profile-taken"
FOR_WINDOW = "profile-for-window"
"""What the window still has to take over on the computer: `{language, idle_minutes}`."""


@dataclass(frozen=True, slots=True)
class Here:
    """What the window has on this computer; a command does not know: "" and 0."""

    language: str = ""
    idle_minutes: int = 0


@dataclass(frozen=True, slots=True)
class Taken:
    """Which profile a desk took last: the organisation, its headquarters, its words and its day."""

    organisation: str
    desk_uid: str
    code: str
    words: str
    epoch: int
    number: int
    made_on: datetime.date


def hand_to_window(database: Database) -> Here:
    """Return what the window is to take over on this computer, once; "" and 0 for nothing."""
    with database.snapshot() as session:
        waiting = read_setting(session, FOR_WINDOW, {})
    if not waiting:
        return Here()
    with database.local_transaction() as session:
        write_setting(session, FOR_WINDOW, {})
    return Here(waiting.get("language", ""), waiting.get("idle_minutes", 0))


def taken_profile(session: Session) -> Taken | None:
    """Return which profile this desk took last; None for none."""
    noted = read_setting(session, TAKEN)
    if not noted:
        return None
    return Taken(**{**noted, "made_on": datetime.date.fromisoformat(noted["made_on"])})
