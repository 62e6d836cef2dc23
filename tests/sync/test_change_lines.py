"""The short way through a change's line says what the long one says, or leaves it to it."""

import json
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrd_desk.storage.merge.incoming import IncomingChange, LeftAside, Written
from hrd_desk.sync.lines import (
    Lines,
    Remarks,
    _change,
    _change_as_written,
    _read,
    aside_line,
    remark_lines,
    revision_lines,
)
from hrd_desk.sync.refusals import RefusedError
from tests.bench.incoming import FieldDesk

TEXTS = st.none() | st.text(st.characters(codec="utf-8")) | st.just('{"title": "\\u0000"}')
CHANGES = st.builds(
    IncomingChange,
    kind=st.sampled_from(["event", "term-use", "withheld", "Party", "a" * 21]),
    root_uid=st.uuids(),
    uid=st.uuids(),
    group_number=st.integers(0, 40_000),
    base=st.integers(0, 2**63),
    old=TEXTS,
    new=TEXTS,
    seal=st.binary(min_size=47, max_size=48),
)


def line_of(change: IncomingChange) -> bytes:
    facts: dict[str, object] = {"t": "change", "kind": change.kind, "root": change.root_uid.hex}
    facts |= {"uid": change.uid.hex, "group": change.group_number, "base": change.base}
    facts |= {"old": change.old, "new": change.new, "seal": change.seal.hex()}
    return json.dumps(facts, ensure_ascii=False, separators=(",", ":")).encode()


def read(line: bytes) -> IncomingChange | None:
    """Return what the long way makes of a line, None if it turns it away."""
    try:
        facts = _read(line)
        return _change(facts) if facts["t"] == "change" else None
    except RefusedError:
        return None


def shortly(line: bytes) -> tuple[IncomingChange | None, bool]:
    """Return what the short way makes of a line, and whether it leaves it to the long one."""
    try:
        change = _change_as_written(line)
    except RefusedError:
        return None, False
    return change, change is None


@given(CHANGES)
def test_both_ways_read_the_same(change: IncomingChange) -> None:
    line = line_of(change)
    found, is_left = shortly(line)
    assert is_left or found == read(line)


@given(CHANGES, st.integers(0), st.binary(max_size=3))
def test_both_ways_read_a_changed_line_alike(
    change: IncomingChange, place: int, put: bytes
) -> None:
    line = bytearray(line_of(change))
    at = place % len(line)
    line[at : at + 1] = put
    found, is_left = shortly(bytes(line))
    assert is_left or found == read(bytes(line))


def test_what_a_desk_writes_is_read_the_short_way() -> None:
    uid = uuid.uuid4()
    revision = FieldDesk().save(uid, ())
    kinds = [
        ("event", uid, None),
        ("term-use", uuid.uuid4(), None),
        ("event", uid, '{"a": "é\\n"}'),
    ]
    changes = [
        IncomingChange(kind, uid, row, 2, 1 << 60, old, '{"title": "\N{SNOWMAN}"}', bytes(48))
        for kind, row, old in kinds
    ]
    revision.changes = iter(changes)
    lines = list(revision_lines(revision))
    assert [_change_as_written(line) for line in lines] == [None, *changes]
    (read_again,) = Lines(lines).revisions()
    assert read_again.version == revision.version


def test_a_change_outside_a_revision_is_turned_away() -> None:
    change = IncomingChange("event", uuid.uuid4(), uuid.uuid4(), 0, 0, None, "{}", bytes(48))
    try:
        list(Lines([line_of(change)]).revisions())
    except RefusedError:
        return
    raise AssertionError("it was read")


def test_what_headquarters_leaves_aside_comes_back_as_it_was() -> None:
    row, root = uuid.uuid4(), uuid.uuid4()
    written = {Written("event", root, 2, 5), Written("term-use", row, 0, 9)}
    left = LeftAside(root, frozenset(written))
    lines = Lines([*remark_lines(Remarks(seen=[bytes(32)])), aside_line(left)])
    assert list(lines.revisions()) == []
    assert (lines.remarks.seen, lines.remarks.left_aside) == ([bytes(32)], [left])


@pytest.mark.parametrize(
    "changes", ["", None, [1], [["event", "00", 2, 5]], [["event", "0" * 32, 2]], [{"kind": 1}]]
)
def test_half_a_line_of_what_is_left_aside_is_turned_away(changes: object) -> None:
    facts = {"t": "aside", "root": uuid.uuid4().hex, "changes": changes}
    with pytest.raises(RefusedError):
        list(Lines([json.dumps(facts).encode()]).revisions())
