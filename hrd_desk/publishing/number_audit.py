"""All counts of a publication looked at together: none that is hidden follows from the others.

Every count has a name, whichever table prints it, and rules tie names together: parts add up to a
whole, a part is no larger than its whole. For each small number that is hidden another reading of
the publication is looked for: whole numbers that fit everything that is printed, and in which it
is a different one. Where none is found, more is hidden until there is one. That a reading exists
is proof; that the search finds none costs a number more, never a secret.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

Name = tuple[str, ...]
"""What is counted, such as ("violations", "raid", "months", "2023-05")."""

_DEEPEST, _MOST_STEPS = 32, 600
"""So many numbers change in another reading at the most, so many changes are tried for one."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Numbers times their signs, added up: nothing (`is_equal`), or not more than nothing."""

    signs: tuple[tuple[Name, int], ...]
    is_equal: bool


@dataclass(slots=True)
class Numbers:
    """The true numbers behind a publication, what each table prints of them, and their rules.

    `known` are told in any case, such as how many events there are. A number that no table prints
    and that is not known may be anything. `few` are sums over so few events that they are hidden
    as small numbers are, however large they are.
    """

    true: dict[Name, int] = field(default_factory=dict)
    printed: dict[str, list[Name]] = field(default_factory=dict)
    known: set[Name] = field(default_factory=set)
    few: set[Name] = field(default_factory=set)
    rules: list[Rule] = field(default_factory=list)

    def split(self, whole: Name, parts: Iterable[Name]) -> None:
        """Note that `parts` add up to `whole`."""
        signs = tuple((part, 1) for part in parts)
        self.rules.append(Rule((*signs, (whole, -1)), is_equal=True))

    def covered(self, whole: Name, parts: Iterable[Name]) -> None:
        """Note that `whole` stands under one or several of `parts`, each a part of it."""
        parts = list(parts)
        for part in parts:
            self.at_most([part], [whole])
        self.at_most([whole], parts)

    def sums_over(self, told: Sequence[Name], over: Sequence[Name], most: int) -> None:
        """Note that a sum is over events that add from 1 to `most` each.

        `told` is the sum, `over` their number; of each the first name, less the second if given.
        """
        signs = (1, -1)
        sums, events = tuple(zip(told, signs, strict=False)), tuple(zip(over, signs, strict=False))
        less = tuple((name, -sign) for name, sign in sums)
        self.rules.append(Rule((*events, *less), is_equal=False))
        times = tuple((name, -sign * most) for name, sign in events)
        self.rules.append(Rule((*sums, *times), is_equal=False))

    def at_most(self, smaller: Iterable[Name], larger: Iterable[Name]) -> None:
        """Note that the sum of `smaller` is not above that of `larger`."""
        signs = (*((name, 1) for name in smaller), *((name, -1) for name in larger))
        self.rules.append(Rule(tuple(signs), is_equal=False))


@dataclass(frozen=True, slots=True)
class Verdict:
    """What may not be printed: single numbers, and whole tables that would tell small ones."""

    hidden: frozenset[Name]
    left_out: frozenset[str]
    is_given_up: bool = False
    """Nothing may be printed by this verdict: it took more steps than were allowed."""


def audit(numbers: Numbers, smallest: int, most_steps: int | None = None) -> Verdict:
    """Return what must be hidden of `numbers` so that none from 1 below `smallest` is told.

    "<2" says that it is 1, so nothing more is hidden for it. Sums over few events are hidden so
    that they could be a tenth larger or smaller. It gives up after `most_steps`.
    """
    alike = _alike(numbers)
    verdict = _judged(_merged(numbers, alike), smallest, most_steps)
    printed = {name for names in numbers.printed.values() for name in names}
    hidden = {name for name in printed if alike.get(name, name) in verdict.hidden}
    return Verdict(frozenset(hidden), verdict.left_out, verdict.is_given_up)


def _alike(numbers: Numbers) -> dict[Name, Name]:
    """Return for each name that counts the same as another one the name that stands for both."""
    above: dict[Name, Name] = {}

    def root(name: Name) -> Name:
        while name in above:
            name = above[name]
        return name

    for rule in numbers.rules:
        if rule.is_equal and len(rule.signs) == 2:  # noqa: PLR2004  one is the other
            (one, sign), (other, opposite) = rule.signs
            first, second = root(one), root(other)
            if sign + opposite == 0 and first != second:
                above[second] = first
    return {name: root(name) for name in above}


def _merged(numbers: Numbers, alike: Mapping[Name, Name]) -> Numbers:
    """Return `numbers` with one name for what is one number, and each rule once."""

    def one(names: Iterable[Name]) -> list[Name]:
        return list(dict.fromkeys(alike.get(name, name) for name in names))

    rules: dict[Rule, None] = {}
    for rule in numbers.rules:
        signs: dict[Name, int] = {}
        for name, sign in rule.signs:
            stands = alike.get(name, name)
            signs[stands] = signs.get(stands, 0) + sign
        told = tuple((name, sign) for name, sign in signs.items() if sign)
        if told:
            rules[Rule(told, rule.is_equal)] = None
    return Numbers(
        {alike.get(name, name): count for name, count in numbers.true.items()},
        {table: one(names) for table, names in numbers.printed.items()},
        set(one(numbers.known)),
        set(one(numbers.few)),
        list(rules),
    )


def _judged(numbers: Numbers, smallest: int, most_steps: int | None) -> Verdict:
    printed = {name for names in numbers.printed.values() for name in names}
    small = {name for name in printed if 0 < numbers.true[name] < smallest}
    few = {name for name in printed & numbers.few if numbers.true[name] >= smallest}
    state = _State(numbers, smallest, small | few, most_steps)
    for name in sorted(small | few, key=lambda name: (numbers.true[name], name)):
        if name in few or smallest > 2:  # noqa: PLR2004  see above
            state.protect(name)
        if state.is_spent:
            return Verdict(frozenset(), frozenset(), is_given_up=True)
    return Verdict(frozenset(state.hidden), frozenset(state.left_out))


@dataclass(slots=True)
class _State:
    numbers: Numbers
    smallest: int
    hidden: set[Name]
    most_steps: int | None = None
    left_out: set[str] = field(default_factory=set)
    safe: set[Name] = field(default_factory=set)
    dead_ends: list[Rule] = field(default_factory=list)
    steps: int = 0
    rules_of: dict[Name, list[Rule]] = field(default_factory=dict)
    tables_of: dict[Name, set[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for rule in self.numbers.rules:
            for name, _sign in rule.signs:
                self.rules_of.setdefault(name, []).append(rule)
        for table, names in self.numbers.printed.items():
            for name in names:
                self.tables_of.setdefault(name, set()).add(table)

    def protect(self, name: Name) -> None:
        """Hide what it takes until another reading has another number for `name`."""
        while name not in self.safe and self._is_printed(name) and not self.is_spent:
            reading = self._other_reading(name)
            if reading is not None:
                # All that changes enough in it is safe with it, whatever more is hidden later.
                self.safe.update(n for n, by in reading.items() if abs(by) >= self.step(n))
            elif (further := self._next(name)) is not None:
                self.hidden.add(further)
            else:
                self._leave_out(name)

    @property
    def is_spent(self) -> bool:
        """Whether more steps were taken than are allowed."""
        return self.most_steps is not None and self.steps > self.most_steps

    # --- readings -----------------------------------------------------------------------------

    def _other_reading(self, name: Name) -> dict[Name, int] | None:
        """Return the numbers that differ in another reading, by how much; None if none is found.

        Then `dead_ends` holds the rules that stood in the way.
        """
        self.dead_ends.clear()
        low, high = self.room(name)
        true = self.numbers.true[name]
        step = self.step(name)
        for other in (true + step, true - step):
            if low <= other and (high is None or other <= high):
                search = _Search(self)
                found = search.repaired({name: other - true})
                self.steps += search.steps
                if found is not None:
                    return found
        return None

    def step(self, name: Name) -> int:
        """Return by how much `name` must be able to differ: nobody may come near a large sum."""
        return max(1, self.numbers.true[name] // 10) if name in self.numbers.few else 1

    def room(self, name: Name) -> tuple[int, int | None]:
        """Return the least and the largest number that a reader must think possible."""
        true = self.numbers.true[name]
        if name in self.numbers.known:
            return true, true
        if not self._is_printed(name):
            return 0, None
        if name not in self.hidden:
            return true, true
        return (1, self.smallest - 1) if true < self.smallest else (self.smallest, None)

    def _is_printed(self, name: Name) -> bool:
        return bool(self.tables_of.get(name, set()) - self.left_out)

    # --- what is hidden besides -----------------------------------------------------------------

    def _next(self, name: Name) -> Name | None:
        """Return what to hide besides: the smallest number that stood in the way of a reading.

        Else the smallest one as near to `name` as may be; None where nothing is left.
        """
        for rule in self.dead_ends:
            shown = self._shown(other for other, _sign in rule.signs)
            if shown:
                return shown[0]
        seen, ring = {name}, [name]
        while ring:
            near = {other for known in ring for other in self._beside(known)} - seen
            shown = self._shown(near)
            if shown:
                return shown[0]
            seen |= near
            # Beyond a number that is told there is nothing to learn.
            ring = [other for other in near if self.room(other)[1] != self.room(other)[0]]
        return None

    def _shown(self, names: Iterable[Name]) -> list[Name]:
        """Return those that are printed as they are and could be hidden, the smallest first."""
        shown = [
            name
            for name in names
            if self._is_printed(name)
            and name not in self.hidden
            and name not in self.numbers.known
            and self.numbers.true[name] > 0
        ]
        return sorted(shown, key=lambda name: (self.numbers.true[name], name))

    def _beside(self, name: Name) -> Iterator[Name]:
        for rule in self.rules_of.get(name, ()):
            yield from (other for other, _sign in rule.signs)

    def _leave_out(self, name: Name) -> None:
        """Leave out every table that prints `name`: nothing else keeps it to ourselves."""
        self.left_out |= self.tables_of[name]


@dataclass(slots=True)
class _Search:
    """The search for one other reading: a change, and what must change with it."""

    state: _State
    steps: int = 0

    def repaired(self, change: dict[Name, int]) -> dict[Name, int] | None:
        """Return `change` with what makes all rules hold again; None where it is not found."""
        self.steps += 1
        if self.steps > _MOST_STEPS or len(change) > _DEEPEST:
            return None
        broken = self._broken(change)
        if broken is None:
            return change
        rule, excess = broken
        options = self._options(rule, excess, change)
        if not options:
            self.state.dead_ends.append(rule)
        for name, step in options:
            found = self.repaired({**change, name: step})
            if found is not None:
                return found
        return None

    def _broken(self, change: Mapping[Name, int]) -> tuple[Rule, int] | None:
        """Return the rule that leaves fewest ways out, and by how much it is broken."""
        true = self.state.numbers.true
        found: tuple[int, Rule, int] | None = None
        checked = set()
        for moved in change:
            for rule in self.state.rules_of.get(moved, ()):
                if id(rule) in checked:
                    continue
                checked.add(id(rule))
                excess = sum(sign * (true[name] + change.get(name, 0)) for name, sign in rule.signs)
                if excess > 0 or (rule.is_equal and excess):
                    ways = len(self._options(rule, excess, change))
                    if found is None or ways < found[0]:
                        found = (ways, rule, excess)
        return None if found is None else found[1:]

    def _options(
        self, rule: Rule, excess: int, change: Mapping[Name, int]
    ) -> list[tuple[Name, int]]:
        """Return which number could change by how much to mend a rule, the freest first."""
        options = []
        for name, sign in rule.signs:
            low, high = self.state.room(name)
            if name in change or low == high:
                continue
            true = self.state.numbers.true[name]
            # Where it counts several times, a part of the way is enough, rounded up.
            most = -(-abs(excess) // abs(sign))
            wanted = true - (most if (excess > 0) == (sign > 0) else -most)
            reached = max(low, wanted if high is None else min(high, wanted))
            if reached != true:
                options.append((reached != wanted, high is not None, name, reached - true))
        return [(name, step) for _is_short, _is_bound, name, step in sorted(options)]
