"""What stands in a text in the codings of addresses, mark-up, programs, mail and bytes."""

import base64
import binascii
import html
import quopri
import re
from collections.abc import Callable, Iterator
from urllib.parse import unquote

_ESCAPED = re.compile(r"(?:\\|%)u(?:([0-9A-Fa-f]{4})|\{([0-9A-Fa-f]{1,5})\})")
_OF_PROGRAMS = (
    (re.compile(r"(?:\\[0-3][0-7]{2}){3,}"), 8),
    (re.compile(r"(?:\\x[0-9A-Fa-f]{2}){3,}"), 16),
)
"""Bytes as programs write them: \\124\\145 and \\x54\\x65, each with the base of its digits."""

_BYTE = re.compile(r"\\x?([0-9A-Fa-f]+)")
_OF_STYLES = re.compile(r"(?:\\[0-9A-Fa-f]{1,6}\s?){3,}")
_NAMED_POINTS = re.compile(r"(?:U\+[0-9A-Fa-f]{4,6}[\s,;]*){3,}")
_POINT = re.compile(r"(?:\\|U\+)([0-9A-Fa-f]{1,6})")
_PRINTABLE_IN_MAIL = re.compile(r"(?:=[0-9A-Fa-f]{2}){2}")
_SAID_AT = re.compile(
    r"[\[({<]\s?(?:at|собака)\s?[\])}>]"
    r"|\s(?:at|собака)\s+(?=[\w-]+\s*(?:\.\w|[\[({<]?(?:dot|точка)\b))",
    re.IGNORECASE,
)
_SAID_DOT = re.compile(
    r"[\[({<]\s?(?:dot|точка)\s?[\])}>]|(?<=\w)\s+(?:dot|точка)\s+(?=\w)", re.IGNORECASE
)
"""How people write addresses of mail that no program shall read."""

_HEXADECIMAL = re.compile(
    r"[0-9A-Fa-f](?<![0-9A-Za-z].)[0-9A-Fa-f](?:[0-9A-Fa-f]{2}){7,}(?![0-9A-Za-z])"
)
_SPACED_HEXADECIMAL = re.compile(r"(?:[0-9A-Fa-f]{2}[ :-]){5,}[0-9A-Fa-f]{2}(?![0-9A-Za-z])")
_NOT_HEXADECIMAL = re.compile(r"[ :-]")
_SHORTEST_PACKED = 12
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{12,}={0,2}|[A-Za-z0-9+/_-]{10,}={1,2}")
_BASE32 = re.compile(r"[A-Z2-7](?<![0-9A-Za-z].)[A-Z2-7]{15,}={0,6}")
_PUNYCODE = re.compile(r"xn--[a-z0-9-]+", re.IGNORECASE)

# Only where a word begins: from each of its letters anew, a long one takes its length squared.
_HYPHENATED = re.compile(r"(?<![^\W\d_])[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)+")
_HYPHEN = re.compile(r"[-\u2010\u2011]")
_HYPHENS = ("-", "\u2010", "\u2011")

_FIGURE_IN_A_WORD = re.compile(r"[013457$](?<=[A-Za-z].)[A-Za-z]")
_WITH_FIGURES = re.compile(r"[A-Za-z0-9$]+")
_AS_LETTERS = tuple(str.maketrans("013457$", f"o{one}easts") for one in "il")
"""Figures that stand for the letters they look like; 1 for either of two."""


def readings(text: str) -> Iterator[str]:
    """Yield `text`, and what stands in it in other codings."""
    yield text
    for sign, read in _BY_SIGN:
        if sign in text:
            yield from read(text)
    runs = text.split()
    # What is packed stands in one long word: few are, and the patterns are slow.
    long = [run for run in runs if len(run) >= _SHORTEST_PACKED]
    if long:
        yield from _packed(" ".join(long))
    for run in _SPACED_HEXADECIMAL.findall(text):
        yield _text_of(bytes.fromhex(_NOT_HEXADECIMAL.sub("", run)))
    if any(hyphen in text for hyphen in _HYPHENS):
        yield from _without_hyphens(runs)
    if _FIGURE_IN_A_WORD.search(text):
        words = [word for word in _WITH_FIGURES.findall(text) if _FIGURE_IN_A_WORD.search(word)]
        yield from (" ".join(words).translate(table) for table in _AS_LETTERS)


def _of_addresses(text: str) -> Iterator[str]:
    yield unquote(text)
    if "%u" in text:
        yield _ESCAPED.sub(_character, text)


def _of_markup(text: str) -> Iterator[str]:
    yield html.unescape(text)


def _of_hidden_mail(text: str) -> Iterator[str]:
    yield _SAID_DOT.sub(".", _SAID_AT.sub("@", text))


def _of_points(text: str) -> Iterator[str]:
    yield from filter(None, map(_from_points, _NAMED_POINTS.findall(text)))


def _punycode(text: str) -> Iterator[str]:
    """Yield a text with its host names as people read them, and what addresses code beside them."""
    found = _PUNYCODE.sub(_host, text)
    if found != text:
        yield unquote(found)


def _host(found: re.Match[str]) -> str:
    try:
        return found[0].encode("ascii").decode("idna")
    except UnicodeError:  # it only looks like one
        return found[0]


def _without_hyphens(runs: list[str]) -> Iterator[str]:
    """Yield the words that have hyphens without them: a name may have been cut in two.

    Not the whole text: pages are full of hyphens, and would be read twice.
    """
    first, second, third = _HYPHENS
    cut = [run for run in runs if first in run or second in run or third in run]
    words = [word for run in cut for word in _HYPHENATED.findall(run)]
    if words:
        yield "\n".join(_HYPHEN.sub("", word) for word in words)


def _character(found: re.Match[str]) -> str:
    return chr(int(found[1] or found[2], 16))


def _escapes(text: str) -> Iterator[str]:
    if "\\u" in text:
        yield _ESCAPED.sub(_character, text)
    for pattern, base in _OF_PROGRAMS:
        for run in pattern.findall(text):
            yield _text_of(bytes(int(digits, base) for digits in _BYTE.findall(run)))
    yield from filter(None, map(_from_points, _OF_STYLES.findall(text)))


def _of_mail(text: str) -> Iterator[str]:
    # Split first: a pattern that reaches to both ends of a run takes its length squared.
    for run in text.split():
        if _PRINTABLE_IN_MAIL.search(run):
            yield _text_of(quopri.decodestring(run.encode()))


def _from_points(run: str) -> str:
    """Return the letters whose code points are listed; "" if there are none such."""
    points = [int(digits, 16) for digits in _POINT.findall(run)]
    found = "".join(chr(point) for point in points if point <= 0x10FFFF)  # noqa: PLR2004
    return found if found.isprintable() else ""


def _packed(text: str) -> Iterator[str]:
    ways: tuple[tuple[re.Pattern[str], Callable[[str], bytes]], ...] = (
        (_HEXADECIMAL, bytes.fromhex),
        (_BASE64, _from_base64),
        (_BASE32, _from_base32),
    )
    for pattern, unpacked in ways:
        for run in pattern.findall(text):
            try:
                found = _text_of(unpacked(run))
            except binascii.Error:  # most long words are none
                continue
            if found:
                yield found


def _text_of(content: bytes) -> str:
    """Return the text that bytes are; "" if they are none."""
    try:
        found = content.decode("utf-16-le" if b"\x00" in content else "utf-8")
    except UnicodeDecodeError:
        return ""
    return found if found.isprintable() else ""


def _from_base64(packed: str) -> bytes:
    standard = packed.rstrip("=").replace("-", "+").replace("_", "/")
    return base64.b64decode(standard + "=" * (-len(standard) % 4), validate=True)


def _from_base32(packed: str) -> bytes:
    bare = packed.rstrip("=")
    return base64.b32decode(bare + "=" * (-len(bare) % 8))


_BY_SIGN: tuple[tuple[str, Callable[[str], Iterator[str]]], ...] = (
    ("%", _of_addresses),
    ("&", _of_markup),
    ("\\", _escapes),
    ("=", _of_mail),
    ("U+", _of_points),
    ("--", _punycode),
    *((sign, _of_hidden_mail) for sign in ("at)", "at]", "AT)", "AT]", " dot ", "dot]", "собака")),
)
"""What a text must hold for each coding to be read."""
