"""Finding a command by some of its letters: "expdf" finds "Export as PDF"."""

from hrd_desk.vocabulary.folding import fold

_WORD_START, _ADJACENT = 8, 5


def fit(typed: str, text: str) -> int | None:
    """Return how well the letters of `typed` fit `text` in their order, None if they do not.

    Letters that begin a word or follow one another count more than scattered ones, and a short
    text more than a long one. An empty `typed` fits everything alike.
    """
    wanted, found = fold(typed).replace(" ", ""), fold(text)
    if not wanted:
        return 0
    whole = found.find(fold(typed).strip())
    if whole >= 0:
        is_start = whole == 0 or not found[whole - 1].isalnum()
        return 1000 * (2 if is_start else 1) - whole - len(found)
    rest = iter(found)
    if not all(letter in rest for letter in wanted):
        return None
    return _scattered(wanted, found) - len(found)


def _scattered(wanted: str, found: str) -> int:
    """Return how much speaks for letters that are known to fit, 0 where the best way is lost."""
    score, place = 0, -1
    for letter in wanted:
        following = _word_start(found, letter, place + 1)
        near = found.find(letter, place + 1)
        if near < 0:
            return 0
        if near == place + 1 and place >= 0:
            score, place = score + _ADJACENT, near
        elif following >= 0:
            score, place = score + _WORD_START, following
        else:
            place = near
    return score


def _word_start(text: str, letter: str, begin: int) -> int:
    place = text.find(letter, begin)
    while place > 0 and text[place - 1].isalnum():
        place = text.find(letter, place + 1)
    return place
