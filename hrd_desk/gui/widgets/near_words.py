"""Words that are nearly those of a list: other endings, and slips of the finger."""
# ruff: noqa: RUF001  Russian words are read beside English ones

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

_SHORTEST_STEM = 3
_SHORTEST = 5
_TWO_SLIPS = 8
"""A word of so many letters may have two slips in it, a shorter one has one."""

_FEW = 5
_SAYS_LITTLE = frozenset(
    (
        *("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "out", "the", "to"),
        *("up", "was", "were", "with", "во", "для", "за", "из", "на", "не", "об", "от", "по", "со"),
    )
)


class NearWords:
    """The words of a list's names; `names[i]` holds all names of its i-th line."""

    def __init__(self, names: Sequence[Sequence[str]]) -> None:
        """Search in `names`, which have neither case nor accents."""
        self._names = names

    def prepare(self) -> None:
        """Make now what the first search would make."""
        self.stems(["word", "слово"])
        self.closest(["words"])

    def stems(self, words: Iterable[str]) -> list[str]:
        """Return what inflections of the words share, without words that say little.

        Nothing where no word is left that could be told from others.
        """
        # Most fields are found without them.
        from hrd_desk.reading.stems import stem_of  # noqa: PLC0415

        telling = [word for word in words if word not in _SAYS_LITTLE]
        stems = [stem_of(word) for word in telling]
        is_telling = any(len(stem) >= _SHORTEST_STEM for stem in stems)
        return [*filter(None, stems)] if is_telling else [_NOTHING]

    def closest(self, words: Iterable[str]) -> list[tuple[int, str]]:
        """Return lines, the closest first, with the name that comes close; a few at the most.

        Each word of five letters or more is looked for, and one that fits nearly is enough: of
        "website was blocked" the names with both words stand first.
        """
        telling = [word for word in words if len(word) >= _SHORTEST and word not in _SAYS_LITTLE]
        best: dict[int, tuple[float, str]] = {}
        fits = [self._fits(word) for word in telling]
        for line, names in enumerate(self._names):
            for name in names:
                parts = self._parts[name]
                score = sum(max((fit.get(part, 0.0) for part in parts), default=0) for fit in fits)
                score -= len(parts) / 100  # of two names the one that says less besides
                if score > max(_HALF * len(fits), best.get(line, (0.0, ""))[0]):
                    best[line] = (score, name)
        ranked = sorted(best.items(), key=lambda item: -item[1][0])
        return [(line, name) for line, (_score, name) in ranked[:_FEW]]

    @cached_property
    def _parts(self) -> dict[str, tuple[str, ...]]:
        return {name: tuple(_parts_of(name)) for names in self._names for name in names}

    @cached_property
    def _words(self) -> list[str]:
        return sorted({part for parts in self._parts.values() for part in parts})

    def _fits(self, typed: str) -> dict[str, float]:
        """Return the words of the list that come close to a typed one, with 1 for the same."""
        from rapidfuzz.distance import OSA  # noqa: PLC0415  as the stems

        slips = 2 if len(typed) >= _TWO_SLIPS else 1
        found: dict[str, float] = {}
        for word in self._words:
            # A word may be half typed, so its beginning may come close too.
            ends = {len(word), *(n for n in range(len(typed) - 1, len(typed) + 2) if n < len(word))}
            nearest = min(OSA.distance(typed, word[:end], score_cutoff=slips) for end in ends)
            if nearest <= slips and len(word) >= _SHORTEST - 1:
                found[word] = 1 - nearest / len(typed)
        return found


_NOTHING = "\0"
_HALF = 0.5
"""So much of what was typed must be found again."""


def _parts_of(name: str) -> Iterator[str]:
    word = ""
    for letter in name + " ":
        if letter.isalnum():
            word += letter
        elif word:
            yield word
            word = ""
