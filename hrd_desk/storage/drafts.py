"""Drafts: what was typed into a form and not saved. They stay on this desk."""

import datetime
import uuid
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from hrd_desk.clock import moment_of
from hrd_desk.storage.local_tables import Draft


@dataclass(frozen=True, slots=True)
class StoredDraft:
    """The draft of one record: content as the form wrote it, and when."""

    record_uid: uuid.UUID
    content: dict[str, Any]
    saved_at_utc: datetime.datetime


def save_draft(
    session: Session, record_uid: uuid.UUID, content: dict[str, Any], now_ms: int
) -> None:
    """Keep `content` as the draft of a record, instead of an older draft of it."""
    session.merge(Draft(record_uid=record_uid, content=content, saved_at_ms=now_ms))


def load_drafts(session: Session) -> list[StoredDraft]:
    """Return all drafts, newest first."""
    drafts = session.scalars(select(Draft).order_by(Draft.saved_at_ms.desc())).all()
    return [StoredDraft(d.record_uid, d.content, moment_of(d.saved_at_ms)) for d in drafts]


def drop_draft(session: Session, record_uid: uuid.UUID) -> None:
    """Forget the draft of a record, if there is one."""
    session.execute(delete(Draft).where(Draft.record_uid == record_uid))
