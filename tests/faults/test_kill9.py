"""Forty kills at random moments: nothing acknowledged is lost, nothing half is there."""

from tests.faults import kill9


def test_forty_kills_lose_nothing() -> None:
    outcome = kill9.run(kills=40, seed=7)
    assert outcome.kills == 40
    assert outcome.acknowledged > 40
    assert (outcome.lost, outcome.half, outcome.findings) == (0, 0, [])
