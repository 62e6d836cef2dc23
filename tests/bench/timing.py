"""Measure rivals in turn (A B A B), wall and processor time, and tell medians and their ratios."""

import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tests.figures import tell

Action = Callable[[int], object]
"""Something to measure; it is given the number of the round."""


@dataclass(frozen=True, slots=True)
class Spent:
    """Medians over the rounds, in milliseconds."""

    wall_ms: float
    cpu_ms: float


def in_turn(actions: Mapping[str, Action], rounds: int) -> dict[str, Spent]:
    """Run each action once a round, in turn, after one round that is not counted."""
    walls: dict[str, list[float]] = {name: [] for name in actions}
    cpus: dict[str, list[float]] = {name: [] for name in actions}
    for number in range(rounds + 1):
        for name, action in actions.items():
            cpu, wall = time.process_time(), time.perf_counter()
            action(number)
            wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
            if number:
                walls[name].append(1000 * wall)
                cpus[name].append(1000 * cpu)
    return {
        name: Spent(statistics.median(walls[name]), statistics.median(cpus[name]))
        for name in actions
    }


def tell_beside(name: str, actions: Mapping[str, Action], rounds: int, context: str) -> None:
    """Measure actions in turn; tell the first, and how many times each of the others it takes."""
    spent = in_turn(actions, rounds)
    (_first, ours), *others = spent.items()
    words = f"{context}; median of {rounds}, in turn"
    tell(name, ours.wall_ms, "ms", f"{words}; {ours.cpu_ms:.3g} ms of processor")
    for rival, theirs in others:
        ratio = ours.wall_ms / max(theirs.wall_ms, 1e-6)
        cpu = f"{theirs.cpu_ms:.3g} ms of processor"
        tell(f"{name}.over-{rival}", ratio, "x", f"{words}; {rival} {theirs.wall_ms:.3g} ms, {cpu}")
