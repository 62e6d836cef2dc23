"""Random organisations with unreliable mail end right: sixty seeds here, more in `make faults`.

A failing seed is repeated by `python -m tests.sync.simulator SEED`, with `--decisions`, `--terms`,
`--keys` or `--parts` as the test says.
"""

import pytest

from tests.sync.simulator import run

SEEDS = 60
SEEDS_WITH_DECISIONS = 6
SEEDS_IN_PARTS = 4
SEEDS_WITH_KEYS = (9000, 9001, 9008)
"""The last one once had files refused for ever: signed with a key between that nobody heard of."""
SEEDS_WITH_TERMS = (0, 1, 2, 5011)
"""The last one once put a revision of a copied desk before one that follows another."""


@pytest.mark.parametrize("seed", range(SEEDS))
def test_everything_that_desks_wrote_is_the_same_in_the_end(seed: int) -> None:
    assert run(seed).broken == []


@pytest.mark.parametrize("seed", range(SEEDS_WITH_DECISIONS))
def test_what_headquarters_settles_and_judges_arrives_as_well(seed: int) -> None:
    assert run(seed, has_decisions=True).broken == []


@pytest.mark.parametrize("seed", SEEDS_WITH_TERMS)
def test_lists_that_every_desk_edits_and_erased_records_end_the_same(seed: int) -> None:
    assert run(seed, has_decisions=True, has_terms=True).broken == []


@pytest.mark.parametrize("seed", SEEDS_WITH_KEYS)
def test_keys_that_change_unheard_lose_nothing_once_desks_meet_again(seed: int) -> None:
    assert run(seed, has_keys=True).broken == []


@pytest.mark.parametrize("seed", range(SEEDS_IN_PARTS))
def test_a_bundle_merged_in_parts_ends_the_same(seed: int) -> None:
    assert run(seed, has_decisions=seed % 2 == 1, in_parts=True).broken == []
