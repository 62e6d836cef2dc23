"""What a field desk would send, made up: revisions with true seals and hashes, one a save."""

import json
import os
import time
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from nacl.signing import SigningKey
from sqlalchemy import text

from hrd_desk.merge_groups import EXISTENCE
from hrd_desk.storage.database import Database
from hrd_desk.storage.journal.chain import FIRST_HASH, revision_hash, sign_revision
from hrd_desk.storage.journal.journaled import known_columns
from hrd_desk.storage.journal.recording import SALT_SIZE, Content, next_version, seal
from hrd_desk.storage.merge.incoming import IncomingChange, IncomingDesk, IncomingRevision
from hrd_desk.storage.opening import OpenDesk
from tests.bench.population import MadeEvent, Population, part_uid
from tests.builders import vocabulary_of

NODE = 77
KEY = SigningKey.generate()
TITLE, COUNTRY = 2, 3


@dataclass(frozen=True, slots=True)
class Edit:
    """One change that somebody makes: kind, uid of the row, group, base, JSON before and after."""

    kind: str
    uid: uuid.UUID
    group_number: int
    base: int
    old: dict[str, Any] | None
    new: dict[str, Any] | None


def field_desk(uid: uuid.UUID) -> IncomingDesk:
    """Return the identity of a made-up desk."""
    return IncomingDesk(uid, "FLD", "field", NODE, bytes(KEY.verify_key))


class FieldDesk:
    """A desk that exists only in what it sends."""

    def __init__(self) -> None:
        self.desk = field_desk(uuid.uuid4())
        self._sequence, self._version, self._hash = 0, 0, FIRST_HASH
        self._now_ms = time.time_ns() // 1_000_000

    def save(self, root: uuid.UUID, edits: Iterable[Edit], after: int = 0) -> IncomingRevision:
        """Return the revision of one save; its version is past `after`."""
        self._sequence += 1
        self._version = next_version(max(self._version, after), self._now_ms, NODE)
        changes = [_change(root, edit) for edit in edits]
        revision = IncomingRevision(
            desk_uid=self.desk.uid,
            epoch=1,
            sequence=self._sequence,
            version=self._version,
            author="Field",
            noted_at_ms=self._now_ms,
            action="save",
            reason="",
            previous_hash=self._hash,
            hash=b"",
            signature=None,
            changes=iter(changes),
        )
        revision.hash = revision_hash(revision, self.desk.uid, (c.seal for c in changes))
        revision.signature = sign_revision(bytes(KEY), revision.hash)
        self._hash = revision.hash
        return revision


@dataclass(frozen=True, slots=True)
class Saved:
    """A revision whose changes can be read as often as one likes."""

    revision: IncomingRevision
    changes: list[IncomingChange]

    def again(self) -> IncomingRevision:
        """Return the revision with its changes at their beginning."""
        return replace(self.revision, changes=iter(self.changes))


def kept(revisions: Iterable[IncomingRevision]) -> list[Saved]:
    """Return revisions to be read again and again."""
    return [Saved(revision, list(revision.changes)) for revision in revisions]


def _change(root: uuid.UUID, edit: Edit) -> IncomingChange:
    old, new = (_text(values) for values in (edit.old, edit.new))
    content = Content(edit.kind, root.bytes, edit.uid.bytes, edit.group_number, edit.base, old, new)
    sealed = seal(os.urandom(SALT_SIZE), content)
    return IncomingChange(edit.kind, root, edit.uid, edit.group_number, edit.base, old, new, sealed)


def _text(values: dict[str, Any] | None) -> str | None:
    return None if values is None else json.dumps(values, ensure_ascii=False)


def _whole(kind: str, **values: Any) -> dict[str, Any]:
    return known_columns(kind, EXISTENCE) | values


def new_events(desk: OpenDesk, first: int, count: int) -> Iterator[IncomingRevision]:
    """Yield the saves of `count` new events with their parts; numbers begin with `first`."""
    terms, sender = _terms(desk), FieldDesk()
    for made in Population(vocabulary_of(desk)).events(first, count):
        yield sender.save(made.uid, _creation(made, terms))


def _terms(desk: OpenDesk) -> dict[int, uuid.UUID]:
    with desk.database.snapshot() as session:
        rows = session.execute(text("SELECT id, uid FROM term"))
        return {int(row[0]): uuid.UUID(bytes=row[1]) for row in rows}


def _creation(made: MadeEvent, terms: dict[int, uuid.UUID]) -> Iterator[Edit]:
    day = made.day.isoformat()
    event = _whole(
        "event",
        reference=f"F-{made.reference}",
        title=made.title,
        country_code=made.country_code,
        start_date=day,
        description=made.description,
        summary=made.description[:120],
        record_status="draft",
    )
    yield Edit("event", made.uid, EXISTENCE, 0, None, event)
    for term_id in made.term_ids:
        yield Edit("term-use", terms[term_id], EXISTENCE, 0, None, {"label_coded": "coded"})
    place = _whole(
        "place",
        locality=made.locality,
        latitude_deg=made.latitude_deg,
        longitude_deg=made.longitude_deg,
        is_primary=1,
    )
    yield Edit("place", uuid.UUID(bytes=part_uid(made, 1)), EXISTENCE, 0, None, place)
    count = _whole("count", role="affected", minimum=1, maximum=1, words="1")
    yield Edit("count", uuid.UUID(bytes=part_uid(made, 2)), EXISTENCE, 0, None, count)


@dataclass(frozen=True, slots=True)
class Standing:
    """An event as it stands on a desk, with the versions of what an edit elsewhere replaces."""

    uid: uuid.UUID
    title_version: int
    country_version: int
    title: str
    country_code: str


def standing_events(database: Database, count: int, events: int) -> list[Standing]:
    """Return `count` events from all over the desk."""
    step = max(1, events // count)
    versions = (
        "coalesce((SELECT g.version FROM group_version g WHERE g.uid = e.uid"
        " AND g.group_number = {}), e.version)"
    )
    with database.snapshot() as session:
        rows = session.execute(
            text(
                f"SELECT uid, {versions.format(TITLE)}, {versions.format(COUNTRY)}, title,"  # noqa: S608  our own names
                " country_code FROM event e WHERE id % :step = 0"
            ),
            {"step": step},
        )
        found = [Standing(uuid.UUID(bytes=row[0]), *row[1:]) for row in rows]
    return found[:count]


def edited_events(standing: Iterable[Standing]) -> Iterator[IncomingRevision]:
    """Yield saves that change two values of each event, on top of what stands there."""
    sender = FieldDesk()
    for event in standing:
        title = {"title": f"{event.title} (seen)"}
        country = {"country_code": "KZ" if event.country_code != "KZ" else "KG"}
        yield sender.save(
            event.uid,
            (
                Edit("event", event.uid, TITLE, event.title_version, {"title": event.title}, title),
                Edit(
                    *("event", event.uid, COUNTRY, event.country_version),
                    *({"country_code": event.country_code}, country),
                ),
            ),
            after=max(event.title_version, event.country_version),
        )
