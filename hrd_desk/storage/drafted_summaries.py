"""What summaries were drafted from, as this desk remembers it. Never journaled, nothing is sent."""

import uuid

from sqlalchemy.orm import Session

from hrd_desk.storage.settings import read_setting, write_setting

_NAME = "entry.drafted"
MOST = 5000
"""So many records are remembered, those drafted last."""

Origins = dict[uuid.UUID, tuple[str, bool, str]]
"""By record: the draft's language, whether typed words were let in, and its facts' fingerprint."""


def load_origins(session: Session) -> Origins:
    """Return what is remembered of every record."""
    kept = read_setting(session, _NAME, {})
    return {uuid.UUID(uid): (code, own, facts) for uid, (code, own, facts) in kept.items()}


def keep_origins(session: Session, origins: Origins) -> None:
    """Remember `origins`, the last ones if there are too many."""
    last = list(origins.items())[-MOST:]
    write_setting(session, _NAME, {uid.hex: list(origin) for uid, origin in last})
