"""A count in one line: the source's words, and figures after them where the words give none."""

import re

from hrd_desk.errors import InvalidInputError
from hrd_desk.i18n import N_, translator
from hrd_desk.model.counts_text import CountRange, find_count, names_people

_WITH_FIGURES = re.compile(r"(?P<words>.*\S)\s*[(\[](?P<figures>[^()\[\]]+)[)\]]\s*")


def read_entry(text: str, field: str = "count") -> CountRange:
    """Return words and bounds of an entry: `about a dozen`, `15-20`, `half the village (200-300)`.

    Words that say no number are kept without bounds; of "20 (15 women)" and "20 (arrested)" the
    number before the brackets counts. Raises `InvalidInputError(field, ...)` for
    bounds that cannot be: `20-15`.
    """
    plain = text.strip()
    count = find_count(plain, field)
    if count is not None:
        return count
    match = _WITH_FIGURES.fullmatch(plain)
    if match is None:
        return CountRange(None, None, plain)
    figures = find_count(match["figures"], field)
    if figures is None or names_people(match["figures"]):
        said = find_count(match["words"], field)
        if said is not None:
            return CountRange(said.minimum, said.maximum, plain)
    if figures is None:
        return CountRange(None, None, plain)
    return CountRange(figures.minimum, figures.maximum, match["words"])


def entry_text(minimum: int | None, maximum: int | None, words: str, language: str) -> str:
    """Return the line that shows a stored count, and that reads back as it."""
    figures = _figures(minimum, maximum, language)
    if not words:
        return figures
    if _says(words, minimum, maximum):
        return words
    return f"{words} ({figures})" if figures else words


def _says(words: str, minimum: int | None, maximum: int | None) -> bool:
    try:
        said = read_entry(words)
    except InvalidInputError:
        return False
    return (said.minimum, said.maximum, said.words) == (minimum, maximum, words.strip())


def _figures(minimum: int | None, maximum: int | None, language: str) -> str:
    if minimum is None and maximum is None:
        return ""
    if minimum is not None and maximum is not None:
        return f"{minimum}" if minimum == maximum else f"{minimum}-{maximum}"
    form = N_("at least {low}") if maximum is None else N_("up to {high}")
    return translator(language)(form).format(low=minimum, high=maximum)
