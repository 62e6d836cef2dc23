"""Whatever comes in a file ends in its own refusal, and what is refused is settled in order."""

import dataclasses
import errno
import os
from collections.abc import Callable
from pathlib import Path

import pyrage
import pytest
from nacl.signing import SigningKey
from typing_extensions import override

from hrd_desk.sync.bundle_reader import Trust, peek, read_part
from hrd_desk.sync.envelope import ENVELOPE_BYTES, LENGTH_BYTES, MAGIC, VERIFY_KEY_BYTES, enveloped
from hrd_desk.sync.manifest import MAX_MANIFEST_BYTES, Manifest, to_bytes
from hrd_desk.sync.refusals import Refusal, RefusedError
from tests.sync.bundles import HQ_UID, Kept, TwoDesks, a_file

PHOTO = os.urandom(200_000)
BEFORE_MANIFEST = len(MAGIC) + VERIFY_KEY_BYTES + LENGTH_BYTES


@pytest.fixture
def desks(tmp_path: Path) -> TwoDesks:
    return TwoDesks(tmp_path)


@pytest.fixture
def bundle(desks: TwoDesks) -> Path:
    """Return a good bundle of 300 lines and a photo."""
    return desks.write(files=[a_file(PHOTO)])[0].path


def refusal(desks: TwoDesks, path: Path) -> Refusal:
    """Return why a part is refused."""
    with pytest.raises(RefusedError) as caught:
        desks.read(path)
    return caught.value.code


def changed(path: Path, change: Callable[[bytes], bytes]) -> Path:
    path.write_bytes(change(path.read_bytes()))
    return path


# --- the sealed file ------------------------------------------------------------------------------


@pytest.mark.parametrize("content", [b"PK\x03\x04 a zip", b"<html>", bytes(100_000), b"age"])
def test_a_file_of_another_kind_is_no_bundle(desks: TwoDesks, content: bytes) -> None:
    path = desks.stick / "other.hrdx"
    path.write_bytes(content)
    expected = Refusal.TRUNCATED if content == b"age" else Refusal.NOT_A_BUNDLE
    assert refusal(desks, path) is expected


def test_something_else_sealed_for_us_is_no_bundle(desks: TwoDesks) -> None:
    assert refusal(desks, desks.sealed(b"a letter, and no bundle")) is Refusal.NOT_A_BUNDLE


def test_s07_a_file_cut_anywhere_is_refused(desks: TwoDesks, bundle: Path) -> None:
    whole = bundle.read_bytes()
    codes = {}
    for length in (0, 1, 20, 100, 1_000, 1_001, 66_000, len(whole) // 2, len(whole) - 1):
        bundle.write_bytes(whole[:length])
        codes[length] = refusal(desks, bundle)
    # Cut to a length that padding makes, one block looks whole and damaged; never so two in turn.
    in_one_block = {codes.pop(length) for length in (1_000, 1_001)}
    assert Refusal.TRUNCATED in in_one_block <= {Refusal.TRUNCATED, Refusal.DAMAGED}
    assert set(codes.values()) == {Refusal.TRUNCATED}


def test_s07_a_small_file_without_its_last_bytes_is_cut_short(desks: TwoDesks) -> None:
    path = desks.write()[0].path
    whole = path.read_bytes()
    assert len(whole) < 60_000

    def told(missing: int) -> Refusal:
        path.write_bytes(whole[:-missing])
        return refusal(desks, path)

    assert {told(missing) for missing in (1, 2, 16)} == {Refusal.TRUNCATED}
    # Cut to a length that padding makes, it looks whole and damaged; never so two in turn, and
    # the length changes from run to run: age adds a random stanza to its header.
    for missing in (333, len(whole) // 2):
        assert Refusal.TRUNCATED in {told(missing), told(missing + 1)}
    flipped = bytearray(whole)
    flipped[-20] ^= 1
    path.write_bytes(flipped)
    assert refusal(desks, path) is Refusal.DAMAGED


def test_s07_one_flipped_bit_anywhere_is_refused(desks: TwoDesks, bundle: Path) -> None:
    whole = bundle.read_bytes()
    for place in range(0, len(whole), 997):
        damaged = bytearray(whole)
        damaged[place] ^= 1 << place % 8
        bundle.write_bytes(damaged)
        assert refusal(desks, bundle) in (Refusal.DAMAGED, Refusal.NOT_FOR_US, Refusal.NOT_A_BUNDLE)


def test_s07_changed_line_ends_are_damage(desks: TwoDesks, bundle: Path) -> None:
    changed(bundle, lambda whole: whole.replace(b"\n", b"\r\n"))
    assert refusal(desks, bundle) is Refusal.DAMAGED


def test_what_follows_the_sealed_end_is_refused(desks: TwoDesks, bundle: Path) -> None:
    changed(bundle, lambda whole: whole + b"more")
    assert refusal(desks, bundle) is Refusal.DAMAGED


def test_two_files_spliced_are_refused(desks: TwoDesks, bundle: Path) -> None:
    other = desks.write(files=[a_file(os.urandom(200_000))])[0].path.read_bytes()
    changed(bundle, lambda whole: whole[:100_000] + other[100_000:] + whole[-500:])
    assert refusal(desks, bundle) is Refusal.DAMAGED


@pytest.mark.parametrize("repeated", [b"-> X25519 " + b"A" * 43 + b"\n" + b"A" * 43 + b"\n", b"A"])
def test_a_header_without_end_is_not_given_to_age(desks: TwoDesks, repeated: bytes) -> None:
    # age needs 15 s for 1 MB of keys, and four minutes for 4 MB.
    path = desks.stick / "endless.hrdx"
    path.write_bytes(b"age-encryption.org/v1\n" + repeated * (6_000_000 // len(repeated)))
    assert refusal(desks, path) is Refusal.DAMAGED


def test_a_file_larger_than_a_stick_takes_is_refused(desks: TwoDesks) -> None:
    path = desks.stick / "huge.hrdx"
    with path.open("wb") as file:
        file.truncate(2**32)
    assert refusal(desks, path) is Refusal.TOO_LARGE


def test_s12_a_bundle_for_somebody_else_is_not_opened(desks: TwoDesks, bundle: Path) -> None:
    desks.identity = pyrage.x25519.Identity.generate()
    assert refusal(desks, bundle) is Refusal.NOT_FOR_US


def test_a_bundle_sealed_again_by_another_reader_is_not_for_us(desks: TwoDesks) -> None:
    other = pyrage.x25519.Identity.generate()
    [part] = desks.write(recipients=(str(other.to_public()),))
    opened = pyrage.decrypt(part.path.read_bytes(), [other])
    assert refusal(desks, desks.sealed(opened)) is Refusal.NOT_FOR_US


# --- who signed it --------------------------------------------------------------------------------


def test_an_unknown_sender_is_refused_before_anything_is_read(desks: TwoDesks) -> None:
    stranger = bytes(SigningKey.generate())
    path = desks.sealed(enveloped(b"[" * 100_000, stranger))
    assert refusal(desks, path) is Refusal.UNKNOWN_SENDER
    key_alone = MAGIC + bytes(SigningKey(stranger).verify_key)
    assert refusal(desks, desks.sealed(key_alone)) is Refusal.UNKNOWN_SENDER


def test_s50_a_revoked_key_is_told_from_an_unknown_one(desks: TwoDesks, bundle: Path) -> None:
    desks.is_revoked = True
    assert refusal(desks, bundle) is Refusal.REVOKED_SENDER


def test_a_desk_cannot_sign_for_another_one(desks: TwoDesks, bundle: Path) -> None:
    with pytest.raises(RefusedError) as caught:
        peek(bundle, [desks.identity], lambda _key: Trust(HQ_UID))
    assert caught.value.code is Refusal.BAD_MANIFEST


def test_what_trust_raises_is_passed_on(desks: TwoDesks, bundle: Path) -> None:
    def unknown(_verify_key: bytes) -> Trust:
        raise LookupError("no database")

    with pytest.raises(LookupError, match="no database"):
        peek(bundle, [desks.identity], unknown)


def test_a_signature_of_another_manifest_is_refused(desks: TwoDesks, bundle: Path) -> None:
    opened = bytearray(desks.opened(bundle))
    opened[BEFORE_MANIFEST + 20] ^= 1
    assert refusal(desks, desks.sealed(bytes(opened))) is Refusal.BAD_SIGNATURE


def test_an_endless_manifest_is_refused_before_it_is_gathered(desks: TwoDesks) -> None:
    length = (MAX_MANIFEST_BYTES + 1).to_bytes(LENGTH_BYTES)
    path = desks.sealed(MAGIC + desks.verify_key + length)
    assert refusal(desks, path) is Refusal.TOO_LARGE


# --- what it says and holds -----------------------------------------------------------------------


def parts_of(desks: TwoDesks, bundle: Path) -> tuple[Manifest, bytes]:
    manifest = desks.peek(bundle)
    return manifest, desks.opened(bundle)[ENVELOPE_BYTES + len(to_bytes(manifest)) :]


def test_junk_with_a_good_signature_is_a_bad_manifest(desks: TwoDesks) -> None:
    for junk in (b"", b"{}", b"[]", b"null", b"\xff\xfe", b'{"format":1}', b"[" * 200_000):
        assert refusal(desks, desks.signed(junk)) is Refusal.BAD_MANIFEST


def test_s65_a_newer_format_is_told_as_newer_whatever_else_it_says(desks: TwoDesks) -> None:
    path = desks.signed(b'{"format":7,"reader":2,"everything":"is different"}')
    assert refusal(desks, path) is Refusal.TOO_NEW


def test_pieces_that_are_not_what_they_are_said_to_be_are_damage(
    desks: TwoDesks, bundle: Path
) -> None:
    manifest, pieces = parts_of(desks, bundle)
    text = to_bytes(manifest)
    for place in (0, manifest.pieces[0].size + 5, len(pieces) - 1):
        other = bytearray(pieces)
        other[place] ^= 1
        assert refusal(desks, desks.signed(text, bytes(other))) is Refusal.DAMAGED


def test_pieces_that_end_too_early_or_too_late_are_refused(desks: TwoDesks, bundle: Path) -> None:
    manifest, pieces = parts_of(desks, bundle)
    text = to_bytes(manifest)
    for length in (0, 10, len(pieces) // 2, len(pieces) - 1):
        assert refusal(desks, desks.signed(text, pieces[:length])) is Refusal.TRUNCATED
    assert refusal(desks, desks.signed(text, pieces + b"x")) is Refusal.DAMAGED


def test_a_manifest_that_is_cut_is_refused(desks: TwoDesks, bundle: Path) -> None:
    opened = desks.opened(bundle)
    for length in (len(MAGIC), BEFORE_MANIFEST - 1, BEFORE_MANIFEST + 5, BEFORE_MANIFEST + 600):
        assert refusal(desks, desks.sealed(opened[:length])) is Refusal.TRUNCATED


def test_swapped_pieces_are_damage(desks: TwoDesks, bundle: Path) -> None:
    manifest, pieces = parts_of(desks, bundle)
    changes, photo, *rest = manifest.pieces
    lying = dataclasses.replace(
        manifest,
        pieces=(changes, dataclasses.replace(photo, sha256="0" * 64, piece_sha256="0" * 64), *rest),
    )
    assert refusal(desks, desks.signed(to_bytes(lying), pieces)) is Refusal.DAMAGED


def test_looking_at_a_manifest_reads_no_further(desks: TwoDesks, bundle: Path) -> None:
    manifest, _pieces = parts_of(desks, bundle)
    assert desks.peek(desks.signed(to_bytes(manifest), b"junk")) == manifest
    changed(bundle, lambda whole: whole[:-100] + bytes(100))
    assert desks.peek(bundle) == manifest


# --- what the receiver does with it ---------------------------------------------------------------


class FullDisk(Kept):
    """A sink whose disk is full after a while."""

    @override
    def write(self, data: bytes) -> None:
        if self.ended:
            raise OSError(errno.ENOSPC, "No space left on device")
        super().write(data)


def test_what_the_sink_raises_is_passed_on_as_it_is(desks: TwoDesks, bundle: Path) -> None:
    sink = FullDisk()
    with pytest.raises(OSError, match="No space left") as caught:
        read_part(bundle, [desks.identity], desks.trust, sink)
    assert caught.value.errno == errno.ENOSPC
    assert sink.ended == 1


def test_after_an_error_nothing_more_reaches_the_sink(desks: TwoDesks, bundle: Path) -> None:
    manifest, pieces = parts_of(desks, bundle)
    path = desks.signed(to_bytes(manifest), b"x" + pieces[1:])
    kept = Kept()
    with pytest.raises(RefusedError):
        read_part(path, [desks.identity], desks.trust, kept)
    assert (len(kept.pieces), kept.ended) == (1, 0)


@pytest.mark.parametrize("code", Refusal)
def test_every_refusal_has_a_sentence_that_says_what_to_do(code: Refusal) -> None:
    error = RefusedError(code)
    assert error.code == code.value == str(code)
    words = ("ask", "keep", "choose", "tell", "exchange")
    assert any(word in error.sentence.lower() for word in words)
