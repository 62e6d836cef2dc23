"""How similar two keys are, between 0 and 1: typing errors and ways to romanise."""

from collections.abc import Sequence
from functools import cache
from typing import Any

ONE_EDIT, ONE_EDIT_OF_FEW = 0.93, 0.88
FEW_LETTERS = 4
MOST_OF_SEVERAL, MOST_OF_SOUND = 0.87, 0.91
"""The most that a key with several edits can get, and one that only sounds the same."""
LEAST = 0.72
"""Less similar keys are no candidates."""
MOST_EDITS = 5
_SAME_SOUND, _SOUND_SHARE = 0.06, 0.55


@cache
def _fuzz() -> Any:
    import rapidfuzz.distance  # noqa: PLC0415  10 ms that a start need not pay
    import rapidfuzz.process  # noqa: PLC0415

    return rapidfuzz


def similarity(asked: str, key: str) -> float:
    """Return how similar two keys are: by edits, and by a common beginning (Jaro and Winkler)."""
    distance = _fuzz().distance
    edits: int = distance.OSA.distance(asked, key, score_cutoff=MOST_EDITS)
    longest = max(len(asked), len(key))
    if edits <= 1:
        return 1.0 if edits == 0 else ONE_EDIT if longest > FEW_LETTERS else ONE_EDIT_OF_FEW
    by_beginning: float = distance.JaroWinkler.similarity(asked, key) - 0.04
    return min(max(by_beginning, 1 - edits / longest), MOST_OF_SEVERAL)


def sounding_similarity(asked: str, key: str, asked_bones: str, key_bones: str) -> float:
    """Return the similarity of keys of which one may be written without its vowels."""
    plain = similarity(asked, key)
    if asked_bones == key_bones:
        by_sound = max(plain + _SAME_SOUND, LEAST + 0.02 * len(key_bones))
        return max(plain, min(by_sound, MOST_OF_SOUND))
    bones = similarity(asked_bones, key_bones)
    return max(
        plain, min(_SOUND_SHARE * bones + (1 - _SOUND_SHARE) * plain, MOST_OF_SEVERAL) - 0.02
    )


def most_similar(asked: str, keys: Sequence[str], limit: int, least: float) -> list[int]:
    """Return the places in `keys` of the most similar ones, by edits."""
    fuzz = _fuzz()
    found = fuzz.process.extract(
        asked,
        keys,
        scorer=fuzz.distance.OSA.normalized_similarity,
        limit=limit,
        score_cutoff=least,
    )
    return [place for _key, _score, place in found]


def nearest_texts(asked: str, texts: Sequence[str], limit: int, most_edits: int) -> list[int]:
    """Return the places in `texts` of those at most so many edits away, the nearest first."""
    fuzz = _fuzz()
    found = fuzz.process.extract(
        asked, texts, scorer=fuzz.distance.OSA.distance, limit=limit, score_cutoff=most_edits
    )
    return [place for _text, _edits, place in found]
