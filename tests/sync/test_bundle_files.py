"""Bundles are written whole, hold what was sent, tell nothing outside, and leave nothing behind."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pyrage
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hrd_desk.errors import CancelledError, HrdDeskError, InvalidInputError
from hrd_desk.sync.bundle_names import is_bundle_name
from hrd_desk.sync.bundle_reader import UnreadableFileError
from hrd_desk.sync.bundle_writer import (
    PART_BYTES_FOR_MAIL,
    BundleNotWrittenError,
    OutgoingFile,
)
from hrd_desk.sync.cutting import SMALLEST_PIECE_BYTES, cut
from hrd_desk.sync.envelope import file_sha256
from hrd_desk.sync.manifest import (
    MAX_PIECES,
    PIECE_TEXT_BYTES,
    Counts,
    PieceKind,
    is_same_bundle,
    manifest_hash,
    to_bytes,
)
from hrd_desk.sync.padding import padme
from tests.faults.disks import CannotMountError, small_disk
from tests.sync.bundles import LINES, TwoDesks, a_draft, a_file, chunks_of

ROOT = Path(__file__).resolve().parents[2]
PHOTO = os.urandom(700_000)
FILES = [a_file(PHOTO), a_file(b""), a_file(b"a short note")]


@pytest.fixture
def desks(tmp_path: Path) -> TwoDesks:
    return TwoDesks(tmp_path)


def left_in(desks: TwoDesks) -> list[Path]:
    return [*desks.stick.iterdir(), *desks.staging.iterdir()]


# --- what was sent comes back ---------------------------------------------------------------------


def test_lines_and_files_come_back_from_one_file(desks: TwoDesks) -> None:
    [part] = desks.write(files=FILES)
    kept = desks.read(part.path)
    assert kept.lines == LINES
    assert kept.files == {file.sha256: b"".join(file.open()) for file in FILES}
    assert kept.manifests == [part.manifest]
    assert kept.ended == 1 + len(FILES)


def test_the_manifest_says_what_the_draft_said(desks: TwoDesks) -> None:
    draft = a_draft(previous=bytes(range(1, 33)))
    [part] = desks.write(draft=draft, files=FILES)
    manifest = desks.peek(part.path)
    assert manifest == part.manifest
    assert manifest.counts == Counts(37, 300, len(FILES))
    assert manifest.acknowledges == draft.acknowledges
    assert (manifest.bundle_uid, manifest.previous) == (draft.bundle_uid, draft.previous)
    assert manifest.recipients == (desks.recipient,)
    assert manifest.changes_bytes == sum(len(line) + 1 for line in LINES)


def test_no_lines_and_no_files_are_a_receipt_alone(desks: TwoDesks) -> None:
    [part] = desks.write(lines=[])
    kept = desks.read(part.path)
    assert (kept.lines, kept.files) == ([], {})
    assert part.size_bytes < 2_500


def test_changes_come_first_and_files_after_them(desks: TwoDesks) -> None:
    parts = desks.write(files=FILES, part_bytes=100_000)
    kinds = [piece.kind for part in parts for piece in part.manifest.pieces]
    contents = [kind for kind in kinds if kind is not PieceKind.PADDING]
    assert contents == sorted(contents)
    assert contents[0] is PieceKind.CHANGES
    assert kinds.count(PieceKind.PADDING) == len(parts)


def test_s13_parts_may_be_read_in_any_order_and_twice(desks: TwoDesks) -> None:
    parts = desks.write(files=FILES, part_bytes=100_000)
    paths = [part.path for part in parts]
    assert len(parts) > 5
    for order in (paths, paths[::-1], [*paths[1:], paths[0], paths[1]]):
        kept = desks.read(*order)
        assert kept.files == {file.sha256: b"".join(file.open()) for file in FILES}
        assert kept.lines == LINES


def test_parts_of_a_bundle_belong_together_and_to_no_other(desks: TwoDesks) -> None:
    first, second, *_rest = desks.write(files=FILES, part_bytes=100_000)
    [other] = desks.write()
    assert is_same_bundle(first.manifest, second.manifest)
    assert not is_same_bundle(first.manifest, other.manifest)


@settings(max_examples=25)
@given(
    sizes=st.lists(st.integers(0, 90_000), max_size=6),
    lines=st.lists(st.binary(max_size=200).map(bytes.hex).map(str.encode), max_size=200),
    part_bytes=st.one_of(st.none(), st.integers(12_000, 200_000)),
)
def test_any_sizes_in_parts_of_any_size_come_back(
    tmp_path_factory: pytest.TempPathFactory,
    sizes: list[int],
    lines: list[bytes],
    part_bytes: int | None,
) -> None:
    desks = TwoDesks(tmp_path_factory.mktemp("any"))
    contents = [os.urandom(size) for size in sizes]
    parts = desks.write(lines, map(a_file, contents), part_bytes)
    kept = desks.read(*(part.path for part in parts))
    assert kept.lines == lines
    assert sorted(kept.files.values()) == sorted(set(contents))
    for part in parts:
        assert part.path.stat().st_size == part.size_bytes <= (part_bytes or 2**32)
        assert part.sha256 == file_sha256(part.path)


def test_s78_a_file_that_is_given_twice_is_sent_once(desks: TwoDesks) -> None:
    [part] = desks.write(files=[a_file(PHOTO), a_file(PHOTO)])
    files = [piece for piece in part.manifest.pieces if piece.kind is PieceKind.FILE]
    assert len(files) == part.manifest.counts.files == 1


@given(
    sizes=st.lists(st.integers(0, 100_000), max_size=30),
    room=st.integers(PIECE_TEXT_BYTES + SMALLEST_PIECE_BYTES, 60_000),
)
def test_cutting_leaves_nothing_out_and_overfills_no_part(sizes: list[int], room: int) -> None:
    parts = cut(sizes, room, PIECE_TEXT_BYTES)
    at = dict.fromkeys(range(len(sizes)), 0)
    for stretch in (stretch for part in parts for stretch in part):
        assert stretch.offset == at[stretch.content]
        at[stretch.content] += stretch.size
    assert list(at.values()) == sizes
    assert all(sum(each.size + PIECE_TEXT_BYTES for each in part) <= room for part in parts)
    assert all(parts) or not sizes


def test_a_part_holds_no_more_pieces_than_a_reader_takes() -> None:
    parts = cut([1] * 50_000, 2**32, PIECE_TEXT_BYTES)
    assert [len(part) for part in parts] == [MAX_PIECES - 1, MAX_PIECES - 1, 10_002]


def test_the_parts_for_mail_fit_what_a_mail_server_takes(desks: TwoDesks) -> None:
    parts = desks.write(files=[a_file(os.urandom(17_000_000))], part_bytes=PART_BYTES_FOR_MAIL)
    assert len(parts) == 3
    assert all(part.size_bytes <= 8_000_000 for part in parts)


def test_parts_too_small_for_anything_are_refused_in_a_sentence(desks: TwoDesks) -> None:
    with pytest.raises(InvalidInputError, match="too small") as caught:
        desks.write(part_bytes=5_000)
    assert caught.value.field == "part_bytes"
    assert left_in(desks) == []


# --- what can be seen from outside ----------------------------------------------------------------


def test_names_tell_the_desk_and_numbers_alone(desks: TwoDesks) -> None:
    [whole] = desks.write()
    digits = manifest_hash(whole.manifest).hex()[:8]
    assert whole.path.name == f"ALM-1-17-{digits}.hrdx"
    parts = desks.write(files=FILES, part_bytes=400_000)
    digits = manifest_hash(parts[0].manifest).hex()[:8]
    assert [part.path.name for part in parts] == [
        f"ALM-1-17-{digits}-1of2.hrdx",
        f"ALM-1-17-{digits}-2of2.hrdx",
    ]


def test_nothing_of_the_content_stands_in_the_sealed_file(desks: TwoDesks) -> None:
    [part] = desks.write(files=FILES)
    sealed = part.path.read_bytes()
    assert not any(word in sealed for word in (b"Raid on", b"sender_code", PHOTO[:16]))


def test_what_is_sealed_has_one_of_few_lengths(desks: TwoDesks) -> None:
    for count in (1, 50, 300):
        [part] = desks.write(LINES[:count], [a_file(os.urandom(9_000 * count))])
        length = len(desks.opened(part.path))
        assert length == padme(length)


@given(st.integers(0, 2**40))
def test_padding_is_short_and_stable(length: int) -> None:
    padded = padme(length)
    assert length <= padded <= length * 1.12 + 1
    assert padme(padded) == padded


def test_padding_leaves_few_lengths() -> None:
    assert len({padme(length) for length in range(1_000_000, 3_000_000)}) == 49
    worst = max(padme(length) / length for length in range(2_000, 200_000))
    assert worst < 1.063


def test_every_full_part_has_the_same_length(desks: TwoDesks) -> None:
    parts = desks.write(files=[a_file(os.urandom(600_000))], part_bytes=100_000)
    lengths = {len(desks.opened(part.path)) for part in parts[1:-1]}
    assert len(lengths) == 1


def test_a_file_opens_for_each_recipient_and_for_nobody_else(desks: TwoDesks) -> None:
    second, stranger = (pyrage.x25519.Identity.generate() for _number in range(2))
    recipients = (desks.recipient, str(second.to_public()))
    [part] = desks.write(recipients=recipients)
    assert desks.peek(part.path).recipients == tuple(sorted(recipients))
    for identity in (desks.identity, second):
        desks.identity = identity
        assert desks.read(part.path).lines == LINES
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(part.path.read_bytes(), [stranger])


def test_s11_a_renamed_copy_says_the_same_of_itself(desks: TwoDesks) -> None:
    [part] = desks.write()
    copy = part.path.rename(part.path.with_name("conflicted copy (1).hrdx"))
    assert desks.peek(copy) == part.manifest
    assert file_sha256(copy) == part.sha256


# --- work that does not come to its end -----------------------------------------------------------


def cancelled(_done: int, _total: int) -> None:
    raise CancelledError


def test_nothing_is_left_of_prepared_lines(desks: TwoDesks) -> None:
    desks.write(files=FILES)
    assert list(desks.staging.iterdir()) == []


def test_the_program_waits_for_the_disk_of_what_is_kept_alone(
    desks: TwoDesks, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[Path] = []

    def synced(handle: int) -> None:
        waited.append(Path(f"/proc/self/fd/{handle}").readlink())

    monkeypatch.setattr(os, "fsync", synced)
    desks.write(files=FILES)
    assert {path if path.is_dir() else path.parent for path in waited} == {desks.stick}
    assert len(waited) == 2  # the bundle, and the folder that names it


def test_cancelled_while_packing_leaves_nothing(desks: TwoDesks) -> None:
    with pytest.raises(CancelledError):
        desks.write(progress=cancelled)
    assert left_in(desks) == []


def test_cancelled_while_sealing_the_third_part_leaves_nothing(desks: TwoDesks) -> None:
    def cancel_later(done: int, total: int) -> None:
        if total and len(list(desks.stick.glob("*.hrdx"))) == 2:
            raise CancelledError

    with pytest.raises(CancelledError):
        desks.write(files=FILES, part_bytes=100_000, progress=cancel_later)
    assert left_in(desks) == []


def test_progress_grows_to_its_end(desks: TwoDesks) -> None:
    told: list[tuple[int, int]] = []
    desks.write(files=FILES, progress=lambda done, total: told.append((done, total)))
    known = [(done, total) for done, total in told if total]
    assert known == sorted(known)
    assert known[-1][0] == known[-1][1]


def test_lines_that_cannot_be_had_leave_nothing(desks: TwoDesks) -> None:
    def broken() -> Iterator[bytes]:
        yield LINES[0]
        raise LookupError("the journal is gone")

    with pytest.raises(LookupError, match="journal"):
        desks.write(broken())
    assert left_in(desks) == []


@pytest.mark.parametrize("part_bytes", [None, 100_000])
@pytest.mark.parametrize("change", ["shorter", "longer", "other"])
def test_a_file_that_is_not_what_it_was_is_not_sent(
    desks: TwoDesks, change: str, part_bytes: int | None
) -> None:
    now = {"shorter": PHOTO[:-1], "longer": PHOTO + b"x", "other": PHOTO[:-1] + b"\0"}[change]
    file = OutgoingFile(a_file(PHOTO).sha256, len(PHOTO), lambda: chunks_of(now, 50_000))
    with pytest.raises(HrdDeskError, match="not what it was"):
        desks.write(files=[file], part_bytes=part_bytes)
    assert left_in(desks) == []


def test_an_interrupted_program_is_not_told_of_sealing(desks: TwoDesks) -> None:
    def interrupted() -> Iterator[bytes]:
        raise KeyboardInterrupt
        yield b""

    file = OutgoingFile(a_file(PHOTO).sha256, len(PHOTO), interrupted)
    with pytest.raises(KeyboardInterrupt):
        desks.write(files=[file])
    assert left_in(desks) == []


def test_a_line_that_no_receiver_takes_is_not_sent(desks: TwoDesks) -> None:
    with pytest.raises(HrdDeskError, match="too long"):
        desks.write([b"x" * (16 * 1024 * 1024 + 1)])
    with pytest.raises(ValueError, match="line break"):
        desks.write([b"two\nlines"])
    assert left_in(desks) == []


def test_a_stick_that_is_gone_is_said_in_a_sentence(desks: TwoDesks) -> None:
    desks.stick.rmdir()
    with pytest.raises(BundleNotWrittenError, match="Choose another place"):
        desks.write()
    assert list(desks.staging.iterdir()) == []


def test_s87_a_full_stick_is_said_in_a_sentence_and_left_as_it_was(desks: TwoDesks) -> None:
    try:
        with small_disk(desks.folder, 2) as disk:
            desks.stick.rmdir()
            desks.stick.symlink_to(disk.path)
            with pytest.raises(BundleNotWrittenError, match="is full"):
                desks.write(files=[a_file(os.urandom(700_000)) for _n in range(5)])
            assert left_in(desks) == []
            with pytest.raises(BundleNotWrittenError, match="is full"):
                desks.write(
                    files=[a_file(os.urandom(700_000)) for _n in range(5)], part_bytes=400_000
                )
            assert left_in(desks) == []
    except CannotMountError as error:
        pytest.skip(f"no small disk here: {error}")


def test_a_disk_that_does_not_keep_what_was_written_is_noticed(desks: TwoDesks) -> None:
    def forget(_done: int, _total: int) -> None:
        for path in desks.stick.glob("*.hrdx"):  # sealed, and being read back
            with path.open("r+b") as file:
                file.seek(-10, os.SEEK_END)
                file.write(b"forgotten!")

    with pytest.raises(BundleNotWrittenError, match="did not keep"):
        desks.write(files=[a_file(os.urandom(3_000_000))], progress=forget)
    assert left_in(desks) == []


KILLED = """
import os, sys
from pathlib import Path
from tests.sync.bundles import TwoDesks, a_file
desks = TwoDesks(Path(sys.argv[1]))
def die(done, total):
    if total and done > total // 4:
        os._exit(9)
desks.write(files=[a_file(bytes(2_000_000))], progress=die)
"""


def test_s09_a_writer_killed_on_the_way_leaves_no_file_that_is_taken_for_a_bundle(
    desks: TwoDesks,
) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, str(desks.folder)], cwd=ROOT, check=False)
    assert done.returncode == 9
    left = left_in(desks)
    assert left
    assert not any(is_bundle_name(path) for path in left)
    assert not any(b"Raid" in path.read_bytes() for path in left)


def test_a_file_that_cannot_be_read_is_said_in_a_sentence(desks: TwoDesks) -> None:
    with pytest.raises(UnreadableFileError, match="cannot be read"):
        desks.peek(desks.stick / "none.hrdx")
    with pytest.raises(UnreadableFileError, match="is no file that can be read"):
        desks.read(desks.stick)


def test_the_manifest_is_signed_as_it_stands_in_the_file(desks: TwoDesks) -> None:
    [part] = desks.write()
    assert to_bytes(part.manifest) in desks.opened(part.path)
