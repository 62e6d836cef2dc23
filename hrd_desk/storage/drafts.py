"""Drafts: what was typed into a form and not saved. They stay on this desk."""

import datetime
import uuid
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from hrd_desk.clock import milliseconds, moment_of
from hrd_desk.model.event import Event
from hrd_desk.storage.local_tables import Draft
from hrd_desk.storage.sync_tables import Erased


@dataclass(frozen=True, slots=True)
class StoredDraft:
    """The draft of one record: content as the form wrote it, and when.

    `reference` is that of the record as it stands, "" for one that was never saved; it
    `is_overtaken` where it was saved again after the draft was begun, or deleted.
    """

    record_uid: uuid.UUID
    content: dict[str, Any]
    saved_at_utc: datetime.datetime
    reference: str = ""
    is_overtaken: bool = False

    @property
    def title(self) -> str:
        """The title as it was typed."""
        return str(self.content["record"]["title"])


def save_draft(
    session: Session, record_uid: uuid.UUID, content: dict[str, Any], now_ms: int
) -> None:
    """Keep `content` as the draft of a record, instead of an older draft of it.

    Nothing is kept of a record that was erased: its form may have been open when the order came.
    """
    if session.get(Erased, record_uid) is not None:
        return
    session.merge(Draft(record_uid=record_uid, content=content, saved_at_ms=now_ms))


def keep_again(session: Session, draft: StoredDraft) -> None:
    """Bring back a draft that was forgotten, with the time it had."""
    save_draft(session, draft.record_uid, draft.content, milliseconds(draft.saved_at_utc))


def load_drafts(session: Session) -> list[StoredDraft]:
    """Return all drafts, newest first."""
    query = (
        select(Draft, Event.reference, Event.revised, Event.deleted_version)
        .outerjoin(Event, Event.uid == Draft.record_uid)
        .order_by(Draft.saved_at_ms.desc(), Draft.record_uid)
    )
    return [
        StoredDraft(
            draft.record_uid,
            draft.content,
            moment_of(draft.saved_at_ms),
            reference or "",
            revised is not None and (revised != draft.content["revised"] or deleted is not None),
        )
        for draft, reference, revised, deleted in session.execute(query)
    ]


def drop_draft(session: Session, record_uid: uuid.UUID) -> None:
    """Forget the draft of a record, if there is one."""
    session.execute(delete(Draft).where(Draft.record_uid == record_uid))
