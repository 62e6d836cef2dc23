"""One flipped bit anywhere in the database is never silent."""

from tests.faults import flips


def test_no_flipped_bit_is_silent() -> None:
    outcome = flips.run(flips=100, seed=3)
    assert outcome.flips == 100
    assert outcome.silent == []
    assert outcome.told_at_opening + outcome.told_by_check == 100
