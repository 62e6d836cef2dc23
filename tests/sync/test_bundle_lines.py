"""Packed lines: unpacked as they were, and never into more than was said."""

import os
from collections.abc import Iterator

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from hrd_desk.sync.bundle_reader import unpacked_lines
from hrd_desk.sync.manifest import MAX_CHANGES_BYTES, MAX_LINE_BYTES
from hrd_desk.sync.refusals import Refusal, RefusedError
from tests.sync.bundles import chunks_of

TEXT = b"".join(
    b'{"n":%d,"hash":"%s"}\n' % (n, os.urandom(20).hex().encode()) for n in range(5_000)
)


def packed(text: bytes, level: int = 9) -> bytes:
    return zstandard.ZstdCompressor(level, write_checksum=True).compress(text)


def refusal(content: bytes, declared_bytes: int) -> Refusal:
    with pytest.raises(RefusedError) as caught:
        list(unpacked_lines(chunks_of(content, 65_536), declared_bytes))
    return caught.value.code


@given(
    st.lists(st.binary(max_size=40).map(lambda line: line.replace(b"\n", b""))), st.integers(1, 99)
)
def test_lines_come_back_whatever_the_chunks(lines: list[bytes], chunk: int) -> None:
    text = b"".join(line + b"\n" for line in lines)
    assert list(unpacked_lines(chunks_of(packed(text), chunk), len(text))) == lines


def test_many_lines_come_back() -> None:
    assert list(unpacked_lines(iter([packed(TEXT)]), len(TEXT))) == TEXT.splitlines()


def test_several_frames_are_one_text() -> None:
    content = packed(TEXT[:1000]) + packed(TEXT[1000:])
    assert b"\n".join(unpacked_lines(iter([content]), len(TEXT))) + b"\n" == TEXT


BOMBS = [packed(bytes(2**28), 1), packed(b"{}\n" * 2**26, 1)]


@pytest.mark.parametrize("declared_bytes", [0, 1, 1_000_000, 2**28, MAX_CHANGES_BYTES])
def test_s82_a_bomb_is_stopped_by_its_ratio_or_its_size(declared_bytes: int) -> None:
    for bomb in BOMBS:
        assert refusal(bomb, declared_bytes) is Refusal.TOO_LARGE


def test_s82_a_bomb_that_tells_its_size_is_stopped_all_the_same() -> None:
    text = b"{}\n" * 2_000_000
    assert refusal(packed(text), len(text)) is Refusal.TOO_LARGE


def test_s82_a_line_without_end_is_stopped() -> None:
    endless = os.urandom(1000).hex().encode() * 20_000
    assert refusal(packed(endless, 1), len(endless)) in (Refusal.TOO_LARGE, Refusal.DAMAGED)
    noise = os.urandom(MAX_LINE_BYTES + 300_000).replace(b"\n", b"")
    assert refusal(packed(noise, 1), len(noise)) is Refusal.TOO_LARGE


def test_a_line_of_the_longest_length_comes_back() -> None:
    line = os.urandom(MAX_LINE_BYTES // 2).hex().encode()
    assert list(unpacked_lines(iter([packed(line + b"\n", 1)]), len(line) + 1)) == [line]


def test_a_last_line_without_its_end_is_damage() -> None:
    assert refusal(packed(TEXT[:-1]), len(TEXT) - 1) is Refusal.DAMAGED


@pytest.mark.parametrize("wrong", [-1, 1, 1000])
def test_another_length_than_was_said_is_refused(wrong: int) -> None:
    expected = Refusal.DAMAGED if wrong > 0 else Refusal.TOO_LARGE
    assert refusal(packed(TEXT), len(TEXT) + wrong) is expected


def test_more_than_any_bundle_may_hold_is_refused_unread() -> None:
    def never() -> Iterator[bytes]:
        raise AssertionError("nothing is read")
        yield b""

    with pytest.raises(RefusedError) as caught:
        list(unpacked_lines(never(), MAX_CHANGES_BYTES + 1))
    assert caught.value.code is Refusal.TOO_LARGE


def test_a_frame_that_wants_much_memory_is_refused() -> None:
    greedy = zstandard.ZstdCompressionParameters(window_log=27)
    stream = zstandard.ZstdCompressor(compression_params=greedy).compressobj()
    content = stream.compress(TEXT) + stream.flush()
    assert refusal(content, len(TEXT)) is Refusal.DAMAGED


@pytest.mark.parametrize("content", [b"", b"no zstd", packed(TEXT)[:-20], packed(TEXT) + b"more!"])
def test_what_is_not_packed_lines_is_damage(content: bytes) -> None:
    assert refusal(content, len(TEXT)) is Refusal.DAMAGED


@given(st.integers(0, 10**6), st.integers(1, 255))
def test_damaged_packing_is_refused(place: int, flip: int) -> None:
    content = bytearray(packed(TEXT))
    content[place % len(content)] ^= flip
    assert refusal(bytes(content), len(TEXT)) in (Refusal.DAMAGED, Refusal.TOO_LARGE)


def test_what_the_chunks_raise_is_passed_on() -> None:
    def broken() -> Iterator[bytes]:
        yield packed(TEXT)[:1000]
        raise LookupError("the staged file is gone")

    with pytest.raises(LookupError, match="staged"):
        list(unpacked_lines(broken(), len(TEXT)))
