"""Typed text made safe to print: composed, without characters that hide or reorder others."""

import re
import unicodedata
from urllib.parse import quote, urlsplit

_SPACES = "\t\v\f\u2028\u2029"
_MARKS_IN_A_ROW = re.compile(r"([\u0300-\u036f]{4})[\u0300-\u036f]+")
_LINK_CHARACTERS = "%/:=&?~#+!$,;'@()*[]-._"


def cleaned(text: str | None) -> str:
    """Return `text` in NFC with plain line ends, without control and format characters.

    Those would print nothing or, like the bidirectional overrides, show other words than are
    stored. A lone surrogate becomes "?"; of accents heaped on one letter the first four stay.
    None, as records not yet saved have it, is "".
    """
    text = text or ""
    plain = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    kept = "".join(_safe(character) for character in plain)
    return _MARKS_IN_A_ROW.sub(r"\1", kept).strip()


def in_one_line(text: str | None) -> str:
    """Return `text` cleaned, with every run of white space as one space."""
    return re.sub(r"[^\S\u00a0\u202f]+", " ", cleaned(text)).strip()


def _safe(character: str) -> str:
    if character in _SPACES:
        return " "
    category = unicodedata.category(character)
    if category == "Cs":
        return "?"
    return "" if category in {"Cc", "Cf"} and character != "\n" else character


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
