"""A thousand hostile bundles: refused or exactly as sent, within the folder, within memory."""

from pathlib import Path

import pytest

from hrd_desk.sync.manifest import Piece, PieceKind
from tests.faults import bundle_fuzz
from tests.sync.bundles import TwoDesks


def test_a_thousand_hostile_bundles_do_nothing_but_be_refused() -> None:
    report = bundle_fuzz.fuzz(seed=3, cases=1000)
    assert report.cases == 1000
    assert len(report.outcomes) == 3
    assert report.wrong == 0
    assert report.outside == []
    assert report.grown_mib < 150
    accepted = {name: counts[bundle_fuzz.ACCEPTED] for name, counts in report.outcomes.items()}
    # Only who can sign is believed, and only what is signed as it is.
    assert [accepted.pop(name) for name in list(accepted)[:2]] == [0, 0]
    assert sum(accepted.values()) < 50


def test_what_is_written_elsewhere_is_noticed(tmp_path: Path) -> None:
    desks = TwoDesks(tmp_path)
    watch = bundle_fuzz.Watch(desks.staging)
    watch.is_watching = True
    (desks.staging / "inside").write_bytes(b"")
    (tmp_path / "outside").write_bytes(b"")
    (desks.staging / "inside").rename(tmp_path / "moved")
    watch.is_watching = False
    assert [event.split(" ")[0] for event in watch.outside] == ["open", "os.rename"]


@pytest.mark.parametrize("damage", [b"", b"other"])
def test_content_that_is_not_what_was_signed_counts_as_wrong(tmp_path: Path, damage: bytes) -> None:
    staged = bundle_fuzz.Staged(tmp_path)
    piece = Piece(PieceKind.FILE, "ab" * 32, 0, 4, 4, "ab" * 32)
    staged.begin_piece(piece)
    staged.write(damage)
    staged.end_piece()
    assert not staged.are_as_signed()
