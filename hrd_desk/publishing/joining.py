"""Words of a publication put together in one line, whichever way its language runs."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from hrd_desk.publishing.bidi import isolated, reads_right_to_left, runs_right_to_left


def joined(words: Iterable[str], language: str) -> str:
    """Return words with commas between them, none of which reorders its neighbours."""
    return _joined(words, language, (", ", "\u060c "))


def chained(words: Iterable[str], language: str) -> str:
    """Return words that can hold commas with semicolons between them, like `joined`."""
    return _joined(words, language, ("; ", "\u061b "))


def _joined(words: Iterable[str], language: str, marks: tuple[str, str]) -> str:
    told = [word for word in words if word]
    is_right = runs_right_to_left(language)
    if len(told) < 2 or not (is_right or any(map(reads_right_to_left, told))):  # noqa: PLR2004
        return marks[0].join(told)
    # The mark says which way the whole runs, though each part has its own.
    way = "\u200f" if is_right else "\u200e"
    return way + marks[is_right].join(isolated(word, is_right=is_right) for word in told)


def dotted(words: Iterable[str], language: str) -> str:
    """Return fields of one line with dots between them, none of which reorders its neighbours."""
    is_right = runs_right_to_left(language)
    return " · ".join(isolated(word, is_right=is_right) for word in words if word)


def capital(words: str) -> str:
    """Return words as they begin a line or a cell."""
    return words[:1].upper() + words[1:]


def told_apart(
    places: Sequence[tuple[str, float, float]], no_name: str, language: str
) -> Iterator[str]:
    """Yield the names of places, with the rounded point where several have the same one."""
    names = [name or no_name for name, _latitude_deg, _longitude_deg in places]
    times, is_right = Counter(names), runs_right_to_left(language)
    for name, (_name, latitude_deg, longitude_deg) in zip(names, places, strict=True):
        point = f"{latitude_deg:.1f}, {longitude_deg:.1f}"
        yield f"{name} ({isolated(point, is_right=is_right)})" if times[name] > 1 else name
