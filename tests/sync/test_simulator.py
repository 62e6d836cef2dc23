"""Random organisations with unreliable mail end right: sixty seeds here, more in `make faults`.

A failing seed is repeated by `python -m tests.sync.simulator SEED`.
"""

import pytest

from tests.sync.simulator import run

SEEDS = 60


@pytest.mark.parametrize("seed", range(SEEDS))
def test_everything_that_desks_wrote_is_the_same_in_the_end(seed: int) -> None:
    assert run(seed).broken == []
