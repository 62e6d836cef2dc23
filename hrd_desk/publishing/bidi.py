"""The direction of letters: the Unicode bidirectional algorithm, UAX #9, without its line breaks.

Python's own character database gives the classes; all of BidiCharacterTest passes.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

_DEEPEST = 125
_MOST_BRACKETS = 63

_PAIRS = (
    "()[]{}༺༻༼༽᚛᚜⁅⁆⁽⁾₍₎⌈⌉⌊⌋\u2329\u232a❨❩❪❫❬❭❮❯❰❱❲❳❴❵⟅⟆⟦⟧⟨⟩⟪⟫⟬⟭⟮⟯⦃⦄⦅⦆⦇⦈⦉⦊⦋⦌⦍⦐⦏⦎⦑⦒⦓⦔⦕⦖⦗⦘"  # noqa: RUF001
    "⧘⧙⧚⧛⧼⧽⸢⸣⸤⸥⸦⸧⸨⸩⹕⹖⹗⹘⹙⹚⹛⹜〈〉《》「」『』【】〔〕〖〗〘〙〚〛﹙﹚﹛﹜﹝﹞（）［］｛｝｟｠｢｣"  # noqa: RUF001
)
_CLOSING = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True))
_OPENING = {close: opening for opening, close in _CLOSING.items()}
_SAME = {"\u2329": "\u3008", "\u232a": "\u3009"}

_ISOLATES = frozenset({"LRI", "RLI", "FSI"})
_EMBEDDINGS = frozenset({"LRE", "RLE", "LRO", "RLO"})
_REMOVED = _EMBEDDINGS | {"PDF", "BN"}
_NEUTRAL = _ISOLATES | {"PDI", "B", "S", "WS", "ON"}
_TRAILING = _ISOLATES | _REMOVED | {"PDI", "WS"}
_ALL_RIGHT = frozenset({"R", "AL", "NSM", "WS", "ON", "CS", "ES", "ET", "B", "S"})
"""Where lines run from right to left, none of these does otherwise among its like."""

_RIGHT = frozenset({"R", "AL", "AN", "RLE", "RLO", "RLI"})
_DIRECTION = {"L": "L", "R": "R", "AN": "R", "EN": "R"}
_RIGHT_LANGUAGES = frozenset({"ar", "fa", "he", "ps", "ur", "ug", "dv", "ckb", "sd", "yi", "syr"})
_RANGE = re.compile("[\\d.,\\s]+\u2013[\\d.,\\s]+")
"""Two numbers with a dash between them."""

_ISOLATED = re.compile("([\u2066-\u2068])([^\u2066-\u2069]*)\u2069")
_WAYS = {"\u2066": 0, "\u2067": 1}
_MARKS = ("\u200e", "\u200f")

_MAY_BE_RIGHT = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufeff"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""No other character is written from right to left."""


def reads_right_to_left(text: str, *, letters_alone: bool = False) -> bool:
    """Return whether some character of `text` asks for another order than left to right.

    With `letters_alone` marks of direction do not count.
    """
    if text.isascii():
        return False
    return any(
        unicodedata.bidirectional(character) in _RIGHT
        and (not letters_alone or character.isalnum())
        for character in _MAY_BE_RIGHT.findall(text)
    )


def runs_right_to_left(language: str) -> bool:
    """Return whether pages in `language` (a BCP 47 tag) run from right to left."""
    return language.partition("-")[0] in _RIGHT_LANGUAGES


def isolated(text: str, *, is_right: bool) -> str:
    """Return a field so that it can stand in a sentence of ours without reordering it."""
    if is_right and _RANGE.fullmatch(text):
        return f"\u2067{text}\u2069"  # no letter says that the first number is read first
    needs_it = reads_right_to_left(text) or is_right
    return f"\u2068{text}\u2069" if needs_it else text


def with_marks(text: str, *, is_right: bool) -> str:
    """Return a paragraph with marks of direction instead of isolates.

    Programs that do not know isolates draw them, or lose a space beside them.
    """

    def marked(field: re.Match[str]) -> str:
        way = _WAYS.get(field[1], paragraph_level(field[2]))
        inner = _MARKS[bool(way)]
        return f"{outer}{inner}{field[2]}{inner}{outer}"

    outer = _MARKS[is_right]
    while _ISOLATED.search(text):
        text = _ISOLATED.sub(marked, text)
    return text


def levels(text: str, base: int | None = None) -> tuple[list[int], int]:
    """Return the level of each character of one paragraph, and the level of the paragraph.

    Odd levels run from right to left. `base` is 0 or 1; None takes it from the first letter, 0
    where there is none.
    """
    given = [unicodedata.bidirectional(character) or "L" for character in text]
    if base == 1 and _ALL_RIGHT.issuperset(given):
        return [1] * len(text), 1
    if base is None:
        base = _paragraph_level(given) or 0
    partners = _partners(given)
    stack = _Embeddings(given, base, partners)
    stack.run()
    resolved = list(stack.levels)
    for sequence in _sequences(given, stack, base, partners):
        sequence.resolve(text, given, resolved)
    _settle_ends(given, resolved, base)
    return resolved, base


def paragraph_level(text: str) -> int | None:
    """Return 0 or 1 by the first letter that stands in no isolate; None where there is none."""
    return _paragraph_level([unicodedata.bidirectional(character) for character in text])


def visual_order(line: Sequence[int]) -> list[int]:
    """Return the indices of a line's levels in the order in which they are drawn, from the left."""
    order = list(range(len(line)))
    odd = [level for level in line if level & 1]
    for level in range(max(line, default=0), min(odd, default=1) - 1, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and line[order[end]] >= level:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = end + 1
    return order


def _paragraph_level(classes: Sequence[str]) -> int | None:
    depth = 0
    for kind in classes:
        if kind in _ISOLATES:
            depth += 1
        elif kind == "PDI":
            depth = max(0, depth - 1)
        elif depth == 0 and kind in {"L", "R", "AL"}:
            return int(kind != "L")
    return None


def _partners(classes: Sequence[str]) -> dict[int, int]:
    """Return the place of the PDI that ends each isolate."""
    found, opened = {}, []
    for index, kind in enumerate(classes):
        if kind in _ISOLATES:
            opened.append(index)
        elif kind == "PDI" and opened:
            found[opened.pop()] = index
    return found


class _Embeddings:
    """Rules X1 to X8: explicit levels, and classes changed by overrides."""

    def __init__(self, given: Sequence[str], base: int, partners: dict[int, int]) -> None:
        self.given, self.base, self.partners = given, base, partners
        self.levels = [base] * len(given)
        self.classes = list(given)
        self._stack: list[tuple[int, str, bool]] = [(base, "", False)]
        self._lost_isolates = self._lost_embeddings = self._isolates = 0

    def run(self) -> None:
        """Give every character its level."""
        for index, kind in enumerate(self.given):
            if kind in _EMBEDDINGS:
                self._embed(index, kind)
            elif kind in _ISOLATES:
                self._isolate(index, kind)
            elif kind == "PDI":
                self._end_isolate(index)
            elif kind == "PDF":
                self._end_embedding(index)
            elif kind != "B":
                self._place(index)

    def _place(self, index: int) -> None:
        level, override, _is_isolate = self._stack[-1]
        self.levels[index] = level
        if override and self.given[index] != "BN":
            self.classes[index] = override

    def _next_level(self, *, is_right: bool) -> int:
        level = self._stack[-1][0]
        return (level + 1) | 1 if is_right else (level + 2) & ~1

    def _embed(self, index: int, kind: str) -> None:
        self.levels[index] = self._stack[-1][0]
        level = self._next_level(is_right=kind[0] == "R")
        if level <= _DEEPEST and not self._lost_isolates and not self._lost_embeddings:
            self._stack.append((level, kind[0] if kind[2] == "O" else "", False))
        elif not self._lost_isolates:
            self._lost_embeddings += 1

    def _isolate(self, index: int, kind: str) -> None:
        self._place(index)
        is_right = kind == "RLI"
        if kind == "FSI":
            end = self.partners.get(index, len(self.given))
            is_right = _paragraph_level(self.given[index + 1 : end]) == 1
        level = self._next_level(is_right=is_right)
        if level <= _DEEPEST and not self._lost_isolates and not self._lost_embeddings:
            self._isolates += 1
            self._stack.append((level, "", True))
        else:
            self._lost_isolates += 1

    def _end_isolate(self, index: int) -> None:
        if self._lost_isolates:
            self._lost_isolates -= 1
        elif self._isolates:
            self._lost_embeddings = 0
            while not self._stack[-1][2]:
                self._stack.pop()
            self._stack.pop()
            self._isolates -= 1
        self._place(index)

    def _end_embedding(self, index: int) -> None:
        if not self._lost_isolates:
            if self._lost_embeddings:
                self._lost_embeddings -= 1
            elif not self._stack[-1][2] and len(self._stack) > 1:
                self._stack.pop()
        self.levels[index] = self._stack[-1][0]


class _Sequence(NamedTuple):
    """An isolating run sequence: what rules W1 to I2 work on."""

    places: list[int]
    kinds: list[str]
    level: int
    start: str
    end: str

    def resolve(self, text: str, given: Sequence[str], resolved: list[int]) -> None:
        """Set the final levels of the sequence in `resolved`."""
        self._weak()
        self._separators()
        self._brackets(text, given)
        self._neutral()
        for place, kind in zip(self.places, self.kinds, strict=True):
            if self.level & 1:
                resolved[place] = self.level + (kind != "R")
            else:
                resolved[place] = self.level + {"L": 0, "R": 1}.get(kind, 2)

    @property
    def _embedding(self) -> str:
        return "R" if self.level & 1 else "L"

    def _weak(self) -> None:
        """Rules W1 to W3: marks take their letter's class; digits after Arabic are Arabic."""
        kinds, before, strong = self.kinds, self.start, self.start
        for place, kind in enumerate(kinds):
            if kind == "NSM":
                kinds[place] = "ON" if before in _ISOLATES or before == "PDI" else before
            before = kinds[place]
            if before in {"R", "L", "AL"}:
                strong = before
            elif before == "EN" and strong == "AL":
                kinds[place] = "AN"
        for place, kind in enumerate(kinds):
            if kind == "AL":
                kinds[place] = "R"

    def _separators(self) -> None:
        """Rules W4 to W7: signs inside numbers belong to them; digits after Latin are Latin."""
        kinds = self.kinds
        for place in range(1, len(kinds) - 1):
            before, kind, after = kinds[place - 1 : place + 2]
            is_inside = before == after and before in {"EN", "AN"}
            if is_inside and (kind == "CS" or (kind == "ES" and before == "EN")):
                kinds[place] = before
        self._terminators()
        strong = self.start
        for place, kind in enumerate(kinds):
            if kind in {"ES", "ET", "CS"}:
                kinds[place] = "ON"
            elif kind in {"R", "L"}:
                strong = kind
            elif kind == "EN" and strong == "L":
                kinds[place] = "L"

    def _terminators(self) -> None:
        kinds = self.kinds
        for start, end in _stretches(kinds, frozenset({"ET"})):
            if "EN" in (kinds[start - 1 : start] + kinds[end : end + 1]):
                kinds[start:end] = ["EN"] * (end - start)

    def _brackets(self, text: str, given: Sequence[str]) -> None:
        """Rule N0: a pair of brackets has one direction."""
        for opening, closing in sorted(self._bracket_pairs(text)):
            direction = self._bracket_direction(opening, closing)
            if direction is None:
                continue
            for place in (opening, closing):
                self.kinds[place] = direction
                after = place + 1
                while after < len(self.places) and given[self.places[after]] == "NSM":
                    self.kinds[after] = direction
                    after += 1

    def _bracket_pairs(self, text: str) -> list[tuple[int, int]]:
        pairs: list[tuple[int, int]] = []
        opened: list[tuple[str, int]] = []
        for place, kind in enumerate(self.kinds):
            character = text[self.places[place]]
            if kind != "ON":
                continue
            if character in _CLOSING:
                if len(opened) == _MOST_BRACKETS:
                    break
                closing = _CLOSING[character]
                opened.append((_SAME.get(closing, closing), place))
            elif character in _OPENING:
                wanted = _SAME.get(character, character)
                found = [at for at, (closing, _where) in enumerate(opened) if closing == wanted]
                if found:
                    pairs.append((opened[found[-1]][1], place))
                    del opened[found[-1] :]
        return pairs

    def _bracket_direction(self, opening: int, closing: int) -> str | None:
        inside = {_DIRECTION.get(kind) for kind in self.kinds[opening + 1 : closing]} - {None}
        if self._embedding in inside:
            return self._embedding
        if not inside:
            return None
        before = (_DIRECTION.get(self.kinds[place]) for place in range(opening - 1, -1, -1))
        return next((direction for direction in before if direction), self.start)

    def _neutral(self) -> None:
        """Rules N1 and N2: spaces and signs between letters of one direction have it too."""
        kinds = self.kinds
        for start, end in _stretches(kinds, _NEUTRAL):
            before = _DIRECTION[kinds[start - 1]] if start else self.start
            after = _DIRECTION[kinds[end]] if end < len(kinds) else self.end
            direction = before if before == after else self._embedding
            kinds[start:end] = [direction] * (end - start)


def _stretches(kinds: Sequence[str], wanted: frozenset[str]) -> list[tuple[int, int]]:
    """Return start and end of each longest run of `wanted` classes."""
    found, start = [], -1
    for place, kind in enumerate(kinds):
        if kind in wanted:
            start = place if start < 0 else start
        elif start >= 0:
            found.append((start, place))
            start = -1
    return [*found, (start, len(kinds))] if start >= 0 else found


def _sequences(
    given: Sequence[str], stack: _Embeddings, base: int, partners: dict[int, int]
) -> list[_Sequence]:
    """Rule X10: runs of one level, joined over the isolates between them."""
    kept = [index for index, kind in enumerate(given) if kind not in _REMOVED]
    runs = _runs(kept, stack.levels)
    starts = {run[0]: run for run in runs}
    continued = {partners[run[-1]] for run in runs if run[-1] in partners}
    found = []
    for run in runs:
        if run[0] in continued and given[run[0]] == "PDI":
            continue
        places = list(run)
        while (follower := partners.get(places[-1], -1)) in starts:
            places += starts[follower]
        found.append(_sequence(places, kept, given, stack, base, partners))
    return found


def _runs(kept: list[int], explicit: Sequence[int]) -> list[list[int]]:
    if not kept:
        return []
    runs = [[kept[0]]]
    for before, index in pairwise(kept):
        if explicit[before] == explicit[index]:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


def _sequence(
    places: list[int],
    kept: list[int],
    given: Sequence[str],
    stack: _Embeddings,
    base: int,
    partners: dict[int, int],
) -> _Sequence:
    level = stack.levels[places[0]]
    before = bisect_left(kept, places[0]) - 1
    level_before = stack.levels[kept[before]] if before >= 0 else base
    after = bisect_right(kept, places[-1])
    is_open = given[places[-1]] in _ISOLATES and places[-1] not in partners
    level_after = base if is_open or after == len(kept) else stack.levels[kept[after]]
    return _Sequence(
        places,
        [stack.classes[place] for place in places],
        level,
        "R" if max(level, level_before) & 1 else "L",
        "R" if max(level, level_after) & 1 else "L",
    )


def _settle_ends(given: Sequence[str], resolved: list[int], base: int) -> None:
    """Rule L1: white space at the end has the paragraph's level.

    Characters that the algorithm removes take the level before them: the letters around a joiner
    stay one run.
    """
    for index, kind in enumerate(given):
        if kind in _REMOVED:
            resolved[index] = resolved[index - 1] if index else base
    is_end = True
    for index in range(len(given) - 1, -1, -1):
        kind = given[index]
        if kind in {"B", "S"}:
            resolved[index], is_end = base, True
        elif kind not in _TRAILING:
            is_end = False
        elif is_end:
            resolved[index] = base
