"""Keys under which names are the same to a reader: no case, no accents."""

import unicodedata

from hrd_desk.normal_forms import normal

_FIRST_ACCENTLESS = "\u0530"
_ALIKE = str.maketrans({"\u0131": "i", "ø": "o", "đ": "d", "ł": "l", "\u2019": "'"})


def fold(text: str) -> str:
    """Return a key without case, and without accents on Latin, Greek and Cyrillic letters.

    Vowel signs of other scripts are letters to their readers and stay.
    """
    if text.isascii():
        return text.lower()
    kept: list[str] = []
    is_european = False
    for character in _compatible(text):
        if unicodedata.combining(character):
            if not is_european:
                kept.append(character)
            continue
        is_european = character < _FIRST_ACCENTLESS
        kept.append(character)
    return "".join(kept).translate(_ALIKE)


def _compatible(text: str) -> str:
    # Taking letters apart can give capitals, and small letters can come apart again.
    folded = normal("NFKD", text).casefold()
    return normal("NFKD", folded)
