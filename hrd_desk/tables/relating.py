"""Related events that a table names by their titles."""

import uuid
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from hrd_desk.i18n import ngettext
from hrd_desk.model.event import Event
from hrd_desk.model.parts import UPDATE, EventLink
from hrd_desk.storage.events import read_events, save_event

_AT_ONCE = 500
_NAMED = 3


def relate(session: Session, wanted: Sequence[tuple[int, uuid.UUID, list[str]]]) -> list[str]:
    """Link records with those that have these titles; return sentences about titles in vain.

    `wanted` has the row, the record and the titles that it names. A title that no record has, or
    several have, links to nothing.
    """
    if not wanted:
        return []
    titles = sorted({title for _row, _uid, listed in wanted for title in listed})
    uids = _uids_of(session, titles)
    unclear = [
        (row, title)
        for row, uid, listed in wanted
        for title in listed
        if len(uids.get(title, set()) - {uid}) != 1
    ]
    for _row, uid, listed in wanted:
        targets = [uids.get(title, set()) - {uid} for title in listed]
        _link(session, uid, [next(iter(found)) for found in targets if len(found) == 1])
    return _sentences(unclear)


def _uids_of(session: Session, titles: list[str]) -> dict[str, set[uuid.UUID]]:
    found: dict[str, set[uuid.UUID]] = {}
    for begin in range(0, len(titles), _AT_ONCE):
        query = select(Event.title, Event.uid).where(
            Event.title.in_(titles[begin : begin + _AT_ONCE]), Event.deleted_version.is_(None)
        )
        for title, uid in session.execute(query):
            found.setdefault(title, set()).add(uid)
    return found


def _link(session: Session, uid: uuid.UUID, targets: list[uuid.UUID]) -> None:
    for event in read_events(session, [uid]):
        known = {link.target_uid for link in event.links}
        new = [target for target in dict.fromkeys(targets) if target not in known]
        if new:
            event.links += [EventLink(target_uid=target, link_type=UPDATE) for target in new]
            save_event(session, event)
            session.expunge_all()


def _sentences(unclear: list[tuple[int, str]]) -> list[str]:
    if not unclear:
        return []
    named = "; ".join(f"{row}: “{title}”" for row, title in unclear[:_NAMED])
    words = ngettext(
        "{count} related event is not linked, because not exactly one record has its title:"
        " row {named}.",
        "{count} related events are not linked, because not exactly one record has their title:"
        " row {named} …",
        len(unclear),
    )
    return [words.format(count=len(unclear), named=named)]
