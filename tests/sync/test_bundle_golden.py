"""Bundles of every released format, kept as files, are read for ever with the same result."""

import uuid
from pathlib import Path

import pyrage

from hrd_desk.sync.bundle_reader import Trust, read_part
from hrd_desk.sync.manifest import manifest_hash
from tests.sync.bundles import FIELD_UID, HQ_UID, LINES, Kept, a_draft

GOLDEN = Path(__file__).parent / "golden"
FIRST_HASH = "8b0bab640ca114a97cf62ae42c62e50ea3d918ee42220e03b3068ca2ede108fd"


def test_s68_a_bundle_of_format_1_is_read_as_on_its_first_day() -> None:
    identity = pyrage.x25519.Identity.from_str((GOLDEN / "format-1.key").read_text().strip())
    verify_key = bytes.fromhex((GOLDEN / "format-1.verify-key").read_text())

    def trust(key: bytes) -> Trust:
        return Trust(FIELD_UID if key == verify_key else None)

    kept = Kept()
    for number in (1, 2):
        path = GOLDEN / f"format-1-part-{number}.hrdx"
        kept.manifests.append(read_part(path, [identity], trust, kept))
    assert kept.lines == LINES[:3]
    assert sorted(kept.files.values()) == [b"", bytes(range(256)) * 40]
    first, draft = kept.manifests[0], a_draft()
    assert (first.format, first.reader, first.part, first.parts) == (1, 1, 1, 2)
    assert first.bundle_uid == uuid.UUID("0190a6c0-0000-7000-8000-000000000003")
    assert (first.sender_uid, first.sender_code, first.recipient_uid) == (FIELD_UID, "ALM", HQ_UID)
    assert (first.epoch, first.number, first.previous) == (1, 17, bytes(32))
    assert (first.from_position, first.to_position, first.last_sequence) == (400, 437, 430)
    assert first.acknowledges == draft.acknowledges
    assert first.counts.files == 2
    assert manifest_hash(first).hex() == FIRST_HASH
