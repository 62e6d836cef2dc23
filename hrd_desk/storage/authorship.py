"""Who wrote a version, where and when."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from hrd_desk.clock import moment_of
from hrd_desk.storage.journal.tables import Desk, Revision

VERSIONS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Written:
    """The revision behind a version: its desk, its author and the time as noted there."""

    version: int
    desk_code: str
    author: str
    noted_at_utc: datetime.datetime


def writers(session: Session, versions: Iterable[int]) -> dict[int, Written]:
    """Return who wrote each of `versions`; those that are not in the journal are left out."""
    wanted = sorted(set(versions))
    found: dict[int, Written] = {}
    for begin in range(0, len(wanted), VERSIONS_AT_ONCE):
        query = (
            select(Revision.version, Desk.code, Revision.author, Revision.noted_at_ms)
            .join(Desk, Desk.id == Revision.desk_id)
            .where(Revision.version.in_(wanted[begin : begin + VERSIONS_AT_ONCE]))
        )
        for version, code, author, noted_at_ms in session.execute(query):
            found[version] = Written(version, code, author, moment_of(noted_at_ms))
    return found


def writer(session: Session, version: int) -> Written | None:
    """Return who wrote one version; None if it is not in the journal."""
    return writers(session, [version]).get(version)
