"""Random organisations with unreliable mail end right: sixty seeds here, more in `make faults`.

A failing seed is repeated by `python -m tests.sync.simulator SEED`.
"""

import pytest

from tests.sync.simulator import run

SEEDS = 60
SEEDS_AT_ONCE = 10
STEPS = 30


@pytest.mark.parametrize("first", range(0, SEEDS, SEEDS_AT_ONCE))
def test_everything_that_desks_wrote_is_the_same_in_the_end(first: int) -> None:
    broken = {
        seed: found for seed in range(first, first + SEEDS_AT_ONCE) if (found := run(seed).broken)
    }
    assert broken == {}
