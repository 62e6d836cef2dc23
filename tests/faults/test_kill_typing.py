"""A few kills while somebody types: the draft lacks no more than the last second."""

from tests.faults import kill_typing


def test_a_killed_window_has_kept_what_was_typed() -> None:
    outcome = kill_typing.run(kills=2, seed=3)
    assert outcome.keys > 5
    assert (outcome.late, outcome.findings) == (0, [])
