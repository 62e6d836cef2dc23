"""Where a text denies what it says: "was not arrested", "denied that", "не был задержан".

Words of denial reach a few words onwards, not beyond their clause (after NegEx, Chapman 2001).
"""
# ruff: noqa: RUF001  Russian words are read beside English ones

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from hrd_desk.reading.stems import Word

_NEAR, _SHORT, _LONG = 3, 6, 14
_FARTHEST = 300
"""No denial reaches further, in characters."""

_AUXILIARY = (
    "was|were|is|are|has|have|had|did|does|do|could|would|should|wo|ca|must|may|might|can|will"
)
_CLAIMS = "allegations?|accusations?|claims?|reports?|rumou?rs?|suggestions?|charges?"
_NO_DENIAL = "only|merely|just|least|less|fewer|more|later|earlier|sooner|long|far|until"
_NO_DENIAL_RU = r"только|менее|более|меньше|больше|позднее|ранее|раз|впервые|исключ\w*"
_NOT = rf"not|cannot|(?:{_AUXILIARY})n['\u2019]?t|never|neither|nor|nobody|no one|none"
_NOT_PASSIVE = "(?<!was )(?<!were )(?<!been )(?<!being )"
_DENIED_THINGS = rf"that|any|having|it|all|being|(?:the |these |those )?(?:{_CLAIMS})|\w+ing"
_CUES = (
    (_SHORT, rf"\b(?:{_NOT})\b(?!\s(?:{_NO_DENIAL})\b)"),
    (_SHORT, rf"\bno\b(?!\s(?:{_NO_DENIAL}|doubt|matter|wonder|[0-9]+)\b)"),
    (_NEAR, r"\b(?:without|avoid(?:ed|ing|s)?|escap(?:ed|ing|es)|evad(?:ed|ing|es))\b"),
    (_LONG, rf"{_NOT_PASSIVE}\bden(?:y|ies|ied|ying)\b(?=\s(?:{_DENIED_THINGS})\b)"),
    (_LONG, rf"\b(?:reject|refut|dismiss)(?:s|ed|ing|es)\b(?=\s(?:the |these )?(?:{_CLAIMS})\b)"),
    (_LONG, r"\bruled out\b"),
    (_NEAR, rf"\bне\b(?!\s(?:{_NO_DENIAL_RU})\b)"),
    (_SHORT, r"\b(?:ни|никто|никого|никогда|нет|избежал\w*)\b(?!\s(?:один|менее)\b)"),
    (_NEAR, r"\bбез\b"),
    (_LONG, r"\b(?:отрица\w+|опроверг\w*|опроверж\w*)\b"),
)
"""How many words each reaches. "Was denied bail" denies nothing."""

_PATTERN = re.compile(
    "|".join(f"(?P<c{number}>{cue})" for number, (_reach, cue) in enumerate(_CUES)), re.IGNORECASE
)
_REACH = {f"c{n}": reach for n, (reach, _) in enumerate(_CUES)}
_TURN = re.compile(
    r"[.;:!?\n\u2014()\"\u00ab\u00bb\u201c\u201d]|\s[-\u2013]\s"
    r"|\b(?:but|although|though|however|while|whereas|because|until|instead|yet|after|before|when|"
    r"но|однако|хотя|зато|потому|пока|после|перед)\b"
    r"|,\s(?:and|he|she|they|it|who|which|police|а|и|он|она|они|котор\w+|сообщ\w+|сказал\w*)\b"
    r"|\band\s(?:was|were|is|are|has|had|he|she|they|later|then|also|instead)\b"
    r"|\bи\s(?:был\w*|он|она|они|затем|потом|позже)\b",
    re.IGNORECASE,
)
_DENIED_BEFORE = re.compile(
    rf"\b(?:{_CLAIMS})\s(?:of|that|about)\s(?P<what>[^.;!?\n]{{1,120}}?)\s"
    r"(?:was|were|has\sbeen|have\sbeen)\s(?:denied|rejected|refuted|dismissed|ruled\sout)\b"
    r"|(?P<what_ru>[^.;!?\n]{1,120}?)\s(?:отрица\w+|опроверг\w*|опроверж\w*)\s*(?=[.;!?\n]|$)",
    re.IGNORECASE,
)
"""What is denied stands before the word: "Пытки полиция отрицает."."""

_LIST_GOES_ON = re.compile(
    r",\s\w+(?:,|\s(?:or|nor|или|ни)\b)|,\s(?:or|nor|или|ни)\b", re.IGNORECASE
)


def denied_in(text: str, words: Sequence[Word]) -> list[tuple[int, int]]:
    """Return the starts and ends of what `text`, whose words are `words`, says is not so."""
    onwards = [
        (cue.end(), end) for cue in _PATTERN.finditer(text) if (end := _end(text, words, cue))
    ]
    return onwards + [match.span(match.lastgroup or 0) for match in _DENIED_BEFORE.finditer(text)]


def _end(text: str, words: Sequence[Word], cue: re.Match[str]) -> int:
    """Return where the reach of a word of denial ends; 0 where it reaches nothing."""
    reach = _REACH[cue.lastgroup or ""]
    stop = _turn(text, cue.end())
    following = takewhile(lambda word: word.start < stop, _after(words, cue.end()))
    reached = [word for word, _n in zip(following, range(reach), strict=False)]
    return reached[-1].end if reached else 0


def _after(words: Sequence[Word], place: int) -> Iterator[Word]:
    low, high = 0, len(words)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if words[middle].start < place else (low, middle)
    return (words[at] for at in range(low, len(words)))


def _turn(text: str, place: int) -> int:
    end = min(len(text), place + _FARTHEST)
    turn = _TURN.search(text, place, end)
    stop = turn.start() if turn else end
    comma = text.find(",", place, stop)
    while comma >= 0:
        if not _LIST_GOES_ON.match(text, comma):
            return comma
        comma = text.find(",", comma + 1, stop)
    return stop


def is_denied(start: int, denied: Iterable[tuple[int, int]]) -> bool:
    """Return whether what begins at `start` lies in one of the places of `denied_in`."""
    return any(first <= start < last for first, last in denied)
