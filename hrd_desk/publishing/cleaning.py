"""Typed text made safe to print: composed, without characters that hide or reorder others."""

import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote, urlsplit

from hrd_desk.normal_forms import normal
from hrd_desk.publishing.bidi import reads_right_to_left

_SPACES = "\t\v\f\u2028\u2029"
_JOINERS = "\u180e\u200b\u200c\u200d"
_SHOWN = "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2"
"""Format characters that are seen all the same: signs around Arabic and Syriac numbers."""

_DIRECTION = "\u061c\u200e\u200f"
_END_OF_ISOLATE = "\u2069"
_ISOLATES = f"\u2066\u2067\u2068{_END_OF_ISOLATE}"
_MARKS_OF_DIRECTION = re.compile(f"[{_DIRECTION}]")
_MARKS_IN_A_ROW = re.compile(r"([\u0300-\u036f]{4})[\u0300-\u036f]+")
_BLANKS = re.compile(r"[^\S\u00a0\u202f]+")
_SAME_IN_A_ROW = re.compile(r"([^\w\s])\1{2,}")
_LINK_CHARACTERS = "%/:=&?~#+!$,;'@()*[]-._"


def cleaned(text: str | None, *, keeps_isolates: bool = False) -> str:
    """Return `text` in NFC with plain line ends, without control and format characters.

    Those would print nothing or, like the bidirectional overrides, show other words than are
    stored. Joiners stay in the scripts that are spelt with them, marks of direction where
    something reads from right to left. A lone surrogate becomes "?"; of accents heaped on one
    letter the first four stay, of the same mark two. None, as records not yet saved have it, is "".
    With `keeps_isolates` those around fields of sentences of ours stay, which are all ended.
    """
    text = text or ""
    if text.isascii() and text.isprintable():
        return text.strip()
    plain = normal("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    kept = plain
    if not plain.replace("\n", "").isprintable():  # most texts have nothing to look at
        isolates = _ISOLATES if keeps_isolates and _all_end(plain) else ""
        letters = zip(plain, ["", *plain[:-1]], strict=True)
        kept = "".join([one if one in isolates else _safe(one, before) for one, before in letters])
    if _MARKS_OF_DIRECTION.search(kept) and not reads_right_to_left(kept, letters_alone=True):
        kept = _MARKS_OF_DIRECTION.sub("", kept)
    kept = _SAME_IN_A_ROW.sub(_two_marks, kept)
    return _MARKS_IN_A_ROW.sub(r"\1", kept).strip()


def _all_end(text: str) -> bool:
    """Return whether each isolate in `text` is ended, and nothing else is."""
    depth = 0
    for isolate in filter(_ISOLATES.__contains__, text):
        depth += -1 if isolate == _END_OF_ISOLATE else 1
        if depth < 0:
            return False
    return not depth


def _two_marks(found: re.Match[str]) -> str:
    """Return two of the same mark; other signs, like dashes, as they are."""
    return found[1] * 2 if unicodedata.category(found[1]) == "Mn" else found[0]


def in_one_line(text: str | None) -> str:
    """Return `text` cleaned, with every run of white space as one space."""
    kept = cleaned(text)
    if "  " not in kept and kept.isascii() and kept.isprintable():
        return kept
    return _BLANKS.sub(" ", kept).strip()


def _safe(character: str, before: str) -> str:
    if character.isalnum():
        return character
    if character in _SPACES:
        return " "
    category = unicodedata.category(character)
    if category == "Cs":
        return "?"
    if category not in {"Cc", "Cf"} or character == "\n":
        return character
    is_kept = character in _DIRECTION + _SHOWN or (
        character in _JOINERS and _is_spelt_with_joiners(before)
    )
    return character if is_kept else ""


def _is_spelt_with_joiners(letter: str) -> bool:
    """Return whether joiners mean something after `letter`: not in Latin, Greek or Cyrillic."""
    return letter >= "\u0590" and not "\u1e00" <= letter <= "\u206f"


@lru_cache(maxsize=512)
def web_address(text: str | None) -> str | None:
    """Return the address to link to, with only ASCII in it; None unless it is http or https.

    An address that carries a user name or password is none either: it opens more than a page.
    """
    try:
        parts = urlsplit(in_one_line(text))
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port else ""
    except ValueError:  # an impossible port or host: not an address that opens
        return None
    if parts.scheme not in {"http", "https"} or not host or parts.username is not None:
        return None
    address = parts._replace(netloc=f"[{host}]{port}" if ":" in host else f"{host}{port}")
    return quote(address.geturl(), safe=_LINK_CHARACTERS)
