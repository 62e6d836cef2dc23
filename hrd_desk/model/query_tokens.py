"""What was typed into the search field, cut into words, phrases, operators and brackets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from hrd_desk.model.query_words import AND, NOT, OR, joining_words

_QUOTES = str.maketrans(
    dict.fromkeys("“”„‟«»\uff02", '"') | {"\uff1a": ":", "\uff08": "(", "\uff09": ")"}
)
_TOKEN = re.compile(
    r"(?P<open>\()"
    r"|(?P<close>\))"
    r"|(?P<minus>-+)(?=[^\s-])"
    r"|(?P<tilde>~+)(?=[^\s~])"
    r'|(?P<name>[^\W\d_][\w-]*):(?P<value>(?:"[^"]*"?|,[ \t]+(?=-?\d|["\w])(?![^\W\d_][\w-]*:)'
    r'|[^\s()"])*)'
    r'|"(?P<phrase>[^"]*)"?'
    r'|(?P<word>[^\s()"]+)'
)
_VALUE = re.compile(r'(?:"[^"]*"?|[^",])+')


class Kind(Enum):
    """What a token is."""

    OPEN = auto()
    CLOSE = auto()
    OR = auto()
    NOT = auto()
    EVENT = auto()
    FOUND = auto()
    PHRASE = auto()
    WORD = auto()
    OPERATOR = auto()


_JOINING = {AND: None, OR: Kind.OR, NOT: Kind.NOT}
"""What stands side by side must all be there, so "and" says nothing."""


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of what was typed, and where it stands; `name` is what stands before a colon."""

    kind: Kind
    text: str
    start: int
    end: int
    name: str = ""


def tokens_of(typed: str, language: str) -> Iterator[Token]:
    """Yield the pieces of `typed` in their order; quotes of other scripts are quotes too."""
    joining = joining_words(language)
    for match in _TOKEN.finditer(typed.translate(_QUOTES)):
        kind, text, name = _kind_of(match, joining)
        if kind is not None:
            yield Token(kind, text, match.start(), match.end(), name)


def _kind_of(match: re.Match[str], joining: dict[str, str]) -> tuple[Kind | None, str, str]:
    whole = match.group()
    if match["open"] or match["close"]:
        return (Kind.OPEN if match["open"] else Kind.CLOSE), whole, ""
    if match["minus"] or match["tilde"]:
        return _sign_of(whole), whole, ""
    if match["name"] is not None:
        is_address = match["value"].startswith("//")
        return (Kind.WORD, whole, "") if is_address else _operator(match)
    if match["phrase"] is not None:
        return Kind.PHRASE, match["phrase"], ""
    if whole in joining:
        return _JOINING[joining[whole]], whole, ""
    return Kind.WORD, whole, ""


def _sign_of(signs: str) -> Kind | None:
    """Return what minus signs or tildes mean; two minus signs mean nothing."""
    if signs[0] == "~":
        return Kind.EVENT if signs == "~" else Kind.FOUND
    return Kind.NOT if len(signs) % 2 else None


def _operator(match: re.Match[str]) -> tuple[Kind, str, str]:
    return Kind.OPERATOR, match["value"], match["name"]


def values_of(text: str) -> list[tuple[str, bool]]:
    """Return what stands between the commas of a value, and whether it was in quotes."""
    found = [(part.replace('"', "").strip(), '"' in part) for part in _VALUE.findall(text)]
    return [(value, is_quoted) for value, is_quoted in found if value]


def quoted(value: str) -> str:
    """Return `value` as it is typed behind a colon."""
    return f'"{value}"' if re.search(r'[\s(),"]', value) or not value else value
