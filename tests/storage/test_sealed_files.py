"""Sealed files: what was written comes back, and nothing that was changed does."""

import errno
import os
import uuid
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrd_desk.storage.sealed_files import (
    CHUNK_BYTES,
    SEALED_CHUNK_BYTES,
    DamagedFileError,
    SealedFileWriter,
    read_sealed,
)
from tests.faults.disks import CannotMountError, small_disk

KEY = bytes(range(32))
FILE_UID = uuid.UUID(int=7)
SIZES = (0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES)
THREE_CHUNKS = b"a" * CHUNK_BYTES + b"b" * CHUNK_BYTES + b"c" * 10


def a_sealed(path: Path, content: bytes, *, key: bytes = KEY, uid: uuid.UUID = FILE_UID) -> Path:
    with SealedFileWriter(path, key, uid) as writer:
        writer.write(content)
    return path


def content_of(path: Path, *, key: bytes = KEY, uid: uuid.UUID = FILE_UID) -> bytes:
    return b"".join(read_sealed(path, key, uid))


def sealed_chunks(path: Path) -> list[bytes]:
    whole = path.read_bytes()
    starts = range(0, len(whole), SEALED_CHUNK_BYTES)
    return [whole[start : start + SEALED_CHUNK_BYTES] for start in starts]


@pytest.mark.parametrize("size", SIZES)
def test_what_was_written_comes_back(tmp_path: Path, size: int) -> None:
    content = os.urandom(size)
    path = a_sealed(tmp_path / "one", content)
    assert content_of(path) == content
    assert path.stat().st_size == size + 16 * max(1, -(-size // CHUNK_BYTES))


@given(st.lists(st.binary(max_size=50), max_size=20))
def test_it_does_not_matter_in_which_pieces_it_is_written(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[bytes]
) -> None:
    path = tmp_path_factory.mktemp("pieces") / "one"
    with SealedFileWriter(path, KEY, FILE_UID) as writer:
        for piece in pieces:
            writer.write(piece)
    assert content_of(path) == b"".join(pieces)


def test_pieces_across_the_edge_of_a_chunk_come_back(tmp_path: Path) -> None:
    pieces = [os.urandom(CHUNK_BYTES // 3) for _number in range(10)]
    with SealedFileWriter(tmp_path / "one", KEY, FILE_UID) as writer:
        for piece in pieces:
            writer.write(piece)
    assert content_of(tmp_path / "one") == b"".join(pieces)


def test_the_content_cannot_be_read_in_the_file(tmp_path: Path) -> None:
    path = a_sealed(tmp_path / "one", b"Galymzhan lives here")
    assert b"Galymzhan" not in path.read_bytes()


def test_a_file_opens_with_its_own_key_and_uid_alone(tmp_path: Path) -> None:
    path = a_sealed(tmp_path / "one", b"content")
    with pytest.raises(DamagedFileError):
        content_of(path, key=bytes(32))
    with pytest.raises(DamagedFileError):
        content_of(path, uid=uuid.UUID(int=8))


def test_a_file_cut_anywhere_is_damaged(tmp_path: Path) -> None:
    path = a_sealed(tmp_path / "one", THREE_CHUNKS)
    whole = path.read_bytes()
    edges = [0, 1, 15, 16, SEALED_CHUNK_BYTES, 2 * SEALED_CHUNK_BYTES, len(whole) - 1]
    for length in edges:
        path.write_bytes(whole[:length])
        with pytest.raises(DamagedFileError, match="damaged"):
            content_of(path)


def test_a_file_with_more_at_its_end_is_damaged(tmp_path: Path) -> None:
    for content in (b"short", THREE_CHUNKS, bytes(CHUNK_BYTES)):
        path = a_sealed(tmp_path / "one", content)
        path.write_bytes(path.read_bytes() + b"x")
        with pytest.raises(DamagedFileError):
            content_of(path)


def test_chunks_in_another_order_or_twice_are_damage(tmp_path: Path) -> None:
    path = a_sealed(tmp_path / "one", THREE_CHUNKS)
    first, second, last = sealed_chunks(path)
    for order in ([second, first, last], [first, last], [first, first, second, last]):
        path.write_bytes(b"".join(order))
        with pytest.raises(DamagedFileError):
            content_of(path)


def test_a_chunk_of_another_file_with_the_same_key_is_damage(tmp_path: Path) -> None:
    path = a_sealed(tmp_path / "one", THREE_CHUNKS)
    other = a_sealed(tmp_path / "two", THREE_CHUNKS, uid=uuid.UUID(int=8))
    path.write_bytes(b"".join([*sealed_chunks(path)[:1], *sealed_chunks(other)[1:]]))
    with pytest.raises(DamagedFileError):
        content_of(path)


@given(st.integers(min_value=0, max_value=35), st.integers(min_value=0, max_value=7))
def test_a_flipped_bit_is_damage(
    tmp_path_factory: pytest.TempPathFactory, place: int, bit: int
) -> None:
    path = a_sealed(tmp_path_factory.mktemp("flip") / "one", b"twenty bytes of text")
    whole = bytearray(path.read_bytes())
    whole[place] ^= 1 << bit
    path.write_bytes(whole)
    with pytest.raises(DamagedFileError):
        content_of(path)


def test_a_damaged_chunk_gives_out_nothing_of_itself(tmp_path: Path) -> None:
    path = a_sealed(tmp_path / "one", THREE_CHUNKS)
    whole = bytearray(path.read_bytes())
    whole[SEALED_CHUNK_BYTES + 5] ^= 1
    path.write_bytes(whole)
    chunks = read_sealed(path, KEY, FILE_UID)
    assert next(chunks) == b"a" * CHUNK_BYTES
    with pytest.raises(DamagedFileError):
        next(chunks)


def test_a_missing_file_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(DamagedFileError, match="Restore it from a backup"):
        content_of(tmp_path / "none")


def stop_halfway(path: Path) -> None:
    with SealedFileWriter(path, KEY, FILE_UID) as writer:
        writer.write(THREE_CHUNKS)
        raise RuntimeError("stopped")


def test_work_that_fails_leaves_neither_a_file_nor_a_temporary_one(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="stopped"):
        stop_halfway(tmp_path / "one")
    assert list(tmp_path.iterdir()) == []


def test_until_it_is_whole_the_file_is_not_there(tmp_path: Path) -> None:
    path = a_sealed(tmp_path / "one", b"old")
    with SealedFileWriter(path, KEY, FILE_UID) as writer:
        writer.write(THREE_CHUNKS)
        assert content_of(path) == b"old"
    assert content_of(path) == THREE_CHUNKS
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path) -> None:
    try:
        with small_disk(tmp_path, 2) as disk:
            with pytest.raises(OSError, match="No space left") as caught:
                a_sealed(disk.path / "one", bytes(5 * CHUNK_BYTES))
            assert caught.value.errno == errno.ENOSPC
            assert list(disk.path.iterdir()) == []
    except CannotMountError as error:
        pytest.skip(f"no small disk here: {error}")
