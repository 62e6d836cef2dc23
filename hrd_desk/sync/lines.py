"""The lines of a bundle: revisions as JSON, one line a revision, one line each of its changes.

Described in docs/formats/exchange.md. A line of a kind that this version does not know is passed
over and counted, so that a newer desk may say more.
"""

import functools
import json
import re
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from hrd_desk.storage.journal.journaled import WITHHELD
from hrd_desk.storage.merge.incoming import (
    IncomingChange,
    IncomingDesk,
    IncomingRevision,
    LeftAside,
    Told,
    Written,
)
from hrd_desk.storage.merge.outgoing import withheld
from hrd_desk.sync.refusals import Refusal, RefusedError
from hrd_desk.sync.strict_json import read_object, write_object

MOST_DESKS = 10_000
MOST_KEYS = 1000
MOST_NOTES = 100_000
_LARGEST = 2**63 - 1
_UID, _HASH, _SIGNATURE, _SEAL = 16, 32, 64, 48


@dataclass(frozen=True, slots=True)
class Mark:
    """A desk's signature over its chain up to a revision."""

    desk_uid: uuid.UUID
    epoch: int
    sequence: int
    hash: bytes
    signature: bytes


@dataclass(frozen=True, slots=True)
class Note:
    """What the sender could not apply of the receiver's work: the revision, the record, why."""

    revision_hash: bytes
    record_uid: uuid.UUID
    reason: str


@dataclass(slots=True)
class Remarks:
    """What a bundle says beside its revisions: complete once all its lines were read."""

    marks: list[Mark] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    wanted_files: list[str] = field(default_factory=list)
    seen: list[bytes] = field(default_factory=list)
    left_aside: list[LeftAside] = field(default_factory=list)
    newer_lines: int = 0


# --- writing --------------------------------------------------------------------------------------


def desk_line(desk: IncomingDesk) -> bytes:
    """Return the line of a desk whose revisions follow."""
    return _line(
        t="desk",
        uid=desk.uid.hex,
        code=desk.code,
        role=desk.role,
        node=desk.node,
        verify_key=desk.verify_key.hex(),
        former_keys=[key.hex() for key in desk.former_keys],
    )


def revision_lines(revision: IncomingRevision) -> Iterator[bytes]:
    """Yield the line of a revision and those of its changes."""
    yield _line(
        t="revision",
        desk=revision.desk_uid.hex,
        epoch=revision.epoch,
        sequence=revision.sequence,
        version=revision.version,
        author=revision.author,
        noted_at_ms=revision.noted_at_ms,
        action=revision.action,
        reason=revision.reason,
        previous_hash=revision.previous_hash.hex(),
        hash=revision.hash.hex(),
        signature=revision.signature.hex() if revision.signature else None,
    )
    for change in revision.changes:
        if change.kind == WITHHELD:
            yield _line(t="withheld", digest=change.seal.hex())
        else:
            yield _line(
                t="change",
                kind=change.kind,
                root=change.root_uid.hex,
                uid=change.uid.hex,
                group=change.group_number,
                base=change.base,
                old=change.old,
                new=change.new,
                seal=change.seal.hex(),
            )


def remark_lines(remarks: Remarks) -> Iterator[bytes]:
    """Yield the lines of what stands beside the revisions."""
    for mark in remarks.marks:
        yield _line(
            t="mark",
            desk=mark.desk_uid.hex,
            epoch=mark.epoch,
            sequence=mark.sequence,
            hash=mark.hash.hex(),
            signature=mark.signature.hex(),
        )
    for note in remarks.notes:
        yield _line(
            t="unfit",
            revision=note.revision_hash.hex(),
            record=note.record_uid.hex,
            reason=note.reason,
        )
    for sha256 in remarks.wanted_files:
        yield _line(t="wanted", sha256=sha256)
    for revision_hash in remarks.seen:
        yield _line(t="seen", revision=revision_hash.hex())


def aside_line(left: LeftAside) -> bytes:
    """Return the line that says what the sender does not show of a record."""
    changes = sorted((kind, uid.hex, *numbers) for kind, uid, *numbers in left.changes)
    return _line(t="aside", root=left.root_uid.hex, changes=changes)


def _line(**facts: Any) -> bytes:
    return write_object(facts)


# --- reading --------------------------------------------------------------------------------------


class Lines:
    """Reads a bundle's lines once: first the desks, then the revisions, then what is beside.

    Whatever is wrong with a line is a `RefusedError`, when the line is reached.
    """

    def __init__(self, lines: Iterable[bytes]) -> None:
        """Begin to read."""
        self._facts = (_change_as_written(line) or _read(line) for line in lines)
        self._next: dict[str, Any] | IncomingChange | None = next(self._facts, None)
        self.remarks = Remarks()

    def desks(self) -> list[IncomingDesk]:
        """Return the desks whose revisions follow."""
        found: list[IncomingDesk] = []
        while self._is("desk") and len(found) < MOST_DESKS:
            found.append(_desk(self._facts_of(self._take())))
        return found

    def revisions(self) -> Iterator[IncomingRevision]:
        """Yield the revisions; each one's changes must be read before the next."""
        while self._next is not None:
            if self._is("revision"):
                yield _revision(self._facts_of(self._take()), self._changes())
                for _unread in self._changes():
                    pass
            else:
                self._remark(self._facts_of(self._take()))

    def told(self, *, is_newest: bool) -> Told:
        """Return what was said of this desk's work, once all lines were read.

        What an older bundle leaves aside was overtaken.
        """
        return Told(self.remarks.seen, self.remarks.left_aside if is_newest else ())

    def _changes(self) -> Iterator[IncomingChange]:
        while True:
            if isinstance(self._next, IncomingChange):
                change = self._next
                self._take()
                yield change
            elif self._is("change"):
                yield _change(self._facts_of(self._take()))
            elif self._is("withheld"):
                yield withheld(_bytes(self._facts_of(self._take()).get("digest"), _HASH))
            else:
                return

    def _is(self, kind: str) -> bool:
        return isinstance(self._next, dict) and self._next["t"] == kind

    def _take(self) -> dict[str, Any] | IncomingChange | None:
        facts, self._next = self._next, next(self._facts, None)
        return facts

    def _facts_of(self, line: dict[str, Any] | IncomingChange | None) -> dict[str, Any]:
        if isinstance(line, IncomingChange):
            raise _bad()  # a change outside a revision
        return line or {}

    def _remark(self, facts: dict[str, Any]) -> None:
        remarks = self.remarks
        notes = (remarks.marks, remarks.notes, remarks.wanted_files, remarks.seen)
        if sum(len(some) for some in notes) > MOST_NOTES:
            raise _bad()
        match facts["t"]:
            case "mark":
                remarks.marks.append(_mark(facts))
            case "unfit":
                remarks.notes.append(
                    Note(
                        revision_hash=_bytes(facts.get("revision"), _HASH),
                        record_uid=_uid(facts.get("record")),
                        reason=_text(facts.get("reason"), 1000),
                    )
                )
            case "wanted":
                remarks.wanted_files.append(_bytes(facts.get("sha256"), _HASH).hex())
            case "seen":
                remarks.seen.append(_bytes(facts.get("revision"), _HASH))
            case "aside":
                remarks.left_aside.append(_left_aside(facts))
            case "desk" | "revision" | "change" | "withheld":
                raise _bad()
            case _:
                remarks.newer_lines += 1


_CHANGE_HEAD = re.compile(
    r'\{"t":"change","kind":"([a-z-]{1,20})","root":"([0-9a-f]{32})","uid":"([0-9a-f]{32})"'
    r',"group":(0|[1-9][0-9]{0,4}),"base":(0|[1-9][0-9]{0,18}),"old":(?:(?=")|(null,"new":)(?=[n"]))'
)
_CHANGE_MIDDLE = re.compile(',"new":(?=[n"])')
_CHANGE_END = re.compile(r',"seal":"([0-9a-f]{96})"\}')
_value_at = json.JSONDecoder().raw_decode


def _change_as_written(line: bytes) -> IncomingChange | None:
    """Return the change of a line if its parts stand as `revision_lines` puts them, else None.

    Most lines of a file are such; this takes a third of the time of reading any object.
    """
    try:
        text = line.decode()
        if (head := _CHANGE_HEAD.match(text)) is None or head[1] == WITHHELD:
            return None
        kind, root, uid, group, base, is_new = head.groups()
        old, end = None, head.end()
        if is_new is None:
            old, end = _value_at(text, end)
            if (middle := _CHANGE_MIDDLE.match(text, end)) is None:
                return None
            end = middle.end()
        new, end = _value_at(text, end)
        if (seal := _CHANGE_END.fullmatch(text, end)) is None:
            return None
    except ValueError:
        return None
    return IncomingChange(
        kind=kind,
        root_uid=_uid_of(root),
        uid=_uid_of(uid),
        group_number=_whole(int(group), 0, 32_767),
        base=_whole(int(base), 0),
        old=None if old is None else _text(old, _LARGEST),
        new=None if new is None else _text(new, _LARGEST),
        seal=bytes.fromhex(seal[1]),
    )


@functools.lru_cache(4096)
def _uid_of(text: str) -> uuid.UUID:
    """Return the UUID in 32 hexadecimal digits; most come again and again."""
    return uuid.UUID(text)


def _read(line: bytes) -> dict[str, Any]:
    try:
        facts = read_object(line)
    except ValueError as error:
        raise _bad() from error
    if not isinstance(facts.get("t"), str):
        raise _bad()
    return facts


def _desk(facts: dict[str, Any]) -> IncomingDesk:
    role = facts.get("role")
    if role not in ("field", "hq"):
        raise _bad()
    return IncomingDesk(
        uid=_uid(facts.get("uid")),
        code=_text(facts.get("code"), 12),
        role=role,
        node=_whole(facts.get("node"), 0, 8191),
        verify_key=_bytes(facts.get("verify_key"), _HASH),
        former_keys=_former_keys(facts.get("former_keys", [])),
    )


def _former_keys(value: Any) -> tuple[bytes, ...]:
    if not isinstance(value, list) or len(value) > MOST_KEYS:
        raise _bad()
    return tuple(_bytes(key, _HASH) for key in value)


def _revision(facts: dict[str, Any], changes: Iterator[IncomingChange]) -> IncomingRevision:
    signature = facts.get("signature")
    return IncomingRevision(
        desk_uid=_uid(facts.get("desk")),
        epoch=_whole(facts.get("epoch"), 1, 2**31 - 1),
        sequence=_whole(facts.get("sequence"), 1),
        version=_whole(facts.get("version"), 1),
        author=_text(facts.get("author"), 100),
        noted_at_ms=_whole(facts.get("noted_at_ms"), -(2**52), 2**52),
        action=_text(facts.get("action"), 40),
        reason=_text(facts.get("reason"), 100_000),
        previous_hash=_bytes(facts.get("previous_hash"), _HASH),
        hash=_bytes(facts.get("hash"), _HASH),
        signature=None if signature is None else _bytes(signature, _SIGNATURE),
        changes=changes,
    )


def _change(facts: dict[str, Any]) -> IncomingChange:
    old, new = facts.get("old"), facts.get("new")
    kind = _text(facts.get("kind"), 20)
    if kind == WITHHELD:
        raise _bad()
    return IncomingChange(
        kind=kind,
        root_uid=_uid(facts.get("root")),
        uid=_uid(facts.get("uid")),
        group_number=_whole(facts.get("group"), 0, 32_767),
        base=_whole(facts.get("base"), 0),
        old=None if old is None else _text(old, _LARGEST),
        new=None if new is None else _text(new, _LARGEST),
        seal=_bytes(facts.get("seal"), _SEAL),
    )


def _mark(facts: dict[str, Any]) -> Mark:
    return Mark(
        desk_uid=_uid(facts.get("desk")),
        epoch=_whole(facts.get("epoch"), 1, 2**31 - 1),
        sequence=_whole(facts.get("sequence"), 1),
        hash=_bytes(facts.get("hash"), _HASH),
        signature=_bytes(facts.get("signature"), _SIGNATURE),
    )


def _left_aside(facts: dict[str, Any]) -> LeftAside:
    changes = facts.get("changes")
    if not isinstance(changes, list):
        raise _bad()
    return LeftAside(_uid(facts.get("root")), frozenset(map(_written, changes)))


def _written(value: Any) -> Written:
    if not isinstance(value, list) or len(value) != len(Written._fields):
        raise _bad()
    kind, uid, group, version = value
    return Written(_text(kind, 20), _uid(uid), _whole(group, 0, 32_767), _whole(version, 1))


def _uid(value: Any) -> uuid.UUID:
    return uuid.UUID(bytes=_bytes(value, _UID))


def _bytes(value: Any, size: int) -> bytes:
    if not isinstance(value, str) or len(value) != 2 * size:
        raise _bad()
    try:
        return bytes.fromhex(value)
    except ValueError as error:
        raise _bad() from error


def _text(value: Any, longest: int) -> str:
    if not isinstance(value, str) or len(value) > longest or "\0" in value:
        raise _bad()
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError as error:  # half a surrogate pair
            raise _bad() from error
    return value


def _whole(value: Any, smallest: int, largest: int = _LARGEST) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not smallest <= value <= largest:
        raise _bad()
    return value


def _bad() -> RefusedError:
    return RefusedError(Refusal.BAD_CONTENT)
