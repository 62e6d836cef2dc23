"""Manifests: one text for each, and no odd value gets past the reading of it."""

import contextlib
import copy
import json
import uuid
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrd_desk.sync.manifest import (
    MAX_CHANGES_BYTES,
    MAX_FILE_BYTES,
    MAX_MANIFEST_BYTES,
    MAX_PART_BYTES,
    MAX_PIECES,
    PIECE_TEXT_BYTES,
    Acknowledged,
    Counts,
    Manifest,
    Piece,
    PieceKind,
    from_bytes,
    manifest_hash,
    to_bytes,
)
from hrd_desk.sync.refusals import Refusal, RefusedError
from hrd_desk.sync.strict_json import MAX_DEPTH, read_object
from tests.sync.bundles import FIELD_UID, HQ_UID

RECIPIENT = "age1" + "q" * 58
SHA256 = "ab" * 32
CHANGES = Piece(PieceKind.CHANGES, SHA256, 0, 500, 500, SHA256)
VIDEO = Piece(PieceKind.FILE, "cd" * 32, 1000, 300, 5000, "ef" * 32)
PADDING = Piece(PieceKind.PADDING, "12" * 32, 0, 40, 40, "12" * 32)


def a_manifest(**facts: Any) -> Manifest:
    wanted: dict[str, Any] = {
        "sender_uid": FIELD_UID,
        "sender_code": "ALM",
        "recipient_uid": HQ_UID,
        "epoch": 2,
        "number": 5,
        "previous": bytes(range(32)),
        "from_position": 10,
        "to_position": 20,
        "last_sequence": 33,
        "acknowledges": Acknowledged(4, 9, bytes(32), {f"{FIELD_UID}/1": 7}),
        "counts": Counts(1, 2, 3),
        "recipients": (RECIPIENT,),
        "changes_bytes": 900,
        "part": 2,
        "parts": 3,
        "pieces": (CHANGES, VIDEO, PADDING),
    }
    return Manifest(**(wanted | facts))


def canonical(facts: Any) -> bytes:
    return json.dumps(facts, sort_keys=True, separators=(",", ":")).encode()


def facts_of(manifest: Manifest) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads(to_bytes(manifest))
    return facts


def refusal(text: bytes) -> Refusal:
    with pytest.raises(RefusedError) as caught:
        from_bytes(text)
    return caught.value.code


def refusal_with(change: Callable[[dict[str, Any]], object]) -> Refusal:
    facts = facts_of(a_manifest())
    change(facts)
    return refusal(canonical(facts))


# --- what is written is read ----------------------------------------------------------------------

sha256s = st.binary(min_size=32, max_size=32).map(bytes.hex)


@st.composite
def pieces(draw: st.DrawFn, kind: PieceKind) -> Piece:
    total = draw(st.integers(0, MAX_FILE_BYTES))
    offset = draw(st.integers(0, max(0, total - 1)))
    size = draw(st.integers(min(1, total), min(total - offset, MAX_PART_BYTES // 4)))
    sha256 = draw(sha256s)
    piece_sha256 = sha256 if size == total else draw(sha256s)
    return Piece(kind, sha256, offset, size, total, piece_sha256)


@given(
    uids=st.tuples(st.uuids(), st.uuids(), st.uuids()),
    numbers=st.tuples(st.integers(1, 2**31 - 1), st.integers(0, 2**63 - 1)),
    holds=st.dictionaries(st.uuids().map("{}/1".format), st.integers(0, 2**63 - 1), max_size=5),
    files=st.lists(pieces(PieceKind.FILE), max_size=2, unique_by=lambda piece: piece.sha256),
    changes=st.lists(pieces(PieceKind.CHANGES), max_size=1),
)
def test_what_is_written_is_read_again(
    uids: tuple[uuid.UUID, uuid.UUID, uuid.UUID],
    numbers: tuple[int, int],
    holds: dict[str, int],
    files: list[Piece],
    changes: list[Piece],
) -> None:
    count, position = numbers
    manifest = a_manifest(
        bundle_uid=uids[0],
        sender_uid=uids[1],
        recipient_uid=uids[2],
        number=count,
        to_position=position,
        from_position=position // 2,
        acknowledges=Acknowledged(count, position, bytes(32), holds),
        pieces=(*changes, *files, PADDING),
    )
    assert from_bytes(to_bytes(manifest)) == manifest


def test_a_manifest_has_one_text_and_one_hash() -> None:
    manifest = a_manifest()
    assert to_bytes(manifest) == canonical(facts_of(manifest))
    assert manifest_hash(manifest) == manifest_hash(from_bytes(to_bytes(manifest)))
    assert manifest_hash(manifest) != manifest_hash(replace(manifest, part=1))


def test_the_text_of_a_piece_is_never_longer_than_reckoned() -> None:
    longest = replace(
        CHANGES, offset=MAX_CHANGES_BYTES, size=MAX_CHANGES_BYTES, total=MAX_CHANGES_BYTES
    )
    empty = a_manifest(pieces=())
    text = to_bytes(replace(empty, pieces=(longest, longest)))
    assert len(text) <= len(to_bytes(empty)) + 2 * PIECE_TEXT_BYTES


# --- what is refused ------------------------------------------------------------------------------

JUNK: list[Any] = [
    None, True, False, -1, 2**63, 2**200, 1.0, 1.5, "", "x", "../../etc/passwd", "C:\\CON", "\0",
    "A" * 100_000, [], [[]], {}, {"a": {}}, "\u202egnp.exe", [None], "0" * 64, 4.0e400,
]  # fmt: skip


@pytest.mark.parametrize("name", sorted(facts_of(a_manifest())))
def test_no_junk_is_taken_for_a_fact(name: str) -> None:
    facts = facts_of(a_manifest())
    for junk in JUNK:
        text = canonical(facts | {name: junk})
        try:
            manifest = from_bytes(text)
        except RefusedError:
            continue
        assert to_bytes(manifest) == text
        assert (name, junk) in [("previous", "0" * 64), ("pieces", [])]


@pytest.mark.parametrize("name", sorted(facts_of(a_manifest())))
def test_nothing_may_be_left_out(name: str) -> None:
    assert refusal_with(lambda facts: facts.pop(name)) is Refusal.BAD_MANIFEST


@pytest.mark.parametrize("within", ["acknowledges", "counts"])
def test_nothing_unknown_may_be_said_within(within: str) -> None:
    facts = facts_of(a_manifest(format=2, reader=1))
    facts[within]["more"] = 1
    assert refusal(canonical(facts)) is Refusal.BAD_MANIFEST


def test_unknown_names_are_refused_in_our_own_format() -> None:
    assert refusal_with(lambda facts: facts.update(path="/etc")) is Refusal.BAD_MANIFEST


def test_s63_a_newer_format_that_we_can_read_may_say_more() -> None:
    facts = facts_of(a_manifest(format=2)) | {"colour": ["green", {"very": True}]}
    manifest = from_bytes(canonical(facts))
    assert manifest.newer == {"colour": ["green", {"very": True}]}
    assert to_bytes(manifest) == canonical(facts)


def test_s65_what_needs_a_newer_reader_is_too_new() -> None:
    def newer(facts: dict[str, Any]) -> None:
        facts.update(format=3, reader=2, pieces="otherwise")

    assert refusal_with(newer) is Refusal.TOO_NEW
    assert refusal_with(lambda facts: facts.update(reader=2)) is Refusal.BAD_MANIFEST


def test_other_texts_of_the_same_facts_are_refused() -> None:
    text = to_bytes(a_manifest())
    facts = json.loads(text)
    spaced = json.dumps(facts, sort_keys=True).encode()
    unsorted = json.dumps(dict(reversed(facts.items())), separators=(",", ":")).encode()
    for other in (spaced, unsorted, b" " + text, text + b"\n", b"\xef\xbb\xbf" + text):
        assert refusal(other) is Refusal.BAD_MANIFEST
    assert refusal(text.replace(b'"epoch":2', b'"epoch":2.0')) is Refusal.BAD_MANIFEST
    assert refusal(text.replace(b'"epoch":2', b'"epoch":2,"epoch":2')) is Refusal.BAD_MANIFEST


@pytest.mark.parametrize(
    "text", [b"[" * 500_000, b'{"a":' * 100_000, b'{"format":' + b"9" * 5_000 + b"}", b'{"a":NaN}']
)
def test_bombs_are_refused(text: bytes) -> None:
    assert refusal(text) is Refusal.BAD_MANIFEST


def test_a_text_longer_than_allowed_is_not_read() -> None:
    assert refusal(b" " * (MAX_MANIFEST_BYTES + 1)) is Refusal.TOO_LARGE


@given(st.binary(max_size=300))
def test_any_bytes_are_refused(text: bytes) -> None:
    assert refusal(text) is Refusal.BAD_MANIFEST


@given(st.dictionaries(st.sampled_from(sorted(facts_of(a_manifest()))), st.none() | st.integers()))
def test_any_wrong_facts_are_refused_or_say_the_same(wrong: dict[str, Any]) -> None:
    text = canonical(facts_of(a_manifest()) | wrong)
    with contextlib.suppress(RefusedError):
        assert to_bytes(from_bytes(text)) == text


BAD_PIECES: dict[str, tuple[Piece, ...]] = {
    "beyond the end": (replace(VIDEO, offset=4800),),
    "nothing of something": (replace(VIDEO, size=0),),
    "more than a file may hold": (replace(VIDEO, total=MAX_FILE_BYTES + 1),),
    "a whole with two hashes": (replace(CHANGES, piece_sha256="00" * 32),),
    "the same twice": (VIDEO, replace(VIDEO, offset=0)),
    "changes twice": (CHANGES, replace(CHANGES, sha256=SHA256)),
    "changes after a file": (VIDEO, CHANGES),
    "padding before a file": (PADDING, VIDEO),
    "padding twice": (PADDING, PADDING),
    "a part of padding": (replace(PADDING, total=50),),
    "a hash that is a path": (replace(VIDEO, sha256="../" * 21 + "x"),),
    "capital letters": (replace(VIDEO, sha256="CD" * 32),),
}


@pytest.mark.parametrize("name", BAD_PIECES)
def test_pieces_that_cannot_be_are_refused(name: str) -> None:
    code = refusal(to_bytes(a_manifest(pieces=BAD_PIECES[name])))
    expected = {"more than a file may hold": Refusal.TOO_LARGE}
    assert code is expected.get(name, Refusal.BAD_MANIFEST)


def test_more_pieces_than_allowed_are_refused() -> None:
    empty = [replace(VIDEO, sha256=f"{n:064x}", size=1, offset=0) for n in range(MAX_PIECES + 1)]
    assert refusal(to_bytes(a_manifest(pieces=tuple(empty)))) is Refusal.BAD_MANIFEST
    assert from_bytes(to_bytes(a_manifest(pieces=tuple(empty[1:]))))


def test_more_than_a_stick_takes_is_too_large() -> None:
    half = 2**31
    large = [
        replace(VIDEO, sha256=f"{n:064x}", offset=0, size=half - 1, total=half) for n in (1, 2)
    ]
    too_large = (*large, replace(VIDEO, size=3))
    assert refusal(to_bytes(a_manifest(pieces=too_large))) is Refusal.TOO_LARGE


@pytest.mark.parametrize(
    "wrong",
    [
        {"recipients": []},
        {"recipients": ["age1" + "b" * 58]},
        {"recipients": [RECIPIENT, RECIPIENT]},
        {"recipients": ["age1" + "z" * 58, RECIPIENT]},
        {"sender_uid": str(FIELD_UID).upper()},
        {"sender_uid": f"{{{FIELD_UID}}}"},
        {"sender_code": "alm"},
        {"sender_code": "A/B"},
        {"sender_code": "ALM\n"},
        {"part": 4},
        {"part": 0},
        {"epoch": 0},
        {"from_position": 21},
        {"previous": "AB" * 32},
    ],
)
def test_values_out_of_their_range_are_refused(wrong: dict[str, Any]) -> None:
    assert refusal_with(lambda facts: facts.update(wrong)) is Refusal.BAD_MANIFEST


@pytest.mark.parametrize("line", ["x/1", f"{FIELD_UID}", f"{FIELD_UID}/0", f"../{FIELD_UID}/1"])
def test_what_is_held_is_named_by_desk_and_epoch(line: str) -> None:
    def wrong(facts: dict[str, Any]) -> None:
        facts["acknowledges"]["holds"] = {line: 1}

    assert refusal_with(wrong) is Refusal.BAD_MANIFEST


# --- JSON from elsewhere --------------------------------------------------------------------------

values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.text() | st.floats(-1e9, 1e9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)


@given(st.dictionaries(st.text(), values, max_size=4))
def test_an_object_is_read_as_it_was_written(value: dict[str, Any]) -> None:
    assert read_object(json.dumps(value).encode()) == value
    assert read_object(json.dumps(value, ensure_ascii=False).encode()) == value


@given(st.binary(max_size=200))
def test_any_bytes_are_an_object_or_a_value_error(text: bytes) -> None:
    try:
        assert isinstance(read_object(text), dict)
    except ValueError:
        assert True


SURPRISES = [
    b"[]", b"1", b'"a"', b"", b"{", b'{"a":1,"a":1}', b'{"a":NaN}', b'{"a":-Infinity}',
    b'{"a":1e999}', b'{"a":-1e999}', b'{"a":9223372036854775808}',
    b'{"a":' + b"1" * 6_000 + b"}", b'{"a":"\\ud800"}', b'{"\\uDFFF":1}', b'{"a":"\xff"}',
    b'{"a":"\xed\xa0\x80"}', b'{"a":' + b"[" * MAX_DEPTH + b"]" * MAX_DEPTH + b"}",
    b'{"a":' * 100_000, b"\xef\xbb\xbf{}",
]  # fmt: skip


@pytest.mark.parametrize("text", SURPRISES)
def test_what_could_surprise_is_no_object(text: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  whichever
        read_object(text)


def test_wide_is_not_deep() -> None:
    wide = {"a": [[number] for number in range(5_000)]}
    assert read_object(json.dumps(wide).encode()) == copy.deepcopy(wide)
    assert read_object(b'{"pair":"\\ud83d\\ude00"}') == {"pair": "\U0001f600"}
